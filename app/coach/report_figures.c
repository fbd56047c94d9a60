#include "report_figures.h"

#include "workbook/commitments.h"
#include "workbook/type.h"

#include <math.h>
#include <stdlib.h>

/* One figure in the making. `values` has room for one value a person. */
struct figuring {
    const struct wb_gathered *from;
    struct wb_groups *groups;
    struct wb_arena arena;
    double *values;
};

void wb_set_held(json_t *object, enum wb_held held)
{
    wb_json_set_text(object, "withheld", wb_held_words[held].id);
    wb_json_set_text(object, "why", wb_held_words[held].why);
}

static json_t *number_json(double number)
{
    return number == floor(number) && fabs(number) < 1e15 ? json_integer((json_int_t)number) : json_real(number);
}

/* ------------------------------------------------------------------ one cell: one figure of one group */

/* What is remembered of a figure: without its wording, so that a comma more does not make it another. */
static const char *remembered(struct figuring *f, const struct wb_pool *pool, const char *moment)
{
    struct wb_str name = {0};
    wb_str_addf(&name, "%s#%s", pool->figure, moment);
    const char *copy = wb_arena_copy(&f->arena, wb_str_text(&name));
    wb_str_fini(&name);
    return copy;
}

/* The first two rules, the same for every kind; then `people` is remembered as said. The other rules look at what the
 * people said: that they withhold a figure says something too. */
static enum wb_held may_speak(struct figuring *f, const char *figure, const struct wb_group *group)
{
    if (wb_people_count(group->people) < WB_FEWEST)
        return WB_HELD_FEW;
    if (wb_groups_near(f->groups, figure, group))
        return WB_HELD_DIFFERENCE;
    return WB_HELD_NOT;
}

/* Of all that each person gave to a pool: so also when one answer of several is another. */
static const uint16_t *marks_of(struct figuring *f, const struct wb_pool *pool)
{
    uint16_t *marks = wb_arena_alloc_array(&f->arena, f->from->people + 1, sizeof *marks);
    for (size_t i = 0; i < pool->count; i++) {
        const struct wb_sample *sample = &pool->samples[i];
        uint16_t mark = wb_mark(marks[sample->person], &sample->of, sizeof sample->of);
        marks[sample->person] =
            isnan(sample->value) ? mark : wb_mark(mark, &sample->value, sizeof sample->value);
    }
    return marks;
}

/* "Part of the way", or between that and the next. */
static void set_step(json_t *cell, const struct wb_pool *pool, double median)
{
    size_t below = (size_t)floor(median), above = (size_t)ceil(median);
    if (!pool->choices || below < 1 || above > pool->choice_count)
        return;
    struct wb_str text = {0};
    if (below != above)
        wb_str_add(&text, "between ");
    wb_str_addf(&text, "\xE2\x80\x9C%s\xE2\x80\x9D", pool->choices[below - 1].label);
    if (below != above)
        wb_str_addf(&text, " and \xE2\x80\x9C%s\xE2\x80\x9D", pool->choices[above - 1].label);
    wb_json_set_text(cell, "median_is", wb_str_text(&text));
    wb_str_fini(&text);
}

static void set_summary(json_t *cell, const struct wb_pool *pool, const struct wb_summary *summary)
{
    if (summary->held != WB_HELD_NOT) {
        wb_set_held(cell, summary->held);
        return;
    }
    json_object_set_new(cell, "people", json_integer((json_int_t)summary->people));
    json_object_set_new(cell, "median", number_json(summary->median));
    set_step(cell, pool, summary->median);
    if (!summary->detail)
        return;
    json_object_set_new(cell, "lower_quartile", number_json(summary->lower));
    json_object_set_new(cell, "upper_quartile", number_json(summary->upper));
    json_t *bands = json_array();
    for (size_t i = 0; i < summary->band_count; i++) {
        json_t *band = json_object();
        json_object_set_new(band, "from", number_json(summary->bands[i].from));
        json_object_set_new(band, "to", number_json(summary->bands[i].to));
        json_object_set_new(band, "people", json_integer((json_int_t)summary->bands[i].people));
        json_array_append_new(bands, band);
    }
    if (json_array_size(bands))
        json_object_set(cell, "counts", bands);
    json_decref(bands);
}

