#include "vt.h"

#include <check.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

struct vt {
    VTerm *vterm;
    VTermScreen *screen;
    int master, process; /* -1 when closed; the process as a descriptor to poll */
    int slave;           /* kept open, so that what the program left of the terminal's settings can be read */
    pid_t pid;
    bool ended;
    int status;
    int rows, cols;
    VTermPos cursor;
    bool cursor_visible, alternate;
    int bells;
    char title[256];
    char *raw, *text;
    size_t raw_len, raw_cap;
};

/* ------------------------------------------------------------------------------------ what libvterm has to report */

static int on_move(VTermPos to, VTermPos from, int visible, void *user)
{
    struct vt *vt = user;
    (void)from;
    (void)visible;
    vt->cursor = to;
    return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct vt *vt = user;
    if (property == VTERM_PROP_CURSORVISIBLE)
        vt->cursor_visible = value->boolean;
    else if (property == VTERM_PROP_ALTSCREEN)
        vt->alternate = value->boolean;
    else if (property == VTERM_PROP_TITLE)
        snprintf(vt->title, sizeof vt->title, "%s", value->string);
    return 1;
}

static int on_bell(void *user)
{
    ((struct vt *)user)->bells++;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.movecursor = on_move, .settermprop = on_property, .bell = on_bell};

/* ------------------------------------------------------------------------------------------- starting and ending */

static const char *const passed_on[] = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "MESON_BUILD_ROOT"};

