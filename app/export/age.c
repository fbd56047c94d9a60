/* The program age, run with pipes at both ends. */
#include "export/age.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The program while it runs: what it reads, writes and complains on. */
struct child {
    pid_t pid;
    int in, out, complaints; /* -1 once closed */
};

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static bool make_pipes(int pipes[3][2])
{
    for (int i = 0; i < 3; i++)
        pipes[i][0] = pipes[i][1] = -1;
    for (int i = 0; i < 3; i++)
        if (pipe2(pipes[i], O_CLOEXEC) != 0)
            return false;
    return true;
}

/* SIGPIPE is ignored here; the program shall have it as it expects it. */
static int spawn(struct child *child, char *const argv[], int pipes[3][2])
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, pipes[0][0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, pipes[1][1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, pipes[2][1], STDERR_FILENO);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int why = posix_spawnp(&child->pid, argv[0], &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return why;
}

static bool start(struct child *child, char *const argv[], struct wb_error *err)
{
    int pipes[3][2];
    int why = make_pipes(pipes) ? spawn(child, argv, pipes) : errno;
    close_end(&pipes[0][0]);
    close_end(&pipes[1][1]);
    close_end(&pipes[2][1]);
    *child = (struct child){child->pid, pipes[0][1], pipes[1][0], pipes[2][0]};
    if (why == 0) {
        fcntl(child->in, F_SETFL, O_NONBLOCK);
        return true;
    }
    close_end(&child->in);
    close_end(&child->out);
    close_end(&child->complaints);
    if (why == ENOENT)
        return wb_fail(err, WB_CIPHER,
                       "This needs the program age, which is not installed; `apt install age` brings it. Nothing was "
                       "written.");
    return wb_fail(err, WB_CIPHER, "The program age cannot be started: %s. Nothing was written.", strerror(why));
}

static void take(int *fd, struct wb_str *out)
{
    char chunk[65536];
    ssize_t got = read(*fd, chunk, sizeof chunk);
    if (got > 0)
        wb_str_add_n(out, chunk, (size_t)got);
    else if (got == 0 || (errno != EINTR && errno != EAGAIN))
        close_end(fd);
}

static void give(int *fd, const char **data, size_t *left)
{
    ssize_t put = *left ? write(*fd, *data, *left) : 0;
    if (put > 0) {
        *data += put;
        *left -= (size_t)put;
    }
    if (*left == 0 || (put < 0 && errno != EINTR && errno != EAGAIN))
        close_end(fd);
}

/* Gives and takes at once, so that neither waits for the other for ever. What is more than `most` ends it. */
static void talk(struct child *child, struct wb_span in, size_t most, struct wb_str *out, struct wb_str *said)
{
    const char *data = in.data;
    size_t len = in.len;

    while (child->in >= 0 || child->out >= 0 || child->complaints >= 0) {
        struct pollfd ends[] = {{child->in, POLLOUT, 0}, {child->out, POLLIN, 0}, {child->complaints, POLLIN, 0}};
        if (poll(ends, 3, -1) < 0)
            continue;
        if (ends[0].revents)
            give(&child->in, &data, &len);
        if (ends[1].revents)
            take(&child->out, out);
        if (out->len > most)
            close_end(&child->out);
        if (ends[2].revents)
            take(&child->complaints, said);
    }
}

/* Runs it to its end. False where it cannot be started, or ended with a fault; `said` is what it complained of then. */
static bool run(char *const argv[], struct wb_span in, size_t most, struct wb_str *out, struct wb_str *said,
                struct wb_error *err)
{
    struct child child = {0};
    int status = 0;

    if (!start(&child, argv, err))
        return false;
    talk(&child, in, most, out, said);
    while (waitpid(child.pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* POSIX's argv is of char *, and never written to. */
static char *word(const char *text)
{
    return (char *)(uintptr_t)text;
}

/* age -e -r RECIPIENT -r RECIPIENT, NULL-ended; the recipients stay the caller's. */
static char **encrypting(const char *const *recipients)
{
    size_t count = 0, words = 0;
    while (recipients[count])
        count++;
    char **argv = wb_alloc_array(2 * count + 3, sizeof *argv);
    argv[words++] = word("age");
    argv[words++] = word("-e");
    for (size_t i = 0; i < count; i++) {
        argv[words++] = word("-r");
        argv[words++] = word(recipients[i]);
    }
    return argv;
}

bool wb_age_encrypt(const char *const *recipients, struct wb_span data, struct wb_str *out, struct wb_error *err)
{
    char **argv = encrypting(recipients);
    struct wb_str said = {0};
    struct wb_error why = {0};
    bool done = run(argv, data, SIZE_MAX, out, &said, &why);
    if (!done && why.code != WB_OK)
        *err = why;
    else if (!done)
        wb_fail(err, WB_CIPHER, "The program age could not encrypt for \"%s\"; nothing was written. It said: %.*s",
                recipients[0], (int)strcspn(wb_str_text(&said), "\n"), wb_str_text(&said));
    wb_str_fini(&said);
    free(argv);
    return done;
}

bool wb_age_is(struct wb_span file)
{
    static const char *const starts[] = {"age-encryption.org/v1\n", "-----BEGIN AGE ENCRYPTED FILE-----"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (file.len >= strlen(starts[i]) && memcmp(file.data, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

bool wb_age_decrypt(const char *identity, struct wb_span file, size_t most, struct wb_str *out, struct wb_error *err)
{
    char *const argv[] = {word("age"), word("-d"), word("-i"), word(identity), NULL};
    struct wb_str said = {0};
    struct wb_error why = {0};
    bool done = run(argv, file, most, out, &said, &why);
    if (!done && why.code != WB_OK)
        *err = why;
    else if (done && out->len > most)
        done = wb_fail(err, WB_LIMIT, "it is larger than any export of this programme");
    else if (!done)
        wb_fail(err, WB_CIPHER, "age could not open it with your key (%.*s)", (int)strcspn(wb_str_text(&said), "\n"),
                wb_str_text(&said));
    wb_str_fini(&said);
    return done;
}

bool wb_age_check(const char *recipient, struct wb_error *err)
{
    struct wb_str out = {0};
    bool done = wb_age_encrypt((const char *const[]){recipient, NULL}, (struct wb_span){"", 0}, &out, err);
    wb_str_fini(&out);
    return done;
}
