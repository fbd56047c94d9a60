/* The whole program in a terminal: what was shown is kept, whatever happens to program, terminal or size. What was kept
 * is read back through its own export, never from the screen. */
#include "book.h"

#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"

#include "../unit/texts.h"
#include "../unit/unit.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ----------------------------------------------------------------------------------------------------- what is kept */

START_TEST(words_are_kept)
{
    struct vt *vt = book_start();

    vt_send(vt, "What I see");
    vt_expect(vt, "What I see");
    vt_key(vt, "Enter");
    vt_send(vt, "and hear");
    vt_key(vt, "Tab");
    vt_send(vt, "a motto");
    vt_expect(vt, "a motto");
    book_leave(vt);
    book_assert_kept("tale", "What I see\nand hear");
    book_assert_kept("motto", "a motto");
    vt = book_again("Tell it.");
    vt_expect(vt, "and hear");
    vt_expect(vt, "a motto");
    book_leave(vt);
}
END_TEST

/* Killed after every few keys: what the screen has shown is there at the next start. */
START_TEST(a_painted_key_outlives_a_kill)
{
    static const char letters[] = "QZJXVKQWZJ"; /* as the page has no two of in a row */
    struct vt *vt = book_start();
    struct wb_str typed = {0};
    int status;

    wb_str_add(&typed, "QZXJ");
    vt_send(vt, "QZXJ");
    for (int round = 0; round < 6; round++) {
        for (int i = 0; i <= (round + _i) % 4; i++) {
            char letter[2] = {letters[(round * 3 + i) % 10]};
            vt_send(vt, letter);
            wb_str_add(&typed, letter);
        }
        vt_expect(vt, wb_str_text(&typed));
        vt_signal(vt, SIGKILL);
        ck_assert(vt_wait_exit(vt, &status, VT_PATIENCE));
        vt_free(vt);
        book_assert_kept("tale", wb_str_text(&typed));
        vt = book_again("Tell it.");
        vt_expect(vt, wb_str_text(&typed));
        vt_key(vt, "Ctrl-End");
    }
    book_leave(vt);
    wb_str_fini(&typed);
}
END_TEST

/* What a person does, step by step; the letter typed after the kill shows where the caret was. */
struct walk {
    struct vt *vt;
    struct wb_str text;
    size_t caret;
    uint32_t state;
};

static void walk_on(struct walk *walk)
{
    static const char letters[] = "QZXJVKWY";

    switch (next_random(&walk->state) % 6) {
    case 0:
        vt_key(walk->vt, "Home");
        walk->caret = 0;
        break;
    case 1:
        vt_key(walk->vt, "End");
        walk->caret = walk->text.len;
        break;
    case 2:
        vt_key(walk->vt, "Left");
        walk->caret -= walk->caret > 0;
        break;
    default: {
        char letter[2] = {letters[next_random(&walk->state) % 8]};
        vt_send(walk->vt, letter);
        wb_str_splice(&walk->text, walk->caret++, 0, letter, 1);
    }
    }
}

/* The answer begins in the fifth column; what was typed fits in its row. */
static void wait_for_caret(struct walk *walk, int row)
{
    if (walk->text.len)
        vt_expect(walk->vt, wb_str_text(&walk->text));
    ck_assert(vt_wait_cursor(walk->vt, row, 4 + (int)walk->caret, VT_PATIENCE));
}

/* Killed at the very moment that something was seen: text, prompt and caret are as they were. */
START_TEST(a_kill_leaves_the_place)
{
    struct walk walk = {.state = book_seed()};
    int status, row, col;
    bool visible;

    walk.vt = book_start();
    vt_send(walk.vt, "x");
    wb_str_add(&walk.text, "x");
    walk.caret = 1;
    vt_expect(walk.vt, " x");
    vt_cursor(walk.vt, &row, &col, &visible);
    for (int round = 0; round < book_kills(4); round++) {
        for (uint32_t step = next_random(&walk.state) % 5; step > 0; step--)
            walk_on(&walk);
        wait_for_caret(&walk, row);
        vt_signal(walk.vt, SIGKILL);
        ck_assert(vt_wait_exit(walk.vt, &status, VT_PATIENCE));
        vt_free(walk.vt);
        walk.vt = book_again("Tell it.");
        wait_for_caret(&walk, row);
        if (walk.text.len > 40) {
            vt_keys(walk.vt, "Ctrl-A Backspace");
            vt_expect_gone(walk.vt, wb_str_text(&walk.text));
            wb_str_clear(&walk.text);
            walk.caret = 0;
        }
    }
    book_leave(walk.vt);
    book_assert_kept("tale", wb_str_text(&walk.text));
    wb_str_fini(&walk.text);
}
END_TEST

