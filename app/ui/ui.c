#include "ui/ui.h"

#include "everywhere.h"
#include "exercise/external.h"
#include "frame.h"
#include "ui/screens.h"

#include <stdio.h>

void wb_ui_init(struct wb_ui *ui, struct wb_session *session, int rows, int cols)
{
    *ui = (struct wb_ui){.session = session, .stale = true};
    wb_cells_init(&ui->cells);
    wb_cells_resize(&ui->cells, rows, cols);
}

/* ------------------------------------------------------------------ the stack */

static void hide(struct wb_ui *ui, struct wb_screen *screen)
{
    if (screen && screen->ops->hide)
        screen->ops->hide(ui, screen);
}

static void show(struct wb_ui *ui, struct wb_screen *screen)
{
    ui->stale = true;
    if (screen && screen->ops->shown)
        screen->ops->shown(ui, screen);
}

/* Takes the top screen off and frees it, without showing the one below. */
static void drop_top(struct wb_ui *ui)
{
    struct wb_screen *screen = ui->top;
    hide(ui, screen);
    ui->top = screen->below;
    if (screen->ops->close)
        screen->ops->close(ui, screen);
    free(screen);
}

static struct wb_screen *put_on(struct wb_ui *ui, const struct wb_screen_ops *ops, const void *argument)
{
    struct wb_screen *screen = wb_alloc(ops->size);
    screen->ops = ops;
    screen->below = ui->top;
    ui->top = screen;
    if (ops->open)
        ops->open(ui, screen, argument);
    show(ui, screen);
    return screen;
}

struct wb_screen *wb_ui_push(struct wb_ui *ui, const struct wb_screen_ops *ops, const void *argument)
{
    hide(ui, ui->top);
    return put_on(ui, ops, argument);
}

void wb_ui_pop(struct wb_ui *ui)
{
    if (!ui->top->below)
        return;
    drop_top(ui);
    show(ui, ui->top);
}

void wb_ui_replace(struct wb_ui *ui, const struct wb_screen_ops *ops, const void *argument)
{
    struct wb_screen *old = ui->top;
    hide(ui, old);
    ui->top = old->below;
    put_on(ui, ops, argument);
    if (old->ops->close) /* after the new one has read what the argument may borrow from the old */
        old->ops->close(ui, old);
    free(old);
}

void wb_ui_home(struct wb_ui *ui)
{
    while (ui->top->below)
        drop_top(ui);
    show(ui, ui->top);
}

void wb_ui_fini(struct wb_ui *ui)
{
    while (ui->top)
        drop_top(ui);
    wb_cells_fini(&ui->cells);
    wb_str_fini(&ui->clip.text);
    wb_str_fini(&ui->message);
}

/* ------------------------------------------------------------------ saying */

__attribute__((format(printf, 3, 0))) static void say(struct wb_ui *ui, bool warns, const char *format, va_list args)
{
    ui->stale = true;
    wb_str_clear(&ui->message);
    wb_str_vaddf(&ui->message, format, args);
    ui->message_warns = warns;
}

void wb_ui_say(struct wb_ui *ui, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(ui, false, format, args);
    va_end(args);
}

void wb_ui_warn(struct wb_ui *ui, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(ui, true, format, args);
    va_end(args);
}

void wb_ui_outcome(struct wb_ui *ui, bool done, const struct wb_error *err)
{
    if (!done && err->code != WB_OK)
        wb_ui_warn(ui, "%s", err->text);
}

/* ------------------------------------------------------------------ events */

int wb_ui_contexts(struct wb_ui *ui)
{
    int own = ui->session ? WB_IN_OWN : WB_IN_COACH;
    return own | (ui->top->ops->contexts ? ui->top->ops->contexts(ui, ui->top) : WB_IN_PAGE);
}

static bool screen_takes_key(struct wb_ui *ui, uint32_t key)
{
    return ui->top->ops->key && ui->top->ops->key(ui, ui->top, key);
}

static bool command_done(struct wb_ui *ui, enum wb_command command)
{
    return (ui->top->ops->command && ui->top->ops->command(ui, ui->top, command)) || wb_everywhere(ui, command);
}

/* From the palette: a command that only a key can do (copy, a word left) is that key. */
void wb_ui_do(struct wb_ui *ui, enum wb_command command)
{
    char name[32];
    uint32_t key;
    if (!command_done(ui, command) && wb_key_parse(wb_command_key(command, name), &key))
        screen_takes_key(ui, key);
}

static void clear_message(struct wb_ui *ui)
{
    if (ui->message.len)
        ui->stale = true;
    wb_str_clear(&ui->message);
}

static void take_key(struct wb_ui *ui, uint32_t key)
{
    enum wb_command command;
    clear_message(ui);
    if (wb_frame_is_too_small(ui)) { /* what cannot be seen is not changed */
        if (key == (WB_CTRL | 'q'))
            ui->ended = true;
        return;
    }
    if (screen_takes_key(ui, key))
        return;
    command = wb_command_of_key(key, wb_ui_contexts(ui));
    if (command != WB_DO_NOTHING && command_done(ui, command))
        return;
    if (key == (WB_CTRL | 'c') && ui->top->ops != &wb_screen_menu)
        wb_everywhere_ask_to_leave(ui);
}

