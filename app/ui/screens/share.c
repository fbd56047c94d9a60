/* Share with your coach: what the coach will see, what to choose, every word of it, and then the file. Nothing is
 * written and nothing leaves before the last row is chosen. */
#include "share_file.h"

#include "column.h"
#include "rows.h"
#include "ui/screens.h"

enum { LABEL = 22, WIDE = 60 }; /* columns: of labels; from which on a detail stands beside its label */

enum row { ROW_ANSWERS, ROW_PARTS, ROW_SINCE, ROW_FORMAT, ROW_PREVIEW, ROW_WHERE, ROW_WRITE, ROW_HEAD, ROW_COUNT };

struct share {
    struct wb_rows rows;
    struct wb_share state;
    enum row shown[ROW_COUNT]; /* the rows there are now */
    struct wb_str head, quiet; /* what the coach will see; what else there is to know */
    struct wb_share_file file;
    struct wb_str written; /* where it was written; empty: not yet */
    int head_rows;
};

static struct share *share_of(struct wb_screen *screen)
{
    return (struct share *)screen;
}

/* ------------------------------------------------------------------ in words */

static void say_answers(struct wb_str *out, int count)
{
    wb_str_addf(out, count == 1 ? "%d answer" : "%d answers", count);
}

static void more(struct wb_str *out, int count, const char *what)
{
    if (count == 0)
        return;
    wb_str_addf(out, "%s%d %s", out->len ? ", " : "", count, what);
}

static void say_head(struct share *share)
{
    const struct wb_view *view = share->state.view;
    wb_str_clear(&share->head);
    wb_str_clear(&share->quiet);
    if (share->state.err.code != WB_OK) {
        wb_str_add(&share->head, share->state.err.text);
        return;
    }
    if (!view) {
        wb_str_add(&share->head, "Nothing is chosen yet.");
        return;
    }
    if (view->shared == 0 && view->kept_private == 0) {
        wb_str_add(&share->head, "Nothing here yet. What you answer and do not keep private can be shared from here.");
        return;
    }
    wb_str_add(&share->head, "Your coach will see ");
    say_answers(&share->head, view->shared);
    if (view->kept_private)
        wb_str_addf(&share->head, view->kept_private == 1 ? "; %d stays private." : "; %d stay private.",
                    view->kept_private);
    else
        wb_str_add(&share->head, ". None is private.");
    more(&share->quiet, view->skipped, "skipped");
    more(&share->quiet, view->not_me, "not you");
    more(&share->quiet, view->talk_instead, "to talk about");
    more(&share->quiet, view->set_aside, "not asked any more");
    if (share->quiet.len)
        wb_str_add(&share->quiet, ": only the number is said.");
    if (view->now_private_count)
        wb_str_addf(&share->quiet,
                    view->now_private_count == 1 ? "%s%zu that was shared before is private now; the file says so."
                                                 : "%s%zu that were shared before are private now; the file says so.",
                    share->quiet.len ? " " : "", view->now_private_count);
}

static void list_rows(struct share *share)
{
    int count = 0;
    const struct wb_view *view = share->state.view;
    for (int row = 0; row < ROW_COUNT; row++) {
        bool needs_view = row >= ROW_PREVIEW && row != ROW_HEAD;
        if (row == ROW_HEAD && !wb_share_head_lines(share->rows.ui->session, NULL, NULL))
            continue;
        if ((row == ROW_SINCE && !(view && view->since > 0)) || (needs_view && !view))
            continue;
        share->shown[count++] = (enum row)row;
    }
    wb_rows_set_count(&share->rows, count);
}

static void choose_row(struct share *share, enum row row)
{
    for (int i = 0; i < share->rows.list.count; i++)
        if (share->shown[i] == row)
            wb_rows_choose(&share->rows, i);
}

static void refresh(struct share *share)
{
    wb_share_make(&share->state);
    say_head(share);
    wb_share_file_default(&share->file);
    list_rows(share);
}

/* ------------------------------------------------------------------ what the rows do */

static void format_chosen(struct wb_ui *ui, void *data, int row)
{
    struct share *share = data;
    (void)ui;
    if (row < 0)
        return;
    share->state.format = (enum wb_format)row;
    wb_share_file_forget(&share->file);
}

