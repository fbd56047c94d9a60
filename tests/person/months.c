/* The five months of the programme by the clock: what home and `workbook status` say on each day that decides
 * something, and that every commitment is asked about, once, until it is closed. */
#include "person.h"
#include "ui/screens.h"

#include "../unit/store_help.h"

#include "session/settings.h"
#include "workbook/type.h"

#define BEFORE "before-the-workshop"
#define BETWEEN "between-sessions"

static struct wb_ui ui;
static struct wb_day today;

/* Noon of `today`. */
static struct wb_instant now(void *data)
{
    (void)data;
    return (struct wb_instant){(int64_t)wb_day_between((struct wb_day){1970, 1, 1}, today) * 86400 + 43200, 0};
}

static void on(const char *day)
{
    ck_assert(wb_day_read(day, &today));
}

static void set_up(void)
{
    static const struct wb_clock clock = {now, NULL};
    struct wb_error err = {0};
    on("2026-11-09");
    make_dir();
    struct wb_session *session =
        wb_session_open(&(struct wb_session_options){.data_dir = test_dir, .clock = &clock}, &err);
    ck_assert_msg(session, "%s", err.text);
    wb_ui_init(&ui, session, 30, 110);
    wb_ui_push(&ui, &wb_screen_home, NULL);
}

static void tear_down(void)
{
    struct wb_session *session = ui.session;
    wb_ui_fini(&ui);
    wb_session_close(session, NULL);
    drop_dir();
}

/* ------------------------------------------------------------------ the person */

static const struct wb_workbook *book_of(const char *id)
{
    return wb_library_book(wb_session_library(ui.session), id);
}

static void settle(void)
{
    OK(wb_session_settle(ui.session, err));
}

static void setting(const char *name, const char *value)
{
    OK(wb_session_set_setting(ui.session, name, value, err));
}

static void set_dates(void)
{
    setting("workshop", "2026-12-03"); /* all Thursdays */
    setting("session-1", "2026-12-17");
    setting("session-2", "2027-01-21");
    setting("session-3", "2027-02-11");
    setting("session-4", "2027-03-11");
}

/* One commitment, to be done four days from now. */
static json_t *promise(const struct wb_prompt *prompt)
{
    char by[WB_DAY_SIZE];
    struct wb_str action = {0};
    wb_str_addf(&action, "Promise of %s", prompt->key);
    json_t *value = json_pack("[{s:s, s:s, s:s}]", "id", "c1", "action", wb_str_text(&action), "by",
                              wb_day_write(wb_day_add(today, 4), by));
    wb_str_fini(&action);
    return value;
}

/* What becomes of each: the first is only partly done, the others are done. */
static json_t *outcomes(const struct wb_asked *asked)
{
    json_t *value = json_array();
    for (size_t i = 0; i < asked->row_count; i++)
        json_array_append_new(value, json_pack("{s:s, s:s, s:s}", "of", asked->rows[i].id, "outcome",
                                               i ? "done" : "partly", "learned", "something"));
    return value;
}

static bool is_asked(const struct wb_prompt *prompt)
{
    return wb_types[prompt->field.type].asks && wb_relevant(wb_session_reader(ui.session), prompt);
}

static void give(const struct wb_prompt *prompt)
{
    struct wb_arena arena;
    if (!is_asked(prompt))
        return;
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_ask(wb_session_reader(ui.session), prompt, &arena);
    enum wb_type type = prompt->field.type;
    json_t *value = type == WB_COMMITMENT           ? promise(prompt)
                    : type == WB_COMMITMENTS_REVIEW ? outcomes(asked)
                                                    : value_for(&people[0], asked);
    if (value && !wb_value_empty(type, value)) {
        OK(wb_session_set(ui.session, prompt, value, err));
    } else {
        OK(wb_session_set_state(ui.session, prompt, WB_SKIPPED, err));
    }
    wb_session_leave(ui.session, prompt);
    wb_way_set_place(ui.session, &(struct wb_place){.prompt = prompt});
    if (type == WB_LETTER)
        OK(wb_session_finish_letter(ui.session, prompt, err));
    json_decref(value);
    wb_arena_fini(&arena);
}

static void fill_in(const char *book, const char *section)
{
    const struct wb_workbook *workbook = book_of(book);
    for (size_t i = 0; i < workbook->section_count; i++) {
        const struct wb_section *each = &workbook->sections[i];
        if (section ? strcmp(each->id, section) != 0 : each->optional)
            continue;
        wb_session_open_section(ui.session, each);
        for (size_t j = 0; j < each->exercise_count; j++)
            for (size_t k = 0; k < each->exercises[j].prompt_count; k++)
                give(&each->exercises[j].prompts[k]);
    }
    settle();
}

