/* What figures tell when they are added to and taken from each other, on bare sets of people. It knows no question, no
 * report and no file. */
#ifndef WB_APP_COACH_REPORT_SUMS_H
#define WB_APP_COACH_REPORT_SUMS_H

#include "report_rules.h"

/* Some people, and for each by number a mark of what they gave (only those of `people` are looked at). One who gave
 * something else later counts as somebody else. `marks` NULL: nobody knows what they gave; taken as unchanged. */
struct wb_group {
    const struct wb_people *people;
    const uint16_t *marks;
};

/* Whether a figure of the last group, with any of the others, each taken any number of times, leaves one to four people:
 * then it would say something of these few that the others together do not. All are of `people` people. */
bool wb_sums_leave_few(const struct wb_group *groups, size_t count, size_t people);

/* For what is said of each person by itself, as words are: it stands with the groups that the person is in, and with no
 * other. Whether one to four people alone are in some groups and in no other, one of whom gave something (has a mark
 * other than 0). */
bool wb_sums_single_out(const struct wb_group *groups, size_t count, size_t people);

#endif
