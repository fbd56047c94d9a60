/* JSON read in place: one pass over the text, nothing built. A cursor enters objects and arrays and hands out what it
 * passes as spans of the text, checked by the grammar (RFC 8259) as it goes. For texts of which few members are wanted;
 * a tree (base/json.h) where a value is worked with.
 *
 * The text is valid UTF-8 (wb_utf8_valid). After anything that is not JSON, or nested deeper than WB_JSON_DEPTH, the
 * cursor is `failed` and every call says that there is no more. Keys are compared as they are written: one that was
 * escaped without need is not found. */
#ifndef WB_BASE_JSON_IN_H
#define WB_BASE_JSON_IN_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct wb_json_in {
    const char *at, *end;
    uint64_t objects; /* one bit a level: whether it is an object */
    unsigned depth;
    bool fresh; /* nothing was read at this level yet */
    bool failed;
};
struct wb_json_in wb_json_in(struct wb_span text);

/* Enters the next value where it is an object ('{') or an array ('['); else it stays before it and says false. */
bool wb_json_enter(struct wb_json_in *in, char bracket);
/* Whether another member or element comes; leaves the object or array after its last. */
bool wb_json_more(struct wb_json_in *in);
/* The key of the next member, without its quotes, as written. */
struct wb_span wb_json_key(struct wb_json_in *in);
/* Passes the next value: its text as written. Empty where the text fails. */
struct wb_span wb_json_pass(struct wb_json_in *in);
/* Whether all of the text was passed, and was JSON. */
bool wb_json_done(struct wb_json_in *in);

bool wb_json_named(struct wb_span key, const char *name);
/* What a value stands for, where it is of that kind. Text is appended with its escapes undone. */
bool wb_json_span_text(struct wb_span value, struct wb_str *out);
bool wb_json_span_integer(struct wb_span value, int64_t *out);
/* The character of the escape that begins at `at`, and the bytes it takes; 0: there is none (also for NUL, and for half
 * of a pair). */
uint32_t wb_json_escaped(const char *at, const char *end, size_t *len);

#endif
