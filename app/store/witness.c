#include "witness.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Always the same length, so that one write replaces one mark whole. */
enum { MARK_SIZE = 256 };

static const char first_line[] = "careers-workbook mark 1\n";
static const char *const states[WB_WITNESS_STATE_COUNT] = {"none", "clean", "open", "settled"};

/* What stands after a name, up to the end of its line; NULL where it is not there. */
static const char *after(const char *text, const char *name)
{
    char wanted[24];
    snprintf(wanted, sizeof wanted, "\n%s ", name);
    const char *line = strstr(text, wanted);
    return line ? line + strlen(wanted) : NULL;
}

static bool take_word(const char *text, const char *name, char *out, size_t size)
{
    const char *word = after(text, name);
    size_t len = word ? strcspn(word, " \n") : 0;
    if (len == 0 || len >= size)
        return false;
    memcpy(out, word, len);
    out[len] = '\0';
    return true;
}

static bool take_number(const char *text, const char *name, int64_t *out)
{
    const char *digits = after(text, name);
    char *end;
    if (!digits)
        return false;
    *out = strtoll(digits, &end, 10);
    return end > digits && *end == '\n';
}

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
    char state[16];
    if (strncmp(text, first_line, strlen(first_line)) != 0 || !strstr(text, "\nend\n") ||
        !take_word(text, "id", found.id, sizeof found.id) || !take_word(text, "state", state, sizeof state) ||
        !take_number(text, "revision", &found.revision) || !take_number(text, "serial", &found.serial) ||
        !take_number(text, "answer", &found.answer) || !take_number(text, "seq", &found.seq))
        return;
    for (int i = WB_WITNESS_CLEAN; i < WB_WITNESS_STATE_COUNT; i++)
        if (strcmp(state, states[i]) == 0)
            found.state = (enum wb_witness_state)i;
    (void)take_number(text, "base", &found.base); /* marks of older versions have none */
    *mark = found;
}

bool wb_witness_same(const struct wb_witness *a, const struct wb_witness *b)
{
    return a->state == b->state && strcmp(a->id, b->id) == 0 && a->revision == b->revision && a->serial == b->serial &&
           a->answer == b->answer && a->seq == b->seq && a->base == b->base;
}

bool wb_witness_is_there(int file)
{
    struct stat now;
    return file >= 0 && fstat(file, &now) == 0 && now.st_nlink > 0;
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
                       "%sid %s\nstate %s\nrevision %" PRId64 "\nserial %" PRId64 "\nanswer %" PRId64 "\nseq %" PRId64
                       "\nbase %" PRId64 "\nend\n",
                       first_line, mark->id, states[mark->state], mark->revision, mark->serial, mark->answer, mark->seq,
                       mark->base);
    text[len] = '\n';
    return pwrite(file, text, sizeof text, 0) == (ssize_t)sizeof text;
}
