/* The way through: next and to do, how far, what fits into the minutes there are, finding, and paths as people type them. */
#include "session_help.h"

/* Four sections: one of two exercises, one on the short route, one optional, one for those who answered. */
static const char way_book[] =
    "workbook: way\nversion: 1\ntitle: The way\nlanguage: en-GB\n"
    "sections:\n"
    "  - id: first\n    title: First\n    exercises:\n"
    "      - {id: one, title: One, minutes: 2, prompts: [{id: goal, type: line, label: What do you want?}]}\n"
    "      - {id: two, title: Two, minutes: 5, prompts: [{id: why, type: text, label: Why?},\n"
    "         {id: said, type: note, label: Good to know}]}\n"
    "  - id: second\n    title: Second\n    exercises:\n"
    "      - {id: three, title: Three, minutes: 3, short_route: true, prompts: [{id: cafe, type: text, label: \"To Z\xC3\xBCrich?\"}]}\n"
    "  - id: extra\n    title: Extra\n    optional: true\n    exercises:\n"
    "      - {id: four, title: Four, minutes: 9, prompts: [{id: more, type: text, label: More?},\n"
    "         {id: other, type: line, label: Else?}]}\n"
    "  - id: last\n    title: Last\n    relevant: {prompt: why, answered: true}\n    exercises:\n"
    "      - {id: five, title: Five, minutes: 1, prompts: [{id: end, type: text, label: The end?}]}\n";

static struct wb_session *session;

static const struct wb_workbook *book(void)
{
    return wb_library_book(wb_session_library(session), "way");
}

static const struct wb_prompt *prompt(const char *key)
{
    return wb_workbook_prompt(book(), key);
}

static void answer(const char *key, const char *text)
{
    OK(wb_session_edit(session, prompt(key), "", 0, 0, text, strlen(text), err));
}

static const char *id_of(const struct wb_exercise *exercise)
{
    return exercise ? exercise->id : "-";
}

static void open_way(void)
{
    make_dir();
    write_book("books/way.yaml", way_book);
    session = open_session();
}

static void close_way(void)
{
    OK(wb_session_close(session, err));
    drop_dir();
}

START_TEST(forward_and_back_through_what_is_asked)
{
    static const char *const all[] = {"one", "two", "three"};
    const struct wb_exercise *at = NULL;
    for (size_t i = 0; i < 3; i++)
        ck_assert_str_eq(id_of(at = wb_way_next(session, book(), at, false)), all[i]);
    ck_assert_ptr_null(wb_way_next(session, book(), at, false));
    for (size_t i = 2; i-- > 0;)
        ck_assert_str_eq(id_of(at = wb_way_previous(session, book(), at, false)), all[i]);
    ck_assert_ptr_null(wb_way_previous(session, book(), at, false));
    ck_assert_str_eq(id_of(wb_way_next(session, book(), NULL, true)), "three");

    answer("why", "Because.");
    ck_assert_str_eq(id_of(wb_way_next(session, book(), wb_way_previous(session, book(), NULL, false), false)), "-");
    ck_assert_str_eq(id_of(wb_way_previous(session, book(), NULL, false)), "five");
    answer("more", "And more"); /* what is optional is on the way once it is begun, until it is done */
    ck_assert_str_eq(id_of(wb_way_previous(session, book(), book()->sections[3].exercises, false)), "four");
    answer("other", "Nothing");
    ck_assert_str_eq(id_of(wb_way_previous(session, book(), book()->sections[3].exercises, false)), "three");
}
END_TEST

/* Leafing through, with a module begun and left half done on the way: the end is reached. */
START_TEST(a_module_half_done_leads_on)
{
    const struct wb_exercise *at = NULL;
    answer("why", "Because.");
    answer("more", "And more");
    for (int pages = 0; (at = wb_way_next(session, book(), at, false)); pages++) {
        ck_assert_int_lt(pages, 5);
        wb_way_set_place(session, &(struct wb_place){.prompt = &at->prompts[0]});
    }
    ck_assert_str_eq(id_of(wb_way_place(session).prompt->exercise), "five");
}
END_TEST

