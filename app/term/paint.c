/* Cells to the terminal: what has changed since the last time, as one write.
 *
 * The cursor is put anew after every glyph whose width terminals disagree about, and the cell after it is painted with
 * it: so one glyph that a terminal takes for wider or narrower never shifts the rest of a row. */
#include "charset.h"
#include "state.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

enum { NOWHERE = -1, NO_STYLE = -1, FOREIGN = 0xFF };

void wb_term_flush(struct wb_term *term)
{
    struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};
    size_t at = 0;

    while (at < term->out.len) {
        ssize_t put = write(STDOUT_FILENO, term->out.data + at, term->out.len - at);
        if (put > 0)
            at += (size_t)put;
        else if (put < 0 && errno == EAGAIN)
            poll(&room, 1, -1);
        else if (put >= 0 || errno != EINTR)
            break; /* the terminal is gone: reading will say so */
    }
    wb_str_clear(&term->out);
}

static const struct wb_look *look_of(const struct wb_term *term, int style)
{
    return &term->looks[style >= 0 && style < WB_STYLE_COUNT ? style : WB_STYLE_TEXT];
}

static void use_style(struct wb_term *term, int style)
{
    if (style == term->style)
        return;
    wb_str_add(&term->out, look_of(term, style)->on);
    term->style = style;
}

static void add_glyph(struct wb_term *term, const struct wb_cell *cell)
{
    char bytes[WB_SHOWN_MAX];
    bool blank = !cell->glyph.count || cell->glyph.code[0] == ' ';

    /* Bold or dim, a blank is a blank. */
    if (!blank || term->style == NO_STYLE || look_of(term, cell->style)->shows_blanks ||
        look_of(term, term->style)->shows_blanks)
        use_style(term, cell->style);
    if (cell->glyph.count == 1 && cell->glyph.code[0] < 0x80)
        wb_str_add_char(&term->out, (char)cell->glyph.code[0]);
    else
        wb_str_add_n(&term->out, bytes, wb_charset_show(term->utf8, &cell->glyph, bytes));
}

/* Over a few cells that stay as they are it is shorter to write them again than to move. */
static bool write_over(struct wb_term *term, const struct wb_cell *cell, int col)
{
    enum { FEW = 4 };

    if (term->at_col == NOWHERE || col <= term->at_col || col - term->at_col > FEW)
        return false;
    for (int i = term->at_col; i < col; i++)
        if (cell[i].style != term->style || cell[i].glyph.width != 1 || !wb_charset_is_sure(&cell[i].glyph))
            return false;
    for (int i = term->at_col; i < col; i++)
        add_glyph(term, &cell[i]);
    return true;
}

static void go_to(struct wb_term *term, int row, int col)
{
    if (term->at_row == row && term->at_col == col)
        return;
    if (term->plain_cup)
        wb_str_addf(&term->out, "\033[%d;%dH", row + 1, col + 1);
    else
        wb_terminfo_add_with(&term->out, wb_terminfo_text("cup"), row, col);
    term->at_row = row;
    term->at_col = col;
}

static bool same_cell(const struct wb_cell *a, const struct wb_cell *b)
{
    if (a->glyph.code[0] != b->glyph.code[0] || a->style != b->style || a->glyph.count != b->glyph.count ||
        a->glyph.width != b->glyph.width)
        return false;
    return a->glyph.count < 2 || memcmp(a->glyph.code, b->glyph.code, a->glyph.count * sizeof *a->glyph.code) == 0;
}

/* The column from which on a row is nothing but plain blanks. */
static int blank_from(const struct wb_cell *cell, int cols)
{
    while (cols > 0 && cell[cols - 1].style == WB_STYLE_TEXT && cell[cols - 1].glyph.width == 1 &&
           (cell[cols - 1].glyph.count == 0 || cell[cols - 1].glyph.code[0] == ' '))
        cols--;
    return cols;
}

static void paint_cell(struct wb_term *term, int row, int col, const struct wb_cell *cells, int cols)
{
    struct wb_cell cell = cells[col];

    /* Some terminals scroll when their last cell is written. */
    if (term->scrolls_at_end && row == term->rows - 1 && col + cell.glyph.width >= cols && cols == term->cols)
        return;
    if (col + cell.glyph.width > cols) /* half of it would stand outside */
        cell.glyph = (struct wb_glyph){.width = 1};
    if (term->at_row != row || !write_over(term, cells, col))
        go_to(term, row, col);
    add_glyph(term, &cell);
    /* After the last column terminals are of two minds about where they are. */
    bool known = col + cell.glyph.width < cols && wb_charset_is_sure(&cell.glyph);
    term->at_row = row;
    term->at_col = known ? col + cell.glyph.width : NOWHERE;
}

static void paint_row(struct wb_term *term, int row, const struct wb_cell *new, struct wb_cell *old, int cols)
{
    int blank = term->erases ? blank_from(new, cols) : cols;
    bool with_next = false;

    for (int col = 0, width; col < cols; col += width) {
        width = new[col].glyph.width > 1 ? new[col].glyph.width : 1;
        if (!with_next && same_cell(&new[col], &old[col]))
            continue;
        if (col >= blank) {
            go_to(term, row, col);
            if (look_of(term, term->style)->shows_blanks || look_of(term, WB_STYLE_TEXT)->shows_blanks)
                use_style(term, WB_STYLE_TEXT);
            wb_terminfo_add(&term->out, term->erase_line);
            break;
        }
        paint_cell(term, row, col, new, cols);
        with_next = !wb_charset_is_sure(&new[col].glyph) || !wb_charset_is_sure(&old[col].glyph);
    }
    memcpy(old, new, (size_t)cols * sizeof *old);
}

/* Everything anew: what the terminal shows is not known. */
static void begin_anew(struct wb_term *term, const struct wb_cells *cells)
{
    wb_cells_resize(&term->painted, cells->rows, cells->cols);
    term->at_row = term->at_col = NOWHERE;
    term->style = NO_STYLE;
    use_style(term, WB_STYLE_TEXT);
    wb_terminfo_add(&term->out, wb_terminfo_text("clear"));
    if (!term->erases) /* clearing gives the terminal's own background, which is not the theme's */
        for (size_t i = 0; i < (size_t)cells->rows * (size_t)cells->cols; i++)
            term->painted.cell[i].style = FOREIGN;
    term->stale = false;
}

void wb_term_paint(struct wb_term *term, const struct wb_cells *cells)
{
    int rows = cells->rows < term->rows ? cells->rows : term->rows;
    int cols = cells->cols < term->cols ? cells->cols : term->cols;

    if (term->stale || term->painted.rows != cells->rows || term->painted.cols != cells->cols)
        begin_anew(term, cells);
    for (int row = 0; row < rows; row++) {
        size_t start = (size_t)row * (size_t)cells->cols;
        paint_row(term, row, cells->cell + start, term->painted.cell + start, cols);
    }
    bool cursor =
        cells->cursor_row >= 0 && cells->cursor_row < rows && cells->cursor_col >= 0 && cells->cursor_col < cols;
    if (cursor)
        go_to(term, cells->cursor_row, cells->cursor_col);
    if (cursor != term->cursor_shown)
        wb_terminfo_add(&term->out, wb_terminfo_text(cursor ? "cnorm" : "civis"));
    term->cursor_shown = cursor;
    wb_term_flush(term);
}

void wb_term_redraw(struct wb_term *term)
{
    term->stale = true;
}
