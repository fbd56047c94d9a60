/* The terminal lent: to the shell that started the program, or to an editor. */
#include "state.h"

#include <errno.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void wb_term_suspend(struct wb_term *term)
{
    sigset_t stopping, mask;

    wb_term_leave(term);
    sigemptyset(&stopping);
    sigaddset(&stopping, SIGTSTP);
    /* The whole group, as the terminal itself would: a script that started the program stops with it. */
    kill(0, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stopping, &mask);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    wb_term_return(term);
}

bool wb_term_run(struct wb_term *term, char *const argv[], int *status, struct wb_error *err)
{
    posix_spawnattr_t attributes;
    pid_t child;
    int how = 0;

    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &term->signals.mask_before);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);

    wb_term_leave(term);
    int fault = posix_spawnp(&child, argv[0], NULL, &attributes, argv, environ);
    while (!fault && waitpid(child, &how, 0) < 0)
        if (errno != EINTR)
            fault = errno;
    wb_signals_forget_typed(&term->signals);
    wb_term_return(term);
    posix_spawnattr_destroy(&attributes);
    if (fault)
        return wb_fail(err, WB_FAILED, "%s could not be started: %s.", argv[0], strerror(fault));
    *status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
    return true;
}

bool wb_term_hung_up(const struct wb_term *term)
{
    return term->signals.kept & WB_SIGNAL_HANGUP;
}
