/* Text as people see it: grapheme clusters, words, widths, rows; and text made fit for where it goes.
 *
 * Offsets are bytes into UTF-8. Stored text is never changed here: what curses cannot show is left out of the
 * *projection* only. Clusters, words and line breaks are those of libunistring (UAX 29 and 14). */
#ifndef WB_BASE_TEXT_H
#define WB_BASE_TEXT_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool wb_utf8_valid(const char *data, size_t len, size_t *bad_at); /* `bad_at` may be NULL */
size_t wb_utf8_encode(uint32_t code, char out[4]);                /* bytes written; 0 for a surrogate or above U+10FFFF */
size_t wb_utf8_decode(const char *data, size_t len, uint32_t *code); /* bytes read, at least 1; U+FFFD where invalid */

/* Copies into `size` bytes, the NUL among them (at least 4). What is too long is cut between characters and ends in an
 * ellipsis, so that nobody takes a part for the whole. */
void wb_utf8_fit(char *out, size_t size, const char *text, size_t len);

/* The cluster that begins at `at`, and the one that ends there: offset of its other end. `at` must stand between
 * clusters. Costs no more than the cluster itself, whatever `len`. */
size_t wb_cluster_next(const char *data, size_t len, size_t at);
size_t wb_cluster_prev(const char *data, size_t len, size_t at);

/* The start of the cluster that has the byte at `at`, which may be any: `at` itself where it stands between clusters,
 * `len` at the end of the text and beyond. */
size_t wb_cluster_start(const char *data, size_t len, size_t at);

/* To the end of the next word, to the start of the word before (UAX 29 words; white space is passed over). Inside a
 * "word" of many kilobytes they stop at a cluster. */
size_t wb_word_next(const char *data, size_t len, size_t at);
size_t wb_word_prev(const char *data, size_t len, size_t at);

/* One cluster as a terminal cell shows it: a base and at most 4 marks; joiners, variation selectors, bidi and zero-width
 * controls left out, U+FFFD where the base has no width of its own. One of the marks may have a column of its own (Thai
 * sara am, an Indic vowel sign, the second letter of a flag): the width is then 2, and the codes must be written to curses
 * as a string (waddnwstr), since setcchar refuses such a mark. Widths are wcwidth's; a tab is one space. */
#define WB_MARKS 4
struct wb_glyph {
    uint32_t code[1 + WB_MARKS];
    uint8_t count; /* 0: the cluster shows nothing (a newline, a lone control of the left-out kinds) */
    uint8_t width; /* 0, 1 or 2 columns */
};
struct wb_glyph wb_glyph(const char *data, size_t len); /* `data` is one cluster */
int wb_width(const char *data, size_t len);             /* columns of a text without newlines */

/* The end of the row that begins at `from` when text is wrapped softly by words to `width` columns (at least 1).
 * Returns the start of the next row, `len` at the end of the text. A row ends after its newline, or at a break
 * opportunity, or inside a word longer than the row (never inside a cluster). Spaces at a break stay at the row's end and
 * take no column beyond the width. `*shown` (may be NULL) is the end of what is to be drawn: without newline and
 * overhanging spaces. Looks no further ahead than one row. */
size_t wb_row_end(const char *data, size_t len, size_t from, int width, size_t *shown);

/* How text is cleaned for a sink. What is dropped is counted and returned. */
enum wb_clean {
    WB_CLEAN_PASTE,    /* keeps newline and tab; CR LF and CR become newline; drops C0, DEL, C1 and invalid UTF-8 */
    WB_CLEAN_LINE,     /* as paste, but newlines and tabs become spaces */
    WB_CLEAN_TERMINAL, /* keeps newline; tabs become spaces; controls, invalid bytes become U+FFFD; bidi and zero-width dropped */
    WB_CLEAN_VISIBLE,  /* as terminal, but bidi and zero-width controls are written out as <U+202E>; what an emoji or a word
                          of Persian or Hindi needs (joiners, letters of a flag) is kept */
    WB_CLEAN_KEEP,     /* keeps every character but NUL; invalid bytes are dropped (linear input, imports) */
};
size_t wb_clean(struct wb_str *out, const char *data, size_t len, enum wb_clean how);

/* Case- and accent-insensitive search for filters and find: offset of `needle` in `hay`, or -1. Both NUL-ended. An
 * empty needle is found at 0. */
ptrdiff_t wb_find_folded(const char *hay, const char *needle);
/* Adds the text as that search sees it: without case, accents and characters that are not seen. */
void wb_fold(struct wb_str *out, const char *text);

/* How well `typed` fits `word`, for "did you mean" and fuzzy palettes. wb_edit_distance counts insertions, deletions,
 * substitutions and swaps. wb_fuzzy is -1 when the letters of `typed` do not occur in order in `word`; higher is better. */
int wb_edit_distance(const char *a, const char *b);
int wb_fuzzy(const char *typed, const char *word);
/* The word of a NULL-ended list nearest to `typed`, whatever its case, or NULL when none is near enough to be meant. */
const char *wb_nearest(const char *typed, const char *const *words);

#endif
