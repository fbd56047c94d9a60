/* Forgetting. It knows every place where words of an answer may stand: its own rows, wordings of other answers that
 * quote it, the backups, and what was set aside when a backup was put back. */
#include "store/answers.h"

#include "copy.h"
#include "erase.h"

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What stands under a name of the answer. A wording that quotes the name loses the words in any case. */
enum standing {
    OURS,    /* is forgotten */
    EARLIER, /* is forgotten where the rename was not made yet: after it, it is another prompt's */
    APART,   /* stays */
};

struct name {
    char *key;
    enum standing standing;
};

/* What is forgotten: both NULL is everything. An answer stood under other names before its prompt was renamed, and in
 * older backups and in wordings that quote it it still does. */
struct target {
    const char *workbook, *key;
    struct name *names; /* of one answer: its key, then the others */
    size_t name_count, name_capacity;
};

#define CHOSEN "(?1 IS NULL OR workbook = ?1) AND (?2 IS NULL OR key = ?2)"
#define OF_ANSWER "answer IN (SELECT id FROM answer WHERE " CHOSEN ")"

/* ?1 the workbook, ?2 the key. */
static const char *const deletions[] = {
    "DELETE FROM edit WHERE " OF_ANSWER,
    "DELETE FROM point WHERE " OF_ANSWER,
    "DELETE FROM journal WHERE " OF_ANSWER,
    "DELETE FROM version WHERE " OF_ANSWER,
    "DELETE FROM answer WHERE " CHOSEN,
    "DELETE FROM comment WHERE " CHOSEN,
    "DELETE FROM wording WHERE id NOT IN (SELECT wording FROM version WHERE wording IS NOT NULL)",
    "DELETE FROM workbook WHERE ?2 IS NULL AND (?1 IS NULL OR id = ?1)",
    "DELETE FROM setting WHERE ?1 IS NULL OR (?2 IS NULL AND name LIKE 'letter ' || ?1 || '/%')"
    " OR name = 'letter ' || ?1 || '/' || ?2",
    "DELETE FROM shared WHERE " CHOSEN,
    "DELETE FROM export WHERE NOT EXISTS (SELECT 1 FROM shared)",
    "DELETE FROM renamed WHERE ?2 IS NULL AND (?1 IS NULL OR workbook = ?1)",
    "UPDATE file SET person = lower(hex(randomblob(16))) WHERE ?1 IS NULL",
};

/* ?1 the workbook, ?2 the key. */
static const char earlier_names[] =
    "WITH RECURSIVE earlier(key) AS (SELECT old_key FROM renamed WHERE workbook = ?1 AND new_key = ?2"
    " UNION SELECT r.old_key FROM renamed r JOIN earlier e ON e.key = r.new_key WHERE r.workbook = ?1)"
    " SELECT key FROM earlier WHERE key <> ?2";

static void add_name(struct target *target, const char *key, enum standing standing)
{
    target->names = wb_grow(target->names, target->name_count, &target->name_capacity, sizeof *target->names);
    target->names[target->name_count++] = (struct name){wb_copy(key), standing};
}

/* `key`, and the names from which answers were renamed to it here. */
static int add_names(sqlite3 *db, struct target *target, const char *key, enum standing standing)
{
    sqlite3_stmt *rows = NULL;
    add_name(target, key, standing);
    int result = sqlite3_prepare_v2(db, earlier_names, -1, &rows, NULL);
    if (result == SQLITE_OK) {
        wb_db_bind(rows, 1, target->workbook);
        wb_db_bind(rows, 2, key);
        while (sqlite3_step(rows) == SQLITE_ROW)
            add_name(target, wb_db_text(rows, 0), EARLIER);
    }
    int ended = sqlite3_finalize(rows);
    return result == SQLITE_OK ? ended : result;
}

