#include "store/store.h"

#include "db.h"
#include "probe.h"

#include "base/file.h"
#include "base/mem.h"
#include "store/backup.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHECKPOINT_FRAMES = 1000 }; /* about 4 MB of -wal: written back while nobody types */

static void beside(const struct wb_store *store, const char *ending, struct wb_str *out)
{
    wb_str_addf(out, "%s/%s%s", store->dir, store->schema->name, ending);
}

static int count_frames(void *data, sqlite3 *db, const char *name, int frames)
{
    (void)db;
    (void)name;
    struct wb_store *store = data;
    store->frames = frames;
    store->unsettled = true;
    return SQLITE_OK;
}

static int64_t wal_size(const struct wb_store *store)
{
    struct wb_str path = {0};
    struct stat there;
    wb_str_addf(&path, "%s-wal", store->path);
    bool found = stat(wb_str_text(&path), &there) == 0;
    wb_str_fini(&path);
    return found ? there.st_size : -1;
}

/* A connection that did not write must neither write back what another one left in the -wal nor remove it; where there
 * was none, closing normally removes the two helper files that SQLite made. */
static void disconnect(struct wb_store *store)
{
    for (size_t i = 0; i < WB_SQL_COUNT; i++)
        sqlite3_finalize(store->statements[i]);
    memset(store->statements, 0, sizeof store->statements);
    bool left = (store->damaged || !store->ready) && (store->had_wal || wal_size(store) > 0);
    if (store->db && (left || store->harmed || store->leave_wal))
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_close_v2(store->db);
    store->db = NULL;
}

static void store_free(struct wb_store *store)
{
    if (!store->ready && !store->harmed && !store->had_wal) /* nothing was written, and nothing was left before */
        wb_lock_rest(&store->lock);
    disconnect(store);
    if (store->mark_file >= 0)
        close(store->mark_file);
    wb_lock_release(&store->lock);
    free(store->dir);
    free(store->path);
    free(store->vfs);
    free(store);
}

/* A new file is made whole under another name, so that an empty answers.db is never one of ours. */
static bool create(struct wb_store *store, struct wb_error *err)
{
    struct wb_str fresh = {0};
    beside(store, ".db.new", &fresh);
    const char *path = wb_str_text(&fresh);
    sqlite3 *db = NULL;
    (void)unlink(path);
    errno = 0;
    int result = wb_db_touch(path) ? SQLITE_OK : SQLITE_CANTOPEN, system = errno;
    if (result == SQLITE_OK)
        result = wb_db_connect(path, SQLITE_OPEN_READWRITE, store->vfs, &db);
    if (result == SQLITE_OK)
        result = wb_schema_migrate(db, store->schema, 0);
    if (result == SQLITE_OK)
        result = sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    if (result != SQLITE_OK && db)
        system = wb_db_errno(db, result);
    if (sqlite3_close(db) != SQLITE_OK && result == SQLITE_OK)
        result = SQLITE_IOERR;
    /* link, not rename: what another first start has just made stays */
    if (result == SQLITE_OK && link(path, store->path) != 0 && errno != EEXIST) {
        system = errno;
        result = rename(path, store->path) == 0 ? SQLITE_OK : SQLITE_CANTOPEN;
    }
    (void)unlink(path);
    wb_str_fini(&fresh);
    return result == SQLITE_OK || wb_db_fail_code(store->path, result, system, &store->reason, err);
}

