/* `rehearse`: what a changed workbook would do to the answers kept; then it goes through a workbook with made-up
 * answers, once for each way that its conditions may turn, and tells its author how long each way is and what nobody is
 * ever asked. Nothing is kept. */
#include "rehearse.h"
#include "author.h"
#include "say.h"

#include "base/mem.h"
#include "base/text.h"
#include "workbook/asked.h"
#include "workbook/type.h"

#include <math.h>
#include <stdlib.h>

enum { WAYS_MOST = 400 };

/* A way is the usual one, but for one prompt that is answered in another manner. */
struct way {
    const struct wb_prompt *prompt; /* NULL: the usual way */
    size_t choice;                  /* which of its choices, or which end of its scale */
    bool nothing;                   /* nobody answers anything */
};

struct rehearsal {
    const struct wb_library *library;
    const struct wb_workbook *book;
    struct wb_reader reader;
    struct way way;
    struct wb_answer *answers; /* one for each prompt of the library, in `keys`' order */
    bool *given;
    size_t *first; /* of each book, its first answer */
    bool *asked;   /* of the book's prompts: on any way */
    int questions, minutes;
};

/* ------------------------------------------------------------------ made-up answers */

static size_t slot_of(const struct rehearsal *rehearsal, const struct wb_prompt *prompt)
{
    size_t book = 0;
    while (rehearsal->library->books[book] != prompt->workbook)
        book++;
    return rehearsal->first[book] + prompt->order;
}

static const struct wb_answer *find(void *data, const char *workbook, const char *key)
{
    const struct rehearsal *rehearsal = data;
    const struct wb_prompt *prompt = wb_library_prompt(rehearsal->library, workbook, key);
    size_t slot = prompt ? slot_of(rehearsal, prompt) : 0;
    return prompt && rehearsal->given[slot] ? &rehearsal->answers[slot] : NULL;
}

/* Any value of a field, from the line that somebody could have typed. */
static json_t *typed_value(const struct wb_asked *asked, size_t choice)
{
    static const char *const lines[WB_TYPE_COUNT] = {
        [WB_TEXT] = "Something.", [WB_LINE] = "Something", [WB_INTEGER] = "1",       [WB_DECIMAL] = "1",
        [WB_DATE] = "2026-12-03", [WB_CHECK] = "yes",      [WB_LETTER] = "Dear me.",
    };
    const struct wb_field *field = asked->field;
    struct wb_str line = {0};
    json_t *value = NULL;
    if (asked->choice_count)
        wb_str_addf(&line, "%zu", choice % asked->choice_count + 1);
    else if (field->type == WB_RANGE)
        wb_number_text(choice % 2 ? field->range.end : field->range.start, &line);
    else if (field->or_other)
        wb_str_add(&line, "other: something");
    else if (!isnan(field->min) && lines[field->type])
        wb_number_text(field->min, &line);
    else if (lines[field->type])
        wb_str_add(&line, lines[field->type]);
    struct wb_day today = {2026, 11, 3};
    if (line.len && wb_type_of(asked)->parse)
        wb_type_of(asked)->parse(asked, line.data, today, &value, NULL);
    wb_str_fini(&line);
    return value;
}

static json_t *ratings_value(const struct wb_asked *asked, size_t choice)
{
    json_t *value = json_object();
    const struct wb_range *range = &asked->field->range;
    for (size_t i = 0; i < asked->choice_count; i++) /* the one that is chosen is the lowest */
        json_object_set_new(value, asked->choices[i].id,
                            json_real(i == choice % asked->choice_count ? range->start : range->end));
    return value;
}

