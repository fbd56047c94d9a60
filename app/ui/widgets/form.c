/* A sheet as a form: the fields of a row below one another, their labels at the left, or above where it is narrow. */
#include "blank.h"
#include "sheet.h"

enum { MARK = 2, GAP = 2, WIDE = 56, LABEL_MOST = 28, INDENT = 4 };

static int label_cols(const struct wb_sheet *sheet, int cols)
{
    int widest = 0;
    for (size_t col = 0; col < wb_sheet_columns(sheet); col++) {
        const char *label = wb_sheet_column(sheet, col)->label;
        int wide = wb_width(label, strlen(label));
        widest = wide > widest ? wide : widest;
    }
    if (cols < WIDE)
        return 0;
    return widest > LABEL_MOST ? LABEL_MOST : widest;
}

static int put_heading(const struct wb_sheet *sheet, size_t row, const struct wb_area *area, int top)
{
    const char *heading = sheet->headings[row];
    struct wb_area part = wb_area_part(area, top, MARK, area->rows, area->cols - MARK);
    return heading ? wb_put_wrapped(&part, 0, 0, WB_STYLE_LABEL, heading) : 0;
}

static int put_label(const struct wb_sheet *sheet, size_t col, const struct wb_area *area, int top)
{
    int cols = sheet->label_cols ? sheet->label_cols : area->cols - MARK;
    struct wb_area part = wb_area_part(area, top, MARK, area->rows, cols);
    return wb_put_wrapped(&part, 0, 0, WB_STYLE_DIM, wb_sheet_column(sheet, col)->label);
}

static int lay_out_field(struct wb_sheet *sheet, const struct wb_area *blind, size_t row, size_t col, int top, int most)
{
    struct wb_widget *part = wb_sheet_part(sheet, row, col);
    struct wb_slot *slot = wb_sheet_slot(sheet, row, col, top);
    int label = put_label(sheet, col, blind, 0), above = sheet->label_cols ? 0 : label;
    slot->left = sheet->label_cols ? MARK + sheet->label_cols + GAP : INDENT;
    slot->cols = blind->cols - slot->left;
    slot->top = top + above;
    slot->rows = part->ops->height(part, slot->cols, most);
    int rows = above + slot->rows;
    return sheet->label_cols && label > rows ? label : rows;
}

int wb_form_lay_out(struct wb_sheet *sheet, int cols, int most)
{
    struct wb_area blind = wb_blind_area(cols);
    int top = 0;
    sheet->label_cols = label_cols(sheet, cols);
    for (size_t row = 0; row < sheet->entries.count; row++) {
        if (!wb_sheet_shows(sheet, row))
            continue;
        if (top > 0)
            top++;
        sheet->heading_tops[row] = top;
        top += put_heading(sheet, row, &blind, 0);
        for (size_t col = 0; col < wb_sheet_columns(sheet); col++)
            top += lay_out_field(sheet, &blind, row, col, top, most);
    }
    return top;
}

void wb_form_draw(struct wb_sheet *sheet, const struct wb_area *area, bool focused)
{
    for (size_t i = 0; i < sheet->slot_count; i++) {
        struct wb_slot slot = sheet->slots[i];
        struct wb_widget *part = wb_sheet_part(sheet, slot.row, slot.col);
        bool here = focused && slot.row == sheet->row && slot.col == sheet->col;
        struct wb_area blind = wb_blind_area(area->cols);
        int label_top = sheet->label_cols ? slot.top : slot.top - put_label(sheet, slot.col, &blind, 0);
        if (slot.col == 0)
            put_heading(sheet, slot.row, area, sheet->heading_tops[slot.row]);
        put_label(sheet, slot.col, area, label_top);
        struct wb_area inside = wb_area_part(area, slot.top, slot.left, slot.rows, slot.cols);
        part->ops->draw(part, &inside, here);
        if (here)
            wb_put(area, label_top, 0, WB_STYLE_ACCENT, "▸");
    }
}
