/* The first page: one sentence of what to do next, then the ways to everything. */
#include "everywhere.h"
#include "home_rows.h"
#include "screens/column.h"
#include "screens/rows.h"
#include "ui/screens.h"

#include <stdlib.h>

struct home {
    struct wb_rows rows; /* item 0 is the advice, the others stand for what there is to do */
    struct wb_home_rows list;
    struct wb_str advice;
};

static struct home *home_of(struct wb_rows *rows)
{
    return (struct home *)rows;
}

static const struct wb_home_row *row_of(struct wb_rows *rows, int item)
{
    return item > 0 ? &home_of(rows)->list.list[item - 1] : NULL;
}

/* ------------------------------------------------------------------ what it looks like */

/* Bar and detail stand beside the label where there is room for all three, else below it. */
enum { BAR_COLS = 10, BETWEEN = 3, INDENT = 2, LEAST_LABEL = 23, MOST_LABEL = 28, WIDE = 60, AIRY_ROWS = 14 };

static bool is_airy(const struct wb_rows *rows)
{
    return rows->height >= AIRY_ROWS;
}

static int label_cols(struct wb_rows *rows)
{
    int widest = (int)home_of(rows)->list.label_cols;
    return widest < LEAST_LABEL ? LEAST_LABEL : widest > MOST_LABEL ? MOST_LABEL : widest;
}

static int put_text(const struct wb_area *area, int row, int col, int cols, enum wb_style style, const char *text)
{
    struct wb_area part = wb_area_part(area, row, col, area->rows - row, cols);
    return wb_put_wrapped(&part, 0, 0, style, text);
}

static int flow_wide(struct wb_rows *rows, const struct wb_home_row *row, const struct wb_area *area, int y,
                     enum wb_style style)
{
    int label = label_cols(rows), col = label + BETWEEN;
    int taken = put_text(area, y, 0, label, style, wb_str_text(&row->label));
    if (row->part >= 0) {
        for (int i = 0; i < BAR_COLS; i++) /* what is still to do */
            wb_put(area, y, col + i, WB_STYLE_DIM, "·");
        wb_put_bar(area, y, col, BAR_COLS, row->part);
        col += BAR_COLS + BETWEEN - 1;
    }
    int detail = put_text(area, y, col, area->cols - col, WB_STYLE_DIM, wb_str_text(&row->detail));
    return taken > detail ? taken : detail;
}

/* What a sitting begins with is left out here, so that more rows are in view. */
static int flow_narrow(const struct wb_home_row *row, const struct wb_area *area, int y, enum wb_style style)
{
    int label = wb_width(wb_str_text(&row->label), row->label.len);
    int detail = wb_width(wb_str_text(&row->detail), row->detail.len);
    int taken = put_text(area, y, 0, area->cols, style, wb_str_text(&row->label));
    if (detail == 0 || row->kind == WB_HOME_SITTING)
        return taken;
    if (label + BETWEEN + detail <= area->cols)
        wb_put(area, y, label + BETWEEN, WB_STYLE_DIM, wb_str_text(&row->detail));
    else
        taken += put_text(area, y + taken, INDENT, area->cols - INDENT, WB_STYLE_DIM, wb_str_text(&row->detail));
    return taken;
}

/* Rows that an item takes; draws them where the area has cells. */
static int flow(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    const struct wb_home_row *row = row_of(rows, item);
    enum wb_style style = chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT;
    if (!row) {
        int taken = wb_put_wrapped(area, 0, 0, WB_STYLE_TITLE, wb_str_text(&home_of(rows)->advice));
        return taken && is_airy(rows) ? taken + 1 : taken;
    }
    int gap = row->gap && is_airy(rows);
    return gap + (area->cols >= WIDE ? flow_wide(rows, row, area, gap, style) : flow_narrow(row, area, gap, style));
}

static int height(struct wb_rows *rows, int item, int cols)
{
    struct wb_area blind = {.cols = cols, .rows = 1000, .clip_bottom = 1000};
    return flow(rows, item, &blind, false);
}

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    flow(rows, item, area, chosen);
}

static int mark(struct wb_rows *rows, int item)
{
    const struct wb_home_row *row = row_of(rows, item);
    return row && row->gap && is_airy(rows);
}

static bool chooses(struct wb_rows *rows, int item)
{
    (void)rows;
    return item > 0;
}

/* ------------------------------------------------------------------ what it does */

