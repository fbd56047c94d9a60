#include "workbook/type.h"

#include "types.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    STRING = 1 << JSON_STRING,
    NUMBER = 1 << JSON_INTEGER | 1 << JSON_REAL,
    LIST = 1 << JSON_ARRAY,
    OBJECT = 1 << JSON_OBJECT,
    FLAG = 1 << JSON_TRUE | 1 << JSON_FALSE,
};

const struct wb_type_ops wb_types[] = {
    [WB_NOTE] = {.name = "note", .fits = wb_note_fits, .empty = wb_note_empty, .to_text = wb_note_to_text},
    [WB_TEXT] = {.name = "text",
                 .asks = true,
                 .column = true,
                 .edited = true,
                 .many_lines = true,
                 .json = STRING,
                 .fits = wb_text_fits,
                 .advise = wb_text_advise,
                 .empty = wb_text_empty,
                 .to_text = wb_text_to_text,
                 .parse = wb_text_parse},
    [WB_LINE] = {.name = "line",
                 .asks = true,
                 .column = true,
                 .edited = true,
                 .json = STRING,
                 .fits = wb_text_fits,
                 .advise = wb_text_advise,
                 .empty = wb_text_empty,
                 .to_text = wb_text_to_text,
                 .parse = wb_text_parse},
    [WB_INTEGER] = {.name = "integer",
                    .asks = true,
                    .column = true,
                    .json = NUMBER,
                    .check = wb_number_check,
                    .fits = wb_integer_fits,
                    .empty = wb_number_empty,
                    .to_text = wb_number_to_text,
                    .parse = wb_integer_parse},
    [WB_DECIMAL] = {.name = "decimal",
                    .asks = true,
                    .column = true,
                    .json = NUMBER,
                    .check = wb_number_check,
                    .fits = wb_decimal_fits,
                    .empty = wb_number_empty,
                    .to_text = wb_number_to_text,
                    .parse = wb_decimal_parse},
    [WB_RANGE] = {.name = "range",
                  .asks = true,
                  .column = true,
                  .json = NUMBER,
                  .check = wb_range_check,
                  .fits = wb_range_fits,
                  .empty = wb_number_empty,
                  .to_text = wb_number_to_text,
                  .parse = wb_range_parse},
    [WB_DATE] = {.name = "date",
                 .asks = true,
                 .column = true,
                 .json = STRING,
                 .fits = wb_date_fits,
                 .empty = wb_text_empty,
                 .to_text = wb_date_to_text,
                 .parse = wb_date_parse},
    [WB_SELECT_ONE] = {.name = "select_one",
                       .asks = true,
                       .column = true,
                       .json = STRING | OBJECT,
                       .check = wb_select_check,
                       .fits = wb_select_one_fits,
                       .empty = wb_select_one_empty,
                       .to_text = wb_select_one_to_text,
                       .parse = wb_select_one_parse},
    [WB_SELECT_MULTIPLE] = {.name = "select_multiple",
                            .asks = true,
                            .column = true,
                            .json = LIST,
                            .check = wb_select_check,
                            .fits = wb_select_multiple_fits,
                            .advise = wb_select_multiple_advise,
                            .empty = wb_list_empty,
                            .to_text = wb_select_multiple_to_text,
                            .parse = wb_select_multiple_parse},
    [WB_RANK] = {.name = "rank",
                 .asks = true,
                 .json = LIST,
                 .fits = wb_rank_fits,
                 .advise = wb_rank_advise,
                 .empty = wb_list_empty,
                 .to_text = wb_rank_to_text,
                 .parse = wb_rank_parse},
    [WB_RATINGS] = {.name = "ratings",
                    .asks = true,
                    .json = OBJECT,
                    .check = wb_range_check,
                    .fits = wb_ratings_fits,
                    .empty = wb_ratings_empty,
                    .to_text = wb_ratings_to_text},
    [WB_TABLE] = {.name = "table",
                  .asks = true,
                  .json = LIST,
                  .fits = wb_table_fits,
                  .advise = wb_table_advise,
                  .empty = wb_list_empty,
                  .to_text = wb_table_to_text},
    [WB_CHECK] = {.name = "check",
                  .asks = true,
                  .column = true,
                  .json = FLAG | LIST,
                  .fits = wb_check_fits,
                  .empty = wb_check_empty,
                  .to_text = wb_check_to_text,
                  .parse = wb_check_parse},
    [WB_COMMITMENT] = {.name = "commitment",
                       .asks = true,
                       .json = LIST,
                       .fits = wb_commitment_fits,
                       .advise = wb_commitment_advise,
                       .empty = wb_list_empty,
                       .to_text = wb_commitment_to_text},
    [WB_COMMITMENTS_REVIEW] = {.name = "commitments_review",
                               .asks = true,
                               .json = LIST,
                               .fits = wb_review_fits,
                               .empty = wb_list_empty,
                               .to_text = wb_review_to_text},
    [WB_LETTER] = {.name = "letter",
                   .asks = true,
                   .edited = true,
                   .many_lines = true,
                   .json = STRING,
                   .fits = wb_text_fits,
                   .advise = wb_text_advise,
                   .empty = wb_text_empty,
                   .to_text = wb_text_to_text,
                   .parse = wb_text_parse},
};
_Static_assert(sizeof(wb_types) / sizeof(*wb_types) == WB_TYPE_COUNT, "each type has a row");