static bool read_file_row(struct wb_store *store, struct wb_error *err)
{
    static const char sql[] = "SELECT id, person, revision, serial FROM file";
    sqlite3_stmt *row = NULL;
    bool found = sqlite3_prepare_v2(store->db, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW;
    if (found) {
        snprintf(store->id, sizeof store->id, "%s", wb_db_text(row, 0));
        snprintf(store->person, sizeof store->person, "%s", wb_db_text(row, 1));
        store->revision = sqlite3_column_int64(row, 2);
        store->serial = sqlite3_column_int64(row, 3);
    } else if (sqlite3_errcode(store->db) == SQLITE_DONE || sqlite3_errcode(store->db) == SQLITE_ERROR) {
        store->damaged = true;
        wb_db_damaged(store->dir, store->schema, err, "%s is damaged: its first table is missing", store->path);
    } else {
        wb_db_fail(store, err);
    }
    sqlite3_finalize(row);
    return found;
}

/* Where no mark can be read, the lock file knows whether the last one to write had closed the file. */
static bool was_left_open(const struct wb_store *store)
{
    struct wb_str path = {0};
    beside(store, ".lock", &path);
    bool left = wb_lock_unrested(wb_str_text(&path));
    wb_str_fini(&path);
    return left;
}

/* A -wal fits any file, and would be written into one that was put in the place of its own. So the file itself is
 * looked at before SQLite puts the two together. One that cannot be read so was being written back to; SQLite mends
 * that. */
static bool is_own_file(const struct wb_store *store, const struct wb_probe *probe, struct wb_error *err)
{
    const struct wb_witness *mark = &store->mark;
    char id[33];
    int64_t serial;
    if (probe->wal <= 0 || mark->state == WB_WITNESS_NONE || wb_watch_read_alone(store, id, &serial, NULL) != SQLITE_OK)
        return true;
    if (!wb_same(id, mark->id))
        return wb_db_damaged(store->dir, store->schema, err,
                             "%s is not the file that was here before: another was put in its place", store->path);
    return serial >= mark->base ||
           wb_db_damaged(store->dir, store->schema, err, "%s is older than it was when it was last used", store->path);
}

/* Whether the file still holds what the mark says it held. */
static bool check_mark(struct wb_store *store, const struct wb_probe *probe, struct wb_error *err)
{
    const struct wb_witness *mark = &store->mark;
    const char *what = NULL;
    if (mark->state == WB_WITNESS_NONE)
        return probe->wal >= 0 || !was_left_open(store) ||
               wb_db_damaged(store->dir, store->schema, err,
                             "%s has lost its companion, the -wal file beside it, and its mark", store->path);
    if (!wb_same(mark->id, store->id)) {
        what = "is not the file that was here before: another was put in its place";
    } else if (store->serial < mark->serial || store->revision < mark->revision) {
        what = probe->wal < 0 && mark->state != WB_WITNESS_CLEAN ? "has lost its companion, the -wal file beside it"
                                                                 : "is older than it was when it was last used";
    } else if (store->serial == mark->serial && mark->answer > 0) {
        sqlite3_stmt *last = wb_db_use(store, WB_SQL_EDIT_LAST, err);
        if (!last)
            return false;
        sqlite3_bind_int64(last, 1, mark->answer);
        if (wb_db_step(store, last, err) != SQLITE_ROW)
            return false;
        if (sqlite3_column_int64(last, 0) < mark->seq)
            what = "has lost its companion, the -wal file beside it";
        wb_db_done(last);
    } else if (store->serial == mark->serial && mark->state == WB_WITNESS_OPEN && probe->wal < 0) {
        what = "has lost its companion, the -wal file beside it";
    }
    if (!what)
        return true;
    store->damaged = true;
    return wb_db_damaged(store->dir, store->schema, err, "%s %s", store->path, what);
}

/* An older file that must not be written is read as a copy in memory, brought up to date there. */
static bool migrate_copy(struct wb_store *store, int version, struct wb_error *err)
{
    sqlite3 *copy = NULL;
    int result = wb_db_connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, &copy);
    sqlite3_backup *work = result == SQLITE_OK ? sqlite3_backup_init(copy, "main", store->db, "main") : NULL;
    if (work)
        sqlite3_backup_step(work, -1);
    if (!work || sqlite3_backup_finish(work) != SQLITE_OK ||
        wb_schema_migrate(copy, store->schema, version) != SQLITE_OK) {
        sqlite3_close(copy);
        return wb_db_fail(store, err);
    }
    disconnect(store);
    store->db = copy;
    return true;
}

static bool migrate(struct wb_store *store, const struct wb_probe *probe, struct wb_error *err)
{
    int version = (int)wb_db_number(store->db, "PRAGMA user_version", probe->version);
    if (!wb_schema_knows(store->schema, version, store->path, err)) /* the header may be behind the -wal */
        return false;
    if (version == wb_schema_newest(store->schema))
        return true;
    if (store->read_only)
        return migrate_copy(store, version, err);
    if (!wb_store_lock(store, false, err) || !wb_store_check(store, err))
        return false;
    struct wb_str copy = {0};
    wb_str_addf(&copy, "%s/backups/%s-schema-%d.db", store->dir, store->schema->name, version);
    bool done = wb_backup_to(store, wb_str_text(&copy), true, err);
    wb_str_fini(&copy);
    if (!done)
        return wb_fail_context(err, "The file is of an older version, and could not be backed up before it is changed");
    if (wb_schema_migrate(store->db, store->schema, version) != SQLITE_OK)
        return wb_db_fail(store, err);
    return true;
}

