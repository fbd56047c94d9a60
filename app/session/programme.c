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

/* On the day of a meeting it is still to come; twelve weeks on begin with their day. */
static bool has_passed(struct wb_session *session, int kind, struct wb_meeting *out)
{
    struct wb_meeting meeting = {.kind = (enum wb_opens)kind};
    int least = kind == WB_TWELVE_WEEKS ? 0 : 1;
    if (!wb_settings_day(session, meeting.kind, &meeting.day) ||
        wb_day_between(meeting.day, wb_session_today(session)) < least)
        return false;
    *out = meeting;
    return true;
}

bool wb_programme_last(struct wb_session *session, struct wb_meeting *out)
{
    for (int kind = WB_TWELVE_WEEKS; kind >= WB_WORKSHOP; kind--)
        if (has_passed(session, kind, out))
            return true;
    return false;
}

/* What is asked between one meeting and the next, as far as it goes. */
struct part {
    bool begun, done;
    int minutes_left;
};

static void add_section(struct wb_session *session, const struct wb_section *section, struct part *part)
{
    part->begun |= wb_way_section_begun(session, section);
    for (size_t i = 0; i < section->exercise_count; i++) {
        if (!wb_way_is_ahead(session, &section->exercises[i]))
            continue;
        part->done = false;
        part->minutes_left += section->exercises[i].minutes;
    }
}

struct parts {
    struct part of[WB_OPENS_COUNT];
};

static struct parts parts_of(struct wb_session *session)
{
    struct parts parts;
    const struct wb_library *library = wb_session_library(session);
    for (int i = 0; i < WB_OPENS_COUNT; i++)
        parts.of[i] = (struct part){false, true, 0};
    for (size_t b = 0; b < library->count; b++)
        for (size_t i = 0; i < library->books[b]->section_count; i++) {
            const struct wb_section *section = &library->books[b]->sections[i];
            if (!section->optional)
                add_section(session, section, &parts.of[section->opens]);
        }
    return parts;
}

/* The last meeting before `meeting` that has been held as far as anyone can tell: its day has passed, or what it opens
 * has begun. One whose day is left open proves nothing by the day of a later one. */
static enum wb_opens held_before(struct wb_session *session, const struct parts *parts, enum wb_opens meeting)
{
    struct wb_meeting passed;
    int held = WB_FROM_THE_START;
    for (int kind = WB_WORKSHOP; kind < (int)meeting; kind++)
        if (parts->of[kind].begun || has_passed(session, kind, &passed))
            held = kind;
    return (enum wb_opens)held;
}

struct wb_preparation wb_programme_preparation(struct wb_session *session, enum wb_opens meeting)
{
    struct parts parts = parts_of(session);
    int part = held_before(session, &parts, meeting);
    while (part + 1 < (int)meeting && parts.of[part].done)
        part++;
    struct wb_preparation preparation = {(enum wb_opens)part, 0};
    for (; part < (int)meeting; part++)
        preparation.minutes += parts.of[part].minutes_left;
    return preparation;
}

int wb_programme_minutes_left(struct wb_session *session, enum wb_opens part)
{
    return parts_of(session).of[part].minutes_left;
}

enum wb_opens wb_programme_part_now(struct wb_session *session)
{
    struct wb_meeting meeting;
    if (wb_programme_next(session, &meeting))
        return wb_programme_preparation(session, meeting.kind).part;
    return wb_programme_last(session, &meeting) ? meeting.kind : WB_FROM_THE_START;
}

bool wb_programme_is_early(struct wb_session *session, const struct wb_section *section)
{
    struct wb_day day;
    return wb_settings_day(session, section->opens, &day) && wb_day_compare(day, wb_session_today(session)) > 0;
}
