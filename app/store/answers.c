#include "store/answers.h"

#include "db.h"
#include "journal.h"

#include "base/json.h"

#include <stdlib.h>

/* The first columns of every query over kept answers (KEPT in sql.c). */
enum {
    ID,
    WORKBOOK,
    KEY,
    STATE,
    SHARING,
    ASKED_SHARING,
    QUOTE,
    WORKBOOK_VERSION,
    REVISION,
    AT,
    ZONE,
    BYTES,
    VALUE,
    REST
};
/* What follows them in WB_SQL_ANSWERS: the version that a draft begins from. */
enum { OPEN = REST, BASE_STATE, BASE_SHARING, BASE_ASKED, BASE_QUOTE, BASE_WORKBOOK_VERSION, BASE_BYTES, BASE_VALUE };

static int number_or(sqlite3_stmt *row, int column, int otherwise)
{
    return sqlite3_column_type(row, column) == SQLITE_NULL ? otherwise : sqlite3_column_int(row, column);
}

static enum wb_state state_of(sqlite3_stmt *row, int column)
{
    int state = number_or(row, column, WB_ANSWERED);
    return state >= 0 && state < WB_STATE_COUNT ? (enum wb_state)state : WB_ANSWERED;
}

static int sharing_of(sqlite3_stmt *row, int column)
{
    int sharing = number_or(row, column, -1);
    return sharing >= WB_PRIVATE && sharing < WB_SHARING_COUNT ? sharing : -1;
}

static void read_value(sqlite3_stmt *row, int bytes, int value, struct wb_kept *kept)
{
    kept->value = wb_db_text(row, value);
    kept->value_len = kept->value ? (size_t)sqlite3_column_bytes(row, value) : (size_t)number_or(row, bytes, 0);
}

static void read_kept(sqlite3_stmt *row, struct wb_kept *kept)
{
    *kept = (struct wb_kept){
        .id = sqlite3_column_int64(row, ID),
        .workbook = wb_db_text(row, WORKBOOK),
        .key = wb_db_text(row, KEY),
        .state = state_of(row, STATE),
        .sharing = sharing_of(row, SHARING),
        .asked_sharing = sharing_of(row, ASKED_SHARING),
        .quote = number_or(row, QUOTE, 0) != 0,
        .workbook_version = number_or(row, WORKBOOK_VERSION, 0),
        .revision = sqlite3_column_int64(row, REVISION),
        .at = {sqlite3_column_int64(row, AT), number_or(row, ZONE, 0)},
    };
    read_value(row, BYTES, VALUE, kept);
}

bool wb_store_answers(struct wb_store *store, wb_each_kept *each, void *data, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_ANSWERS, err);
    if (!rows)
        return false;
    sqlite3_bind_int(rows, 1, WB_STORE_LONG);
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        struct wb_kept kept;
        read_kept(rows, &kept);
        if (number_or(rows, OPEN, 0)) {
            kept.draft = true;
            kept.state = state_of(rows, BASE_STATE);
            kept.sharing = sharing_of(rows, BASE_SHARING);
            kept.asked_sharing = sharing_of(rows, BASE_ASKED);
            kept.quote = number_or(rows, BASE_QUOTE, 0) != 0;
            kept.workbook_version = number_or(rows, BASE_WORKBOOK_VERSION, 0);
            read_value(rows, BASE_BYTES, BASE_VALUE, &kept);
        }
        if (!each(data, &kept)) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

static bool is_readable(const char *value, size_t len)
{
    json_t *json = value ? wb_json_read(value, len, SIZE_MAX, NULL) : NULL;
    bool readable = !value || json;
    json_decref(json);
    return readable;
}

bool wb_store_answers_sound(struct wb_store *store, bool *sound, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_SOUND, err);
    if (!rows)
        return false;
    sqlite3_bind_int(rows, 1, WB_STATE_COUNT - 1);
    sqlite3_bind_int(rows, 2, WB_SHARING_COUNT - 1);
    int result = SQLITE_DONE;
    *sound = true;
    while (*sound && (result = wb_db_step(store, rows, err)) == SQLITE_ROW)
        *sound = sqlite3_column_int(rows, 0) && is_readable(wb_db_text(rows, 1), (size_t)sqlite3_column_bytes(rows, 1));
    wb_db_done(rows);
    return !*sound || result == SQLITE_DONE;
}

