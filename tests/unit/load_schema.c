/* The schema for editors says what the loader does, key by key; and what is shipped has no fault. */
#include "load_help.h"

#include "base/file.h"
#include "base/json.h"
#include "events.h"
#include "keys.h"

static const struct {
    const char *definition; /* NULL: the root */
    const struct kind *kind;
} kinds[] = {
    {NULL, &wb_kind_workbook},   {"word", &wb_kind_word},     {"section", &wb_kind_section},
    {"turn", &wb_kind_turn},     {"lowest", &wb_kind_lowest}, {"exercise", &wb_kind_exercise},
    {"prompt", &wb_kind_prompt}, {"choice", &wb_kind_choice}, {"range", &wb_kind_range},
    {"column", &wb_kind_column}, {"row", &wb_kind_row},       {"condition", &wb_kind_condition},
};

static json_t *read_schema(void)
{
    struct wb_str text = {0};
    struct wb_error err = {0};
    ck_assert_msg(wb_file_read(WB_WORKBOOKS "/schema.json", 1 << 20, &text, &err), "%s", err.text);
    json_t *schema = wb_json_read(wb_str_text(&text), text.len, 1 << 20, &err);
    ck_assert_msg(schema != NULL, "%s", err.text);
    wb_str_fini(&text);
    return schema;
}

static bool lists(const json_t *array, const char *text)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        if (wb_json_is(json_array_get(array, i), text)) {
            return true;
        }
    }
    return false;
}

static void compare_names(const struct key *key, const json_t *property)
{
    const json_t *names = json_object_get(property, "enum");
    size_t count = 0;
    while (key->name_at(count)) {
        ck_assert_msg(lists(names, key->name_at(count)) ||
                          wb_json_is(json_object_get(property, "const"), key->name_at(count)),
                      "%s: %s is missing in the schema", key->name, key->name_at(count));
        count++;
    }
    ck_assert_msg(!names || json_array_size(names) == count, "%s has names that the loader does not know", key->name);
}

/* Bounds and the kind of JSON that stands for each shape. */
static void compare_shape(const struct key *key, const json_t *property)
{
    static const char *const types[] = {
        [AS_FLAG] = "boolean", [AS_WHOLE] = "integer", [AS_NUMBER] = "number",
        [AS_LIST] = "array",   [AS_NAMED] = "object",  [AS_PAIRS] = NULL,
    };
    const char *type = types[key->shape];
    ck_assert_msg(!type || wb_json_is(json_object_get(property, "type"), type), "%s is no %s in the schema", key->name,
                  type);
    if (key->shape == AS_WHOLE) {
        ck_assert_msg(wb_json_number(property, "minimum", -1) == key->least, "%s has another minimum", key->name);
    }
    if (key->shape == AS_LIST) {
        ck_assert_msg(wb_json_number(property, "maxItems", 0) == (double)key->most, "%s has another bound", key->name);
    }
    if (key->shape == AS_NAME) {
        compare_names(key, property);
    }
}

START_TEST(schema_and_loader_know_the_same_keys)
{
    json_t *schema = read_schema();
    const char *name = kinds[_i].definition;
    const struct kind *kind = kinds[_i].kind;
    const json_t *definition = name ? json_object_get(json_object_get(schema, "$defs"), name) : schema;
    const json_t *properties = json_object_get(definition, "properties"),
                 *required = json_object_get(definition, "required");
    ck_assert_msg(json_is_object(properties), "%s is not defined", name);
    size_t needed = 0;
    for (size_t i = 0; i < kind->key_count; i++) {
        const struct key *key = &kind->keys[i];
        const json_t *property = json_object_get(properties, key->name);
        ck_assert_msg(property != NULL, "the schema of %s lacks %s", kind->what, key->name);
        ck_assert_msg(wb_json_string(property, "description") != NULL, "%s is not described", key->name);
        ck_assert_msg(lists(required, key->name) == key->required, "%s: required in one, not in the other", key->name);
        compare_shape(key, property);
        needed += key->required;
    }
    ck_assert_uint_eq(json_object_size(properties), kind->key_count);
    ck_assert_uint_eq(json_array_size(required), needed);
    const json_t *others = json_object_get(definition, "additionalProperties");
    ck_assert(kind->others ? json_is_object(others) : json_is_false(others));
    json_decref(schema);
}
END_TEST

