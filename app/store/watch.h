/* The files while they are open: whether what the next start will find is still what this store writes to. Others can
 * remove, cut and replace a file under an open window, and SQLite, which trusts what it has in memory, does not tell.
 */
#ifndef WB_APP_STORE_WATCH_H
#define WB_APP_STORE_WATCH_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

struct wb_store;

enum { WB_FRAME_HEAD = 24 }; /* bytes before each page in the -wal; its checksum among them */

struct wb_watch {
    bool on;
    struct stat file;                  /* as this store left it */
    ino_t wal;                         /* 0: not seen yet */
    int page;                          /* size in bytes */
    int frame;                         /* the last one that was settled, from 1; 0: none */
    unsigned char head[WB_FRAME_HEAD]; /* of that frame */
    int64_t base;                      /* serial of what stands in the file itself, without the -wal */
};

/* From the first write on. `base` as the file itself has it. */
void wb_watch_begin(struct wb_store *store);
/* After this store has written back: `whole` where nothing is in the -wal alone any more. */
void wb_watch_wrote_back(struct wb_store *store, bool whole);
/* Before what was written is called saved. False with the reason; what can be put back is no damage. */
bool wb_watch_look(struct wb_store *store, struct wb_error *err);
/* After it was fsynced. */
void wb_watch_settled(struct wb_store *store);

/* Looks at the data file itself, without its -wal; `sound` (may be NULL) looks at every page. Returns SQLITE_OK,
 * SQLITE_CORRUPT where it is no file of ours as it stands, else why it could not be read, which may pass. */
int wb_watch_read_alone(const struct wb_store *store, char id[static 33], int64_t *serial, bool *sound);

#endif