/* ------------------------------------------------------------------ what they are told */

/* The screen, without what wrapping and columns put between its words. */
static const char *seen(void)
{
    static struct wb_str text;
    struct wb_str screen = {0};
    ui.stale = true;
    wb_ui_draw(&ui);
    wb_str_clear(&text);
    wb_cells_text(&ui.cells, false, &screen);
    for (const char *at = wb_str_text(&screen); *at; at++)
        if (!strchr(" \n", *at))
            wb_str_add_char(&text, *at);
        else if (text.len && text.data[text.len - 1] != ' ')
            wb_str_add_char(&text, ' ');
    wb_str_fini(&screen);
    return wb_str_text(&text);
}

static const char *home(void)
{
    wb_ui_home(&ui);
    return seen();
}

static const char *status(void)
{
    static char said[8192];
    char command[512], day[WB_DAY_SIZE];
    settle();
    snprintf(command, sizeof command, "WORKBOOK_NOW=%sT12:00:00Z TZ=UTC LC_ALL=C.UTF-8 '%s' status --data '%s' 2>&1",
             wb_day_write(today, day), getenv("WORKBOOK"), test_dir);
    FILE *out = popen(command, "r");
    ck_assert_ptr_nonnull(out);
    size_t len = fread(said, 1, sizeof said - 1, out);
    said[len] = '\0';
    ck_assert_msg(pclose(out) == 0, "%s", said);
    return said;
}

static void both_say(const char *words)
{
    const char *shown = home(), *said = status();
    char day[WB_DAY_SIZE];
    wb_day_write(today, day);
    ck_assert_msg(strstr(shown, words), "%s: home lacks \"%s\"\n%s", day, words, shown);
    ck_assert_msg(strstr(said, words), "%s: status lacks \"%s\"\n%s", day, words, said);
}

static void status_says(const char *words)
{
    ck_assert_msg(strstr(status(), words), "status lacks \"%s\"\n%s", words, status());
}

static void home_says(const char *words)
{
    ck_assert_msg(strstr(home(), words), "home lacks \"%s\"\n%s", words, home());
}

static void on_day(const char *day, const char *words)
{
    on(day);
    both_say(words);
}

/* ------------------------------------------------------------------ from day to day */

START_TEST(each_day_says_what_comes)
{
    both_say("Ten minutes are enough to begin.");
    set_dates();
    both_say("The workshop is on Thu 3 Dec: ");
    on_day("2026-11-30", "The workshop is on Thursday: ");
    status_says("workbook open before-the-workshop/");
    fill_in(BEFORE, NULL);
    both_say("The workshop is on Thursday, and you are ready for it.");
    on_day("2026-12-02", "The workshop is tomorrow, and you are ready for it.");
    ck_assert_msg(!strstr(status(), "workbook open"), "%s", status());
    on_day("2026-12-03", "The workshop is today, and you are ready for it.");

    on_day("2026-12-04", "Session 1 is on Thu 17 Dec: 12 minutes prepare it.");
    status_says("workbook open between-sessions/after-the-workshop/what-stayed");
    home_says("What comes next What stayed with you");
    on_day("2026-12-12", "Session 1 is on Thursday: 12 minutes prepare it.");
    fill_in(BETWEEN, "after-the-workshop");
    on_day("2026-12-13", "Session 1 is on Thursday, and you are ready for it.");
    status_says("Promise of first-commitment: by Wed 16 Dec");
    on_day("2026-12-14", "You meant to do this by Wednesday: Promise of first-commitment");
    on_day("2026-12-16", "Session 1 is tomorrow, and you are ready for it.");
    home_says("1 open, the next for today");
    on_day("2026-12-17", "Session 1 is today, and you are ready for it.");
    home_says("1 open, one was for Wed 16 Dec");
    status_says("Promise of first-commitment: by Wed 16 Dec, which is past");

    on_day("2026-12-18", "You meant to do this by Wed 16 Dec: Promise of first-commitment");
    status_says("workbook open between-sessions/gap-1/what-became-of-it");
    on_day("2027-01-04", "Session 2 is on Thu 21 Jan: 8 minutes prepare it.");
    on_day("2027-01-18", "Session 2 is on Thursday: 8 minutes prepare it.");
    fill_in(BETWEEN, "gap-1");
    fill_in(BETWEEN, "reclaim-an-hour");
    both_say("Session 2 is on Thursday, and you are ready for it.");

    on_day("2027-02-04", "Session 3 is on Thu 11 Feb: 10 minutes prepare it.");
    status_says("workbook open between-sessions/gap-2/");
    fill_in(BETWEEN, "gap-2");
    on_day("2027-03-05", "Session 4 is on Thursday: 8 minutes prepare it.");
    fill_in(BETWEEN, "gap-3");
    on_day("2027-03-11", "Session 4 is today, and you are ready for it.");

    on_day("2027-03-12", "You meant to do this by Tue 9 Mar: ");
    on_day("2027-03-20", "Session 4 was on Thu 11 Mar: 20 minutes look back on it.");
    fill_in(BETWEEN, "looking-back");
    both_say("Session 4 was on Thu 11 Mar: 10 minutes look back on it. Your letter to yourself opens there.");
    status_says("workbook open between-sessions/looking-ahead/the-letter-opens");
    fill_in(BETWEEN, "looking-ahead");
    on_day("2027-04-20",
           "All is done for now. The last few questions come twelve weeks after session 4, on Thu 3 Jun.");
    ck_assert_msg(!strstr(status(), "workbook open"), "%s", status());
    on_day("2027-06-03", "Twelve weeks have passed since session 4: 6 minutes look at what has lasted.");
    status_says("workbook open between-sessions/twelve-weeks/what-has-lasted");
    fill_in(BETWEEN, "twelve-weeks");
    both_say("Everything here is done.");
}
END_TEST

