/* Which people earlier reports' figures stood on, so that none of the present can be taken from one of them. People are
 * remembered by a digest of their random id; it does not know what a figure says. */
#ifndef WB_APP_COACH_REPORT_GROUPS_H
#define WB_APP_COACH_REPORT_GROUPS_H

#include "report_rules.h"
#include "store/caseload.h"

#define WB_TOKEN_SIZE 17
char *wb_person_token(const char *person, char out[static WB_TOKEN_SIZE]);

struct wb_groups;
/* `tokens` are those of the report's people, by number; borrowed. */
struct wb_groups *wb_groups_read(struct wb_store *store, char (*tokens)[WB_TOKEN_SIZE], size_t count,
                                 struct wb_error *err);
void wb_groups_free(struct wb_groups *groups);

/* Whether an earlier report, or this one before, said this figure of people who are these but for one to four. */
bool wb_groups_near(struct wb_groups *groups, const char *figure, const struct wb_people *people);
/* Remembers that this report says it of them. */
void wb_groups_say(struct wb_groups *groups, const char *figure, const struct wb_people *people);

/* What is kept with a report: its people, and each figure's as a row of bits in hex. Owned by the caller. */
char *wb_groups_persons(const struct wb_groups *groups);
char *wb_groups_text(const struct wb_groups *groups);

#endif