static void go_to(struct wb_ui *ui, const struct wb_home_row *row)
{
    struct wb_place place = wb_way_place(ui->session);
    struct wb_exercise_argument to = {.exercise = row->to, .prompt = row->prompt};
    if (row->kind == WB_HOME_GO_ON) {
        to.path = place.path;
        to.caret = place.caret;
    }
    ui->sitting_end = row->sitting_end;
    wb_ui_push(ui, &wb_screen_exercise, &to);
}

static void change_route(struct wb_ui *ui, const struct wb_home_row *row)
{
    struct wb_error err = {0};
    const struct wb_workbook *book = row->workbook;
    bool on = !wb_way_takes_short_route(ui->session);
    bool done = wb_session_set_setting(ui->session, "route", on ? WB_SHORT_ROUTE : WB_WHOLE_ROUTE, &err);
    wb_ui_outcome(ui, done, &err);
    const struct wb_exercise *to = done && on ? wb_way_to_do(ui->session, book, true) : NULL;
    if (to) {
        ui->sitting_end = NULL;
        wb_ui_push(ui, &wb_screen_exercise, &(struct wb_exercise_argument){.exercise = to});
    } else if (done) {
        ui->top->ops->shown(ui, ui->top);
    }
}

static void act(struct wb_rows *rows, int item)
{
    static const struct wb_screen_ops *const pages[] = {
        [WB_HOME_BOOK] = &wb_screen_contents,     [WB_HOME_COMMITMENTS] = &wb_screen_commitments,
        [WB_HOME_SHARE] = &wb_screen_share,       [WB_HOME_REVIEW] = &wb_screen_review,
        [WB_HOME_SETTINGS] = &wb_screen_settings,
    };
    const struct wb_home_row *row = row_of(rows, item);
    if (!row)
        return;
    if (row->kind == WB_HOME_ROUTE)
        change_route(rows->ui, row);
    else if (row->kind == WB_HOME_LEAVE)
        wb_everywhere(rows->ui, WB_DO_QUIT);
    else if (row->to)
        go_to(rows->ui, row);
    else
        wb_ui_push(rows->ui, pages[row->kind], row->workbook);
}

static const struct wb_rows_ops home_rows = {
    .draw = draw_row,
    .height = height,
    .mark = mark,
    .chooses = chooses,
    .act = act,
};

/* ------------------------------------------------------------------ the screen */

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    (void)argument;
    wb_rows_init((struct wb_rows *)screen, ui, &home_rows, false);
}

/* The row that was chosen stays chosen as long as there is one of its kind. */
static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    struct home *home = (struct home *)screen;
    const struct wb_home_row *chosen = row_of(&home->rows, home->rows.list.chosen);
    struct wb_home_row before = chosen ? *chosen : (struct wb_home_row){.kind = WB_HOME_GO_ON};
    int found = 1;
    wb_str_clear(&home->advice);
    wb_way_advice(ui->session, &home->advice);
    wb_home_rows_fill(&home->list, ui);
    for (size_t i = 0; chosen && i < home->list.count; i++) {
        const struct wb_home_row *row = &home->list.list[i];
        if (row->kind == before.kind && row->minutes == before.minutes && row->workbook == before.workbook)
            found = (int)i + 1;
    }
    wb_rows_set_count(&home->rows, (int)home->list.count + 1);
    wb_rows_choose(&home->rows, found);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    struct home *home = (struct home *)screen;
    (void)ui;
    wb_home_rows_fini(&home->list);
    wb_str_fini(&home->advice);
    wb_rows_fini(&home->rows);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const char *name = wb_session_setting(ui->session, "name");
    (void)screen;
    (void)right;
    wb_str_add(left, "Your workbooks");
    if (name && *name && ui->cells.cols >= 60)
        wb_str_addf(left, " · %s", name);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_CONTENTS, WB_DO_FIND,   WB_DO_PALETTE,
                                         WB_DO_HELP,   WB_DO_QUIT,     WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_home = {
    .name = "home",
    .about = "Where everything begins: go on, say how many minutes you have, or choose a workbook.",
    .size = sizeof(struct home),
    .footer = footer,
    .open = open,
    .shown = shown,
    .layout = wb_rows_screen_layout,
    .draw = wb_rows_screen_draw,
    .contexts = wb_rows_contexts,
    .title = title,
    .key = wb_rows_key,
    .command = wb_rows_command,
    .click = wb_rows_click,
    .wheel = wb_rows_wheel,
    .close = close,
};
