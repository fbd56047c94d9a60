/* Who writes the file: one process on this machine, by an advisory lock that dies with its holder. It knows the lock
 * file, not the data file. */
#ifndef WB_APP_STORE_LOCK_H
#define WB_APP_STORE_LOCK_H

#include "base/error.h"
#include "base/time.h"

#include <stdbool.h>
#include <sys/types.h>

struct wb_lock {
    int file;   /* -1: not held */
    char *path; /* while it is held */
    off_t size; /* of what the holder wrote; larger: someone asks for it */
};

/* `holds` names what is locked, for the sentence ("answers"). With `take_over` the holder is asked to let go, and what
 * does not answer in good time (a stopped process) is passed by. WB_BUSY says who has it since when. */
bool wb_lock_take(struct wb_lock *lock, const char *path, const char *holds, bool take_over,
                  const struct wb_clock *clock, struct wb_error *err);
bool wb_lock_held(const struct wb_lock *lock);      /* ours, and nobody asks for it: one fstat */
bool wb_lock_passed_by(const struct wb_lock *lock); /* another took the place of the lock file without waiting */
void wb_lock_release(struct wb_lock *lock);
/* Before it is released: that nothing is left to be found by the next one. */
void wb_lock_rest(struct wb_lock *lock);
/* Whether its last holder, or its present one, has not said so. */
bool wb_lock_unrested(const char *path);

#endif
