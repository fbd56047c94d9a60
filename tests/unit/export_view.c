/* What leaves and what does not: decided once, and so tried for every format at once. */
#include "export_help.h"

#define WORD "xyzzyplugh"

/* Every way in which an answer stays here; the word must be in no byte of any format. */
static void by_default(void)
{
    answer_text("secret", WORD);
}
static void made_private(void)
{
    answer_text("goal", WORD);
    share("goal", WB_PRIVATE);
}
static void skipped(void)
{
    answer_text("goal", WORD);
    state("goal", WB_SKIPPED);
}
static void not_me(void)
{
    answer_text("goal", WORD);
    state("goal", WB_NOT_ME);
}
static void rather_talk(void)
{
    answer_text("goal", WORD);
    state("goal", WB_TALK_INSTEAD);
}
static void set_aside(void)
{
    answer("setting", "\"school\"");
    answer_text("more", WORD);
    answer("setting", "\"college\"");
}
static void shut_letter(void)
{
    answer_text("letter", WORD);
    OK(wb_session_finish_letter(session, prompt_of(session, "letter"), err));
}
/* Words of a label, choices and rows that were taken from a private answer. */
static void word_from_private(void)
{
    answer_text("goal", WORD);
    answer_text("why", "because");
    share("goal", WB_PRIVATE);
}
static void word_from_skipped(void)
{
    answer_text("goal", WORD);
    answer_text("why", "because");
    state("goal", WB_SKIPPED);
}
static void word_from_cleared(void)
{
    answer_text("goal", WORD);
    answer_text("why", "because");
    answer("goal", NULL);
}
static void choice_from_private(void)
{
    answer("people", "[{\"id\": \"r1\", \"who\": \"" WORD "\"}]");
    answer("pick", "\"r1\"");
    share("people", WB_PRIVATE);
}
static void row_from_private(void)
{
    answer("people", "[{\"id\": \"r1\", \"who\": \"" WORD "\"}]");
    answer("about", "[{\"id\": \"r1\", \"note\": \"kind\"}]");
    share("people", WB_PRIVATE);
}
static void review_of_private(void)
{
    answer("promise", "[{\"id\": \"c1\", \"action\": \"" WORD "\", \"by\": \"2026-12-01\"}]");
    answer("review", "[{\"of\": \"small/promise/c1\", \"outcome\": \"done\"}]");
    share("promise", WB_PRIVATE);
}
static void private_review(void)
{
    answer("promise", "[{\"id\": \"c1\", \"action\": \"walk\", \"by\": \"2026-12-01\"}]");
    answer("review", "[{\"of\": \"small/promise/c1\", \"outcome\": \"partly\", \"learned\": \"" WORD "\"}]");
    share("review", WB_PRIVATE);
}
static void private_goal_and_wish(void)
{
    answer_text("next-want", WORD);
    share("next-want", WB_PRIVATE);
}

static const struct {
    const char *name;
    void (*make)(void);
} kept[] = {
    {"private by default", by_default},
    {"made private", made_private},
    {"skipped", skipped},
    {"not me", not_me},
    {"rather talk", rather_talk},
    {"set aside", set_aside},
    {"a shut letter", shut_letter},
    {"a word from a private answer", word_from_private},
    {"a word from a skipped answer", word_from_skipped},
    {"a word from an answer since cleared", word_from_cleared},
    {"a choice from a private table", choice_from_private},
    {"a row from a private table", row_from_private},
    {"a review of a private promise", review_of_private},
    {"a private review", private_review},
    {"a private wish", private_goal_and_wish},
};

START_TEST(nothing_private_leaves)
{
    open_export();
    kept[_i].make();
    answer_text("line", "something shared");
    for (int format = 0; format < WB_FORMAT_COUNT; format++) {
        char *out = bytes((enum wb_format)format);
        ck_assert_msg(!strstr(out, WORD), "%s is in %s", kept[_i].name, wb_formats[format].name);
        ck_assert(format == WB_FORMAT_ICS || strstr(out, "something shared"));
        free(out);
        struct wb_export_options head = plain_options();
        head.head_page = true;
        out = bytes_with(head, (enum wb_format)format);
        ck_assert_msg(!strstr(out, WORD), "%s is on the head's page in %s", kept[_i].name, wb_formats[format].name);
        free(out);
    }
    close_export();
}
END_TEST

