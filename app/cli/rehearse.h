/* The part of rehearsing that reads the data file. */
#ifndef WB_CLI_REHEARSE_H
#define WB_CLI_REHEARSE_H

#include "command.h"

#include "workbook/model.h"

/* Adds what a changed workbook would do to the answers kept; nothing where there are none. */
bool wb_rehearse_answers(const struct wb_run *run, const struct wb_workbook *book, struct wb_str *out,
                         struct wb_error *err);

#endif
