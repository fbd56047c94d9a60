/* Editing text: whatever is typed, chosen, pasted and moved over, in every script, the caret stands between clusters,
 * the rows are those of the whole text wrapped anew, and what is drawn has its cursor in sight. */
#include "term/editor.h"

#include "base/mem.h"
#include "base/text.h"

#include "texts.h"
#include "unit.h"

#include <locale.h>
#include <stdio.h>

struct bench {
    struct wb_str text;
    struct wb_editor editor;
    struct wb_clip clip;
    struct wb_cells cells;
    size_t changes, pauses;
    bool refuses;
};

static struct wb_span text_of(void *data)
{
    struct bench *bench = data;
    return (struct wb_span){bench->text.data, bench->text.len};
}

static bool change(void *data, size_t at, size_t remove, const char *text, size_t len)
{
    struct bench *bench = data;

    if (bench->refuses)
        return false;
    ck_assert_uint_le(at + remove, bench->text.len);
    ck_assert(between_clusters(&bench->text, at));
    ck_assert(between_clusters(&bench->text, at + remove));
    wb_str_splice(&bench->text, at, remove, text, len);
    bench->changes++;
    return true;
}

static void pause_(void *data)
{
    ((struct bench *)data)->pauses++;
}

static void set_up(struct bench *bench, const char *text, int width, int height)
{
    *bench = (struct bench){0};
    wb_str_add(&bench->text, text);
    wb_cells_init(&bench->cells);
    wb_cells_resize(&bench->cells, height, width);
    struct wb_editor_owner owner = {.text = text_of, .change = change, .pause = pause_, .data = bench};
    wb_editor_init(&bench->editor, owner, false);
    wb_editor_measure(&bench->editor, width, height);
    bench->editor.height = height;
}

static void tear_down(struct bench *bench)
{
    wb_editor_fini(&bench->editor);
    wb_cells_fini(&bench->cells);
    wb_str_fini(&bench->text);
    wb_str_fini(&bench->clip.text);
}

static bool press(struct bench *bench, const char *name)
{
    uint32_t key;

    ck_assert_msg(wb_key_parse(name, &key), "%s", name);
    return wb_editor_key(&bench->editor, key, &bench->clip);
}

static void presses(struct bench *bench, const char *names)
{
    char *copy = wb_copy(names), *rest = copy;

    for (char *name; (name = strsep(&rest, " "));)
        press(bench, name);
    free(copy);
}

static void draw(struct bench *bench)
{
    wb_cells_clear(&bench->cells);
    struct wb_area area = wb_area_whole(&bench->cells);
    wb_editor_draw(&bench->editor, &area, true, WB_STYLE_ANSWER, NULL);
}

static void assert_text(struct bench *bench, const char *text)
{
    ck_assert_str_eq(wb_str_text(&bench->text), text);
}

/* ------------------------------------------------------------------------------------------------------- by table */

/* Keys pressed in a text at a caret; "|" is the caret, "[" the anchor where something is chosen. Width 11: rows of 10.
 */
