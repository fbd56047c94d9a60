/* The terminal's description and its line settings. It knows no screen.
 *
 * Of curses only the descriptions are used (setupterm, tigetstr, tiparm). */
#ifndef WB_TERM_TERMINFO_H
#define WB_TERM_TERMINFO_H

#include "base/error.h"
#include "base/str.h"

/* Reads the description that TERM names; says in plain words why a screen cannot be shown. */
bool wb_terminfo_open(struct wb_error *err);
void wb_terminfo_close(void);

const char *wb_terminfo_text(const char *name); /* by its short name, "cup"; NULL where the terminal has none */
bool wb_terminfo_flag(const char *name);
int wb_terminfo_number(const char *name); /* -1 where there is none */

/* Adds a string without the pauses in it, which were for terminals of paper. NULL adds nothing. */
void wb_terminfo_add(struct wb_str *out, const char *text);
void wb_terminfo_add_with(struct wb_str *out, const char *text, int first, int second); /* parameters filled in */

/* Line settings: every key at once and as it is, nothing echoed, no flow control; and as they were found. */
void wb_terminfo_raw(void);
void wb_terminfo_cooked(void);
bool wb_terminfo_is_raw(void);

#endif
