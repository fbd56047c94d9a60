/* Waits with one ppoll and reads with one read: a key costs these two calls and no other. */
#include "input.h"

#include "base/text.h"

#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

void wb_term_input_init(struct wb_input *input, int fd)
{
    const char *charset = nl_langinfo(CODESET);

    *input = (struct wb_input){.fd = fd};
    wb_decoder_init(&input->decoder);
    /* A terminal in a C locale most often sends UTF-8 all the same, and what was typed is then kept. */
    input->other_charset = !wb_same(charset, "UTF-8") && !wb_same(charset, "ANSI_X3.4-1968");
}

void wb_term_input_fini(struct wb_input *input)
{
    wb_decoder_fini(&input->decoder);
}

int64_t wb_term_input_clock(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool wb_term_input_more(const struct wb_input *input)
{
    return wb_decoder_waits(&input->decoder);
}

static void feed_translated(struct wb_input *input, const char *bytes, size_t len)
{
    for (size_t at = 0; at < len;) {
        wchar_t code = 0;
        char utf8[4];
        size_t took = mbrtowc(&code, bytes + at, len - at, &input->partial);
        if (took == (size_t)-2)
            return;
        if (took == (size_t)-1) {
            input->partial = (mbstate_t){0};
            at++;
            continue;
        }
        at += took ? took : 1;
        wb_decoder_feed(&input->decoder, utf8, wb_utf8_encode((uint32_t)code, utf8));
    }
}

/* Reads what waits; false when the terminal is gone. `*much` tells that there may be more of it. */
static bool read_waiting(struct wb_input *input, bool *much)
{
    enum { MUCH = 1024 };
    char bytes[16 * 1024];
    ssize_t got = read(input->fd, bytes, sizeof bytes);

    *much = got >= MUCH;
    if (got > 0) {
        if (input->other_charset)
            feed_translated(input, bytes, (size_t)got);
        else
            wb_decoder_feed(&input->decoder, bytes, (size_t)got);
        return true;
    }
    return got < 0 && (errno == EINTR || errno == EAGAIN);
}

/* Waits `wait` milliseconds (-1: for ever): true when there are bytes to read. */
static bool ready(struct wb_input *input, int64_t wait, const sigset_t *waiting, bool *interrupted)
{
    struct pollfd poll = {.fd = input->fd, .events = POLLIN};
    struct timespec time = {.tv_sec = wait / 1000, .tv_nsec = wait % 1000 * 1000000};
    int found = ppoll(&poll, 1, wait < 0 ? NULL : &time, waiting);

    *interrupted = found < 0 && errno == EINTR;
    return found > 0;
}

/* While bytes wait ppoll lets no signal in: an endless flood must not keep the program from being ended. */
static bool signal_waits(const sigset_t *waiting)
{
    static const struct timespec at_once;

    return ppoll(NULL, 0, &at_once, waiting) < 0;
}

enum wb_waited wb_term_input_next(struct wb_input *input, int64_t deadline, const sigset_t *waiting,
                                  struct wb_event *event)
{
    bool settled = input->ended;

    for (;;) {
        int wanted = wb_decoder_next(&input->decoder, settled, event);
        if (wanted == 0)
            return WB_WAITED_EVENT;
        if (input->ended)
            return WB_WAITED_END;
        int64_t left = deadline < 0 ? -1 : deadline - wb_term_input_clock();
        left = deadline >= 0 && left < 0 ? 0 : left;
        /* A paste that trickles in must not keep the caller from what it has to do; an escape sequence's wait is too
         * short. */
        bool callers = wanted < 0 || (deadline >= 0 && left < wanted && wanted >= 1000);
        bool interrupted, much;
        if (ready(input, callers ? left : wanted, waiting, &interrupted)) {
            input->ended = !read_waiting(input, &much);
            settled = input->ended;
            if (much && signal_waits(waiting))
                return WB_WAITED_SIGNAL;
        } else if (interrupted) {
            return WB_WAITED_SIGNAL;
        } else if (callers) {
            return WB_WAITED_TIME;
        } else {
            settled = true;
        }
    }
}
