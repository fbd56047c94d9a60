#include "store/backup.h"

#include "copy.h"
#include "probe.h"

#include "base/file.h"
#include "base/mem.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEEP = 7 };

struct found {
    char *path;
    int64_t serial;
    bool by_day; /* made by the rotation, which also takes it away */
};

/* NAME-2026-11-03.db */
static bool is_by_day(const char *name, const char *kind)
{
    static const char shape[] = "-dddd-dd-dd.db";
    size_t start = strlen(kind);
    if (strncmp(name, kind, start) != 0 || strlen(name + start) != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < sizeof shape - 1; i++)
        if (shape[i] == 'd' && i < 11 ? !isdigit((unsigned char)name[start + i]) : name[start + i] != shape[i])
            return false;
    return true;
}

/* The newest first: by the file's own count, since the clock may have been wrong on any day. */
static int newest_first(const void *a, const void *b)
{
    const struct found *one = a, *other = b;
    if (one->serial != other->serial)
        return one->serial < other->serial ? 1 : -1;
    return -strcmp(one->path, other->path);
}

static struct found *list_backups(const char *dir, const struct wb_schema *schema, size_t *count)
{
    char *folder = wb_path_join(dir, "backups");
    char **names = wb_dir_list(folder, ".db");
    struct found *list = NULL;
    size_t capacity = 0;
    char kept[64], prefix[64];
    snprintf(prefix, sizeof prefix, "%s-", schema->name);
    snprintf(kept, sizeof kept, "%s-kept-", schema->name);
    *count = 0;
    for (char **name = names; name && *name; name++) {
        if (!wb_starts_with(*name, prefix) || wb_starts_with(*name, kept))
            continue;
        struct found one = {wb_path_join(folder, *name), 0, is_by_day(*name, schema->name)};
        if (!wb_copy_good(one.path, schema, false, &one.serial)) {
            free(one.path);
            continue;
        }
        list = wb_grow(list, *count, &capacity, sizeof *list);
        list[(*count)++] = one;
    }
    if (*count > 0)
        qsort(list, *count, sizeof *list, newest_first);
    wb_names_free(names);
    free(folder);
    return list;
}

static void free_backups(struct found *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(list[i].path);
    free(list);
}

char *wb_backup_newest(const char *dir, enum wb_store_kind kind)
{
    const struct wb_schema *schema = wb_schema(kind);
    size_t count;
    struct found *list = list_backups(dir, schema, &count);
    char *newest = NULL;
    for (size_t i = 0; i < count && !newest; i++)
        if (wb_copy_good(list[i].path, schema, true, NULL))
            newest = wb_copy(list[i].path);
    free_backups(list, count);
    return newest;
}

bool wb_backup_to(struct wb_store *store, const char *path, bool replace, struct wb_error *err)
{
    char *folder = wb_path_join(store->dir, "backups");
    bool ours = wb_starts_with(path, folder);
    bool made = !ours || wb_dir_make(folder, err);
    free(folder);
    const struct wb_copying copy = {.from = store->db, .path = path, .vfs = store->vfs, .replace = replace};
    return made && wb_copy_make(&copy, err);
}

bool wb_backup_bytes(struct wb_store *store, struct wb_str *out, struct wb_error *err)
{
    struct wb_span image = {0};
    const struct wb_copying copy = {.from = store->db, .path = store->path, .vfs = store->vfs};
    if (!wb_copy_image(&copy, &image, err))
        return false;
    wb_str_add_n(out, image.data, image.len);
    sqlite3_free((void *)(uintptr_t)image.data);
    return true;
}

bool wb_backup_kind(const char *path, enum wb_store_kind *out)
{
    static const enum wb_store_kind kinds[] = {WB_STORE_ANSWERS, WB_STORE_COACH};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (wb_copy_good(path, wb_schema(kinds[i]), false, NULL)) {
            *out = kinds[i];
            return true;
        }
    return false;
}

