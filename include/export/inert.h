/* Text of unknown origin made harmless for what is written: no control character, nothing that turns or hides letters.
 * */
#ifndef WB_EXPORT_INERT_H
#define WB_EXPORT_INERT_H

#include "base/str.h"

#include <stdbool.h>

/* Lines ended by newlines; bidi and zero-width controls written out as <U+202E>. NULL adds nothing. */
void wb_inert(struct wb_str *out, const char *text);
/* The same as one line, without space at its ends. */
void wb_inert_line(struct wb_str *out, const char *text);

/* JSON text with what turns, hides or controls letters on a screen written as \u escapes, and so every ASCII character
 * of `special`. These stand inside strings only, so that an escape means the same. */
void wb_inert_json(struct wb_str *out, const char *text, size_t len, const char *special);

/* The next line of `*at` (without its newline); false at the end. */
bool wb_next_line(const char **at, struct wb_span *line);

/* "3 answers", "1 answer". */
void wb_add_number(struct wb_str *out, int count, const char *one, const char *many);

#endif
