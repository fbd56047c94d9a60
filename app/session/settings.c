#include "session/settings.h"

#include <ctype.h>

static const char *const themes[] = {"terminal", "contrast", "mono", NULL};
static const char *const routes[] = {WB_WHOLE_ROUTE, WB_SHORT_ROUTE, NULL};

const struct wb_setting wb_settings[] = {
    {"name", "Name to show", "On what you share. Leave it empty to share without a name.", WB_SETTING_LINE, NULL},
    {"workshop", "The workshop", "The day, in your own words: 3 dec, next friday.", WB_SETTING_DATE, NULL},
    {"session-1", "Session 1", "Leave it open until you know.", WB_SETTING_DATE, NULL},
    {"session-2", "Session 2", "", WB_SETTING_DATE, NULL},
    {"session-3", "Session 3", "", WB_SETTING_DATE, NULL},
    {"session-4", "Session 4", "", WB_SETTING_DATE, NULL},
    {"theme", "Colours", "The terminal's own, high contrast, or none.", WB_SETTING_ONE, themes},
    {"route", "Route", "The short one leads only through what matters most. All else stays in the contents.",
     WB_SETTING_ONE, routes},
};
const size_t wb_setting_count = sizeof wb_settings / sizeof *wb_settings;

/* The last part of the programme is asked twelve weeks after the last session. */
#define TWELVE_WEEKS 84

bool wb_settings_day(struct wb_session *session, enum wb_opens opens, struct wb_day *out)
{
    enum wb_opens from = opens == WB_TWELVE_WEEKS ? WB_SESSION_4 : opens;
    const char *text = from == WB_FROM_THE_START ? NULL : wb_session_setting(session, wb_opens_names[from]);
    struct wb_day day;
    if (!text || !wb_day_read(text, &day))
        return false;
    *out = opens == WB_TWELVE_WEEKS ? wb_day_add(day, TWELVE_WEEKS) : day;
    return true;
}

static bool day_of(struct wb_session *session, const struct wb_setting *setting, struct wb_day *day)
{
    const char *text = setting->kind == WB_SETTING_DATE ? wb_session_setting(session, setting->name) : NULL;
    return text && wb_day_read(text, day);
}

static void add_before(const struct wb_setting *later, const struct wb_setting *earlier, struct wb_str *out)
{
    wb_str_addf(out, "%s is before %c%s here.", later->label, tolower((unsigned char)*earlier->label),
                earlier->label + 1);
}

/* The meetings stand in the table in the order in which they are held. */
bool wb_settings_remark(struct wb_session *session, const struct wb_setting *setting, struct wb_str *out)
{
    struct wb_day day, other_day;
    if (!day_of(session, setting, &day))
        return false;
    for (const struct wb_setting *other = wb_settings; other < wb_settings + wb_setting_count; other++) {
        int order = day_of(session, other, &other_day) ? wb_day_compare(other_day, day) : 0;
        if ((other < setting && order > 0) || (other > setting && order < 0)) {
            add_before(other < setting ? setting : other, other < setting ? other : setting, out);
            return true;
        }
    }
    return false;
}
