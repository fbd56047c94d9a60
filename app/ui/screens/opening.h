/* When a section is meant to be opened, in words. Nothing is locked by it. */
#ifndef WB_APP_UI_SCREENS_OPENING_H
#define WB_APP_UI_SCREENS_OPENING_H

#include "ui/ui.h"

/* "after session 2", "the twelve weeks after session 4"; NULL for a section open from the start. */
const char *wb_opening_words(enum wb_opens opens);
/* Whether its day is still to come, or not known and nothing in it is begun. `words` (may be NULL) gets "after session
 * 2" or, where the day is known, "from Thu 3 Dec". */
bool wb_opening_is_early(struct wb_session *session, const struct wb_section *section, bool begun,
                         struct wb_str *words);

#endif
