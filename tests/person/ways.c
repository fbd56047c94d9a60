/* The built-in workbooks on a screen without terminal: what a rating given again hides, what the setting brings and
 * takes away. */
#include "person.h"
#include "stage.h"
#include "ui/screens.h"

#include "workbook/type.h"

/* ------------------------------------------------------------------ given again */

static const char *const wheels[] = {
    "{\"time\":1,\"curriculum\":2,\"money\":3,\"employers\":4,\"support\":1,\"every-learner\":2,\"mindset\":3,"
    "\"authority\":4,\"image\":1}",
    "{\"time\":9,\"curriculum\":8,\"money\":null,\"employers\":10,\"support\":9,\"every-learner\":8,\"mindset\":7,"
    "\"authority\":10,\"image\":9}",
};

static char *picture_after(const char *wheel, const struct wb_prompt *prompt)
{
    struct wb_place place = wb_way_place(ui.session);
    answer(BEFORE, "role-wheel", wheel);
    wb_go(&ui, &(struct wb_exercise_argument){prompt->exercise, prompt, place.path, 0});
    return picture();
}

/* Whatever was given the first time, the page looks the same until the last spoke is given, and not after it. */
START_TEST(a_wheel_given_again_hides_the_old_one)
{
    const struct wb_prompt *prompt = prompt_of(BETWEEN, "role-wheel-now");
    wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_RESIZE, .rows = _i ? 10 : 60, .cols = _i ? 40 : 120});
    answer(BEFORE, "role-wheel", wheels[0]);
    wb_go(&ui, &(struct wb_exercise_argument){prompt->exercise, prompt, NULL, 0});
    wb_ui_draw(&ui);
    for (int given = 0; given <= 9; given++) {
        char *one = picture_after(wheels[0], prompt), *other = picture_after(wheels[1], prompt);
        if (given < 9)
            ck_assert_str_eq(one, other);
        else
            ck_assert_str_ne(one, other);
        free(one);
        free(other);
        if (given == 9)
            break;
        press(given % 3 == 2 ? "x" : "5");
        press(given < 8 ? "Tab" : "Up");
    }
}
END_TEST

/* What is asked again, as it was given before; in the second set each as far from the first as can be. */
static const struct {
    const char *book, *key, *values[2];
} given_before[] = {
    {BEFORE, "role-wheel",
     {"{\"time\":1,\"curriculum\":2,\"money\":3,\"employers\":4,\"support\":1,\"every-learner\":2,\"mindset\":3,"
      "\"authority\":4,\"image\":1}",
      "{\"time\":9,\"curriculum\":8,\"money\":7,\"employers\":10,\"support\":9,\"every-learner\":8,\"mindset\":7,"
      "\"authority\":10,\"image\":9}"}},
    {BEFORE, "where-now", {"3", "8"}},
    {BEFORE, "confident",
     {"{\"direction\":1,\"ask\":2,\"plan\":3,\"subjects\":4,\"employer\":1,\"send\":2,\"virtual\":3,"
      "\"difference\":4,\"protect\":1,\"outside\":2}",
      "{\"direction\":9,\"ask\":8,\"plan\":7,\"subjects\":10,\"employer\":9,\"send\":8,\"virtual\":7,"
      "\"difference\":10,\"protect\":9,\"outside\":8}"}},
    {BETWEEN, "goal-level", {"\"worse\"", "\"hoped\""}},
};

static void answer_before(int set)
{
    for (int i = 0; i < ROWS(given_before); i++)
        answer(given_before[i].book, given_before[i].key, given_before[i].values[set]);
}

static char *page_after(int set, const struct wb_exercise *exercise)
{
    answer_before(set);
    wb_go(&ui, &(struct wb_exercise_argument){.exercise = exercise});
    return picture();
}

static char *screen_after(int set, const struct wb_screen_ops *ops)
{
    answer_before(set);
    wb_ui_home(&ui);
    if (ops != &wb_screen_home)
        wb_ui_push(&ui, ops, NULL);
    return picture();
}

