/* Code points for the text files of this room: reading them forwards and backwards, and which of them never reach a
 * screen. It knows nothing of clusters or columns. */
#ifndef WB_BASE_UNICODE_H
#define WB_BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { REPLACEMENT = 0xFFFD, ZWJ = 0x200D };

/* As wb_utf8_decode, but says with *valid whether U+FFFD was read or stands for a byte that is no UTF-8. */
size_t wb_utf8_read(const char *data, size_t len, uint32_t *code, bool *valid);

/* The offset of the code point that ends at `at`, which is not 0. An invalid byte counts as one. */
size_t wb_utf8_back(const char *data, size_t at, uint32_t *code);

/* C0, DEL and C1. */
static inline bool wb_is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/* Bidirectional and zero-width controls, joiners, tags: what changes or hides the text around it. */
bool wb_is_invisible(uint32_t code);

/* Whether such a character, which stands at `at` and ends before `next`, is one that its neighbours need: a joiner in an
 * emoji or in a word of Persian or Hindi, the letters of a flag. Elsewhere it may hide something. */
bool wb_is_at_home(const char *data, size_t len, size_t at, size_t next, uint32_t code);

/* The line and the paragraph separator: not controls, and no more fit for a cell. */
static inline bool wb_is_separator(uint32_t code)
{
    return code == 0x2028 || code == 0x2029;
}

static inline bool wb_is_variation(uint32_t code)
{
    return code >= 0xFE00 && code <= 0xFE0F;
}

#endif
