/* What each type accepts, keeps and says: typed lines, values from elsewhere, words for people. */
#include "workbook_help.h"

#include <locale.h>

static const char book[] =
    HEAD PROMPT("{id: text, type: text, label: Text, length: 5}") PROMPT("{id: line, type: line, label: Line}") PROMPT(
        "{id: integer, type: integer, label: I, min: 0, max: 40}") PROMPT("{id: decimal, type: decimal, label: D}")
        PROMPT("{id: range, type: range, label: R, range: {start: -2, end: 2, step: 0.5}}")
            PROMPT("{id: date, type: date, label: D}")
                PROMPT("{id: one, type: select_one, label: O, choices: [Red wine, Red, Blue, {id: '7', label: Seven}], "
                       "or_other: true}") PROMPT("{id: many, type: select_multiple, label: M, choices: [Red, Blue, "
                                                 "Green grass, {id: none, label: None, alone: true}], "
                                                 "or_other: true, min: 1, max: 2}")
                    PROMPT("{id: rank, type: rank, label: R, choices: [Red, Blue, Green], top: 2}") PROMPT(
                        "{id: ratings, type: ratings, label: R, items: [Time, Money], range: {start: 1, end: 5}}")
                        PROMPT("{id: table, type: table, label: T, columns: [Who, {id: n, label: How often, type: "
                               "integer, max: 9}], max_rows: 2}") PROMPT("{id: box, type: check, label: B}")
                            PROMPT("{id: boxes, type: check, label: B, choices: [A, B]}")
                                PROMPT("{id: commitment, type: commitment, label: C}")
                                    PROMPT("{id: review, type: commitments_review, label: V}")
                                        PROMPT("{id: letter, type: letter, label: L, opens_with: s}")
                                            PROMPT("{id: note, type: note, label: N}");

static const struct {
    const char *prompt, *typed, *value; /* NULL: refused */
} typed[] = {
    {"text", "two\nlines", "\"two\\nlines\""},
    {"integer", "7", "7"},
    {"integer", " +7 ", "7"},
    {"integer", "07", "7"},
    {"integer", "7.0", "7"},
    {"integer", "7.5", NULL},
    {"integer", "41", NULL},
    {"integer", "-1", NULL},
    {"integer", "", NULL},
    {"integer", "seven", NULL},
    {"integer", "0x10", NULL},
    {"integer", "1e3", NULL},
    {"integer", "99999999999999999999999", NULL},
    {"decimal", "2.5", "2.5"},
    {"decimal", "2,5", "2.5"},
    {"decimal",
     "\xE2\x88\x92"
     "2.5",
     "-2.5"},
    {"decimal", "1.2.3", NULL},
    {"decimal", ".", NULL},
    {"decimal", ".5", "0.5"},
    {"decimal", "nan", NULL},
    {"decimal", "inf", NULL},
    {"range", "-1.5", "-1.5"},
    {"range", "2", "2"},
    {"range", "0.3", NULL},
    {"range", "3", NULL},
    {"date", "2026-12-03", "\"2026-12-03\""},
    {"date", "3 dec", "\"2026-12-03\""},
    {"date", "31/2", NULL},
    {"date", "end of term", NULL},
    {"one", "2", "\"red\""},
    {"one", "red", "\"red\""},
    {"one", "Red W", "\"red-wine\""},
    {"one", "7", "\"7\""}, /* an id before a place in the list */
    {"one", "seven", "\"7\""},
    {"one", "5", NULL},
    {"one", "0", NULL},
    {"one", "", NULL},
    {"one", "other:  ", NULL},
    {"one", "other:  my own ", "{\"other\":\"my own\"}"},
    {"many", "1 3", "[\"red\",\"green-grass\"]"},
    {"many", "1, 2", "[\"red\",\"blue\"]"},
    {"many", "2 2 2", "[\"blue\"]"},
    {"many", "Green grass", "[\"green-grass\"]"},
    {"many", "1 other: time for it", "[\"red\",{\"other\":\"time for it\"}]"},
    {"many", "none", "[\"none\"]"},
    {"many", "1 none", NULL},
    {"many", "1 other:", NULL},
    {"many", " , ;", NULL},
    {"many", "", NULL},
    {"many", "1 9", NULL},
    {"rank", "3 1", "[\"green\",\"red\"]"},
    {"rank", "blue red", "[\"blue\",\"red\"]"},
    {"rank", "3 x", NULL},
    {"rank", " ", NULL},
    {"box", "yes", "true"},
    {"box", "N", "false"},
    {"box", "perhaps", NULL},
    {"boxes", ",", NULL},
    {"boxes", "1 2", "[\"a\",\"b\"]"},
    {"letter", "Dear me", "\"Dear me\""},
};

