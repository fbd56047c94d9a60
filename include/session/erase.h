/* The ids under which an answer that is to be forgotten may be quoted, as the workbooks tell them. It needs no session,
 * so that nothing held in memory can be written back. */
#ifndef WB_SESSION_ERASE_H
#define WB_SESSION_ERASE_H

#include "store/answers.h"
#include "workbook/model.h"

/* The other ids of the question that has, or had, the id `key`; their keys are the library's. Owned by the caller (free);
 * NULL where there are none. */
struct wb_alias *wb_erase_aliases(const struct wb_library *library, const char *workbook, const char *key,
                                  size_t *count);

#endif
