/* A look at a data file from outside, before SQLite opens it: enough to leave alone what must not be touched. It reads
 * the header, the sizes and the mark; it writes nothing and takes no lock. */
#ifndef WB_APP_STORE_PROBE_H
#define WB_APP_STORE_PROBE_H

#include "schema.h"
#include "witness.h"

#include <sys/types.h>

struct wb_probe {
    bool exists;
    int64_t size;
    int64_t wal; /* bytes of the -wal; -1: there is none */
    int version; /* user_version */
    struct wb_witness mark;
};

/* False where the file must be left alone: WB_NEWER, or WB_DATA with the newest good backup named. A missing file that
 * nothing speaks of is no fault. */
bool wb_probe(const char *dir, const char *path, const struct wb_schema *schema, const char *vfs,
              struct wb_probe *probe, struct wb_error *err);
/* What stands in the place of a file, in words ("a folder"); NULL for a file. */
const char *wb_probe_no_file(mode_t mode);

#endif
