/* commitments_review: what became of each commitment that was still open. */
#include "types.h"

#include "workbook/commitments.h"

static bool outcome_known(const char *id)
{
    for (int i = 0; i < WB_OUTCOME_COUNT; i++) {
        if (wb_same(wb_outcomes[i].id, id)) {
            return true;
        }
    }
    return false;
}

bool wb_review_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    if (!wb_rows_have_ids(value, "of", why)) {
        return false;
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        const char *outcome = wb_json_string(json_array_get(value, i), "outcome");
        if (outcome && !outcome_known(outcome)) {
            return wb_fail(why, WB_INVALID, "\"%s\" is not what can become of a commitment.", outcome);
        }
    }
    return true;
}

void wb_review_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *entry = json_array_get(value, i);
        const char *of = wb_json_string(entry, "of");
        struct wb_str rest = {0};
        wb_row_cells_text(asked->columns, asked->column_count, entry, &rest);
        wb_str_addf(out, "%s - %s\n", of ? wb_asked_label(asked, of) : "", wb_str_text(&rest));
        wb_str_fini(&rest);
    }
}
