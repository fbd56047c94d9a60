/* Over time: series of ratings, what may be shown of them and when; commitments and what became of them. */
#include "workbook_help.h"

/* ---- series ---- */

static const char ratings[] =
    HEAD PROMPT("{id: first, type: ratings, label: F, items: [Time, Money], range: {start: 0, end: 10}}")
        PROMPT("{id: again, rerate: first, label: A}") PROMPT("{id: part, rerate: again, label: P, items: [money]}")
            PROMPT("{id: back, looking_back: first, label: B}")
                PROMPT("{id: own, type: range, looking_back: level, label: O, range: {start: 1, end: 5}}")
                    PROMPT("{id: level, type: range, label: L, range: {start: 1, end: 5}}")
                        PROMPT("{id: level-again, rerate: level, label: M}");

static const char *series_text(struct answered *in, const char *key)
{
    struct wb_series series = wb_series_of(&in->reader, loaded_prompt(&in->loaded, key), &in->arena);
    struct wb_str out = {0};
    for (size_t i = 0; i < series.count; i++) {
        char *value = wb_json_text(series.points[i].answer->value);
        wb_str_addf(&out, "%s%s=%s", series.points[i].prompt->key, series.points[i].looking_back ? "<" : "", value);
        free(value);
    }
    const char *text = wb_arena_copy(&in->arena, wb_str_text(&out));
    wb_str_fini(&out);
    return text;
}

START_TEST(ratings_of_one_thing_are_a_series)
{
    struct answered in;
    answered_init(
        &in, ratings,
        "{\"first\": {\"time\": 1}, \"again\": {\"time\": 2}, \"part\": {\"money\": 3}, \"back\": {\"time\": 4}, "
        "\"level\": 2, \"level-again\": 4, \"own\": 1}");
    static const char whole[] = "first={\"time\":1}again={\"time\":2}part={\"money\":3}back<={\"time\":4}";
    ck_assert_str_eq(series_text(&in, "first"), whole);
    ck_assert_str_eq(series_text(&in, "part"), whole);
    ck_assert_str_eq(series_text(&in, "level"), "own<=1level=2level-again=4");
    answers_are(&in, "{\"first:skipped\": {\"time\": 1}, \"again\": {\"time\": 2}}");
    ck_assert_str_eq(series_text(&in, "first"), "again={\"time\":2}");
    answered_fini(&in);
}
END_TEST

START_TEST(scales_are_never_pooled)
{
    struct answered in;
    struct wb_error err = {0};
    static const char wordings[] = "{\"level\": {\"range\": {\"start\": 1, \"end\": 10}}, \"level-again\": {\"range\": "
                                   "{\"start\": 1, \"end\": 5}}}";
    answered_init(&in, ratings, "{\"level\": 4, \"level-again\": 4}");
    in.wordings = wb_json_read(wordings, strlen(wordings), 1 << 20, &err);
    ck_assert_str_eq(series_text(&in, "level"), "level-again=4");
    answered_fini(&in);
}
END_TEST

static const struct {
    const char *prompt, *answers;
    bool revealed;
} reveals[] = {
    {"first", "{}", true},
    {"again", "{\"first\": {\"time\": 1}}", false},
    {"again", "{\"again\": {\"time\": 1}}", false}, /* not whole */
    {"again", "{\"again\": {\"time\": 1, \"money\": 2}}", true},
    {"again", "{\"again\": {\"time\": 1, \"money\": null}}", true}, /* passed */
    {"again", "{\"again:skipped\": {\"time\": 1, \"money\": 2}}", false},
    {"part", "{\"part\": {\"money\": 2}}", true},
    {"back", "{\"first\": {\"time\": 1, \"money\": 1}, \"back\": {}}", false},
    {"back", "{\"back\": {\"time\": 1, \"money\": 1}}", true},
    {"level-again", "{\"level\": 3}", false},
    {"level-again", "{\"level-again\": 3}", true},
    {"level-again", "{\"level-again\": \"3\"}", false},
};

