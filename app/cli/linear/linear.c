/* Linear mode: the workbook as plain lines, prompt after prompt. */
#include "linear.h"

#include "../say.h"

#include "base/markdown.h"
#include "cli/cli.h"

#include <unistd.h>

/* ------------------------------------------------------------------ between prompts */

static void say_markdown(struct wb_lines *lines, const struct wb_exercise *page, const char *text)
{
    struct wb_str filled = {0}, plain = {0};
    if (!text)
        return;
    wb_fill_markdown_on(wb_session_reader(lines->session), page, text, &filled);
    wb_md_plain(&plain, wb_str_text(&filled), filled.len);
    while (plain.len && plain.data[plain.len - 1] == '\n')
        plain.data[--plain.len] = '\0';
    wb_lines_say(lines, "%s", wb_str_text(&plain));
    wb_str_fini(&plain);
    wb_str_fini(&filled);
}

static void say_filled(struct wb_lines *lines, const struct wb_exercise *page, const char *text)
{
    struct wb_str filled = {0};
    if (!text)
        return;
    wb_fill_words_on(wb_session_reader(lines->session), page, text, &filled);
    wb_lines_say(lines, "%s", wb_str_text(&filled));
    wb_str_fini(&filled);
}

/* What stands at the head of a page: of the section where it begins, and of the exercise. */
static void say_exercise(struct wb_lines *lines, const struct wb_exercise *exercise, bool new_section)
{
    const struct wb_reader *reader = wb_session_reader(lines->session);
    const struct wb_workbook *book = exercise->section->workbook;
    if (new_section) {
        wb_lines_say(lines, "\n%s: %s", wb_workbook_title(reader, book), wb_section_title(reader, exercise->section));
        say_markdown(lines, exercise, exercise->section->about);
    }
    wb_lines_add(lines, "\n%s", wb_exercise_title(reader, exercise));
    if (exercise->minutes > 0)
        wb_lines_add(lines, exercise->minutes == 1 ? " (about a minute)" : " (about %d minutes)", exercise->minutes);
    wb_lines_say(lines, "%s", "");
    say_filled(lines, exercise, exercise->why);
    say_filled(lines, exercise, exercise->coach_reads);
}

/* Notes that stand between the prompt before and this one. */
static void say_notes(struct wb_lines *lines, const struct wb_prompt *prompt)
{
    const struct wb_exercise *exercise = prompt->exercise;
    size_t at = (size_t)(prompt - exercise->prompts), from = at;
    while (from > 0 && !wb_types[exercise->prompts[from - 1].field.type].asks)
        from--;
    for (; from < at; from++)
        if (wb_relevant(wb_session_reader(lines->session), &exercise->prompts[from]))
            say_markdown(lines, exercise, exercise->prompts[from].field.label);
}

static void say_welcome(struct wb_lines *lines)
{
    struct wb_error err = {0};
    wb_lines_say(
        lines,
        "Welcome. This is a workbook for careers leaders: a place to think about your role, in your own words,\n"
        "ten minutes at a time. The first one takes about an hour in all. Your answers stay on this computer, in\n"
        "one file of your own; nobody sees them until you export them, and private ones never leave.\n"
        "Nothing is compulsory. :help says what you can type; :quit saves and leaves.");
    wb_lines_outcome(lines, wb_session_set_setting(lines->session, "welcomed", "yes", &err), &err);
}

/* Which workbooks go on under a kept copy. On a terminal it stands above already, on standard error; who reads through a
 * pipe sees these lines alone. */
static void say_kept_copies(struct wb_lines *lines)
{
    const char *kept = wb_session_kept_copies(lines->session);
    if (kept && !(isatty(STDOUT_FILENO) && isatty(STDERR_FILENO)))
        wb_lines_say(lines, "%s", kept);
}

/* ------------------------------------------------------------------ one prompt */

/* What a re-rating hid is shown as soon as the new value is whole: first, previous and latest. */
static void say_series(struct wb_lines *lines)
{
    const struct wb_prompt *prompt = lines->prompt;
    const struct wb_reader *reader = wb_session_reader(lines->session);
    struct wb_arena arena;
    size_t before = 0;
    if ((!prompt->rerate.key && !prompt->looking_back.key) || !wb_series_revealed(reader, prompt))
        return;
    wb_arena_init(&arena);
    struct wb_series series = wb_series_of(reader, prompt, &arena);
    while (before < series.count && series.points[before].prompt != prompt)
        before++;
    for (size_t i = 0; i < before; i++) {
        const struct wb_point *point = &series.points[i];
        char day[WB_DAY_SIZE];
        struct wb_str lead = {0};
        if (i > 0 && i + 1 < before)
            continue;
        wb_str_addf(&lead, "%s (%s):", i == 0 ? "The first time" : "The time before",
                    point->looking_back
                        ? "looking back"
                        : wb_day_short(wb_instant_day(point->answer->at), wb_session_today(lines->session), day));
        wb_lines_say_value(lines, wb_str_text(&lead), wb_ask(reader, point->prompt, &arena), point->answer->value);
        wb_str_fini(&lead);
    }
    wb_arena_fini(&arena);
}

