/* A screen in memory: rows of cells that screens draw into and tests read. It knows no terminal. */
#ifndef WB_TERM_CELLS_H
#define WB_TERM_CELLS_H

#include "base/str.h"
#include "base/text.h"

/* What a piece of the screen is, not what it looks like: themes decide that (term/theme.h). */
enum wb_style {
    WB_STYLE_TEXT,
    WB_STYLE_DIM,      /* hints, footers, what is not asked for now */
    WB_STYLE_TITLE,    /* the exercise's title */
    WB_STYLE_LABEL,    /* a question */
    WB_STYLE_ANSWER,   /* the person's own words */
    WB_STYLE_ACCENT,   /* the one accent: what to do next, the mark of the focus */
    WB_STYLE_FOCUS,    /* the chosen row of a list */
    WB_STYLE_SELECTED, /* selected text */
    WB_STYLE_KEY,      /* a key's name in footer and help */
    WB_STYLE_RULE,
    WB_STYLE_GOOD,
    WB_STYLE_WARNING,  /* NOT SAVED and what must be seen */
    WB_STYLE_STRONG,   /* Markdown */
    WB_STYLE_EMPHASIS,
    WB_STYLE_BAR,      /* the filled part of a bar */
    WB_STYLE_COUNT
};

struct wb_cell {
    struct wb_glyph glyph; /* count 0 with width 0: the right half of a wide glyph; count 0 with width 1: blank */
    uint8_t style;
};

struct wb_cells {
    int rows, cols;
    struct wb_cell *cell; /* rows x cols, row by row */
    int cursor_row, cursor_col; /* -1: hidden */
};
void wb_cells_init(struct wb_cells *cells);
void wb_cells_resize(struct wb_cells *cells, int rows, int cols); /* blank after it */
void wb_cells_clear(struct wb_cells *cells);                      /* blank, cursor hidden */
void wb_cells_fini(struct wb_cells *cells);
/* As text, for tests: a line a row, trailing blanks left out; with `styles` also a line of style letters below each row that is
 * not plain, and the cursor's place at the end. */
void wb_cells_text(const struct wb_cells *cells, bool styles, struct wb_str *out);

/* A part of the screen to draw in: rows and columns count from its own corner, which may lie outside the clip (a page that
 * has been scrolled). What lies outside is not drawn. */
struct wb_area {
    struct wb_cells *cells;
    int row, col;         /* of the corner on the screen; row may be negative */
    int rows, cols;       /* its own size */
    int clip_top, clip_bottom; /* screen rows [top, bottom) that may be drawn on */
};
struct wb_area wb_area_whole(struct wb_cells *cells);
struct wb_area wb_area_part(const struct wb_area *area, int row, int col, int rows, int cols); /* inside, clipped */

/* Draws one line of text (cleaned as it is projected), cut at the area's edge; with `ellipsis` the cut shows as one. Returns the
 * columns used. */
int wb_put(const struct wb_area *area, int row, int col, enum wb_style style, const char *text);
int wb_put_n(const struct wb_area *area, int row, int col, enum wb_style style, const char *data, size_t len);
int wb_put_cut(const struct wb_area *area, int row, int col, int cols, enum wb_style style, const char *text);
void wb_put_right(const struct wb_area *area, int row, int right_col, enum wb_style style, const char *text);
__attribute__((format(printf, 5, 6))) int wb_putf(const struct wb_area *area, int row, int col, enum wb_style style,
                                                  const char *format, ...);
/* Draws wrapped text from `row` on; returns the rows it takes. Measures only where `area->cells` is NULL. */
int wb_put_wrapped(const struct wb_area *area, int row, int col, enum wb_style style, const char *text);
int wb_put_markdown(const struct wb_area *area, int row, int col, enum wb_style style, const char *text);
void wb_put_rule(const struct wb_area *area, int row); /* a thin line over the area's width */
void wb_put_style(const struct wb_area *area, int row, int col, int cols, enum wb_style style); /* restyles a stretch */
void wb_put_bar(const struct wb_area *area, int row, int col, int cols, double part); /* 0 to 1, in halves of a column */
void wb_put_glyph(const struct wb_area *area, int row, int col, enum wb_style style, struct wb_glyph glyph);
void wb_put_blank(const struct wb_area *area); /* all of it that may be drawn on */
void wb_put_cursor(const struct wb_area *area, int row, int col);

#endif
