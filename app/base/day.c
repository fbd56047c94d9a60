/* Days of the Gregorian calendar, counted from the first of January of the year 1. */
#include "day.h"

#include "base/time.h"

#include <stdio.h>

enum { LAST_DAY = 3652058 }; /* 9999-12-31 */

static const char *const weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

const char *wb_weekday_name(int weekday)
{
    return weekdays[weekday];
}

const char *wb_month_name(int month)
{
    return months[month - 1];
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int wb_month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month < 1 || month > 12)
        return 0;
    return lengths[month - 1] + (month == 2 && is_leap(year));
}

bool wb_day_is(struct wb_day day)
{
    return day.year >= 1 && day.year <= 9999 && day.day >= 1 && day.day <= wb_month_length(day.year, day.month);
}

static int days_before_year(int year)
{
    int past = year - 1;

    return past * 365 + past / 4 - past / 100 + past / 400;
}

int wb_day_number(struct wb_day day)
{
    int number = days_before_year(day.year) + day.day - 1;

    for (int month = 1; month < day.month; month++)
        number += wb_month_length(day.year, month);
    return number;
}

struct wb_day wb_day_of_number(int64_t wanted)
{
    int number = wanted < 0 ? 0 : wanted > LAST_DAY ? LAST_DAY : (int)wanted;
    struct wb_day day = {.year = number / 366 + 1, .month = 1};

    while (days_before_year(day.year + 1) <= number)
        day.year++;
    number -= days_before_year(day.year);
    while (number >= wb_month_length(day.year, day.month))
        number -= wb_month_length(day.year, day.month++);
    day.day = number + 1;
    return day;
}

int wb_day_compare(struct wb_day a, struct wb_day b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

struct wb_day wb_day_add(struct wb_day day, int days)
{
    return wb_day_of_number((int64_t)wb_day_number(day) + days);
}

int wb_day_between(struct wb_day from, struct wb_day to)
{
    return wb_day_number(to) - wb_day_number(from);
}

int wb_day_weekday(struct wb_day day)
{
    return wb_day_number(day) % 7; /* the first day of all was a Monday */
}

bool wb_day_read(const char *iso, struct wb_day *out)
{
    static const char shape[] = "dddd-dd-dd";
    int parts[3] = {0}, part = 0;

    if (!iso || strnlen(iso, sizeof shape) != sizeof shape - 1)
        return false;
    for (size_t i = 0; i + 1 < sizeof shape; i++) {
        if (shape[i] == 'd' ? iso[i] < '0' || iso[i] > '9' : iso[i] != shape[i])
            return false;
        if (shape[i] == 'd')
            parts[part] = parts[part] * 10 + iso[i] - '0';
        else
            part++;
    }
    struct wb_day day = {parts[0], parts[1], parts[2]};
    if (!wb_day_is(day))
        return false;
    *out = day;
    return true;
}

char *wb_day_write(struct wb_day day, char out[static WB_DAY_SIZE])
{
    snprintf(out, WB_DAY_SIZE, "%04d-%02d-%02d", day.year, day.month, day.day);
    return out;
}

/* "no day" is nobody's date, but showing it must not read beyond a table. */
static bool no_day(struct wb_day day, char out[static WB_DAY_SIZE])
{
    out[0] = '\0';
    return !wb_day_is(day);
}

char *wb_day_long(struct wb_day day, char out[static WB_DAY_SIZE])
{
    if (!no_day(day, out))
        snprintf(out, WB_DAY_SIZE, "%s %d %s %04d", weekdays[wb_day_weekday(day)], day.day, months[day.month - 1],
                 day.year);
    return out;
}

char *wb_day_short(struct wb_day day, struct wb_day today, char out[static WB_DAY_SIZE])
{
    if (no_day(day, out))
        return out;
    if (wb_day_compare(day, today) == 0) {
        snprintf(out, WB_DAY_SIZE, "today");
        return out;
    }
    int used =
        snprintf(out, WB_DAY_SIZE, "%.3s %d %.3s", weekdays[wb_day_weekday(day)], day.day, months[day.month - 1]);
    if (day.year != today.year)
        snprintf(out + used, (size_t)(WB_DAY_SIZE - used), " %d", day.year);
    return out;
}