static json_t *rows_value(const struct wb_asked *asked, size_t choice)
{
    const char *id_name = asked->field->type == WB_COMMITMENTS_REVIEW ? "of" : "id";
    json_t *value = json_array();
    size_t count = asked->row_count;
    if (!count && asked->field->type != WB_COMMITMENTS_REVIEW && !(asked->prompt && asked->prompt->rows_from.key))
        count = 1;
    for (size_t i = 0; i < count; i++) {
        json_t *row = json_object();
        wb_json_set_text(row, id_name, asked->row_count ? asked->rows[i].id : "r1");
        for (size_t j = 0; j < asked->column_count; j++) {
            json_t *cell = typed_value(&asked->columns[j], choice);
            if (cell)
                json_object_set_new(row, asked->columns[j].field->id, cell);
        }
        json_array_append_new(value, row);
    }
    return value;
}

static json_t *made_up(const struct wb_asked *asked, size_t choice)
{
    enum wb_type type = asked->field->type;
    if (type == WB_RATINGS)
        return ratings_value(asked, choice);
    if (asked->column_count)
        return rows_value(asked, choice);
    return typed_value(asked, choice);
}

/* ------------------------------------------------------------------ one way through */

static void answer(struct rehearsal *rehearsal, const struct wb_prompt *prompt)
{
    struct wb_arena arena;
    const struct way *way = &rehearsal->way;
    size_t slot = slot_of(rehearsal, prompt);
    wb_arena_init(&arena);
    json_t *value = made_up(wb_ask(&rehearsal->reader, prompt, &arena), way->prompt == prompt ? way->choice : 0);
    wb_arena_fini(&arena);
    if (!value)
        return;
    rehearsal->answers[slot] = (struct wb_answer){.value = value, .sharing = prompt->sharing, .revision = 1};
    rehearsal->given[slot] = true;
    wb_reader_changed(&rehearsal->reader);
}

/* All books in their order, because one may build on another. */
static void go_through(struct rehearsal *rehearsal, const struct way *way)
{
    rehearsal->way = *way;
    rehearsal->questions = rehearsal->minutes = 0;
    for (size_t i = 0; i < rehearsal->library->count; i++) {
        const struct wb_workbook *book = rehearsal->library->books[i];
        const struct wb_exercise *exercise = NULL;
        for (size_t j = 0; j < book->prompt_count; j++) {
            const struct wb_prompt *prompt = book->prompts[j];
            if (!wb_relevant(&rehearsal->reader, prompt))
                continue;
            if (!way->nothing && wb_types[prompt->field.type].asks)
                answer(rehearsal, prompt);
            if (book != rehearsal->book)
                continue;
            rehearsal->asked[j] = true;
            rehearsal->questions += wb_types[prompt->field.type].asks;
            if (prompt->exercise != exercise && !prompt->section->optional)
                rehearsal->minutes += prompt->exercise->minutes;
            exercise = prompt->exercise;
        }
    }
}

static void forget(struct rehearsal *rehearsal, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (rehearsal->given[i])
            json_decref((json_t *)(uintptr_t)rehearsal->answers[i].value);
        rehearsal->given[i] = false;
    }
    wb_reader_changed(&rehearsal->reader);
}

/* ------------------------------------------------------------------ which ways there are */

struct ways {
    struct way *list;
    size_t count, capacity;
};

static void add_way(struct ways *ways, struct way way)
{
    for (size_t i = 0; i < ways->count; i++)
        if (ways->list[i].prompt == way.prompt && ways->list[i].choice == way.choice &&
            ways->list[i].nothing == way.nothing)
            return;
    if (ways->count == WAYS_MOST)
        return;
    ways->list = wb_grow(ways->list, ways->count, &ways->capacity, sizeof *ways->list);
    ways->list[ways->count++] = way;
}

static void add_ways_of(struct ways *ways, const struct wb_prompt *prompt)
{
    size_t choices = prompt ? prompt->field.choice_count : 0;
    if (!prompt)
        return;
    if (prompt->field.type == WB_RANGE || prompt->field.type == WB_CHECK)
        choices = 2;
    for (size_t i = 1; i < choices; i++)
        add_way(ways, (struct way){.prompt = prompt, .choice = i});
}

