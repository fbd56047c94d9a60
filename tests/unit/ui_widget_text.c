/* Texts, lines, numbers and days: what is typed is what is kept, and what is shown. */
#include "ui_help.h"

static const char prompts[] = "          - {id: text, type: text, label: Why?, length: 20}\n"
                              "          - {id: line, type: line, label: What?}\n"
                              "          - {id: whole, type: integer, label: How many?, min: 0, max: 20}\n"
                              "          - {id: part, type: decimal, label: How much?}\n"
                              "          - {id: day, type: date, label: When?}\n"
                              "          - {id: letter, type: letter, label: A letter, opens_with: s}\n";

static struct bench bench;

static void setup(void)
{
    bench_open(&bench, prompts);
}

static void teardown(void)
{
    bench_close(&bench);
}

static const struct {
    const char *prompt, *keys, *value;
} typed[] = {
    {"text", "one<Enter>two", "\"one\\ntwo\""},
    {"text", "e\u0301a<Left><Backspace>", "\"a\""},
    {"text", "abc<Ctrl-A>x", "\"x\""},
    {"line", "a line", "\"a line\""},
    {"line", "ab<Backspace><Backspace>", ""},
    {"whole", "12", "12"},
    {"whole", "-", "\"-\""},
    {"whole", "21", "\"21\""},
    {"whole", "12x", "\"12x\""},
    {"whole", "12x<Backspace>", "12"},
    {"whole", "1<Backspace>", ""},
    {"part", "2.5", "2.5"},
    {"part", "2,5", "2.5"},
    {"day", "3 dec", "\"2026-12-03\""},
    {"day", "3 d", "\"3 d\""},
    {"day", "3 dec<Home><Delete>", "\" dec\""},
    {"day", "tomorrow", "\"2026-11-10\""},
    {"letter", "Dear me,<Enter>", "\"Dear me,\\n\""},
};

START_TEST(test_typed)
{
    bench_focus(&bench, typed[_i].prompt);
    bench_type(&bench, typed[_i].keys);
    if (strcmp(bench_value(&bench), typed[_i].value) != 0)
        ck_abort_msg("%s: %s gave %s", typed[_i].prompt, typed[_i].keys, bench_value(&bench));
    bench_picture(&bench);
}
END_TEST

/* What stands in the answer is in the editor again when the page is opened anew: also what is no day yet. */
static const struct {
    const char *prompt, *keys, *shown;
} reopened[] = {
    {"day", "3 d", "3 d\nA day, please"},
    {"day", "3 dec", "3 Dec 2026         Thursday 3 December 2026"},
    {"whole", "12x", "12x\nA whole number from 0 to 20"},
    {"whole", "12", "12"},
    {"line", "so", "so"},
};

START_TEST(test_reopened)
{
    bench_focus(&bench, reopened[_i].prompt);
    bench_type(&bench, reopened[_i].keys);
    bench_focus(&bench, reopened[_i].prompt);
    const char *picture = bench_picture(&bench);
    ck_assert_msg(strncmp(picture, reopened[_i].shown, strlen(reopened[_i].shown)) == 0, "%s", picture);
}
END_TEST

/* The page is asked anew after each key: what is being typed must not be put in order under the hands. */
START_TEST(test_not_put_in_order_while_typed)
{
    bench_focus(&bench, "day");
    bench_type(&bench, "3");
    bench_ask(&bench);
    bench_type(&bench, "/12");
    ck_assert_str_eq(bench_value(&bench), "\"2026-12-03\"");
    ck_assert(strncmp(bench_picture(&bench), "3/12 ", 5) == 0);
}
END_TEST

/* Keys that belong to the page. */
static const struct {
    const char *prompt, *keys;
} left_alone[] = {
    {"text", "<Tab>"},    {"text", "<Shift-Tab>"}, {"text", "<Up>"},    {"text", "<Down>"},  {"text", "<Escape>"},
    {"text", "<Ctrl-Z>"}, {"text", "<Ctrl-N>"},    {"line", "<Enter>"}, {"line", "<Up>"},    {"line", "<Down>"},
    {"whole", "<Down>"},  {"whole", "<Tab>"},      {"day", "<Tab>"},    {"day", "<Escape>"}, {"line", "<Ctrl-C>"},
};

