/* rank: choices in order, the first most. */
#include "types.h"

bool wb_rank_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    return wb_choices_fit(asked, value, asked->field->or_other, why);
}

bool wb_rank_advise(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    int top = asked->prompt ? asked->prompt->top : 0;
    if (top > 0 && json_array_size(value) < (size_t)top && json_array_size(value) < asked->choice_count) {
        return wb_fail(why, WB_INVALID, "%d are asked for; fewer are welcome too.", top);
    }
    return true;
}

void wb_rank_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    for (size_t i = 0; i < json_array_size(value); i++) {
        wb_str_addf(out, "%zu. ", i + 1);
        wb_select_one_to_text(asked, json_array_get(value, i), out);
        wb_str_add_char(out, '\n');
    }
}

bool wb_rank_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                   struct wb_error *why)
{
    return wb_choices_typed(asked, typed, asked->field->or_other, value, why);
}