/* What a person gave at each moment that is looked at. NAN: not. */
enum moment { FIRST, LATEST, LOOKING_BACK, MOMENTS };
static const char *const moment_ids[MOMENTS] = {"first", "latest", "looking-back"};
struct given {
    double at[MOMENTS];
};

static void summarise(struct figuring *f, const struct wb_pool *pool, const struct given *given, enum moment moment,
                      const struct wb_people *people, struct wb_summary *out)
{
    size_t count = 0;
    for (size_t i = 0; i < f->from->people; i++)
        if (wb_people_has(people, i))
            f->values[count++] = given[i].at[moment];
    wb_summarise(f->values, count, &pool->range, out);
}

static const uint16_t *marks_at(struct figuring *f, const struct given *given, enum moment moment)
{
    uint16_t *marks = wb_arena_alloc_array(&f->arena, f->from->people + 1, sizeof *marks);
    for (size_t i = 0; i < f->from->people; i++)
        marks[i] = wb_mark(0, &given[i].at[moment], sizeof(double));
    return marks;
}

static enum wb_held number_cell(struct figuring *f, const struct wb_pool *pool, const struct given *given,
                                enum moment moment, const struct wb_people *people, json_t **cell)
{
    const char *figure = remembered(f, pool, moment_ids[moment]);
    const struct wb_group group = {people, marks_at(f, given, moment)};
    struct wb_summary summary = {.held = may_speak(f, figure, &group)};
    if (summary.held == WB_HELD_NOT) {
        wb_groups_say(f->groups, figure, &group);
        summarise(f, pool, given, moment, people, &summary);
    }
    *cell = json_object();
    wb_json_set_text(*cell, "moment", moment_ids[moment]);
    set_summary(*cell, pool, &summary);
    return summary.held;
}

/* ------------------------------------------------------------------ numbers, over time and divided */

struct row { /* the figures of one pool, and whom they stand on */
    struct given *given;
    struct wb_people people[MOMENTS];
    bool moments[MOMENTS];
};

static void read_given(struct figuring *f, const struct wb_pool *pool, struct row *row)
{
    row->given = wb_arena_alloc_array(&f->arena, f->from->people + 1, sizeof *row->given);
    for (size_t i = 0; i < f->from->people; i++)
        row->given[i] = (struct given){{NAN, NAN, NAN}};
    for (size_t i = 0; i < pool->count; i++) {
        const struct wb_sample *sample = &pool->samples[i];
        struct given *given = &row->given[sample->person];
        if (isnan(sample->value))
            continue;
        if (sample->place < 0)
            given->at[LOOKING_BACK] = sample->value;
        else if (isnan(given->at[FIRST]))
            given->at[FIRST] = sample->value;
        else
            given->at[LATEST] = sample->value;
    }
}

/* The people who gave something at all of the moments of a set of bits. */
static struct wb_people who_gave(struct figuring *f, const struct row *row, unsigned moments)
{
    struct wb_people people = wb_people_none(&f->arena, f->from->people);
    for (size_t i = 0; i < f->from->people; i++) {
        bool all = true;
        for (int m = 0; m < MOMENTS; m++)
            all = all && (!(moments >> m & 1) || !isnan(row->given[i].at[m]));
        if (all)
            wb_people_add(&people, i);
    }
    return people;
}

/* First and latest are those of the same people, so that they can be compared; where too few gave both, the first
 * alone. */
static void find_row(struct figuring *f, const struct wb_pool *pool, struct row *row)
{
    *row = (struct row){0};
    read_given(f, pool, row);
    if (!pool->topic || pool->topic->kind == WB_TOPIC_LATEST) {
        for (size_t i = 0; i < f->from->people; i++)
            if (isnan(row->given[i].at[LATEST]))
                row->given[i].at[LATEST] = row->given[i].at[FIRST];
        row->people[LATEST] = who_gave(f, row, 1u << LATEST);
        row->moments[LATEST] = true;
        return;
    }
    struct wb_people both = who_gave(f, row, 1u << FIRST | 1u << LATEST);
    bool over_time = wb_people_count(&both) >= WB_FEWEST;
    row->people[FIRST] = over_time ? both : who_gave(f, row, 1u << FIRST);
    row->moments[FIRST] = true;
    row->people[LATEST] = both;
    row->moments[LATEST] = over_time;
    row->people[LOOKING_BACK] = who_gave(f, row, 1u << LOOKING_BACK);
    row->moments[LOOKING_BACK] = wb_people_count(&row->people[LOOKING_BACK]) > 0;
}

