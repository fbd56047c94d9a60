/* JSON: its schema, its digest, its bytes; and the same in HTML. */
#include "export/digest.h"
#include "export_help.h"

static const struct {
    const char *text, *hex, *base64;
} digests[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
     "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
     "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="},
};

START_TEST(known_digests)
{
    char hex[WB_DIGEST_HEX], base64[WB_DIGEST_BASE64];
    size_t len = strlen(digests[_i].text);
    ck_assert_str_eq(wb_digest_hex(digests[_i].text, len, hex), digests[_i].hex);
    ck_assert_str_eq(wb_digest_base64(digests[_i].text, len, base64), digests[_i].base64);
}
END_TEST

/* An answer of each type, with what is hard on JSON in it. */
static void answer_all(void)
{
    open_export();
    OK(wb_session_set_setting(session, "name", "Zo\xC3\xAB \"Z\" </script>", err));
    answer("setting", "\"school\"");
    answer_text("goal", "quotes \" and \\ and \x01 \xE2\x80\xAE \xC2\x9B <!-- \xF0\x9F\x98\x80");
    answer_text("why", "because");
    OK(wb_session_set_quote(session, prompt_of(session, "why"), true, err));
    wb_session_leave(session, prompt_of(session, "why"));
    answer("parts", "{\"time\": 2, \"money\": null, \"room\": 5}");
    answer("order", "[\"room\", \"time\"]");
    answer_text("low-why", "it is");
    answer("people", "[{\"id\": \"r1\", \"who\": \"a head\", \"power\": 3}]");
    answer("pick", "\"r1\"");
    answer("about", "[{\"id\": \"r1\", \"note\": \"kind\"}]");
    answer("count", "-3");
    answer("share", "0.1");
    answer("day", "\"2026-12-03\"");
    answer("many", "[\"red\", {\"other\": \"blue\"}]");
    answer("box", "true");
    answer("where", "3");
    answer("promise", "[{\"id\": \"c1\", \"action\": \"walk\", \"by\": \"2026-12-01\", \"confidence\": 7}]");
    answer("review", "[{\"of\": \"small/promise/c1\", \"outcome\": \"partly\", \"learned\": \"slowly\"}]");
    answer("where-again", "6");
    state("line", WB_TALK_INSTEAD);
    answer_text("secret", "hush");
}

static json_t *read_back(const char *text)
{
    struct wb_error why = {0};
    json_t *json = wb_json_read(text, strlen(text), SIZE_MAX, &why);
    ck_assert_msg(json != NULL, "%s", why.text);
    return json;
}

static void check_digest(json_t *json)
{
    char hex[WB_DIGEST_HEX];
    json_t *digest = json_incref(json_object_get(json, "digest"));
    json_object_del(json, "digest");
    char *rest = wb_json_text(json);
    ck_assert_str_eq(wb_digest_hex(rest, strlen(rest), hex), json_string_value(digest));
    free(rest);
    json_decref(digest);
}

START_TEST(the_digest_is_of_the_rest)
{
    answer_all();
    char *text = bytes(WB_FORMAT_JSON);
    json_t *json = read_back(text);
    ck_assert_str_eq(wb_json_string(json, "format"), "careers-workbook/response");
    ck_assert_int_eq(json_integer_value(json_object_get(json, "version")), 1);
    check_digest(json);
    json_decref(json);
    free(text);
    close_export();
}
END_TEST

START_TEST(the_page_holds_the_same)
{
    static const char open[] = "<script type=\"application/json\" id=\"response\">";
    answer_all();
    char *text = bytes(WB_FORMAT_JSON), *html = bytes(WB_FORMAT_HTML);
    char *from = strstr(html, open);
    ck_assert_ptr_nonnull(from);
    from += strlen(open);
    char *end = strstr(from, "</script>");
    ck_assert_ptr_nonnull(end);
    *end = '\0';
    ck_assert_ptr_null(strchr(from, '<'));
    json_t *one = read_back(text), *other = read_back(from);
    ck_assert(json_equal(one, other));
    check_digest(other);
    json_decref(one);
    json_decref(other);
    free(html);
    free(text);
    close_export();
}
END_TEST