START_TEST(earlier_values_are_shown_after_the_new_one)
{
    struct answered in;
    answered_init(&in, ratings, reveals[_i].answers);
    ck_assert_int_eq(wb_series_revealed(&in.reader, loaded_prompt(&in.loaded, reveals[_i].prompt)),
                     reveals[_i].revealed);
    answered_fini(&in);
}
END_TEST

/* What a page says by the way, as long as it asks for the same ratings again: nothing of the older ones. */
static const char told[] =
    "workbook: w\nversion: 1\ntitle: T\nwords:\n  was: {answer: level, otherwise: what you gave}\n"
    "  low: {lowest_of: wheel, otherwise: the lowest}\n"
    "sections:\n  - id: s\n    title: S\n    exercises:\n      - id: before\n        title: B\n        prompts:\n"
    PROMPT("{id: level, type: range, label: L, range: {start: 0, end: 10}}")
    PROMPT("{id: wheel, type: ratings, label: \"Was {was}\", items: [Time, Money], range: {start: 0, end: 10}}")
    "      - id: after\n        title: \"After {was}\"\n        why: \"{was}, {low}\"\n        prompts:\n"
    PROMPT("{id: level-again, rerate: level, label: \"Not {was}\"}")
    PROMPT("{id: wheel-again, rerate: wheel, label: \"{low} and {was}\"}")
    PROMPT("{id: pick, type: select_one, label: \"{low} and {was}\", choices_from: wheel, show_values: true}");

static const struct {
    const char *answers, *label, *title, *beside;
} tells[] = {
    {"{\"level\": 3, \"wheel\": {\"time\": 4, \"money\": 1}}", "The lowest and what you gave", "After what you gave",
     NULL},
    {"{\"level\": 3, \"wheel\": {\"time\": 4, \"money\": 1}, \"level-again\": 5, \"wheel-again\": {\"time\": 1}}",
     "The lowest and 3", "After 3", NULL}, /* one spoke is still to be given */
    {"{\"level\": 3, \"wheel\": {\"time\": 4, \"money\": 1}, \"wheel-again\": {\"time\": 1, \"money\": 1}}",
     "Money and what you gave", "After what you gave", "4"},
};

START_TEST(a_page_tells_nothing_by_the_way)
{
    struct answered in;
    answered_init(&in, told, tells[_i].answers);
    const struct wb_prompt *pick = loaded_prompt(&in.loaded, "pick");
    const struct wb_asked *asked = wb_ask(&in.reader, pick, &in.arena);
    ck_assert_str_eq(asked->label, tells[_i].label);
    ck_assert_str_eq(wb_exercise_title(&in.reader, pick->exercise), tells[_i].title);
    ck_assert_uint_eq(asked->choice_count, 2);
    if (tells[_i].beside)
        ck_assert_str_eq(asked->choices[0].beside, tells[_i].beside);
    else
        ck_assert_ptr_null(asked->choices[0].beside);
    ck_assert_str_eq(wb_ask(&in.reader, loaded_prompt(&in.loaded, "wheel"), &in.arena)->label, "Was 3");
    struct wb_str why = {0};
    wb_fill_words_on(&in.reader, pick->exercise, pick->exercise->why, &why);
    ck_assert_int_eq(strstr(wb_str_text(&why), "3") == NULL, strstr(tells[_i].title, "3") == NULL);
    wb_str_fini(&why);
    answered_fini(&in);
}
END_TEST

/* ---- commitments ---- */

