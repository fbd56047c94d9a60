#include "workbook/commitments.h"

#include "asked_parts.h"
#include "workbook/type.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct wb_outcome_name wb_outcomes[WB_OUTCOME_COUNT] = {
    [WB_DONE] = {"done", "Done", true},
    [WB_PARTLY] = {"partly", "Partly", false},
    [WB_CHANGED] = {"changed", "Changed", false},
    [WB_NOT_STARTED] = {"not-started", "Not started", false},
    [WB_NO_LONGER] = {"no-longer", "No longer right", true},
};

const struct wb_field wb_commitment_fields[] = {
    {.id = "action", .label = "What I will do", .type = WB_LINE, .min = NAN, .max = NAN},
    {.id = "first_step", .label = "A first step of ten minutes", .type = WB_LINE, .min = NAN, .max = NAN},
    {.id = "by", .label = "By when", .type = WB_DATE, .min = NAN, .max = NAN},
    {.id = "with", .label = "With whom", .type = WB_LINE, .min = NAN, .max = NAN},
    {.id = "obstacle", .label = "If this gets in the way", .type = WB_LINE, .min = NAN, .max = NAN},
    {.id = "then", .label = "then I will", .type = WB_LINE, .min = NAN, .max = NAN},
    {.id = "confidence",
     .label = "How sure I am that I will do it",
     .type = WB_RANGE,
     .range = {true, 0, 10, 1, "not at all", "certain"},
     .min = NAN,
     .max = NAN},
};
const size_t wb_commitment_field_count = sizeof(wb_commitment_fields) / sizeof(*wb_commitment_fields);

static const struct wb_choice outcome_choices[WB_OUTCOME_COUNT] = {
    [WB_DONE] = {.id = "done", .label = "Done"},
    [WB_PARTLY] = {.id = "partly", .label = "Partly"},
    [WB_CHANGED] = {.id = "changed", .label = "Changed"},
    [WB_NOT_STARTED] = {.id = "not-started", .label = "Not started"},
    [WB_NO_LONGER] = {.id = "no-longer", .label = "No longer right"},
};
static const struct wb_field review_fields[] = {
    {.id = "outcome",
     .label = "What became of it",
     .type = WB_SELECT_ONE,
     .choices = outcome_choices,
     .choice_count = WB_OUTCOME_COUNT,
     .min = NAN,
     .max = NAN},
    {.id = "learned", .label = "What I learned", .type = WB_LINE, .min = NAN, .max = NAN},
};

const struct wb_asked *wb_fixed_columns(enum wb_type type, struct wb_arena *arena, size_t *count)
{
    const struct wb_field *fields = NULL;
    *count = 0;
    if (type == WB_COMMITMENT) {
        fields = wb_commitment_fields;
        *count = wb_commitment_field_count;
    } else if (type == WB_COMMITMENTS_REVIEW) {
        fields = review_fields;
        *count = sizeof(review_fields) / sizeof(*review_fields);
    } else {
        return NULL;
    }
    struct wb_asked *columns = wb_arena_alloc_array(arena, *count, sizeof(*columns));
    for (size_t i = 0; i < *count; i++) {
        struct wb_asked_choice *choices = wb_arena_alloc_array(arena, fields[i].choice_count + 1, sizeof(*choices));
        for (size_t j = 0; j < fields[i].choice_count; j++) {
            choices[j] = (struct wb_asked_choice){.id = fields[i].choices[j].id, .label = fields[i].choices[j].label};
        }
        columns[i] = (struct wb_asked){
            .field = &fields[i], .label = fields[i].label, .choices = choices, .choice_count = fields[i].choice_count};
    }
    return columns;
}

/* Where a prompt stands among all prompts of all workbooks. */
struct place {
    size_t book, order;
};

static bool before(struct place a, struct place b)
{
    return a.book != b.book ? a.book < b.book : a.order < b.order;
}

