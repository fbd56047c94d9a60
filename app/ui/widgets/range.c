/* A point on a scale: set by typing its number, or with Left and Right. The point chosen stands in brackets. */
#include "blank.h"
#include "lines.h"
#include "numeral.h"
#include "rerated.h"
#include "ui/screens.h"
#include "value.h"
#include "widgets.h"

#include <math.h>
#include <stdlib.h>

enum { BAR_COLS = 24, MOST_SHOWN = 21, TIGHT = -1 };

struct range {
    struct wb_widget widget;
    struct wb_numeral numeral;
    struct wb_rerated earlier;
    struct wb_str before; /* what was given earlier, in words */
    int slot;             /* columns a point takes on the scale; TIGHT, or 0: a bar stands in its place */
    int rows;             /* of the scale: with its words */
};

/* Columns for the mark of the focus; in a form it stands at the label. */
static int margin_of(const struct range *range)
{
    return range->widget.look == WB_LOOK_PAGE ? 2 : 0;
}

static struct range *of(struct wb_widget *widget)
{
    return (struct range *)widget;
}

static const struct wb_range *scale_of(const struct range *range)
{
    return &range->widget.asked->field->range;
}

/* NAN: none, or one that was given on another scale: it must not look like a point of this one. */
static double value_of(struct range *range)
{
    const json_t *value = wb_widget_value(&range->widget);
    bool is_point = json_is_number(value) && wb_value_fits(range->widget.asked, value, NULL);
    return is_point ? json_number_value(value) : NAN;
}

static void refresh(struct wb_widget *widget)
{
    struct range *range = of(widget);
    wb_rerated_read(&range->earlier, widget);
    wb_str_clear(&range->before);
    if (widget->look != WB_LOOK_CELL)
        wb_widget_advice(widget, &range->before);
    if (range->before.len == 0)
        wb_rerated_text(&range->earlier, &range->before);
}

static void close(struct wb_widget *widget)
{
    wb_rerated_fini(&of(widget)->earlier);
    wb_str_fini(&of(widget)->before);
}

static bool give(struct range *range, double value)
{
    if (value == value_of(range))
        return true;
    wb_widget_set(&range->widget, isnan(value) ? NULL : wb_json_of_number(value));
    refresh(&range->widget);
    return true;
}

/* ------------------------------------------------------------------ layout */

static int point_cols(const struct wb_range *scale, size_t index)
{
    struct wb_str text = {0};
    wb_number_text(wb_range_point(scale, index), &text);
    int cols = (int)text.len;
    wb_str_fini(&text);
    return cols;
}

/* Where a point stands: in slots of one width, or where there is little room each as wide as it is. */
static int point_col(const struct range *range, size_t index)
{
    int col = 1;
    if (range->slot != TIGHT)
        return (int)index * range->slot + 1;
    for (size_t i = 0; i < index; i++)
        col += point_cols(scale_of(range), i) + 1;
    return col;
}

/* All points beside one another, with room for the brackets, where they fit and are few. */
static int slot_cols(struct range *range, int cols)
{
    const struct wb_range *scale = scale_of(range);
    size_t points = wb_range_points(scale);
    int widest = 0;
    if (points > MOST_SHOWN)
        return 0;
    for (size_t i = 0; i < points; i++)
        widest = point_cols(scale, i) > widest ? point_cols(scale, i) : widest;
    for (int air = 3; air >= 1; air--)
        if (((int)points * (widest + air)) + 1 <= cols)
            return widest + air;
    range->slot = TIGHT;
    return point_col(range, points) <= cols ? TIGHT : 0;
}

static int scale_cols(const struct range *range, int cols)
{
    int wide = range->slot ? point_col(range, wb_range_points(scale_of(range))) : BAR_COLS;
    return wide < cols ? wide : cols;
}

/* The words of the two ends: below the scale's ends where they fit, else one below the other. */
static int put_words(const struct range *range, const struct wb_area *area, int row)
{
    const struct wb_range *scale = scale_of(range);
    int wide = scale_cols(range, area->cols), used = 0;
    if (!scale->low && !scale->high)
        return 0;
    int low = scale->low ? wb_width(scale->low, strlen(scale->low)) : 0;
    int high = scale->high ? wb_width(scale->high, strlen(scale->high)) : 0;
    if (low + high + 3 <= wide) {
        wb_put(area, row, 1, WB_STYLE_DIM, scale->low ? scale->low : "");
        wb_put_right(area, row, wide, WB_STYLE_DIM, scale->high);
        return 1;
    }
    struct wb_str line = {0};
    for (int end = 0; end < 2; end++) {
        const char *words = end ? scale->high : scale->low;
        if (!words)
            continue;
        wb_str_clear(&line);
        wb_number_text(end ? scale->end : scale->start, &line);
        wb_str_addf(&line, " %s", words);
        used += wb_put_wrapped(area, row + used, 1, WB_STYLE_DIM, wb_str_text(&line));
    }
    wb_str_fini(&line);
    return used;
}

