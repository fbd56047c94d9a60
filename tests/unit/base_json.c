/* JSON of untrusted origin, and JSON written. */
#include "base/json.h"

#include "unit.h"

#include <locale.h>

enum { LIMIT = 1000000 };

static const struct {
    const char *text;
    enum wb_code code; /* WB_OK: read */
    const char *says;
} inputs[] = {
    {"{}", WB_OK, NULL},
    {" [1, 2.5, \"x\", true, false, null]\n", WB_OK, NULL},
    {"\"alone\"", WB_OK, NULL},
    {"7", WB_OK, NULL},
    {"\xEF\xBB\xBF{}", WB_OK, NULL},
    {"", WB_INVALID, "it stops before it is complete"},
    {"{\"a\": 1", WB_INVALID, "it stops before it is complete"},
    {"{\"a\": 1, \"a\": 2}", WB_INVALID, "twice"},
    {"[1] 2", WB_INVALID, "follows after its end"},
    {"{a: 1}", WB_INVALID, "line 1, column 2: it is not JSON"},
    {"[\n1,\n!]", WB_INVALID, "line 3"},
    {"\"\xFF\"", WB_INVALID, "not UTF-8"},
    {"\"\xED\xA0\x80\"", WB_INVALID, "not UTF-8"},
    {"\"a\\u0000b\"", WB_INVALID, "NUL"},
    {"{\"a\\u0000b\": 1}", WB_INVALID, "NUL"},
    {"1e999", WB_INVALID, "too large"},
    {"99999999999999999999999", WB_INVALID, "too large"},
    {"\"\\ud800\"", WB_INVALID, ""},
    {"\033[31m", WB_INVALID, ""},
};

START_TEST(reading)
{
    struct wb_error err = {0};
    json_t *value = wb_json_read(inputs[_i].text, strlen(inputs[_i].text), LIMIT, &err);

    ck_assert_msg(!!value == (inputs[_i].code == WB_OK), "%s", err.text);
    ck_assert_int_eq(err.code, inputs[_i].code);
    if (!value)
        ck_assert_msg(strstr(err.text, inputs[_i].says) != NULL, "says: %s", err.text);
    json_decref(value);
}
END_TEST

START_TEST(limits)
{
    struct wb_error err = {0};
    struct wb_str deep = {0};

    ck_assert_ptr_null(wb_json_read("[1,2]", 5, 4, &err));
    ck_assert_int_eq(err.code, WB_LIMIT);
    ck_assert_ptr_null(wb_json_read("[1]\0", 4, LIMIT, &err));
    ck_assert_int_eq(err.code, WB_INVALID);

    for (int i = 0; i < 64; i++)
        wb_str_add(&deep, "[");
    wb_str_add(&deep, "\"[[{{\\\"[[\"");
    for (int i = 0; i < 64; i++)
        wb_str_add(&deep, "]");
    json_t *value = wb_json_read(deep.data, deep.len, LIMIT, &err);
    ck_assert_msg(value != NULL, "%s", err.text);
    json_decref(value);
    wb_str_splice(&deep, 0, 0, "[", 1);
    wb_str_add(&deep, "]");
    ck_assert_ptr_null(wb_json_read(deep.data, deep.len, LIMIT, &err));
    ck_assert_int_eq(err.code, WB_LIMIT);
    wb_str_clear(&deep);
    for (int i = 0; i < 100000; i++)
        wb_str_add(&deep, i % 2 ? "[" : "{\"a\":");
    ck_assert_ptr_null(wb_json_read(deep.data, deep.len, LIMIT, &err));
    ck_assert_int_eq(err.code, WB_LIMIT);
    wb_str_fini(&deep);
}
END_TEST

static const struct {
    const char *text;
    enum wb_json_shape shape;
} shapes[] = {
    {"", WB_JSON_WHOLE},
    {"{\"a\": [1]}", WB_JSON_WHOLE},
    {"{\"]\\\"}\": []}", WB_JSON_WHOLE},
    {"{\"a\": [1", WB_JSON_BROKEN},
    {"\"open", WB_JSON_BROKEN},
    {"]", WB_JSON_BROKEN},
    {"][", WB_JSON_BROKEN},
    {"\"\\", WB_JSON_BROKEN},
};

