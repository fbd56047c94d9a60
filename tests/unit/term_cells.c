/* Drawing into cells: whatever the text, whatever the place, nothing outside the area changes and no half of a wide
 * glyph stays. */
#include "term/cells.h"

#include "texts.h"
#include "unit.h"

#include <locale.h>

static struct wb_cells cells;
static struct wb_str out;

static void set_up(void)
{
    wb_cells_init(&cells);
    wb_cells_resize(&cells, 4, 12);
}

static void tear_down(void)
{
    wb_cells_fini(&cells);
    wb_str_fini(&out);
}

static void assert_shows(bool styles, const char *wanted)
{
    wb_str_clear(&out);
    wb_cells_text(&cells, styles, &out);
    ck_assert_str_eq(wb_str_text(&out), wanted);
}

START_TEST(text_is_drawn_and_cut)
{
    struct wb_area all = wb_area_whole(&cells);

    ck_assert_int_eq(wb_put(&all, 0, 2, WB_STYLE_TEXT, "hello"), 5);
    ck_assert_int_eq(wb_put(&all, 1, 8, WB_STYLE_TITLE, "too long"), 4);
    ck_assert_int_eq(wb_put_cut(&all, 2, 0, 6, WB_STYLE_TEXT, "too long"), 6);
    wb_put_right(&all, 3, 12, WB_STYLE_TEXT, "right");
    assert_shows(true, "   hello\n         too\n~........TTTT\n too l\u2026\n        right\ncursor hidden\n");
    ck_assert_int_eq(wb_put_cut(&all, 0, 0, 6, WB_STYLE_TEXT, "six co"), 6);
    assert_shows(false, "six coo\n        too\ntoo l\u2026\n       right\n");
}
END_TEST

/* No room, or a text that is NULL or empty, draws nothing. */
START_TEST(nowhere_is_no_fault)
{
    struct wb_area all = wb_area_whole(&cells), none = {0}, off = wb_area_part(&all, -50, -50, 10, 10);

    wb_put(&all, 0, 0, WB_STYLE_TEXT, NULL);
    wb_put(&all, -1, -5, WB_STYLE_TEXT, "x");
    wb_put(&all, 99, 99, WB_STYLE_TEXT, "x");
    wb_put_cut(&all, 0, 0, 0, WB_STYLE_TEXT, "x");
    wb_put_cut(&all, 0, 20, 5, WB_STYLE_TEXT, "x");
    wb_put_right(&all, 0, 0, WB_STYLE_TEXT, "x");
    wb_put_right(&all, 0, 3, WB_STYLE_TEXT, NULL);
    wb_put_rule(&off, 0);
    wb_put_bar(&off, 0, 0, 5, 1);
    wb_put_cursor(&off, 0, 0);
    wb_put(&off, 0, 0, WB_STYLE_TEXT, "x");
    ck_assert_int_eq(wb_put(&none, 0, 0, WB_STYLE_TEXT, "x"), 0);
    ck_assert_int_eq(wb_put_wrapped(&none, 0, 0, WB_STYLE_TEXT, "ab"), 2);
    ck_assert_int_eq(wb_put_wrapped(&all, 0, 0, WB_STYLE_TEXT, ""), 0);
    assert_shows(true, "\n\n\n\ncursor hidden\n");
    wb_cells_resize(&cells, 0, 0);
    all = wb_area_whole(&cells);
    wb_put(&all, 0, 0, WB_STYLE_TEXT, "x");
    assert_shows(false, "");
}
END_TEST

/* Over a wide glyph at column 4 something is drawn: what stays of it must be whole or gone. */
static const struct {
    int col;
    const char *text, *wanted;
} overdrawn[] = {
    {4, "x", "    x\n"},           {5, "x", "     x\n"},   {3, "\u597d", "   \u597d\n"}, {5, "\u597d", "     \u597d\n"},
    {4, "\u597d", "    \u597d\n"}, {3, "xyz", "   xyz\n"},
};

