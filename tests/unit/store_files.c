/* The files of a data directory: who may read them, who writes them, their backups, and what is left after erasing. */
#include "store_help.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

static struct wb_instant frozen(void *data)
{
    return *(struct wb_instant *)data;
}

static struct wb_store *open_at(struct wb_instant *now)
{
    struct wb_clock clock = {frozen, now};
    const struct wb_store_options options = {.dir = test_dir, .kind = WB_STORE_ANSWERS, .clock = &clock};
    struct wb_error why = {0};
    struct wb_store *store = wb_store_open(&options, &why);
    ck_assert_msg(store != NULL, "%s", why.text);
    return store;
}

/* ------------------------------------------------------------------ modes */

static int wrong_mode(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)where;
    mode_t want = kind == FTW_D ? 0700 : 0600;
    if (path[strlen(test_dir)] == '\0')
        return 0;
    ck_assert_msg((info->st_mode & 07777) == want, "%s has mode %o", path, (unsigned)(info->st_mode & 07777));
    return 0;
}

static const mode_t umasks[] = {0000, 0022, 0077, 0777};

START_TEST(modes)
{
    mode_t before = umask(umasks[_i]);
    char outer[sizeof test_dir];
    memcpy(outer, test_dir, sizeof outer);
    strncat(test_dir, "/share/data", sizeof test_dir - strlen(test_dir) - 1);
    struct wb_store *store = open_answers();
    keep(store, "a", "1");
    OK(wb_store_settle(store, err));
    memcpy(test_dir, outer, sizeof outer);
    ck_assert_int_eq(nftw(test_dir, wrong_mode, 16, FTW_PHYS), 0); /* -wal and -shm among them */
    OK(wb_backup_rotate(store, err));
    wb_store_close(store);
    ck_assert_int_eq(nftw(test_dir, wrong_mode, 16, FTW_PHYS), 0);
    umask(before);
}
END_TEST

/* ------------------------------------------------------------------ one writer */

static void make_folder(const char *path)
{
    ck_assert_int_eq(mkdir(path, 0700), 0);
}

static void make_link(const char *path)
{
    ck_assert_int_eq(symlink("elsewhere", path), 0);
}

static void make_pipe(const char *path)
{
    ck_assert_int_eq(mkfifo(path, 0600), 0);
}

static const struct {
    void (*make)(const char *path);
    const char *said;
} impostors[] = {{make_folder, "is a folder"}, {make_link, "is a symbolic link"}, {make_pipe, "is a pipe"}};

/* Something else in place of the lock is named for what it is, left alone, and once it is moved away all is well. */
START_TEST(no_lock_file)
{
    struct wb_error why = {0};
    wb_store_close(open_answers());
    unlink(in_dir("answers.lock"));
    impostors[_i].make(in_dir("answers.lock"));
    struct wb_store *store = open_answers();
    ck_assert(!wb_store_lock(store, false, &why));
    ck_assert_int_eq(why.code, WB_DATA);
    ck_assert_msg(strstr(why.text, impostors[_i].said) && strstr(why.text, "Move it away"), "%s", why.text);
    ck_assert_int_eq(rename(in_dir("answers.lock"), in_dir("aside")), 0);
    OK(wb_store_lock(store, false, err));
    wb_store_close(store);
}
END_TEST

/* ------------------------------------------------------------------ no room */

/* A limit on the size of files is said as such, and what did not fit is kept once it is raised. */
START_TEST(limit_on_file_size)
{
    struct rlimit before, low;
    struct wb_error why = {0};
    struct wb_store *store = open_answers();
    OK(wb_store_lock(store, false, err));
    keep(store, "a", "1");
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    low = (struct rlimit){64 * 1024, before.rlim_max};
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &low), 0);
    bool kept = true;
    for (int i = 0; i < 100 && kept; i++)
        kept = wb_store_set(store, "name", i % 2 ? "Ada" : "Grace", &why);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    ck_assert(!kept);
    ck_assert_msg(strstr(why.text, "a limit on the size of files"), "%s", why.text);
    ck_assert_str_eq(wb_store_reason(store), "a limit on the size of files is reached");
    OK(wb_store_set(store, "name", "Mary", err));
    wb_store_close(store);
}
END_TEST

