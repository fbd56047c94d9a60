#include "schema.h"

#include <stdio.h>

/* Every file has these two. `serial` counts writing transactions (but for the single edits of a key): the mark beside
 * the file remembers it, and a file that has fewer has lost something. */
#define COMMON                                                                                                         \
    "CREATE TABLE file(one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, person TEXT NOT NULL,"               \
    " revision INTEGER NOT NULL, serial INTEGER NOT NULL) STRICT;"                                                     \
    "INSERT INTO file VALUES (1, lower(hex(randomblob(16))), lower(hex(randomblob(16))), 0, 0);"                       \
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

/* Values stand in `version` alone, which no key ever updates. A key is one row of `edit`. What moves while someone
 * types or undoes is in `journal`, whose rows are small: SQLite rewrites a whole row for one changed column.
 *
 * journal: head NULL is the last edit; `base` is the seq that the value of `version` stands for (NULL: no value);
 * open says that edits came after the last ended version. point: older pairs of the same kind, needed when edits before
 * `base` are undone and then replaced by others. edit: its row is its answer and, in the lower half, its seq, because a
 * tree over columns reads a row whole to compare its first two, be it a megabyte pasted long ago. */
static const struct wb_migration answers[] = {
    {1, COMMON
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
     " STRICT;"},
    {2, "CREATE TABLE export(n INTEGER PRIMARY KEY, revision INTEGER NOT NULL, at INTEGER NOT NULL,"
        " zone INTEGER NOT NULL, workbooks TEXT NOT NULL, format TEXT NOT NULL, file TEXT NOT NULL,"
        " shared TEXT NOT NULL) STRICT;"
        "CREATE TABLE comment(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, workbook TEXT NOT NULL,"
        " key TEXT NOT NULL, sender TEXT NOT NULL, text TEXT NOT NULL, reply TEXT, status TEXT NOT NULL,"
        " at INTEGER NOT NULL, zone INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT;"},
    /* The log had a line an export, each with the names of all that left. What is asked of it is how new the coach's
     * copy of an answer is: a row an answer, and lines that say when an export left, and as of which revision. The
     * lines name revisions of the file, which lie at or above the answers'; those that a word follows, and calendars,
     * went to nobody who compares. */
    {3, "CREATE TABLE shared(workbook TEXT NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL,"
        " PRIMARY KEY (workbook, key)) STRICT, WITHOUT ROWID;"
        "INSERT INTO shared SELECT substr(value, 1, instr(value, '/') - 1),"
        " substr(value, instr(value, '/') + 1), max(revision)"
        " FROM export, json_each(iif(json_valid(shared), shared, '[]'))"
        " WHERE format NOT LIKE '% %' AND format <> 'ics' AND type = 'text' AND instr(value, '/') > 0"
        " GROUP BY 1, 2;"
        "DELETE FROM export WHERE format LIKE '% %' OR format = 'ics';"
        "ALTER TABLE export DROP COLUMN workbooks; ALTER TABLE export DROP COLUMN format;"
        "ALTER TABLE export DROP COLUMN file; ALTER TABLE export DROP COLUMN shared;"},
    {4, "CREATE TABLE edit_by_row(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, step INTEGER NOT NULL,"
        " path TEXT NOT NULL, at INTEGER NOT NULL, removed BLOB NOT NULL, inserted BLOB NOT NULL,"
        " answer INTEGER AS (id >> 32), seq INTEGER AS (id & 0xFFFFFFFF)) STRICT;"
        "INSERT INTO edit_by_row SELECT answer << 32 | seq, kind, step, path, at, removed, inserted FROM edit;"
        "DROP TABLE edit;"
        "ALTER TABLE edit_by_row RENAME TO edit;"},
    /* Under which names an answer stood: in backups made before, and in wordings that quote it, it still does. */
    {5, "CREATE TABLE renamed(workbook TEXT NOT NULL, old_key TEXT NOT NULL, new_key TEXT NOT NULL,"
        " PRIMARY KEY (workbook, old_key, new_key)) STRICT, WITHOUT ROWID;"},
    /* So that a file of comments that is read late does not put them back. */
    {6, "ALTER TABLE comment ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;"},
};

/* What an answer was asked on, as store/shred.c writes it, and every answer of a response that may be counted and says
 * how it was asked: for files that were filled before there were scales. */
#define SCALE                                                                                                          \
    "json_object('type', wording -> '$.type', 'label', wording -> '$.label', 'range', wording -> '$.range', "          \
    "'choices',"                                                                                                       \
    " (SELECT json_group_array(json_object('id', value -> '$.id', 'label', value -> '$.label'))"                       \
    " FROM json_each(wording, '$.choices') WHERE value -> '$.from' IS NULL), 'words', (SELECT json_group_object(key,"  \
    " json_object('otherwise', value -> '$.otherwise')) FROM json_each(wording, '$.words')))"
