/* Any JSON as the answers to a workbook with one prompt of each type, with conditions, words and re-ratings: {"KEY": VALUE}, or
 * {"KEY": {"state": ..., "value": ...}}. Nothing depends on a value being of its type. */
#include "fuzz.h"

#include "base/json.h"
#include "load/load.h"
#include "workbook/asked.h"
#include "workbook/commitments.h"
#include "workbook/series.h"
#include "workbook/type.h"

#include <stdint.h>

static const char book_text[] =
    "workbook: w\nversion: 1\ntitle: T\nwords:\n"
    "  low: {lowest_of: wheel, among: top, otherwise: the lowest}\n"
    "  aim: {answer: line, otherwise: your goal}\n"
    "  who: {by: one, red: reader, blue: writer, otherwise: person}\n"
    "sections:\n"
    "  - id: s\n    title: \"For {who}\"\n    exercises:\n"
    "      - id: e\n        title: \"On {low}\"\n        prompts:\n"
    "          - {id: text, type: text, label: \"Of {aim}?\", length: 9}\n"
    "          - {id: line, type: line, label: \"Which {low}?\"}\n"
    "          - {id: whole, type: integer, label: I, min: 0, max: 40}\n"
    "          - {id: part, type: decimal, label: D}\n"
    "          - {id: range, type: range, label: R, range: {start: -2, end: 2, step: 0.5}}\n"
    "          - {id: day, type: date, label: D}\n"
    "          - {id: one, type: select_one, label: O, choices: [Red, Blue], or_other: true}\n"
    "          - {id: many, type: select_multiple, label: M, choices: [Red, Green grass, {id: none, label: None, alone: true}],\n"
    "             or_other: true, min: 1, max: 2}\n"
    "          - {id: top, type: rank, label: K, choices: [Time, Money, Other], top: 2}\n"
    "          - {id: wheel, type: ratings, label: W, items: [Time, Money, Other], range: {start: 1, end: 5}, not_applicable: no}\n"
    "          - {id: table, type: table, label: T, columns: [Who, {id: n, label: N, type: integer, max: 9},\n"
    "             {id: d, label: D, type: date}, {id: c, label: C, type: select_one, choices: [Up, Down]}],\n"
    "             rows: [{id: r1, who: Head}], max_rows: 3}\n"
    "          - {id: box, type: check, label: B}\n"
    "          - {id: boxes, type: check, label: B, choices: [A, B]}\n"
    "          - {id: promise, type: commitment, label: C, max: 3}\n"
    "          - {id: letter, type: letter, label: L, opens_with: t}\n"
    "  - id: t\n    title: Then\n    suggest_when: {lowest_of: wheel, among: top, item: money}\n    exercises:\n"
    "      - id: f\n        title: F\n        relevant: {any: [{prompt: one, is: red}, {not: {prompt: whole, at_least: 3}}]}\n"
    "        prompts:\n"
    "          - {id: kept, type: commitments_review, label: V}\n"
    "          - {id: again, type: range, label: A, rerate: range}\n"
    "          - {id: back, type: range, label: B, looking_back: range}\n"
    "          - {id: wheel-2, type: ratings, label: W, rerate: wheel, among: top}\n"
    "          - {id: from-many, type: rank, label: F, choices_from: many, relevant: {prompt: many, includes: [red, other]}}\n"
    "          - {id: from-table, type: select_multiple, label: F, choices_from: table, show_values: true}\n"
    "          - {id: from-all, type: check, label: F, choices_from: commitments}\n"
    "          - {id: rows, type: table, label: R, rows_from: top, columns: [{id: h, label: \"How {aim}\", type: line}]}\n"
    "          - {id: if-all, type: line, label: I, relevant: {all: [{prompt: wheel, item: time, at_most: 2},\n"
    "             {prompt: table, item: n, is: 3}, {prompt: day, answered: true}, {prompt: top, is_not: [time]}]}}\n";

struct given {
    json_t *values;
    struct wb_library library;
    struct wb_reader reader;
    struct wb_arena arena;
};

static const struct wb_answer *find(void *data, const char *workbook, const char *key)
{
    struct given *given = data;
    const json_t *value = json_object_get(given->values, key), *state = json_object_get(value, "state");
    struct wb_answer *answer = wb_arena_alloc(&given->arena, sizeof *answer);
    if (!value || !wb_same(workbook, "w"))
        return NULL;
    *answer = (struct wb_answer){.value = value, .sharing = WB_COACH, .revision = 1};
    if (state) {
        answer->value = json_object_get(value, "value");
        for (int i = 0; i < WB_STATE_COUNT; i++)
            answer->state = wb_json_is(state, wb_state_names[i]) ? (enum wb_state)i : answer->state;
    }
    return answer;
}

