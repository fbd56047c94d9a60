/* Waits with one poll and reads with one read: a key costs these two calls and no other. */
#include "input.h"

#include "base/text.h"

#include <errno.h>
#include <langinfo.h>
#include <limits.h>
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

enum { STALL = 100 }; /* milliseconds: what a terminal sends at once comes without a longer pause in it */

static void note_pause(struct wb_input *input)
{
    int64_t now = wb_term_input_clock();

    if (now - input->read_at > STALL)
        wb_decoder_rested(&input->decoder);
    input->read_at = now;
}

/* Reads what waits; false when the terminal is gone. */
static bool read_waiting(struct wb_input *input)
{
    char bytes[16 * 1024];
    ssize_t got = read(input->fd, bytes, sizeof bytes);

    if (got > 0) {
        note_pause(input);
        if (input->other_charset)
            feed_translated(input, bytes, (size_t)got);
        else
            wb_decoder_feed(&input->decoder, bytes, (size_t)got);
        return true;
    }
    return got < 0 && (errno == EINTR || errno == EAGAIN);
}

enum ready { READY_KEYS, READY_SIGNAL, READY_NOTHING };

/* Waits `wait` milliseconds (-1: for ever). Signals go first: a key typed after the size has changed is not for what
 * was shown before, and an endless flood does not keep the program from being ended. */
static enum ready ready(struct wb_input *input, int64_t wait, int signals)
{
    struct pollfd fds[] = {{.fd = input->fd, .events = POLLIN}, {.fd = signals, .events = POLLIN}};
    int found = poll(fds, 2, wait > INT_MAX ? INT_MAX : (int)wait);

    if (found <= 0)
        return READY_NOTHING;
    return fds[1].revents ? READY_SIGNAL : READY_KEYS;
}

enum wb_waited wb_term_input_next(struct wb_input *input, int64_t deadline, int signals, struct wb_event *event)
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
        enum ready found = ready(input, callers ? left : wanted, signals);
        if (found == READY_SIGNAL)
            return WB_WAITED_SIGNAL;
        if (found == READY_KEYS)
            input->ended = !read_waiting(input);
        else if (callers)
            return WB_WAITED_TIME;
        settled = input->ended || found == READY_NOTHING;
    }
}
