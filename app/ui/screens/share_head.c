/* The page for the head: the lines there are for it, each on or off, every word of it, and then the file. Nothing of it
 * goes to the coach from here. */
#include "base/text.h"
#include "column.h"
#include "rows.h"
#include "share_file.h"
#include "ui/screens.h"

#include <stdlib.h>

enum { MARKS = 4, LABEL = 22 }; /* columns: of "[x] "; of labels */
enum below { SEE, WHERE, WRITE, BELOW }; /* the rows below the lines */

struct head {
    struct wb_rows rows; /* the lines, then those below */
    struct wb_share state;
    struct wb_share_file file;
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
    wb_share_file_default(&head->file);
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

static void named(void *owner)
{
    struct head *head = owner;
    wb_rows_choose(&head->rows, (int)head->count + WRITE);
}

static void written(void *owner, const char *path)
{
    struct head *head = owner;
    wb_str_clear(&head->written);
    wb_str_addf(&head->written, "Written: %s", path);
}

static void act_below(struct head *head, enum below row)
{
    if (row == SEE) {
        wb_ui_push(head->rows.ui, &wb_screen_share_preview, &(struct wb_share *){&head->state});
        named(head); /* who has seen it writes it next */
    } else if (row == WHERE) {
        wb_share_file_ask(&head->file);
    } else {
        wb_share_file_write(&head->file);
    }
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
    else
        act_below(head, (enum below)((size_t)item - head->count));
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
        static const char *const labels[BELOW] = {"See every word of it", "Where to", "Write the page"};
        enum below row = (enum below)((size_t)item - head->count);
        wb_put_cut(area, y, 0, area->cols, style, labels[row]);
        return row == WHERE ? wb_share_file_put(&head->file, area, y, LABEL) : y + 1;
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
    .draw = draw_row,
    .height = height,
    .mark = gap,
    .act = act,
    .key = space,
    .empty = "Nothing can stand on it yet. A question that is meant for this page says so where it is asked.",
};

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
    head->file = (struct wb_share_file){.state = &head->state, .owner = head, .named = named, .written = written};
    wb_rows_init(&head->rows, ui, &head_rows, false);
    head->count = wb_share_head_lines(ui->session, &head->list, &head->capacity);
    wb_rows_set_count(&head->rows, head->count ? (int)head->count + BELOW : 0);
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
    wb_share_file_fini(&head->file);
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
