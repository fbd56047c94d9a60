/* commitment: what will be done, by when, how; a list, because one may make several. */
#include "types.h"

bool wb_commitment_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    if (!wb_rows_have_ids(value, "id", why)) {
        return false;
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        if (!wb_cells_fit(asked->columns, asked->column_count, json_array_get(value, i), why)) {
            return false;
        }
    }
    return true;
}

bool wb_commitment_advise(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    int most = asked->prompt ? asked->prompt->most : 0;
    if (most > 0 && json_array_size(value) > (size_t)most) {
        return wb_fail(why, WB_INVALID, "At most %d, so that it can be kept.", most);
    }
    return true;
}

void wb_commitment_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *entry = json_array_get(value, i);
        const char *action = wb_json_string(entry, "action");
        struct wb_str rest = {0};
        size_t skip = asked->column_count > 0; /* the action leads, without its label */
        wb_row_cells_text(asked->columns + skip, asked->column_count - skip, entry, &rest);
        wb_str_addf(out, "%s%s%s\n", action ? action : "", action && rest.len > 0 ? "; " : "", wb_str_text(&rest));
        wb_str_fini(&rest);
    }
}
