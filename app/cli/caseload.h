/* The coach's caseload opened with the run's directories: what the coach's commands share. */
#ifndef WB_CLI_CASELOAD_H
#define WB_CLI_CASELOAD_H

#include "command.h"
#include "surroundings.h"

#include "coach/caseload.h"

/* To read, the whole file is checked first: nothing is said about a damaged one. */
struct wb_coach *wb_run_caseload(const struct wb_run *run, enum wb_access access, struct wb_error *err);
/* Closes it and hands on what could not be saved, unless `done` is false already and `err` says why. */
bool wb_run_caseload_close(struct wb_coach *coach, bool done, struct wb_error *err);

#endif
