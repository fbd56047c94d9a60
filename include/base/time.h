/* Days and instants. Order is never taken from the clock; it is shown and stored, no more. The clock is injected. */
#ifndef WB_BASE_TIME_H
#define WB_BASE_TIME_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct wb_instant {
    int64_t seconds; /* since 1970-01-01T00:00:00Z */
    int offset;      /* minutes east of UTC, as the clock on the wall had it */
};

struct wb_day {
    int year, month, day; /* 1 to 9999, 1 to 12, 1 to 31; all 0: no day */
};

struct wb_clock {
    struct wb_instant (*now)(void *data);
    void *data;
};

/* The system's clock and zone; WORKBOOK_NOW (RFC 3339) in the environment stops it there. */
struct wb_clock wb_clock_system(void);
struct wb_instant wb_now(const struct wb_clock *clock);
/* These seconds since 1970-01-01T00:00:00Z as the clock on the wall shows them here (TZ): an hour that comes twice at the
 * end of summer differs in its offset. */
struct wb_instant wb_instant_here(int64_t seconds);

#define WB_INSTANT_SIZE 40
char *wb_instant_write(struct wb_instant at, char out[static WB_INSTANT_SIZE]); /* 2026-11-03T10:42:07+00:00 */
bool wb_instant_read(const char *text, struct wb_instant *out);                 /* RFC 3339 */
struct wb_day wb_instant_day(struct wb_instant at);                              /* by its own offset */
char *wb_instant_clock(struct wb_instant at, char out[static WB_INSTANT_SIZE]); /* "10:42" */

bool wb_day_is(struct wb_day day);
int wb_day_compare(struct wb_day a, struct wb_day b);
struct wb_day wb_day_add(struct wb_day day, int days); /* held within years 1 to 9999 */
int wb_day_between(struct wb_day from, struct wb_day to);
int wb_day_weekday(struct wb_day day); /* 0 Monday to 6 Sunday */
int wb_month_length(int year, int month);
const char *wb_month_name(int month); /* 1 January */

/* A day as people write it: "3 dec", "3 December 2027", "3/12", "3/12/26", "2026-12-03", "3rd", "today", "tomorrow",
 * "friday", "next friday", "in 2 weeks", "in 10 days", "end of term" is not one. Without a year: the next such day, today
 * included. "next friday" is that of the calendar week after this one. Day before month, as in the UK; a weekday beside a
 * date must be its own. False where it is no day; `out` is then untouched. */
bool wb_day_parse(const char *typed, struct wb_day today, struct wb_day *out);
bool wb_day_read(const char *iso, struct wb_day *out); /* exactly YYYY-MM-DD */

#define WB_DAY_SIZE 48
char *wb_day_write(struct wb_day day, char out[static WB_DAY_SIZE]);                     /* 2026-12-03 */
char *wb_day_long(struct wb_day day, char out[static WB_DAY_SIZE]);                      /* Thursday 3 December 2026 */
char *wb_day_short(struct wb_day day, struct wb_day today, char out[static WB_DAY_SIZE]); /* "today", "Thu 3 Dec", with the year where it differs */

#endif
