/* What a workbook without faults becomes: turns, references, ids made of labels, rows, re-ratings. */
#include "load_help.h"

#include "workbook/type.h"

#include <math.h>

static const char turns[] =
    "workbook: w\nversion: 1\ntitle: T\nsections:\n"
    "  - id: start\n    title: Start\n    exercises:\n      - id: e\n        title: E\n        prompts:\n"
    "          - {id: scale, type: range, label: How?, range: {start: 0, end: 10}}\n"
    "          - {id: back, type: text, label: Back, recall: [two.level, one.moment]}\n"
    "  - id: gaps\n    title: Gaps\n    opens: workshop\n    repeat:\n"
    "      - {id: one, title: First, opens: session-1}\n      - {id: two, title: Second}\n"
    "    exercises:\n      - id: always\n        title: Always\n        prompts:\n"
    "          - {id: level, rerate: scale, label: Now?, was: [old, two.older]}\n"
    "          - {id: why, type: text, label: Why?, recall: [level, level@previous, scale, moment, moment@previous],\n"
    "             relevant: {prompt: level, at_least: 5}}\n"
    "      - id: once\n        title: Once\n        only: one\n        prompts:\n"
    "          - {id: moment, type: text, label: A moment}\n";

START_TEST(each_turn_has_prompts_of_its_own)
{
    struct loaded in = load_good(turns);
    const struct wb_workbook *book = in.library.books[0];
    ck_assert_uint_eq(book->section_count, 3);
    ck_assert_str_eq(book->sections[1].id, "one");
    ck_assert_str_eq(book->sections[1].turn_of, "gaps");
    ck_assert_int_eq(book->sections[1].opens, WB_SESSION_1);
    ck_assert_int_eq(book->sections[2].opens, WB_WORKSHOP);
    ck_assert_int_eq(book->sections[2].turn, 1);
    ck_assert_uint_eq(book->sections[1].exercise_count, 2);
    ck_assert_uint_eq(book->sections[2].exercise_count, 1);
    ck_assert_uint_eq(book->prompt_count, 7);
    const struct wb_prompt *why = loaded_prompt(&in, "two.why");
    ck_assert_str_eq(why->field.id, "why");
    ck_assert_ptr_eq(why->section, &book->sections[2]);
    ck_assert_ptr_eq(why->relevant->ref.prompt, loaded_prompt(&in, "two.level"));
    ck_assert_ptr_eq(loaded_prompt(&in, "one.why")->relevant->ref.prompt, loaded_prompt(&in, "one.level"));
    for (size_t i = 0; i < book->prompt_count; i++) {
        ck_assert_uint_eq(book->prompts[i]->order, i);
        ck_assert_ptr_eq(wb_workbook_prompt(book, book->prompts[i]->key), book->prompts[i]);
    }
    load_fini(&in);
}
END_TEST

START_TEST(references_are_to_the_same_turn_the_one_before_or_none)
{
    struct loaded in = load_good(turns);
    static const struct {
        const char *prompt;
        const char *recalls[5]; /* NULL: nothing */
    } expected[] = {
        {"one.why", {"one.level", NULL, "scale", "one.moment", NULL}},
        {"two.why", {"two.level", "one.level", "scale", NULL, "one.moment"}},
    };
    for (int i = 0; i < ROWS(expected); i++) {
        const struct wb_prompt *prompt = loaded_prompt(&in, expected[i].prompt);
        ck_assert_uint_eq(prompt->recall_count, 5);
        for (int j = 0; j < 5; j++) {
            const struct wb_ref *ref = &prompt->recall[j];
            ck_assert_int_eq(ref->nothing, expected[i].recalls[j] == NULL);
            ck_assert_ptr_eq(ref->prompt, expected[i].recalls[j] ? loaded_prompt(&in, expected[i].recalls[j]) : NULL);
        }
    }
    load_fini(&in);
}
END_TEST