static const struct {
    const char *before, *keys, *after;
} edits[] = {
    {"|", "a", "a|"},
    {"a|c", "b", "ab|c"},
    {"ab|c", "Enter", "ab\n|c"},
    {"ab|c", "Backspace", "a|c"},
    {"ab|c", "Delete", "ab|"},
    {"|", "Backspace Delete", "|"},
    {"one two| three", "Ctrl-Backspace", "one | three"},
    {"one two| three", "Alt-Backspace", "one | three"},
    {"one |two three", "Ctrl-Delete", "one | three"},
    {"one| two", "Ctrl-Right", "one two|"},
    {"one two|", "Ctrl-Left", "one |two"},
    {"one\ntwo|", "Up", "one|\ntwo"},
    {"o|ne\ntwo", "Down", "one\nt|wo"},
    {"long row\na\nlong ro|w", "Up Up", "long ro|w\na\nlong row"}, /* the column is kept */
    {"abc|def", "Home", "|abcdef"},
    {"abc|def", "End", "abcdef|"},
    {"one two three|", "Home", "one two |three"}, /* of the row */
    {"|one two three", "End", "one two| three"},
    {"one\n|two", "Ctrl-Home", "|one\ntwo"},
    {"|one\ntwo", "Ctrl-End", "one\ntwo|"},
    {"a|bcd", "Shift-Right Shift-Right", "a[bc|d"},
    {"abc|d", "Shift-Left Shift-Left", "a|bc[d"},
    {"a|bcd", "Shift-Right Shift-Right x", "ax|d"},
    {"a|bcd", "Shift-Right Shift-Right Backspace", "a|d"},
    {"a|bcd", "Shift-Right Shift-Right Delete", "a|d"},
    {"a|bcd", "Shift-Right Shift-Right Left", "a|bcd"},
    {"a|bcd", "Shift-Right Shift-Right Right", "abc|d"},
    {"ab|cd", "Shift-Home", "|ab[cd"},
    {"ab|cd", "Shift-End", "ab[cd|"},
    {"ab|\ncd", "Shift-Up", "|ab[\ncd"},   /* no row above: to the start */
    {"ab\nc|d", "Shift-Down", "ab\nc[d|"}, /* nor below: to the end */
    {"|abcd", "Shift-Left", "|abcd"},
    {"ab|cd", "Shift-Ctrl-End", "ab[cd|"},
    {"one two| x", "Ctrl-Shift-Left", "one |two[ x"},
    {"a|bcd", "Shift-Right Shift-Right Ctrl-C End Ctrl-V", "abcdbc|"},
    {"a|bcd", "Shift-Right Shift-Right Ctrl-X End Ctrl-V", "adbc|"},
    {"a|bcd", "Shift-Right Shift-Right Ctrl-V", "a[bc|d"}, /* nothing was copied */
    {"e\u0301|", "Backspace", "|"},
    {"x\U0001F469\u200D\U0001F469\u200D\U0001F467|y", "Backspace", "x|y"},
    {"x|\U0001F1EC\U0001F1E7\U0001F1EB\U0001F1F7", "Right Delete", "x\U0001F1EC\U0001F1E7|"},
    {"a|", "\u00e9", "a\u00e9|"},
    {"|a\nb\nc\nd\ne", "PgDn", "a\nb\nc\n|d\ne"},
};

static size_t take_mark(struct wb_str *text, char mark)
{
    const char *found = strchr(wb_str_text(text), mark);
    size_t at = found ? (size_t)(found - text->data) : SIZE_MAX;

    if (found)
        wb_str_splice(text, at, 1, "", 0);
    return at;
}

START_TEST(keys_edit)
{
    struct bench bench;

    set_up(&bench, edits[_i].before, 11, 4);
    size_t caret = take_mark(&bench.text, '|');
    wb_editor_changed(&bench.editor, 0);
    wb_editor_set_caret(&bench.editor, caret);
    presses(&bench, edits[_i].keys);
    struct wb_str shown = {0};
    wb_str_add_n(&shown, wb_str_text(&bench.text), bench.text.len);
    size_t from, to;
    bool selected = wb_editor_selected(&bench.editor, &from, &to);
    size_t anchor = bench.editor.anchor;
    caret = bench.editor.caret;
    wb_str_splice(&shown, caret, 0, "|", 1);
    if (selected)
        wb_str_splice(&shown, anchor + (anchor > caret), 0, "[", 1);
    ck_assert_str_eq(wb_str_text(&shown), edits[_i].after);
    wb_str_fini(&shown);
    tear_down(&bench);
}
END_TEST

/* What the editor leaves to its owner, so that the focus may move. */
static const struct {
    const char *text;
    size_t caret;
    const char *key;
} left_alone[] = {
    {"abc", 0, "Up"},      {"abc", 3, "Down"},      {"abc", 0, "Left"},      {"abc", 3, "Right"},
    {"abc", 1, "Tab"},     {"abc", 1, "Esc"},       {"abc", 1, "Ctrl-C"},    {"abc", 1, "Ctrl-X"},
    {"abc", 1, "Page-Up"}, {"abc", 1, "Page-Down"}, {"abc", 1, "F1"},        {"abc", 1, "Ctrl-S"},
    {"", 0, "Up"},         {"", 0, "Down"},         {"abc", 0, "Ctrl-Left"}, {"abc", 3, "Ctrl-Right"},
    {"abc", 1, "Alt-Up"},  {"abc", 1, "Ctrl-A"},
};

