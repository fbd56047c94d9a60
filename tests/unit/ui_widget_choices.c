/* Choosing, rating and ordering. */
#include "ui_help.h"

static const char prompts[] =
    "          - {id: one, type: select_one, label: Which?, choices: [Red, Green, Blue], or_other: true}\n"
    "          - {id: some, type: select_multiple, label: Which?, or_other: true, max: 2,\n"
    "             choices: [Red, Green, Blue, {id: none, label: None of them, alone: true}]}\n"
    "          - {id: box, type: check, label: Agreed?}\n"
    "          - {id: boxes, type: check, label: Agreed?, choices: [Seen, Mine]}\n"
    "          - {id: many, type: select_one, label: Which?, choices: [a, b, c, d, e, f, g, h, i, j, k, l]}\n"
    "          - {id: scale, type: range, label: How far?, range: {start: 0, end: 10, low: not, high: all}}\n"
    "          - {id: energy, type: range, label: How?, range: {start: -2, end: 2}}\n"
    "          - {id: parts, type: ratings, label: How is each?, range: {start: 0, end: 10},\n"
    "             not_applicable: not mine, appearance: wheel,\n"
    "             items: [{id: time, label: Time}, {id: money, label: Money}, {id: image, label: Image}]}\n"
    "          - {id: again, type: ratings, label: And now?, rerate: parts}\n"
    "          - {id: order, type: rank, label: In order, choices: [Red, Green, Blue, Black], top: 2}\n"
    "          - {id: from, type: select_one, label: Of those, choices_from: some}\n";

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
} chosen[] = {
    {"one", "<Down><Enter>", "\"green\""},
    {"one", "3", "\"blue\""},
    {"one", "b<Enter>", "\"blue\""},
    {"one", "j ", "\"green\""},
    {"one", "1<Backspace>", ""},
    {"one", "4mine", "{\"other\":\"mine\"}"},
    {"one", "4mine<Up><Up><Enter>", "\"blue\""},
    {"some", "31", "[\"red\",\"blue\"]"},
    {"some", "134", "[\"none\"]"},
    {"some", "142", "[\"green\"]"},
    {"some", "11", ""},
    {"some", "15my own", "[\"red\",{\"other\":\"my own\"}]"},
    {"box", " ", "true"},
    {"box", "  ", ""},
    {"boxes", " <Down><Enter>", "[\"seen\",\"mine\"]"},
    {"many", "10", "\"j\""},
    {"many", "12", "\"l\""},
    {"many", "<End><Enter>", "\"l\""},
    {"scale", "10", "10"},
    {"scale", "7<Right>", "8"},
    {"scale", "l", "0"},
    {"scale", "<Left><Left>", "9"},
    {"scale", "<End><Right>", "10"},
    {"scale", "7<Backspace>", ""},
    {"energy", "-2", "-2"},
    {"energy", "-<Right>", "-2"},
    {"parts", "10<Down>0<Tab>x", "{\"time\":10,\"money\":0,\"image\":null}"},
    {"parts", "1<Down>1<Up>0", "{\"time\":0,\"money\":1}"},
    {"parts", "7<Backspace>", ""},
    {"parts", "5<Enter>6<Left>", "{\"time\":5,\"money\":5}"},
    {"order", "<Down>1", "[\"green\"]"},
    {"order", "<Enter><Enter><Down><Enter><Up><Enter>", "[\"green\",\"red\"]"},
    {"order", "1<Down>2<Down>1", "[\"blue\",\"red\",\"green\"]"},
    {"order", "1<Down>20", "[\"red\"]"},
    {"order", "1<Alt-Down>", ""},
    {"order", "<End><Alt-Up>", "[\"black\"]"},
    {"order", "1<Enter><Down><Escape>", ""},
};

START_TEST(test_chosen)
{
    bench_focus(&bench, chosen[_i].prompt);
    bench_type(&bench, chosen[_i].keys);
    if (strcmp(bench_value(&bench), chosen[_i].value) != 0)
        ck_abort_msg("%s: %s gave %s", chosen[_i].prompt, chosen[_i].keys, bench_value(&bench));
    bench_picture(&bench);
}
END_TEST

