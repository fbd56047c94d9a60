#include "opening.h"

#include "session/settings.h"

const char *wb_opening_words(enum wb_opens opens)
{
    static const char *const words[] = {
        [WB_FROM_THE_START] = NULL,
        [WB_WORKSHOP] = "after the workshop",
        [WB_SESSION_1] = "after session 1",
        [WB_SESSION_2] = "after session 2",
        [WB_SESSION_3] = "after session 3",
        [WB_SESSION_4] = "after session 4",
        [WB_TWELVE_WEEKS] = "twelve weeks after session 4",
    };
    _Static_assert(sizeof words / sizeof *words == WB_OPENS_COUNT, "each way of opening has its words");
    return words[opens];
}

bool wb_opening_is_early(struct wb_session *session, const struct wb_section *section, bool begun, struct wb_str *words)
{
    struct wb_day day, today = wb_session_today(session);
    char text[WB_DAY_SIZE];
    if (section->opens == WB_FROM_THE_START)
        return false;
    bool known = wb_settings_day(session, section->opens, &day);
    if (known ? wb_day_compare(day, today) <= 0 : begun)
        return false;
    if (words && known)
        wb_str_addf(words, "from %s", wb_day_short(day, today, text));
    else if (words)
        wb_str_add(words, wb_opening_words(section->opens));
    return true;
}
