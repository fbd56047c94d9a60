/* The terminal room in a terminal: typing, pastes, floods, sizes, signals, locales, and the terminal left as it was
 * found. */
#include "vt.h"

#include "base/str.h"
#include "base/text.h"

#include "../unit/unit.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *home, file[64];

static void set_up(void)
{
    home = vt_home();
    snprintf(file, sizeof file, "%s/text", home);
}

static void tear_down(void)
{
    vt_home_drop(home);
}

static struct vt *start_with(const char *const env[], const char *theme, int rows, int cols)
{
    const char *const argv[] = {getenv("ECHO_PROGRAM"), file, theme, NULL};
    ck_assert_ptr_nonnull(argv[0]);
    return vt_spawn(argv, env, home, rows, cols);
}

static struct vt *start(void)
{
    struct vt *vt = start_with(NULL, "0", 24, 80);
    vt_expect(vt, "READY");
    return vt;
}

static void quit(struct vt *vt)
{
    vt_key(vt, "Ctrl-Q");
    vt_expect_exit(vt, 0);
    ck_assert(vt_is_cooked(vt));
    ck_assert(!vt_alternate(vt));
}

/* What the program has kept, byte for byte. */
static void assert_kept(const char *text, size_t len)
{
    struct wb_str kept = {0};
    char bytes[65536];
    FILE *in = fopen(file, "rb");

    ck_assert_ptr_nonnull(in);
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, in)) > 0;)
        wb_str_add_n(&kept, bytes, got);
    fclose(in);
    ck_assert_uint_eq(kept.len, len);
    ck_assert_int_eq(memcmp(wb_str_text(&kept), text, len), 0);
    wb_str_fini(&kept);
}

START_TEST(typing_is_shown_and_kept)
{
    struct vt *vt = start();

    ck_assert(!vt_is_cooked(vt));
    vt_send(vt, "hello");
    vt_expect(vt, " hello");
    ck_assert(vt_wait_cursor(vt, 2, 6, VT_PATIENCE));
    vt_keys(vt, "Home Ctrl-Right Enter");
    vt_send(vt, "w\u00f6rld \u4f60\u597d");
    vt_expect(vt, " w\u00f6rld \u4f60\u597d");
    ck_assert(vt_wait_cursor(vt, 3, 11, VT_PATIENCE));
    vt_key(vt, "Backspace");
    vt_expect_gone(vt, "\u597d");
    quit(vt);
    assert_kept("hello\nw\u00f6rld \u4f60", strlen("hello\nw\u00f6rld \u4f60"));
    vt_free(vt);
}
END_TEST

START_TEST(a_typed_newline_counts_after_enter)
{
    struct vt *vt = start();

    vt_send_taken(vt, "\r");
    vt_send_taken(vt, "\n");
    vt_send(vt, "x");
    vt_expect(vt, "3 bytes");
    quit(vt);
    assert_kept("\n\nx", 3);
    vt_free(vt);
}
END_TEST

/* Each key as a terminal sends it, and the name under which it arrives. */
static const char *const keys[][2] = {
    {"\033OA", "Up"},
    {"\033[A", "Up"},
    {"\033[1;2A", "Shift-Up"},
    {"\033[1;3B", "Alt-Down"},
    {"\033[1;5C", "Ctrl-Right"},
    {"\033[1;6D", "Ctrl-Shift-Left"},
    {"\033[1;5H", "Ctrl-Home"},
    {"\033[1;8F", "Ctrl-Alt-Shift-End"},
    {"\033[3~", "Delete"},
    {"\033[3;5~", "Ctrl-Delete"},
    {"\033[5~", "Page-Up"},
    {"\033[Z", "Shift-Tab"},
    {"\033OP", "F1"},
    {"\033[24~", "F12"},
    {"\033[[B", "F2"},
    {"\033\033[A", "Alt-Up"},
    {"\033b", "Alt-B"},
    {"\033", "Esc"},
    {"\t", "Tab"},
    {"\b", "Ctrl-Backspace"},
    {"\177", "Backspace"},
    {"\033\177", "Alt-Backspace"},
    {"\037", "Ctrl-/"},
    {"\023", "Ctrl-S"},
    {"\032", "Ctrl-Z"},
    {"\003", "Ctrl-C"},
    {"\034", "Ctrl-\\"},
    {"\033[97;5u", "Ctrl-A"},
    {"\033[27;5;13~", "Ctrl-Enter"},
};