static const struct {
    const char *prompt, *keys;
    bool taken; /* the last key */
} ends[] = {
    {"one", "<Up>", false},         {"one", "<End><Down>", false},      {"one", "<Tab>", false},
    {"one", "<Escape>", false},     {"one", "1<Enter>", false},         {"some", "1<Enter>", true},
    {"box", "<Down>", false},       {"scale", "<Up>", false},           {"scale", "<Enter>", false},
    {"scale", "<Tab>", false},      {"parts", "<Up>", false},           {"parts", "<Tab>", true},
    {"parts", "<End><Tab>", false}, {"parts", "<End><Enter>", false},   {"parts", "<Shift-Tab>", false},
    {"order", "<Up>", false},       {"order", "<End><Down>", false},    {"order", "<Tab>", false},
    {"order", "<Escape>", false},   {"order", "<Enter><Escape>", true}, {"one", "4x<Down>", false},
    {"one", "4x<Enter>", false},    {"from", "<Down>", false},          {"from", "<Enter>", false},
};

START_TEST(test_ends)
{
    bench_focus(&bench, ends[_i].prompt);
    struct wb_str keys = {0};
    bool taken = bench_type(&bench, ends[_i].keys);
    if (ends[_i].taken)
        ck_assert_msg(taken, "%s: %s", ends[_i].prompt, ends[_i].keys);
    else
        ck_assert_msg(!taken, "%s: %s", ends[_i].prompt, ends[_i].keys);
    wb_str_fini(&keys);
    bench_picture(&bench);
}
END_TEST

START_TEST(test_marks)
{
    bench_focus(&bench, "one");
    bench_type(&bench, "2");
    ck_assert_str_eq(bench_picture(&bench), "  ( ) Red\n\u25b8 (\u2022) Green\n  ( ) Blue\n  ( ) Something else");
    bench_focus(&bench, "some");
    bench_type(&bench, "123");
    ck_assert_str_eq(bench_picture(&bench), "  [x] Red\n  [x] Green\n\u25b8 [x] Blue\n  [ ] None of them\n"
                                            "  [ ] Something else\n  Choose at most 2.");
}
END_TEST

START_TEST(test_rank_picture)
{
    bench_focus(&bench, "order");
    bench_type(&bench, "3<Down>1<End>1");
    ck_assert_str_eq(bench_picture(&bench), "\u25b8 1 Black\n  2 Green\n  \u2500 Red\n\n  \u00b7 Blue");
    bench_type(&bench, "<Enter>");
    ck_assert(strstr(bench_picture(&bench), "\u2195 1 Black"));
    ck_assert(strstr(bench_picture(&bench), "Enter puts it down"));
}
END_TEST

/* Nothing older is shown before each item has its new value. */
START_TEST(test_rerating_is_blind)
{
    bench_focus(&bench, "parts");
    bench_type(&bench, "9<Down>8<Down>7");
    bench_focus(&bench, "again");
    ck_assert(!strstr(bench_picture(&bench), "9 Nov"));
    bench_type(&bench, "1<Down>2");
    ck_assert(!strstr(bench_picture(&bench), "9 Nov"));
    bench_type(&bench, "<Down>x");
    ck_assert(strstr(bench_picture(&bench), "9 Nov"));
}
END_TEST

START_TEST(test_choices_not_offered_any_more_can_be_taken_out)
{
    bench_focus(&bench, "some");
    bench_type(&bench, "12");
    bench_focus(&bench, "from");
    bench_type(&bench, "2");
    ck_assert_str_eq(bench_value(&bench), "\"green\"");
    bench_focus(&bench, "some");
    bench_type(&bench, "2");
    bench_focus(&bench, "from");
    ck_assert(strstr(bench_picture(&bench), "(\u2022) "));
    ck_assert(strstr(bench_picture(&bench), "(not offered now)"));
    bench_type(&bench, "1");
    ck_assert_str_eq(bench_value(&bench), "\"red\"");
    ck_assert(!strstr(bench_picture(&bench), "not offered"));
}
END_TEST

