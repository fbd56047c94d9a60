/* Prompts as they are asked: words, choices and rows from other answers; the wording kept, and shown again. */
#include "workbook_help.h"

static const char book[] =
    "workbook: w\nversion: 1\ntitle: T\nwords:\n"
    "  aim: {answer: goal, otherwise: your goal}\n"
    "  day: {answer: when, otherwise: then}\n"
    "  pupil: {by: kind, school: pupil, college: student, otherwise: young person}\n"
    "  low: {lowest_of: wheel, among: top, otherwise: the one you rate lowest}\n"
    "sections:\n  - id: s\n    title: \"For {pupil}s\"\n    exercises:\n      - id: e\n        title: E\n        "
    "prompts:\n" PROMPT("{id: kind, type: select_one, label: Kind, choices: [School, College]}")
        PROMPT("{id: goal, type: text, label: Goal}") PROMPT("{id: when, type: date, label: When}") PROMPT(
            "{id: wheel, type: ratings, label: Wheel, items: [Time, Money, \"Every {pupil}\"], range: {start: 0, end: "
            "10, "
            "low: \"no {pupil}\", high: all}, not_applicable: \"not for a {pupil}\"}")
            PROMPT("{id: top, type: rank, label: Top, choices_from: wheel, show_values: true, top: 2}")
                PROMPT("{id: why, type: text, label: \"{low} is lowest. Is it {aim}? {aim} or {nothing here}\", hint: "
                       "\"by {day}\"}") PROMPT("{id: control, type: table, label: Control, rows_from: top, columns: "
                                               "[{id: where, label: Where, type: select_one, "
                                               "choices: [Mine, \"The {pupil}'s\"]}]}")
                    PROMPT("{id: people, type: table, label: People, columns: [Who, How often], rows: [\"A {pupil}\", "
                           "{id: head, who: The head, "
                           "relevant: {prompt: kind, is: school}}]}")
                        PROMPT("{id: one-of-them, type: select_one, label: One, choices_from: people, or_other: true}")
                            PROMPT("{id: more, type: table, label: More, rows_from: people, columns: [What]}")
                                PROMPT("{id: few, type: select_multiple, label: Few, choices: [Time, Money, Other "
                                       "things], among: top}")
                                    PROMPT("{id: part, type: select_one, label: Part, choices: [A, {id: b, label: B, "
                                           "relevant: {prompt: kind, is: college}}]}")
                                        PROMPT("{id: again, rerate: wheel, label: Again, among: top}")
                                            PROMPT("{id: note, type: note, label: \"**{aim}** of {pupil}\"}");

static const struct {
    const char *answers, *why;
} filled[] = {
    {"{}", "The one you rate lowest is lowest. Is it your goal? Your goal or {nothing here}"},
    {"{\"goal\": \"more time\"}", "The one you rate lowest is lowest. Is it more time? More time or {nothing here}"},
    {"{\"goal\": \"  two\\nlines. \"}",
     "The one you rate lowest is lowest. Is it two lines? Two lines or {nothing here}"},
    {"{\"goal\": \"{pupil} {\"}", "The one you rate lowest is lowest. Is it {pupil} {? {pupil} { or {nothing here}"},
    {"{\"goal:skipped\": \"x\"}", "The one you rate lowest is lowest. Is it your goal? Your goal or {nothing here}"},
    {"{\"wheel\": {\"time\": 3, \"money\": 1}, \"top\": [\"time\", \"money\"], \"goal\": \"\xC3\xA9t\xC3\xA9\"}",
     "Money is lowest. Is it \xC3\xA9t\xC3\xA9? \xC3\x89t\xC3\xA9 or {nothing here}"},
    {"{\"kind\": \"college\", \"wheel\": {\"every-pupil\": 1}, \"top\": [\"every-pupil\"]}",
     "Every student is lowest. Is it your goal? Your goal or {nothing here}"},
};

START_TEST(words_are_filled_in)
{
    struct answered in;
    answered_init(&in, book, filled[_i].answers);
    ck_assert_str_eq(ask(&in, "why")->label, filled[_i].why);
    answered_fini(&in);
}
END_TEST

START_TEST(a_day_is_written_out)
{
    struct answered in;
    answered_init(&in, book, "{\"when\": \"2026-12-03\"}");
    ck_assert_str_eq(ask(&in, "why")->hint, "by Thursday 3 December 2026");
    answered_fini(&in);
}
END_TEST

