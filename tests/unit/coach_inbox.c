/* What a coach is sent: whole, twice, old, edited, broken, hostile. One line each, the rest done, nothing written
 * elsewhere. */
#include "base/text.h"
#include "coach_help.h"

#include <sqlite3.h>

static struct wb_coach *coach;

static const struct given one_answer[] = {{.prompt = "where-now", .value = "4", .wording = scale_10}};
static const struct export ada = {
    .person = "0123456789abcdef", .name = "Ada", .revision = 5, .given = one_answer, .count = 1};

static void begin(void)
{
    make_dir();
    coach = open_caseload();
}

static void end(void)
{
    OK(wb_coach_close(coach, err));
    drop_dir();
}

static size_t count_clients(void)
{
    struct wb_arena arena;
    struct wb_clients all;
    wb_arena_init(&arena);
    OK(wb_coach_clients(coach, &arena, &all, err));
    wb_arena_fini(&arena);
    return all.count;
}

static struct wb_add_result add_text(const char *name, const char *text)
{
    return add_path(coach, write_text(name, text));
}

/* Refused in one line that says something of the reason, and nobody is in the caseload for it. */
static void assert_refused(const struct wb_add_result *result, const char *words)
{
    ck_assert_msg(result->what == WB_ADDED_REFUSED && strstr(result->text, words), "%d: %s", result->what, result->text);
    ck_assert_ptr_null(strchr(result->text, '\n'));
    ck_assert_uint_eq(count_clients(), 0);
}

START_TEST(the_same_twice)
{
    ck_assert_int_eq(add_export(coach, &ada).what, WB_ADDED_NEW);
    ck_assert_int_eq(add_export(coach, &ada).what, WB_ADDED_SAME);
    ck_assert_uint_eq(count_clients(), 1);
}
END_TEST

START_TEST(older_after_newer)
{
    struct export older = ada;
    older.revision = 3;
    older.name = "Ada as she was";
    add_export(coach, &ada);
    ck_assert_int_eq(add_export(coach, &older).what, WB_ADDED_OLDER);
    struct wb_arena arena;
    struct wb_clients all;
    wb_arena_init(&arena);
    OK(wb_coach_clients(coach, &arena, &all, err));
    ck_assert_uint_eq(all.count, 1);
    ck_assert_str_eq(all.list[0].name, "Ada");
    ck_assert_int_eq((int)all.list[0].revision, 5);
    wb_arena_fini(&arena);
}
END_TEST

START_TEST(newer_after_older)
{
    struct export newer = ada;
    newer.revision = 9;
    add_export(coach, &ada);
    ck_assert_int_eq(add_export(coach, &newer).what, WB_ADDED_UPDATE);
    ck_assert_uint_eq(count_clients(), 1);
}
END_TEST

static void change_file(const char *sql)
{
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(in_dir("data/coach.db"), &db), SQLITE_OK);
    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

/* Adds Ada's export once more, in the clothes of another moment, with `name` and a reply (NULL: none). */
static struct wb_add_result add_again(const char *at, const char *name, const char *reply)
{
    struct export again = ada;
    again.at = at;
    again.name = name;
    json_t *tree = export_json(&again), *book = json_array_get(json_object_get(tree, "workbooks"), 0);
    json_object_set_new(json_array_get(json_object_get(book, "answers"), 0), "changed", json_true());
    json_object_set_new(tree, "since", json_integer(1));
    if (reply)
        json_object_set_new(tree, "replies", json_pack("[{s:s,s:s}]", "comment", "c1", "text", reply));
    char *text = signed_text(tree);
    struct wb_add_result result = add_text("again.json", text);
    free(text);
    return result;
}

