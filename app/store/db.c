#include "db.h"

#include "base/file.h"
#include "base/mem.h"
#include "store/backup.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a failure means for the person, and what they can do. The system's own reason is nearer to the truth than
 * SQLite's and is looked up first. */
struct meaning {
    int code;
    const char *reason, *advice;
};
static const struct meaning by_errno[] = {
    {ENOSPC, "disk full", "Free some space: it is saved by itself then."},
    {EDQUOT, "your disk quota is used up", "Delete something you do not need: it is saved by itself then."},
    {EROFS, "the disk is read-only", "Keep your answers in a folder that can be written to: --data DIR."},
    {EACCES, "no permission to write there", "Give yourself the right to write to it and its folder."},
    {EPERM, "no permission to write there", "Give yourself the right to write to it and its folder."},
    {ENOENT, "its folder is not there", "Make it, or name another one."},
    {ENOTDIR, "a part of its path is a file, not a folder", "Name another one."},
    {EISDIR, "a folder has that name", "Name a file."},
    {ENAMETOOLONG, "the name is too long", "Name a shorter one."},
    {EFBIG, "a limit on the size of files is reached", "Raise it (ulimit -f): it is saved by itself then."},
    {EMFILE, "too many open files", "Close other programs."},
    {ENFILE, "too many open files", "Close other programs."},
};
static const struct meaning by_code[] = {
    {SQLITE_FULL, "disk full", "Free some space: it is saved by itself then."},
    {SQLITE_READONLY, "the file is read-only", "Give yourself the right to write to it and its folder."},
    {SQLITE_IOERR, "the disk reports an error", "Copy your answers to another disk soon: workbook backup FILE."},
    {SQLITE_CANTOPEN, "the file cannot be opened", "Give yourself the right to read and write it and its folder."},
    {SQLITE_PERM, "no permission to write there", "Give yourself the right to write to it and its folder."},
    {SQLITE_AUTH, "no permission to write there", "Give yourself the right to write to it and its folder."},
    {SQLITE_BUSY, "another program is using the file", "Close it: it is saved by itself then."},
    {SQLITE_LOCKED, "another program is using the file", "Close it: it is saved by itself then."},
    {SQLITE_PROTOCOL, "another program is using the file", "Close it: it is saved by itself then."},
    {SQLITE_CONSTRAINT, "another window has written there too", "Close one of them and open this one again."},
    {SQLITE_TOOBIG, "the answer is too long for the file", "Shorten it."},
    {SQLITE_NOMEM, "not enough memory", "Close other programs."},
    {SQLITE_CORRUPT, "the file is damaged", ""},
    {SQLITE_NOTADB, "the file is damaged", ""},
};
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static struct meaning meaning_of(int result, int system)
{
    int code = result & 0xff;
    if (code == SQLITE_IOERR || code == SQLITE_CANTOPEN || code == SQLITE_READONLY)
        for (size_t i = 0; i < COUNT(by_errno); i++)
            if (by_errno[i].code == system)
                return by_errno[i];
    for (size_t i = 0; i < COUNT(by_code); i++)
        if (by_code[i].code == code)
            return by_code[i];
    return (struct meaning){result, "the file cannot be used", ""};
}

static int last_errno(sqlite3_file *file)
{
    int system = 0;
    if (file && file->pMethods)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &system);
    return system;
}

/* SQLite takes its system errno after it has cleaned up behind a failed write, when it is another's; the files remember
 * their own. The -wal comes first: whatever is committed is written there. */
int wb_db_errno(sqlite3 *db, int result)
{
    if (result != SQLITE_IOERR_WRITE)
        return sqlite3_system_errno(db);
    static const int pointers[] = {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER};
    for (size_t i = 0; i < COUNT(pointers); i++) {
        sqlite3_file *file = NULL;
        int found = sqlite3_file_control(db, "main", pointers[i], (void *)&file);
        int system = found == SQLITE_OK ? last_errno(file) : 0;
        if (system)
            return system;
    }
    return sqlite3_system_errno(db);
}

bool wb_db_fail_code(const char *path, int result, int system, const char **reason, struct wb_error *err)
{
    struct meaning why = meaning_of(result, system);
    if (reason)
        *reason = why.reason;
    return wb_fail(err, WB_DATA, "%s: %s.%s%s", path, why.reason, why.advice[0] ? " " : "", why.advice);
}

bool wb_db_fail(struct wb_store *store, struct wb_error *err)
{
    int result = sqlite3_errcode(store->db);
    bool damaged = result == SQLITE_CORRUPT || result == SQLITE_NOTADB;
    wb_db_fail_code(store->path, result, wb_db_errno(store->db, result), &store->reason, err);
    if (!damaged)
        return false;
    store->damaged = true;
    return wb_db_damaged(store->dir, store->schema, err, "%s is damaged", store->path);
}

/* quick_check says in words that a page could not be read: the disk is to blame then. Of a page in a tree it gives
 * SQLite's code; of a free one it does not, and has seen before that there is such a page. */