static struct wb_people part_of(struct figuring *f, const struct wb_people *whole, size_t division,
                                const struct wb_asked_choice *choice)
{
    struct wb_people part = wb_people_none(&f->arena, f->from->people);
    for (size_t i = 0; i < f->from->people; i++)
        if (wb_people_has(whole, i) && f->from->parts[division][i] == choice)
            wb_people_add(&part, i);
    return part;
}

/* Whether a part may be said for all moments of its row, the rules about the rest of the people aside. */
static bool part_speaks(struct figuring *f, const struct wb_pool *pool, const struct row *row,
                        const struct wb_people *part)
{
    for (int m = FIRST; m <= LATEST; m++) {
        struct wb_summary summary;
        if (!row->moments[m])
            continue;
        const struct wb_group group = {part, marks_at(f, row->given, (enum moment)m)};
        if (may_speak(f, remembered(f, pool, moment_ids[m]), &group) != WB_HELD_NOT)
            return false;
        summarise(f, pool, row->given, m, part, &summary);
        if (summary.held != WB_HELD_NOT)
            return false;
    }
    return true;
}

static json_t *part_json(struct figuring *f, const struct wb_pool *pool, const struct row *row,
                         const struct wb_asked_choice *choice, const struct wb_people *part, bool shown)
{
    json_t *out = json_object(), *cells = json_array();
    wb_json_set_text(out, "id", choice->id);
    wb_json_set_text(out, "label", choice->label);
    for (int m = FIRST; shown && m <= LATEST; m++) {
        json_t *cell;
        if (!row->moments[m])
            continue;
        number_cell(f, pool, row->given, m, part, &cell);
        json_object_del(cell, "counts"); /* taken from those of the whole they would count a few of the others */
        json_array_append_new(cells, cell);
    }
    if (shown)
        json_object_set(out, "cells", cells);
    else
        wb_set_held(out, WB_HELD_CELL);
    json_decref(cells);
    return out;
}

/* All choices that were offered are named, so that the list does not say which of them somebody made. */
static json_t *division_json(struct figuring *f, const struct wb_pool *pool, const struct row *row, size_t division)
{
    const struct wb_pool *by = f->from->divided[division];
    const struct wb_people *whole = &row->people[row->moments[LATEST] ? LATEST : FIRST];
    if (!by || by->count < WB_FEWEST || wb_people_count(whole) < WB_DETAIL)
        return NULL;
    struct wb_people *parts = wb_arena_alloc_array(&f->arena, by->choice_count + 1, sizeof *parts);
    size_t *sizes = wb_arena_alloc_array(&f->arena, by->choice_count + 1, sizeof *sizes), any = 0;
    bool *shown = wb_arena_alloc_array(&f->arena, by->choice_count + 1, sizeof *shown);
    for (size_t i = 0; i < by->choice_count; i++) {
        parts[i] = part_of(f, whole, division, &by->choices[i]);
        sizes[i] = wb_people_count(&parts[i]);
        shown[i] = part_speaks(f, pool, row, &parts[i]);
    }
    wb_divide(sizes, by->choice_count, wb_people_count(whole), shown);
    json_t *out = json_object(), *list = json_array();
    wb_json_set_text(out, "by", wb_divisions[division].prompt);
    wb_json_set_text(out, "title", wb_divisions[division].title);
    for (size_t i = 0; i < by->choice_count; i++)
        any += shown[i];
    for (size_t i = 0; any && i < by->choice_count; i++)
        json_array_append_new(list, part_json(f, pool, row, &by->choices[i], &parts[i], shown[i]));
    if (any)
        json_object_set(out, "parts", list);
    else
        wb_set_held(out, WB_HELD_CELL);
    json_decref(list);
    return out;
}

static void set_numbers(struct figuring *f, const struct wb_pool *pool, json_t *out)
{
    struct row row;
    bool said = true;
    json_t *cells = json_array(), *divided = json_array();
    find_row(f, pool, &row);
    for (int m = 0; m < MOMENTS; m++) {
        json_t *cell;
        if (!row.moments[m])
            continue;
        bool is_said = number_cell(f, pool, row.given, m, &row.people[m], &cell) == WB_HELD_NOT;
        said = said && (is_said || m == LOOKING_BACK);
        json_array_append_new(cells, cell);
    }
    for (size_t i = 0; said && pool->topic && pool->topic->divided && i < WB_DIVISIONS; i++) {
        json_t *division = division_json(f, pool, &row, i);
        if (division)
            json_array_append_new(divided, division);
    }
    json_object_set_new(out, "cells", cells);
    if (json_array_size(divided))
        json_object_set(out, "divided", divided);
    json_decref(divided);
}