/* What is said counts, not the bytes: nothing new is announced, and what was read stays read. A reply is still one. */
START_TEST(exported_again)
{
    struct wb_arena arena;
    struct wb_clients all;
    wb_arena_init(&arena);
    add_export(coach, &ada);
    OK(wb_coach_mark_read(coach, ada.person, err));
    struct wb_add_result again = add_again("2026-11-20T12:00:00+00:00", ada.name, NULL);
    ck_assert_int_eq(again.what, WB_ADDED_SAME);
    ck_assert_msg(strstr(again.text, "the same answers as you have"), "%s", again.text);
    OK(wb_coach_clients(coach, &arena, &all, err));
    ck_assert_int_eq(all.list[0].new_answers, 0);
    change_file("INSERT INTO remark SELECT 1, 'c1', id, 'before-the-workshop', 'where-now', 'Why?', NULL, 'open', 0, 0"
                " FROM client");
    again = add_again("2026-11-21T12:00:00+00:00", ada.name, "Because");
    ck_assert_int_eq(again.what, WB_ADDED_SAME);
    ck_assert_msg(strstr(again.text, "1 new reply"), "%s", again.text);
    ck_assert_ptr_null(strstr(add_again("2026-11-22T12:00:00+00:00", ada.name, "Because").text, "reply"));
    ck_assert_int_eq(add_again("2026-11-23T12:00:00+00:00", "Ada Other", NULL).what, WB_ADDED_UPDATE);
    wb_arena_fini(&arena);
}
END_TEST

/* At one revision, another answer, or one that is not there any more, is no answer given again. */
START_TEST(not_the_same_at_one_revision)
{
    static const struct given other[] = {{"where-now", "9", scale_10, NULL, false}};
    struct export changed = ada;
    changed.given = _i ? other : NULL;
    changed.count = (size_t)_i;
    add_export(coach, &ada);
    ck_assert_int_eq(add_export(coach, &changed).what, WB_ADDED_UPDATE);
}
END_TEST

START_TEST(edited)
{
    char *text = signed_text(export_json(&ada)), *value = strstr(text, "\"value\":4");
    ck_assert_ptr_nonnull(value);
    value[8] = '9';
    struct wb_add_result result = add_text("edited.json", text);
    assert_refused(&result, "changed after");
    free(text);
}
END_TEST

START_TEST(two_people_of_one_name)
{
    struct export other = ada;
    other.person = "fedcba9876543210";
    add_export(coach, &ada);
    ck_assert_int_eq(add_export(coach, &other).what, WB_ADDED_NEW);
    struct wb_arena arena;
    struct wb_clients all;
    struct wb_client found;
    struct wb_error why = {0};
    wb_arena_init(&arena);
    OK(wb_coach_clients(coach, &arena, &all, err));
    ck_assert_uint_eq(all.count, 2);
    ck_assert_str_ne(all.list[0].shown, all.list[1].shown);
    ck_assert(!wb_coach_client(coach, "Ada", &arena, &found, &why));
    OK(wb_coach_client(coach, "fedc", &arena, &found, err));
    ck_assert_str_eq(found.id, "fedcba9876543210");
    wb_arena_fini(&arena);
}
END_TEST

/* Ids that begin alike are shown as far as they differ. */
START_TEST(alike_in_name_and_id)
{
    static const char *const ids[] = {"person-anna", "person-annb", "person-\xC3\xA9", "person"};
    struct export other = ada;
    for (size_t i = 0; i < ROWS(ids); i++) {
        other.person = ids[i];
        ck_assert_int_eq(add_export(coach, &other).what, WB_ADDED_NEW);
    }
    struct wb_arena arena;
    struct wb_clients all;
    wb_arena_init(&arena);
    OK(wb_coach_clients(coach, &arena, &all, err));
    ck_assert_uint_eq(all.count, ROWS(ids));
    for (size_t i = 0; i < all.count; i++) {
        ck_assert(wb_utf8_valid(all.list[i].shown, strlen(all.list[i].shown), NULL));
        for (size_t j = 0; j < i; j++)
            ck_assert_str_ne(all.list[i].shown, all.list[j].shown);
    }
    wb_arena_fini(&arena);
}
END_TEST