/* Whether `sql` finds a row of this workbook and key. */
static int has_row(sqlite3 *db, const char *sql, const char *workbook, const char *key, bool *has)
{
    sqlite3_stmt *row = NULL;
    int result = sqlite3_prepare_v2(db, sql, -1, &row, NULL);
    if (result == SQLITE_OK) {
        wb_db_bind(row, 1, workbook);
        wb_db_bind(row, 2, key);
        *has = sqlite3_step(row) == SQLITE_ROW;
    }
    int ended = sqlite3_finalize(row);
    return result == SQLITE_OK ? ended : result;
}

static const char is_answered[] = "SELECT 1 FROM answer WHERE workbook = ?1 AND key = ?2";

/* Where both names have an answer, each is one of its own; else what stands under either is the one that is meant. */
static int find_names(sqlite3 *db, struct target *target, const struct wb_alias *aliases, size_t count)
{
    bool answered = false;
    int result = add_names(db, target, target->key, OURS);
    if (result == SQLITE_OK)
        result = has_row(db, is_answered, target->workbook, target->key, &answered);
    for (size_t i = 0; result == SQLITE_OK && i < count; i++) {
        bool too = false;
        result = has_row(db, is_answered, target->workbook, aliases[i].key, &too);
        bool apart = aliases[i].anothers || (answered && too);
        if (result == SQLITE_OK)
            result = add_names(db, target, aliases[i].key, apart ? APART : OURS);
    }
    return result;
}

static bool stands_under(sqlite3 *db, const struct target *target, const struct name *name)
{
    static const char is_renamed[] = "SELECT 1 FROM renamed WHERE workbook = ?1 AND old_key = ?2";
    bool renamed = false;
    if (name->standing == EARLIER)
        (void)has_row(db, is_renamed, target->workbook, name->key, &renamed);
    return name->standing != APART && !renamed;
}

static int run(sqlite3 *db, const char *sql, const char *workbook, const char *key)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (result == SQLITE_OK) {
        if (sqlite3_bind_parameter_count(statement) >= 1)
            wb_db_bind(statement, 1, workbook);
        if (sqlite3_bind_parameter_count(statement) >= 2)
            wb_db_bind(statement, 2, key);
        sqlite3_step(statement);
    }
    int ended = sqlite3_finalize(statement);
    return result == SQLITE_OK ? ended : result;
}

static bool is_source(const struct target *target, const json_t *from)
{
    if (json_is_array(from)) {
        size_t i;
        json_t *one;
        json_array_foreach(from, i, one)
        {
            if (is_source(target, one))
                return true;
        }
        return false;
    }
    const char *text = json_string_value(from);
    size_t len = strlen(target->workbook);
    if (!text || strncmp(text, target->workbook, len) != 0 || text[len] != '/')
        return false;
    bool named = !target->key;
    for (size_t i = 0; !named && i < target->name_count; i++)
        named = wb_same(text + len + 1, target->names[i].key);
    return named;
}

/* What a wording quotes from a forgotten answer becomes what it would have said without it. */
static bool scrub(json_t *wording, const struct target *target, int depth)
{
    bool changed = false;
    size_t i;
    const char *name;
    json_t *part;
    if (depth > 32)
        return false;
    if (json_is_object(wording) && is_source(target, json_object_get(wording, "from"))) {
        json_t *otherwise = json_object_get(wording, "otherwise");
        if (json_object_get(wording, "text"))
            json_object_set(wording, "text", otherwise ? otherwise : json_null());
        if (json_object_get(wording, "label"))
            json_object_set_new(wording, "label", json_string("(erased)"));
        json_object_del(wording, "beside");
        json_object_del(wording, "cells");
        json_object_del(wording, "from");
        changed = true;
    }
    json_array_foreach(wording, i, part)
    {
        changed = scrub(part, target, depth + 1) || changed;
    }
    void *next;
    json_object_foreach_safe(wording, next, name, part)
    {
        changed = scrub(part, target, depth + 1) || changed;
    }
    return changed;
}

