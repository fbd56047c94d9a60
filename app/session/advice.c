/* One sentence of what to do next, said as a kind colleague would. */
#include "programme.h"

#include "base/text.h"
#include "session/settings.h"

#include <stdio.h>
#include <string.h>

static const char *const meetings[WB_OPENS_COUNT] = {
    [WB_WORKSHOP] = "The workshop", [WB_SESSION_1] = "Session 1", [WB_SESSION_2] = "Session 2",
    [WB_SESSION_3] = "Session 3",   [WB_SESSION_4] = "Session 4",
};

/* What all the ways of advising look at. */
struct advising {
    struct wb_session *session;
    struct wb_day today;
    struct wb_str *out;
};

/* "today", "tomorrow", "yesterday", "on Thursday" within the week to come, else "on Thu 3 Dec". */
static const char *spoken(const struct advising *a, struct wb_day day, char out[static WB_DAY_SIZE])
{
    int days = wb_day_between(a->today, day);
    char text[WB_DAY_SIZE];
    if (days >= -1 && days <= 1)
        return days < 0 ? "yesterday" : days > 0 ? "tomorrow" : "today";
    bool this_week = days > 1 && days < 7;
    if (this_week)
        *strchr(wb_day_long(day, text), ' ') = '\0';
    else
        wb_day_short(day, a->today, text);
    snprintf(out, WB_DAY_SIZE, "on %.40s", text);
    return out;
}

/* "8 minutes prepare it." */
static void add_minutes(const struct advising *a, int minutes, const char *one_does, const char *they_do)
{
    if (minutes == 1)
        wb_str_addf(a->out, "a minute %s.", one_does);
    else
        wb_str_addf(a->out, "%d minutes %s.", minutes, they_do);
}

/* ------------------------------------------------------------------ a meeting to come */

static bool say_meeting(const struct advising *a, const struct wb_meeting *meeting, int minutes)
{
    char text[WB_DAY_SIZE];
    wb_str_addf(a->out, "%s is %s", meetings[meeting->kind], spoken(a, meeting->day, text));
    if (minutes > 0) {
        wb_str_add(a->out, ": ");
        add_minutes(a, minutes, "prepares it", "prepare it");
    } else {
        wb_str_add(a->out, ", and you are ready for it.");
    }
    return true;
}

static int minutes_before(const struct advising *a, const struct wb_meeting *meeting)
{
    return wb_programme_preparation(a->session, meeting->kind).minutes;
}

/* Today or tomorrow, or this week and not prepared yet. */
static bool meeting_soon(const struct advising *a)
{
    struct wb_meeting meeting;
    if (!wb_programme_next(a->session, &meeting))
        return false;
    int days = wb_day_between(a->today, meeting.day), minutes = minutes_before(a, &meeting);
    return days <= (minutes > 0 ? 7 : 1) && say_meeting(a, &meeting, minutes);
}

static bool meeting_later(const struct advising *a)
{
    struct wb_meeting meeting;
    return wb_programme_next(a->session, &meeting) && say_meeting(a, &meeting, minutes_before(a, &meeting));
}

/* ------------------------------------------------------------------ what was promised */

/* Worth a sentence two days before its day and a week after it; then the list of commitments says it. */
static bool is_pressing(const struct advising *a, const struct wb_commitment *c)
{
    int days = wb_day_is(c->by) ? wb_day_between(a->today, c->by) : 0;
    return c->open && c->action && wb_day_is(c->by) && days >= -7 && days <= 2;
}

static bool promise(const struct advising *a)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    const struct wb_commitment *first = NULL;
    struct wb_commitments all = wb_commitments_all(wb_session_reader(a->session), &arena);
    for (size_t i = 0; i < all.count; i++)
        if (is_pressing(a, &all.list[i]) && (!first || wb_day_compare(all.list[i].by, first->by) < 0))
            first = &all.list[i];
    if (first) {
        char text[WB_DAY_SIZE];
        const char *day = spoken(a, first->by, text);
        bool today = wb_day_compare(first->by, a->today) == 0;
        wb_str_addf(a->out, "You meant to do this %s%s: ", today ? "" : "by ", strncmp(day, "on ", 3) ? day : day + 3);
        wb_clean(a->out, first->action, strlen(first->action), WB_CLEAN_LINE);
    }
    wb_arena_fini(&arena);
    return first != NULL;
}