START_TEST(a_typed_line_becomes_a_value)
{
    struct answered in;
    struct wb_error why = {0};
    json_t *value = NULL;
    answered_init(&in, book, "{}");
    const struct wb_asked *asked = ask(&in, typed[_i].prompt);
    bool good = wb_type_of(asked)->parse(asked, typed[_i].typed, (struct wb_day){2026, 11, 3}, &value, &why);
    ck_assert_msg(good == (typed[_i].value != NULL), "%s: %s", typed[_i].typed, why.text);
    if (good) {
        char *text = wb_json_text(value);
        ck_assert_str_eq(text, typed[_i].value);
        ck_assert_msg(wb_value_fits(asked, value, &why), "%s does not fit: %s", text, why.text);
        free(text);
    } else {
        ck_assert_ptr_null(value);
        ck_assert_uint_gt(strlen(why.text), 5);
    }
    json_decref(value);
    answered_fini(&in);
}
END_TEST

/* What a number lacks is said: how large it may be, where it is one. */
static const struct {
    const char *prompt, *typed, *says;
} refused[] = {
    {"decimal", "99999999999999999999", "A number of at most 15 digits, please."},
    {"decimal", "-1234567890123456.5", "A number of at most 15 digits, please."},
    {"decimal", "0.12345678901234567890123456789012345678901234567890", "A number of at most 15 digits, please."},
    {"decimal", "ten", "A number, please."},
    {"decimal", "1.", "A number, please."},
    {"decimal", "-", "A number, please."},
    {"integer", "99999999999999999999", "A whole number from 0 to 40, please."},
    {"one", "other:", "Your own words are missing: write them after \"other:\"."},
    {"many", ",", "Give their numbers, 1 to 4."},
};

START_TEST(what_is_refused_says_what_is_wanted)
{
    struct answered in;
    struct wb_error why = {0};
    json_t *value = NULL;
    answered_init(&in, book, "{}");
    const struct wb_asked *asked = ask(&in, refused[_i].prompt);
    ck_assert(!wb_type_of(asked)->parse(asked, refused[_i].typed, (struct wb_day){2026, 11, 3}, &value, &why));
    ck_assert_str_eq(why.text, refused[_i].says);
    ck_assert_ptr_null(value);
    answered_fini(&in);
}
END_TEST

/* What is kept as it was typed, because it does not read as a number or a day yet. */
static const struct {
    const char *prompt, *value, *says;
} half_typed[] = {
    {"integer", "\"4x\"", "A whole number from 0 to 40, please."},
    {"decimal", "\"about\"", "A number, please."},
    {"integer", "7", ""},
    {"integer", "[1]", "This was given to another kind of question."},
};

START_TEST(what_is_half_typed_says_what_it_lacks)
{
    struct answered in;
    struct wb_error why = {0};
    answered_init(&in, book, "{}");
    json_t *value = json_loads(half_typed[_i].value, JSON_DECODE_ANY, NULL);
    const struct wb_asked *asked = ask(&in, half_typed[_i].prompt);
    bool fits = wb_value_fits_as_typed(asked, value, (struct wb_day){2026, 11, 3}, &why);
    ck_assert_int_eq(fits, !*half_typed[_i].says);
    ck_assert_str_eq(why.text, half_typed[_i].says);
    json_decref(value);
    answered_fini(&in);
}
END_TEST