START_TEST(keys_have_their_names)
{
    struct vt *vt = start();
    char said[64];

    vt_send(vt, keys[_i][0]);
    snprintf(said, sizeof said, "key %s", keys[_i][1]);
    vt_expect(vt, said);
    quit(vt);
    assert_kept("", 0);
    vt_free(vt);
}
END_TEST

/* What has the shape of a sequence and no meaning leaves no trace in the text. */
START_TEST(unknown_sequences_are_dropped)
{
    struct vt *vt = start();

    vt_send(vt, "a\033[?62;22c\033[I\033[99;99~\033[>1;2;3cb\033[200;c\033[<35;10;10Mc");
    vt_expect(vt, " abc");
    quit(vt);
    assert_kept("abc", 3);
    vt_free(vt);
}
END_TEST

START_TEST(a_paste_is_one_event)
{
    static const char text[] = "one\r\ntwo\rthree\n\033[31mred\033[0m \007\x9b!\xff \xc2\x9b caf\xc3\xa9";
    static const char kept[] = "one\ntwo\nthree\n[31mred[0m !  caf\xc3\xa9";
    struct vt *vt = start();

    vt_paste(vt, text, sizeof text); /* with its NUL */
    vt_expect(vt, "paste 1:");
    vt_expect(vt, "[31mred[0m !  caf\u00e9");
    vt_key(vt, "F5");
    quit(vt);
    assert_kept(kept, sizeof kept - 1);
    vt_free(vt);
}
END_TEST

START_TEST(an_end_marker_inside_does_not_end_a_paste)
{
    static const char text[] = "before \033[201~\021\rafter";
    struct vt *vt = start();

    vt_paste(vt, text, sizeof text - 1);
    vt_expect(vt, "paste 1: 13 bytes, 7 dropped");
    vt_send(vt, "!");
    vt_expect(vt, "after!");
    quit(vt);
    assert_kept("before \nafter!", 14);
    vt_free(vt);
}
END_TEST

START_TEST(markers_may_be_torn)
{
    static const char sent[] = "\033[200~torn\033[201~";
    struct vt *vt = start();

    /* Torn where the test number says; the program has read the first part before the second is sent. */
    vt_send_n(vt, sent, (size_t)_i + 1);
    if (_i == 0 || _i > 6)
        vt_send_n(vt, sent + _i + 1, sizeof sent - 2 - (size_t)_i);
    else
        vt_send(vt, sent + _i + 1);
    vt_expect(vt, "paste 1: 4 bytes, 0 dropped");
    quit(vt);
    assert_kept("torn", 4);
    vt_free(vt);
}
END_TEST

START_TEST(a_paste_that_never_ends_is_kept)
{
    struct vt *vt = start();

    vt_send(vt, "\033[200~lost end\rof line");
    vt_expect(vt, "paste 1: 16 bytes");
    vt_send(vt, ".");
    vt_expect(vt, "of line.");
    quit(vt);
    assert_kept("lost end\nof line.", 17);
    vt_free(vt);
}
END_TEST

enum { MEGABYTE = 1 << 20 };

static void fill(struct wb_str *text, bool lines)
{
    for (int i = 0; text->len < MEGABYTE; i++)
        wb_str_addf(text, "line %d of a text with caf\u00e9 and \u4f60\u597d%s", i, lines ? "\n" : " ");
    wb_str_add(text, "QZXJ");
}

/* Bracketed and not, with lines and without: one megabyte, every byte kept, nothing taken for a key. */
START_TEST(a_megabyte_is_pasted)
{
    struct wb_str text = {0};
    struct vt *vt = start();

    fill(&text, _i & 1);
    if (_i & 2)
        vt_paste(vt, text.data, text.len);
    else
        vt_send_n(vt, text.data, text.len);
    vt_expect(vt, "QZXJ");
    char all[64];
    snprintf(all, sizeof all, "%zu bytes", text.len);
    vt_expect(vt, all);
    quit(vt);
    assert_kept(text.data, text.len);
    wb_str_fini(&text);
    vt_free(vt);
}
END_TEST