bool wb_type_find(const char *name, enum wb_type *out)
{
    for (int type = 0; type < WB_TYPE_COUNT; type++) {
        if (wb_same(wb_types[type].name, name)) {
            *out = (enum wb_type)type;
            return true;
        }
    }
    return false;
}

bool wb_value_shape(enum wb_type type, const json_t *value)
{
    return value && (wb_types[type].json >> json_typeof(value) & 1) != 0;
}

bool wb_value_empty(enum wb_type type, const json_t *value)
{
    return !wb_value_shape(type, value) || wb_types[type].empty(value);
}

bool wb_value_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    const struct wb_type_ops *type = wb_type_of(asked);
    if (!wb_value_shape(asked->field->type, value)) {
        return wb_fail(why, WB_INVALID, "This was given to another kind of question.");
    }
    return type->fits(asked, value, why);
}

bool wb_value_fits_as_typed(const struct wb_asked *asked, const json_t *value, struct wb_day today,
                            struct wb_error *why)
{
    json_t *unused = NULL;
    if (wb_value_fits(asked, value, why)) {
        return true;
    }
    if (json_is_string(value) && wb_type_of(asked)->parse) {
        wb_type_of(asked)->parse(asked, json_string_value(value), today, &unused, why); /* reading it again tells */
    }
    json_decref(unused);
    return false;
}

/* What an earlier question of another type left behind is still somebody's words. */
static void text_of_any(const json_t *value, struct wb_str *out)
{
    if (json_is_string(value)) {
        wb_str_add_n(out, json_string_value(value), json_string_length(value));
    } else if (json_is_number(value)) {
        wb_number_text(json_number_value(value), out);
    } else if (value && !json_is_null(value)) {
        wb_json_write(out, value);
    }
}

void wb_value_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    if (wb_value_shape(asked->field->type, value)) {
        wb_type_of(asked)->to_text(asked, value, out);
    } else {
        text_of_any(value, out);
    }
}

/* Beyond this the digits typed and those kept begin to differ; what rounds up to it is still read again. */
static const double largest_read = 1e15;

/* By hand, because printf and strtod write and read the decimal sign of the locale. */
void wb_number_text(double number, struct wb_str *out)
{
    if (!isfinite(number)) {
        return;
    }
    if (fabs(number) >= 1e12 || number == floor(number)) {
        wb_str_addf(out, "%.0f", number == 0 ? 0.0 : number);
        return;
    }
    long long millionths = llround(fabs(number) * 1e6);
    char fraction[8];
    snprintf(fraction, sizeof(fraction), "%06lld", millionths % 1000000);
    size_t len = 6;
    while (len > 0 && fraction[len - 1] == '0') {
        fraction[--len] = '\0';
    }
    wb_str_addf(out, "%s%lld", number < 0 && millionths > 0 ? "-" : "", millionths / 1000000);
    if (len > 0) {
        wb_str_addf(out, ".%s", fraction);
    }
}

bool wb_number_read(const char *text, double *out)
{
    bool negative = *text == '-';
    const char *at = text + (*text == '-' || *text == '+');
    double number = 0, scale = 1;
    int digits = 0;
    bool fraction = false;
    for (; (*at >= '0' && *at <= '9') || (*at == '.' && !fraction); at++) {
        if (*at == '.') {
            fraction = true;
            continue;
        }
        number = number * 10 + (*at - '0');
        scale *= fraction ? 10 : 1;
        digits++;
    }
    if (*at != '\0' || digits == 0 || digits > 18 || at[-1] == '.') {
        return false;
    }
    number /= scale;
    if (number > largest_read) {
        return false;
    }
    *out = negative ? -number : number;
    return true;
}