/* Where SQLite cannot make its helper files, a file that is complete in itself can still be read. */
static bool connect_still(struct wb_store *store, const struct wb_probe *probe, int result, struct wb_error *err)
{
    int code = result & 0xff;
    bool may = (code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_PERM) && probe->wal <= 0;
    int system = store->db ? wb_db_errno(store->db, result) : 0;
    if (code == SQLITE_ERROR) /* no fault of disk or rights: what the header says of the file cannot be */
        return wb_db_damaged(store->dir, store->schema, err, "%s is damaged", store->path);
    if (!may)
        return store->db && code != SQLITE_NOMEM ? wb_db_fail(store, err)
                                                 : wb_db_fail_code(store->path, result, system, &store->reason, err);
    disconnect(store);
    if (wb_db_connect_still(store->path, store->vfs, &store->db) != SQLITE_OK)
        return wb_db_fail_code(store->path, result, system, &store->reason, err);
    store->read_only = true;
    wb_db_fail_code(store->path, result, system, &store->reason, NULL);
    return true;
}

static bool connect(struct wb_store *store, const struct wb_probe *probe, struct wb_error *err)
{
    if (!is_own_file(store, probe, err))
        return false;
    int result = wb_db_connect(store->path, SQLITE_OPEN_READWRITE, store->vfs, &store->db);
    if (result != SQLITE_OK && !connect_still(store, probe, result, err))
        return false;
    if (sqlite3_db_readonly(store->db, "main") == 1 && !store->read_only) {
        store->read_only = true;
        store->reason = "the file is read-only";
    }
    if (!read_file_row(store, err) || !check_mark(store, probe, err) || !migrate(store, probe, err))
        return false;
    sqlite3_wal_hook(store->db, count_frames, store);
    return true;
}

static bool connect_empty(struct wb_store *store, struct wb_error *err)
{
    if (wb_db_connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, &store->db) == SQLITE_OK &&
        wb_schema_migrate(store->db, store->schema, 0) == SQLITE_OK)
        return read_file_row(store, err);
    return wb_db_fail(store, err);
}

static bool open_store(struct wb_store *store, struct wb_error *err)
{
    struct wb_probe probe;
    if (!store->read_only && !wb_dir_make(store->dir, err)) {
        if (err)
            err->code = WB_DATA;
        return false;
    }
    if (!wb_probe(store->dir, store->path, store->schema, store->vfs, &probe, err))
        return false;
    store->mark = probe.mark;
    store->had_wal = probe.wal >= 0;
    store->dirty = probe.mark.state == WB_WITNESS_OPEN || probe.mark.state == WB_WITNESS_SETTLED;
    if (!probe.exists && store->read_only)
        return connect_empty(store, err);
    if (!probe.exists &&
        (!create(store, err) || !wb_probe(store->dir, store->path, store->schema, store->vfs, &probe, err)))
        return false;
    return connect(store, &probe, err);
}

struct wb_store *wb_store_open(const struct wb_store_options *options, struct wb_error *err)
{
    struct wb_store *store = wb_alloc(sizeof *store);
    store->schema = wb_schema(options->kind);
    store->dir = wb_copy(options->dir);
    store->vfs = wb_copy(options->vfs);
    store->clock = options->clock ? *options->clock : wb_clock_system();
    store->read_only = options->read_only;
    store->mark_file = -1;
    store->lock.file = -1;
    struct wb_str path = {0};
    beside(store, ".db", &path);
    store->path = wb_str_take(&path);
    if (open_store(store, err))
        return store;
    store_free(store);
    return NULL;
}

const char *wb_store_path(const struct wb_store *store)
{
    return store->path;
}

const char *wb_store_reason(const struct wb_store *store)
{
    return store->reason ? store->reason : "it could not be written";
}

const char *wb_store_unwritable(const struct wb_store *store)
{
    return store->read_only ? store->reason : NULL;
}

static bool pages_are_sound(struct wb_store *store, bool *sound, struct wb_error *err)
{
    sqlite3_stmt *check = wb_db_use(store, WB_SQL_CHECK, err);
    if (!check || wb_db_step(store, check, err) != SQLITE_ROW)
        return false;
    const char *said = wb_db_text(check, 0);
    bool unread = wb_db_could_not_read(said);
    *sound = wb_same(said, "ok");
    wb_db_done(check);
    return !unread || wb_db_fail_code(store->path, SQLITE_IOERR, 0, &store->reason, err);
}

