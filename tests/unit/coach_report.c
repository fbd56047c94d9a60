/* The report over a caseload: whom it counts, what it withholds, and that nobody stands in it. */
#include "coach_help.h"

static struct wb_coach *coach;

static void begin(void)
{
    make_dir();
    coach = open_caseload();
}

static void end(void)
{
    OK(wb_coach_close(coach, err));
    drop_dir();
}

/* Somebody who is so far on the scale given. */
static void add_far(int number, int far, const char *scale)
{
    char value[16];
    snprintf(value, sizeof value, "%d", far);
    const struct given given[] = {{.prompt = "where-now", .value = value, .wording = scale}};
    add_person(coach, number, given, 1);
}

/* Withheld for that reason; "": said. */
static void assert_held(const json_t *object, const char *reason)
{
    const char *held = wb_json_string(object, "withheld");
    ck_assert_ptr_nonnull(object);
    ck_assert_str_eq(held ? held : "", reason);
    if (held) {
        ck_assert_ptr_nonnull(wb_json_string(object, "why"));
        ck_assert_ptr_null(json_object_get(object, "median"));
    }
}

static void assert_far(const char *reason)
{
    json_t *report = report_json(coach);
    assert_held(cell_at(question_of(report, "where-now"), 0, 0), reason);
    json_decref(report);
}

START_TEST(four_people_are_delivery_only)
{
    for (int i = 0; i < 4; i++)
        add_far(i, 2 + i, scale_10);
    json_t *report = report_json(coach);
    assert_held(report, "few");
    ck_assert_ptr_null(json_object_get(report, "sections"));
    ck_assert_ptr_null(json_object_get(report, "quotes"));
    ck_assert_int_eq((int)wb_json_number(report, "people", 0), 4);
    json_decref(report);
}
END_TEST

static const struct {
    const char *what, *reason;
    int far[12];
} answers[] = {
    {"5 of whom 4 agree", "alike", {5, 5, 5, 5, 3}},
    {"5 who agree", "unanimous", {5, 5, 5, 5, 5}},
    {"5 at an end", "end", {9, 10, 10, 9, 10}},
    {"5 who differ", "", {2, 3, 5, 6, 7}},
    {"10 who differ", "", {2, 3, 5, 6, 7, 2, 3, 5, 6, 7}},
};

START_TEST(what_people_said)
{
    for (int i = 0; answers[_i].far[i]; i++)
        add_far(i, answers[_i].far[i], scale_10);
    assert_far(answers[_i].reason);
}
END_TEST

START_TEST(five_have_a_median_and_ten_quartiles)
{
    for (int i = 0; i < 5; i++)
        add_far(i, 2 + i, scale_10);
    json_t *report = report_json(coach);
    const json_t *cell = cell_at(question_of(report, "where-now"), 0, 0);
    ck_assert_int_eq((int)wb_json_number(cell, "people", 0), 5);
    ck_assert_double_eq(wb_json_number(cell, "median", 0), 4);
    ck_assert_ptr_null(json_object_get(cell, "lower_quartile"));
    ck_assert_ptr_null(json_object_get(cell, "counts"));
    json_decref(report);
    for (int i = 5; i < 10; i++)
        add_far(i, i - 2, scale_10);
    report = report_json(coach);
    cell = cell_at(question_of(report, "where-now"), 0, 0);
    ck_assert_double_eq(wb_json_number(cell, "lower_quartile", 0), 3.25);
    ck_assert_double_eq(wb_json_number(cell, "upper_quartile", 0), 5.75);
    ck_assert_uint_eq(json_array_size(json_object_get(cell, "counts")), 2);
    json_decref(report);
}
END_TEST

START_TEST(ten_then_eleven)
{
    for (int i = 0; i < 10; i++)
        add_far(i, 2 + i % 5, scale_10);
    log_report(coach);
    add_far(10, 8, scale_10);
    const struct wb_report_options later = {.from = {2026, 9, 1}, .to = {2026, 12, 30}};
    struct wb_error err = {0};
    struct wb_report *report = wb_report_make(coach, &later, &err);
    char *text = written(report, AS_JSON);
    json_t *tree = json_of(text);
    assert_held(cell_at(question_of(tree, "where-now"), 0, 0), "difference");
    json_decref(tree);
    free(text);
    wb_report_free(report);
    for (int i = 11; i < 15; i++)
        add_far(i, 3 + i % 5, scale_10);
    report = wb_report_make(coach, &later, &err);
    text = written(report, AS_JSON);
    tree = json_of(text);
    assert_held(cell_at(question_of(tree, "where-now"), 0, 0), "");
    json_decref(tree);
    free(text);
    wb_report_free(report);
}
END_TEST

