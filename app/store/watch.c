#include "watch.h"

#include "db.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>

enum { WAL_HEAD = 32 };

static bool stat_wal(const struct wb_store *store, struct stat *out)
{
    struct wb_str path = {0};
    wb_str_addf(&path, "%s-wal", store->path);
    bool there = stat(wb_str_text(&path), out) == 0;
    wb_str_fini(&path);
    return there;
}

/* SQLITE_OK, or what SQLite says of a file that ends before it (SQLITE_IOERR_SHORT_READ), or of a disk that fails. */
static int read_frame(const struct wb_store *store, int frame, unsigned char head[static WB_FRAME_HEAD])
{
    sqlite3_file *wal = NULL;
    sqlite3_int64 at = WAL_HEAD + (sqlite3_int64)(frame - 1) * (WB_FRAME_HEAD + store->watch.page);
    bool open = sqlite3_file_control(store->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, (void *)&wal) == SQLITE_OK &&
                wal && wal->pMethods;
    return open ? wal->pMethods->xRead(wal, head, WB_FRAME_HEAD, at) : SQLITE_IOERR_SHORT_READ;
}

/* The first row of `sql`: SQLITE_ROW, or what came instead. The statement is the caller's to finalize. */
static int first_row(sqlite3 *db, const char *sql, sqlite3_stmt **row)
{
    int result = sqlite3_prepare_v2(db, sql, -1, row, NULL);
    return result == SQLITE_OK ? sqlite3_step(*row) : result;
}

static int look_at_pages(sqlite3 *db, bool *sound)
{
    sqlite3_stmt *check = NULL;
    int result = first_row(db, "PRAGMA quick_check(1)", &check);
    if (result == SQLITE_ROW) {
        const char *said = wb_db_text(check, 0);
        *sound = wb_same(said, "ok");
        result = wb_db_could_not_read(said) ? SQLITE_IOERR : SQLITE_OK;
    }
    sqlite3_finalize(check);
    return result;
}

/* What SQLite says of a file that it has read, and that is none of ours or not whole. All else is said of a disk, or of
 * a program, that did not let it read. */
static bool tells_damage(int result)
{
    int code = result & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR || code == SQLITE_DONE;
}

int wb_watch_read_alone(const struct wb_store *store, char id[static 33], int64_t *serial, bool *sound)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *row = NULL;
    int result = wb_db_connect_still(store->path, store->vfs, &db);
    if (result == SQLITE_OK)
        result = first_row(db, "SELECT id, serial FROM file", &row);
    if (result == SQLITE_ROW) {
        snprintf(id, 33, "%s", wb_db_text(row, 0));
        *serial = sqlite3_column_int64(row, 1);
        result = sound ? look_at_pages(db, sound) : SQLITE_OK;
    }
    sqlite3_finalize(row);
    sqlite3_close(db);
    return tells_damage(result) ? SQLITE_CORRUPT : result;
}

void wb_watch_begin(struct wb_store *store)
{
    struct wb_watch *watch = &store->watch;
    struct stat wal;
    char id[33];
    *watch = (struct wb_watch){.on = stat(store->path, &watch->file) == 0, .file = watch->file};
    watch->page = (int)wb_db_number(store->db, "PRAGMA page_size", 4096);
    watch->wal = stat_wal(store, &wal) ? wal.st_ino : 0;
    watch->base = store->serial;
    if (store->had_wal && wb_watch_read_alone(store, id, &watch->base, NULL) != SQLITE_OK)
        watch->base = 0;
}

void wb_watch_wrote_back(struct wb_store *store, bool whole)
{
    struct wb_watch *watch = &store->watch;
    watch->on = watch->on && stat(store->path, &watch->file) == 0;
    if (whole) {
        watch->base = store->serial;
        watch->frame = 0; /* the next write begins the -wal again */
    }
}

