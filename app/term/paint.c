/* Cells to curses: the changed stretches of each row, then the cursor, then one update. */
#include "base/mem.h"
#include "base/text.h"
#include "state.h"

#include <stdlib.h>
#include <wchar.h>

/* What stands for our own ornaments where the terminal's locale lacks them. Sorted by code. */
static const struct look_alike {
    uint32_t code;
    char ascii;
} look_alikes[] = {
    {0x00A0, ' '}, {0x00AB, '"'}, {0x00B7, '.'}, {0x00BB, '"'},  {0x00D7, 'x'},  {0x2010, '-'}, {0x2011, '-'},
    {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'}, {0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'},
    {0x2022, '*'}, {0x2026, '.'}, {0x2039, '<'}, {0x203A, '>'},  {0x2190, '<'},  {0x2191, '^'}, {0x2192, '>'},
    {0x2193, 'v'}, {0x21E7, '^'}, {0x2212, '-'}, {0x2500, '-'},  {0x2501, '='},  {0x2502, '|'}, {0x250C, '+'},
    {0x2510, '+'}, {0x2514, '+'}, {0x2518, '+'}, {0x251C, '+'},  {0x2524, '+'},  {0x252C, '+'}, {0x2534, '+'},
    {0x253C, '+'}, {0x2578, '-'}, {0x2588, '#'}, {0x2589, '#'},  {0x258A, '#'},  {0x258B, '#'}, {0x258C, '#'},
    {0x258D, ' '}, {0x258E, ' '}, {0x258F, ' '}, {0x2591, '.'},  {0x2592, ':'},  {0x2593, '#'}, {0x25A0, '#'},
    {0x25A1, 'o'}, {0x25AA, '*'}, {0x25B2, '^'}, {0x25B6, '>'},  {0x25B8, '>'},  {0x25BA, '>'}, {0x25BC, 'v'},
    {0x25BE, 'v'}, {0x25C6, '*'}, {0x25C7, 'o'}, {0x25CB, 'o'},  {0x25CF, '*'},  {0x25E6, 'o'}, {0x2713, 'v'},
    {0x2714, 'v'}, {0x2717, 'x'},
};

static int by_code(const void *key, const void *row)
{
    uint32_t code = *(const uint32_t *)key, other = ((const struct look_alike *)row)->code;

    return code < other ? -1 : code > other;
}

/* A code point as this locale can show it. */
static wchar_t shown_code(const struct wb_term *term, uint32_t code)
{
    if (code < 0x80 || term->utf8)
        return (wchar_t)code;
    char bytes[64]; /* MB_LEN_MAX is 16 */
    mbstate_t state = {0};
    if (wcrtomb(bytes, (wchar_t)code, &state) != (size_t)-1 && wcwidth((wchar_t)code) >= 0)
        return (wchar_t)code;
    const struct look_alike *row =
        bsearch(&code, look_alikes, sizeof look_alikes / sizeof *look_alikes, sizeof *look_alikes, by_code);
    return row ? row->ascii : L'?';
}

static void set_cell(const struct wb_look *look, const wchar_t *text, cchar_t *out)
{
    if (setcchar(out, text, look->attributes, look->pair, NULL) == ERR)
        setcchar(out, L"?", look->attributes, look->pair, NULL);
}

/* One cell as curses wants it: a base and its marks. Returns how many entries it takes: a glyph of two columns is one
 * entry where its base is wide, two where a second code point has a column of its own. */
static int to_curses(const struct wb_term *term, const struct wb_cell *cell, cchar_t out[static 2])
{
    const struct wb_look *look = &term->looks[cell->style < WB_STYLE_COUNT ? cell->style : WB_STYLE_TEXT];
    wchar_t text[2 + WB_MARKS] = {L' '};
    int entries = 0, columns = 0;
    size_t used = 0;

    for (int i = 0; i < cell->glyph.count; i++) {
        wchar_t code = shown_code(term, cell->glyph.code[i]);
        int width = code < 0x7F ? code >= 0x20 : wcwidth(code);
        bool mark = width == 0 && i > 0;
        if (mark) {
            text[used++] = code;
            continue;
        }
        if (i > 0 && (width != 1 || columns != 1 || cell->glyph.width != 2))
            continue; /* a mark that this locale shows as a character of its own */
        if (width < 1 || columns + width > cell->glyph.width) {
            code = term->utf8 ? 0xFFFD : L'?';
            width = 1;
        }
        if (i > 0) {
            text[used] = L'\0';
            set_cell(look, text, &out[entries++]);
            used = 0;
        }
        text[used++] = code;
        columns += width;
    }
    text[used ? used : 1] = L'\0';
    set_cell(look, text, &out[entries++]);
    if (cell->glyph.width == 2 && columns < 2)
        set_cell(look, columns && !term->utf8 ? L"?" : L" ", &out[entries++]);
    return entries;
}