START_TEST(a_long_answer_is_cut_in_a_sentence)
{
    struct answered in;
    struct wb_str values = {0};
    wb_str_add(&values, "{\"goal\": \"");
    for (int i = 0; i < 5000; i++) {
        wb_str_add(&values, "\xE6\x97\xA5");
    }
    wb_str_add(&values, "\"}");
    answered_init(&in, book, wb_str_text(&values));
    const char *label = ask(&in, "note")->label;
    ck_assert_uint_lt(strlen(label), 300);
    ck_assert_ptr_nonnull(strstr(label, "\xE6\x97\xA5\xE2\x80\xA6"));
    wb_str_fini(&values);
    answered_fini(&in);
}
END_TEST

START_TEST(what_people_write_is_no_markdown)
{
    struct answered in;
    answered_init(&in, book, "{\"goal\": \"# <b>*now*</b> [x](y)\"}");
    ck_assert_str_eq(ask(&in, "note")->label, "**\\# \\<b\\>\\*now\\*\\</b\\> \\[x\\]\\(y\\)** of young person");
    answered_fini(&in);
}
END_TEST

static const struct {
    const char *prompt, *answers, *choices, *waits;
} offered[] = {
    {"top", "{}", "", "\xE2\x80\x9CWheel\xE2\x80\x9D"},
    {"top", "{\"wheel\": {\"money\": 2, \"time\": 3, \"every-pupil\": null}}", "time=Time(3) money=Money(2)", NULL},
    {"top", "{\"wheel:skipped\": {\"money\": 2}}", "", "\xE2\x80\x9CWheel\xE2\x80\x9D"},
    {"control", "{}", "", "\xE2\x80\x9CTop\xE2\x80\x9D"},
    {"control",
     "{\"wheel\": {\"money\": 2, \"time\": 3, \"every-pupil\": 4}, \"top\": [\"every-pupil\", \"money\", \"time\"]}",
     "every-pupil=Every young person money=Money", NULL}, /* the first two count */
    {"control", "{\"wheel\": {\"money\": 2}, \"top\": [\"gone\"]}", "gone=gone", NULL},
    {"people", "{}", "a-pupil=A young person", NULL},
    {"people", "{\"kind\": \"school\"}", "a-pupil=A pupil head=The head", NULL},
    {"one-of-them", "{}", "", NULL}, /* one's own words can be given at once */
    {"one-of-them",
     "{\"people\": [{\"id\": \"r1\", \"who\": \"Deputy\"}, {\"id\": \"r2\", \"how-often\": \"x\"}, {\"id\": \"r3\", "
     "\"who\": \"{aim}\"}]}",
     "r1=Deputy r3={aim}", NULL},
    {"more", "{\"people\": [{\"id\": \"r1\", \"who\": \"Deputy\"}]}", "r1=Deputy", NULL},
    {"few", "{\"wheel\": {\"money\": 2, \"time\": 3}, \"top\": [\"money\"]}", "money=Money", NULL},
    {"few", "{}", "", "\xE2\x80\x9CTop\xE2\x80\x9D"},
    {"part", "{}", "a=A", NULL},
    {"part", "{\"kind\": \"college\"}", "a=A b=B", NULL},
    {"again", "{\"wheel\": {\"money\": 2, \"time\": 3}, \"top\": [\"money\"]}", "money=Money", NULL},
};

START_TEST(choices_and_rows_come_from_other_answers)
{
    struct answered in;
    answered_init(&in, book, offered[_i].answers);
    const struct wb_asked *asked = ask(&in, offered[_i].prompt);
    ck_assert_str_eq(choices_text(&in, asked), offered[_i].choices);
    bool own_words = wb_same(offered[_i].prompt, "one-of-them") && asked->choice_count == 0;
    ck_assert_str_eq(asked->named_in ? asked->named_in : "", own_words ? "\xE2\x80\x9CPeople\xE2\x80\x9D" : "");
    ck_assert_str_eq(asked->waits_for ? asked->waits_for : "", offered[_i].waits ? offered[_i].waits : "");
    answered_fini(&in);
}
END_TEST

START_TEST(a_scale_has_its_words_too)
{
    struct answered in;
    answered_init(&in, book, "{\"kind\": \"school\"}");
    ck_assert_str_eq(ask(&in, "wheel")->field->range.low, "no pupil");
    ck_assert_str_eq(ask(&in, "wheel")->not_applicable, "not for a pupil");
    ck_assert_str_eq(ask(&in, "control")->columns[0].choices[1].label, "The pupil's");
    ck_assert_str_eq(wb_asked_label(ask(&in, "wheel"), "every-pupil"), "Every pupil");
    ck_assert_str_eq(wb_asked_label(ask(&in, "wheel"), "no-such"), "no-such");
    answered_fini(&in);
}
END_TEST

/* ---- wording ---- */

