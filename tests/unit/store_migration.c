/* Files of every older version of the tables: brought up to date with all that they hold, after a copy of them as they
 * were; in one step, whatever fails; and left alone by whoever only reads. The tables stand here as they were then. */
#include "store_help.h"

#include "store/caseload.h"
#include "vfs_fault.h"

#include <sqlite3.h>

#define FILE_TABLES                                                                                                    \
    "PRAGMA journal_mode = WAL;"                                                                                       \
    "CREATE TABLE file(one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, person TEXT NOT NULL,"               \
    " revision INTEGER NOT NULL, serial INTEGER NOT NULL) STRICT;"                                                     \
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

static const char answers_1[] = FILE_TABLES
    "CREATE TABLE answer(id INTEGER PRIMARY KEY, workbook TEXT NOT NULL, key TEXT NOT NULL,"
    " version INTEGER, UNIQUE (workbook, key)) STRICT;"
    "CREATE TABLE wording(id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
    "CREATE TABLE version(id INTEGER PRIMARY KEY, answer INTEGER NOT NULL REFERENCES answer(id),"
    " revision INTEGER NOT NULL, state INTEGER NOT NULL, sharing INTEGER NOT NULL, asked_sharing INTEGER NOT NULL,"
    " quote INTEGER NOT NULL, workbook_version INTEGER NOT NULL, at INTEGER NOT NULL, zone INTEGER NOT NULL,"
    " wording INTEGER, bytes INTEGER NOT NULL, value TEXT) STRICT;"
    "CREATE INDEX version_of ON version(answer, revision);"
    "CREATE TABLE journal(answer INTEGER PRIMARY KEY REFERENCES answer(id), open INTEGER NOT NULL, head INTEGER,"
    " base INTEGER NOT NULL, version INTEGER) STRICT;"
    "CREATE TABLE point(answer INTEGER NOT NULL REFERENCES answer(id), seq INTEGER NOT NULL,"
    " version INTEGER, PRIMARY KEY (answer, seq)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE edit(answer INTEGER NOT NULL REFERENCES answer(id), seq INTEGER NOT NULL, kind INTEGER NOT NULL,"
    " step INTEGER NOT NULL, path TEXT NOT NULL, at INTEGER NOT NULL, removed BLOB NOT NULL, inserted BLOB NOT NULL,"
    " PRIMARY KEY (answer, seq)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE workbook(n INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL, source TEXT NOT NULL)"
    " STRICT;"
    "PRAGMA application_id = 0x57624131; PRAGMA user_version = 1;";

/* One answer in three versions and with an edit that was not ended, one private, one that was set aside. */
static const char answers_1_rows[] =
    "INSERT INTO file VALUES (1, 'f00df00df00df00df00df00df00df00d', 'beefbeefbeefbeefbeefbeefbeefbeef', 12, 40);"
    "INSERT INTO setting VALUES ('name', 'Zoë'), ('session-1', '2026-11-20');"
    "INSERT INTO wording VALUES (1, '{\"label\":\"Why?\"}');"
    "INSERT INTO answer VALUES (1, 'book', 'why', 3), (2, 'book', 'goal', 4), (3, 'other', 'far', 5);"
    "INSERT INTO version VALUES (1, 1, 3, 0, -1, 1, 0, 1, 1700000000, 0, 1, 3, '\"a\"'),"
    " (2, 1, 9, 0, -1, 1, 1, 1, 1700000100, 60, 1, 4, '\"ab\"'), (3, 1, 12, 0, -1, 1, 1, 2, 1700000200, 0, 1, 8,"
    " '\"ab\\nc\"'), (4, 2, 5, 0, 0, 1, 0, 1, 1700000000, 0, NULL, 6, '\"goal\"'),"
    " (5, 3, 7, 1, -1, 2, 0, 1, 1700000000, 0, NULL, 1, '7');"
    "INSERT INTO journal VALUES (1, 1, NULL, 2, 3);"
    "INSERT INTO point VALUES (1, 1, 2);"
    "INSERT INTO edit VALUES (1, 1, 0, 1, '', 2, x'', x'0A'), (1, 2, 0, 1, '', 3, x'', x'63'),"
    " (1, 3, 0, 2, '', 4, x'', x'64');"
    "INSERT INTO workbook VALUES (1, 'book', 2, 'workbook: book');";

