/* Days, how people type them, instants and the clock. */
#include "base/time.h"

#include "texts.h"
#include "unit.h"

#include <time.h>

static struct wb_day day_of(const char *iso)
{
    struct wb_day day = {0};

    ck_assert_msg(wb_day_read(iso, &day), "%s is no day", iso);
    return day;
}

/* Every day of ten thousand years, one after another. */
START_TEST(calendar)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const struct wb_day first = {1, 1, 1};
    struct wb_day day = first, reached;
    int count = 0;

    for (;;) {
        reached = wb_day_add(first, count);
        if (reached.year != day.year || reached.month != day.month || reached.day != day.day ||
            wb_day_between(first, day) != count || wb_day_weekday(day) != count % 7 || !wb_day_is(day))
            ck_abort_msg("day %d is not %d-%d-%d", count, day.year, day.month, day.day);
        bool leap = day.year % 400 == 0 || (day.year % 4 == 0 && day.year % 100 != 0);
        int length = lengths[day.month - 1] + (leap && day.month == 2);
        if (wb_month_length(day.year, day.month) != length)
            ck_abort_msg("%d-%d has %d days", day.year, day.month, wb_month_length(day.year, day.month));
        struct wb_day next = day;
        if (++next.day > length) {
            next.day = 1;
            if (++next.month > 12) {
                next.month = 1;
                next.year++;
            }
        }
        if (next.year > 9999)
            break;
        if (wb_day_compare(day, next) != -1 || wb_day_compare(next, day) != 1 || wb_day_compare(day, day) != 0)
            ck_abort_msg("order at %d", count);
        day = next;
        count++;
    }
    ck_assert_int_eq(count, 3652058);
    ck_assert_int_eq(wb_day_weekday((struct wb_day){2026, 12, 3}), 3); /* a Thursday */
}
END_TEST

START_TEST(addition_is_held)
{
    struct wb_day last = {9999, 12, 31}, first = {1, 1, 1};

    ck_assert_int_eq(wb_day_compare(wb_day_add(last, 1), last), 0);
    ck_assert_int_eq(wb_day_compare(wb_day_add(first, -1), first), 0);
    ck_assert_int_eq(wb_day_compare(wb_day_add(first, INT32_MAX), last), 0);
    ck_assert_int_eq(wb_day_compare(wb_day_add(last, INT32_MIN), first), 0);
    ck_assert_int_eq(wb_month_length(2026, 0), 0);
    ck_assert_int_eq(wb_month_length(2026, 13), 0);
    ck_assert(!wb_day_is((struct wb_day){0}));
    ck_assert(!wb_day_is((struct wb_day){2026, 2, 29}));
    ck_assert(!wb_day_is((struct wb_day){10000, 1, 1}));
    ck_assert(wb_day_is((struct wb_day){2028, 2, 29}));
}
END_TEST

static const struct {
    const char *text;
    bool day;
} isos[] = {
    {"2026-12-03", true},  {"0001-01-01", true},  {"9999-12-31", true},   {"2028-02-29", true},   {"2026-02-29", false},
    {"2026-13-01", false}, {"2026-00-01", false}, {"2026-01-00", false},  {"0000-01-01", false},  {"2026-1-03", false},
    {"2026-12-3", false},  {"2026/12/03", false}, {"2026-12-03 ", false}, {" 2026-12-03", false}, {"", false},
    {"20261203", false},   {"-026-12-03", false}, {"2026-12-0x", false},
};

START_TEST(iso_days)
{
    struct wb_day day = {1, 2, 3};
    char text[WB_DAY_SIZE];

    ck_assert(wb_day_read(isos[_i].text, &day) == isos[_i].day);
    if (isos[_i].day)
        ck_assert_str_eq(wb_day_write(day, text), isos[_i].text);
    else
        ck_assert_int_eq(day.month, 2);
    ck_assert(!wb_day_read(NULL, &day));
}
END_TEST