/* The test above can fail: the same word leaves where it is shared. */
START_TEST(what_is_shared_leaves)
{
    open_export();
    answer_text("goal", WORD);
    answer_text("why", "because");
    answer("promise", "[{\"id\": \"c1\", \"action\": \"" WORD "\", \"by\": \"2026-12-01\"}]");
    for (int format = 0; format < WB_FORMAT_COUNT; format++) {
        char *out = bytes((enum wb_format)format);
        ck_assert_msg(strstr(out, WORD), "%s", wb_formats[format].name);
        free(out);
    }
    close_export();
}
END_TEST

START_TEST(labels_in_place_of_private_words)
{
    open_export();
    answer_text("goal", WORD);
    answer_text("why", "because");
    choice_from_private();
    row_from_private();
    share("goal", WB_PRIVATE);
    struct wb_view *view = view_now();
    ck_assert_str_eq(find_leaf(view, "why")->label, "Why your goal?");
    ck_assert_str_eq(find_leaf(view, "pick")->text, "(kept private)");
    ck_assert_ptr_nonnull(strstr(find_leaf(view, "about")->text, "(kept private)"));
    ck_assert_ptr_nonnull(strstr(find_leaf(view, "about")->text, "kind"));
    wb_view_free(view);
    share("goal", WB_COACH);
    view = view_now();
    ck_assert_str_eq(find_leaf(view, "why")->label, "Why " WORD "?");
    wb_view_free(view);
    close_export();
}
END_TEST

START_TEST(a_title_takes_no_private_word)
{
    open_export();
    answer("setting", "\"school\"");
    answer_text("goal", "to rest");
    struct wb_view *view = view_now();
    ck_assert_str_eq(find_leaf(view, "goal")->exercise, "One pupil");
    ck_assert_str_eq(view->workbooks[0].sections[0].exercises[0].title, "One pupil");
    wb_view_free(view);
    share("setting", WB_PRIVATE);
    view = view_now();
    ck_assert_str_eq(find_leaf(view, "goal")->exercise, "One young person");
    ck_assert_str_eq(view->workbooks[0].sections[0].exercises[0].title, "One young person");
    wb_view_free(view);
    close_export();
}
END_TEST

START_TEST(counts)
{
    open_export();
    answer_text("goal", "to rest");
    answer_text("secret", "hush");
    state("why", WB_SKIPPED);
    state("line", WB_NOT_ME);
    state("count", WB_TALK_INSTEAD);
    set_aside();
    struct wb_view *view = view_now();
    ck_assert_int_eq(view->shared, 2); /* goal and setting */
    ck_assert_int_eq(view->kept_private, 1);
    ck_assert_int_eq(view->skipped, 1);
    ck_assert_int_eq(view->not_me, 1);
    ck_assert_int_eq(view->talk_instead, 1);
    ck_assert_int_eq(view->set_aside, 1);
    const struct wb_leaf *talk = find_leaf(view, "count");
    ck_assert_ptr_nonnull(talk);
    ck_assert_ptr_null(talk->value);
    ck_assert_ptr_null(find_leaf(view, "why"));
    wb_view_free(view);
    share("count", WB_PRIVATE);
    view = view_now();
    ck_assert_ptr_null(find_leaf(view, "count"));
    wb_view_free(view);
    close_export();
}
END_TEST

START_TEST(own_copy_holds_all_but_shut_letters)
{
    open_export();
    answer_text("secret", "hush");
    answer_text("letter", "dear me");
    OK(wb_session_finish_letter(session, prompt_of(session, "letter"), err));
    answer_text("goal", WORD);
    state("goal", WB_SKIPPED);
    struct wb_export_options own = plain_options();
    own.include_private = true;
    for (int format = 0; format < WB_FORMAT_COUNT; format++) {
        char *out = bytes_with(own, (enum wb_format)format);
        ck_assert(format == WB_FORMAT_ICS || strstr(out, "hush"));
        ck_assert_ptr_null(strstr(out, "dear me"));
        ck_assert_ptr_null(strstr(out, WORD));
        free(out);
    }
    char *json = bytes_with(own, WB_FORMAT_JSON);
    ck_assert_ptr_nonnull(strstr(json, "\"own_copy\":true"));
    ck_assert_ptr_nonnull(strstr(json, "\"state\":\"skipped\""));
    free(json);
    char *html = bytes_with(own, WB_FORMAT_HTML);
    ck_assert_ptr_nonnull(strstr(html, "Your own copy"));
    free(html);
    close_export();
}
END_TEST

START_TEST(a_letter_leaves_once_it_is_open)
{
    open_export();
    shut_letter();
    wb_session_open_section(session, prompt_of(session, "review")->section);
    struct wb_view *view = view_now();
    ck_assert_ptr_nonnull(find_leaf(view, "letter"));
    wb_view_free(view);
    close_export();
}
END_TEST

