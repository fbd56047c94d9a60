/* What no answers lead to: each kind of it with its warning, and beside it what looks like it and is none. */
#include "load_help.h"

#define SETTING PROMPT("{id: setting, type: select_one, label: S, choices: [ms, sp, co]}")
#define ALSO                                                                                                           \
    PROMPT("{id: also, type: select_multiple, label: A, choices: [one, two, {id: none, label: N, alone: true}]}")
#define SCALE PROMPT("{id: scale, type: range, label: R, range: {start: 0, end: 10, step: 2}}")
#define NUMBER PROMPT("{id: number, type: integer, label: N, min: 1, max: 5}")
#define RATINGS PROMPT("{id: wheel, type: ratings, label: W, items: [time, money], range: {start: 1, end: 5}}")
#define RANK PROMPT("{id: order, type: rank, label: O, choices: [one, two, three], top: 1}")
#define TABLE PROMPT("{id: rows, type: table, label: T, columns: [{id: c, label: C, type: select_one, choices: [u, v]}]}")
#define ASK(id, condition) PROMPT("{id: " id ", type: text, label: T, relevant: " condition "}")
#define NEVER "warning: the condition can never hold: "
#define EXCLUDES                                                                                                       \
    ", here and where the prompts named here are asked, excludes one another; change one of the conditions\n"

#define LATER                                                                                                          \
    " is asked only later, so this is passed over the first time; move it above this, or this below it\n"
#define NOTHING_TO(what)                                                                                               \
    " is asked only later, so there is nothing to " what " yet; move it above this, or this below it\n"

