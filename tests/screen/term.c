/* What the terminal room draws by itself: prose, texts, bars; at several widths. */
#include "screen.h"

#include "../unit/unit.h"
#include "term/editor.h"

#include <locale.h>
#include <stdio.h>

static const char prose[] =
    "# The letter\n\nWrite to yourself as you were **three years ago**. Nobody *else* reads it.\n\n"
    "1. What surprised you?\n2. What would you *not* do again, even though it looked right at the "
    "time?\n   - a step\n   - another one\n\n> Choosing is the exercise.\n\nLine one\\\nline two\n\n"
    "***\n\nSee <https://example.org> and `code`.";

static const int widths[] = {80, 40, 12};

static void draw_prose(struct wb_cells *cells, int width)
{
    wb_cells_init(cells);
    wb_cells_resize(cells, width < 20 ? 60 : 30, width);
    struct wb_area all = wb_area_whole(cells);
    int rows = wb_put_markdown(&all, 0, 1, WB_STYLE_TEXT, prose);
    wb_cells_resize(cells, rows, width);
    all = wb_area_whole(cells);
    wb_put_markdown(&all, 0, 1, WB_STYLE_TEXT, prose);
}

START_TEST(prose_at_every_width)
{
    struct wb_cells cells;
    char name[32];

    draw_prose(&cells, widths[_i]);
    snprintf(name, sizeof name, "prose-%d", widths[_i]);
    expect_screen(&cells, name);
    wb_cells_fini(&cells);
}
END_TEST

static struct wb_span text_of(void *data)
{
    return wb_span(data);
}

static bool refuse(void *data, size_t at, size_t remove, const char *text, size_t len)
{
    return false;
}

START_TEST(texts_of_every_script)
{
    static char text[] =
        "Because the new deputy asked what I needed, for the first time in three years.\n\n"
        "\u4e2d\u6587\u4e5f\u53ef\u4ee5\u3002\u8fd9\u662f\u4e00\u4e2a\u5f88\u957f\u7684\u53e5\u5b50\uff0c"
        "\u6ca1\u6709\u7a7a\u683c\u3002\n\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e04\u0e23\u0e31\u0e1a "
        "\u05e9\u05dc\u05d5\u05dd 12 \u0645\u0631\u062d\u0628\u0627\n"
        "\U0001F469\u200D\U0001F469\u200D\U0001F467 \U0001F1EC\U0001F1E7 e\u0301\u0302 \t|\nend";
    struct wb_editor editor;
    struct wb_cells cells;
    char name[32];
    int width = widths[_i];

    wb_editor_init(&editor, (struct wb_editor_owner){.text = text_of, .change = refuse, .data = text}, false);
    wb_cells_init(&cells);
    wb_cells_resize(&cells, wb_editor_measure(&editor, width, 40), width);
    wb_editor_set_caret(&editor, 8);
    for (int i = 0; i < 7; i++)
        wb_editor_key(&editor, WB_CTRL | WB_SHIFT | WB_KEY_RIGHT, NULL);
    struct wb_area all = wb_area_whole(&cells);
    wb_editor_draw(&editor, &all, true, WB_STYLE_ANSWER, NULL);
    snprintf(name, sizeof name, "scripts-%d", width);
    expect_screen(&cells, name);
    wb_editor_fini(&editor);
    wb_cells_fini(&cells);
}
END_TEST

static void tests(TCase *tcase)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    tcase_add_loop_test(tcase, prose_at_every_width, 0, ROWS(widths));
    tcase_add_loop_test(tcase, texts_of_every_script, 0, ROWS(widths));
}

int main(void)
{
    return run_suite("screen_term", tests);
}