static bool same_cell(const struct wb_cell *a, const struct wb_cell *b)
{
    if (a->glyph.code[0] != b->glyph.code[0] || a->style != b->style || a->glyph.count != b->glyph.count ||
        a->glyph.width != b->glyph.width)
        return false;
    return a->glyph.count < 2 || memcmp(a->glyph.code, b->glyph.code, a->glyph.count * sizeof *a->glyph.code) == 0;
}

/* Hands the cells [from, to) of a row to curses. */
static void put_stretch(struct wb_term *term, int row, const struct wb_cell *cell, int from, int to, cchar_t *entries)
{
    int count = 0;

    for (int col = from; col < to; col++)
        if (cell[col].glyph.width)
            count += to_curses(term, &cell[col], entries + count);
    mvadd_wchnstr(row, from, entries, count);
}

/* What a paint changes: so many stretches, the first of them where the cursor of curses is, or elsewhere. */
struct changes {
    int stretches;
    bool at_cursor;
};

static void put_row(struct wb_term *term, int row, const struct wb_cell *new, struct wb_cell *old, int cols,
                    cchar_t *entries, struct changes *changes)
{
    for (int col = 0; col < cols;) {
        if (!term->stale && same_cell(&new[col], &old[col])) {
            col++;
            continue;
        }
        int end = col;
        while (end < cols && (term->stale || !same_cell(&new[end], &old[end]))) {
            old[end] = new[end];
            end++;
        }
        /* The right half of a wide glyph goes with its left one. */
        while (col > 0 && new[col].glyph.width == 0)
            col--;
        put_stretch(term, row, new, col, end, entries);
        changes->at_cursor |= row == term->painted.cursor_row && col == term->painted.cursor_col;
        changes->stretches++;
        col = end;
    }
}

static struct changes put_rows(struct wb_term *term, const struct wb_cells *cells, int rows, int cols)
{
    struct changes changes = {0};
    cchar_t *entries = wb_alloc_array((size_t)cols + 2, sizeof *entries);

    for (int row = 0; row < rows; row++) {
        const struct wb_cell *new = cells->cell + (size_t)row *(size_t)cells->cols;
        struct wb_cell *old = term->painted.cell + (size_t)row * (size_t)cells->cols;
        /* Most rows are the same to the byte. Cells that are alike may differ in bytes that mean nothing. */
        if (term->stale || memcmp(new, old, (size_t)cols * sizeof *new) != 0)
            put_row(term, row, new, old, cols, entries, &changes);
    }
    free(entries);
    return changes;
}

/* curses brings the terminal up to date. Where it has one stretch to write and its cursor stands before it, or nothing
 * but the cursor to move, it does so by one write; else what it writes is caught until all is there. */
static void update(struct wb_term *term, const struct wb_cells *cells, const struct changes *changes, bool cursor)
{
    bool toggled = cursor != term->cursor_shown;
    bool many = term->stale || toggled || changes->stretches > 1 || (changes->stretches == 1 && !changes->at_cursor);

    if (many)
        wb_output_catch(&term->output);
    if (toggled)
        curs_set(cursor);
    if (cursor)
        move(cells->cursor_row, cells->cursor_col);
    wnoutrefresh(stdscr);
    doupdate();
    if (many)
        wb_output_release(&term->output);
    term->cursor_shown = cursor;
    term->stale = false;
}

void wb_term_paint(struct wb_term *term, const struct wb_cells *cells)
{
    int rows = cells->rows < LINES ? cells->rows : LINES, cols = cells->cols < COLS ? cells->cols : COLS;

    if (term->painted.rows != cells->rows || term->painted.cols != cells->cols) {
        wb_cells_resize(&term->painted, cells->rows, cells->cols);
        term->stale = true;
    }
    if (term->stale) {
        erase();
        clearok(curscr, TRUE);
    }
    struct changes changes = put_rows(term, cells, rows, cols);
    bool cursor = cells->cursor_row >= 0 && cells->cursor_row < rows && cells->cursor_col < cols;
    bool moved = cells->cursor_row != term->painted.cursor_row || cells->cursor_col != term->painted.cursor_col;
    if (term->stale || changes.stretches || cursor != term->cursor_shown || (cursor && moved))
        update(term, cells, &changes, cursor);
    term->painted.cursor_row = cells->cursor_row;
    term->painted.cursor_col = cells->cursor_col;
}

void wb_term_redraw(struct wb_term *term)
{
    term->stale = true;
}
