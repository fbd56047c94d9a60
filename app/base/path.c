/* Paths and directories. */
#include "base/file.h"

#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

bool wb_file_exists(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0;
}

char *wb_path_join(const char *dir, const char *name)
{
    struct wb_str path = {0};

    wb_str_add(&path, dir);
    if (path.len > 0 && path.data[path.len - 1] != '/')
        wb_str_add_char(&path, '/');
    wb_str_add(&path, name);
    return wb_str_take(&path);
}

char *wb_xdg_dir(const char *variable, const char *fallback, struct wb_error *err)
{
    const char *named = getenv(variable);

    if (named && named[0] == '/')
        return wb_path_join(named, "careers-workbook");
    const char *home = getenv("HOME");
    if (!home || home[0] != '/') {
        wb_fail(err, WB_FAILED,
                "there is no home directory to keep things in; set HOME or %s to a directory, starting with a slash",
                variable);
        return NULL;
    }
    char *below = wb_path_join(home, fallback);
    char *dir = wb_path_join(below, "careers-workbook");
    free(below);
    return dir;
}

/* One level. The mode is set apart because the umask may take any of its bits. */
static bool make_one(const char *path, struct wb_error *err)
{
    struct stat info;

    if (mkdir(path, 0700) == 0) {
        if (chmod(path, 0700) == 0)
            return true;
        return wb_fail(err, WB_FAILED, "cannot make the directory %s private: %s", path, strerror(errno));
    }
    int why = errno;
    if (stat(path, &info) == 0) {
        if (S_ISDIR(info.st_mode))
            return true;
        why = ENOTDIR;
    }
    return wb_fail(err, WB_FAILED, "cannot make the directory %s: %s", path,
                   why == ENOTDIR ? "a file of that name is in the way" : strerror(why));
}

bool wb_dir_make(const char *path, struct wb_error *err)
{
    char *part = wb_copy(path);
    bool made = true;

    for (char *slash = part + 1; *part && made && (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        made = make_one(part, err);
        *slash = '/';
    }
    made = made && make_one(path, err);
    free(part);
    return made;
}

static bool ends_with(const char *name, const char *suffix)
{
    size_t len = strlen(name), end = strlen(suffix);

    return len >= end && strcmp(name + len - end, suffix) == 0;
}

static int by_bytes(const void *a, const void *b)
{
    const char *const *left = a, *const *right = b;

    return strcmp(*left, *right);
}

char **wb_dir_list(const char *path, const char *suffix)
{
    char **names = NULL;
    size_t count = 0, capacity = 0;
    DIR *dir = opendir(path);

    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        if (entry->d_name[0] == '.' || !ends_with(entry->d_name, suffix ? suffix : ""))
            continue;
        names = wb_grow(names, count, &capacity, sizeof *names);
        names[count++] = wb_copy(entry->d_name);
    }
    if (dir)
        closedir(dir);
    if (count > 1)
        qsort(names, count, sizeof *names, by_bytes);
    names = wb_grow(names, count, &capacity, sizeof *names);
    names[count] = NULL;
    return names;
}

void wb_names_free(char **names)
{
    for (char **name = names; name && *name; name++)
        free(*name);
    free(names);
}
