/* Each screen as it looks, at three sizes, compared with the pictures in tests/screen. */
#include "screen.h"
#include "ui_screens_help.h"

static const struct {
    const char *name;
    const struct wb_screen_ops *ops;
    const char *keys;
    bool empty; /* nothing answered yet */
} screens[] = {
    {"welcome", &wb_screen_welcome, "", true},
    {"home", &wb_screen_home, "", false},
    {"home-new", &wb_screen_home, "", true},
    {"exercise", &wb_screen_exercise, "", false},
    {"exercise-end", &wb_screen_exercise, "<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>", false},
    {"contents", &wb_screen_contents, "", false},
    {"contents-filter", &wb_screen_contents, "what", false},
    {"find", &wb_screen_find, "you", false},
    {"find-empty", &wb_screen_find, "", true},
    {"review", &wb_screen_review, "", false},
    {"review-empty", &wb_screen_review, "", true},
    {"share", &wb_screen_share, "", false},
    {"share-answers", &wb_screen_share, "<Home><Enter>", false},
    {"share-parts", &wb_screen_share, "<Home><Down><Enter> ", false},
    {"settings", &wb_screen_settings, "<Tab>3 dec", true},
    {"commitments", &wb_screen_commitments, "", false},
    {"history", &wb_screen_history, "", false},
    {"help", &wb_screen_help, "", true},
    {"commands", &wb_screen_palette, "", true},
    {"menu", &wb_screen_menu, "<Down>", false},
    {"line", &wb_screen_line, "", false},
    {"page", &wb_screen_page, "", false},
};
static const struct {
    int rows, cols;
} sizes[] = {{24, 80}, {10, 40}, {40, 120}};

static const void *argument_of(const struct wb_screen_ops *ops)
{
    static const char *const rows[] = {"Skip this question", "This is not me", "Rather talk about it"};
    static const struct wb_menu_argument menu = {"This question", "What you wrote stays.", rows, 3, NULL, NULL};
    static const struct wb_line_argument line = {"Not saved yet", "To leave and lose it, type the word leave.", "lea",
                                                 NULL, NULL};
    static const struct wb_page_argument page = {
        "Before you begin",
        "# Before you begin\n\nA paragraph with **strong** and *quiet* words, long enough to wrap at "
        "forty columns.\n\n- one\n- two\n\n1. first\n2. second\n"};
    static struct wb_exercise_argument exercise;
    exercise.exercise = prompt_of("before-the-workshop", "setting")->exercise;
    if (ops == &wb_screen_exercise)
        return &exercise;
    if (ops == &wb_screen_history)
        return prompt_of("before-the-workshop", "why");
    return ops == &wb_screen_menu   ? (const void *)&menu
           : ops == &wb_screen_line ? (const void *)&line
           : ops == &wb_screen_page ? (const void *)&page
                                    : NULL;
}

/* The test's own directory has another name each time: its last part is drawn over. */
static void without_dir(void)
{
    static const char before[] = "careers-test-";
    const size_t len = sizeof before - 1, random = 6;
    for (int i = 0; i + (int)(len + random) < ui.cells.rows * ui.cells.cols; i++) {
        struct wb_cell *cell = ui.cells.cell + i;
        size_t same = 0;
        while (same < len && cell[same].glyph.code[0] == (uint32_t)before[same])
            same++;
        for (size_t k = 0; same == len && k < random; k++)
            cell[len + k].glyph.code[0] = '0';
    }
}

START_TEST(test_golden)
{
    int screen = _i / ROWS(sizes), size = _i % ROWS(sizes);
    struct wb_error err = {0};
    char *from = getcwd(NULL, 0), name[64];
    ui_open(sizes[size].rows, sizes[size].cols);
    ck_assert_int_eq(chdir("/"), 0); /* what would be written has a path that is always the same */
    if (!screens[screen].empty)
        fill_answers();
    if (screens[screen].ops == &wb_screen_history)
        answer("before-the-workshop", "why", "\"The new deputy asked me twice what I needed.\\nI had an answer.\"");
    wb_session_settle(ui.session, &err);
    push(screens[screen].ops, argument_of(screens[screen].ops));
    press(screens[screen].keys);
    wb_session_settle(ui.session, &err);
    picture();
    without_dir();
    ck_assert_int_eq(chdir(from), 0);
    free(from);
    snprintf(name, sizeof name, "%s-%dx%d", screens[screen].name, ui.cells.cols, ui.cells.rows);
    expect_screen(&ui.cells, name);
    ui_close();
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, test_golden, 0, ROWS(screens) * ROWS(sizes));
}

int main(void)
{
    return run_suite("ui_screens_golden", fill);
}