START_TEST(a_look_is_not_remembered)
{
    for (int i = 0; i < 10; i++)
        add_far(i, 2 + i % 5, scale_10);
    assert_far("");
    add_far(10, 8, scale_10);
    assert_far("");
}
END_TEST

START_TEST(the_same_time_comes_unchanged)
{
    for (int i = 0; i < 10; i++)
        add_far(i, 2 + i % 5, scale_10);
    struct wb_report *report = report_of(coach);
    char *first = written(report, _i);
    OK(wb_report_log(coach, report, err));
    wb_report_free(report);
    for (int i = 10; i < 20; i++)
        add_far(i, 3, scale_10);
    OK(wb_coach_close(coach, err));
    coach = open_caseload();
    report = report_of(coach);
    char *again = written(report, _i);
    ck_assert_str_eq(first, again);
    free(first);
    free(again);
    wb_report_free(report);
}
END_TEST

START_TEST(other_facts_leave_the_figures)
{
    for (int i = 0; i < 10; i++)
        add_far(i, 2 + i % 5, scale_10);
    log_report(coach);
    add_far(10, 8, scale_10);
    json_t *facts = json_of("{\"sessions held\": 38}");
    const struct wb_report_options options = {.from = {2026, 9, 1}, .to = {2026, 12, 31}, .facts = facts};
    struct wb_error err = {0};
    struct wb_report *report = wb_report_make(coach, &options, &err);
    char *text = written(report, AS_JSON);
    json_t *tree = json_of(text);
    ck_assert_int_eq((int)wb_json_number(tree, "people", 0), 10);
    ck_assert_int_eq((int)wb_json_number(json_object_get(tree, "facts"), "sessions held", 0), 38);
    json_decref(tree);
    json_decref(facts);
    free(text);
    wb_report_free(report);
}
END_TEST

START_TEST(scales_are_never_pooled)
{
    for (int i = 0; i < 6; i++)
        add_far(i, 2 + i, scale_10);
    for (int i = 6; i < 12; i++)
        add_far(i, 1 + i % 4, scale_5);
    json_t *report = report_json(coach);
    const json_t *sections = json_object_get(report, "sections");
    const json_t *questions = json_object_get(json_array_get(sections, 0), "questions");
    const int ends[] = {10, 5};
    bool seen[2] = {false};
    for (size_t i = 0; i < json_array_size(questions); i++) {
        const json_t *question = json_array_get(questions, i);
        if (!wb_json_is(json_object_get(question, "id"), "where-now"))
            continue;
        int end_ = (int)wb_json_number(json_object_get(question, "scale"), "end", 0);
        for (int j = 0; j < 2; j++)
            seen[j] = seen[j] || end_ == ends[j];
        ck_assert_int_eq((int)wb_json_number(cell_at(question, 0, 0), "people", 0), 6);
    }
    ck_assert(seen[0] && seen[1]);
    json_decref(report);
}
END_TEST

START_TEST(only_what_is_shared_for_it_and_each_once)
{
    for (int i = 0; i < 5; i++)
        add_far(i, 2 + i, scale_10);
    const struct given kept[] = {{.prompt = "where-now", .value = "9", .wording = scale_10, .sharing = "coach"}};
    add_person(coach, 5, kept, 1);
    add_export(coach,
               &(struct export){.person = "an-older-and-a-newer", .name = "Two", .at = "2027-02-01T00:00:00+00:00"});
    json_t *report = report_json(coach);
    const json_t *cell = cell_at(question_of(report, "where-now"), 0, 0);
    ck_assert_int_eq((int)wb_json_number(cell, "people", 0), 5);
    ck_assert_double_eq(wb_json_number(cell, "median", 0), 4);
    ck_assert_int_eq((int)wb_json_number(report, "people", 0), 6); /* the seventh lies outside of the time */
    json_decref(report);
}
END_TEST

