/* The page that a coach reads first: goal, what was promised, then and now, what is wanted from the next session. It
 * holds nothing that does not leave anyway. */
#include "view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The one place that knows prompts by their ids: workbooks that use these ids get these lines. */
static const char goal_id[] = "by-then", goal_day_id[] = "by-when", name_id[] = "name-to-show";
static const char *const said_ids[] = {"next-want", "please-know", "rather-not"};

/* ---- lines ---- */

/* The latest answer that leaves to a prompt of this id: in a repeated section, that of its last turn. */
static const struct wb_prompt *latest(const struct viewing *v, const char *id, const struct wb_answer **answer)
{
    const struct wb_library *library = v->reader->library;
    const struct wb_prompt *found = NULL;
    for (size_t book = 0; book < library->count; book++) {
        for (size_t i = 0; i < library->books[book]->prompt_count; i++) {
            const struct wb_prompt *prompt = library->books[book]->prompts[i];
            const struct wb_answer *given = wb_same(prompt->field.id, id) ? wb_view_chosen(v, prompt) : NULL;
            if (given) {
                found = prompt;
                *answer = given;
            }
        }
    }
    return found;
}

static const char *latest_words(const struct viewing *v, const char *id, const struct wb_asked **asked,
                                const struct wb_prompt **prompt)
{
    const struct wb_answer *answer;
    const json_t *wording;
    *prompt = latest(v, id, &answer);
    if (!*prompt) {
        return NULL;
    }
    *asked = wb_view_asked(v, *prompt, answer, &wording);
    return wb_view_value_words(v, *asked, answer->value);
}

/* "Before the workshop" for all that is open from the start, else the section: "After session 2". */
static const char *moment_title(const struct viewing *v, const struct wb_prompt *prompt)
{
    const struct wb_workbook *workbook = prompt->workbook;
    bool start = prompt->section->opens == WB_FROM_THE_START;
    return wb_view_open_words(v, workbook, start ? workbook->title : prompt->section->title);
}

/* What was said for a session stands with that of the same turn, so that lines of two sessions are never mixed. */
static void make_said(struct viewing *v)
{
    struct wb_view *view = v->view;
    enum { COUNT = sizeof(said_ids) / sizeof(*said_ids) };
    struct wb_view_said *said = wb_arena_alloc_array(&view->arena, COUNT, sizeof(*said));
    const struct wb_prompt *prompts[COUNT];
    const struct wb_section *last = NULL;
    for (size_t i = 0; i < COUNT; i++) {
        const struct wb_asked *asked = NULL;
        said[i].text = latest_words(v, said_ids[i], &asked, &prompts[i]);
        said[i].id = said_ids[i];
        said[i].label = asked ? asked->label : NULL;
        bool later = prompts[i] && (!last || prompts[i]->section > last || prompts[i]->workbook != last->workbook);
        last = later ? prompts[i]->section : last;
    }
    size_t count = 0;
    for (size_t i = 0; i < COUNT; i++) {
        if (said[i].text && prompts[i]->section == last) {
            said[count] = said[i];
            said[count++].when = moment_title(v, prompts[i]);
        }
    }
    view->said = said;
    view->said_count = count;
}

static void make_name(struct viewing *v)
{
    const struct wb_asked *asked;
    const struct wb_prompt *prompt;
    const char *set = wb_session_setting(v->session, "name");
    struct wb_export_options all = {.include_private = v->options->include_private};
    struct viewing whole = *v; /* the name stands on whatever part is chosen */
    whole.options = &all;
    const char *given =
        set && set[0] ? wb_arena_copy(&v->view->arena, set) : latest_words(&whole, name_id, &asked, &prompt);
    v->view->name = given;
}

static void make_goal(struct viewing *v)
{
    const struct wb_asked *asked;
    const struct wb_prompt *prompt;
    const struct wb_answer *answer;
    v->view->goal = latest_words(v, goal_id, &asked, &prompt);
    prompt = latest(v, goal_day_id, &answer);
    const char *iso = prompt ? json_string_value(answer->value) : NULL;
    if (!iso || !wb_day_read(iso, &v->view->by_when)) {
        v->view->by_when = (struct wb_day){0};
    }
}

/* ---- commitments ---- */

