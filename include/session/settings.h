/* The settings that a person may change, and the dates that open sections. */
#ifndef WB_SESSION_SETTINGS_H
#define WB_SESSION_SETTINGS_H

#include "session/session.h"

struct wb_setting {
    const char *name;  /* in the data file: "name", "workshop", "session-1" ..., "theme" */
    const char *label; /* as the settings screen says it */
    const char *hint;
    enum { WB_SETTING_LINE, WB_SETTING_DATE, WB_SETTING_ONE } kind;
    const char *const *choices; /* of ONE: NULL-ended; the first is the default */
};
extern const struct wb_setting wb_settings[];
extern const size_t wb_setting_count;
#define WB_SHORT_ROUTE "short" /* the value of "route" for the short one */
#define WB_WHOLE_ROUTE "whole"

/* The day a kind of section opens by the settings: twelve-weeks is 84 days after session 4. False: not set. */
bool wb_settings_day(struct wb_session *session, enum wb_opens opens, struct wb_day *out);

/* What is odd about the day just set: "Session 1 is before the workshop here." False: nothing; `out` is as it was. */
bool wb_settings_remark(struct wb_session *session, const struct wb_setting *setting, struct wb_str *out);

#endif
