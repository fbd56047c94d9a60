#include "report_gather.h"

#include "workbook/commitments.h"
#include "workbook/type.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* How answers to the present question on one scale are taken in: where each of their values goes. */
struct binding {
    int64_t scale;
    const struct wb_asked *asked; /* NULL: the export did not say */
    const struct wb_topic *topic;
    int place;
    struct wb_pool **pools; /* one, or one for each item of ratings */
    json_t *loose;          /* without a wording: item to its pool's number */
};
struct gathering {
    struct wb_store *store;
    struct wb_gathered *out;
    size_t client_capacity, token_capacity, pool_capacity;
    char (*tokens)[WB_TOKEN_SIZE];
    json_t *pool_numbers; /* key to number */
    struct wb_str workbook, prompt;
    struct binding *bindings;
    size_t binding_count, binding_capacity;
};

/* ------------------------------------------------------------------ people */

static bool take_person(void *data, int64_t row, const char *person, const char *name, struct wb_instant at)
{
    struct gathering *g = data;
    struct wb_gathered *out = g->out;
    (void)name;
    (void)at;
    out->clients = wb_grow(out->clients, out->people, &g->client_capacity, sizeof *out->clients);
    g->tokens = wb_grow(g->tokens, out->people, &g->token_capacity, sizeof *g->tokens);
    wb_person_token(person, g->tokens[out->people]);
    out->clients[out->people] = (struct wb_gathered_client){row, (int)out->people};
    out->people++;
    return true;
}

static int by_row(const void *a, const void *b)
{
    const struct wb_gathered_client *x = a, *y = b;
    return x->row < y->row ? -1 : x->row > y->row;
}

int wb_gathered_person(const struct wb_gathered *gathered, int64_t row)
{
    const struct wb_gathered_client wanted = {row, 0};
    const struct wb_gathered_client *found =
        gathered->people ? bsearch(&wanted, gathered->clients, gathered->people, sizeof wanted, by_row) : NULL;
    return found ? found->person : -1;
}

/* ------------------------------------------------------------------ pools */

static bool hide_all(void *data, const char *source)
{
    return true;
}

static const char *kept(struct gathering *g, struct wb_str *text)
{
    const char *copy = wb_arena_copy(&g->out->arena, wb_str_text(text));
    wb_str_fini(text);
    return copy;
}

static void add_range(struct wb_str *out, const struct wb_range *range)
{
    if (range->given)
        wb_str_addf(out, "%.17g %.17g %.17g\x1f%s\x1f%s", range->start, range->end, range->step,
                    range->low ? range->low : "", range->high ? range->high : "");
    wb_str_add(out, "\x1e");
}

static void add_choices(struct wb_str *out, const struct wb_pool *pool)
{
    for (size_t i = 0; i < pool->choice_count; i++)
        wb_str_addf(out, "%s\x1f%s\x1f", pool->choices[i].id, pool->choices[i].label);
    wb_str_add(out, "\x1e");
}

/* Answers are put together where topic, or question and wording, and scale and choices are the same, and nowhere else.
 */
static const char *key_of(struct gathering *g, const struct wb_pool *pool)
{
    struct wb_str key = {0};
    if (pool->topic)
        wb_str_addf(&key, "%03zu\x1e", (size_t)(pool->topic - wb_topics));
    else
        wb_str_addf(&key, "%03zu\x1e%s\x1f%s\x1e", wb_topic_count, pool->question, pool->title);
    wb_str_addf(&key, "%d\x1e", (int)pool->kind);
    add_range(&key, &pool->range);
    add_choices(&key, pool);
    return kept(g, &key);
}

static const char *figure_of(struct gathering *g, const struct wb_pool *pool)
{
    struct wb_str name = {0};
    wb_str_add(&name, pool->topic ? pool->topic->id : pool->question);
    if (pool->item)
        wb_str_addf(&name, "/%s", pool->item);
    return kept(g, &name);
}

