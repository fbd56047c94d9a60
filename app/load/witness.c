#include "witness.h"

#include "base/json.h"
#include "base/time.h"
#include "finish.h"
#include "workbook/answers.h"
#include "workbook/type.h"

#include <math.h>
#include <string.h>

enum { MENTIONED = 6, MEASURED = 50 }; /* ids of a list that are tried in every combination; its longest */

/* What is looked for, and in what its value stands. */
struct search {
    const struct wb_wanted *wanted;
    size_t count;
    const struct wb_prompt *prompt;
    const struct wb_field *field; /* of the prompt or the column */
    bool open;                    /* ids come from answers too, so any may */
    long *tries;                  /* how many more tests may be made; after that everything is held to be possible */
};

static bool meets_all(const struct search *in, const json_t *value)
{
    *in->tries -= (long)in->count;
    for (size_t i = 0; i < in->count && *in->tries > 0; i++) {
        if (wb_test_holds(in->wanted[i].test, value) != in->wanted[i].holds) {
            return false;
        }
    }
    return true;
}

/* Tries a value, which is taken over: as it is, as that of an item, or in a row of a table. */
static bool try_value(const struct search *in, json_t *value)
{
    const char *item = in->wanted[0].test->item;
    if (item) {
        json_t *holder = json_object();
        json_object_set_new(holder, item, value);
        value = holder;
    }
    if (item && in->prompt->field.type == WB_TABLE) {
        json_t *rows = json_array();
        json_array_append_new(rows, value);
        value = rows;
    }
    bool found = meets_all(in, value);
    json_decref(value);
    return found;
}

/* ---- numbers ---- */

/* A scale: its points, or between its ends any number (step 0). */
struct scale {
    double from, to, step, base;
};

static struct scale scale_of(const struct wb_field *field)
{
    if (field->type == WB_RANGE || field->type == WB_RATINGS) {
        return (struct scale){field->range.start, field->range.end, field->range.step, field->range.start};
    }
    struct scale scale = {isnan(field->min) ? -INFINITY : field->min, isnan(field->max) ? INFINITY : field->max, 0, 0};
    if (field->type == WB_INTEGER) {
        scale = (struct scale){ceil(scale.from), floor(scale.to), 1, 0};
    }
    return scale;
}

static bool try_number(const struct search *in, const struct scale *scale, double number)
{
    if (!isfinite(number) || number < scale->from || number > scale->to) {
        return false;
    }
    return try_value(in, number == floor(number) && fabs(number) < 1e15 ? json_integer((json_int_t)number)
                                                                         : json_real(number));
}

/* A test changes its mind only at the number that it names: that one is tried, and its neighbours. */
static bool try_around(const struct search *in, const struct scale *scale, double number)
{
    if (scale->step == 0) {
        double little = fabs(number) * 1e-9 + 1e-9;
        return try_number(in, scale, number) || try_number(in, scale, number - little) ||
               try_number(in, scale, number + little);
    }
    double steps = (number - scale->base) / scale->step, nearest = round(steps);
    if (fabs(steps - nearest) < 1e-6 && try_number(in, scale, number)) {
        return true;
    }
    for (int next = -1; next <= 1; next++) {
        if (try_number(in, scale, scale->base + (nearest + next) * scale->step)) {
            return true;
        }
    }
    return false;
}

static bool try_around_test(const struct search *in, const struct scale *scale, const struct wb_condition *test)
{
    if (test->test == WB_TEST_AT_LEAST || test->test == WB_TEST_AT_MOST) {
        return try_around(in, scale, test->number);
    }
    for (size_t i = 0; i < test->value_count; i++) {
        double number;
        if (wb_number_read(test->values[i], &number) && try_around(in, scale, number)) {
            return true;
        }
    }
    return false;
}

static bool some_number(const struct search *in)
{
    struct scale scale = scale_of(in->field);
    for (size_t i = 0; i < in->count; i++) {
        if (try_around_test(in, &scale, in->wanted[i].test)) {
            return true;
        }
    }
    return try_number(in, &scale, scale.from) || try_number(in, &scale, scale.to) || try_number(in, &scale, 0);
}

