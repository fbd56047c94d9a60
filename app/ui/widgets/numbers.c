#include "numbers.h"

#include <math.h>

enum { MOST = 101, HALF = MOST / 2 };
static const double FARTHEST = 1e15; /* as far as whole numbers are told apart for sure */

static double within(double number, double least, double most)
{
    return number < least ? least : number > most ? most : number;
}

struct wb_numbers wb_numbers_near(const struct wb_field *field, double now)
{
    double least = isnan(field->min) ? -FARTHEST : within(ceil(field->min), -FARTHEST, FARTHEST);
    double most = isnan(field->max) ? FARTHEST : within(floor(field->max), -FARTHEST, FARTHEST);
    struct wb_numbers numbers = {0};
    if (least > most)
        return numbers;
    bool is_new = isnan(now);
    double at = within(is_new ? 0 : round(now), least, most);
    /* Who begins counts up from nothing; a number below it is met where one is there already. */
    double first = is_new || (at > 0 && at < HALF) ? within(0, least, at) : at - HALF;
    first = within(first, least, most - MOST + 1 > least ? most - MOST + 1 : least);
    double count = within(most - first + 1, 1, MOST);
    return (struct wb_numbers){(long)first, (size_t)count, (size_t)(at - first)};
}