START_TEST(what_means_nothing_is_left_to_the_owner)
{
    struct bench bench;

    set_up(&bench, left_alone[_i].text, 20, 3);
    wb_editor_set_caret(&bench.editor, left_alone[_i].caret);
    ck_assert(!press(&bench, left_alone[_i].key));
    assert_text(&bench, left_alone[_i].text);
    tear_down(&bench);
}
END_TEST

START_TEST(a_refusal_changes_nothing)
{
    struct bench bench;

    set_up(&bench, "abc", 20, 3);
    bench.refuses = true;
    wb_editor_set_caret(&bench.editor, 1);
    presses(&bench, "x Backspace Delete Enter Ctrl-Backspace");
    ck_assert(!wb_editor_paste(&bench.editor, "text", 4));
    assert_text(&bench, "abc");
    ck_assert_uint_eq(bench.editor.caret, 1);
    tear_down(&bench);
}
END_TEST

START_TEST(one_line_takes_no_newline)
{
    struct bench bench;

    set_up(&bench, "", 20, 3);
    bench.editor.one_line = true;
    ck_assert(!press(&bench, "Enter"));
    wb_editor_paste(&bench.editor, "a\nb\tc", 5);
    assert_text(&bench, "a b c");
    tear_down(&bench);
}
END_TEST

START_TEST(steps_are_told_apart)
{
    struct bench bench;

    set_up(&bench, "", 20, 3);
    presses(&bench, "a b c");
    ck_assert_uint_eq(bench.pauses, 0);
    press(&bench, "Left");
    ck_assert_uint_eq(bench.pauses, 1);
    bench.pauses = 0;
    wb_editor_paste(&bench.editor, "text", 4);
    ck_assert_uint_eq(bench.pauses, 2); /* before it and after it */
    ck_assert_uint_eq(bench.changes, 4);
    tear_down(&bench);
}
END_TEST

/* --------------------------------------------------------------------------------------------------- every script */

START_TEST(one_backspace_takes_one_cluster)
{
    struct bench bench;
    size_t clusters = 0;

    set_up(&bench, "", 20, 3);
    mix(&bench.text, (uint32_t)_i, 40);
    for (size_t at = 0; at < bench.text.len; clusters++)
        at = wb_cluster_next(bench.text.data, bench.text.len, at);
    press(&bench, "Ctrl-End");
    for (; clusters; clusters--) {
        ck_assert_uint_gt(bench.text.len, 0);
        press(&bench, "Backspace");
    }
    ck_assert_uint_eq(bench.text.len, 0);
    tear_down(&bench);
}
END_TEST

/* The rows known so far are the first rows of the whole text wrapped anew. */
static void assert_rows(struct bench *bench)
{
    const struct wb_editor *editor = &bench->editor;
    int width = editor->width > 1 ? editor->width - 1 : 1;
    size_t at = editor->row_count ? editor->rows[0] : 0, row = 0;

    ck_assert(at == 0 || bench->text.data[at - 1] == '\n' || bench->text.len > 1 << 20);
    while (row < editor->row_count) {
        ck_assert_uint_eq(editor->rows[row++], at);
        if (at >= bench->text.len)
            break;
        at = wb_row_end(bench->text.data, bench->text.len, at, width, NULL);
        if (at == bench->text.len && bench->text.data[at - 1] != '\n')
            break;
    }
    ck_assert_uint_eq(row, editor->row_count);
    if (editor->rows_complete)
        ck_assert_uint_ge(at, bench->text.len);
}