static const char answers_2[] =
    "CREATE TABLE export(n INTEGER PRIMARY KEY, revision INTEGER NOT NULL, at INTEGER NOT NULL,"
    " zone INTEGER NOT NULL, workbooks TEXT NOT NULL, format TEXT NOT NULL, file TEXT NOT NULL,"
    " shared TEXT NOT NULL) STRICT;"
    "CREATE TABLE comment(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, workbook TEXT NOT NULL,"
    " key TEXT NOT NULL, sender TEXT NOT NULL, text TEXT NOT NULL, reply TEXT, status TEXT NOT NULL,"
    " at INTEGER NOT NULL, zone INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT;"
    "PRAGMA user_version = 2;";

/* Two exports to the coach, the second without an answer that is private by then; then one of each kind that does not
 * count; names of one answer only differ where they are cut. */
static const char answers_2_rows[] =
    "INSERT INTO export VALUES (1, 9, 1700000110, 0, 'book other', 'html', '/home/x/a.html',"
    " '[\"book/why\",\"book/goal\",\"other/far\"]'), (2, 10, 1700000120, 60, 'book', 'csv', 'b.csv',"
    " '[\"book/why\",\"book/gap-1.why\"]'), (3, 12, 1700000130, 0, 'book', 'html own', 'c.html', '[\"book/own\"]'),"
    " (4, 12, 1700000140, 0, 'book', 'html head', 'd.html', '[\"book/head\"]'),"
    " (5, 12, 1700000150, 0, 'book', 'ics', 'e.ics', '[\"book/ics\"]'),"
    " (6, 8, 1700000150, 0, 'book', 'json', 'f.json', '[\"book/torn'),"
    " (7, 11, 1700000160, 0, 'book', 'json', 'g.json', '[7, \"no-slash\", {\"a\": \"b/c\"}]'),"
    " (8, 12, 1700000170, 0, 'book', 'text own', 'h.txt', '[]');"
    "INSERT INTO comment VALUES (1, 'c1', 'book', 'why', 'Sam', 'Tell me more', NULL, 'open', 1700000300, 0, 0);";

/* In place of `export`, what the coach has of each answer. */
static const char answers_3[] =
    "ALTER TABLE export DROP COLUMN workbooks; ALTER TABLE export DROP COLUMN format;"
    "ALTER TABLE export DROP COLUMN file; ALTER TABLE export DROP COLUMN shared;"
    "CREATE TABLE shared(workbook TEXT NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL,"
    " PRIMARY KEY (workbook, key)) STRICT, WITHOUT ROWID;"
    "INSERT INTO shared VALUES ('book', 'why', 10);"
    "INSERT INTO export VALUES (1, 9, 1700000110, 0), (2, 10, 1700000120, 60);"
    "PRAGMA user_version = 3;";

static const char answers_4[] =
    "CREATE TABLE edit_by_row(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, step INTEGER NOT NULL,"
    " path TEXT NOT NULL, at INTEGER NOT NULL, removed BLOB NOT NULL, inserted BLOB NOT NULL,"
    " answer INTEGER AS (id >> 32), seq INTEGER AS (id & 0xFFFFFFFF)) STRICT;"
    "INSERT INTO edit_by_row SELECT answer << 32 | seq, kind, step, path, at, removed, inserted FROM edit;"
    "DROP TABLE edit; ALTER TABLE edit_by_row RENAME TO edit; PRAGMA user_version = 4;";