static const struct {
    const char *text, *said;
} cases[] = {
    /* one test */
    {HEAD SCALE ASK("a", "{prompt: scale, is: 3}"),
     "w.yaml:12:69: " NEVER "\"scale\" goes from 0 to 10 in steps of 2; write a number that is on it\n"},
    {HEAD SCALE ASK("a", "{prompt: scale, is: 4}"), ""},
    {HEAD SCALE ASK("a", "{prompt: scale, at_least: 11}"),
     "w.yaml:12:69: " NEVER "\"scale\" goes from 0 to 10 in steps of 2; write a number that is on it\n"},
    {HEAD SCALE ASK("a", "{prompt: scale, at_least: 9}"), ""},
    {HEAD NUMBER ASK("a", "{prompt: number, at_least: 6}"),
     "w.yaml:12:70: " NEVER "\"number\" takes whole numbers from 1 to 5; write one of these\n"},
    {HEAD NUMBER ASK("a", "{prompt: number, is: 2.5}"),
     "w.yaml:12:70: " NEVER "\"number\" takes whole numbers from 1 to 5; write one of these\n"},
    {HEAD RATINGS ASK("a", "{prompt: wheel, item: money, at_most: 0}"),
     "w.yaml:12:82: " NEVER "\"wheel\" goes from 1 to 5; write a number that is on it\n"},
    {HEAD PROMPT("{id: day, type: date, label: D}") ASK("a", "{prompt: day, is: 2026-13-01}"),
     "w.yaml:12:67: " NEVER "\"day\" is a date; write a day as 2026-12-03\n"},
    {HEAD PROMPT("{id: box, type: check, label: D}") ASK("a", "{prompt: box, is: yes}"),
     "w.yaml:12:67: " NEVER "\"box\" is one box; write is: true, or answered: false for an empty one\n"},
    {HEAD ALSO ASK("a", "{prompt: also, at_least: 4}"),
     "w.yaml:12:68: " NEVER "\"also\" has 3 choices; write a smaller number\n"},
    {HEAD ALSO ASK("a", "{prompt: also, at_most: 0}"),
     "w.yaml:12:68: " NEVER "\"also\" is not answered with an empty list; write answered: false\n"},
    {HEAD ALSO ASK("a", "{prompt: also, at_least: 2}"), ""},
    /* several tests */
    {HEAD SETTING ASK("a", "{all: [{prompt: setting, is: ms}, {prompt: setting, is: sp}]}"),
     "w.yaml:12:54: warning: the condition can never hold: what is wanted of \"setting\"" EXCLUDES},
    {HEAD SETTING ASK("a", "{any: [{prompt: setting, is: ms}, {prompt: setting, is: sp}]}"), ""},
    {HEAD SETTING ASK("a", "{prompt: setting, is: ms, is_not: [ms, co]}"),
     "w.yaml:12:53: warning: the condition can never hold: what is wanted of \"setting\"" EXCLUDES},
    {HEAD SETTING ASK("a", "{prompt: setting, is_not: [ms, sp, co]}"),
     "w.yaml:12:71: " NEVER "\"setting\" has no such answer; write one that can be given\n"},
    {HEAD SETTING ASK("a", "{not: {any: [{prompt: setting, is: [ms, sp, co]}]}}"), ""},
    {HEAD SETTING ASK("a", "{all: [{prompt: setting, answered: true}, {not: {prompt: setting, is: [ms, sp, co]}}]}"),
     "w.yaml:12:54: warning: the condition can never hold: what is wanted of \"setting\"" EXCLUDES},
    {HEAD SETTING ASK("a", "{all: [{prompt: setting, answered: false}, {prompt: setting, is: ms}]}"),
     "w.yaml:12:54: warning: the condition can never hold: what is wanted of \"setting\"" EXCLUDES},
    {HEAD SCALE ASK("a", "{prompt: scale, at_least: 5, at_most: 5}"),
     "w.yaml:12:53: warning: the condition can never hold: what is wanted of \"scale\"" EXCLUDES},
    {HEAD SCALE ASK("a", "{prompt: scale, at_least: 5, at_most: 6}"), ""},
    {HEAD ALSO ASK("a", "{all: [{prompt: also, includes: none}, {prompt: also, includes: one}]}"),
     "w.yaml:12:54: warning: the condition can never hold: what is wanted of \"also\"" EXCLUDES},
    {HEAD ALSO ASK("a", "{all: [{prompt: also, includes: two}, {prompt: also, includes: one}]}"), ""},
    {HEAD ALSO ASK("a", "{all: [{prompt: also, is: two}, {prompt: also, includes: one}]}"),
     "w.yaml:12:54: warning: the condition can never hold: what is wanted of \"also\"" EXCLUDES},
    {HEAD RANK ASK("a", "{all: [{prompt: order, includes: one}, {prompt: order, includes: two}]}"),
     "w.yaml:12:54: warning: the condition can never hold: what is wanted of \"order\"" EXCLUDES},
    {HEAD RANK ASK("a", "{all: [{prompt: order, includes: one}, {not: {prompt: order, includes: two}}]}"), ""},
    {HEAD RATINGS ASK("a", "{all: [{prompt: wheel, item: time, at_least: 4}, {prompt: wheel, item: money, at_most: 2}]}"),
     ""},
    {HEAD RATINGS ASK("a", "{all: [{prompt: wheel, item: time, at_least: 4}, {prompt: wheel, answered: false}]}"),
     "w.yaml:12:54: warning: the condition can never hold: what is wanted of \"wheel\"" EXCLUDES},
    {HEAD TABLE ASK("a", "{all: [{prompt: rows, item: c, is: u}, {prompt: rows, item: c, is: v}]}"), ""},
    /* a way within any that leads nowhere */
    {HEAD SCALE ASK("a", "{any: [{prompt: scale, is: 4}, {prompt: scale, is: 40}]}"),
     "w.yaml:12:100: " NEVER "\"scale\" goes from 0 to 10 in steps of 2; write a number that is on it\n"},
    /* what a prompt waits for, on and on */
    {HEAD SETTING ASK("a", "{prompt: setting, is: ms}") ASK(
         "b", "{all: [{prompt: setting, is: sp}, {prompt: a, answered: true}]}"),
     "w.yaml:13:54: warning: the condition can never hold: what is wanted of \"setting\"" EXCLUDES},
    {HEAD SETTING ASK("a", "{prompt: setting, is: ms}") ASK(
         "b", "{all: [{prompt: setting, is: sp}, {prompt: a, answered: false}]}"),
     ""},
    {HEAD SCALE ASK("a", "{prompt: scale, is: 3}") ASK("b", "{prompt: a, answered: true}")
         ASK("c", "{prompt: b, answered: true}"),
     "w.yaml:12:69: " NEVER "\"scale\" goes from 0 to 10 in steps of 2; write a number that is on it\n"
     "w.yaml:13:65: " NEVER "nobody is ever asked \"a\"; mend the conditions there first\n"
     "w.yaml:14:65: " NEVER "nobody is ever asked \"b\"; mend the conditions there first\n"},
    {HEAD SCALE ASK("a", "{prompt: scale, is: 3}") PROMPT("{id: b, type: text, label: B, recall: [a]}"),
     "w.yaml:12:69: " NEVER "\"scale\" goes from 0 to 10 in steps of 2; write a number that is on it\n"
     "w.yaml:13:52: warning: recall: nobody is ever asked \"a\", so there is nothing to recall\n"},
    {HEAD PROMPT("{id: a, type: text, label: A, retired: true}") ASK("b", "{prompt: a, is: x, is_not: y}"), ""},
    /* what is asked only later */
    {HEAD ASK("a", "{all: [{prompt: setting, is: ms}, {not: {prompt: setting, is: sp}}]}") SETTING,
     "w.yaml:11:69: warning: relevant: \"setting\"" LATER},
    {HEAD ASK("a", "{not: {prompt: setting, answered: false}}") SETTING,
     "w.yaml:11:68: warning: relevant: \"setting\"" LATER},
    {HEAD ASK("a", "{prompt: setting, answered: false}") SETTING, ""},
    {HEAD ASK("a", "{any: [{prompt: setting, answered: false}, {prompt: setting, is: ms}]}") SETTING, ""},
    {HEAD SCALE ASK("a", "{any: [{prompt: scale, is: 4}, {prompt: setting, is: ms}]}") SETTING,
     "w.yaml:12:93: warning: relevant: \"setting\"" LATER},
    {HEAD PROMPT("{id: a, type: text, label: A, recall: [scale, setting, order]}") SCALE SETTING RANK,
     "w.yaml:11:52: warning: recall: \"scale\"" NOTHING_TO("show")
     "w.yaml:11:59: warning: recall: \"setting\"" NOTHING_TO("show")
     "w.yaml:11:68: warning: recall: \"order\"" NOTHING_TO("show")},
    {HEAD PROMPT("{id: a, type: select_one, label: A, choices_from: order}") RANK,
     "w.yaml:11:63: warning: choices_from: \"order\"" NOTHING_TO("choose from")},
    {HEAD PROMPT("{id: a, type: table, label: A, rows_from: order, columns: [x]}") RANK,
     "w.yaml:11:55: warning: rows_from: \"order\"" NOTHING_TO("make rows of")},
    {HEAD PROMPT("{id: a, rerate: scale, label: A}") SCALE,
     "w.yaml:11:29: warning: rerate: \"scale\"" NOTHING_TO("rate again")},
    {HEAD PROMPT("{id: a, type: text, label: A, recall: [b]}") PROMPT("{id: b, type: text, label: B, retired: true}"), ""},
    /* a choice */
    {HEAD SCALE PROMPT("{id: a, type: select_one, label: A, choices: [x, {id: y, label: Y, relevant: {prompt: scale, "
                       "is: 3}}]}"),
     "w.yaml:12:106: " NEVER "\"scale\" goes from 0 to 10 in steps of 2; write a number that is on it\n"},
};

