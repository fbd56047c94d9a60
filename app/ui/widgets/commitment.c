/* What will be done: one form for each commitment. */
#include "sheet.h"

static void limits(struct wb_sheet *sheet)
{
    sheet->entries.least = 1;
    sheet->entries.most = sheet->widget.prompt->most > 0 ? sheet->widget.prompt->most : 1;
}

static const char *heading(struct wb_sheet *sheet, size_t row)
{
    static const char *const ordinals[] = {"The first", "The second", "The third", "The fourth", "The fifth"};
    if (sheet->entries.count < 2)
        return NULL;
    return row < sizeof ordinals / sizeof *ordinals ? ordinals[row] : "Another";
}

static const struct wb_sheet_kind kind = {
    .id_key = "id",
    .prefix = "c",
    .add = "+ add another",
    .limits = limits,
    .heading = heading,
};

static void open(struct wb_widget *widget)
{
    wb_sheet_open(widget, &kind);
}

const struct wb_widget_ops wb_widget_commitment = WB_SHEET_OPS(open);