/* The pool of this key and item: the one there is, or a new one made like `like`. */
static struct wb_pool *pool_like(struct gathering *g, struct wb_pool *like)
{
    struct wb_gathered *out = g->out;
    struct wb_str whole = {0};
    like->key = key_of(g, like);
    wb_str_addf(&whole, "%s\x1d%s\x1d%s", like->key, like->item ? like->item : "", like->label ? like->label : "");
    const json_t *number = json_object_get(g->pool_numbers, wb_str_text(&whole));
    struct wb_pool *pool = number ? out->pools[json_integer_value(number)] : NULL;
    if (!pool) {
        pool = wb_alloc(sizeof *pool);
        *pool = *like;
        pool->figure = figure_of(g, like);
        json_object_set_new(g->pool_numbers, wb_str_text(&whole), json_integer((json_int_t)out->pool_count));
        out->pools = wb_grow(out->pools, out->pool_count, &g->pool_capacity, sizeof(struct wb_pool *));
        out->pools[out->pool_count++] = pool;
    }
    if (like->item_at > pool->item_at) /* a re-rating asks fewer items: their places are those of the whole list */
        pool->item_at = like->item_at;
    wb_str_fini(&whole);
    return pool;
}

static const struct wb_asked_choice yes_and_no[] = {{.id = "no", .label = "No"}, {.id = "yes", .label = "Yes"}};

/* What type of question goes into what kind of pool; others are not counted. */
static const struct {
    bool counted;
    enum wb_pool_kind kind;
} kinds[WB_TYPE_COUNT] = {
    [WB_INTEGER] = {true, WB_POOL_NUMBERS},   [WB_DECIMAL] = {true, WB_POOL_NUMBERS},
    [WB_RANGE] = {true, WB_POOL_NUMBERS},     [WB_RATINGS] = {true, WB_POOL_NUMBERS},
    [WB_SELECT_ONE] = {true, WB_POOL_CHOICE}, [WB_SELECT_MULTIPLE] = {true, WB_POOL_TICKS},
    [WB_CHECK] = {true, WB_POOL_TICKS},       [WB_COMMITMENTS_REVIEW] = {true, WB_POOL_OUTCOMES},
};

static const struct wb_topic *reviews_topic(void)
{
    for (size_t i = 0; i < wb_topic_count; i++)
        if (wb_topics[i].kind == WB_TOPIC_REVIEWS)
            return &wb_topics[i];
    return NULL;
}

/* A topic counts what suits it; anything else under its name stands by its own wording. */
static const struct wb_topic *suited(const struct wb_topic *topic, enum wb_pool_kind kind)
{
    if (kind == WB_POOL_OUTCOMES)
        return reviews_topic();
    if (!topic || topic->kind == WB_TOPIC_REVIEWS || kind == WB_POOL_TICKS)
        return NULL;
    return topic->kind == WB_TOPIC_SERIES && kind == WB_POOL_CHOICE && !topic->ordered ? NULL : topic;
}

static struct wb_pool pool_of(struct gathering *g, const struct binding *binding, enum wb_pool_kind kind)
{
    struct wb_str question = {0};
    wb_str_addf(&question, "%s/%s", wb_str_text(&g->workbook), wb_str_text(&g->prompt));
    const struct wb_asked *asked = binding->asked;
    struct wb_pool like = {.topic = suited(binding->topic, kind), .kind = kind, .question = kept(g, &question)};
    like.title = asked ? asked->label : like.question;
    if (asked && kind == WB_POOL_NUMBERS) {
        like.range = asked->field->range;
        like.range.given = like.range.given && like.range.end > like.range.start && like.range.step >= 0;
    } else if (asked && kind != WB_POOL_OUTCOMES) {
        bool box = asked->field->type == WB_CHECK && asked->choice_count == 0;
        like.kind = box ? WB_POOL_CHOICE : kind;
        like.choices = box ? yes_and_no : asked->choices;
        like.choice_count = box ? 2 : asked->choice_count;
        if (like.topic && like.topic->ordered && kind == WB_POOL_CHOICE && like.choice_count > 1) {
            like.kind = WB_POOL_NUMBERS; /* steps are points: the first is 1 */
            like.range = (struct wb_range){.given = true, .start = 1, .end = (double)like.choice_count, .step = 1};
        }
    }
    return like;
}

