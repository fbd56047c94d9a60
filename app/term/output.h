/* What curses writes, caught and handed to the terminal at one go. It knows neither cells nor curses. */
#ifndef WB_TERM_OUTPUT_H
#define WB_TERM_OUTPUT_H

#include <stdio.h>

struct wb_output {
    FILE *file;  /* for curses to write to: the terminal, but for the while that it is caught */
    int memory;  /* a file in memory, -1: there is none, and nothing is caught */
    char *bytes; /* on their way from there to the terminal */
    size_t room;
};

/* The terminal is standard output. NULL in `file` where no descriptor is left. */
void wb_output_open(struct wb_output *output);
void wb_output_close(struct wb_output *output);

/* Between these two, what is written to `file` waits; the second writes all of it. */
void wb_output_catch(struct wb_output *output);
void wb_output_release(struct wb_output *output);

/* For a handler: `file` is the terminal from here on, whoever held it. */
void wb_output_let_go(void);

#endif
