/* Files: read whole within a limit, written whole or not at all, in directories of one's own. */
#ifndef WB_BASE_FILE_H
#define WB_BASE_FILE_H

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads a regular file of at most `max` bytes. Refuses FIFOs, devices and directories without blocking on them. */
bool wb_file_read(const char *path, size_t max, struct wb_str *out, struct wb_error *err);

/* Writes to a temporary file in the same directory (one without a name, where the file system has such), fsyncs it, gives
 * it its name, fsyncs the directory. Mode 0600 whatever the umask. Without `replace` an existing file is left alone:
 * WB_EXISTS. "-" is standard output; a named device or pipe is written through; a terminal gets no control
 * characters but newlines (WB_CLEAN_TERMINAL). */
bool wb_file_write(const char *path, const char *data, size_t len, bool replace, struct wb_error *err);

bool wb_file_exists(const char *path);
bool wb_dir_make(const char *path, struct wb_error *err); /* with its parents, 0700 whatever the umask */
/* The names in a directory that end in `suffix`, hidden ones left out, sorted; NULL-ended, freed with wb_names_free.
 * A missing directory is empty. */
char **wb_dir_list(const char *path, const char *suffix);
void wb_names_free(char **names);

char *wb_path_join(const char *dir, const char *name); /* owned by the caller */
/* A directory of the XDG base directory specification with "careers-workbook" under it: `variable` as XDG_DATA_HOME,
 * `fallback` as ".local/share" below HOME. NULL and `err` where neither gives an absolute path. Owned by the caller. */
char *wb_xdg_dir(const char *variable, const char *fallback, struct wb_error *err);

#endif