static const int ending[] = {SIGHUP, SIGTERM, SIGINT, 0};

START_TEST(the_end_of_terminal_or_program_saves)
{
    struct vt *vt = book_start();
    int status;

    vt_send(vt, "to be kept");
    vt_expect(vt, "to be kept");
    if (ending[_i])
        vt_signal(vt, ending[_i]);
    else
        vt_hang_up(vt);
    ck_assert(vt_wait_exit(vt, &status, VT_PATIENCE));
    ck_assert(WIFEXITED(status));
    if (ending[_i]) {
        ck_assert(vt_is_cooked(vt));
        ck_assert(!vt_alternate(vt));
    }
    vt_free(vt);
    book_assert_kept("tale", "to be kept");
}
END_TEST

/* Keys that end other programs have other meanings here, or none. */
START_TEST(no_key_ends_it_but_its_own)
{
    struct vt *vt = book_start();

    vt_send(vt, "kept");
    vt_keys(vt, "Ctrl-S Ctrl-Z Ctrl-Y Ctrl-\\ Ctrl-] Ctrl-^ Ctrl-W Ctrl-S");
    vt_expect(vt, "Tell it.");
    vt_keys(vt, "Ctrl-Home");
    vt_send(vt, "still ");
    vt_expect(vt, "still ");
    book_leave(vt);
}
END_TEST

START_TEST(undo_and_redo_outlive_the_program)
{
    struct vt *vt = book_start();

    vt_send(vt, "one");
    vt_expect(vt, "one");
    vt_key(vt, "Home");
    vt_paste(vt, "pasted ", 7);
    vt_expect(vt, "pasted one");
    book_leave(vt);
    vt = book_again("Tell it.");
    vt_expect(vt, "pasted one");
    vt_key(vt, "Ctrl-Z");
    vt_expect_gone(vt, "pasted");
    vt_key(vt, "Ctrl-Y");
    vt_expect(vt, "pasted one");
    book_leave(vt);
    book_assert_kept("tale", "pasted one");
}
END_TEST

/* ----------------------------------------------------------------------------------------------------------- pastes */

enum { MEGABYTE = 1 << 20 };

START_TEST(a_megabyte_is_one_step)
{
    struct wb_str text = {0};
    struct vt *vt = book_start();

    while (text.len < MEGABYTE)
        wb_str_addf(&text, "line %zu of a long text with caf\u00e9%s", text.len, _i & 1 ? "\n" : " ");
    wb_str_add(&text, "QZXJ");
    if (_i & 2)
        vt_paste(vt, text.data, text.len);
    else
        vt_send_n(vt, text.data, text.len);
    vt_expect(vt, "QZXJ");
    if (_i & 2) {
        vt_key(vt, "Ctrl-Z");
        vt_expect_gone(vt, "QZXJ");
        vt_expect_gone(vt, "of a long text");
        vt_key(vt, "Ctrl-Y");
        vt_expect(vt, "QZXJ");
    }
    book_leave(vt);
    book_assert_kept("tale", text.data);
    wb_str_fini(&text);
}
END_TEST

START_TEST(a_paste_never_submits)
{
    struct vt *vt = book_start();

    vt_key(vt, "Tab");
    vt_paste(vt, "one\r\ntwo\r\n\021\003\032three", 18);
    vt_expect(vt, "one two");
    vt_expect(vt, "In one line");
    book_leave(vt);
    char *kept = book_kept_text("motto");
    ck_assert_ptr_null(strchr(kept, '\n'));
    ck_assert(wb_starts_with(kept, "one two"));
    ck_assert_ptr_nonnull(strstr(kept, "three"));
    free(kept);
}
END_TEST