/* True where the next one is wanted. */
static bool ask_prompt(struct wb_lines *lines)
{
    struct wb_place place = {.prompt = lines->prompt};
    struct wb_error err = {0};
    struct wb_arena arena;

    wb_way_set_place(lines->session, &place);
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_ask(wb_session_reader(lines->session), lines->prompt, &arena);
    wb_ask_head(lines, asked);
    bool on = wb_ask_types[lines->prompt->field.type](lines, asked);
    wb_arena_fini(&arena);
    if (on)
        say_series(lines);
    wb_session_break_undo(lines->session);
    wb_session_leave(lines->session, lines->prompt);
    wb_lines_outcome(lines, wb_session_settle(lines->session, &err), &err);
    return on;
}

/* ------------------------------------------------------------------ the sitting */

static const struct wb_prompt *begin(struct wb_lines *lines, const struct wb_linear_options *options)
{
    struct wb_place place = wb_way_place(lines->session);
    if (options->prompt)
        return options->prompt;
    if (options->start)
        return wb_route_first(lines, options->start, true);
    if (place.prompt && wb_relevant(wb_session_reader(lines->session), place.prompt))
        return place.prompt;
    const struct wb_workbook *book = wb_way_workbook(lines->session);
    const struct wb_exercise *exercise = wb_way_now(lines->session);
    if (book && !exercise)
        exercise = wb_way_next(lines->session, book, NULL, lines->short_route);
    return exercise ? wb_route_first(lines, exercise, true) : NULL;
}

static void say_stop(struct wb_lines *lines, const struct wb_sitting *sitting, const struct wb_exercise *done)
{
    if (sitting->count && sitting->exercises[sitting->count - 1] == done)
        wb_lines_say(lines, "\nThat was what fits into about %d minutes: a good place to stop. :quit saves and leaves.",
                     sitting->minutes);
}

static void go_through(struct wb_lines *lines, const struct wb_prompt *first, const struct wb_sitting *sitting)
{
    const struct wb_exercise *exercise = NULL;
    bool chosen = true; /* by name, or as what comes next; not come to from the question before */
    for (const struct wb_prompt *prompt = first; prompt && !lines->ended;) {
        if (prompt->exercise != exercise) {
            bool new_section = !exercise || exercise->section != prompt->section;
            if (exercise)
                say_stop(lines, sitting, exercise);
            if (new_section)
                (chosen ? wb_session_open_section : wb_session_leaf_into_section)(lines->session, prompt->section);
            exercise = prompt->exercise;
            say_exercise(lines, exercise, new_section);
        }
        say_notes(lines, prompt);
        lines->prompt = prompt;
        lines->go = NULL;
        lines->leafs = false;
        bool on = ask_prompt(lines);
        bool led = !on && lines->go;
        chosen = led && !lines->leafs;
        prompt = led ? lines->go : wb_route_next(lines, prompt);
        if (!prompt && !lines->ended)
            wb_lines_say(lines, "\nThat was the last question of %s. `workbook status` says what comes next.",
                         wb_workbook_title(wb_session_reader(lines->session), exercise->section->workbook));
    }
}

int wb_linear(const struct wb_linear_options *options)
{
    struct wb_lines lines = {.session = options->session, .short_route = wb_way_takes_short_route(options->session)};
    struct wb_sitting sitting = {0};

    wb_input_init(&lines.input);
    if (!wb_session_setting(lines.session, "welcomed"))
        say_welcome(&lines);
    if (wb_session_recovered(lines.session))
        wb_lines_say(&lines, "The last session was cut off. Recovered: everything up to its last line.");
    say_kept_copies(&lines);
    if (options->minutes)
        sitting = wb_way_sitting(lines.session, options->minutes);
    const struct wb_prompt *first = begin(&lines, options);
    if (!first)
        wb_lines_say(&lines, "There is nothing to ask.");
    go_through(&lines, first, &sitting);
    if (lines.err.code == WB_OK) {
        struct wb_save_status saved = wb_session_save_status(lines.session);
        wb_lines_say(&lines,
                     saved.saved == WB_NOT_SAVED ? "NOT SAVED: %s." : "\nSaved. You come back to where you are.",
                     saved.reason ? saved.reason : "");
        wb_lines_flush(&lines);
    }
    wb_session_settle(lines.session, NULL);
    wb_input_fini(&lines.input);
    wb_str_fini(&lines.out);
    wb_say_error(&lines.err);
    return lines.err.code == WB_OK ? 0 : wb_exit_status(lines.err.code);
}
