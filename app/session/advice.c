/* One sentence of what to do next, said as a kind colleague would. */
#include "base/text.h"
#include "session/settings.h"
#include "session/way.h"

static const char *const meetings[WB_OPENS_COUNT] = {
    [WB_WORKSHOP] = "The workshop", [WB_SESSION_1] = "Session 1", [WB_SESSION_2] = "Session 2",
    [WB_SESSION_3] = "Session 3",   [WB_SESSION_4] = "Session 4",
};

/* The next meeting that has a day: today's counts. */
static enum wb_opens next_meeting(struct wb_session *session, struct wb_day *day)
{
    for (int i = WB_WORKSHOP; i <= WB_SESSION_4; i++)
        if (wb_settings_day(session, (enum wb_opens)i, day) && wb_day_compare(*day, wb_session_today(session)) >= 0)
            return (enum wb_opens)i;
    return WB_FROM_THE_START;
}

/* What prepares a meeting: the last section that opens before it, as far as it is not done. */
static int minutes_before(struct wb_session *session, enum wb_opens meeting)
{
    const struct wb_library *library = wb_session_library(session);
    enum wb_opens opens = WB_FROM_THE_START;
    int minutes = 0;
    for (size_t b = 0; b < library->count; b++)
        for (size_t i = 0; i < library->books[b]->section_count; i++) {
            const struct wb_section *section = &library->books[b]->sections[i];
            if (section->optional || section->opens >= meeting || section->opens < opens)
                continue;
            if (section->opens > opens)
                minutes = 0;
            opens = section->opens;
            minutes += wb_way_section_progress(session, section).minutes_left;
        }
    return minutes;
}

static void say_minutes(struct wb_str *out, int minutes)
{
    wb_str_addf(out, minutes == 1 ? "a minute prepares it." : "%d minutes prepare it.", minutes);
}

static bool advise_meeting(struct wb_session *session, struct wb_str *out)
{
    struct wb_day day, today = wb_session_today(session);
    enum wb_opens meeting = next_meeting(session, &day);
    char text[WB_DAY_SIZE];
    if (meeting == WB_FROM_THE_START)
        return false;
    int days = wb_day_between(today, day), minutes = minutes_before(session, meeting);
    const char *on = days < 2 ? "" : "on ";
    wb_str_addf(out, "%s is %s%s", meetings[meeting], on, wb_day_short(day, today, text));
    if (minutes > 0) {
        wb_str_add(out, ": ");
        say_minutes(out, minutes);
    } else {
        wb_str_add(out, ", and you are ready for it.");
    }
    return true;
}

static bool advise_due(struct wb_session *session, struct wb_str *out)
{
    struct wb_arena arena;
    struct wb_day today = wb_session_today(session), due = {0};
    const char *action = NULL;
    bool said = false;
    wb_arena_init(&arena);
    struct wb_commitments all = wb_commitments_all(wb_session_reader(session), &arena);
    for (size_t i = 0; i < all.count; i++) {
        const struct wb_commitment *c = &all.list[i];
        bool soon = c->open && c->action && wb_day_is(c->by) && wb_day_between(today, c->by) <= 2;
        if (soon && (!action || wb_day_compare(c->by, due) < 0)) {
            action = c->action;
            due = c->by;
        }
    }
    if (action) {
        char text[WB_DAY_SIZE];
        bool past = wb_day_compare(due, today) < 0;
        wb_str_add(out, past ? "You meant to do this by " : "You meant to do this ");
        wb_str_addf(out, "%s: ", wb_day_short(due, today, text));
        wb_clean(out, action, strlen(action), WB_CLEAN_LINE);
        said = true;
    }
    wb_arena_fini(&arena);
    return said;
}

static bool nothing_yet(struct wb_session *session)
{
    const struct wb_library *library = wb_session_library(session);
    for (size_t b = 0; b < library->count; b++)
        if (wb_way_progress(session, library->books[b]).answered)
            return false;
    return true;
}

void wb_way_advice(struct wb_session *session, struct wb_str *out)
{
    const struct wb_workbook *workbook = wb_way_workbook(session);
    if (advise_meeting(session, out) || advise_due(session, out) || !workbook)
        return;
    if (nothing_yet(session)) {
        wb_str_add(out, "Ten minutes are enough to begin. Answer what you like; the rest can wait.");
        return;
    }
    const char *title = wb_workbook_title(wb_session_reader(session), workbook);
    int minutes = wb_way_progress(session, workbook).minutes_left;
    if (minutes == 0)
        wb_str_addf(out, "%s is done. Look at what your coach will see, and share it.", title);
    else
        wb_str_addf(out, minutes == 1 ? "%s: about a minute left." : "%s: about %d minutes left in all.", title,
                    minutes);
}
