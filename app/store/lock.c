#include "lock.h"

#include "base/mem.h"
#include "probe.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 2500, PAUSE_MS = 10 };
#define PID "pid %-10ld" /* of the holder; 0 once it has rested */

/* Locks of the open file, not of the process: they also keep two stores of one process apart, and closing some other
 * descriptor of the same file does not drop them. */
static bool try_lock(int file)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(file, F_OFD_SETLK, &whole) == 0;
}

/* Written over the last holder's, at the same length: to cut a file to nothing and fill it again makes the file system
 * write it out at once. On a full disk the name may not fit: then it is a lock without a name. */
static off_t write_holder(int file, const struct wb_clock *clock)
{
    char text[96], since[WB_INSTANT_SIZE];
    int len =
        snprintf(text, sizeof text, PID "\nsince %-32s\n", (long)getpid(), wb_instant_write(wb_now(clock), since));
    struct stat now;
    (void)!pwrite(file, text, (size_t)len, 0);
    if (fstat(file, &now) != 0)
        return 0;
    return now.st_size > len && ftruncate(file, len) == 0 ? len : now.st_size;
}

static long read_holder(int file, char since[static WB_INSTANT_SIZE])
{
    char text[128];
    ssize_t got = pread(file, text, sizeof text - 1, 0);
    text[got > 0 ? got : 0] = '\0';
    static const char pid_name[] = "pid ", since_name[] = "\nsince ";
    long pid = strncmp(text, pid_name, strlen(pid_name)) == 0 ? strtol(text + strlen(pid_name), NULL, 10) : 0;
    char *stamp = strstr(text, since_name);
    struct wb_instant at;
    since[0] = '\0';
    if (!stamp)
        return pid;
    stamp += strlen(since_name);
    stamp[strcspn(stamp, " \n")] = '\0';
    if (wb_instant_read(stamp, &at))
        wb_instant_clock(at, since);
    return pid;
}

/* Looked at before it is opened: to open a device or a pipe does things to it. */
static int open_lock(const char *path, struct wb_error *err)
{
    struct stat there;
    const char *instead = lstat(path, &there) == 0 ? wb_probe_no_file(there.st_mode) : NULL;
    int file = instead ? -1 : open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (instead)
        wb_fail(err, WB_DATA,
                "%s is %s, where the file belongs that keeps two windows apart. Move it away, and open this again; "
                "until then nothing can be saved.",
                path, instead);
    else if (file < 0)
        wb_fail(err, WB_DATA, "%s cannot be opened: %s. Without it nothing can be saved there.", path, strerror(errno));
    struct stat now;
    if (file >= 0 && fstat(file, &now) == 0 && (now.st_mode & 0777) != 0600)
        (void)fchmod(file, 0600);
    return file;
}

/* Whether the locked file is still the one that others find at the path. */
static bool in_place(int file, const char *path)
{
    struct stat ours, there;
    return fstat(file, &ours) == 0 && stat(path, &there) == 0 && ours.st_ino == there.st_ino &&
           ours.st_dev == there.st_dev;
}

/* Asks by making the lock file longer, which the holder sees with one fstat. SIGWINCH wakes a screen that sleeps, and
 * does nothing to any other process. */
static bool ask(int file)
{
    static const char please[] = "please\n";
    char since[WB_INSTANT_SIZE];
    long pid = read_holder(file, since);
    struct stat now;
    if (fstat(file, &now) != 0 || pwrite(file, please, sizeof please - 1, now.st_size) < 0)
        return false;
    if (pid > 1)
        (void)kill((pid_t)pid, SIGWINCH);
    for (int waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
        nanosleep(&(struct timespec){.tv_nsec = PAUSE_MS * 1000000L}, NULL);
        if (try_lock(file))
            return true;
    }
    return false;
}

/* A holder that does not answer keeps its lock, but on a file that is no longer there: it sees so before it writes
 * again. */
static int pass_by(const char *path, struct wb_error *err)
{
    char aside[4096];
    if (snprintf(aside, sizeof aside, "%s.new", path) >= (int)sizeof aside) {
        wb_fail(err, WB_DATA, "%s: the path is too long", path);
        return -1;
    }
    (void)unlink(aside);
    int file = open_lock(aside, err);
    if (file < 0)
        return -1;
    if (!try_lock(file) || rename(aside, path) != 0) {
        wb_fail(err, WB_BUSY, "%s is being taken over by another window. Try again in a moment.", path);
        close(file);
        return -1;
    }
    return file;
}

bool wb_lock_take(struct wb_lock *lock, const char *path, const char *holds, bool take_over,
                  const struct wb_clock *clock, struct wb_error *err)
{
    int file = open_lock(path, err);
    if (file < 0)
        return false;
    if (!try_lock(file)) {
        char since[WB_INSTANT_SIZE];
        long pid = read_holder(file, since);
        if (!take_over) {
            close(file);
            return wb_fail(err, WB_BUSY, "Your %s are open in another window%s%s (process %ld)", holds,
                           since[0] ? " since " : "", since, pid);
        }
        if (!ask(file)) {
            close(file);
            file = pass_by(path, err);
            if (file < 0)
                return false;
        }
    }
    if (!in_place(file, path)) {
        close(file); /* taken over between the open and the lock */
        return wb_fail(err, WB_BUSY, "Your %s are just being opened in another window", holds);
    }
    lock->file = file;
    lock->path = wb_copy(path);
    lock->size = write_holder(file, clock);
    return true;
}

/* A lock file without a name was passed by only where another stands in its place: where none does, somebody has
 * removed it, and nobody has taken over. */
static bool is_passed_by(const struct wb_lock *lock, const struct stat *now)
{
    struct stat there;
    return now->st_nlink == 0 && (!lock->path || stat(lock->path, &there) == 0);
}

bool wb_lock_held(const struct wb_lock *lock)
{
    struct stat now;
    return lock->file >= 0 && fstat(lock->file, &now) == 0 && !is_passed_by(lock, &now) && now.st_size == lock->size;
}

bool wb_lock_passed_by(const struct wb_lock *lock)
{
    struct stat now;
    return lock->file < 0 || fstat(lock->file, &now) != 0 || is_passed_by(lock, &now);
}

void wb_lock_release(struct wb_lock *lock)
{
    if (lock->file >= 0)
        close(lock->file);
    lock->file = -1;
    free(lock->path);
    lock->path = NULL;
}

void wb_lock_rest(struct wb_lock *lock)
{
    char text[32];
    int len = snprintf(text, sizeof text, PID, 0L);
    if (wb_lock_held(lock))
        (void)!pwrite(lock->file, text, (size_t)len, 0);
}

bool wb_lock_unrested(const char *path)
{
    char since[WB_INSTANT_SIZE];
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    bool unrested = file >= 0 && read_holder(file, since) > 0;
    if (file >= 0)
        close(file);
    return unrested;
}