static void set_environment(const char *const env[], const char *home)
{
    static char kept[sizeof passed_on / sizeof *passed_on][4096];

    for (size_t i = 0; i < sizeof passed_on / sizeof *passed_on; i++)
        snprintf(kept[i], sizeof kept[i], "%s", getenv(passed_on[i]) ? getenv(passed_on[i]) : "");
    clearenv();
    for (size_t i = 0; i < sizeof passed_on / sizeof *passed_on; i++)
        if (kept[i][0])
            setenv(passed_on[i], kept[i], 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TZ", "UTC", 1);
    if (home)
        setenv("HOME", home, 1);
    for (; env && *env; env++) {
        const char *value = strchr(*env, '=');
        char name[64];
        snprintf(name, sizeof name, "%.*s", value ? (int)(value - *env) : (int)strlen(*env), *env);
        if (value)
            setenv(name, value + 1, 1);
        else
            unsetenv(name);
    }
}

/* Whoever runs the tests may ignore signals (a script does so for what it starts with &), and that is inherited. */
static void as_a_shell_starts_it(void)
{
    static const int signals[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGPIPE,
                                  SIGTSTP, SIGTTIN, SIGTTOU, SIGCHLD, SIGXFSZ};
    sigset_t none;

    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

struct vt *vt_spawn(const char *const argv[], const char *const env[], const char *home, int rows, int cols)
{
    struct vt *vt = calloc(1, sizeof *vt);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

    ck_assert_ptr_nonnull(vt);
    vt->rows = rows;
    vt->cols = cols;
    vt->cursor_visible = true;
    vt->vterm = vterm_new(rows, cols);
    vterm_set_utf8(vt->vterm, 1);
    vt->screen = vterm_obtain_screen(vt->vterm);
    vterm_screen_enable_altscreen(vt->screen, 1);
    vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
    vterm_screen_reset(vt->screen, 1);
    vt->pid = forkpty(&vt->master, NULL, NULL, &size);
    ck_assert_msg(vt->pid >= 0, "no pty: %s", strerror(errno));
    if (vt->pid == 0) {
        as_a_shell_starts_it();
        set_environment(env, home);
        char *words[32] = {0};
        for (size_t i = 0; argv[i] && i < 31; i++)
            words[i] = strdup(argv[i]);
        execvp(words[0], words);
        fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
        _exit(127);
    }
    vt->slave = open(ptsname(vt->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    ck_assert_int_ge(vt->slave, 0);
    fcntl(vt->master, F_SETFL, O_NONBLOCK);
    fcntl(vt->master, F_SETFD, FD_CLOEXEC);
    vt->process = pidfd_open(vt->pid, 0);
    ck_assert_int_ge(vt->process, 0);
    return vt;
}

static void reap(struct vt *vt)
{
    if (!vt->ended && waitpid(vt->pid, &vt->status, WNOHANG) == vt->pid)
        vt->ended = true;
}

void vt_hang_up(struct vt *vt)
{
    if (vt->master >= 0)
        close(vt->master);
    if (vt->slave >= 0)
        close(vt->slave);
    vt->master = vt->slave = -1;
}

void vt_free(struct vt *vt)
{
    if (!vt)
        return;
    reap(vt);
    if (!vt->ended) {
        kill(-vt->pid, SIGKILL);
        kill(vt->pid, SIGKILL);
        waitpid(vt->pid, &vt->status, 0);
    }
    vt_hang_up(vt);
    close(vt->process);
    vterm_free(vt->vterm);
    free(vt->raw);
    free(vt->text);
    free(vt);
}

char *vt_home(void)
{
    char *home = strdup("/tmp/careers-pty-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(home));
    return home;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info;
    (void)kind;
    (void)where;
    return remove(path);
}

void vt_home_drop(char *home)
{
    nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(home);
}

/* ------------------------------------------------------------------------------------------------- bytes in, out */

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void keep_raw(struct vt *vt, const char *bytes, size_t len)
{
    if (vt->raw_len + len + 1 > vt->raw_cap) {
        vt->raw_cap = (vt->raw_len + len + 1) * 2;
        vt->raw = realloc(vt->raw, vt->raw_cap);
        ck_assert_ptr_nonnull(vt->raw);
    }
    memcpy(vt->raw + vt->raw_len, bytes, len);
    vt->raw_len += len;
    vt->raw[vt->raw_len] = '\0';
}

/* Takes what the program has written: true when there was something. */
static bool take_output(struct vt *vt)
{
    char bytes[65536];
    ssize_t got = vt->master < 0 ? 0 : read(vt->master, bytes, sizeof bytes);

    if (got > 0) {
        keep_raw(vt, bytes, (size_t)got);
        vterm_input_write(vt->vterm, bytes, (size_t)got);
        return true;
    }
    if (got == 0 || (errno != EAGAIN && errno != EINTR))
        vt_hang_up(vt);
    return false;
}

/* Waits until there is output, the process ends or there is room to write; false at the deadline. */
static bool wait_for(struct vt *vt, int64_t deadline, short extra)
{
    int64_t left = deadline - now();
    struct pollfd polls[2] = {{.fd = vt->master, .events = (short)(POLLIN | extra)},
                              {.fd = vt->ended ? -1 : vt->process, .events = POLLIN}};

    if (left <= 0)
        return false;
    poll(polls, 2, (int)left);
    if (polls[0].revents & (POLLIN | POLLHUP | POLLERR))
        take_output(vt);
    if (polls[1].revents)
        reap(vt);
    return true;
}

typedef bool condition(struct vt *vt, const void *wanted);

static bool wait_until(struct vt *vt, condition *so, const void *wanted, int ms)
{
    int64_t deadline = now() + ms;

    while (!so(vt, wanted)) {
        if (vt->ended && !take_output(vt))
            return so(vt, wanted);
        if (!wait_for(vt, deadline, 0))
            return so(vt, wanted);
    }
    return true;
}

void vt_send_n(struct vt *vt, const char *bytes, size_t len)
{
    int64_t deadline = now() + VT_PATIENCE;

    while (len && vt->master >= 0) {
        ssize_t put = write(vt->master, bytes, len);
        if (put > 0) {
            bytes += put;
            len -= (size_t)put;
        }
        if (len)
            ck_assert_msg(wait_for(vt, deadline, POLLOUT), "the program does not read what is typed:\n%s",
                          vt_screen(vt));
    }
}

void vt_send(struct vt *vt, const char *text)
{
    vt_send_n(vt, text, strlen(text));
}

/* Bytes that the program has read so far, from anything. */
static long long bytes_read(const struct vt *vt)
{
    char path[64];
    long long count = 0;

    snprintf(path, sizeof path, "/proc/%d/io", (int)vt->pid);
    FILE *in = fopen(path, "r");
    ck_assert_ptr_nonnull(in);
    ck_assert_int_eq(fscanf(in, "rchar: %lld", &count), 1);
    fclose(in);
    return count;
}

void vt_send_taken(struct vt *vt, const char *text)
{
    int64_t deadline = now() + VT_PATIENCE;
    long long wanted = bytes_read(vt) + (long long)strlen(text);

    vt_send(vt, text);
    /* Reading wakes nobody here, so that it is looked for again and again. */
    while (bytes_read(vt) < wanted) {
        ck_assert_msg(now() < deadline, "the program does not read what is typed:\n%s", vt_screen(vt));
        wait_for(vt, now() + 2, 0);
    }
}

void vt_paste(struct vt *vt, const char *text, size_t len)
{
    vt_send(vt, "\033[200~");
    vt_send_n(vt, text, len);
    vt_send(vt, "\033[201~");
}

/* The sequences of xterm: final letter or number, with 1 + bits for Shift, Alt, Ctrl. */
static const struct {
    const char *name;
    const char *plain;
    char final;
    int number;
} named[] = {
    {"Up", "\033OA", 'A', 1},      {"Down", "\033OB", 'B', 1},    {"Right", "\033OC", 'C', 1},
    {"Left", "\033OD", 'D', 1},    {"Home", "\033OH", 'H', 1},    {"End", "\033OF", 'F', 1},
    {"Insert", "\033[2~", '~', 2}, {"Delete", "\033[3~", '~', 3}, {"PgUp", "\033[5~", '~', 5},
    {"PgDn", "\033[6~", '~', 6},   {"F1", "\033OP", 'P', 1},      {"F2", "\033OQ", 'Q', 1},
    {"F3", "\033OR", 'R', 1},      {"F4", "\033OS", 'S', 1},      {"F5", "\033[15~", '~', 15},
    {"F12", "\033[24~", '~', 24},  {"Enter", "\r", 0, 0},         {"Tab", "\t", 0, 0},
    {"Esc", "\033", 0, 0},         {"Backspace", "\177", 0, 0},   {"Space", " ", 0, 0},
};

void vt_key(struct vt *vt, const char *name)
{
    int bits = 0;
    char bytes[32];

    for (;;) {
        if (!strncmp(name, "Shift-", 6) && name[6])
            bits |= 1, name += 6;
        else if (!strncmp(name, "Alt-", 4) && name[4])
            bits |= 2, name += 4;
        else if (!strncmp(name, "Ctrl-", 5) && name[5])
            bits |= 4, name += 5;
        else
            break;
    }
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (strcmp(named[i].name, name) != 0)
            continue;
        if (bits == 1 && !strcmp(name, "Tab")) {
            vt_send(vt, "\033[Z");
        } else if (bits && named[i].final) {
            snprintf(bytes, sizeof bytes, "\033[%d;%d%c", named[i].number, bits + 1, named[i].final);
            vt_send(vt, bytes);
        } else {
            if (bits & 2)
                vt_send(vt, "\033");
            vt_send(vt, bits & 4 && !strcmp(name, "Backspace") ? "\b" : named[i].plain);
        }
        return;
    }
    if (bits & 2)
        vt_send(vt, "\033");
    if (bits & 4) {
        bytes[0] = *name == '/' ? 037 : (char)(toupper((unsigned char)*name) & 037);
        vt_send_n(vt, bytes, 1);
    } else {
        vt_send(vt, name);
    }
}

void vt_keys(struct vt *vt, const char *names)
{
    char *copy = strdup(names), *rest = copy;

    for (char *name; (name = strsep(&rest, " "));)
        if (*name)
            vt_key(vt, name);
    free(copy);
}

static void mouse(struct vt *vt, int button, int row, int col)
{
    char bytes[64];

    snprintf(bytes, sizeof bytes, "\033[<%d;%d;%dM\033[<%d;%d;%dm", button, col + 1, row + 1, button, col + 1, row + 1);
    vt_send(vt, bytes);
}

void vt_click(struct vt *vt, int row, int col)
{
    mouse(vt, 0, row, col);
}

void vt_wheel(struct vt *vt, int up_or_down, int row, int col)
{
    mouse(vt, up_or_down < 0 ? 64 : 65, row, col);
}

void vt_resize(struct vt *vt, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

    while (take_output(vt))
        ;
    vt->rows = rows;
    vt->cols = cols;
    /* libvterm faults where a wide character comes to a terminal of one column, as it may before the program knows. */
    vterm_set_size(vt->vterm, rows, cols < 2 ? 2 : cols);
    ioctl(vt->master, TIOCSWINSZ, &size);
}

void vt_storm(struct vt *vt, int least_rows, int least_cols, char typed[VT_STORM + 1])
{
    for (int i = 0; i < VT_STORM; i++) {
        vt_resize(vt, least_rows + (i * 7) % 50, least_cols + (i * 13) % 160);
        typed[i] = (char)('a' + i % 26);
        vt_send_n(vt, &typed[i], 1);
    }
    typed[VT_STORM] = '\0';
}

void vt_signal(struct vt *vt, int signal)
{
    kill(vt->pid, signal);
}

/* ------------------------------------------------------------------------------------------------ what is shown */

static size_t put_utf8(char *out, uint32_t code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(code | (len == 2 ? 0xC0 : len == 3 ? 0xE0 : 0xF0));
    return len;
}

static size_t put_row(struct vt *vt, int row, char *out)
{
    size_t len = 0, last = 0;

    for (int col = 0; col < vt->cols; col++) {
        VTermScreenCell cell;
        vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = col}, &cell);
        if (cell.chars[0] == (uint32_t)-1)
            continue; /* the right half of a wide character */
        if (!cell.chars[0] || cell.chars[0] == ' ') {
            out[len++] = ' ';
            continue;
        }
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            len += put_utf8(out + len, cell.chars[i]);
        last = len;
    }
    out[last] = '\0';
    return last;
}

static char *room(struct vt *vt, int rows)
{
    free(vt->text);
    vt->text = malloc((size_t)rows * ((size_t)vt->cols * 4 * VTERM_MAX_CHARS_PER_CELL + 2) + 1);
    ck_assert_ptr_nonnull(vt->text);
    return vt->text;
}

const char *vt_screen(struct vt *vt)
{
    char *out = room(vt, vt->rows);

    for (int row = 0; row < vt->rows; row++) {
        out += put_row(vt, row, out);
        *out++ = '\n';
    }
    *out = '\0';
    return vt->text;
}

const char *vt_row(struct vt *vt, int row)
{
    put_row(vt, row, room(vt, 1));
    return vt->text;
}

bool vt_shows(struct vt *vt, const char *text)
{
    return strstr(vt_screen(vt), text) != NULL;
}

static bool shows(struct vt *vt, const void *text)
{
    return vt_shows(vt, text);
}

static bool shows_not(struct vt *vt, const void *text)
{
    return !vt_shows(vt, text);
}

static bool has_ended(struct vt *vt, const void *nothing)
{
    (void)nothing;
    return vt->ended;
}

static bool cursor_is(struct vt *vt, const void *place)
{
    const VTermPos *wanted = place;
    return vt->cursor.row == wanted->row && vt->cursor.col == wanted->col;
}

static bool has_written(struct vt *vt, const void *bytes)
{
    return vt->raw && strstr(vt->raw, bytes);
}

bool vt_wait_text(struct vt *vt, const char *text, int ms)
{
    return wait_until(vt, shows, text, ms);
}

bool vt_wait_gone(struct vt *vt, const char *text, int ms)
{
    return wait_until(vt, shows_not, text, ms);
}

bool vt_wait_cursor(struct vt *vt, int row, int col, int ms)
{
    VTermPos place = {.row = row, .col = col};
    return wait_until(vt, cursor_is, &place, ms);
}

bool vt_wait_raw(struct vt *vt, const char *bytes, int ms)
{
    return wait_until(vt, has_written, bytes, ms);
}

bool vt_wait_exit(struct vt *vt, int *status, int ms)
{
    if (!wait_until(vt, has_ended, NULL, ms))
        return false;
    while (take_output(vt))
        ;
    *status = vt->status;
    return true;
}

void vt_cursor(struct vt *vt, int *row, int *col, bool *visible)
{
    *row = vt->cursor.row;
    *col = vt->cursor.col;
    *visible = vt->cursor_visible;
}

struct vt_look vt_look(struct vt *vt, int row, int col)
{
    VTermScreenCell cell;

    vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = col}, &cell);
    return (struct vt_look){
        .fore = VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? -1 : cell.fg.indexed.idx,
        .back = VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) ? -1 : cell.bg.indexed.idx,
        .bold = cell.attrs.bold,
        .reverse = cell.attrs.reverse,
    };
}

