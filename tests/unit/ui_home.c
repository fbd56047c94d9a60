/* The first page: nothing of it is cut, it says what comes next, and its minutes and its short route lead as they say.
 */
#include "ui_screens_help.h"

static const char first[] =
    "workbook: before-the-workshop\nversion: 1\ntitle: Looking at what you have before anything else begins\n"
    "language: en-GB\nsections:\n"
    "  - id: one\n    title: Part one\n    exercises:\n"
    "      - id: a\n        title: Exercise A\n        minutes: 2\n        short_route: true\n        prompts:\n"
    "          - {id: a, type: text, label: Question A, required: soft}\n"
    "      - id: b\n        title: Exercise B\n        minutes: 2\n        prompts:\n"
    "          - {id: b, type: text, label: Question B}\n"
    "      - id: c\n        title: Exercise C\n        minutes: 3\n        prompts:\n"
    "          - {id: c1, type: text, label: Question C1, short_route: true}\n"
    "          - {id: c2, type: text, label: Question C2}\n"
    "  - id: two\n    title: Part two\n    exercises:\n"
    "      - id: d\n        title: Exercise D\n        minutes: 6\n        prompts:\n"
    "          - {id: d, type: text, label: Question D}\n";
static const char second[] = "workbook: between-sessions\nversion: 1\ntitle: The second\nlanguage: en-GB\nsections:\n"
                             "  - id: gap\n    title: Between\n    opens: workshop\n    exercises:\n"
                             "      - id: e\n        title: Exercise E\n        minutes: 2\n        prompts:\n"
                             "          - {id: e, type: text, label: Question E}\n";

static void set_up(void)
{
    ui_open_with(first, second, 24, 80);
}

static void say(const char *key)
{
    answer("before-the-workshop", key, "\"something\"");
}

/* Whatever the size, each word of each row can be read. */
START_TEST(test_nothing_is_cut)
{
    static const int sizes[][2] = {{24, 80}, {10, 40}, {40, 120}, {16, 60}};
    say("a");
    wb_cells_resize(&ui.cells, sizes[_i][0], sizes[_i][1]);
    wb_ui_home(&ui);
    press("<Home>");
    bool seen = false, book = false;
    for (int row = 0; row < 12; row++) {
        SEES_NOT("…");
        seen |= strstr(picture(), "1 of 5 · about 11 minutes left") != NULL;
        book |= strstr(picture(), "Looking at what you have") != NULL;
        press("<Down>");
    }
    ck_assert(seen && book);
    CURSOR_ON("Leave the workbook");
}
END_TEST

START_TEST(test_minutes_end)
{
    press("<Down><Enter>");
    ON(wb_screen_exercise);
    SEES("Question A");
    press("<Tab>");
    CURSOR_ON("Next: Exercise B (2 minutes)");
    press("<Enter><Tab>");
    CURSOR_ON("Your minutes are used: a good place to stop. Next: Exercise C");
    press("<Enter><Tab><Tab>");
    CURSOR_ON("A good place to stop. Next: Part two");
}
END_TEST

START_TEST(test_minutes_to_stop)
{
    press("<Enter>x<Tab>");
    CURSOR_ON("Next: Exercise B (2 minutes)");
    SEES("5 minutes to the next stopping point");
    press("<Enter><Tab>");
    CURSOR_ON("Next: Exercise C (3 minutes)");
    SEES_NOT("stopping point");
}
END_TEST

START_TEST(test_left_empty)
{
    press("<Enter><Tab>");
    SEES("Still empty, and later pages build on it: 1.");
    press("<Shift-Tab>word<Tab>");
    SEES_NOT("Still empty");
}
END_TEST

START_TEST(test_short_route)
{
    SEES("about 5 minutes, with what matters most");
    press("<Down><Down><Down><Down>");
    CURSOR_ON("Take the short route");
    press("<Enter>");
    SEES("Question A");
    press("x<Tab>");
    CURSOR_ON("Next: Exercise C");
    press("<Enter>y<Tab><Tab>");
    CURSOR_ON("That was the last page. Enter leads home.");
    press("<Enter>");
    ON(wb_screen_home);
    SEES("Leave the short route");
    SEES("all of it is answered");
    ck_assert_str_eq(wb_session_setting(ui.session, "route"), "short");
    CURSOR_ON("Leave the short route");
    press("<Enter>");
    ON(wb_screen_home);
    ck_assert(!wb_way_takes_short_route(ui.session));
    SEES_NOT("Leave the short route");
    SEES_NOT("Take the short route");
}
END_TEST

/* When nothing is left to answer, the first row is to share it, and Enter does. */
START_TEST(test_all_done)
{
    static const char *const keys[] = {"a", "b", "c1", "c2", "d"};
    for (int i = 0; i < ROWS(keys); i++)
        say(keys[i]);
    wb_way_set_place(ui.session, &(struct wb_place){.prompt = prompt_of("before-the-workshop", "d")});
    wb_ui_home(&ui);
    press("<Home>");
    CURSOR_ON("Share with your coach");
    SEES("5 of 5 · done");
    press("<Enter>");
    ON(wb_screen_share);
}
END_TEST

/* From 100 columns on the outline stands at the left, with every title in full. */
START_TEST(test_outline_is_whole)
{
    static const char long_title[] =
        "workbook: before-the-workshop\nversion: 1\ntitle: T\nlanguage: en-GB\nsections:\n"
        "  - id: one\n    title: Part one\n    exercises:\n"
        "      - id: a\n        title: Where you and the people around you meet\n        prompts:\n"
        "          - {id: a, type: text, label: Question A}\n"
        "      - id: b\n        title: After it\n        relevant: {prompt: a, is: never}\n        prompts:\n"
        "          - {id: b, type: text, label: Question B}\n";
    ui_close();
    ui_open_with(long_title, second, 40, 120);
    push(&wb_screen_exercise,
         &(struct wb_exercise_argument){.exercise = prompt_of("before-the-workshop", "a")->exercise});
    SEES("▸ Where you and the people  ");
    SEES("  around you meet\n");
    push(&wb_screen_exercise,
         &(struct wb_exercise_argument){.exercise = prompt_of("before-the-workshop", "b")->exercise});
    SEES("Nothing on this page is asked of you");
}
END_TEST

/* A long message is read whole, also in a narrow window, and never lies over the cursor. */
START_TEST(test_message_is_whole)
{
    wb_cells_resize(&ui.cells, 10, 40);
    for (int i = 0; i < 2; i++) {
        wb_ui_say(&ui, "Shared with your coach, and counted without your name in the report.");
        SEES("Shared with your coach, and counted");
        SEES("without your name in the report.");
        ck_assert_msg(!strstr(cursor_line(), "report") && !strstr(cursor_line(), "Shared"), "%s", picture());
        press("<End>");
    }
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, set_up, ui_close);
    tcase_add_loop_test(tcase, test_nothing_is_cut, 0, 4);
    tcase_add_test(tcase, test_minutes_end);
    tcase_add_test(tcase, test_minutes_to_stop);
    tcase_add_test(tcase, test_left_empty);
    tcase_add_test(tcase, test_short_route);
    tcase_add_test(tcase, test_all_done);
    tcase_add_test(tcase, test_message_is_whole);
    tcase_add_test(tcase, test_outline_is_whole);
}

int main(void)
{
    return run_suite("ui_home", fill);
}
