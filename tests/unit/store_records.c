/* What the file keeps beside answers, and a file or folder that may only be read. */
#include "store_help.h"

#include <grp.h>
#include <sys/wait.h>

START_TEST(settings)
{
    struct wb_store *store = open_answers();
    ck_assert_ptr_null(wb_store_setting(store, "name"));
    OK(wb_store_set(store, "name", "Someone", err));
    OK(wb_store_set(store, "name", "Someone else", err));
    OK(wb_store_set(store, "theme", "mono", err));
    OK(wb_store_set(store, "theme", NULL, err));
    wb_store_close(store);
    store = open_answers();
    char *name = wb_store_setting(store, "name");
    ck_assert_str_eq(name, "Someone else");
    free(name);
    ck_assert_ptr_null(wb_store_setting(store, "theme"));
    wb_store_close(store);
}
END_TEST

START_TEST(workbooks_as_answered)
{
    struct wb_store *store = open_answers();
    struct wb_str source = {0};
    ck_assert(!wb_store_kept_workbook(store, "book", &source));
    OK(wb_store_keep_workbook(store, "book", 1, "first", 5, err));
    OK(wb_store_keep_workbook(store, "book", 1, "first", 5, err));
    OK(wb_store_keep_workbook(store, "book", 2, "second", 6, err));
    OK(wb_store_keep_workbook(store, "other", 9, "x", 1, err));
    ck_assert(wb_store_kept_workbook(store, "book", &source));
    ck_assert_str_eq(source.data, "second");
    OK(wb_store_keep_workbook(store, "book", 1, "first", 5, err)); /* the author went back */
    wb_str_clear(&source);
    ck_assert(wb_store_kept_workbook(store, "book", &source));
    ck_assert_str_eq(source.data, "first");
    wb_str_fini(&source);
    wb_store_close(store);
}
END_TEST

static void take_shared(void *data, const struct wb_shared *shared)
{
    wb_str_addf(data, "%s/%s:%d ", shared->workbook, shared->key, (int)shared->revision);
}

static bool take_comment(void *data, const struct wb_comment *comment)
{
    wb_str_addf(data, "%s=%s>%s(%s%s,%d) ", comment->id, comment->text, comment->reply ? comment->reply : "-",
                comment->status, comment->seen ? ",seen" : "", (int)comment->revision);
    return true;
}

START_TEST(exports_made)
{
    struct wb_store *store = open_answers();
    struct wb_str found = {0};
    struct wb_last_export last;
    bool any = true;
    OK(wb_store_last_export(store, &last, &any, err));
    ck_assert(!any);
    /* The clock goes backwards; what counts does not. */
    const struct wb_last_export exports[] = {{7, {2000, 0}}, {9, {1000, 60}}};
    const struct wb_shared first[] = {{"b", "x", 3}, {"a", "x", 7}, {"a", "w", 1}},
                           second[] = {{"a", "x", 8}, {"b", "x", 2}};
    OK(wb_store_note_export(store, &exports[0], first, 3, err));
    OK(wb_store_note_export(store, &exports[1], second, 2, err));
    OK(wb_store_last_export(store, &last, &any, err));
    ck_assert(any && last.revision == 9 && last.at.seconds == 1000 && last.at.offset == 60);
    OK(wb_store_each_shared(store, take_shared, &found, err));
    ck_assert_str_eq(found.data, "a/w:1 a/x:8 b/x:3 ");

    /* A renamed prompt's answer is the one that was sent. */
    keep(store, "old", "1");
    const struct wb_shared old = {"book", "old", 1};
    OK(wb_store_note_export(store, &exports[1], &old, 1, err));
    OK(wb_store_rename(store, "book", "old", "new", err));
    wb_str_clear(&found);
    OK(wb_store_each_shared(store, take_shared, &found, err));
    ck_assert_str_eq(found.data, "a/w:1 a/x:8 b/x:3 book/new:1 ");
    wb_str_fini(&found);
    wb_store_close(store);
}
END_TEST

static int64_t pages_after(struct wb_store *store, int exports)
{
    struct stat there;
    const struct wb_last_export last = {1, {2000, 0}};
    char keys[300][16];
    struct wb_shared list[300];
    for (int i = 0; i < 300; i++) {
        snprintf(keys[i], sizeof keys[i], "prompt-%d", i);
        list[i] = (struct wb_shared){"book", keys[i], i};
    }
    for (int i = 0; i < exports; i++)
        OK(wb_store_note_export(store, &last, list, 300, err));
    wb_store_close(store);
    ck_assert_int_eq(stat(in_dir("answers.db"), &there), 0);
    return there.st_size;
}

/* What an export leaves behind beside its line, and the next one reads, is the same after a hundred of them. */
START_TEST(exports_leave_a_short_log)
{
    int64_t once = pages_after(open_answers(), 1);
    ck_assert_int_eq(pages_after(open_answers(), 100), once);
}
END_TEST