static void assert_sound(struct bench *bench)
{
    const struct wb_editor *editor = &bench->editor;

    ck_assert_uint_le(editor->caret, bench->text.len);
    ck_assert(between_clusters(&bench->text, editor->caret));
    ck_assert_uint_le(editor->anchor, bench->text.len);
    assert_rows(bench);
    draw(bench);
    assert_rows(bench);
    ck_assert_int_ge(bench->cells.cursor_row, 0);
    ck_assert_int_lt(bench->cells.cursor_row, bench->cells.rows);
    ck_assert_int_ge(bench->cells.cursor_col, 0);
    ck_assert_int_lt(bench->cells.cursor_col, bench->cells.cols);
}

static const char *const any_key[] = {
    "Left",
    "Right",
    "Up",
    "Down",
    "Home",
    "End",
    "Ctrl-Left",
    "Ctrl-Right",
    "Page-Up",
    "Page-Down",
    "Shift-Left",
    "Shift-Right",
    "Shift-Up",
    "Shift-Down",
    "Shift-Home",
    "Shift-End",
    "Ctrl-Shift-Left",
    "Ctrl-Shift-Right",
    "Ctrl-Home",
    "Ctrl-End",
    "Backspace",
    "Delete",
    "Backspace",
    "Delete",
    "Ctrl-Backspace",
    "Ctrl-Delete",
    "Ctrl-C",
    "Ctrl-X",
    "Ctrl-V",
    "Enter",
};

static void type_piece(struct bench *bench, const char *piece)
{
    for (size_t at = 0, len = strlen(piece); at < len;) {
        uint32_t code;
        at += wb_utf8_decode(piece + at, len - at, &code);
        wb_editor_key(&bench->editor, code, &bench->clip);
    }
}

static void act(struct bench *bench, uint32_t *state)
{
    uint32_t what = next_random(state) % 16, which = next_random(state);

    if (what < 6) {
        type_piece(bench, pieces[which % PIECES]);
    } else if (what < 12) {
        press(bench, any_key[which % ROWS(any_key)]);
    } else if (what == 12) {
        struct wb_str text = {0};
        mix(&text, which, 12);
        wb_editor_paste(&bench->editor, text.data, text.len);
        wb_str_fini(&text);
    } else if (what == 13) {
        wb_editor_click(&bench->editor, (int)(which % 8) - 1, (int)(which / 8 % 40) - 1);
    } else if (what == 14) {
        wb_editor_wheel(&bench->editor, (int)(which % 7) - 3);
    } else if (which % 4 == 0) {
        int cols = 1 + (int)(which / 4 % 30);
        wb_cells_resize(&bench->cells, bench->cells.rows, cols);
        wb_editor_measure(&bench->editor, cols, bench->cells.rows);
    } else { /* the owner undoes something */
        size_t at = bench->text.len ? which % bench->text.len : 0;
        while (!between_clusters(&bench->text, at))
            at--;
        size_t end = wb_cluster_next(wb_str_text(&bench->text), bench->text.len, at);
        wb_str_splice(&bench->text, at, end - at, which & 64 ? "new words" : "", which & 64 ? 9 : 0);
        wb_editor_changed(&bench->editor, at);
    }
}

START_TEST(random_edits_keep_it_sound)
{
    struct bench bench;
    uint32_t state = (uint32_t)_i * 2654435761U + 12345;

    set_up(&bench, "", 1 + _i % 25, 1 + _i % 5);
    for (int step = 0; step < 400; step++) {
        act(&bench, &state);
        assert_sound(&bench);
        if (bench.text.len > 1500)
            presses(&bench, "Ctrl-Home Ctrl-Shift-End Backspace");
    }
    tear_down(&bench);
}
END_TEST

/* A mark typed at the start of a row belongs to the letter that ends the row above. */
START_TEST(a_mark_joins_what_stands_before_it)
{
    struct bench bench;

    set_up(&bench, "aaaaaaaaaabbb", 11, 3);
    draw(&bench);
    wb_editor_set_caret(&bench.editor, 10);
    type_piece(&bench, "\u0301");
    assert_sound(&bench);
    ck_assert_uint_eq(bench.editor.caret, 12);
    press(&bench, "Backspace");
    assert_text(&bench, "aaaaaaaaabbb");
    tear_down(&bench);
}
END_TEST

