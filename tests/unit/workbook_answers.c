/* Which answers count: conditions of every kind, states, relevance through relevance. */
#include "workbook_help.h"

#define PARTS                                                                                                          \
    PROMPT("{id: one, type: select_one, label: One, choices: [Red, Blue], or_other: true}")                            \
    PROMPT("{id: many, type: select_multiple, label: Many, choices: [Red, Blue, Green], or_other: true}")              \
    PROMPT("{id: order, type: rank, label: Order, choices: [Red, Blue, Green], top: 2}")                               \
    PROMPT("{id: whole, type: integer, label: Whole}")                                                                 \
    PROMPT("{id: half, type: decimal, label: Half}")                                                                   \
    PROMPT("{id: scale, type: range, label: Scale, range: {start: 0, end: 10}}")                                       \
    PROMPT("{id: rate, type: ratings, label: Rate, items: [One, Two], range: {start: 0, end: 10}}")                    \
    PROMPT("{id: rows, type: table, label: Rows, columns: [Who, {id: n, label: N, type: integer}]}")                   \
    PROMPT("{id: box, type: check, label: Box}")                                                                       \
    PROMPT("{id: boxes, type: check, label: Boxes, choices: [A, B]}")                                                  \
    PROMPT("{id: text, type: text, label: Text}") PROMPT("{id: when, type: date, label: When}")