/* Cut anywhere, it is refused, and never read past its end. */
START_TEST(truncated)
{
    char *text = signed_text(export_json(&ada));
    size_t len = strlen(text);
    for (size_t cut = 0; cut < len; cut += cut < len - 80 ? 37 : 1) {
        char *part = wb_copy_n(text, cut);
        struct wb_add_result result = add_text("cut.json", part);
        ck_assert_msg(result.what == WB_ADDED_REFUSED, "cut at %zu: %s", cut,
                      result.text);
        free(part);
    }
    ck_assert_uint_eq(count_clients(), 0);
    free(text);
}
END_TEST

START_TEST(nested_deeply)
{
    const size_t levels = 100000;
    char *text = wb_alloc(levels + 8);
    text[0] = '{';
    memset(text + 1, _i ? '[' : '{', levels);
    struct wb_add_result result = add_text("deep.json", text);
    assert_refused(&result, "nested");
    free(text);
}
END_TEST

static const struct {
    const char *text, *words;
} files[] = {
    {"", "empty"},
    {" \n\t ", "empty"},
    {"Dear coach, here is my answer", "neither"},
    {"PK\x03\x04", "neither"},
    {"<html><body>Hello</body></html>", "web page"},
    {"<html><script id=\"response\">{\"format\":", "cut off"},
    {"{}", "no export"},
    {"[]", "neither"},
    {"{\"format\":\"something-else\",\"version\":1}", "no export"},
    {"{\"format\":\"careers-workbook/response\",\"version\":2}", "newer version"},
    {"{\"format\":\"careers-workbook/response\",\"version\":99.5}", "newer version"},
    {"{\"format\":\"careers-workbook/response\",\"version\":0}", "version"},
    {"{\"format\":\"careers-workbook/response\",\"version\":1,\"own_copy\":true}", "own copy"},
    {"{\"format\":\"careers-workbook/response\",\"version\":1,\"a\":1,\"a\":2}", "refused"},
    {"{\"format\":\"careers-workbook/response\",\"version\":1}", "changed after"},
    {"{\"a\":\"\xFF\xFE\"}", "UTF-8"},
};

START_TEST(no_export)
{
    struct wb_add_result result = add_text("other.json", files[_i].text);
    ck_assert_msg(strstr(result.text, files[_i].words), "%s: %s", files[_i].text, result.text);
    ck_assert_int_eq(result.what, WB_ADDED_REFUSED);
    ck_assert_uint_eq(count_clients(), 0);
}
END_TEST

/* Signed, but not of the shape of an export. */
START_TEST(signed_but_wrong)
{
    json_t *tree = export_json(&ada);
    switch (_i) {
    case 0:
        json_object_set_new(tree, "person", json_string("nobody"));
        break;
    case 1:
        json_object_set_new(tree, "revision", json_string("5"));
        break;
    case 2:
        json_object_set_new(tree, "at", json_string("yesterday"));
        break;
    case 3:
        json_object_set_new(tree, "workbooks", json_object());
        break;
    default:
        json_object_set_new(json_array_get(json_object_get(tree, "workbooks"), 0), "answers",
                            json_pack("[{s:s}]", "value", "no prompt"));
    }
    char *text = signed_text(tree);
    struct wb_add_result result = add_text("wrong.json", text);
    assert_refused(&result, "");
    free(text);
}
END_TEST

START_TEST(own_copy)
{
    json_t *tree = export_json(&ada);
    json_object_set_new(tree, "own_copy", json_true());
    char *spaced = json_dumps(tree, JSON_INDENT(4)), *text = signed_text(tree); /* as another program writes it anew */
    struct wb_add_result result = add_text("own.json", text);
    assert_refused(&result, "own copy");
    result = add_text("spaced.json", spaced);
    assert_refused(&result, "own copy");
    free(spaced);
    free(text);
}
END_TEST