/* Who reads on ahead of time finds it shut, and may open it all the same. */
START_TEST(a_letter_waits_for_its_day_or_for_a_choice)
{
    const struct wb_prompt *letter = wb_workbook_prompt(book_of(BETWEEN), "letter");
    const struct wb_prompt *reply = wb_workbook_prompt(book_of(BETWEEN), "letter-reply");
    struct wb_exercise_argument there = {reply->exercise, reply, NULL, 0};
    json_t *words = json_string("Remember the lift.");
    set_dates();
    on("2026-12-12");
    OK(wb_session_set(ui.session, letter, words, err));
    OK(wb_session_finish_letter(ui.session, letter, err));
    wb_go(&ui, &there);
    wb_ui_draw(&ui);
    ck_assert(wb_session_letter_shut(ui.session, letter));
    ck_assert_ptr_eq(wb_session_shut_letter(ui.session, reply), letter);
    ck_assert_ptr_nonnull(strstr(seen(), "Your letter is still shut"));
    wb_ui_do(&ui, WB_DO_OPEN_LETTER);
    ck_assert(!wb_session_letter_shut(ui.session, letter));
    ck_assert_ptr_nonnull(strstr(seen(), "Remember the lift."));
    OK(wb_session_finish_letter(ui.session, letter, err));
    on("2027-03-11"); /* the session's own day: its part opens */
    wb_go(&ui, &there);
    ck_assert_ptr_nonnull(strstr(seen(), "Remember the lift."));
    json_decref(words);
}
END_TEST

/* Without days it opens for who chooses its part, and not for who leafs into it. */
START_TEST(a_letter_without_days_waits_for_a_choice)
{
    const struct wb_prompt *letter = wb_workbook_prompt(book_of(BETWEEN), "letter");
    const struct wb_prompt *reply = wb_workbook_prompt(book_of(BETWEEN), "letter-reply");
    const struct wb_exercise *first = &reply->section->exercises[0];
    json_t *words = json_string("Remember the lift.");
    OK(wb_session_set(ui.session, letter, words, err));
    OK(wb_session_finish_letter(ui.session, letter, err));
    const struct wb_exercise *before = wb_way_previous(ui.session, book_of(BETWEEN), first, false);
    ck_assert_ptr_ne(before->section, first->section);
    wb_go(&ui, &(struct wb_exercise_argument){.exercise = before});
    while (wb_way_place(ui.session).prompt->section != reply->section)
        wb_ui_do(&ui, WB_DO_PAGE_NEXT);
    ck_assert(wb_session_letter_shut(ui.session, letter));
    while (wb_way_place(ui.session).prompt->exercise != reply->exercise)
        wb_ui_do(&ui, WB_DO_PAGE_NEXT);
    ck_assert_ptr_nonnull(strstr(seen(), "Your letter is still shut"));
    wb_go(&ui, &(struct wb_exercise_argument){.exercise = reply->exercise});
    ck_assert_ptr_nonnull(strstr(seen(), "Remember the lift."));
    json_decref(words);
}
END_TEST

/* ------------------------------------------------------------------ days that are missing, past, or out of order */

