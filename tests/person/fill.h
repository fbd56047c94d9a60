/* A way through a workbook, or through one section of it, as a person would take it: from question to question with Tab,
 * each answered. What comes of it is a script of keys, and the lines that do the same in linear mode. */
#ifndef WB_TESTS_FILL_H
#define WB_TESTS_FILL_H

#include "give.h"

/* One recording for each time that the program is opened: at a workbook, where it goes on, or at one of its sections.
 * `done` has a place for each prompt of the workbook and says afterwards which were asked. */
void record(struct script *script, const struct person *person, struct wb_session *session,
            const struct wb_workbook *book, const struct wb_section *section, bool *done);

/* On the way, everything outside of modules that have not been chosen is asked, and nothing else. */
void assert_all_asked(struct wb_session *session, const struct wb_workbook *book, const bool *done);

#endif
