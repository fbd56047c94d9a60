/* The bytes a terminal sends, as keys, pastes and mouse events. It reads nothing itself and knows no terminal and no
 * clock: bytes are given to it, and it says when it wants to see more before it decides. */
#ifndef WB_TERM_DECODE_H
#define WB_TERM_DECODE_H

#include "base/str.h"
#include "term/term.h"

struct wb_sequence {
    char bytes[16];
    uint8_t len;
    uint32_t key;
};

struct wb_decoder {
    struct wb_str waiting; /* from `at` on not decoded yet */
    size_t at;
    bool erase_is_h; /* this terminal's Backspace sends ^H, so that ^H is no Ctrl-Backspace */
    bool pasting, flooding;
    bool alone;                    /* what waits was one byte given at once */
    bool after_return;             /* the last byte taken was CR: LF, should it come next, belongs to it */
    size_t searched;               /* of a paste: no end marker begins before this offset */
    struct wb_str text;            /* of the last paste handed out */
    struct wb_sequence *sequences; /* of this terminal, beside those that all send */
    size_t sequence_count, sequence_capacity;
};

void wb_decoder_init(struct wb_decoder *decoder);
void wb_decoder_fini(struct wb_decoder *decoder);
void wb_decoder_learn(struct wb_decoder *decoder, const char *bytes,
                      uint32_t key); /* NULL and overlong ones are passed over */
void wb_decoder_feed(struct wb_decoder *decoder, const char *bytes, size_t len); /* UTF-8 */
/* Nothing has come for longer than a terminal stalls in the middle of something: what is given next was not sent with
 * what was given last. */
void wb_decoder_rested(struct wb_decoder *decoder);

/* The next event. Returns 0 when there is one; -1 when nothing waits; else the milliseconds to wait for more bytes
 * before asking again with `settled`, which means: none came, decide now. */
int wb_decoder_next(struct wb_decoder *decoder, bool settled, struct wb_event *event);
bool wb_decoder_waits(const struct wb_decoder *decoder); /* bytes are left, be it that they mean nothing */

/* decode_key.c: one key or mouse event at the start of the bytes. Returns the bytes it took, 0 when they are a
 * beginning only. `event` is set, or *nothing where they mean nothing here. */
size_t wb_decode_one(const struct wb_decoder *decoder, const char *bytes, size_t len, bool settled,
                     struct wb_event *event, bool *nothing);

/* What decode_key.c reports for the start of a bracketed paste. */
enum { WB_KEY_PASTE_START = WB_KEY_NONE + 1 };

#endif
