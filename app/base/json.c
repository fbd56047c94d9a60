/* JSON: jansson reads; the writer is ours, because jansson writes 0.1 as 0.10000000000000001. */
#include "base/json.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Brackets are counted outside strings, before jansson builds anything. That needs no grammar: what else is wrong is
 * found later. */
enum wb_json_shape wb_json_shape(const char *data, size_t len)
{
    size_t depth = 0;
    bool quoted = false, closed_too_much = false;

    for (size_t i = 0; i < len; i++) {
        char c = data[i];
        if (quoted) {
            if (c == '\\')
                i++;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > WB_JSON_DEPTH)
                return WB_JSON_DEEP;
        } else if (c == ']' || c == '}') {
            closed_too_much = closed_too_much || depth == 0;
            depth -= depth > 0;
        }
    }
    return quoted || depth > 0 || closed_too_much ? WB_JSON_BROKEN : WB_JSON_WHOLE;
}

static const char *reason(const json_error_t *error)
{
    static const struct {
        enum json_error_code code;
        const char *words;
    } reasons[] = {
        {json_error_premature_end_of_input, "it stops before it is complete"},
        {json_error_end_of_input_expected, "something follows after its end"},
        {json_error_invalid_utf8, "it holds bytes that are not UTF-8 text"},
        {json_error_null_character, "a text in it holds a NUL character"},
        {json_error_null_byte_in_key, "a key in it holds a NUL character"},
        {json_error_duplicate_key, "a key stands there twice"},
        {json_error_numeric_overflow, "a number in it is too large"},
        {json_error_stack_overflow, "it is nested too deeply"},
    };

    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (json_error_code(error) == reasons[i].code)
            return reasons[i].words;
    return "it is not JSON";
}

json_t *wb_json_read(const char *data, size_t len, size_t max_bytes, struct wb_error *err)
{
    json_error_t error;

    if (len > max_bytes) {
        wb_fail(err, WB_LIMIT, "it is larger than the %zu bytes that are accepted", max_bytes);
        return NULL;
    }
    if (len >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        data += 3;
        len -= 3;
    }
    if (wb_json_shape(data, len) == WB_JSON_DEEP) {
        wb_fail(err, WB_LIMIT, "it is nested more than %d levels deep", WB_JSON_DEPTH);
        return NULL;
    }
    json_t *value = json_loadb(data, len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!value)
        wb_fail(err, WB_INVALID, "line %d, column %d: %s", error.line, error.column, reason(&error));
    return value;
}

struct writer {
    struct wb_str *out;
    int indent; /* -1: compact */
};

static void write_string(struct wb_str *out, const char *text, size_t len)
{
    static const char hex[] = "0123456789abcdef";
    static const char short_names[] = "\"\"\\\\\bb\ff\nn\rr\tt";

    wb_str_add_char(out, '"');
    for (size_t at = 0; at < len;) {
        size_t end = at;
        while (end < len && (unsigned char)text[end] >= 0x20 && text[end] != '"' && text[end] != '\\')
            end++;
        wb_str_add_n(out, text + at, end - at);
        if (end == len)
            break;
        char escape[] = {'\\', 'u', '0', '0', hex[text[end] >> 4 & 15], hex[text[end] & 15]};
        size_t size = sizeof escape;
        for (size_t i = 0; i + 1 < sizeof short_names; i += 2) {
            if (short_names[i] == text[end]) {
                escape[1] = short_names[i + 1];
                size = 2;
                break;
            }
        }
        wb_str_add_n(out, escape, size);
        at = end + 1;
    }
    wb_str_add_char(out, '"');
}

/* The fewest digits that read back as the same number, always with a point or an exponent so that it stays a real. */
static void write_real(struct wb_str *out, double number)
{
    char text[40];

    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number)
            break;
    }
    bool whole = true;
    for (char *c = text; *c; c++) {
        if (!strchr("0123456789+-e", *c))
            *c = '.'; /* the decimal point of the locale */
        whole = whole && *c != '.' && *c != 'e';
    }
    wb_str_add(out, text);
    if (whole)
        wb_str_add(out, ".0");
}

static void new_line(const struct writer *w, int level)
{
    if (w->indent < 0)
        return;
    wb_str_add_char(w->out, '\n');
    for (int i = 0; i < w->indent * level; i++)
        wb_str_add_char(w->out, ' ');
}

static void write_value(const struct writer *w, const json_t *value, int level);

static void write_array(const struct writer *w, const json_t *array, int level)
{
    size_t count = json_array_size(array);

    wb_str_add_char(w->out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            wb_str_add_char(w->out, ',');
        new_line(w, level + 1);
        write_value(w, json_array_get(array, i), level + 1);
    }
    if (count > 0)
        new_line(w, level);
    wb_str_add_char(w->out, ']');
}

static void write_object(const struct writer *w, const json_t *value, int level)
{
    union {
        const json_t *given;
        json_t *iterated; /* jansson's iterators are not const; nothing is changed */
    } same = {value};
    json_t *object = same.iterated;
    bool first = true;

    wb_str_add_char(w->out, '{');
    for (void *i = json_object_iter(object); i; i = json_object_iter_next(object, i)) {
        const char *key = json_object_iter_key(i);
        if (!first)
            wb_str_add_char(w->out, ',');
        first = false;
        new_line(w, level + 1);
        write_string(w->out, key, strlen(key));
        wb_str_add(w->out, w->indent < 0 ? ":" : ": ");
        write_value(w, json_object_iter_value(i), level + 1);
    }
    if (!first)
        new_line(w, level);
    wb_str_add_char(w->out, '}');
}

static void write_value(const struct writer *w, const json_t *value, int level)
{
    switch (value ? json_typeof(value) : JSON_NULL) {
    case JSON_OBJECT:
        write_object(w, value, level);
        break;
    case JSON_ARRAY:
        write_array(w, value, level);
        break;
    case JSON_STRING:
        write_string(w->out, json_string_value(value), json_string_length(value));
        break;
    case JSON_INTEGER:
        wb_str_addf(w->out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        break;
    case JSON_REAL:
        write_real(w->out, json_real_value(value));
        break;
    case JSON_TRUE:
        wb_str_add(w->out, "true");
        break;
    case JSON_FALSE:
        wb_str_add(w->out, "false");
        break;
    case JSON_NULL:
        wb_str_add(w->out, "null");
        break;
    }
}

void wb_json_write(struct wb_str *out, const json_t *value)
{
    write_value(&(struct writer){out, -1}, value, 0);
}

void wb_json_write_pretty(struct wb_str *out, const json_t *value, int indent)
{
    write_value(&(struct writer){out, indent < 0 ? 0 : indent}, value, 0);
    wb_str_add_char(out, '\n');
}

char *wb_json_text(const json_t *value)
{
    struct wb_str out = {0};

    wb_json_write(&out, value);
    return wb_str_take(&out);
}

const char *wb_json_string(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

double wb_json_number(const json_t *object, const char *key, double otherwise)
{
    const json_t *value = json_object_get(object, key);

    return json_is_number(value) ? json_number_value(value) : otherwise;
}

bool wb_json_is(const json_t *value, const char *text)
{
    return text && json_is_string(value) && strcmp(json_string_value(value), text) == 0;
}

void wb_json_set_text(json_t *object, const char *key, const char *text)
{
    if (text)
        json_object_set_new(object, key, json_string(text));
    else
        json_object_del(object, key);
}