START_TEST(no_half_glyph_stays)
{
    struct wb_area all;

    wb_cells_resize(&cells, 1, 12);
    all = wb_area_whole(&cells);
    wb_put(&all, 0, 4, WB_STYLE_TEXT, "\u4f60");
    wb_put(&all, 0, overdrawn[_i].col, WB_STYLE_TEXT, overdrawn[_i].text);
    assert_shows(false, overdrawn[_i].wanted);
    int columns = 0;
    for (int col = 0; col < cells.cols; col++)
        columns += cells.cell[col].glyph.width;
    ck_assert_int_eq(columns, cells.cols);
}
END_TEST

START_TEST(a_wide_glyph_at_the_edge_is_a_blank)
{
    struct wb_area all = wb_area_whole(&cells);

    wb_put(&all, 0, 11, WB_STYLE_TEXT, "\u4f60");
    wb_put_glyph(&all, 1, 11, WB_STYLE_TEXT, wb_glyph("\u4f60", 3));
    ck_assert_int_eq(cells.cell[12 + 11].glyph.width, 1);
    ck_assert_int_eq(cells.cell[12 + 11].glyph.count, 0);
    assert_shows(false, "\n\n\n\n");
}
END_TEST

START_TEST(areas_clip)
{
    struct wb_area all = wb_area_whole(&cells);
    struct wb_area part = wb_area_part(&all, 1, 3, 2, 5);
    struct wb_area scrolled = wb_area_part(&part, -1, 0, 10, 5);

    ck_assert_int_eq(wb_put_wrapped(&scrolled, 0, 0, WB_STYLE_TEXT, "one two three four"), 4);
    assert_shows(false, "\n   two\n   three\n\n");
    wb_put(&part, 0, 4, WB_STYLE_TEXT, "xyz");
    assert_shows(false, "\n   two x\n   three\n\n");
    wb_put_cursor(&part, 1, 2);
    ck_assert_int_eq(cells.cursor_row, 2);
    ck_assert_int_eq(cells.cursor_col, 5);
}
END_TEST

START_TEST(controls_are_never_drawn)
{
    struct wb_area all = wb_area_whole(&cells);

    wb_put(&all, 0, 0, WB_STYLE_TEXT, "a\033[1mb\007\xc2\x9b\xffz");
    wb_put(&all, 1, 0, WB_STYLE_TEXT, "a\nb\tc\u202ed\u200be");
    for (int i = 0; i < cells.rows * cells.cols; i++)
        for (int k = 0; k < cells.cell[i].glyph.count; k++) {
            uint32_t code = cells.cell[i].glyph.code[k];
            ck_assert(code >= 0x20 && !(code >= 0x7F && code < 0xA0) && code != 0x202E && code != 0x200B);
        }
    assert_shows(false, "a\ufffd[1mb\ufffd\ufffd\ufffdz\na b cde\n\n\n");
}
END_TEST

/* Every text anywhere in any area: the columns of each row stay as many as there are. */
START_TEST(random_drawing_keeps_the_columns)
{
    uint32_t state = (uint32_t)_i * 2654435761U + 7;
    struct wb_str text = {0};

    wb_cells_resize(&cells, 1 + _i % 6, 1 + _i % 23);
    struct wb_area all = wb_area_whole(&cells);
    for (int step = 0; step < 60; step++) {
        wb_str_clear(&text);
        mix(&text, next_random(&state), 12);
        int row = (int)(next_random(&state) % 12) - 3, col = (int)(next_random(&state) % 30) - 5;
        int rows = (int)(next_random(&state) % 9) - 1, cols = (int)(next_random(&state) % 30) - 1;
        struct wb_area area = wb_area_part(&all, row, col, rows, cols);
        if (step % 4 == 0)
            wb_put_wrapped(&area, (int)(next_random(&state) % 4) - 1, 0, WB_STYLE_DIM, wb_str_text(&text));
        else if (step % 4 == 1)
            wb_put_markdown(&area, 0, 0, WB_STYLE_TEXT, wb_str_text(&text));
        else if (step % 4 == 2)
            wb_put_cut(&area, 0, (int)(next_random(&state) % 5), cols, WB_STYLE_KEY, wb_str_text(&text));
        else
            wb_put_right(&area, 0, cols, WB_STYLE_RULE, wb_str_text(&text));
        for (int y = 0; y < cells.rows; y++) {
            int columns = 0;
            for (int x = 0; x < cells.cols; x++)
                columns += cells.cell[y * cells.cols + x].glyph.width;
            ck_assert_int_eq(columns, cells.cols);
        }
    }
    wb_str_fini(&text);
}
END_TEST

