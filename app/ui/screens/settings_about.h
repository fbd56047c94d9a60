/* What the settings screen says about the program's own affairs: where answers live, their copies, the version. */
#ifndef WB_APP_UI_SCREENS_SETTINGS_ABOUT_H
#define WB_APP_UI_SCREENS_SETTINGS_ABOUT_H

#include "ui/ui.h"

enum { WB_SETTINGS_ABOUT = 4 };
extern const char *const wb_settings_about_labels[WB_SETTINGS_ABOUT];
void wb_settings_about(struct wb_session *session, struct wb_str out[static WB_SETTINGS_ABOUT]);

#endif
