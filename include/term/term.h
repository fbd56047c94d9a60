/* The terminal: the one room that names curses. Cells go out, events come in. It does not know what a screen means.
 *
 * Everything that waits is read before anything is painted; only changed cells are handed to curses; a paste is one event. */
#ifndef WB_TERM_TERM_H
#define WB_TERM_TERM_H

#include "base/error.h"
#include "term/cells.h"
#include "term/keys.h"

struct wb_term;

enum wb_theme { WB_THEME_TERMINAL, WB_THEME_CONTRAST, WB_THEME_MONO, WB_THEME_COUNT };
extern const char *const wb_theme_names[WB_THEME_COUNT];

struct wb_term_options {
    enum wb_theme theme; /* NO_COLOR set and not empty: mono */
};

/* Takes over the terminal of standard input and output. Says what is wrong with TERM or the terminal in plain words. */
struct wb_term *wb_term_open(const struct wb_term_options *options, struct wb_error *err);
/* The terminal as it was. Ctrl-C, SIGTERM and SIGHUP stay held back until the program ends, which has yet to save. */
void wb_term_close(struct wb_term *term);
void wb_term_theme(struct wb_term *term, enum wb_theme theme);

enum wb_event_kind {
    WB_EVENT_KEY,
    WB_EVENT_PASTE,  /* text, owned by the term until the next event: cleaned, LF line ends; `dropped` bytes were left out */
    WB_EVENT_CLICK,  /* row, col */
    WB_EVENT_WHEEL,  /* up -1, down 1, at row, col */
    WB_EVENT_RESIZE, /* rows, cols are the new size */
    WB_EVENT_TICK,   /* the time asked for is over */
    WB_EVENT_HANGUP, /* the terminal is gone, or SIGHUP, SIGTERM: save and end */
};
struct wb_event {
    enum wb_event_kind kind;
    uint32_t key;
    struct wb_span text;
    size_t dropped;
    int row, col, rows, cols, wheel;
};

/* Waits at most `timeout` milliseconds (-1: for ever) for the next event. `more` tells that others already wait, so that the
 * caller may put off painting. */
bool wb_term_next(struct wb_term *term, int timeout, struct wb_event *event, bool *more);
void wb_term_paint(struct wb_term *term, const struct wb_cells *cells);
void wb_term_redraw(struct wb_term *term); /* the next paint draws everything anew */
void wb_term_size(const struct wb_term *term, int *rows, int *cols);
void wb_term_title(struct wb_term *term, const char *title); /* of the window, where the terminal has one; never an answer's text */
bool wb_term_utf8(const struct wb_term *term); /* false: draw ASCII only (the paint replaces what does not fit) */

/* Hands the terminal back and stops as Ctrl-Z would elsewhere; returns when continued. */
void wb_term_suspend(struct wb_term *term);
/* Runs a program in the terminal ($VISUAL, $EDITOR) and takes the terminal back. `status` is its exit status. */
bool wb_term_run(struct wb_term *term, char *const argv[], int *status, struct wb_error *err);
bool wb_term_hung_up(const struct wb_term *term); /* while that program ran; wb_term_next tells it yet */

#endif
