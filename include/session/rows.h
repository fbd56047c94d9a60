/* Rows of tables and commitments, by their ids. Each call is one change, one undo step. It does not know columns: cells
 * are set with wb_session_edit and wb_session_set_at at "ROW/COLUMN". */
#ifndef WB_SESSION_ROWS_H
#define WB_SESSION_ROWS_H

#include "session/session.h"

#define WB_ROW_ID 24

/* Adds a row with an id that the answer never had (r1, r2 ...; c1 ... for commitments), after the row `after` or, NULL,
 * at the end. `cells` (borrowed; may be NULL) are what it holds at once. A row without cells that is still so when the
 * prompt is left is not kept. */
bool wb_session_row_new(struct wb_session *session, const struct wb_prompt *prompt, const char *after,
                        const json_t *cells, char id[static WB_ROW_ID], struct wb_error *err);
/* The number of the next new row's id, for a row that is shown before anything is written in it. */
long wb_session_row_number(struct wb_session *session, const struct wb_prompt *prompt);
bool wb_session_row_remove(struct wb_session *session, const struct wb_prompt *prompt, const char *id,
                           struct wb_error *err);
/* By so many places, held within the table. */
bool wb_session_row_move(struct wb_session *session, const struct wb_prompt *prompt, const char *id, int by,
                         struct wb_error *err);

#endif
