#include "copy.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

static bool sync_path(const char *path, int flags)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | flags);
    bool done = file >= 0 && fsync(file) == 0;
    if (file >= 0)
        close(file);
    return done;
}

static bool put_in_place(const char *made, const char *path, bool replace)
{
    if (!sync_path(made, 0) || (replace ? rename(made, path) : link(made, path)) != 0)
        return false;
    char *name = wb_copy(path);
    (void)sync_path(dirname(name), O_DIRECTORY); /* a folder that cannot be synced is synced by the system in time */
    free(name);
    return true;
}

static int fill(const struct wb_copying *copy, sqlite3 *db)
{
    /* Nothing of it counts before the rename, so that it need not be synced on the way. */
    int result = sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
    sqlite3_backup *work = result == SQLITE_OK ? sqlite3_backup_init(db, "main", copy->from, "main") : NULL;
    if (!work)
        return sqlite3_errcode(db);
    sqlite3_backup_step(work, -1);
    result = sqlite3_backup_finish(work);
    if (result == SQLITE_OK)
        result = sqlite3_exec(db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    if (result == SQLITE_OK && copy->change)
        result = copy->change(db, copy->data);
    if (result == SQLITE_OK && copy->live)
        result = sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    return result;
}

static bool passes(sqlite3 *db)
{
    sqlite3_stmt *check = NULL;
    bool good = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &check, NULL) == SQLITE_OK &&
                sqlite3_step(check) == SQLITE_ROW && wb_same(wb_db_text(check, 0), "ok");
    sqlite3_finalize(check);
    return good;
}

static void remove_made(const char *made)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    char path[PATH_MAX];
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (snprintf(path, sizeof path, "%s%s", made, endings[i]) < (int)sizeof path)
            (void)unlink(path);
}

bool wb_copy_make(const struct wb_copying *copy, struct wb_error *err)
{
    struct wb_str made = {0};
    wb_str_addf(&made, "%s.new", copy->path);
    const char *path = wb_str_text(&made);
    sqlite3 *db = NULL;
    remove_made(path);
    errno = 0;
    int result = wb_db_touch(path) ? SQLITE_OK : SQLITE_CANTOPEN, system = errno;
    bool good = true;
    if (result == SQLITE_OK) {
        result = wb_db_connect(path, SQLITE_OPEN_READWRITE, copy->vfs, &db);
        if (result == SQLITE_OK)
            result = fill(copy, db);
        system = wb_db_errno(db, result);
        good = result == SQLITE_OK && passes(db);
    }
    if (sqlite3_close(db) != SQLITE_OK && result == SQLITE_OK)
        result = SQLITE_IOERR;
    bool done = false;
    if (result != SQLITE_OK)
        wb_db_fail_code(copy->path, result, system, NULL, err);
    else if (!good)
        wb_fail(err, WB_DATA, "%s: the copy did not pass its check, and was not kept", copy->path);
    else if (put_in_place(path, copy->path, copy->replace))
        done = true;
    else if (errno == EEXIST)
        wb_fail(err, WB_EXISTS, "%s is there already. Another name, or --force, and it is written.", copy->path);
    else
        wb_db_fail_code(copy->path, SQLITE_CANTOPEN, errno, NULL, err);
    remove_made(path);
    wb_str_fini(&made);
    return done;
}

/* A copy in memory keeps the header of a file with a -wal, which it has not. */
static void mark_as_complete(unsigned char *image)
{
    enum { WRITE_VERSION = 18, READ_VERSION = 19, ROLLBACK = 1 };
    image[WRITE_VERSION] = image[READ_VERSION] = ROLLBACK;
}

bool wb_copy_image(const struct wb_copying *copy, struct wb_span *image, struct wb_error *err)
{
    sqlite3 *db = NULL;
    sqlite3_int64 size = 0;
    unsigned char *bytes = NULL;
    int result = wb_db_connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, &db);
    if (result == SQLITE_OK)
        result = fill(copy, db);
    bool good = result == SQLITE_OK && passes(db);
    if (good)
        bytes = sqlite3_serialize(db, "main", &size, 0);
    sqlite3_close(db);
    if (result != SQLITE_OK)
        return wb_db_fail_code(copy->path, result, 0, NULL, err);
    if (!good)
        return wb_fail(err, WB_DATA, "%s: the copy did not pass its check", copy->path);
    if (!bytes)
        return wb_db_fail_code(copy->path, SQLITE_NOMEM, 0, NULL, err);
    mark_as_complete(bytes);
    *image = (struct wb_span){(const char *)bytes, (size_t)size};
    return true;
}

bool wb_copy_good(const char *path, const struct wb_schema *schema, bool whole, int64_t *serial)
{
    sqlite3 *db = NULL;
    bool good = wb_db_connect_still(path, NULL, &db) == SQLITE_OK;
    if (good) {
        int64_t found = wb_db_number(db, "SELECT serial FROM file", -1);
        good = found >= 0 && wb_db_number(db, "PRAGMA application_id", 0) == (int64_t)schema->application_id &&
               (!whole || passes(db));
        if (good && serial)
            *serial = found;
    }
    sqlite3_close(db);
    return good;
}