/* What was given to the question as it was stays in sight, and is not taken for an answer to the one it has become. */
static const struct {
    const char *before, *keys, *after, *shown, *not_shown;
} changed[] = {
    {"{id: p, type: range, label: L, range: {start: 0, end: 10}}", "8",
     "{id: p, type: range, label: L, range: {start: 0, end: 5}}", "A number from 0 to 5", "["},
    {"{id: p, type: select_one, label: L, choices: [Red, Green]}", "2",
     "{id: p, type: select_one, label: L, choices: [Red, Blue]}", "(\u2022) Green (not offered now)", "(\u2022) Blue"},
    {"{id: p, type: rank, label: L, choices: [Red, Green]}", "<Down>1",
     "{id: p, type: rank, label: L, choices: [Red, Blue]}", "1 Green (not offered now)", "1 Blue"},
    {"{id: p, type: line, label: L}", "two or three", "{id: p, type: integer, label: L}", "two or three", "[]"},
    {"{id: p, type: line, label: L}", "12", "{id: p, type: date, label: L}", "12", "Nov"},
    {"{id: p, type: select_one, label: L, choices: [Red, Green]}", "1",
     "{id: p, type: select_multiple, label: L, choices: [Red, Green]}", "[", "(\u2022)"},
    {"{id: p, type: line, label: L}", "words",
     "{id: p, type: table, label: L, columns: [{id: a, label: A, type: line}]}", "A", "words"},
    {"{id: p, type: table, label: L, columns: [{id: a, label: A, type: line}]}", "cell",
     "{id: p, type: text, label: L}", "_", "cell"},
    {"{id: p, type: integer, label: L}", "7",
     "{id: p, type: ratings, label: L, range: {start: 0, end: 5}, items: [X, Y]}", "X", "7"},
};

START_TEST(test_the_workbook_changed)
{
    char prompt[400];
    snprintf(prompt, sizeof prompt, "          - %s\n", changed[_i].before);
    bench_change(&bench, prompt);
    bench_focus(&bench, "p");
    bench_type(&bench, changed[_i].keys);
    snprintf(prompt, sizeof prompt, "          - %s\n", changed[_i].after);
    bench_change(&bench, prompt);
    bench_focus(&bench, "p");
    const char *picture = bench_picture(&bench);
    ck_assert_msg(strstr(picture, changed[_i].shown), "%s", picture);
    ck_assert_msg(!strstr(picture, changed[_i].not_shown), "%s", picture);
    bench_type(&bench, "1<Down>2<Backspace><Tab><Enter>x");
    bench_picture(&bench);
}
END_TEST

START_TEST(test_click_chooses)
{
    bench_focus(&bench, "one");
    bench_picture(&bench);
    bench.widget->ops->click(bench.widget, 2, 10);
    ck_assert_str_eq(bench_value(&bench), "\"blue\"");
    bench_focus(&bench, "scale");
    bench_picture(&bench);
    bench.widget->ops->click(bench.widget, 0, 3);
    ck_assert_str_eq(bench_value(&bench), "0");
}
END_TEST

START_TEST(test_undo_keeps_the_focus)
{
    bench_focus(&bench, "order");
    bench_type(&bench, "<Down>1<Down>2");
    ck_assert_str_eq(bench_value(&bench), "[\"green\",\"red\"]");
    bench_undo(&bench);
    ck_assert_str_eq(bench_value(&bench), "[\"green\"]");
    struct wb_place place = {0};
    bench.widget->ops->place(bench.widget, &place);
    ck_assert_str_eq(place.path, "red");
}
END_TEST

START_TEST(test_any_width)
{
    static const char *const ids[] = {"one",   "some",  "box",   "scale", "energy",
                                      "parts", "again", "order", "from",  "many"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        bench_focus(&bench, ids[i]);
        for (int pass = 0; pass < 2; pass++) {
            for (bench.cols = 16; bench.cols < 120; bench.cols += bench.cols < 50 ? 1 : 7)
                for (bench.most = 3; bench.most < 20; bench.most += 8)
                    bench_picture(&bench);
            bench_type(&bench, "1<Down>1<Down>1");
        }
        bench.cols = 72;
    }
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, test_chosen, 0, ROWS(chosen));
    tcase_add_loop_test(tcase, test_ends, 0, ROWS(ends));
    tcase_add_test(tcase, test_marks);
    tcase_add_test(tcase, test_rank_picture);
    tcase_add_test(tcase, test_rerating_is_blind);
    tcase_add_test(tcase, test_choices_not_offered_any_more_can_be_taken_out);
    tcase_add_loop_test(tcase, test_the_workbook_changed, 0, ROWS(changed));
    tcase_add_test(tcase, test_click_chooses);
    tcase_add_test(tcase, test_undo_keeps_the_focus);
    tcase_add_test(tcase, test_any_width);
}

int main(void)
{
    return run_suite("ui_widget_choices", fill);
}
