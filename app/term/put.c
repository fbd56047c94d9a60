/* Drawing text, rules and bars into cells. Any text may be given: what reaches a cell is its projection (base/text.h),
 * so that no control character ever gets as far as the terminal. */
#include "term/cells.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdlib.h>

static const char ellipsis[] = "\u2026";
static const char thin_line[] = "\u2500";

/* The cell at a place of the area, NULL where it may not be drawn on. */
static struct wb_cell *cell_at(const struct wb_area *area, int row, int col)
{
    struct wb_cells *cells = area->cells;
    int y = area->row + row, x = area->col + col;

    if (!cells || row < 0 || row >= area->rows || col < 0 || col >= area->cols)
        return NULL;
    if (y < area->clip_top || y >= area->clip_bottom || y < 0 || y >= cells->rows || x < 0 || x >= cells->cols)
        return NULL;
    return cells->cell + (size_t)y * (size_t)cells->cols + (size_t)x;
}

static bool is_right_half(const struct wb_cell *cell)
{
    return cell->glyph.width == 0 && cell->glyph.count == 0;
}

/* A wide glyph whose other half is about to be drawn over must not stay as half of one. */
static void blank_halves(const struct wb_area *area, int row, int col, struct wb_cell *cell)
{
    const struct wb_cells *cells = area->cells;
    int x = area->col + col;

    if (is_right_half(cell) && x > 0)
        cell[-1].glyph = (struct wb_glyph){.width = 1};
    if (cell->glyph.width == 2 && x + 1 < cells->cols)
        cell[1].glyph = (struct wb_glyph){.width = 1};
    (void)row;
}

void wb_put_glyph(const struct wb_area *area, int row, int col, enum wb_style style, struct wb_glyph glyph)
{
    struct wb_cell *cell = cell_at(area, row, col);

    if (!cell)
        return;
    if (glyph.width == 2) {
        struct wb_cell *right = cell_at(area, row, col + 1);
        if (right) {
            blank_halves(area, row, col + 1, right);
            *right = (struct wb_cell){.style = (uint8_t)style};
        } else {
            glyph = (struct wb_glyph){.width = 1};
        }
    } else if (glyph.width == 0) {
        glyph = (struct wb_glyph){.width = 1};
    }
    blank_halves(area, row, col, cell);
    if (glyph.width == 2)
        cell[1] = (struct wb_cell){.style = (uint8_t)style};
    *cell = (struct wb_cell){.glyph = glyph, .style = (uint8_t)style};
}

/* Only at its sides may half of a wide glyph lie outside, so that only these cells need the care of wb_put_glyph. */
void wb_put_blank(const struct wb_area *area)
{
    const struct wb_glyph none = {.width = 1};

    for (int row = 0; row < area->rows; row++) {
        struct wb_cell *first = cell_at(area, row, 0), *last = cell_at(area, row, area->cols - 1);
        for (int col = 0; col < area->cols && !last; col++) /* it goes on beyond the screen */
            wb_put_glyph(area, row, col, WB_STYLE_TEXT, none);
        if (!first || !last)
            continue;
        wb_put_glyph(area, row, 0, WB_STYLE_TEXT, none);
        wb_put_glyph(area, row, area->cols - 1, WB_STYLE_TEXT, none);
        for (struct wb_cell *cell = first + 1; cell < last; cell++)
            *cell = (struct wb_cell){.glyph = none, .style = WB_STYLE_TEXT};
    }
}

/* Printable ASCII before ASCII: each byte a cell of its own, which is most of what is ever drawn. Only where the whole
 * stretch may be drawn on; what is left is for put_until. */
static int put_plain(const struct wb_area *area, int row, int col, int limit, enum wb_style style, const char *data,
                     size_t len, size_t *at)
{
    struct wb_cell *cell = cell_at(area, row, col);

    if (!cell || !cell_at(area, row, limit - 1))
        return col;
    while (col < limit && *at < len && data[*at] >= 0x20 && data[*at] < 0x7F &&
           (*at + 1 == len || (unsigned char)data[*at + 1] < 0x80)) {
        if (cell->glyph.width != 1)
            blank_halves(area, row, col, cell);
        *cell++ = (struct wb_cell){.glyph = {.code = {(unsigned char)data[*at]}, .count = 1, .width = 1},
                                   .style = (uint8_t)style};
        col++;
        ++*at;
    }
    return col;
}

