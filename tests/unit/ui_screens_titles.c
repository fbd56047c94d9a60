/* Titles with {words} in them: every screen that shows a title shows what its words stand for now. */
#include "ui_screens_help.h"

static const char titled[] =
    "workbook: before-the-workshop\nversion: 1\ntitle: \"Work with {who}\"\nlanguage: en-GB\n"
    "words:\n  who: {by: setting, a-school: Ann, a-college: Bob, otherwise: Nobody}\n"
    "sections:\n"
    "  - id: start\n    title: \"{who} first\"\n    exercises:\n"
    "      - id: wheel\n        title: \"Near {who}\"\n        minutes: 4\n        prompts:\n"
    "          - {id: setting, type: select_one, label: Where?, choices: [A school, A college]}\n"
    "      - id: week\n        title: \"A week of {who}\"\n        minutes: 3\n        prompts:\n"
    "          - {id: letter, type: letter, label: Write, opens_with: later}\n"
    "  - id: later\n    title: \"Later, {who}\"\n    exercises:\n"
    "      - id: last\n        title: \"The last {who}\"\n        prompts:\n"
    "          - {id: last, type: line, label: Found here}\n";

static const char other[] = "workbook: between-sessions\nversion: 1\ntitle: Other\nsections:\n  - id: s\n    title: S\n"
                            "    exercises:\n      - id: e\n        title: E\n        prompts:\n"
                            "          - {id: p, type: line, label: L}\n";

static const struct {
    const struct wb_screen_ops *ops; /* NULL: home */
    const char *keys, *sees;         /* %s: the word */
    int cols;
} places[] = {
    {NULL, "", "Work with %s", 80},
    {NULL, "", "A week of %s", 80}, /* where to go on */
    {&wb_screen_contents, "<Home>", "Work with %s", 80},
    {&wb_screen_contents, "<Home>", "%s first", 80},
    {&wb_screen_contents, "<Home>", "A week of %s", 80},
    {&wb_screen_contents, "week of", "A week of %s", 80},
    {&wb_screen_find, "found", "Later, %s \u203a The last %s", 80},
    {&wb_screen_review, "<Home>", "Work with %s", 80},
    {&wb_screen_review, "<Home>", "%s first", 80},
    {NULL, "<Enter>", "Work with %s \u203a %s first", 80},
    {NULL, "<Enter>", "A week of %s", 80},
    {NULL, "<Enter>", "shut until \u201cLater, %s\u201d opens", 80},
    {NULL, "<Enter>", "A good place to stop. Next: Later, %s", 80},
    {NULL, "<Enter><Shift-Tab>", "Next: A week of %s", 80},
    {NULL, "<Enter>", "Near %s", 120}, /* the outline beside the page */
    {NULL, "<Enter>", "Later, %s", 120},
};

static void open_titled(void)
{
    ui_open_with(titled, other, 30, 80);
    answer("before-the-workshop", "letter", "\"Dear me\"");
    OK(wb_session_finish_letter(ui.session, prompt_of("before-the-workshop", "letter"), err));
}

static void visit(int place)
{
    wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_RESIZE, .rows = 30, .cols = places[place].cols});
    if (places[place].ops)
        push(places[place].ops, NULL);
    else
        wb_ui_home(&ui);
    press(places[place].keys);
}

START_TEST(test_titles_say_what_words_stand_for)
{
    static const char *const words[][2] = {{"\"a-school\"", "Ann"}, {"\"a-college\"", "Bob"}};
    for (int i = 0; i < ROWS(words); i++) {
        struct wb_str expected = {0};
        answer("before-the-workshop", "setting", words[i][0]);
        wb_way_set_place(ui.session, &(struct wb_place){.prompt = prompt_of("before-the-workshop", "letter")});
        wb_ui_home(&ui);
        visit(_i);
        for (const char *at = places[_i].sees; *at; at++)
            if (at[0] == '%')
                wb_str_add(&expected, words[i][1]), at++;
            else
                wb_str_add_char(&expected, *at);
        SEES(wb_str_text(&expected));
        SEES_NOT("{");
        wb_str_fini(&expected);
    }
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, open_titled, ui_close);
    tcase_add_loop_test(tcase, test_titles_say_what_words_stand_for, 0, ROWS(places));
}

int main(void)
{
    return run_suite("ui_screens_titles", fill);
}
