/* Lines of standard input, of any length, until it ends or a signal asks the program to. It does not know what they
 * mean. */
#ifndef WB_CLI_LINEAR_INPUT_H
#define WB_CLI_LINEAR_INPUT_H

#include "base/str.h"

struct wb_input {
    struct wb_str waiting; /* read, and not handed out yet */
    size_t used;           /* of `waiting` */
    int signals;           /* the descriptor that they come on */
    bool ended, asked_to_end;
};

/* SIGHUP, SIGINT and SIGTERM count as the end of input from here on, and stay held back until the program ends. */
void wb_input_init(struct wb_input *input);
void wb_input_fini(struct wb_input *input);
/* The next line without its newline, replacing `line`; a last one that lacks the newline is one too. False at the end.
 */
bool wb_input_line(struct wb_input *input, struct wb_str *line);

#endif
