/* select_one and select_multiple; what they share with rank and check. */
#include "types.h"

#include "base/text.h"
#include "chosen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool wb_select_check(const struct wb_field *field, struct wb_error *err)
{
    if (field->min > field->max) {
        return wb_fail(err, WB_INVALID, "min is above max; exchange them");
    }
    for (size_t i = 0; i < field->choice_count && field->or_other; i++) {
        if (strcmp(field->choices[i].id, WB_OTHER) == 0) {
            return wb_fail(err, WB_INVALID,
                           "or_other brings a choice with the id \"other\"; "
                           "give the choice of that id another one, or leave out or_other");
        }
    }
    return true;
}

/* Ids of the workbook fit although they may not apply now; what comes from other answers is not the workbook's to know.
 */
bool wb_choice_known(const struct wb_asked *asked, const char *id)
{
    const struct wb_prompt *prompt = asked->prompt;
    if (prompt && (prompt->choices_from.key || prompt->choices_from_commitments)) {
        return true;
    }
    for (size_t i = 0; i < asked->field->choice_count; i++) {
        if (strcmp(asked->field->choices[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static bool entry_fits(const struct wb_asked *asked, const json_t *entry, bool or_other, struct wb_error *why)
{
    if (json_is_string(entry)) {
        const char *id = json_string_value(entry);
        return wb_choice_known(asked, id) || wb_fail(why, WB_INVALID, "\"%s\" is not offered here any more.", id);
    }
    return (or_other && wb_json_string(entry, WB_OTHER)) ||
           wb_fail(why, WB_INVALID, "This was given to another kind of question.");
}

static int compare_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool wb_choices_fit(const struct wb_asked *asked, const json_t *value, bool or_other, struct wb_error *why)
{
    size_t count = json_array_size(value);
    for (size_t i = 0; i < count; i++) {
        if (!entry_fits(asked, json_array_get(value, i), or_other, why)) {
            return false;
        }
    }
    const char **ids = wb_alloc_array(count + 1, sizeof(*ids));
    for (size_t i = 0; i < count; i++) {
        const json_t *entry = json_array_get(value, i);
        ids[i] = json_is_string(entry) ? json_string_value(entry) : WB_OTHER;
    }
    qsort(ids, count, sizeof(*ids), compare_text);
    bool twice = false;
    for (size_t i = 1; i < count; i++) {
        twice = twice || strcmp(ids[i - 1], ids[i]) == 0;
    }
    free(ids);
    return !twice || wb_fail(why, WB_INVALID, "One choice stands there twice.");
}

bool wb_select_one_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    return entry_fits(asked, value, asked->field->or_other, why);
}

bool wb_select_multiple_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    return wb_choices_fit(asked, value, asked->field->or_other, why);
}

bool wb_select_one_empty(const json_t *value)
{
    const char *text = json_is_object(value) ? wb_json_string(value, WB_OTHER) : json_string_value(value);
    return !text || text[strspn(text, " \t\r\n")] == '\0';
}

void wb_select_one_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    const char *other = wb_json_string(value, WB_OTHER);
    if (json_is_string(value)) {
        wb_str_add(out, wb_asked_label(asked, json_string_value(value)));
    } else if (other) {
        wb_str_add(out, other);
    }
}

void wb_select_multiple_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    for (size_t i = 0; i < json_array_size(value); i++) {
        wb_str_add(out, i > 0 ? "; " : "");
        wb_select_one_to_text(asked, json_array_get(value, i), out);
    }
}

bool wb_select_multiple_advise(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    double count = (double)json_array_size(value);
    if (!isnan(asked->field->max) && count > asked->field->max) {
        return wb_fail(why, WB_INVALID, "Choose at most %.0f.", asked->field->max);
    }
    if (!isnan(asked->field->min) && count < asked->field->min) {
        return wb_fail(why, WB_INVALID, "Choose at least %.0f.", asked->field->min);
    }
    return true;
}

/* ---- typed ---- */

static const char *trimmed(const char *text, struct wb_str *out)
{
    text += strspn(text, " \t\r\n");
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r\n", text[len - 1])) {
        len--;
    }
    wb_str_clear(out);
    wb_str_add_n(out, text, len);
    return wb_str_text(out);
}

static const struct wb_asked_choice *by_id(const struct wb_asked *asked, const char *typed)
{
    for (size_t i = 0; i < asked->choice_count; i++) {
        if (strcmp(asked->choices[i].id, typed) == 0) {
            return &asked->choices[i];
        }
    }
    return NULL;
}

static const struct wb_asked_choice *by_number(const struct wb_asked *asked, const char *typed)
{
    double number;
    bool digits = typed[strspn(typed, "0123456789")] == '\0';
    if (!digits || !wb_number_read(typed, &number) || number < 1 || number > (double)asked->choice_count) {
        return NULL;
    }
    return &asked->choices[(size_t)number - 1];
}

/* The one label that begins with what was typed; a whole label before a longer one. */
static const struct wb_asked_choice *by_label(const struct wb_asked *asked, const char *typed)
{
    const struct wb_asked_choice *found = NULL;
    for (size_t i = 0; i < asked->choice_count && typed[0]; i++) {
        const char *label = asked->choices[i].label;
        if (wb_find_folded(label, typed) != 0) {
            continue;
        }
        if (wb_find_folded(typed, label) == 0) {
            return &asked->choices[i];
        }
        if (found) {
            return NULL;
        }
        found = &asked->choices[i];
    }
    return found;
}

