/* A sheet as a grid: headings, a row each, the cell in focus edited in its place. */
#include "blank.h"
#include "numeral.h"
#include "sheet.h"
#include "value.h"

enum { MARK = 2, GAP = 2, NATURAL_MOST = 36, LABEL_LEAST = 12 };

/* ------------------------------------------------------------------ what a cell says */

static void cell_text(struct wb_sheet *sheet, size_t row, size_t col, struct wb_str *out)
{
    const struct wb_asked *asked = wb_sheet_column(sheet, col);
    const json_t *value = wb_entry_cell(&sheet->entries, row, col);
    char day_text[WB_DAY_SIZE];
    struct wb_day day;
    if (json_is_string(value) && asked->field->type == WB_DATE && wb_day_read(json_string_value(value), &day))
        wb_str_add(out, wb_day_short(day, wb_session_today(sheet->widget.ui->session), day_text));
    else if (value && wb_value_fits(asked, value, NULL))
        wb_value_text(asked, value, out);
    else if (json_is_string(value)) /* typed, and no number or day yet */
        wb_str_add_n(out, json_string_value(value), json_string_length(value));
}

/* ------------------------------------------------------------------ the columns' widths */

static int text_cols(const char *text)
{
    return wb_width(text, strlen(text));
}

static int longest_word(const char *text)
{
    int longest = 0;
    while (*text) {
        size_t len = strcspn(text, " ");
        int cols = wb_width(text, len);
        longest = cols > longest ? cols : longest;
        text += len + (text[len] == ' ');
    }
    return longest;
}

static int longest_choice(const struct wb_asked *asked, bool words)
{
    int longest = 0;
    for (size_t i = 0; i < asked->choice_count; i++) {
        const char *label = asked->choices[i].label;
        int cols = words ? longest_word(label) : text_cols(label);
        longest = cols > longest ? cols : longest;
    }
    return longest;
}