START_TEST(one_writer)
{
    struct wb_error why = {0};
    struct wb_store *first = open_answers(), *second = open_answers();
    OK(wb_store_lock(first, false, err));
    ck_assert(!wb_store_lock(second, false, &why));
    ck_assert_int_eq(why.code, WB_BUSY);
    ck_assert_ptr_nonnull(strstr(why.text, "open in another window since "));
    ck_assert(!wb_store_begin(second, &why)); /* nothing is written without it */
    ck_assert_int_eq(why.code, WB_BUSY);
    keep(first, "a", "1");
    ASSERT_VALUES(second, "a=1"); /* reading goes on */
    wb_store_close(first);
    OK(wb_store_lock(second, false, err));
    keep(second, "b", "2");
    wb_store_close(second);
}
END_TEST

static void hold(int ready, int stop)
{
    struct wb_store *store = open_answers();
    OK(wb_store_lock(store, false, err));
    keep(store, "theirs", "1");
    ck_assert_int_eq(write(ready, "x", 1), 1);
    if (stop)
        raise(SIGSTOP);
    for (int i = 0; i < 500 && wb_store_held(store); i++)
        usleep(10000);
    ck_assert(!wb_store_held(store));
    wb_store_close(store);
    _exit(0);
}

START_TEST(taking_over)
{
    int pipes[2], status;
    char c;
    ck_assert_int_eq(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0)
        hold(pipes[1], _i);
    ck_assert_int_eq(read(pipes[0], &c, 1), 1);
    struct wb_store *store = open_answers();
    OK(wb_store_lock(store, true, err));
    keep(store, "ours", "2");
    ASSERT_VALUES(store, "theirs=1 ours=2");
    kill(child, SIGCONT);
    waitpid(child, &status, 0);
    ck_assert_int_eq(status, 0);
    ck_assert(wb_store_held(store));
    wb_store_close(store);
    store = open_answers();
    ASSERT_VALUES(store, "theirs=1 ours=2");
    wb_store_close(store);
    close(pipes[0]);
    close(pipes[1]);
}
END_TEST

START_TEST(dead_holder)
{
    pid_t child = fork();
    if (child == 0) {
        struct wb_store *store = open_answers();
        OK(wb_store_lock(store, false, err));
        _exit(0);
    }
    waitpid(child, NULL, 0);
    struct wb_store *store = open_answers();
    OK(wb_store_lock(store, false, err));
    wb_store_close(store);
}
END_TEST

/* ------------------------------------------------------------------ backups */

static int backup_count(void)
{
    char **names = wb_dir_list(in_dir("backups"), ".db");
    int count = 0;
    while (names && names[count])
        count++;
    wb_names_free(names);
    return count;
}

START_TEST(rotation)
{
    struct wb_instant now = {1700000000, 0};
    char value[16];
    for (int day = 0; day < 12; day++) {
        struct wb_store *store = open_at(&now);
        snprintf(value, sizeof value, "%d", day);
        keep(store, "a", value);
        OK(wb_backup_rotate(store, err));
        OK(wb_backup_rotate(store, err)); /* once a day */
        wb_store_close(store);
        now.seconds += day == 8 ? -3 * 365 * 86400 : 86400; /* once the clock falls back three years */
    }
    ck_assert_int_eq(backup_count(), 7);
    char *newest = wb_backup_newest(test_dir, WB_STORE_ANSWERS);
    struct wb_str kept = {0};
    const struct wb_store_options options = {.dir = test_dir, .kind = WB_STORE_ANSWERS};
    ck_assert_int_eq(unlink(in_dir("answers.db")), 0);
    OK(wb_backup_restore(&options, newest, &kept, err));
    struct wb_store *store = open_answers();
    ASSERT_VALUES(store, "a=11"); /* the newest by what it holds, not by its date */
    wb_store_close(store);
    wb_str_fini(&kept);
    free(newest);
}
END_TEST

START_TEST(damaged_backups_are_passed_over)
{
    struct wb_instant now = {1700000000, 0};
    for (int day = 0; day < 3; day++) {
        struct wb_store *store = open_at(&now);
        keep(store, "a", day == 0 ? "0" : day == 1 ? "1" : "2");
        OK(wb_backup_rotate(store, err));
        wb_store_close(store);
        now.seconds += 86400;
    }
    char **names = wb_dir_list(in_dir("backups"), ".db");
    char *latest = wb_path_join(in_dir("backups"), names[2]);
    struct stat there;
    ck_assert_int_eq(stat(latest, &there), 0);
    ck_assert_int_eq(truncate(latest, there.st_size - 4096), 0);
    char *newest = wb_backup_newest(test_dir, WB_STORE_ANSWERS);
    ck_assert_ptr_nonnull(newest);
    ck_assert_ptr_nonnull(strstr(newest, names[1]));
    free(newest);
    free(latest);
    wb_names_free(names);
}
END_TEST

