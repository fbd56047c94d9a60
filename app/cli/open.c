/* `open`: the workbook on the screen, or as plain lines; and what `workbook` alone does. */
#include "open.h"

#include "say.h"
#include "surroundings.h"

#include "cli/cli.h"
#include "ui/screens.h"

#include <unistd.h>

/* Where the command line wants to go: an exercise, and a prompt of it where one was named. */
struct wanted {
    const struct wb_exercise *exercise;
    const struct wb_prompt *prompt;
    int minutes;                           /* of a sitting; 0: open */
    const struct wb_exercise *sitting_end; /* NULL: open */
};

/* Whether the person stopped in this workbook, at a question that is still asked. */
static bool stopped_in(struct wb_session *session, const struct wb_workbook *workbook, const struct wb_prompt **out)
{
    struct wb_place place = wb_way_place(session);
    if (!place.prompt || place.prompt->workbook != workbook || !wb_relevant(wb_session_reader(session), place.prompt))
        return false;
    *out = place.prompt;
    return true;
}

/* Of a workbook that is named alone: the first exercise not done, else the first. */
static const struct wb_exercise *to_go_on_with(struct wb_session *session, const struct wb_workbook *workbook)
{
    bool on_short = wb_way_takes_short_route(session);
    const struct wb_exercise *to_do = wb_way_to_do(session, workbook, on_short);

    return to_do ? to_do : wb_way_next(session, workbook, NULL, on_short);
}

static bool find_wanted(const char *place, struct wb_session *session, struct wanted *out, struct wb_error *err)
{
    const struct wb_workbook *workbook;
    const struct wb_section *section;

    *out = (struct wanted){0};
    if (!place)
        return true;
    if (!wb_way_resolve(session, place, &workbook, &section, &out->exercise, &out->prompt, err)) {
        err->code = WB_USAGE;
        return false;
    }
    bool named = out->prompt || out->exercise;
    if (!named && section && section->exercise_count)
        out->exercise = &section->exercises[0];
    else if (!named && !stopped_in(session, workbook, &out->prompt))
        out->exercise = to_go_on_with(session, workbook);
    if (out->prompt)
        out->exercise = out->prompt->exercise;
    return true;
}

/* A sitting of so many minutes begins with the first exercise not done. */
static void begin_sitting(struct wb_session *session, struct wanted *wanted)
{
    if (!wanted->minutes || wanted->exercise)
        return;
    struct wb_sitting sitting = wb_way_sitting(session, wanted->minutes);
    if (!sitting.count)
        return;
    wanted->exercise = sitting.exercises[0];
    wanted->sitting_end = sitting.exercises[sitting.count - 1];
}

/* The last place, with the focus and the caret as they were left, unless something else is wanted. */
static void go(struct wb_ui *ui, const struct wanted *wanted)
{
    struct wb_place place = wb_way_place(ui->session);
    struct wb_exercise_argument to = {.exercise = wanted->exercise, .prompt = wanted->prompt};

    if (place.prompt && wb_relevant(wb_session_reader(ui->session), place.prompt) &&
        (!to.exercise || to.prompt == place.prompt))
        to = (struct wb_exercise_argument){place.prompt->exercise, place.prompt, place.path, place.caret};
    if (to.exercise)
        wb_ui_push(ui, &wb_screen_exercise, &to);
}

static enum wb_theme theme_of(struct wb_session *session)
{
    const char *name = wb_session_setting(session, "theme");
    for (int theme = 0; theme < WB_THEME_COUNT; theme++)
        if (wb_same(name, wb_theme_names[theme]))
            return theme;
    return WB_THEME_TERMINAL;
}

static bool on_screen(struct wb_session *session, const struct wanted *wanted, struct wb_error *err)
{
    struct wb_term_options options = {.theme = theme_of(session)};
    struct wb_term *term = wb_term_open(&options, err);
    struct wb_ui ui;
    int rows, cols;

    if (!term)
        return false;
    wb_term_size(term, &rows, &cols);
    wb_ui_init(&ui, session, rows, cols);
    ui.term = term;
    ui.theme = options.theme;
    ui.sitting_end = wanted->sitting_end;
    ui.start = wanted->exercise;
    ui.start_prompt = wanted->prompt;
    wb_ui_push(&ui, &wb_screen_home, NULL);
    if (wb_session_setting(session, "welcomed") || wb_session_read_only(session))
        go(&ui, wanted);
    else
        wb_ui_push(&ui, &wb_screen_welcome, NULL);
    if (wb_session_read_only(session))
        wb_ui_say(&ui, "%s. Here you can read; Ctrl-P, then \"%s\", takes over.", wb_session_read_only(session),
                  wb_commands[WB_DO_TAKE_OVER].label);
    else if (wb_session_recovered(session))
        wb_ui_say(&ui, "The last session was cut off. Recovered: everything that you had typed.");
    else if (wb_session_kept_copies(session))
        wb_ui_say(&ui, "%s", wb_session_kept_copies(session));
    bool done = wb_ui_run(&ui, err);
    wb_ui_fini(&ui);
    wb_term_close(term);
    return done;
}

static bool as_lines(struct wb_session *session, const struct wanted *wanted, struct wb_error *err)
{
    const char *busy = wb_session_read_only(session);
    if (busy)
        return wb_fail(err, WB_BUSY, "%s. Close it there first: as plain lines only one can write.", busy);
    if (!wb_session_check(session, err))
        return false;
    struct wb_linear_options options = {
        .session = session, .start = wanted->exercise, .prompt = wanted->prompt, .minutes = wanted->minutes};
    int status = wb_linear(&options);
    if (status)
        err->code = status == wb_exit_status(WB_DATA) ? WB_DATA : WB_FAILED; /* it has said why */
    return status == 0;
}

bool wb_open_possible(const struct wb_run *run, const char *typed, struct wb_error *err)
{
    return wb_wants_linear(run) || wb_is_terminal() ||
           wb_fail(err, WB_USAGE,
                   "There is no terminal to open the workbook on. `workbook %s --linear` reads and writes plain lines, "
                   "also through a pipe; `workbook status` says how far you are.",
                   typed);
}

bool wb_open_session(const struct wb_run *run, struct wb_session *session, const char *place, int minutes,
                     struct wb_error *err)
{
    struct wanted wanted;
    if (!find_wanted(place, session, &wanted, err))
        return false;
    wanted.minutes = minutes;
    begin_sitting(session, &wanted);
    return (wb_wants_linear(run) ? as_lines : on_screen)(session, &wanted, err);
}

bool wb_cli_open(const struct wb_run *run, struct wb_error *err)
{
    int minutes = 0;
    if (!wb_arguments_number(run->arguments, WB_OPTION_MINUTES, 1, 600, &minutes, err) ||
        !wb_open_possible(run, "open", err))
        return false;
    struct wb_session *session = wb_run_session(run, WB_TO_WRITE, err);
    if (!session)
        return false;
    bool done = wb_open_session(run, session, run->word_count ? run->words[0] : NULL, minutes, err);
    return wb_run_close(session, done, err);
}

bool wb_cli_bare(const struct wb_run *run, struct wb_error *err)
{
    if (wb_wants_linear(run) || wb_is_terminal())
        return wb_cli_open(run, err);
    if (!wb_cli_status(run, err))
        return false;
    wb_say("This is no terminal, so nothing was opened. In a terminal, `workbook` goes on where you stopped; "
           "`workbook open --linear` reads and writes plain lines; `workbook --help` lists all commands.");
    return true;
}
