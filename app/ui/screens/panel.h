/* What stands over a screen: a small menu, a line to type. It takes the rows that it needs from the bottom of the body,
 * below a thin line, and leaves what lies above in sight. */
#ifndef WB_APP_UI_SCREENS_PANEL_H
#define WB_APP_UI_SCREENS_PANEL_H

#include "ui/ui.h"

struct wb_panel {
    struct wb_str title, text; /* text may be empty */
    int top;                   /* row of the thin line */
    int text_rows;
    int at, rows; /* of what it is for */
};
void wb_panel_init(struct wb_panel *panel, const char *title, const char *text);
void wb_panel_fini(struct wb_panel *panel);
/* `wanted` rows below title and text, fewer where there is no room. */
void wb_panel_layout(struct wb_panel *panel, int rows, int cols, int wanted);
void wb_panel_draw(const struct wb_panel *panel, const struct wb_area *body);
extern const enum wb_command wb_panel_footer[];

#endif
