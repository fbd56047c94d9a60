/* ratings: several items on one scale; null is "not applicable". */
#include "types.h"

bool wb_ratings_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    const char *id;
    json_t *rating;
    json_object_foreach((json_t *)(uintptr_t)value, id, rating)
    {
        if (!wb_choice_known(asked, id)) {
            return wb_fail(why, WB_INVALID, "\"%s\" is not rated here any more.", id);
        }
        if (!json_is_null(rating) && !json_is_number(rating)) {
            return wb_fail(why, WB_INVALID, "This was given to another kind of question.");
        }
        if (json_is_number(rating) && !wb_on_range(&asked->field->range, json_number_value(rating), why)) {
            return false;
        }
    }
    return true;
}

bool wb_ratings_empty(const json_t *value)
{
    return json_object_size(value) == 0;
}

static void add_rating(const struct wb_asked *asked, const char *label, const json_t *rating, struct wb_str *out)
{
    wb_str_addf(out, "%s: ", label);
    if (json_is_number(rating)) {
        wb_number_text(json_number_value(rating), out);
    } else {
        wb_str_add(out, asked->not_applicable ? asked->not_applicable : "not applicable");
    }
    wb_str_add_char(out, '\n');
}

/* Items in the order they are asked in; then those that are not asked any more. */
void wb_ratings_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    size_t shown = 0;
    for (size_t i = 0; i < asked->choice_count; i++) {
        const json_t *rating = json_object_get(value, asked->choices[i].id);
        if (rating) {
            add_rating(asked, asked->choices[i].label, rating, out);
            shown++;
        }
    }
    const char *id;
    json_t *rating;
    if (shown == json_object_size(value)) {
        return;
    }
    json_object_foreach((json_t *)(uintptr_t)value, id, rating)
    {
        bool known = false;
        for (size_t i = 0; i < asked->choice_count && !known; i++) {
            known = wb_same(asked->choices[i].id, id);
        }
        if (!known) {
            add_rating(asked, id, rating, out);
        }
    }
}
