/* The tables of both kinds of data file, version by version. It knows SQL text and numbers, not rows. */
#ifndef WB_APP_STORE_SCHEMA_H
#define WB_APP_STORE_SCHEMA_H

#include "store/store.h"

#include <sqlite3.h>

/* One step: what brings a file from the version before to `version`. */
struct wb_migration {
    int version;
    const char *sql;
};

struct wb_schema {
    enum wb_store_kind kind;
    const char *name;        /* "answers": the file is answers.db, its mark answers.mark, its lock answers.lock */
    const char *holds;       /* "answers", for sentences */
    uint32_t application_id; /* in the file's header: whose file it is */
    const struct wb_migration *migrations;
    size_t count;
};

const struct wb_schema *wb_schema(enum wb_store_kind kind);
int wb_schema_newest(const struct wb_schema *schema);
/* False, and WB_NEWER said of the file at `path`, for a version above the newest. */
bool wb_schema_knows(const struct wb_schema *schema, int version, const char *path, struct wb_error *err);

/* Runs what is missing after version `from`, all of it in one transaction, each step with its user_version. An SQLite
 * result code. */
int wb_schema_migrate(sqlite3 *db, const struct wb_schema *schema, int from);

#endif
