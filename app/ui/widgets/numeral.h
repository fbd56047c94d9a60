/* A number typed key by key, which counts at once: 1, and with a 0 after it 10. It does not know what is numbered. */
#ifndef WB_APP_UI_WIDGETS_NUMERAL_H
#define WB_APP_UI_WIDGETS_NUMERAL_H

#include "base/str.h"
#include "workbook/model.h"

#include <stdint.h>

struct wb_numeral {
    char typed[16];
    size_t len;
};

enum wb_numeral_outcome {
    WB_NUMERAL_NOT,    /* not a key of a number; what was typed before is forgotten */
    WB_NUMERAL_BEGUN,  /* a number has been begun that is no point yet: "-", or 1 where the least is 10 */
    WB_NUMERAL_NUMBER, /* in `out` */
};
enum wb_numeral_outcome wb_numeral_key(struct wb_numeral *numeral, uint32_t key, const struct wb_range *range,
                                       double *out);
void wb_numeral_forget(struct wb_numeral *numeral);

/* The points of a range: how many, the one with an index, and the index of the nearest one. */
size_t wb_range_points(const struct wb_range *range);
double wb_range_point(const struct wb_range *range, size_t index);
size_t wb_range_index(const struct wb_range *range, double value);
/* The point before (-1) or after (1) a value; from NAN, the low end after and the high end before. */
double wb_range_step(const struct wb_range *range, double value, int by);
void wb_range_words(const struct wb_range *range,
                    struct wb_str *out); /* "0 as bad as it gets to 10 as good as it gets" */

#endif
