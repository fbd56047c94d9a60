/* SIGKILL at random moments of what is more than one key: a paste, rows being moved, an export. What was painted is
 * there at the next start, and nothing is there by half. */
#include "book.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include "../unit/texts.h"
#include "../unit/unit.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define RECOVERED "The last session was cut off. Recovered"

/* Lets it run for a moment that nobody chose, reading what it paints. */
static void run_on(struct vt *vt, uint32_t *state, uint32_t most)
{
    vt_wait_text(vt, "this never comes", (int)(next_random(state) % most));
}

/* Kills it; `painted` is the last that it showed, which the caller frees. */
static char *killed(struct vt *vt)
{
    int status;

    vt_signal(vt, SIGKILL);
    ck_assert(vt_wait_exit(vt, &status, VT_PATIENCE));
    char *painted = wb_copy(vt_screen(vt));
    vt_free(vt);
    book_assert_sound();
    return painted;
}

/* The start after a kill: whether it says that words were recovered. Left again. */
static bool says_recovered(const char *words)
{
    struct vt *vt = book_again(words);
    bool said = vt_shows(vt, RECOVERED);

    book_leave(vt);
    return said;
}

/* The start after that one, where `kept` says that something was recovered: said once, and not again. */
static struct vt *go_on(bool said, bool kept, const char *words)
{
    struct vt *vt = book_again(words);

    ck_assert(said || !kept);
    ck_assert(!vt_shows(vt, RECOVERED));
    return vt;
}

/* ------------------------------------------------------------------ pasting */

static void make_paste(struct wb_str *paste, const char *mark, uint32_t *state)
{
    size_t len = next_random(state) % (1u << 10 << next_random(state) % 7);

    wb_str_clear(paste);
    while (paste->len < len)
        wb_str_add(paste, next_random(state) % 8 ? "words that were written elsewhere, " : "and a caf\u00e9.\n");
    wb_str_add(paste, mark);
}

/* Long texts: where they differ, not what they are. */
static void assert_same(const char *kept, const char *wanted)
{
    size_t at = 0;

    while (kept[at] && kept[at] == wanted[at])
        at++;
    ck_assert_msg(kept[at] == wanted[at], "%zu bytes instead of %zu; at %zu \"%.40s\" instead of \"%.40s\"",
                  strlen(kept), strlen(wanted), at, kept + at, wanted + at);
}

/* Undo and redo lead across what the kill has cut: a paste is one step. */
static void assert_undone(struct vt *vt, const char *mark)
{
    vt_key(vt, "Ctrl-Z");
    vt_expect_gone(vt, mark);
    vt_key(vt, "Ctrl-Y");
    vt_expect(vt, mark);
}

START_TEST(while_pasting)
{
    enum { LONG = 200000 };
    uint32_t state = book_seed();
    struct wb_str text = {0}, paste = {0};
    struct vt *vt = book_start();

    for (int round = 0; round < book_kills(4); round++) {
        char mark[24];
        snprintf(mark, sizeof mark, "(Q%dZ)", round);
        make_paste(&paste, mark, &state);
        vt_paste(vt, paste.data, paste.len);
        run_on(vt, &state, 40);
        char *painted = killed(vt);
        bool said = says_recovered("Tell it.");
        char *kept = book_kept_text("tale");
        bool whole = strlen(kept) > text.len;
        ck_assert(whole || !strstr(painted, mark));
        if (whole)
            wb_str_add_n(&text, paste.data, paste.len);
        assert_same(kept, wb_str_text(&text));
        free(painted);
        free(kept);
        vt = go_on(said, whole, "Tell it.");
        if (whole) {
            vt_expect(vt, mark);
            assert_undone(vt, mark);
        }
        snprintf(mark, sizeof mark, "(K%d)", round);
        vt_send(vt, mark); /* where the caret was: at the end */
        wb_str_add(&text, mark);
        vt_expect(vt, mark);
        if (text.len > LONG) {
            vt_keys(vt, "Ctrl-A Backspace");
            vt_expect_gone(vt, mark);
            wb_str_clear(&text);
        }
    }
    book_leave(vt);
    char *kept = book_kept_text("tale");
    assert_same(kept, wb_str_text(&text));
    free(kept);
    wb_str_fini(&text);
    wb_str_fini(&paste);
}
END_TEST