START_TEST(a_joiner_between_pictures_moves_the_caret_out)
{
    struct bench bench;

    set_up(&bench, "\U0001F469\U0001F467", 11, 3);
    wb_editor_set_caret(&bench.editor, 4);
    type_piece(&bench, "\u200D");
    ck_assert_uint_eq(bench.editor.caret, bench.text.len);
    assert_sound(&bench);
    tear_down(&bench);
}
END_TEST

/* ------------------------------------------------------------------------------------------------------- the edge */

/* At the right edge the caret goes 0, 1, 2 ... and never off it or back by one; `wide` columns a character. */
START_TEST(the_caret_does_not_drift_at_the_edge)
{
    static const struct {
        const char *letter;
        int wide;
    } letters[] = {{"a", 1}, {"\u4f60", 2}, {"e\u0301", 1}, {"\u0e01", 1}, {"\U0001F600", 2}};
    struct bench bench;

    set_up(&bench, "", 11, 4);
    for (int typed = 1; typed <= 25; typed++) {
        type_piece(&bench, letters[_i].letter);
        draw(&bench);
        int in_row = 10 / letters[_i].wide, row = (typed - 1) / in_row;
        ck_assert_int_eq(bench.cells.cursor_row + (int)bench.editor.top, row);
        ck_assert_int_eq(bench.cells.cursor_col, (typed - row * in_row) * letters[_i].wide);
    }
    tear_down(&bench);
}
END_TEST

START_TEST(spaces_at_the_edge_wait_in_the_last_column)
{
    struct bench bench;

    set_up(&bench, "aaaaaaaaaa", 11, 3);
    press(&bench, "Ctrl-End");
    for (int i = 0; i < 5; i++) {
        press(&bench, "Space");
        draw(&bench);
        ck_assert_int_eq(bench.cells.cursor_row, 0);
        ck_assert_int_eq(bench.cells.cursor_col, 10);
    }
    press(&bench, "b");
    draw(&bench);
    ck_assert_int_eq(bench.cells.cursor_row, 1);
    ck_assert_int_eq(bench.cells.cursor_col, 1);
    tear_down(&bench);
}
END_TEST

START_TEST(clicks_land_between_clusters)
{
    struct bench bench;

    set_up(&bench, "a\u4f60\u597db\nsecond", 11, 3);
    wb_editor_click(&bench.editor, 0, 2); /* the right half of the first wide one */
    ck_assert_uint_eq(bench.editor.caret, 1);
    wb_editor_click(&bench.editor, 0, 9);
    ck_assert_uint_eq(bench.editor.caret, 8);
    wb_editor_click(&bench.editor, 1, 3);
    ck_assert_uint_eq(bench.editor.caret, 12);
    wb_editor_click(&bench.editor, 7, 50);
    ck_assert_uint_eq(bench.editor.caret, bench.text.len);
    tear_down(&bench);
}
END_TEST

START_TEST(it_scrolls_within_its_height)
{
    struct bench bench;

    set_up(&bench, "0\n1\n2\n3\n4\n5\n6\n7\n8\n9", 11, 3);
    press(&bench, "Ctrl-End");
    ck_assert_uint_eq(bench.editor.top, 7);
    presses(&bench, "Up Up");
    ck_assert_uint_eq(bench.editor.top, 7);
    press(&bench, "Up");
    ck_assert_uint_eq(bench.editor.top, 6);
    wb_editor_wheel(&bench.editor, -4);
    ck_assert_uint_eq(bench.editor.top, 2);
    draw(&bench);
    ck_assert_uint_eq(bench.editor.top, 2);
    ck_assert_int_eq(bench.cells.cursor_row, 2);
    wb_editor_wheel(&bench.editor, 100);
    ck_assert_uint_eq(bench.editor.top, 7);
    tear_down(&bench);
}
END_TEST

/* ---------------------------------------------------------------------------------------------------- large texts */

