/* From the command line to an exit status. */
#include "cli/cli.h"

#include "command.h"
#include "help.h"
#include "say.h"
#include "surroundings.h"

#include "base/mem.h"

/* Help and version are answered whatever else is wrong with the line. */
static bool asked_about(const struct wb_arguments *arguments, const struct wb_cli_command *command, bool *done,
                        struct wb_error *err)
{
    if (wb_given(arguments, WB_OPTION_HELP))
        *done = command ? wb_help_command(command, err) : wb_help_all(err);
    else if (wb_given(arguments, WB_OPTION_VERSION))
        *done = wb_help_version(err);
    else
        return false;
    return true;
}

/* What `workbook` alone takes is what `workbook open` takes. */
static bool bare(const struct wb_arguments *arguments, struct wb_run *run, struct wb_error *err)
{
    size_t used;
    static const char *const open[] = {"open"};
    run->command = wb_cli_command_find(open, 1, &used, NULL);
    return wb_arguments_check(arguments, "workbook", run->command->options | WB_OPTION(VERSION), err) &&
           wb_cli_bare(run, err);
}

static bool count_is_right(const struct wb_run *run, struct wb_error *err)
{
    const struct wb_cli_command *command = run->command;
    const char *gap = *command->synopsis ? " " : "";
    if (run->word_count < command->least)
        return wb_fail(err, WB_USAGE, "Something is missing: workbook %s%s%s. `workbook %s --help` shows an example.",
                       command->name, gap, command->synopsis, command->name);
    if (run->word_count > command->most)
        return wb_fail(err, WB_USAGE, "\"%s\" is one word too many: workbook %s%s%s.", run->words[command->most],
                       command->name, gap, command->synopsis);
    for (size_t i = 0; i < run->word_count; i++)
        if (!*run->words[i])
            return wb_fail(err, WB_USAGE, "An empty word names nothing: workbook %s%s%s.", command->name, gap,
                           command->synopsis);
    return true;
}

static bool run_command(const struct wb_arguments *arguments, struct wb_run *run, size_t used, struct wb_error *err)
{
    struct wb_str name = {0};
    run->words += used;
    run->word_count -= used;
    wb_str_addf(&name, "workbook %s", run->command->name);
    bool fine = wb_arguments_check(arguments, wb_str_text(&name), run->command->options, err);
    wb_str_fini(&name);
    const char *output = arguments->value[WB_OPTION_OUTPUT];
    return fine && count_is_right(run, err) && (!output || wb_output_allowed(run, output, err)) &&
           run->command->run(run, err);
}

static bool run_line(const struct wb_arguments *arguments, struct wb_error *err)
{
    struct wb_run run = {.arguments = arguments,
                         .words = arguments->words,
                         .word_count = arguments->word_count,
                         .clock = wb_clock_system()};
    size_t used = 0;
    bool done;

    if (run.word_count > 0) {
        run.command = wb_cli_command_find(run.words, run.word_count, &used, err);
        if (!run.command)
            return false;
    }
    if (asked_about(arguments, run.command, &done, err))
        return done;
    return run.command ? run_command(arguments, &run, used, err) : bare(arguments, &run, err);
}

int wb_cli_main(int argc, char **argv)
{
    struct wb_arguments arguments;
    struct wb_error err = {0};

    wb_arguments_read(argc, argv, &arguments);
    bool done = run_line(&arguments, &err);
    wb_arguments_fini(&arguments);
    if (done)
        return 0;
    wb_say_error(&err);
    return wb_exit_status(err.code == WB_OK ? WB_FAILED : err.code);
}