static const char answers_5[] =
    "CREATE TABLE renamed(workbook TEXT NOT NULL, old_key TEXT NOT NULL, new_key TEXT NOT NULL,"
    " PRIMARY KEY (workbook, old_key, new_key)) STRICT, WITHOUT ROWID;"
    "INSERT INTO renamed VALUES ('book', 'cause', 'why'); PRAGMA user_version = 5;";

static const char coach_1[] = FILE_TABLES
    "CREATE TABLE client(id INTEGER PRIMARY KEY, person TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
    " newest INTEGER, read INTEGER) STRICT;"
    "CREATE TABLE response(id INTEGER PRIMARY KEY, client INTEGER NOT NULL REFERENCES client(id),"
    " digest TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL, asked INTEGER NOT NULL,"
    " answered INTEGER NOT NULL, next_session TEXT, body TEXT NOT NULL, UNIQUE (client, digest)) STRICT;"
    "CREATE TABLE question(id INTEGER PRIMARY KEY, workbook TEXT NOT NULL, prompt TEXT NOT NULL,"
    " UNIQUE (workbook, prompt)) STRICT;"
    "CREATE TABLE given(response INTEGER NOT NULL REFERENCES response(id), question INTEGER NOT NULL"
    " REFERENCES question(id), state TEXT NOT NULL, sharing TEXT NOT NULL, quote INTEGER NOT NULL,"
    " revision INTEGER NOT NULL, at TEXT NOT NULL, label TEXT NOT NULL, value TEXT,"
    " PRIMARY KEY (response, question)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX counted ON given(question, response) WHERE sharing = 'report' OR quote;"
    "CREATE TABLE remark(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, client INTEGER NOT NULL REFERENCES client(id),"
    " workbook TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, reply TEXT, status TEXT NOT NULL,"
    " at INTEGER NOT NULL, zone INTEGER NOT NULL) STRICT;"
    "CREATE TABLE note(client INTEGER NOT NULL REFERENCES client(id), key TEXT NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY (client, key)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE chosen(client INTEGER PRIMARY KEY, response INTEGER NOT NULL) STRICT;"
    "CREATE TABLE report(n INTEGER PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL, persons TEXT NOT NULL,"
    " groups TEXT NOT NULL, body TEXT NOT NULL) STRICT;"
    "PRAGMA application_id = 0x57624331; PRAGMA user_version = 1;";

static const char coach_2[] = "CREATE TABLE scale(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;"
                              "ALTER TABLE given ADD COLUMN scale INTEGER REFERENCES scale(id);"
                              "PRAGMA user_version = 2;";

/* What two people sent. Words, choices and a label that came from their own answers are no part of how it was asked. */
#define ANSWER(prompt, value, sharing, more)                                                                           \
    "{\"prompt\":\"" prompt "\",\"state\":\"answered\",\"value\":" value ",\"label\":\"L\",\"revision\":3,"            \
    "\"at\":\"2026-10-03T10:00:00+00:00\",\"sharing\":\"" sharing "\"" more "}"
#define RESPONSE(person, name, answers)                                                                                \
    "{\"format\":\"careers-workbook/response\",\"version\":1,\"person\":{\"id\":\"" person "\",\"name\":\"" name       \
    "\"},"                                                                                                             \
    "\"revision\":3,\"at\":\"2026-10-04T10:00:00+00:00\",\"workbooks\":[{\"workbook\":\"book\",\"version\":1,"         \
    "\"asked\":9,\"answered\":4,\"answers\":[" answers "]}]}"
#define ASKED(from)                                                                                                    \
    ",\"wording\":{\"type\":\"select_one\",\"label\":\"Where?\",\"choices\":[{\"id\":\"a\",\"label\":\"A\"}," from "]" \
    "}"
#define RANGE(text)                                                                                                    \
    ",\"wording\":{\"type\":\"range\",\"label\":\"How far is {aim}?\",\"range\":{\"start\":0,\"end\":10},"             \
    "\"words\":{\"aim\":{\"text\":\"" text "\",\"otherwise\":\"your goal\",\"from\":[\"book/goal\"]}}}"