START_TEST(restoring)
{
    struct wb_error why = {0};
    const struct wb_store_options options = {.dir = test_dir, .kind = WB_STORE_ANSWERS};
    struct wb_str kept = {0};
    struct wb_store *store = open_answers();
    keep(store, "a", "1");
    OK(wb_backup_to(store, in_dir("mine.db"), false, err));
    ck_assert(!wb_backup_to(store, in_dir("mine.db"), false, &why));
    ck_assert_int_eq(why.code, WB_EXISTS);
    keep(store, "a", "2");
    keep(store, "a", "3");
    ck_assert(!wb_backup_restore(&options, in_dir("mine.db"), &kept, &why)); /* open in another window */
    ck_assert_int_eq(why.code, WB_BUSY);
    wb_store_close(store);
    OK(wb_file_write(in_dir("bad.db"), "no backup", 9, true, err));
    ck_assert(!wb_backup_restore(&options, in_dir("bad.db"), &kept, &why));
    OK(wb_backup_restore(&options, in_dir("mine.db"), &kept, err));
    ck_assert(wb_file_exists(wb_str_text(&kept)));
    store = open_answers();
    ASSERT_VALUES(store, "a=1");
    ck_assert_int_eq(wb_store_revision(store), 3); /* never again a number that the coach has seen for other words */
    wb_store_close(store);
    wb_str_fini(&kept);
}
END_TEST

/* ------------------------------------------------------------------ erasing */

#define SECRET "Quicksilver-7431"

static char *found_in;

static int holds_secret(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info;
    (void)where;
    if (kind != FTW_F)
        return 0;
    struct wb_str bytes = {0};
    OK(wb_file_read(path, BIG_FILE, &bytes, err));
    if (memmem(wb_str_text(&bytes), bytes.len, SECRET, strlen(SECRET))) {
        free(found_in);
        found_in = wb_copy(path);
    }
    wb_str_fini(&bytes);
    return 0;
}

/* The path of a file that holds the secret, or NULL. */
static const char *secret_in(void)
{
    free(found_in);
    found_in = NULL;
    nftw(test_dir, holds_secret, 16, FTW_PHYS);
    return found_in;
}

static void fill_with_secrets(struct wb_store *store)
{
    int64_t id, revision;
    struct wb_str text = {0}, json = {0};
    for (int i = 0; i < 3000; i++)
        wb_str_addf(&text, "%d " SECRET " ", i);
    wb_str_addf(&json, "\"%s\"", text.data);
    OK(wb_store_answer_id(store, "book", "diary", &id, err));
    for (int i = 1; i <= 20; i++) {
        struct wb_edit edit = typing(i, 0, i == 1 ? text.data : SECRET);
        OK(wb_store_append(store, id, &edit, err));
        struct wb_kept kept = version_of(id, json.data);
        kept.wording = "{\"label\":\"" SECRET "?\"}";
        if (i % 5 == 0)
            OK(wb_store_end_version(store, &kept, &revision, err));
    }
    struct wb_edit last = typing(21, 0, SECRET);
    OK(wb_store_append(store, id, &last, err));
    const struct wb_comment comment = {.id = "c",
                                       .workbook = "book",
                                       .key = "diary",
                                       .from = "coach",
                                       .text = SECRET,
                                       .reply = SECRET,
                                       .status = "open"};
    OK(wb_store_put_comment(store, &comment, err));

    /* another answer quotes it in its wording */
    OK(wb_store_answer_id(store, "book", "other", &id, err));
    struct wb_kept other = version_of(id, "\"kept\"");
    other.wording =
        "{\"label\":\"Why {aim}?\",\"words\":{\"aim\":{\"text\":\"" SECRET
        "\",\"otherwise\":\"it\",\"from\":[\"book/diary\"]}},\"choices\":[{\"id\":\"r1\",\"label\":\"" SECRET
        "\",\"from\":\"book/diary\"},{\"id\":\"x\",\"label\":\"Kept\"}]}";
    OK(wb_store_end_version(store, &other, &revision, err));
    const struct wb_last_export exported = {2, {1700000000, 0}};
    const struct wb_shared shared[] = {{"book", "diary", 1}, {"book", "other", 2}};
    OK(wb_store_note_export(store, &exported, shared, 2, err));
    wb_str_fini(&text);
    wb_str_fini(&json);
}

static const struct {
    const char *workbook, *key;
    const char *left;
} erasures[] = {{"book", "diary", "other=\"kept\""}, {"book", NULL, ""}, {NULL, NULL, ""}};

static void take_shared(void *data, const struct wb_shared *shared)
{
    wb_str_addf(data, "%s/%s ", shared->workbook, shared->key);
}