void wb_ui_key(struct wb_ui *ui, uint32_t key)
{
    ui->typed_only = false;
    take_key(ui, key);
    if (!ui->typed_only)
        ui->stale = true;
}

static void paste(struct wb_ui *ui, const struct wb_event *event)
{
    clear_message(ui);
    if (wb_frame_is_too_small(ui) || !ui->top->ops->text || !event->text.len)
        return;
    if (!ui->top->ops->text(ui, ui->top, event->text.data, event->text.len))
        return;
    if (event->dropped)
        wb_ui_say(ui, "Pasted. %zu control or unreadable bytes were left out.", event->dropped);
}

/* Rows and columns of the screen become those of the body. */
static void click(struct wb_ui *ui, const struct wb_event *event)
{
    struct wb_area body = wb_frame_body(ui, ui->top);
    int row = event->row - body.row;
    clear_message(ui);
    if (ui->top->ops->click && row >= 0 && row < body.rows)
        ui->top->ops->click(ui, ui->top, row, event->col - body.col);
}

void wb_ui_event(struct wb_ui *ui, const struct wb_event *event)
{
    if (event->kind != WB_EVENT_KEY && event->kind != WB_EVENT_TICK)
        ui->stale = true;
    switch (event->kind) {
    case WB_EVENT_KEY:
        wb_ui_key(ui, event->key);
        break;
    case WB_EVENT_PASTE:
        paste(ui, event);
        break;
    case WB_EVENT_CLICK:
        if (!wb_frame_is_too_small(ui))
            click(ui, event);
        break;
    case WB_EVENT_WHEEL:
        if (ui->top->ops->wheel && !wb_frame_is_too_small(ui))
            ui->top->ops->wheel(ui, ui->top, event->wheel * 3);
        break;
    case WB_EVENT_RESIZE:
        wb_cells_resize(&ui->cells, event->rows, event->cols);
        break;
    case WB_EVENT_TICK:
        break;
    case WB_EVENT_HANGUP:
        ui->ended = true;
        break;
    }
}

/* ------------------------------------------------------------------ drawing */

static void draw_screen(struct wb_ui *ui, struct wb_screen *screen)
{
    if (screen->overlay && screen->below)
        draw_screen(ui, screen->below);
    struct wb_area body = wb_frame_body(ui, screen);
    ui->cells.cursor_row = ui->cells.cursor_col = -1;
    if (screen->ops->layout)
        screen->ops->layout(ui, screen, body.rows, body.cols);
    if (screen->ops->draw)
        screen->ops->draw(ui, screen, &body);
}

/* Only text was typed since the last drawing: that text and the header, on the cells as they are. */
static bool redraw_text(struct wb_ui *ui)
{
    struct wb_screen *screen = ui->top;
    struct wb_area body = wb_frame_body(ui, screen);
    if (ui->stale || !screen->ops->redraw || !screen->ops->redraw(ui, screen, &body))
        return false;
    wb_frame_header(ui, screen);
    return true;
}

void wb_ui_draw(struct wb_ui *ui)
{
    if (redraw_text(ui))
        return;
    ui->stale = false;
    wb_cells_clear(&ui->cells);
    if (wb_frame_is_too_small(ui)) {
        wb_frame_too_small(ui);
        return;
    }
    draw_screen(ui, ui->top);
    struct wb_screen *framed = ui->top;
    while (framed->overlay && framed->below)
        framed = framed->below;
    wb_frame_draw(ui, framed);
}

/* ------------------------------------------------------------------ the loop */

static void paint(struct wb_ui *ui)
{
    wb_ui_draw(ui);
    wb_term_paint(ui->term, &ui->cells);
}

static void settle(struct wb_ui *ui)
{
    struct wb_error err = {0};
    if (ui->session && wb_session_due(ui->session) == 0)
        wb_session_settle(ui->session, &err); /* the header says what came of it */
}

/* The file is checked after the first paint, so that the start is not kept waiting; damage ends the session unharmed.
 */
static bool check(struct wb_ui *ui, struct wb_error *err)
{
    return !ui->session || wb_session_check(ui->session, err);
}

bool wb_ui_run(struct wb_ui *ui, struct wb_error *err)
{
    struct wb_event event;
    bool more = false;
    paint(ui);
    if (!check(ui, err))
        return false;
    if (ui->session && wb_external_recover(ui)) {
        ui->stale = true;
        paint(ui);
    }
    while (!ui->ended) {
        if (!wb_term_next(ui->term, ui->session ? wb_session_due(ui->session) : -1, &event, &more))
            break;
        wb_ui_event(ui, &event);
        settle(ui);
        if (!more && !ui->ended)
            paint(ui);
    }
    hide(ui, ui->top);
    return true;
}
