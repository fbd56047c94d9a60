/* The coach's screens at three sizes, compared with the pictures in tests/screen; scores out of exports, whatever these
 * say; and charts as text. */
#include "coach/scores.h"
#include "coach_help.h"
#include "screen.h"
#include "ui_screens_help.h"

#include "chart.h"

#include <math.h>

/* ------------------------------------------------------------------ a client with a past */

static struct wb_coach *coach;

static const char wheel_asked[] =
    "{\"type\":\"ratings\",\"label\":\"How does each part feel?\",\"title\":[\"Where I am\",\"Your role wheel\"],"
    "\"range\":{\"start\":0,\"end\":10,\"low\":\"as bad as it gets\",\"high\":\"as good as it gets\"},"
    "\"choices\":[{\"id\":\"time\",\"label\":\"Time and admin\"},{\"id\":\"money\",\"label\":\"Money\"},"
    "{\"id\":\"staff\",\"label\":\"Authority and how careers staff are used\"}]}";
static const char far_asked[] =
    "{\"type\":\"range\",\"label\":\"How far along are you?\",\"title\":[\"Where I am\",\"One number\"],"
    "\"range\":{\"start\":0,\"end\":10,\"step\":1,\"low\":\"not begun\",\"high\":\"there\"}}";
static const char why_asked[] =
    "{\"type\":\"text\",\"label\":\"Why is it not lower?\",\"title\":[\"Where I am\",\"One number\"]}";
static const char brief[] =
    "{\"goal\":\"Two hours a week that are mine, and one colleague in each department who asks before I do.\","
    "\"said\":[{\"prompt\":\"between-sessions/next-want\",\"label\":\"What do you want from the next session?\","
    "\"text\":\"To try the sentence out loud.\"}],"
    "\"commitments\":[{\"of\":\"before-the-workshop/first/c1\",\"action\":\"Ask the deputy for ten minutes\","
    "\"by\":\"2026-11-20\",\"open\":true}],"
    "\"scores\":["
    "{\"prompt\":\"before-the-workshop/steps\",\"label\":\"Which is nearest?\",\"start\":1,\"end\":5,\"moments\":["
    "{\"prompt\":\"before-the-workshop/steps\",\"title\":\"Before the workshop\",\"at\":\"2026-06-15T10:00:00+01:00\"},"
    "{\"prompt\":\"between-sessions/steps\",\"title\":\"After session 1\",\"at\":\"2026-07-06T10:00:00+01:00\"}],"
    "\"items\":[{\"id\":\"\",\"label\":\"\",\"values\":[2,4],\"words\":[\"Part of the way\",\"Better than I "
    "hoped\"]}]},"
    "{\"prompt\":\"before-the-workshop/wheel\",\"label\":\"How does each part feel?\",\"start\":0,\"end\":10,"
    "\"low\":\"as bad as it gets\",\"high\":\"as good as it gets\",\"moments\":["
    "{\"prompt\":\"before-the-workshop/wheel\",\"title\":\"Before the workshop\",\"at\":\"2026-06-15T10:00:00+01:00\"},"
    "{\"prompt\":\"between-sessions/wheel\",\"title\":\"Twelve weeks on\",\"at\":\"2026-11-01T10:00:00+00:00\"},"
    "{\"prompt\":\"between-sessions/was\",\"title\":\"Looking back\",\"looking_back\":true}],"
    "\"items\":[{\"id\":\"time\",\"label\":\"Time and admin\",\"values\":[2,6,9]},"
    "{\"id\":\"money\",\"label\":\"Money\",\"values\":[7,3,0]},"
    "{\"id\":\"staff\",\"label\":\"Authority and how careers staff are used\",\"values\":[null,null,1]}]}]}";

