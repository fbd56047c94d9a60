/* Meetings and the parts of the workbooks between them. Parts are all sections that open with the same meeting, in
 * whatever workbook; modules belong to none. */
#include "programme.h"

#include "session/settings.h"

bool wb_programme_next(struct wb_session *session, struct wb_meeting *out)
{
    for (int kind = WB_WORKSHOP; kind <= WB_SESSION_4; kind++) {
        struct wb_meeting meeting = {.kind = (enum wb_opens)kind};
        if (wb_settings_day(session, meeting.kind, &meeting.day) &&
            wb_day_compare(meeting.day, wb_session_today(session)) >= 0) {
            *out = meeting;
            return true;
        }
    }
    return false;
}

bool wb_programme_last(struct wb_session *session, struct wb_meeting *out)
{
    for (int kind = WB_TWELVE_WEEKS; kind >= WB_WORKSHOP; kind--) {
        struct wb_meeting meeting = {.kind = (enum wb_opens)kind};
        int least = kind == WB_TWELVE_WEEKS ? 0 : 1; /* on the day of a meeting it is still to come */
        if (wb_settings_day(session, meeting.kind, &meeting.day) &&
            wb_day_between(meeting.day, wb_session_today(session)) >= least) {
            *out = meeting;
            return true;
        }
    }
    return false;
}

/* Calls `visit` with each section outside of modules. */
static void each_section(struct wb_session *session,
                         void (*visit)(struct wb_session *, const struct wb_section *, void *), void *data)
{
    const struct wb_library *library = wb_session_library(session);
    for (size_t b = 0; b < library->count; b++)
        for (size_t i = 0; i < library->books[b]->section_count; i++)
            if (!library->books[b]->sections[i].optional)
                visit(session, &library->books[b]->sections[i], data);
}

struct before {
    enum wb_opens meeting, part;
};

static void take_part(struct wb_session *session, const struct wb_section *section, void *data)
{
    struct before *before = data;
    (void)session;
    if (section->opens < before->meeting && section->opens > before->part)
        before->part = section->opens;
}

enum wb_opens wb_programme_part_before(struct wb_session *session, enum wb_opens meeting)
{
    struct before before = {meeting, WB_FROM_THE_START};
    each_section(session, take_part, &before);
    return before.part;
}

struct left {
    enum wb_opens part;
    int minutes;
};

static void add_minutes(struct wb_session *session, const struct wb_section *section, void *data)
{
    struct left *left = data;
    if (section->opens == left->part)
        left->minutes += wb_way_section_progress(session, section).minutes_left;
}

int wb_programme_minutes_left(struct wb_session *session, enum wb_opens part)
{
    struct left left = {part, 0};
    each_section(session, add_minutes, &left);
    return left.minutes;
}

enum wb_opens wb_programme_part_now(struct wb_session *session)
{
    struct wb_meeting meeting;
    if (wb_programme_next(session, &meeting))
        return wb_programme_part_before(session, meeting.kind);
    return wb_programme_last(session, &meeting) ? meeting.kind : WB_FROM_THE_START;
}

bool wb_programme_is_early(struct wb_session *session, const struct wb_section *section)
{
    struct wb_day day;
    return wb_settings_day(session, section->opens, &day) && wb_day_compare(day, wb_session_today(session)) > 0;
}
