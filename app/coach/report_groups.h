/* Which people earlier reports' figures stood on, so that none of the present can be taken from them. People are
 * remembered by a digest of their random id, what each gave by a mark that tells it only from something else; it does
 * not know what a figure says. */
#ifndef WB_APP_COACH_REPORT_GROUPS_H
#define WB_APP_COACH_REPORT_GROUPS_H

#include "report_sums.h"
#include "store/caseload.h"

#define WB_TOKEN_SIZE 17
char *wb_person_token(const char *person, char out[static WB_TOKEN_SIZE]);

struct wb_groups;
/* `tokens` are those of the report's people, by number; borrowed. */
struct wb_groups *wb_groups_read(struct wb_store *store, char (*tokens)[WB_TOKEN_SIZE], size_t count,
                                 struct wb_error *err);
void wb_groups_free(struct wb_groups *groups);

/* A mark of some bytes more: different ones look alike once in 65,536 times. Begins with 0. */
uint16_t wb_mark(uint16_t mark, const void *data, size_t len);

/* Whether an earlier report, or this one before, said this figure of people who are these but for one to four (who are
 * others, or gave something else since), or several did whose sums leave so few. */
bool wb_groups_near(struct wb_groups *groups, const char *figure, const struct wb_group *group);
/* The same of what is said of each person by itself: `group` is everybody of the report, what has the mark 0 said nothing. */
bool wb_groups_single_out(struct wb_groups *groups, const char *figure, const struct wb_group *group);
/* Remembers that this report says it of them. */
void wb_groups_say(struct wb_groups *groups, const char *figure, const struct wb_group *group);

/* What is kept with a report: its people, and each figure's as a row of bits in hex, a colon, and the marks of those in
 * it. Owned by the caller. */
char *wb_groups_persons(const struct wb_groups *groups);
char *wb_groups_text(const struct wb_groups *groups);

#endif
