#include "chosen.h"

#include <stdlib.h>

/* What one element of a value picks out; false: nothing. */
typedef bool pick(const json_t *entry, struct wb_chosen *out);

static bool pick_choice(const json_t *entry, struct wb_chosen *out)
{
    if (json_is_string(entry)) {
        *out = (struct wb_chosen){json_string_value(entry), NULL, entry};
        return true;
    }
    const char *other = wb_json_string(entry, WB_OTHER);
    *out = (struct wb_chosen){WB_OTHER, other, entry};
    return other != NULL;
}

static bool pick_row(const json_t *entry, struct wb_chosen *out)
{
    *out = (struct wb_chosen){wb_json_string(entry, "id"), NULL, entry};
    return out->id != NULL;
}

static bool pick_commitment(const json_t *entry, struct wb_chosen *out)
{
    *out = (struct wb_chosen){wb_json_string(entry, "id"), wb_json_string(entry, "action"), entry};
    return out->id != NULL && out->text != NULL && out->text[0] != '\0';
}

static pick *const picks[WB_TYPE_COUNT] = {
    [WB_SELECT_ONE] = pick_choice, [WB_SELECT_MULTIPLE] = pick_choice,
    [WB_RANK] = pick_choice,       [WB_CHECK] = pick_choice,
    [WB_TABLE] = pick_row,         [WB_COMMITMENT] = pick_commitment,
};

bool wb_chooses(enum wb_type type)
{
    return picks[type] != NULL || type == WB_RATINGS;
}

/* Items are rated in any order; they stand in the order of the workbook, and those it no longer has at the end. */
static void rated(const struct wb_field *field, const json_t *value, struct wb_chosen_list *out)
{
    out->list = wb_alloc_array(json_object_size(value) + 1, sizeof(*out->list));
    for (size_t i = 0; i < field->choice_count && out->count < json_object_size(value); i++) {
        const json_t *rating = json_object_get(value, field->choices[i].id);
        if (json_is_number(rating)) {
            out->list[out->count++] = (struct wb_chosen){field->choices[i].id, NULL, rating};
        }
    }
}

struct wb_chosen_list wb_chosen(const struct wb_field *field, int top, const json_t *value)
{
    struct wb_chosen_list out = {0};
    pick *one = picks[field->type];
    if (field->type == WB_RATINGS && json_is_object(value)) {
        rated(field, value, &out);
    } else if (one && json_is_array(value)) {
        size_t most = json_array_size(value);
        if (field->type == WB_RANK && top > 0 && most > (size_t)top) {
            most = (size_t)top;
        }
        out.list = wb_alloc_array(most + 1, sizeof(*out.list));
        for (size_t i = 0; i < most; i++) {
            out.count += one(json_array_get(value, i), &out.list[out.count]);
        }
    } else if (one == pick_choice && value) {
        out.list = wb_alloc_array(1, sizeof(*out.list));
        out.count += one(value, &out.list[0]);
    }
    return out;
}

void wb_chosen_fini(struct wb_chosen_list *list)
{
    free(list->list);
    *list = (struct wb_chosen_list){0};
}

const struct wb_chosen *wb_chosen_find(const struct wb_chosen_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->list[i].id, id) == 0) {
            return &list->list[i];
        }
    }
    return NULL;
}
