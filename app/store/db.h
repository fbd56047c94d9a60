/* The inside of a store: its connection, its statements, and what an SQLite error means in words. It does not know what
 * the rows are for. */
#ifndef WB_APP_STORE_DB_H
#define WB_APP_STORE_DB_H

#include "lock.h"
#include "schema.h"
#include "sql.h"
#include "store/store.h"
#include "watch.h"
#include "witness.h"

#include <sqlite3.h>

struct wb_store {
    sqlite3 *db;
    const struct wb_schema *schema;
    char *dir, *path, *vfs;
    struct wb_clock clock;
    bool read_only;     /* opened so, or the file cannot be written; never writes */
    const char *reason; /* of the last failure, a few words; of read_only when the file is to blame */
    sqlite3_stmt *statements[WB_SQL_COUNT];
    int depth;                   /* of wb_store_begin */
    int64_t hot_answer, hot_seq; /* the journal whose last edit is known: the next one is a bare INSERT */
    int frames;                  /* in the -wal after the last commit */
    struct wb_witness mark;      /* as found beside the file, then as written */
    int mark_file;               /* open while this store writes; -1 */
    struct wb_watch watch;
    struct wb_lock lock;
    char id[33], person[33];
    int64_t revision, serial;
    bool ready;     /* locked, checked, and the mark says "open" */
    bool checked;   /* quick_check passed */
    bool damaged;   /* nothing more is written, not even a checkpoint */
    bool harmed;    /* by others, while it was open */
    bool leave_wal; /* closing could not write it back as the mark would say: SQLite must not do it behind the mark */
    bool had_wal;   /* there was a -wal before this store opened the file */
    bool dirty;     /* the last session did not close it */
    bool recovered; /* and left drafts, which were found in the journal */
    bool unsettled; /* something was committed since the last fsync */
};

/* The statement, reset and without bindings; NULL and `err` where it cannot be prepared. */
sqlite3_stmt *wb_db_use(struct wb_store *store, enum wb_sql sql, struct wb_error *err);
/* One step. Returns SQLITE_ROW or SQLITE_DONE; else the statement is reset and `err` says why. */
int wb_db_step(struct wb_store *store, sqlite3_stmt *statement, struct wb_error *err);
/* Steps to the end and resets. */
bool wb_db_run(struct wb_store *store, sqlite3_stmt *statement, struct wb_error *err);
/* The same for a statement with `count` integers bound to it. */
bool wb_db_run_ints(struct wb_store *store, enum wb_sql sql, const int64_t *values, int count, struct wb_error *err);
void wb_db_done(sqlite3_stmt *statement); /* NULL: nothing */

void wb_db_bind(sqlite3_stmt *statement, int at, const char *text);                  /* borrowed until reset */
void wb_db_bind_span(sqlite3_stmt *statement, int at, const char *data, size_t len); /* text; data NULL: NULL */
void wb_db_bind_blob(sqlite3_stmt *statement, int at, struct wb_span bytes);
const char *wb_db_text(sqlite3_stmt *statement, int column); /* NULL for NULL; borrowed until the next step */

/* Says what the last error of `db` means for the person. Always false. */
bool wb_db_fail(struct wb_store *store, struct wb_error *err);
/* The system errno behind the SQLite code that a call on `db` gave last; 0: none is known. */
int wb_db_errno(sqlite3 *db, int result);
/* The same for a file that is no store yet. `result` is an SQLite code, `system` an errno or 0. */
bool wb_db_fail_code(const char *path, int result, int system, const char **reason, struct wb_error *err);
/* Whether quick_check `said` (NULL: nothing) that the disk did not give it a page, which is no damage. */
bool wb_db_could_not_read(const char *said);
/* Damaged: names the newest good backup after the sentence. Always false. */
__attribute__((format(printf, 4, 5))) bool wb_db_damaged(const char *dir, const struct wb_schema *schema,
                                                         struct wb_error *err, const char *format, ...);

/* Opens a connection with everything that all of ours have: defensive, foreign keys, secure_delete, no spill to disk.
 */
int wb_db_connect(const char *path, int flags, const char *vfs, sqlite3 **out);
/* An immutable, read-only connection: creates nothing beside the file and takes no lock. */
int wb_db_connect_still(const char *path, const char *vfs, sqlite3 **out);
/* One integer of one statement; `otherwise` where it cannot be had. */
int64_t wb_db_number(sqlite3 *db, const char *sql, int64_t otherwise);
/* Creates an empty file of mode 0600 whatever the umask; an existing one is an error (errno). */
bool wb_db_touch(const char *path);

/* Before the first write: locked, checked whole, the mark set to "open". */
bool wb_store_ready(struct wb_store *store, struct wb_error *err);

/* Whether every answer can be read as what it was kept as. quick_check looks at pages, not at what stands in them: a
 * value that is no JSON any more would pass for an answer that was never given. False: it could not be found out. */
bool wb_store_answers_sound(struct wb_store *store, bool *sound, struct wb_error *err);

#endif