static void bind_items(struct gathering *g, struct binding *binding)
{
    const struct wb_asked *asked = binding->asked;
    for (size_t i = 0; i < asked->choice_count; i++) {
        struct wb_pool like = pool_of(g, binding, WB_POOL_NUMBERS);
        like.item = asked->choices[i].id;
        like.label = asked->choices[i].label;
        like.item_at = i;
        binding->pools[i] = pool_like(g, &like);
    }
}

static const struct wb_asked *read_scale(struct gathering *g, int64_t scale)
{
    struct wb_str text = {0};
    json_t *wording = scale && wb_caseload_scale(g->store, scale, &text)
                          ? wb_json_read(wb_str_text(&text), text.len, SIZE_MAX, NULL)
                          : NULL;
    const struct wb_asked *asked = wb_asked_as_given(wording, hide_all, NULL, &g->out->arena);
    json_decref(wording);
    wb_str_fini(&text);
    return asked;
}

static struct binding *bind(struct gathering *g, int64_t scale)
{
    for (size_t i = g->binding_count; i > 0; i--)
        if (g->bindings[i - 1].scale == scale)
            return &g->bindings[i - 1];
    g->bindings = wb_grow(g->bindings, g->binding_count, &g->binding_capacity, sizeof *g->bindings);
    struct binding *binding = &g->bindings[g->binding_count++];
    *binding = (struct binding){.scale = scale, .asked = read_scale(g, scale)};
    binding->topic = wb_topic_of(wb_str_text(&g->prompt), &binding->place);
    if (!binding->asked) {
        binding->loose = json_object();
        return binding;
    }
    enum wb_type type = binding->asked->field->type;
    size_t items = type == WB_RATINGS ? binding->asked->choice_count : 1;
    binding->pools = wb_arena_alloc_array(&g->out->arena, items + 1, sizeof(struct wb_pool *));
    if (type == WB_RATINGS) {
        bind_items(g, binding);
    } else if (kinds[type].counted) {
        struct wb_pool like = pool_of(g, binding, kinds[type].kind);
        binding->pools[0] = pool_like(g, &like);
    }
    return binding;
}

/* ------------------------------------------------------------------ values */

static void add(struct wb_pool *pool, struct wb_sample sample)
{
    pool->samples = wb_grow(pool->samples, pool->count, &pool->capacity, sizeof *pool->samples);
    pool->samples[pool->count++] = sample;
}

static double number_of(const json_t *value)
{
    double number = json_is_number(value) ? json_number_value(value) : NAN;
    return isfinite(number) ? number : NAN;
}

/* The place of a choice in its list; what is none of them comes after the last. */
static double place_of(const struct wb_pool *pool, const json_t *value)
{
    const char *id = json_string_value(value);
    for (size_t i = 0; id && i < pool->choice_count; i++)
        if (wb_same(pool->choices[i].id, id))
            return (double)i;
    return (double)pool->choice_count;
}

static void add_ticks(struct wb_pool *pool, const struct wb_sample *who, const json_t *value)
{
    struct wb_sample sample = *who;
    sample.value = NAN;
    add(pool, sample);
    for (size_t i = 0; i < json_array_size(value); i++) {
        sample.value = place_of(pool, json_array_get(value, i));
        add(pool, sample);
    }
}

static uint64_t hash_of(const char *text)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
    return hash;
}