/* The values of one's own answers are those that were given. */
START_TEST(values_come_back)
{
    static const char *const keys[] = {"setting", "goal", "parts", "order", "people", "count", "share", "many", "box"};
    answer_all();
    char *text = bytes(WB_FORMAT_JSON);
    json_t *json = read_back(text);
    const json_t *answers = json_object_get(json_array_get(json_object_get(json, "workbooks"), 0), "answers");
    for (int i = 0; i < ROWS(keys); i++) {
        const json_t *found = NULL;
        for (size_t j = 0; j < json_array_size(answers); j++)
            if (wb_json_is(json_object_get(json_array_get(answers, j), "prompt"), keys[i]))
                found = json_array_get(answers, j);
        ck_assert_msg(found != NULL, "%s", keys[i]);
        const struct wb_answer *answer = wb_session_answer(session, prompt_of(session, keys[i]));
        ck_assert(json_equal(json_object_get(found, "value"), answer->value));
        ck_assert_int_eq(json_integer_value(json_object_get(found, "revision")), answer->revision);
        ck_assert_str_eq(wb_json_string(found, "state"), "answered");
    }
    json_decref(json);
    free(text);
    close_export();
}
END_TEST

START_TEST(the_same_bytes_again)
{
    answer_all();
    char *first = bytes((enum wb_format)_i);
    OK(wb_session_close(session, err));
    session = open_session();
    char *second = bytes((enum wb_format)_i);
    size_t at = 0;
    while (first[at] && first[at] == second[at])
        at++;
    ck_assert_msg(first[at] == second[at], "byte %zu: %.80s ... %.80s", at, first + at, second + at);
    free(first);
    free(second);
    close_export();
}
END_TEST

/* An independent validator, where there is one. */
START_TEST(the_schema_holds)
{
    static const char validate[] = "import json, sys, jsonschema\n"
                                   "schema = json.load(open(sys.argv[1]))\n"
                                   "jsonschema.Draft202012Validator.check_schema(schema)\n"
                                   "for name in sys.argv[2:]:\n"
                                   "    jsonschema.Draft202012Validator(schema).validate(json.load(open(name)))\n"
                                   "bad = json.load(open(sys.argv[2]))\n"
                                   "bad['workbooks'][0]['answers'][0].pop('revision')\n"
                                   "assert not jsonschema.Draft202012Validator(schema).is_valid(bad)\n";
    const char *schema = getenv("WORKBOOK_RESPONSE_SCHEMA");
    if (!schema || system("python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null") != 0) {
        fprintf(stderr, "# skipped: the schema is not checked without python3-jsonschema\n");
        return;
    }
    answer_all();
    struct wb_export_options own = plain_options(), head = own;
    own.include_private = true;
    head.head_page = true;
    const struct wb_export_options options[] = {plain_options(), own, head};
    struct wb_str command = {0};
    OK(wb_file_write(in_dir("validate.py"), validate, strlen(validate), true, err));
    wb_str_addf(&command, "python3 %s %s", in_dir("validate.py"), schema);
    for (int i = 0; i < ROWS(options); i++) {
        char name[16];
        snprintf(name, sizeof name, "%d.json", i);
        char *text = bytes_with(options[i], WB_FORMAT_JSON);
        OK(wb_file_write(in_dir(name), text, strlen(text), true, err));
        wb_str_addf(&command, " %s", in_dir(name));
        free(text);
    }
    ck_assert_int_eq(system(wb_str_text(&command)), 0);
    wb_str_fini(&command);
    close_export();
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, known_digests, 0, ROWS(digests));
    tcase_add_test(tcase, the_digest_is_of_the_rest);
    tcase_add_test(tcase, the_page_holds_the_same);
    tcase_add_test(tcase, values_come_back);
    tcase_add_loop_test(tcase, the_same_bytes_again, 0, WB_FORMAT_COUNT);
    tcase_add_test(tcase, the_schema_holds);
}

int main(void)
{
    return run_suite("export_json", fill);
}