static const struct wb_commitment *find_of(const struct wb_commitments *all, const char *of)
{
    for (size_t i = 0; i < all->count; i++) {
        if (strcmp(all->list[i].of, of) == 0) {
            return &all->list[i];
        }
    }
    return NULL;
}

/* What a private review says of a shared commitment stays private; an earlier, shared one then has the last word. */
static void judge_openly(const struct viewing *v, const struct wb_commitments *open, struct wb_commitment *commitment)
{
    if (!commitment->reviewed_in || wb_view_chosen(v, commitment->reviewed_in)) {
        return;
    }
    const struct wb_commitment *known = find_of(open, commitment->of);
    bool judged = known && known->reviewed_in && wb_view_chosen(v, known->reviewed_in);
    commitment->outcome = judged ? known->outcome : -1;
    commitment->learned = judged ? known->learned : NULL;
    commitment->reviewed_in = judged ? known->reviewed_in : NULL;
    commitment->open = judged ? known->open : true;
}

static void make_commitments(struct viewing *v)
{
    struct wb_arena *arena = &v->view->arena;
    struct wb_commitments all = wb_commitments_all(v->reader, arena);
    struct wb_commitments open = wb_commitments_all(&v->open, arena);
    struct wb_commitment *list = wb_arena_alloc_array(arena, all.count + 1, sizeof(*list));
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (wb_view_chosen(v, all.list[i].prompt)) {
            list[count] = all.list[i];
            judge_openly(v, &open, &list[count++]);
        }
    }
    v->view->commitments = (struct wb_commitments){list, count};
}

/* ---- scores ---- */

/* Ratings that some prompt repeats or looks back on. */
static bool in_series(const struct wb_prompt *prompt)
{
    return prompt->root && prompt->root != prompt &&
           (prompt->field.type == WB_RANGE || prompt->field.type == WB_RATINGS || prompt->field.type == WB_SELECT_ONE);
}

struct scoring {
    const struct viewing *v;
    const struct wb_point *points; /* those that leave */
    const struct wb_asked **asked; /* of each point */
    size_t count;
};