static const char promises[] = "workbook: w\nversion: 1\ntitle: T\nsections:\n"
                               "  - id: s\n    title: S\n    exercises:\n      - id: e\n        title: E\n        "
                               "prompts:\n" PROMPT(
                                   "{id: first, type: commitment, label: F, max: 3}") "  - id: gap\n    title: G\n    "
                                                                                      "repeat: [{id: g1, title: A}, "
                                                                                      "{id: g2, title: B}]\n    "
                                                                                      "exercises:\n      - id: e\n"
                                                                                      "        title: E\n        "
                                                                                      "prompts:\n" PROMPT(
                                                                                          "{id: review, type: "
                                                                                          "commitments_review, label: "
                                                                                          "R}")
                                                                                          PROMPT("{id: new, type: "
                                                                                                 "commitment, label: "
                                                                                                 "N}") "  - id: "
                                                                                                       "module\n    "
                                                                                                       "title: M\n    "
                                                                                                       "optional: "
                                                                                                       "true\n    "
                                                                                                       "exercises:\n   "
                                                                                                       "   - id: e\n   "
                                                                                                       "     title: "
                                                                                                       "E\n        "
                                                                                                       "prompts:"
                                                                                                       "\n" PROMPT("{id"
                                                                                                                   ": "
                                                                                                                   "ext"
                                                                                                                   "ra,"
                                                                                                                   " ty"
                                                                                                                   "pe:"
                                                                                                                   " co"
                                                                                                                   "mmi"
                                                                                                                   "tme"
                                                                                                                   "nt,"
                                                                                                                   " la"
                                                                                                                   "bel"
                                                                                                                   ": "
                                                                                                                   "X}") "  - id: end\n    title: E\n    exercises:\n      - id: e\n        title: E\n        prompts:\n" PROMPT(
                                                                                                           "{id: last, "
                                                                                                           "type: "
                                                                                                           "commitments"
                                                                                                           "_review, "
                                                                                                           "label: L}")
                                                                                                           PROMPT(
                                                                                                               "{id: "
                                                                                                               "which, "
                                                                                                               "type: "
                                                                                                               "select_"
                                                                                                               "one, "
                                                                                                               "label: "
                                                                                                               "W, "
                                                                                                               "choices"
                                                                                                               "_from: "
                                                                                                               "commitm"
                                                                                                               "ents}");

#define FIRST "\"first\": [{\"id\": \"c1\", \"action\": \"Ask\"}, {\"id\": \"c2\", \"action\": \"Stop\"}]"
#define NEW "\"g1.new\": [{\"id\": \"c1\", \"action\": \"Begin\"}]"
#define EXTRA "\"extra\": [{\"id\": \"c1\", \"action\": \"Write\"}]"

static const struct {
    const char *review, *answers, *asked;
} reviews[] = {
    {"g1.review", "{}", ""},
    {"g1.review", "{" FIRST "}", "w/first/c1=Ask w/first/c2=Stop"},
    {"g1.review", "{" FIRST ", " NEW "}", "w/first/c1=Ask w/first/c2=Stop"}, /* made after it */
    {"g2.review", "{" FIRST ", " NEW "}", "w/first/c1=Ask w/first/c2=Stop w/g1.new/c1=Begin"},
    {"g2.review", "{" FIRST ", \"g1.review\": [{\"of\": \"w/first/c1\", \"outcome\": \"done\"}]}", "w/first/c2=Stop"},
    {"g2.review", "{" FIRST ", \"g1.review\": [{\"of\": \"w/first/c1\", \"outcome\": \"no-longer\"}]}",
     "w/first/c2=Stop"},
    {"g2.review", "{" FIRST ", \"g1.review\": [{\"of\": \"w/first/c1\", \"outcome\": \"partly\"}]}",
     "w/first/c1=Ask w/first/c2=Stop"},
    {"g2.review",
     "{" FIRST ", \"g1.review\": [{\"of\": \"w/first/c1\", \"outcome\": \"not-started\"}, {\"of\": \"w/gone/c9\", "
     "\"outcome\": \"done\"}]}",
     "w/first/c1=Ask w/first/c2=Stop"},
    {"g1.review", "{" FIRST ", \"g1.review\": [{\"of\": \"w/first/c1\", \"outcome\": \"done\"}]}",
     "w/first/c1=Ask w/first/c2=Stop"},               /* what it said itself stays in it */
    {"g1.review", "{" EXTRA "}", "w/extra/c1=Write"}, /* a module has no fixed place */
    {"g1.review", "{" EXTRA ", \"g1.review\": [{\"of\": \"x\"}], \"revisions\": {\"extra\": 5, \"g1.review\": 3}}", ""},
    {"g2.review", "{" EXTRA ", \"g1.review\": [{\"of\": \"x\"}], \"revisions\": {\"extra\": 5, \"g1.review\": 3}}",
     "w/extra/c1=Write"},
    {"last", "{\"first:skipped\": [{\"id\": \"c1\", \"action\": \"Ask\"}]}", ""},
    {"last", "{\"first\": [{\"id\": \"c1\"}, {\"action\": \"x\"}, 3, {\"id\": \"c2\", \"action\": \"\"}]}", ""},
};

