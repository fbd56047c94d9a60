/* What the coach's screens share: the client they speak of, and what came from that client. */
#ifndef WB_APP_UI_COACH_COACH_H
#define WB_APP_UI_COACH_COACH_H

#include "coach/caseload.h"
#include "ui/ui.h"

extern const struct wb_screen_ops wb_screen_client; /* the client's id: the answers, with what is new marked */
extern const struct wb_screen_ops wb_screen_brief;  /* the client's id: the page before a session */
extern const struct wb_screen_ops
    wb_screen_case; /* struct wb_case_argument: one answer, its past, the comments on it */

struct wb_case_argument {
    const char *client, *workbook, *key; /* copied */
};

/* "Section › Exercise" of an answer, as far as its export says; else the workbook's id. */
void wb_coach_add_where(struct wb_str *out, const struct wb_case_answer *answer);

/* Asks for a line and keeps it as a comment on an answer, which goes to the client with `reply`. */
void wb_coach_ask_comment(struct wb_ui *ui, const struct wb_case_argument *about);
/* The private note on an answer (or, with key "", on the client); no file ever holds it. */
void wb_coach_ask_note(struct wb_ui *ui, const struct wb_case_argument *about);

#endif
