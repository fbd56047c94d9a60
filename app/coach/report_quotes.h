/* The words that may be quoted: with consent for each, without a name that the caseload knows, in an order that says
 * nothing of whose they are. */
#ifndef WB_APP_COACH_REPORT_QUOTES_H
#define WB_APP_COACH_REPORT_QUOTES_H

#include "report_gather.h"

enum { WB_QUOTE_LONGEST = 600 }; /* characters */

/* Names as they are looked for in a text: whole, and each part of three letters or more, without case and accents. */
struct wb_known_names;
struct wb_known_names *wb_known_names_new(void);
void wb_known_names_free(struct wb_known_names *names);
void wb_known_names_add(struct wb_known_names *names, const char *name);
bool wb_known_names_hold(const struct wb_known_names *names, const char *text);

/* Sets "quotes", a list of texts, and "quotes_withheld", a list of reasons. False with `err` where the caseload cannot
 * be read. */
bool wb_report_quotes(struct wb_store *store, const struct wb_gathered *gathered, struct wb_groups *groups,
                      json_t *body, struct wb_error *err);

#endif