static bool has_item(const struct wb_view_item *items, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(items[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

/* The line of one item: `id` NULL for a rating that is a number of its own. */
static struct wb_view_item line_of(const struct scoring *s, const char *id, const char *label)
{
    double *values = wb_arena_alloc_array(&s->v->view->arena, s->count, sizeof(*values));
    for (size_t i = 0; i < s->count; i++) {
        const json_t *value = s->points[i].answer->value;
        value = id ? json_object_get(value, id) : value;
        values[i] = json_is_number(value) ? json_number_value(value) : NAN;
    }
    return (struct wb_view_item){.id = id, .label = label, .values = values};
}

static void score_ratings(const struct scoring *s, struct wb_view_score *score)
{
    size_t most = 0;
    for (size_t i = 0; i < s->count; i++) {
        most += s->asked[i] ? s->asked[i]->choice_count : 0;
    }
    struct wb_view_item *items = wb_arena_alloc_array(&s->v->view->arena, most + 1, sizeof(*items));
    for (size_t i = 0; i < s->count; i++) {
        for (size_t j = 0; s->asked[i] && j < s->asked[i]->choice_count; j++) {
            const struct wb_asked_choice *item = &s->asked[i]->choices[j];
            if (!has_item(items, score->item_count, item->id)) {
                items[score->item_count++] = line_of(s, item->id, item->label);
            }
        }
    }
    score->items = items;
}

/* A choice counts by its place among the choices. */
static void score_choice(const struct scoring *s, struct wb_view_score *score)
{
    struct wb_arena *arena = &s->v->view->arena;
    struct wb_view_item *item = wb_arena_alloc(arena, sizeof(*item));
    double *values = wb_arena_alloc_array(arena, s->count, sizeof(*values));
    const char **words = wb_arena_alloc_array(arena, s->count, sizeof(*words));
    for (size_t i = 0; i < s->count; i++) {
        const struct wb_field *field = &score->root->field;
        values[i] = NAN;
        for (size_t j = 0; j < field->choice_count; j++) {
            if (wb_json_is(s->points[i].answer->value, field->choices[j].id)) {
                values[i] = (double)(j + 1);
            }
        }
        words[i] = wb_view_value_words(s->v, s->asked[i], s->points[i].answer->value);
    }
    *item = (struct wb_view_item){.values = values, .words = words};
    score->start = 1;
    score->end = (double)score->root->field.choice_count;
    score->items = item;
    score->item_count = 1;
}

static void score_range(const struct scoring *s, struct wb_view_score *score)
{
    struct wb_view_item *item = wb_arena_alloc(&s->v->view->arena, sizeof(*item));
    *item = line_of(s, NULL, NULL);
    score->items = item;
    score->item_count = 1;
}

static bool make_score(const struct viewing *v, const struct wb_prompt *root, struct wb_view_score *out)
{
    struct wb_arena *arena = &v->view->arena;
    struct wb_series series = wb_series_of(v->reader, root, arena);
    struct wb_point *points = wb_arena_alloc_array(arena, series.count + 1, sizeof(*points));
    struct wb_view_moment *moments = wb_arena_alloc_array(arena, series.count + 1, sizeof(*moments));
    struct scoring s = {v, points, wb_arena_alloc_array(arena, series.count + 1, sizeof(*s.asked)), 0};
    for (size_t i = 0; i < series.count; i++) {
        const struct wb_point *point = &series.points[i];
        const json_t *wording;
        if (!wb_view_chosen(v, point->prompt)) {
            continue;
        }
        points[s.count] = *point;
        s.asked[s.count] = wb_view_asked(v, point->prompt, point->answer, &wording);
        moments[s.count++] = (struct wb_view_moment){point->prompt, moment_title(v, point->prompt), point->looking_back,
                                                     point->answer->at};
    }
    if (s.count == 0) {
        return false;
    }
    const struct wb_field *field = &root->field;
    *out = (struct wb_view_score){
        .root = root,
        .label = s.asked[0] ? s.asked[0]->label : root->key,
        .low = field->range.low,
        .high = field->range.high,
        .start = field->range.start,
        .end = field->range.end,
        .wheel = root->wheel,
        .moments = moments,
        .moment_count = s.count,
    };
    (field->type == WB_RATINGS ? score_ratings : field->type == WB_RANGE ? score_range : score_choice)(&s, out);
    return out->end > out->start && out->item_count > 0;
}

static bool score_known(const struct wb_prompt *const *roots, size_t count, const struct wb_prompt *root)
{
    for (size_t i = 0; i < count; i++) {
        if (roots[i] == root) {
            return true;
        }
    }
    return false;
}

/* One number first, for it belongs to the goal; then one choice, then ratings of many items. */
static int rank_of(const struct wb_prompt *prompt)
{
    return prompt->field.type == WB_RANGE ? 0 : prompt->field.type == WB_SELECT_ONE ? 1 : 2;
}

static int by_place(const void *a, const void *b)
{
    const struct wb_prompt *left = *(const struct wb_prompt *const *)a, *right = *(const struct wb_prompt *const *)b;
    if (rank_of(left) != rank_of(right)) {
        return rank_of(left) - rank_of(right);
    }
    if (left->workbook != right->workbook) {
        return strcmp(left->workbook->id, right->workbook->id);
    }
    return left->order < right->order ? -1 : left->order > right->order;
}

static void make_scores(struct viewing *v)
{
    const struct wb_library *library = v->reader->library;
    const struct wb_prompt **roots = NULL;
    size_t count = 0, capacity = 0;
    for (size_t book = 0; book < library->count; book++) {
        for (size_t i = 0; i < library->books[book]->prompt_count; i++) {
            const struct wb_prompt *prompt = library->books[book]->prompts[i];
            if (in_series(prompt) && !score_known(roots, count, prompt->root)) {
                roots = wb_grow(roots, count, &capacity, sizeof(*roots));
                roots[count++] = prompt->root;
            }
        }
    }
    if (count > 0) {
        qsort(roots, count, sizeof(*roots), by_place);
    }
    struct wb_view_score *scores = wb_arena_alloc_array(&v->view->arena, count + 1, sizeof(*scores));
    for (size_t i = 0; i < count; i++) {
        v->view->score_count += make_score(v, roots[i], &scores[v->view->score_count]);
    }
    v->view->scores = scores;
    free(roots);
}

void wb_view_brief(struct viewing *v)
{
    make_name(v);
    if (v->view->head_page) {
        return;
    }
    make_goal(v);
    make_said(v);
    make_commitments(v);
    make_scores(v);
}