START_TEST(page_for_the_head)
{
    json_t *tree = export_json(&ada);
    json_object_set_new(tree, "page", json_string("head"));
    char *text = signed_text(tree);
    struct wb_add_result result = add_text("head.json", text);
    assert_refused(&result, "page for their head");
    ck_assert_uint_eq(count_clients(), 0);
    free(text);
}
END_TEST

/* A newer minor version: read, and what is not known is kept with the response. */
START_TEST(newer_minor)
{
    json_t *tree = export_json(&ada);
    json_object_set_new(tree, "version", json_real(1.5));
    json_object_set_new(tree, "from_the_future", json_pack("{s:i}", "answer", 42));
    char *text = signed_text(tree);
    ck_assert_int_eq(add_text("minor.json", text).what, WB_ADDED_NEW);
    struct wb_arena arena;
    struct wb_case one = {0};
    wb_arena_init(&arena);
    OK(wb_coach_case(coach, ada.person, &arena, &one, err));
    ck_assert_int_eq((int)wb_json_number(json_object_get(one.response, "from_the_future"), "answer", 0), 42);
    wb_case_fini(&one);
    wb_arena_fini(&arena);
    free(text);
}
END_TEST

/* As our page holds it, and as another program has written it anew. */
START_TEST(in_other_clothes)
{
    char *text = signed_text(export_json(&ada));
    struct wb_str dressed = {0};
    if (_i == 0) {
        wb_str_addf(&dressed, "<!DOCTYPE html>\n<script type=\"application/json\" id=\"response\">%s</script>", text);
    } else if (_i == 1) {
        json_t *tree = json_of(text);
        wb_json_write_pretty(&dressed, tree, 4);
        json_decref(tree);
    } else {
        wb_str_addf(&dressed, "\xEF\xBB\xBF%s\r\n", text);
    }
    ck_assert_int_eq(add_text("dressed", wb_str_text(&dressed)).what, WB_ADDED_NEW);
    wb_str_fini(&dressed);
    free(text);
}
END_TEST

/* ------------------------------------------------------------------ what is no file */

START_TEST(a_link)
{
    char *text = signed_text(export_json(&ada)), path[256];
    write_text("whole.json", text);
    snprintf(path, sizeof path, "%s/link.json", test_dir);
    ck_assert_int_eq(symlink("whole.json", path), 0);
    struct wb_add_result result = add_path(coach, path);
    assert_refused(&result, "link");
    free(text);
}
END_TEST

START_TEST(a_pipe)
{
    char path[256];
    snprintf(path, sizeof path, "%s/pipe.json", test_dir);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    struct wb_add_result result = add_path(coach, path);
    assert_refused(&result, "refused");
}
END_TEST

START_TEST(a_directory)
{
    struct wb_add_result result = add_path(coach, test_dir);
    assert_refused(&result, "refused");
}
END_TEST

START_TEST(nothing_there)
{
    struct wb_add_result result = add_path(coach, "/nonexistent/../../x.json");
    assert_refused(&result, "refused");
}
END_TEST

/* Far larger than anything is read: a hole, so that no disk is filled. */
START_TEST(two_gigabytes)
{
    char path[256];
    snprintf(path, sizeof path, "%s/huge.json", test_dir);
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(ftruncate(fd, (off_t)2 * 1024 * 1024 * 1024), 0);
    close(fd);
    struct wb_add_result result = add_path(coach, path);
    assert_refused(&result, "refused");
}
END_TEST