START_TEST(measuring_is_drawing_without_cells)
{
    struct wb_area all = wb_area_whole(&cells), blind = all;
    static const char text[] =
        "# Title\n\nSome *words* and **more** of them\n\n- one\n- two words here\n\n> said\n\n3. three";

    blind.cells = NULL;
    int rows = wb_put_markdown(&all, 0, 0, WB_STYLE_TEXT, text);
    ck_assert_int_gt(rows, 8);
    ck_assert_int_eq(wb_put_markdown(&blind, 0, 0, WB_STYLE_TEXT, text), rows);
    ck_assert_int_eq(wb_put_wrapped(&blind, 0, 0, WB_STYLE_TEXT, text),
                     wb_put_wrapped(&all, 0, 0, WB_STYLE_TEXT, text));
}
END_TEST

START_TEST(markdown_is_styled)
{
    wb_cells_resize(&cells, 6, 20);
    struct wb_area all = wb_area_whole(&cells);

    ck_assert_int_eq(
        wb_put_markdown(&all, 0, 1, WB_STYLE_TEXT, "A **bold** word\nand *one*\n\n- first\n- second item of two"), 5);
    assert_shows(
        true,
        "  A bold word and one\n~...bbbb..........eee\n\n  - first\n  - second item of\n    two\n\ncursor hidden\n");
}
END_TEST

START_TEST(plain_prose_is_the_text)
{
    struct wb_area all = wb_area_whole(&cells);

    ck_assert_int_eq(wb_put_markdown(&all, 0, 0, WB_STYLE_DIM, "A plain sentence."), 2);
    assert_shows(false, "A plain\nsentence.\n\n\n");
    ck_assert_int_eq(wb_put_markdown(&all, 0, 0, WB_STYLE_DIM, NULL), 0);
}
END_TEST

START_TEST(bars_and_rules)
{
    wb_cells_resize(&cells, 4, 5);
    struct wb_area all = wb_area_whole(&cells);

    wb_put_rule(&all, 0);
    wb_put_bar(&all, 1, 0, 4, 0.5);
    wb_put_bar(&all, 2, 0, 4, 0.4);
    wb_put_bar(&all, 3, 0, 4, 7);
    wb_put_style(&all, 3, 1, 2, WB_STYLE_SELECTED);
    assert_shows(true, " \u2500\u2500\u2500\u2500\u2500\n~rrrrr\n \u2501\u2501\n~BB\n \u2501\u2578\n~BB\n "
                       "\u2501\u2501\u2501\u2501\n~BSSB\n"
                       "cursor hidden\n");
    wb_cells_clear(&cells);
    wb_put_bar(&all, 0, 0, 4, 0.0 / 1.0);
    wb_put_bar(&all, 0, 0, 4, -1);
    wb_put_bar(&all, 0, 0, 0, 1);
    assert_shows(false, "\n\n\n\n");
}
END_TEST

static void tests(TCase *tcase)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, text_is_drawn_and_cut);
    tcase_add_test(tcase, nowhere_is_no_fault);
    tcase_add_loop_test(tcase, no_half_glyph_stays, 0, ROWS(overdrawn));
    tcase_add_test(tcase, a_wide_glyph_at_the_edge_is_a_blank);
    tcase_add_test(tcase, areas_clip);
    tcase_add_test(tcase, controls_are_never_drawn);
    tcase_add_loop_test(tcase, random_drawing_keeps_the_columns, 0, 40);
    tcase_add_test(tcase, measuring_is_drawing_without_cells);
    tcase_add_test(tcase, markdown_is_styled);
    tcase_add_test(tcase, plain_prose_is_the_text);
    tcase_add_test(tcase, bars_and_rules);
}

int main(void)
{
    return run_suite("term_cells", tests);
}