/* Typed on Tuesday 3 November 2026, unless said otherwise. */
static const struct {
    const char *typed, *means, *today;
} typed_days[] = {
    {"3 dec", "2026-12-03", NULL},
    {"3 December 2027", "2027-12-03", NULL},
    {"3rd of december, 2027", "2027-12-03", NULL},
    {"the 3rd of December", "2026-12-03", NULL},
    {"DEC 3", "2026-12-03", NULL},
    {"December 3rd 2027", "2027-12-03", NULL},
    {"3-dec-26", "2026-12-03", NULL},
    {"3 dec '27", "2027-12-03", NULL},
    {"3 sept", "2027-09-03", NULL},
    {"3dec", "2026-12-03", NULL},
    {"3 nov", "2026-11-03", NULL},
    {"2 nov", "2027-11-02", NULL},
    {"3/12", "2026-12-03", NULL},
    {"03/12", "2026-12-03", NULL},
    {"3/12/26", "2026-12-03", NULL},
    {"3/12/2027", "2027-12-03", NULL},
    {"3.12.27", "2027-12-03", NULL},
    {"3-12-2027", "2027-12-03", NULL},
    {"2026-12-03", "2026-12-03", NULL},
    {"2026/12/3", "2026-12-03", NULL},
    {"1/1", "2027-01-01", NULL},
    {"3rd", "2026-11-03", NULL},
    {"the 2nd", "2026-12-02", NULL},
    {"31st", "2026-12-31", NULL},
    {"31st", "2027-03-31", "2027-02-01"},
    {"30th", "2027-03-30", "2027-01-31"},
    {"31/12", "2026-12-31", "2026-12-31"},
    {"29 feb", "2028-02-29", NULL},
    {"29/2", "2104-02-29", "2096-03-01"},
    {"today", "2026-11-03", NULL},
    {" Tomorrow ", "2026-11-04", NULL},
    {"the day after tomorrow", "2026-11-05", NULL},
    {"yesterday", "2026-11-02", NULL},
    {"friday", "2026-11-06", NULL},
    {"by Friday", "2026-11-06", NULL},
    {"on fri", "2026-11-06", NULL},
    {"this friday", "2026-11-06", NULL},
    {"tuesday", "2026-11-03", NULL},
    {"tues", "2026-11-03", NULL},
    {"monday", "2026-11-09", NULL},
    {"next friday", "2026-11-13", NULL},
    {"next monday", "2026-11-09", NULL},
    {"next tuesday", "2026-11-10", NULL},
    {"next sunday", "2026-11-15", NULL},
    {"friday week", "2026-11-13", NULL},
    {"in 2 weeks", "2026-11-17", NULL},
    {"in two weeks", "2026-11-17", NULL},
    {"in 10 days", "2026-11-13", NULL},
    {"10 days", "2026-11-13", NULL},
    {"in a week", "2026-11-10", NULL},
    {"in a fortnight", "2026-11-17", NULL},
    {"next week", "2026-11-10", NULL},
    {"in a month", "2026-12-03", NULL},
    {"in three months", "2027-02-03", NULL},
    {"in a month", "2027-02-28", "2027-01-31"},
    {"next month", "2026-12-03", NULL},
    {"in a year", "2027-11-03", NULL},
    {"in 1 year", "2029-02-28", "2028-02-29"},
    {"Thursday 3 December", "2026-12-03", NULL},
    {"thu 3/12", "2026-12-03", NULL},
    {"Thursday 3 December 2026", "2026-12-03", NULL},
    {"Thu 3rd", "2026-12-03", "2026-11-04"},
    {"Mon 2 Mar", "2026-03-02", NULL},
    {"31 dec 9999", "9999-12-31", NULL},

    {"", NULL, NULL},
    {"   ", NULL, NULL},
    {"end of term", NULL, NULL},
    {"soon", NULL, NULL},
    {"3", NULL, NULL},
    {"december", NULL, NULL},
    {"december 2026", NULL, NULL},
    {"31 feb", NULL, NULL},
    {"31/4", NULL, NULL},
    {"29/2/2027", NULL, NULL},
    {"12/31", NULL, NULL},
    {"0/12", NULL, NULL},
    {"3/0", NULL, NULL},
    {"3/12/1", NULL, NULL},
    {"3/12/126", NULL, NULL},
    {"3/12-26", NULL, NULL},
    {"2026-12", NULL, NULL},
    {"0000-12-03", NULL, NULL},
    {"Friday 3 December 2026", NULL, NULL},
    {"Friday 3 December", NULL, NULL},
    {"3 dec 26 27", NULL, NULL},
    {"3 dec friday", NULL, NULL},
    {"in 0 days", NULL, NULL},
    {"in 2", NULL, NULL},
    {"in weeks", NULL, NULL},
    {"in 9999 years", NULL, NULL},
    {"in 9999 months", "2860-02-03", NULL},
    {"tomorrow", NULL, "9999-12-31"},
    {"friday", "9999-12-31", "9999-12-31"},
    {"next friday", NULL, "9999-12-31"},
    {"week", NULL, NULL},
    {"next", NULL, NULL},
    {"mo", NULL, NULL},
    {"fridays", NULL, NULL},
    {"decem ber 3", NULL, NULL},
    {"99999999999", NULL, NULL},
    {"3 d\xC3\xA9"
     "c",
     NULL, NULL},
    {"\xEF\xBC\x93/12", NULL, NULL},
    {"3 dec!", NULL, NULL},
    {"3;12", NULL, NULL},
    {"a a a a a a a a a a a a", NULL, NULL},
    {"supercalifragilisticexpialidocious", NULL, NULL},
    {"3 dec                                                                              ", NULL, NULL},
};

