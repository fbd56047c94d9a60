/* Loading one workbook without a copy of its text. Private to the room; load/load.h is for everyone. */
#ifndef WB_LOAD_OWNED_H
#define WB_LOAD_OWNED_H

#include "load/load.h"

/* A workbook that is built in: as wb_load_text of its text would give it, but its text is not copied. */
struct wb_workbook *wb_load_builtin(const struct wb_builtin *builtin, struct wb_faults *faults);

#endif
