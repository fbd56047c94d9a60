/* date: a day, kept as YYYY-MM-DD. */
#include "types.h"

bool wb_date_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    struct wb_day day;
    return wb_day_read(json_string_value(value), &day) ||
           wb_fail(why, WB_INVALID, "That is no day. Days are kept as 2026-12-03.");
}

void wb_date_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    struct wb_day day;
    char text[WB_DAY_SIZE];
    if (wb_day_read(json_string_value(value), &day)) {
        wb_str_add(out, wb_day_long(day, text));
    } else {
        wb_text_to_text(asked, value, out);
    }
}

bool wb_date_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                   struct wb_error *why)
{
    struct wb_day day;
    char text[WB_DAY_SIZE];
    if (!wb_day_parse(typed, today, &day)) {
        return wb_fail(why, WB_INVALID, "A day, please: 3 dec, 3/12, tomorrow, friday or 2026-12-03.");
    }
    *value = json_string(wb_day_write(day, text));
    return true;
}
