/* The file of an export: its name, whole or not at all, and the line in the log. */
#include "export_help.h"

static const struct {
    const char *name, *file;
} names[] = {
    {"Sam", "Sam-small-2026-11-03.html"},
    {"Zo\xC3\xAB \xC5\x81uk", "Zoe-Luk-small-2026-11-03.html"},
    {"Zoe\xCC\x88", "Zoe-small-2026-11-03.html"},
    {"../../etc/passwd", "etc-passwd-small-2026-11-03.html"},
    {"a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j-small-2026-11-03.html"},
    {"\xE5\xBC\xA0", "small-2026-11-03.html"},
    {"-rf", "rf-small-2026-11-03.html"},
    {" . ", "small-2026-11-03.html"},
    {"\033[31m", "31m-small-2026-11-03.html"},
    {"CON", "CON-small-2026-11-03.html"},
    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-small-2026-11-03.html"},
};

START_TEST(a_name)
{
    open_export();
    OK(wb_session_set_setting(session, "name", names[_i].name, err));
    answer_text("goal", "to rest");
    struct wb_view *view = view_now();
    char *path = wb_export_name(view, WB_FORMAT_HTML, test_dir);
    ck_assert_str_eq(path, in_dir(names[_i].file));
    free(path);
    wb_view_free(view);
    close_export();
}
END_TEST

START_TEST(a_name_not_taken)
{
    open_export();
    answer_text("goal", "to rest");
    struct wb_view *view = view_now();
    static const char *const expected[] = {"small-2026-11-03.md", "small-2026-11-03-2.md", "small-2026-11-03-3.md"};
    for (int i = 0; i < ROWS(expected); i++) {
        char *path = wb_export_name(view, WB_FORMAT_MARKDOWN, test_dir);
        ck_assert_str_eq(path, in_dir(expected[i]));
        OK(wb_export_file(session, view, WB_FORMAT_MARKDOWN, path, false, err));
        free(path);
    }
    wb_view_free(view);
    struct wb_export_options own = plain_options(), head = own;
    own.include_private = true;
    head.head_page = true;
    view = view_with(own);
    char *path = wb_export_name(view, WB_FORMAT_HTML, ".");
    ck_assert_str_eq(path, "./small-private-2026-11-03.html");
    free(path);
    wb_view_free(view);
    view = view_with(head);
    path = wb_export_name(view, WB_FORMAT_HTML, ".");
    ck_assert_str_eq(path, "./page-for-the-head-2026-11-03.html");
    free(path);
    wb_view_free(view);
    close_export();
}
END_TEST

static bool noted(void)
{
    struct wb_last_export last;
    bool any;
    OK(wb_store_last_export(wb_session_store(session), &last, &any, err));
    return any;
}

START_TEST(an_existing_file_is_left_alone)
{
    struct wb_error why = {0};
    struct wb_str kept = {0};
    open_export();
    answer_text("goal", "to rest");
    OK(wb_file_write(in_dir("there.html"), "mine", 4, true, err));
    struct wb_view *view = view_now();
    ck_assert(!wb_export_file(session, view, WB_FORMAT_HTML, in_dir("there.html"), false, &why));
    ck_assert_int_eq(why.code, WB_EXISTS);
    OK(wb_file_read(in_dir("there.html"), 100, &kept, err));
    ck_assert_str_eq(wb_str_text(&kept), "mine");
    ck_assert(!wb_export_file(session, view, WB_FORMAT_HTML, in_dir("nowhere/there.html"), true, &why));
    ck_assert(!noted()); /* what was not written did not leave */
    OK(wb_export_file(session, view, WB_FORMAT_HTML, in_dir("there.html"), true, err));
    ck_assert(noted());
    struct stat info;
    ck_assert_int_eq(stat(in_dir("there.html"), &info), 0);
    ck_assert_int_eq(info.st_mode & 0777, 0600);
    wb_view_free(view);
    wb_str_fini(&kept);
    close_export();
}
END_TEST

static void take_shared(void *data, const struct wb_shared *shared)
{
    wb_str_addf(data, "%s/%s:%d ", shared->workbook, shared->key, (int)shared->revision);
}

START_TEST(what_left_is_noted)
{
    struct wb_str found = {0};
    open_export();
    answer_text("goal", "to rest");
    answer_text("secret", "hush");
    answer_text("line", "one");
    struct wb_view *view = view_now();
    OK(wb_export_file(session, view, WB_FORMAT_CSV, in_dir("a.csv"), true, err));
    struct wb_last_export last;
    bool any;
    OK(wb_store_last_export(wb_session_store(session), &last, &any, err));
    ck_assert(any && last.revision == view->revision && last.at.seconds == noon().seconds);
    OK(wb_store_each_shared(wb_session_store(session), take_shared, &found, err));
    ck_assert_str_eq(wb_str_text(&found), "small/goal:1 small/line:3 ");
    wb_str_fini(&found);
    wb_view_free(view);
    close_export();
}
END_TEST

/* A session that only reads exports too; it notes nothing. */
START_TEST(reading_alone_exports)
{
    struct wb_error why = {0};
    open_export();
    answer_text("goal", "to rest");
    OK(wb_session_close(session, err));
    session = try_session((struct wb_session_options){.read_only = true}, &why);
    ck_assert_ptr_nonnull(session);
    struct wb_view *view = view_now();
    ck_assert_str_eq(find_leaf(view, "goal")->text, "to rest");
    wb_view_free(view);
    close_export();
}
END_TEST

/* Each promise of each person keeps its entry, whatever is written about it later. */
START_TEST(an_entry_is_updated_not_doubled)
{
    open_export();
    answer("promise", "[{\"id\": \"c1\", \"action\": \"walk\", \"by\": \"2026-12-31\"},"
                      " {\"id\": \"c2\", \"action\": \"talk\"}]");
    char *before = bytes(WB_FORMAT_ICS);
    answer("promise", "[{\"id\": \"c1\", \"action\": \"run\", \"by\": \"2027-02-28\"}]");
    char *after = bytes(WB_FORMAT_ICS);
    ck_assert_uint_eq(count_of(before, "BEGIN:VEVENT"), 1); /* c2 has no date */
    const char *one = strstr(before, "UID:"), *other = strstr(after, "UID:");
    ck_assert(one && other);
    ck_assert_int_eq(strncmp(one, other, strcspn(one, "\r")), 0);
    ck_assert_ptr_nonnull(strstr(before, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
    ck_assert_ptr_nonnull(strstr(after, "DTSTAMP:20261103T120000Z\r\n"));
    free(before);
    free(after);
    answer("review", "[{\"of\": \"small/promise/c1\", \"outcome\": \"done\"}]");
    after = bytes(WB_FORMAT_ICS);
    ck_assert_uint_eq(count_of(after, "BEGIN:VEVENT"), 0);
    free(after);
    close_export();
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, a_name, 0, ROWS(names));
    tcase_add_test(tcase, a_name_not_taken);
    tcase_add_test(tcase, an_existing_file_is_left_alone);
    tcase_add_test(tcase, what_left_is_noted);
    tcase_add_test(tcase, reading_alone_exports);
    tcase_add_test(tcase, an_entry_is_updated_not_doubled);
}

int main(void)
{
    return run_suite("export_file", fill);
}
