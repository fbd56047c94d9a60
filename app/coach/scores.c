/* Scores out of exports. A file may say anything: what is no number on the scale that it names is left out. */
#include "coach/scores.h"

#include "base/text.h"
#include "inside.h"
#include "workbook/type.h"

#include <math.h>
#include <stdlib.h>

enum { MOST = 256 }; /* moments, and items, of one score: what lies beyond is not read */

static size_t count_of(const json_t *list)
{
    size_t count = json_array_size(list);
    return count < MOST ? count : MOST;
}

static double on_scale(const json_t *value, const struct wb_score *score)
{
    double number = json_is_number(value) ? json_number_value(value) : NAN;
    return number >= score->start && number <= score->end ? number : NAN;
}

bool wb_score_ends(const struct wb_score *score, const struct wb_score_item *item, size_t *first, size_t *last)
{
    bool any = false;
    for (size_t i = 0; i < score->moment_count; i++) {
        if (score->moments[i].looking_back || isnan(item->values[i]))
            continue;
        *first = any ? *first : i;
        *last = i;
        any = true;
    }
    return any;
}

/* ------------------------------------------------------------------ the page before a session */

static struct wb_score_moment read_moment(const json_t *from, struct wb_arena *arena)
{
    const char *at = wb_json_string(from, "at");
    struct wb_score_moment moment = {
        .title = wb_coach_visible(wb_json_string(from, "title"), arena),
        .prompt = wb_coach_visible(wb_json_string(from, "prompt"), arena),
        .looking_back = json_is_true(json_object_get(from, "looking_back")),
    };
    if (at)
        wb_instant_read(at, &moment.at);
    return moment;
}

static struct wb_score_item read_item(const json_t *from, const struct wb_score *score, struct wb_arena *arena)
{
    const json_t *values = json_object_get(from, "values"), *words = json_object_get(from, "words");
    double *numbers = wb_arena_alloc_array(arena, score->moment_count + 1, sizeof *numbers);
    const char **said = wb_arena_alloc_array(arena, score->moment_count + 1, sizeof *said);
    for (size_t i = 0; i < score->moment_count; i++) {
        numbers[i] = on_scale(json_array_get(values, i), score);
        said[i] = wb_coach_visible(json_string_value(json_array_get(words, i)), arena);
    }
    return (struct wb_score_item){wb_coach_visible(wb_json_string(from, "label"), arena), numbers, said};
}

static bool read_score(const json_t *from, struct wb_arena *arena, struct wb_score *out)
{
    const json_t *moments = json_object_get(from, "moments"), *items = json_object_get(from, "items");
    struct wb_score score = {
        .label = wb_coach_visible(wb_json_string(from, "label"), arena),
        .low = wb_coach_visible(wb_json_string(from, "low"), arena),
        .high = wb_coach_visible(wb_json_string(from, "high"), arena),
        .start = wb_json_number(from, "start", NAN),
        .end = wb_json_number(from, "end", NAN),
        .moment_count = count_of(moments),
        .item_count = count_of(items),
    };
    struct wb_score_moment *when = wb_arena_alloc_array(arena, score.moment_count + 1, sizeof *when);
    struct wb_score_item *what = wb_arena_alloc_array(arena, score.item_count + 1, sizeof *what);
    for (size_t i = 0; i < score.moment_count; i++)
        when[i] = read_moment(json_array_get(moments, i), arena);
    for (size_t i = 0; i < score.item_count; i++)
        what[i] = read_item(json_array_get(items, i), &score, arena);
    score.moments = when;
    score.items = what;
    *out = score;
    return score.end > score.start && isfinite(score.end - score.start);
}

void wb_coach_scores(const struct wb_case *one, struct wb_arena *arena, const struct wb_score **list, size_t *count)
{
    const json_t *scores = json_object_get(json_object_get(one->response, "brief"), "scores");
    struct wb_score *out = wb_arena_alloc_array(arena, count_of(scores) + 1, sizeof *out);
    size_t good = 0;
    for (size_t i = 0; i < count_of(scores); i++)
        good += read_score(json_array_get(scores, i), arena, &out[good]);
    *list = out;
    *count = good;
}

/* ------------------------------------------------------------------ one answer in all exports */

struct tracing {
    const char *workbook, *key;
    struct wb_arena *arena;
    const struct wb_asked *asked; /* as the newest export has it: other scales are other scores */
    json_t **values;              /* new references, oldest first */
    struct wb_score_moment *moments;
    size_t count, value_capacity, moment_capacity;
};

static bool same_scale(const struct wb_range *a, const struct wb_range *b)
{
    return a->given == b->given && !(a->start < b->start) && !(a->start > b->start) && !(a->end < b->end) &&
           !(a->end > b->end);
}

