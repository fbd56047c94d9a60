/* The words and numbers that every format of a report says alike, and a walk through all of its figures. */
#ifndef WB_APP_COACH_REPORT_WORDS_H
#define WB_APP_COACH_REPORT_WORDS_H

#include "report.h"

/* One figure and where it stands; `division` and `part` NULL: of all the people. */
struct wb_said {
    const json_t *section, *question, *row, *division, *part;
    const json_t *cell; /* of one moment; or what withholds it: a question, a division or a part */
};
typedef void wb_each_said(void *data, const struct wb_said *said);
void wb_report_walk(const struct wb_report *report, wb_each_said *each, void *data);

void wb_report_title(const struct wb_report *report, struct wb_str *out); /* "Programme report, 1 September to ..." */
void wb_report_intro(const struct wb_report *report, struct wb_str *out); /* whose answers it stands on */
/* What was delivered: a label and a text for each; `each` may keep neither. */
typedef void wb_each_fact(void *data, const char *label, const char *text);
void wb_report_facts(const struct wb_report *report, wb_each_fact *each, void *data);
extern const char *const wb_report_rules[]; /* how people are protected: sentences, NULL-ended */

const char *wb_moment_words(const json_t *question, const json_t *cell); /* "at first"; "" where there is but one */
bool wb_is_over_time(const json_t *question);
const char *wb_why(const json_t *object); /* the sentence why it is withheld; NULL: it is said */
void wb_scale_words(const json_t *question,
                    struct wb_str *out); /* "0 is not begun, 10 is there"; nothing without one */
void wb_number_words(const json_t *cell, const char *key, struct wb_str *out); /* at most two decimals */
void wb_counts_words(const json_t *cell, struct wb_str *out); /* "0 to 4: 6 people; 5 to 10: 9 people" */
void wb_cell_words(const json_t *question, const json_t *cell, struct wb_str *out); /* the whole cell as a sentence */

#endif