/* A key at the start of a large text lays out what is shown and no more. */
START_TEST(a_key_does_not_feel_the_length)
{
    struct bench bench;

    set_up(&bench, "", 80, 20);
    for (int i = 0; i < 100000; i++)
        wb_str_add(&bench.text, _i ? "words without any newline and " : "a line of its own to read\n");
    wb_editor_changed(&bench.editor, 0);
    draw(&bench);
    press(&bench, "x");
    draw(&bench);
    ck_assert_uint_lt(bench.editor.row_count, 40);
    press(&bench, "Ctrl-End");
    size_t all = bench.editor.row_count;
    ck_assert(bench.editor.rows_complete);
    ck_assert_uint_lt(all, 10000);
    press(&bench, "x");
    draw(&bench);
    ck_assert_uint_ge(bench.editor.row_count, all - 1); /* not laid out anew from the start */
    tear_down(&bench);
}
END_TEST

/* A caret anywhere in a large text is reached without laying out what lies between, and moving on from there meets
 * every row. */
START_TEST(far_places_are_reached_at_once)
{
    static const char *const large[] = {
        "a line of its own to read, with caf\u00e9\n",
        "words without any newline, with caf\u00e9 and ",
        "\u4f60\u597d\u4e16\u754c\u8fd9\u662f\u4e00\u4e2a\u6d4b\u8bd5",
    };
    struct bench bench;
    size_t unit = strlen(large[_i]);

    set_up(&bench, "", 40, 10);
    while (bench.text.len < 6 << 20)
        wb_str_add(&bench.text, large[_i]);
    wb_editor_changed(&bench.editor, 0);
    draw(&bench);
    press(&bench, "Ctrl-End");
    draw(&bench);
    ck_assert_uint_lt(bench.editor.row_count, 30000);
    ck_assert_int_eq(bench.cells.cursor_row, 9);
    ck_assert_int_eq(wb_editor_measure(&bench.editor, 40, 10), 10);
    press(&bench, "x");
    press(&bench, "Backspace");
    wb_editor_set_caret(&bench.editor, bench.text.len / unit / 2 * unit);
    ck_assert_uint_eq(bench.editor.caret, bench.text.len / unit / 2 * unit);
    assert_rows(&bench);
    /* Upwards row by row, past the first one known: every step is a step up, none skips a row. */
    size_t before = bench.editor.caret;
    for (int i = 0; i < 9000; i++) {
        ck_assert(press(&bench, "Up"));
        ck_assert_uint_lt(bench.editor.caret, before);
        ck_assert_uint_le(before - bench.editor.caret, 200);
        before = bench.editor.caret;
    }
    if (_i == 0) /* without paragraphs a row may end early where rows were first begun */
        assert_rows(&bench);
    draw(&bench);
    ck_assert(between_clusters(&bench.text, bench.editor.caret));
    wb_editor_wheel(&bench.editor, -20000);
    draw(&bench);
    press(&bench, "Ctrl-Home");
    assert_rows(&bench);
    ck_assert_uint_eq(bench.editor.top, 0);
    ck_assert_int_eq(bench.editor.above, 0);
    tear_down(&bench);
}
END_TEST

/* What is typed where the known rows begin may join what stands before them. */
START_TEST(a_mark_typed_where_rows_begin_joins_what_is_above)
{
    struct bench bench;

    set_up(&bench, "", 40, 10);
    while (bench.text.len < 3 << 20)
        wb_str_add(&bench.text, "words without any newline ");
    wb_editor_changed(&bench.editor, 0);
    press(&bench, "Ctrl-End");
    ck_assert_uint_gt(bench.editor.rows[0], 0);
    wb_editor_set_caret(&bench.editor, bench.editor.rows[0]);
    wb_editor_key(&bench.editor, 0x301, &bench.clip);
    press(&bench, "Home");
    ck_assert(between_clusters(&bench.text, bench.editor.caret));
    tear_down(&bench);
}
END_TEST