bool wb_backup_rotate(struct wb_store *store, struct wb_error *err)
{
    char day[WB_DAY_SIZE];
    struct wb_str path = {0};
    if (store->read_only)
        return true; /* there may be no file yet: a backup of nothing would say later that one is gone */
    wb_str_addf(&path, "%s/backups/%s-%s.db", store->dir, store->schema->name,
                wb_day_write(wb_instant_day(wb_now(&store->clock)), day));
    bool done = wb_file_exists(wb_str_text(&path));
    bool fresh = !done;
    if (fresh)
        done = wb_backup_to(store, wb_str_text(&path), true, err);
    wb_str_fini(&path);
    if (!done || !fresh)
        return done;
    size_t count, kept = 0;
    struct found *list = list_backups(store->dir, store->schema, &count);
    for (size_t i = 0; i < count; i++)
        if (list[i].by_day && ++kept > KEEP)
            (void)unlink(list[i].path);
    free_backups(list, count);
    return true;
}

/* What the restored file must not fall behind: the coach, who has seen later revisions, would refuse the next export.
 */
struct numbers {
    int64_t revision, serial;
};

static int raise_numbers(sqlite3 *db, void *data)
{
    const struct numbers *least = data;
    sqlite3_stmt *up = NULL;
    int result = sqlite3_prepare_v2(db, "UPDATE file SET revision = max(revision, ?1), serial = max(serial, ?2) + 1",
                                    -1, &up, NULL);
    if (result != SQLITE_OK)
        return result;
    sqlite3_bind_int64(up, 1, least->revision);
    sqlite3_bind_int64(up, 2, least->serial);
    sqlite3_step(up);
    return sqlite3_finalize(up);
}

static struct numbers numbers_of(const char *dir, const char *path, const struct wb_schema *schema)
{
    struct wb_str mark_path = {0};
    struct wb_witness mark;
    sqlite3 *db = NULL;
    wb_str_addf(&mark_path, "%s/%s.mark", dir, schema->name);
    wb_witness_read(wb_str_text(&mark_path), &mark);
    wb_str_fini(&mark_path);
    struct numbers now = {mark.revision, mark.serial};
    if (wb_db_connect_still(path, NULL, &db) == SQLITE_OK) {
        int64_t revision = wb_db_number(db, "SELECT revision FROM file", 0);
        int64_t serial = wb_db_number(db, "SELECT serial FROM file", 0);
        now.revision = revision > now.revision ? revision : now.revision;
        now.serial = serial > now.serial ? serial : now.serial;
    }
    sqlite3_close(db);
    return now;
}

/* What stood there goes among the backups with its -wal: erasing finds it there, rotating leaves it alone. */
static bool set_aside(const char *dir, const char *path, const struct wb_schema *schema, const char *day,
                      struct wb_str *kept_as, struct wb_error *err)
{
    if (!wb_file_exists(path))
        return true;
    struct wb_str to = {0}, wal = {0}, to_wal = {0};
    for (int n = 1; n == 1 || wb_file_exists(wb_str_text(&to)); n++) {
        wb_str_clear(&to);
        wb_str_addf(&to, "%s/backups/%s-kept-%s-%d.db", dir, schema->name, day, n);
    }
    wb_str_addf(&wal, "%s-wal", path);
    wb_str_addf(&to_wal, "%s-wal", wb_str_text(&to));
    (void)rename(wb_str_text(&wal), wb_str_text(&to_wal));
    bool done = rename(path, wb_str_text(&to)) == 0;
    if (!done)
        wb_db_fail_code(path, SQLITE_CANTOPEN, errno, NULL, err);
    else if (kept_as)
        wb_str_add(kept_as, wb_str_text(&to));
    wb_str_clear(&wal);
    wb_str_addf(&wal, "%s-shm", path);
    (void)unlink(wb_str_text(&wal));
    wb_str_fini(&to);
    wb_str_fini(&wal);
    wb_str_fini(&to_wal);
    return done;
}