static int height(struct wb_widget *widget, int cols, int most)
{
    struct range *range = of(widget);
    struct wb_area blind = wb_blind_area(cols);
    (void)most;
    if (widget->look == WB_LOOK_CELL)
        return 1;
    range->slot = slot_cols(range, cols - margin_of(range));
    struct wb_area inside = wb_area_part(&blind, 0, margin_of(range), blind.rows, cols - margin_of(range));
    range->rows = 1 + put_words(range, &inside, 1);
    return range->rows + wb_put_advice(&inside, 0, wb_str_text(&range->before));
}

/* ------------------------------------------------------------------ drawing */

static void draw_cell(struct range *range, const struct wb_area *area, bool focused)
{
    struct wb_str text = {0};
    double value = value_of(range);
    if (!isnan(value))
        wb_number_text(value, &text);
    else if (range->numeral.len)
        wb_str_add_n(&text, range->numeral.typed, range->numeral.len);
    else
        wb_str_add(&text, "·");
    wb_put(area, 0, 0, isnan(value) ? WB_STYLE_DIM : WB_STYLE_ANSWER, wb_str_text(&text));
    if (focused)
        wb_put_cursor(area, 0, 0);
    wb_str_fini(&text);
}

/* Returns the column of the point that is chosen, else of the first. */
static int draw_points(const struct range *range, const struct wb_area *area, double value)
{
    const struct wb_range *scale = scale_of(range);
    size_t points = wb_range_points(scale), chosen = isnan(value) ? points : wb_range_index(scale, value);
    int cursor = 1;
    struct wb_str text = {0};
    for (size_t i = 0; i < points; i++) {
        int col = point_col(range, i);
        wb_str_clear(&text);
        wb_number_text(wb_range_point(scale, i), &text);
        wb_put(area, 0, col, i == chosen ? WB_STYLE_ANSWER : WB_STYLE_DIM, wb_str_text(&text));
        if (i == chosen) {
            wb_put(area, 0, col - 1, WB_STYLE_ACCENT, "[");
            wb_put(area, 0, col + (int)text.len, WB_STYLE_ACCENT, "]");
            cursor = col;
        }
    }
    wb_str_fini(&text);
    return cursor;
}

static int draw_bar(const struct range *range, const struct wb_area *area, double value)
{
    const struct wb_range *scale = scale_of(range);
    struct wb_str text = {0};
    int wide = scale_cols(range, area->cols - 8);
    for (int col = 0; col < wide; col++)
        wb_put(area, 0, 1 + col, WB_STYLE_DIM, "·");
    if (!isnan(value)) {
        wb_put_bar(area, 0, 1, wide, (value - scale->start) / (scale->end - scale->start));
        wb_number_text(value, &text);
    } else {
        wb_number_text(scale->start, &text);
        wb_str_add(&text, " to ");
        wb_number_text(scale->end, &text);
    }
    wb_put(area, 0, wide + 2, isnan(value) ? WB_STYLE_DIM : WB_STYLE_ANSWER, wb_str_text(&text));
    wb_str_fini(&text);
    return wide + 2;
}

static void draw(struct wb_widget *widget, const struct wb_area *area, bool focused)
{
    struct range *range = of(widget);
    double value = value_of(range);
    if (widget->look == WB_LOOK_CELL) {
        draw_cell(range, area, focused);
        return;
    }
    struct wb_area inside = wb_area_part(area, 0, margin_of(range), area->rows, area->cols - margin_of(range));
    int cursor = range->slot ? draw_points(range, &inside, value) : draw_bar(range, &inside, value);
    put_words(range, &inside, 1);
    wb_put_advice(&inside, range->rows, wb_str_text(&range->before));
    if (focused && widget->look == WB_LOOK_PAGE)
        wb_put(area, 0, 0, WB_STYLE_ACCENT, "▸");
    if (focused)
        wb_put_cursor(&inside, 0, cursor);
}