enum filled { NOTHING, FIRST_BOOK, AFTER_WORKSHOP, ONLY_AFTER };

static const struct {
    const char *today, *settings[5], *says; /* days as MM-DD of 2026; NULL: open */
    enum filled filled;
    const char *leads_to; /* NULL: wherever */
} calendars[] = {
    {"2026-11-09", {NULL}, "Ten minutes are enough to begin.", NOTHING, BEFORE "/settling-in/"},
    {"2026-11-09", {NULL}, "Between sessions: about ", FIRST_BOOK, BETWEEN "/after-the-workshop/"},
    {"2026-12-11", {"12-10"}, "The workshop was yesterday: 12 minutes look back on it.", FIRST_BOOK, NULL},
    {"2026-12-12", {"12-10"}, "The workshop was on Thu 10 Dec: 12 minutes look back on it.", FIRST_BOOK, NULL},
    {"2027-12-12", {"12-10"}, "The workshop was on Thu 10 Dec 2026: 12 minutes look back on it.", FIRST_BOOK, NULL},
    {"2026-12-12", {"12-03", "12-17"}, "Session 1 is on Thursday: 12 minutes prepare it.", NOTHING,
     BETWEEN "/after-the-workshop/"},
    {"2026-12-18", {"12-03", "12-17"}, "Session 1 was yesterday: 8 minutes look back on it.", FIRST_BOOK, NULL},
    {"2026-11-09", {"12-03"}, "The workshop is on Thu 3 Dec, and you are ready for it.", FIRST_BOOK, NULL},
    {"2031-01-01", {"12-03", "12-04", "12-05", "12-06", "12-07"}, "Twelve weeks have passed since session 4",
     FIRST_BOOK, NULL},
    /* A day left open proves nothing: what was not begun is not taken as over, and the rest prepares as well. */
    {"2026-12-12", {NULL, "12-17"}, "Session 1 is on Thursday: 72 minutes prepare it.", NOTHING,
     BEFORE "/settling-in/"},
    {"2026-12-12", {NULL, "12-17", "12-30"}, "Session 1 is on Thursday: 12 minutes prepare it.", FIRST_BOOK,
     BETWEEN "/after-the-workshop/"},
    {"2026-12-12", {NULL, "12-17"}, "Session 1 is on Thursday, and you are ready for it.", ONLY_AFTER, NULL},
    {"2026-12-18", {NULL, "12-17"}, "Session 1 was yesterday: 8 minutes look back on it.", NOTHING,
     BETWEEN "/gap-1/"},
    {"2026-12-12", {"12-03", NULL, "12-17"}, "Session 2 is on Thursday: 20 minutes prepare it.", FIRST_BOOK,
     BETWEEN "/after-the-workshop/"},
    {"2026-12-12", {"12-03", NULL, "12-17"}, "Session 2 is on Thursday: 8 minutes prepare it.", AFTER_WORKSHOP,
     BETWEEN "/gap-1/"},
    {"2026-12-12", {NULL, NULL, NULL, NULL, "12-17"}, "Session 4 is on Thursday: 26 minutes prepare it.",
     AFTER_WORKSHOP, BETWEEN "/gap-1/"},
    {"2026-12-12", {NULL, "12-17", "12-10"}, "Session 1 is on Thursday: 72 minutes prepare it.", NOTHING, NULL},
};

static void fill_up_to(enum filled filled)
{
    if (filled == FIRST_BOOK || filled == AFTER_WORKSHOP)
        fill_in(BEFORE, NULL);
    if (filled == AFTER_WORKSHOP || filled == ONLY_AFTER)
        fill_in(BETWEEN, "after-the-workshop");
}

/* Who takes the short route is told of the minutes of that one. */
static const struct {
    const char *today, *meeting, *says;
    enum filled filled;
} short_routes[] = {
    {"2026-11-30", "workshop", "The workshop is on Thursday: 22 minutes prepare it.", NOTHING},
    {"2026-11-30", "session-1", "Session 1 is on Thursday: 4 minutes prepare it.", FIRST_BOOK},
    {"2026-11-30", "session-2", "Session 2 is on Thursday: 5 minutes prepare it.", AFTER_WORKSHOP},
    {"2026-11-30", "session-3", "Session 3 is on Thursday: 10 minutes prepare it.", AFTER_WORKSHOP},
};

START_TEST(minutes_on_the_short_route)
{
    on("2026-11-09");
    fill_up_to(short_routes[_i].filled);
    setting("route", WB_SHORT_ROUTE);
    setting(short_routes[_i].meeting, "2026-12-03");
    on_day(short_routes[_i].today, short_routes[_i].says);
}
END_TEST