static int put_wording(sqlite3 *db, int64_t id, const json_t *wording)
{
    char *text = wb_json_text(wording);
    sqlite3_stmt *put = NULL;
    int result = sqlite3_prepare_v2(db, "UPDATE wording SET text = ?2 WHERE id = ?1", -1, &put, NULL);
    if (result == SQLITE_OK) {
        sqlite3_bind_int64(put, 1, id);
        wb_db_bind(put, 2, text);
        sqlite3_step(put);
    }
    int ended = sqlite3_finalize(put);
    free(text);
    return result == SQLITE_OK ? ended : result;
}

static int scrub_wordings(sqlite3 *db, const struct target *target)
{
    sqlite3_stmt *rows = NULL;
    struct wb_str source = {0};
    wb_str_addf(&source, "\"%s/", target->workbook);
    int result = sqlite3_prepare_v2(db, "SELECT id, text FROM wording WHERE instr(text, ?1)", -1, &rows, NULL);
    wb_db_bind(rows, 1, wb_str_text(&source));
    int written = SQLITE_OK;
    while (result == SQLITE_OK && written == SQLITE_OK && sqlite3_step(rows) == SQLITE_ROW) {
        const char *text = wb_db_text(rows, 1);
        json_t *wording = wb_json_read(text, strlen(text), SIZE_MAX, NULL);
        if (wording && scrub(wording, target, 0))
            written = put_wording(db, sqlite3_column_int64(rows, 0), wording);
        json_decref(wording);
    }
    int ended = sqlite3_finalize(rows);
    wb_str_fini(&source);
    return written != SQLITE_OK ? written : result != SQLITE_OK ? result : ended;
}

/* `key` NULL: all of the workbook, or everything. */
static int forget_under(sqlite3 *db, const char *workbook, const char *key)
{
    int result = SQLITE_OK;
    for (size_t i = 0; result == SQLITE_OK && i < sizeof deletions / sizeof deletions[0]; i++)
        result = run(db, deletions[i], workbook, key);
    return result;
}

static int forget(sqlite3 *db, const void *data)
{
    const struct target *target = data;
    int result = target->key ? SQLITE_OK : forget_under(db, target->workbook, NULL);
    for (size_t i = 0; result == SQLITE_OK && i < target->name_count; i++)
        if (stands_under(db, target, &target->names[i]))
            result = forget_under(db, target->workbook, target->names[i].key);
    if (result == SQLITE_OK && target->workbook)
        result = scrub_wordings(db, target);
    return result;
}

/* One way of forgetting, for the file and for each of its backups. */
struct forgetting {
    const struct wb_schema *schema;
    wb_forget *forget;
    const void *data;
};

static int forget_in_copy(sqlite3 *db, void *data)
{
    const struct forgetting *f = data;
    int result = wb_schema_migrate(db, f->schema, (int)wb_db_number(db, "PRAGMA user_version", 0));
    if (result == SQLITE_OK)
        result = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (result == SQLITE_OK)
        result = f->forget(db, f->data);
    if (result == SQLITE_OK)
        result = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (result == SQLITE_OK)
        result = sqlite3_exec(db, "VACUUM", NULL, NULL, NULL);
    return result;
}

