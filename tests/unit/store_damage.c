/* A file that was damaged, emptied, replaced, or lost: it is refused, left bit for bit, and the newest good backup
 * named. */
#include "store_help.h"

#include <sqlite3.h>
#include <sys/wait.h>

/* ------------------------------------------------------------------ ways to do damage */

static void overwrite(const char *name, off_t at, const char *bytes, size_t len)
{
    int file = open(in_dir(name), O_WRONLY);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(pwrite(file, bytes, len, at), (ssize_t)len);
    close(file);
}

static off_t size_of(const char *name)
{
    struct stat there;
    return stat(in_dir(name), &there) == 0 ? there.st_size : -1;
}

static void put_file(const char *name, const char *text, size_t len)
{
    OK(wb_file_write(in_dir(name), text, len, true, err));
}

static void copy_file(const char *from, const char *to)
{
    struct wb_str bytes = {0};
    OK(wb_file_read(in_dir(from), BIG_FILE, &bytes, err));
    put_file(to, wb_str_text(&bytes), bytes.len);
    wb_str_fini(&bytes);
}

static void empty(void)
{
    ck_assert_int_eq(truncate(in_dir("answers.db"), 0), 0);
}

static void cut_in_half(void)
{
    ck_assert_int_eq(truncate(in_dir("answers.db"), size_of("answers.db") / 2), 0);
}

static void cut_a_page(void)
{
    ck_assert_int_eq(truncate(in_dir("answers.db"), size_of("answers.db") - 4096), 0);
}

static void spoil_header(void)
{
    static const char zeros[100];
    overwrite("answers.db", 0, zeros, sizeof zeros);
}

static void spoil_schema(void)
{
    static char noise[3900];
    memset(noise, 0x5A, sizeof noise);
    overwrite("answers.db", 110, noise, sizeof noise);
}

static void spoil_all_but_first_page(void)
{
    static char noise[4096];
    memset(noise, 0x5A, sizeof noise);
    for (off_t at = 4096; at < size_of("answers.db"); at += 4096)
        overwrite("answers.db", at, noise, sizeof noise);
}