/* The least a column of a type can be used in, and what it would like to have. */
static const struct {
    int least, natural;
} type_cols[WB_TYPE_COUNT] = {
    [WB_TEXT] = {12, 24}, [WB_LINE] = {12, 24}, [WB_INTEGER] = {5, 6},    [WB_DECIMAL] = {5, 6},
    [WB_RANGE] = {4, 5},  [WB_DATE] = {11, 16}, [WB_SELECT_ONE] = {6, 8}, [WB_SELECT_MULTIPLE] = {10, 16},
    [WB_CHECK] = {4, 4},
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int natural_of(struct wb_sheet *sheet, size_t col)
{
    const struct wb_asked *asked = wb_sheet_column(sheet, col);
    int natural = larger(type_cols[asked->field->type].natural, text_cols(asked->label));
    natural = larger(natural, longest_choice(asked, false));
    for (size_t row = 0; row < sheet->entries.count && row < 200; row++) { /* a long table is told by its beginning */
        struct wb_str text = {0};
        cell_text(sheet, row, col, &text);
        natural = larger(natural, wb_width(wb_str_text(&text), smaller((int)text.len, 400)) + 1);
        wb_str_fini(&text);
    }
    return smaller(natural, NATURAL_MOST);
}

static int least_of(const struct wb_asked *asked)
{
    int least = larger(type_cols[asked->field->type].least, longest_word(asked->label));
    return larger(least, smaller(longest_choice(asked, true), NATURAL_MOST));
}

static int label_natural(const struct wb_sheet *sheet)
{
    int natural = 0;
    for (size_t row = 0; row < sheet->entries.count; row++)
        if (sheet->entries.list[row].label)
            natural = larger(natural, text_cols(sheet->entries.list[row].label));
    return smaller(natural, NATURAL_MOST);
}

/* Every column gets its least; what is left goes, a column at a time, to the one that lacks most. */
static void share_out(int *widths, const int *naturals, size_t count, int left)
{
    while (left > 0) {
        size_t most = 0;
        for (size_t i = 1; i < count; i++)
            if (naturals[i] - widths[i] > naturals[most] - widths[most])
                most = i;
        if (naturals[most] <= widths[most])
            break;
        widths[most]++;
        left--;
    }
}

enum { MOST_COLUMNS = 16 };

bool wb_grid_fits(struct wb_sheet *sheet, int cols)
{
    int widths[MOST_COLUMNS + 1], naturals[MOST_COLUMNS + 1];
    size_t columns = wb_sheet_columns(sheet), count = 0;
    int label = label_natural(sheet), left = cols - MARK;
    if (columns > MOST_COLUMNS || columns == 0)
        return false;
    widths[count] = label ? smaller(label, LABEL_LEAST) : 0;
    naturals[count++] = label;
    left -= widths[0] + (label ? GAP : 0);
    for (size_t col = 0; col < columns; col++) {
        widths[count] = least_of(wb_sheet_column(sheet, col));
        naturals[count] = natural_of(sheet, col);
        left -= widths[count++] + (col ? GAP : 0);
    }
    if (left < 0)
        return false;
    share_out(widths, naturals, count, left);
    sheet->label_cols = widths[0];
    for (size_t col = 0; col < columns; col++)
        sheet->widths[col] = widths[col + 1];
    return true;
}

/* ------------------------------------------------------------------ layout */

static int column_left(const struct wb_sheet *sheet, size_t col)
{
    int left = MARK + (sheet->label_cols ? sheet->label_cols + GAP : 0);
    for (size_t i = 0; i < col; i++)
        left += sheet->widths[i] + GAP;
    return left;
}

static int put_in_column(const struct wb_area *area, int row, int left, int cols, enum wb_style style, const char *text)
{
    struct wb_area part = wb_area_part(area, row, left, area->rows, cols);
    return wb_put_wrapped(&part, 0, 0, style, text);
}

static int put_headings(const struct wb_sheet *sheet, const struct wb_area *area)
{
    int rows = 1;
    for (size_t col = 0; col < wb_sheet_columns(sheet); col++)
        rows = larger(rows, put_in_column(area, 0, column_left(sheet, col), sheet->widths[col], WB_STYLE_DIM,
                                          wb_sheet_column(sheet, col)->label));
    return rows;
}

static int put_cell(struct wb_sheet *sheet, const struct wb_area *area, const struct wb_slot *slot)
{
    struct wb_str text = {0};
    bool suggested = !sheet->entries.list[slot->row].kept;
    cell_text(sheet, slot->row, slot->col, &text);
    bool empty = text.len == 0;
    int rows = put_in_column(area, slot->top, slot->left, slot->cols,
                             suggested || empty ? WB_STYLE_DIM : WB_STYLE_ANSWER, empty ? "·" : wb_str_text(&text));
    wb_str_fini(&text);
    return rows < 1 ? 1 : rows;
}

static bool is_focused(const struct wb_sheet *sheet, const struct wb_slot *slot)
{
    return slot->row == sheet->row && slot->col == sheet->col;
}

static int lay_out_row(struct wb_sheet *sheet, const struct wb_area *blind, size_t row, int top)
{
    int rows = 1;
    const char *label = sheet->entries.list[row].label;
    if (label && sheet->label_cols)
        rows = larger(rows, put_in_column(blind, 0, MARK, sheet->label_cols, WB_STYLE_TEXT, label));
    for (size_t col = 0; col < wb_sheet_columns(sheet); col++) {
        struct wb_slot *slot = wb_sheet_slot(sheet, row, col, top);
        slot->left = column_left(sheet, col);
        slot->cols = sheet->widths[col];
        struct wb_widget *part = is_focused(sheet, slot) ? wb_sheet_part(sheet, row, col) : NULL;
        slot->rows = part ? part->ops->height(part, slot->cols, 8) : put_cell(sheet, blind, slot);
        rows = larger(rows, slot->rows);
    }
    return rows;
}

int wb_grid_lay_out(struct wb_sheet *sheet, int cols)
{
    struct wb_area blind = wb_blind_area(cols);
    int top = put_headings(sheet, &blind);
    for (size_t row = 0; row < sheet->entries.count; row++)
        top += lay_out_row(sheet, &blind, row, top);
    return top;
}

/* ------------------------------------------------------------------ what may be given in a cell */

bool wb_grid_has_hint(const struct wb_sheet *sheet)
{
    for (size_t col = 0; col < wb_sheet_columns(sheet); col++)
        if (!wb_type_of(wb_sheet_column(sheet, col))->edited)
            return true;
    return false;
}

/* The choices with the digits that give them, the ends of a scale, how a day is written. */
void wb_grid_hint(const struct wb_sheet *sheet, struct wb_str *out)
{
    const struct wb_asked *asked = wb_sheet_column(sheet, sheet->col);
    if (asked->field->range.given)
        wb_range_words(&asked->field->range, out);
    else if (asked->field->type == WB_DATE)
        wb_str_add(out, "such as 3 dec or friday; Enter shows a month");
    else if (asked->field->type == WB_INTEGER || asked->field->type == WB_DECIMAL)
        wb_str_add(out, "type it, or Enter shows numbers");
    for (size_t i = 0; i < asked->choice_count; i++)
        wb_str_addf(out, "%s%zu %s", i ? " · " : "", i + 1, asked->choices[i].label);
}

/* ------------------------------------------------------------------ drawing */

static bool in_sight(const struct wb_area *area, const struct wb_slot *slot)
{
    int top = area->row + slot->top;
    return top < area->clip_bottom && top + slot->rows > area->clip_top;
}

void wb_grid_draw(struct wb_sheet *sheet, const struct wb_area *area, bool focused)
{
    put_headings(sheet, area);
    for (size_t i = 0; i < sheet->slot_count; i++) {
        const struct wb_slot *slot = &sheet->slots[i];
        if (slot->col > 0 && !in_sight(area, slot))
            continue; /* the first of a row is drawn with its label, which may be higher */
        const struct wb_entry *entry = &sheet->entries.list[slot->row];
        if (slot->col == 0 && entry->label && sheet->label_cols)
            put_in_column(area, slot->top, MARK, sheet->label_cols, WB_STYLE_TEXT, entry->label);
        if (is_focused(sheet, slot)) {
            struct wb_area part = wb_area_part(area, slot->top, slot->left, slot->rows, slot->cols);
            struct wb_widget *widget = wb_sheet_part(sheet, slot->row, slot->col);
            widget->ops->draw(widget, &part, focused);
            if (focused)
                wb_put(area, slot->top, 0, WB_STYLE_ACCENT, "▸");
        } else {
            put_cell(sheet, area, slot);
        }
    }
}
