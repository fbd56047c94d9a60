/* One person's way through the workbooks: what is answered, changed, saved, undone, and where they are. It does not
 * know screens. All changes of answers go through here, and each is in the data file before the function returns. */
#ifndef WB_SESSION_SESSION_H
#define WB_SESSION_SESSION_H

#include "load/load.h"
#include "store/answers.h"
#include "workbook/asked.h"
#include "workbook/commitments.h"
#include "workbook/series.h"
#include "workbook/type.h"

struct wb_session;

struct wb_session_options {
    const char *data_dir;
    const char *const *workbook_dirs; /* NULL-ended; may be NULL */
    const struct wb_clock *clock;
    const char *vfs; /* NULL: the system's */
    bool read_only;  /* status, review, export: no lock is taken, nothing is written */
    bool take_over;
};

/* Opens store and library. A second writer gets a session that only reads: wb_session_read_only is then true and its
 * text says who holds the file. Faults of workbook files are kept for wb_session_faults; they do not stop it. */
struct wb_session *wb_session_open(const struct wb_session_options *options, struct wb_error *err);
/* Ends the open version, settles, rotates the backups, closes. Reports what could not be saved in `err` (may be NULL).
 */
bool wb_session_close(struct wb_session *session, struct wb_error *err);

const struct wb_library *wb_session_library(const struct wb_session *session);
/* A read-only view of all answers. They have no wording until wb_session_read_wordings was called, which an export, a
 * review of earlier questions and a history need, and a start does not. */
const struct wb_reader *wb_session_reader(const struct wb_session *session);
void wb_session_read_wordings(struct wb_session *session);
const struct wb_faults *wb_session_faults(const struct wb_session *session);
/* Which workbooks go on under the copy kept with the answers, of which version and why, a sentence a line; NULL: none. */
const char *wb_session_kept_copies(const struct wb_session *session);
struct wb_store *wb_session_store(struct wb_session *session);
const char *wb_session_read_only(const struct wb_session *session); /* NULL, or the sentence that says why */
bool wb_session_take_over(struct wb_session *session, struct wb_error *err);
struct wb_day wb_session_today(const struct wb_session *session);
struct wb_instant wb_session_now(const struct wb_session *session);

/* The answer to a prompt as it stands, relevant or not; NULL where there is none. Borrowed until the next change. Its
 * sharing is what holds now: the person's choice, else the author's. */
const struct wb_answer *wb_session_answer(struct wb_session *session, const struct wb_prompt *prompt);
enum wb_sharing wb_session_sharing(struct wb_session *session, const struct wb_prompt *prompt);
/* The value of that answer as it is spoken of now (wb_value_now). A new reference, or NULL. */
json_t *wb_session_value_now(struct wb_session *session, const struct wb_prompt *prompt);
/* Answered as far as it is asked now, or given a state; also a letter that is shut. Cheap, also while a long text is
 * typed. */
bool wb_session_dealt_with(struct wb_session *session, const struct wb_prompt *prompt);
/* The state alone: costs nothing, however long the answer is. */
enum wb_state wb_session_state(struct wb_session *session, const struct wb_prompt *prompt);

/* Changes. `path` as in store/answers.h. All return false with NOT SAVED's reason when the file cannot be written: the
 * change then stands in memory, is shown, and is written again with every later change and every wb_session_settle.
 * False with WB_BUSY, and no change, in a session that only reads. */
bool wb_session_edit(struct wb_session *session, const struct wb_prompt *prompt, const char *path, size_t at,
                     size_t remove, const char *text, size_t len, struct wb_error *err);
bool wb_session_set(struct wb_session *session, const struct wb_prompt *prompt, const json_t *value,
                    struct wb_error *err); /* NULL clears; borrowed */
bool wb_session_set_at(struct wb_session *session, const struct wb_prompt *prompt, const char *path,
                       const json_t *value, struct wb_error *err); /* one cell or item; NULL removes it */
bool wb_session_set_state(struct wb_session *session, const struct wb_prompt *prompt, enum wb_state state,
                          struct wb_error *err);
bool wb_session_set_sharing(struct wb_session *session, const struct wb_prompt *prompt, enum wb_sharing sharing,
                            struct wb_error *err);
bool wb_session_set_quote(struct wb_session *session, const struct wb_prompt *prompt, bool quote, struct wb_error *err);

/* The string at `path` of an answer ("" the whole), borrowed until the next change; false where there is none. A long
 * text is not copied for it. */
