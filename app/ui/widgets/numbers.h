/* The whole numbers to pick from in a field for a number: those between its bounds, or of very many the ones near the
 * present. It knows no widget. */
#ifndef WB_APP_UI_WIDGETS_NUMBERS_H
#define WB_APP_UI_WIDGETS_NUMBERS_H

#include "workbook/model.h"

struct wb_numbers {
    long first;
    size_t count; /* 0: there is no whole number between the bounds */
    size_t at;    /* the present one, or the nearest */
};

/* `now` is NAN where there is none. Whatever whole number may be given comes near by picking and asking again. */
struct wb_numbers wb_numbers_near(const struct wb_field *field, double now);

#endif