struct entry {
    struct wb_commitment commitment;
    struct place place;
    int64_t revision;
    bool named;       /* by the review that asks */
    bool named_later; /* by one that comes after it */
};

struct reading {
    const struct wb_reader *reader;
    struct wb_arena *arena;
    struct entry *list;
    size_t count, capacity;
    size_t *by_of; /* indexes, sorted by `of` */
};

static const char *text_or_null(const json_t *entry, const char *key)
{
    const char *text = wb_json_string(entry, key);
    return text && text[0] ? text : NULL;
}

static void add_commitments(struct reading *to, const struct wb_prompt *prompt, struct place place)
{
    const struct wb_answer *answer = wb_prompt_counts(to->reader, prompt);
    struct wb_str of = {0};
    for (size_t i = 0; answer && i < json_array_size(answer->value); i++) {
        const json_t *entry = json_array_get(answer->value, i);
        const char *id = text_or_null(entry, "id"), *action = text_or_null(entry, "action");
        if (!id || !action) {
            continue;
        }
        wb_str_clear(&of);
        wb_str_addf(&of, "%s/%s/%s", prompt->workbook->id, prompt->key, id);
        struct wb_commitment commitment = {
            .of = wb_arena_copy(to->arena, wb_str_text(&of)),
            .prompt = prompt,
            .id = wb_arena_copy(to->arena, id),
            .action = wb_arena_copy(to->arena, action),
            .first_step = wb_arena_copy(to->arena, text_or_null(entry, "first_step")),
            .with = wb_arena_copy(to->arena, text_or_null(entry, "with")),
            .obstacle = wb_arena_copy(to->arena, text_or_null(entry, "obstacle")),
            .then = wb_arena_copy(to->arena, text_or_null(entry, "then")),
            .confidence = wb_json_number(entry, "confidence", NAN),
            .outcome = -1,
            .open = true,
            .sharing = answer->sharing,
        };
        const char *by = text_or_null(entry, "by");
        if (by && !wb_day_read(by, &commitment.by)) {
            commitment.by = (struct wb_day){0};
        }
        to->list = wb_grow(to->list, to->count, &to->capacity, sizeof(*to->list));
        to->list[to->count++] = (struct entry){commitment, place, answer->revision, false};
    }
    wb_str_fini(&of);
}

static void each_prompt(struct reading *to, enum wb_type type,
                        void (*visit)(struct reading *, const struct wb_prompt *, struct place))
{
    const struct wb_library *library = to->reader->library;
    for (size_t book = 0; book < library->count; book++) {
        for (size_t i = 0; i < library->books[book]->prompt_count; i++) {
            const struct wb_prompt *prompt = library->books[book]->prompts[i];
            if (prompt->field.type == type) {
                visit(to, prompt, (struct place){book, i});
            }
        }
    }
}

static int compare_of(const void *a, const void *b, void *data)
{
    const struct reading *all = data;
    return strcmp(all->list[*(const size_t *)a].commitment.of, all->list[*(const size_t *)b].commitment.of);
}

static void sort_by_of(struct reading *all)
{
    all->by_of = wb_alloc_array(all->count + 1, sizeof(*all->by_of));
    for (size_t i = 0; i < all->count; i++) {
        all->by_of[i] = i;
    }
    qsort_r(all->by_of, all->count, sizeof(*all->by_of), compare_of, all);
}