/* The page of a table that nothing reads on the way in: only a look at every page finds it. */
static void spoil_an_unread_page(void)
{
    static char noise[4096];
    sqlite3 *db = NULL;
    sqlite3_stmt *page = NULL;
    memset(noise, 0x5A, sizeof noise);
    ck_assert_int_eq(sqlite3_open_v2(in_dir("answers.db"), &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_prepare_v2(db, "SELECT rootpage FROM sqlite_schema WHERE name = 'comment'", -1, &page, NULL),
        SQLITE_OK);
    ck_assert_int_eq(sqlite3_step(page), SQLITE_ROW);
    off_t at = (sqlite3_column_int64(page, 0) - 1) * 4096;
    sqlite3_finalize(page);
    sqlite3_close(db);
    overwrite("answers.db", at, noise, sizeof noise);
}

static void replace_by_text(void)
{
    char text[2000];
    memset(text, 'x', sizeof text);
    put_file("answers.db", text, sizeof text);
}

static void replace_by_another(void)
{
    char here[sizeof test_dir];
    memcpy(here, test_dir, sizeof here);
    strncat(test_dir, "/b", sizeof test_dir - strlen(test_dir) - 1);
    wb_store_close(open_answers());
    memcpy(test_dir, here, sizeof here);
    copy_file("b/answers.db", "answers.db");
}

static void replace_by_other_program(void)
{
    sqlite3 *db = NULL;
    ck_assert_int_eq(unlink(in_dir("answers.db")), 0);
    ck_assert_int_eq(sqlite3_open(in_dir("answers.db"), &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, "CREATE TABLE t(x)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void replace_by_older(void)
{
    copy_file("older.db", "answers.db");
}

static void remove_it(void)
{
    ck_assert_int_eq(unlink(in_dir("answers.db")), 0);
}

static void remove_wal(void)
{
    ck_assert_int_eq(unlink(in_dir("answers.db-wal")), 0);
    unlink(in_dir("answers.db-shm"));
}

static void empty_wal(void)
{
    ck_assert_int_eq(truncate(in_dir("answers.db-wal"), 0), 0);
    unlink(in_dir("answers.db-shm"));
}

static void cut_wal(void)
{
    ck_assert_int_eq(truncate(in_dir("answers.db-wal"), size_of("answers.db-wal") - 5000), 0);
    unlink(in_dir("answers.db-shm"));
}

static void spoil_wal(void)
{
    overwrite("answers.db-wal", size_of("answers.db-wal") - 4000, "damage", 6);
    unlink(in_dir("answers.db-shm"));
}

/* What no look at the pages finds: they are whole, and what stands in them is not what was kept. */
static void change(const char *sql)
{
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(in_dir("answers.db"), &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void cut_a_value(void)
{
    change("UPDATE version SET value = substr(value, 1, length(value) - 1) WHERE id = 7");
}

static void spoil_letters(void)
{
    change("UPDATE version SET value = CAST(x'22FFFE22' AS TEXT) WHERE id = 7");
}

static void lose_a_version(void)
{
    change("UPDATE answer SET version = 4711 WHERE key = 'key-7'");
}

static void mix_up_answers(void)
{
    change("UPDATE answer SET version = (SELECT version FROM answer WHERE key = 'key-8') WHERE key = 'key-7'");
}

static void spoil_sharing(void)
{
    change("UPDATE version SET sharing = 77 WHERE id = 7");
}

static void rename_a_column(void)
{
    change("ALTER TABLE version RENAME COLUMN sharing TO sharinG_");
}

static void spoil_format_number(void)
{
    overwrite("answers.db", 44, "\0\0\0\x7F", 4);
}

/* ------------------------------------------------------------------ the cases */

static const struct {
    const char *what;
    void (*damage)(void);
    bool killed; /* the session before was cut off, so that there is a -wal */
    const char *says;
} cases[] = {
    {"emptied", empty, false, "was emptied"},
    {"cut in half", cut_in_half, false, "cut short"},
    {"a page short", cut_a_page, false, "cut short"},
    {"header zeroed", spoil_header, false, "is not a file of answers"},
    {"schema spoilt", spoil_schema, false, "is damaged"},
    {"pages spoilt", spoil_all_but_first_page, false, "is damaged"},
    {"an unread page spoilt", spoil_an_unread_page, false, "is damaged"},
    {"text in its place", replace_by_text, false, "is not a file of answers"},
    {"a value cut short", cut_a_value, false, "is damaged"},
    {"a value without UTF-8", spoil_letters, false, "is damaged"},
    {"a version lost", lose_a_version, false, "is damaged"},
    {"answers mixed up", mix_up_answers, false, "is damaged"},
    {"sharing spoilt", spoil_sharing, false, "is damaged"},
    {"a column of another name", rename_a_column, false, "is damaged"},
    {"a format that there is not", spoil_format_number, false, "is damaged"},
    {"another's answers", replace_by_another, false, "another was put in its place"},
    {"another program's file", replace_by_other_program, false, "another program"},
    {"an older copy", replace_by_older, false, "is older"},
    {"removed", remove_it, false, "is gone"},
    {"emptied after a kill", empty, true, "was emptied"},
    {"-wal removed", remove_wal, true, "lost its companion"},
    {"-wal emptied", empty_wal, true, "older"},
    {"-wal cut", cut_wal, true, ""},
    {"-wal spoilt", spoil_wal, true, ""},
};

static void write_and_leave(bool killed)
{
    pid_t child = fork();
    if (child == 0) {
        struct wb_store *store = open_answers();
        char key[16];
        for (int i = 0; i < 60; i++) {
            snprintf(key, sizeof key, "key-%d", i);
            keep(store, key, "\"some words that are kept, and then some more of them, to fill a page or two\"");
        }
        OK(wb_store_settle(store, err));
        if (killed)
            _exit(0);
        wb_store_close(store);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    ck_assert_int_eq(status, 0);
}

static void prepare(bool backup, bool killed)
{
    struct wb_store *store = open_answers();
    keep(store, "first", "\"1\"");
    if (backup)
        OK(wb_backup_rotate(store, err));
    wb_store_close(store);
    copy_file("answers.db", "older.db");
    write_and_leave(killed);
}

/* What stands in the files, as one string; the helper file -shm may be made anew. */
static char *contents(void)
{
    static const char *const names[] = {"answers.db", "answers.db-wal"};
    struct wb_str all = {0};
    for (int i = 0; i < 2; i++) {
        struct wb_str one = {0};
        bool there = wb_file_exists(in_dir(names[i])) && wb_file_read(in_dir(names[i]), BIG_FILE, &one, NULL);
        wb_str_addf(&all, "%s %d %zu\n", names[i], there, one.len);
        for (size_t j = 0; j < one.len; j++)
            wb_str_addf(&all, "%02x", (unsigned char)one.data[j]);
        wb_str_fini(&one);
    }
    return wb_str_take(&all);
}

static void refused_as(const char *what, const char *says, bool read_only, bool backup)
{
    struct wb_error why = {0};
    char *before = contents();
    struct wb_store *store = try_open(read_only, &why);
    if (store) { /* what only the whole shows is found by the check, before the first write */
        ck_assert_msg(!wb_store_check(store, &why), "%s was not noticed", what);
        struct wb_error again = {0};
        ck_assert(!wb_store_begin(store, &again));
        wb_store_close(store);
    }
    ck_assert_msg(why.code == WB_DATA, "%s: code %d", what, why.code);
    ck_assert_msg(strstr(why.text, says) != NULL, "%s: %s", what, why.text);
    ck_assert_msg(strstr(why.text, backup ? "backups/answers-" : "no backup") != NULL, "%s: %s", what, why.text);
    char *after = contents();
    ck_assert_msg(strcmp(before, after) == 0, "%s: the file was changed", what);
    free(before);
    free(after);
}

static void refused(int i, bool read_only, bool backup)
{
    refused_as(cases[i].what, cases[i].says, read_only, backup);
}

START_TEST(damage)
{
    for (int backup = 0; backup < 2; backup++) {
        make_dir();
        prepare(backup, cases[_i].killed);
        cases[_i].damage();
        for (int round = 0; round < 2; round++) { /* the first refusal must not make the second forget */
            refused(_i, true, backup);
            refused(_i, false, backup);
        }
        drop_dir();
    }
}
END_TEST

/* ------------------------------------------------------------------ what is no damage */

START_TEST(killed)
{
    make_dir();
    prepare(false, true);
    struct wb_store *store = try_open(true, NULL);
    ck_assert_ptr_nonnull(store);
    ck_assert(!wb_store_recovered(store));
    wb_store_close(store);
    store = open_answers();
    OK(wb_store_lock(store, false, err));
    ck_assert(!wb_store_recovered(store)); /* all its versions were ended */
    ck_assert_int_eq(wb_store_revision(store), 61);
    wb_store_close(store);
    drop_dir();
}
END_TEST

START_TEST(killed_and_looked_at_by_another_program)
{
    sqlite3 *db = NULL;
    make_dir();
    prepare(false, true);
    ck_assert_int_eq(sqlite3_open(in_dir("answers.db"), &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, "SELECT count(*) FROM answer", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db); /* which wrote the -wal back and removed it */
    ck_assert(!wb_file_exists(in_dir("answers.db-wal")));
    wb_store_close(open_answers());
    drop_dir();
}
END_TEST

START_TEST(without_its_mark)
{
    make_dir();
    prepare(false, false);
    ck_assert_int_eq(unlink(in_dir("answers.mark")), 0);
    wb_store_close(open_answers());
    put_file("answers.mark", "nonsense", 8);
    wb_store_close(open_answers());
    drop_dir();
}
END_TEST

START_TEST(unfinished_words)
{
    make_dir();
    pid_t child = fork();
    if (child == 0) {
        int64_t id;
        struct wb_store *store = open_answers();
        OK(wb_store_answer_id(store, "book", "why", &id, err));
        struct wb_edit edit = typing(1, 0, "half a wo");
        OK(wb_store_append(store, id, &edit, err));
        _exit(0);
    }
    waitpid(child, NULL, 0);
    struct wb_store *store = open_answers();
    OK(wb_store_lock(store, false, err));
    ck_assert(wb_store_recovered(store));
    ck_assert(!wb_store_recovered(store)); /* said once */
    ASSERT_VALUES(store, "why=-*");
    wb_store_close(store);
    drop_dir();
}
END_TEST

START_TEST(newer)
{
    struct wb_error why = {0};
    sqlite3 *db = NULL;
    make_dir();
    prepare(true, false);
    ck_assert_int_eq(sqlite3_open(in_dir("answers.db"), &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, "PRAGMA user_version = 99", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    char *before = contents();
    ck_assert_ptr_null(try_open(false, &why));
    ck_assert_int_eq(why.code, WB_NEWER);
    ck_assert_ptr_null(try_open(true, &why));
    ck_assert_int_eq(why.code, WB_NEWER);
    char *after = contents();
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    drop_dir();
}
END_TEST

static void a_folder(const char *name)
{
    ck_assert_int_eq(mkdir(in_dir(name), 0700), 0);
}

static void a_pipe(const char *name)
{
    ck_assert_int_eq(mkfifo(in_dir(name), 0600), 0);
}

static void a_link(const char *name)
{
    copy_file("older.db", "elsewhere.db");
    ck_assert_int_eq(symlink(in_dir("elsewhere.db"), in_dir(name)), 0);
}

static void a_link_to_nothing(const char *name)
{
    ck_assert_int_eq(symlink("/nowhere/at/all", in_dir(name)), 0);
}

static const struct {
    void (*put)(const char *name);
    const char *name, *says;
} strange[] = {
    {a_folder, "answers.db", "is a folder"},          {a_pipe, "answers.db", "is a pipe"},
    {a_link, "answers.db", "is a symbolic link"},     {a_link_to_nothing, "answers.db", "is a symbolic link"},
    {a_folder, "answers.db-wal", "is a folder"},      {a_pipe, "answers.db-wal", "is a pipe"},
    {a_link, "answers.db-wal", "is a symbolic link"},
};

/* Refused with the backup named, and the backup put back leads to a file that works; a pipe is waited for nowhere. */
START_TEST(strange_things_in_its_place)
{
    struct wb_error why = {0};
    make_dir();
    prepare(true, false);
    char *backup = wb_backup_newest(test_dir, WB_STORE_ANSWERS);
    ck_assert_ptr_nonnull(backup);
    unlink(in_dir(strange[_i].name));
    strange[_i].put(strange[_i].name);
    a_pipe("backups/answers-2099-01-01.db");
    for (int read_only = 0; read_only < 2; read_only++) {
        ck_assert_ptr_null(try_open(read_only, &why));
        ck_assert_int_eq(why.code, WB_DATA);
        ck_assert_msg(strstr(why.text, strange[_i].says) != NULL, "%s", why.text);
        ck_assert_msg(strstr(why.text, backup) != NULL, "%s", why.text);
    }
    const struct wb_store_options options = {.dir = test_dir, .kind = WB_STORE_ANSWERS};
    ck_assert(!wb_backup_restore(&options, in_dir("backups/answers-2099-01-01.db"), NULL, NULL));
    OK(wb_backup_restore(&options, backup, NULL, err));
    wb_store_close(open_answers());
    free(backup);
    drop_dir();
}
END_TEST

/* ------------------------------------------------------------------ under an open window */

static void empty_open_wal(void)
{
    ck_assert_int_eq(truncate(in_dir("answers.db-wal"), 0), 0);
}

static void cut_open_wal(void)
{
    ck_assert_int_eq(truncate(in_dir("answers.db-wal"), size_of("answers.db-wal") / 2), 0);
}

static void write_into(const char *from, const char *to)
{
    struct wb_str bytes = {0};
    OK(wb_file_read(in_dir(from), BIG_FILE, &bytes, err));
    ck_assert_int_eq(truncate(in_dir(to), (off_t)bytes.len), 0);
    overwrite(to, 0, wb_str_text(&bytes), bytes.len);
    wb_str_fini(&bytes);
}

static void write_older_into(void)
{
    write_into("older.db", "answers.db");
}

static void write_another_into(void)
{
    char here[sizeof test_dir];
    memcpy(here, test_dir, sizeof here);
    strncat(test_dir, "/b", sizeof test_dir - strlen(test_dir) - 1);
    struct wb_store *store = open_answers();
    for (int i = 0; i < 90; i++) {
        char key[16];
        snprintf(key, sizeof key, "key-%d", i);
        keep(store, key, "\"some words of somebody else, and then some more of them, to fill a page or two\"");
    }
    wb_store_close(store);
    memcpy(test_dir, here, sizeof here);
    write_into("b/answers.db", "answers.db");
}

static void put_older_in_its_place(void)
{
    ck_assert_int_eq(rename(in_dir("older.db"), in_dir("answers.db")), 0);
}

static void put_another_wal_in_its_place(void)
{
    copy_file("answers.db-wal", "other-wal");
    ck_assert_int_eq(rename(in_dir("other-wal"), in_dir("answers.db-wal")), 0);
}

/* `said` while it is open. `kept`: closing writes everything to the file itself, so that nothing is lost; else the next
 * start refuses the file. */
static const struct {
    const char *what;
    void (*damage)(void);
    const char *said;
    bool kept;
} while_open[] = {
    {"removed", remove_it, "moved or removed", false},
    {"emptied", empty, "cut short", false},
    {"cut in half", cut_in_half, "cut short", false},
    {"header zeroed", spoil_header, "damaged", false},
    {"pages spoilt", spoil_all_but_first_page, "damaged", false},
    {"an older one in its place", put_older_in_its_place, "moved or removed", false},
    {"another in its place", replace_by_another, "moved or removed", false},
    {"an older one written into it", write_older_into, "", false},
    {"another written into it", write_another_into, "", false},
    {"-wal removed", remove_wal, "-wal was moved or removed", true},
    {"-wal replaced", put_another_wal_in_its_place, "-wal was moved or removed", true},
    {"-wal emptied", empty_open_wal, "-wal file was cut short", false},
    {"-wal cut in half", cut_open_wal, "-wal file was cut short", false},
};

static void assert_holds(struct wb_store *store, const char *key)
{
    char *values = all_values(store);
    ck_assert_msg(strstr(values, key) != NULL, "no %s in %s", key, values);
    free(values);
}

static void keep_some(struct wb_store *store, int from, int to)
{
    char key[16];
    for (int i = from; i < to; i++) {
        snprintf(key, sizeof key, "key-%d", i);
        keep(store, key, "\"some words that are kept, and then some more of them, to fill a page or two\"");
    }
}

START_TEST(damage_while_open)
{
    struct wb_error why = {0};
    make_dir();
    struct wb_store *store = open_answers();
    keep_some(store, 0, 60);
    wb_store_close(store);
    copy_file("answers.db", "older.db");
    store = open_answers();
    keep_some(store, 0, 90);
    OK(wb_backup_rotate(store, err));
    wb_store_close(store);
    store = open_answers();
    keep_some(store, 60, 120);
    OK(wb_store_settle(store, err));
    while_open[_i].damage();

    int64_t id = 0; /* what is typed after it is never called saved */
    struct wb_edit edit = typing(1, 0, "x");
    if (wb_store_answer_id(store, "book", "why", &id, &why))
        (void)wb_store_append(store, id, &edit, &why);
    for (int i = 0; i < 2; i++) {
        why = (struct wb_error){0};
        ck_assert_msg(!wb_store_settle(store, &why), "%s was not noticed", while_open[_i].what);
        ck_assert_int_eq(why.code, WB_DATA);
        ck_assert_msg(strstr(why.text, while_open[_i].said), "%s: %s", while_open[_i].what, why.text);
    }
    wb_store_close(store);

    if (while_open[_i].kept) {
        store = open_answers();
        assert_holds(store, "key-119");
        OK(wb_store_check(store, err));
        wb_store_close(store);
    } else {
        for (int round = 0; round < 4; round++)
            refused_as(while_open[_i].what, "", round % 2, true);
    }
    drop_dir();
}
END_TEST

/* Noise in any frame of the -wal under an open window, its header or its page, is either healed when all is written
 * back, or found by the next start: never are answers quietly missing. */
START_TEST(noise_in_an_open_wal)
{
    enum { HEAD = 32, FRAME = 24 + 4096 };
    static char noise[2000];
    memset(noise, 0x5A, sizeof noise);
    int healed = 0, found = 0;
    for (off_t at = HEAD + _i * 40, more = 1; more; at += FRAME) {
        make_dir();
        struct wb_store *store = open_answers();
        keep_some(store, 0, 12);
        OK(wb_store_settle(store, err));
        more = at + FRAME < size_of("answers.db-wal");
        overwrite("answers.db-wal", at, noise, _i ? sizeof noise : 24);
        (void)wb_store_settle(store, NULL);
        wb_store_close(store);
        struct wb_error why = {0};
        store = try_open(false, &why);
        bool sound = store && wb_store_check(store, &why);
        if (sound) {
            assert_holds(store, "key-0");
            assert_holds(store, "key-11");
        } else {
            ck_assert_int_eq(why.code, WB_DATA);
        }
        *(sound ? &healed : &found) += 1;
        wb_store_close(store);
        drop_dir();
    }
    ck_assert_int_gt(healed, 0);
    if (_i)
        ck_assert_int_gt(found, 0);
}
END_TEST

/* Put back, it is saved by itself. */
START_TEST(moved_and_put_back)
{
    static const char *const names[] = {"answers.db", "answers.db-wal"};
    make_dir();
    struct wb_store *store = open_answers();
    keep_some(store, 0, 10);
    OK(wb_store_settle(store, err));
    ck_assert_int_eq(rename(in_dir(names[_i]), in_dir("away")), 0);
    keep_some(store, 10, 20);
    ck_assert(!wb_store_settle(store, NULL));
    ck_assert_int_eq(rename(in_dir("away"), in_dir(names[_i])), 0);
    OK(wb_store_settle(store, err));
    wb_store_close(store);
    store = open_answers();
    assert_holds(store, "key-19");
    wb_store_close(store);
    drop_dir();
}
END_TEST

/* Another program that writes back what stands in the -wal does no harm. */
START_TEST(written_back_by_another_program)
{
    sqlite3 *db = NULL;
    make_dir();
    struct wb_store *store = open_answers();
    keep_some(store, 0, 60);
    OK(wb_store_settle(store, err));
    pid_t child = fork();
    if (child == 0) {
        bool done = sqlite3_open(in_dir("answers.db"), &db) == SQLITE_OK &&
                    sqlite3_exec(db, "PRAGMA wal_checkpoint", NULL, NULL, NULL) == SQLITE_OK;
        _exit(done ? 0 : 1);
    }
    int status;
    waitpid(child, &status, 0);
    ck_assert_int_eq(status, 0);
    for (int i = 60; i < 90; i++) {
        keep_some(store, i, i + 1);
        OK(wb_store_settle(store, err));
    }
    wb_store_close(store);
    wb_store_close(open_answers());
    drop_dir();
}
END_TEST

/* A mark that is removed under an open window stands there again when something was saved. */
START_TEST(mark_removed_while_open)
{
    make_dir();
    struct wb_store *store = open_answers();
    keep_some(store, 0, 2);
    OK(wb_store_settle(store, err));
    ck_assert_int_eq(unlink(in_dir("answers.mark")), 0);
    keep_some(store, 2, 4);
    OK(wb_store_settle(store, err));
    ck_assert_int_gt(size_of("answers.mark"), 0);
    wb_store_close(store);
    drop_dir();
}
END_TEST

static void empty_mark(void)
{
    ck_assert_int_eq(truncate(in_dir("answers.mark"), 0), 0);
}

static void remove_mark(void)
{
    ck_assert_int_eq(unlink(in_dir("answers.mark")), 0);
}

static void halve_mark(void)
{
    ck_assert_int_eq(truncate(in_dir("answers.mark"), 128), 0);
}

static void (*const no_mark[])(void) = {empty_mark, remove_mark, halve_mark};

/* The mark and the -wal, both gone: the lock file remembers that the last session did not close. */
START_TEST(wal_and_mark_lost)
{
    make_dir();
    prepare(true, true);
    remove_wal();
    no_mark[_i]();
    for (int round = 0; round < 4; round++)
        refused_as("-wal and mark lost", "lost its companion", round % 2, true);
    drop_dir();
}
END_TEST

/* Without its mark, a file with its -wal is read as ever. */
START_TEST(mark_lost_after_a_kill)
{
    make_dir();
    prepare(false, true);
    no_mark[_i]();
    struct wb_store *store = open_answers();
    ck_assert_int_eq(wb_store_revision(store), 61);
    keep(store, "second", "\"2\"");
    wb_store_close(store);
    no_mark[_i]();
    wb_store_close(open_answers()); /* closed, and so nothing was left */
    drop_dir();
}
END_TEST

static void replace_by_older_still(void)
{
    copy_file("oldest.db", "answers.db");
}

/* As prepare, with a copy from before the last time that everything was written back. */
static void prepare_twice(void)
{
    struct wb_store *store = open_answers();
    keep_some(store, 0, 60);
    wb_store_close(store);
    copy_file("answers.db", "oldest.db");
    prepare(true, true);
}

/* A -wal that was left is not mixed into a file that is not its own. */
static void (*const not_its_own[])(void) = {replace_by_another, replace_by_older_still};

START_TEST(wal_beside_another_file)
{
    make_dir();
    prepare_twice();
    not_its_own[_i]();
    for (int round = 0; round < 4; round++)
        refused_as("another file beside its -wal", "", round % 2, true);
    drop_dir();
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, damage, 0, ROWS(cases));
    tcase_add_loop_test(tcase, damage_while_open, 0, ROWS(while_open));
    tcase_add_loop_test(tcase, noise_in_an_open_wal, 0, 2);
    tcase_add_loop_test(tcase, moved_and_put_back, 0, 2);
    tcase_add_test(tcase, written_back_by_another_program);
    tcase_add_test(tcase, mark_removed_while_open);
    tcase_add_loop_test(tcase, wal_and_mark_lost, 0, ROWS(no_mark));
    tcase_add_loop_test(tcase, mark_lost_after_a_kill, 0, ROWS(no_mark));
    tcase_add_loop_test(tcase, wal_beside_another_file, 0, ROWS(not_its_own));
    tcase_add_test(tcase, killed);
    tcase_add_test(tcase, killed_and_looked_at_by_another_program);
    tcase_add_test(tcase, without_its_mark);
    tcase_add_test(tcase, unfinished_words);
    tcase_add_test(tcase, newer);
    tcase_add_loop_test(tcase, strange_things_in_its_place, 0, ROWS(strange));
}

int main(void)
{
    return run_suite("store: damage", fill);
}
