#include "share_path.h"

#include "base/file.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

char *wb_share_default_path(const struct wb_view *view, enum wb_format format)
{
    char *dir = getcwd(NULL, 0);
    char *path = wb_export_name(view, format, dir ? dir : ".");
    free(dir);
    return path;
}

static char *whole_path(const char *typed)
{
    const char *home = getenv("HOME");
    if (wb_starts_with(typed, "~/") && home)
        return wb_path_join(home, typed + 2);
    char *dir = *typed == '/' ? NULL : getcwd(NULL, 0);
    char *path = dir ? wb_path_join(dir, typed) : wb_copy(typed);
    free(dir);
    return path;
}

char *wb_share_typed_path(const char *typed, const struct wb_view *view, enum wb_format format)
{
    char *path = whole_path(typed);
    struct stat info;
    if (!view || stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
        return path;
    char *inside = wb_export_name(view, format, path);
    free(path);
    return inside;
}