void wb_watch_settled(struct wb_store *store)
{
    struct wb_watch *watch = &store->watch;
    struct stat wal;
    if (watch->wal == 0 && stat_wal(store, &wal))
        watch->wal = wal.st_ino;
    watch->frame = store->frames > 0 && read_frame(store, store->frames, watch->head) == SQLITE_OK ? store->frames : 0;
}

/* Nothing more is written, so that the next start finds the files as they are now. */
static bool damaged(struct wb_store *store, const char *reason, struct wb_error *err)
{
    store->damaged = store->harmed = true;
    store->ready = false;
    store->reason = reason;
    return wb_db_damaged(store->dir, store->schema, err, "%s: %s while it was open", store->path, reason);
}

/* Whether the open file is still the one that the next start will find. What is written to a file without a name is
 * lost with its last descriptor, however well it was synced. */
static bool has_moved(const struct wb_store *store)
{
    int moved = 0;
    return sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved;
}

/* A frame that was fsynced stays until the -wal begins again. One that was cut off leaves a hole as soon as the next
 * one is written behind it. A disk that does not give it back now may do so later, so `read` says how that went. */
static bool wal_is_cut(const struct wb_store *store, int *read)
{
    const struct wb_watch *watch = &store->watch;
    unsigned char head[WB_FRAME_HEAD];
    *read = SQLITE_OK;
    if (watch->frame == 0 || store->frames < watch->frame)
        return false;
    *read = read_frame(store, watch->frame, head);
    return *read == SQLITE_IOERR_SHORT_READ || (*read == SQLITE_OK && memcmp(head, watch->head, sizeof head) != 0);
}

static bool is_as_left(const struct stat *now, const struct stat *left)
{
    return now->st_size == left->st_size && now->st_mtim.tv_sec == left->st_mtim.tv_sec &&
           now->st_mtim.tv_nsec == left->st_mtim.tv_nsec;
}

/* Another program has written to the file. It may have written back what the -wal holds, which is no harm. What could
 * not be read now, as `read` says, is looked at again. */
static const char *what_was_written(struct wb_store *store, const struct stat *now, int *read)
{
    struct wb_watch *watch = &store->watch;
    char id[33] = "";
    int64_t serial = 0;
    bool sound = false;
    if (now->st_size < watch->file.st_size)
        return "its file was cut short";
    *read = wb_watch_read_alone(store, id, &serial, &sound);
    if (*read != SQLITE_OK && *read != SQLITE_CORRUPT)
        return NULL;
    if (*read == SQLITE_CORRUPT || !sound)
        return "its file was damaged";
    if (!wb_same(id, store->id))
        return "its file was replaced by another";
    if (serial < watch->base)
        return "its file was replaced by an older one";
    watch->file = *now;
    watch->base = serial;
    return NULL;
}

bool wb_watch_look(struct wb_store *store, struct wb_error *err)
{
    const struct wb_watch *watch = &store->watch;
    struct stat now, wal;
    int read = SQLITE_OK;
    if (!watch->on)
        return true;
    if (has_moved(store) || stat(store->path, &now) != 0) {
        store->reason = "its file was moved or removed";
        return wb_fail(err, WB_DATA,
                       "%s was moved or removed while it was open. Put it back: it is saved by itself then.",
                       store->path);
    }
    const char *what = is_as_left(&now, &watch->file) ? NULL : what_was_written(store, &now, &read);
    if (!what && read == SQLITE_OK && wal_is_cut(store, &read))
        what = "its -wal file was cut short or changed";
    if (what)
        return damaged(store, what, err);
    if (read != SQLITE_OK)
        return wb_db_fail_code(store->path, read, 0, &store->reason, err);
    if (watch->wal && (!stat_wal(store, &wal) || wal.st_ino != watch->wal)) {
        store->reason = "its -wal file was moved or removed";
        return wb_fail(err, WB_DATA,
                       "%s-wal was moved or removed while it was open. Put it back, or close this window: what you "
                       "typed is written to %s itself then.",
                       store->path, store->path);
    }
    return true;
}