START_TEST(a_flood_with_control_characters_is_no_command)
{
    struct wb_str text = {0}, kept = {0};
    struct vt *vt = start();

    for (int i = 0; i < 500; i++)
        wb_str_add(&text, "some words and \021 a control\r");
    wb_clean(&kept, text.data, text.len, WB_CLEAN_PASTE);
    vt_send_n(vt, text.data, text.len);
    char all[64];
    snprintf(all, sizeof all, "\u25cf %zu bytes", kept.len);
    vt_expect(vt, all);
    quit(vt);
    assert_kept(kept.data, kept.len);
    wb_str_fini(&text);
    wb_str_fini(&kept);
    vt_free(vt);
}
END_TEST

START_TEST(lines_that_come_at_once_are_text)
{
    struct vt *vt = start();

    vt_send(vt, "first line\rsecond line\r");
    vt_expect(vt, "paste 1: 23 bytes");
    vt_send(vt, "third line here\r"); /* typed, as far as anyone can tell */
    vt_expect(vt, "key Enter");
    vt_send(vt, "1\r2\r3\r4\r5\r6\r7\r8\r9\r");
    vt_expect(vt, " 9");
    vt_expect(vt, "key Enter");
    quit(vt);
    vt_free(vt);
}
END_TEST

START_TEST(the_mouse_is_heard)
{
    struct vt *vt = start();

    vt_send(vt, "hello world");
    vt_click(vt, 2, 6);
    vt_expect(vt, "click 2,6");
    ck_assert(vt_wait_cursor(vt, 2, 6, VT_PATIENCE));
    vt_wheel(vt, 1, 5, 5);
    vt_expect(vt, "wheel down");
    vt_wheel(vt, -1, 5, 5);
    vt_expect(vt, "wheel up");
    vt_send(vt, "\033[M !!"); /* the old encoding */
    vt_expect(vt, "click 0,0");
    quit(vt);
    assert_kept("hello world", 11);
    vt_free(vt);
}
END_TEST

static const int sizes[][2] = {{1, 1}, {2, 2}, {1, 200}, {200, 1}, {5, 20}, {10, 40}, {24, 80}, {200, 500}, {300, 600}};

START_TEST(every_size_is_lived_with)
{
    struct vt *vt = start();

    vt_send(vt, "w\u00f6rds \u4f60\u597d here ");
    vt_resize(vt, sizes[_i][0], sizes[_i][1]);
    vt_send(vt, "x");
    vt_resize(vt, 24, 80);
    vt_expect(vt, "80x24");
    vt_expect(vt, "w\u00f6rds \u4f60\u597d here x");
    quit(vt);
    vt_free(vt);
}
END_TEST

START_TEST(a_storm_of_sizes_loses_nothing)
{
    char typed[VT_STORM + 1];
    struct vt *vt = start();

    vt_storm(vt, 1, 1, typed);
    vt_resize(vt, 30, 100);
    vt_expect(vt, "100x30 \u25cf 200 bytes");
    vt_expect(vt, "uvwxyzabcd");
    quit(vt);
    assert_kept(typed, VT_STORM);
    vt_free(vt);
}
END_TEST

static const int ending[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};

/* Two keys in one breath are two keys; and keys typed after the window has changed are not for what it showed before.
 */
START_TEST(escape_and_a_key_in_one_breath)
{
    struct vt *vt = start();

    vt_send(vt, "x\033\rz");
    vt_expect(vt, "3 bytes");
    quit(vt);
    assert_kept("x\nz", 3);
    vt_free(vt);
}
END_TEST

START_TEST(signals_end_it_in_order)
{
    struct vt *vt = start();

    vt_send(vt, "kept");
    vt_expect(vt, "kept");
    vt_signal(vt, ending[_i]);
    vt_expect_exit(vt, 0);
    ck_assert(vt_is_cooked(vt));
    ck_assert(!vt_alternate(vt));
    assert_kept("kept", 4);
    size_t len;
    const char *raw = vt_raw(vt, &len);
    ck_assert_ptr_nonnull(strstr(raw, "\033[?2004l"));
    ck_assert_ptr_nonnull(strstr(raw, "\033[?1000l"));
    vt_free(vt);
}
END_TEST

START_TEST(a_closed_terminal_ends_it)
{
    struct vt *vt = start();
    int status;

    vt_send(vt, "kept");
    vt_expect(vt, "kept");
    vt_hang_up(vt);
    ck_assert(vt_wait_exit(vt, &status, VT_PATIENCE));
    assert_kept("kept", 4);
    vt_free(vt);
}
END_TEST

