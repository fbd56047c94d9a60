#include "numeral.h"

#include "workbook/type.h"

#include <math.h>

#define MOST_POINTS 100000

size_t wb_range_points(const struct wb_range *range)
{
    double points = floor((range->end - range->start) / range->step + 1e-9) + 1;
    if (!(points >= 1))
        return 1;
    return points > MOST_POINTS ? MOST_POINTS : (size_t)points;
}

double wb_range_point(const struct wb_range *range, size_t index)
{
    double value = range->start + range->step * (double)index;
    value = round(value * 1e9) / 1e9; /* 0.1 three times is 0.3 to a person */
    return value > range->end ? range->end : value;
}

size_t wb_range_index(const struct wb_range *range, double value)
{
    double index = round((value - range->start) / range->step);
    size_t points = wb_range_points(range);
    if (!(index > 0))
        return 0;
    return index >= (double)points ? points - 1 : (size_t)index;
}

double wb_range_step(const struct wb_range *range, double value, int by)
{
    size_t points = wb_range_points(range);
    if (isnan(value))
        return by > 0 ? range->start : wb_range_point(range, points - 1);
    size_t index = wb_range_index(range, value);
    if (by < 0 ? index > 0 : index + 1 < points)
        index += (size_t)by;
    return wb_range_point(range, index);
}

void wb_range_words(const struct wb_range *range, struct wb_str *out)
{
    wb_number_text(range->start, out);
    wb_str_addf(out, "%s%s to ", range->low ? " " : "", range->low ? range->low : "");
    wb_number_text(range->end, out);
    wb_str_addf(out, "%s%s", range->high ? " " : "", range->high ? range->high : "");
}

void wb_numeral_forget(struct wb_numeral *numeral)
{
    numeral->len = 0;
}

/* By hand, not strtod: the decimal sign must not depend on the locale. */
static bool read_number(const char *text, size_t len, double *out)
{
    double value = 0, scale = 1;
    bool digits = false, point = false;
    for (size_t i = len && text[0] == '-' ? 1 : 0; i < len; i++) {
        if (text[i] == '.') {
            if (point)
                return false;
            point = true;
        } else {
            value = value * 10 + (text[i] - '0');
            scale *= point ? 10 : 1;
            digits = true;
        }
    }
    if (!digits || text[len - 1] == '.')
        return false;
    value /= scale;
    *out = text[0] == '-' ? -value : value;
    return true;
}

static bool is_point(const struct wb_range *range, double value)
{
    if (value < range->start - 1e-9 || value > range->end + 1e-9)
        return false;
    return fabs(wb_range_point(range, wb_range_index(range, value)) - value) < 1e-6;
}

static bool has_fractions(const struct wb_range *range)
{
    return range->step != floor(range->step) || range->start != floor(range->start);
}

static bool may_type(const struct wb_numeral *numeral, const struct wb_range *range, char c)
{
    if (c == '-')
        return numeral->len == 0 && range->start < 0;
    if (c == '.')
        return numeral->len > 0 && has_fractions(range);
    return c >= '0' && c <= '9';
}

static enum wb_numeral_outcome take(struct wb_numeral *numeral, const struct wb_range *range, double *out)
{
    double value;
    if (!read_number(numeral->typed, numeral->len, &value))
        return WB_NUMERAL_BEGUN;
    if (is_point(range, value)) {
        *out = wb_range_point(range, wb_range_index(range, value));
        return WB_NUMERAL_NUMBER;
    }
    /* Something may still be typed behind it that makes it a point. */
    bool open = fabs(value) < fmax(fabs(range->start), fabs(range->end));
    return open && numeral->len < sizeof numeral->typed - 1 ? WB_NUMERAL_BEGUN : WB_NUMERAL_NOT;
}

enum wb_numeral_outcome wb_numeral_key(struct wb_numeral *numeral, uint32_t key, const struct wb_range *range,
                                       double *out)
{
    char c = key == ',' ? '.' : key < 0x80 ? (char)key : '\0';
    bool again = numeral->len > 0;
    if (!may_type(numeral, range, c)) {
        wb_numeral_forget(numeral);
        if (!again || !may_type(numeral, range, c))
            return WB_NUMERAL_NOT;
    }
    if (numeral->len == sizeof numeral->typed - 1)
        wb_numeral_forget(numeral);
    numeral->typed[numeral->len++] = c;
    enum wb_numeral_outcome outcome = take(numeral, range, out);
    if (outcome == WB_NUMERAL_NOT && again) { /* 1, 5 on a scale to 10: the second key begins a new number */
        numeral->typed[0] = c;
        numeral->len = 1;
        outcome = take(numeral, range, out);
    }
    if (outcome == WB_NUMERAL_NOT) {
        wb_numeral_forget(numeral);
        return c >= '0' && c <= '9' ? WB_NUMERAL_BEGUN
                                    : WB_NUMERAL_NOT; /* a digit off the scale is taken and does nothing */
    }
    return outcome;
}
