/* JSON read in place: what is JSON and what is not, as jansson has it; members found, texts, numbers. */
#include "base/json_in.h"
#include "base/json.h"
#include "base/text.h"

#include "unit.h"

/* ------------------------------------------------------------------ the grammar */

static const char *const texts[] = {
    "{}",
    "[]",
    " [ ] ",
    "[1]",
    "[1,2.5e-3,-0,0.1,1E+9]",
    "{\"a\":{\"b\":[true,false,null]},\"c\":\"\"}",
    "\"alone\"",
    "7",
    "\"\\u00e9 \\ud83d\\ude00 \\\" \\\\ \\/ \\b\\f\\n\\r\\t\"",
    "",
    " ",
    "[",
    "]",
    "{",
    "}",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1,,2]",
    "[1}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1,}",
    "{\"a\" 1}",
    "{a:1}",
    "{1:2}",
    "{\"a\":1]",
    "{} {}",
    "1 2",
    "01",
    "-",
    "+1",
    "1.",
    ".5",
    "1e",
    "1e+",
    "0x10",
    "tru",
    "truex",
    "nul",
    "NaN",
    "\"",
    "\"\\",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\u12g4\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\udc00\"",
    "\"\\ud800\\u0041\"",
    "\"\t\"",
    "\"\n\"",
    "// no\n1",
};

/* Passed as a whole, and entered level by level: the same verdict. */
static void walk(struct wb_json_in *in)
{
    bool object = wb_json_enter(in, '{');
    if (!object && !wb_json_enter(in, '[')) {
        wb_json_pass(in);
        return;
    }
    while (wb_json_more(in)) {
        if (object)
            wb_json_key(in);
        walk(in);
    }
}

START_TEST(as_jansson_has_it)
{
    struct wb_span text = wb_span(texts[_i]);
    struct wb_error ignored = {0};
    json_t *tree = wb_json_read(text.data, text.len, text.len, &ignored);
    struct wb_json_in passed = wb_json_in(text), walked = passed;
    wb_json_pass(&passed);
    walk(&walked);
    ck_assert_msg(wb_json_done(&passed) == (tree != NULL), "passed: %s", texts[_i]);
    ck_assert_msg(wb_json_done(&walked) == (tree != NULL), "walked: %s", texts[_i]);
    json_decref(tree);
}
END_TEST

/* Every beginning of a text, each in memory of its own size, so that a sanitizer sees a read past its end. */
START_TEST(cut_anywhere)
{
    static const char whole[] = "{\"a\":[1.5e3,\"\\ud83d\\ude00\\n\",{\"b\":null}],\"c\":-7}";
    for (size_t len = 0; len <= sizeof whole - 1; len++) {
        char *part = malloc(len ? len : 1);
        memcpy(part, whole, len);
        struct wb_json_in in = wb_json_in((struct wb_span){part, len});
        wb_json_pass(&in);
        ck_assert_msg(wb_json_done(&in) == (len == sizeof whole - 1), "cut at %zu", len);
        free(part);
    }
}
END_TEST

START_TEST(how_deep)
{
    struct wb_str deep = {0};
    for (int levels = WB_JSON_DEPTH; levels <= WB_JSON_DEPTH + 1; levels++) {
        wb_str_clear(&deep);
        for (int i = 0; i < levels; i++)
            wb_str_add(&deep, i % 2 ? "[" : "{\"a\":");
        wb_str_add(&deep, "1");
        for (int i = levels - 1; i >= 0; i--)
            wb_str_add(&deep, i % 2 ? "]" : "}");
        struct wb_json_in in = wb_json_in((struct wb_span){deep.data, deep.len});
        wb_json_pass(&in);
        ck_assert_int_eq(wb_json_done(&in), levels == WB_JSON_DEPTH);
    }
    wb_str_fini(&deep);
}
END_TEST

/* ------------------------------------------------------------------ what is found */

START_TEST(members)
{
    struct wb_json_in in = wb_json_in(wb_span(" {\"first\" : [ 1 , {\"x\":2} ] , \"second\":\"two\"}\n"));
    ck_assert(!wb_json_enter(&in, '['));
    ck_assert(wb_json_enter(&in, '{'));
    ck_assert(wb_json_more(&in));
    ck_assert(wb_json_named(wb_json_key(&in), "first"));
    struct wb_span list = wb_json_pass(&in);
    ck_assert_uint_eq(list.len, strlen("[ 1 , {\"x\":2} ]"));
    ck_assert(wb_json_more(&in));
    struct wb_span key = wb_json_key(&in);
    ck_assert(wb_json_named(key, "second") && !wb_json_named(key, "secon") && !wb_json_named(key, "second one"));
    ck_assert(!wb_json_done(&in));
    wb_json_pass(&in);
    ck_assert(!wb_json_more(&in));
    ck_assert(!wb_json_more(&in));
    ck_assert(wb_json_done(&in));
}
END_TEST

START_TEST(text_of_a_span)
{
    struct wb_str out = {0};
    ck_assert(wb_json_span_text(wb_span("\"a\\\"\\u00e9\\ud83d\\ude00\\n\""), &out));
    ck_assert_str_eq(wb_str_text(&out), "a\"\xC3\xA9\xF0\x9F\x98\x80\n");
    ck_assert(!wb_json_span_text(wb_span("7"), &out));
    ck_assert(!wb_json_span_text((struct wb_span){0}, &out));
    wb_str_fini(&out);
}
END_TEST

static const struct {
    const char *text;
    bool is;
    int64_t value;
} integers[] = {
    {"0", true, 0},       {"-7", true, -7},  {"9223372036854775807", true, INT64_MAX}, {"9223372036854775808", false, 0},
    {"1.0", false, 0},    {"1e3", false, 0}, {"\"1\"", false, 0},                      {"", false, 0},
    {"true", false, 0},   {"null", false, 0}, {"99999999999999999999999999999", false, 0},
};

START_TEST(integer_of_a_span)
{
    int64_t value = 42;
    ck_assert_int_eq(wb_json_span_integer(wb_span(integers[_i].text), &value), integers[_i].is);
    ck_assert_int_eq(value, integers[_i].is ? integers[_i].value : 42);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, as_jansson_has_it, 0, ROWS(texts));
    tcase_add_test(tcase, cut_anywhere);
    tcase_add_test(tcase, how_deep);
    tcase_add_test(tcase, members);
    tcase_add_test(tcase, text_of_a_span);
    tcase_add_loop_test(tcase, integer_of_a_span, 0, ROWS(integers));
}

int main(void)
{
    return run_suite("base_json_in", fill);
}