/* ------------------------------------------------------------------ choices and boxes */

static struct wb_people people_of(struct figuring *f, const struct wb_pool *pool)
{
    struct wb_people people = wb_people_none(&f->arena, f->from->people);
    for (size_t i = 0; i < pool->count; i++)
        wb_people_add(&people, (size_t)pool->samples[i].person);
    return people;
}

/* How many people made each choice; the last count is of everything that is none of them. Of one who answered several
 * times the last answer counts. */
static size_t *count_choices(struct figuring *f, const struct wb_pool *pool)
{
    size_t *counts = wb_arena_alloc_array(&f->arena, pool->choice_count + 1, sizeof *counts);
    for (size_t i = 0; i < pool->count; i++) {
        const struct wb_sample *sample = &pool->samples[i];
        bool last = i + 1 == pool->count || pool->samples[i + 1].person != sample->person;
        bool again = i > 0 && pool->samples[i - 1].person == sample->person &&
                     islessequal(pool->samples[i - 1].value, sample->value) &&
                     isgreaterequal(pool->samples[i - 1].value, sample->value); /* false beside what is no number */
        if (!isnan(sample->value) && (pool->kind == WB_POOL_CHOICE ? last : !again))
            counts[(size_t)sample->value]++;
    }
    return counts;
}

static json_t *count_json(const char *id, const char *label, size_t people)
{
    json_t *out = json_object();
    wb_json_set_text(out, "id", id);
    wb_json_set_text(out, "label", label);
    json_object_set_new(out, "people", json_integer((json_int_t)people));
    return out;
}

static void set_counts(json_t *cell, const struct wb_pool *pool, const size_t *counts, size_t people, const bool *shown)
{
    json_t *list = json_array();
    size_t said = 0;
    for (size_t i = 0; i < pool->choice_count; i++) {
        if (!shown[i])
            continue;
        json_array_append_new(list, count_json(pool->choices[i].id, pool->choices[i].label, counts[i]));
        said += counts[i];
    }
    if (shown[pool->choice_count])
        json_array_append_new(list, count_json("", "Another answer", counts[pool->choice_count]));
    said += shown[pool->choice_count] ? counts[pool->choice_count] : 0;
    json_object_set_new(cell, "counts", list);
    if (pool->kind == WB_POOL_CHOICE && people > said)
        json_object_set_new(cell, "others_together", json_integer((json_int_t)(people - said)));
}

static void set_choices(struct figuring *f, const struct wb_pool *pool, json_t *out)
{
    struct wb_people people = people_of(f, pool);
    size_t of = wb_people_count(&people), kinds = pool->choice_count + 1;
    const char *figure = remembered(f, pool, moment_ids[LATEST]);
    size_t *counts = count_choices(f, pool);
    bool *shown = wb_arena_alloc_array(&f->arena, kinds, sizeof *shown);
    json_t *cell = json_object(), *cells = json_array();
    const struct wb_group group = {&people, marks_of(f, pool)};
    enum wb_held held = may_speak(f, figure, &group);
    if (held == WB_HELD_NOT) {
        wb_groups_say(f->groups, figure, &group);
        held = (pool->kind == WB_POOL_TICKS ? wb_ticks : wb_shares)(counts, kinds, of, shown);
    }
    wb_json_set_text(cell, "moment", moment_ids[LATEST]);
    if (held == WB_HELD_NOT || held == WB_HELD_LATER)
        json_object_set_new(cell, "people", json_integer((json_int_t)of));
    if (held == WB_HELD_NOT)
        set_counts(cell, pool, counts, of, shown);
    else
        wb_set_held(cell, held);
    json_array_append_new(cells, cell);
    json_object_set_new(out, "cells", cells);
}

/* ------------------------------------------------------------------ what became of commitments */

struct outcomes {
    size_t commitments[WB_OUTCOME_COUNT]; /* of which this became */
    size_t people[WB_OUTCOME_COUNT];      /* who have one of these */
    size_t others[WB_OUTCOME_COUNT];      /* who have one of any other kind */
};

