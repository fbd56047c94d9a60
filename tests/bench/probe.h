/* A terminal program measured from outside, through a pty, its output shown to libvterm. Times are nanoseconds. */
#ifndef WB_TESTS_BENCH_PROBE_H
#define WB_TESTS_BENCH_PROBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct probe_start {
    const char *const *argv, *const *env; /* env: what is set beside a bare environment; NULL-ended */
    const char *ready;                    /* text that the first paint shows */
    int rows, cols;
};
struct probe;

/* Starts a program and waits until `ready` is shown; `took` is the time from fork to that paint. NULL: it never was, with what the
 * screen showed instead on standard error. */
struct probe *probe_open(const struct probe_start *start, int64_t *took);
/* Sends `quit`, waits for the end (killed after a while); frees. */
void probe_close(struct probe *probe, const char *quit);
void probe_send(struct probe *probe, const char *data, size_t len);
/* Waits until a text is shown anywhere; the time it took, or -1 after ten seconds. */
int64_t probe_until(struct probe *probe, const char *text);
/* Types one ASCII character and waits until it stands left of the cursor; the time it took, or -1. */
int64_t probe_type(struct probe *probe, char c);
/* Waits until nothing has come for so many milliseconds. */
void probe_quiet(struct probe *probe, int milliseconds);
void probe_resize(struct probe *probe, int rows, int cols);
size_t probe_bytes(const struct probe *probe);      /* read so far */
int64_t probe_cpu(const struct probe *probe);       /* of the program so far */
long probe_wakeups(const struct probe *probe);      /* voluntary context switches so far */
long probe_peak_kilobytes(const struct probe *probe);
pid_t probe_pid(const struct probe *probe);
int64_t probe_now(void);

#endif
