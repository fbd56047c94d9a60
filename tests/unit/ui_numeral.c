/* Numbers typed key by key, points of scales, and the dots of a wheel. */
#include "../../app/ui/widgets/numbers.h"
#include "../../app/ui/widgets/numeral.h"
#include "../../app/ui/widgets/wheel.h"
#include "base/mem.h"
#include "unit.h"

#include <math.h>
#include <stdio.h>

static const struct wb_range ten = {true, 0, 10, 1, NULL, NULL};
static const struct wb_range energy = {true, -2, 2, 1, NULL, NULL};
static const struct wb_range halves = {true, 0, 5, 0.5, NULL, NULL};
static const struct wb_range late = {true, 10, 20, 1, NULL, NULL};
static const struct wb_range many = {true, 0, 100, 1, NULL, NULL};

static const struct {
    const struct wb_range *range;
    const char *keys;
    double value; /* the last number that the keys gave; NAN: none */
} typed[] = {
    {&ten, "7", 7},        {&ten, "10", 10},      {&ten, "1", 1},        {&ten, "15", 5},     {&ten, "100", 0},
    {&ten, "1a0", 0},      {&ten, "-3", 3},       {&energy, "-2", -2},   {&energy, "2", 2},   {&energy, "9", NAN},
    {&energy, "-9-1", -1}, {&halves, "2.5", 2.5}, {&halves, "2,5", 2.5}, {&halves, "2.3", 2}, {&late, "1", NAN},
    {&late, "15", 15},     {&late, "9", NAN},     {&many, "100", 100},   {&many, "1000", 0},  {&many, "55", 55},
};

START_TEST(test_typed)
{
    struct wb_numeral numeral = {0};
    double value = NAN;
    for (const char *key = typed[_i].keys; *key; key++) {
        double now;
        if (wb_numeral_key(&numeral, (uint32_t)*key, typed[_i].range, &now) == WB_NUMERAL_NUMBER)
            value = now;
    }
    if (isnan(typed[_i].value))
        ck_assert_msg(isnan(value), "%s gave %g", typed[_i].keys, value);
    else
        ck_assert_msg(value == typed[_i].value, "%s gave %g, not %g", typed[_i].keys, value, typed[_i].value);
}
END_TEST

static const struct {
    const struct wb_range *range;
    size_t points;
    double from, after, before;
} steps[] = {
    {&ten, 11, NAN, 0, 10},   {&ten, 11, 10, 10, 9},    {&ten, 11, 0, 1, 0},       {&energy, 5, -2, -1, -2},
    {&halves, 11, 2.5, 3, 2}, {&halves, 11, 0.3, 1, 0}, {&many, 101, NAN, 0, 100}, {&late, 11, 15, 16, 14},
};

START_TEST(test_steps)
{
    ck_assert_uint_eq(wb_range_points(steps[_i].range), steps[_i].points);
    ck_assert_double_eq(wb_range_step(steps[_i].range, steps[_i].from, 1), steps[_i].after);
    ck_assert_double_eq(wb_range_step(steps[_i].range, steps[_i].from, -1), steps[_i].before);
}
END_TEST

static bool is_hostile(const struct wb_range *range)
{
    struct wb_numeral numeral = {0};
    double value;
    for (int i = 0; i < 400; i++) {
        enum wb_numeral_outcome outcome =
            wb_numeral_key(&numeral, (uint32_t) "0123456789.,-ax"[(i * 7) % 15], range, &value);
        if (outcome == WB_NUMERAL_NUMBER && (value < range->start || value > range->end))
            return true;
    }
    return wb_range_points(range) < 1 || wb_range_points(range) > 100000;
}

static const struct wb_range odd[] = {
    {true, 0, 1e300, 1e-300, NULL, NULL}, {true, -1e15, 1e15, 0.1, NULL, NULL}, {true, 0, 0.1, 0.3, NULL, NULL}};

/* What is offered where no digit can be typed: from, how many, and where the mark stands. */
static const struct {
    double min, max, now;
    long first;
    int count, at;
} offered[] = {
    {0, 20, NAN, 0, 21, 0},      {0, 20, 7, 0, 21, 7},
    {0, NAN, NAN, 0, 101, 0},    {0, NAN, 49, 0, 101, 49},
    {0, NAN, 100, 50, 101, 50},  {NAN, NAN, NAN, 0, 101, 0},
    {NAN, NAN, 0, -50, 101, 50}, {NAN, -5, NAN, -105, 101, 100},
    {0, 80, 80, 0, 81, 80},      {0, 1000, 990, 900, 101, 90},
    {0, 20, 55, 0, 21, 20},      {0.5, 0.9, NAN, 0, 0, 0},
    {0.5, 3, 2.5, 1, 3, 2},      {1e300, NAN, NAN, 1000000000000000, 1, 0},
};

START_TEST(test_numbers_offered)
{
    struct wb_field field = {.min = offered[_i].min, .max = offered[_i].max};
    struct wb_numbers numbers = wb_numbers_near(&field, offered[_i].now);
    ck_assert_int_eq(numbers.count, offered[_i].count);
    if (numbers.count == 0)
        return;
    ck_assert_int_eq(numbers.first, offered[_i].first);
    ck_assert_int_eq(numbers.at, offered[_i].at);
}
END_TEST

START_TEST(test_odd_ranges)
{
    ck_assert(!is_hostile(&odd[_i]));
}
END_TEST

/* Whatever the values, every number stands at the rim, and nothing outside the area is touched. */
START_TEST(test_wheel)
{
    double now[WB_WHEEL_ITEMS_MOST], before[WB_WHEEL_ITEMS_MOST];
    size_t count = WB_WHEEL_ITEMS_LEAST + (size_t)(_i % (WB_WHEEL_ITEMS_MOST - WB_WHEEL_ITEMS_LEAST + 1));
    int rows = WB_WHEEL_ROWS_LEAST + _i % (WB_WHEEL_ROWS_MOST - WB_WHEEL_ROWS_LEAST + 1);
    struct wb_cells cells;
    struct wb_str text = {0};
    for (size_t i = 0; i < count; i++) {
        now[i] = (double)((i * 7 + (size_t)_i) % 11) / 10;
        before[i] = i % 3 ? 1 - now[i] : NAN;
    }
    wb_cells_init(&cells);
    wb_cells_resize(&cells, rows, wb_wheel_cols(rows));
    struct wb_area area = wb_area_whole(&cells);
    struct wb_wheel wheel = {count, now, before, 1, _i % 2 == 1};
    wb_wheel_draw(&wheel, &area);
    wb_cells_text(&cells, false, &text);
    for (size_t i = 1; i <= count; i++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", i);
        ck_assert_msg(strstr(wb_str_text(&text), number), "no %s in\n%s", number, wb_str_text(&text));
    }
    for (size_t i = 0; _i % 2 == 1 && i < text.len; i++)
        ck_assert_msg((unsigned char)text.data[i] < 0x80, "not ASCII");
    wb_str_fini(&text);
    wb_cells_fini(&cells);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, test_typed, 0, ROWS(typed));
    tcase_add_loop_test(tcase, test_steps, 0, ROWS(steps));
    tcase_add_loop_test(tcase, test_numbers_offered, 0, ROWS(offered));
    tcase_add_loop_test(tcase, test_odd_ranges, 0, ROWS(odd));
    tcase_add_loop_test(tcase, test_wheel, 0, 28);
}

int main(void)
{
    return run_suite("ui_numeral", fill);
}