static const int fatal[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE};

START_TEST(a_crash_leaves_the_terminal_usable)
{
    struct vt *vt = start();
    int status;

    if (_i == ROWS(fatal))
        vt_send(vt, "\033[24;5~"); /* it aborts itself */
    else
        vt_signal(vt, fatal[_i]);
    ck_assert(vt_wait_exit(vt, &status, VT_PATIENCE));
    if (!getenv("UBSAN_OPTIONS") && !getenv("ASAN_OPTIONS")) {
        ck_assert(WIFSIGNALED(status));
        ck_assert(vt_is_cooked(vt));
        ck_assert(!vt_alternate(vt));
        size_t len;
        ck_assert_ptr_nonnull(strstr(vt_raw(vt, &len), "\033[?2004l"));
    }
    vt_free(vt);
}
END_TEST

/* The program with an editor that is a script: it says so once it runs, which is when the terminal is its own. */
static struct vt *start_with_editor(const char *script)
{
    char path[96], editor[112];

    snprintf(path, sizeof path, "%s/editor", home);
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fprintf(out, "#!/bin/sh\nstty -a | grep -q ' icanon' && echo EDITOR RUNS\n%s\n", script);
    fclose(out);
    chmod(path, 0700);
    snprintf(editor, sizeof editor, "EDITOR=%s", path);
    const char *const env[] = {editor, NULL};
    struct vt *vt = start_with(env, "0", 24, 80);
    vt_expect(vt, "READY");
    return vt;
}

START_TEST(an_editor_gets_the_terminal_and_gives_it_back)
{
    struct vt *vt = start_with_editor("read line; exit 3");

    vt_send(vt, "text");
    vt_key(vt, "Ctrl-E");
    vt_expect(vt, "EDITOR RUNS");
    ck_assert(vt_is_cooked(vt));
    vt_resize(vt, 20, 70);
    vt_send(vt, "\n");
    vt_expect(vt, "editor ended 3");
    vt_expect(vt, "70x20");
    vt_send(vt, "!");
    vt_expect(vt, "text!");
    quit(vt);
    vt_free(vt);
}
END_TEST

/* Ctrl-C typed at the editor ends the editor, and nothing else. */
START_TEST(what_is_typed_at_an_editor_is_not_for_us)
{
    struct vt *vt = start_with_editor("exec cat");

    vt_send(vt, "text");
    vt_expect(vt, "4 bytes");
    vt_key(vt, "Ctrl-E");
    vt_expect(vt, "EDITOR RUNS");
    vt_send(vt, "\003");
    vt_expect(vt, "editor ended 130");
    vt_send(vt, "!");
    vt_expect(vt, "text!");
    quit(vt);
    vt_free(vt);
}
END_TEST

START_TEST(a_missing_editor_is_said)
{
    static const char *const env[] = {"EDITOR=/nowhere/no-editor", NULL};
    struct vt *vt = start_with(env, "0", 24, 80);

    vt_expect(vt, "READY");
    vt_key(vt, "Ctrl-E");
    vt_expect(vt, "/nowhere/no-editor could not be started");
    quit(vt);
    vt_free(vt);
}
END_TEST

/* A shell with job control is what stops and continues programs. */
START_TEST(it_can_be_suspended)
{
    char command[160];
    snprintf(command, sizeof command, "set -m; %s %s; echo STOPPED; read line; fg; echo DONE", getenv("ECHO_PROGRAM"),
             file);
    const char *const argv[] = {"bash", "--norc", "-c", command, NULL};
    struct vt *vt = vt_spawn(argv, NULL, home, 24, 80);

    vt_expect(vt, "READY");
    vt_send(vt, "kept");
    vt_expect(vt, "kept");
    if (_i == 0)
        vt_key(vt, "Ctrl-U");
    else
        vt_send(vt, "\025");
    vt_expect(vt, "STOPPED");
    ck_assert(vt_is_cooked(vt));
    vt_resize(vt, 30, 90);
    vt_send(vt, "\n");
    vt_expect(vt, "90x30");
    vt_send(vt, "!");
    vt_expect(vt, "kept!");
    vt_key(vt, "Ctrl-Q");
    vt_expect(vt, "DONE");
    vt_expect_exit(vt, 0);
    assert_kept("kept!", 5);
    vt_free(vt);
}
END_TEST