static void add_with(const char *person, const char *name, int revision, const char *far, const char *why)
{
    const struct given answers[] = {
        {"wheel", "{\"time\":6,\"money\":3,\"staff\":null}", wheel_asked, NULL, false},
        {"far", far, far_asked, NULL, false},
        {"why", why, why_asked, "coach", true},
    };
    json_t *tree = export_json(&(struct export){.person = person,
                                                .name = name,
                                                .revision = revision,
                                                .at = revision > 3 ? NULL : "2026-09-03T12:00:00+01:00",
                                                .given = answers,
                                                .count = ROWS(answers)});
    json_object_set_new(tree, "brief", json_of(brief));
    json_t *list = json_object_get(json_array_get(json_object_get(tree, "workbooks"), 0), "answers");
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *one = json_array_get(list, i);
        json_object_set(one, "label", json_object_get(json_object_get(one, "wording"), "label"));
        if (i > 0) { /* the first does not say where it stood */
            wb_json_set_text(one, "section", "Where I am");
            wb_json_set_text(one, "exercise", "One number");
        }
    }
    char *text = signed_text(tree);
    add_path(coach, write_text("in.json", text));
    free(text);
}

static const char client[] = "0123456789abcdef";

/* Ada was read once and has answered anew since; Ada's namesake and somebody without a name were not. */
static void open_coach(void)
{
    make_dir();
    coach = open_caseload();
    add_with(client, "Ada Example", 3, "4", "\"The new deputy asked what I needed.\"");
    OK(wb_coach_mark_read(coach, client, err));
    add_with(client, "Ada Example", 8, "7", "\"The new deputy asked twice what I needed, and waited.\"");
    add_with("fedcba9876543210", "Ada Example", 1, "2", "\"Nobody has asked.\"");
    OK(wb_coach_comment(coach, client, "before-the-workshop", "why", "What did you say when the silence came?", err));
    OK(wb_coach_note(coach, client, "why", "Sounds tired; go slowly.", err));
}

static void close_coach(void)
{
    OK(wb_coach_close(coach, err));
    drop_dir();
}

/* ------------------------------------------------------------------ screens */

static const struct {
    const char *name, *keys;
} screens[] = {
    {"coach-caseload", ""},
    {"coach-caseload-none", "zz"},
    {"coach-client", "<Enter>"},
    {"coach-client-filter", "<Enter>deputy"},
    {"coach-brief", "<Enter><Enter>"},
    {"coach-answer", "<Enter>why is it<Enter>"},
    {"coach-answer-end", "<Enter>why is it<Enter><End>"},
    {"coach-answer-wheel", "<Enter>how does<Enter>"},
    {"coach-answer-scale", "<Enter>how far<Enter>"},
    {"coach-comment", "<Enter>why is it<Ctrl-K>Who else saw it?"},
    {"coach-help", "<Enter><F1>"},
};
static const struct {
    int rows, cols;
} sizes[] = {{24, 80}, {10, 40}, {40, 120}};

START_TEST(test_golden)
{
    int screen = _i / ROWS(sizes), size = _i % ROWS(sizes);
    char name[64];
    open_coach();
    wb_ui_init(&ui, NULL, sizes[size].rows, sizes[size].cols);
    ui.coach = coach;
    push(&wb_screen_caseload, NULL);
    press(screens[screen].keys);
    picture();
    snprintf(name, sizeof name, "%s-%dx%d", screens[screen].name, ui.cells.cols, ui.cells.rows);
    expect_screen(&ui.cells, name);
    wb_ui_fini(&ui);
    close_coach();
}
END_TEST

/* Comment and note are what one comes for: no width hides how they are made. */
START_TEST(comment_and_note_at_any_width)
{
    open_coach();
    wb_ui_init(&ui, NULL, 10, 40 + _i);
    ui.coach = coach;
    push(&wb_screen_caseload, NULL);
    press("<Enter>why is it<Enter>");
    SEES("comment");
    SEES("note");
    SEES("F1 help");
    wb_ui_fini(&ui);
    close_coach();
}
END_TEST

/* ------------------------------------------------------------------ scores */

static const struct wb_score *scores_in(const char *scores, struct wb_arena *arena, size_t *count)
{
    const struct wb_score *list;
    json_t *response = json_pack("{s:{s:o}}", "brief", "scores", json_of(scores));
    wb_arena_init(arena);
    wb_coach_scores(&(struct wb_case){.response = response}, arena, &list, count);
    json_decref(response);
    return list;
}