static const struct wb_asked_choice *exact(const struct wb_asked *asked, const char *typed)
{
    const struct wb_asked_choice *found = by_id(asked, typed);
    return found ? found : by_number(asked, typed);
}

const struct wb_asked_choice *wb_choice_typed(const struct wb_asked *asked, const char *typed, struct wb_error *why)
{
    struct wb_str text = {0};
    const char *clean = trimmed(typed, &text);
    const struct wb_asked_choice *found = exact(asked, clean);
    found = found ? found : by_label(asked, clean);
    if (!found && asked->choice_count == 0) {
        wb_fail(why, WB_INVALID, "There is nothing to choose from yet.");
    } else if (!found) {
        wb_fail(why, WB_INVALID, "\"%.60s\" is not one of the choices. Give its number, 1 to %zu.", clean,
                asked->choice_count);
    }
    wb_str_fini(&text);
    return found;
}

/* "other: words", where one's own words are taken. NULL: it is not that. */
static const char *own_words(const char *typed, bool or_other)
{
    typed += strspn(typed, " \t");
    if (!or_other || !wb_starts_with(typed, WB_OTHER ":")) {
        return NULL;
    }
    typed += strlen(WB_OTHER ":");
    return typed + strspn(typed, " \t");
}

/* NULL where the words are missing. */
static json_t *other_json(const char *words, struct wb_error *why)
{
    struct wb_str text = {0};
    json_t *other = NULL;
    if (*trimmed(words, &text)) {
        other = json_object();
        json_object_set_new(other, WB_OTHER, json_string(text.data));
    } else {
        wb_fail(why, WB_INVALID, "Your own words are missing: write them after \"" WB_OTHER ":\".");
    }
    wb_str_fini(&text);
    return other;
}

bool wb_select_one_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                         struct wb_error *why)
{
    const char *words = own_words(typed, asked->field->or_other);
    if (words) {
        json_t *other = other_json(words, why);
        *value = other ? other : *value;
        return other != NULL;
    }
    const struct wb_asked_choice *choice = wb_choice_typed(asked, typed, why);
    if (choice) {
        *value = json_string(choice->id);
    }
    return choice != NULL;
}

static bool has(const json_t *list, const char *id)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (wb_json_is(json_array_get(list, i), id)) {
            return true;
        }
    }
    return false;
}

/* Adds the next word of the line, up to a space or comma. */
static bool add_typed(const struct wb_asked *asked, const char **at, json_t *list, struct wb_error *why)
{
    struct wb_str word = {0};
    size_t len = strcspn(*at, " ,;\t");
    wb_str_add_n(&word, *at, len);
    *at += len;
    const struct wb_asked_choice *choice = exact(asked, wb_str_text(&word));
    if (!choice) {
        choice = wb_choice_typed(asked, wb_str_text(&word), why);
    }
    if (choice && !has(list, choice->id)) {
        json_array_append_new(list, json_string(choice->id));
    }
    wb_str_fini(&word);
    return choice != NULL;
}

static bool alone_kept(const struct wb_asked *asked, const json_t *list, struct wb_error *why)
{
    for (size_t i = 0; i < asked->choice_count && json_array_size(list) > 1; i++) {
        if (asked->choices[i].alone && has(list, asked->choices[i].id)) {
            return wb_fail(why, WB_INVALID, "\"%s\" stands alone: choose it, or the others.", asked->choices[i].label);
        }
    }
    return true;
}

/* Nothing but separators is no answer. */
static bool any_typed(const struct wb_asked *asked, const json_t *list, struct wb_error *why)
{
    if (json_array_size(list) > 0) {
        return true;
    }
    if (asked->choice_count == 0) {
        return wb_fail(why, WB_INVALID, "There is nothing to choose from yet.");
    }
    return wb_fail(why, WB_INVALID, "Give their numbers, 1 to %zu.", asked->choice_count);
}

bool wb_choices_typed(const struct wb_asked *asked, const char *typed, bool or_other, json_t **value,
                      struct wb_error *why)
{
    json_t *list = json_array();
    struct wb_str text = {0};
    const char *at = trimmed(typed, &text);
    const struct wb_asked_choice *whole = strpbrk(at, " ,;\t") ? by_label(asked, at) : NULL;
    bool good = true;
    if (whole) {
        json_array_append_new(list, json_string(whole->id));
        at += strlen(at);
    }
    while (good && *(at += strspn(at, " ,;\t"))) {
        const char *words = own_words(at, or_other);
        if (words) {
            json_t *other = other_json(words, why);
            good = other && json_array_append_new(list, other) == 0;
            break;
        }
        good = add_typed(asked, &at, list, why);
    }
    good = good && any_typed(asked, list, why) && alone_kept(asked, list, why);
    wb_str_fini(&text);
    if (!good) {
        json_decref(list);
        return false;
    }
    *value = list;
    return true;
}

bool wb_select_multiple_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                              struct wb_error *why)
{
    return wb_choices_typed(asked, typed, asked->field->or_other, value, why);
}