static const struct {
    const char *digest, *body;
} responses[] = {
    {"d1",
     RESPONSE("person-one", "One",
              ANSWER("far", "7", "report", RANGE("to rest")) "," ANSWER("goal", "\"to rest\"", "coach", "") "," ANSWER(
                  "where", "\"a\"", "report", ASKED("{\"id\":\"r1\",\"label\":\"Mine\",\"from\":\"book/goal\"}")))},
    {"d2",
     RESPONSE("person-two", "Two",
              ANSWER("far", "4", "report", RANGE("to begin")) "," ANSWER(
                  "said", "\"Words\"", "coach",
                  ",\"quote\":true") "," ANSWER("where", "\"b\"", "report",
                                                ASKED("{\"id\":\"b\",\"label\":\"B\"}")) "," ANSWER("bare", "1",
                                                                                                    "report", ""))},
};

/* The rows that the version of then made of them. */
static const char coach_1_rows[] =
    "INSERT INTO file VALUES (1, 'f00df00df00df00df00df00df00df00d', 'beefbeefbeefbeefbeefbeefbeefbeef', 0, 5);"
    "INSERT INTO setting VALUES ('name', 'The coach');"
    "INSERT INTO client VALUES (1, 'person-one', 'One', NULL, NULL), (2, 'person-two', 'Two', NULL, NULL);"
    "INSERT INTO response SELECT n, n, digest, 3, '2026-10-04T10:00:00+00:00', 9, 4, NULL, body FROM came;"
    "UPDATE client SET newest = id, read = iif(id = 1, 1, NULL);"
    "INSERT INTO question (workbook, prompt) SELECT DISTINCT 'book', a.value ->> '$.prompt' FROM response r,"
    " json_each(r.body, '$.workbooks[0].answers') a;"
    "INSERT INTO given (response, question, state, sharing, quote, revision, at, label, value)"
    " SELECT r.id, q.id, a.value ->> '$.state', a.value ->> '$.sharing', a.value -> '$.quote' IS NOT NULL,"
    " a.value ->> '$.revision', a.value ->> '$.at', a.value ->> '$.label', a.value -> '$.value' FROM response r,"
    " json_each(r.body, '$.workbooks[0].answers') a JOIN question q ON q.prompt = a.value ->> '$.prompt';"
    "INSERT INTO remark VALUES (1, 'c1', 1, 'book', 'far', 'Why seven?', 'Because', 'replied', 1700000000, 0);"
    "INSERT INTO note VALUES (2, 'session-1', 'Begin with the wheel');"
    "INSERT INTO report VALUES (1, '2026-09-01', '2026-10-31', '[]', '{}', '{\"title\":\"A report\"}');";

/* Version 2 gave every countable row its scale as it came in. */
static const char coach_2_scales[] =
    "INSERT INTO scale VALUES (1, '{\"type\":\"range\",\"label\":\"How far is "
    "{aim}?\",\"range\":{\"start\":0,\"end\":10},"
    "\"choices\":[],\"words\":{\"aim\":{\"otherwise\":\"your goal\"}}}'), (2, '{\"type\":\"select_one\","
    "\"label\":\"Where?\",\"range\":null,\"choices\":[{\"id\":\"a\",\"label\":\"A\"}],\"words\":{}}'), (3,"
    " '{\"type\":\"select_one\",\"label\":\"Where?\",\"range\":null,\"choices\":[{\"id\":\"a\",\"label\":\"A\"},"
    "{\"id\":\"b\",\"label\":\"B\"}],\"words\":{}}');"
    "UPDATE given SET scale = CASE (SELECT prompt FROM question WHERE id = question) WHEN 'far' THEN 1 WHEN 'where' "
    "THEN"
    " 1 + response END;";

static const char coach_3[] =
    "DROP INDEX counted; CREATE INDEX counted ON given(question, response, state, sharing, quote, scale, value)"
    " WHERE sharing = 'report' OR quote; PRAGMA user_version = 3;";