bool wb_db_could_not_read(const char *said)
{
    static const char words[] = "error code", of_free[] = "freelist: failed to get page";
    const char *code = said ? strstr(said, words) : NULL;
    if (!code)
        return said && strstr(said, of_free);
    code += strlen(words);
    while (*code == '=' || *code == ' ')
        code++;
    return (strtol(code, NULL, 10) & 0xff) == SQLITE_IOERR;
}

bool wb_db_damaged(const char *dir, const struct wb_schema *schema, struct wb_error *err, const char *format, ...)
{
    char what[512];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    if (!err)
        return false;
    char *backup = wb_backup_newest(dir, schema->kind);
    if (backup)
        wb_fail(err, WB_DATA,
                "%s. It was left as it is. The newest good backup is %s: \"workbook restore FILE\" puts it back.", what,
                backup);
    else
        wb_fail(err, WB_DATA, "%s. It was left as it is. There is no backup of it yet.", what);
    free(backup);
    return false;
}

int wb_db_connect(const char *path, int flags, const char *vfs, sqlite3 **out)
{
    sqlite3 *db = NULL;
    int result = sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, vfs);
    if (!db)
        return SQLITE_NOMEM;
    static const struct {
        int option, value;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0},    {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
    };
    for (size_t i = 0; i < COUNT(options); i++)
        sqlite3_db_config(db, options[i].option, options[i].value, NULL);
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, 2000);
    sqlite3_wal_autocheckpoint(db, 0);
    if (result == SQLITE_OK)
        result = sqlite3_exec(db, "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA synchronous = NORMAL",
                              NULL, NULL, NULL);
    *out = db;
    return result;
}

int wb_db_connect_still(const char *path, const char *vfs, sqlite3 **out)
{
    struct wb_str uri = {0};
    struct stat there;
    if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
        return SQLITE_CANTOPEN; /* to open a pipe would wait for whoever writes to it */
    wb_str_add(&uri, "file:");
    for (const char *c = path; *c; c++)
        if (*c == '%' || *c == '?' || *c == '#')
            wb_str_addf(&uri, "%%%02X", (unsigned char)*c);
        else
            wb_str_add_char(&uri, *c);
    wb_str_add(&uri, "?immutable=1");
    int result = wb_db_connect(wb_str_text(&uri), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, vfs, out);
    wb_str_fini(&uri);
    return result;
}

int64_t wb_db_number(sqlite3 *db, const char *sql, int64_t otherwise)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        otherwise = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return otherwise;
}

bool wb_db_touch(const char *path)
{
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return false;
    bool done = fchmod(file, 0600) == 0;
    int why = errno;
    close(file);
    errno = why;
    return done;
}

sqlite3_stmt *wb_db_use(struct wb_store *store, enum wb_sql sql, struct wb_error *err)
{
    sqlite3_stmt **kept = &store->statements[sql];
    if (*kept)
        return *kept;
    assert(wb_sql[sql]);
    int result = sqlite3_prepare_v3(store->db, wb_sql[sql], -1, SQLITE_PREPARE_PERSISTENT, kept, NULL);
    if (result == SQLITE_OK)
        return *kept;
    wb_db_fail(store, err);
    if ((result & 0xff) == SQLITE_ERROR) { /* the statements are ours and right: the tables are not what they were */
        store->damaged = true;
        wb_db_damaged(store->dir, store->schema, err, "%s is damaged", store->path);
    }
    return NULL;
}

void wb_db_done(sqlite3_stmt *statement)
{
    if (!statement)
        return;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

int wb_db_step(struct wb_store *store, sqlite3_stmt *statement, struct wb_error *err)
{
    int result = sqlite3_step(statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        wb_db_fail(store, err);
        wb_db_done(statement);
    }
    return result;
}

bool wb_db_run(struct wb_store *store, sqlite3_stmt *statement, struct wb_error *err)
{
    int result;
    while ((result = wb_db_step(store, statement, err)) == SQLITE_ROW)
        ;
    if (result != SQLITE_DONE)
        return false;
    wb_db_done(statement);
    return true;
}

bool wb_db_run_ints(struct wb_store *store, enum wb_sql sql, const int64_t *values, int count, struct wb_error *err)
{
    sqlite3_stmt *statement = wb_db_use(store, sql, err);
    if (!statement)
        return false;
    for (int i = 0; i < count; i++)
        sqlite3_bind_int64(statement, i + 1, values[i]);
    return wb_db_run(store, statement, err);
}

void wb_db_bind(sqlite3_stmt *statement, int at, const char *text)
{
    sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

void wb_db_bind_span(sqlite3_stmt *statement, int at, const char *data, size_t len)
{
    sqlite3_bind_text64(statement, at, data, len, SQLITE_STATIC, SQLITE_UTF8);
}

void wb_db_bind_blob(sqlite3_stmt *statement, int at, struct wb_span bytes)
{
    sqlite3_bind_blob64(statement, at, bytes.len ? bytes.data : "", bytes.len, SQLITE_STATIC);
}

const char *wb_db_text(sqlite3_stmt *statement, int column)
{
    return (const char *)sqlite3_column_text(statement, column);
}
