/* The library: what is built in, replaced or joined by files, and what happens when a file is invalid. */
#include "load_help.h"

#include "base/file.h"

#include <stdio.h>
#include <unistd.h>

static char dir[64];
static const char *const dirs[] = {dir, NULL};

static void make_dir(void)
{
    snprintf(dir, sizeof(dir), "/tmp/careers-load-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
}

static void remove_dir(void)
{
    char **names = wb_dir_list(dir, ".yaml");
    for (size_t i = 0; names[i]; i++) {
        char *path = wb_path_join(dir, names[i]);
        unlink(path);
        free(path);
    }
    wb_names_free(names);
    rmdir(dir);
}

static void put(const char *name, const char *text)
{
    char *path = wb_path_join(dir, name);
    struct wb_error err = {0};
    ck_assert_msg(wb_file_write(path, text, strlen(text), true, &err), "%s", err.text);
    free(path);
}

static void book_text(char out[512], const char *id, const char *title, const char *more)
{
    snprintf(out, 512,
             "workbook: %s\nversion: 7\ntitle: %s\nsections:\n  - id: s\n    title: S\n    exercises:\n      - id: e\n"
             "        title: E\n        prompts:\n          - {id: setting, type: line, label: A%s}\n",
             id, title, more);
}

struct kept {
    const char *text; /* what was kept; NULL: nothing */
    int asked;
};

static bool fallback(void *data, const char *id, struct wb_str *source)
{
    struct kept *kept = data;
    kept->asked++;
    if (kept->text && strcmp(id, "mine") == 0) {
        wb_str_add(source, kept->text);
        return true;
    }
    return false;
}

static struct loaded load(struct kept *kept)
{
    struct loaded in = {0};
    struct wb_error err = {0};
    wb_faults_init(&in.faults);
    ck_assert_msg(wb_load_library(dirs, fallback, kept, &in.library, &in.faults, &err), "%s", err.text);
    wb_faults_write(&in.said, &in.faults, false);
    return in;
}

START_TEST(a_file_joins_those_built_in)
{
    char text[512];
    book_text(text, "mine", "Mine", "");
    put("mine.yaml", text);
    struct kept kept = {0};
    struct loaded in = load(&kept);
    ck_assert_uint_eq(in.library.count, wb_builtin_count + 1);
    ck_assert_str_eq(in.library.books[wb_builtin_count]->title, "Mine");
    ck_assert_str_eq(wb_str_text(&in.said), "");
    ck_assert_int_eq(kept.asked, 0);
    load_fini(&in);
}
END_TEST

START_TEST(a_file_takes_the_place_of_one_built_in)
{
    char text[512];
    book_text(text, "between-sessions", "Replaced", "");
    put("any-name.yaml", text);
    struct kept kept = {0};
    struct loaded in = load(&kept);
    ck_assert_uint_eq(in.library.count, wb_builtin_count);
    ck_assert_str_eq(in.library.books[1]->title, "Replaced");
    ck_assert_int_eq(in.library.books[1]->version, 7);
    load_fini(&in);
}
END_TEST

static const struct {
    const char *more; /* what is wrong in it */
    bool kept;
} broken[] = {
    {", requred: soft", false},     {", requred: soft", true},
    {", recall: [nowhere]", false}, /* found only when it is linked */
    {", recall: [nowhere]", true},  {", recall: [before-the-workshop/nowhere]", true},
};

START_TEST(an_invalid_file_gives_way_to_the_copy_that_was_kept)
{
    char text[512], copy[512];
    book_text(text, "mine", "New", broken[_i].more);
    book_text(copy, "mine", "Kept", "");
    put("mine.yaml", text);
    struct kept kept = {broken[_i].kept ? copy : NULL, 0};
    struct loaded in = load(&kept);
    const struct wb_workbook *mine = wb_library_book(&in.library, "mine");
    ck_assert_int_eq(mine != NULL, broken[_i].kept);
    ck_assert_int_eq(kept.asked, 1);
    if (mine) {
        ck_assert_str_eq(mine->title, "Kept");
    }
    ck_assert_uint_eq(in.library.count, wb_builtin_count + broken[_i].kept);
    ck_assert_ptr_nonnull(strstr(wb_str_text(&in.said), "mine.yaml:11:"));
    load_fini(&in);
}
END_TEST

START_TEST(an_invalid_file_keeps_away_what_it_would_have_replaced)
{
    put("other-name.yaml", "workbook: between-sessions\nversion: x\n");
    struct kept kept = {0};
    struct loaded in = load(&kept);
    ck_assert_uint_eq(in.library.count, wb_builtin_count - 1);
    ck_assert_ptr_null(wb_library_book(&in.library, "between-sessions"));
    ck_assert_uint_gt(in.faults.errors, 0);
    load_fini(&in);
}
END_TEST

START_TEST(linking_again_changes_nothing)
{
    struct kept kept = {0};
    struct loaded in = load(&kept);
    const struct wb_prompt *again = NULL;
    for (size_t i = 0; i < in.library.books[1]->prompt_count && !again; i++) {
        again = in.library.books[1]->prompts[i]->items_only_count > 0 ? in.library.books[1]->prompts[i] : NULL;
    }
    ck_assert_ptr_nonnull(again);
    size_t count = again->field.choice_count;
    const struct wb_prompt *root = again->root;
    ck_assert(wb_load_link(&in.library, &in.faults));
    ck_assert_uint_eq(again->field.choice_count, count);
    ck_assert_ptr_eq(again->root, root);
    ck_assert_uint_eq(in.faults.count, 0);
    load_fini(&in);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, make_dir, remove_dir);
    tcase_add_test(tcase, a_file_joins_those_built_in);
    tcase_add_test(tcase, a_file_takes_the_place_of_one_built_in);
    tcase_add_loop_test(tcase, an_invalid_file_gives_way_to_the_copy_that_was_kept, 0, ROWS(broken));
    tcase_add_test(tcase, an_invalid_file_keeps_away_what_it_would_have_replaced);
    tcase_add_test(tcase, linking_again_changes_nothing);
}

int main(void)
{
    return run_suite("load library", fill);
}