static const struct {
    const char *prompt, *value;
    bool fits, empty;
    const char *text; /* NULL: not compared */
} values[] = {
    {"text", "\"x\"", true, false, "x"},
    {"text", "\" \"", true, true, " "},
    {"text", "3", false, true, "3"},
    {"integer", "3", true, false, "3"},
    {"integer", "3.0", true, false, "3"},
    {"integer", "3.5", false, false, "3.5"},
    {"integer", "\"abc\"", false, true, "abc"}, /* what an earlier question of another type left */
    {"integer", "41", false, false, "41"},
    {"decimal", "-0.25", true, false, "-0.25"},
    {"decimal", "100000", true, false, "100000"},
    {"range", "2.5", false, false, "2.5"},
    {"date", "\"2026-12-03\"", true, false, "Thursday 3 December 2026"},
    {"date", "\"2026-13-03\"", false, false, "2026-13-03"},
    {"one", "\"red\"", true, false, "Red"},
    {"one", "\"gone\"", false, false, "gone"},
    {"one", "{\"other\": \"mine\"}", true, false, "mine"},
    {"one", "{\"other\": \"\"}", true, true, ""},
    {"one", "{\"more\": \"x\"}", false, true, ""},
    {"one", "[\"red\"]", false, true, "[\"red\"]"},
    {"many", "[\"red\", {\"other\": \"x\"}]", true, false, "Red; x"},
    {"many", "[\"red\", \"red\"]", false, false, NULL},
    {"many", "[3]", false, false, ""},
    {"many", "[]", true, true, ""},
    {"rank", "[\"blue\", \"red\"]", true, false, "1. Blue\n2. Red\n"},
    {"ratings", "{\"money\": 3, \"time\": null}", true, false, "Time: not applicable\nMoney: 3\n"},
    {"ratings", "{\"money\": 6}", false, false, "Money: 6\n"},
    {"ratings", "{\"gone\": 3}", false, false, "gone: 3\n"},
    {"ratings", "{}", true, true, ""},
    {"table", "[{\"id\": \"r1\", \"who\": \"Head\", \"n\": 2}]", true, false, "Who: Head; How often: 2\n"},
    {"table", "[{\"id\": \"r1\", \"n\": \"two\"}]", false, false, NULL},
    {"table", "[{\"id\": \"r1\", \"gone\": \"x\"}]", true, false, "\n"},
    {"table", "[{\"id\": \"r1\"}, {\"id\": \"r1\"}]", false, false, NULL},
    {"table", "[{\"who\": \"x\"}]", false, false, NULL},
    {"table", "[3]", false, false, "\n"},
    {"box", "true", true, false, "Yes"},
    {"box", "false", true, true, "No"},
    {"box", "[\"a\"]", false, false, NULL},
    {"boxes", "[\"a\"]", true, false, "A"},
    {"boxes", "true", false, false, "Yes"},
    {"commitment", "[{\"id\": \"c1\", \"action\": \"Ask\", \"by\": \"2026-12-03\", \"confidence\": 7}]", true, false,
     "Ask; By when: Thursday 3 December 2026; How sure I am that I will do it: 7\n"},
    {"commitment", "[{\"id\": \"c1\", \"confidence\": 11}]", false, false, NULL},
    {"review", "[{\"of\": \"w/c/c1\", \"outcome\": \"partly\", \"learned\": \"much\"}]", true, false,
     "w/c/c1 - What became of it: Partly; What I learned: much\n"},
    {"review", "[{\"of\": \"w/c/c1\", \"outcome\": \"eaten\"}]", false, false, NULL},
    {"letter", "\"Dear me\"", true, false, "Dear me"},
    {"note", "\"x\"", false, true, "x"},
};

START_TEST(a_value_fits_or_not_and_has_words)
{
    struct answered in;
    struct wb_error why = {0};
    struct wb_str text = {0};
    answered_init(&in, book, "{}");
    const struct wb_asked *asked = ask(&in, values[_i].prompt);
    json_t *value = wb_json_read(values[_i].value, strlen(values[_i].value), 1 << 20, &why);
    ck_assert_msg(value != NULL, "%s", why.text);
    ck_assert_msg(wb_value_fits(asked, value, &why) == values[_i].fits, "%s: %s", values[_i].value, why.text);
    ck_assert_int_eq(wb_value_empty(asked->field->type, value), values[_i].empty);
    wb_value_text(asked, value, &text);
    if (values[_i].text) {
        ck_assert_str_eq(wb_str_text(&text), values[_i].text);
    }
    wb_str_fini(&text);
    json_decref(value);
    answered_fini(&in);
}
END_TEST

static const struct {
    const char *prompt, *value, *advice; /* NULL: none */
} advised[] = {
    {"text", "\"12345\"", NULL},
    {"text", "\"123456\"", "About 5 characters are plenty here. All of it is kept."},
    {"text", "\"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\"", NULL}, /* characters, not bytes */
    {"many", "[\"red\", \"blue\", \"green-grass\"]", "Choose at most 2."},
    {"many", "[]", "Choose at least 1."},
    {"rank", "[\"red\"]", "2 are asked for; fewer are welcome too."},
    {"rank", "[\"red\", \"blue\"]", NULL},
    {"table", "[{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"c\"}]",
     "At most 2 rows are asked for. All of them are kept."},
    {"commitment", "[{\"id\": \"a\"}, {\"id\": \"b\"}]", "At most 1, so that it can be kept."},
};