/* ------------------------------------------------------------------------------------------------------------ sizes */

START_TEST(a_storm_of_sizes_while_typing)
{
    char typed[VT_STORM + 1];
    struct vt *vt = book_start();

    vt_storm(vt, 10, 40, typed); /* never below 40 by 10: what is typed there is not applied */
    vt_resize(vt, 24, 80);
    vt_expect(vt, "mnopqr");
    vt_expect(vt, "Saved");
    book_leave(vt);
    book_assert_kept("tale", typed);
}
END_TEST

static const int small[][2] = {{9, 80}, {24, 39}, {5, 20}, {1, 1}, {1, 80}};

START_TEST(keys_do_nothing_where_nothing_can_be_seen)
{
    struct vt *vt = book_start();

    vt_send(vt, "seen");
    vt_expect(vt, "seen");
    vt_raw_forget(vt);
    vt_resize(vt, small[_i][0], small[_i][1]);
    ck_assert(vt_wait_raw(vt, "\033[2J", VT_PATIENCE)); /* it has heard */
    /* Text, Tab, Backspace, Enter, Ctrl-Z, Ctrl-K and a paste. */
    vt_send_taken(vt, "blind\t\177\r\032\013\033[200~pasted\033[201~");
    vt_resize(vt, 24, 80);
    vt_expect(vt, "seen");
    vt_send(vt, "!");
    vt_expect(vt, "seen!");
    vt_raw_forget(vt);
    vt_resize(vt, small[_i][0], small[_i][1]);
    ck_assert(vt_wait_raw(vt, "\033[2J", VT_PATIENCE));
    book_leave(vt);
    book_assert_kept("tale", "seen!");
}
END_TEST

static const int sizes[][2] = {{10, 40}, {24, 80}, {30, 100}, {24, 132}, {200, 500}};

/* Keys that open a screen, and words that are only there; at the smallest size too. */
static const struct {
    const char *key, *words;
} tour[] = {
    {"Ctrl-G", "Contents"}, {"Ctrl-P", "ommand"},    {"Ctrl-F", "Find"},
    {"Ctrl-R", "Review"},   {"Ctrl-K", "Skip this"}, {"F1", "Help"},
};

/* Every screen that a key opens, at every size: it comes, Esc leads back, nothing is lost. */
START_TEST(every_screen_at_every_size)
{
    struct vt *vt = book_start_in(NULL, sizes[_i][0], sizes[_i][1]);

    vt_send(vt, "kept");
    vt_expect(vt, "kept");
    for (int i = 0; i < ROWS(tour); i++) {
        vt_key(vt, tour[i].key);
        vt_expect(vt, tour[i].words);
        vt_resize(vt, 24, 80);
        vt_expect(vt, tour[i].words);
        vt_resize(vt, sizes[_i][0], sizes[_i][1]);
        vt_expect(vt, tour[i].words);
        vt_key(vt, "Down");
        vt_key(vt, "Esc");
        vt_expect_gone(vt, tour[i].words);
        vt_expect(vt, "kept");
    }
    book_leave(vt);
    book_assert_kept("tale", "kept");
}
END_TEST

/* ------------------------------------------------------------------------------------------------------ surroundings
 */

START_TEST(every_script_keeps_its_bytes)
{
    struct wb_str text = {0}, cleaned = {0};
    struct vt *vt = book_start();

    mix(&text, (uint32_t)_i + 1, 60);
    wb_str_add(&text, " QZXJ");
    wb_clean(&cleaned, text.data, text.len, WB_CLEAN_PASTE);
    vt_paste(vt, text.data, text.len);
    vt_expect(vt, "QZXJ");
    vt_keys(vt, "Ctrl-Home Right Right Down Up End Ctrl-Left Ctrl-End");
    vt_send(vt, "!");
    vt_expect(vt, "QZXJ!"); /* nothing before it has moved it */
    book_leave(vt);
    wb_str_add(&cleaned, "!");
    book_assert_kept("tale", cleaned.data);
    wb_str_fini(&text);
    wb_str_fini(&cleaned);
}
END_TEST

