/* Exports of some of what is shared: a coach sees all that stands, whichever file came first. */
#include "base/text.h"
#include "coach/brief.h"
#include "coach_help.h"

static struct wb_coach *coach;

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

/* One export of the same person's. */
struct sent {
    int revision;
    const char *at;      /* time of day */
    const char *answers; /* "PROMPT=VALUE", with spaces between */
    const char *gone;    /* NULL: it is whole; else a part, and what was taken back: "PROMPT", with spaces between */
    const char *name;    /* NULL: Ada */
};

static json_t *answers_of(const char *text, int revision)
{
    json_t *list = json_array();
    while (*text) {
        char prompt[32], value[32];
        int used = 0;
        ck_assert_int_eq(sscanf(text, "%31[^=]=%31s %n", prompt, value, &used), 2);
        const struct given given = {prompt, value, scale_10, NULL, false};
        json_array_append_new(list, answer_json(&given, revision));
        text += used;
    }
    return list;
}

static json_t *part_of(const char *gone)
{
    json_t *list = json_array();
    while (*gone) {
        char prompt[32], source[64];
        int used = 0;
        ck_assert_int_eq(sscanf(gone, "%31s %n", prompt, &used), 1);
        snprintf(source, sizeof source, "before-the-workshop/%s", prompt);
        json_array_append_new(list, json_string(source));
        gone += used;
    }
    return json_pack("{s:o}", "no_longer", list);
}

static json_t *sent_json(const struct sent *sent)
{
    char at[64];
    snprintf(at, sizeof at, "2026-11-03T%s:00+00:00", sent->at);
    const struct export export = {.person = "0123456789abcdef", .name = sent->name ? sent->name : "Ada", .at = at,
                                  .revision = sent->revision};
    json_t *tree = export_json(&export);
    json_object_set_new(json_array_get(json_object_get(tree, "workbooks"), 0), "answers",
                        answers_of(sent->answers, sent->revision));
    if (sent->gone)
        json_object_set_new(tree, "part", part_of(sent->gone));
    return tree;
}

static struct wb_add_result add_tree(json_t *tree)
{
    char *text = signed_text(tree);
    struct wb_add_result result = add_path(coach, write_text("in.json", text));
    free(text);
    return result;
}

