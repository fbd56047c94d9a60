/* The three themes, a row a style. Colour is never the only sign: every row that differs by colour differs by an
 * attribute, or by where it stands, as well. */
#include "theme.h"

#include "terminfo.h"

const char *const wb_theme_names[WB_THEME_COUNT] = {"terminal", "contrast", "mono"};

enum { NONE = -1, BRIGHT = 8 };
enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE };
enum { NORMAL = 0, BOLD = 1, DIM = 2, UNDERLINED = 4, REVERSED = 8 };

struct row {
    int attributes;
    int fore, back; /* one of the sixteen, NONE: the terminal's own */
};

/* Magenta is the accent: of the sixteen it alone is readable on black and on white in the palettes that terminals come
 * with. */
static const struct row terminal_rows[] = {
    [WB_STYLE_TEXT] = {NORMAL, NONE, NONE},   [WB_STYLE_DIM] = {DIM, NONE, NONE},
    [WB_STYLE_TITLE] = {BOLD, NONE, NONE},    [WB_STYLE_LABEL] = {BOLD, NONE, NONE},
    [WB_STYLE_ANSWER] = {NORMAL, NONE, NONE}, [WB_STYLE_ACCENT] = {BOLD, MAGENTA, NONE},
    [WB_STYLE_FOCUS] = {BOLD, MAGENTA, NONE}, [WB_STYLE_SELECTED] = {REVERSED, NONE, NONE},
    [WB_STYLE_KEY] = {BOLD, NONE, NONE},      [WB_STYLE_RULE] = {DIM, NONE, NONE},
    [WB_STYLE_GOOD] = {BOLD, GREEN, NONE},    [WB_STYLE_WARNING] = {BOLD | REVERSED, RED, NONE},
    [WB_STYLE_STRONG] = {BOLD, NONE, NONE},   [WB_STYLE_EMPHASIS] = {UNDERLINED, NONE, NONE},
    [WB_STYLE_BAR] = {NORMAL, MAGENTA, NONE},
};

/* Nothing dim, nothing grey: bright on black, whatever the terminal's own colours are. */
static const struct row contrast_rows[] = {
    [WB_STYLE_TEXT] = {NORMAL, BRIGHT | WHITE, BLACK},
    [WB_STYLE_DIM] = {NORMAL, BRIGHT | WHITE, BLACK},
    [WB_STYLE_TITLE] = {BOLD | UNDERLINED, BRIGHT | WHITE, BLACK},
    [WB_STYLE_LABEL] = {BOLD, BRIGHT | WHITE, BLACK},
    [WB_STYLE_ANSWER] = {NORMAL, BRIGHT | CYAN, BLACK},
    [WB_STYLE_ACCENT] = {BOLD, BRIGHT | YELLOW, BLACK},
    [WB_STYLE_FOCUS] = {BOLD, BLACK, BRIGHT | YELLOW},
    [WB_STYLE_SELECTED] = {NORMAL, BLACK, BRIGHT | WHITE},
    [WB_STYLE_KEY] = {BOLD, BRIGHT | YELLOW, BLACK},
    [WB_STYLE_RULE] = {NORMAL, BRIGHT | WHITE, BLACK},
    [WB_STYLE_GOOD] = {BOLD, BRIGHT | GREEN, BLACK},
    [WB_STYLE_WARNING] = {BOLD, BLACK, BRIGHT | YELLOW},
    [WB_STYLE_STRONG] = {BOLD, BRIGHT | WHITE, BLACK},
    [WB_STYLE_EMPHASIS] = {UNDERLINED, BRIGHT | WHITE, BLACK},
    [WB_STYLE_BAR] = {NORMAL, BRIGHT | YELLOW, BLACK},
};