static const struct {
    const char *condition, *answers;
    bool holds;
} conditions[] = {
    /* select_one */
    {"{prompt: one, is: red}", "{\"one\": \"red\"}", true},
    {"{prompt: one, is: red}", "{\"one\": \"blue\"}", false},
    {"{prompt: one, is: red}", "{}", false},
    {"{prompt: one, is: [red, blue]}", "{\"one\": \"blue\"}", true},
    {"{prompt: one, is: other}", "{\"one\": {\"other\": \"red\"}}", true},
    {"{prompt: one, is: red}", "{\"one\": {\"other\": \"red\"}}", false},
    {"{prompt: one, is_not: red}", "{\"one\": \"blue\"}", true},
    {"{prompt: one, is_not: red}", "{\"one\": \"red\"}", false},
    {"{prompt: one, is_not: red}", "{}", false},
    {"{not: {prompt: one, is: red}}", "{}", true},
    {"{prompt: one, includes: [red]}", "{\"one\": \"red\"}", true},
    /* states: whatever is not answered counts as unanswered, its value or not */
    {"{prompt: one, is: red}", "{\"one:skipped\": \"red\"}", false},
    {"{prompt: one, is_not: blue}", "{\"one:not-me\": \"red\"}", false},
    {"{not: {prompt: one, is: red}}", "{\"one:talk-instead\": \"red\"}", true},
    {"{prompt: one, answered: true}", "{\"one:skipped\": \"red\"}", false},
    {"{prompt: one, answered: false}", "{\"one:skipped\": \"red\"}", true},
    {"{prompt: one, answered: true}", "{\"one\": \"red\"}", true},
    {"{prompt: one, answered: false}", "{\"one\": \"red\"}", false},
    {"{prompt: text, answered: true}", "{\"text\": \"\"}", false},
    {"{prompt: text, answered: true}", "{\"text\": \" \\n\"}", false},
    {"{prompt: box, answered: true}", "{\"box\": false}", false},
    {"{prompt: box, answered: true}", "{\"box\": true}", true},
    {"{prompt: many, answered: true}", "{\"many\": []}", false},
    /* lists */
    {"{prompt: many, is: red}", "{\"many\": [\"red\"]}", true},
    {"{prompt: many, is: red}", "{\"many\": [\"red\", \"blue\"]}", false},
    {"{prompt: many, is_not: red}", "{\"many\": [\"red\", \"blue\"]}", true},
    {"{prompt: many, includes: blue}", "{\"many\": [\"red\", \"blue\"]}", true},
    {"{prompt: many, includes: [green, blue]}", "{\"many\": [\"red\", \"blue\"]}", true},
    {"{prompt: many, includes: green}", "{\"many\": [\"red\", \"blue\"]}", false},
    {"{prompt: many, includes: other}", "{\"many\": [{\"other\": \"x\"}]}", true},
    {"{prompt: many, at_least: 2}", "{\"many\": [\"red\", \"blue\"]}", true},
    {"{prompt: many, at_most: 1}", "{\"many\": [\"red\", \"blue\"]}", false},
    {"{prompt: order, includes: blue}", "{\"order\": [\"red\", \"blue\", \"green\"]}", true},
    {"{prompt: order, includes: green}", "{\"order\": [\"red\", \"blue\", \"green\"]}", false}, /* beyond the top */
    {"{prompt: boxes, includes: a}", "{\"boxes\": [\"a\"]}", true},
    {"{prompt: box, is: true}", "{\"box\": true}", true},
    /* numbers */
    {"{prompt: whole, is: 3}", "{\"whole\": 3}", true},
    {"{prompt: half, is: 2.50}", "{\"half\": 2.5}", true},
    {"{prompt: scale, at_least: 5}", "{\"scale\": 5}", true},
    {"{prompt: scale, at_least: 5}", "{\"scale\": 4.5}", false},
    {"{prompt: scale, at_most: 5}", "{\"scale\": 5}", true},
    {"{prompt: scale, at_least: 3, at_most: 5}", "{\"scale\": 6}", false},
    {"{prompt: scale, at_least: 3, at_most: 5}", "{\"scale\": 4}", true},
    {"{prompt: scale, at_most: 5}", "{}", false},
    {"{prompt: whole, at_least: 1}", "{\"whole\": \"many\"}", false}, /* of another type than it is now */
    /* items and columns */
    {"{prompt: rate, item: one, at_most: 3}", "{\"rate\": {\"one\": 2, \"two\": 9}}", true},
    {"{prompt: rate, item: two, at_most: 3}", "{\"rate\": {\"one\": 2, \"two\": 9}}", false},
    {"{prompt: rate, item: two, at_most: 3}", "{\"rate\": {\"one\": 2, \"two\": null}}", false},
    {"{prompt: rate, item: two, answered: true}", "{\"rate\": {\"two\": null}}", false},
    {"{prompt: rate, item: two, answered: false}", "{\"rate\": {\"one\": 2}}", true},
    {"{prompt: rows, item: n, at_least: 5}", "{\"rows\": [{\"id\": \"r1\", \"n\": 1}, {\"id\": \"r2\", \"n\": 7}]}",
     true},
    {"{prompt: rows, item: n, at_least: 8}", "{\"rows\": [{\"id\": \"r1\", \"n\": 1}, {\"id\": \"r2\", \"n\": 7}]}",
     false},
    {"{prompt: rows, item: n, is_not: 7}", "{\"rows\": [{\"id\": \"r1\", \"n\": 1}, {\"id\": \"r2\", \"n\": 7}]}",
     false},
    {"{prompt: rows, item: who, answered: true}", "{\"rows\": [{\"id\": \"r1\", \"n\": 1}]}", false},
    {"{prompt: rows, at_least: 2}", "{\"rows\": [{\"id\": \"r1\"}, {\"id\": \"r2\"}]}", true},
    /* joined */
    {"{all: [{prompt: whole, is: 3}, {prompt: one, is: red}]}", "{\"whole\": 3}", false},
    {"{any: [{prompt: whole, is: 3}, {prompt: one, is: red}]}", "{\"whole\": 3}", true},
    {"{not: {any: [{prompt: whole, is: 3}, {prompt: one, is: red}]}}", "{\"whole\": 4}", true},
    /* shapes that no prompt of the type gives */
    {"{prompt: many, includes: red}", "{\"many\": {\"red\": true}}", false},
    {"{prompt: rate, item: one, at_least: 0}", "{\"rate\": [1, 2]}", false},
    {"{prompt: rows, item: n, at_least: 0}", "{\"rows\": [null, 3, \"x\", {\"n\": {}}]}", false},
    {"{prompt: one, is: red}", "{\"one\": {\"other\": null}}", false},
};

