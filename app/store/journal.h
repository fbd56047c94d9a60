/* The journal of an answer from the inside: what a version's end, an import and an erasure do to it. */
#ifndef WB_APP_STORE_JOURNAL_H
#define WB_APP_STORE_JOURNAL_H

#include "store/answers.h"

/* All inside a transaction of the caller's. `version` 0: no value. */
bool wb_journal_close(struct wb_store *store, int64_t answer, int64_t version, struct wb_error *err);
bool wb_journal_restart(struct wb_store *store, int64_t answer, int64_t version, struct wb_error *err);
bool wb_journal_is_open(struct wb_store *store, int64_t answer, bool *open, struct wb_error *err);

#endif
