/* One whole copy of a data file: made under another name, checked, fsynced, and only then put in its place. */
#ifndef WB_APP_STORE_COPY_H
#define WB_APP_STORE_COPY_H

#include "db.h"

struct wb_copying {
    sqlite3 *from;
    const char *path, *vfs;
    bool replace; /* else an existing file stays: WB_EXISTS */
    bool live;    /* in WAL mode, as a data file is; else a file that is complete in itself */
    /* What is changed in the copy before it is checked; may be NULL. An SQLite result code. */
    int (*change)(sqlite3 *db, void *data);
    void *data;
};
bool wb_copy_make(const struct wb_copying *copy, struct wb_error *err);

/* A checked copy as bytes, which the caller frees with sqlite3_free; `path` names what could not be copied. */
bool wb_copy_image(const struct wb_copying *copy, struct wb_span *image, struct wb_error *err);

/* Whether the whole of a file can be read and is one of ours; nothing is created beside it. `serial` may be NULL. */
bool wb_copy_good(const char *path, const struct wb_schema *schema, bool whole, int64_t *serial);

#endif
