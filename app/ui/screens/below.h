/* What help and palette speak of: the screen that they were called from, and what commands mean something there. */
#ifndef WB_APP_UI_SCREENS_BELOW_H
#define WB_APP_UI_SCREENS_BELOW_H

#include "ui/ui.h"

/* The contexts of the screen below, as wb_ui_contexts would give them if it were the top. */
int wb_contexts_below(struct wb_ui *ui, struct wb_screen *screen);
/* All keys of a command, with ", " between: "F1, Ctrl-/". */
void wb_command_keys(enum wb_command command, struct wb_str *out);

#endif
