/* Signals, as far as a terminal program has to answer them. They are held back but for the moment of waiting, so that
 * nothing is ever interrupted halfway. It does not know the terminal. */
#ifndef WB_TERM_SIGNALS_H
#define WB_TERM_SIGNALS_H

#include <signal.h>
#include <stddef.h>

enum {
    WB_SIGNAL_RESIZED = 1,
    WB_SIGNAL_HANGUP = 2,   /* SIGHUP, SIGTERM, SIGINT, SIGQUIT: save and end */
    WB_SIGNAL_STOP = 4,     /* SIGTSTP from outside */
    WB_SIGNAL_CONTINUED = 8 /* after a SIGSTOP that nobody can answer */
};

enum { WB_SIGNAL_ROWS = 16 };

struct wb_signals {
    struct sigaction before[WB_SIGNAL_ROWS];
    sigset_t mask_before; /* also the mask to wait with, less what is answered here */
    sigset_t waiting;
    void *stack; /* a fault by lack of stack still restores the terminal */
};

/* `fatal` is called in a handler when the program faults or aborts. */
void wb_signals_open(struct wb_signals *signals, void (*fatal)(int signal));
void wb_signals_close(struct wb_signals *signals);
int wb_signals_take(void); /* what has come since it was last asked */

/* Around a child that has the terminal: what is typed at it is not meant for this program. */
void wb_signals_leave(struct wb_signals *signals);
void wb_signals_return(struct wb_signals *signals);

#endif