static void assert_tells_nothing(char *one, char *other, const char *where)
{
    size_t same = 0;
    while (one[same] && one[same] == other[same])
        same++;
    ck_assert_msg(one[same] == other[same], "%s tells what was given before:\n%.120s\n%.120s", where, one + same,
                  other + same);
    free(one);
    free(other);
}

/* No page of the second workbook looks otherwise for what was given before, until it has been given again. The page
 * where it was given does. */
START_TEST(nothing_is_told_before_it_is_given_again)
{
    static const struct wb_screen_ops *const screens[] = {&wb_screen_home, &wb_screen_contents, &wb_screen_commitments,
                                                          &wb_screen_palette};
    const struct wb_workbook *book = wb_library_book(wb_session_library(ui.session), BETWEEN);
    int pages = 0;
    wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_RESIZE, .rows = 240, .cols = 120});
    answer(BETWEEN, "gap-1.two-spokes", "[\"time\", \"money\"]");
    answer(BETWEEN, "level-worse", "\"Nobody came\"");
    for (size_t i = 0; i < book->section_count; i++) {
        for (size_t j = 0; j < book->sections[i].exercise_count; j++) {
            const struct wb_exercise *exercise = &book->sections[i].exercises[j];
            if (wb_same(exercise->id, "goal-levels") || !wb_relevant_exercise(wb_session_reader(ui.session), exercise))
                continue;
            assert_tells_nothing(page_after(0, exercise), page_after(1, exercise), exercise->id);
            pages++;
        }
    }
    ck_assert_int_gt(pages, 50);
    for (int i = 0; i < ROWS(screens); i++)
        assert_tells_nothing(screen_after(0, screens[i]), screen_after(1, screens[i]), screens[i]->name);
}
END_TEST

static void assert_page(const char *key, const char *words, bool shows)
{
    const struct wb_prompt *prompt = prompt_of(BETWEEN, key);
    wb_go(&ui, &(struct wb_exercise_argument){prompt->exercise, prompt, NULL, 0});
    char *seen = picture();
    ck_assert_msg((strstr(seen, words) != NULL) == shows, "%s: %s\n%s", key, words, seen);
    free(seen);
}

/* The columns wait for both ratings, or for their being skipped; the words of the steps wait for nothing. */
START_TEST(what_is_recalled_waits_only_for_its_own_series)
{
    const struct wb_prompt *now = prompt_of(BETWEEN, "confident-now");
    wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_RESIZE, .rows = 120, .cols = 120});
    answer_before(0);
    answer(BETWEEN, "level-worse", "\"Nobody came\"");
    assert_page("goal-level-after-four", "Nobody came", true);
    assert_page("what-surprises", "Your earlier ratings stand here once", true);
    answer(BETWEEN, "confident-now", given_before[2].values[1]);
    assert_page("what-surprises", "Your earlier ratings stand here once", true);
    answer(BETWEEN, "confident-then", given_before[2].values[1]);
    assert_page("what-surprises", "Your earlier ratings stand here once", false);
    assert_page("what-surprises", "with senior leaders: 1", true);
    answer(BETWEEN, "confident-now", "{\"ask\": 3}");
    assert_page("what-surprises", "with senior leaders: 1", false);
    OK(wb_session_set_state(ui.session, now, WB_SKIPPED, err));
    assert_page("what-surprises", "with senior leaders: 1", true);
}
END_TEST

/* ------------------------------------------------------------------ what the setting decides */

static bool is_asked(const char *book, const char *key)
{
    return wb_relevant(wb_session_reader(ui.session), prompt_of(book, key));
}

static bool suggests(const char *book, const char *key, const char *row)
{
    struct wb_arena arena;
    bool found = false;
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_ask(wb_session_reader(ui.session), prompt_of(book, key), &arena);
    for (size_t i = 0; i < asked->row_count; i++)
        found = found || wb_same(asked->rows[i].id, row);
    wb_arena_fini(&arena);
    return found;
}

