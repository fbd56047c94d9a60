/* What the widgets draw alike: the line that an empty field is written on, soft advice below a field, the mark of the
 * focus. */
#ifndef WB_APP_UI_WIDGETS_BLANK_H
#define WB_APP_UI_WIDGETS_BLANK_H

#include "ui/widget.h"

/* A writing line of so many columns, for wb_editor_draw's `empty`. */
void wb_writing_line(int cols, struct wb_str *out);
/* Rows that advice takes below a field, nothing for an empty one; drawn from `row` on where `area->cells` is set. */
int wb_put_advice(const struct wb_area *area, int row, const char *text);
/* The mark of the focused row, with the cursor beside it at `col`. */
void wb_put_focus(const struct wb_area *area, int row, int mark_col, int cursor_col);
extern const char *const wb_month_names[12];

/* An area that measures only. */
struct wb_area wb_blind_area(int cols);

#endif