bool wb_session_text(struct wb_session *session, const struct wb_prompt *prompt, const char *path, struct wb_span *out);

/* Typing joins into one undo step until a word ends, the caret jumps, or this is called. */
void wb_session_break_undo(struct wb_session *session);
struct wb_undone {
    char path[160];
    size_t caret; /* where the caret belongs after it, in bytes of the text at `path` */
    bool text;
};
/* False with code WB_OK where there is nothing to undo or redo. */
bool wb_session_undo(struct wb_session *session, const struct wb_prompt *prompt, struct wb_undone *what,
                     struct wb_error *err);
bool wb_session_redo(struct wb_session *session, const struct wb_prompt *prompt, struct wb_undone *what,
                     struct wb_error *err);

/* The prompt is left: its version ends (nothing happens where nothing changed). */
void wb_session_leave(struct wb_session *session, const struct wb_prompt *prompt);
/* The person chose to go into a section: a letter that waits for it opens, unless the section's day is known and still to
 * come. Who only leafs into it from the page before opens the letter where that day is known and has come. */
void wb_session_open_section(struct wb_session *session, const struct wb_section *section);
void wb_session_leaf_into_section(struct wb_session *session, const struct wb_section *section);
/* A letter is finished: shut everywhere, also in review and export, until its section is opened. */
bool wb_session_finish_letter(struct wb_session *session, const struct wb_prompt *prompt, struct wb_error *err);
bool wb_session_letter_shut(struct wb_session *session, const struct wb_prompt *prompt);
/* The shut letter that a prompt is, or that it recalls; NULL: none. And to open it whatever the day. */
const struct wb_prompt *wb_session_shut_letter(struct wb_session *session, const struct wb_prompt *prompt);
bool wb_session_open_letter(struct wb_session *session, const struct wb_prompt *letter, struct wb_error *err);
#define WB_LETTER_WAITS "Your letter is still shut: it opens here when its time has come."
/* Whether an answer that may stand on the head's page shall: yes, until the person leaves it out. Kept in the file;
 * changes nothing in what the coach gets. */
bool wb_session_on_head_page(struct wb_session *session, const struct wb_prompt *prompt);
bool wb_session_set_on_head_page(struct wb_session *session, const struct wb_prompt *prompt, bool on,
                                 struct wb_error *err);
#define WB_ON_HEAD_PAGE "This answer stands on the page for your head, when you make one."
#define WB_OFF_HEAD_PAGE "This answer is left out of the page for your head."
#define WB_NOT_FOR_HEAD_PAGE "This question is not one for the page for your head."

/* Restores an earlier version as a new one. */
bool wb_session_restore(struct wb_session *session, const struct wb_prompt *prompt, int64_t revision,
                        struct wb_error *err);

/* Saving. wb_session_settle makes everything durable, also what failed before; the caller does it when wb_session_due
 * says so. */
enum wb_saved { WB_SAVED, WB_SAVING, WB_NOT_SAVED };
struct wb_save_status {
    enum wb_saved saved;
    struct wb_instant at; /* of the last settle; seconds 0: nothing to save yet */
    const char *reason;   /* of NOT SAVED: "disk full" */
};
struct wb_save_status wb_session_save_status(const struct wb_session *session);
/* Milliseconds until settle is wanted; -1: nothing waits. Also 0 when another window asks for the answers: it wakes
 * this one with SIGWINCH, and settling lets go. */
int wb_session_due(const struct wb_session *session);
bool wb_session_settle(struct wb_session *session, struct wb_error *err);
/* The check of the whole file, once, after the first paint. */
bool wb_session_check(struct wb_session *session, struct wb_error *err);
/* True once: a session was cut off, and words it had not ended were recovered; whatever wrote to the file since
 * without asking this (an export, a backup). Only for who can write. */
bool wb_session_recovered(struct wb_session *session);

/* What other rooms write to the file goes through here, so that the session knows of it. `newer` may be NULL. */
bool wb_session_import(struct wb_session *session, const struct wb_kept *kept, bool *newer, struct wb_error *err);
bool wb_session_erase(struct wb_session *session, const char *workbook, const char *key, struct wb_error *err);
bool wb_session_reload(struct wb_session *session, struct wb_error *err); /* ends what is open, reads all again */

/* Settings by name; the names in use are in session/settings.h. */
const char *wb_session_setting(struct wb_session *session, const char *name); /* NULL: not set; borrowed */
bool wb_session_set_setting(struct wb_session *session, const char *name, const char *value, struct wb_error *err);

#endif
