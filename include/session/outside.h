/* An answer that lies outside: in a file of a private directory, for as long as the person's own editor has it. The data
 * file remembers where, so that whatever ends the program, the next start takes back what was written there and leaves
 * no copy. It knows no editor but by the names under which some keep what they had not yet written. */
#ifndef WB_SESSION_OUTSIDE_H
#define WB_SESSION_OUTSIDE_H

#include "session/session.h"

/* Writes the text of the answer to a file and gives its path, owned by the caller; NULL and `err` where there is no
 * room for it, or the session only reads. In memory (XDG_RUNTIME_DIR, /dev/shm) where the system offers it. */
char *wb_outside_lend(struct wb_session *session, const struct wb_prompt *prompt, struct wb_error *err);

enum wb_outside_end {
    WB_OUTSIDE_DONE,    /* the file is the answer now */
    WB_OUTSIDE_DROPPED, /* the editor refused its own work: the answer stays, unless rescue copies show that it was cut off */
    WB_OUTSIDE_CUT_OFF, /* the newest of what was written there is the answer now */
};

struct wb_outside_found {
    size_t left_out; /* bytes that were no text */
    bool changed;    /* the answer was given another text, as one step of its own */
    bool kept;       /* the editor's own rescue file stands there: the next loan of this answer leads to it */
};

/* Takes the text back; then all that lies there is overwritten and removed, but for a rescue file that only the editor
 * can read. False: it could not be read, or is NOT SAVED yet. `found` is filled in any case. */
bool wb_outside_take_back(struct wb_session *session, const struct wb_prompt *prompt, enum wb_outside_end end,
                          struct wb_outside_found *found, struct wb_error *err);

/* What an earlier program had lent and never took back, one after the other: `*at` begins as 0. NULL: no more. */
const struct wb_prompt *wb_outside_lent(struct wb_session *session, size_t *at);

/* Removes what lies outside of an answer, a workbook (`key` NULL) or everything (both NULL). */
void wb_outside_forget(struct wb_session *session, const char *workbook, const char *key);

#endif