/* ------------------------------------------------------------------ moving */

/* What can be moved: the keys that make three rows of it, the topmost in focus, and how the screen and the value name
 * them. */
static const struct movable {
    const char *prompt, *words, *keys;
    const char *shown[3], *kept[3];
} movables[] = {
    {"order", "In which order?", "1 Down 2 Down 3 Up Up", {"Bread", "Butter", "Jam"}, {"bread", "butter", "jam"}},
    {"people",
     "Who is there?",
     "x Tab Tab x Tab Tab Enter q z Up Up",
     {"xThe head", "The cookx", "qz"},
     {"xThe head", "The cookx", "qz"}},
};

/* The row that the first of the three stands in among them, as the screen has it; -1 where not all are shown. */
static int place_shown(const struct movable *movable, const char *screen)
{
    const char *first = strstr(screen, movable->words);
    const char *at[3];
    int place = 0;

    for (int i = 0; i < 3; i++)
        if (!first || !(at[i] = strstr(first, movable->shown[i])))
            return -1;
    for (int i = 1; i < 3; i++)
        place += at[i] < at[0];
    return place;
}

/* The same of the value that is kept, which has all three. */
static int place_kept(const struct movable *movable)
{
    json_t *value = book_kept(movable->prompt), *row;
    size_t i;
    int place = -1, found = 0;

    json_array_foreach(value, i, row)
    {
        const char *name = json_is_string(row) ? json_string_value(row) : wb_json_string(row, "who");
        if (wb_same(name, movable->kept[0]))
            place = (int)i;
        for (int j = 0; j < 3; j++)
            found += wb_same(name, movable->kept[j]);
    }
    ck_assert_int_eq(found, 3);
    ck_assert_uint_eq(json_array_size(value), 3);
    json_decref(value);
    return place;
}

static void expect_place(struct vt *vt, const struct movable *movable, int place)
{
    for (int waited = 0; place_shown(movable, vt_screen(vt)) != place && waited < VT_PATIENCE; waited += 20)
        vt_wait_text(vt, "this never comes", 20);
    ck_assert_msg(place_shown(movable, vt_screen(vt)) == place, "not in place %d:\n%s", place, vt_screen(vt));
}

/* The focus is on the row that was moved. */
static void expect_focus(struct vt *vt, const struct movable *movable)
{
    int row, col;
    bool visible;

    vt_cursor(vt, &row, &col, &visible);
    ck_assert_msg(strstr(vt_row(vt, row), movable->shown[0]) != NULL, "the focus is elsewhere:\n%s", vt_screen(vt));
}

START_TEST(while_moving)
{
    const struct movable *movable = &movables[_i];
    uint32_t state = book_seed();
    char where[64];
    int place = 0;

    snprintf(where, sizeof where, "one-of-each/%s", movable->prompt);
    struct vt *vt = book_open(where, movable->words);
    vt_keys(vt, movable->keys);
    expect_place(vt, movable, 0);
    book_leave(vt);
    vt = book_again(movable->words);
    for (int round = 0; round < book_kills(8); round++) {
        int by = place == 0 ? 1 : place == 2 ? -1 : next_random(&state) % 2 ? 1 : -1;
        int moves = place == 1 ? 1 : 2;
        for (int i = 0; i < moves; i++) {
            vt_key(vt, by > 0 ? "Alt-Down" : "Alt-Up");
            run_on(vt, &state, 12);
        }
        char *painted = killed(vt);
        bool said = says_recovered(movable->words);
        int shown = place_shown(movable, painted), kept = place_kept(movable);
        ck_assert_msg((kept - place) * by >= 0 && (kept - place) * by <= moves, "from %d by %d to %d", place, by, kept);
        ck_assert_msg(shown < 0 || (kept - shown) * by >= 0, "%d was painted, %d is kept:\n%s", shown, kept, painted);
        free(painted);
        vt = go_on(said, kept != place, movable->words);
        expect_place(vt, movable, kept);
        expect_focus(vt, movable);
        if (kept != place) {
            vt_key(vt, "Ctrl-Z");
            expect_place(vt, movable, kept - by);
            vt_key(vt, "Ctrl-Y");
            expect_place(vt, movable, kept);
        }
        place = kept;
    }
    book_leave(vt);
}
END_TEST

