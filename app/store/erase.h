/* Forgetting rows so that no byte of them is left: in the file, its -wal and its backups. It does not know which rows. */
#ifndef WB_APP_STORE_ERASE_H
#define WB_APP_STORE_ERASE_H

#include "db.h"

/* Deletes what is to be forgotten; an SQLite result code. Run in the file and in each backup. */
typedef int wb_forget(sqlite3 *db, const void *data);
bool wb_store_forget(struct wb_store *store, wb_forget *forget, const void *data, struct wb_error *err);

#endif