static void assert_special_without_hub(bool so)
{
    ck_assert_int_eq(is_asked(BEFORE, "employers-special"), so);
    ck_assert_int_eq(is_asked(BEFORE, "employers-no-hub"), true);
    ck_assert_int_eq(is_asked(BEFORE, "employers-hub"), false);
    ck_assert_int_eq(is_asked(BEFORE, "two-hats"), false);
    ck_assert_int_eq(is_asked(BEFORE, "adviser-knows"), true);
    ck_assert_int_eq(is_asked(BETWEEN, "each-special"), so);
    ck_assert_int_eq(suggests(BEFORE, "stakeholders", "ehc-lead"), so);
    ck_assert_int_eq(suggests(BEFORE, "stakeholders", "heads-of-year"), !so);
    ck_assert_int_eq(suggests(BEFORE, "stakeholders", "principal"), false);
    ck_assert_int_eq(suggests(BEFORE, "stakeholders", "hub-none"), true);
    ck_assert_int_eq(suggests(BEFORE, "stakeholders", "coordinator"), false);
    ck_assert_int_eq(suggests(BEFORE, "energy-audit", "reviews"), so);
    ck_assert_int_eq(suggests(BEFORE, "energy-audit", "placements"), false);
}

START_TEST(what_does_not_apply_is_set_aside_and_comes_back)
{
    const struct wb_prompt *prompt = prompt_of(BETWEEN, "each-special");
    const struct wb_reader *reader = wb_session_reader(ui.session);
    struct wb_arena arena;
    answer(BEFORE, "setting", "\"special\"");
    answer(BEFORE, "hub", "\"nohub\"");
    answer(BEFORE, "also", "[\"teacher\"]");
    assert_special_without_hub(true);
    wb_arena_init(&arena);
    json_t *value = value_for(&people[1], wb_ask(reader, prompt, &arena));
    if (!value)
        value = json_string("said");
    OK(wb_session_set(ui.session, prompt, value, err));
    wb_session_leave(ui.session, prompt);
    ck_assert_ptr_nonnull(wb_prompt_counts(reader, prompt));
    answer(BEFORE, "setting", "\"mainstream\"");
    assert_special_without_hub(false);
    ck_assert_ptr_null(wb_prompt_counts(reader, prompt));
    ck_assert(json_equal(wb_session_answer(ui.session, prompt)->value, value));
    answer(BEFORE, "setting", "\"special\"");
    assert_special_without_hub(true);
    ck_assert(json_equal(wb_prompt_counts(reader, prompt)->value, value));
    json_decref(value);
    wb_arena_fini(&arena);
}
END_TEST

/* ------------------------------------------------------------------ the page for the head */

static bool sees(const char *words)
{
    char *seen = picture();
    bool found = strstr(seen, words) != NULL;
    free(seen);
    return found;
}

/* From the share screen: the lines there are, ticked and not, the words, and the file; what is private is no line. */
START_TEST(a_page_for_the_head_is_chosen_and_written)
{
    char *written = NULL;
    struct wb_str page = {0};
    ck_assert_int_eq(chdir(stage_dir()), 0);
    wb_ui_push(&ui, &wb_screen_share, NULL);
    ck_assert(!sees("A page for your head"));
    wb_ui_pop(&ui);
    answer(BETWEEN, "for-my-head", "\"Eight employers came\"");
    answer(BETWEEN, "handover-note", "\"The list is in the blue folder\"");
    answer(BETWEEN, "case-ask", "\"Nobody hears this\"");
    OK(wb_session_set_sharing(ui.session, prompt_of(BETWEEN, "case-ask"), WB_PRIVATE, err));
    wb_ui_push(&ui, &wb_screen_share, NULL);
    for (int i = 0; i < 8; i++)
        press("Down");
    press("Enter");
    ck_assert(sees("Your head sees the lines that are ticked"));
    press("Home");
    press("Space"); /* the first of the two, in the order of the workbook */
    ck_assert(sees("[ ]") && sees("[x]"));
    ck_assert(!wb_session_on_head_page(ui.session, prompt_of(BETWEEN, "handover-note")));
    press("Down");
    press("Down");
    press("Enter");
    ck_assert(sees("Eight employers came") && !sees("blue folder") && !sees("Nobody hears"));
    press("Escape");
    press("Down");
    press("Enter");
    written = picture();
    ck_assert_msg(strstr(written, "Written: "), "%s", written);
    free(written);
    OK(wb_file_read("page-for-the-head-2026-11-09.html", BIG_FILE, &page, err));
    ck_assert(strstr(page.data, "Eight employers came") && !strstr(page.data, "blue folder"));
    wb_str_fini(&page);
}
END_TEST