static void export_to(const char *name)
{
    struct wb_view *view = view_now();
    OK(wb_export_file(session, view, WB_FORMAT_JSON, in_dir(name), true, err));
    wb_view_free(view);
}

START_TEST(changes_since_the_last_export)
{
    open_export();
    answer_text("goal", "to rest");
    answer_text("line", "one");
    answer_text("secret", "hush");
    answer_text("next-want", "to begin");
    struct wb_view *view = view_now();
    ck_assert_uint_eq(view->changed_count, 0); /* the first: nothing to compare with */
    wb_view_free(view);
    export_to("a.json");
    answer_text("line", "two");
    share("secret", WB_COACH);
    view = view_now();
    ck_assert_uint_eq(view->changed_count, 2);
    ck_assert_str_eq(view->changed[0]->key, "secret");
    ck_assert_str_eq(view->changed[1]->key, "line");
    ck_assert(!find_leaf(view, "goal")->changed);
    wb_view_free(view);
    struct wb_export_options only = plain_options();
    only.only_since = true;
    view = view_with(only);
    ck_assert_ptr_null(find_leaf(view, "goal"));
    ck_assert_int_eq(view->shared, 2);
    ck_assert_uint_eq(view->said_count, 1); /* the page before the session is whole */
    wb_view_free(view);
    close_export();
}
END_TEST

static char *part_json(struct wb_export_options options)
{
    char *text = bytes_with(options, WB_FORMAT_JSON);
    struct wb_error why = {0};
    json_t *tree = wb_json_read(text, strlen(text), SIZE_MAX, &why);
    ck_assert_ptr_nonnull(tree);
    const json_t *part = json_object_get(tree, "part");
    char *out = part ? wb_json_text(part) : NULL;
    json_decref(tree);
    free(text);
    return out;
}

/* A part says what it is one of, and what was taken back since, where that lies within it. */
static const struct {
    const char *book, *section;
    bool since;
    const char *part; /* NULL: it is whole */
} parts[] = {
    {NULL, NULL, false, NULL},
    {NULL, NULL, true, "{\"no_longer\":[\"small/line\",\"small/secret\"]}"},
    {"small", NULL, false, "{\"of\":[\"small\"],\"no_longer\":[\"small/line\",\"small/secret\"]}"},
    {"small", "small/second", false, "{\"of\":[\"small/second\"],\"no_longer\":[]}"},
};

START_TEST(parts_say_what_stands_no_longer)
{
    const char *const books[] = {parts[_i].book, NULL}, *const sections[] = {parts[_i].section, NULL};
    struct wb_export_options options = plain_options();
    open_export();
    answer_text("goal", "to rest");
    answer_text("line", "one");
    answer_text("secret", "hush");
    share("secret", WB_COACH);
    export_to("a.json");
    answer_text("line", "");
    share("secret", WB_PRIVATE);
    options.workbooks = parts[_i].book ? books : NULL;
    options.sections = parts[_i].section ? sections : NULL;
    options.only_since = parts[_i].since;
    char *part = part_json(options);
    ck_assert_msg(wb_same(part, parts[_i].part), "%s", part);
    free(part);
    options.include_private = true;
    ck_assert_ptr_null(part_json(options));
    close_export();
}
END_TEST

/* One's own copy, the head's page and a calendar went to nobody who compares. */
START_TEST(other_exports_do_not_count)
{
    open_export();
    answer_text("goal", "to rest");
    export_to("a.json");
    answer_text("goal", "to sleep");
    struct wb_export_options own = plain_options(), head = own;
    own.include_private = true;
    head.head_page = true;
    struct wb_view *views[] = {view_with(own), view_with(head), view_now()};
    const enum wb_format formats[] = {WB_FORMAT_HTML, WB_FORMAT_HTML, WB_FORMAT_ICS};
    for (int i = 0; i < ROWS(views); i++) {
        OK(wb_export_file(session, views[i], formats[i], in_dir("b"), true, err));
        wb_view_free(views[i]);
    }
    struct wb_view *view = view_now();
    ck_assert_uint_eq(view->changed_count, 1);
    wb_view_free(view);
    close_export();
}
END_TEST

