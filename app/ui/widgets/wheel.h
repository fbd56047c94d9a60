/* A wheel of ratings drawn with dots: a spoke for each item with its number at the rim, and the shape that the ratings
 * make. It does not know whose ratings they are. */
#ifndef WB_APP_UI_WIDGETS_WHEEL_H
#define WB_APP_UI_WIDGETS_WHEEL_H

#include "term/cells.h"

struct wb_wheel {
    size_t count;
    const double *now, *before; /* parts of a spoke, 0 to 1, NAN: not rated; `before` may be NULL */
    size_t focus;               /* the item whose number stands out; count: none */
    bool ascii;                 /* no Braille dots: letters and signs alone */
};

enum { WB_WHEEL_ROWS_LEAST = 11, WB_WHEEL_ROWS_MOST = 17, WB_WHEEL_ITEMS_LEAST = 3, WB_WHEEL_ITEMS_MOST = 16 };
int wb_wheel_cols(int rows); /* the columns that make it round */
void wb_wheel_draw(const struct wb_wheel *wheel, const struct wb_area *area);

#endif
