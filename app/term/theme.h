/* What the styles of cells look like on a terminal: the sequence that switches each on. It does not know what is drawn
 * where. */
#ifndef WB_TERM_THEME_H
#define WB_TERM_THEME_H

#include "term/term.h"

struct wb_look {
    char on[56];       /* the sequence, from any style before it */
    bool shows_blanks; /* a blank in it is seen: reversed, underlined, on a background */
};

/* Fills the looks of a theme for the terminal that is open. Where the terminal has no colours the mono theme is given.
 * True where the theme has a background of its own. */
bool wb_theme_looks(enum wb_theme theme, struct wb_look looks[static WB_STYLE_COUNT]);

#endif
