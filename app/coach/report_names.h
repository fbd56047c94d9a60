/* Names as they are looked for in words that may be quoted. It knows no caseload and no report. */
#ifndef WB_APP_COACH_REPORT_NAMES_H
#define WB_APP_COACH_REPORT_NAMES_H

#include <stdbool.h>

struct wb_known_names;
struct wb_known_names *wb_known_names_new(void);
void wb_known_names_free(struct wb_known_names *names);
/* Looked for whole, and each part of three letters or more, without case and accents. */
void wb_known_names_add(struct wb_known_names *names, const char *name);
/* Looked for whole alone, as words in this order. */
void wb_known_names_add_whole(struct wb_known_names *names, const char *words);
bool wb_known_names_hold(const struct wb_known_names *names, const char *text);

#endif