START_TEST(the_newest_export_counts)
{
    const struct given low[] = {{.prompt = "where-now", .value = "0", .wording = scale_10}};
    const struct given high[] = {{.prompt = "where-now", .value = "8", .wording = scale_10}};
    for (int i = 0; i < 6; i++)
        add_far(i, 2 + i, scale_10);
    struct export one = {.person = "the-same-person-twice", .name = "One", .revision = 7, .given = high, .count = 1};
    add_export(coach, &one);
    one.revision = 3;
    one.given = low;
    ck_assert_int_eq(add_export(coach, &one).what, WB_ADDED_OLDER);
    json_t *report = report_json(coach);
    const json_t *cell = cell_at(question_of(report, "where-now"), 0, 0);
    ck_assert_int_eq((int)wb_json_number(cell, "people", 0), 7);
    ck_assert_double_eq(wb_json_number(cell, "median", 0), 5);
    json_decref(report);
}
END_TEST

/* First and latest are those of the people who gave both. */
START_TEST(over_time)
{
    static const char *const values[] = {"1", "2", "3", "4", "5", "6", "7", "8"};
    for (int i = 0; i < 8; i++) {
        const struct given given[] = {
            {.prompt = "gap-2.where-now-again", .value = values[7 - i], .wording = scale_10},
            {.prompt = "where-now", .value = values[i], .wording = scale_10},
        };
        add_person(coach, i, given + (i < 2), 2 - (i < 2)); /* two gave the first alone */
    }
    json_t *report = report_json(coach);
    const json_t *question = question_of(report, "where-now");
    const json_t *first = cell_at(question, 0, 0), *latest = cell_at(question, 0, 1);
    ck_assert(wb_json_is(json_object_get(first, "moment"), "first"));
    ck_assert(wb_json_is(json_object_get(latest, "moment"), "latest"));
    ck_assert_int_eq((int)wb_json_number(first, "people", 0), 6);
    ck_assert_int_eq((int)wb_json_number(latest, "people", 0), 6);
    ck_assert_double_eq(wb_json_number(first, "median", 0), 5.5);
    ck_assert_double_eq(wb_json_number(latest, "median", 0), 3.5);
    json_decref(report);
}
END_TEST

static void add_divided(int number, int far, const char *setting)
{
    char value[16];
    snprintf(value, sizeof value, "%d", far);
    const struct given given[] = {
        {.prompt = "where-now", .value = value, .wording = scale_10},
        {.prompt = "setting", .value = setting, .wording = settings_asked},
    };
    add_person(coach, number, given, 2);
}

/* How many of the parts are said. */
static size_t count_parts(void)
{
    json_t *report = report_json(coach);
    const json_t *row = json_array_get(json_object_get(question_of(report, "where-now"), "rows"), 0);
    const json_t *parts = json_object_get(json_array_get(json_object_get(row, "divided"), 0), "parts");
    size_t said = 0;
    for (size_t i = 0; i < json_array_size(parts); i++) {
        const json_t *cell = json_array_get(json_object_get(json_array_get(parts, i), "cells"), 0);
        said += cell && !json_object_get(cell, "counts");
    }
    json_decref(report);
    return said;
}

static const struct {
    const char *what;
    int schools, colleges, specials;
    size_t said;
} parts[] = {
    {"two halves", 6, 6, 0, 2},
    {"a breakdown leaving one", 6, 6, 1, 1},
    {"one part and four others", 8, 4, 0, 0},
    {"three parts", 5, 6, 7, 3},
};

START_TEST(divided)
{
    int number = 0;
    for (int i = 0; i < parts[_i].schools; i++)
        add_divided(number++, 2 + i, "\"school\"");
    for (int i = 0; i < parts[_i].colleges; i++)
        add_divided(number++, 3 + i, "\"college\"");
    for (int i = 0; i < parts[_i].specials; i++)
        add_divided(number++, 1 + i, "\"special\"");
    size_t said = count_parts();
    ck_assert_msg(said == parts[_i].said, "%s: %zu", parts[_i].what, said);
}
END_TEST