/* Half flags, typed one at a time, then chosen word by word: never half of what they have become. */
START_TEST(half_flags_are_chosen_whole)
{
    struct bench bench;

    set_up(&bench, "", 40, 10);
    for (int i = 0; i < 150; i++) {
        wb_editor_key(&bench.editor, 0x1F1EC, &bench.clip);
        ck_assert(between_clusters(&bench.text, bench.editor.caret));
    }
    while (bench.editor.caret > 0) {
        ck_assert(press(&bench, "Ctrl-Shift-Left"));
        ck_assert_msg(between_clusters(&bench.text, bench.editor.caret), "half a flag at %zu", bench.editor.caret);
    }
    tear_down(&bench);
}
END_TEST

START_TEST(measuring_stops_at_the_most)
{
    struct bench bench;

    set_up(&bench, "", 80, 20);
    for (int i = 0; i < 10000; i++)
        wb_str_add(&bench.text, "row\n");
    wb_editor_changed(&bench.editor, 0);
    ck_assert_int_eq(wb_editor_measure(&bench.editor, 80, 8), 8);
    ck_assert_uint_lt(bench.editor.row_count, 100);
    wb_str_clear(&bench.text);
    wb_editor_changed(&bench.editor, 0);
    ck_assert_int_eq(wb_editor_measure(&bench.editor, 80, 8), 1);
    tear_down(&bench);
}
END_TEST

/* An owner whose text shrank without telling is survived. */
START_TEST(a_text_that_shrank_is_survived)
{
    struct bench bench;

    set_up(&bench, "a long text\nof some rows\nand more", 11, 3);
    press(&bench, "Ctrl-End");
    wb_str_clear(&bench.text);
    wb_str_add(&bench.text, "ab");
    press(&bench, "c");
    assert_text(&bench, "abc");
    assert_sound(&bench);
    tear_down(&bench);
}
END_TEST

START_TEST(what_is_chosen_shows)
{
    struct bench bench;
    struct wb_str out = {0};

    set_up(&bench, "abc\nd", 6, 2);
    presses(&bench, "Right Shift-Down");
    draw(&bench);
    wb_cells_text(&bench.cells, true, &out);
    ck_assert_str_eq(wb_str_text(&out), " abc\n~aSSS\n d\n~S\ncursor 1,1\n");
    wb_str_fini(&out);
    tear_down(&bench);
}
END_TEST

static void tests(TCase *tcase)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    tcase_add_loop_test(tcase, keys_edit, 0, ROWS(edits));
    tcase_add_loop_test(tcase, what_means_nothing_is_left_to_the_owner, 0, ROWS(left_alone));
    tcase_add_test(tcase, a_refusal_changes_nothing);
    tcase_add_test(tcase, one_line_takes_no_newline);
    tcase_add_test(tcase, steps_are_told_apart);
    tcase_add_loop_test(tcase, one_backspace_takes_one_cluster, 0, 20);
    tcase_add_loop_test(tcase, random_edits_keep_it_sound, 0, 60);
    tcase_add_test(tcase, a_mark_joins_what_stands_before_it);
    tcase_add_test(tcase, a_joiner_between_pictures_moves_the_caret_out);
    tcase_add_loop_test(tcase, the_caret_does_not_drift_at_the_edge, 0, 5);
    tcase_add_test(tcase, spaces_at_the_edge_wait_in_the_last_column);
    tcase_add_test(tcase, clicks_land_between_clusters);
    tcase_add_test(tcase, it_scrolls_within_its_height);
    tcase_add_loop_test(tcase, a_key_does_not_feel_the_length, 0, 2);
    tcase_add_test(tcase, a_mark_typed_where_rows_begin_joins_what_is_above);
    tcase_add_test(tcase, half_flags_are_chosen_whole);
    tcase_add_loop_test(tcase, far_places_are_reached_at_once, 0, 3);
    tcase_add_test(tcase, measuring_stops_at_the_most);
    tcase_add_test(tcase, a_text_that_shrank_is_survived);
    tcase_add_test(tcase, what_is_chosen_shows);
}

int main(void)
{
    return run_suite("term_editor", tests);
}
