/* Files of facts: what is read, and what is refused with its place. */
#include "load/plain.h"

#include "unit.h"

#include <string.h>

static const struct {
    const char *text, *json;
} good[] = {
    {"sessions held: 38\n", "{\"sessions held\":38}"},
    {"a: 2.5\nb: -3\n", "{\"a\":2.5,\"b\":-3}"},
    {"a: \"38\"\nb: 007\nc: 1e3\nd: no\ne: 1.0\n",
     "{\"a\":\"38\",\"b\":\"007\",\"c\":\"1e3\",\"d\":\"no\",\"e\":\"1.0\"}"},
    {"\xEF\xBB\xBF"
     "events: [Autumn, 3]\n",
     "{\"events\":[\"Autumn\",3]}"},
    {"events:\n  - Autumn\n  - \"Spring: the second\"\n", "{\"events\":[\"Autumn\",\"Spring: the second\"]}"},
    {"note: |\n  Two\n  lines\n", "{\"note\":\"Two\\nlines\"}"},
    {"empty:\n", "{\"empty\":\"\"}"},
};

START_TEST(is_read)
{
    struct wb_faults faults;
    wb_faults_init(&faults);
    json_t *facts = wb_load_plain("facts.yaml", good[_i].text, strlen(good[_i].text), &faults);
    ck_assert_ptr_nonnull(facts);
    char *text = wb_json_text(facts);
    ck_assert_str_eq(text, good[_i].json);
    free(text);
    json_decref(facts);
    wb_faults_fini(&faults);
}
END_TEST

static const struct {
    const char *text, *words;
} bad[] = {
    {"", "empty"},
    {"  \n", "empty"},
    {"just words\n", "facts.yaml:1:1: error"},
    {"- a\n- b\n", "KEY: VALUE"},
    {"a: 1\na: 2\n", "facts.yaml:2:1: error: this key stands in the file twice"},
    {"a: {b: c}\n", "group"},
    {"a: [1, [2]]\n", "list"},
    {"a: &x 1\nb: *x\n", "anchors"},
    {"a: !!int 1\n", "tags"},
    {"a: 1\n---\nb: 2\n", "second document"},
    {"a:\n\tb: 1\n", "tab"},
    {"a: \"un", "quotation"},
    {"[a, b]: 1\n", "KEY: VALUE"},
    {"a: \"\\e[31m\"\n", "control character"},
    {"\xFF\xFE"
     "a",
     "UTF-16"},
    {"a: \xFF\n", "UTF-8"},
};

START_TEST(is_refused)
{
    struct wb_faults faults;
    struct wb_str said = {0};
    wb_faults_init(&faults);
    ck_assert_ptr_null(wb_load_plain("facts.yaml", bad[_i].text, strlen(bad[_i].text), &faults));
    wb_faults_write(&said, &faults, false);
    ck_assert_msg(strstr(wb_str_text(&said), bad[_i].words), "%s: %s", bad[_i].text, wb_str_text(&said));
    wb_str_fini(&said);
    wb_faults_fini(&faults);
}
END_TEST

START_TEST(nested_and_large)
{
    struct wb_faults faults;
    size_t len = _i == 0 ? 10000 : WB_PLAIN_BYTES + 1;
    char *text = wb_alloc(len + 1);
    memset(text, _i == 0 ? '[' : 'a', len);
    wb_faults_init(&faults);
    ck_assert_ptr_null(wb_load_plain("facts.yaml", text, len, &faults));
    ck_assert_uint_gt(faults.errors, 0);
    wb_faults_fini(&faults);
    free(text);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, is_read, 0, ROWS(good));
    tcase_add_loop_test(tcase, is_refused, 0, ROWS(bad));
    tcase_add_loop_test(tcase, nested_and_large, 0, 2);
}

int main(void)
{
    return run_suite("load_plain", fill);
}
