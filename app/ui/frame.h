/* What stands round every screen: header, rules, footer, message. It does not know what the screen shows. */
#ifndef WB_APP_UI_FRAME_H
#define WB_APP_UI_FRAME_H

#include "ui/ui.h"

/* The body's place on the screen: what is left between header and footer. */
struct wb_area wb_frame_body(struct wb_ui *ui, const struct wb_screen *screen);
void wb_frame_draw(struct wb_ui *ui, struct wb_screen *screen);
/* The header alone, over the one drawn last: the time of saving changes while one types. */
void wb_frame_header(struct wb_ui *ui, struct wb_screen *screen);
/* The line shown where the terminal is too small for anything else. */
void wb_frame_too_small(struct wb_ui *ui);
bool wb_frame_is_too_small(const struct wb_ui *ui);

#endif