static int cursor_row(struct wb_widget *widget)
{
    (void)widget;
    return 0;
}

/* ------------------------------------------------------------------ keys */

static void enter(struct wb_widget *widget, int direction)
{
    (void)direction;
    wb_numeral_forget(&of(widget)->numeral);
}

static bool step(struct range *range, int by)
{
    return give(range, wb_range_step(scale_of(range), value_of(range), by));
}

static void point_picked(struct wb_ui *ui, void *data, int row)
{
    struct range *range = data;
    (void)ui;
    if (row >= 0)
        give(range, wb_range_point(scale_of(range), (size_t)row));
}

static bool ask_menu(struct range *range)
{
    const struct wb_range *scale = scale_of(range);
    const char *rows[MOST_SHOWN];
    size_t points = wb_range_points(scale);
    struct wb_arena arena;
    struct wb_str text = {0};
    if (points > MOST_SHOWN)
        return false;
    wb_arena_init(&arena);
    for (size_t i = 0; i < points; i++) {
        const char *words = i == 0 ? scale->low : i + 1 == points ? scale->high : NULL;
        wb_str_clear(&text);
        wb_number_text(wb_range_point(scale, i), &text);
        if (words)
            wb_str_addf(&text, "  %s", words);
        rows[i] = wb_arena_copy(&arena, wb_str_text(&text));
    }
    struct wb_menu_argument menu = {.title = range->widget.asked->label,
                                    .rows = rows,
                                    .count = points,
                                    .chosen = point_picked,
                                    .data = range,
                                    .rows_are_numbers = true};
    wb_ui_push(range->widget.ui, &wb_screen_menu, &menu);
    wb_str_fini(&text);
    wb_arena_fini(&arena);
    return true;
}

static bool typed(struct range *range, uint32_t key, bool *taken)
{
    double value;
    enum wb_numeral_outcome outcome = wb_numeral_key(&range->numeral, key, scale_of(range), &value);
    *taken = outcome != WB_NUMERAL_NOT;
    return outcome == WB_NUMERAL_NUMBER && give(range, value);
}

static bool key(struct wb_widget *widget, uint32_t key)
{
    struct range *range = of(widget);
    bool cell = widget->look == WB_LOOK_CELL, taken;
    if (typed(range, key, &taken) || taken)
        return true;
    if (key == WB_KEY_BACKSPACE || key == WB_KEY_DELETE)
        return give(range, NAN);
    if (cell)
        return (key == WB_KEY_ENTER && !widget->read_only && ask_menu(range)) || (key == ' ' && step(range, 1));
    switch (wb_arrow_of(key)) {
    case WB_KEY_LEFT:
        return step(range, -1);
    case WB_KEY_RIGHT:
        return step(range, 1);
    case WB_KEY_HOME:
        return give(range, scale_of(range)->start);
    case WB_KEY_END:
        return give(range, scale_of(range)->end);
    default:
        return false;
    }
}

static void click(struct wb_widget *widget, int row, int col)
{
    struct range *range = of(widget);
    size_t points = wb_range_points(scale_of(range));
    if (row != 0 || widget->look == WB_LOOK_CELL || col < margin_of(range))
        return;
    if (range->slot) {
        size_t index = 0;
        while (index < points && point_col(range, index + 1) <= col - margin_of(range) + 1)
            index++;
        if (index < points)
            give(range, wb_range_point(scale_of(range), index));
    } else if (col - margin_of(range) <= BAR_COLS) {
        double part = (double)(col - margin_of(range)) / BAR_COLS;
        give(range, wb_range_point(scale_of(range), (size_t)(part * (double)(points - 1) + 0.5)));
    }
}

static void place(struct wb_widget *widget, struct wb_place *place)
{
    (void)widget;
    place->path[0] = '\0';
    place->caret = 0;
}

static void go(struct wb_widget *widget, const char *path, size_t caret)
{
    (void)path;
    (void)caret;
    wb_numeral_forget(&of(widget)->numeral);
}

const struct wb_widget_ops wb_widget_range = {
    .size = sizeof(struct range),
    .open = refresh,
    .close = close,
    .refresh = refresh,
    .height = height,
    .draw = draw,
    .cursor_row = cursor_row,
    .enter = enter,
    .key = key,
    .click = click,
    .place = place,
    .go = go,
};
