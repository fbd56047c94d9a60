/* The commands of the program: words and options in, exit status out. It decides nothing that a room below could. */
#ifndef WB_CLI_CLI_H
#define WB_CLI_CLI_H

#include "session/way.h"

/* Runs the program; returns its exit status. */
int wb_cli_main(int argc, char **argv);

/* Linear mode: the workbook as plain lines on standard input and output. Returns an exit status. */
struct wb_linear_options {
    struct wb_session *session;
    const struct wb_exercise *start; /* NULL: where the person stopped */
    const struct wb_prompt *prompt;
    int minutes;                     /* 0: open */
};
int wb_linear(const struct wb_linear_options *options);

#endif