static bool take_wording(void *data, const struct wb_kept *kept)
{
    wb_str_add(data, kept->wording);
    return true;
}

START_TEST(erasing)
{
    struct wb_instant now = {1700000000, 0};
    struct wb_str kept = {0}, found = {0};
    const struct wb_store_options options = {.dir = test_dir, .kind = WB_STORE_ANSWERS};
    for (int day = 0; day < 3; day++) {
        struct wb_store *store = open_at(&now);
        if (day == 0)
            fill_with_secrets(store);
        OK(wb_backup_rotate(store, err));
        wb_store_close(store);
        now.seconds += 86400;
    }
    char *newest = wb_backup_newest(test_dir, WB_STORE_ANSWERS);
    OK(wb_backup_restore(&options, newest, &kept, err)); /* what stood there is set aside, and holds it too */
    free(newest);
    OK(wb_file_write(in_dir("backups/answers-2020-01-01.db"), "torn " SECRET, 5 + strlen(SECRET), true, err));
    OK(wb_file_write(in_dir("backups/answers-2020-01-02.db.new"), "torn " SECRET, 5 + strlen(SECRET), true, err));
    ck_assert_ptr_nonnull(secret_in());

    struct wb_store *store = open_at(&now);
    OK(wb_store_erase(store, erasures[_i].workbook, erasures[_i].key, NULL, 0, err));
    ck_assert_msg(secret_in() == NULL, "still in %s", found_in);
    ASSERT_VALUES(store, erasures[_i].left);
    struct wb_last_export last;
    bool any;
    OK(wb_store_each_shared(store, take_shared, &found, err));
    ck_assert_str_eq(wb_str_text(&found), erasures[_i].key ? "book/other " : "");
    OK(wb_store_last_export(store, &last, &any, err));
    ck_assert_int_eq(any, erasures[_i].key != NULL);
    if (erasures[_i].key) {
        wb_str_clear(&found);
        OK(wb_store_versions(store, "book", "other", take_wording, &found, err));
        ck_assert_ptr_nonnull(strstr(wb_str_text(&found), "\"text\":\"it\""));
        ck_assert_ptr_nonnull(strstr(wb_str_text(&found), "Kept"));
    }
    keep(store, "new", "1"); /* life goes on */
    wb_store_close(store);
    ck_assert_msg(secret_in() == NULL, "still in %s", found_in);
    store = open_answers();
    wb_store_close(store);
    ck_assert_int_ge(backup_count(), 3);
    newest = wb_backup_newest(test_dir, WB_STORE_ANSWERS);
    ck_assert_ptr_nonnull(newest);
    free(newest);
    wb_str_fini(&kept);
    wb_str_fini(&found);
}
END_TEST

START_TEST(erasing_beside_a_reader)
{
    struct wb_error why = {0};
    struct wb_store *store = open_answers(), *reader;
    fill_with_secrets(store);
    reader = try_open(true, &why);
    OK(wb_store_erase(store, "book", "diary", NULL, 0, err)); /* a reader that is not reading does not stand in the way */
    ck_assert_msg(secret_in() == NULL, "still in %s", found_in);
    wb_store_close(reader);
    wb_store_close(store);
}
END_TEST

/* ------------------------------------------------------------------ reading only */

START_TEST(reading_only)
{
    struct wb_error why = {0};
    struct wb_store *store = try_open(true, &why);
    ck_assert_ptr_nonnull(store);
    ASSERT_VALUES(store, "");
    ck_assert(!wb_store_set(store, "name", "x", &why));
    wb_store_close(store);
    ck_assert(!wb_file_exists(in_dir("answers.db"))); /* nothing was made */
    store = open_answers();
    keep(store, "a", "1");
    wb_store_close(store);
    store = try_open(true, &why);
    ASSERT_VALUES(store, "a=1");
    wb_store_close(store);
    ck_assert(!wb_file_exists(in_dir("answers.db-wal")));
    ck_assert(!wb_file_exists(in_dir("answers.db-shm")));
}
END_TEST

static void keep_quoting(struct wb_store *store, const char *key, const char *source)
{
    int64_t id, revision;
    struct wb_str wording = {0};
    struct wb_kept kept;
    wb_str_addf(&wording,
                "{\"label\":\"Why {aim}?\",\"words\":{\"aim\":{\"text\":\"" SECRET
                "\",\"otherwise\":\"it\",\"from\":[\"%s\"]}}}",
                source);
    OK(wb_store_answer_id(store, "book", key, &id, err));
    kept = version_of(id, "\"kept\"");
    kept.wording = wb_str_text(&wording);
    OK(wb_store_end_version(store, &kept, &revision, err));
    wb_str_fini(&wording);
}