/* The latest word on each commitment; `kept` gets how many each person has done. */
static void count_outcomes(const struct wb_pool *pool, struct outcomes *out, struct given *kept)
{
    bool has[WB_OUTCOME_COUNT] = {false};
    for (size_t i = 0; i < pool->count; i++) {
        const struct wb_sample *sample = &pool->samples[i], *next = i + 1 < pool->count ? sample + 1 : NULL;
        bool same_person = next && next->person == sample->person;
        double *done = &kept[sample->person].at[LATEST];
        *done = isnan(*done) ? 0 : *done;
        if (!same_person || next->of != sample->of) {
            size_t outcome = (size_t)sample->value;
            out->commitments[outcome]++;
            has[outcome] = true;
            *done += outcome == WB_DONE;
        }
        for (int j = 0; !same_person && j < WB_OUTCOME_COUNT; j++) {
            bool other = false;
            for (int k = 0; k < WB_OUTCOME_COUNT; k++)
                other = other || (k != j && has[k]);
            out->people[j] += has[j];
            out->others[j] += other;
        }
        if (!same_person)
            memset(has, 0, sizeof has);
    }
}

/* Where all, or all but one, have nothing but one kind, each person's is known. */
static enum wb_held outcomes_alike(const struct outcomes *outcomes)
{
    size_t least = SIZE_MAX;
    for (int i = 0; i < WB_OUTCOME_COUNT; i++)
        least = outcomes->others[i] < least ? outcomes->others[i] : least;
    return least == 0 ? WB_HELD_UNANIMOUS : least == 1 ? WB_HELD_ALIKE : WB_HELD_NOT;
}

/* As for boxes that are ticked: those without it must be five, too. */
static void set_outcome_counts(json_t *cell, const struct outcomes *outcomes, size_t people)
{
    json_t *list = json_array();
    for (int i = 0; i < WB_OUTCOME_COUNT; i++) {
        if (outcomes->people[i] < WB_FEWEST || people - outcomes->people[i] < WB_FEWEST)
            continue;
        json_t *count = count_json(wb_outcomes[i].id, wb_outcomes[i].label, outcomes->people[i]);
        json_object_set_new(count, "commitments", json_integer((json_int_t)outcomes->commitments[i]));
        json_array_append_new(list, count);
    }
    if (json_array_size(list))
        json_object_set(cell, "counts", list);
    json_decref(list);
}

static void set_outcomes(struct figuring *f, const struct wb_pool *pool, json_t *out)
{
    struct wb_people people = people_of(f, pool);
    struct given *kept = wb_arena_alloc_array(&f->arena, f->from->people + 1, sizeof *kept);
    struct outcomes outcomes = {0};
    const char *figure = remembered(f, pool, moment_ids[LATEST]);
    const struct wb_group group = {&people, marks_of(f, pool)};
    struct wb_summary summary = {.held = may_speak(f, figure, &group)};
    json_t *cell = json_object(), *cells = json_array();
    for (size_t i = 0; i < f->from->people; i++)
        kept[i] = (struct given){{NAN, NAN, NAN}};
    if (summary.held == WB_HELD_NOT) {
        wb_groups_say(f->groups, figure, &group);
        count_outcomes(pool, &outcomes, kept);
        summary.held = outcomes_alike(&outcomes);
    }
    if (summary.held == WB_HELD_NOT)
        summarise(f, pool, kept, LATEST, &people, &summary);
    wb_json_set_text(cell, "moment", moment_ids[LATEST]);
    set_summary(cell, pool, &summary);
    if (summary.held == WB_HELD_NOT && summary.detail)
        set_outcome_counts(cell, &outcomes, summary.people);
    json_array_append_new(cells, cell);
    json_object_set_new(out, "cells", cells);
}

/* ------------------------------------------------------------------ questions */

typedef void set_figures(struct figuring *f, const struct wb_pool *pool, json_t *out);
static const struct {
    const char *id;
    set_figures *set;
} pool_kinds[] = {
    [WB_POOL_NUMBERS] = {"numbers", set_numbers},
    [WB_POOL_CHOICE] = {"choice", set_choices},
    [WB_POOL_TICKS] = {"ticks", set_choices},
    [WB_POOL_OUTCOMES] = {"outcomes", set_outcomes},
};

