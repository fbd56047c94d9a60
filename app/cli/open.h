/* Opening a session for a person, on the screen or as plain lines: what `open` and `preview` share. */
#ifndef WB_CLI_OPEN_H
#define WB_CLI_OPEN_H

#include "command.h"

#include "session/session.h"

/* Whether there is anything to open it on; false with what to type instead: `typed` is the command, to go before its
 * --linear. */
bool wb_open_possible(const struct wb_run *run, const char *typed, struct wb_error *err);
/* Goes to `place` (WORKBOOK[/SECTION[/EXERCISE]]; NULL: where the person stopped) and stays until they leave. */
bool wb_open_session(const struct wb_run *run, struct wb_session *session, const char *place, int minutes,
                     struct wb_error *err);

#endif