START_TEST(an_optional_part_is_no_duty_until_it_is_begun)
{
    ck_assert_str_eq(id_of(wb_way_to_do(session, book(), false)), "one");
    answer("goal", "A room");
    ck_assert_str_eq(id_of(wb_way_to_do(session, book(), false)), "two");
    answer("why", "Because.");
    answer("cafe", "Here");
    answer("end", "Now");
    ck_assert_ptr_null(wb_way_to_do(session, book(), false));
    ck_assert_int_eq(wb_way_progress(session, book()).minutes_left, 0);
}
END_TEST

START_TEST(progress_counts_what_asks)
{
    struct wb_progress before = wb_way_progress(session, book());
    ck_assert_int_eq(before.answered, 0);
    answer("why", "Because.");
    struct wb_progress after = wb_way_progress(session, book());
    ck_assert_int_eq(after.answered, 1);
    ck_assert_int_eq(after.asked, before.asked + 1); /* the last section is asked now */
    ck_assert_int_eq(after.minutes, before.minutes + 1);
    ck_assert_int_eq(after.minutes_left, before.minutes_left - 5 + 1);
}
END_TEST

struct sitting {
    int minutes;
    const char *exercises;
};
static const struct sitting sittings[] = {
    {1, "one "}, /* at least one, however short the time */
    {2, "one "}, {7, "one two "}, {10, "one two three "}, {60, "one two three "},
};

START_TEST(a_sitting_holds_what_fits)
{
    const struct sitting *row = &sittings[_i];
    wb_way_set_place(session, &(struct wb_place){.prompt = prompt("goal")});
    struct wb_sitting sitting = wb_way_sitting(session, row->minutes);
    struct wb_str said = {0};
    for (size_t i = 0; i < sitting.count; i++)
        wb_str_addf(&said, "%s ", sitting.exercises[i]->id);
    ck_assert_str_eq(wb_str_text(&said), row->exercises);
    wb_str_fini(&said);
}
END_TEST

START_TEST(found_whatever_its_accents_and_case)
{
    struct wb_hits hits = {0};
    answer("why", "A place by the Gro\xC3\x9F" "f\xC3\xB6rste.");
    wb_way_find(session, "ZURICH", 10, &hits);
    ck_assert_int_eq(hits.count, 1);
    ck_assert_ptr_eq(hits.list[0].prompt, prompt("cafe"));
    ck_assert(!hits.list[0].in_answer);
    wb_hits_fini(&hits);
    wb_way_find(session, "GROSSFORSTE", 10, &hits);
    ck_assert_int_eq(hits.count, 1);
    ck_assert(hits.list[0].in_answer);
    wb_hits_fini(&hits);
}
END_TEST

/* One letter with two marks, five bytes. */
#define MARKED "e\xCC\x81\xCC\x82"
#define EIGHT MARKED MARKED MARKED MARKED MARKED MARKED MARKED MARKED

START_TEST(a_snippet_begins_and_ends_between_clusters)
{
    static const char dots[] = "\xE2\x80\xA6";
    struct wb_hits hits = {0};
    struct wb_str text = {0};
    wb_str_addf(&text, EIGHT EIGHT "%.*sneedle%.*s" EIGHT EIGHT, _i, "xxxxx", _i, "yyyyy");
    answer("why", wb_str_text(&text));
    wb_way_find(session, "needle", 10, &hits);
    ck_assert_uint_eq(hits.count, 1);
    const char *from = wb_str_text(&hits.list[0].snippet);
    ck_assert(wb_starts_with(from, dots));
    from += strlen(dots);
    ck_assert_msg(*from == 'e' || *from == 'x', "%s", from);
    const char *to = strstr(from, dots);
    ck_assert_ptr_nonnull(to);
    ck_assert_msg(to[-1] == '\x82' || to[-1] == 'y', "%s", from);
    wb_hits_fini(&hits);
    wb_str_fini(&text);
}
END_TEST

