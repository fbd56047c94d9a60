/* Files read whole and written whole. */
#include "base/file.h"

#include "base/mem.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the system said, in words that help: what it is, and what to do about it. */
static const char *words(int error)
{
    static const struct {
        int error;
        const char *words;
    } known[] = {
        {ENOENT, "there is nothing of that name; check how it is spelt"},
        {EACCES, "you are not allowed to; check its permissions"},
        {EPERM, "you are not allowed to; check its permissions"},
        {EISDIR, "it is a directory; name a file"},
        {ENOTDIR, "a part of the path is a file, not a directory"},
        {ENOSPC, "the disk is full; make some room and try again"},
        {EDQUOT, "your share of the disk is used up; make some room and try again"},
        {EROFS, "it lies on a disk that cannot be written to; choose another place"},
        {ENAMETOOLONG, "the name is too long"},
        {ELOOP, "its symbolic links lead in a circle"},
        {EFBIG, "it would be larger than files may be here"},
        {EIO, "the disk reports a fault"},
        {EPIPE, "nobody is reading it any more"},
        {ENXIO, "it is a device or a socket, not an ordinary file"},
        {EMFILE, "too many files are open"},
        {ENFILE, "too many files are open"},
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].error == error)
            return known[i].words;
    return strerror(error);
}

/* Why a file of this mode is not read; NULL for a regular one. */
static const char *not_regular(mode_t mode)
{
    if (S_ISREG(mode))
        return NULL;
    if (S_ISDIR(mode))
        return "it is a directory; name a file";
    if (S_ISFIFO(mode))
        return "it is a pipe, not an ordinary file";
    return "it is a device or a socket, not an ordinary file";
}

static bool too_large(const char *path, size_t max, struct wb_error *err)
{
    static const size_t megabyte = 1024UL * 1024;

    if (max >= megabyte)
        return wb_fail(err, WB_LIMIT, "cannot read %s: it is larger than %zu MB", path, max / megabyte);
    return wb_fail(err, WB_LIMIT, "cannot read %s: it is larger than %zu bytes", path, max);
}

/* Reads until the end; one byte beyond the size promised is asked for, to see the end without a second round. */
static bool read_all(int fd, const char *path, size_t max, size_t expected, struct wb_str *out, struct wb_error *err)
{
    size_t room = expected + 1;
    char *buffer = wb_realloc_array(NULL, room + 1, 1);
    size_t len = 0;
    wb_populate(buffer, room);

    for (;;) {
        if (len == room) {
            room = room * 2 < max + 1 ? room * 2 : max + 1;
            buffer = wb_realloc_array(buffer, room + 1, 1);
        }
        ssize_t got = read(fd, buffer + len, room - len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            int why = errno;
            free(buffer);
            return wb_fail(err, WB_FAILED, "cannot read %s: %s", path, words(why));
        }
        if (got == 0)
            break;
        len += (size_t)got;
        if (len > max) {
            free(buffer);
            return too_large(path, max, err);
        }
    }
    buffer[len] = '\0';
    wb_str_fini(out);
    *out = (struct wb_str){buffer, len, room + 1};
    return true;
}

bool wb_file_read(const char *path, size_t max, struct wb_str *out, struct wb_error *err)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

    if (fd < 0)
        return wb_fail(err, WB_FAILED, "cannot read %s: %s", path, words(errno));
    bool done = false;
    if (fstat(fd, &info) != 0)
        wb_fail(err, WB_FAILED, "cannot read %s: %s", path, words(errno));
    else if (not_regular(info.st_mode))
        wb_fail(err, WB_FAILED, "cannot read %s: %s", path, not_regular(info.st_mode));
    else if (info.st_size > 0 && (uintmax_t)info.st_size > max)
        too_large(path, max, err);
    else
        done = read_all(fd, path, max, (size_t)info.st_size, out, err);
    close(fd);
    return done;
}

static bool write_all(int fd, const char *data, size_t len)
{
    while (len > 0) {
        ssize_t put = write(fd, data, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        data += put;
        len -= (size_t)put;
    }
    return true;
}

/* A file keeps every byte; a terminal would obey some of them. */
static bool write_fit(int fd, const char *data, size_t len)
{
    struct wb_str shown = {0};
    if (!isatty(fd))
        return write_all(fd, data, len);
    wb_clean(&shown, data, len, WB_CLEAN_TERMINAL);
    bool done = write_all(fd, wb_str_text(&shown), shown.len);
    int why = errno;
    wb_str_fini(&shown);
    errno = why;
    return done;
}

static bool write_stdout(const char *data, size_t len, struct wb_error *err)
{
    if (fflush(stdout) == 0 && write_fit(STDOUT_FILENO, data, len))
        return true;
    return wb_fail(err, WB_FAILED, "cannot write to standard output: %s", words(errno));
}

/* A device or a pipe named as the output (/dev/null, a named pipe) is written through: it has no contents to lose. */
static bool write_through(const char *path, const char *data, size_t len, struct wb_error *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    bool done = fd >= 0 && write_fit(fd, data, len);
    int why = errno;

    if (fd >= 0 && close(fd) != 0 && done) {
        done = false;
        why = errno;
    }
    return done || wb_fail(err, WB_FAILED, "cannot write %s: %s", path, words(why));
}

static char *directory_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return wb_copy(".");
    return wb_copy_n(path, slash == path ? 1 : (size_t)(slash - path));
}

