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

/* As wb_number_read takes it: without spaces, with a plain minus sign and a decimal point. */
static void as_read(const char *typed, struct wb_str *out)
{
    static const char minus[] = "\xE2\x88\x92";
    for (const char *at = typed; *at; at++) {
        if (wb_starts_with(at, minus)) {
            wb_str_add_char(out, '-');
            at += strlen(minus) - 1;
        } else if (!strchr(" \t\r\n", *at)) {
            wb_str_add_char(out, *at == ',' ? '.' : *at);
        }
    }
}

/* Digits, and at most one point between or before them. */
static bool is_number(const char *text)
{
    text += *text == '-' || *text == '+';
    size_t whole = strspn(text, "0123456789");
    const char *rest = text + whole + (text[whole] == '.');
    size_t fraction = strspn(rest, "0123456789");
    return rest[fraction] == '\0' && (fraction > 0 || (whole > 0 && text[whole] == '\0'));
}

static bool typed_number(const struct wb_field *field, const char *what, const char *typed, double *out,
                         struct wb_error *why)
{
    struct wb_str text = {0};
    as_read(typed, &text);
    bool read = wb_number_read(wb_str_text(&text), out);
    if (!read && is_number(wb_str_text(&text)) && isnan(field->max)) {
        wb_fail(why, WB_INVALID, "%s of at most 15 digits, please.", what);
    } else if (!read) {
        wanted(field, what, why);
    }
    wb_str_fini(&text);
    return read;
}

bool wb_integer_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                      struct wb_error *why)
{
    double number;
    if (!typed_number(asked->field, WHOLE, typed, &number, why)) {
        return false;
    }
    if (number != floor(number)) {
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
    if (!typed_number(asked->field, ANY, typed, &number, why)) {
        return false;
    }
    if (!fits(asked->field, number, ANY, why)) {
        return false;
    }
    *value = wb_number_json(number);
    return true;
}