START_TEST(shape)
{
    ck_assert_int_eq(wb_json_shape(shapes[_i].text, strlen(shapes[_i].text)), shapes[_i].shape);
}
END_TEST

/* Reads and writes as itself. */
static const char *const same[] = {
    "{}",
    "[]",
    "{\"b\":1,\"a\":[true,false,null],\"c\":{\"d\":\"e\"}}",
    "\"quotes \\\" and \\\\ and \\n\\t\\r\\b\\f and \\u0001\\u001f and / and caf\xC3\xA9 \xF0\x9F\x98\x80 \x7F\"",
    "[0.1,2.5,-0.0,1e300,1.0,0.30000000000000004,1e-07,123456789.123]",
    "[0,-1,9223372036854775807,-9223372036854775808]",
};

START_TEST(round_trip)
{
    for (int pass = 0; pass < 2; pass++) {
        struct wb_error err = {0};
        json_t *value = wb_json_read(same[_i], strlen(same[_i]), LIMIT, &err);
        ck_assert_msg(value != NULL, "%s", err.text);
        char *text = wb_json_text(value);
        json_t *again = wb_json_read(text, strlen(text), LIMIT, &err);
        ck_assert_msg(json_equal(value, again), "%s", text);
        if (strstr(same[_i], "1e300") == NULL)
            ck_assert_str_eq(text, same[_i]);
        else
            ck_assert_str_eq(text, "[0.1,2.5,-0.0,1e+300,1.0,0.30000000000000004,1e-07,123456789.123]");
        free(text);
        json_decref(value);
        json_decref(again);
    }
}
END_TEST

START_TEST(pretty)
{
    struct wb_str out = {0};
    json_t *value = json_pack("{s:[i,i],s:{},s:[],s:n}", "a", 1, 2, "b", "c", "d");

    wb_json_write_pretty(&out, value, 2);
    ck_assert_str_eq(out.data, "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n  \"c\": [],\n  \"d\": null\n}\n");
    json_decref(value);
    wb_str_fini(&out);
    wb_json_write(&out, NULL);
    ck_assert_str_eq(out.data, "null");
    wb_str_fini(&out);
}
END_TEST

START_TEST(readers_take_anything)
{
    json_t *value = json_pack("{s:s,s:i,s:f}", "text", "words", "number", 7, "real", 2.5);

    ck_assert_str_eq(wb_json_string(value, "text"), "words");
    ck_assert_ptr_null(wb_json_string(value, "number"));
    ck_assert_ptr_null(wb_json_string(value, "none"));
    ck_assert_ptr_null(wb_json_string(NULL, "text"));
    ck_assert_double_eq(wb_json_number(value, "number", -1), 7);
    ck_assert_double_eq(wb_json_number(value, "real", -1), 2.5);
    ck_assert_double_eq(wb_json_number(value, "text", -1), -1);
    ck_assert_double_eq(wb_json_number(NULL, "text", -1), -1);
    ck_assert(wb_json_is(json_object_get(value, "text"), "words"));
    ck_assert(!wb_json_is(json_object_get(value, "number"), "7"));
    ck_assert(!wb_json_is(NULL, "words"));
    wb_json_set_text(value, "text", "others");
    ck_assert_str_eq(wb_json_string(value, "text"), "others");
    wb_json_set_text(value, "text", NULL);
    ck_assert_ptr_null(wb_json_string(value, "text"));
    json_decref(value);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, reading, 0, ROWS(inputs));
    tcase_add_test(tcase, limits);
    tcase_add_loop_test(tcase, shape, 0, ROWS(shapes));
    tcase_add_loop_test(tcase, round_trip, 0, ROWS(same));
    tcase_add_test(tcase, pretty);
    tcase_add_test(tcase, readers_take_anything);
}

int main(void)
{
    return run_suite("base_json", fill);
}