static const struct {
    const char *env[4];
    const char *shown; /* of the head line's ornaments */
} locales[] = {
    {{"LC_ALL=C", NULL}, "READY > 80x24 * 6 bytes"},
    {{"LC_ALL=POSIX", NULL}, "READY > 80x24 * 6 bytes"},
    {{"LC_ALL", NULL}, "READY \u203a 80x24 \u25cf 6 bytes"}, /* nothing said: UTF-8 */
    {{"LC_ALL", "LANG=C", NULL}, "READY > 80x24 * 6 bytes"},
    {{"LC_ALL=no_such_place", NULL}, "READY > 80x24 * 6 bytes"},
};

START_TEST(every_locale_shows_what_it_can_and_keeps_all)
{
    struct vt *vt = start_with(locales[_i].env, "0", 24, 80);

    vt_expect(vt, "READY");
    vt_send(vt, "a\u00e9\u4f60");
    vt_expect(vt, locales[_i].shown);
    quit(vt);
    assert_kept("a\u00e9\u4f60", 6);
    vt_free(vt);
}
END_TEST

static const struct {
    const char *term;
    bool works;
} terminals[] = {
    {"TERM=xterm", true},           {"TERM=tmux-256color", true}, {"TERM=screen", true}, {"TERM=linux", true},
    {"TERM=vt100", true},           {"TERM=dumb", false},         {"TERM=", false},      {"TERM", false},
    {"TERM=never-heard-of", false},
};

START_TEST(terminals_known_and_unknown)
{
    const char *const env[] = {terminals[_i].term, NULL};
    struct vt *vt = start_with(env, "0", 24, 200);

    if (terminals[_i].works) {
        vt_expect(vt, "READY");
        vt_send(vt, "text");
        vt_expect(vt, "text");
        quit(vt);
    } else {
        vt_expect(vt, "TERM");
        vt_expect(vt, "--linear");
        vt_expect_exit(vt, 1);
        ck_assert(vt_is_cooked(vt));
    }
    vt_free(vt);
}
END_TEST

START_TEST(without_a_terminal_it_says_so)
{
    char command[160];
    snprintf(command, sizeof command, "%s %s </dev/null", getenv("ECHO_PROGRAM"), file);
    const char *const argv[] = {"sh", "-c", command, NULL};
    struct vt *vt = vt_spawn(argv, NULL, home, 24, 80);

    vt_expect(vt, "needs a terminal");
    vt_expect_exit(vt, 1);
    vt_free(vt);
}
END_TEST

/* No text, however it was meant, reaches the terminal as anything but text. */
START_TEST(no_control_character_leaks)
{
    static const char hostile[] = "\033]0;pwned\007\033]52;c;QQ==\007\x9b"
                                  "31m\u202e\u2066\u200b\xc2\x9b"
                                  "5n\b\b";
    struct vt *vt = start();
    size_t len;

    vt_raw_forget(vt);
    vt_paste(vt, hostile, sizeof hostile - 1);
    vt_expect(vt, "paste 1");
    vt_key(vt, "Ctrl-T");
    vt_expect(vt, "key Ctrl-T");
    const char *raw = vt_raw(vt, &len);
    for (size_t i = 0; i < len; i++)
        ck_assert_msg((unsigned char)raw[i] >= 0x20 || strchr("\033\r\n\b\017", raw[i]), "byte %d", raw[i]);
    ck_assert_ptr_null(strstr(raw, "\033]"));
    ck_assert_ptr_null(strstr(raw, "\u202e"));
    ck_assert_ptr_null(strstr(raw, "\u200b"));
    ck_assert_int_eq(vt_bells(vt), 0);
    ck_assert_str_eq(vt_title(vt), "");
    quit(vt);
    vt_free(vt);
}
END_TEST

/* What the accent and an answer look like under each theme: colours by number, -1 for none. */
static const struct {
    const char *theme, *env[3];
    int accent, answer, back;
} themes[] = {
    {"0", {NULL}, 5, -1, -1},          {"1", {NULL}, 11, 14, 0},
    {"2", {NULL}, -1, -1, -1},         {"0", {"NO_COLOR=1"}, -1, -1, -1},
    {"1", {"NO_COLOR=1"}, -1, -1, -1}, {"0", {"NO_COLOR="}, 5, -1, -1}, /* set, and empty: does not count */
    {"0", {"TERM=xterm"}, 5, -1, -1},  {"1", {"TERM=xterm"}, 3, 6, 0},  /* eight colours: the plain one, bold */
    {"1", {"TERM=vt100"}, -1, -1, -1},
};