/* A wording that fewer than five people were asked may hold what only they know. */
static bool may_be_named(struct figuring *f, const struct wb_pool *pool)
{
    struct wb_people people = people_of(f, pool);
    return wb_people_count(&people) >= WB_FEWEST;
}

static json_t *row_json(struct figuring *f, const struct wb_pool *pool)
{
    json_t *out = json_object();
    wb_json_set_text(out, "id", pool->item);
    wb_json_set_text(out, "label", pool->label);
    pool_kinds[pool->kind].set(f, pool, out);
    return out;
}

static json_t *scale_json(const struct wb_pool *pool)
{
    json_t *out = json_object();
    json_object_set_new(out, "start", number_json(pool->range.start));
    json_object_set_new(out, "end", number_json(pool->range.end));
    wb_json_set_text(out, "low", pool->choices ? pool->choices[0].label : pool->range.low);
    wb_json_set_text(out, "high", pool->choices ? pool->choices[pool->choice_count - 1].label : pool->range.high);
    return out;
}

static bool same_question(const struct wb_pool *a, const struct wb_pool *b)
{
    return wb_same(a->key, b->key);
}

/* The question whose pools begin at `*at`; passes over them. NULL: it may not be named. */
static json_t *question_json(struct figuring *f, size_t *at)
{
    const struct wb_gathered *from = f->from;
    const struct wb_pool *first = from->pools[*at];
    json_t *rows = json_array(), *out = json_object();
    wb_json_set_text(out, "id", first->topic ? first->topic->id : first->question);
    wb_json_set_text(out, "title", first->topic ? first->topic->title : first->title);
    wb_json_set_text(out, "kind", pool_kinds[first->kind].id);
    if (first->range.given)
        json_object_set_new(out, "scale", scale_json(first));
    for (; *at < from->pool_count && same_question(first, from->pools[*at]); ++*at)
        if (may_be_named(f, from->pools[*at]))
            json_array_append_new(rows, row_json(f, from->pools[*at]));
    bool named = json_array_size(rows) > 0;
    json_object_set_new(out, "rows", rows);
    if (!named) {
        json_decref(out);
        return NULL;
    }
    return out;
}

static json_t *topic_held_json(const struct wb_topic *topic)
{
    json_t *out = json_object();
    wb_json_set_text(out, "id", topic->id);
    wb_json_set_text(out, "title", topic->title);
    wb_set_held(out, WB_HELD_FEW);
    return out;
}

/* All questions of a topic (NULL: of none), one for each scale; a topic without any says so, whether nobody or a few
 * answered it. */
static void add_topic(struct figuring *f, const struct wb_topic *topic, json_t *questions)
{
    size_t before = json_array_size(questions);
    for (size_t at = 0; at < f->from->pool_count;) {
        if (f->from->pools[at]->topic != topic) {
            at++;
            continue;
        }
        json_t *question = question_json(f, &at);
        if (question)
            json_array_append_new(questions, question);
    }
    if (topic && json_array_size(questions) == before)
        json_array_append_new(questions, topic_held_json(topic));
}

static json_t *section_json(struct figuring *f, const struct wb_report_section *section)
{
    json_t *out = json_object(), *questions = json_array();
    wb_json_set_text(out, "id", section->id);
    wb_json_set_text(out, "title", section->title);
    wb_json_set_text(out, "about", section->about);
    for (size_t i = 0; i < wb_topic_count; i++)
        if (wb_same(wb_topics[i].section, section->id))
            add_topic(f, &wb_topics[i], questions);
    if (wb_same(section->id, "other"))
        add_topic(f, NULL, questions);
    bool empty = json_array_size(questions) == 0;
    json_object_set_new(out, "questions", questions);
    if (empty) {
        json_decref(out);
        return NULL;
    }
    return out;
}

json_t *wb_report_sections_json(const struct wb_gathered *gathered, struct wb_groups *groups)
{
    struct figuring f = {.from = gathered, .groups = groups};
    json_t *out = json_array();
    f.values = wb_alloc_array(gathered->people + 1, sizeof *f.values);
    for (size_t i = 0; i < wb_report_section_count; i++) {
        wb_arena_init(&f.arena);
        json_t *section = section_json(&f, &wb_report_sections[i]);
        if (section)
            json_array_append_new(out, section);
        wb_arena_fini(&f.arena);
    }
    free(f.values);
    return out;
}
