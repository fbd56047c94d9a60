/* What select_multiple and a check of several boxes share. */
#ifndef WB_APP_UI_WIDGETS_SELECT_H
#define WB_APP_UI_WIDGETS_SELECT_H

#include "ui/widget.h"

void wb_select_open_several(struct wb_widget *widget);

#endif
