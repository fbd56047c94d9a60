/* Loading one workbook without a copy of its text. Private to the room; load/load.h is for everyone. */
#ifndef WB_LOAD_OWNED_H
#define WB_LOAD_OWNED_H

#include "load/load.h"

/* As wb_load_text; with `borrow` the text is not copied and must outlive the workbook, as what is built in does. */
struct wb_workbook *wb_load_owned(const char *file, const char *data, size_t len, bool borrow,
                                  struct wb_faults *faults);

#endif
