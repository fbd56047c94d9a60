/* Day numbers and names, for the time files of this room. It does not know how people type a day. */
#ifndef WB_BASE_DAY_H
#define WB_BASE_DAY_H

#include "base/time.h"

int wb_day_number(struct wb_day day);           /* 0001-01-01 is 0; `day` is a day */
struct wb_day wb_day_of_number(int64_t number); /* held within years 1 to 9999 */
const char *wb_weekday_name(int weekday);       /* 0 Monday */

#endif