static void add_moment(struct tracing *t, const json_t *answer)
{
    const char *at = wb_json_string(answer, "at");
    t->values = wb_grow(t->values, t->count, &t->value_capacity, sizeof(json_t *));
    t->moments = wb_grow(t->moments, t->count, &t->moment_capacity, sizeof *t->moments);
    t->values[t->count] = json_incref(json_object_get(answer, "value"));
    t->moments[t->count] = (struct wb_score_moment){.title = "", .prompt = ""};
    if (at)
        wb_instant_read(at, &t->moments[t->count].at);
    t->count++;
}

static bool trace(void *data, struct wb_instant at, const char *body, size_t len)
{
    struct tracing *t = data;
    json_t *response = wb_json_read(body, len, SIZE_MAX, NULL);
    const json_t *answer = wb_coach_find_answer(response, t->workbook, t->key), *value = json_object_get(answer, "value");
    const struct wb_asked *asked =
        value ? wb_asked_as_given(json_object_get(answer, "wording"), NULL, NULL, t->arena) : NULL;
    (void)at;
    if (asked && asked->field->type == t->asked->field->type &&
        same_scale(&asked->field->range, &t->asked->field->range) && t->count < MOST &&
        !(t->count && json_equal(t->values[t->count - 1], (json_t *)(uintptr_t)value)))
        add_moment(t, answer);
    json_decref(response);
    return true;
}

static struct wb_score_item traced_item(const struct tracing *t, const char *id, const char *label,
                                        const struct wb_score *score)
{
    double *numbers = wb_arena_alloc_array(t->arena, t->count + 1, sizeof *numbers);
    const char **said = wb_arena_alloc_array(t->arena, t->count + 1, sizeof *said);
    for (size_t i = 0; i < t->count; i++) {
        numbers[i] = on_scale(id ? json_object_get(t->values[i], id) : t->values[i], score);
        said[i] = "";
    }
    return (struct wb_score_item){wb_coach_visible(label, t->arena), numbers, said};
}

static void fill_traced(const struct tracing *t, struct wb_score *out)
{
    const struct wb_asked *asked = t->asked;
    const struct wb_range *range = &asked->field->range;
    bool ratings = asked->field->type == WB_RATINGS;
    *out = (struct wb_score){
        .label = wb_coach_visible(asked->label, t->arena),
        .low = wb_coach_visible(range->low, t->arena),
        .high = wb_coach_visible(range->high, t->arena),
        .start = range->start,
        .end = range->end,
        .moment_count = t->count,
        .item_count = !ratings ? 1 : asked->choice_count < MOST ? asked->choice_count : MOST,
    };
    struct wb_score_moment *moments = wb_arena_alloc_array(t->arena, t->count + 1, sizeof *moments);
    struct wb_score_item *items = wb_arena_alloc_array(t->arena, out->item_count + 1, sizeof *items);
    if (t->count)
        memcpy(moments, t->moments, t->count * sizeof *moments);
    for (size_t i = 0; i < out->item_count; i++)
        items[i] = ratings ? traced_item(t, asked->choices[i].id, asked->choices[i].label, out)
                           : traced_item(t, NULL, "", out);
    out->moments = moments;
    out->items = items;
}

static bool belongs(const struct wb_score *score, const char *workbook, const char *key)
{
    size_t len = strlen(workbook);
    for (size_t i = 0; i < score->moment_count; i++) {
        const char *prompt = score->moments[i].prompt;
        if (strncmp(prompt, workbook, len) == 0 && prompt[len] == '/' && wb_same(prompt + len + 1, key))
            return true;
    }
    return false;
}

bool wb_coach_score_of(struct wb_coach *coach, const struct wb_case *one, const char *workbook, const char *key,
                       struct wb_arena *arena, struct wb_score *out, struct wb_error *err)
{
    const struct wb_score *scores;
    size_t count;
    wb_coach_scores(one, arena, &scores, &count);
    for (size_t i = 0; i < count; i++)
        if (belongs(&scores[i], workbook, key)) {
            *out = scores[i];
            return true;
        }
    const json_t *answer = wb_coach_find_answer(one->response, workbook, key);
    const struct wb_asked *asked = wb_asked_as_given(json_object_get(answer, "wording"), NULL, NULL, arena);
    if (!asked || !asked->field->range.given || !(asked->field->range.end > asked->field->range.start) ||
        (asked->field->type != WB_RANGE && asked->field->type != WB_RATINGS))
        return false;
    struct tracing t = {.workbook = workbook, .key = key, .arena = arena, .asked = asked};
    bool done = wb_caseload_responses(coach->store, wb_coach_row(coach, one->client.id), trace, &t, err) && t.count > 0;
    if (done)
        fill_traced(&t, out);
    for (size_t i = 0; i < t.count; i++)
        json_decref(t.values[i]);
    free(t.values);
    free(t.moments);
    return done;
}