START_TEST(a_rare_answer_is_not_counted_alone)
{
    for (int i = 0; i < 12; i++)
        add_divided(i, 2 + i % 6, i < 6 ? "\"school\"" : i < 11 ? "\"college\"" : "\"special\"");
    json_t *report = report_json(coach);
    const json_t *cell = cell_at(question_of(report, "setting"), 0, 0), *counts = json_object_get(cell, "counts");
    ck_assert_uint_eq(json_array_size(counts), 1);
    ck_assert(wb_json_is(json_object_get(json_array_get(counts, 0), "id"), "school"));
    ck_assert_int_eq((int)wb_json_number(cell, "others_together", 0), 6);
    json_decref(report);
}
END_TEST

START_TEST(what_became_of_commitments)
{
    static const char asked[] = "{\"type\":\"commitments_review\",\"label\":\"What became of each?\"}";
    static const char *const values[] = {
        "[{\"of\":\"b/p/c1\",\"outcome\":\"done\"},{\"of\":\"b/p/c2\",\"outcome\":\"partly\"}]",
        "[{\"of\":\"b/p/c1\",\"outcome\":\"done\"},{\"of\":\"b/p/c2\",\"outcome\":\"done\"}]",
        "[{\"of\":\"b/p/c1\",\"outcome\":\"partly\"}]",
    };
    for (int i = 0; i < 15; i++) {
        const struct given given[] = {{.prompt = "gap-1.how-it-went", .value = values[i % 3], .wording = asked}};
        add_person(coach, i, given, 1);
    }
    json_t *report = report_json(coach);
    const json_t *cell = cell_at(question_of(report, "kept"), 0, 0), *counts = json_object_get(cell, "counts");
    ck_assert_int_eq((int)wb_json_number(cell, "people", 0), 15);
    ck_assert_double_eq(wb_json_number(cell, "median", 0), 1);
    ck_assert_uint_eq(json_array_size(counts), 2);
    ck_assert_int_eq((int)wb_json_number(json_array_get(counts, 0), "people", 0), 10);
    ck_assert_int_eq((int)wb_json_number(json_array_get(counts, 0), "commitments", 0), 15);
    json_decref(report);
}
END_TEST

/* That fourteen of fifteen have kept something says of the other that they have not. */
START_TEST(all_but_a_few_have_kept_something)
{
    static const char asked[] = "{\"type\":\"commitments_review\",\"label\":\"What became of each?\"}";
    static const char both[] =
        "[{\"of\":\"b/p/c1\",\"outcome\":\"done\"},{\"of\":\"b/p/c2\",\"outcome\":\"partly\"}]";
    static const char one[] = "[{\"of\":\"b/p/c1\",\"outcome\":\"done\"}]";
    static const char none[] = "[{\"of\":\"b/p/c1\",\"outcome\":\"changed\"}]";
    for (int i = 0; i < 15; i++) {
        const char *value = i < _i ? none : i < 8 ? both : one;
        const struct given given[] = {{.prompt = "gap-1.how-it-went", .value = value, .wording = asked}};
        add_person(coach, i, given, 1);
    }
    json_t *report = report_json(coach);
    const json_t *counts = json_object_get(cell_at(question_of(report, "kept"), 0, 0), "counts");
    for (size_t i = 0; i < json_array_size(counts); i++)
        ck_assert_msg(_i >= 5 || !wb_json_is(json_object_get(json_array_get(counts, i), "id"), "done"), "%d", _i);
    json_decref(report);
}
END_TEST

/* ------------------------------------------------------------------ reports compared */

static struct wb_instant instant_of(int month)
{
    struct wb_instant at = {0, 0};
    char text[32];
    snprintf(text, sizeof text, "2026-%02d-03T12:00:00+00:00", month);
    ck_assert(wb_instant_read(text, &at));
    return at;
}

/* Somebody's export of that month, which is also its revision. */
static void add_far_in(int month, int number, int far)
{
    char value[16], person[17], name[32], at[WB_INSTANT_SIZE];
    snprintf(value, sizeof value, "%d", far);
    snprintf(person, sizeof person, "%016d", number * 7919);
    snprintf(name, sizeof name, "Somebody %d", number);
    const struct given given[] = {{.prompt = "where-now", .value = value, .wording = scale_10}};
    add_export(coach, &(struct export){.person = person, .name = name, .given = given, .count = 1, .revision = month,
                                       .at = wb_instant_write(instant_of(month), at)});
}

