/* The outline at the left of an exercise on a wide screen: where one is in the workbook. It takes no focus; contents
 * does. */
#ifndef WB_APP_UI_OUTLINE_H
#define WB_APP_UI_OUTLINE_H

#include "ui/ui.h"

void wb_outline_draw(struct wb_ui *ui, const struct wb_area *area, const struct wb_exercise *current);

#endif
