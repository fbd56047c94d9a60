/* A terminal to test programs in: a pty, libvterm behind it, and waiting for what the screen shows. Nothing here
 * sleeps; the time given to a wait is only the bound after which it has failed. */
#ifndef WB_TESTS_VT_H
#define WB_TESTS_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct vt;

enum { VT_PATIENCE = 30000 }; /* milliseconds: far more than anything takes, also under a sanitizer on a busy machine */

/* Starts a program with an environment of its own: PATH, HOME, TERM=xterm-256color, LC_ALL=C.UTF-8 and TZ=UTC, and over
 * them the NULL-ended `env` of NAME=VALUE ("NAME" alone takes it away; may be NULL). `home` is a directory of the
 * test's (vt_home). Ends the test where it cannot be started. */
struct vt *vt_spawn(const char *const argv[], const char *const env[], const char *home, int rows, int cols);
void vt_free(struct vt *vt); /* kills what still runs */

char *vt_home(void);           /* a new empty directory, 0700; owned by the caller */
void vt_home_drop(char *home); /* with all that is in it */

void vt_send(struct vt *vt, const char *text);
void vt_send_n(struct vt *vt, const char *bytes, size_t len); /* reads what the program writes meanwhile */
/* Sends, and waits until the program has read it, be it that nothing comes of it. It must read nothing else meanwhile.
 */
void vt_send_taken(struct vt *vt, const char *text);
void vt_key(struct vt *vt, const char *name);   /* "Ctrl-Left", "Shift-Tab", "F1", "Enter", "a": as xterm sends it */
void vt_keys(struct vt *vt, const char *names); /* several, spaces between */
void vt_paste(struct vt *vt, const char *text, size_t len); /* bracketed */
void vt_click(struct vt *vt, int row, int col);
void vt_wheel(struct vt *vt, int up_or_down, int row, int col);
void vt_resize(struct vt *vt, int rows, int cols);
/* 200 sizes one after the other, none below the least, with a letter typed after each: these, and a NUL. */
enum { VT_STORM = 200 };
void vt_storm(struct vt *vt, int least_rows, int least_cols, char typed[VT_STORM + 1]);
void vt_signal(struct vt *vt, int signal);
void vt_hang_up(struct vt *vt); /* closes the terminal under the program */

/* True as soon as it is so, false when the time is over or the program has ended without it. */
bool vt_wait_text(struct vt *vt, const char *text, int ms);
bool vt_wait_gone(struct vt *vt, const char *text, int ms);
bool vt_wait_cursor(struct vt *vt, int row, int col, int ms);
bool vt_wait_raw(struct vt *vt, const char *bytes, int ms); /* in what the program has written since vt_raw_forget */
bool vt_wait_exit(struct vt *vt, int *status, int ms);      /* the status of waitpid */

const char *vt_screen(struct vt *vt); /* all rows, trailing blanks left out; valid until the next call */
const char *vt_row(struct vt *vt, int row);
bool vt_shows(struct vt *vt, const char *text);
void vt_cursor(struct vt *vt, int *row, int *col, bool *visible);
/* How a cell looks: colours by their number among the terminal's own, -1 where it has none of its own. */
struct vt_look {
    int fore, back;
    bool bold, reverse;
};
struct vt_look vt_look(struct vt *vt, int row, int col);
const char *vt_title(struct vt *vt);
int vt_bells(const struct vt *vt);
const char *vt_raw(const struct vt *vt, size_t *len); /* every byte the program has written */
void vt_raw_forget(struct vt *vt);
bool vt_is_cooked(
    const struct vt *vt); /* the line discipline is as a shell wants it: echo, lines, signals, flow control */
bool vt_alternate(const struct vt *vt); /* the alternate screen is on */
pid_t vt_pid(const struct vt *vt);

/* The same, ending the test with the screen where it does not come. */
#define vt_expect(vt, text) vt_expect_at(vt, text, true, __FILE__, __LINE__)
#define vt_expect_gone(vt, text) vt_expect_at(vt, text, false, __FILE__, __LINE__)
void vt_expect_at(struct vt *vt, const char *text, bool there, const char *file, int line);
#define vt_expect_exit(vt, code) vt_expect_exit_at(vt, code, __FILE__, __LINE__)
void vt_expect_exit_at(struct vt *vt, int code, const char *file, int line);

#endif