static struct wb_add_result add_sent(const struct sent *sent)
{
    return add_tree(sent_json(sent));
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What the coach sees of Ada, in the manner of `answers`, sorted by prompt; of both places where it is read from. */
static void see(struct wb_str *out)
{
    struct wb_arena arena;
    struct wb_case one;
    char *seen[16];
    wb_arena_init(&arena);
    OK(wb_coach_case(coach, "0123456789abcdef", &arena, &one, err));
    ck_assert_uint_le(one.answer_count, 16);
    ck_assert_int_eq(one.client.answers, (int)one.answer_count);
    for (size_t i = 0; i < one.answer_count; i++) {
        struct wb_str text = {0};
        wb_str_addf(&text, "%s=%s", one.answers[i].key, one.answers[i].text);
        seen[i] = wb_str_take(&text);
    }
    qsort(seen, one.answer_count, sizeof *seen, by_text);
    for (size_t i = 0; i < one.answer_count; i++) {
        wb_str_addf(out, "%s%s", i ? " " : "", seen[i]);
        free(seen[i]);
    }
    wb_str_addf(out, " (%s)", one.client.name);
    wb_case_fini(&one);
    wb_arena_fini(&arena);
}

enum { MOST = 4 };
static const struct {
    struct sent sent[MOST]; /* in the order they were made in */
    const char *seen;
} rows[] = {
    {{{5, "10:00", "a=1 b=2", NULL, NULL}, {5, "11:00", "", "", NULL}}, "a=1 b=2 (Ada)"},
    {{{5, "10:00", "a=1 b=2", NULL, NULL}, {5, "11:00", "b=2", "", NULL}}, "a=1 b=2 (Ada)"},
    {{{5, "10:00", "a=1 b=2", NULL, NULL}, {7, "11:00", "b=9", "", NULL}}, "a=1 b=9 (Ada)"},
    {{{5, "10:00", "a=1 b=2", NULL, NULL}, {7, "11:00", "c=3", "a", NULL}}, "b=2 c=3 (Ada)"},
    {{{5, "10:00", "a=1 b=2", NULL, NULL}, {7, "11:00", "c=3", "", NULL}, {8, "12:00", "b=4", "a", NULL}},
     "b=4 c=3 (Ada)"},
    {{{5, "10:00", "a=1 b=2", NULL, NULL}, {7, "11:00", "c=3", "", NULL}, {8, "12:00", "b=4", NULL, NULL}},
     "b=4 (Ada)"},
    {{{5, "10:00", "a=1 b=2", NULL, NULL}, {7, "11:00", "c=3", NULL, NULL}, {8, "12:00", "d=4", "", NULL}},
     "c=3 d=4 (Ada)"},
    {{{4, "10:00", "a=1", "", NULL}, {6, "11:00", "b=2", "", NULL}, {7, "12:00", "c=3", "b", NULL}}, "a=1 c=3 (Ada)"},
    {{{5, "10:00", "a=1", NULL, NULL}, {5, "11:00", "a=1", NULL, "Ada Byron"}}, "a=1 (Ada Byron)"},
    {{{5, "10:00", "a=1", NULL, "Ada Byron"}, {7, "09:00", "a=2", NULL, NULL}}, "a=2 (Ada)"},
    {{{5, "10:00", "a=1 b=2", NULL, NULL}, {6, "10:01", "b=3", "", NULL}, {6, "10:02", "", "", NULL},
      {6, "10:03", "", "a", NULL}},
     "b=3 (Ada)"},
};

static size_t count_sent(size_t row)
{
    size_t count = 0;
    while (count < MOST && rows[row].sent[count].at)
        count++;
    return count;
}

/* The `n`-th order of `count` things. */
static void order_of(size_t n, size_t count, size_t *order)
{
    bool taken[MOST] = {false};
    for (size_t i = 0; i < count; i++) {
        size_t skip = n % (count - i), at = 0;
        n /= count - i;
        while (taken[at] || skip > 0)
            skip -= !taken[at++];
        taken[at] = true;
        order[i] = at;
    }
}

START_TEST(in_whatever_order_they_come)
{
    size_t count = count_sent((size_t)_i), orders = 1, order[MOST];
    for (size_t i = 2; i <= count; i++)
        orders *= i;
    for (size_t n = 0; n < orders; n++) {
        struct wb_str seen = {0};
        order_of(n, count, order);
        for (size_t i = 0; i < count; i++)
            add_sent(&rows[_i].sent[order[i]]);
        see(&seen);
        ck_assert_msg(wb_same(wb_str_text(&seen), rows[_i].seen), "row %d, order %zu: %s", _i, n, wb_str_text(&seen));
        OK(wb_coach_erase(coach, "0123456789abcdef", err));
        wb_str_fini(&seen);
    }
}
END_TEST

static const struct {
    struct sent first, then;
    enum wb_added what;
    const char *words;
} arrivals[] = {
    {{5, "10:00", "a=1", NULL, NULL}, {5, "11:00", "", "", NULL}, WB_ADDED_SAME, "the same answers"},
    {{5, "10:00", "a=1", NULL, NULL}, {6, "11:00", "b=1", "", NULL}, WB_ADDED_UPDATE, "newer answers"},
    {{5, "10:00", "a=1", NULL, NULL}, {5, "11:00", "a=1", NULL, "Ada Byron"}, WB_ADDED_UPDATE, "a new name"},
    {{5, "10:00", "a=1", NULL, NULL}, {5, "11:00", "a=1", NULL, ""}, WB_ADDED_SAME, "the same answers"},
    {{5, "10:00", "a=1", NULL, NULL}, {5, "09:00", "a=2", NULL, NULL}, WB_ADDED_OLDER, "older"},
    {{5, "10:00", "a=1", NULL, NULL}, {5, "09:00", "a=1", NULL, "Ada Byron"}, WB_ADDED_OLDER, "older"},
    {{6, "11:00", "b=1", "", NULL}, {5, "10:00", "a=1", NULL, NULL}, WB_ADDED_UPDATE, "left out"},
    {{6, "11:00", "b=1", "", NULL}, {5, "10:00", "b=2", NULL, NULL}, WB_ADDED_OLDER, "older"},
    {{6, "11:00", "b=1", "", NULL}, {6, "10:00", "b=1", "", NULL}, WB_ADDED_OLDER, "older"},
};

START_TEST(what_is_said_of_the_second)
{
    add_sent(&arrivals[_i].first);
    struct wb_add_result result = add_sent(&arrivals[_i].then);
    ck_assert_msg(result.what == arrivals[_i].what && strstr(result.text, arrivals[_i].words), "%d: %s", result.what,
                  result.text);
    ck_assert_int_eq(add_sent(&arrivals[_i].then).what, WB_ADDED_SAME);
}
END_TEST

/* An answer that stands in the part twice is no export, also where the one before has it. */
START_TEST(wrong_in_a_part)
{
    const struct sent whole = {5, "10:00", "a=1 b=2", NULL, NULL}, twice = {6, "11:00", "b=3 b=4", "", NULL};
    struct wb_str seen = {0};
    add_sent(&whole);
    struct wb_add_result result = add_sent(&twice);
    ck_assert_msg(result.what == WB_ADDED_REFUSED && strstr(result.text, "twice"), "%s", result.text);
    see(&seen);
    ck_assert_str_eq(wb_str_text(&seen), "a=1 b=2 (Ada)");
    wb_str_fini(&seen);
}
END_TEST

/* Programs before this one said only that it holds changes. */
START_TEST(a_part_of_an_earlier_program)
{
    const struct sent whole = {5, "10:00", "a=1", NULL, NULL}, later = {6, "11:00", "b=2", NULL, NULL};
    struct wb_str seen = {0};
    json_t *tree = sent_json(&later);
    json_object_set_new(tree, "only_changes", json_true());
    add_sent(&whole);
    ck_assert_int_eq(add_tree(tree).what, WB_ADDED_UPDATE);
    see(&seen);
    ck_assert_str_eq(wb_str_text(&seen), "a=1 b=2 (Ada)");
    wb_str_fini(&seen);
}
END_TEST

/* The page before a session, of a part narrowed to a section, keeps what the rest of it said. */
START_TEST(page_of_a_narrowed_part)
{
    const struct sent whole = {5, "10:00", "a=1", NULL, NULL}, later = {6, "11:00", "b=2", "", NULL};
    json_t *first = sent_json(&whole), *then = sent_json(&later);
    struct wb_arena arena;
    struct wb_brief brief;
    struct wb_str text = {0};
    json_object_set_new(first, "brief",
                        json_pack("{s:s,s:[{s:s,s:s},{s:s,s:s}]}", "goal", "A careers week", "said", "label", "Wanted",
                                  "text", "Old words", "label", "To know", "text", "Kept words"));
    json_object_set_new(then, "brief",
                        json_pack("{s:[{s:s,s:s}]}", "said", "label", "Wanted", "text", "New words"));
    json_object_set_new(json_object_get(then, "part"), "of", json_pack("[s]", "before-the-workshop/where-i-am"));
    add_tree(first);
    add_tree(then);
    wb_arena_init(&arena);
    OK(wb_coach_brief(coach, "0123456789abcdef", &arena, &brief, err));
    wb_brief_text(&brief, &text);
    ck_assert_msg(strstr(wb_str_text(&text), "A careers week") && strstr(wb_str_text(&text), "New words") &&
                      strstr(wb_str_text(&text), "Kept words") && !strstr(wb_str_text(&text), "Old words"),
                  "%s", wb_str_text(&text));
    wb_str_fini(&text);
    wb_arena_fini(&arena);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_loop_test(tcase, in_whatever_order_they_come, 0, ROWS(rows));
    tcase_add_loop_test(tcase, what_is_said_of_the_second, 0, ROWS(arrivals));
    tcase_add_test(tcase, wrong_in_a_part);
    tcase_add_test(tcase, a_part_of_an_earlier_program);
    tcase_add_test(tcase, page_of_a_narrowed_part);
}

int main(void)
{
    return run_suite("coach_parts", fill);
}