START_TEST(days_as_typed)
{
    struct wb_day today = day_of(typed_days[_i].today ? typed_days[_i].today : "2026-11-03"), day = {1, 2, 3};
    char text[WB_DAY_SIZE];
    bool read = wb_day_parse(typed_days[_i].typed, today, &day);

    ck_assert_msg(read == !!typed_days[_i].means, "\"%s\" gives %s", typed_days[_i].typed, wb_day_write(day, text));
    ck_assert_msg(wb_same(wb_day_write(day, text), read ? typed_days[_i].means : "0001-02-03"), "\"%s\" gives %s",
                  typed_days[_i].typed, text);
}
END_TEST

/* What is shown can be typed: each day of four years, in each form, on several days. */
START_TEST(days_read_back)
{
    static const char *const todays[] = {"2026-11-03", "2026-12-31", "2027-01-01", "2028-02-29"};
    struct wb_day today = day_of(todays[_i]);

    for (int n = -300; n < 1200; n++) {
        struct wb_day day = wb_day_add(today, n), back = {0};
        char text[WB_DAY_SIZE];
        ck_assert(wb_day_parse(wb_day_write(day, text), today, &back) && wb_day_compare(day, back) == 0);
        ck_assert(wb_day_parse(wb_day_long(day, text), today, &back));
        ck_assert_msg(wb_day_compare(day, back) == 0, "%s", text);
        ck_assert_msg(wb_day_parse(wb_day_short(day, today, text), today, &back), "%s", text);
        ck_assert_msg(wb_day_compare(day, back) == 0, "%s", text);
    }
}
END_TEST

START_TEST(any_bytes_are_no_harm)
{
    static const char *const bits[] = {"3", "rd", " ",  "dec", "/",    "-",  ".",   "2026", "in", "next",  "friday",
                                       "a", "'",  "\t", "of",  "week", "12", "day", "\xFF", "\n", "today", "31"};
    uint32_t state = (uint32_t)_i + 17;

    for (int n = 0; n < 2000; n++) {
        struct wb_str typed = {0};
        struct wb_day day = {1, 1, 1};
        for (uint32_t i = next_random(&state) % 9; i > 0; i--)
            wb_str_add(&typed, bits[next_random(&state) % (sizeof bits / sizeof *bits)]);
        bool read = wb_day_parse(wb_str_text(&typed), (struct wb_day){2026, 11, 3}, &day);
        ck_assert_msg(wb_day_is(day) && (read || day.year == 1), "%s", wb_str_text(&typed));
        wb_str_fini(&typed);
    }
    struct wb_day day = {1, 1, 1};
    ck_assert(!wb_day_parse(NULL, (struct wb_day){2026, 11, 3}, &day));
    ck_assert(!wb_day_parse("today", (struct wb_day){0}, &day));
}
END_TEST