static const struct row mono_rows[] = {
    [WB_STYLE_TEXT] = {NORMAL, NONE, NONE},   [WB_STYLE_DIM] = {DIM, NONE, NONE},
    [WB_STYLE_TITLE] = {BOLD, NONE, NONE},    [WB_STYLE_LABEL] = {BOLD, NONE, NONE},
    [WB_STYLE_ANSWER] = {NORMAL, NONE, NONE}, [WB_STYLE_ACCENT] = {BOLD, NONE, NONE},
    [WB_STYLE_FOCUS] = {BOLD, NONE, NONE},    [WB_STYLE_SELECTED] = {REVERSED, NONE, NONE},
    [WB_STYLE_KEY] = {BOLD, NONE, NONE},      [WB_STYLE_RULE] = {DIM, NONE, NONE},
    [WB_STYLE_GOOD] = {BOLD, NONE, NONE},     [WB_STYLE_WARNING] = {BOLD | REVERSED, NONE, NONE},
    [WB_STYLE_STRONG] = {BOLD, NONE, NONE},   [WB_STYLE_EMPHASIS] = {UNDERLINED, NONE, NONE},
    [WB_STYLE_BAR] = {NORMAL, NONE, NONE},
};

static const struct row *const themes[WB_THEME_COUNT] = {
    [WB_THEME_TERMINAL] = terminal_rows,
    [WB_THEME_CONTRAST] = contrast_rows,
    [WB_THEME_MONO] = mono_rows,
};
_Static_assert(sizeof terminal_rows / sizeof *terminal_rows == WB_STYLE_COUNT, "a row for every style");
_Static_assert(sizeof contrast_rows / sizeof *contrast_rows == WB_STYLE_COUNT, "a row for every style");
_Static_assert(sizeof mono_rows / sizeof *mono_rows == WB_STYLE_COUNT, "a row for every style");

static const struct {
    int bit;
    const char *name;
} attributes[] = {{BOLD, "bold"}, {DIM, "dim"}, {UNDERLINED, "smul"}, {REVERSED, "rev"}};

/* Attributes and colours off. Many descriptions also switch a character set back that nothing here ever leaves. */
static void add_reset(struct wb_str *out)
{
    const char *reset = wb_terminfo_text("sgr0");

    if (reset && strstr(reset, "\033[m")) {
        wb_str_add(out, "\033[m");
    } else if (reset && strstr(reset, "\033[0m")) {
        wb_str_add(out, "\033[0m");
    } else {
        wb_terminfo_add(out, reset);
        wb_terminfo_add(out, wb_terminfo_text("op"));
    }
}

static void add_look(struct wb_str *out, const struct row *row, int colours)
{
    int on = row->attributes;

    /* A terminal of eight colours shows a bright one as its plain one, and bold. */
    if (colours <= BRIGHT && row->fore >= BRIGHT)
        on |= BOLD;
    add_reset(out);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (on & attributes[i].bit)
            wb_terminfo_add(out, wb_terminfo_text(attributes[i].name));
    if (row->fore != NONE)
        wb_terminfo_add_with(out, wb_terminfo_text("setaf"), colours > BRIGHT ? row->fore : row->fore % BRIGHT, 0);
    if (row->back != NONE)
        wb_terminfo_add_with(out, wb_terminfo_text("setab"), colours > BRIGHT ? row->back : row->back % BRIGHT, 0);
}

/* Several sequences of the common kind as one: "\033[m\033[1m" is "\033[;1m". */
static void join(struct wb_str *look)
{
    static const char between[] = "m\033[";

    if (look->len < 3 || strspn(look->data, "\033[;0123456789m") != look->len || look->data[look->len - 1] != 'm')
        return;
    for (char *found; (found = strstr(look->data, between));)
        wb_str_splice(look, (size_t)(found - look->data), sizeof between - 1, ";", 1);
}

bool wb_theme_looks(enum wb_theme theme, struct wb_look looks[static WB_STYLE_COUNT])
{
    int colours = wb_terminfo_number("colors");
    struct wb_str on = {0};

    if (colours < BRIGHT || !wb_terminfo_text("setaf") || !wb_terminfo_text("setab"))
        theme = WB_THEME_MONO;
    for (int style = 0; style < WB_STYLE_COUNT; style++) {
        const struct row *row = &themes[theme][style];
        wb_str_clear(&on);
        add_look(&on, row, colours);
        join(&on);
        looks[style] =
            (struct wb_look){.shows_blanks = row->back != NONE || (row->attributes & (UNDERLINED | REVERSED))};
        if (on.len < sizeof looks[style].on)
            memcpy(looks[style].on, wb_str_text(&on), on.len);
    }
    wb_str_fini(&on);
    return themes[theme][WB_STYLE_TEXT].back != NONE;
}