/* ---- words and choices ---- */

/* Another text than any test names. */
static bool some_other_text(const struct search *in, const char *text)
{
    return try_value(in, json_string(text));
}

static bool some_named_text(const struct search *in, bool (*possible)(const char *text))
{
    for (size_t i = 0; i < in->count; i++) {
        const struct wb_condition *test = in->wanted[i].test;
        for (size_t j = 0; j < test->value_count; j++) {
            if ((!possible || possible(test->values[j])) && try_value(in, json_string(test->values[j]))) {
                return true;
            }
        }
    }
    return false;
}

static bool some_text(const struct search *in)
{
    return some_named_text(in, NULL) || some_other_text(in, "\n");
}

static bool is_day(const char *text)
{
    return wb_day_read(text, &(struct wb_day){0});
}

static bool some_day(const struct search *in)
{
    return some_named_text(in, is_day) || some_other_text(in, "0001-01-01");
}

static json_t *own_words(void)
{
    json_t *other = json_object();
    wb_json_set_text(other, "other", "\n");
    return other;
}

static bool some_choice(const struct search *in)
{
    for (size_t i = 0; i < in->field->choice_count; i++) {
        if (try_value(in, json_string(in->field->choices[i].id))) {
            return true;
        }
    }
    return (in->field->or_other && try_value(in, own_words())) || (in->open && some_text(in));
}

/* ---- lists of choices ---- */

struct mentioned {
    const char *ids[MENTIONED];
    size_t count;
    bool too_many;
};

static bool offered(const struct search *in, const char *id)
{
    for (size_t i = 0; i < in->field->choice_count; i++) {
        if (strcmp(in->field->choices[i].id, id) == 0) {
            return true;
        }
    }
    return in->open || (in->field->or_other && strcmp(id, "other") == 0);
}

static void mention(const struct search *in, struct mentioned *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->ids[i], id) == 0) {
            return;
        }
    }
    if (list->count == MENTIONED) {
        list->too_many = true;
    } else if (offered(in, id)) {
        list->ids[list->count++] = id;
    }
}

static double longest_measured(const struct search *in)
{
    double longest = 0;
    for (size_t i = 0; i < in->count; i++) {
        const struct wb_condition *test = in->wanted[i].test;
        if (test->test == WB_TEST_AT_LEAST || test->test == WB_TEST_AT_MOST) {
            longest = fmax(longest, floor(test->number) + 1);
        }
    }
    return longest;
}

static bool stands_alone(const struct search *in, const json_t *list)
{
    for (size_t i = 0; i < in->field->choice_count && json_array_size(list) > 1; i++) {
        const struct wb_choice *choice = &in->field->choices[i];
        for (size_t j = 0; choice->alone && j < json_array_size(list); j++) {
            if (wb_json_is(json_array_get(list, j), choice->id)) {
                return true;
            }
        }
    }
    return false;
}

/* One choice of those mentioned, and so many of the others, whichever these are. */
static bool try_list(const struct search *in, const struct mentioned *mentioned, unsigned chosen, size_t others)
{
    json_t *list = json_array();
    for (size_t i = 0; i < mentioned->count; i++) {
        if ((chosen >> i & 1) != 0) {
            bool other = in->field->or_other && strcmp(mentioned->ids[i], "other") == 0;
            json_array_append_new(list, other ? own_words() : json_string(mentioned->ids[i]));
        }
    }
    for (size_t i = 0; i < others; i++) {
        json_array_append_new(list, json_string("\n"));
    }
    if (json_array_size(list) == 0 || stands_alone(in, list)) {
        json_decref(list);
        return false;
    }
    return try_value(in, list);
}

