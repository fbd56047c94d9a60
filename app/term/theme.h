/* What the styles of cells look like: attributes and colours for curses. It does not know what is drawn where. */
#ifndef WB_TERM_THEME_H
#define WB_TERM_THEME_H

#include "term/term.h"

#include <curses.h>

struct wb_look {
    attr_t attributes;
    short pair;
};

/* Fills the looks of a theme for the terminal that is open, and tells curses its colours. Where the terminal has no
 * colours the mono theme is given. `blank` is what an empty screen is filled with. */
void wb_theme_looks(enum wb_theme theme, struct wb_look looks[static WB_STYLE_COUNT], chtype *blank);

#endif