/* Twice renamed: the backups before each, and the wordings given then, hold it under names that nothing bears now. The
 * first of these names belongs to another prompt since. */
START_TEST(erasing_what_was_renamed)
{
    struct wb_instant now = {1700000000, 0};
    static const char *const names[] = {"first", "second", "third"};
    for (int i = 0; i < ROWS(names); i++, now.seconds += 86400) {
        struct wb_store *store = open_at(&now);
        char key[16], source[32];
        if (i == 0)
            keep(store, names[0], "\"" SECRET "\"");
        else
            OK(wb_store_rename(store, "book", names[i - 1], names[i], err));
        if (i == 1)
            keep(store, names[0], "\"another's\"");
        snprintf(key, sizeof key, "why-%d", i);
        snprintf(source, sizeof source, "book/%s", names[i]);
        keep_quoting(store, key, source);
        OK(wb_backup_rotate(store, err));
        wb_store_close(store);
    }
    struct wb_store *store = open_at(&now);
    OK(wb_store_erase(store, "book", "third", NULL, 0, err));
    ck_assert_msg(secret_in() == NULL, "still in %s", found_in);
    ASSERT_VALUES(store, "why-0=\"kept\" first=\"another's\" why-1=\"kept\" why-2=\"kept\"");
    wb_store_close(store);
    const struct wb_store_options options = {.dir = test_dir, .kind = WB_STORE_ANSWERS};
    struct wb_str kept = {0};
    char *newest = wb_backup_newest(test_dir, WB_STORE_ANSWERS);
    OK(wb_backup_restore(&options, newest, &kept, err)); /* made after the renames: the other prompt's answer stayed */
    store = open_at(&now);
    ASSERT_VALUES(store, "why-0=\"kept\" first=\"another's\" why-1=\"kept\" why-2=\"kept\"");
    wb_store_close(store);
    free(newest);
    wb_str_fini(&kept);
}
END_TEST

/* What quotes it under an id that it never had here: taken in from a machine whose workbook was older or newer. Where
 * both ids have an answer, each is one of its own; an id that is another's now keeps its answer. */
static const struct {
    const char *here, *erased; /* the id it is kept under, and the one that is named */
    bool anothers, both;
    const char *left;
} elsewhere[] = {
    {"new", "new", false, false, "why=\"kept\""},
    {"old", "new", false, false, "why=\"kept\""},
    {"old", "old", false, false, "why=\"kept\""},
    {"new", "new", true, true, "old=\"another\" why=\"kept\""},
    {"new", "new", false, true, "old=\"another\" why=\"kept\""},
};

START_TEST(erasing_what_is_quoted_from_elsewhere)
{
    const char *erased = elsewhere[_i].erased, *other = strcmp(erased, "new") == 0 ? "old" : "new";
    const struct wb_alias alias = {other, elsewhere[_i].anothers};
    struct wb_store *store = open_answers();
    if (elsewhere[_i].both)
        keep(store, other, "\"another\"");
    keep(store, elsewhere[_i].here, "\"" SECRET "\"");
    keep_quoting(store, "why", "book/old");
    keep_quoting(store, "why", "book/new");
    OK(wb_backup_rotate(store, err));
    ck_assert_ptr_nonnull(secret_in());
    OK(wb_store_erase(store, "book", erased, &alias, 1, err));
    ck_assert_msg(secret_in() == NULL, "still in %s", found_in);
    ASSERT_VALUES(store, elsewhere[_i].left);
    wb_store_close(store);
    ck_assert_msg(secret_in() == NULL, "still in %s", found_in);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, make_dir, drop_dir);
    tcase_add_loop_test(tcase, modes, 0, ROWS(umasks));
    tcase_add_test(tcase, one_writer);
    tcase_add_loop_test(tcase, no_lock_file, 0, 3);
    tcase_add_test(tcase, limit_on_file_size);
    tcase_add_loop_test(tcase, taking_over, 0, 2);
    tcase_add_test(tcase, dead_holder);
    tcase_add_test(tcase, rotation);
    tcase_add_test(tcase, damaged_backups_are_passed_over);
    tcase_add_test(tcase, restoring);
    tcase_add_test(tcase, erasing_what_was_renamed);
    tcase_add_loop_test(tcase, erasing_what_is_quoted_from_elsewhere, 0, ROWS(elsewhere));
    tcase_add_loop_test(tcase, erasing, 0, ROWS(erasures));
    tcase_add_test(tcase, erasing_beside_a_reader);
    tcase_add_test(tcase, reading_only);
}

int main(void)
{
    return run_suite("store: files", fill);
}