static bool add_text(struct wb_store *store, enum wb_sql sql, int64_t answer, struct wb_str *out, struct wb_error *err)
{
    sqlite3_stmt *row = out ? wb_db_use(store, sql, err) : NULL;
    if (!row)
        return out == NULL;
    sqlite3_bind_int64(row, 1, answer);
    int result = wb_db_step(store, row, err);
    if (result == SQLITE_ROW && wb_db_text(row, 0))
        wb_str_add_n(out, wb_db_text(row, 0), (size_t)sqlite3_column_bytes(row, 0));
    wb_db_done(row);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

bool wb_store_answer_text(struct wb_store *store, int64_t answer, struct wb_str *value, struct wb_str *wording,
                          struct wb_error *err)
{
    return add_text(store, WB_SQL_VALUE, answer, value, err) && add_text(store, WB_SQL_WORDING, answer, wording, err);
}

bool wb_store_wordings(struct wb_store *store, wb_each_kept *each, void *data, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_WORDINGS, err);
    if (!rows)
        return false;
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        struct wb_kept kept = {
            .id = sqlite3_column_int64(rows, 0),
            .wording = wb_db_text(rows, 1),
        };
        if (!each(data, &kept)) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

bool wb_store_versions(struct wb_store *store, const char *workbook, const char *key, wb_each_kept *each, void *data,
                       struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_VERSIONS, err);
    if (!rows)
        return false;
    wb_db_bind(rows, 1, workbook);
    wb_db_bind(rows, 2, key);
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        struct wb_kept kept;
        read_kept(rows, &kept);
        kept.wording = wb_db_text(rows, REST);
        if (!each(data, &kept)) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

/* 0: there is none. */
static bool find_answer(struct wb_store *store, const char *workbook, const char *key, int64_t *id,
                        struct wb_error *err)
{
    sqlite3_stmt *find = wb_db_use(store, WB_SQL_ANSWER_ID, err);
    if (!find)
        return false;
    wb_db_bind(find, 1, workbook);
    wb_db_bind(find, 2, key);
    int result = wb_db_step(store, find, err);
    if (result == SQLITE_ROW || result == SQLITE_DONE)
        *id = result == SQLITE_ROW ? sqlite3_column_int64(find, 0) : 0;
    wb_db_done(find);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

bool wb_store_answer_id(struct wb_store *store, const char *workbook, const char *key, int64_t *id,
                        struct wb_error *err)
{
    int64_t found;
    if (!find_answer(store, workbook, key, &found, err))
        return false;
    if (found == 0) {
        if (!wb_store_begin(store, err))
            return false;
        sqlite3_stmt *add = wb_db_use(store, WB_SQL_ANSWER_NEW, err);
        if (add) {
            wb_db_bind(add, 1, workbook);
            wb_db_bind(add, 2, key);
        }
        if (!add || !wb_db_run(store, add, err)) {
            wb_store_rollback(store);
            return false;
        }
        found = sqlite3_last_insert_rowid(store->db);
        if (!wb_store_commit(store, err))
            return false;
    }
    *id = found;
    return true;
}

/* The version that an answer stands at; id 0: none yet. */
struct present {
    int64_t id, revision, wording;
    bool same, same_wording;
};

static bool same_text(const char *a, size_t a_len, const char *b, size_t b_len)
{
    if (!a || !b)
        return a == b;
    return a_len == b_len && memcmp(a, b, a_len) == 0;
}

static bool read_present(struct wb_store *store, const struct wb_kept *kept, int64_t answer, struct present *out,
                         struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_ANSWER_PRESENT, err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, answer);
    int result = wb_db_step(store, row, err);
    *out = (struct present){0};
    if (result == SQLITE_ROW) {
        const char *value = wb_db_text(row, 5);
        *out = (struct present){
            .id = sqlite3_column_int64(row, 0),
            .revision = sqlite3_column_int64(row, 1),
            .wording = sqlite3_column_int64(row, 6),
            .same = sqlite3_column_int(row, 2) == (int)kept->state && sqlite3_column_int(row, 3) == kept->sharing &&
                    (sqlite3_column_int(row, 4) != 0) == kept->quote &&
                    same_text(value, (size_t)sqlite3_column_bytes(row, 5), kept->value, kept->value_len),
            .same_wording = wb_same(wb_db_text(row, 7), kept->wording),
        };
    } else if (result == SQLITE_DONE) {
        out->same = kept->state == WB_ANSWERED && kept->sharing < 0 && !kept->quote && !kept->value;
    }
    wb_db_done(row);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

static bool next_revision(struct wb_store *store, int64_t *revision, struct wb_error *err)
{
    sqlite3_stmt *up = wb_db_use(store, WB_SQL_REVISION_UP, err);
    if (!up || wb_db_step(store, up, err) != SQLITE_ROW)
        return false;
    *revision = sqlite3_column_int64(up, 0);
    return wb_db_run(store, up, err);
}

/* `wording` is that of the row to share, or 0: added. */
static bool add_version(struct wb_store *store, const struct wb_kept *kept, int64_t answer, int64_t wording,
                        int64_t revision, int64_t *id, struct wb_error *err)
{
    if (wording == 0 && kept->wording) {
        sqlite3_stmt *add = wb_db_use(store, WB_SQL_WORDING_NEW, err);
        if (add)
            wb_db_bind(add, 1, kept->wording);
        if (!add || !wb_db_run(store, add, err))
            return false;
        wording = sqlite3_last_insert_rowid(store->db);
    }
    sqlite3_stmt *add = wb_db_use(store, WB_SQL_VERSION_NEW, err);
    if (!add)
        return false;
    const int64_t numbers[] = {answer,
                               revision,
                               kept->state,
                               kept->sharing,
                               kept->asked_sharing,
                               kept->quote,
                               kept->workbook_version,
                               kept->at.seconds,
                               kept->at.offset};
    const int count = sizeof numbers / sizeof numbers[0];
    for (int i = 0; i < count; i++)
        sqlite3_bind_int64(add, i + 1, numbers[i]);
    if (wording)
        sqlite3_bind_int64(add, count + 1, wording);
    sqlite3_bind_int64(add, count + 2, kept->value ? (int64_t)kept->value_len : 0);
    wb_db_bind_span(add, count + 3, kept->value, kept->value_len);
    if (!wb_db_run(store, add, err))
        return false;
    *id = sqlite3_last_insert_rowid(store->db);
    return wb_db_run_ints(store, WB_SQL_ANSWER_VERSION, (const int64_t[]){answer, *id}, 2, err);
}

bool wb_store_end_version(struct wb_store *store, const struct wb_kept *kept, int64_t *revision, struct wb_error *err)
{
    struct present now;
    if (!wb_store_begin(store, err))
        return false;
    int64_t next = 0, version = 0;
    bool done = read_present(store, kept, kept->id, &now, err);
    if (done && now.same) {
        next = now.revision;
        version = now.id;
    } else if (done) {
        done = next_revision(store, &next, err) &&
               add_version(store, kept, kept->id, now.same_wording ? now.wording : 0, next, &version, err);
    }
    if (!done || !wb_journal_close(store, kept->id, version, err)) {
        wb_store_rollback(store);
        return false;
    }
    if (!wb_store_commit(store, err))
        return false;
    if (next > store->revision)
        store->revision = next;
    *revision = next;
    return true;
}

static bool same_version(struct wb_store *store, const struct wb_kept *kept, int64_t answer, bool *same,
                         struct wb_error *err)
{
    sqlite3_stmt *find = wb_db_use(store, WB_SQL_VERSION_SAME, err);
    if (!find)
        return false;
    sqlite3_bind_int64(find, 1, answer);
    sqlite3_bind_int64(find, 2, kept->revision);
    sqlite3_bind_int64(find, 3, kept->state);
    wb_db_bind_span(find, 4, kept->value, kept->value_len);
    int result = wb_db_step(store, find, err);
    *same = result == SQLITE_ROW;
    wb_db_done(find);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

/* Inside a transaction. The version is added before it is known whether the answer stands at it from now on. */
static bool import(struct wb_store *store, const struct wb_kept *kept, bool *newer, struct wb_error *err)
{
    int64_t answer, id;
    bool same, open;
    struct present now;
    if (!wb_store_answer_id(store, kept->workbook, kept->key, &answer, err) ||
        !wb_journal_is_open(store, answer, &open, err) || !same_version(store, kept, answer, &same, err) ||
        !read_present(store, kept, answer, &now, err))
        return false;
    if (open)
        return wb_fail(err, WB_BUSY, "%s is just being written: leave it first", kept->key);
    if (!same && !add_version(store, kept, answer, now.same_wording ? now.wording : 0, kept->revision, &id, err))
        return false;
    *newer = !same && kept->revision > now.revision;
    if (*newer)
        return wb_journal_restart(store, answer, id, err);
    return now.id == 0 || wb_db_run_ints(store, WB_SQL_ANSWER_VERSION, (const int64_t[]){answer, now.id}, 2, err);
}

/* Remembers that what stands under `new_key` was called otherwise before, here or where it came from. */
static bool note_rename(struct wb_store *store, const char *workbook, const char *old_key, const char *new_key,
                        struct wb_error *err)
{
    sqlite3_stmt *note = wb_db_use(store, WB_SQL_RENAMED_NOTE, err);
    if (note) {
        wb_db_bind(note, 1, workbook);
        wb_db_bind(note, 2, old_key);
        wb_db_bind(note, 3, new_key);
    }
    return note && wb_db_run(store, note, err);
}

bool wb_store_import(struct wb_store *store, const struct wb_kept *kept, bool *newer, struct wb_error *err)
{
    bool is_newer = false;
    if (!wb_store_begin(store, err))
        return false;
    if (!import(store, kept, &is_newer, err) ||
        (kept->came_as && !note_rename(store, kept->workbook, kept->came_as, kept->key, err)) ||
        !wb_db_run_ints(store, WB_SQL_REVISION_AT_LEAST, &kept->revision, 1, err)) {
        wb_store_rollback(store);
        return false;
    }
    if (!wb_store_commit(store, err))
        return false;
    if (kept->revision > store->revision)
        store->revision = kept->revision;
    *newer = is_newer;
    return true;
}

bool wb_store_adopt(struct wb_store *store, const char *person, struct wb_error *err)
{
    if (strlen(person) >= sizeof store->person)
        return wb_fail(err, WB_INVALID, "that is no id of a person");
    if (!wb_store_begin(store, err))
        return false;
    sqlite3_stmt *adopt = wb_db_use(store, WB_SQL_ADOPT, err);
    if (adopt)
        wb_db_bind(adopt, 1, person);
    if (!adopt || !wb_db_run(store, adopt, err)) {
        wb_store_rollback(store);
        return false;
    }
    if (!wb_store_commit(store, err))
        return false;
    memcpy(store->person, person, strlen(person) + 1);
    return true;
}

bool wb_store_rename(struct wb_store *store, const char *workbook, const char *old_key, const char *new_key,
                     struct wb_error *err)
{
    static const enum wb_sql steps[] = {WB_SQL_ANSWER_EMPTY, WB_SQL_ANSWER_RENAME, WB_SQL_COMMENT_RENAME,
                                        WB_SQL_SHARED_RENAME};
    bool follows = true; /* else the new key has an answer of its own: both stay */
    if (!wb_store_begin(store, err))
        return false;
    for (size_t i = 0; follows && i < sizeof steps / sizeof steps[0]; i++) {
        sqlite3_stmt *step = wb_db_use(store, steps[i], err);
        if (step) {
            wb_db_bind(step, 1, workbook);
            wb_db_bind(step, 2, steps[i] == WB_SQL_ANSWER_EMPTY ? new_key : old_key);
            if (steps[i] != WB_SQL_ANSWER_EMPTY)
                wb_db_bind(step, 3, new_key);
        }
        if (!step || !wb_db_run(store, step, err)) {
            wb_store_rollback(store);
            return false;
        }
        follows = steps[i] != WB_SQL_ANSWER_RENAME || sqlite3_changes(store->db) > 0;
    }
    if (follows && !note_rename(store, workbook, old_key, new_key, err)) {
        wb_store_rollback(store);
        return false;
    }
    return wb_store_commit(store, err);
}
