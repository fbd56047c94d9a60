/* The screens without a terminal, over a data directory of their own: what a test presses and sees. It knows no
 * person. */
#ifndef WB_TESTS_STAGE_H
#define WB_TESTS_STAGE_H

#include "ui/ui.h"

#include "../unit/store_help.h"

#define BEFORE "before-the-workshop"
#define BETWEEN "between-sessions"

extern struct wb_ui ui;

void stage_clock(void); /* it is the morning of 9 November 2026 */
void set_up(void);      /* home, at 80x24 */
void tear_down(void);
const char *stage_dir(void); /* where the data is; gone with tear_down */
void end_session(void);   /* as if the program were left */
void begin_session(void); /* and started again */

const struct wb_prompt *prompt_of(const char *book, const char *key);
void answer(const char *book, const char *key, const char *json);
void press(const char *name); /* a key by its name */
char *picture(void);          /* all rows but the first, which says when it was saved; the caller frees it */

#endif