static struct entry *find_of(const struct reading *all, const char *of)
{
    size_t low = 0, high = all->count;
    while (of && low < high) {
        size_t middle = low + (high - low) / 2;
        struct entry *entry = &all->list[all->by_of[middle]];
        int order = strcmp(of, entry->commitment.of);
        if (order == 0) {
            return entry;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

static int outcome_of(const char *id)
{
    for (int i = 0; i < WB_OUTCOME_COUNT; i++) {
        if (wb_same(wb_outcomes[i].id, id)) {
            return i;
        }
    }
    return -1;
}

/* What one review says of each commitment; a later review has the last word. */
static void add_outcomes(struct reading *to, const struct wb_prompt *prompt, struct place place)
{
    const struct wb_answer *answer = wb_prompt_counts(to->reader, prompt);
    for (size_t i = 0; answer && i < json_array_size(answer->value); i++) {
        const json_t *entry = json_array_get(answer->value, i);
        struct entry *found = find_of(to, wb_json_string(entry, "of"));
        int outcome = outcome_of(wb_json_string(entry, "outcome"));
        if (found && outcome >= 0) {
            found->commitment.outcome = outcome;
            found->commitment.open = !wb_outcomes[outcome].closes;
            found->commitment.learned = wb_arena_copy(to->arena, text_or_null(entry, "learned"));
            found->commitment.reviewed_in = prompt;
        }
    }
}

static struct reading read_commitments(const struct wb_reader *reader, struct wb_arena *arena)
{
    struct reading all = {.reader = reader, .arena = arena};
    each_prompt(&all, WB_COMMITMENT, add_commitments);
    sort_by_of(&all);
    return all;
}

static struct wb_commitments finish(struct reading *all, bool (*wanted)(const struct entry *, const void *),
                                    const void *data)
{
    struct wb_commitment *list = wb_arena_alloc_array(all->arena, all->count + 1, sizeof(*list));
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (!wanted || wanted(&all->list[i], data)) {
            list[count++] = all->list[i].commitment;
        }
    }
    free(all->list);
    free(all->by_of);
    return (struct wb_commitments){list, count};
}

struct wb_commitments wb_commitments_all(const struct wb_reader *reader, struct wb_arena *arena)
{
    struct reading all = read_commitments(reader, arena);
    if (all.count > 0) {
        each_prompt(&all, WB_COMMITMENTS_REVIEW, add_outcomes);
    }
    return finish(&all, NULL, NULL);
}

/* The entries that a review's answer names already. */
static void mark_named(struct reading *all, const struct wb_answer *answer, bool later)
{
    for (size_t i = 0; answer && i < json_array_size(answer->value); i++) {
        struct entry *entry = find_of(all, wb_json_string(json_array_get(answer->value, i), "of"));
        if (entry) {
            *(later ? &entry->named_later : &entry->named) = true;
        }
    }
}

struct review {
    struct place place;
    int64_t revision; /* 0: not given yet */
};

static bool to_review(const struct entry *entry, const void *data)
{
    const struct review *review = data;
    if (entry->named) {
        return true;
    }
    if (!entry->commitment.open || entry->named_later) {
        return false;
    }
    if (entry->commitment.prompt->section->optional) {
        return review->revision == 0 || entry->revision < review->revision;
    }
    return before(entry->place, review->place);
}

static struct place place_of(const struct wb_library *library, const struct wb_prompt *prompt)
{
    size_t book = 0;
    while (book < library->count && library->books[book] != prompt->workbook) {
        book++;
    }
    return (struct place){book, prompt->order};
}

struct wb_commitments wb_commitments_to_review(const struct wb_reader *reader, const struct wb_prompt *review,
                                               struct wb_arena *arena)
{
    struct reading all = read_commitments(reader, arena);
    struct review asked = {.place = place_of(reader->library, review)};
    for (size_t book = 0; book < reader->library->count && all.count > 0; book++) {
        const struct wb_workbook *workbook = reader->library->books[book];
        for (size_t i = 0; i < workbook->prompt_count; i++) {
            struct place place = {book, i};
            if (workbook->prompts[i]->field.type != WB_COMMITMENTS_REVIEW || workbook->prompts[i] == review) {
                continue;
            }
            if (before(place, asked.place)) {
                add_outcomes(&all, workbook->prompts[i], place);
            } else {
                mark_named(&all, wb_prompt_counts(reader, workbook->prompts[i]), true);
            }
        }
    }
    const struct wb_answer *answer = wb_prompt_counts(reader, review);
    asked.revision = answer ? answer->revision : 0;
    mark_named(&all, answer, false);
    return finish(&all, to_review, &asked);
}