START_TEST(no_key_stands_in_a_table_twice)
{
    const struct kind *kind = kinds[_i].kind;
    for (size_t i = 0; i < kind->key_count; i++) {
        ck_assert_int_eq(wb_key_find(kind, kind->keys[i].name, kind->keys[i].len), (int)i);
    }
}
END_TEST

START_TEST(what_is_built_in_has_no_fault)
{
    struct loaded in = {0};
    struct wb_error err = {0};
    wb_faults_init(&in.faults);
    ck_assert_msg(wb_load_library(NULL, NULL, NULL, &in.library, &in.faults, &err), "%s", err.text);
    wb_faults_write(&in.said, &in.faults, false);
    ck_assert_str_eq(wb_str_text(&in.said), "");
    ck_assert_uint_eq(in.library.count, wb_builtin_count);
    for (size_t i = 0; i < wb_builtin_count; i++) {
        ck_assert_str_eq(in.library.books[i]->id, wb_builtins[i].id); /* a file is called as its workbook */
    }
    load_fini(&in);
}
END_TEST

static bool next_plain(struct wb_events *from, struct wb_str *out)
{
    yaml_event_t event;
    if (!wb_events_next(from, &event)) {
        return false;
    }
    struct wb_mark start = wb_event_mark(&event), end = wb_event_end(&event);
    wb_str_clear(out);
    wb_str_addf(out, "%d %d:%d-%d:%d", (int)event.type, start.line, start.column, end.line, end.column);
    if (event.type == YAML_SCALAR_EVENT) {
        wb_str_addf(out, " %d %zu ", (int)event.data.scalar.style, event.data.scalar.length);
        wb_str_add_n(out, (const char *)event.data.scalar.value, event.data.scalar.length);
    }
    yaml_event_delete(&event);
    return true;
}

/* What is built in is read from events that were recorded while building: they are those of its text, to the last. */
START_TEST(recorded_events_are_those_of_the_text)
{
    const struct wb_builtin *builtin = &wb_builtins[_i];
    struct wb_faults faults;
    struct wb_events text, recorded;
    struct wb_str one = {0}, other = {0};
    size_t count = 0;
    wb_faults_init(&faults);
    wb_events_init(&text, "text", builtin->data, builtin->len, &faults);
    wb_events_recorded(&recorded, "recorded", builtin, &faults);
    for (bool more = true; more; count++) {
        more = next_plain(&text, &one);
        ck_assert_int_eq(next_plain(&recorded, &other), more);
        ck_assert_str_eq(wb_str_text(&other), wb_str_text(&one));
        more = more && one.data[0] - '0' != YAML_STREAM_END_EVENT;
    }
    ck_assert_uint_gt(count, 1000);
    ck_assert(!next_plain(&recorded, &other));
    ck_assert_uint_eq(faults.count, 0);
    wb_events_fini(&text);
    wb_events_fini(&recorded);
    wb_faults_fini(&faults);
    wb_str_fini(&one);
    wb_str_fini(&other);
}
END_TEST

START_TEST(each_shipped_file_has_no_fault)
{
    char **names = wb_dir_list(WB_WORKBOOKS, ".yaml");
    struct loaded in = {0};
    size_t count = 0;
    wb_faults_init(&in.faults);
    for (; names && names[count]; count++) {
        char *path = wb_path_join(WB_WORKBOOKS, names[count]);
        struct wb_str text = {0};
        struct wb_error err = {0};
        ck_assert_msg(wb_file_read(path, 8 << 20, &text, &err), "%s", err.text);
        load_more(&in, path, wb_str_text(&text), text.len);
        wb_str_fini(&text);
        free(path);
    }
    load_done(&in);
    ck_assert_str_eq(wb_str_text(&in.said), "");
    ck_assert_uint_eq(in.library.count, count);
    ck_assert_uint_eq(count, wb_builtin_count); /* what is shipped is built in */
    wb_names_free(names);
    load_fini(&in);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, schema_and_loader_know_the_same_keys, 0, ROWS(kinds));
    tcase_add_loop_test(tcase, no_key_stands_in_a_table_twice, 0, ROWS(kinds));
    tcase_add_test(tcase, what_is_built_in_has_no_fault);
    tcase_add_loop_test(tcase, recorded_events_are_those_of_the_text, 0, (int)wb_builtin_count);
    tcase_add_test(tcase, each_shipped_file_has_no_fault);
}

int main(void)
{
    return run_suite("load schema", fill);
}