START_TEST(test_left_to_the_page)
{
    bench_focus(&bench, left_alone[_i].prompt);
    ck_assert(!bench_type(&bench, left_alone[_i].keys));
    ck_assert_str_eq(bench_value(&bench), "");
}
END_TEST

/* A number that was typed is that; what is none yet is picked, or left by Tab. */
START_TEST(test_enter_on_a_number)
{
    bench_focus(&bench, "whole");
    ck_assert(!bench_type(&bench, "12<Enter>"));
    ck_assert(bench_type(&bench, "x<Enter>"));
    ck_assert_str_eq(bench_value(&bench), "\"12x\"");
}
END_TEST

START_TEST(test_paste_is_one_step)
{
    const char text[] = "one\ntwo\nthree";
    bench_focus(&bench, "text");
    bench_type(&bench, "a");
    ck_assert(bench.widget->ops->text(bench.widget, text, strlen(text)));
    ck_assert_str_eq(bench_value(&bench), "\"aone\\ntwo\\nthree\"");
    bench_undo(&bench);
    ck_assert_str_eq(bench_value(&bench), "\"a\"");
    bench_focus(&bench, "line");
    ck_assert(bench.widget->ops->text(bench.widget, text, strlen(text)));
    ck_assert_str_eq(bench_value(&bench), "\"one two three\"");
}
END_TEST

START_TEST(test_undo_shows_what_was)
{
    bench_focus(&bench, "whole");
    bench_type(&bench, "12");
    bench_undo(&bench);
    ck_assert_str_eq(bench_value(&bench), "1");
    ck_assert_int_eq(bench_picture(&bench)[0], '1');
    ck_assert_int_eq(bench_picture(&bench)[1], '\0');
}
END_TEST

/* A long text takes no more rows than it may, and says that there is more. */
START_TEST(test_scrolls_inside)
{
    bench.most = 4;
    bench.cols = 20;
    bench_focus(&bench, "text");
    for (int i = 0; i < 12; i++)
        bench_type(&bench, "row<Enter>");
    ck_assert_int_eq(bench.widget->ops->height(bench.widget, 20, 4), 4);
    ck_assert(strstr(bench_picture(&bench), "\u2191"));
    ck_assert(!strstr(bench_picture(&bench), "\u2193"));
    bench_type(&bench, "<Ctrl-Home>");
    ck_assert(!strstr(bench_picture(&bench), "\u2191"));
    ck_assert(strstr(bench_picture(&bench), "\u2193"));
    ck_assert(strstr(bench_picture(&bench), "about 48"));
}
END_TEST

START_TEST(test_letter_is_shut)
{
    struct wb_error err = {0};
    bench_focus(&bench, "letter");
    bench_type(&bench, "Dear me");
    ck_assert(wb_session_finish_letter(bench.session, bench.prompt, &err));
    bench_ask(&bench);
    ck_assert(strstr(bench_picture(&bench), "Your letter is shut until"));
    ck_assert(!strstr(bench_picture(&bench), "Dear"));
    ck_assert(!bench_type(&bench, "x"));
}
END_TEST

START_TEST(test_any_width)
{
    static const char *const ids[] = {"text", "line", "whole", "day", "letter"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        bench_focus(&bench, ids[i]);
        bench_type(&bench, "12 \u4f60\u597d w\u00f6rter und mehr davon");
        for (bench.cols = 16; bench.cols < 90; bench.cols += bench.cols < 40 ? 1 : 7)
            bench_picture(&bench);
        bench.cols = 72;
    }
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, test_typed, 0, ROWS(typed));
    tcase_add_loop_test(tcase, test_reopened, 0, ROWS(reopened));
    tcase_add_loop_test(tcase, test_left_to_the_page, 0, ROWS(left_alone));
    tcase_add_test(tcase, test_not_put_in_order_while_typed);
    tcase_add_test(tcase, test_enter_on_a_number);
    tcase_add_test(tcase, test_paste_is_one_step);
    tcase_add_test(tcase, test_undo_shows_what_was);
    tcase_add_test(tcase, test_scrolls_inside);
    tcase_add_test(tcase, test_letter_is_shut);
    tcase_add_test(tcase, test_any_width);
}

int main(void)
{
    return run_suite("ui_widget_text", fill);
}
