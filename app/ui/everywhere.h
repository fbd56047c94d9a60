/* What the commands do that work on every screen. */
#ifndef WB_APP_UI_EVERYWHERE_H
#define WB_APP_UI_EVERYWHERE_H

#include "ui/ui.h"

/* False: this command is not one of them. */
bool wb_everywhere(struct wb_ui *ui, enum wb_command command);
/* Ctrl-C with nothing selected: hands used to it elsewhere mean "stop", so it asks. */
void wb_everywhere_ask_to_leave(struct wb_ui *ui);

#endif