/* The line at the bottom, which is in the accent, is the last that a paint brings: both are judged once it is there. */
START_TEST(themes_say_the_same)
{
    struct vt *vt = start_with(themes[_i].env, themes[_i].theme, 24, 80);

    vt_expect(vt, "READY");
    vt_send(vt, "x");
    vt_expect(vt, "key x");
    struct vt_look accent = vt_look(vt, 23, 0), answer = vt_look(vt, 2, 1);
    ck_assert_str_eq(vt_row(vt, 2), " x");
    ck_assert_int_eq(accent.fore, themes[_i].accent);
    ck_assert_int_eq(answer.fore, themes[_i].answer);
    ck_assert_int_eq(accent.back, themes[_i].back);
    ck_assert_int_eq(answer.back, themes[_i].back);
    ck_assert(accent.bold);
    quit(vt);
    vt_free(vt);
}
END_TEST

/* A typed key costs few bytes on a line, which counts where the line is slow. */
START_TEST(a_key_is_cheap)
{
    static const char *const quiet[] = {"QUIET=1", NULL};
    struct vt *vt = start_with(quiet, "0", 24, 80);
    size_t len;

    vt_expect(vt, "nothing yet");
    vt_send(vt, "some words ");
    vt_expect(vt, "some words");
    ck_assert(vt_wait_cursor(vt, 2, 12, VT_PATIENCE));
    vt_raw_forget(vt);
    vt_send(vt, "a");
    ck_assert(vt_wait_cursor(vt, 2, 13, VT_PATIENCE));
    vt_raw(vt, &len);
    ck_assert_uint_eq(len, 1);
    quit(vt);
    vt_free(vt);
}
END_TEST

static void tests(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, typing_is_shown_and_kept);
    tcase_add_test(tcase, a_typed_newline_counts_after_enter);
    tcase_add_loop_test(tcase, keys_have_their_names, 0, ROWS(keys));
    tcase_add_test(tcase, unknown_sequences_are_dropped);
    tcase_add_test(tcase, a_paste_is_one_event);
    tcase_add_test(tcase, an_end_marker_inside_does_not_end_a_paste);
    tcase_add_loop_test(tcase, markers_may_be_torn, 0, 15);
    tcase_add_test(tcase, a_paste_that_never_ends_is_kept);
    tcase_add_loop_test(tcase, a_megabyte_is_pasted, 0, 4);
    tcase_add_test(tcase, a_flood_with_control_characters_is_no_command);
    tcase_add_test(tcase, lines_that_come_at_once_are_text);
    tcase_add_test(tcase, the_mouse_is_heard);
    tcase_add_loop_test(tcase, every_size_is_lived_with, 0, ROWS(sizes));
    tcase_add_test(tcase, a_storm_of_sizes_loses_nothing);
    tcase_add_test(tcase, escape_and_a_key_in_one_breath);
    tcase_add_loop_test(tcase, signals_end_it_in_order, 0, ROWS(ending));
    tcase_add_test(tcase, a_closed_terminal_ends_it);
    tcase_add_loop_test(tcase, a_crash_leaves_the_terminal_usable, 0, ROWS(fatal) + 1);
    tcase_add_test(tcase, an_editor_gets_the_terminal_and_gives_it_back);
    tcase_add_test(tcase, what_is_typed_at_an_editor_is_not_for_us);
    tcase_add_test(tcase, a_missing_editor_is_said);
    tcase_add_loop_test(tcase, it_can_be_suspended, 0, 2);
    tcase_add_loop_test(tcase, every_locale_shows_what_it_can_and_keeps_all, 0, ROWS(locales));
    tcase_add_loop_test(tcase, terminals_known_and_unknown, 0, ROWS(terminals));
    tcase_add_test(tcase, without_a_terminal_it_says_so);
    tcase_add_test(tcase, no_control_character_leaks);
    tcase_add_loop_test(tcase, themes_say_the_same, 0, ROWS(themes));
    tcase_add_test(tcase, a_key_is_cheap);
}

int main(void)
{
    return run_suite("pty_term", tests);
}