/* ------------------------------------------------------------------ nothing is clipped */

static void collect(struct wb_str *out)
{
    char *rows = picture();
    wb_str_add(out, rows);
    free(rows);
}

/* What can be seen of the page by scrolling it from its first row to its last. */
static void collect_all(struct wb_str *out)
{
    char *before, *now;
    for (int up = 0; up < 60; up++)
        wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_WHEEL, .wheel = -1});
    before = picture();
    for (int down = 0; down < 200; down++) {
        collect(out);
        wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_WHEEL, .wheel = 1});
        now = picture();
        bool end = strcmp(now, before) == 0;
        free(before);
        before = now;
        if (end)
            break;
    }
    free(before);
}

static void assert_words(const char *seen, const char *words, const struct wb_prompt *prompt)
{
    for (size_t len; words && *words; words += len + strspn(words + len, " \n-/")) {
        len = strcspn(words, " \n-/");
        char *word = wb_copy_n(words, len);
        ck_assert_msg(strstr(seen, word), "%s: \"%s\" is not to be seen\n%s", prompt->key, word, seen);
        free(word);
    }
}

static const int sizes[][2] = {{24, 80}, {10, 40}};

START_TEST(every_prompt_is_whole)
{
    const struct wb_workbook *book = wb_library_book(wb_session_library(ui.session), _i / 2 ? BETWEEN : BEFORE);
    answer(BEFORE, "setting", "\"college\"");
    answer(BEFORE, "role-wheel", wheels[0]);
    answer(BEFORE, "matter-most", "[\"money\", \"time\", \"image\"]");
    wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_RESIZE, .rows = sizes[_i % 2][0], .cols = sizes[_i % 2][1]});
    for (size_t i = 0; i < book->prompt_count; i++) {
        const struct wb_prompt *prompt = book->prompts[i];
        struct wb_arena arena;
        struct wb_str seen = {0};
        if (!wb_types[prompt->field.type].asks || !wb_relevant(wb_session_reader(ui.session), prompt))
            continue;
        wb_arena_init(&arena);
        const struct wb_asked *asked = wb_ask(wb_session_reader(ui.session), prompt, &arena);
        wb_go(&ui, &(struct wb_exercise_argument){prompt->exercise, prompt, NULL, 0});
        wb_ui_draw(&ui);
        ck_assert_msg(ui.cells.cursor_row > 0 && ui.cells.cursor_row < ui.cells.rows - 1, "%s: no cursor", prompt->key);
        collect_all(&seen);
        assert_words(wb_str_text(&seen), asked->label, prompt);
        assert_words(wb_str_text(&seen), asked->hint, prompt);
        for (size_t choice = 0; choice < asked->choice_count; choice++)
            assert_words(wb_str_text(&seen), asked->choices[choice].label, prompt);
        wb_str_fini(&seen);
        wb_arena_fini(&arena);
    }
}
END_TEST

static void tests(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_loop_test(tcase, a_wheel_given_again_hides_the_old_one, 0, 2);
    tcase_add_test(tcase, nothing_is_told_before_it_is_given_again);
    tcase_add_test(tcase, what_is_recalled_waits_only_for_its_own_series);
    tcase_add_test(tcase, what_does_not_apply_is_set_aside_and_comes_back);
    tcase_add_test(tcase, a_page_for_the_head_is_chosen_and_written);
    tcase_add_loop_test(tcase, every_prompt_is_whole, 0, 4);
}

int main(void)
{
    stage_clock();
    return run_suite("person_ways", tests);
}
