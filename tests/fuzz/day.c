/* Any text as a day, an instant or a number. What is read as a day is one, and is read again from each way it is written. */
#include "fuzz.h"

#include "base/mem.h"
#include "base/time.h"
#include "workbook/type.h"

#include <math.h>

static bool is_day(struct wb_day day)
{
    return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
           day.day <= wb_month_length(day.year, day.month);
}

static void read_again(struct wb_day day, struct wb_day today)
{
    char text[WB_DAY_SIZE];
    struct wb_day again = {0};
    HOLDS(wb_day_read(wb_day_write(day, text), &again) && wb_day_compare(day, again) == 0);
    HOLDS(wb_day_parse(wb_day_write(day, text), today, &again) && wb_day_compare(day, again) == 0);
    HOLDS(wb_day_parse(wb_day_long(day, text), today, &again) && wb_day_compare(day, again) == 0);
    HOLDS(*wb_day_short(day, today, text));
    int days = wb_day_between(today, day);
    HOLDS(wb_day_compare(wb_day_add(today, days), day) == 0);
    HOLDS(wb_day_weekday(day) >= 0 && wb_day_weekday(day) <= 6);
}

static void as_day(const char *text, struct wb_day today)
{
    struct wb_day day = {0}, exact = {0};
    if (wb_day_parse(text, today, &day)) {
        HOLDS(is_day(day));
        read_again(day, today);
    } else
        HOLDS(!wb_day_is(day));
    if (wb_day_read(text, &exact))
        HOLDS(is_day(exact) && wb_day_compare(day, exact) == 0);
}

static void as_instant(const char *text)
{
    struct wb_instant at, again;
    char written[WB_INSTANT_SIZE];
    if (!wb_instant_read(text, &at))
        return;
    HOLDS(wb_instant_read(wb_instant_write(at, written), &again));
    HOLDS(at.seconds == again.seconds && at.offset == again.offset);
    wb_instant_clock(at, written);
    wb_instant_day(at);
}

static void as_number(const char *text)
{
    double number, again;
    struct wb_str written = {0};
    if (!wb_number_read(text, &number))
        return;
    HOLDS(isfinite(number));
    wb_number_text(number, &written);
    HOLDS(wb_number_read(wb_str_text(&written), &again));
    wb_str_fini(&written);
}

/* The first byte chooses the day it is: an ordinary one, a leap day, the ends of time. */
void fuzz(struct wb_span input)
{
    static const struct wb_day todays[] = {{2026, 11, 3}, {2028, 2, 29}, {1, 1, 1}, {9999, 12, 31}, {2026, 12, 31}};
    struct wb_day today = todays[fuzz_choice(&input) % (sizeof todays / sizeof *todays)];
    char *text = wb_copy_n(input.data, input.len);
    as_day(text, today);
    as_instant(text);
    as_number(text);
    free(text);
}
