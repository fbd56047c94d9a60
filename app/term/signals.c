/* Signals read from a descriptor; and the handler of those that end the program. */
#include "signals.h"

#include "base/mem.h"

#include <stdlib.h>
#include <sys/signalfd.h>
#include <unistd.h>

static const struct {
    int signal, flag;
} answered[] = {
    {SIGWINCH, WB_SIGNAL_RESIZED},  {SIGHUP, WB_SIGNAL_HANGUP},  {SIGTERM, WB_SIGNAL_HANGUP},
    {SIGINT, WB_SIGNAL_HANGUP},     {SIGQUIT, WB_SIGNAL_HANGUP}, {SIGTSTP, WB_SIGNAL_STOP},
    {SIGCONT, WB_SIGNAL_CONTINUED},
};
_Static_assert(sizeof answered / sizeof *answered == WB_SIGNALS_ANSWERED, "room for every former action");

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
_Static_assert(sizeof fatal_signals / sizeof *fatal_signals == WB_SIGNALS_FATAL, "room for every former action");

static void catch_faults(struct wb_signals *signals, void (*fatal)(int signal))
{
    enum { STACK = 64 * 1024 };
    stack_t in_use;

    signals->stack = wb_alloc(STACK);
    stack_t stack = {.ss_sp = signals->stack, .ss_size = STACK};
    if (sigaltstack(NULL, &in_use) == 0 && (in_use.ss_flags & SS_DISABLE))
        sigaltstack(&stack, NULL);
    for (size_t i = 0; i < WB_SIGNALS_FATAL; i++) {
        struct sigaction action = {.sa_handler = fatal, .sa_flags = SA_ONSTACK | SA_NODEFER | (int)SA_RESETHAND};
        sigaction(fatal_signals[i], NULL, &signals->before[i]);
        /* A sanitizer or a debugger that has come first keeps what it has. */
        if (signals->before[i].sa_handler == SIG_DFL)
            sigaction(fatal_signals[i], &action, NULL);
    }
}

void wb_signals_open(struct wb_signals *signals, void (*fatal)(int signal))
{
    sigset_t set;

    *signals = (struct wb_signals){0};
    catch_faults(signals, fatal);
    sigemptyset(&set);
    for (size_t i = 0; i < WB_SIGNALS_ANSWERED; i++) {
        sigaction(answered[i].signal, NULL, &signals->answered_before[i]);
        /* What was told to be ignored (nohup) stays so: held back, it would arrive all the same. */
        if (signals->answered_before[i].sa_handler != SIG_IGN)
            sigaddset(&set, answered[i].signal);
    }
    sigprocmask(SIG_BLOCK, &set, &signals->mask_before);
    signals->fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    /* Until curses has opened: it then leaves this signal alone, where it would else have it ignored during each update
     * of the screen, which costs two system calls a key and throws away one that waits to be read. */
    signal(SIGTSTP, SIG_IGN);
}

void wb_signals_take_back(struct wb_signals *signals)
{
    for (size_t i = 0; i < WB_SIGNALS_ANSWERED; i++)
        sigaction(answered[i].signal, &signals->answered_before[i], NULL);
}

static int flag_of(uint32_t signal)
{
    for (size_t i = 0; i < WB_SIGNALS_ANSWERED; i++)
        if ((uint32_t)answered[i].signal == signal)
            return answered[i].flag;
    return 0;
}

/* Reads all that have come; those in `but` are dropped. */
static void read_signals(struct wb_signals *signals, const sigset_t *but)
{
    struct signalfd_siginfo come;

    while (signals->fd >= 0 && read(signals->fd, &come, sizeof come) == (ssize_t)sizeof come)
        if (!but || !sigismember(but, (int)come.ssi_signo))
            signals->kept |= flag_of(come.ssi_signo);
}

int wb_signals_take(struct wb_signals *signals)
{
    read_signals(signals, NULL);
    int flags = signals->kept;
    signals->kept = 0;
    return flags;
}

void wb_signals_forget_typed(struct wb_signals *signals)
{
    sigset_t typed;

    sigemptyset(&typed);
    sigaddset(&typed, SIGINT);
    sigaddset(&typed, SIGQUIT);
    sigaddset(&typed, SIGTSTP);
    read_signals(signals, &typed);
}

/* The mask as it was, but for what ends programs: this one has been told, and what it saves yet is not to be cut short.
 * SIGQUIT is left as a way out of a disk that never answers. */
static void give_back_mask(const struct wb_signals *signals)
{
    sigset_t mask = signals->mask_before;

    for (size_t i = 0; i < WB_SIGNALS_ANSWERED; i++)
        if (answered[i].flag == WB_SIGNAL_HANGUP && answered[i].signal != SIGQUIT)
            sigaddset(&mask, answered[i].signal);
    sigprocmask(SIG_SETMASK, &mask, NULL);
}

void wb_signals_close(struct wb_signals *signals)
{
    stack_t none = {.ss_flags = SS_DISABLE}, in_use;

    wb_signals_take(signals);
    if (signals->fd >= 0)
        close(signals->fd);
    give_back_mask(signals);
    for (size_t i = 0; i < WB_SIGNALS_FATAL; i++)
        sigaction(fatal_signals[i], &signals->before[i], NULL);
    if (sigaltstack(NULL, &in_use) == 0 && in_use.ss_sp == signals->stack)
        sigaltstack(&none, NULL);
    free(signals->stack);
    signals->stack = NULL;
}