static void ask_format(struct share *share)
{
    const char *rows[WB_FORMAT_COUNT];
    for (int i = 0; i < WB_FORMAT_COUNT; i++)
        rows[i] = wb_formats[i].about;
    wb_ui_push(share->rows.ui, &wb_screen_menu,
               &(struct wb_menu_argument){"As what?", NULL, rows, WB_FORMAT_COUNT, format_chosen, share});
}

static void named(void *owner)
{
    choose_row(owner, ROW_WRITE);
}

static void written(void *owner, const char *path)
{
    struct share *share = owner;
    wb_str_clear(&share->written);
    wb_str_addf(&share->written, "Written: %s\n", path);
    wb_str_add(&share->written, share->state.format == WB_FORMAT_ICS
                                    ? "Open it with your calendar to have the dates there."
                                    : "Attach it to an e-mail to your coach.");
}

static void act(struct wb_rows *rows, int item)
{
    struct share *share = (struct share *)rows;
    struct wb_ui *ui = rows->ui;
    switch (share->shown[item]) {
    case ROW_ANSWERS:
        wb_ui_push(ui, &wb_screen_share_answers, &(struct wb_share *){&share->state});
        break;
    case ROW_PARTS:
        wb_ui_push(ui, &wb_screen_share_parts, &(struct wb_share *){&share->state});
        break;
    case ROW_SINCE:
        share->state.only_since = !share->state.only_since;
        refresh(share);
        break;
    case ROW_FORMAT:
        ask_format(share);
        break;
    case ROW_PREVIEW:
        wb_ui_push(ui, &wb_screen_share_preview, &(struct wb_share *){&share->state});
        choose_row(share, ROW_WRITE);
        break;
    case ROW_WHERE:
        wb_share_file_ask(&share->file);
        break;
    case ROW_WRITE:
        wb_share_file_write(&share->file);
        break;
    case ROW_HEAD:
        wb_ui_push(ui, &wb_screen_share_head, NULL);
        break;
    case ROW_COUNT:
        break;
    }
}

/* ------------------------------------------------------------------ what it looks like */

static const char *const labels[ROW_COUNT] = {
    [ROW_ANSWERS] = "Answer by answer",     [ROW_PARTS] = "Which parts",
    [ROW_SINCE] = "How much of it",         [ROW_FORMAT] = "As what",
    [ROW_PREVIEW] = "See every word of it", [ROW_WHERE] = "Where to",
    [ROW_WRITE] = "Write the file",         [ROW_HEAD] = "A page for your head",
};

/* In the few words that a row has room for; the menu says more. */
static const char *const formats[WB_FORMAT_COUNT] = {
    [WB_FORMAT_HTML] = "a web page that opens by double-click",
    [WB_FORMAT_MARKDOWN] = "Markdown",
    [WB_FORMAT_JSON] = "data for another program",
    [WB_FORMAT_CSV] = "a table for a spreadsheet",
    [WB_FORMAT_TEXT] = "plain text",
    [WB_FORMAT_ICS] = "dates for a calendar",
};

static void say_detail(struct share *share, enum row row, bool narrow, struct wb_str *out)
{
    int chosen, offered;
    char day[WB_DAY_SIZE];
    const struct wb_view *view = share->state.view;
    switch (row) {
    case ROW_ANSWERS:
        wb_str_add(out, narrow ? "" : "make one private, or share it");
        break;
    case ROW_PARTS:
        wb_share_count_parts(&share->state, &chosen, &offered);
        wb_str_addf(out, chosen < offered ? "%d of %d" : narrow ? "all" : "all that you have begun", chosen, offered);
        break;
    case ROW_SINCE:
        wb_str_add(out, share->state.only_since ? "what is new" : "everything");
        if (view->since_at.seconds && !narrow)
            wb_str_addf(out, "%s%s", share->state.only_since ? " since " : "; new since ",
                        wb_day_short(wb_instant_day(view->since_at), wb_session_today(share->rows.ui->session), day));
        break;
    case ROW_FORMAT:
        wb_str_add(out, narrow ? wb_formats[share->state.format].name : formats[share->state.format]);
        break;
    case ROW_HEAD:
        wb_str_add(out, narrow ? "" : "another page, of the lines you choose");
        break;
    default:
        break;
    }
}

/* Space where choosing ends and looking begins. */
static int gap(struct wb_rows *rows, int item)
{
    enum row row = ((const struct share *)rows)->shown[item];
    return (row == ROW_PREVIEW || row == ROW_HEAD) && rows->height >= 10;
}