START_TEST(a_review_asks_for_what_is_still_open)
{
    struct answered in;
    answered_init(&in, promises, reviews[_i].answers);
    ck_assert_str_eq(choices_text(&in, ask(&in, reviews[_i].review)), reviews[_i].asked);
    answered_fini(&in);
}
END_TEST

START_TEST(all_commitments_know_what_became_of_them)
{
    struct answered in;
    answered_init(
        &in, promises,
        "{" FIRST ", " NEW ", \"g1.review\": [{\"of\": \"w/first/c1\", \"outcome\": \"partly\", \"learned\": \"x\"}], "
        "\"g2.review\": [{\"of\": \"w/first/c1\", \"outcome\": \"done\"}, {\"of\": \"w/first/c2\", \"outcome\": "
        "\"changed\"}]}");
    struct wb_commitments all = wb_commitments_all(&in.reader, &in.arena);
    ck_assert_uint_eq(all.count, 3);
    ck_assert_str_eq(all.list[0].of, "w/first/c1");
    ck_assert_int_eq(all.list[0].outcome, WB_DONE);
    ck_assert(!all.list[0].open);
    ck_assert_ptr_null(all.list[0].learned); /* the last word is that of the last review */
    ck_assert_ptr_eq(all.list[0].reviewed_in, loaded_prompt(&in.loaded, "g2.review"));
    ck_assert_int_eq(all.list[1].outcome, WB_CHANGED);
    ck_assert(all.list[1].open);
    ck_assert_int_eq(all.list[2].outcome, -1);
    ck_assert(all.list[2].open);
    answered_fini(&in);
}
END_TEST

START_TEST(commitments_can_be_chosen_from)
{
    struct answered in;
    answered_init(&in, promises, "{" FIRST ", " NEW "}");
    ck_assert_str_eq(choices_text(&in, ask(&in, "which")), "w/first/c1=Ask w/first/c2=Stop w/g1.new/c1=Begin");
    answers_are(&in, "{}");
    ck_assert_ptr_nonnull(ask(&in, "which")->waits_for);
    answered_fini(&in);
}
END_TEST

START_TEST(a_review_keeps_its_commitments_as_they_were_called)
{
    struct answered in;
    answered_init(&in, promises, "{" FIRST "}");
    json_t *wording = wb_asked_wording(&in.reader, loaded_prompt(&in.loaded, "g1.review"));
    const struct wb_asked *then = wb_asked_as_given(wording, NULL, NULL, &in.arena);
    ck_assert_str_eq(wb_asked_label(then, "w/first/c2"), "Stop");
    ck_assert_uint_eq(then->column_count, 2);
    json_decref(wording);
    answered_fini(&in);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_test(tcase, ratings_of_one_thing_are_a_series);
    tcase_add_loop_test(tcase, a_page_tells_nothing_by_the_way, 0, ROWS(tells));
    tcase_add_test(tcase, scales_are_never_pooled);
    tcase_add_loop_test(tcase, earlier_values_are_shown_after_the_new_one, 0, ROWS(reveals));
    tcase_add_loop_test(tcase, a_review_asks_for_what_is_still_open, 0, ROWS(reviews));
    tcase_add_test(tcase, all_commitments_know_what_became_of_them);
    tcase_add_test(tcase, commitments_can_be_chosen_from);
    tcase_add_test(tcase, a_review_keeps_its_commitments_as_they_were_called);
}

int main(void)
{
    return run_suite("workbook time", fill);
}