START_TEST(days_in_words)
{
    struct wb_day today = {2026, 11, 3};
    char text[WB_DAY_SIZE];

    ck_assert_str_eq(wb_day_long((struct wb_day){2026, 12, 3}, text), "Thursday 3 December 2026");
    ck_assert_str_eq(wb_day_short((struct wb_day){2026, 12, 3}, today, text), "Thu 3 Dec");
    ck_assert_str_eq(wb_day_short((struct wb_day){2027, 12, 3}, today, text), "Fri 3 Dec 2027");
    ck_assert_str_eq(wb_day_short(today, today, text), "today");
    ck_assert_str_eq(wb_day_long((struct wb_day){0}, text), "");
    ck_assert_str_eq(wb_day_short((struct wb_day){2026, 99, 3}, today, text), "");
}
END_TEST

static const struct {
    const char *text, *written; /* NULL: refused */
    long long seconds;
} instants[] = {
    {"1970-01-01T00:00:00Z", "1970-01-01T00:00:00+00:00", 0},
    {"2026-11-03T10:42:07+00:00", "2026-11-03T10:42:07+00:00", 1793702527},
    {"2026-11-03t10:42:07.123456z", "2026-11-03T10:42:07+00:00", 1793702527},
    {"2026-11-03 11:42:07+01:00", "2026-11-03T11:42:07+01:00", 1793702527},
    {"2026-11-03T00:12:07-10:30", "2026-11-03T00:12:07-10:30", 1793702527},
    {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59+00:00", -1},
    {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00", 1483228799},
    {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59+00:00", 253402300799},
    {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00", -62135596800},
    {"0001-01-01T00:00:00+01:00", "0001-01-01T00:00:00+01:00", -62135600400},
    {"2026-11-03T24:00:00Z", NULL, 0},
    {"2026-11-03T10:60:00Z", NULL, 0},
    {"2026-11-03T10:42:61Z", NULL, 0},
    {"2026-11-03T10:42:07", NULL, 0},
    {"2026-11-03T10:42:07.Z", NULL, 0},
    {"2026-11-03T10:42:07Zx", NULL, 0},
    {"2026-11-03T10:42:07+0100", NULL, 0},
    {"2026-11-03T10:42:07+24:00", NULL, 0},
    {"2026-11-03T10:42:07+01:60", NULL, 0},
    {"2026-11-03T10:42Z", NULL, 0},
    {"2026-02-29T10:42:07Z", NULL, 0},
    {"2026-11-03", NULL, 0},
    {"", NULL, 0},
    {"yesterday at about ten", NULL, 0},
    {"2026-11-03T-1:42:07Z", NULL, 0},
};

START_TEST(instant_text)
{
    struct wb_instant at = {-7, -7};
    char text[WB_INSTANT_SIZE];

    ck_assert(wb_instant_read(instants[_i].text, &at) == !!instants[_i].written);
    if (!instants[_i].written) {
        ck_assert_int_eq(at.seconds, -7);
        return;
    }
    ck_assert_int_eq(at.seconds, instants[_i].seconds);
    ck_assert_str_eq(wb_instant_write(at, text), instants[_i].written);
}
END_TEST

START_TEST(instants_far_away)
{
    static const int64_t seconds[] = {INT64_MIN, INT64_MAX, -62135596801, 253402300800};
    char text[WB_INSTANT_SIZE];

    for (int offset = -2000; offset <= 2000; offset += 1000) {
        struct wb_instant at = {seconds[_i], offset}, back;
        ck_assert(wb_instant_read(wb_instant_write(at, text), &back));
        ck_assert(wb_day_is(wb_instant_day(at)));
        ck_assert_uint_eq(strlen(wb_instant_clock(at, text)), 5);
    }
    ck_assert(!wb_instant_read(NULL, &(struct wb_instant){0}));
}
END_TEST

START_TEST(the_wall_has_its_offset)
{
    char text[WB_INSTANT_SIZE], day[WB_DAY_SIZE];
    struct wb_instant at = {1793660400, 0}; /* 2026-11-02T23:00:00Z */

    ck_assert_str_eq(wb_day_write(wb_instant_day(at), day), "2026-11-02");
    at.offset = 90;
    ck_assert_str_eq(wb_day_write(wb_instant_day(at), day), "2026-11-03");
    ck_assert_str_eq(wb_instant_clock(at, text), "00:30");
    at.offset = -60;
    ck_assert_str_eq(wb_instant_clock(at, text), "22:00");
}
END_TEST

START_TEST(the_clock)
{
    struct wb_clock clock = wb_clock_system();
    char text[WB_INSTANT_SIZE];

    setenv("TZ", "XYZ-5:30", 1);
    setenv("WORKBOOK_NOW", "2026-11-03T10:42:07+01:00", 1);
    ck_assert_str_eq(wb_instant_write(wb_now(&clock), text), "2026-11-03T10:42:07+01:00");
    setenv("WORKBOOK_NOW", "nonsense", 1);
    ck_assert_int_gt(wb_now(&clock).seconds, 1793702527 - 400000000);
    ck_assert(strncmp(wb_instant_write(wb_now(&clock), text), "2026-11-03T10:42:07", 19) != 0);
    unsetenv("WORKBOOK_NOW");
    ck_assert_int_eq(wb_now(&clock).offset, 330);
}
END_TEST

/* London in 2027: the hour from one to two is missing on 28 March and comes twice on 31 October. */
static const struct {
    int64_t seconds;
    const char *written, *clock;
} here[] = {
    {1806195599, "2027-03-28T00:59:59+00:00", "00:59"}, {1806195600, "2027-03-28T02:00:00+01:00", "02:00"},
    {1824942600, "2027-10-31T01:30:00+01:00", "01:30"}, {1824944399, "2027-10-31T01:59:59+01:00", "01:59"},
    {1824944400, "2027-10-31T01:00:00+00:00", "01:00"}, {1824946200, "2027-10-31T01:30:00+00:00", "01:30"},
};

START_TEST(summer_begins_and_ends)
{
    char text[WB_INSTANT_SIZE];
    struct wb_instant back;

    setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0/2", 1);
    tzset();
    struct wb_instant at = wb_instant_here(here[_i].seconds);
    ck_assert_str_eq(wb_instant_write(at, text), here[_i].written);
    ck_assert(wb_instant_read(text, &back));
    ck_assert_int_eq(back.seconds, here[_i].seconds);
    ck_assert_str_eq(wb_instant_clock(at, text), here[_i].clock);
    ck_assert_int_eq(wb_instant_day(at).month, _i < 2 ? 3 : 10);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_test(tcase, calendar);
    tcase_add_test(tcase, addition_is_held);
    tcase_add_loop_test(tcase, iso_days, 0, ROWS(isos));
    tcase_add_loop_test(tcase, days_as_typed, 0, ROWS(typed_days));
    tcase_add_loop_test(tcase, days_read_back, 0, 4);
    tcase_add_loop_test(tcase, any_bytes_are_no_harm, 0, 20);
    tcase_add_test(tcase, days_in_words);
    tcase_add_loop_test(tcase, instant_text, 0, ROWS(instants));
    tcase_add_loop_test(tcase, instants_far_away, 0, 4);
    tcase_add_test(tcase, the_wall_has_its_offset);
    tcase_add_test(tcase, the_clock);
    tcase_add_loop_test(tcase, summer_begins_and_ends, 0, ROWS(here));
}

int main(void)
{
    return run_suite("base_time", fill);
}
