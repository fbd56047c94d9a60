/* Options as people type them: one table of all options there are, and the reader that takes a command line apart by
 * it. It does not know which command takes which option, nor what any of them does. */
#ifndef WB_CLI_OPTIONS_H
#define WB_CLI_OPTIONS_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum wb_option {
    WB_OPTION_HELP,
    WB_OPTION_VERSION,
    WB_OPTION_DATA,
    WB_OPTION_WORKBOOKS,
    WB_OPTION_LINEAR,
    WB_OPTION_MINUTES,
    WB_OPTION_JSON,
    WB_OPTION_FORMAT,
    WB_OPTION_OUTPUT,
    WB_OPTION_SINCE,
    WB_OPTION_PAGE,
    WB_OPTION_PREVIEW,
    WB_OPTION_INCLUDE_PRIVATE,
    WB_OPTION_ENCRYPT_TO,
    WB_OPTION_FORCE,
    WB_OPTION_EVERYTHING,
    WB_OPTION_FROM,
    WB_OPTION_TO,
    WB_OPTION_FACTS,
    WB_OPTION_COUNT
};
#define WB_OPTION(name) (UINT32_C(1) << WB_OPTION_##name)
/* Taken by every command. */
#define WB_OPTIONS_EVERYWHERE (WB_OPTION(HELP) | WB_OPTION(DATA) | WB_OPTION(WORKBOOKS))

struct wb_option_row {
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* what stands for its value in help, "FILE"; NULL: a switch */
    const char *about; /* one line of help */
};
extern const struct wb_option_row wb_options[WB_OPTION_COUNT];

/* A command line taken apart. All texts are borrowed from argv. */
struct wb_arguments {
    uint32_t given;                     /* bits of the options that stood there */
    const char *value[WB_OPTION_COUNT]; /* the last one given counts; NULL: none */
    const char **words;                 /* what is no option, in order */
    size_t word_count;
    const char *unknown;   /* the first option that is none at all, as typed; NULL: none */
    enum wb_option faulty; /* an option with a value it does not take, or without one it needs ... */
    enum { WB_OPTION_FINE, WB_OPTION_WANTS_VALUE, WB_OPTION_TAKES_NONE } fault; /* ... and which of the two */
};

/* Takes everything apart and refuses nothing, so that `--help` can be answered on a line that has other faults. */
void wb_arguments_read(int argc, char **argv, struct wb_arguments *out);
void wb_arguments_fini(struct wb_arguments *arguments);
/* Says what is wrong with the line for a command that takes the options of `taken`; `command` is its name for messages.
 */
bool wb_arguments_check(const struct wb_arguments *arguments, const char *command, uint32_t taken,
                        struct wb_error *err);
/* A whole number between bounds. False with WB_USAGE and a sentence otherwise; not given: `*out` is left. */
bool wb_arguments_number(const struct wb_arguments *arguments, enum wb_option option, int least, int most, int *out,
                         struct wb_error *err);

static inline bool wb_given(const struct wb_arguments *arguments, enum wb_option option)
{
    return arguments->given >> option & 1;
}

#endif