/* One backup rewritten without the words; one that cannot be read is removed, since it may hold them. */
static bool forget_in_backup(struct wb_store *store, const char *path, const struct forgetting *how,
                             struct wb_error *err)
{
    sqlite3 *db = NULL;
    struct wb_str beside = {0};
    wb_str_addf(&beside, "%s-wal", path);
    bool with_wal = wb_file_exists(wb_str_text(&beside));
    int result =
        with_wal ? wb_db_connect(path, SQLITE_OPEN_READWRITE, NULL, &db) : wb_db_connect_still(path, NULL, &db);
    bool good = result == SQLITE_OK && wb_db_number(db, "SELECT serial FROM file", -1) >= 0;
    bool done = true;
    if (good) {
        struct forgetting copy_of = *how;
        const struct wb_copying copy = {
            .from = db, .path = path, .vfs = store->vfs, .replace = true, .change = forget_in_copy, .data = &copy_of};
        struct wb_error why = {0};
        done = wb_copy_make(&copy, &why);
        if (!done)
            wb_fail(err, why.code, "Erased from the file, but not from a backup: %s", why.text);
    }
    sqlite3_close(db);
    if (done) {
        static const char *const endings[] = {"-wal", "-shm", "-journal"};
        for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
            wb_str_clear(&beside);
            wb_str_addf(&beside, "%s%s", path, endings[i]);
            (void)unlink(wb_str_text(&beside));
        }
        if (!good && unlink(path) != 0)
            done = wb_fail(err, WB_DATA, "Erased from the file, but %s cannot be read and could not be removed", path);
    }
    wb_str_fini(&beside);
    return done;
}

static bool forget_in_backups(struct wb_store *store, const struct forgetting *how, struct wb_error *err)
{
    char *folder = wb_path_join(store->dir, "backups"), prefix[32];
    char **names = wb_dir_list(folder, "");
    bool done = true;
    snprintf(prefix, sizeof prefix, "%s-", store->schema->name);
    for (char **name = names; name && *name; name++) {
        if (!wb_starts_with(*name, prefix))
            continue;
        char *path = wb_path_join(folder, *name);
        size_t len = strlen(*name);
        if (len > 3 && strcmp(*name + len - 3, ".db") == 0)
            done = forget_in_backup(store, path, how, done ? err : NULL) && done;
        else if (len > 4 && strcmp(*name + len - 4, ".new") == 0)
            (void)unlink(path); /* left by a backup that was cut off */
        free(path);
    }
    wb_names_free(names);
    free(folder);
    return done;
}

/* Rows are gone; VACUUM leaves no page that ever held them, and the checkpoint writes it over the file and empties the
 * -wal. */
static bool rewrite(struct wb_store *store, struct wb_error *err)
{
    for (size_t i = 0; i < WB_SQL_COUNT; i++)
        wb_db_done(store->statements[i]);
    if (sqlite3_exec(store->db, "VACUUM", NULL, NULL, NULL) != SQLITE_OK)
        return wb_db_fail(store, err);
    int result = sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    if (result == SQLITE_BUSY)
        return wb_fail(
            err, WB_BUSY,
            "Erased, but another window still reads the file as it was. Close it and erase once more, so that "
            "no byte is left.");
    wb_watch_wrote_back(store, result == SQLITE_OK);
    return result == SQLITE_OK || wb_db_fail(store, err);
}

bool wb_store_forget(struct wb_store *store, wb_forget *forget_rows, const void *data, struct wb_error *err)
{
    const struct forgetting how = {store->schema, forget_rows, data};
    if (!wb_store_begin(store, err))
        return false;
    if (forget_rows(store->db, data) != SQLITE_OK) {
        wb_db_fail(store, err);
        wb_store_rollback(store);
        return false;
    }
    if (!wb_store_commit(store, err))
        return false;
    bool done = rewrite(store, err);
    return forget_in_backups(store, &how, done ? err : NULL) && done;
}

bool wb_store_erase(struct wb_store *store, const char *workbook, const char *key, const struct wb_alias *aliases,
                    size_t alias_count, struct wb_error *err)
{
    struct target target = {.workbook = workbook, .key = workbook ? key : NULL};
    bool known = !target.key || find_names(store->db, &target, aliases, alias_count) == SQLITE_OK;
    bool done = known ? wb_store_forget(store, forget, &target, err) : wb_db_fail(store, err);
    for (size_t i = 0; i < target.name_count; i++)
        free(target.names[i].key);
    free(target.names);
    return done;
}