static const char coach_4[] =
    "ALTER TABLE client ADD COLUMN answers INTEGER NOT NULL DEFAULT 0;"
    "UPDATE client SET answers = (SELECT count(*) FROM given WHERE response = client.newest AND value IS NOT NULL);"
    "PRAGMA user_version = 4;";

/* ------------------------------------------------------------------ an old file, and what it holds */

static const struct old {
    const char *file;
    enum wb_store_kind kind;
    int version;
    const char *tables[6];
    const char *kept; /* what is the same afterwards, as one list of rows */
} olds[] = {
#define ANSWERS_KEPT                                                                                                   \
    "SELECT * FROM file; SELECT * FROM setting; SELECT * FROM answer; SELECT * FROM wording; SELECT * FROM version;"   \
    "SELECT * FROM journal; SELECT * FROM point; SELECT answer, seq, kind, step, path, at,"                            \
    " removed, inserted FROM edit; SELECT * FROM workbook;"
#define COMMENTS_KEPT "SELECT n, id, workbook, key, sender, text, reply, status, at, zone, seen FROM comment;"
#define COACH_KEPT                                                                                                     \
    "SELECT * FROM file; SELECT * FROM setting; SELECT id, person, name, newest, read FROM client; SELECT * FROM "     \
    "response; SELECT * FROM question;"                                                                                \
    "SELECT response, question, state, sharing, quote, revision, at, label, value FROM given; SELECT * FROM remark;"   \
    "SELECT * FROM note; SELECT * FROM chosen; SELECT * FROM report;"
    {"answers", WB_STORE_ANSWERS, 1, {answers_1, answers_1_rows}, ANSWERS_KEPT},
    {"answers",
     WB_STORE_ANSWERS,
     2,
     {answers_1, answers_2, answers_1_rows, answers_2_rows},
     ANSWERS_KEPT COMMENTS_KEPT},
    {"answers",
     WB_STORE_ANSWERS,
     3,
     {answers_1, answers_2, answers_1_rows, answers_3},
     ANSWERS_KEPT COMMENTS_KEPT "SELECT * FROM shared; SELECT * FROM export;"},
    {"answers",
     WB_STORE_ANSWERS,
     4,
     {answers_1, answers_2, answers_1_rows, answers_3, answers_4},
     ANSWERS_KEPT COMMENTS_KEPT "SELECT * FROM shared; SELECT * FROM export;"},
    {"answers",
     WB_STORE_ANSWERS,
     5,
     {answers_1, answers_2, answers_1_rows, answers_3, answers_4, answers_5},
     ANSWERS_KEPT COMMENTS_KEPT "SELECT * FROM shared; SELECT * FROM export; SELECT * FROM renamed;"},
    {"coach", WB_STORE_COACH, 1, {coach_1, coach_1_rows}, COACH_KEPT},
    {"coach", WB_STORE_COACH, 2, {coach_1, coach_2, coach_1_rows, coach_2_scales}, COACH_KEPT},
    {"coach", WB_STORE_COACH, 3, {coach_1, coach_2, coach_1_rows, coach_2_scales, coach_3}, COACH_KEPT},
    {"coach", WB_STORE_COACH, 4, {coach_1, coach_2, coach_1_rows, coach_2_scales, coach_3, coach_4}, COACH_KEPT},
};
enum { ANSWERS_2 = 1, COACH_1 = 5 };

static const int newest[] = {[WB_STORE_ANSWERS] = 6, [WB_STORE_COACH] = 5};

static const char *data_file(const struct old *old)
{
    static char name[32];
    snprintf(name, sizeof name, "%s.db", old->file);
    return in_dir(name);
}

static sqlite3 *look(const char *path)
{
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    return db;
}

static void run_sql(sqlite3 *db, const char *sql)
{
    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
}

