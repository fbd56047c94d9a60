/* Text that is hard on editors, for the tests of base: pieces to mix, and a mixer that gives the same on every run. */
#ifndef WB_TESTS_TEXTS_H
#define WB_TESTS_TEXTS_H

#include "base/str.h"
#include "base/text.h"

#include <stdint.h>

static const char *const pieces[] = {
    "a",
    "Z",
    "word",
    " ",
    "  ",
    "\t",
    "-",
    "/",
    "'",
    ".",
    ",",
    "3",
    "1,000.5",
    "\n",
    "\r\n",
    "\r",
    "\xC3\xA9",                                                                 /* e acute, composed */
    "e\xCC\x81",                                                                /* and decomposed */
    "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86\xCC\x87",                /* with seven marks */
    "\xCC\x81",                                                                 /* a mark alone */
    "\xE4\xBD\xA0\xE5\xA5\xBD",                                                 /* Chinese */
    "\xE3\x81\x82",                                                             /* Hiragana */
    "\xEA\xB0\x80",                                                             /* Hangul */
    "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8",                                     /* Hangul in letters */
    "\xE0\xB8\x81\xE0\xB8\xB3",                                                 /* Thai with sara am */
    "\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\xAA\xE0\xB8\x94\xE0\xB8\xB5", /* Thai */
    "\xE0\xA4\x95\xE0\xA4\xBF",                                                 /* Devanagari with a vowel sign */
    "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",                                         /* Arabic */
    "\xD7\xA9\xD7\x81\xD7\x9C",                                                 /* Hebrew with a point */
    "\xD8\x80\xD9\xA1",                                                         /* a number sign before its number */
    "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7",                                         /* a flag */
    "\xF0\x9F\x87\xAC",                                                         /* half a flag */
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", /* a family */
    "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD",                                         /* a thumb with a skin tone */
    "\xE2\x9D\xA4\xEF\xB8\x8F",                                                 /* a heart with a variation selector */
    "1\xEF\xB8\x8F\xE2\x83\xA3",                                                /* a keycap */
    "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xBF",         /* a flag of tags */
    "\xE2\x80\x8D",                                                             /* a joiner alone */
    "\xE2\x80\x8B",                                                             /* zero-width space */
    "\xE2\x80\xAE",                                                             /* right-to-left override */
    "\xC2\xA0",                                                                 /* no-break space */
    "\xC2\xAD",                                                                 /* soft hyphen */
    "\xE2\x80\xA8",                                                             /* line separator */
    "\xE3\x80\x80",                                                             /* ideographic space */
    "\xE2\x80\x94",                                                             /* em dash */
    "\xC2\xAB",                                                                 /* a quotation mark */
    "\033",
    "\xC2\x85", /* a C1 control */
};
enum { PIECES = sizeof pieces / sizeof *pieces };

/* xorshift: small, and the same everywhere. */
static inline uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static inline void mix(struct wb_str *out, uint32_t seed, size_t count)
{
    uint32_t state = seed * 2654435761U + 1;

    for (size_t i = 0; i < count; i++)
        wb_str_add(out, pieces[next_random(&state) % PIECES]);
}

/* True where `at` stands between clusters, found by walking from the start. */
static inline bool between_clusters(const struct wb_str *text, size_t at)
{
    size_t here = 0;

    while (here < at)
        here = wb_cluster_next(wb_str_text(text), text->len, here);
    return here == at;
}

#endif