static void add_outcomes(struct wb_pool *pool, const struct wb_sample *who, const json_t *value)
{
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *one = json_array_get(value, i);
        const char *of = wb_json_string(one, "of"), *outcome = wb_json_string(one, "outcome");
        struct wb_sample sample = *who;
        for (int j = 0; of && outcome && j < WB_OUTCOME_COUNT; j++)
            if (wb_same(wb_outcomes[j].id, outcome)) {
                sample.of = hash_of(of);
                sample.value = j;
                add(pool, sample);
            }
    }
}

static void add_value(const struct binding *binding, struct wb_sample who, const json_t *value)
{
    struct wb_pool *pool = binding->pools[0];
    switch (pool->kind) {
    case WB_POOL_NUMBERS:
        who.value = pool->choices ? place_of(pool, value) + 1 : number_of(value);
        if (!(pool->choices && who.value > (double)pool->choice_count))
            add(pool, who);
        break;
    case WB_POOL_CHOICE:
        who.value = json_is_boolean(value) ? json_is_true(value) : place_of(pool, value);
        add(pool, who);
        break;
    case WB_POOL_TICKS:
        add_ticks(pool, &who, value);
        break;
    case WB_POOL_OUTCOMES:
        add_outcomes(pool, &who, value);
        break;
    }
}

/* Asked in a way that the export does not tell: numbers are counted, apart from all others; words are not. */
static void add_loose(struct gathering *g, struct binding *binding, struct wb_sample who, const char *item,
                      const json_t *value)
{
    const char *name = item ? item : "";
    who.value = number_of(value);
    if (isnan(who.value))
        return;
    const json_t *number = json_object_get(binding->loose, name);
    if (!number) {
        struct wb_pool like = pool_of(g, binding, WB_POOL_NUMBERS);
        like.item = item ? wb_arena_copy(&g->out->arena, item) : NULL;
        like.label = like.item;
        struct wb_pool *pool = pool_like(g, &like);
        size_t at = 0;
        while (g->out->pools[at] != pool)
            at++;
        json_object_set_new(binding->loose, name, json_integer((json_int_t)at));
        number = json_object_get(binding->loose, name);
    }
    add(g->out->pools[json_integer_value(number)], who);
}

static void add_loose_value(struct gathering *g, struct binding *binding, struct wb_sample who, const json_t *value)
{
    const char *item;
    json_t *rating;
    if (!json_is_object(value)) {
        add_loose(g, binding, who, NULL, value);
        return;
    }
    json_object_foreach((json_t *)(uintptr_t)value, item, rating)
    {
        add_loose(g, binding, who, item, rating);
    }
}

static void take_value(struct gathering *g, struct binding *binding, struct wb_sample who, const json_t *value)
{
    const struct wb_asked *asked = binding->asked;
    if (!asked) {
        add_loose_value(g, binding, who, value);
        return;
    }
    if (!binding->pools[0] || (asked->field->type != WB_COMMITMENTS_REVIEW && !wb_value_fits(asked, value, NULL)))
        return;
    if (asked->field->type != WB_RATINGS) {
        add_value(binding, who, value);
        return;
    }
    for (size_t i = 0; i < asked->choice_count; i++) {
        who.value = number_of(json_object_get(value, asked->choices[i].id));
        add(binding->pools[i], who);
    }
}

static bool take_answer(void *data, const struct wb_counted *counted)
{
    struct gathering *g = data;
    int person = wb_gathered_person(g->out, counted->client);
    if (person < 0)
        return true;
    if (!wb_same(wb_str_text(&g->prompt), counted->prompt) || !wb_same(wb_str_text(&g->workbook), counted->workbook)) {
        for (size_t i = 0; i < g->binding_count; i++)
            json_decref(g->bindings[i].loose);
        g->binding_count = 0;
        wb_str_clear(&g->workbook);
        wb_str_clear(&g->prompt);
        wb_str_add(&g->workbook, counted->workbook);
        wb_str_add(&g->prompt, counted->prompt);
    }
    struct binding *binding = bind(g, counted->scale);
    if (binding->asked && !binding->pools[0])
        return true;
    json_t *value = wb_json_read(counted->value, strlen(counted->value), SIZE_MAX, NULL);
    if (value)
        take_value(g, binding, (struct wb_sample){.person = person, .place = binding->place}, value);
    json_decref(value);
    return true;
}