static void put_came(sqlite3 *db)
{
    run_sql(db, "CREATE TEMP TABLE came(n INTEGER PRIMARY KEY, digest TEXT, body TEXT)");
    for (int i = 0; i < ROWS(responses); i++) {
        sqlite3_stmt *put = NULL;
        ck_assert_int_eq(sqlite3_prepare_v2(db, "INSERT INTO came (digest, body) VALUES (?1, ?2)", -1, &put, NULL),
                         SQLITE_OK);
        sqlite3_bind_text(put, 1, responses[i].digest, -1, SQLITE_STATIC);
        sqlite3_bind_text(put, 2, responses[i].body, -1, SQLITE_STATIC);
        ck_assert_int_eq(sqlite3_step(put), SQLITE_DONE);
        sqlite3_finalize(put);
    }
}

static void make_old(const struct old *old)
{
    sqlite3 *db = look(data_file(old));
    if (old->kind == WB_STORE_COACH)
        put_came(db);
    for (int i = 0; i < ROWS(old->tables) && old->tables[i]; i++)
        run_sql(db, old->tables[i]);
    sqlite3_close(db);
}

static int add_row(void *data, int count, char **values, char **names)
{
    (void)names;
    for (int i = 0; i < count; i++)
        wb_str_addf(data, "%s|", values[i] ? values[i] : "-");
    wb_str_add_char(data, '\n');
    return 0;
}

/* The rows of one or more statements. Owned. */
static char *rows_of(const char *path, const char *sql)
{
    struct wb_str out = {0};
    sqlite3 *db = look(path);
    ck_assert_msg(sqlite3_exec(db, sql, add_row, &out, NULL) == SQLITE_OK, "%s: %s", path, sqlite3_errmsg(db));
    sqlite3_close(db);
    return out.data ? wb_str_take(&out) : wb_copy("");
}

static void assert_rows(const char *path, const char *sql, const char *wanted)
{
    char *rows = rows_of(path, sql);
    ck_assert_str_eq(rows, wanted);
    free(rows);
}

static struct wb_store *open_it(const struct old *old, bool read_only, const char *vfs, struct wb_error *err)
{
    const struct wb_store_options options = {.dir = test_dir, .kind = old->kind, .read_only = read_only, .vfs = vfs};
    return wb_store_open(&options, err);
}

static void migrate(const struct old *old)
{
    struct wb_error err = {0};
    struct wb_store *store = open_it(old, false, NULL, &err);
    ck_assert_msg(store != NULL, "%s", err.text);
    wb_store_close(store);
}

/* A file that is made now, in a folder of its own. */
static char *tables_of_today(const struct old *old, const char *sql)
{
    char here[sizeof test_dir];
    memcpy(here, test_dir, sizeof here);
    strncat(test_dir, "/today", sizeof test_dir - strlen(test_dir) - 1);
    migrate(old);
    char *rows = rows_of(data_file(old), sql);
    memcpy(test_dir, here, sizeof here);
    return rows;
}

/* ------------------------------------------------------------------ every old version */

START_TEST(all_is_kept)
{
    const struct old *old = &olds[_i];
    char backup[64];
    make_old(old);
    char *kept = rows_of(data_file(old), old->kept);
    ck_assert_uint_gt(strlen(kept), 100);
    migrate(old);
    assert_rows(data_file(old), old->kept, kept);
    snprintf(backup, sizeof backup, "backups/%s-schema-%d.db", old->file, old->version);
    assert_rows(in_dir(backup), old->kept, kept);
    char version[8];
    snprintf(version, sizeof version, "%d|\n", old->version);
    assert_rows(in_dir(backup), "PRAGMA user_version", version);
    free(kept);
}
END_TEST

START_TEST(the_tables_are_those_of_a_new_file)
{
    static const char sql[] = "SELECT name, sql FROM sqlite_schema ORDER BY name; PRAGMA user_version;"
                              " PRAGMA application_id; PRAGMA quick_check; PRAGMA foreign_key_check";
    const struct old *old = &olds[_i];
    make_old(old);
    migrate(old);
    char *today = tables_of_today(old, sql);
    assert_rows(data_file(old), sql, today);
    free(today);
}
END_TEST