static const char much[] =
    "{\"kind\": \"school\", \"goal\": \"more time\", \"when\": \"2026-12-03\", \"wheel\": {\"time\": 3, "
    "\"money\": 1}, \"top\": [\"time\", \"money\"], \"people\": [{\"id\": \"r1\", \"who\": \"The {aim}\"}]}";

static const char *const worded[] = {"kind",   "goal",        "wheel", "top", "why",  "control",
                                     "people", "one-of-them", "more",  "few", "part", "again"};

/* The wording as JSON, through text and back, asks what was asked. */
START_TEST(a_wording_shows_what_was_asked)
{
    struct answered in;
    answered_init(&in, book, much);
    const struct wb_prompt *prompt = loaded_prompt(&in.loaded, worded[_i]);
    const struct wb_asked *now = wb_ask(&in.reader, prompt, &in.arena);
    json_t *wording = wb_asked_wording(&in.reader, prompt);
    char *text = wb_json_text(wording);
    struct wb_error err = {0};
    json_t *read = wb_json_read(text, strlen(text), 1 << 20, &err);
    ck_assert_msg(read != NULL, "%s", err.text);
    const struct wb_asked *then = wb_asked_as_given(read, NULL, NULL, &in.arena);
    ck_assert_ptr_nonnull(then);
    ck_assert_str_eq(then->label, now->label);
    ck_assert_int_eq(then->field->type, now->field->type);
    ck_assert_uint_eq(then->choice_count, now->choice_count);
    ck_assert_uint_eq(then->row_count, now->row_count);
    ck_assert_uint_eq(then->column_count, now->column_count);
    for (size_t i = 0; i < now->choice_count; i++) {
        ck_assert_str_eq(then->choices[i].label, now->choices[i].label);
        ck_assert_int_eq(then->choices[i].from != NULL, now->choices[i].from != NULL);
    }
    for (size_t i = 0; i < now->row_count; i++) {
        ck_assert_str_eq(then->rows[i].id, now->rows[i].id);
        ck_assert_str_eq(then->rows[i].label ? then->rows[i].label : "", now->rows[i].label ? now->rows[i].label : "");
    }
    for (size_t i = 0; i < now->column_count; i++) {
        ck_assert_str_eq(then->columns[i].label, now->columns[i].label);
        ck_assert_str_eq(then->columns[i].field->id, now->columns[i].field->id);
    }
    if (now->field->range.given) {
        ck_assert(then->field->range.end == now->field->range.end);
        ck_assert_str_eq(then->field->range.low, now->field->range.low);
    }
    json_decref(read);
    json_decref(wording);
    free(text);
    answered_fini(&in);
}
END_TEST

static bool hide(void *data, const char *source)
{
    return strcmp(source, data) == 0;
}

/* A starter row that was filled in is set aside with its condition, in all that comes from it. */
START_TEST(a_starter_row_is_set_aside)
{
    static const char rows[] = "[{\"id\": \"head\", \"who\": \"Our head\"}, {\"id\": \"r1\", \"who\": \"Deputy\"}]";
    struct answered in;
    char values[256];
    answered_init(&in, book, "{}");
    for (int school = 1; school >= 0; school--) {
        snprintf(values, sizeof(values), "{\"kind\": \"%s\", \"people\": %s}", school ? "school" : "college", rows);
        answers_are(&in, values);
        const struct wb_prompt *people = loaded_prompt(&in.loaded, "people");
        ck_assert_int_eq(wb_row_applies(&in.reader, people, "head"), school);
        ck_assert(wb_row_applies(&in.reader, people, "r1"));
        ck_assert_uint_eq(json_array_size(wb_prompt_counts(&in.reader, people)->value), school ? 2 : 1);
        ck_assert_uint_eq(ask(&in, "one-of-them")->choice_count, school ? 2 : 1);
        json_t *now = wb_value_now(&in.reader, people, json_object_get(in.values, "people"));
        ck_assert_uint_eq(json_array_size(now), school ? 2 : 1);
        json_decref(now);
    }
    answers_are(&in, "{\"kind\": \"college\", \"people\": [{\"id\": \"head\", \"who\": \"Our head\"}]}");
    ck_assert_ptr_null(wb_prompt_counts(&in.reader, loaded_prompt(&in.loaded, "people")));
    ck_assert_ptr_null(wb_value_now(&in.reader, loaded_prompt(&in.loaded, "people"), json_object_get(in.values, "people")));
    ck_assert_ptr_null(wb_value_now(&in.reader, loaded_prompt(&in.loaded, "people"), NULL));
    answered_fini(&in);
}
END_TEST

