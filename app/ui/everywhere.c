#include "everywhere.h"

#include "ui/screens.h"

#include <stdio.h>

static void leave_unsaved(struct wb_ui *ui, void *data, const char *typed)
{
    (void)data;
    if (typed && wb_same(typed, "leave"))
        ui->ended = true;
    else
        wb_ui_say(ui, "Still here. It is saved by itself as soon as the fault clears.");
}

/* Leaving needs a typed word while something is not saved: the text exists nowhere but on this screen. */
static void quit(struct wb_ui *ui)
{
    if (ui->session && wb_session_save_status(ui->session).saved == WB_NOT_SAVED) {
        struct wb_error err = {0};
        if (!wb_session_settle(ui->session, &err)) {
            struct wb_str text = {0};
            wb_str_addf(&text,
                        "Your last words are not saved: %s. Make room, or copy them elsewhere, and stay. To leave and "
                        "lose them, type the word leave.",
                        wb_session_save_status(ui->session).reason);
            wb_ui_push(ui, &wb_screen_line,
                       &(struct wb_line_argument){"Not saved yet", wb_str_text(&text), "", leave_unsaved, NULL});
            wb_str_fini(&text);
            return;
        }
    }
    ui->ended = true;
}

static void leave_or_stay(struct wb_ui *ui, void *data, int row)
{
    (void)data;
    if (row == 0)
        quit(ui);
}

void wb_everywhere_ask_to_leave(struct wb_ui *ui)
{
    static const char *const rows[] = {"Leave the workbook", "Stay here"};
    wb_ui_push(ui, &wb_screen_menu,
               &(struct wb_menu_argument){"Leave?", "Everything is kept. You come back to where you are.", rows, 2,
                                          leave_or_stay, NULL});
}

static void leave(struct wb_ui *ui)
{
    if (ui->top->below)
        wb_ui_pop(ui);
    else
        wb_ui_say(ui, "This is the first page. Ctrl-Q leaves the workbook.");
}

static void say_saved(struct wb_ui *ui)
{
    struct wb_error err = {0};
    const char *why = wb_session_read_only(ui->session);
    if (why) {
        wb_ui_warn(ui, "%s", why);
        return;
    }
    if (!wb_session_settle(ui->session, &err)) {
        wb_ui_warn(ui, "NOT SAVED: %s. It is tried again by itself; your text is still here.",
                   wb_session_save_status(ui->session).reason);
        return;
    }
    struct wb_save_status status = wb_session_save_status(ui->session);
    char clock[WB_INSTANT_SIZE];
    if (status.at.seconds)
        wb_ui_say(ui, "Saved %s. Every key is kept as you type; you never have to save.",
                  wb_instant_clock(status.at, clock));
    else
        wb_ui_say(ui, "Nothing to save yet. Every key is kept as you type.");
}

static void other_theme(struct wb_ui *ui)
{
    ui->theme = (enum wb_theme)((ui->theme + 1) % WB_THEME_COUNT);
    if (ui->term)
        wb_term_theme(ui->term, ui->theme);
    if (ui->session) {
        struct wb_error err = {0};
        wb_ui_outcome(ui, wb_session_set_setting(ui->session, "theme", wb_theme_names[ui->theme], &err), &err);
    }
    wb_ui_say(ui, "Colours: %s", wb_theme_names[ui->theme]);
}

static void redraw(struct wb_ui *ui)
{
    if (ui->term)
        wb_term_redraw(ui->term);
}

static void suspend(struct wb_ui *ui)
{
    if (ui->session) {
        struct wb_error err = {0};
        wb_ui_outcome(ui, wb_session_settle(ui->session, &err), &err);
    }
    if (ui->term)
        wb_term_suspend(ui->term);
}

static void take_over(struct wb_ui *ui)
{
    struct wb_error err = {0};
    if (!wb_session_read_only(ui->session))
        wb_ui_say(ui, "You are writing here already.");
    else if (wb_session_take_over(ui->session, &err))
        wb_ui_say(ui, "You write here now. The other window only reads; what it held is kept.");
    else
        wb_ui_warn(ui, "%s", err.text);
}

static void push_help(struct wb_ui *ui)
{
    if (ui->top->ops != &wb_screen_help)
        wb_ui_push(ui, &wb_screen_help, NULL);
}

static void push_palette(struct wb_ui *ui)
{
    if (ui->top->ops != &wb_screen_palette)
        wb_ui_push(ui, &wb_screen_palette, NULL);
}

/* Screens of one's own that any of the others leads to. Opening one twice would only make a longer way back. */
static const struct {
    enum wb_command command;
    const struct wb_screen_ops *ops;
} ways[] = {
    {WB_DO_CONTENTS, &wb_screen_contents},       {WB_DO_FIND, &wb_screen_find},   {WB_DO_REVIEW, &wb_screen_review},
    {WB_DO_COMMITMENTS, &wb_screen_commitments}, {WB_DO_SHARE, &wb_screen_share}, {WB_DO_SETTINGS, &wb_screen_settings},
    {WB_DO_HEAD_PAGE, &wb_screen_share_head},
};

static const struct {
    enum wb_command command;
    void (*act)(struct wb_ui *ui);
    bool needs_session;
} acts[] = {
    {WB_DO_QUIT, quit, false},          {WB_DO_LEAVE, leave, false},    {WB_DO_SAVED, say_saved, true},
    {WB_DO_THEME, other_theme, false},  {WB_DO_REDRAW, redraw, false},  {WB_DO_SUSPEND, suspend, false},
    {WB_DO_TAKE_OVER, take_over, true}, {WB_DO_HELP, push_help, false}, {WB_DO_PALETTE, push_palette, false},
    {WB_DO_HOME, wb_ui_home, true},
};

bool wb_everywhere(struct wb_ui *ui, enum wb_command command)
{
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (acts[i].command == command && (ui->session || !acts[i].needs_session)) {
            acts[i].act(ui);
            return true;
        }
    for (size_t i = 0; ui->session && i < sizeof ways / sizeof *ways; i++)
        if (ways[i].command == command) {
            if (ui->top->ops != ways[i].ops)
                wb_ui_push(ui, ways[i].ops, NULL);
            return true;
        }
    return false;
}
