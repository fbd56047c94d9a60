/* What comes from the terminal's keyboard and mouse: waiting, reading, and handing the bytes to the decoder. It knows
 * no curses. */
#ifndef WB_TERM_INPUT_H
#define WB_TERM_INPUT_H

#include "decode.h"

#include <wchar.h>

struct wb_input {
    struct wb_decoder decoder;
    int fd;
    bool other_charset; /* the locale is neither UTF-8 nor plain ASCII: bytes are translated */
    mbstate_t partial;
    int64_t read_at; /* when something came last, by wb_term_input_clock */
    bool ended;      /* the terminal is gone */
};

void wb_term_input_init(struct wb_input *input, int fd);
void wb_term_input_fini(struct wb_input *input);

enum wb_waited { WB_WAITED_EVENT, WB_WAITED_TIME, WB_WAITED_SIGNAL, WB_WAITED_END };
/* Waits for an event until `deadline` (a CLOCK_MONOTONIC time in milliseconds, -1: for ever), or until `signals` can be
 * read, which comes before any key that has not been read yet. */
enum wb_waited wb_term_input_next(struct wb_input *input, int64_t deadline, int signals, struct wb_event *event);
bool wb_term_input_more(const struct wb_input *input); /* another event waits, as far as is known without asking */
int64_t wb_term_input_clock(void);

#endif
