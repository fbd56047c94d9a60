/* The three themes, a row a style. Colour is never the only sign: every row that differs by colour differs by an
 * attribute, or by where it stands, as well. */
#include "theme.h"

#include <stdlib.h>

const char *const wb_theme_names[WB_THEME_COUNT] = {"terminal", "contrast", "mono"};

enum { NONE = -1, BRIGHT = 8 };

struct row {
    attr_t attributes;
    short fore, back; /* one of the sixteen, NONE: the terminal's own */
};

/* Magenta is the accent: of the sixteen it alone is readable on black and on white in the palettes that terminals come
 * with. */
static const struct row terminal_rows[] = {
    [WB_STYLE_TEXT] = {A_NORMAL, NONE, NONE},
    [WB_STYLE_DIM] = {A_DIM, NONE, NONE},
    [WB_STYLE_TITLE] = {A_BOLD, NONE, NONE},
    [WB_STYLE_LABEL] = {A_BOLD, NONE, NONE},
    [WB_STYLE_ANSWER] = {A_NORMAL, NONE, NONE},
    [WB_STYLE_ACCENT] = {A_BOLD, COLOR_MAGENTA, NONE},
    [WB_STYLE_FOCUS] = {A_BOLD, COLOR_MAGENTA, NONE},
    [WB_STYLE_SELECTED] = {A_REVERSE, NONE, NONE},
    [WB_STYLE_KEY] = {A_BOLD, NONE, NONE},
    [WB_STYLE_RULE] = {A_DIM, NONE, NONE},
    [WB_STYLE_GOOD] = {A_BOLD, COLOR_GREEN, NONE},
    [WB_STYLE_WARNING] = {A_BOLD | A_REVERSE, COLOR_RED, NONE},
    [WB_STYLE_STRONG] = {A_BOLD, NONE, NONE},
    [WB_STYLE_EMPHASIS] = {A_UNDERLINE, NONE, NONE},
    [WB_STYLE_BAR] = {A_NORMAL, COLOR_MAGENTA, NONE},
};

/* Nothing dim, nothing grey: bright on black, whatever the terminal's own colours are. */
static const struct row contrast_rows[] = {
    [WB_STYLE_TEXT] = {A_NORMAL, BRIGHT | COLOR_WHITE, COLOR_BLACK},
    [WB_STYLE_DIM] = {A_NORMAL, BRIGHT | COLOR_WHITE, COLOR_BLACK},
    [WB_STYLE_TITLE] = {A_BOLD | A_UNDERLINE, BRIGHT | COLOR_WHITE, COLOR_BLACK},
    [WB_STYLE_LABEL] = {A_BOLD, BRIGHT | COLOR_WHITE, COLOR_BLACK},
    [WB_STYLE_ANSWER] = {A_NORMAL, BRIGHT | COLOR_CYAN, COLOR_BLACK},
    [WB_STYLE_ACCENT] = {A_BOLD, BRIGHT | COLOR_YELLOW, COLOR_BLACK},
    [WB_STYLE_FOCUS] = {A_BOLD, COLOR_BLACK, BRIGHT | COLOR_YELLOW},
    [WB_STYLE_SELECTED] = {A_NORMAL, COLOR_BLACK, BRIGHT | COLOR_WHITE},
    [WB_STYLE_KEY] = {A_BOLD, BRIGHT | COLOR_YELLOW, COLOR_BLACK},
    [WB_STYLE_RULE] = {A_NORMAL, BRIGHT | COLOR_WHITE, COLOR_BLACK},
    [WB_STYLE_GOOD] = {A_BOLD, BRIGHT | COLOR_GREEN, COLOR_BLACK},
    [WB_STYLE_WARNING] = {A_BOLD, COLOR_BLACK, BRIGHT | COLOR_YELLOW},
    [WB_STYLE_STRONG] = {A_BOLD, BRIGHT | COLOR_WHITE, COLOR_BLACK},
    [WB_STYLE_EMPHASIS] = {A_UNDERLINE, BRIGHT | COLOR_WHITE, COLOR_BLACK},
    [WB_STYLE_BAR] = {A_NORMAL, BRIGHT | COLOR_YELLOW, COLOR_BLACK},
};

static const struct row mono_rows[] = {
    [WB_STYLE_TEXT] = {A_NORMAL, NONE, NONE},   [WB_STYLE_DIM] = {A_DIM, NONE, NONE},
    [WB_STYLE_TITLE] = {A_BOLD, NONE, NONE},    [WB_STYLE_LABEL] = {A_BOLD, NONE, NONE},
    [WB_STYLE_ANSWER] = {A_NORMAL, NONE, NONE}, [WB_STYLE_ACCENT] = {A_BOLD, NONE, NONE},
    [WB_STYLE_FOCUS] = {A_BOLD, NONE, NONE},    [WB_STYLE_SELECTED] = {A_REVERSE, NONE, NONE},
    [WB_STYLE_KEY] = {A_BOLD, NONE, NONE},      [WB_STYLE_RULE] = {A_DIM, NONE, NONE},
    [WB_STYLE_GOOD] = {A_BOLD, NONE, NONE},     [WB_STYLE_WARNING] = {A_BOLD | A_REVERSE, NONE, NONE},
    [WB_STYLE_STRONG] = {A_BOLD, NONE, NONE},   [WB_STYLE_EMPHASIS] = {A_UNDERLINE, NONE, NONE},
    [WB_STYLE_BAR] = {A_NORMAL, NONE, NONE},
};

static const struct row *const themes[WB_THEME_COUNT] = {
    [WB_THEME_TERMINAL] = terminal_rows,
    [WB_THEME_CONTRAST] = contrast_rows,
    [WB_THEME_MONO] = mono_rows,
};
_Static_assert(sizeof terminal_rows / sizeof *terminal_rows == WB_STYLE_COUNT, "a row for every style");
_Static_assert(sizeof contrast_rows / sizeof *contrast_rows == WB_STYLE_COUNT, "a row for every style");
_Static_assert(sizeof mono_rows / sizeof *mono_rows == WB_STYLE_COUNT, "a row for every style");

/* A terminal of eight colours shows a bright foreground as its plain one, bold. */
static short within(short colour, bool fore, attr_t *attributes)
{
    if (colour < BRIGHT || COLORS > BRIGHT)
        return colour;
    if (fore)
        *attributes |= A_BOLD;
    return (short)(colour % BRIGHT);
}

void wb_theme_looks(enum wb_theme theme, struct wb_look looks[static WB_STYLE_COUNT], chtype *blank)
{
    if (theme != WB_THEME_MONO && has_colors()) {
        start_color();
        use_default_colors();
    }
    if (COLORS < 8) /* 0 before start_color */
        theme = WB_THEME_MONO;
    for (int style = 0; style < WB_STYLE_COUNT; style++) {
        const struct row *row = &themes[theme][style];
        attr_t attributes = row->attributes;
        short pair = 0;
        if (row->fore != NONE || row->back != NONE) {
            pair = (short)(style + 1);
            init_pair(pair, within(row->fore, true, &attributes), within(row->back, false, &attributes));
        }
        looks[style] = (struct wb_look){attributes, pair};
    }
    *blank = ' ' | (chtype)looks[WB_STYLE_TEXT].attributes | (chtype)COLOR_PAIR(looks[WB_STYLE_TEXT].pair);
}
