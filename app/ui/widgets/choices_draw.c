/* Choices below one another, flowing, or in a cell. */
#include "blank.h"
#include "choices.h"
#include "value.h"

enum { MARK = 2, BOX = 4, GAP = 3 }; /* columns: of the focus, of "(•) ", between choices that flow */

bool wb_choices_is_chosen(struct wb_choices *choices, size_t index)
{
    return choices->kind->chosen(&choices->offers.list[index], wb_widget_value(&choices->widget));
}

/* ------------------------------------------------------------------ below one another */

/* Columns for what stands beside the choices, at the right edge: "rated 2" on the first, then the numbers alone. */
static int beside_cols(const struct wb_choices *choices)
{
    for (size_t i = 0; i < choices->offers.count; i++)
        if (choices->offers.list[i].beside)
            return (int)sizeof "  rated 10";
    return 0;
}

static int put_label(const struct wb_choices *choices, size_t index, const struct wb_area *area, int row,
                     enum wb_style style)
{
    struct wb_area part =
        wb_area_part(area, row, MARK + BOX, area->rows, area->cols - MARK - BOX - beside_cols(choices));
    int rows = wb_put_wrapped(&part, 0, 0, style, choices->offers.list[index].label);
    return rows < 1 ? 1 : rows;
}

static int lay_out_list(struct wb_choices *choices, int cols)
{
    struct wb_area blind = wb_blind_area(cols);
    int row = 0;
    for (size_t i = 0; i < choices->lines.count; i++) {
        choices->lines.top[i] = row;
        row += put_label(choices, i, &blind, 0, WB_STYLE_TEXT);
    }
    choices->lines.top[choices->lines.count] = row;
    return row;
}

static void draw_row(struct wb_choices *choices, const struct wb_area *area, size_t index, bool *said_rated)
{
    const struct wb_offer *offer = &choices->offers.list[index];
    bool chosen = wb_choices_is_chosen(choices, index);
    int row = choices->lines.top[index];
    wb_put(area, row, MARK, chosen ? WB_STYLE_ACCENT : WB_STYLE_DIM, chosen ? choices->kind->on : choices->kind->off);
    put_label(choices, index, area, row, chosen ? WB_STYLE_ANSWER : WB_STYLE_TEXT);
    if (offer->beside) {
        struct wb_str text = {0};
        wb_str_addf(&text, *said_rated ? "%s" : "rated %s", offer->beside);
        wb_put_right(area, row, area->cols, WB_STYLE_DIM, wb_str_text(&text));
        wb_str_fini(&text);
        *said_rated = true;
    }
}

/* ------------------------------------------------------------------ beside one another */

static int lay_out_flow(struct wb_choices *choices, int cols)
{
    int row = 0, col = 0;
    for (size_t i = 0; i < choices->lines.count; i++) {
        const char *label = choices->offers.list[i].label;
        int wide = BOX + wb_width(label, strlen(label));
        if (col > 0 && col + wide > cols) {
            row++;
            col = 0;
        }
        choices->lines.top[i] = row;
        choices->col[i] = col;
        col += wide + GAP;
    }
    choices->lines.top[choices->lines.count] = row + 1;
    return choices->lines.count ? row + 1 : 0;
}

static void draw_flow(struct wb_choices *choices, const struct wb_area *area, bool focused)
{
    for (size_t i = 0; i < choices->lines.count; i++) {
        bool chosen = wb_choices_is_chosen(choices, i);
        int row = choices->lines.top[i], col = choices->col[i];
        bool here = focused && !choices->in_own && i == choices->lines.focus;
        wb_put(area, row, col, chosen || here ? WB_STYLE_ACCENT : WB_STYLE_DIM,
               chosen ? choices->kind->on : choices->kind->off);
        wb_put_cut(area, row, col + BOX, area->cols - col - BOX, chosen ? WB_STYLE_ANSWER : WB_STYLE_TEXT,
                   choices->offers.list[i].label);
        if (here)
            wb_put_cursor(area, row, col + 1);
    }
}

/* ------------------------------------------------------------------ in a cell */

static int put_cell(struct wb_choices *choices, const struct wb_area *area)
{
    struct wb_str text = {0};
    const json_t *value = wb_widget_value(&choices->widget);
    if (value)
        wb_value_text(choices->widget.asked, value, &text);
    bool none = text.len == 0;
    int rows = wb_put_wrapped(area, 0, 0, none ? WB_STYLE_DIM : WB_STYLE_ANSWER, none ? "·" : wb_str_text(&text));
    wb_str_fini(&text);
    return rows;
}

/* ------------------------------------------------------------------ all of them */

int wb_choices_lay_out(struct wb_choices *choices, int cols)
{
    struct wb_area blind = wb_blind_area(cols);
    if (choices->widget.look == WB_LOOK_CELL)
        return put_cell(choices, &blind);
    if (choices->lines.count == 0)
        return 1;
    return choices->widget.look == WB_LOOK_FORM ? lay_out_flow(choices, cols) : lay_out_list(choices, cols);
}

void wb_choices_draw_list(struct wb_choices *choices, const struct wb_area *area, bool focused)
{
    bool said_rated = false;
    if (choices->widget.look == WB_LOOK_CELL) {
        put_cell(choices, area);
        if (focused)
            wb_put_cursor(area, 0, 0);
    } else if (choices->lines.count == 0) {
        wb_put_cut(area, 0, MARK, area->cols - MARK, WB_STYLE_DIM, "Nothing to choose from yet.");
        if (focused)
            wb_put_focus(area, 0, 0, MARK);
    } else if (choices->widget.look == WB_LOOK_FORM) {
        draw_flow(choices, area, focused);
    } else {
        for (size_t i = 0; i < choices->lines.count; i++)
            draw_row(choices, area, i, &said_rated);
        if (focused && !choices->in_own)
            wb_put_focus(area, choices->lines.top[choices->lines.focus], 0, MARK + 1);
    }
}
