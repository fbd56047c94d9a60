/* Whatever is done to the data file as a whole, and whichever call to the disk fails while it is done: it is done, or
 * it is not and says why; the file is sound either way, and there is a good backup as before. */
#include "store_help.h"
#include "vfs_fault.h"

enum { MOST = 500 }; /* calls of one kind in one deed; they end long before */

static const char secret[] = "\"a word to be forgotten\"";

static bool rotate(struct wb_store *store, struct wb_error *err)
{
    return wb_backup_rotate(store, err);
}

static bool back_up(struct wb_store *store, struct wb_error *err)
{
    return wb_backup_to(store, in_dir("asked-for.db"), true, err);
}

static bool note_export(struct wb_store *store, struct wb_error *err)
{
    const struct wb_last_export last = {.revision = 2, .at = {1700000000, 0}};
    const struct wb_shared shared[] = {{"book", "a", 1}, {"book", "b", 2}};
    return wb_store_note_export(store, &last, shared, ROWS(shared), err);
}

static bool import(struct wb_store *store, struct wb_error *err)
{
    bool newer;
    struct wb_kept kept = version_of(0, "\"from elsewhere\"");
    kept.workbook = "book";
    kept.key = "a";
    kept.revision = 40;
    return wb_store_import(store, &kept, &newer, err);
}

static bool erase(struct wb_store *store, struct wb_error *err)
{
    return wb_store_erase(store, "book", "b", NULL, 0, err);
}

static bool keep_copy(struct wb_store *store, struct wb_error *err)
{
    return wb_store_keep_workbook(store, "book", 1, "workbook: book\n", 15, err);
}

static bool restore(struct wb_store *store, struct wb_error *err)
{
    (void)store;
    const struct wb_store_options options = {.dir = test_dir, .kind = WB_STORE_ANSWERS, .vfs = fault_vfs()};
    return wb_backup_restore(&options, in_dir("older.db"), NULL, err);
}

static const struct deed {
    const char *name;
    bool (*run)(struct wb_store *store, struct wb_error *err);
    const char *after; /* the values once it is done; NULL: as before */
    bool closed;       /* done while no store is open */
} deeds[] = {
    {"rotate", rotate, NULL, false},
    {"back up", back_up, NULL, false},
    {"note an export", note_export, NULL, false},
    {"import", import, "a=\"from elsewhere\" b=\"a word to be forgotten\"", false},
    {"erase", erase, "a=\"kept\"", false},
    {"keep a workbook", keep_copy, NULL, false},
    {"restore", restore, "a=\"kept\"", true},
};
static const char before[] = "a=\"kept\" b=\"a word to be forgotten\"";

static void prepare(void)
{
    struct wb_store *store = open_answers();
    keep(store, "a", "\"kept\"");
    OK(wb_backup_to(store, in_dir("older.db"), true, err));
    keep(store, "b", secret);
    OK(wb_backup_to(store, in_dir("backups/answers-2020-01-01.db"), true, err));
    wb_store_close(store);
}

static bool holds_secret(const char *path)
{
    struct wb_str bytes = {0};
    bool found = wb_file_read(path, BIG_FILE, &bytes, NULL) &&
                 memmem(bytes.data, bytes.len, secret + 1, sizeof secret - 3) != NULL;
    wb_str_fini(&bytes);
    return found;
}

static int no_secret(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info;
    (void)where;
    return kind == FTW_F && holds_secret(path);
}

static void assert_sound(const struct deed *deed, bool done, const char *when)
{
    struct wb_store *store = open_answers();
    OK(wb_store_check(store, err));
    char *values = all_values(store), *backup = wb_backup_newest(test_dir, WB_STORE_ANSWERS);
    bool as_before = strcmp(values, before) == 0, as_after = strcmp(values, deed->after ? deed->after : before) == 0;
    ck_assert_msg(done ? as_after : as_before || as_after, "%s: %s", when, values);
    ck_assert_msg(backup, "%s: no good backup is left", when);
    wb_store_close(store);
    free(values);
    free(backup);
    if (done && deed->run == erase)
        ck_assert_msg(nftw(test_dir, no_secret, 16, FTW_PHYS) == 0, "%s: the words are still there", when);
}

/* One deed with a fault at call `at`; false when it makes no such call any more. */
static bool survives(const struct deed *deed, enum fault_kind kind, int at, bool lasting)
{
    struct wb_error why = {0};
    char when[96];
    snprintf(when, sizeof when, "%s, %s %d%s", deed->name, fault_names[kind], at, lasting ? " and all after it" : "");
    make_dir();
    prepare();
    const struct wb_store_options options = {.dir = test_dir, .kind = WB_STORE_ANSWERS, .vfs = fault_vfs()};
    struct wb_store *store = deed->closed ? NULL : wb_store_open(&options, &why);
    ck_assert_msg(store || deed->closed, "%s", why.text);
    fault = (struct fault){.kind = kind, .at = at, .lasting = lasting};
    bool done = deed->run(store, &why);
    bool failed = fault.failed > 0;
    ck_assert_msg(done || (why.code == WB_DATA && why.text[0]), "%s: code %d, %s", when, why.code, why.text);
    ck_assert_msg(done || failed, "%s: %s", when, why.text);
    wb_store_close(store);
    fault = (struct fault){0};
    assert_sound(deed, done, when);
    drop_dir();
    return failed;
}

START_TEST(whatever_fails)
{
    const struct deed *deed = &deeds[_i / FAULT_KINDS];
    enum fault_kind kind = (enum fault_kind)(_i % FAULT_KINDS);
    for (int lasting = 0; lasting < 2; lasting++) {
        int at = 1;
        while (at < MOST && survives(deed, kind, at, lasting))
            at++;
        ck_assert_int_lt(at, MOST);
    }
}
END_TEST

/* Another program has written to the file, which is looked at again then. A read that fails once on the way is told as
 * that, and not as damage, which would last. */
START_TEST(looking_at_what_was_written)
{
    int at = 0;
    do {
        make_dir();
        const struct wb_store_options options = {.dir = test_dir, .kind = WB_STORE_ANSWERS, .vfs = fault_vfs()};
        struct wb_error why = {0};
        struct wb_store *store = wb_store_open(&options, &why);
        ck_assert_msg(store != NULL, "%s", why.text);
        keep(store, "a", "1");
        OK(wb_store_settle(store, err));
        ck_assert_int_eq(utimensat(AT_FDCWD, in_dir("answers.db"), NULL, 0), 0);
        keep(store, "a", "2");
        fault = (struct fault){.kind = FAULT_READ, .at = ++at};
        if (!wb_store_settle(store, &why))
            ck_assert_msg(strstr(why.text, "the disk reports an error"), "read %d: %s", at, why.text);
        fault.at = 0;
        ck_assert_msg(wb_store_settle(store, &why), "read %d: %s", at, why.text);
        keep(store, "a", "3");
        OK(wb_store_settle(store, err));
        wb_store_close(store);
        drop_dir();
    } while (fault.failed > 0 && at < MOST);
    ck_assert_int_gt(at, 3);
    ck_assert_int_lt(at, MOST);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_test(tcase, looking_at_what_was_written);
    tcase_add_loop_test(tcase, whatever_fails, 0, ROWS(deeds) * FAULT_KINDS);
}

int main(void)
{
    return run_suite("store: faults", fill);
}