START_TEST(conditions_hold_as_the_format_says)
{
    struct answered in;
    char book[4096];
    snprintf(book, sizeof(book), "%s          - {id: asked, type: text, label: Asked, relevant: %s}\n", HEAD PARTS,
             conditions[_i].condition);
    answered_init(&in, book, conditions[_i].answers);
    ck_assert_msg(wb_relevant(&in.reader, loaded_prompt(&in.loaded, "asked")) == conditions[_i].holds, "%s with %s",
                  conditions[_i].condition, conditions[_i].answers);
    answered_fini(&in);
}
END_TEST

static const char layers[] =
    "workbook: w\nversion: 1\ntitle: T\nsections:\n  - id: first\n    title: S\n    "
    "exercises:\n      - id: e\n"
    "        title: E\n        prompts:\n" PROMPT("{id: a, type: select_one, label: A, choices: [Yes, No]}")
        PROMPT("{id: b, type: line, label: B, relevant: {prompt: a, is: 'yes'}}")
            PROMPT("{id: c, type: line, label: C, relevant: {prompt: b, answered: true}}")
                PROMPT("{id: old, type: line, label: Old, retired: true}")
                    PROMPT("{id: d, type: line, label: D, relevant: {prompt: old, answered: "
                           "true}}") "  - id: second\n    title: S\n    relevant: {prompt: c, "
                                     "answered: true}\n    exercises:\n      - id: e\n"
                                     "        title: E\n        relevant: {prompt: a, "
                                     "answered: true}\n        prompts:\n" PROMPT("{id: last, type: line, label: L}");

START_TEST(what_does_not_apply_does_not_count)
{
    struct answered in;
    answered_init(&in, layers, "{\"a\": \"yes\", \"b\": \"x\", \"c\": \"y\", \"last\": \"z\"}");
    const struct wb_prompt *last = loaded_prompt(&in.loaded, "last");
    ck_assert(wb_relevant(&in.reader, last));
    ck_assert_ptr_nonnull(wb_prompt_counts(&in.reader, last));
    answers_are(
        &in,
        "{\"a\": \"no\", \"b\": \"x\", \"c\": \"y\", \"last\": \"z\"}"); /* b is set aside, and so are c and last */
    ck_assert(!wb_relevant(&in.reader, last));
    ck_assert_ptr_null(wb_prompt_counts(&in.reader, last));
    ck_assert(!wb_relevant_section(&in.reader, last->section));
    ck_assert(!wb_relevant(&in.reader, loaded_prompt(&in.loaded, "c")));
    answers_are(&in, "{\"a\": \"yes\", \"b:skipped\": \"x\", \"c\": \"y\"}");
    ck_assert(wb_relevant(&in.reader, loaded_prompt(&in.loaded, "b")));
    ck_assert(!wb_relevant(&in.reader, loaded_prompt(&in.loaded, "c")));
    answered_fini(&in);
}
END_TEST

START_TEST(a_retired_prompt_is_not_asked_but_its_answer_counts)
{
    struct answered in;
    answered_init(&in, layers, "{\"old\": \"x\"}");
    ck_assert(!wb_relevant(&in.reader, loaded_prompt(&in.loaded, "old")));
    ck_assert(wb_relevant(&in.reader, loaded_prompt(&in.loaded, "d")));
    answered_fini(&in);
}
END_TEST

START_TEST(long_chains_are_followed_without_a_deep_stack)
{
    struct wb_str book = {0};
    wb_str_add(&book, HEAD PROMPT("{id: p0, type: line, label: L}"));
    for (int i = 1; i < 15000; i++) {
        wb_str_addf(&book,
                    "          - {id: p%d, type: line, label: L, relevant: {not: {prompt: p%d, answered: true}}}\n", i,
                    i - 1);
    }
    struct answered in;
    answered_init(&in, wb_str_text(&book), "{}");
    ck_assert(wb_relevant(&in.reader, loaded_prompt(&in.loaded, "p14999")));
    answered_fini(&in);
    wb_str_fini(&book);
}
END_TEST