static struct loaded reach_of(const char *text)
{
    struct loaded in = {0};
    wb_faults_init(&in.faults);
    load_more(&in, "w.yaml", text, strlen(text));
    wb_load_link(&in.library, &in.faults);
    ck_assert_uint_eq(in.library.count, 1);
    wb_load_reach(&in.library, in.library.books[0], &in.faults);
    wb_faults_sort(&in.faults);
    wb_faults_write(&in.said, &in.faults, false);
    return in;
}

START_TEST(each_way_that_leads_nowhere)
{
    struct loaded in = reach_of(cases[_i].text);
    ck_assert_msg(strcmp(wb_str_text(&in.said), cases[_i].said) == 0, "case %d:\n%s\nsaid:\n%s\nwanted:\n%s", _i,
                  cases[_i].text, wb_str_text(&in.said), cases[_i].said);
    load_fini(&in);
}
END_TEST

/* The conditions of a section, an exercise and a prompt have to hold together. */
START_TEST(sections_and_exercises_count_too)
{
    struct loaded in = reach_of("workbook: w\nversion: 1\ntitle: T\nsections:\n"
                                "  - id: s\n    title: S\n    exercises:\n"
                                "      - id: e\n        title: E\n        prompts:\n" SETTING
                                "  - id: t\n    title: T\n    relevant: {prompt: setting, is: [ms, sp]}\n"
                                "    exercises:\n"
                                "      - id: f\n        title: F\n        relevant: {prompt: setting, is: co}\n"
                                "        prompts:\n" ASK("unsaid", "{prompt: setting, is: ms}")
                                "      - id: g\n        title: G\n        prompts:\n" ASK("a", "{prompt: setting, is: co}")
                                    ASK("b", "{prompt: setting, is: sp}"));
    ck_assert_str_eq(
        wb_str_text(&in.said),
        "w.yaml:18:37: warning: nobody is ever shown this exercise: its condition and that of its section never hold "
        "together: what is wanted of \"setting\"" EXCLUDES
        "w.yaml:24:71: warning: nobody is ever asked this: its condition and those of its exercise and section never "
        "hold together: what is wanted of \"setting\"" EXCLUDES);
    load_fini(&in);
}
END_TEST

