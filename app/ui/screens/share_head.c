/* The page for the head: the lines there are for it, each on or off, every word of it, and then the file. Nothing of it
 * goes to the coach from here. */
#include "base/text.h"
#include "column.h"
#include "rows.h"
#include "share.h"
#include "share_path.h"
#include "ui/screens.h"

#include <stdlib.h>

enum { MARKS = 4 }; /* columns of "[x] " */

struct head {
    struct wb_rows rows; /* the lines, then two more: look, write */
    struct wb_share state;
    const struct wb_prompt **list;
    size_t count, capacity;
    struct wb_str written;
};

static struct head *head_of(struct wb_screen *screen)
{
    return (struct head *)screen;
}

static bool can_stand(struct wb_session *session, const struct wb_prompt *prompt)
{
    const struct wb_answer *answer =
        prompt->on_head_page && !prompt->retired ? wb_prompt_counts(wb_session_reader(session), prompt) : NULL;
    return answer && answer->sharing != WB_PRIVATE;
}

size_t wb_share_head_lines(struct wb_session *session, const struct wb_prompt ***list, size_t *capacity)
{
    const struct wb_library *library = wb_session_library(session);
    size_t count = 0;
    for (size_t b = 0; b < library->count; b++)
        for (size_t i = 0; i < library->books[b]->prompt_count; i++) {
            const struct wb_prompt *prompt = library->books[b]->prompts[i];
            if (!can_stand(session, prompt))
                continue;
            if (list) {
                *list = wb_grow(*list, count, capacity, sizeof(**list));
                (*list)[count] = prompt;
            }
            count++;
        }
    return count;
}

/* ------------------------------------------------------------------ what the rows do */

static void make(struct head *head)
{
    struct wb_session *session = head->rows.ui->session;
    struct wb_export_options options = {.since = -1, .head_page = true, .at = wb_session_now(session)};
    wb_view_free(head->state.view);
    head->state.err = (struct wb_error){0};
    head->state.view = wb_view_make(session, &options, &head->state.err);
}

static void toggle(struct head *head, size_t item)
{
    struct wb_session *session = head->rows.ui->session;
    struct wb_error err = {0};
    bool on = !wb_session_on_head_page(session, head->list[item]);
    wb_ui_outcome(head->rows.ui, wb_session_set_on_head_page(session, head->list[item], on, &err), &err);
    wb_str_clear(&head->written);
    make(head);
}

static void write_file(struct head *head)
{
    struct wb_error err = {0};
    char *path = wb_share_default_path(head->state.view, head->state.format);
    if (wb_export_file(head->rows.ui->session, head->state.view, head->state.format, path, false, &err)) {
        wb_str_clear(&head->written);
        wb_str_addf(&head->written, "Written: %s", path);
    } else {
        wb_ui_warn(head->rows.ui, "Not written: %s", err.text);
    }
    free(path);
}

static void act(struct wb_rows *rows, int item)
{
    struct head *head = (struct head *)rows;
    if ((size_t)item < head->count)
        toggle(head, (size_t)item);
    else if (!head->state.view)
        wb_ui_warn(rows->ui, "%s", head->state.err.text);
    else if (head->state.view->shared == 0)
        wb_ui_say(rows->ui, "Take a line in first: the page is empty.");
    else if ((size_t)item == head->count)
        wb_ui_push(rows->ui, &wb_screen_share_preview, &(struct wb_share *){&head->state});
    else
        write_file(head);
}

static bool space(struct wb_rows *rows, uint32_t key)
{
    struct head *head = (struct head *)rows;
    int item = rows->list.chosen;
    if (key != ' ' || item < 0 || (size_t)item >= head->count)
        return false;
    toggle(head, (size_t)item);
    return true;
}

/* ------------------------------------------------------------------ what it looks like */

static int gap(struct wb_rows *rows, int item)
{
    return (size_t)item == ((struct head *)rows)->count && rows->height >= 10;
}

/* Draws a row, or measures it where the area has no cells. */
static int put_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    struct head *head = (struct head *)rows;
    struct wb_session *session = rows->ui->session;
    enum wb_style style = chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT;
    int y = gap(rows, item);
    if ((size_t)item >= head->count) {
        wb_put_cut(area, y, 0, area->cols, style,
                   (size_t)item == head->count ? "See every word of it" : "Write the page");
        return y + 1;
    }
    const struct wb_prompt *prompt = head->list[item];
    bool on = wb_session_on_head_page(session, prompt);
    struct wb_str label = {0};
    struct wb_area part = wb_area_part(area, y, MARKS, area->rows, area->cols - MARKS);
    wb_fill_words(wb_session_reader(session), prompt->workbook, prompt->field.label, &label);
    wb_put(area, y, 0, on ? WB_STYLE_TEXT : WB_STYLE_DIM, on ? "[x]" : "[ ]");
    int taken = wb_put_wrapped(&part, 0, 0, chosen || on ? style : WB_STYLE_DIM, wb_str_text(&label));
    wb_str_fini(&label);
    return y + (taken > 0 ? taken : 1);
}

static int height(struct wb_rows *rows, int item, int cols)
{
    struct wb_area blind = wb_blind_area(cols);
    return put_row(rows, item, &blind, false);
}

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    put_row(rows, item, area, chosen);
}

static const struct wb_rows_ops head_rows = {
    .draw = draw_row, .height = height, .mark = gap, .act = act, .key = space};

static const char *lead(const struct head *head)
{
    return head->written.len ? wb_str_text(&head->written) : "Your head sees the lines that are ticked, and nothing else.";
}

static int put_lead(const struct head *head, const struct wb_area *column)
{
    return wb_put_wrapped(column, 0, 0, head->written.len ? WB_STYLE_GOOD : WB_STYLE_TITLE, lead(head));
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct wb_area blind = wb_blind_area(wb_column_cols(cols));
    int airy = rows >= 14, at = put_lead(head_of(screen), &blind) + 2 * airy;
    (void)ui;
    if (at > rows - 3)
        at = rows - 3;
    wb_rows_layout(&head_of(screen)->rows, at, rows - at, cols);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct wb_area column = wb_column(body, body->rows >= 14, body->rows);
    (void)ui;
    column.clip_bottom = body->row + head_of(screen)->rows.at;
    put_lead(head_of(screen), &column);
    wb_rows_draw(&head_of(screen)->rows, body);
}

/* ------------------------------------------------------------------ the screen */

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct head *head = head_of(screen);
    (void)argument;
    wb_share_init(&head->state, ui);
    wb_rows_init(&head->rows, ui, &head_rows, false);
    head->count = wb_share_head_lines(ui->session, &head->list, &head->capacity);
    wb_rows_set_count(&head->rows, (int)head->count + 2);
    make(head);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    (void)ui;
    (void)screen;
    (void)right;
    wb_str_add(left, "Share › A page for your head");
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    struct head *head = head_of(screen);
    (void)ui;
    wb_share_fini(&head->state);
    wb_str_fini(&head->written);
    free(head->list);
    wb_rows_fini(&head->rows);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_LEAVE, WB_DO_HELP, WB_DO_QUIT, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_share_head = {
    .name = "page for the head",
    .about = "The answers that may stand on one page for your head. Enter or Space takes one in or leaves it out; what "
             "your coach gets stays the same.",
    .size = sizeof(struct head),
    .footer = footer,
    .open = open,
    .layout = layout,
    .draw = draw,
    .contexts = wb_rows_contexts,
    .title = title,
    .key = wb_rows_key,
    .command = wb_rows_command,
    .click = wb_rows_click,
    .wheel = wb_rows_wheel,
    .close = close,
};
