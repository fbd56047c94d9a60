/* Whether a text names a day of the calendar, in words or in figures. */
#ifndef WB_APP_COACH_REPORT_DAYS_H
#define WB_APP_COACH_REPORT_DAYS_H

#include <stdbool.h>

/* "3 December", "Dec 3rd", "3/12/2026", "3.12.26", "2026-12-03"; not "1/2" or "the third of May". */
bool wb_holds_day(const char *text);

#endif