#define TURNS                                                                                                          \
    "workbook: w\nversion: 1\ntitle: T\nsections:\n  - id: s\n    title: S\n    repeat:\n"                             \
    "      - {id: gap-1, title: One}\n      - {id: gap-2, title: Two}\n    exercises:\n"                               \
    "      - id: e\n        title: E\n        prompts:\n"

/* The first turn has none before it: what is asked in a later one is asked. */
START_TEST(a_later_turn_may_ask_what_the_first_cannot)
{
    struct loaded in = reach_of(TURNS SCALE ASK("a", "{prompt: scale@previous, is: 4}")
                                    ASK("b", "{all: [{prompt: gap-1.scale, is: 2}, {prompt: scale, is: 4}]}")
                                        ASK("c", "{prompt: scale@previous, is: 3}"));
    ck_assert_str_eq(wb_str_text(&in.said), "w.yaml:17:78: " NEVER
                                            "\"gap-1.scale\" goes from 0 to 10 in steps of 2; write a number that is "
                                            "on it\n");
    load_fini(&in);
}
END_TEST

/* Of a repeated section the last turn tells whether anything comes later. */
START_TEST(what_a_later_turn_asks_is_later_than_no_turn)
{
    struct loaded in = reach_of(TURNS PROMPT("{id: a, type: text, label: A, recall: [gap-1.b, gap-2.b, b@previous]}")
                                    PROMPT("{id: b, type: text, label: B}")
                                        "      - id: f\n        title: F\n        only: [gap-1]\n"
                                        "        relevant: {prompt: c, answered: true}\n        prompts:\n"
                                        PROMPT("{id: d, type: text, label: D, recall: [gap-2.b]}")
                                        "  - id: y\n    title: Y\n    relevant: {prompt: c, answered: true}\n"
                                        "    exercises:\n      - id: h\n        title: H\n        prompts:\n"
                                        PROMPT("{id: x, type: text, label: X}")
                                        "  - id: z\n    title: Z\n"
                                        "    exercises:\n      - id: g\n        title: G\n        prompts:\n"
                                        PROMPT("{id: c, type: text, label: C, recall: [gap-2.b]}"));
    ck_assert_str_eq(wb_str_text(&in.said), "w.yaml:14:61: warning: recall: \"gap-2.b\"" NOTHING_TO("show")
                                            "w.yaml:19:28: warning: relevant: \"c\"" LATER
                                            "w.yaml:21:52: warning: recall: \"gap-2.b\"" NOTHING_TO("show")
                                            "w.yaml:24:24: warning: relevant: \"c\"" LATER);
    load_fini(&in);
}
END_TEST

static void add_prompts(struct wb_str *text, int count)
{
    for (int i = 0; i < count; i++) {
        wb_str_addf(text, "          - {id: p%d, type: select_one, label: P, choices: [x, y, z], relevant: {any: [", i);
        for (int j = 1; j <= 3; j++) {
            wb_str_addf(text, "{prompt: p%d, is: [x, y]}, {prompt: p%d, is_not: z},", i > j ? i - j : i + count,
                        i > j ? i - j : i + count);
        }
        wb_str_addf(text, "{prompt: p%d, answered: false}]}}\n", count);
    }
    for (int i = count; i < 2 * count + 3; i++) {
        wb_str_addf(text, "          - {id: p%d, type: select_one, label: P, choices: [x, y, z]}\n", i);
    }
}

/* Thousands of conditions that wait for one another: it gives up, and then nobody is warned. */
START_TEST(too_much_to_follow_warns_of_nothing)
{
    struct wb_str text = {0};
    wb_str_add(&text, HEAD);
    add_prompts(&text, 4000);
    struct loaded in = reach_of(wb_str_text(&text));
    ck_assert_str_eq(wb_str_text(&in.said), "");
    load_fini(&in);
    wb_str_fini(&text);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, each_way_that_leads_nowhere, 0, ROWS(cases));
    tcase_add_test(tcase, sections_and_exercises_count_too);
    tcase_add_test(tcase, a_later_turn_may_ask_what_the_first_cannot);
    tcase_add_test(tcase, what_a_later_turn_asks_is_later_than_no_turn);
    tcase_add_test(tcase, too_much_to_follow_warns_of_nothing);
}

int main(void)
{
    return run_suite("load reach", fill);
}