struct path {
    const char *typed;
    const char *reached; /* workbook section exercise prompt, or the sentence that refuses */
};
static const struct path paths[] = {
    {"way", "way - - -"},
    {"way/second", "way second - -"},
    {"way/first/two", "way first two -"},
    {"way/why", "way first two why"},
    {"way/", "way - - -"},
    {"way/frist", "There is no section or question \"frist\" in way. Did you mean \"first\"?"},
    {"way/zzzzzz", "There is no section or question \"zzzzzz\" in way. There is: first, second, extra, last."},
    {"way/three", "\"three\" is an exercise of \"second\": write way/second/three."},
    {"way/first/three", "There is no exercise \"three\" in first. There is: one, two."},
    {"wya", "There is no workbook \"wya\". Did you mean \"way\"?"},
    {"way/first/two/why", "\"way/first/two/why\" names nothing: write WORKBOOK/SECTION/EXERCISE, such as "
                          "before-the-workshop/people/three-chairs."},
    {"", "\"\" names nothing: write WORKBOOK/SECTION/EXERCISE, such as before-the-workshop/people/three-chairs."},
};

START_TEST(a_path_is_found_or_what_there_is_is_said)
{
    const struct path *row = &paths[_i];
    const struct wb_workbook *workbook = NULL;
    const struct wb_section *section = NULL;
    const struct wb_exercise *exercise = NULL;
    const struct wb_prompt *asked = NULL;
    struct wb_error err = {0};
    struct wb_str said = {0};
    if (wb_way_resolve(session, row->typed, &workbook, &section, &exercise, &asked, &err))
        wb_str_addf(&said, "%s %s %s %s", workbook->id, section ? section->id : "-", id_of(exercise),
                    asked ? asked->key : "-");
    else
        wb_str_add(&said, err.text);
    ck_assert_str_eq(wb_str_text(&said), row->reached);
    wb_str_fini(&said);
}
END_TEST

struct remark {
    const char *setting, *day;
    const char *said; /* of the days so far; they stay for the rows below */
};
static const struct remark remarks[] = {
    {"session-1", "2026-12-10", "-"},
    {"workshop", "2026-12-03", "-"},
    {"session-1", "2026-12-03", "-"}, /* the same day: held before noon and after */
    {"session-1", "2026-12-02", "Session 1 is before the workshop here."},
    {"workshop", "2027-01-20", "Session 1 is before the workshop here."},
    {"session-3", "2027-02-01", "-"},
    {"session-4", "2027-01-25", "Session 4 is before session 3 here."},
    {"name", "2020-01-01", "-"},
};

START_TEST(days_out_of_order_are_remarked)
{
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++) {
        const struct wb_setting *setting = wb_settings;
        struct wb_str said = {0};
        while (strcmp(setting->name, remarks[i].setting) != 0)
            setting++;
        OK(wb_session_set_setting(session, setting->name, remarks[i].day, err));
        if (!wb_settings_remark(session, setting, &said))
            wb_str_add(&said, "-");
        ck_assert_str_eq(wb_str_text(&said), remarks[i].said);
        wb_str_fini(&said);
    }
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, open_way, close_way);
    tcase_add_test(tcase, forward_and_back_through_what_is_asked);
    tcase_add_test(tcase, a_module_half_done_leads_on);
    tcase_add_test(tcase, an_optional_part_is_no_duty_until_it_is_begun);
    tcase_add_test(tcase, progress_counts_what_asks);
    tcase_add_loop_test(tcase, a_sitting_holds_what_fits, 0, sizeof sittings / sizeof *sittings);
    tcase_add_test(tcase, found_whatever_its_accents_and_case);
    tcase_add_loop_test(tcase, a_snippet_begins_and_ends_between_clusters, 0, 6);
    tcase_add_test(tcase, days_out_of_order_are_remarked);
    tcase_add_loop_test(tcase, a_path_is_found_or_what_there_is_is_said, 0, sizeof paths / sizeof *paths);
}

int main(void)
{
    return run_suite("session: way", fill);
}
