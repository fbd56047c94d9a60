/* Whether a text holds what looks like the name of a school. */
#ifndef WB_APP_COACH_REPORT_SCHOOLS_H
#define WB_APP_COACH_REPORT_SCHOOLS_H

#include <stdbool.h>

/* "Oakfield Academy", "St Anne's RC High School", "the University of Leeds"; not "our School" or "a Special School". */
bool wb_holds_school(const char *text);

#endif
