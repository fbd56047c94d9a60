/* Settings and the history of an answer: what is typed is kept, and nothing is lost. */
#include "ui_screens_help.h"

static void open_24(void)
{
    ui_open(24, 80);
}

static const char *setting(const char *name)
{
    const char *value = wb_session_setting(ui.session, name);
    return value ? value : "-";
}

static const struct {
    const char *keys, *name, *value, *sees;
} typed[] = {
    {"Ada", "name", "Ada", "Ada"},
    {"Ada<Backspace>", "name", "Ad", "Ad"},
    {"Ada<Ctrl-A>", "name", "Ada", "Ada"},
    {"Ada<Ctrl-A><Backspace>", "name", "-", "Name to show"},
    {"A B<Tab>", "name", "A B", "The workshop"},
    {"<Tab>3 dec", "workshop", "2026-12-03", "Thursday 3 December 2026"},
    {"<Tab>3 d", "workshop", "-", "not a day yet"},
    {"<Tab>next friday<Enter>", "workshop", "2026-11-20", "20 November 2026"},
    {"<Tab>3 dec<Tab><Shift-Tab><Ctrl-A><Backspace>", "workshop", "-", "The day, in your own words"},
    {"<Tab>3 dec<Tab><Shift-Tab><Ctrl-A>never<Tab>", "workshop", "2026-12-03", "not a day I know"},
    {"<Tab>3 dec<Ctrl-A>never<Escape>", "workshop", "2026-12-03", "not a day I know"},
    {"<Ctrl-N>tomorrow<Ctrl-B>Ada", "workshop", "2026-11-10", "Ada"},
    {"<End>", "theme", "-", "(\u2022) terminal"},
    {"<Up><Tab><Tab><Tab><Tab><Tab><Tab><Enter>", "theme", "contrast", "(\u2022) contrast"},
    {"<Tab><Tab><Tab><Tab><Tab><Tab> <Right>", "theme", "mono", "(\u2022) mono"},
    {"<Tab><Tab><Tab><Tab><Tab><Tab><Left>", "theme", "mono", "(\u2022) mono"},
};

START_TEST(test_typed)
{
    push(&wb_screen_settings, NULL);
    press(typed[_i].keys);
    ck_assert_str_eq(setting(typed[_i].name), typed[_i].value);
    SEES(typed[_i].sees);
}
END_TEST

START_TEST(test_typed_narrow)
{
    wb_cells_resize(&ui.cells, 10, 40);
    push(&wb_screen_settings, NULL);
    press(typed[_i].keys);
    ck_assert_str_eq(setting(typed[_i].name), typed[_i].value);
    picture();
}
END_TEST

START_TEST(test_says_where)
{
    push(&wb_screen_settings, NULL);
    SEES("answers.db");
    SEES("/data/backups");
    SEES("Version");
}
END_TEST

START_TEST(test_paste_into_a_field)
{
    push(&wb_screen_settings, NULL);
    wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_PASTE, .text = wb_span("Ada\nB")});
    ck_assert_str_eq(setting("name"), "Ada B");
}
END_TEST

/* ------------------------------------------------------------------ history */

static const struct wb_prompt *three_versions(void)
{
    answer("before-the-workshop", "why", "\"The head asked.\"");
    answer("before-the-workshop", "why", "\"The new deputy asked.\"");
    answer("before-the-workshop", "why", "\"The new deputy asked me twice.\"");
    return prompt_of("before-the-workshop", "why");
}

START_TEST(test_history_compares)
{
    push(&wb_screen_history, three_versions());
    SEES("3 versions");
    SEES("asked{+ me twice+}.");
    press("<Down>");
    SEES("[-head-]{+new deputy+}");
    press("<Up><Up>");
    SEES("As it stands now");
    press("<Enter>");
    SEES("This is how the answer stands now.");
}
END_TEST

START_TEST(test_history_restores)
{
    const struct wb_prompt *prompt = three_versions();
    push(&wb_screen_history, prompt);
    press("<Down><Enter>");
    SEES("Put this version back");
    press("<Escape>");
    SEES("3 versions");
    press("<Enter><Enter>");
    SEES("4 versions");
    SEES("Put back.");
    ck_assert_str_eq(json_string_value(wb_session_answer(ui.session, prompt)->value), "The head asked.");
    press("<Escape>");
    push(&wb_screen_history, prompt);
    SEES("The [-new deputy-]{+head+} asked[- me twice-].");
}
END_TEST

START_TEST(test_history_of_nothing)
{
    push(&wb_screen_history, prompt_of("before-the-workshop", "why"));
    SEES("Nothing here yet.");
    press("<Enter><Down><Page-Down><Up>");
    SEES("Nothing here yet.");
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, open_24, ui_close);
    tcase_add_loop_test(tcase, test_typed, 0, ROWS(typed));
    tcase_add_loop_test(tcase, test_typed_narrow, 0, ROWS(typed));
    tcase_add_test(tcase, test_says_where);
    tcase_add_test(tcase, test_paste_into_a_field);
    tcase_add_test(tcase, test_history_compares);
    tcase_add_test(tcase, test_history_restores);
    tcase_add_test(tcase, test_history_of_nothing);
}

int main(void)
{
    return run_suite("ui_screens_settings", fill);
}
