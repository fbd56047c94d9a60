/* What surrounds a run: terminal or not, the directories, the clock of exports; and the session opened with them. It
 * does not know what a command does with it. */
#ifndef WB_CLI_SURROUNDINGS_H
#define WB_CLI_SURROUNDINGS_H

#include "command.h"

#include "session/session.h"
#include "store/store.h"

/* Before anything else: descriptors 0 to 2 are open, no core holds answers, a closed pipe is an error and no death. */
void wb_surroundings_prepare(void);

bool wb_is_terminal(void); /* standard input and output both are one */
bool wb_may_ask(void);     /* a question would reach somebody: standard input and standard error are a terminal */
/* Says what would go, and waits for the word yes. False with a sentence where it does not come or nobody can be asked.
 */
bool wb_asked_to_erase(const char *what_goes, struct wb_error *err);
bool wb_wants_linear(const struct wb_run *run); /* --linear, WORKBOOK_LINEAR=1, TERM=dumb */

/* Where the answers are kept: --data, WORKBOOK_DATA, else the XDG data directory. Owned by the caller. */
char *wb_data_dir(const struct wb_run *run, struct wb_error *err);
/* False, with a sentence, where something would be written over the files that answers are kept in: --force means a file
 * that may go, not all there is. */
bool wb_output_allowed(const struct wb_run *run, const char *path, struct wb_error *err);
/* Where workbooks are looked for, NULL-ended, those that win last; freed with wb_workbook_dirs_free. NULL and `err`
 * where
 * --workbooks names no directory. */
char **wb_workbook_dirs(const struct wb_run *run, struct wb_error *err);
void wb_workbook_dirs_free(char **dirs);

enum wb_access { WB_TO_READ, WB_TO_WRITE };
/* Opens the session and says which workbook files were left out and why. WB_TO_READ also checks the whole data file:
 * nothing is said about answers that a damaged file may hold. */
struct wb_session *wb_run_session(const struct wb_run *run, enum wb_access access, struct wb_error *err);
/* Closes it and hands on what could not be saved, unless `done` is false already and `err` says why. */
bool wb_run_close(struct wb_session *session, bool done, struct wb_error *err);
/* The data file alone, locked for writing. WB_BUSY where another instance holds it. */
struct wb_store *wb_run_store(const struct wb_run *run, struct wb_error *err);

/* The instant that exports bear: SOURCE_DATE_EPOCH, else now. */
bool wb_export_instant(const struct wb_run *run, struct wb_instant *out, struct wb_error *err);

#endif
