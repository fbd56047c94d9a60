/* What became of the commitments that are still open: for each its outcome, and what was learned. */
#include "sheet.h"

#include "workbook/commitments.h"

static void limits(struct wb_sheet *sheet)
{
    sheet->entries.fixed = true;
}

static const struct wb_commitment *commitment_of(struct wb_sheet *sheet, const char *of)
{
    const struct wb_reader *reader = wb_session_reader(sheet->widget.ui->session);
    struct wb_commitments all = wb_commitments_to_review(reader, sheet->widget.prompt, &sheet->arena);
    for (size_t i = 0; i < all.count; i++)
        if (strcmp(all.list[i].of, of) == 0)
            return &all.list[i];
    return NULL;
}

/* What was promised, and for when. */
static const char *heading(struct wb_sheet *sheet, size_t row)
{
    const struct wb_entry *entry = &sheet->entries.list[row];
    const struct wb_commitment *commitment = commitment_of(sheet, entry->id);
    struct wb_str text = {0};
    char day[WB_DAY_SIZE];
    wb_str_add(&text, entry->label ? entry->label : entry->id);
    if (commitment && wb_day_is(commitment->by))
        wb_str_addf(&text, " (by %s)", wb_day_short(commitment->by, wb_session_today(sheet->widget.ui->session), day));
    const char *kept = wb_arena_copy(&sheet->arena, wb_str_text(&text));
    wb_str_fini(&text);
    return kept;
}

static const struct wb_sheet_kind kind = {
    .id_key = "of",
    .prefix = "",
    .nothing = "No commitment is open, so there is nothing to look back on here.",
    .limits = limits,
    .heading = heading,
};

static void open(struct wb_widget *widget)
{
    wb_sheet_open(widget, &kind);
}

const struct wb_widget_ops wb_widget_review = WB_SHEET_OPS(open);
