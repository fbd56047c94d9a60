/* Copies of the data file: seven that rotate by day, and those that a person asks for. Each is verified before an older
 * one goes. */
#ifndef WB_STORE_BACKUP_H
#define WB_STORE_BACKUP_H

#include "store/store.h"

/* A backup if today has none yet (called when a session ends); keeps the seven newest good ones. */
bool wb_backup_rotate(struct wb_store *store, struct wb_error *err);
bool wb_backup_to(struct wb_store *store, const char *path, bool replace, struct wb_error *err);
/* The same as bytes, to be sent on: a file that is complete in itself. */
bool wb_backup_bytes(struct wb_store *store, struct wb_str *out, struct wb_error *err);
/* Whose backup a file is; false where it is none of ours. */
bool wb_backup_kind(const char *path, enum wb_store_kind *out);
/* Puts a verified backup in the place of the data file; what stood there is set beside it and named in `kept_as`. */
bool wb_backup_restore(const struct wb_store_options *options, const char *path, struct wb_str *kept_as,
                       struct wb_error *err);
/* The newest backup of `dir` that passes its check, or NULL; owned by the caller. */
char *wb_backup_newest(const char *dir, enum wb_store_kind kind);

#endif
