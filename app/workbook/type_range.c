/* range: a point on a scale. Ratings share the scale. */
#include "types.h"

#include <math.h>

/* More points than this are no scale that a person can see. */
enum { MOST_POINTS = 1000 };

bool wb_range_check(const struct wb_field *field, struct wb_error *err)
{
    const struct wb_range *range = &field->range;
    if (!range->given) {
        return wb_fail(err, WB_INVALID, "a range is missing; write range: {start: 0, end: 10}");
    }
    if (range->start >= range->end) {
        return wb_fail(err, WB_INVALID, "the range ends where it starts or before; start must be below end");
    }
    if (range->step <= 0) {
        return wb_fail(err, WB_INVALID, "the step of a range must be above 0, such as 1");
    }
    double points = (range->end - range->start) / range->step;
    if (points > MOST_POINTS || fabs(points - round(points)) > 1e-6) {
        return wb_fail(err, WB_INVALID,
                       "the steps of the range do not lead from start to end in at most %d steps; "
                       "write another step",
                       MOST_POINTS);
    }
    return true;
}

bool wb_on_range(const struct wb_range *range, double number, struct wb_error *why)
{
    double steps = (number - range->start) / range->step;
    if (number >= range->start && number <= range->end && fabs(steps - round(steps)) < 1e-6) {
        return true;
    }
    struct wb_str text = {0};
    wb_str_add(&text, "A number from ");
    wb_number_text(range->start, &text);
    wb_str_add(&text, " to ");
    wb_number_text(range->end, &text);
    if (range->step != 1) {
        wb_str_add(&text, " in steps of ");
        wb_number_text(range->step, &text);
    }
    wb_fail(why, WB_INVALID, "%s, please.", wb_str_text(&text));
    wb_str_fini(&text);
    return false;
}

bool wb_range_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    return wb_on_range(&asked->field->range, json_number_value(value), why);
}

bool wb_range_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                    struct wb_error *why)
{
    struct wb_field any = {.min = NAN, .max = NAN};
    struct wb_asked number = {.field = &any};
    json_t *read = NULL;
    if (!wb_decimal_parse(&number, typed, today, &read, NULL)) {
        return wb_on_range(&asked->field->range, NAN, why);
    }
    if (!wb_on_range(&asked->field->range, json_number_value(read), why)) {
        json_decref(read);
        return false;
    }
    *value = read;
    return true;
}