START_TEST(days_that_are_missing_or_past)
{
    static const char *const names[] = {"workshop", "session-1", "session-2", "session-3", "session-4"};
    on("2026-11-09");
    fill_up_to(calendars[_i].filled);
    for (int i = 0; i < ROWS(names); i++) {
        char day[32];
        if (!calendars[_i].settings[i])
            continue;
        snprintf(day, sizeof day, "2026-%s", calendars[_i].settings[i]);
        setting(names[i], day);
    }
    on_day(calendars[_i].today, calendars[_i].says);
    if (calendars[_i].leads_to)
        status_says(calendars[_i].leads_to);
}
END_TEST

/* ------------------------------------------------------------------ commitments */

/* How often each commitment is asked about in the reviews of the programme, by `of`. */
static json_t *asked_about(void)
{
    static const char *const reviews[] = {"gap-1.how-it-went", "gap-2.how-it-went", "gap-3.how-it-went",
                                          "how-it-went-after-four"};
    json_t *all = json_object();
    for (int i = 0; i < ROWS(reviews); i++) {
        struct wb_arena arena;
        wb_arena_init(&arena);
        const struct wb_prompt *prompt = wb_workbook_prompt(book_of(BETWEEN), reviews[i]);
        const struct wb_asked *asked = wb_ask(wb_session_reader(ui.session), prompt, &arena);
        for (size_t j = 0; j < asked->row_count; j++) {
            json_int_t before = json_integer_value(json_object_get(all, asked->rows[j].id));
            json_object_set_new(all, asked->rows[j].id, json_integer(before * 10 + i + 1));
        }
        wb_arena_fini(&arena);
    }
    return all;
}

/* The digits are the reviews that ask: the first one in each is left partly done, and is asked about again. */
static const struct {
    const char *of;
    int reviews;
} expected[] = {
    {BETWEEN "/first-commitment/c1", 1234}, {BETWEEN "/gap-1.renewed/c1", 2}, {BETWEEN "/gap-1.next-commitment/c1", 2},
    {BETWEEN "/hour-commitment/c1", 2},     {BETWEEN "/gap-2.renewed/c1", 3}, {BETWEEN "/gap-2.next-commitment/c1", 3},
    {BETWEEN "/minutes-commitment/c1", 3},  {BETWEEN "/gap-3.renewed/c1", 4}, {BETWEEN "/gap-3.next-commitment/c1", 4},
};

static void assert_asked_about(const char *when)
{
    json_t *asked = asked_about();
    for (int i = 0; i < ROWS(expected); i++) {
        json_int_t is = json_integer_value(json_object_get(asked, expected[i].of));
        ck_assert_msg(is == expected[i].reviews, "%s: %s is asked about in %d, not in %d", when, expected[i].of,
                      (int)is, expected[i].reviews);
    }
    ck_assert_int_eq((int)json_object_size(asked), ROWS(expected));
    json_decref(asked);
}

START_TEST(no_commitment_is_forgotten_or_asked_about_twice)
{
    set_dates();
    fill_in(BETWEEN, "after-the-workshop");
    fill_in(BETWEEN, "gap-1");
    fill_in(BETWEEN, "reclaim-an-hour");
    fill_in(BETWEEN, "gap-2");
    fill_in(BETWEEN, "find-the-minutes");
    fill_in(BETWEEN, "gap-3");
    fill_in(BETWEEN, "looking-back");
    assert_asked_about("after session 4");
    /* An early review that is put right late asks for nothing that came after it. */
    const struct wb_prompt *first = wb_workbook_prompt(book_of(BETWEEN), "gap-1.how-it-went");
    json_t *more = json_string("more");
    OK(wb_session_set_at(ui.session, first, BETWEEN "/first-commitment/c1/learned", more, err));
    json_decref(more);
    wb_session_leave(ui.session, first);
    settle();
    assert_asked_about("after a late change");
}
END_TEST

static void tests(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, each_day_says_what_comes);
    tcase_add_test(tcase, a_letter_waits_for_its_day_or_for_a_choice);
    tcase_add_test(tcase, a_letter_without_days_waits_for_a_choice);
    tcase_add_loop_test(tcase, days_that_are_missing_or_past, 0, ROWS(calendars));
    tcase_add_loop_test(tcase, minutes_on_the_short_route, 0, ROWS(short_routes));
    tcase_add_test(tcase, no_commitment_is_forgotten_or_asked_about_twice);
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    return run_suite("person_months", tests);
}
