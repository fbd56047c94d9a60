/* What the program says without a screen: results on standard output, messages on standard error. It alone writes to
 * them, so that what stems from a file or an answer is cleaned in one place. */
#ifndef WB_CLI_SAY_H
#define WB_CLI_SAY_H

#include "base/error.h"
#include "base/str.h"

/* A message: a sentence or more, cleaned, and a newline. */
__attribute__((format(printf, 1, 2))) void wb_say(const char *format, ...);
/* What went wrong, as a sentence: rooms below leave out the capital and the full stop where they add to each other. */
void wb_say_error(const struct wb_error *err);

/* Results as they are: the caller has cleaned what needs it, or the bytes are meant for a program. False with WB_FAILED
 * where standard output is closed, full or gone. */
bool wb_result(const char *data, size_t len, struct wb_error *err);
bool wb_result_str(struct wb_str *text, struct wb_error *err); /* and empties it */

/* Adds a text of foreign origin, fit for a terminal; newlines stay. */
void wb_add_clean(struct wb_str *out, const char *text);
/* The same in one line: newlines become spaces. */
void wb_add_line(struct wb_str *out, const char *text);

/* The columns to wrap at: of the terminal that standard output is, at most 80; 0 where it is none. */
int wb_result_columns(void);
/* Adds a cleaned text, each line indented, wrapped to `columns` (0: as it is); ends with a newline. */
void wb_add_wrapped(struct wb_str *out, int indent, const char *text, int columns);

/* "1 answer", "3 answers". */
void wb_add_count(struct wb_str *out, int count, const char *one, const char *several);

#endif
