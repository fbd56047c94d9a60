/* The open terminal, as the files of this room share it. */
#ifndef WB_TERM_STATE_H
#define WB_TERM_STATE_H

#include "input.h"
#include "output.h"
#include "signals.h"
#include "theme.h"

struct wb_term {
    SCREEN *screen;
    struct wb_output output;
    struct wb_input input;
    struct wb_signals signals;
    struct wb_look looks[WB_STYLE_COUNT];
    struct wb_cells painted; /* what curses was last given */
    bool stale;              /* the terminal shows something else: paint all */
    bool utf8;
    bool cursor_shown;
    bool promised; /* the caller was told that more waits */
    bool hung_up;  /* and the caller was told */
    int rows, cols;
    struct wb_str title;
};

/* term.c: the terminal given to someone else and taken back. */
void wb_term_leave(struct wb_term *term);
void wb_term_return(struct wb_term *term);

#endif
