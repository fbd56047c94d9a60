/* Answer by answer: who will see it. Enter or Space makes it private, or shares it as its author suggests. */
#include "answered.h"
#include "rows.h"
#include "share.h"
#include "ui/screens.h"

#include <stdlib.h>

struct answers {
    struct wb_rows rows;
    const struct wb_prompt **list;
    size_t count, capacity;
};

static const struct wb_prompt *prompt_at(struct wb_rows *rows, int item)
{
    return ((struct answers *)rows)->list[item];
}

static void toggle(struct wb_rows *rows, int item)
{
    const struct wb_prompt *prompt = prompt_at(rows, item);
    struct wb_session *session = rows->ui->session;
    struct wb_error err = {0};
    enum wb_sharing other = wb_other_sharing(session, prompt);
    wb_ui_outcome(rows->ui, wb_session_set_sharing(session, prompt, other, &err), &err);
    wb_session_leave(session, prompt);
}

/* Space, and the key that does the same beside a question. */
static bool toggles(struct wb_rows *rows, uint32_t key)
{
    if ((key != ' ' && key != (WB_CTRL | 't')) || rows->list.chosen < 0)
        return false;
    toggle(rows, rows->list.chosen);
    return true;
}

static int height(struct wb_rows *rows, int item, int cols)
{
    (void)rows;
    (void)item;
    (void)cols;
    return 2;
}

/* The question with who sees it at the right; below it the answer's first words. */
static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    static const char *const words[WB_SHARING_COUNT] = {
        [WB_PRIVATE] = "○ private", [WB_COACH] = "● your coach", [WB_REPORT] = "● coach, report"};
    const struct wb_prompt *prompt = prompt_at(rows, item);
    struct wb_session *session = rows->ui->session;
    const char *sees = words[wb_session_sharing(session, prompt)];
    int sees_cols = wb_width(sees, strlen(sees));
    struct wb_str label = {0}, text = {0};
    wb_fill_words(wb_session_reader(session), prompt->workbook, prompt->field.label, &label);
    wb_put_cut(area, 0, 0, area->cols - sees_cols - 2, chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT, wb_str_text(&label));
    wb_put_right(area, 0, area->cols, WB_STYLE_DIM, sees);
    wb_answered_text(session, prompt, 400, &text);
    wb_put_cut(area, 1, 2, area->cols - 2, WB_STYLE_DIM, wb_str_text(&text));
    wb_str_fini(&label);
    wb_str_fini(&text);
}

static const struct wb_rows_ops answers_rows = {.draw = draw_row,
                                                .height = height,
                                                .act = toggle,
                                                .key = toggles,
                                                .empty = "Nothing here yet. What you answer will be listed here."};

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct answers *answers = (struct answers *)screen;
    const struct wb_library *library = wb_session_library(ui->session);
    const struct wb_share *share = *(struct wb_share *const *)argument;
    for (size_t b = 0; b < library->count; b++)
        for (size_t i = 0; i < library->books[b]->prompt_count; i++) {
            const struct wb_prompt *prompt = library->books[b]->prompts[i];
            if (!wb_prompt_counts(wb_session_reader(ui->session), prompt) ||
                wb_share_leaves_out(share, prompt->section))
                continue;
            answers->list = wb_grow(answers->list, answers->count, &answers->capacity, sizeof(*answers->list));
            answers->list[answers->count++] = prompt;
        }
    wb_rows_init(&answers->rows, ui, &answers_rows, false);
    wb_rows_set_count(&answers->rows, (int)answers->count);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    struct wb_rows *rows = (struct wb_rows *)screen;
    int kept = 0;
    for (int i = 0; i < rows->list.count; i++)
        kept += wb_session_sharing(ui->session, prompt_at(rows, i)) == WB_PRIVATE;
    wb_str_add(left, "Share › Answer by answer");
    wb_str_addf(right, "%d shared, %d private", rows->list.count - kept, kept);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    free(((struct answers *)screen)->list);
    wb_rows_fini((struct wb_rows *)screen);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_LEAVE, WB_DO_HELP, WB_DO_QUIT, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_share_answers = {
    .name = "answer by answer",
    .about = "All that you have answered, and who sees it. Enter or Space makes an answer private, or shares it.",
    .size = sizeof(struct answers),
    .footer = footer,
    .enter = "change",
    .open = open,
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
