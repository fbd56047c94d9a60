/* The programme by the dates of the settings: which meeting comes next, which part has its turn now. Private to the
 * room. */
#ifndef WB_APP_SESSION_PROGRAMME_H
#define WB_APP_SESSION_PROGRAMME_H

#include "session/way.h"

struct wb_meeting {
    enum wb_opens kind; /* WB_WORKSHOP to WB_SESSION_4, or WB_TWELVE_WEEKS */
    struct wb_day day;
};

/* The next meeting that has a day, today's included; and the last one that has passed (twelve weeks on counts as one
 * from its day on). False: none. */
bool wb_programme_next(struct wb_session *session, struct wb_meeting *out);
bool wb_programme_last(struct wb_session *session, struct wb_meeting *out);
/* What prepares a meeting: what the one before it opened. Of meetings between whose days are left open nobody knows
 * whether they were held, so that all since the last one that was prepares it, and the first of it not done has its
 * turn. */
struct wb_preparation {
    enum wb_opens part;
    int minutes; /* left, of all of it */
};
struct wb_preparation wb_programme_preparation(struct wb_session *session, enum wb_opens meeting);
int wb_programme_minutes_left(struct wb_session *session, enum wb_opens part);
/* The part that has its turn: what prepares the next meeting, else what the last one opened. */
enum wb_opens wb_programme_part_now(struct wb_session *session);
/* Its day is known and has not come. */
bool wb_programme_is_early(struct wb_session *session, const struct wb_section *section);

#endif
