/* Signal handlers and the one flag that they set. */
#include "signals.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* Set in handlers, which run only while waiting; read and cleared with all of them blocked. */
static volatile sig_atomic_t signal_flags;

static void note(int signal);

static const struct row {
    int signal, flag; /* flag 0: fatal */
} rows[] = {
    {SIGWINCH, WB_SIGNAL_RESIZED},
    {SIGHUP, WB_SIGNAL_HANGUP},
    {SIGTERM, WB_SIGNAL_HANGUP},
    {SIGINT, WB_SIGNAL_HANGUP},
    {SIGQUIT, WB_SIGNAL_HANGUP},
    {SIGTSTP, WB_SIGNAL_STOP},
    {SIGCONT, WB_SIGNAL_CONTINUED},
    {SIGSEGV, 0},
    {SIGBUS, 0},
    {SIGFPE, 0},
    {SIGILL, 0},
    {SIGABRT, 0},
};
enum { ROWS = sizeof rows / sizeof *rows };
_Static_assert(sizeof rows / sizeof *rows <= WB_SIGNAL_ROWS, "room for every signal's former action");

static void note(int signal)
{
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].signal == signal)
            signal_flags |= rows[i].flag;
}

int wb_signals_take(void)
{
    int flags = signal_flags;

    signal_flags = 0;
    return flags;
}

void wb_signals_open(struct wb_signals *signals, void (*fatal)(int signal))
{
    enum { STACK = 64 * 1024 };
    sigset_t answered;

    sigemptyset(&answered);
    signals->stack = wb_alloc(STACK);
    stack_t stack = {.ss_sp = signals->stack, .ss_size = STACK};
    stack_t in_use;
    /* A sanitizer or a debugger that has come first keeps what it has. */
    if (sigaltstack(NULL, &in_use) == 0 && (in_use.ss_flags & SS_DISABLE))
        sigaltstack(&stack, NULL);
    for (size_t i = 0; i < ROWS; i++) {
        struct sigaction action = {.sa_handler = rows[i].flag ? note : fatal};
        sigaction(rows[i].signal, NULL, &signals->before[i]);
        if (rows[i].flag)
            sigaddset(&answered, rows[i].signal);
        else if (signals->before[i].sa_handler != SIG_DFL)
            continue;
        else
            action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
        /* nohup means it. */
        if (rows[i].signal == SIGHUP && signals->before[i].sa_handler == SIG_IGN)
            continue;
        sigaction(rows[i].signal, &action, NULL);
    }
    sigprocmask(SIG_BLOCK, &answered, &signals->mask_before);
    signals->waiting = signals->mask_before;
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].flag)
            sigdelset(&signals->waiting, rows[i].signal);
}

void wb_signals_close(struct wb_signals *signals)
{
    for (size_t i = 0; i < ROWS; i++)
        sigaction(rows[i].signal, &signals->before[i], NULL);
    sigprocmask(SIG_SETMASK, &signals->mask_before, NULL);
    stack_t stack = {.ss_flags = SS_DISABLE}, in_use;
    if (sigaltstack(NULL, &in_use) == 0 && in_use.ss_sp == signals->stack)
        sigaltstack(&stack, NULL);
    free(signals->stack);
    signals->stack = NULL;
}

void wb_signals_leave(struct wb_signals *signals)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};

    (void)signals;
    sigaction(SIGINT, &ignore, NULL);
    sigaction(SIGQUIT, &ignore, NULL);
    sigaction(SIGTSTP, &ignore, NULL);
}

void wb_signals_return(struct wb_signals *signals)
{
    struct sigaction action = {.sa_handler = note};

    (void)signals;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGQUIT, &action, NULL);
    sigaction(SIGTSTP, &action, NULL);
}
