/* integer and decimal: a number between bounds. */
#include "types.h"

#include <math.h>
#include <string.h>

bool wb_number_check(const struct wb_field *field, struct wb_error *err)
{
    if (field->min > field->max) {
        return wb_fail(err, WB_INVALID, "min is above max; exchange them");
    }
    return true;
}

/* Says what is wanted, with the bounds there are. */
static bool wanted(const struct wb_field *field, const char *what, struct wb_error *why)
{
    struct wb_str text = {0};
    wb_str_add(&text, what);
    if (!isnan(field->min)) {
        wb_str_add(&text, isnan(field->max) ? " of at least " : " from ");
        wb_number_text(field->min, &text);
    }
    if (!isnan(field->max)) {
        wb_str_add(&text, isnan(field->min) ? " of at most " : " to ");
        wb_number_text(field->max, &text);
    }
    wb_fail(why, WB_INVALID, "%s, please.", wb_str_text(&text));
    wb_str_fini(&text);
    return false;
}

static bool fits(const struct wb_field *field, double number, const char *what, struct wb_error *why)
{
    if ((!isnan(field->min) && number < field->min) || (!isnan(field->max) && number > field->max)) {
        return wanted(field, what, why);
    }
    return true;
}

#define WHOLE "A whole number"
#define ANY "A number"

bool wb_integer_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    double number = json_number_value(value);
    if (number != floor(number)) {
        return wanted(asked->field, WHOLE, why);
    }
    return fits(asked->field, number, WHOLE, why);
}

bool wb_decimal_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    return fits(asked->field, json_number_value(value), ANY, why);
}

bool wb_number_empty(const json_t *value)
{
    return false;
}

void wb_number_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    wb_number_text(json_number_value(value), out);
}

json_t *wb_number_json(double number)
{
    return number == floor(number) && fabs(number) < 9e15 ? json_integer((json_int_t)number) : json_real(number);
}

/* A number as typed: spaces around it, a true minus sign, a decimal comma. */
static bool typed_number(const char *typed, double *out)
{
    char text[32];
    size_t len = 0;
    for (const char *at = typed; *at; at++) {
        bool minus = strncmp(at, "\xE2\x88\x92", 3) == 0;
        if (strchr(" \t\r\n", *at)) {
            continue;
        }
        if (len + 1 >= sizeof(text)) {
            return false;
        }
        text[len] = *at;
        if (minus || *at == ',') {
            text[len] = minus ? '-' : '.';
        }
        len++;
        at += minus ? 2 : 0;
    }
    text[len] = '\0';
    return wb_number_read(text, out);
}

bool wb_integer_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                      struct wb_error *why)
{
    double number;
    if (!typed_number(typed, &number) || number != floor(number)) {
        return wanted(asked->field, WHOLE, why);
    }
    if (!fits(asked->field, number, WHOLE, why)) {
        return false;
    }
    *value = wb_number_json(number);
    return true;
}

bool wb_decimal_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                      struct wb_error *why)
{
    double number;
    if (!typed_number(typed, &number)) {
        return wanted(asked->field, ANY, why);
    }
    if (!fits(asked->field, number, ANY, why)) {
        return false;
    }
    *value = wb_number_json(number);
    return true;
}
