/* The commands, once: name, words and options, what help says, and the function. Help, completions' tests and the
 * manual's test read this table; a new command is a row here and a file of its own. */
#ifndef WB_CLI_COMMAND_H
#define WB_CLI_COMMAND_H

#include "options.h"

#include "base/time.h"

/* One run of the program: what a command is given. */
struct wb_run {
    const struct wb_cli_command *command;
    const struct wb_arguments *arguments;
    const char *const *words; /* those after the command's name, NULL-ended */
    size_t word_count;
    struct wb_clock clock;
};

enum { WB_ANY = 99999 };

struct wb_cli_command {
    const char *group;    /* the heading it stands under in the list of commands; NULL: in no list */
    const char *name;     /* "export"; "coach add" where a first word groups several */
    const char *synopsis; /* its words, without options: "[WORKBOOK...]" */
    const char *about;    /* one line, lower case, for the list of commands */
    const char *more;     /* paragraphs of its own help, each line ended by a newline; "" where the line says all */
    const char *example;  /* a command line, and on further lines what it does */
    uint32_t options;     /* besides those of every command */
    size_t least, most;   /* words */
    /* False with `err`; an empty text says nothing more, because the command has said it. */
    bool (*run)(const struct wb_run *run, struct wb_error *err);
};

extern const struct wb_cli_command wb_cli_commands[];
extern const size_t wb_cli_command_count;

/* The command that the words begin with; `*used` is how many of them name it. NULL with a suggestion in `err`. */
const struct wb_cli_command *wb_cli_command_find(const char *const *words, size_t count, size_t *used,
                                                 struct wb_error *err);

bool wb_cli_open(const struct wb_run *run, struct wb_error *err);
bool wb_cli_status(const struct wb_run *run, struct wb_error *err);
bool wb_cli_review(const struct wb_run *run, struct wb_error *err);
bool wb_cli_export(const struct wb_run *run, struct wb_error *err);
bool wb_cli_import(const struct wb_run *run, struct wb_error *err);
bool wb_cli_history(const struct wb_run *run, struct wb_error *err);
bool wb_cli_backup(const struct wb_run *run, struct wb_error *err);
bool wb_cli_restore(const struct wb_run *run, struct wb_error *err);
bool wb_cli_erase(const struct wb_run *run, struct wb_error *err);
bool wb_cli_check(const struct wb_run *run, struct wb_error *err);
bool wb_cli_preview(const struct wb_run *run, struct wb_error *err);
bool wb_cli_outline(const struct wb_run *run, struct wb_error *err);
bool wb_cli_print(const struct wb_run *run, struct wb_error *err);
bool wb_cli_rehearse(const struct wb_run *run, struct wb_error *err);
bool wb_cli_doctor(const struct wb_run *run, struct wb_error *err);
bool wb_cli_complete(const struct wb_run *run, struct wb_error *err);
bool wb_cli_coach(const struct wb_run *run, struct wb_error *err);
bool wb_cli_coach_add(const struct wb_run *run, struct wb_error *err);
bool wb_cli_coach_list(const struct wb_run *run, struct wb_error *err);
bool wb_cli_coach_brief(const struct wb_run *run, struct wb_error *err);
bool wb_cli_coach_reply(const struct wb_run *run, struct wb_error *err);
bool wb_cli_coach_report(const struct wb_run *run, struct wb_error *err);
bool wb_cli_coach_export(const struct wb_run *run, struct wb_error *err);
bool wb_cli_coach_erase(const struct wb_run *run, struct wb_error *err);
bool wb_cli_help(const struct wb_run *run, struct wb_error *err);

/* What `workbook` does without a word: open where there is a terminal, else status and how to go on. */
bool wb_cli_bare(const struct wb_run *run, struct wb_error *err);

#endif
