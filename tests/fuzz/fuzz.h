/* What a fuzz target is: one function that takes any bytes, and the promises that must hold whatever they are. A promise that
 * does not hold ends the program, so that libFuzzer keeps the bytes and the replay fails.
 *
 * A target is linked twice: with entry.c as a libFuzzer program, with replay.c as an ordinary test over its corpus. */
#ifndef WB_TESTS_FUZZ_H
#define WB_TESTS_FUZZ_H

#include "base/str.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

void fuzz(struct wb_span input); /* each target has its own */

#define HOLDS(promise) ((promise) ? (void)0 : fuzz_broken(#promise, __FILE__, __LINE__))

static inline _Noreturn void fuzz_broken(const char *promise, const char *file, int line)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, promise);
    abort();
}

/* Characters that act on a terminal; the newline is not one of them. */
static inline bool fuzz_control(uint32_t code)
{
    return (code < 0x20 && code != '\n') || (code >= 0x7F && code <= 0x9F);
}

/* Characters that turn or hide letters. */
static inline bool fuzz_invisible(uint32_t code)
{
    return (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

/* Valid UTF-8 that holds no character of the kind, those `allowed` excepted. */
static inline bool fuzz_free_of(bool (*kind)(uint32_t code), struct wb_span text, const char *allowed)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        at += wb_utf8_decode(text.data + at, text.len - at, &code);
        if (kind(code) && !(code && code < 0x80 && strchr(allowed, (int)code)))
            return false;
    }
    return wb_utf8_valid(text.data, text.len, NULL);
}

static inline bool fuzz_harmless(struct wb_span text, const char *allowed)
{
    return fuzz_free_of(fuzz_control, text, allowed);
}

static inline bool fuzz_hides(uint32_t code)
{
    return fuzz_invisible(code) && code != 0x200C && code != 0x200D;
}

/* Joiners stand behind a picture or a letter of a script that has them, and so never beside Latin. */
static inline bool fuzz_joined(struct wb_span text)
{
    uint32_t code = 0, before = 0;
    for (size_t at = 0; at < text.len; before = code) {
        at += wb_utf8_decode(text.data + at, text.len - at, &code);
        if (before < 0xA9 && fuzz_invisible(code))
            return false;
    }
    return true;
}

/* Also where letters must be seen as they are. */
static inline bool fuzz_printable(struct wb_span text, const char *allowed)
{
    return fuzz_harmless(text, allowed) && fuzz_free_of(fuzz_hides, text, "") && fuzz_joined(text);
}

static inline struct wb_span fuzz_span(const struct wb_str *text)
{
    return (struct wb_span){text->data ? text->data : "", text->len};
}

/* Takes one byte off the input, for what a target chooses; 0 where there is none. */
static inline unsigned fuzz_choice(struct wb_span *input)
{
    if (!input->len)
        return 0;
    unsigned choice = (unsigned char)*input->data;
    input->data++;
    input->len--;
    return choice;
}

#endif