START_TEST(comments_of_the_coach)
{
    struct wb_store *store = open_answers();
    struct wb_str found = {0};
    struct wb_comment comment = {
        .id = "c1", .workbook = "a", .key = "x", .from = "coach", .text = "one", .status = "open"};
    comment.at.seconds = 2000;
    comment.revision = 7;
    OK(wb_store_put_comment(store, &comment, err));
    comment.id = "c2";
    comment.revision = 3;
    comment.text = "two";
    comment.at.seconds = 1000;
    OK(wb_store_put_comment(store, &comment, err));
    comment.id = "c1";
    comment.text = "one";
    comment.reply = "yes";
    comment.status = "replied";
    comment.seen = true;
    comment.revision = 0; /* as who replies knows it */
    OK(wb_store_put_comment(store, &comment, err));
    OK(wb_store_comments(store, take_comment, &found, err));
    ck_assert_str_eq(found.data, "c1=one>yes(replied,seen,7) c2=two>-(open,3) ");
    wb_str_fini(&found);
    wb_store_close(store);
}
END_TEST

START_TEST(transactions)
{
    struct wb_error why = {0};
    struct wb_store *store = open_answers();
    OK(wb_store_begin(store, err));
    OK(wb_store_set(store, "a", "1", err));
    OK(wb_store_begin(store, err));
    OK(wb_store_set(store, "b", "2", err));
    OK(wb_store_commit(store, err));
    wb_store_rollback(store);
    ck_assert(!wb_store_commit(store, &why)); /* all of it was rolled back, and this says so */
    ck_assert_int_eq(why.code, WB_DATA);
    ck_assert_ptr_null(wb_store_setting(store, "a"));
    ck_assert_ptr_null(wb_store_setting(store, "b"));
    wb_store_close(store);
}
END_TEST

/* ------------------------------------------------------------------ what may only be read */

static void forbid_file(void)
{
    ck_assert_int_eq(chmod(in_dir("answers.db"), 0400), 0);
}

static void forbid_folder(void)
{
    ck_assert_int_eq(chmod(test_dir, 0500), 0);
}

static void forbid_reading(void)
{
    ck_assert_int_eq(chmod(in_dir("answers.db"), 0000), 0);
}

static const struct {
    void (*forbid)(void);
    bool readable;
    const char *reason;
} forbidden[] = {
    {forbid_file, true, "read-only"},
    {forbid_folder, true, ""},
    {forbid_reading, false, "no permission"},
};

static int give_away(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    return lchown(path, 65534, 65534);
}

/* As root nothing is forbidden, so that the test goes on as nobody. */
static void become_nobody(void)
{
    if (geteuid() != 0)
        return;
    ck_assert_int_eq(nftw(test_dir, give_away, 16, FTW_PHYS), 0);
    ck_assert_int_eq(setgroups(0, NULL), 0);
    ck_assert_int_eq(setgid(65534), 0);
    ck_assert_int_eq(setuid(65534), 0);
}

static void try_forbidden(int i)
{
    struct wb_error why = {0};
    become_nobody();
    forbidden[i].forbid();
    for (int read_only = 0; read_only < 2; read_only++) {
        struct wb_store *store = try_open(read_only, &why);
        ck_assert_msg((store != NULL) == forbidden[i].readable, "%s", why.text);
        if (!store) {
            ck_assert_int_eq(why.code, WB_DATA);
            ck_assert_msg(strstr(why.text, forbidden[i].reason) != NULL, "%s", why.text);
            continue;
        }
        ASSERT_VALUES(store, "a=1");
        if (!read_only) {
            ck_assert_ptr_nonnull(wb_store_unwritable(store));
            ck_assert_msg(strstr(wb_store_unwritable(store), forbidden[i].reason) != NULL, "%s",
                          wb_store_unwritable(store));
        }
        ck_assert(!wb_store_set(store, "x", "y", &why));
        ck_assert_int_eq(why.code, WB_DATA);
        wb_store_close(store);
    }
    chmod(test_dir, 0700);
    _exit(0);
}

START_TEST(reading_only_by_permission)
{
    struct wb_store *store = open_answers();
    int status;
    keep(store, "a", "1");
    wb_store_close(store);
    pid_t child = fork();
    if (child == 0)
        try_forbidden(_i);
    waitpid(child, &status, 0);
    ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(nowhere_to_write)
{
    struct wb_error why = {0};
    const struct wb_store_options options = {.dir = "/proc/no-such-place/data", .kind = WB_STORE_ANSWERS};
    ck_assert_ptr_null(wb_store_open(&options, &why));
    ck_assert_int_eq(why.code, WB_DATA);
    struct wb_store_options reader = options;
    reader.read_only = true;
    struct wb_store *store = wb_store_open(&reader, &why);
    ck_assert_ptr_nonnull(store);
    wb_store_close(store);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, make_dir, drop_dir);
    tcase_add_test(tcase, settings);
    tcase_add_test(tcase, workbooks_as_answered);
    tcase_add_test(tcase, exports_made);
    tcase_add_test(tcase, exports_leave_a_short_log);
    tcase_add_test(tcase, comments_of_the_coach);
    tcase_add_test(tcase, transactions);
    tcase_add_loop_test(tcase, reading_only_by_permission, 0, ROWS(forbidden));
    tcase_add_test(tcase, nowhere_to_write);
}

int main(void)
{
    return run_suite("store: records", fill);
}
