/* check: one box (true), or choices as boxes (a list of ids). */
#include "types.h"

#include "base/text.h"

bool wb_check_has_boxes(const struct wb_asked *asked)
{
    const struct wb_prompt *prompt = asked->prompt;
    return asked->choice_count > 0 || asked->field->choice_count > 0 ||
           (prompt && (prompt->choices_from.key || prompt->choices_from_commitments));
}

bool wb_check_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    bool boxes = wb_check_has_boxes(asked);
    if (json_is_array(value) != boxes && !wb_check_empty(value)) {
        return wb_fail(why, WB_INVALID, "This was given to another kind of question.");
    }
    return !boxes || wb_choices_fit(asked, value, false, why);
}

bool wb_check_empty(const json_t *value)
{
    return json_is_false(value) || (json_is_array(value) && json_array_size(value) == 0);
}

void wb_check_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    if (json_is_array(value)) {
        wb_select_multiple_to_text(asked, value, out);
    } else {
        wb_str_add(out, json_is_true(value) ? "Yes" : "No");
    }
}

static const struct {
    const char *typed;
    bool ticked;
} words[] = {{"yes", true}, {"y", true},  {"x", true},  {"1", true},     {"true", true},
             {"no", false}, {"n", false}, {"0", false}, {"false", false}};

bool wb_check_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                    struct wb_error *why)
{
    if (wb_check_has_boxes(asked)) {
        return wb_choices_typed(asked, typed, false, value, why);
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (wb_find_folded(typed, words[i].typed) == 0 && wb_find_folded(words[i].typed, typed) == 0) {
            *value = json_boolean(words[i].ticked);
            return true;
        }
    }
    return wb_fail(why, WB_INVALID, "Yes or no, please.");
}
