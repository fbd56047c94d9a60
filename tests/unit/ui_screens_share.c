/* Sharing: what the coach will see is what is said, shown and written, and nothing that is private. */
#include "export/export.h"
#include "ui_screens_help.h"

static char came_from[4096];

static void open_24(void)
{
    ck_assert_ptr_nonnull(getcwd(came_from, sizeof came_from));
    ui_open(24, 80);
    ck_assert_int_eq(chdir(test_dir), 0); /* where files go by default */
    answer("before-the-workshop", "setting", "\"a-school\"");
    answer("before-the-workshop", "why", "\"A reason to be shared\"");
    answer("before-the-workshop", "hours", "6");
    answer("before-the-workshop", "secret", "\"never told\"");
    answer("between-sessions", "helped", "\"The long walk\"");
}

static void close_it(void)
{
    ck_assert_int_eq(chdir(came_from), 0);
    ui_close();
}

static char *read_written(const char *name)
{
    struct wb_str text = {0};
    OK(wb_file_read(in_dir(name), BIG_FILE, &text, err));
    return wb_str_take(&text);
}

static const char page[] = "workbooks-2026-11-09.html", second[] = "workbooks-2026-11-09-2.html";

START_TEST(test_counts)
{
    push(&wb_screen_share, NULL);
    SEES("Your coach will see 4 answers; 1 stays private.");
    CURSOR_ON("See every word of it");
}
END_TEST

START_TEST(test_nothing_yet)
{
    struct wb_error err = {0};
    static const char *const keys[] = {"setting", "why", "hours", "secret"};
    for (int i = 0; i < ROWS(keys); i++)
        wb_session_set(ui.session, prompt_of("before-the-workshop", keys[i]), NULL, &err);
    wb_session_set(ui.session, prompt_of("between-sessions", "helped"), NULL, &err);
    push(&wb_screen_share, NULL);
    SEES("Nothing here yet.");
    press("<Enter><Escape><Down><Down><Enter>");
    picture();
}
END_TEST

/* Every word of the text is on the screen, row by row, and no private one. */
START_TEST(test_preview_is_what_is_written)
{
    push(&wb_screen_share, NULL);
    press("<Enter>");
    SEES("Exactly what your coach will see");
    struct wb_str all = {0};
    for (int i = 0; i < 60; i++) {
        wb_str_add(&all, picture());
        press("<Page-Down>");
    }
    ck_assert_ptr_nonnull(strstr(all.data, "A reason to be shared"));
    ck_assert_ptr_nonnull(strstr(all.data, "The long walk"));
    ck_assert_ptr_null(strstr(all.data, "never told"));
    wb_str_fini(&all);
    press("<Enter>");
    ON(wb_screen_share);
    CURSOR_ON("Write the file");
}
END_TEST

/* The column of the first "hanging" in the row at `from`, which is moved to the row after. */
static int column_of_hanging(const char **from)
{
    const char *found = strstr(*from, "hanging"), *start = found;
    ck_assert_ptr_nonnull(found);
    while (start > *from && start[-1] != '\n')
        start--;
    *from = strchr(found, '\n') + 1;
    return (int)(found - start);
}

/* What goes on with a line stands below its words, not below its mark or at the edge. */
START_TEST(test_preview_keeps_its_indents)
{
    answer("before-the-workshop", "why",
           "\"hanging hanging hanging hanging hanging hanging hanging hanging hanging hanging hanging hanging\"");
    push(&wb_screen_share, NULL);
    press("<Enter>");
    for (int i = 0; i < 60 && !strstr(picture(), "hanging hanging"); i++)
        press("<Page-Down>");
    press("<Down>");
    const char *at = picture();
    int first = column_of_hanging(&at);
    ck_assert_int_gt(first, 4);
    ck_assert_int_eq(column_of_hanging(&at), first);
}
END_TEST

START_TEST(test_written_and_said_where)
{
    push(&wb_screen_share, NULL);
    press("<End>");
    CURSOR_ON("Write the file");
    press("<Enter>");
    SEES("Written:");
    SEES(test_dir);
    SEES("Attach it to an e-mail");
    char *text = read_written(page);
    ck_assert_ptr_nonnull(strstr(text, "A reason to be shared"));
    ck_assert_ptr_null(strstr(text, "never told"));
    free(text);
    press("<Enter>");
    free(read_written(second));
}
END_TEST

START_TEST(test_answer_by_answer)
{
    push(&wb_screen_share, NULL);
    press("<Home><Enter>");
    SEES("4 shared, 1 private");
    CURSOR_ON("Where do you work?");
    press("<Down>");
    CURSOR_ON("your coach");
    press(" ");
    CURSOR_ON("private");
    SEES("3 shared, 2 private");
    press("<Down><Down><Ctrl-T><Up><Up><Enter>");
    SEES("5 shared, 0 private");
    press(" <Escape>");
    SEES("Your coach will see 4 answers; 1 stays private.");
    press("<End><Enter>");
    char *text = read_written(page);
    ck_assert_ptr_nonnull(strstr(text, "never told")); /* shared by hand now */
    ck_assert_ptr_null(strstr(text, "A reason to be shared"));
    free(text);
}
END_TEST

