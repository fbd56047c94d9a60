#include "probe.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#define PATIENCE (10 * INT64_C(1000000000))

struct probe {
    pid_t pid;
    int fd;
    int rows, cols;
    size_t bytes;
    VTerm *vt;
    VTermScreen *screen;
    VTermPos cursor;
};

int64_t probe_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

/* ------------------------------------------------------------------ what is shown */

static int move_cursor(VTermPos to, VTermPos from, int visible, void *data)
{
    (void)from;
    (void)visible;
    ((struct probe *)data)->cursor = to;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.movecursor = move_cursor};

static char cell_at(const struct probe *p, int row, int col)
{
    VTermScreenCell cell;
    if (row < 0 || col < 0 || !vterm_screen_get_cell(p->screen, (VTermPos){row, col}, &cell))
        return 0;
    return cell.chars[0] == 0 ? ' ' : cell.chars[0] < 128 ? (char)cell.chars[0] : '?';
}

static bool shows(const struct probe *p, const char *text)
{
    char line[2048];
    for (int row = 0; row < p->rows; row++) {
        int n = 0;
        for (int col = 0; col < p->cols && n < (int)sizeof line - 1; col++)
            line[n++] = cell_at(p, row, col);
        line[n] = '\0';
        if (strstr(line, text))
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------ bytes */

/* Reads what comes within so many milliseconds; false where nothing came, or the program has ended. */
static bool take(struct probe *p, int milliseconds)
{
    char data[65536];
    struct pollfd fd = {.fd = p->fd, .events = POLLIN};
    if (poll(&fd, 1, milliseconds) <= 0)
        return false;
    ssize_t n = read(p->fd, data, sizeof data);
    if (n <= 0)
        return false;
    p->bytes += (size_t)n;
    vterm_input_write(p->vt, data, (size_t)n);
    size_t answer = vterm_output_read(p->vt, data, sizeof data); /* what a terminal answers to queries */
    if (answer && write(p->fd, data, answer) < 0)
        return false;
    return true;
}

void probe_send(struct probe *p, const char *data, size_t len)
{
    while (len) {
        struct pollfd fd = {.fd = p->fd, .events = POLLIN | POLLOUT};
        if (poll(&fd, 1, 10000) <= 0)
            return;
        if (fd.revents & POLLIN)
            take(p, 0); /* a program that echoes must not be blocked by its own output */
        if (!(fd.revents & POLLOUT))
            continue;
        ssize_t n = write(p->fd, data, len < 4096 ? len : 4096);
        if (n < 0 && errno != EAGAIN)
            return;
        if (n > 0) {
            data += n;
            len -= (size_t)n;
        }
    }
}

int64_t probe_until(struct probe *p, const char *text)
{
    int64_t from = probe_now();
    while (!shows(p, text)) {
        if (probe_now() - from > PATIENCE)
            return -1;
        if (!take(p, 100) && waitpid(p->pid, NULL, WNOHANG) == p->pid)
            return -1;
    }
    return probe_now() - from;
}

int64_t probe_type(struct probe *p, char c)
{
    int64_t from = probe_now();
    int row = p->cursor.row, col = p->cursor.col;
    if (write(p->fd, &c, 1) != 1)
        return -1;
    while (probe_now() - from < PATIENCE) {
        take(p, 1000);
        bool moved = p->cursor.row != row || p->cursor.col != col;
        if (moved && (cell_at(p, p->cursor.row, p->cursor.col - 1) == c || p->cursor.row != row))
            return probe_now() - from;
    }
    return -1;
}

void probe_quiet(struct probe *p, int milliseconds)
{
    while (take(p, milliseconds))
        ;
}

void probe_resize(struct probe *p, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    p->rows = rows;
    p->cols = cols;
    vterm_set_size(p->vt, rows, cols);
    ioctl(p->fd, TIOCSWINSZ, &size);
}

/* ------------------------------------------------------------------ start and end */

static void become(const struct probe_start *start)
{
    clearenv();
    setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    for (const char *const *e = start->env; e && *e; e++) {
        const char *equals = strchr(*e, '=');
        char *name = strndup(*e, (size_t)(equals - *e));
        setenv(name, equals + 1, 1);
    }
    execvp(start->argv[0], (char *const *)(uintptr_t)start->argv);
    _exit(127);
}

static void show_on_stderr(const struct probe *p)
{
    for (int row = 0; row < p->rows; row++) {
        for (int col = 0; col < p->cols; col++)
            fputc(cell_at(p, row, col), stderr);
        fputc('\n', stderr);
    }
}

struct probe *probe_open(const struct probe_start *start, int64_t *took)
{
    struct probe *p = calloc(1, sizeof *p);
    struct winsize size = {.ws_row = (unsigned short)start->rows, .ws_col = (unsigned short)start->cols};
    if (!p)
        return NULL;
    p->rows = start->rows;
    p->cols = start->cols;
    p->vt = vterm_new(p->rows, p->cols);
    vterm_set_utf8(p->vt, 1);
    p->screen = vterm_obtain_screen(p->vt);
    vterm_screen_set_callbacks(p->screen, &callbacks, p);
    vterm_screen_reset(p->screen, 1);
    int64_t from = probe_now();
    p->pid = forkpty(&p->fd, NULL, NULL, &size);
    if (p->pid == 0)
        become(start);
    if (p->pid < 0 || probe_until(p, start->ready) < 0) {
        fprintf(stderr, "%s never showed \"%s\":\n", start->argv[0], start->ready);
        show_on_stderr(p);
        probe_close(p, "");
        return NULL;
    }
    *took = probe_now() - from;
    return p;
}

void probe_close(struct probe *p, const char *quit)
{
    int64_t from = probe_now();
    probe_send(p, quit, strlen(quit));
    while (p->pid > 0 && waitpid(p->pid, NULL, WNOHANG) == 0) {
        if (probe_now() - from > PATIENCE / 5)
            kill(p->pid, SIGKILL);
        take(p, 5);
    }
    close(p->fd);
    vterm_free(p->vt);
    free(p);
}

/* ------------------------------------------------------------------ what it cost */

static long proc_number(const struct probe *p, const char *file, const char *label)
{
    char path[64], line[256];
    long number = -1;
    snprintf(path, sizeof path, "/proc/%d/%s", (int)p->pid, file);
    FILE *f = fopen(path, "r");
    while (f && number < 0 && fgets(line, sizeof line, f))
        if (strncmp(line, label, strlen(label)) == 0)
            number = strtol(line + strlen(label), NULL, 10);
    if (f)
        fclose(f);
    return number;
}

size_t probe_bytes(const struct probe *p)
{
    return p->bytes;
}

int64_t probe_cpu(const struct probe *p)
{
    return proc_number(p, "schedstat", "");
}

long probe_wakeups(const struct probe *p)
{
    return proc_number(p, "status", "voluntary_ctxt_switches:");
}

long probe_peak_kilobytes(const struct probe *p)
{
    return proc_number(p, "status", "VmHWM:");
}

pid_t probe_pid(const struct probe *p)
{
    return p->pid;
}
