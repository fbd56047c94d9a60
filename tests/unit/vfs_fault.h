/* An SQLite VFS that fails on command: the n-th call of one kind, once or from then on. Everything else goes to the
 * system's. */
#ifndef WB_TESTS_VFS_FAULT_H
#define WB_TESTS_VFS_FAULT_H

#include <stdbool.h>

enum fault_kind {
    FAULT_OPEN,
    FAULT_READ,
    FAULT_WRITE,
    FAULT_FULL,
    FAULT_SYNC,
    FAULT_TRUNCATE,
    FAULT_LOCK,
    FAULT_SHM,
    FAULT_KINDS
};

struct fault {
    enum fault_kind kind;
    int at;       /* which call of the kind fails, from 1; 0: none */
    bool lasting; /* and all after it */
    int calls;    /* of the kind so far */
    int failed;   /* how many were made to fail */
};
extern struct fault fault;
extern const char *const fault_names[FAULT_KINDS];

const char *fault_vfs(void); /* registers it; its name */

#endif