#define ONE_MOMENT "\"moments\":[{\"title\":\"T\"}]"
static const struct {
    const char *json;
    size_t count;
} hostile[] = {
    {"null", 0},
    {"{}", 0},
    {"[null, 7, \"x\", [], {}]", 0},
    {"[{\"start\":0,\"end\":0," ONE_MOMENT "}]", 0},
    {"[{\"start\":5,\"end\":1," ONE_MOMENT "}]", 0},
    {"[{\"start\":\"0\",\"end\":10," ONE_MOMENT "}]", 0},
    {"[{\"start\":-1e308,\"end\":1e308," ONE_MOMENT "}]", 0},
    {"[{\"start\":0,\"end\":10}]", 1},
    {"[{\"start\":0,\"end\":10,\"moments\":7,\"items\":{\"a\":1}}]", 1},
    {"[{\"start\":0,\"end\":10," ONE_MOMENT ",\"items\":[null]}]", 1},
};

START_TEST(scores_of_anything)
{
    struct wb_arena arena;
    size_t count = 99;
    scores_in(hostile[_i].json, &arena, &count);
    ck_assert_uint_eq(count, hostile[_i].count);
    wb_arena_fini(&arena);
}
END_TEST

START_TEST(values_off_the_scale_are_none)
{
    struct wb_arena arena;
    size_t count, first = 9, last = 9;
    const struct wb_score *score =
        scores_in("[{\"label\":\"a\\u202eb\\u001b\",\"start\":1,\"end\":5,\"moments\":["
                  "{\"looking_back\":true},{},{},{},{}],\"items\":["
                  "{\"label\":\"x\",\"values\":[1,0.5,\"3\",5,2]},"
                  "{\"label\":\"y\",\"values\":[2]},{\"label\":\"z\",\"values\":[null,9,3]}]}]",
                  &arena, &count);
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(score->label, "a<U+202E>b\xEF\xBF\xBD");
    ck_assert(isnan(score->items[0].values[1]) && isnan(score->items[0].values[2]));
    ck_assert(wb_score_ends(score, &score->items[0], &first, &last));
    ck_assert_uint_eq(first, 3);
    ck_assert_uint_eq(last, 4);
    ck_assert(!wb_score_ends(score, &score->items[1], &first, &last)); /* looking back alone is no point on the way */
    ck_assert(wb_score_ends(score, &score->items[2], &first, &last));
    ck_assert_uint_eq(first, 2);
    ck_assert_uint_eq(last, 2);
    wb_arena_fini(&arena);
}
END_TEST

START_TEST(no_more_moments_than_can_be_read)
{
    struct wb_arena arena;
    struct wb_str text = {0};
    size_t count;
    wb_str_add(&text, "[{\"start\":0,\"end\":10,\"moments\":[{}");
    for (int i = 0; i < 1000; i++)
        wb_str_add(&text, ",{}");
    wb_str_add(&text, "],\"items\":[{\"values\":[1,2,3]}]}]");
    const struct wb_score *score = scores_in(wb_str_text(&text), &arena, &count);
    ck_assert_uint_eq(count, 1);
    ck_assert_uint_eq(score->moment_count, 256);
    ck_assert(isnan(score->items[0].values[255]));
    wb_arena_fini(&arena);
    wb_str_fini(&text);
}
END_TEST

/* Without a page before the session: what the answer was in each export, the same twice once, other scales left out. */
START_TEST(one_answer_through_the_exports)
{
    static const struct {
        const char *value, *asked;
    } sent[] = {{"3", scale_5},   {"4", far_asked},  {"4", far_asked},
                {"7", far_asked}, {"11", far_asked}, {"6", far_asked}};
    static const double wanted[] = {4, 7, NAN, 6};
    struct wb_arena arena;
    struct wb_case one;
    struct wb_score score;
    struct wb_error why = {0};
    make_dir();
    coach = open_caseload();
    for (int i = 0; i < ROWS(sent); i++) {
        const struct given answers[] = {{"far", sent[i].value, sent[i].asked, NULL, false}};
        add_export(coach,
                   &(struct export){.person = client, .name = "Ada", .revision = i + 1, .given = answers, .count = 1});
    }
    wb_arena_init(&arena);
    OK(wb_coach_case(coach, client, &arena, &one, err));
    OK(wb_coach_score_of(coach, &one, "before-the-workshop", "far", &arena, &score, err));
    ck_assert_uint_eq(score.moment_count, ROWS(wanted));
    for (int i = 0; i < ROWS(wanted); i++)
        ck_assert_msg(isnan(wanted[i]) ? isnan(score.items[0].values[i])
                                       : fabs(score.items[0].values[i] - wanted[i]) < 1e-9,
                      "moment %d", i);
    ck_assert(!wb_coach_score_of(coach, &one, "before-the-workshop", "nothing", &arena, &score, &why));
    wb_case_fini(&one);
    wb_arena_fini(&arena);
    close_coach();
}
END_TEST