START_TEST(private_now_is_said_by_label)
{
    open_export();
    answer_text("goal", WORD);
    answer_text("line", "one");
    export_to("a.json");
    share("goal", WB_PRIVATE);
    struct wb_view *view = view_now();
    ck_assert_uint_eq(view->now_private_count, 1);
    ck_assert_str_eq(view->now_private[0], "What do you want?");
    ck_assert_str_eq(view->now_private_keys[0], "small/goal");
    wb_view_free(view);
    for (int format = 0; format < WB_FORMAT_COUNT; format++) {
        char *out = bytes((enum wb_format)format);
        ck_assert_ptr_null(strstr(out, WORD));
        bool says = format == WB_FORMAT_HTML || format == WB_FORMAT_MARKDOWN || format == WB_FORMAT_TEXT ||
                    format == WB_FORMAT_JSON;
        ck_assert(!says || strstr(out, "What do you want?"));
        free(out);
    }
    share("goal", WB_COACH);
    view = view_now();
    ck_assert_uint_eq(view->now_private_count, 0);
    wb_view_free(view);
    close_export();
}
END_TEST

START_TEST(chosen_parts)
{
    static const char *const second[] = {"small/second", NULL}, *const books[] = {"small", NULL};
    open_export();
    answer_text("goal", "to rest");
    answer_text("next-want", "to begin");
    struct wb_export_options part = plain_options();
    part.workbooks = books;
    part.sections = second;
    struct wb_view *view = view_with(part);
    ck_assert_ptr_null(find_leaf(view, "goal"));
    ck_assert_ptr_null(view->goal);
    ck_assert_ptr_nonnull(find_leaf(view, "next-want"));
    ck_assert_uint_eq(view->said_count, 1);
    wb_view_free(view);
    close_export();
}
END_TEST

static const char *const unknown_books[] = {"smal", NULL}, *const unknown_sections[] = {"small/thrid", NULL};

START_TEST(what_there_is_not)
{
    open_export();
    struct wb_export_options part = plain_options();
    struct wb_error why = {0};
    part.workbooks = unknown_books;
    ck_assert_ptr_null(wb_view_make(session, &part, &why));
    ck_assert_int_eq(why.code, WB_USAGE);
    ck_assert_ptr_nonnull(strstr(why.text, "did you mean small"));
    part = plain_options();
    part.sections = unknown_sections;
    ck_assert_ptr_null(wb_view_make(session, &part, &why));
    ck_assert_int_eq(why.code, WB_USAGE);
    close_export();
}
END_TEST

START_TEST(the_page_for_the_head)
{
    static const char *const chosen[] = {"small/for-head-too", NULL};
    open_export();
    answer_text("goal", WORD);
    answer_text("for-head", "first line");
    answer_text("for-head-too", "second line");
    struct wb_export_options head = plain_options();
    head.head_page = true;
    for (int format = 0; format < WB_FORMAT_COUNT; format++) {
        head.head_keys = NULL;
        char *out = bytes_with(head, (enum wb_format)format);
        ck_assert_ptr_null(strstr(out, WORD));
        ck_assert(format == WB_FORMAT_ICS || (strstr(out, "first line") && strstr(out, "second line")));
        free(out);
        OK(wb_session_set_on_head_page(session, prompt_of(session, "for-head"), false, err));
        out = bytes_with(head, (enum wb_format)format);
        ck_assert_ptr_null(strstr(out, "first line"));
        ck_assert(format == WB_FORMAT_ICS || strstr(out, "second line"));
        free(out);
        out = bytes_with(plain_options(), (enum wb_format)format); /* the coach's is as it was */
        ck_assert(format == WB_FORMAT_ICS || strstr(out, "first line"));
        free(out);
        OK(wb_session_set_on_head_page(session, prompt_of(session, "for-head"), true, err));
        head.head_keys = chosen;
        out = bytes_with(head, (enum wb_format)format);
        ck_assert_ptr_null(strstr(out, "first line"));
        ck_assert(format == WB_FORMAT_ICS || strstr(out, "second line"));
        free(out);
    }
    char *html = bytes_with(head, WB_FORMAT_HTML);
    ck_assert_ptr_null(strstr(html, "<script"));
    free(html);
    close_export();
}
END_TEST