/* ------------------------------------------------------------------ what a meeting has opened */

static bool opens_a_letter(const struct advising *a, const struct wb_section *section)
{
    const struct wb_workbook *book = section->workbook;
    for (size_t i = 0; i < book->prompt_count; i++)
        if (wb_same(book->prompts[i]->opens_with, section->id) && wb_session_letter_shut(a->session, book->prompts[i]))
            return true;
    return false;
}

static bool opened(const struct advising *a)
{
    struct wb_meeting meeting;
    char text[WB_DAY_SIZE];
    int minutes = wb_programme_last(a->session, &meeting) ? wb_programme_minutes_left(a->session, meeting.kind) : 0;
    const struct wb_exercise *next = minutes ? wb_way_now(a->session) : NULL;
    if (!next)
        return false;
    if (meeting.kind == WB_TWELVE_WEEKS) {
        wb_str_add(a->out, "Twelve weeks have passed since session 4: ");
        add_minutes(a, minutes, "looks at what has lasted", "look at what has lasted");
        return true;
    }
    wb_str_addf(a->out, "%s was %s: ", meetings[meeting.kind], spoken(a, meeting.day, text));
    add_minutes(a, minutes, "looks back on it", "look back on it");
    if (opens_a_letter(a, next->section))
        wb_str_add(a->out, " Your letter to yourself opens there.");
    return true;
}

/* ------------------------------------------------------------------ without a day to go by */

static bool to_begin(const struct advising *a)
{
    const struct wb_library *library = wb_session_library(a->session);
    for (size_t b = 0; b < library->count; b++)
        if (wb_way_progress(a->session, library->books[b]).answered)
            return false;
    wb_str_add(a->out, "Ten minutes are enough to begin. Answer what you like; the rest can wait.");
    return library->count > 0;
}

static bool what_is_left(const struct advising *a)
{
    const struct wb_exercise *next = wb_way_now(a->session);
    const struct wb_workbook *book = next ? next->section->workbook : NULL;
    if (!book)
        return false;
    struct wb_progress progress = wb_way_progress(a->session, book);
    const char *title = wb_workbook_title(wb_session_reader(a->session), book);
    if (progress.minutes_left == 0) /* its author gives no minutes */
        wb_str_addf(a->out, "%s: %d of %d answered.", title, progress.answered, progress.asked);
    else
        wb_str_addf(a->out,
                    progress.minutes_left == 1 ? "%s: about a minute left." : "%s: about %d minutes left in all.",
                    title, progress.minutes_left);
    return true;
}

/* All is done that has its turn. */
static bool all_done(const struct advising *a)
{
    struct wb_meeting last = {.kind = WB_FROM_THE_START};
    struct wb_day day;
    char text[WB_DAY_SIZE];
    wb_programme_last(a->session, &last);
    if (last.kind == WB_SESSION_4 && wb_programme_minutes_left(a->session, WB_TWELVE_WEEKS) > 0 &&
        wb_settings_day(a->session, WB_TWELVE_WEEKS, &day))
        wb_str_addf(a->out, "All is done for now. The last few questions come twelve weeks after session 4, %s.",
                    spoken(a, day, text));
    else
        wb_str_add(a->out, "Everything here is done. Look at what your coach will see, and share it.");
    return true;
}

void wb_way_advice(struct wb_session *session, struct wb_str *out)
{
    static bool (*const in_turn[])(const struct advising *) = {meeting_soon, promise,      meeting_later, opened,
                                                               to_begin,     what_is_left, all_done};
    struct advising a = {session, wb_session_today(session), out};
    for (size_t i = 0; i < sizeof in_turn / sizeof *in_turn; i++)
        if (in_turn[i](&a))
            return;
}