static const struct {
    const char *hidden, *prompt, *label, *choices;
} privacy[] = {
    {"w/none", "why", "Money is lowest. Is it more time? More time or {nothing here}", ""},
    {"w/goal", "why", "Money is lowest. Is it your goal? Your goal or {nothing here}", ""},
    {"w/wheel", "why", "The one you rate lowest is lowest. Is it more time? More time or {nothing here}", ""},
    {"w/top", "why", "The one you rate lowest is lowest. Is it more time? More time or {nothing here}", ""},
    {"w/wheel", "top", "Top", "time=(kept private) money=(kept private)"},
    {"w/wheel", "control", "Control", "time=(kept private) money=(kept private)"}, /* by way of top */
    {"w/top", "control", "Control", "time=(kept private) money=(kept private)"},
    {"w/people", "one-of-them", "One", "r1=(kept private)"},
    {"w/people", "more", "More", "r1=(kept private)"},
    {"w/people", "people", "People", "a-pupil=A pupil head=The head"},
    {"w/goal", "one-of-them", "One", "r1=The {aim}"}, /* typed by a person: not a word */
};

START_TEST(what_is_private_now_is_left_out_of_a_wording)
{
    struct answered in;
    char hidden[64];
    snprintf(hidden, sizeof(hidden), "%s", privacy[_i].hidden);
    answered_init(&in, book, much);
    json_t *wording = wb_asked_wording(&in.reader, loaded_prompt(&in.loaded, privacy[_i].prompt));
    const struct wb_asked *then = wb_asked_as_given(wording, hide, hidden, &in.arena);
    ck_assert_str_eq(then->label, privacy[_i].label);
    ck_assert_str_eq(choices_text(&in, then), privacy[_i].choices);
    json_decref(wording);
    answered_fini(&in);
}
END_TEST

static const char *const odd[] = {
    "null",
    "[]",
    "{}",
    "{\"type\": \"unheard-of\"}",
    "{\"type\": 3, \"label\": []}",
    "{\"type\": \"table\", \"label\": \"{a}\", \"words\": [], \"columns\": {}, \"rows\": [null, {}, {\"id\": 3}]}",
    "{\"type\": \"table\", \"columns\": [null, {\"type\": \"note\"}, {\"type\": \"line\", \"id\": 4}], \"rows\": "
    "[{\"id\": \"r\", "
    "\"cells\": 3}]}",
    "{\"type\": \"rank\", \"label\": \"{a} {b}\", \"words\": {\"a\": 3, \"b\": {\"from\": 3}}, \"choices\": [null, "
    "{\"id\": \"x\", "
    "\"from\": [3, null]}, {\"id\": {}}]}",
    "{\"type\": \"range\", \"range\": {\"start\": \"x\", \"low\": 4}}",
};

START_TEST(a_damaged_wording_is_no_danger)
{
    struct answered in;
    struct wb_error err = {0};
    answered_init(&in, book, "{}");
    json_t *wording = wb_json_read(odd[_i], strlen(odd[_i]), 1 << 20, &err);
    const struct wb_asked *then = wb_asked_as_given(wording, hide, NULL, &in.arena);
    for (int type = 0; then && type < WB_TYPE_COUNT; type++) { /* whatever value stands beside it */
        static const char *const values[] = {"\"x\"", "[\"x\", {\"id\": \"r\"}, 3]", "{\"x\": 3}", "true", "4"};
        for (int i = 0; i < ROWS(values); i++) {
            json_t *value = wb_json_read(values[i], strlen(values[i]), 1 << 20, &err);
            struct wb_str out = {0};
            wb_value_text(then, value, &out);
            wb_value_fits(then, value, &err);
            wb_str_fini(&out);
            json_decref(value);
        }
    }
    json_decref(wording);
    answered_fini(&in);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_test(tcase, a_starter_row_is_set_aside);
    tcase_add_loop_test(tcase, words_are_filled_in, 0, ROWS(filled));
    tcase_add_test(tcase, a_day_is_written_out);
    tcase_add_test(tcase, a_long_answer_is_cut_in_a_sentence);
    tcase_add_test(tcase, what_people_write_is_no_markdown);
    tcase_add_loop_test(tcase, choices_and_rows_come_from_other_answers, 0, ROWS(offered));
    tcase_add_test(tcase, a_scale_has_its_words_too);
    tcase_add_loop_test(tcase, a_wording_shows_what_was_asked, 0, ROWS(worded));
    tcase_add_loop_test(tcase, what_is_private_now_is_left_out_of_a_wording, 0, ROWS(privacy));
    tcase_add_loop_test(tcase, a_damaged_wording_is_no_danger, 0, ROWS(odd));
}

int main(void)
{
    return run_suite("workbook asked", fill);
}
