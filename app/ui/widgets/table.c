/* A table: a grid where its columns fit, else a row at a time as a form. */
#include "sheet.h"

static void limits(struct wb_sheet *sheet)
{
    const struct wb_prompt *prompt = sheet->widget.prompt;
    sheet->entries.fixed = prompt->rows_fixed || prompt->rows_from.key;
    sheet->entries.least = prompt->min_rows > 1 ? prompt->min_rows : 1;
    sheet->entries.most = prompt->max_rows;
}

static const char *heading(struct wb_sheet *sheet, size_t row)
{
    struct wb_str text = {0};
    const char *label = sheet->entries.list[row].label;
    wb_str_addf(&text, "Row %zu of %zu%s%s", row + 1, sheet->entries.count, label ? ": " : "", label ? label : "");
    const char *kept = wb_arena_copy(&sheet->arena, wb_str_text(&text));
    wb_str_fini(&text);
    return kept;
}

static const struct wb_sheet_kind kind = {
    .id_key = "id",
    .prefix = "r",
    .add = "+ add a row",
    .nothing = "There are no rows to fill in yet.",
    .grid = true,
    .paged = true,
    .limits = limits,
    .heading = heading,
};

static void open(struct wb_widget *widget)
{
    wb_sheet_open(widget, &kind);
}

const struct wb_widget_ops wb_widget_table = WB_SHEET_OPS(open);
