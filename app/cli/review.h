/* All questions and answers of a workbook as plain text, for the person alone: private ones stand in it, marked. */
#ifndef WB_CLI_REVIEW_H
#define WB_CLI_REVIEW_H

#include "session/way.h"

/* Wrapped to `columns`; 0: lines as they are. Cleaned for a terminal. */
void wb_review_write(struct wb_session *session, const struct wb_workbook *book, int columns, struct wb_str *out);

#endif
