/* The tests that conditions make. */
#include "chosen.h"
#include "workbook/answers.h"
#include "workbook/type.h"

#include <string.h>

/* A scalar of an answer against a scalar of the workbook's file, which is text until here. */
static bool scalar_is(const json_t *value, const char *text)
{
    double number;
    if (json_is_string(value)) {
        return strcmp(json_string_value(value), text) == 0;
    }
    if (json_is_number(value)) {
        return wb_number_read(text, &number) && number == json_number_value(value);
    }
    if (json_is_object(value)) {
        return json_object_get(value, WB_OTHER) && strcmp(text, WB_OTHER) == 0;
    }
    return json_is_boolean(value) && strcmp(text, json_is_true(value) ? "true" : "false") == 0;
}

static bool any_is(const json_t *value, const struct wb_condition *condition)
{
    for (size_t i = 0; i < condition->value_count; i++) {
        if (scalar_is(value, condition->values[i])) {
            return true;
        }
    }
    return false;
}

/* Of a list `is` means: this alone was chosen. */
static bool test_is(const json_t *value, const struct wb_condition *condition, int top)
{
    if (json_is_array(value)) {
        return json_array_size(value) == 1 && any_is(json_array_get(value, 0), condition);
    }
    return any_is(value, condition);
}

static bool test_is_not(const json_t *value, const struct wb_condition *condition, int top)
{
    return !test_is(value, condition, top);
}

/* Of a list: how many were chosen. */
static bool measure(const json_t *value, double *out)
{
    if (json_is_array(value)) {
        *out = (double)json_array_size(value);
        return true;
    }
    *out = json_number_value(value);
    return json_is_number(value);
}

static bool test_at_least(const json_t *value, const struct wb_condition *condition, int top)
{
    double number;
    return measure(value, &number) && number >= condition->number;
}

static bool test_at_most(const json_t *value, const struct wb_condition *condition, int top)
{
    double number;
    return measure(value, &number) && number <= condition->number;
}

static bool test_includes(const json_t *value, const struct wb_condition *condition, int top)
{
    if (!json_is_array(value)) {
        return any_is(value, condition);
    }
    size_t count = json_array_size(value);
    for (size_t i = 0; i < count && (top == 0 || i < (size_t)top); i++) {
        if (any_is(json_array_get(value, i), condition)) {
            return true;
        }
    }
    return false;
}

static bool test_answered(const json_t *value, const struct wb_condition *condition, int top)
{
    return condition->answered;
}

typedef bool test(const json_t *value, const struct wb_condition *condition, int top);
static test *const tests[] = {
    [WB_TEST_IS] = test_is,           [WB_TEST_IS_NOT] = test_is_not,     [WB_TEST_AT_LEAST] = test_at_least,
    [WB_TEST_AT_MOST] = test_at_most, [WB_TEST_INCLUDES] = test_includes, [WB_TEST_ANSWERED] = test_answered,
};

static bool blank(const json_t *value)
{
    return !value || json_is_null(value) || (json_is_string(value) && json_string_length(value) == 0);
}

/* A column is tested row by row, and one row is enough; but `is_not` must hold in every row that says anything. */
static bool holds_in_column(const json_t *rows, const struct wb_condition *condition)
{
    bool answered = false, all = true, any = false;
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *cell = json_object_get(json_array_get(rows, i), condition->item);
        if (blank(cell)) {
            continue;
        }
        bool holds = tests[condition->test](cell, condition, 0);
        answered = true;
        all = all && holds;
        any = any || holds;
    }
    if (condition->test == WB_TEST_ANSWERED) {
        return answered == condition->answered;
    }
    return answered && (condition->test == WB_TEST_IS_NOT ? all : any);
}

bool wb_test_holds(const struct wb_condition *condition, const json_t *value)
{
    if (condition->item && json_is_array(value)) {
        return holds_in_column(value, condition);
    }
    if (condition->item) {
        value = json_object_get(value, condition->item);
    }
    if (blank(value)) {
        return condition->test == WB_TEST_ANSWERED && !condition->answered;
    }
    return tests[condition->test](value, condition, condition->ref.prompt ? condition->ref.prompt->top : 0);
}

bool wb_condition_holds(const struct wb_reader *reader, const struct wb_condition *condition)
{
    switch (condition->test) {
    case WB_TEST_ALL:
    case WB_TEST_ANY:
        for (size_t i = 0; i < condition->part_count; i++) {
            if (wb_condition_holds(reader, &condition->parts[i]) == (condition->test == WB_TEST_ANY)) {
                return condition->test == WB_TEST_ANY;
            }
        }
        return condition->test == WB_TEST_ALL;
    case WB_TEST_NOT:
        return !wb_condition_holds(reader, &condition->parts[0]);
    default:
        return wb_test_holds(condition, wb_value(reader, &condition->ref));
    }
}
