/* Signals, as far as a terminal program has to answer them: held back, and read from a descriptor that is waited on
 * beside the keyboard, so that nothing is ever interrupted halfway and no handler runs. It does not know the terminal.
 */
#ifndef WB_TERM_SIGNALS_H
#define WB_TERM_SIGNALS_H

#include <signal.h>

enum {
    WB_SIGNAL_RESIZED = 1,
    WB_SIGNAL_HANGUP = 2,   /* SIGHUP, SIGTERM, SIGINT, SIGQUIT: save and end */
    WB_SIGNAL_STOP = 4,     /* SIGTSTP from outside */
    WB_SIGNAL_CONTINUED = 8 /* after a SIGSTOP that nobody can answer */
};

enum { WB_SIGNALS_FATAL = 5, WB_SIGNALS_ANSWERED = 7 };

struct wb_signals {
    int fd;   /* readable when one has come */
    int kept; /* flags read and not taken yet */
    sigset_t mask_before;
    struct sigaction before[WB_SIGNALS_FATAL], answered_before[WB_SIGNALS_ANSWERED];
    void *stack; /* a fault by lack of stack still restores the terminal */
};

/* `fatal` is called in a handler when the program faults or aborts. */
void wb_signals_open(struct wb_signals *signals, void (*fatal)(int signal));
void wb_signals_take_back(struct wb_signals *signals); /* from curses, which has handlers of its own */
/* SIGHUP, SIGTERM and SIGINT stay held back: the program has been told to end, and saves. */
void wb_signals_close(struct wb_signals *signals);
int wb_signals_take(struct wb_signals *signals); /* what has come since it was last asked */

/* What was typed at a child that had the terminal was not meant for this program. */
void wb_signals_forget_typed(struct wb_signals *signals);

#endif