/* Of the months `from` to `to`, written to a file; why the figure is withheld, "": it is not. */
static const char *report_months(int from, int to)
{
    const struct wb_report_options options = {.from = {2026, from, 1}, .to = {2026, to, 28}};
    static const char *const reasons[] = {"", "few", "difference"};
    struct wb_error why = {0};
    struct wb_report *report = wb_report_make(coach, &options, &why);
    ck_assert_ptr_nonnull(report);
    char *text = written(report, AS_JSON);
    json_t *tree = json_of(text);
    const char *held = wb_json_string(cell_at(question_of(tree, "where-now"), 0, 0), "withheld");
    const char *found = held ? "another" : "";
    for (int i = 0; held && i < ROWS(reasons); i++)
        if (wb_same(held, reasons[i]))
            found = reasons[i];
    OK(wb_report_log(coach, report, err));
    json_decref(tree);
    free(text);
    wb_report_free(report);
    return found;
}

/* The same twelve people, of whom some have given something else since. */
static const struct {
    int changed;
    const char *reason;
} since[] = {{0, ""}, {1, "difference"}, {4, "difference"}, {5, ""}, {12, ""}};

START_TEST(answers_that_changed_since)
{
    for (int i = 0; i < 12; i++)
        add_far_in(1, i, 2 + i % 6);
    ck_assert_str_eq(report_months(1, 3), "");
    for (int i = 0; i < 12; i++)
        add_far_in(4, i, 2 + i % 6 + (i < since[_i].changed));
    ck_assert_str_eq(report_months(4, 6), since[_i].reason);
}
END_TEST

/* Of a half year, two quarters hold all but some: what both say, taken from the whole, would be said of these. */
static const struct {
    int between; /* people of no quarter that is reported */
    const char *reason;
} halves[] = {{0, ""}, {1, "difference"}, {4, "difference"}, {5, ""}};

START_TEST(quarters_taken_from_a_half_year)
{
    for (int i = 0; i < 10; i++)
        add_far_in(1, i, 2 + i % 6);
    for (int i = 10; i < 20; i++)
        add_far_in(5, i, 2 + i % 6);
    for (int i = 20; i < 20 + halves[_i].between; i++)
        add_far_in(3, i, 2 + i % 6);
    ck_assert_str_eq(report_months(1, 2), "");
    ck_assert_str_eq(report_months(1, 6), "");
    ck_assert_str_eq(report_months(4, 6), halves[_i].reason);
}
END_TEST

/* Two reports that share a few, and a third of all of them. */
START_TEST(reports_that_overlap)
{
    for (int i = 0; i < 10; i++)
        add_far_in(1, i, 2 + i % 6);
    for (int i = 10 - _i; i < 20; i++)
        add_far_in(5, i, 2 + i % 6);
    ck_assert_str_eq(report_months(1, 2), "");
    ck_assert_str_eq(report_months(4, 6), "");
    ck_assert_str_eq(report_months(1, 6), _i > 0 && _i < 5 ? "difference" : "");
}
END_TEST

/* ------------------------------------------------------------------ words */

static void add_words(int number, const char *text, bool quote, const char *sharing)
{
    json_t *value = json_string(text);
    ck_assert_ptr_nonnull(value);
    char *json = wb_json_text(value);
    const struct given given[] = {
        {.prompt = "in-my-words", .value = json, .wording = words_asked, .sharing = sharing, .quote = quote}};
    add_person(coach, number, given, 1);
    free(json);
    json_decref(value);
}

static json_t *quotes_of(json_t *report)
{
    return json_object_get(report, "quotes");
}

