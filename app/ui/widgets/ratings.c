/* Several items on one scale: a bar for each, and where the author asks for it and there is room, a wheel beside them.
 */
#include "blank.h"
#include "lines.h"
#include "numeral.h"
#include "rerated.h"
#include "value.h"
#include "wheel.h"
#include "widgets.h"

#include <math.h>

enum {
    MARK = 2,
    NUMBER = 3, /* of an item's number, which the wheel refers to */
    GAP = 2,
    VALUE = 3,
    BAR_LEAST = 8,
    BAR_MOST = 20,
    LABEL_LEAST = 18,
    LIST_LEAST = 40, /* columns that the list keeps beside a wheel */
};

struct ratings {
    struct wb_widget widget;
    struct wb_lines lines;
    struct wb_numeral numeral;
    struct wb_rerated earlier;
    /* As laid out last. */
    int list_cols, number_cols, label_cols, bar_cols, header_rows, legend_top;
    int wheel_rows;      /* 0: no wheel */
    bool stacked;        /* the bar stands below its label */
    size_t earlier_from; /* the first of the earlier ratings that there is room for */
};

static struct ratings *of(struct wb_widget *widget)
{
    return (struct ratings *)widget;
}

static const struct wb_range *scale_of(const struct ratings *ratings)
{
    return &ratings->widget.asked->field->range;
}

static const struct wb_asked_choice *item_at(const struct ratings *ratings, size_t index)
{
    return &ratings->widget.asked->choices[index];
}

static const json_t *rating_in(const json_t *value, const char *id)
{
    return json_object_get(value, id);
}

static const json_t *rating_of(struct ratings *ratings, size_t index)
{
    return rating_in(wb_widget_value(&ratings->widget), item_at(ratings, index)->id);
}

/* ------------------------------------------------------------------ life */

static void refresh(struct wb_widget *widget)
{
    struct ratings *ratings = of(widget);
    wb_lines_set_count(&ratings->lines, widget->asked->choice_count);
    wb_rerated_read(&ratings->earlier, widget);
}

static void close(struct wb_widget *widget)
{
    wb_lines_fini(&of(widget)->lines);
    wb_rerated_fini(&of(widget)->earlier);
}

/* ------------------------------------------------------------------ layout */

static int label_natural(const struct ratings *ratings)
{
    int widest = 0;
    for (size_t i = 0; i < ratings->lines.count; i++) {
        int cols = wb_width(item_at(ratings, i)->label, strlen(item_at(ratings, i)->label));
        widest = cols > widest ? cols : widest;
    }
    return widest;
}

static int earlier_cols(const struct ratings *ratings, size_t index)
{
    const char *when = ratings->earlier.list[index].when;
    int cols = wb_width(when, strlen(when));
    return GAP + (cols < VALUE ? VALUE : cols);
}