static const char *const odd_env[][3] = {
    {"LC_ALL=C"}, {"LC_ALL=en_GB.ISO-8859-1"}, {"NO_COLOR=1"}, {"TERM=vt100"}, {"TERM=linux"}, {"TERM=tmux-256color"},
};

START_TEST(odd_surroundings_work)
{
    struct vt *vt = book_start_in(odd_env[_i], 24, 80);

    vt_send(vt, "words");
    vt_expect(vt, "words");
    vt_key(vt, "F1");
    vt_expect_gone(vt, "Tell it.");
    vt_key(vt, "Esc");
    vt_expect(vt, "Tell it.");
    book_leave(vt);
    book_assert_kept("tale", "words");
}
END_TEST

/* Nothing but text, and the sequences that curses itself uses, reaches the terminal. */
START_TEST(no_control_character_of_a_text_gets_out)
{
    static const char hostile[] = "\033]0;pwned\007\033]52;c;QQ==\007\x9b"
                                  "31m \u202e\u2066\u200b\u200d\xc2\x9b"
                                  "5n\b\b QZXJ";
    struct vt *vt = book_start();
    size_t len;

    vt_raw_forget(vt);
    vt_paste(vt, hostile, sizeof hostile - 1);
    vt_expect(vt, "QZXJ");
    vt_key(vt, "Ctrl-R");
    vt_expect(vt, "Review");
    vt_key(vt, "Esc");
    vt_expect(vt, "Tell it.");
    const char *raw = vt_raw(vt, &len);
    for (size_t i = 0; i < len; i++)
        ck_assert_msg((unsigned char)raw[i] >= 0x20 || strchr("\033\r\n\b\017", raw[i]), "byte %d", raw[i]);
    static const char *const never[] = {"\033]", "\033[5n", "\u202e", "\u2066", "\u200b", "\xc2\x9b"};
    for (int i = 0; i < ROWS(never); i++)
        ck_assert_msg(!strstr(raw, never[i]), "sequence %d", i);
    ck_assert_int_eq(vt_bells(vt), 0);
    book_leave(vt);
}
END_TEST

START_TEST(the_second_reads_and_the_first_writes)
{
    struct vt *first = book_start();

    vt_send(first, "from the first");
    vt_expect(first, "from the first");
    struct vt *second = book_again("Tell it.");
    vt_expect(second, "from the first");
    vt_send(second, "xyz");
    vt_keys(second, "F1 Esc");
    vt_send(first, " and more");
    vt_expect(first, "from the first and more");
    book_leave(second);
    book_leave(first);
    book_assert_kept("tale", "from the first and more");
}
END_TEST

/* Nobody types: the program sleeps. Counted by the kernel, over half a second after the last save. */
static long switches(pid_t pid)
{
    char path[64], line[256];
    long count = 0, value;

    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *in = fopen(path, "r");
    ck_assert_ptr_nonnull(in);
    while (fgets(line, sizeof line, in))
        if (sscanf(line, "voluntary_ctxt_switches: %ld", &value) == 1)
            count += value;
    fclose(in);
    return count;
}

START_TEST(nobody_types_and_nothing_runs)
{
    struct vt *vt = book_start();
    enum { SETTLING = 2500, WATCHED = 500 };

    vt_send(vt, "words");
    vt_expect(vt, "words");
    vt_expect(vt, "Saved");
    vt_wait_text(vt, "this never comes", SETTLING);
    long before = switches(vt_pid(vt));
    vt_wait_text(vt, "nor does this", WATCHED);
    ck_assert_int_eq(switches(vt_pid(vt)), before);
    book_leave(vt);
}
END_TEST

