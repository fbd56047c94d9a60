#include "workbook/series.h"

#include "asked_parts.h"
#include "workbook/type.h"

#include <stdlib.h>
#include <string.h>

const struct wb_prompt *wb_series_root(const struct wb_prompt *prompt)
{
    return prompt->root ? prompt->root : prompt;
}

/* A value given on another scale than the series has now must not be drawn among the rest. */
static bool same_scale(const struct wb_answer *answer, const struct wb_prompt *prompt)
{
    const json_t *range = json_object_get(answer->wording, "range");
    const struct wb_range *now = &prompt->field.range;
    if (!range || !now->given) {
        return true;
    }
    return wb_json_number(range, "start", now->start) == now->start &&
           wb_json_number(range, "end", now->end) == now->end;
}

struct wb_series wb_series_of(const struct wb_reader *reader, const struct wb_prompt *prompt, struct wb_arena *arena)
{
    const struct wb_prompt *root = wb_series_root(prompt);
    struct wb_point *points = NULL;
    size_t count = 0, capacity = 0;
    for (size_t book = 0; book < reader->library->count; book++) {
        const struct wb_workbook *workbook = reader->library->books[book];
        for (size_t i = 0; i < workbook->prompt_count; i++) {
            const struct wb_prompt *each = workbook->prompts[i];
            if (wb_series_root(each) != root) {
                continue;
            }
            const struct wb_answer *answer = wb_prompt_counts(reader, each);
            if (answer && same_scale(answer, root)) {
                points = wb_grow(points, count, &capacity, sizeof(*points));
                points[count++] = (struct wb_point){each, answer, each->looking_back.key != NULL};
            }
        }
    }
    struct wb_point *list = wb_arena_alloc_array(arena, count + 1, sizeof(*list));
    if (count > 0) {
        memcpy(list, points, count * sizeof(*list));
    }
    free(points);
    return (struct wb_series){list, count};
}

bool wb_series_revealed(const struct wb_reader *reader, const struct wb_prompt *prompt)
{
    if (!prompt->rerate.key && !prompt->looking_back.key) {
        return true;
    }
    const struct wb_answer *answer = reader->find(reader->data, prompt->workbook->id, prompt->key);
    if (!answer || answer->state != WB_ANSWERED || !wb_value_shape(prompt->field.type, answer->value)) {
        return false;
    }
    if (prompt->field.type != WB_RATINGS) {
        return !wb_value_empty(prompt->field.type, answer->value);
    }
    struct wb_arena arena;
    wb_arena_init(&arena);
    const struct wb_asked *asked =
        wb_ask_raw(reader, prompt, &arena); /* no words: they may ask whether this is whole */
    bool whole = asked->choice_count > 0;
    for (size_t i = 0; i < asked->choice_count && whole; i++) {
        whole = json_object_get(answer->value, asked->choices[i].id) != NULL; /* null: not applicable */
    }
    wb_arena_fini(&arena);
    return whole;
}

/* Whether a prompt asks a series again, and has not been given its value. */
static bool asks_again(const struct wb_reader *reader, const struct wb_prompt *prompt, const struct wb_prompt *root)
{
    return (prompt->rerate.key || prompt->looking_back.key) && wb_series_root(prompt) == root &&
           wb_relevant(reader, prompt) && !wb_series_revealed(reader, prompt);
}

static bool was_passed(const struct wb_reader *reader, const struct wb_prompt *prompt)
{
    const struct wb_answer *answer = reader->find(reader->data, prompt->workbook->id, prompt->key);
    return answer && answer->state != WB_ANSWERED;
}

static bool page_asks_again(const struct wb_reader *reader, const struct wb_exercise *page,
                            const struct wb_prompt *shown)
{
    const struct wb_prompt *root = wb_series_root(shown);
    for (size_t i = 0; i < page->prompt_count; i++) {
        if (&page->prompts[i] != shown && asks_again(reader, &page->prompts[i], root)) {
            return true;
        }
    }
    return false;
}

bool wb_series_told(const struct wb_reader *reader, const struct wb_exercise *page, const struct wb_prompt *shown)
{
    return shown->exercise != page && page_asks_again(reader, page, shown);
}

bool wb_series_hidden(const struct wb_reader *reader, const struct wb_prompt *where, const struct wb_prompt *shown)
{
    const struct wb_prompt *root = wb_series_root(shown);
    if (page_asks_again(reader, where->exercise, shown)) {
        return true;
    }
    for (size_t i = 0; i < where->recall_count; i++) {
        const struct wb_prompt *beside = where->recall[i].prompt;
        if (beside && beside != shown && asks_again(reader, beside, root) && !was_passed(reader, beside)) {
            return true;
        }
    }
    return false;
}
