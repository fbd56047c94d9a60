/* Where a file goes that is shared: in words that people type, as a whole path. */
#ifndef WB_APP_UI_SCREENS_SHARE_PATH_H
#define WB_APP_UI_SCREENS_SHARE_PATH_H

#include "export/export.h"

/* Where the program was started, under the default name. Owned by the caller. */
char *wb_share_default_path(const struct wb_view *view, enum wb_format format);
/* "~/x" is in the home directory, "x" where the program was started; a directory gets the default name in it. Owned. */
char *wb_share_typed_path(const char *typed, const struct wb_view *view, enum wb_format format);

#endif
