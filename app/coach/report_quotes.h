/* The words that may be quoted: with consent for each, without a name or a day, in an order that says
 * nothing of whose they are. */
#ifndef WB_APP_COACH_REPORT_QUOTES_H
#define WB_APP_COACH_REPORT_QUOTES_H

#include "report_gather.h"

enum { WB_QUOTE_LONGEST = 600 }; /* characters */

/* Sets "quotes", a list of texts, and "quotes_withheld", a list of reasons. False with `err` where the caseload cannot
 * be read. */
bool wb_report_quotes(struct wb_store *store, const struct wb_gathered *gathered, struct wb_groups *groups,
                      json_t *body, struct wb_error *err);

#endif
