#include "frame.h"

#include <stdio.h>

/* Rules cost two rows: on a small screen the text gets them. */
static bool has_rules(const struct wb_ui *ui)
{
    return ui->cells.rows >= 16;
}

bool wb_frame_is_too_small(const struct wb_ui *ui)
{
    return ui->cells.rows < WB_MIN_ROWS || ui->cells.cols < WB_MIN_COLS;
}

struct wb_area wb_frame_body(struct wb_ui *ui, const struct wb_screen *screen)
{
    struct wb_area whole = wb_area_whole(&ui->cells);
    if (screen->bare)
        return whole;
    int edge = has_rules(ui) ? 2 : 1;
    return wb_area_part(&whole, edge, 0, whole.rows - 2 * edge, whole.cols);
}

void wb_frame_too_small(struct wb_ui *ui)
{
    struct wb_area whole = wb_area_whole(&ui->cells);
    wb_put_wrapped(&whole, 0, 0, WB_STYLE_TEXT,
                   "This window is too small for the workbook: make it at least 40 by 10. Everything is kept. "
                   "Ctrl-Q leaves.");
}

/* The truth about saving, in a few words. */
static enum wb_style save_status(struct wb_ui *ui, struct wb_str *out)
{
    if (!ui->session)
        return WB_STYLE_DIM;
    if (wb_session_read_only(ui->session)) {
        wb_str_add(out, "Read only");
        return WB_STYLE_WARNING;
    }
    struct wb_save_status status = wb_session_save_status(ui->session);
    char clock[WB_INSTANT_SIZE];
    switch (status.saved) {
    case WB_NOT_SAVED:
        wb_str_addf(out, "NOT SAVED: %s", status.reason);
        return WB_STYLE_WARNING;
    case WB_SAVING:
        wb_str_add(out, "Saving");
        return WB_STYLE_DIM;
    case WB_SAVED:
        if (status.at.seconds != 0)
            wb_str_addf(out, "Saved %s", wb_instant_clock(status.at, clock));
        return WB_STYLE_DIM;
    }
    return WB_STYLE_DIM;
}

static void draw_header(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *whole)
{
    struct wb_str left = {0}, right = {0}, saved = {0};
    if (screen->ops->title)
        screen->ops->title(ui, screen, &left, &right);
    enum wb_style style = save_status(ui, &saved);

    int end = whole->cols - 1;
    int saved_cols = wb_width(wb_str_text(&saved), saved.len);
    if (saved_cols > end - 1) /* what is not saved must be read, whatever else there is no room for */
        saved_cols = end - 1;
    wb_put_cut(whole, 0, end - saved_cols, saved_cols, style, wb_str_text(&saved));
    end -= saved_cols;
    int right_cols = wb_width(wb_str_text(&right), right.len);
    int left_cols = wb_width(wb_str_text(&left), left.len);
    if (right_cols && end - right_cols - 3 > (left_cols < 20 ? left_cols : 20)) {
        end -= right_cols + (saved_cols ? 3 : 0);
        wb_put(whole, 0, end, WB_STYLE_DIM, wb_str_text(&right));
        if (saved_cols)
            wb_put(whole, 0, end + right_cols, WB_STYLE_DIM, " · ");
    }
    wb_put_cut(whole, 0, 1, end - 3, WB_STYLE_TEXT, wb_str_text(&left));
    wb_str_fini(&left);
    wb_str_fini(&right);
    wb_str_fini(&saved);
}

static const char *footer_word(const struct wb_screen *screen, enum wb_command command)
{
    return command == WB_DO_CHOOSE && screen->ops->enter ? screen->ops->enter : wb_commands[command].footer;
}

/* The columns that a command takes in the footer; 0: it has no key, or no meaning here. */
static int footer_cols(const struct wb_screen *screen, enum wb_command command, int contexts)
{
    char key[32];
    const char *word = footer_word(screen, command);
    if (!(wb_commands[command].contexts & contexts) || !*wb_command_key(command, key))
        return 0;
    return wb_width(key, strlen(key)) + 1 + wb_width(word, strlen(word));
}

