/* The open terminal, as the files of this room share it. */
#ifndef WB_TERM_STATE_H
#define WB_TERM_STATE_H

#include "input.h"
#include "signals.h"
#include "terminfo.h"
#include "theme.h"

struct wb_term {
    struct wb_input input;
    struct wb_signals signals;
    int rows, cols;
    bool utf8;
    bool promised; /* the caller was told that more waits */
    bool hung_up;  /* and the caller was told */
    struct wb_str title;

    struct wb_str out;       /* to be written at one go */
    struct wb_cells painted; /* what the terminal shows */
    bool stale;              /* it shows something else: paint all */
    int at_row, at_col;      /* where its cursor is, -1: not known */
    int style;               /* the look that is on, -1: not known */
    bool cursor_shown;
    struct wb_look looks[WB_STYLE_COUNT];

    /* What it can do. */
    bool plain_cup;      /* the cursor is put the common way */
    bool scrolls_at_end; /* when the last cell is written */
    const char *erase_line;
    bool erases; /* erasing leaves the background that the theme has */
};

/* paint.c: writes what has been put together. */
void wb_term_flush(struct wb_term *term);

/* term.c: the terminal given to someone else and taken back. */
void wb_term_leave(struct wb_term *term);
void wb_term_return(struct wb_term *term);

#endif