#define COUNTABLE                                                                                                      \
    "(SELECT r.id response, w.value ->> '$.workbook' workbook, a.value ->> '$.prompt' prompt,"                         \
    " a.value -> '$.wording' wording FROM response r, json_each(r.body, '$.workbooks') w,"                             \
    " json_each(w.value, '$.answers') a WHERE a.value ->> '$.sharing' = 'report'"                                      \
    " AND json_type(a.value, '$.wording') = 'object')"

/* A response is kept whole, and shredded into `given`, one row an answer. `counted` is what a report reads: few of the
 * rows, and all that it wants of them, so that the others are not looked at. chosen: the responses that the report
 * being made stands on; empty otherwise. scale: what was asked of countable answers, once for all who were asked so. */
static const struct wb_migration coach[] = {
    {1,
     COMMON "CREATE TABLE client(id INTEGER PRIMARY KEY, person TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
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
            "CREATE TABLE remark(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, client INTEGER NOT NULL REFERENCES "
            "client(id),"
            " workbook TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, reply TEXT, status TEXT NOT NULL,"
            " at INTEGER NOT NULL, zone INTEGER NOT NULL) STRICT;"
            "CREATE TABLE note(client INTEGER NOT NULL REFERENCES client(id), key TEXT NOT NULL, text TEXT NOT NULL,"
            " PRIMARY KEY (client, key)) STRICT, WITHOUT ROWID;"
            "CREATE TABLE chosen(client INTEGER PRIMARY KEY, response INTEGER NOT NULL) STRICT;"
            "CREATE TABLE report(n INTEGER PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL, persons TEXT NOT NULL,"
            " groups TEXT NOT NULL, body TEXT NOT NULL) STRICT;"},
    {2, "CREATE TABLE scale(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;"
        "ALTER TABLE given ADD COLUMN scale INTEGER REFERENCES scale(id);"
        "INSERT OR IGNORE INTO scale (text) SELECT " SCALE " FROM " COUNTABLE ";"
        "UPDATE given SET scale = found.scale FROM (SELECT response, q.id question, s.id scale FROM"
        " (SELECT response, workbook, prompt, " SCALE " text FROM " COUNTABLE ") c"
        " JOIN question q ON q.workbook = c.workbook AND q.prompt = c.prompt JOIN scale s ON s.text = c.text) found"
        " WHERE given.response = found.response AND given.question = found.question;"},
    {3, "DROP INDEX counted;"
        "CREATE INDEX counted ON given(question, response, state, sharing, quote, scale, value)"
        " WHERE sharing = 'report' OR quote;"},
    /* How many answers the newest response holds: to count them for a list of all clients would read every one. */
    {4,
     "ALTER TABLE client ADD COLUMN answers INTEGER NOT NULL DEFAULT 0;"
     "UPDATE client SET answers = (SELECT count(*) FROM given WHERE response = client.newest AND value IS NOT NULL);"},
    /* Of responses that are parts: what the client's answers are with it. `given` is taken from there. */
    {5, "CREATE TABLE picture(response INTEGER PRIMARY KEY REFERENCES response(id), body TEXT NOT NULL) STRICT;"},
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))
static const struct wb_schema schemas[] = {
    [WB_STORE_ANSWERS] = {WB_STORE_ANSWERS, "answers", "answers", 0x57624131, answers, COUNT(answers)},
    [WB_STORE_COACH] = {WB_STORE_COACH, "coach", "caseload", 0x57624331, coach, COUNT(coach)},
};

const struct wb_schema *wb_schema(enum wb_store_kind kind)
{
    return &schemas[kind];
}

int wb_schema_newest(const struct wb_schema *schema)
{
    return schema->migrations[schema->count - 1].version;
}

bool wb_schema_knows(const struct wb_schema *schema, int version, const char *path, struct wb_error *err)
{
    if (version <= wb_schema_newest(schema))
        return true;
    return wb_fail(err, WB_NEWER,
                   "%s was written by a newer version of this program, and was left as it is. Use that version, or "
                   "another folder: --data DIR.",
                   path);
}

int wb_schema_migrate(sqlite3 *db, const struct wb_schema *schema, int from)
{
    int result = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    for (size_t i = 0; result == SQLITE_OK && i < schema->count; i++) {
        const struct wb_migration *step = &schema->migrations[i];
        if (step->version <= from)
            continue;
        char numbers[96];
        snprintf(numbers, sizeof numbers, "PRAGMA application_id = %u; PRAGMA user_version = %d",
                 (unsigned)schema->application_id, step->version);
        result = sqlite3_exec(db, step->sql, NULL, NULL, NULL);
        if (result == SQLITE_OK)
            result = sqlite3_exec(db, numbers, NULL, NULL, NULL);
    }
    if (result == SQLITE_OK)
        result = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (result != SQLITE_OK && !sqlite3_get_autocommit(db))
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return result;
}