START_TEST(the_page_before_the_session)
{
    open_export();
    OK(wb_session_set_setting(session, "name", "Robin", err));
    OK(wb_session_set_setting(session, "session-1", "2026-11-01", err));
    OK(wb_session_set_setting(session, "session-2", "2026-11-20", err));
    answer("where", "3");
    answer("where-again", "6");
    answer("parts", "{\"time\": 2, \"money\": null, \"room\": 5}");
    answer("promise", "[{\"id\": \"c1\", \"action\": \"walk\", \"by\": \"2026-12-01\"},"
                      " {\"id\": \"c2\", \"action\": \"talk\"}]");
    answer("review", "[{\"of\": \"small/promise/c2\", \"outcome\": \"done\", \"learned\": \"it is easy\"}]");
    answer_text("next-want", "to begin");
    struct wb_view *view = view_now();
    ck_assert_str_eq(view->name, "Robin");
    ck_assert_int_eq(view->next_session.day, 20);
    ck_assert_uint_eq(view->score_count, 1); /* parts are asked once */
    ck_assert_uint_eq(view->scores[0].moment_count, 2);
    ck_assert_double_eq(view->scores[0].items[0].values[0], 3);
    ck_assert_double_eq(view->scores[0].items[0].values[1], 6);
    ck_assert_str_eq(view->scores[0].moments[0].title, "A small one");
    ck_assert_str_eq(view->scores[0].moments[1].title, "Second");
    ck_assert_uint_eq(view->commitments.count, 2);
    ck_assert(view->commitments.list[0].open && !view->commitments.list[1].open);
    ck_assert_str_eq(view->commitments.list[1].learned, "it is easy");
    ck_assert_str_eq(view->said[0].text, "to begin");
    wb_view_free(view);
    share("where-again", WB_PRIVATE);
    share("review", WB_PRIVATE);
    view = view_now();
    ck_assert_uint_eq(view->scores[0].moment_count, 1);
    ck_assert(view->commitments.list[1].open); /* nobody has been told that it is done */
    ck_assert_int_eq(view->commitments.list[1].outcome, -1);
    wb_view_free(view);
    close_export();
}
END_TEST

/* The workbook is another one now: the answers stay, as they were asked. */
START_TEST(after_the_workbook_changed)
{
    static const char later[] =
        "workbook: small\nversion: 4\ntitle: A small one\nlanguage: en-GB\nsections:\n"
        "  - id: first\n    title: First\n    exercises:\n      - id: one\n        title: One\n        minutes: 2\n"
        "        prompts:\n"
        "          - {id: aim, was: [goal], type: text, label: What is your aim?}\n"
        "          - {id: why, type: integer, label: How many whys?}\n"
        "          - {id: line, type: line, label: One line, retired: true}\n";
    open_export();
    answer_text("goal", "to rest");
    answer_text("why", "because");
    answer_text("line", "one");
    answer_text("secret", "hush");
    answer("many", "[\"red\"]");
    share("many", WB_COACH);
    OK(wb_session_close(session, err));
    write_book("books/small.yaml", later);
    session = open_session();
    struct wb_view *view = view_now();
    const struct wb_leaf *aim = find_leaf(view, "aim");
    ck_assert_ptr_nonnull(aim);
    ck_assert_str_eq(aim->label, "What do you want?");
    ck_assert_int_eq(aim->version, 3);
    const char *const earlier[] = {"why", "line", "many"};
    for (int i = 0; i < ROWS(earlier); i++) {
        const struct wb_leaf *leaf = find_leaf(view, earlier[i]);
        ck_assert_msg(leaf && leaf->earlier_question, "%s", earlier[i]);
    }
    ck_assert_str_eq(find_leaf(view, "why")->label, "Why to rest?");
    ck_assert_str_eq(find_leaf(view, "many")->text, "Red");
    wb_view_free(view);
    for (int format = 0; format < WB_FORMAT_COUNT; format++) {
        char *out = bytes((enum wb_format)format);
        ck_assert_ptr_null(strstr(out, "hush"));
        free(out);
    }
    close_export();
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, nothing_private_leaves, 0, ROWS(kept));
    tcase_add_test(tcase, what_is_shared_leaves);
    tcase_add_test(tcase, labels_in_place_of_private_words);
    tcase_add_test(tcase, a_title_takes_no_private_word);
    tcase_add_test(tcase, counts);
    tcase_add_test(tcase, own_copy_holds_all_but_shut_letters);
    tcase_add_test(tcase, a_letter_leaves_once_it_is_open);
    tcase_add_test(tcase, changes_since_the_last_export);
    tcase_add_loop_test(tcase, parts_say_what_stands_no_longer, 0, ROWS(parts));
    tcase_add_test(tcase, other_exports_do_not_count);
    tcase_add_test(tcase, private_now_is_said_by_label);
    tcase_add_test(tcase, chosen_parts);
    tcase_add_test(tcase, what_there_is_not);
    tcase_add_test(tcase, the_page_for_the_head);
    tcase_add_test(tcase, the_page_before_the_session);
    tcase_add_test(tcase, after_the_workbook_changed);
}

int main(void)
{
    return run_suite("export_view", fill);
}