/* ------------------------------------------------------------------ charts */

static const struct wb_score_moment moments[] = {{"Before", {0}, "w/a", false}, {"After", {0}, "w/b", false}};
static const char *const no_words[] = {"", ""}, *const words[] = {"Worse", "Better"};
static const double risen[] = {2, 8}, once[] = {NAN, 5}, none[] = {NAN, NAN}, steps[] = {1, 3};

#define ITEMS(...)                                                                                                     \
    .items = (const struct wb_score_item[])                                                                            \
    {                                                                                                                  \
        __VA_ARGS__                                                                                                    \
    }
static const struct {
    const char *what;
    struct wb_score score;
    int cols;
    const char *text;
} charts[] = {
    {"one thing, a row a moment",
     {"", "low", "high", 0, 10, moments, 2, ITEMS({"", risen, no_words}), 1},
     40,
     "Before  ━━━━●────────────────  2\nAfter   ━━━━━━━━━━━━━━━━●────  8\n0 low · 10 high\n"},
    {"several things, first to latest",
     {"", "", "", 0, 10, moments, 2,
      ITEMS({"Time", risen, no_words}, {"Money", once, no_words}, {"Other", none, no_words}), 3},
     40,
     "Time   ────○━━━━━━━━━━━●────  2 → 8\n"},
    {"no scale where each row has its word",
     {"", "", "", 1, 3, moments, 2, ITEMS({"", steps, words}), 1},
     60,
     "Before: Worse  "},
    {"below its label where it is narrow",
     {"", "low", "high", 0, 10, moments, 2,
      ITEMS({"Authority and how careers staff are used", risen, no_words}, {"M", once, no_words}), 2},
     30,
     "Authority and how careers staff are used\n  "},
};

START_TEST(a_chart)
{
    struct wb_reading out = {0};
    wb_chart_add(&out, &charts[_i].score, (struct wb_day){2026, 11, 9}, charts[_i].cols);
    const char *text = wb_str_text(&out.text);
    ck_assert_msg(strstr(text, charts[_i].text), "%s:\n%s", charts[_i].what, text);
    bool in_words = *charts[_i].score.items[0].words[0] != '\0';
    ck_assert_msg(in_words == !strstr(text, " · "), "%s: the scale\n%s", charts[_i].what, text);
    wb_reading_fini(&out);
}
END_TEST

/* Whatever the width, no row is wider than it, and each value stands in numbers too. */
START_TEST(charts_fit)
{
    int cols = 24 + _i;
    for (int i = 0; i < ROWS(charts); i++) {
        struct wb_reading out = {0};
        wb_chart_add(&out, &charts[i].score, (struct wb_day){2026, 11, 9}, cols);
        for (const char *at = wb_str_text(&out.text); *at; at += strcspn(at, "\n"), at += *at == '\n') {
            bool track =
                memmem(at, strcspn(at, "\n"), "●", strlen("●")) != NULL && !memmem(at, strcspn(at, "\n"), "latest", 6);
            ck_assert_msg(!track || wb_width(at, strcspn(at, "\n")) <= cols, "%s in %d:\n%s", charts[i].what, cols, at);
        }
        wb_reading_fini(&out);
    }
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, test_golden, 0, ROWS(screens) * ROWS(sizes));
    tcase_add_loop_test(tcase, comment_and_note_at_any_width, 0, 50);
    tcase_add_loop_test(tcase, scores_of_anything, 0, ROWS(hostile));
    tcase_add_test(tcase, values_off_the_scale_are_none);
    tcase_add_test(tcase, no_more_moments_than_can_be_read);
    tcase_add_test(tcase, one_answer_through_the_exports);
    tcase_add_loop_test(tcase, a_chart, 0, ROWS(charts));
    tcase_add_loop_test(tcase, charts_fit, 0, 60);
}

int main(void)
{
    return run_suite("ui_coach", fill);
}