START_TEST(test_parts)
{
    push(&wb_screen_share, NULL);
    press("<Home><Down><Enter>");
    SEES("[x] Where I am");
    SEES_NOT("What comes next");
    press(" <Escape>");
    SEES("1 of 2");
    SEES("Your coach will see 1 answer.");
    press("<End><Enter>");
    char *text = read_written("between-sessions-2026-11-09.html");
    ck_assert_ptr_null(strstr(text, "A reason to be shared"));
    ck_assert_ptr_nonnull(strstr(text, "The long walk"));
    free(text);
    press("<Home><Down><Enter><Down><Enter><Escape>");
    SEES("Nothing is chosen yet.");
    press("<End><Enter>"); /* no row left that writes */
    picture();
}
END_TEST

START_TEST(test_what_is_private_now_is_said)
{
    struct wb_error err = {0};
    push(&wb_screen_share, NULL);
    press("<End><Enter>");
    wb_session_set_sharing(ui.session, prompt_of("before-the-workshop", "why"), WB_PRIVATE, &err);
    wb_session_leave(ui.session, prompt_of("before-the-workshop", "why"));
    press("<Escape>");
    push(&wb_screen_share, NULL);
    SEES("1 that was shared before is private now");
}
END_TEST

START_TEST(test_a_path_of_ones_own)
{
    push(&wb_screen_share, NULL);
    press("<End><Up>");
    CURSOR_ON("Where to");
    press("<Enter><Ctrl-A>mine.html<Enter>");
    SEES("mine.html");
    CURSOR_ON("Write the file");
    press("<Enter>");
    SEES("mine.html\n  Attach");
    free(read_written("mine.html"));
    press("<Up><Enter><Ctrl-A>mine.html<Enter><Enter>");
    SEES("That file is there already");
    press("<Escape>");
    ON(wb_screen_share);
    press("<Enter><Enter>");
    SEES("Written:");
}
END_TEST

START_TEST(test_other_formats)
{
    push(&wb_screen_share, NULL);
    press("<Up><Enter>");
    SEES("As what?");
    press("2");
    press("<End><Enter>");
    free(read_written("workbooks-2026-11-09.md"));
    press("<Home><Down><Down><Enter>3<End><Up><Up><Enter>");
    SEES("\"format\":\"careers-workbook/");
}
END_TEST

START_TEST(test_a_folder_that_cannot_be_written)
{
    push(&wb_screen_share, NULL);
    press("<End><Up><Enter><Ctrl-A>/nowhere/at/all.html<Enter><Enter>");
    SEES("Not written");
    ON(wb_screen_share);
}
END_TEST

/* ------------------------------------------------------------------ the page for the head */

static const char for_head[] =
    "workbook: before-the-workshop\nversion: 1\ntitle: The first book\nlanguage: en-GB\nsections:\n"
    "  - id: start\n    title: Where I am\n    exercises:\n"
    "      - id: ask\n        title: The ask\n        prompts:\n"
    "          - {id: ask, type: text, label: What do you ask for?, page: head}\n";

static const char *const names_of_it[] = {"head", "page", "for your head"};

/* Whatever word of it is typed, from wherever it is looked for. */
START_TEST(test_head_page_is_a_command)
{
    press("<Ctrl-P>");
    press(names_of_it[_i]);
    SEES("A page for your head");
    press("<Enter>");
    ON(wb_screen_share_head);
    SEES("Nothing can stand on it yet.");
}
END_TEST

START_TEST(test_head_page_asks_where_to)
{
    ui_close();
    ui_open_with(for_head, second_book, 24, 80);
    ck_assert_int_eq(chdir(test_dir), 0);
    answer("before-the-workshop", "ask", "\"Two hours a week\"");
    press("<Ctrl-P>head<Enter>");
    ON(wb_screen_share_head);
    SEES("[x] What do you ask for?");
    press("<End><Up>");
    CURSOR_ON("Where to");
    press("<Enter><Ctrl-A>mine.html<Enter>");
    CURSOR_ON("Write the page");
    SEES("mine.html");
    press("<Enter>");
    SEES("Written: ");
    char *text = read_written("mine.html");
    ck_assert_ptr_nonnull(strstr(text, "Two hours a week"));
    free(text);
    press("<Up><Enter><Ctrl-A>mine.html<Enter><Enter>");
    SEES("That file is there already");
    press("<Enter>");
    ON(wb_screen_share_head);
    SEES("Written: ");
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, open_24, close_it);
    tcase_add_test(tcase, test_counts);
    tcase_add_test(tcase, test_nothing_yet);
    tcase_add_test(tcase, test_preview_is_what_is_written);
    tcase_add_test(tcase, test_preview_keeps_its_indents);
    tcase_add_test(tcase, test_written_and_said_where);
    tcase_add_test(tcase, test_answer_by_answer);
    tcase_add_test(tcase, test_parts);
    tcase_add_test(tcase, test_what_is_private_now_is_said);
    tcase_add_test(tcase, test_a_path_of_ones_own);
    tcase_add_test(tcase, test_other_formats);
    tcase_add_test(tcase, test_a_folder_that_cannot_be_written);
    tcase_add_loop_test(tcase, test_head_page_is_a_command, 0, ROWS(names_of_it));
    tcase_add_test(tcase, test_head_page_asks_where_to);
}

int main(void)
{
    return run_suite("ui_screens_share", fill);
}
