/* Workbook files as an author names them: loaded together with the built-in workbooks, so that references resolve as
 * they will in use, and with their faults said. */
#ifndef WB_CLI_AUTHOR_H
#define WB_CLI_AUTHOR_H

#include "command.h"

#include "load/load.h"

/* Loads the files into the library, with the built-in workbooks that none of them replaces, and links all of it; faults
 * are sorted. False where a file cannot be read; what could be read is loaded and linked all the same. */
bool wb_author_load(const char *const *files, struct wb_library *library, struct wb_faults *faults,
                    struct wb_error *err);
/* Faults on standard error, with the line and a caret where that is a terminal. */
void wb_author_say(const struct wb_faults *faults);

/* The one workbook of a command that needs a sound one: a file, or the id of a built-in one. NULL after its faults were
 * said; an empty `err` with WB_INVALID then. It belongs to the library. */
const struct wb_workbook *wb_author_book(const char *file, struct wb_library *library, struct wb_error *err);

#endif