START_TEST(reading_alone_changes_nothing)
{
    struct wb_error why = {0};
    struct wb_str before = {0}, after = {0};
    const struct old *old = &olds[_i];
    make_old(old);
    OK(wb_file_read(data_file(old), BIG_FILE, &before, err));
    struct wb_store *store = open_it(old, true, NULL, &why);
    ck_assert_msg(store != NULL, "%s", why.text);
    char *name = wb_store_setting(store, "name"); /* read as it will be */
    ck_assert_ptr_nonnull(name);
    free(name);
    wb_store_close(store);
    OK(wb_file_read(data_file(old), BIG_FILE, &after, err));
    ck_assert(before.len == after.len && memcmp(before.data, after.data, after.len) == 0);
    ck_assert(!wb_file_exists(in_dir("backups")));
    wb_str_fini(&before);
    wb_str_fini(&after);
}
END_TEST

/* A call to the disk fails, each of them in turn: the file is as it was or as it will be, and the next start goes on
 * from there.
 */
static bool survives(const struct old *old, enum fault_kind kind, int at)
{
    struct wb_error why = {0};
    char was[8], now[8];
    make_dir();
    make_old(old);
    char *kept = rows_of(data_file(old), old->kept);
    fault = (struct fault){.kind = kind, .at = at};
    struct wb_store *store = open_it(old, false, fault_vfs(), &why);
    bool reached = fault.failed > 0;
    fault = (struct fault){0};
    wb_store_close(store);
    snprintf(was, sizeof was, "%d|\n", old->version);
    snprintf(now, sizeof now, "%d|\n", newest[old->kind]);
    char *version = rows_of(data_file(old), "PRAGMA user_version");
    ck_assert_msg(strcmp(version, was) == 0 || strcmp(version, now) == 0, "%s %d left version %s", fault_names[kind],
                  at, version);
    migrate(old);
    assert_rows(data_file(old), "PRAGMA user_version", now);
    assert_rows(data_file(old), old->kept, kept);
    free(version);
    free(kept);
    drop_dir();
    return reached;
}

START_TEST(whatever_fails)
{
    static const enum fault_kind always[] = {FAULT_WRITE, FAULT_FULL, FAULT_SYNC, FAULT_READ};
    int reached[FAULT_KINDS];
    drop_dir();
    for (enum fault_kind kind = 0; kind < FAULT_KINDS; kind++) {
        int at = 1;
        while (survives(&olds[_i], kind, at))
            at++;
        reached[kind] = at - 1;
    }
    for (int i = 0; i < ROWS(always); i++)
        ck_assert_msg(reached[always[i]] > 0, "no %s was ever made", fault_names[always[i]]);
    make_dir();
}
END_TEST

/* ------------------------------------------------------------------ what became of the rows */

static bool add_version(void *data, const struct wb_kept *kept)
{
    wb_str_addf(data, "%d:%s:%d ", (int)kept->revision, kept->value, kept->workbook_version);
    return true;
}

static bool add_edit(void *data, const struct wb_edit *edit)
{
    wb_str_addf(data, "%d+%.*s ", (int)edit->seq, (int)edit->inserted.len, edit->inserted.data);
    return true;
}

START_TEST(answers_are_read_as_before)
{
    struct wb_str found = {0};
    int64_t head, base;
    make_old(&olds[_i]);
    struct wb_store *store = open_answers();
    ASSERT_VALUES(store, "why=\"ab\\nc\"* goal=\"goal\" far=7");
    OK(wb_store_versions(store, "book", "why", add_version, &found, err));
    ck_assert_str_eq(found.data, "12:\"ab\\nc\":2 9:\"ab\":1 3:\"a\":1 ");
    wb_str_clear(&found);
    OK(wb_store_journal(store, 1, add_edit, &found, &head, &base, err));
    ck_assert_str_eq(found.data, "1+\n 2+c 3+d ");
    ck_assert(head == 3 && base == 2);
    ck_assert_int_eq(wb_store_revision(store), 12);
    keep(store, "more", "1"); /* and life goes on */
    ck_assert_int_eq(wb_store_revision(store), 13);
    wb_str_fini(&found);
    wb_store_close(store);
}
END_TEST