static bool write_private(int fd, const char *data, size_t len)
{
    return fchmod(fd, 0600) == 0 && write_all(fd, data, len) && fsync(fd) == 0;
}

/* Without `replace` the kernel itself refuses where something stands; a file system that lacks renameat2 has links. */
static bool rename_to(const char *temporary, const char *path, bool replace)
{
    if (replace)
        return rename(temporary, path) == 0;
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    if (link(temporary, path) != 0)
        return false;
    unlink(temporary);
    return true;
}

/* Gives a file without a name its own. Nothing can be linked over a file: to replace one, another name comes first. */
static bool link_to(int fd, const char *dir, const char *path, bool replace)
{
    char open_file[40], name[40];

    snprintf(open_file, sizeof open_file, "/proc/self/fd/%d", fd);
    if (!replace)
        return linkat(AT_FDCWD, open_file, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
    for (int attempt = 0; attempt < 100; attempt++) {
        snprintf(name, sizeof name, ".workbook-%ld-%d", (long)getpid(), attempt);
        char *temporary = wb_path_join(dir, name);
        bool linked = linkat(AT_FDCWD, open_file, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0;
        bool done = linked && rename(temporary, path) == 0;
        int why = errno;
        if (linked && !done)
            unlink(temporary);
        free(temporary);
        errno = why;
        if (done || linked || why != EEXIST)
            return done;
    }
    return false;
}

/* A file that has no name until it is whole: whoever kills the program meanwhile leaves nothing of it behind. */
static bool write_nameless(const char *dir, const char *path, const char *data, size_t len, bool replace)
{
    int fd = open(dir, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    bool done = write_private(fd, data, len) && link_to(fd, dir, path, replace);
    int why = errno;

    if (close(fd) != 0 && done)
        return false;
    errno = why;
    return done;
}

/* Where the file system has no such files, or /proc is missing: one with a name. */
static bool write_named(const char *dir, const char *path, const char *data, size_t len, bool replace)
{
    char *temporary = wb_path_join(dir, ".workbook-XXXXXX");
    int fd = mkostemp(temporary, O_CLOEXEC);
    bool done = fd >= 0 && write_private(fd, data, len);
    int why = errno;

    if (fd >= 0 && close(fd) != 0 && done) {
        done = false;
        why = errno;
    }
    if (done && !rename_to(temporary, path, replace)) {
        done = false;
        why = errno;
    }
    if (fd >= 0 && !done)
        unlink(temporary);
    free(temporary);
    errno = why;
    return done;
}

/* What a file system without nameless files says, in one way or another. */
static bool lacks_nameless(int why)
{
    return why == EOPNOTSUPP || why == EISDIR || why == EINVAL || why == ENOENT || why == ENOSYS || why == EXDEV ||
           why == EPERM || why == EACCES;
}

/* The new name is on disk only when its directory is. Some file systems cannot do this, and need not. */
static void sync_directory(const char *dir)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

static bool fail_write(const char *path, int why, struct wb_error *err)
{
    if (why == EEXIST)
        return wb_fail(err, WB_EXISTS, "%s exists already; choose another name, or say --force to replace it", path);
    if (why == ENOENT)
        return wb_fail(err, WB_FAILED, "cannot write %s: its directory is not there; make it, or choose another place",
                       path);
    return wb_fail(err, WB_FAILED, "cannot write %s: %s", path, words(why));
}

static bool write_file(const char *path, const char *data, size_t len, bool replace, struct wb_error *err)
{
    char *dir = directory_of(path);
    bool done = write_nameless(dir, path, data, len, replace);

    if (!done && lacks_nameless(errno))
        done = write_named(dir, path, data, len, replace);
    int why = errno;
    if (done)
        sync_directory(dir);
    free(dir);
    return done || fail_write(path, why, err);
}

bool wb_file_write(const char *path, const char *data, size_t len, bool replace, struct wb_error *err)
{
    struct stat info;

    if (strcmp(path, "-") == 0)
        return write_stdout(data, len, err);
    if (stat(path, &info) == 0) {
        if (S_ISCHR(info.st_mode) || S_ISFIFO(info.st_mode))
            return write_through(path, data, len, err);
        if (not_regular(info.st_mode))
            return wb_fail(err, WB_FAILED, "cannot write %s: %s", path, not_regular(info.st_mode));
    }
    if (!replace && wb_file_exists(path))
        return fail_write(path, EEXIST, err);
    return write_file(path, data, len, replace, err);
}
