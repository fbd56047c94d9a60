/* Ratings, item by item on one scale. */
#include "linear.h"

#include "base/text.h"

/* "n", or the author's own words for it. */
static bool means_not_applicable(const struct wb_asked *asked, const char *typed)
{
    return asked->not_applicable &&
           (wb_same(typed, "n") || wb_same(typed, "N") ||
            (wb_find_folded(typed, asked->not_applicable) == 0 && wb_find_folded(asked->not_applicable, typed) == 0));
}

/* One item, as a range of its own. */
static enum wb_heard ask_item(struct wb_lines *lines, const struct wb_asked *asked, json_t **rating)
{
    struct wb_field field = {
        .type = WB_RANGE, .range = asked->field->range, .min = asked->field->min, .max = asked->field->max};
    struct wb_asked item = {.field = &field, .label = ""};
    struct wb_str line = {0};
    enum wb_heard heard;
    *rating = NULL;
    while ((heard = wb_hear(lines, &line)) == WB_HEARD_LINE) {
        if (means_not_applicable(asked, wb_str_text(&line)))
            *rating = json_null();
        if (*rating || wb_ask_read(lines, &item, &line, rating))
            break;
    }
    wb_str_fini(&line);
    return heard;
}

static void say_item(struct wb_lines *lines, const struct wb_asked *asked, size_t index)
{
    const struct wb_asked_choice *item = &asked->choices[index];
    const json_t *now = json_object_get(wb_lines_value(lines), item->id);
    wb_lines_add(lines, "  %zu of %zu. %s", index + 1, asked->choice_count, item->label);
    if (json_is_number(now)) {
        struct wb_str text = {0};
        wb_number_text(json_number_value(now), &text);
        wb_lines_add(lines, " (now %s)", wb_str_text(&text));
        wb_str_fini(&text);
    } else if (now) {
        wb_lines_add(lines, " (now: %s)", asked->not_applicable ? asked->not_applicable : "not applicable");
    }
    wb_lines_say(lines, ":");
}

static bool keep_item(struct wb_lines *lines, const char *id, json_t *rating)
{
    json_t *value = json_deep_copy(wb_lines_value(lines));
    if (!json_is_object(value)) {
        json_decref(value);
        value = json_object();
    }
    json_object_set_new(value, id, rating);
    bool kept = wb_lines_keep(lines, value);
    json_decref(value);
    return kept;
}

bool wb_ask_ratings(struct wb_lines *lines, const struct wb_asked *asked)
{
    wb_lines_add(lines, "Each from ");
    wb_ask_range(lines, &asked->field->range);
    if (asked->not_applicable)
        wb_lines_add(lines, "; n for \"%s\"", asked->not_applicable);
    wb_lines_say(lines, "; an empty line leaves one as it is.");
    for (size_t i = 0; i < asked->choice_count; i++) {
        json_t *rating;
        say_item(lines, asked, i);
        enum wb_heard heard = ask_item(lines, asked, &rating);
        if (heard == WB_HEARD_LEAVE)
            return false;
        if (heard == WB_HEARD_EMPTY && i == 0)
            return true; /* the prompt is left as it was */
        if (heard == WB_HEARD_LINE && !keep_item(lines, asked->choices[i].id, rating))
            return false;
    }
    return !lines->ended;
}