static int count_entries(const char *path)
{
    DIR *dir = opendir(path);
    int count = 0;
    ck_assert_ptr_nonnull(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

/* Names that would climb out of a folder, or speak to a terminal, are texts. */
START_TEST(names_are_only_texts)
{
    static const char *const names[] = {"../../x", "/etc/passwd", "a\033]0;title\007b", "\u202Eevil",
                                        "'; DROP TABLE client; --"};
    struct export one = ada;
    one.name = names[_i];
    one.person = _i % 2 ? "../../../tmp/x" : ada.person;
    char *text = signed_text(export_json(&one));
    const char *path = write_text("name.json", text);
    int before = count_entries(test_dir);
    struct wb_add_result result = add_path(coach, path);
    ck_assert_int_eq(result.what, WB_ADDED_NEW);
    ck_assert_int_eq(count_entries(test_dir), before);
    ck_assert_ptr_null(strchr(result.text, '\033'));
    ck_assert_uint_eq(count_clients(), 1);
    free(text);
}
END_TEST

START_TEST(one_bad_file_costs_the_others_nothing)
{
    struct export other = ada;
    other.person = "fedcba9876543210";
    OK(wb_coach_begin(coach, err));
    ck_assert_int_eq(add_export(coach, &ada).what, WB_ADDED_NEW);
    ck_assert_int_eq(add_text("bad.json", "{").what, WB_ADDED_REFUSED);
    ck_assert_int_eq(add_export(coach, &other).what, WB_ADDED_NEW);
    OK(wb_coach_commit(coach, err));
    ck_assert_uint_eq(count_clients(), 2);
}
END_TEST

/* A long name is cut between its characters, whatever their size. */
START_TEST(long_names_are_cut_between_characters)
{
    struct export one = ada;
    struct wb_str name = {0};
    wb_str_add_n(&name, "abc", (size_t)_i);
    for (int i = 0; i < 200; i++)
        wb_str_add(&name, "\xE2\x82\xAC");
    one.name = wb_str_text(&name);
    struct wb_add_result result = add_export(coach, &one);
    ck_assert_int_eq(result.what, WB_ADDED_NEW);
    ck_assert_msg(wb_utf8_valid(result.text, strlen(result.text), NULL), "%s", result.text);
    ck_assert_ptr_nonnull(strstr(result.text, "\xE2\x82\xAC\xE2\x80\xA6: new in your caseload"));
    wb_str_fini(&name);
}
END_TEST

static int count_in_file(const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *rows = NULL;
    ck_assert_int_eq(sqlite3_open(in_dir("data/coach.db"), &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_step(rows), SQLITE_ROW);
    int count = sqlite3_column_int(rows, 0);
    sqlite3_finalize(rows);
    sqlite3_close(db);
    return count;
}

/* Where the replies in a file cannot be kept, nothing of it is: else it would be the same file twice, and they lost. */
START_TEST(an_export_and_its_replies_are_one)
{
    struct wb_error why = {0};
    struct wb_add_result result = {0};
    struct export later = ada;
    later.revision = 9;
    add_export(coach, &ada);
    json_t *tree = export_json(&later);
    json_object_set_new(tree, "replies", json_pack("[{s:s,s:s}]", "comment", "c1", "text", "Yes"));
    char *text = signed_text(tree);
    const char *path = write_text("replies.json", text);
    change_file("ALTER TABLE remark RENAME TO elsewhere");
    ck_assert(!wb_coach_add(coach, path, &result, &why));
    ck_assert_int_eq(why.code, WB_DATA);
    ck_assert_int_eq(count_in_file("SELECT count(*) FROM response"), 1);
    change_file("ALTER TABLE elsewhere RENAME TO remark");
    free(text);
}
END_TEST

/* Adds an export of this revision that carries the reply. */
static void add_reply(int revision, const char *comment, const char *reply)
{
    struct export export = ada;
    export.revision = revision;
    json_t *tree = export_json(&export);
    json_object_set_new(tree, "replies", json_pack("[{s:s,s:s}]", "comment", comment, "text", reply));
    char *text = signed_text(tree);
    add_text("reply.json", text);
    free(text);
}

static void assert_comment(const char *status, const char *reply)
{
    const struct wb_case_comment *list;
    size_t count;
    struct wb_arena arena;
    wb_arena_init(&arena);
    OK(wb_coach_comments(coach, ada.person, &arena, &list, &count, err));
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(list[0].status, status);
    ck_assert_str_eq(list[0].reply, reply);
    wb_arena_fini(&arena);
}

/* Every later export carries a reply along: what was closed stays closed until another is given. An older export says
 * nothing new. */
START_TEST(replies_come_again)
{
    const struct wb_case_comment *list;
    size_t count;
    struct wb_arena arena;
    wb_arena_init(&arena);
    add_export(coach, &ada);
    OK(wb_coach_comment(coach, ada.person, "before-the-workshop", "where-now", "Why four?", err));
    OK(wb_coach_comments(coach, ada.person, &arena, &list, &count, err));
    ck_assert_uint_eq(count, 1);
    add_reply(8, list[0].id, "Because");
    assert_comment("replied", "Because");
    add_reply(7, list[0].id, "I do not know yet");
    assert_comment("replied", "Because");
    OK(wb_coach_close_comment(coach, ada.person, list[0].id, err));
    add_reply(9, list[0].id, "Because");
    assert_comment("closed", "Because");
    add_reply(10, list[0].id, "Because of money");
    assert_comment("replied", "Because of money");
    wb_arena_fini(&arena);
}
END_TEST

/* What the coach sees of a reply is cleaned; what is kept are its bytes, whatever becomes of the comment. */
START_TEST(closing_keeps_the_reply_as_it_came)
{
    static const char said[] = "Because\tof \033[31m \u202Emoney";
    const struct wb_case_comment *list;
    size_t count;
    struct wb_arena arena;
    wb_arena_init(&arena);
    add_export(coach, &ada);
    OK(wb_coach_comment(coach, ada.person, "before-the-workshop", "where-now", "Why four?", err));
    OK(wb_coach_comments(coach, ada.person, &arena, &list, &count, err));
    const char *id = list[0].id;
    add_reply(8, id, said);
    OK(wb_coach_close_comment(coach, ada.person, id, err));
    add_reply(9, id, said);
    ck_assert_int_eq(count_in_file("SELECT count(*) FROM remark WHERE status = 'closed' AND text = 'Why four?' AND"
                                   " reply = 'Because' || char(9) || 'of ' || char(27, 91) || '31m ' || char(8238)"
                                   " || 'money'"),
                     1);
    OK(wb_coach_comments(coach, ada.person, &arena, &list, &count, err));
    ck_assert_ptr_null(strchr(list[0].reply, '\033'));
    wb_arena_fini(&arena);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_test(tcase, the_same_twice);
    tcase_add_test(tcase, older_after_newer);
    tcase_add_test(tcase, newer_after_older);
    tcase_add_test(tcase, exported_again);
    tcase_add_loop_test(tcase, not_the_same_at_one_revision, 0, 2);
    tcase_add_test(tcase, edited);
    tcase_add_test(tcase, two_people_of_one_name);
    tcase_add_test(tcase, alike_in_name_and_id);
    tcase_add_test(tcase, truncated);
    tcase_add_loop_test(tcase, nested_deeply, 0, 2);
    tcase_add_loop_test(tcase, no_export, 0, ROWS(files));
    tcase_add_loop_test(tcase, signed_but_wrong, 0, 5);
    tcase_add_test(tcase, own_copy);
    tcase_add_test(tcase, page_for_the_head);
    tcase_add_test(tcase, newer_minor);
    tcase_add_loop_test(tcase, in_other_clothes, 0, 3);
    tcase_add_test(tcase, a_link);
    tcase_add_test(tcase, a_pipe);
    tcase_add_test(tcase, a_directory);
    tcase_add_test(tcase, nothing_there);
    tcase_add_test(tcase, two_gigabytes);
    tcase_add_loop_test(tcase, names_are_only_texts, 0, 5);
    tcase_add_test(tcase, one_bad_file_costs_the_others_nothing);
    tcase_add_loop_test(tcase, long_names_are_cut_between_characters, 0, 3);
    tcase_add_test(tcase, an_export_and_its_replies_are_one);
    tcase_add_test(tcase, replies_come_again);
    tcase_add_test(tcase, closing_keeps_the_reply_as_it_came);
}

int main(void)
{
    return run_suite("coach_inbox", fill);
}