/* A typed line that is taken gives a value that fits. */
static void typed(const struct wb_asked *asked, const char *line)
{
    static const struct wb_day today = {2026, 11, 3};
    const struct wb_type_ops *type = wb_type_of(asked);
    struct wb_error why = {0};
    json_t *value = NULL;
    if (!type->parse)
        return;
    if (type->parse(asked, line, today, &value, &why)) {
        HOLDS(value && wb_value_fits(asked, value, &why));
        json_decref(value);
    } else
        HOLDS(!value && *why.text);
}

static void look_at(const struct wb_asked *asked, const json_t *value)
{
    struct wb_str text = {0};
    struct wb_error why = {0};
    enum wb_type type = asked->field->type;
    bool fits = value && wb_value_fits(asked, value, &why);
    HOLDS(!fits || wb_value_shape(type, value));
    wb_value_empty(type, value);
    wb_value_text(asked, value, &text);
    HOLDS(wb_utf8_valid(wb_str_text(&text), text.len, NULL));
    if (fits && wb_types[type].advise && !wb_types[type].advise(asked, value, &why))
        HOLDS(*why.text);
    if (json_is_string(value))
        typed(asked, json_string_value(value));
    wb_str_fini(&text);
}

static void look_at_prompt(struct given *given, const struct wb_prompt *prompt)
{
    struct wb_str words = {0};
    const struct wb_answer *answer = find(given, "w", prompt->key), *counts = wb_prompt_counts(&given->reader, prompt);
    const struct wb_asked *asked = wb_ask(&given->reader, prompt, &given->arena);
    HOLDS(!counts || (answer && counts->value == answer->value && wb_value_shape(prompt->field.type, counts->value)));
    look_at(asked, answer ? answer->value : NULL);
    wb_fill_words(&given->reader, prompt->workbook, prompt->field.label, &words);
    HOLDS(wb_same(asked->label, wb_str_text(&words)));
    HOLDS(!strchr(asked->label, '\n'));
    json_t *wording = wb_asked_wording(&given->reader, prompt);
    const struct wb_asked *then = wb_asked_as_given(wording, NULL, NULL, &given->arena);
    HOLDS(then);
    look_at(then, answer ? answer->value : NULL);
    json_decref(wording);
    wb_series_of(&given->reader, prompt, &given->arena);
    wb_series_revealed(&given->reader, prompt);
    if (prompt->field.type == WB_COMMITMENTS_REVIEW)
        wb_commitments_to_review(&given->reader, prompt, &given->arena);
    /* The answer as a wording: an import brings these too. */
    then = answer ? wb_asked_as_given(answer->value, NULL, NULL, &given->arena) : NULL;
    if (then)
        look_at(then, answer->value);
    wb_str_fini(&words);
}

static void load(struct given *given)
{
    struct wb_faults faults;
    struct wb_str said = {0};
    wb_faults_init(&faults);
    struct wb_workbook *book = wb_load_text("w.yaml", book_text, sizeof book_text - 1, &faults);
    if (book)
        wb_library_add(&given->library, book);
    wb_load_link(&given->library, &faults);
    wb_faults_write(&said, &faults, true);
    fputs(wb_str_text(&said), stderr);
    HOLDS(!faults.errors);
    wb_str_fini(&said);
    wb_faults_fini(&faults);
}

static void look_at_all(struct given *given)
{
    const struct wb_workbook *book = given->library.books[0];
    wb_arena_init(&given->arena);
    wb_reader_init(&given->reader, &given->library, find, given);
    for (size_t i = 0; i < book->prompt_count; i++)
        look_at_prompt(given, book->prompts[i]);
    for (size_t i = 0; i < book->section_count; i++)
        wb_section_suggested(&given->reader, &book->sections[i]);
    wb_commitments_all(&given->reader, &given->arena);
    wb_reader_fini(&given->reader);
    wb_arena_fini(&given->arena);
}

void fuzz(struct wb_span input)
{
    static struct given given;
    struct wb_error err = {0};
    if (!given.library.count)
        load(&given);
    given.values = wb_json_read(input.data, input.len, 1 << 20, &err);
    HOLDS(given.values || fuzz_printable(wb_span(err.text), ""));
    if (json_is_object(given.values))
        look_at_all(&given);
    json_decref(given.values);
}
