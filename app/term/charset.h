/* What a glyph is in the characters that the terminal can show. It knows no screen. */
#ifndef WB_TERM_CHARSET_H
#define WB_TERM_CHARSET_H

#include "base/text.h"

enum { WB_SHOWN_MAX = 96 };

/* The bytes that show a glyph in the columns it has; returns how many. Where the locale lacks it, something alike or
 * "?". */
size_t wb_charset_show(bool utf8, const struct wb_glyph *glyph, char out[static WB_SHOWN_MAX]);

/* Whether every terminal gives a glyph the same columns. Of marks, emoji and many scripts they think differently, so
 * that the place after one is not taken for granted. */
bool wb_charset_is_sure(const struct wb_glyph *glyph);

#endif
