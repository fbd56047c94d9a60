#include "probe.h"

#include "db.h"

#include "base/file.h"
#include "base/mem.h"
#include "store/backup.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { HEADER = 100 };

static uint32_t number_at(const unsigned char *header, int at)
{
    return (uint32_t)header[at] << 24 | (uint32_t)header[at + 1] << 16 | (uint32_t)header[at + 2] << 8 | header[at + 3];
}

/* Read through the VFS: its close knows of the locks that a connection of this process may hold on the file, which a
 * close of our own would drop. */
static int read_header(const char *path, const char *vfs_name, unsigned char header[static HEADER], int64_t *size)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(vfs_name);
    if (!vfs)
        return SQLITE_CANTOPEN;
    const char *name = sqlite3_create_filename(path, "", "", 0, NULL);
    sqlite3_file *file = wb_alloc((size_t)vfs->szOsFile);
    int flags = 0, result = vfs->xOpen(vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, &flags);
    if (result == SQLITE_OK) {
        sqlite3_int64 bytes = 0;
        result = file->pMethods->xFileSize(file, &bytes);
        if (result == SQLITE_OK && bytes >= HEADER)
            result = file->pMethods->xRead(file, header, HEADER, 0);
        *size = bytes;
    }
    if (file->pMethods)
        file->pMethods->xClose(file);
    free(file);
    sqlite3_free_filename((sqlite3_filename)name);
    return result;
}

static bool check_header(const char *dir, const char *path, const struct wb_schema *schema, const unsigned char *header,
                         struct wb_probe *probe, struct wb_error *err)
{
    if (probe->size == 0)
        return wb_db_damaged(dir, schema, err, "%s was emptied: it holds no bytes", path);
    if (probe->size < 512 || memcmp(header, "SQLite format 3", 16) != 0)
        return wb_db_damaged(dir, schema, err, "%s is not a file of %s", path, schema->holds);
    if (number_at(header, 68) != schema->application_id)
        return wb_db_damaged(dir, schema, err, "%s is a file of another program", path);
    probe->version = (int)number_at(header, 60);
    if (!wb_schema_knows(schema, probe->version, path, err))
        return false;
    int64_t page = header[16] << 8 | header[17];
    if (page == 1)
        page = 65536;
    bool torn = page < 512 || probe->size % page != 0;
    /* With a -wal, the file may be behind its own header: a checkpoint may have been cut off, which SQLite mends. */
    if (probe->wal <= 0 && number_at(header, 24) == number_at(header, 92))
        torn = torn || (int64_t)number_at(header, 28) * page > probe->size;
    if (torn)
        return wb_db_damaged(dir, schema, err, "%s is cut short, or something was added to it", path);
    return true;
}

static bool missing(const char *dir, const char *path, const struct wb_schema *schema, const struct wb_probe *probe,
                    struct wb_error *err)
{
    const struct wb_witness *mark = &probe->mark;
    bool held = mark->state != WB_WITNESS_NONE && (mark->serial > 0 || mark->state != WB_WITNESS_CLEAN);
    char *backup = held ? NULL : wb_backup_newest(dir, schema->kind);
    held = held || backup;
    free(backup);
    if (!held)
        return true;
    return wb_db_damaged(dir, schema, err,
                         "%s is gone, though it held your %s (to begin again with nothing, remove its folder)", path,
                         schema->holds);
}

const char *wb_probe_no_file(mode_t mode)
{
    if (S_ISREG(mode))
        return NULL;
    return S_ISDIR(mode) ? "a folder" : S_ISLNK(mode) ? "a symbolic link" : S_ISFIFO(mode) ? "a pipe" : "a device";
}

/* The companion beside it: its size, -1 where there is none. */
static bool probe_wal(const char *dir, const char *path, const struct wb_schema *schema, int64_t *size,
                      struct wb_error *err)
{
    struct stat there;
    char wal[4096];
    snprintf(wal, sizeof wal, "%s-wal", path);
    if (lstat(wal, &there) != 0)
        return true;
    *size = there.st_size;
    const char *what = wb_probe_no_file(there.st_mode);
    return !what ||
           wb_db_damaged(dir, schema, err, "%s is %s, where a part of your %s should be", wal, what, schema->holds);
}

bool wb_probe(const char *dir, const char *path, const struct wb_schema *schema, const char *vfs,
              struct wb_probe *probe, struct wb_error *err)
{
    *probe = (struct wb_probe){.wal = -1};
    char beside[4096];
    snprintf(beside, sizeof beside, "%s/%s.mark", dir, schema->name);
    wb_witness_read(beside, &probe->mark);
    struct stat there;
    if (!probe_wal(dir, path, schema, &probe->wal, err))
        return false;
    if (lstat(path, &there) != 0) {
        if (errno == ENOENT)
            return missing(dir, path, schema, probe, err);
        return wb_db_fail_code(path, SQLITE_CANTOPEN, errno, NULL, err);
    }
    const char *what = wb_probe_no_file(there.st_mode);
    if (what)
        return wb_db_damaged(dir, schema, err,
                             "%s is %s, where the file of your %s should be (to keep it elsewhere: --data DIR)", path,
                             what, schema->holds);
    probe->exists = true;
    unsigned char header[HEADER] = {0};
    int result = read_header(path, vfs, header, &probe->size);
    if (result != SQLITE_OK)
        return wb_db_fail_code(path, result, errno, NULL, err);
    return check_header(dir, path, schema, header, probe, err);
}
