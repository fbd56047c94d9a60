/* The screen in memory, the parts of it that screens draw in, and its shape as text for tests. */
#include "term/cells.h"

#include "base/mem.h"

#include <stdlib.h>

/* One letter a style, for expected screens. A style without its letter stops the build. */
static const char style_letters[] = "."  /* text */
                                    "d"  /* dim */
                                    "T"  /* title */
                                    "l"  /* label */
                                    "a"  /* answer */
                                    "A"  /* accent */
                                    "F"  /* focus */
                                    "S"  /* selected */
                                    "k"  /* key */
                                    "r"  /* rule */
                                    "g"  /* good */
                                    "W"  /* warning */
                                    "b"  /* strong */
                                    "e"  /* emphasis */
                                    "B"; /* bar */
_Static_assert(sizeof style_letters == WB_STYLE_COUNT + 1, "a letter for every style");

static const struct wb_cell blank = {.glyph = {.width = 1}, .style = WB_STYLE_TEXT};

void wb_cells_init(struct wb_cells *cells)
{
    *cells = (struct wb_cells){.cursor_row = -1, .cursor_col = -1};
}

void wb_cells_fini(struct wb_cells *cells)
{
    if (!cells)
        return;
    free(cells->cell);
    wb_cells_init(cells);
}

void wb_cells_clear(struct wb_cells *cells)
{
    size_t count = (size_t)cells->rows * (size_t)cells->cols;

    for (size_t i = 0; i < count; i++)
        cells->cell[i] = blank;
    cells->cursor_row = cells->cursor_col = -1;
}

void wb_cells_resize(struct wb_cells *cells, int rows, int cols)
{
    rows = rows < 0 ? 0 : rows;
    cols = cols < 0 ? 0 : cols;
    if (rows != cells->rows || cols != cells->cols || !cells->cell) {
        free(cells->cell);
        size_t count = (size_t)rows * (size_t)cols;
        cells->cell = wb_alloc_array(count ? count : 1, sizeof *cells->cell);
        cells->rows = rows;
        cells->cols = cols;
    }
    wb_cells_clear(cells);
}

static void add_glyph(struct wb_str *out, const struct wb_glyph *glyph)
{
    for (int i = 0; i < glyph->count; i++) {
        char bytes[4];
        wb_str_add_n(out, bytes, wb_utf8_encode(glyph->code[i], bytes));
    }
    if (glyph->count == 0 && glyph->width)
        wb_str_add_char(out, ' ');
}

/* Ends a line: what is blank at its end goes, so that editors and diffs leave expected files alone. */
static void end_line(struct wb_str *out, size_t start)
{
    while (out->len > start && out->data[out->len - 1] == ' ')
        out->data[--out->len] = '\0';
    wb_str_add_char(out, '\n');
}

void wb_cells_text(const struct wb_cells *cells, bool styles, struct wb_str *out)
{
    for (int row = 0; row < cells->rows; row++) {
        const struct wb_cell *cell = cells->cell + (size_t)row * (size_t)cells->cols;
        int last_styled = -1;
        size_t start = out->len;
        if (styles)
            wb_str_add_char(out, ' ');
        for (int col = 0; col < cells->cols; col++) {
            add_glyph(out, &cell[col].glyph);
            if (cell[col].style != WB_STYLE_TEXT)
                last_styled = col;
        }
        end_line(out, start);
        if (!styles || last_styled < 0)
            continue;
        start = out->len;
        wb_str_add_char(out, '~');
        for (int col = 0; col <= last_styled; col++)
            wb_str_add_char(out, style_letters[cell[col].style]);
        end_line(out, start);
    }
    if (!styles)
        return;
    if (cells->cursor_row < 0)
        wb_str_add(out, "cursor hidden\n");
    else
        wb_str_addf(out, "cursor %d,%d\n", cells->cursor_row, cells->cursor_col);
}

struct wb_area wb_area_whole(struct wb_cells *cells)
{
    return (struct wb_area){
        .cells = cells, .rows = cells->rows, .cols = cells->cols, .clip_top = 0, .clip_bottom = cells->rows};
}

struct wb_area wb_area_part(const struct wb_area *area, int row, int col, int rows, int cols)
{
    struct wb_area part = *area;

    if (col < 0) {
        cols += col;
        col = 0;
    }
    part.row += row;
    part.col += col;
    part.rows = rows < 0 ? 0 : rows;
    part.cols = cols > area->cols - col ? area->cols - col : cols;
    if (part.cols < 0)
        part.cols = 0;
    if (part.clip_top < part.row)
        part.clip_top = part.row;
    if (part.clip_bottom > part.row + part.rows)
        part.clip_bottom = part.row + part.rows;
    return part;
}
