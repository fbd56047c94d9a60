/* Reading lines. */
#include "input.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

enum { CHUNK = 65536 };

static volatile sig_atomic_t asked_to_end;

static void end(int signal_number)
{
    (void)signal_number;
    asked_to_end = 1;
}

static const int signals[] = {SIGHUP, SIGINT, SIGTERM};
enum { SIGNAL_COUNT = sizeof signals / sizeof *signals };

/* They are blocked but for the wait, so that none falls between the look at the flag and the wait. */
void wb_input_init(struct wb_input *input)
{
    struct sigaction action = {.sa_handler = end};
    sigset_t blocked;
    *input = (struct wb_input){0};
    sigemptyset(&blocked);
    for (int i = 0; i < SIGNAL_COUNT; i++)
        sigaddset(&blocked, signals[i]);
    sigprocmask(SIG_BLOCK, &blocked, &input->before);
    for (int i = 0; i < SIGNAL_COUNT; i++)
        sigaction(signals[i], &action, NULL);
}

void wb_input_fini(struct wb_input *input)
{
    wb_str_fini(&input->waiting);
    sigprocmask(SIG_SETMASK, &input->before, NULL);
}

/* One read; false at the end, however it came. */
static bool read_more(struct wb_input *input)
{
    char chunk[CHUNK];
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    while (!asked_to_end) {
        if (ppoll(&in, 1, NULL, &input->before) < 0)
            continue; /* a signal: the flag says which way */
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
    input->used = input->searched = 0;
}

bool wb_input_line(struct wb_input *input, struct wb_str *line)
{
    const char *newline = NULL;
    wb_str_clear(line);
    drop_used(input);
    input->searched = input->used;
    while (!asked_to_end) {
        size_t left = input->waiting.len - input->searched;
        newline = left ? memchr(input->waiting.data + input->searched, '\n', left) : NULL;
        if (newline || input->ended)
            break;
        input->searched = input->waiting.len;
        input->ended = !read_more(input);
    }
    if (!newline && (asked_to_end || input->used == input->waiting.len))
        return false;
    size_t end_at = newline ? (size_t)(newline - input->waiting.data) : input->waiting.len;
    wb_str_add_n(line, input->waiting.data + input->used, end_at - input->used);
    input->used = newline ? end_at + 1 : end_at;
    return true;
}
