/* What a file from outside brings into a session: one's own answers from another machine, or a coach's comments. The file is
 * hostile until it was read: every type and length is looked at, and nothing is taken in before all of it was. It knows
 * no file and no terminal. */
#ifndef WB_CLI_TAKE_IN_H
#define WB_CLI_TAKE_IN_H

#include "base/json.h"
#include "session/session.h"

/* Takes in an export or comments, whichever `json` says it is; its digest is taken out of it. `name` stands for the file in
 * what is said. Adds to `said` what became of it, a sentence or more a line. All of it or nothing is in the data file after;
 * WB_FAILED, WB_NEWER or WB_BUSY with the reason where it was refused. */
bool wb_take_in(struct wb_session *session, json_t *json, const char *name, struct wb_str *said, struct wb_error *err);

#endif
