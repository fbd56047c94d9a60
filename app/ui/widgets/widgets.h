/* The widgets there are, one file each, and how a part of a value gets one. It does not know the page. */
#ifndef WB_APP_UI_WIDGETS_WIDGETS_H
#define WB_APP_UI_WIDGETS_WIDGETS_H

#include "ui/widget.h"

#include <stdlib.h>

extern const struct wb_widget_ops wb_widget_note;
extern const struct wb_widget_ops wb_widget_text_ops; /* a letter too */
extern const struct wb_widget_ops wb_widget_line;     /* integer, decimal and date too */
extern const struct wb_widget_ops wb_widget_range;
extern const struct wb_widget_ops wb_widget_select_one;
extern const struct wb_widget_ops wb_widget_select_multiple;
extern const struct wb_widget_ops wb_widget_check;
extern const struct wb_widget_ops wb_widget_rank;
extern const struct wb_widget_ops wb_widget_ratings;
extern const struct wb_widget_ops wb_widget_table;
extern const struct wb_widget_ops wb_widget_commitment;
extern const struct wb_widget_ops wb_widget_review;

/* A widget for the part of a prompt's value at `path`, asked as `asked`. Not opened yet: its maker may set what it
 * stands in first, then calls ops->open. Freed by wb_widget_free. */
struct wb_widget *wb_widget_part(struct wb_ui *ui, const struct wb_prompt *prompt, const struct wb_asked *asked,
                                 const char *path, enum wb_look look);

#endif