/* Draws what fits before `limit`; `*at` is moved to the first byte that did not. Returns the column after it. */
static int put_until(const struct wb_area *area, int row, int col, int limit, enum wb_style style, const char *data,
                     size_t len, size_t *at)
{
    while (*at < len) {
        col = put_plain(area, row, col, limit, style, data, len, at);
        if (*at == len)
            break;
        size_t next = wb_cluster_next(data, len, *at);
        struct wb_glyph glyph = wb_glyph(data + *at, next - *at);
        if (data[*at] == '\n' || data[*at] == '\r')
            glyph = (struct wb_glyph){.width = 1};
        if (glyph.width && col + glyph.width > limit)
            break;
        if (glyph.width)
            wb_put_glyph(area, row, col, style, glyph);
        col += glyph.width;
        *at = next;
    }
    return col;
}

int wb_put_n(const struct wb_area *area, int row, int col, enum wb_style style, const char *data, size_t len)
{
    size_t at = 0;

    return put_until(area, row, col, area->cols, style, data, len, &at) - col;
}

int wb_put(const struct wb_area *area, int row, int col, enum wb_style style, const char *text)
{
    return text ? wb_put_n(area, row, col, style, text, strlen(text)) : 0;
}

int wb_putf(const struct wb_area *area, int row, int col, enum wb_style style, const char *format, ...)
{
    struct wb_str text = {0};
    va_list args;

    va_start(args, format);
    wb_str_vaddf(&text, format, args);
    va_end(args);
    int used = wb_put_n(area, row, col, style, wb_str_text(&text), text.len);
    wb_str_fini(&text);
    return used;
}

int wb_put_cut(const struct wb_area *area, int row, int col, int cols, enum wb_style style, const char *text)
{
    size_t len = text ? strlen(text) : 0, at = 0;
    int limit = col + cols > area->cols ? area->cols : col + cols;

    if (limit <= col || !len)
        return 0;
    /* Measured first: the ellipsis is wanted only where something is cut, and a text can be far longer than the row. */
    int width = 0;
    while (at < len && width <= limit - col) {
        size_t next = wb_cluster_next(text, len, at);
        bool newline = text[at] == '\n' || text[at] == '\r';
        width += newline ? 1 : wb_glyph(text + at, next - at).width;
        at = next;
    }
    bool cut = width > limit - col;
    at = 0;
    int end = put_until(area, row, col, cut ? limit - 1 : limit, style, text, len, &at);
    if (cut) {
        wb_put(area, row, end, style, ellipsis);
        end++;
    }
    return end - col;
}

void wb_put_right(const struct wb_area *area, int row, int right_col, enum wb_style style, const char *text)
{
    if (!text)
        return;
    int width = wb_width(text, strlen(text));
    int col = right_col - width;

    if (col < 0)
        wb_put_cut(area, row, 0, right_col, style, text);
    else
        wb_put(area, row, col, style, text);
}

int wb_put_wrapped(const struct wb_area *area, int row, int col, enum wb_style style, const char *text)
{
    size_t len = text ? strlen(text) : 0;
    int width = area->cols - col < 1 ? 1 : area->cols - col, rows = 0;

    for (size_t from = 0; from < len; rows++) {
        size_t shown, next = wb_row_end(text, len, from, width, &shown);
        size_t at = from;
        if (area->cells && area->row + row + rows < area->clip_bottom && area->row + row + rows >= area->clip_top)
            put_until(area, row + rows, col, area->cols, style, text, shown, &at);
        from = next;
    }
    return rows;
}

void wb_put_rule(const struct wb_area *area, int row)
{
    struct wb_glyph line = wb_glyph(thin_line, sizeof thin_line - 1);

    for (int col = 0; col < area->cols; col++)
        wb_put_glyph(area, row, col, WB_STYLE_RULE, line);
}

void wb_put_style(const struct wb_area *area, int row, int col, int cols, enum wb_style style)
{
    for (int i = 0; i < cols; i++) {
        struct wb_cell *cell = cell_at(area, row, col + i);
        if (cell)
            cell->style = (uint8_t)style;
    }
}

/* A thick line rather than blocks: those of neighbouring rows would grow together. */
void wb_put_bar(const struct wb_area *area, int row, int col, int cols, double part)
{
    enum { WHOLE = 0x2501, HALF = 0x2578 };

    if (!(part > 0) || cols <= 0)
        return;
    int halves = part >= 1 ? cols * 2 : (int)(part * cols * 2 + 0.5);
    for (int i = 0; i < cols && halves > 0; i++, halves -= 2) {
        uint32_t code = halves >= 2 ? WHOLE : HALF;
        wb_put_glyph(area, row, col + i, WB_STYLE_BAR, (struct wb_glyph){.code = {code}, .count = 1, .width = 1});
    }
}

void wb_put_cursor(const struct wb_area *area, int row, int col)
{
    if (!cell_at(area, row, col))
        return;
    area->cells->cursor_row = area->row + row;
    area->cells->cursor_col = area->col + col;
}
