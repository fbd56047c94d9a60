/* curses flushes after each movement of its cursor, by write() on the descriptor of its file, which no buffer of that
 * file can hold back. So that descriptor is a file in memory while a paint is made, and the terminal again after it:
 * what was painted then arrives as one write, and nobody sees half of it. */
#include "output.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* The descriptor has a number of its own, which a handler finds without a variable to keep it in. */
enum { OURS = 97 };

void wb_output_open(struct wb_output *output)
{
    *output = (struct wb_output){.memory = -1};
    int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, OURS);
    if (fd < 0)
        return;
    output->file = fdopen(fd, "w");
    if (fd == OURS)
        output->memory = memfd_create("paint", MFD_CLOEXEC);
}

void wb_output_close(struct wb_output *output)
{
    if (output->file)
        fclose(output->file);
    if (output->memory >= 0)
        close(output->memory);
    free(output->bytes);
    *output = (struct wb_output){.memory = -1};
}

void wb_output_catch(struct wb_output *output)
{
    if (output->memory >= 0)
        dup3(output->memory, OURS, O_CLOEXEC);
}

void wb_output_let_go(void)
{
    if (fcntl(OURS, F_GETFD) >= 0)
        dup3(STDOUT_FILENO, OURS, O_CLOEXEC);
}

static void write_all(const char *bytes, size_t len)
{
    struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};

    while (len > 0) {
        ssize_t put = write(STDOUT_FILENO, bytes, len);
        if (put > 0) {
            bytes += put;
            len -= (size_t)put;
        } else if (put < 0 && errno == EAGAIN) {
            poll(&room, 1, -1);
        } else if (put >= 0 || errno != EINTR) {
            return; /* the terminal is gone: reading will say so */
        }
    }
}

/* What was caught since the last time; the file in memory is then written from its beginning again. */
static size_t take_caught(struct wb_output *output)
{
    off_t len = lseek(output->memory, 0, SEEK_CUR);

    if (len <= 0)
        return 0;
    if ((size_t)len > output->room) {
        output->bytes = wb_realloc_array(output->bytes, (size_t)len, 1);
        output->room = (size_t)len;
    }
    ssize_t got = pread(output->memory, output->bytes, (size_t)len, 0);
    lseek(output->memory, 0, SEEK_SET);
    return got > 0 ? (size_t)got : 0;
}

void wb_output_release(struct wb_output *output)
{
    if (output->memory < 0)
        return;
    dup3(STDOUT_FILENO, OURS, O_CLOEXEC);
    size_t len = take_caught(output);
    write_all(output->bytes, len);
}
