#include "witness.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Always the same length, so that one write replaces one mark whole. */
enum { MARK_SIZE = 256 };

static const char *const states[WB_WITNESS_STATE_COUNT] = {"none", "clean", "open", "settled"};

void wb_witness_read(const char *path, struct wb_witness *mark)
{
    *mark = (struct wb_witness){.state = WB_WITNESS_NONE};
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (file < 0)
        return;
    char text[MARK_SIZE + 1];
    ssize_t got = read(file, text, MARK_SIZE);
    close(file);
    if (got < MARK_SIZE)
        return;
    text[got] = '\0';
    struct wb_witness found = {0};
    char state[16], end[8];
    if (sscanf(text,
               "careers-workbook mark 1\nid %32s\nstate %15s\nrevision %" SCNd64 "\nserial %" SCNd64 "\nanswer %" SCNd64
               "\nseq %" SCNd64 "\n%7s",
               found.id, state, &found.revision, &found.serial, &found.answer, &found.seq, end) != 7 ||
        strcmp(end, "end") != 0)
        return;
    for (int i = WB_WITNESS_CLEAN; i < WB_WITNESS_STATE_COUNT; i++)
        if (strcmp(state, states[i]) == 0)
            found.state = (enum wb_witness_state)i;
    *mark = found;
}

int wb_witness_open(const char *path)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    struct stat now;
    if (file >= 0 && fstat(file, &now) == 0 && (now.st_mode & 0777) != 0600)
        (void)fchmod(file, 0600);
    return file;
}

bool wb_witness_write(int file, const struct wb_witness *mark)
{
    char text[MARK_SIZE];
    memset(text, '\n', sizeof text);
    int len = snprintf(text, sizeof text,
                       "careers-workbook mark 1\nid %s\nstate %s\nrevision %" PRId64 "\nserial %" PRId64
                       "\nanswer %" PRId64 "\nseq %" PRId64 "\nend\n",
                       mark->id, states[mark->state], mark->revision, mark->serial, mark->answer, mark->seq);
    text[len] = '\n';
    return pwrite(file, text, sizeof text, 0) == (ssize_t)sizeof text;
}
