/* The column that text stands in: from the second column on, no wider than what the eye follows. */
#ifndef WB_APP_UI_SCREENS_COLUMN_H
#define WB_APP_UI_SCREENS_COLUMN_H

#include "../widgets/blank.h"
#include "ui/ui.h"

#define WB_COLUMN 2 /* where it begins; the same is left free at the right */

static inline int wb_column_cols(int body_cols)
{
    int cols = body_cols - 2 * WB_COLUMN;
    return cols < WB_TEXT_COLS ? cols : WB_TEXT_COLS;
}

static inline struct wb_area wb_column(const struct wb_area *body, int row, int rows)
{
    return wb_area_part(body, row, WB_COLUMN, rows, wb_column_cols(body->cols));
}

#endif