static bool some_list(const struct search *in)
{
    struct mentioned mentioned = {0};
    for (size_t i = 0; i < in->count; i++) {
        for (size_t j = 0; j < in->wanted[i].test->value_count; j++) {
            mention(in, &mentioned, in->wanted[i].test->values[j]);
        }
    }
    double most = longest_measured(in), left = (double)in->field->choice_count - (double)mentioned.count;
    bool ranks_part = in->field->type == WB_RANK && most > 0; /* which of them count depends on their order */
    if (mentioned.too_many || most > MEASURED || ranks_part) {
        return true;
    }
    most = fmax(most, 1);
    size_t others = (size_t)(in->open || in->field->or_other ? most : fmin(most, fmax(left, 0)));
    for (unsigned chosen = 0; chosen < 1u << mentioned.count; chosen++) {
        for (size_t i = 0; i <= others; i++) {
            if (try_list(in, &mentioned, chosen, i)) {
                return true;
            }
        }
    }
    return false;
}

/* Rows, commitments: all that is asked of them as a whole is how many there are. */
static bool some_rows(const struct search *in)
{
    double most = fmax(longest_measured(in), 1);
    for (size_t i = 0; i < in->count; i++) {
        if (in->wanted[i].test->value_count > 0) {
            return true;
        }
    }
    json_t *rows = json_array();
    bool found = most > MEASURED;
    for (size_t i = 0; i < (size_t)most && !found; i++) {
        json_array_append_new(rows, json_object());
        found = meets_all(in, rows);
    }
    json_decref(rows);
    return found;
}

/* ---- one prompt ---- */

static bool some_check(const struct search *in)
{
    if (in->field->choice_count > 0 || in->open) {
        return some_list(in);
    }
    return try_value(in, json_true());
}

static bool some_rating(const struct search *in)
{
    return in->wanted[0].test->item ? some_number(in) : some_rows(in);
}

typedef bool some_value(const struct search *in);
static some_value *const values_of[WB_TYPE_COUNT] = {
    [WB_TEXT] = some_text,         [WB_LINE] = some_text,
    [WB_LETTER] = some_text,       [WB_INTEGER] = some_number,
    [WB_DECIMAL] = some_number,    [WB_RANGE] = some_number,
    [WB_DATE] = some_day,          [WB_SELECT_ONE] = some_choice,
    [WB_SELECT_MULTIPLE] = some_list, [WB_RANK] = some_list,
    [WB_RATINGS] = some_rating,    [WB_TABLE] = some_rows,
    [WB_CHECK] = some_check,       [WB_COMMITMENT] = some_rows,
    [WB_COMMITMENTS_REVIEW] = some_rows,
};

static const struct wb_field *column_of(const struct wb_prompt *prompt, const char *id)
{
    for (size_t i = 0; i < prompt->column_count; i++) {
        if (strcmp(prompt->columns[i].id, id) == 0) {
            return &prompt->columns[i];
        }
    }
    return NULL;
}

bool wb_witness_of_nothing(const struct wb_wanted *wanted, size_t count)
{
    long tries = (long)count + 1;
    return meets_all(&(struct search){.wanted = wanted, .count = count, .tries = &tries}, NULL);
}

/* Each row may meet another test, so that tests of a column never exclude one another. */
static bool cells_witness(struct search *in)
{
    const struct wb_wanted *wanted = in->wanted;
    size_t count = in->count;
    in->count = 1;
    for (size_t i = 0; i < count; i++) {
        in->wanted = &wanted[i];
        if (wanted[i].holds && !wb_witness_of_nothing(in->wanted, 1) && !values_of[in->field->type](in)) {
            return false;
        }
    }
    return true;
}

bool wb_witness(const struct wb_wanted *wanted, size_t count, long *tries)
{
    const struct wb_prompt *prompt = wanted[0].test->ref.prompt;
    const char *item = wanted[0].test->item;
    bool cell = item && prompt->field.type == WB_TABLE;
    struct search in = {
        .wanted = wanted,
        .count = count,
        .prompt = prompt,
        .field = cell ? column_of(prompt, item) : &prompt->field,
        .tries = tries,
        .open = !cell && (prompt->choices_from.key || prompt->choices_from_commitments),
    };
    if (!in.field || in.field->type >= WB_TYPE_UNKNOWN || !values_of[in.field->type] || prompt->retired) {
        return true;
    }
    if (cell) {
        return cells_witness(&in);
    }
    return wb_witness_of_nothing(wanted, count) || values_of[in.field->type](&in);
}