const char *vt_title(struct vt *vt)
{
    return vt->title;
}

int vt_bells(const struct vt *vt)
{
    return vt->bells;
}

const char *vt_raw(const struct vt *vt, size_t *len)
{
    *len = vt->raw_len;
    return vt->raw ? vt->raw : "";
}

void vt_raw_forget(struct vt *vt)
{
    vt->raw_len = 0;
    if (vt->raw)
        vt->raw[0] = '\0';
}

bool vt_is_cooked(const struct vt *vt)
{
    struct termios line;

    if (tcgetattr(vt->slave, &line) != 0)
        return false;
    return (line.c_lflag & ICANON) && (line.c_lflag & ECHO) && (line.c_lflag & ISIG) && (line.c_iflag & IXON) &&
           (line.c_oflag & OPOST);
}

bool vt_alternate(const struct vt *vt)
{
    return vt->alternate;
}

pid_t vt_pid(const struct vt *vt)
{
    return vt->pid;
}

void vt_expect_at(struct vt *vt, const char *text, bool there, const char *file, int line)
{
    bool came = there ? vt_wait_text(vt, text, VT_PATIENCE) : vt_wait_gone(vt, text, VT_PATIENCE);

    if (!came)
        ck_abort_msg("%s:%d: \"%s\" %s. The screen%s:\n%s", file, line, text, there ? "did not come" : "did not go",
                     vt->ended ? " (the program has ended)" : "", vt_screen(vt));
}

void vt_expect_exit_at(struct vt *vt, int code, const char *file, int line)
{
    int status = 0;

    if (!vt_wait_exit(vt, &status, VT_PATIENCE))
        ck_abort_msg("%s:%d: it did not end. The screen:\n%s", file, line, vt_screen(vt));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != code)
        ck_abort_msg("%s:%d: it ended with status 0x%x instead of %d. The screen:\n%s", file, line, status, code,
                     vt_screen(vt));
}