START_TEST(quotes_need_consent_and_hold_no_name)
{
    char lengthy[700];
    memset(lengthy, 'x', sizeof lengthy - 1);
    lengthy[sizeof lengthy - 1] = '\0';
    add_words(0, "It gave me time to think.", true, "coach");
    add_words(1, "No consent for this.", false, "report");
    add_words(2, "Thanks to Person\xC3\x81 of the next school.", true, "report"); /* the name of number 0 */
    add_words(3, "  I found a way in.  ", true, "report");
    add_words(4, lengthy, true, "report");
    json_t *report = report_json(coach);
    const json_t *quotes = quotes_of(report);
    ck_assert_uint_eq(json_array_size(quotes), 2);
    char before[WB_DIGEST_HEX] = "", digest[WB_DIGEST_HEX];
    for (size_t i = 0; i < 2; i++) {
        const char *text = json_string_value(json_array_get(quotes, i));
        ck_assert(wb_same(text, "It gave me time to think.") || wb_same(text, "I found a way in."));
        wb_digest_hex(text, strlen(text), digest);
        ck_assert_str_gt(digest, before);
        strcpy(before, digest);
    }
    ck_assert_uint_eq(json_array_size(json_object_get(report, "quotes_withheld")), 2);
    json_decref(report);
}
END_TEST

/* Whoever had another name in an earlier export is known by it all the same. */
START_TEST(names_of_before_are_names)
{
    const struct given said = {"in-my-words", "\"I found a way in.\"", words_asked, "report", true};
    add_words(1, "Rosalind helped me to ask.", true, "report");
    for (int i = 2; i < 6; i++)
        add_words(i, "It gave me time to think.", true, "report");
    add_export(coach,
               &(struct export){.person = "somebody-renamed", .name = "Rosalind West", .given = &said, .count = 1});
    add_export(coach, &(struct export){
                          .person = "somebody-renamed", .name = "R. W.", .revision = 9, .given = &said, .count = 1});
    json_t *report = report_json(coach);
    ck_assert_uint_eq(json_array_size(quotes_of(report)), 2);
    for (size_t i = 0; i < 2; i++)
        ck_assert_ptr_null(strstr(json_string_value(json_array_get(quotes_of(report), i)), "Rosalind"));
    ck_assert_uint_eq(json_array_size(json_object_get(report, "quotes_withheld")), 1);
    json_decref(report);
}
END_TEST

START_TEST(quotes_of_a_few_more_are_withheld)
{
    static const char *const words[] = {"I found time.",          "My head listens now.", "Less inbox, more thought.",
                                        "Employers called back.", "It was worth it.",     "We began small."};
    for (int i = 0; i < 5; i++)
        add_words(i, words[i], true, "report");
    log_report(coach);
    add_words(5, words[5], true, "report");
    const struct wb_report_options later = {.from = {2026, 9, 1}, .to = {2026, 12, 30}};
    struct wb_error err = {0};
    struct wb_report *report = wb_report_make(coach, &later, &err);
    char *text = written(report, AS_JSON);
    json_t *tree = json_of(text);
    ck_assert_uint_eq(json_array_size(quotes_of(tree)), 0);
    assert_held(json_array_get(json_object_get(tree, "quotes_withheld"), 0), "difference");
    json_decref(tree);
    free(text);
    wb_report_free(report);
}
END_TEST

/* Whoever said nothing is among those who could have said it: words of the one newcomer would be known as theirs. */
START_TEST(words_of_one_newcomer_are_withheld)
{
    for (int i = 0; i < 5; i++)
        add_far(i, 2 + i, scale_10);
    log_report(coach);
    add_words(5, "I found time.", true, "report");
    const struct wb_report_options later = {.from = {2026, 9, 1}, .to = {2026, 12, 30}};
    struct wb_error err = {0};
    struct wb_report *report = wb_report_make(coach, &later, &err);
    char *text = written(report, AS_JSON);
    ck_assert_ptr_null(strstr(text, "I found time."));
    free(text);
    wb_report_free(report);
}
END_TEST

/* Each box of a person counts, the first too. */
START_TEST(all_boxes_count)
{
    static const char asked[] = "{\"type\":\"select_multiple\",\"label\":\"Which?\",\"choices\":["
                                "{\"id\":\"a\",\"label\":\"A\"},{\"id\":\"b\",\"label\":\"B\"}]}";
    for (int i = 0; i < 12; i++)
        add_person(coach, i, &(struct given){.prompt = "which", .value = i < 6 ? "[\"b\", \"a\"]" : "[]", .wording = asked}, 1);
    json_t *report = report_json(coach);
    const json_t *counts = json_object_get(cell_at(question_of(report, "before-the-workshop/which"), 0, 0), "counts");
    ck_assert_uint_eq(json_array_size(counts), 2);
    for (size_t i = 0; i < 2; i++)
        ck_assert_int_eq((int)wb_json_number(json_array_get(counts, i), "people", 0), 6);
    json_decref(report);
}
END_TEST