static bool check_source(const char *path, const struct wb_schema *schema, struct wb_error *err)
{
    sqlite3 *db = NULL;
    if (!wb_file_exists(path))
        return wb_fail(err, WB_FAILED, "%s is not there", path);
    bool good = wb_copy_good(path, schema, true, NULL);
    int64_t version = 0;
    if (good && wb_db_connect_still(path, NULL, &db) == SQLITE_OK)
        version = wb_db_number(db, "PRAGMA user_version", 0);
    sqlite3_close(db);
    if (!good)
        return wb_fail(err, WB_FAILED, "%s is no good backup of %s: nothing was changed", path, schema->holds);
    return wb_schema_knows(schema, (int)version, path, err);
}

/* The copy is made first, so that the old file goes only when the new one is whole. */
static bool replace_file(const struct wb_store_options *options, const char *from, const char *path,
                         const struct wb_schema *schema, struct wb_lock *lock, struct wb_str *kept_as,
                         struct wb_error *err)
{
    struct wb_str fresh = {0}, mark = {0};
    char day[WB_DAY_SIZE];
    struct wb_clock clock = options->clock ? *options->clock : wb_clock_system();
    struct numbers least = numbers_of(options->dir, path, schema);
    sqlite3 *source = NULL;
    wb_str_addf(&fresh, "%s/%s.db.restored", options->dir, schema->name);
    wb_str_addf(&mark, "%s/%s.mark", options->dir, schema->name);
    bool done = wb_db_connect_still(from, NULL, &source) == SQLITE_OK;
    if (done) {
        const struct wb_copying copy = {.from = source,
                                        .path = wb_str_text(&fresh),
                                        .vfs = options->vfs,
                                        .replace = true,
                                        .live = true,
                                        .change = raise_numbers,
                                        .data = &least};
        done = wb_copy_make(&copy, err);
    }
    sqlite3_close(source);
    if (done)
        done = set_aside(options->dir, path, schema, wb_day_write(wb_instant_day(wb_now(&clock)), day), kept_as, err);
    if (done) {
        (void)unlink(wb_str_text(&mark)); /* it speaks of the file that was; the next session writes its own */
        wb_lock_rest(lock);
        done = rename(wb_str_text(&fresh), path) == 0 || wb_db_fail_code(path, SQLITE_CANTOPEN, errno, NULL, err);
    }
    (void)unlink(wb_str_text(&fresh));
    wb_str_fini(&fresh);
    wb_str_fini(&mark);
    return done;
}

bool wb_backup_restore(const struct wb_store_options *options, const char *path, struct wb_str *kept_as,
                       struct wb_error *err)
{
    const struct wb_schema *schema = wb_schema(options->kind);
    struct wb_clock clock = options->clock ? *options->clock : wb_clock_system();
    struct wb_str lock_path = {0}, file = {0};
    char *folder = wb_path_join(options->dir, "backups");
    struct wb_lock lock = {.file = -1};
    wb_str_addf(&lock_path, "%s/%s.lock", options->dir, schema->name);
    wb_str_addf(&file, "%s/%s.db", options->dir, schema->name);
    bool rested = !wb_lock_unrested(wb_str_text(&lock_path));
    bool done = check_source(path, schema, err) && wb_dir_make(options->dir, err) && wb_dir_make(folder, err) &&
                wb_lock_take(&lock, wb_str_text(&lock_path), schema->holds, false, &clock, err) &&
                replace_file(options, path, wb_str_text(&file), schema, &lock, kept_as, err);
    if (rested) /* where it failed, the file is as it was */
        wb_lock_rest(&lock);
    wb_lock_release(&lock);
    wb_str_fini(&lock_path);
    wb_str_fini(&file);
    free(folder);
    return done;
}