/* ------------------------------------------------------------------ in order */

static int by_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int by_key(const void *a, const void *b)
{
    const struct wb_pool *x = *(struct wb_pool *const *)a, *y = *(struct wb_pool *const *)b;
    int order = by_text(x->key, y->key);
    order = order ? order : x->item_at < y->item_at ? -1 : x->item_at > y->item_at;
    order = order ? order : by_text(x->item, y->item);
    return order ? order : by_text(x->label, y->label);
}

/* What is no number comes before all numbers. */
static int by_value(double x, double y)
{
    return isnan(x) || isnan(y) ? !!isnan(y) - !!isnan(x) : x < y ? -1 : x > y;
}

/* Of a person's answers the one asked first comes first. The order that they arrived in decides nothing. */
static int by_person(const void *a, const void *b)
{
    const struct wb_sample *x = a, *y = b;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    if (x->of != y->of)
        return x->of < y->of ? -1 : 1;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return by_value(x->value, y->value);
}

/* Who chose what in a question that divides people; of several wordings the one that most were asked. */
static void find_parts(struct wb_gathered *out, size_t division)
{
    const struct wb_pool *most = NULL;
    for (size_t i = 0; i < out->pool_count; i++) {
        const struct wb_pool *pool = out->pools[i];
        if (pool->kind == WB_POOL_CHOICE && pool->topic && wb_same(pool->topic->id, wb_divisions[division].prompt) &&
            (!most || pool->count > most->count))
            most = pool;
    }
    const struct wb_asked_choice **parts = wb_arena_alloc_array(&out->arena, out->people + 1, sizeof *parts);
    for (size_t i = 0; most && i < most->count; i++) {
        const struct wb_sample *sample = &most->samples[i];
        size_t choice = (size_t)sample->value;
        if (choice < most->choice_count)
            parts[sample->person] = &most->choices[choice];
    }
    out->parts[division] = parts;
    out->divided[division] = most;
}

bool wb_report_gather(struct wb_store *store, const struct wb_day *from, const struct wb_day *to,
                      struct wb_gathered *out, struct wb_error *err)
{
    struct gathering g = {.store = store, .out = out, .pool_numbers = json_object()};
    int count;
    *out = (struct wb_gathered){0};
    wb_arena_init(&out->arena);
    bool done = wb_caseload_choose(store, *from, *to, &count, err) && wb_caseload_chosen(store, take_person, &g, err);
    if (done && out->people)
        qsort(out->clients, out->people, sizeof *out->clients, by_row);
    done = done && wb_caseload_counted(store, take_answer, &g, err);
    out->tokens = g.tokens;
    if (out->pool_count)
        qsort(out->pools, out->pool_count, sizeof(struct wb_pool *), by_key);
    for (size_t i = 0; i < out->pool_count; i++)
        if (out->pools[i]->count)
            qsort(out->pools[i]->samples, out->pools[i]->count, sizeof(struct wb_sample), by_person);
    for (size_t i = 0; i < WB_DIVISIONS; i++)
        find_parts(out, i);
    for (size_t i = 0; i < g.binding_count; i++)
        json_decref(g.bindings[i].loose);
    free(g.bindings);
    json_decref(g.pool_numbers);
    wb_str_fini(&g.workbook);
    wb_str_fini(&g.prompt);
    if (!done)
        wb_gathered_fini(out);
    return done;
}

void wb_gathered_fini(struct wb_gathered *gathered)
{
    for (size_t i = 0; i < gathered->pool_count; i++) {
        free(gathered->pools[i]->samples);
        free(gathered->pools[i]);
    }
    free(gathered->pools);
    free(gathered->clients);
    free(gathered->tokens);
    wb_arena_fini(&gathered->arena);
    *gathered = (struct wb_gathered){0};
}
