/* The mark beside a data file: what it held when it was last known to be whole. It shows what the file itself cannot
 * show: that it was emptied, replaced by an older copy, or lost its -wal. */
#ifndef WB_APP_STORE_WITNESS_H
#define WB_APP_STORE_WITNESS_H

#include <stdbool.h>
#include <stdint.h>

enum wb_witness_state {
    WB_WITNESS_NONE,    /* no mark, or none that can be read */
    WB_WITNESS_CLEAN,   /* closed: everything is in the file itself */
    WB_WITNESS_OPEN,    /* someone is about to write */
    WB_WITNESS_SETTLED, /* what is named here was fsynced, perhaps in the -wal */
    WB_WITNESS_STATE_COUNT
};

struct wb_witness {
    enum wb_witness_state state;
    char id[33];
    int64_t revision, serial; /* the last of the file */
    int64_t answer, seq;      /* the last edit of a key; 0: none since `serial` */
    int64_t base;             /* serial of what stands in the file itself, without its -wal; 0: not known */
};

void wb_witness_read(const char *path, struct wb_witness *mark);
bool wb_witness_is_there(int file); /* whether the open mark still has a name */
/* Opens it for writing, made with mode 0600 if it is missing. -1 and errno where that fails. */
int wb_witness_open(const char *path);
bool wb_witness_same(const struct wb_witness *a, const struct wb_witness *b);
/* One write in place. Never fsynced: an older mark is only less strict. */
bool wb_witness_write(int file, const struct wb_witness *mark);

#endif
