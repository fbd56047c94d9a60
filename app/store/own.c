/* Which files are a store's own. */
#include "schema.h"

#include "base/file.h"
#include "base/mem.h"
#include "store/store.h"

#include <libgen.h>
#include <stdlib.h>
#include <sys/stat.h>

static bool same_folder(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* "answers.db", "answers.db-wal", "coach.mark" ... */
static bool is_of_a_store(const char *name)
{
    static const enum wb_store_kind kinds[] = {WB_STORE_ANSWERS, WB_STORE_COACH};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const char *stem = wb_schema(kinds[i])->name;
        if (wb_starts_with(name, stem) && name[strlen(stem)] == '.')
            return true;
    }
    return false;
}

bool wb_store_owns(const char *dir, const char *path)
{
    char *for_folder = wb_copy(path), *for_name = wb_copy(path), *backups = wb_path_join(dir, "backups");
    const char *folder = dirname(for_folder);
    bool owns = same_folder(folder, backups) || (same_folder(folder, dir) && is_of_a_store(basename(for_name)));
    free(for_folder);
    free(for_name);
    free(backups);
    return owns;
}
