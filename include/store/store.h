/* The data file: SQLite in WAL mode, one person's answers or one coach's caseload. It knows rows, not meaning: values
 * and wordings are JSON texts to it, prompts are (workbook, key) pairs. Order is by revision, never by the clock.
 *
 * A key is kept by one committed row (synchronous=NORMAL: it survives SIGKILL), and fsynced by wb_store_settle (it
 * survives the power). Every function that writes says WB_DATA where the file cannot be written, and has changed
 * nothing then. */
#ifndef WB_STORE_STORE_H
#define WB_STORE_STORE_H

#include "base/error.h"
#include "base/str.h"
#include "base/time.h"
#include "workbook/answers.h"

struct wb_store;

enum wb_store_kind {
    WB_STORE_ANSWERS,
    WB_STORE_COACH
}; /* answers.db, coach.db: each with an application_id of its own */

struct wb_store_options {
    const char *dir; /* made if it is missing, 0700; the file is 0600 */
    enum wb_store_kind kind;
    bool read_only;  /* never writes, not even a migration; a missing file reads as empty */
    const char *vfs; /* NULL: the system's (tests inject faults here) */
    const struct wb_clock *clock;
};

/* Opens or creates; migrates an older schema in one transaction after a backup. WB_NEWER: a newer schema, untouched.
 * WB_DATA: damaged, truncated, emptied, replaced, or not ours (left bit for bit, the newest good backup named in the
 * text); this much is found without reading the whole file. The whole is checked by wb_store_check. */
struct wb_store *wb_store_open(const struct wb_store_options *options, struct wb_error *err);
void wb_store_close(struct wb_store *store); /* checkpoints, marks the file as closed cleanly */
const char *wb_store_path(const struct wb_store *store);
/* A file or folder that cannot be written, found at opening: a few words why, and the store only reads. NULL: it can
 * be, or was opened read-only on purpose. */
const char *wb_store_unwritable(const struct wb_store *store);
/* Why the last write failed, in a few words: "disk full". Never NULL. */
const char *wb_store_reason(const struct wb_store *store);

/* quick_check of the whole file: after the first paint, before the first write. WB_DATA with the newest good backup
 * named. */
bool wb_store_check(struct wb_store *store, struct wb_error *err);
/* The last session did not close the file, and words were recovered from its journal: true once. */
bool wb_store_recovered(struct wb_store *store);

/* One writer at a time on a machine. WB_BUSY names who holds it since when ("open in another window since 10:42").
 * A lock of a dead process is no lock. `take_over`: asks the holder to let go (it notices at its next wb_store_held).
 */
bool wb_store_lock(struct wb_store *store, bool take_over, struct wb_error *err);
bool wb_store_held(const struct wb_store *store);      /* ours, and nobody asks for it: one fstat */
bool wb_store_passed_by(const struct wb_store *store); /* not ours any more: another took it without waiting */
void wb_store_unlock(struct wb_store *store);          /* lets go; what was committed stays, and reading goes on */

/* Makes all that was committed durable (fsync). */
bool wb_store_settle(struct wb_store *store, struct wb_error *err);
/* BEGIN IMMEDIATE. Nests; what fails inside rolls all of it back, and the outermost commit then says so. The first
 * write takes the lock and checks the file where that was not done. */
bool wb_store_begin(struct wb_store *store, struct wb_error *err);
bool wb_store_commit(struct wb_store *store, struct wb_error *err);
void wb_store_rollback(struct wb_store *store);

/* Settings: short texts by name (name-to-show, date of session-1, theme). */
char *wb_store_setting(struct wb_store *store, const char *name); /* owned by the caller; NULL: not set */
bool wb_store_set(struct wb_store *store, const char *name, const char *value, struct wb_error *err); /* NULL removes */
typedef void wb_each_setting(void *data, const char *name, const char *value);
bool wb_store_settings(struct wb_store *store, wb_each_setting *each, void *data, struct wb_error *err);

/* Whether a path is one of the files that stores of `dir` live in, or lies among their backups, by whatever way it is
 * named: what is written there by another way is the end of them. */
bool wb_store_owns(const char *dir, const char *path);

/* A random id of this person, made with the file. */
const char *wb_store_person(const struct wb_store *store);
int64_t wb_store_revision(const struct wb_store *store); /* the last one given out */
int64_t wb_store_serial(const struct wb_store *store);   /* of the last that was written: later is higher, a restored file too */

#endif