/* Of those shown: the last ones. */
static int all_earlier_cols(const struct ratings *ratings)
{
    int cols = 0;
    for (size_t i = ratings->earlier_from; i < ratings->earlier.count; i++)
        cols += earlier_cols(ratings, i);
    return cols;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* Shares the list's columns between label, bar and numbers; false where the label gets too little beside the others. */
static bool share_cols(struct ratings *ratings, int cols, int least_bar)
{
    int natural = label_natural(ratings), least = smaller(natural, LABEL_LEAST);
    int left = cols - MARK - ratings->number_cols - VALUE - 1 - all_earlier_cols(ratings);
    ratings->bar_cols = least_bar ? smaller(larger(cols / 4, least_bar), BAR_MOST) : 0;
    ratings->label_cols = smaller(natural, left - ratings->bar_cols - 1);
    if (ratings->label_cols < least + 4 && natural > ratings->label_cols) {
        int taken = smaller(ratings->bar_cols - least_bar, natural - ratings->label_cols);
        ratings->bar_cols -= taken;
        ratings->label_cols += taken;
    }
    return ratings->label_cols >= least;
}

/* Where the room is short: beside a wheel, which shows the same, the bars go first; then the older ones of the earlier
 * ratings; then the bars go below their labels. */
static void fit_cols(struct ratings *ratings, int cols, bool wheel)
{
    size_t points = ratings->earlier.count;
    ratings->list_cols = cols;
    ratings->stacked = false;
    for (size_t shown = points;; shown--) {
        ratings->earlier_from = points - shown;
        if (share_cols(ratings, cols, BAR_LEAST) || (wheel && share_cols(ratings, cols, 0)))
            return;
        if (shown <= 1)
            break;
    }
    ratings->stacked = true;
    ratings->label_cols = cols - MARK - ratings->number_cols;
    ratings->bar_cols = smaller(larger(cols - MARK - VALUE - 2 - all_earlier_cols(ratings), 4), BAR_MOST);
}

static int put_label(const struct ratings *ratings, size_t index, const struct wb_area *area, int row,
                     enum wb_style style)
{
    struct wb_area part =
        wb_area_part(area, row, MARK + ratings->number_cols, area->rows, larger(ratings->label_cols, 1));
    return larger(wb_put_wrapped(&part, 0, 0, style, item_at(ratings, index)->label), 1);
}

static int put_legend(const struct ratings *ratings, const struct wb_area *area, int row)
{
    const char *not_applicable = ratings->widget.prompt->not_applicable;
    struct wb_str text = {0};
    wb_range_words(scale_of(ratings), &text);
    if (not_applicable)
        wb_str_addf(&text, " · x %s", not_applicable);
    if (ratings->wheel_rows && ratings->earlier.count)
        wb_str_addf(&text, " · broken line: %s", ratings->earlier.list[ratings->earlier.count - 1].when);
    struct wb_area part = wb_area_part(area, row, MARK, area->rows, ratings->list_cols - MARK);
    int rows = wb_put_wrapped(&part, 0, 0, WB_STYLE_DIM, wb_str_text(&text));
    wb_str_fini(&text);
    return rows;
}

static int lay_out_list(struct ratings *ratings, int cols, bool wheel)
{
    struct wb_area blind = wb_blind_area(cols);
    fit_cols(ratings, cols, wheel);
    ratings->header_rows = ratings->earlier.count > 0;
    int row = ratings->header_rows;
    for (size_t i = 0; i < ratings->lines.count; i++) {
        ratings->lines.top[i] = row;
        row += put_label(ratings, i, &blind, 0, WB_STYLE_TEXT) + ratings->stacked;
    }
    ratings->lines.top[ratings->lines.count] = row;
    ratings->legend_top = row;
    return row + put_legend(ratings, &blind, 0);
}

static int height(struct wb_widget *widget, int cols, int most)
{
    struct ratings *ratings = of(widget);
    size_t count = ratings->lines.count;
    ratings->wheel_rows = 0;
    ratings->number_cols = 0;
    if (count == 0)
        return 1;
    bool wheel = widget->prompt->wheel && count >= WB_WHEEL_ITEMS_LEAST && count <= WB_WHEEL_ITEMS_MOST;
    if (wheel && most >= WB_WHEEL_ROWS_LEAST) {
        int rows = smaller(smaller(most, WB_WHEEL_ROWS_MOST), larger((int)count + 4, WB_WHEEL_ROWS_LEAST));
        while (rows > WB_WHEEL_ROWS_LEAST && cols - wb_wheel_cols(rows) - GAP < LIST_LEAST)
            rows--;
        ratings->number_cols = NUMBER;
        ratings->wheel_rows = rows;
        int list = cols - wb_wheel_cols(rows) - GAP >= LIST_LEAST
                       ? lay_out_list(ratings, cols - wb_wheel_cols(rows) - GAP, true)
                       : 0;
        if (list && !ratings->stacked)
            return larger(list, rows);
        ratings->wheel_rows = 0;
        ratings->number_cols = 0;
    }
    return lay_out_list(ratings, cols, false);
}

/* ------------------------------------------------------------------ drawing */

static double part_of(const struct ratings *ratings, const json_t *rating)
{
    const struct wb_range *scale = scale_of(ratings);
    if (!json_is_number(rating))
        return NAN;
    double part = (json_number_value(rating) - scale->start) / (scale->end - scale->start);
    return part < 0 ? 0 : part > 1 ? 1 : part;
}

static void number_right(const struct wb_area *area, int row, int right, enum wb_style style, const json_t *rating)
{
    struct wb_str text = {0};
    if (json_is_number(rating))
        wb_number_text(json_number_value(rating), &text);
    else
        wb_str_add(&text, json_is_null(rating) ? "–" : "");
    wb_put_right(area, row, right, style, wb_str_text(&text));
    wb_str_fini(&text);
}

static int bar_left(const struct ratings *ratings)
{
    return MARK + ratings->number_cols + (ratings->stacked ? 0 : ratings->label_cols + 1);
}

static void draw_rating(struct ratings *ratings, const struct wb_area *area, size_t index, int row)
{
    const json_t *rating = rating_of(ratings, index);
    int left = bar_left(ratings), right = left + ratings->bar_cols + VALUE + 1;
    if (json_is_null(rating) && ratings->bar_cols > 0) {
        const char *words = ratings->widget.prompt->not_applicable;
        struct wb_str text = {0};
        wb_str_addf(&text, "– %s", words ? words : "not applicable");
        if (wb_width(wb_str_text(&text), text.len) <= right - left)
            wb_put(area, row, left, WB_STYLE_DIM, wb_str_text(&text));
        else
            wb_put_right(area, row, right, WB_STYLE_DIM, "x"); /* the line below all says what that is */
        wb_str_fini(&text);
    } else {
        for (int col = 0; col < ratings->bar_cols; col++)
            wb_put(area, row, left + col, WB_STYLE_DIM, "·");
        wb_put_bar(area, row, left, ratings->bar_cols, json_is_number(rating) ? part_of(ratings, rating) : 0);
        number_right(area, row, right, WB_STYLE_ANSWER, rating);
    }
    for (size_t i = ratings->earlier_from; i < ratings->earlier.count; i++) {
        right += earlier_cols(ratings, i);
        number_right(area, row, right, WB_STYLE_DIM,
                     rating_in(ratings->earlier.list[i].value, item_at(ratings, index)->id));
    }
}

static void draw_header(const struct ratings *ratings, const struct wb_area *area)
{
    int right = bar_left(ratings) + ratings->bar_cols + VALUE + 1;
    wb_put_right(area, 0, right, WB_STYLE_DIM, "now");
    for (size_t i = ratings->earlier_from; i < ratings->earlier.count; i++) {
        right += earlier_cols(ratings, i);
        wb_put_right(area, 0, right, WB_STYLE_DIM, ratings->earlier.list[i].when);
    }
}

static void draw_wheel(struct ratings *ratings, const struct wb_area *area, bool focused)
{
    double now[WB_WHEEL_ITEMS_MOST], before[WB_WHEEL_ITEMS_MOST];
    size_t count = ratings->lines.count, points = ratings->earlier.count;
    for (size_t i = 0; i < count; i++) {
        now[i] = part_of(ratings, rating_of(ratings, i));
        before[i] = points
                        ? part_of(ratings, rating_in(ratings->earlier.list[points - 1].value, item_at(ratings, i)->id))
                        : NAN;
    }
    struct wb_wheel wheel = {.count = count,
                             .now = now,
                             .before = points ? before : NULL,
                             .focus = focused ? ratings->lines.focus : count,
                             .ascii = ratings->widget.ui->term && !wb_term_utf8(ratings->widget.ui->term)};
    int cols = wb_wheel_cols(ratings->wheel_rows);
    struct wb_area part = wb_area_part(area, 0, ratings->list_cols + GAP, ratings->wheel_rows, cols);
    wb_wheel_draw(&wheel, &part);
}

static void draw(struct wb_widget *widget, const struct wb_area *area, bool focused)
{
    struct ratings *ratings = of(widget);
    if (ratings->lines.count == 0) {
        wb_put_cut(area, 0, MARK, area->cols - MARK, WB_STYLE_DIM, "Nothing to rate yet.");
        if (focused)
            wb_put_focus(area, 0, 0, MARK);
        return;
    }
    if (ratings->header_rows)
        draw_header(ratings, area);
    for (size_t i = 0; i < ratings->lines.count; i++) {
        int row = ratings->lines.top[i];
        if (ratings->number_cols)
            wb_putf(area, row, MARK, WB_STYLE_DIM, "%2zu", i + 1);
        put_label(ratings, i, area, row, rating_of(ratings, i) ? WB_STYLE_ANSWER : WB_STYLE_TEXT);
        draw_rating(ratings, area, i, ratings->stacked ? ratings->lines.top[i + 1] - 1 : row);
    }
    put_legend(ratings, area, ratings->legend_top);
    if (ratings->wheel_rows)
        draw_wheel(ratings, area, focused);
    if (focused)
        wb_put_focus(area, ratings->lines.top[ratings->lines.focus], 0, MARK + ratings->number_cols);
}

static int cursor_row(struct wb_widget *widget)
{
    return of(widget)->lines.count ? of(widget)->lines.top[of(widget)->lines.focus] : 0;
}

/* ------------------------------------------------------------------ rating */

static void give(struct ratings *ratings, size_t index, json_t *rating)
{
    struct wb_widget *widget = &ratings->widget;
    struct wb_error err = {0};
    const json_t *old = rating_of(ratings, index);
    if (old == rating || (old && rating && json_equal(old, rating))) {
        json_decref(rating);
        return;
    }
    bool done = wb_session_set_at(widget->ui->session, widget->prompt, item_at(ratings, index)->id, rating, &err);
    wb_ui_outcome(widget->ui, done, &err);
    json_decref(rating);
    wb_rerated_read(&ratings->earlier, widget);
}

static bool step(struct ratings *ratings, int by)
{
    size_t index = ratings->lines.focus;
    const json_t *rating = rating_of(ratings, index);
    double value = json_is_number(rating) ? json_number_value(rating) : NAN;
    give(ratings, index, wb_json_of_number(wb_range_step(scale_of(ratings), value, by)));
    return true;
}

/* ------------------------------------------------------------------ keys */

static void enter(struct wb_widget *widget, int direction)
{
    wb_lines_enter(&of(widget)->lines, direction);
    wb_numeral_forget(&of(widget)->numeral);
}

static bool move_by(struct ratings *ratings, bool forward)
{
    wb_numeral_forget(&ratings->numeral);
    return wb_lines_key(&ratings->lines, forward ? WB_KEY_DOWN : WB_KEY_UP);
}

static bool by_number(struct ratings *ratings, uint32_t key)
{
    double value;
    enum wb_numeral_outcome outcome = wb_numeral_key(&ratings->numeral, key, scale_of(ratings), &value);
    if (outcome == WB_NUMERAL_NUMBER)
        give(ratings, ratings->lines.focus, wb_json_of_number(value));
    return outcome != WB_NUMERAL_NOT;
}

static const char *label_of(void *data, size_t index)
{
    return item_at(data, index)->label;
}

static bool key(struct wb_widget *widget, uint32_t key)
{
    struct ratings *ratings = of(widget);
    enum wb_command inner = wb_command_of_key(key, WB_IN_EXERCISE);
    uint32_t arrow = wb_arrow_of(key);
    if (!ratings->lines.count)
        return false;
    if (inner == WB_DO_NEXT || inner == WB_DO_BACK)
        return move_by(ratings, inner == WB_DO_NEXT);
    if (key == WB_KEY_ENTER)
        return move_by(ratings, true);
    if (by_number(ratings, key))
        return true;
    if (arrow == WB_KEY_LEFT || arrow == WB_KEY_RIGHT)
        return step(ratings, arrow == WB_KEY_LEFT ? -1 : 1);
    if ((key == 'x' || key == 'X') && widget->prompt->not_applicable) {
        give(ratings, ratings->lines.focus, json_null());
        return true;
    }
    if (key == WB_KEY_BACKSPACE || key == WB_KEY_DELETE) {
        give(ratings, ratings->lines.focus, NULL);
        return true;
    }
    return wb_lines_key(&ratings->lines, key) || wb_lines_jump(&ratings->lines, key, label_of, ratings);
}

static bool command(struct wb_widget *widget, enum wb_command command)
{
    if (command != WB_DO_NEXT && command != WB_DO_BACK)
        return false;
    return of(widget)->lines.count && move_by(of(widget), command == WB_DO_NEXT);
}

static void click(struct wb_widget *widget, int row, int col)
{
    struct ratings *ratings = of(widget);
    size_t index = wb_lines_at(&ratings->lines, row);
    int left = bar_left(ratings);
    if (index >= ratings->lines.count || col >= ratings->list_cols)
        return;
    ratings->lines.focus = index;
    wb_numeral_forget(&ratings->numeral);
    int bar_row = ratings->stacked ? ratings->lines.top[index + 1] - 1 : ratings->lines.top[index];
    if (row != bar_row || col < left || col >= left + ratings->bar_cols)
        return;
    const struct wb_range *scale = scale_of(ratings);
    double part = (col - left + 0.5) / ratings->bar_cols;
    size_t last = wb_range_points(scale) - 1;
    give(ratings, index, wb_json_of_number(wb_range_point(scale, (size_t)(part * (double)last + 0.5))));
}

static void place(struct wb_widget *widget, struct wb_place *place)
{
    struct ratings *ratings = of(widget);
    place->caret = 0;
    snprintf(place->path, sizeof place->path, "%s",
             ratings->lines.count ? item_at(ratings, ratings->lines.focus)->id : "");
}

static void go(struct wb_widget *widget, const char *path, size_t caret)
{
    struct ratings *ratings = of(widget);
    (void)caret;
    wb_numeral_forget(&ratings->numeral);
    for (size_t i = 0; i < ratings->lines.count; i++)
        if (strcmp(item_at(ratings, i)->id, path) == 0)
            ratings->lines.focus = i;
}

const struct wb_widget_ops wb_widget_ratings = {
    .size = sizeof(struct ratings),
    .open = refresh,
    .close = close,
    .refresh = refresh,
    .height = height,
    .draw = draw,
    .cursor_row = cursor_row,
    .enter = enter,
    .key = key,
    .command = command,
    .click = click,
    .place = place,
    .go = go,
};
