/* Where a text is scrolled to, and the keys that scroll it. It does not know the text. */
#ifndef WB_APP_UI_SCREENS_SCROLL_H
#define WB_APP_UI_SCREENS_SCROLL_H

#include "ui/ui.h"

struct wb_scroll {
    size_t top;     /* first row shown; after End it lies far past the last, until the text holds it */
    int at, height; /* the rows of the body it takes */
};
void wb_scroll_by(struct wb_scroll *scroll, int rows);
bool wb_scroll_key(struct wb_scroll *scroll, uint32_t key); /* arrows, pages, ends, Space */
void wb_scroll_hold(struct wb_scroll *scroll, size_t rows); /* not past the last page of so many rows */
/* The arrows at the right edge that say where more is; with `focused`, the cursor at the first row. */
void wb_scroll_draw(const struct wb_scroll *scroll, const struct wb_area *body, size_t rows, bool focused);

#endif