static int height(struct wb_rows *rows, int item, int cols)
{
    const struct share *share = (const struct share *)rows;
    struct wb_area blind = wb_blind_area(cols);
    enum row row = share->shown[item];
    return gap(rows, item) + (row == ROW_WHERE ? wb_share_file_put(&share->file, &blind, 0, LABEL) : 1);
}

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    struct share *share = (struct share *)rows;
    enum row row = share->shown[item];
    struct wb_str detail = {0};
    int y = gap(rows, item);
    wb_put_cut(area, y, 0, area->cols, chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT, labels[row]);
    say_detail(share, row, area->cols < WIDE, &detail);
    if (area->cols > LABEL + 8)
        wb_put_cut(area, y, LABEL, area->cols - LABEL, WB_STYLE_DIM, wb_str_text(&detail));
    if (row == ROW_WHERE)
        wb_share_file_put(&share->file, area, 0, LABEL);
    wb_str_fini(&detail);
}

static const struct wb_rows_ops share_rows = {.draw = draw_row, .height = height, .mark = gap, .act = act};

/* The head: what the coach will see, or, once written, where it is. */
static int put_head(const struct share *share, const struct wb_area *column)
{
    if (share->written.len && column->rows < 10)
        return wb_put_wrapped(column, 0, 0, WB_STYLE_GOOD, wb_str_text(&share->written));
    int rows = wb_put_wrapped(column, 0, 0, WB_STYLE_TITLE, wb_str_text(&share->head));
    if (share->quiet.len && column->rows >= 10)
        rows += wb_put_wrapped(column, rows, 0, WB_STYLE_DIM, wb_str_text(&share->quiet));
    return rows;
}

static int put_written(const struct share *share, const struct wb_area *column, int row)
{
    return share->written.len ? wb_put_wrapped(column, row, 0, WB_STYLE_GOOD, wb_str_text(&share->written)) : 0;
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct share *share = share_of(screen);
    struct wb_area blind = wb_blind_area(wb_column_cols(cols));
    int airy = rows >= 14;
    (void)ui;
    int end = airy && share->written.len ? put_written(share, &blind, 0) + 1 : 0;
    blind.rows = rows;
    share->head_rows = put_head(share, &blind);
    int at = share->head_rows + 2 * airy;
    if (!airy && at > rows - 3) /* the list comes first where both cannot be */
        at = rows - 3;
    wb_rows_layout(&share->rows, at, rows - at - end, cols);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct share *share = share_of(screen);
    bool airy = body->rows >= 14;
    struct wb_area column = wb_column(body, airy, airy ? body->rows - 1 : body->rows);
    struct wb_area head = wb_area_part(&column, 0, 0, share->rows.at, column.cols);
    (void)ui;
    head.rows = column.rows;
    head.clip_bottom = body->row + share->rows.at;
    put_head(share, &head);
    wb_rows_draw(&share->rows, body);
    if (airy && share->written.len) {
        struct wb_area blind = wb_blind_area(column.cols);
        put_written(share, &column, column.rows - put_written(share, &blind, 0) - 1);
    }
}

/* ------------------------------------------------------------------ the screen */

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct share *share = share_of(screen);
    (void)argument;
    wb_share_init(&share->state, ui);
    share->file = (struct wb_share_file){.state = &share->state, .owner = share, .named = named, .written = written};
    wb_rows_init(&share->rows, ui, &share_rows, false);
}

static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    struct share *share = share_of(screen);
    bool fresh = share->rows.list.count == 0;
    (void)ui;
    refresh(share);
    if (fresh)
        choose_row(share, ROW_PREVIEW);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    (void)ui;
    (void)screen;
    (void)right;
    wb_str_add(left, "Share with your coach");
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    struct share *share = share_of(screen);
    (void)ui;
    wb_share_fini(&share->state);
    wb_str_fini(&share->head);
    wb_str_fini(&share->quiet);
    wb_str_fini(&share->written);
    wb_share_file_fini(&share->file);
    wb_rows_fini(&share->rows);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_LEAVE, WB_DO_REVIEW, WB_DO_PALETTE,
                                         WB_DO_HELP,   WB_DO_QUIT,  WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_share = {
    .name = "share",
    .about = "What your coach will see, every word of it, and then the file. Nothing leaves before you write it, and "
             "nothing is sent: you attach the file yourself.",
    .size = sizeof(struct share),
    .footer = footer,
    .open = open,
    .shown = shown,
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