START_TEST(advice_is_soft)
{
    struct answered in;
    struct wb_error why = {0};
    answered_init(&in, book, "{}");
    const struct wb_asked *asked = ask(&in, advised[_i].prompt);
    json_t *value = wb_json_read(advised[_i].value, strlen(advised[_i].value), 1 << 20, &why);
    why = (struct wb_error){0};
    ck_assert_int_eq(wb_type_of(asked)->advise(asked, value, &why), advised[_i].advice == NULL);
    ck_assert_str_eq(why.text, advised[_i].advice ? advised[_i].advice : "");
    json_decref(value);
    answered_fini(&in);
}
END_TEST

static const struct {
    double number;
    const char *text;
} numbers[] = {
    {0, "0"},
    {-0.0, "0"},
    {7, "7"},
    {-7, "-7"},
    {2.5, "2.5"},
    {0.1, "0.1"},
    {1.0 / 3, "0.333333"},
    {1e11, "100000000000"},
    {1e15, "1000000000000000"},
    {-0.0000001, "0"},
};

START_TEST(numbers_are_written_alike_everywhere)
{
    static const char *const locales[] = {"C", "de_DE.UTF-8", "C.UTF-8"};
    for (int i = 0; i < ROWS(locales); i++) {
        struct wb_str text = {0};
        double back = 0;
        setlocale(LC_ALL, locales[i]); /* where there is none of that name, nothing changes */
        wb_number_text(numbers[_i].number, &text);
        ck_assert_str_eq(wb_str_text(&text), numbers[_i].text);
        ck_assert(wb_number_read(wb_str_text(&text), &back));
        wb_str_fini(&text);
    }
    setlocale(LC_ALL, "C");
}
END_TEST

static const struct {
    const char *text;
    const char *again; /* as written after reading; NULL: not read */
} typed_numbers[] = {
    {"999999999999999", "999999999999999"},
    {"1000000000000000", "1000000000000000"},
    {"-1000000000000000", "-1000000000000000"},
    {"999999999999999.9", "1000000000000000"},
    {"999999999999.9999999", NULL}, /* more digits than a number keeps */
    {"12345678901.5", "12345678901.5"},
    {"000000000000000007", "7"},
    {"1000000000000001", NULL},
    {"-1000000000000001", NULL},
    {"999999999999999999", NULL},
    {"7.", NULL},
    {"", NULL},
    {"-", NULL},
};

START_TEST(what_is_read_is_read_again)
{
    double number, again;
    struct wb_str text = {0};
    bool reads = wb_number_read(typed_numbers[_i].text, &number);
    ck_assert_msg(reads == (typed_numbers[_i].again != NULL), "%s", typed_numbers[_i].text);
    if (reads) {
        wb_number_text(number, &text);
        ck_assert_str_eq(wb_str_text(&text), typed_numbers[_i].again);
        ck_assert(wb_number_read(wb_str_text(&text), &again));
    }
    wb_str_fini(&text);
}
END_TEST

START_TEST(each_type_has_a_name_and_its_functions)
{
    const struct wb_type_ops *type = &wb_types[_i];
    enum wb_type found;
    ck_assert(wb_type_find(type->name, &found));
    ck_assert_int_eq(found, _i);
    ck_assert(type->fits && type->empty && type->to_text);
    ck_assert(!type->asks || type->json != 0);
    ck_assert(!type->column || type->parse);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, a_typed_line_becomes_a_value, 0, ROWS(typed));
    tcase_add_loop_test(tcase, what_is_refused_says_what_is_wanted, 0, ROWS(refused));
    tcase_add_loop_test(tcase, what_is_half_typed_says_what_it_lacks, 0, ROWS(half_typed));
    tcase_add_loop_test(tcase, a_value_fits_or_not_and_has_words, 0, ROWS(values));
    tcase_add_loop_test(tcase, advice_is_soft, 0, ROWS(advised));
    tcase_add_loop_test(tcase, what_is_read_is_read_again, 0, ROWS(typed_numbers));
    tcase_add_loop_test(tcase, numbers_are_written_alike_everywhere, 0, ROWS(numbers));
    tcase_add_loop_test(tcase, each_type_has_a_name_and_its_functions, 0, WB_TYPE_COUNT);
}

int main(void)
{
    return run_suite("workbook types", fill);
}