bool wb_store_check(struct wb_store *store, struct wb_error *err)
{
    bool sound = true;
    if (store->checked)
        return true;
    if (!pages_are_sound(store, &sound, err))
        return false;
    if (sound && store->schema->kind == WB_STORE_ANSWERS && !wb_store_answers_sound(store, &sound, err))
        return false;
    if (!sound) {
        store->damaged = true;
        store->reason = "the file is damaged";
        return wb_db_damaged(store->dir, store->schema, err, "%s is damaged", store->path);
    }
    store->checked = true;
    return true;
}

/* Whether drafts were left open by a session that did not close: asked for before this one writes, since it ends them.
 */
static void look_for_drafts(struct wb_store *store)
{
    if (!store->dirty || store->lock.file < 0)
        return;
    store->dirty = false;
    sqlite3_stmt *drafts = store->schema->kind == WB_STORE_ANSWERS ? wb_db_use(store, WB_SQL_DRAFTS, NULL) : NULL;
    store->recovered = drafts && wb_db_step(store, drafts, NULL) == SQLITE_ROW;
    wb_db_done(drafts);
}

bool wb_store_recovered(struct wb_store *store)
{
    look_for_drafts(store);
    bool recovered = store->recovered;
    store->recovered = false;
    return recovered;
}

bool wb_store_lock(struct wb_store *store, bool take_over, struct wb_error *err)
{
    if (store->lock.file >= 0)
        return true;
    if (store->read_only)
        return wb_fail(err, WB_DATA, "%s: %s", store->path, wb_store_reason(store));
    struct wb_str path = {0};
    beside(store, ".lock", &path);
    bool got = wb_lock_take(&store->lock, wb_str_text(&path), store->schema->holds, take_over, &store->clock, err);
    wb_str_fini(&path);
    if (got && take_over) { /* the other side has written since this one looked */
        store->hot_answer = 0;
        store->dirty = false;
        got = read_file_row(store, err);
    }
    return got;
}

bool wb_store_held(const struct wb_store *store)
{
    return wb_lock_held(&store->lock);
}

bool wb_store_passed_by(const struct wb_store *store)
{
    return wb_lock_passed_by(&store->lock);
}

void wb_store_unlock(struct wb_store *store)
{
    store->ready = false;
    store->hot_answer = 0;
    if (store->mark_file >= 0)
        close(store->mark_file);
    store->mark_file = -1;
    wb_lock_release(&store->lock);
}

static void open_mark(struct wb_store *store)
{
    struct wb_str path = {0};
    if (store->mark_file >= 0)
        close(store->mark_file);
    beside(store, ".mark", &path);
    store->mark_file = wb_witness_open(wb_str_text(&path));
    wb_str_fini(&path);
}

static void write_mark(struct wb_store *store, enum wb_witness_state state)
{
    struct wb_witness mark = {
        .state = state, .revision = store->revision, .serial = store->serial, .base = store->watch.base};
    memcpy(mark.id, store->id, sizeof mark.id);
    if (state == WB_WITNESS_SETTLED && store->hot_answer) {
        mark.answer = store->hot_answer;
        mark.seq = store->hot_seq;
    }
    if (!wb_witness_is_there(store->mark_file))
        open_mark(store);
    else if (wb_witness_same(&mark, &store->mark))
        return;
    if (store->mark_file >= 0 && wb_witness_write(store->mark_file, &mark))
        store->mark = mark;
}

bool wb_store_ready(struct wb_store *store, struct wb_error *err)
{
    if (store->ready)
        return true;
    if (store->damaged)
        return wb_fail(err, WB_DATA, "%s is damaged and was left as it is", store->path);
    if (!wb_store_lock(store, false, err) || !wb_store_check(store, err))
        return false;
    open_mark(store);
    look_for_drafts(store);
    store->mark.state = WB_WITNESS_NONE; /* what stands there now may be another window's */
    wb_watch_begin(store);
    write_mark(store, WB_WITNESS_OPEN);
    store->ready = true;
    return true;
}

bool wb_store_settle(struct wb_store *store, struct wb_error *err)
{
    if (!store->unsettled)
        return true;
    if (!wb_watch_look(store, err))
        return false;
    /* The -wal is fsynced as it is: a commit with synchronous=FULL would do the same and add a frame. */
    sqlite3_file *wal = NULL;
    int result = sqlite3_file_control(store->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, (void *)&wal);
    errno = 0;
    if (result == SQLITE_OK && wal && wal->pMethods)
        result = wal->pMethods->xSync(wal, SQLITE_SYNC_NORMAL);
    if (result != SQLITE_OK)
        return wb_db_fail_code(store->path, result, errno, &store->reason, err);
    store->unsettled = false;
    wb_watch_settled(store);
    write_mark(store, WB_WITNESS_SETTLED);
    if (store->frames > CHECKPOINT_FRAMES) {
        int log = 0, back = -1;
        result = sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, &log, &back);
        wb_watch_wrote_back(store, result == SQLITE_OK && log == back);
    }
    return true;
}