/* ------------------------------------------------------------------ the whole */

static void add_all_of(int number)
{
    char far[16], words[64];
    snprintf(far, sizeof far, "%d", number * 7 % 9);
    snprintf(words, sizeof words, "\"Words of number %d.\"", number * 7 % 9);
    const struct given given[] = {
        {.prompt = "where-now", .value = far, .wording = scale_10},
        {.prompt = "setting", .value = number % 2 ? "\"school\"" : "\"college\"", .wording = settings_asked},
        {.prompt = "in-my-words", .value = words, .wording = words_asked, .quote = true},
    };
    add_person(coach, number, given, 3);
}

static bool stands_in(const char *file, const char *text)
{
    struct wb_str bytes = {0};
    OK(wb_file_read(in_dir(file), SIZE_MAX, &bytes, err));
    bool found = memmem(bytes.data, bytes.len, text, strlen(text)) != NULL;
    wb_str_fini(&bytes);
    return found;
}

/* A report that was written comes again, without the words of who was forgotten since; those that another gave, too, are
 * that one's. */
START_TEST(forgotten_words_leave_reports)
{
    static const char *const words[] = {"Only mine, \"quite\"", "Ours", " Ours ", "Four", "Five", "Six"};
    for (int i = 0; i < ROWS(words); i++)
        add_words(i, words[i], true, "coach");
    log_report(coach);
    json_t *report = report_json(coach);
    ck_assert_uint_eq(json_array_size(quotes_of(report)), 5);
    json_decref(report);
    for (int i = 0; i < 2; i++) {
        char seed[16], person[WB_DIGEST_HEX];
        snprintf(seed, sizeof seed, "%d", i);
        wb_digest_hex(seed, strlen(seed), person);
        person[32] = '\0';
        OK(wb_coach_erase(coach, person, err));
    }
    report = report_json(coach);
    ck_assert_uint_eq(json_array_size(quotes_of(report)), 4);
    ck_assert_int_eq((int)wb_json_number(report, "people", 0), ROWS(words));
    json_decref(report);
    ck_assert(stands_in("data/coach.db", "Ours") && !stands_in("data/coach.db", "Only mine"));
}
END_TEST

START_TEST(another_order_gives_the_same_bytes)
{
    for (int i = 0; i < 14; i++)
        add_all_of(i);
    struct wb_report *report = report_of(coach);
    char *first = written(report, _i);
    wb_report_free(report);
    end();
    begin();
    for (int i = 0; i < 14; i++)
        add_all_of(i * 5 % 14);
    report = report_of(coach);
    char *shuffled = written(report, _i);
    ck_assert_str_eq(first, shuffled);
    wb_report_free(report);
    free(first);
    free(shuffled);
}
END_TEST

START_TEST(nobody_stands_in_it)
{
    char digest[WB_DIGEST_HEX], name[32];
    for (int i = 0; i < 14; i++)
        add_all_of(i);
    struct wb_report *report = report_of(coach);
    char *text = written(report, _i);
    for (int i = 0; i < 14; i++) {
        char seed[16];
        snprintf(seed, sizeof seed, "%d", i);
        wb_digest_hex(seed, strlen(seed), digest);
        digest[12] = '\0';
        snprintf(name, sizeof name, "Person%c", 'a' + i);
        ck_assert_ptr_null(strstr(text, digest));
        ck_assert_ptr_null(strstr(text, name));
    }
    ck_assert_ptr_null(strstr(text, "in.json"));
    ck_assert_ptr_null(strstr(text, "2026-11-03"));
    ck_assert_ptr_null(strstr(text, "As it was asked"));
    wb_report_free(report);
    free(text);
}
END_TEST