/* ------------------------------------------------------------------ exporting */

static struct vt *export_as(const char *format, const char *path)
{
    static const char *const env[] = {"SOURCE_DATE_EPOCH=1800000000", NULL};
    const char *const argv[] = {getenv("WORKBOOK"), "--workbooks", getenv("WORKBOOKS"), "export",   "one-of-each",
                                "--format",         format,        "--include-private", "--output", path,
                                "--force",          NULL};
    return vt_spawn(argv, env, book_home(), 24, 80);
}

static void read_all(const char *path, struct wb_str *out)
{
    struct wb_error err = {0};

    wb_str_clear(out);
    ck_assert_msg(wb_file_read(path, (size_t)64 << 20, out, &err), "%s", err.text);
}

static bool same(const struct wb_str *a, const struct wb_str *b)
{
    return a->len == b->len && memcmp(a->data, b->data, a->len) == 0;
}

static int files_beside(const char *directory)
{
    int count = 0;
    DIR *dir = opendir(directory);

    ck_assert_ptr_nonnull(dir);
    for (struct dirent *entry; (entry = readdir(dir));)
        count += entry->d_name[0] != '.' || entry->d_name[1];
    closedir(dir);
    return count - 1; /* ".." */
}

/* The file is the whole earlier export or the whole new one, and alone. */
START_TEST(while_exporting)
{
    static const char *const formats[] = {"json", "html"};
    uint32_t state = book_seed();
    char folder[128], path[160];
    struct wb_str whole[2] = {{0}}, now = {0}, before = {0};
    struct vt *vt = book_start();

    vt_send(vt, "What is told");
    vt_expect(vt, "What is told");
    book_leave(vt);
    snprintf(folder, sizeof folder, "%s/sent", book_home());
    snprintf(path, sizeof path, "%s/export", folder);
    ck_assert_int_eq(mkdir(folder, 0700), 0);
    for (int i = 0; i < 2; i++) {
        vt = export_as(formats[i], path);
        vt_expect_exit(vt, 0);
        vt_free(vt);
        read_all(path, &whole[i]);
    }
    for (int round = 0; round < book_kills(4); round++) {
        const struct wb_str *wanted = &whole[round % 2];
        int status;
        read_all(path, &before);
        vt = export_as(formats[round % 2], path);
        run_on(vt, &state, 60);
        vt_signal(vt, SIGKILL);
        ck_assert(vt_wait_exit(vt, &status, VT_PATIENCE));
        vt_free(vt);
        read_all(path, &now);
        ck_assert(same(&now, wanted) || (status != 0 && same(&now, &before)));
        ck_assert_int_eq(files_beside(folder), 1);
        book_assert_sound();
    }
    book_assert_kept("tale", "What is told");
    for (int i = 0; i < 2; i++)
        wb_str_fini(&whole[i]);
    wb_str_fini(&now);
    wb_str_fini(&before);
}
END_TEST

static void tests(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, book_set_up, book_tear_down);
    tcase_set_timeout(tcase, getenv("WORKBOOK_KILLS") ? 3600 : 240);
    tcase_add_test(tcase, while_pasting);
    tcase_add_loop_test(tcase, while_moving, 0, ROWS(movables));
    tcase_add_test(tcase, while_exporting);
}

int main(void)
{
    return run_suite("pty_kills", tests);
}