/* Any keys, in any order: it lives, and Ctrl-Q leaves it. */
static const char *const any_key[] = {
    "Up",        "Down",    "Left",   "Right",    "Tab",        "Shift-Tab",  "Enter",     "Esc",      "Space",
    "Backspace", "Delete",  "Home",   "End",      "PgUp",       "PgDn",       "Ctrl-Home", "Ctrl-End", "Ctrl-G",
    "Ctrl-P",    "Ctrl-F",  "Ctrl-R", "Ctrl-T",   "Ctrl-K",     "Ctrl-Z",     "Ctrl-Y",    "Ctrl-S",   "Ctrl-L",
    "F1",        "F2",      "Alt-Up", "Alt-Down", "Shift-Down", "Shift-Left", "Ctrl-X",    "Ctrl-V",   "Ctrl-A",
    "Ctrl-Down", "Ctrl-Up", "1",      "5",        "0",          "a",          "x",         "e",        "Ctrl-C",
};

START_TEST(any_keys_are_lived_through)
{
    struct vt *vt = book_start_in(NULL, 24 + _i % 3, 80 - 20 * (_i % 3));
    uint32_t state = (uint32_t)_i * 2654435761U + 17;
    int status;

    for (int step = 0; step < 400; step++) {
        uint32_t what = next_random(&state) % 40;
        if (what == 0)
            vt_resize(vt, 1 + (int)(next_random(&state) % 40), 1 + (int)(next_random(&state) % 120));
        else if (what == 1)
            vt_paste(vt, "some words\nand a line", 21);
        else if (what == 2)
            vt_click(vt, (int)(next_random(&state) % 24), (int)(next_random(&state) % 80));
        else if (what == 3)
            vt_wheel(vt, next_random(&state) % 2 ? 1 : -1, 10, 10);
        else
            vt_key(vt, any_key[next_random(&state) % ROWS(any_key)]);
        /* Now and then the program is let catch up, so that keys are not all one burst. */
        if (step % 8 == 7)
            vt_wait_text(vt, "never shown", 5);
    }
    vt_resize(vt, 24, 80);
    for (int tries = 0; tries < 20 && !vt_wait_exit(vt, &status, 200); tries++)
        vt_keys(vt, tries % 2 ? "Esc" : "Ctrl-Q");
    vt_expect_exit(vt, 0);
    ck_assert(vt_is_cooked(vt));
    vt_free(vt);
    json_decref(book_exported());
}
END_TEST

static void tests(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, book_set_up, book_tear_down);
    tcase_set_timeout(tcase, getenv("WORKBOOK_KILLS") ? 3600 : 240);
    tcase_add_test(tcase, words_are_kept);
    tcase_add_loop_test(tcase, a_painted_key_outlives_a_kill, 0, 3);
    tcase_add_test(tcase, a_kill_leaves_the_place);
    tcase_add_loop_test(tcase, the_end_of_terminal_or_program_saves, 0, ROWS(ending));
    tcase_add_test(tcase, no_key_ends_it_but_its_own);
    tcase_add_test(tcase, undo_and_redo_outlive_the_program);
    tcase_add_loop_test(tcase, a_megabyte_is_one_step, 0, 4);
    tcase_add_test(tcase, a_paste_never_submits);
    tcase_add_test(tcase, a_storm_of_sizes_while_typing);
    tcase_add_loop_test(tcase, keys_do_nothing_where_nothing_can_be_seen, 0, ROWS(small));
    tcase_add_loop_test(tcase, every_screen_at_every_size, 0, ROWS(sizes));
    tcase_add_loop_test(tcase, every_script_keeps_its_bytes, 0, 6);
    tcase_add_loop_test(tcase, odd_surroundings_work, 0, ROWS(odd_env));
    tcase_add_test(tcase, no_control_character_of_a_text_gets_out);
    tcase_add_test(tcase, the_second_reads_and_the_first_writes);
    tcase_add_test(tcase, nobody_types_and_nothing_runs);
    tcase_add_loop_test(tcase, any_keys_are_lived_through, 0, 8);
}

int main(void)
{
    return run_suite("pty_workbook", tests);
}