static void add_shared(void *data, const struct wb_shared *shared)
{
    wb_str_addf(data, "%s/%s:%d ", shared->workbook, shared->key, (int)shared->revision);
}

/* The line of an export that is torn has no names; what it says of itself counts. */
START_TEST(the_log_becomes_what_the_coach_has)
{
    struct wb_str found = {0};
    struct wb_last_export last = {0};
    bool any;
    make_old(&olds[ANSWERS_2]);
    struct wb_store *store = open_answers();
    OK(wb_store_each_shared(store, add_shared, &found, err));
    ck_assert_str_eq(found.data, "book/gap-1.why:10 book/goal:9 book/why:10 other/far:9 ");
    OK(wb_store_last_export(store, &last, &any, err));
    ck_assert(any && last.revision == 11 && last.at.seconds == 1700000160 && last.at.offset == 0);
    wb_str_fini(&found);
    wb_store_close(store);
}
END_TEST

START_TEST(a_log_that_is_empty)
{
    struct wb_last_export last;
    bool any = true;
    make_old(&olds[ANSWERS_2]);
    sqlite3 *db = look(in_dir("answers.db"));
    run_sql(db, "DELETE FROM export");
    sqlite3_close(db);
    struct wb_store *store = open_answers();
    OK(wb_store_last_export(store, &last, &any, err));
    ck_assert(!any);
    wb_store_close(store);
}
END_TEST

/* A caseload of then counts as one does that takes the same files in today. */
START_TEST(scales_are_those_of_today)
{
    static const char sql[] =
        "SELECT c.person, c.answers, q.prompt, s.text FROM given g JOIN response r ON r.id = g.response"
        " JOIN client c ON c.id = r.client JOIN question q ON q.id = g.question"
        " LEFT JOIN scale s ON s.id = g.scale ORDER BY c.person, q.prompt";
    struct wb_error why = {0};
    const struct old *old = &olds[_i];
    make_old(old);
    migrate(old);
    char *then = rows_of(data_file(old), sql);
    ck_assert_ptr_null(strstr(then, "to rest"));
    ck_assert_ptr_null(strstr(then, "Mine"));
    drop_dir();
    make_dir();
    struct wb_store *store = open_it(old, false, NULL, &why);
    for (int i = 0; i < ROWS(responses); i++) {
        enum wb_arrival arrival;
        struct wb_str name = {0};
        OK(wb_caseload_put(store, wb_span(responses[i].body), responses[i].digest, &arrival, &name, err));
        wb_str_fini(&name);
    }
    wb_store_close(store);
    assert_rows(data_file(old), sql, then);
    free(then);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, make_dir, drop_dir);
    tcase_add_loop_test(tcase, all_is_kept, 0, ROWS(olds));
    tcase_add_loop_test(tcase, the_tables_are_those_of_a_new_file, 0, ROWS(olds));
    tcase_add_loop_test(tcase, reading_alone_changes_nothing, 0, ROWS(olds));
    tcase_add_loop_test(tcase, whatever_fails, 0, ROWS(olds));
    tcase_add_loop_test(tcase, answers_are_read_as_before, 0, COACH_1);
    tcase_add_test(tcase, the_log_becomes_what_the_coach_has);
    tcase_add_test(tcase, a_log_that_is_empty);
    tcase_add_loop_test(tcase, scales_are_those_of_today, COACH_1, ROWS(olds));
}

int main(void)
{
    return run_suite("store: older files", fill);
}
