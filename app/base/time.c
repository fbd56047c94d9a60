/* Instants: the clock, RFC 3339. */
#include "base/time.h"

#include "day.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { DAY_SECONDS = 86400, EPOCH = 719162 }; /* the number of 1970-01-01 */
enum { OFFSET_MAX = 23 * 60 + 59 };

struct wb_instant wb_instant_here(int64_t seconds)
{
    struct wb_instant at = {.seconds = seconds};
    time_t there = (time_t)seconds;
    struct tm local;

    if (localtime_r(&there, &local))
        at.offset = (int)(local.tm_gmtoff / 60);
    return at;
}

static struct wb_instant system_now(void *data)
{
    struct wb_instant now;
    const char *stopped = getenv("WORKBOOK_NOW");

    (void)data;
    if (stopped && wb_instant_read(stopped, &now))
        return now;
    return wb_instant_here(time(NULL));
}

struct wb_clock wb_clock_system(void)
{
    return (struct wb_clock){.now = system_now};
}

struct wb_instant wb_now(const struct wb_clock *clock)
{
    return clock->now(clock->data);
}

/* The wall clock: seconds since 0001-01-01 by the instant's own offset, held within years 1 to 9999. */
static int64_t wall(struct wb_instant at)
{
    static const int64_t first = 0, last = INT64_C(3652059) * DAY_SECONDS - 1, epoch = INT64_C(719162) * DAY_SECONDS;
    int64_t seconds;

    if (__builtin_add_overflow(at.seconds, epoch + at.offset * INT64_C(60), &seconds))
        return at.seconds < 0 ? first : last;
    return seconds < first ? first : seconds > last ? last : seconds;
}

struct wb_day wb_instant_day(struct wb_instant at)
{
    return wb_day_of_number(wall(at) / DAY_SECONDS);
}

char *wb_instant_clock(struct wb_instant at, char out[static WB_INSTANT_SIZE])
{
    int minutes = (int)(wall(at) % DAY_SECONDS / 60);

    snprintf(out, WB_INSTANT_SIZE, "%02d:%02d", minutes / 60, minutes % 60);
    return out;
}

char *wb_instant_write(struct wb_instant at, char out[static WB_INSTANT_SIZE])
{
    if (at.offset > OFFSET_MAX || at.offset < -OFFSET_MAX)
        at.offset = 0;
    struct wb_day day = wb_instant_day(at);
    int second = (int)(wall(at) % DAY_SECONDS);
    int east = abs(at.offset);

    snprintf(out, WB_INSTANT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", day.year, day.month, day.day,
             second / 3600, second / 60 % 60, second % 60, at.offset < 0 ? '-' : '+', east / 60, east % 60);
    return out;
}

/* Two digits up to `most`; -1 otherwise. */
static int two_digits(const char *text, int most)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return -1;
    int number = (text[0] - '0') * 10 + text[1] - '0';
    return number <= most ? number : -1;
}

/* "Z" or "+01:00", to the end of the text. */
static bool read_offset(const char *text, int *offset)
{
    if ((text[0] == 'Z' || text[0] == 'z') && !text[1]) {
        *offset = 0;
        return true;
    }
    if ((text[0] != '+' && text[0] != '-') || strnlen(text, 7) != 6 || text[3] != ':')
        return false;
    int hours = two_digits(text + 1, 23), minutes = two_digits(text + 4, 59);
    if (hours < 0 || minutes < 0)
        return false;
    *offset = (hours * 60 + minutes) * (text[0] == '-' ? -1 : 1);
    return true;
}

bool wb_instant_read(const char *text, struct wb_instant *out)
{
    enum { DATE = 10, SHORTEST = 20 };
    char date[DATE + 1];
    struct wb_day day;
    int offset;

    if (!text || strnlen(text, SHORTEST) < SHORTEST || !strchr("Tt ", text[DATE]))
        return false;
    memcpy(date, text, DATE);
    date[DATE] = '\0';
    int hour = two_digits(text + 11, 23), minute = two_digits(text + 14, 59), second = two_digits(text + 17, 60);
    if (!wb_day_read(date, &day) || hour < 0 || text[13] != ':' || minute < 0 || text[16] != ':' || second < 0)
        return false;
    text += 19;
    if (*text == '.') {
        size_t digits = strspn(text + 1, "0123456789");
        if (digits == 0)
            return false;
        text += 1 + digits;
    }
    if (!read_offset(text, &offset))
        return false;
    int64_t days = (int64_t)wb_day_number(day) - EPOCH;
    *out = (struct wb_instant){
        .seconds =
            days * DAY_SECONDS + hour * INT64_C(3600) + (minute - offset) * INT64_C(60) + (second < 60 ? second : 59),
        .offset = offset,
    };
    return true;
}
