/* All answers on one page, workbook by workbook; Enter goes to the question. Only what shows is measured. */
#include "review_items.h"

#include "column.h"
#include "rows.h"
#include "ui/screens.h"

struct review {
    struct wb_rows rows;
    struct wb_review_items items;
};

static struct wb_review_item *item_at(struct wb_rows *rows, int item)
{
    return &((struct review *)rows)->items.list[item];
}

static bool chooses(struct wb_rows *rows, int item)
{
    return item_at(rows, item)->kind >= WB_REVIEW_ANSWER;
}

static void act(struct wb_rows *rows, int item)
{
    const struct wb_prompt *prompt = item_at(rows, item)->prompt;
    if (prompt)
        wb_go(rows->ui, &(struct wb_exercise_argument){prompt->exercise, prompt, NULL, 0});
    else
        wb_ui_say(rows->ui, "This question is not asked any more. The answer is kept, and shared as you set it.");
}

/* ------------------------------------------------------------------ what it looks like */

/* The question quietly, the person's own words below it. Draws an answer, or measures it where the area has no cells.
 */
static int put_answer(struct wb_rows *rows, const struct wb_review_item *item, const struct wb_area *area, bool chosen)
{
    struct wb_str label = {0}, mark = {0}, text = {0};
    wb_review_say(rows->ui->session, item, &label, &mark, &text);
    int mark_cols = mark.len ? wb_width(mark.data, mark.len) + 2 : 0;
    struct wb_area question = wb_area_part(area, 0, 0, area->rows, area->cols - mark_cols);
    struct wb_area answer = wb_area_part(area, 0, 2, area->rows, area->cols - 2);
    int row = wb_put_wrapped(&question, 0, 0, chosen ? WB_STYLE_FOCUS : WB_STYLE_DIM, wb_str_text(&label));
    if (area->cells && mark_cols)
        wb_put_right(area, 0, area->cols, WB_STYLE_DIM, wb_str_text(&mark));
    row += wb_put_wrapped(&answer, row, 0, WB_STYLE_ANSWER, wb_str_text(&text));
    wb_str_fini(&label);
    wb_str_fini(&mark);
    wb_str_fini(&text);
    return row;
}

static int height(struct wb_rows *rows, int index, int cols)
{
    struct review *review = (struct review *)rows;
    struct wb_review_item *item = item_at(rows, index);
    struct wb_area blind = wb_blind_area(cols);
    int gap = rows->height >= 10;
    if (review->items.cols != cols)
        for (size_t i = 0; i < review->items.count; i++)
            review->items.list[i].rows = 0;
    review->items.cols = cols;
    if (item->kind < WB_REVIEW_ANSWER)
        return 1 + gap;
    if (item->rows == 0)
        item->rows = put_answer(rows, item, &blind, false);
    return item->rows + gap;
}

static void draw_row(struct wb_rows *rows, int index, const struct wb_area *area, bool chosen)
{
    static const enum wb_style styles[] = {[WB_REVIEW_BOOK] = WB_STYLE_TITLE, [WB_REVIEW_SECTION] = WB_STYLE_STRONG};
    const struct wb_review_item *item = item_at(rows, index);
    if (item->kind < WB_REVIEW_ANSWER)
        wb_put_cut(area, 0, 0, area->cols, styles[item->kind], item->title);
    else
        put_answer(rows, item, area, chosen);
}

static const struct wb_rows_ops review_rows = {
    .draw = draw_row,
    .height = height,
    .chooses = chooses,
    .act = act,
    .empty = "Nothing here yet. What you answer will be listed here.",
};

/* ------------------------------------------------------------------ the screen */

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    (void)argument;
    wb_rows_init((struct wb_rows *)screen, ui, &review_rows, false);
}

/* The first time it begins where the person is. */
static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    struct review *review = (struct review *)screen;
    const struct wb_prompt *here = review->items.count ? NULL : wb_way_place(ui->session).prompt;
    wb_review_items_make(&review->items, ui->session);
    wb_rows_set_count(&review->rows, (int)review->items.count);
    for (size_t i = 0; here && i < review->items.count; i++)
        if (review->items.list[i].prompt == here)
            wb_rows_choose(&review->rows, (int)i);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const struct review *review = (const struct review *)screen;
    (void)ui;
    wb_str_add(left, "Review");
    if (review->items.answers)
        wb_str_addf(right, review->items.answers == 1 ? "%zu answer" : "%zu answers", review->items.answers);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    wb_review_items_fini(&((struct review *)screen)->items);
    wb_rows_fini((struct wb_rows *)screen);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE,  WB_DO_LEAVE, WB_DO_FIND, WB_DO_CONTENTS,
                                         WB_DO_PALETTE, WB_DO_HELP,  WB_DO_QUIT, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_review = {
    .name = "review",
    .about = "All your answers, in the order of the workbooks. Enter goes to the question to change an answer.",
    .size = sizeof(struct review),
    .footer = footer,
    .enter = "edit",
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