static const struct {
    const char *answers, *lowest;
} lowests[] = {
    {"{}", NULL},
    {"{\"rate\": {\"x\": 3, \"y\": 2, \"z\": 5}}", NULL}, /* nothing chosen to be lowest among */
    {"{\"rate\": {\"x\": 3, \"y\": 2, \"z\": 1}, \"chosen\": [\"x\", \"y\"]}", "y"},
    {"{\"rate\": {\"x\": 2, \"y\": 2, \"z\": 1}, \"chosen\": [\"y\", \"x\", \"z\"]}", "y"}, /* a tie: ranked first */
    {"{\"rate\": {\"x\": 2, \"y\": null, \"z\": 5}, \"chosen\": [\"y\", \"x\"]}", "x"},
    {"{\"rate\": {\"x\": null}, \"chosen\": [\"x\"]}", NULL},
    {"{\"rate:skipped\": {\"x\": 1}, \"chosen\": [\"x\"]}", NULL},
    {"{\"rate\": {\"x\": 1}, \"chosen\": [\"gone\"]}", NULL},
};

START_TEST(the_lowest_is_among_what_was_chosen)
{
    static const char book[] =
        "workbook: w\nversion: 1\ntitle: T\nwords:\n  low: {lowest_of: rate, among: chosen, otherwise: the one}\n"
        "sections:\n  - id: s\n    title: S\n    suggest_when: {lowest_of: rate, among: chosen, item: y}\n    "
        "exercises:\n"
        "      - id: e\n        title: E\n        prompts:\n" PROMPT(
            "{id: rate, type: ratings, label: R, items: [X, Y, Z], range: {start: 0, end: 10}}")
            PROMPT("{id: chosen, type: rank, label: C, choices: [X, Y, Z], top: 2}");
    struct answered in;
    answered_init(&in, book, lowests[_i].answers);
    const struct wb_workbook *loaded = in.loaded.library.books[0];
    const char *lowest = wb_lowest_item(&in.reader, &loaded->words[0].lowest);
    ck_assert_str_eq(lowest ? lowest : "none", lowests[_i].lowest ? lowests[_i].lowest : "none");
    ck_assert_int_eq(wb_section_suggested(&in.reader, &loaded->sections[0]), lowest && strcmp(lowest, "y") == 0);
    answered_fini(&in);
}
END_TEST

START_TEST(without_among_a_tie_goes_to_the_first_listed)
{
    static const char book[] =
        "workbook: w\nversion: 1\ntitle: T\nwords:\n  low: {lowest_of: rate, otherwise: none}\nsections:\n  - id: s\n"
        "    title: S\n    exercises:\n      - id: e\n        title: E\n        prompts:\n" PROMPT(
            "{id: rate, type: ratings, label: R, items: [X, Y, Z], range: {start: 0, end: 10}}");
    struct answered in;
    answered_init(&in, book, "{\"rate\": {\"z\": 1, \"y\": 1, \"x\": 4}}");
    ck_assert_str_eq(wb_lowest_item(&in.reader, &in.loaded.library.books[0]->words[0].lowest), "y");
    answered_fini(&in);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, conditions_hold_as_the_format_says, 0, ROWS(conditions));
    tcase_add_test(tcase, what_does_not_apply_does_not_count);
    tcase_add_test(tcase, a_retired_prompt_is_not_asked_but_its_answer_counts);
    tcase_add_test(tcase, long_chains_are_followed_without_a_deep_stack);
    tcase_add_loop_test(tcase, the_lowest_is_among_what_was_chosen, 0, ROWS(lowests));
    tcase_add_test(tcase, without_among_a_tie_goes_to_the_first_listed);
}

int main(void)
{
    return run_suite("workbook answers", fill);
}