static int draw_footer_word(const struct wb_screen *screen, const struct wb_area *line, int col,
                            enum wb_command command)
{
    char key[32];
    int from = col;
    col += wb_put(line, 0, col, WB_STYLE_KEY, wb_command_key(command, key)) + 1;
    col += wb_put(line, 0, col, WB_STYLE_DIM, footer_word(screen, command));
    return col - from + 2;
}

/* Takes a command into the footer where it still has room. */
static void take_command(const struct wb_screen *screen, size_t at, int contexts, bool *shown, int *room)
{
    int cols = shown[at] ? 0 : footer_cols(screen, screen->ops->footer[at], contexts);
    if (cols && cols + 2 <= *room) {
        shown[at] = true;
        *room -= cols + 2;
    }
}

/* "Tab next  Ctrl-G contents ...": what fits, in its order. What the screen is for is taken first, then the last two of
 * the list, which are help and leaving, then the others, the most wanted first. */
static void draw_footer(struct wb_ui *ui, const struct wb_screen *screen, const struct wb_area *whole)
{
    enum { MOST = 16 };
    const enum wb_command *footer = screen->ops->footer;
    bool shown[MOST] = {false};
    size_t count = 0;
    while (footer && count < MOST && footer[count] != WB_DO_NOTHING)
        count++;
    int contexts = wb_ui_contexts(ui), col = 1, room = whole->cols - col + 2;
    for (const enum wb_command *first = screen->ops->foremost; first && *first != WB_DO_NOTHING; first++)
        for (size_t i = 0; i < count; i++)
            if (footer[i] == *first)
                take_command(screen, i, contexts, shown, &room);
    for (size_t i = count < 2 ? 0 : count - 2; i < count; i++)
        take_command(screen, i, contexts, shown, &room);
    for (size_t i = 0; i < count; i++)
        take_command(screen, i, contexts, shown, &room);
    struct wb_area line = wb_area_part(whole, whole->rows - 1, 0, 1, whole->cols);
    for (size_t i = 0; i < count; i++)
        if (shown[i])
            col += draw_footer_word(screen, &line, col, footer[i]);
}

void wb_frame_header(struct wb_ui *ui, struct wb_screen *screen)
{
    struct wb_area whole = wb_area_whole(&ui->cells);
    struct wb_area line = wb_area_part(&whole, 0, 0, 1, whole.cols);
    wb_put_blank(&line);
    draw_header(ui, screen, &whole);
}

/* What is said stands above the footer, on a small screen in its place; where it takes several rows that would hide the
 * cursor, below the header. */
static void draw_message(struct wb_ui *ui, const struct wb_area *whole)
{
    enum wb_style style = ui->message_warns ? WB_STYLE_WARNING : WB_STYLE_ACCENT;
    struct wb_area blind = {.cols = whole->cols - 2, .rows = 1000, .clip_bottom = 1000};
    int rows = wb_put_wrapped(&blind, 0, 0, style, wb_str_text(&ui->message));
    int last = whole->rows - (has_rules(ui) ? 2 : 1), top = last - rows + 1;
    if (rows > 1 && ui->cells.cursor_row >= top)
        top = 1;
    struct wb_area line = wb_area_part(whole, top, 0, rows, whole->cols);
    struct wb_area inside = wb_area_part(&line, 0, 1, rows, whole->cols - 2);
    wb_put_blank(&line);
    wb_put_wrapped(&inside, 0, 0, style, wb_str_text(&ui->message));
}

void wb_frame_draw(struct wb_ui *ui, struct wb_screen *screen)
{
    struct wb_area whole = wb_area_whole(&ui->cells);
    if (!screen->bare)
        draw_header(ui, screen, &whole);
    if (!screen->bare && has_rules(ui)) {
        wb_put_rule(&whole, 1);
        wb_put_rule(&whole, whole.rows - 2);
    }
    if (ui->message.len == 0 || has_rules(ui))
        draw_footer(ui, ui->top, &whole); /* a menu's own, over the page it stands on */
    if (ui->message.len)
        draw_message(ui, &whole);
}