START_TEST(a_rating_asked_again_has_the_scale_of_the_first)
{
    struct loaded in = load_good(turns);
    const struct wb_prompt *level = loaded_prompt(&in, "two.level"), *scale = loaded_prompt(&in, "scale");
    ck_assert_int_eq(level->field.type, WB_RANGE);
    ck_assert(level->field.range.end == 10);
    ck_assert_ptr_eq(level->root, scale);
    ck_assert_ptr_eq(scale->root, scale);
    ck_assert_uint_eq(level->was_count, 2);
    ck_assert_ptr_eq(wb_workbook_was(in.library.books[0], "two.old"), level);
    ck_assert_ptr_eq(wb_workbook_was(in.library.books[0], "two.older"), level);
    ck_assert_ptr_eq(wb_workbook_was(in.library.books[0], "one.old"), loaded_prompt(&in, "one.level"));
    ck_assert_ptr_null(wb_workbook_was(in.library.books[0], "one.older"));
    load_fini(&in);
}
END_TEST

static const struct {
    const char *label, *id;
} slugs[] = {
    {"Yes", "yes"},
    {"in my control", "in-my-control"},
    {"\"  What, then?  \"", "what-then"},
    {"\"A-B / C\"", "a-b-c"},
    {"10 %", "10"},
    {"Caf\xC3\xA9 au lait", "caf-au-lait"},
    {"no", "no"},
    {"0123", "0123"},
    {"1e3", "1e3"},
    {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
};

START_TEST(plain_choices_have_ids_made_of_their_labels)
{
    char text[1024];
    snprintf(text, sizeof(text), "%s          - {id: a, type: select_one, label: A, choices: [%s]}\n", HEAD,
             slugs[_i].label);
    struct loaded in = load_good(text);
    ck_assert_str_eq(loaded_prompt(&in, "a")->field.choices[0].id, slugs[_i].id);
    load_fini(&in);
}
END_TEST

START_TEST(scalars_stay_text)
{
    struct loaded in = load_good(HEAD PROMPT("{id: 'null', type: line, label: no}")
                                     PROMPT("{id: b, type: select_one, label: 0123, hint: 1e3, choices: [yes, 007]}"));
    const struct wb_prompt *prompt = loaded_prompt(&in, "b");
    ck_assert_str_eq(loaded_prompt(&in, "null")->field.label, "no");
    ck_assert_str_eq(prompt->field.label, "0123");
    ck_assert_str_eq(prompt->field.hint, "1e3");
    ck_assert_str_eq(prompt->field.choices[0].label, "yes");
    ck_assert_str_eq(prompt->field.choices[1].label, "007");
    load_fini(&in);
}
END_TEST

START_TEST(starter_rows_are_texts_or_cells)
{
    struct loaded in = load_good(HEAD PROMPT(
        "{id: a, type: table, label: A, columns: [Who, {id: how, label: How often, type: integer, max: 9}], "
        "rows: [A teacher, {who: The head, how: 3}, {id: own, how: 4, relevant: {prompt: b, answered: true}}]}")
                                     PROMPT("{id: b, type: line, label: B}"));
    const struct wb_prompt *table = loaded_prompt(&in, "a");
    ck_assert_uint_eq(table->row_count, 3);
    ck_assert_str_eq(table->rows[0].id, "a-teacher");
    ck_assert_str_eq(table->rows[0].cells[0], "A teacher");
    ck_assert_ptr_null(table->rows[0].cells[1]);
    ck_assert_str_eq(table->rows[1].id, "the-head");
    ck_assert_str_eq(table->rows[1].cells[1], "3");
    ck_assert_str_eq(table->rows[2].id, "own");
    ck_assert_ptr_nonnull(table->rows[2].relevant);
    ck_assert_int_eq(table->columns[0].type, WB_LINE);
    ck_assert(isnan(table->columns[1].min) && table->columns[1].max == 9);
    load_fini(&in);
}
END_TEST

START_TEST(defaults_are_those_of_the_format)
{
    struct loaded in = load_good(HEAD PROMPT("{id: a, type: commitment, label: A}") PROMPT(
        "{id: b, type: commitment, label: B, max: 2, sharing: private, required: soft, page: head}"));
    const struct wb_prompt *a = loaded_prompt(&in, "a"), *b = loaded_prompt(&in, "b");
    ck_assert_str_eq(in.library.books[0]->language, "en-GB");
    ck_assert_int_eq(a->sharing, WB_COACH);
    ck_assert_int_eq(a->most, 1);
    ck_assert(!a->required && !a->on_head_page);
    ck_assert_int_eq(b->sharing, WB_PRIVATE);
    ck_assert_int_eq(b->most, 2);
    ck_assert(b->required && b->on_head_page && isnan(b->field.max));
    load_fini(&in);
}
END_TEST

START_TEST(a_byte_order_mark_and_windows_line_ends_are_no_fault)
{
    struct loaded in =
        load_good("\xEF\xBB\xBFworkbook: w\r\nversion: 1\r\ntitle: T\r\nsections:\r\n  - id: s\r\n    title: S\r\n"
                  "    exercises:\r\n      - {id: e, title: E, prompts: [{id: a, type: line, label: A}]}\r\n");
    ck_assert_str_eq(in.library.books[0]->title, "T");
    load_fini(&in);
}
END_TEST

START_TEST(workbooks_refer_to_one_another)
{
    struct loaded in = {0};
    static const char first[] =
        HEAD PROMPT("{id: a, type: ratings, label: A, items: [x, y], range: {start: 1, end: 5}}");
    static const char second[] =
        "workbook: v\nversion: 1\ntitle: T\nsections:\n  - id: s\n    title: S\n    exercises:\n"
        "      - id: e\n        title: E\n        prompts:\n" PROMPT("{id: b, rerate: w/a, label: B, items: [y]}")
            PROMPT("{id: c, type: text, label: C, "
                   "recall: [w/zz, u/a]}");
    wb_faults_init(&in.faults);
    load_more(&in, "v.yaml", second, strlen(second)); /* before what it refers to */
    load_more(&in, "w.yaml", first, strlen(first));
    load_done(&in);
    ck_assert_str_eq(
        wb_str_text(&in.said),
        "v.yaml:12:52: error: unknown prompt \"zz\"; write the id of a prompt that there is\n"
        "v.yaml:12:58: warning: the workbook \"u\" is not loaded, so this counts as unanswered; add its file\n");
    const struct wb_prompt *again = loaded_prompt(&in, "b");
    ck_assert_uint_eq(again->field.choice_count, 1);
    ck_assert_str_eq(again->field.choices[0].id, "y");
    ck_assert_ptr_eq(again->root, wb_library_prompt(&in.library, "w", "a"));
    load_fini(&in);
}
END_TEST

START_TEST(a_rating_whose_first_is_missing_is_not_asked)
{
    struct loaded in = load_book(HEAD PROMPT("{id: b, rerate: other/a, label: B}"));
    ck_assert_uint_eq(in.faults.errors, 0);
    ck_assert_uint_eq(in.faults.count, 1);
    ck_assert(loaded_prompt(&in, "b")->retired);
    ck_assert_int_lt(loaded_prompt(&in, "b")->field.type, WB_TYPE_COUNT);
    load_fini(&in);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_test(tcase, each_turn_has_prompts_of_its_own);
    tcase_add_test(tcase, references_are_to_the_same_turn_the_one_before_or_none);
    tcase_add_test(tcase, a_rating_asked_again_has_the_scale_of_the_first);
    tcase_add_loop_test(tcase, plain_choices_have_ids_made_of_their_labels, 0, ROWS(slugs));
    tcase_add_test(tcase, scalars_stay_text);
    tcase_add_test(tcase, starter_rows_are_texts_or_cells);
    tcase_add_test(tcase, defaults_are_those_of_the_format);
    tcase_add_test(tcase, a_byte_order_mark_and_windows_line_ends_are_no_fault);
    tcase_add_test(tcase, workbooks_refer_to_one_another);
    tcase_add_test(tcase, a_rating_whose_first_is_missing_is_not_asked);
}

int main(void)
{
    return run_suite("load shape", fill);
}