START_TEST(hostile_wording_stays_inert)
{
    static const char hostile[] =
        "{\"type\":\"range\",\"label\":\"=HYPERLINK(1) <script>x</script> # [a](b) \\u001b[31m\","
        "\"range\":{\"start\":0,\"end\":10,\"step\":1,\"low\":\"<img src=x onerror=y>\"}}";
    char value[8];
    for (int i = 0; i < 6; i++) {
        snprintf(value, sizeof value, "%d", 2 + i);
        const struct given given[] = {{.prompt = "a-question", .value = value, .wording = hostile}};
        add_person(coach, i, given, 1);
    }
    struct wb_report *report = report_of(coach);
    char *text = written(report, _i);
    ck_assert_ptr_nonnull(strstr(text, "HYPERLINK"));
    ck_assert_ptr_null(strchr(text, '\033'));
    ck_assert(_i == AS_JSON || _i == AS_CSV || !strstr(text, "<script>x"));
    ck_assert(_i != AS_CSV || strstr(text, "\"'=HYPERLINK"));
    wb_report_free(report);
    free(text);
}
END_TEST

/* A forged value or scale is no figure. */
static const struct {
    const char *value, *wording;
} forged[] = {
    {"99", "{\"type\":\"range\",\"label\":\"x\",\"range\":{\"start\":0,\"end\":10,\"step\":1}}"},
    {"\"seven\"", "{\"type\":\"range\",\"label\":\"x\",\"range\":{\"start\":0,\"end\":10,\"step\":1}}"},
    {"[1]", "{\"type\":\"range\",\"label\":\"x\",\"range\":{\"start\":0,\"end\":10,\"step\":1}}"},
    {"7", "{\"type\":\"no-such-type\",\"label\":\"x\"}"},
    {"{\"of\":1}", "{\"type\":\"commitments_review\",\"label\":\"x\"}"},
    {"null", "{\"type\":\"ratings\",\"label\":\"x\",\"choices\":[{\"id\":\"a\",\"label\":\"A\"}]}"},
};

START_TEST(forged_answers)
{
    const struct given given[] = {{.prompt = "where-now", .value = forged[_i].value, .wording = forged[_i].wording}};
    for (int i = 0; i < 6; i++)
        add_person(coach, i, given, 1);
    json_t *report = report_json(coach);
    const json_t *question = question_of(report, "where-now");
    ck_assert(!json_object_get(cell_at(question, 0, 0), "median"));
    json_decref(report);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, four_people_are_delivery_only);
    tcase_add_loop_test(tcase, what_people_said, 0, ROWS(answers));
    tcase_add_test(tcase, five_have_a_median_and_ten_quartiles);
    tcase_add_test(tcase, ten_then_eleven);
    tcase_add_test(tcase, a_look_is_not_remembered);
    tcase_add_loop_test(tcase, the_same_time_comes_unchanged, 0, 4);
    tcase_add_test(tcase, other_facts_leave_the_figures);
    tcase_add_test(tcase, scales_are_never_pooled);
    tcase_add_test(tcase, only_what_is_shared_for_it_and_each_once);
    tcase_add_test(tcase, the_newest_export_counts);
    tcase_add_test(tcase, over_time);
    tcase_add_loop_test(tcase, divided, 0, ROWS(parts));
    tcase_add_test(tcase, a_rare_answer_is_not_counted_alone);
    tcase_add_test(tcase, what_became_of_commitments);
    tcase_add_loop_test(tcase, all_but_a_few_have_kept_something, 1, 7);
    tcase_add_loop_test(tcase, answers_that_changed_since, 0, ROWS(since));
    tcase_add_loop_test(tcase, quarters_taken_from_a_half_year, 0, ROWS(halves));
    tcase_add_loop_test(tcase, reports_that_overlap, 0, 6);
    tcase_add_test(tcase, quotes_need_consent_and_hold_no_name);
    tcase_add_test(tcase, names_of_before_are_names);
    tcase_add_test(tcase, quotes_of_a_few_more_are_withheld);
    tcase_add_test(tcase, words_of_one_newcomer_are_withheld);
    tcase_add_test(tcase, all_boxes_count);
    tcase_add_test(tcase, forgotten_words_leave_reports);
    tcase_add_loop_test(tcase, another_order_gives_the_same_bytes, 0, 4);
    tcase_add_loop_test(tcase, nobody_stands_in_it, 0, 4);
    tcase_add_loop_test(tcase, hostile_wording_stays_inert, 0, 4);
    tcase_add_loop_test(tcase, forged_answers, 0, ROWS(forged));
}

int main(void)
{
    return run_suite("coach_report", fill);
}
