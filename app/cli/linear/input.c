/* Reading lines. */
#include "input.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { CHUNK = 65536 };

/* The signals are blocked and come as something to read instead, so that none falls between a look and a wait. */
void wb_input_init(struct wb_input *input)
{
    static const int asks_to_end[] = {SIGHUP, SIGINT, SIGTERM};
    sigset_t blocked, before;
    sigemptyset(&blocked);
    for (size_t i = 0; i < sizeof asks_to_end / sizeof *asks_to_end; i++)
        sigaddset(&blocked, asks_to_end[i]);
    *input = (struct wb_input){.signals = -1};
    sigprocmask(SIG_BLOCK, &blocked, &before);
    input->signals = signalfd(-1, &blocked, SFD_CLOEXEC);
    if (input->signals < 0) /* no descriptor left: they end the program as they would any other */
        sigprocmask(SIG_SETMASK, &before, NULL);
}

/* The signals stay held back: the program has been told to end, and none shall cut short what it saves yet. */
void wb_input_fini(struct wb_input *input)
{
    if (input->signals >= 0)
        close(input->signals);
    wb_str_fini(&input->waiting);
}

/* Waits for input at most `timeout` milliseconds. True where there is some, or its end. */
static bool wait_for_input(struct wb_input *input, int timeout)
{
    struct pollfd ends[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = input->signals, .events = POLLIN}};
    while (poll(ends, 2, timeout) < 0 && errno == EINTR)
        continue;
    if (ends[1].revents)
        input->asked_to_end = true;
    return ends[0].revents && !input->asked_to_end;
}

/* One read; false at the end, however it came. */
static bool read_more(struct wb_input *input)
{
    char chunk[CHUNK];
    while (wait_for_input(input, -1)) {
        ssize_t got = read(STDIN_FILENO, chunk, sizeof chunk);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got <= 0)
            return false;
        wb_str_add_n(&input->waiting, chunk, (size_t)got);
        return true;
    }
    return false;
}

/* What was handed out goes when it is the larger part, so that no line is moved often. */
static void drop_used(struct wb_input *input)
{
    if (input->used < input->waiting.len / 2 && input->used < CHUNK)
        return;
    wb_str_splice(&input->waiting, 0, input->used, NULL, 0);
    input->used = 0;
}

bool wb_input_line(struct wb_input *input, struct wb_str *line)
{
    const char *newline = NULL;
    wb_str_clear(line);
    drop_used(input);
    wait_for_input(input, 0); /* a signal ends it also while lines wait */
    for (size_t searched = input->used; !input->asked_to_end; input->ended = !read_more(input)) {
        size_t left = input->waiting.len - searched;
        newline = left ? memchr(input->waiting.data + searched, '\n', left) : NULL;
        if (newline || input->ended)
            break;
        searched = input->waiting.len;
    }
    if (!newline && (input->asked_to_end || input->used == input->waiting.len))
        return false;
    size_t end_at = newline ? (size_t)(newline - input->waiting.data) : input->waiting.len;
    wb_str_add_n(line, input->waiting.data + input->used, end_at - input->used);
    input->used = newline ? end_at + 1 : end_at;
    return true;
}