static void add_ways_in(struct ways *ways, const struct wb_condition *condition)
{
    if (!condition)
        return;
    add_ways_of(ways, condition->ref.prompt);
    for (size_t i = 0; i < condition->part_count; i++)
        add_ways_in(ways, &condition->parts[i]);
}

static void find_ways(const struct wb_workbook *book, struct ways *ways)
{
    add_way(ways, (struct way){0});
    add_way(ways, (struct way){.nothing = true});
    for (size_t i = 0; i < book->section_count; i++) {
        const struct wb_section *section = &book->sections[i];
        add_ways_in(ways, section->relevant);
        for (size_t j = 0; j < section->exercise_count; j++)
            add_ways_in(ways, section->exercises[j].relevant);
    }
    for (size_t i = 0; i < book->prompt_count; i++)
        add_ways_in(ways, book->prompts[i]->relevant);
}

/* ------------------------------------------------------------------ what it says */

static void add_way_line(struct wb_str *out, const struct rehearsal *rehearsal, const struct way *way)
{
    if (way->nothing)
        wb_str_add(out, "Where nothing is answered");
    else if (!way->prompt)
        wb_str_add(out, "The usual way");
    else {
        const struct wb_field *field = &way->prompt->field;
        wb_str_addf(out, "%s: ", way->prompt->key);
        wb_add_line(out, way->choice < field->choice_count ? field->choices[way->choice].label : "the other end");
    }
    wb_str_add(out, ": ");
    wb_add_count(out, rehearsal->questions, "question", "questions");
    wb_str_addf(out, ", %d minutes\n", rehearsal->minutes);
}

static void add_never_asked(struct wb_str *out, const struct rehearsal *rehearsal)
{
    bool any = false;
    for (size_t i = 0; i < rehearsal->book->prompt_count; i++) {
        const struct wb_prompt *prompt = rehearsal->book->prompts[i];
        if (rehearsal->asked[i] || prompt->retired)
            continue;
        wb_str_add(out, any ? "" : "\nNot met on any of these ways (look at its conditions):\n");
        wb_str_addf(out, "  %s, line %d\n", prompt->key, prompt->mark.line);
        any = true;
    }
    if (!any)
        wb_str_add(out, "\nEvery question is met on one of these ways.\n");
}

static void rehearse(const struct wb_library *library, const struct wb_workbook *book, struct wb_str *out)
{
    struct rehearsal rehearsal = {.library = library, .book = book};
    struct ways ways = {0};
    size_t count = 0;

    rehearsal.first = wb_alloc_array(library->count + 1, sizeof *rehearsal.first);
    for (size_t i = 0; i < library->count; i++) {
        rehearsal.first[i] = count;
        count += library->books[i]->prompt_count;
    }
    rehearsal.answers = wb_alloc_array(count + 1, sizeof *rehearsal.answers);
    rehearsal.given = wb_alloc_array(count + 1, sizeof *rehearsal.given);
    rehearsal.asked = wb_alloc_array(book->prompt_count + 1, sizeof *rehearsal.asked);
    wb_reader_init(&rehearsal.reader, library, find, &rehearsal);
    find_ways(book, &ways);
    for (size_t i = 0; i < ways.count; i++) {
        go_through(&rehearsal, &ways.list[i]);
        add_way_line(out, &rehearsal, &ways.list[i]);
        forget(&rehearsal, count);
    }
    add_never_asked(out, &rehearsal);
    wb_reader_fini(&rehearsal.reader);
    free(ways.list);
    free(rehearsal.first);
    free(rehearsal.answers);
    free(rehearsal.given);
    free(rehearsal.asked);
}

bool wb_cli_rehearse(const struct wb_run *run, struct wb_error *err)
{
    struct wb_library library = {0};
    struct wb_str out = {0};
    const struct wb_workbook *book = wb_author_book(run->words[0], &library, err);
    bool done = book && wb_rehearse_answers(run, book, &out, err);
    if (done)
        rehearse(&library, book, &out);
    done = done && wb_result_str(&out, err);
    wb_str_fini(&out);
    wb_library_fini(&library);
    return done;
}