void wb_store_close(struct wb_store *store)
{
    if (!store)
        return;
    if (store->depth > 0)
        wb_store_rollback(store);
    if (store->ready)
        wb_watch_look(store, NULL);
    if (store->ready && !store->damaged) {
        int log = 0, back = -1;
        sqlite3_busy_timeout(store->db, 0);
        for (size_t i = 0; i < WB_SQL_COUNT; i++)
            wb_db_done(store->statements[i]);
        int result = sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, &log, &back);
        if (result == SQLITE_BUSY) /* someone still reads: what is written back is whole all the same */
            result = sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, &log, &back);
        store->hot_answer = 0;
        store->leave_wal = result != SQLITE_OK || log != back;
        if (!store->leave_wal && wb_lock_held(&store->lock)) {
            store->watch.base = store->serial;
            write_mark(store, WB_WITNESS_CLEAN);
            wb_lock_rest(&store->lock);
        }
    }
    store_free(store);
}

bool wb_store_begin(struct wb_store *store, struct wb_error *err)
{
    if (store->depth > 0) {
        store->depth++;
        return true;
    }
    if (!wb_store_ready(store, err))
        return false;
    sqlite3_stmt *begin = wb_db_use(store, WB_SQL_BEGIN, err);
    sqlite3_stmt *serial = wb_db_use(store, WB_SQL_SERIAL_UP, err);
    if (!begin || !serial || !wb_db_run(store, begin, err))
        return false;
    store->depth = 1;
    if (wb_db_run(store, serial, err))
        return true;
    wb_store_rollback(store);
    return false;
}

bool wb_store_commit(struct wb_store *store, struct wb_error *err)
{
    if (store->depth == 0)
        return wb_fail(err, WB_DATA, "%s: %s", store->path, wb_store_reason(store));
    if (store->depth > 1) {
        store->depth--;
        return true;
    }
    sqlite3_stmt *commit = wb_db_use(store, WB_SQL_COMMIT, err);
    if (!commit || !wb_db_run(store, commit, err)) {
        wb_store_rollback(store);
        return false;
    }
    store->depth = 0;
    store->serial++;
    return true;
}

void wb_store_rollback(struct wb_store *store)
{
    store->depth = 0;
    store->hot_answer = 0;
    sqlite3_stmt *rollback = sqlite3_get_autocommit(store->db) ? NULL : wb_db_use(store, WB_SQL_ROLLBACK, NULL);
    if (rollback)
        wb_db_run(store, rollback, NULL);
}

char *wb_store_setting(struct wb_store *store, const char *name)
{
    sqlite3_stmt *setting = wb_db_use(store, WB_SQL_SETTING, NULL);
    if (!setting)
        return NULL;
    wb_db_bind(setting, 1, name);
    char *value = wb_db_step(store, setting, NULL) == SQLITE_ROW ? wb_copy(wb_db_text(setting, 0)) : NULL;
    wb_db_done(setting);
    return value;
}

bool wb_store_settings(struct wb_store *store, wb_each_setting *each, void *data, struct wb_error *err)
{
    sqlite3_stmt *settings = wb_db_use(store, WB_SQL_SETTINGS, err);
    if (!settings)
        return false;
    int result;
    while ((result = wb_db_step(store, settings, err)) == SQLITE_ROW)
        each(data, wb_db_text(settings, 0), wb_db_text(settings, 1));
    wb_db_done(settings);
    return result == SQLITE_DONE;
}

bool wb_store_set(struct wb_store *store, const char *name, const char *value, struct wb_error *err)
{
    if (!wb_store_begin(store, err))
        return false;
    sqlite3_stmt *set = wb_db_use(store, value ? WB_SQL_SET : WB_SQL_UNSET, err);
    if (set) {
        wb_db_bind(set, 1, name);
        if (value)
            wb_db_bind(set, 2, value);
    }
    if (set && wb_db_run(store, set, err))
        return wb_store_commit(store, err);
    wb_store_rollback(store);
    return false;
}

const char *wb_store_person(const struct wb_store *store)
{
    return store->person;
}

int64_t wb_store_revision(const struct wb_store *store)
{
    return store->revision;
}

int64_t wb_store_serial(const struct wb_store *store)
{
    return store->serial;
}
