/* Tables, commitments and their review: rows that are suggested, begun, kept, moved and taken away. */
#include "ui_help.h"
#include "ui/screens.h"

static const char prompts[] =
    "          - {id: week, type: table, label: What did you do?,\n"
    "             columns: [{id: what, label: Activity, type: line}, {id: hours, label: Hours, type: decimal},\n"
    "              {id: energy, label: Energy, type: range, range: {start: -2, end: 2}},\n"
    "              {id: only, label: Only me, type: select_one, choices: [only me, shared]}],\n"
    "             rows: [{id: messages, what: Messages}, {id: events, what: Events}, {id: records, what: Records}]}\n"
    "          - {id: needs, type: table, label: What do you need?, max_rows: 3,\n"
    "             columns: [{id: need, label: Need, type: line}, {id: cost, label: Cost, type: line}]}\n"
    "          - {id: from, type: table, label: Which of them?, rows_from: needs,\n"
    "             columns: [{id: sort, label: This is, type: select_one, choices: [first, later]}]}\n"
    "          - {id: wide, type: table, label: All of it?, columns: [{id: a, label: Kind of employer, type: line},\n"
    "             {id: b, label: What they want, type: line}, {id: c, label: What we need, type: line},\n"
    "             {id: d, label: Their timescale, type: line}, {id: e, label: Our timescale, type: line},\n"
    "             {id: f, label: Overlap, type: line}]}\n"
    "          - {id: dates, type: table, label: When?, columns: [{id: by, label: By, type: date},\n"
    "             {id: ok, label: Sure, type: integer}]}\n"
    "          - {id: promise, type: commitment, label: What will you do?, max: 2}\n"
    "          - {id: kept, type: commitments_review, label: What became of it?}\n";

static struct bench bench;

static void setup(void)
{
    bench_open(&bench, prompts);
}

static void teardown(void)
{
    bench_close(&bench);
}

#define ALL_SUGGESTED ""

static const struct {
    const char *prompt, *keys, *value;
} typed[] = {
    /* a suggestion is in the answer once it is touched, with its other cells, in its place */
    {"week", "", ALL_SUGGESTED},
    {"week", "<Down><Tab>2", "[{\"id\":\"events\",\"what\":\"Events\",\"hours\":2}]"},
    {"week", "<Down>!<Up>?", "[{\"id\":\"messages\",\"what\":\"Messages?\"},{\"id\":\"events\",\"what\":\"Events!\"}]"},
    {"week", "<Tab><Tab>-1<Tab>2", "[{\"id\":\"messages\",\"what\":\"Messages\",\"energy\":-1,\"only\":\"shared\"}]"},
    {"week", "<Tab><Tab><Tab>s", "[{\"id\":\"messages\",\"what\":\"Messages\",\"only\":\"shared\"}]"},
    {"week", "<Tab>x", "[{\"id\":\"messages\",\"what\":\"Messages\",\"hours\":\"x\"}]"},
    {"week", "<Down><Down><Down><Enter>New<Tab>1", "[{\"id\":\"r1\",\"what\":\"New\",\"hours\":1}]"},
    {"needs", "cover<Tab>two hours<Enter>room",
     "[{\"id\":\"r1\",\"need\":\"cover\",\"cost\":\"two hours\"},{\"id\":\"r2\",\"need\":\"room\"}]"},
    {"needs", "a<Tab><Enter>b<Alt-Up>", "[{\"id\":\"r2\",\"need\":\"b\"},{\"id\":\"r1\",\"need\":\"a\"}]"},
    {"needs", "<Enter>b", "[{\"id\":\"r1\",\"cost\":\"b\"}]"},
    {"needs", "a<Ctrl-N>b<Ctrl-B>c", "[{\"id\":\"r1\",\"need\":\"ac\",\"cost\":\"b\"}]"},
    {"wide", "a<Enter>b<Down>c<Up>d", "[{\"id\":\"r1\",\"a\":\"a\",\"b\":\"bd\",\"c\":\"c\"}]"},
    {"wide", "a<Enter><Enter><Enter><Enter><Enter>f<Enter>b",
     "[{\"id\":\"r1\",\"a\":\"a\",\"f\":\"f\"},{\"id\":\"r2\",\"a\":\"b\"}]"},
    {"dates", "3 dec<Tab>7", "[{\"id\":\"r1\",\"by\":\"2026-12-03\",\"ok\":7}]"},
    {"promise", "Ask<Enter>write<Enter>3 dec<Enter>them<Enter>rain<Enter>walk<Enter>8",
     "[{\"id\":\"c1\",\"action\":\"Ask\",\"first_step\":\"write\",\"by\":\"2026-12-03\",\"with\":\"them\","
     "\"obstacle\":\"rain\",\"then\":\"walk\",\"confidence\":8}]"},
    /* from the last field Enter leads to the line that adds one, and there adds it: so do tables on one line */
    {"promise", "Ask<Enter><Enter><Tab><Enter><Enter><Enter>8<Enter><Enter>Tell",
     "[{\"id\":\"c1\",\"action\":\"Ask\",\"confidence\":8},{\"id\":\"c2\",\"action\":\"Tell\"}]"},
    {"promise", "Ask<Enter><Enter>by spring", "[{\"id\":\"c1\",\"action\":\"Ask\",\"by\":\"by spring\"}]"},
};

START_TEST(test_typed)
{
    bench_focus(&bench, typed[_i].prompt);
    bench_type(&bench, typed[_i].keys);
    if (strcmp(bench_value(&bench), typed[_i].value) != 0)
        ck_abort_msg("%s: %s gave %s", typed[_i].prompt, typed[_i].keys, bench_value(&bench));
    bench_picture(&bench);
}
END_TEST

/* Keys that end at the widget's edge belong to the page again. */
static const struct {
    const char *prompt, *keys;
    bool taken;
} ends[] = {
    {"week", "<Up>", false},
    {"week", "<Shift-Tab>", false},
    {"week", "<Down><Down><Down><Tab>", false},
    {"week", "<Down><Down><Down><Down>", false},
    {"week", "<Down><Down><Down>", true},
    {"week", "<Left>", true},
    {"week", "<Escape>", false},
    {"week", "<Ctrl-Z>", false},
    {"from", "<Down>", false},
    {"from", "<Tab>", false},
    {"kept", "<Tab>", false},
    {"kept", "<Enter>", false},
    {"promise", "<Shift-Tab>", false},
    {"promise", "<Tab><Tab><Tab><Tab><Tab><Tab>", true},
    {"promise", "<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>", false},
    {"promise", "<Tab><Tab><Tab><Tab><Tab><Tab><Enter>", false},
};

START_TEST(test_ends)
{
    bench_focus(&bench, ends[_i].prompt);
    bool taken = bench_type(&bench, ends[_i].keys);
    ck_assert_msg(taken == ends[_i].taken, "%s: %s", ends[_i].prompt, ends[_i].keys);
    ck_assert_str_eq(bench_value(&bench), "");
    bench_picture(&bench);
}
END_TEST

/* Who wants no second commitment goes on from the line that would add it. */
START_TEST(test_add_line_after_a_commitment)
{
    static const char one[] = "[{\"id\":\"c1\",\"action\":\"Ask\"}]";
    bench_focus(&bench, "promise");
    ck_assert(bench_type(&bench, "Ask<Enter><Enter><Tab><Enter><Enter><Enter><Enter>"));
    ck_assert_str_eq(bench_value(&bench), one);
    ck_assert(strstr(bench_picture(&bench), "▸ + add another") != NULL);
    ck_assert(!bench_type(&bench, "<Tab>"));
    ck_assert_str_eq(bench_value(&bench), one);
    bench_type(&bench, "<Enter>Tell<Enter><Enter><Tab><Enter><Enter><Enter>");
    ck_assert(!bench_type(&bench, "<Enter>")); /* two is all there is room for */
}
END_TEST

START_TEST(test_no_more_rows_than_asked_for)
{
    bench_focus(&bench, "needs");
    bench_type(&bench, "a<Tab><Enter>b<Tab><Enter>c<Tab>");
    ck_assert(!strstr(bench_picture(&bench), "add a row"));
    ck_assert(!bench_type(&bench, "<Enter>"));
    ck_assert(bench.widget->ops->command(bench.widget, WB_DO_ROW_ADD));
    ck_assert(strstr(wb_str_text(&bench.ui.message), "room for 3"));
}
END_TEST

START_TEST(test_removing)
{
    bench_focus(&bench, "needs");
    bench_type(&bench, "a<Tab><Enter>b<Up>");
    ck_assert(bench.widget->ops->command(bench.widget, WB_DO_ROW_REMOVE));
    ck_assert_str_eq(bench_value(&bench), "[{\"id\":\"r2\",\"need\":\"b\"}]");
    bench_ask(&bench);
    bench_picture(&bench);
    bench_undo(&bench);
    ck_assert_str_eq(bench_value(&bench), "[{\"id\":\"r1\",\"need\":\"a\"},{\"id\":\"r2\",\"need\":\"b\"}]");
    /* an id is never given twice */
    ck_assert(bench.widget->ops->command(bench.widget, WB_DO_ROW_REMOVE));
    ck_assert(bench.widget->ops->command(bench.widget, WB_DO_ROW_ADD));
    bench_type(&bench, "c");
    ck_assert_str_eq(bench_value(&bench), "[{\"id\":\"r1\",\"need\":\"a\"},{\"id\":\"r3\",\"need\":\"c\"}]");
}
END_TEST

START_TEST(test_removing_a_suggestion)
{
    bench_focus(&bench, "week");
    ck_assert(bench.widget->ops->command(bench.widget, WB_DO_ROW_REMOVE));
    ck_assert(strstr(wb_str_text(&bench.ui.message), "only suggested"));
    bench_type(&bench, "!");
    ck_assert(bench.widget->ops->command(bench.widget, WB_DO_ROW_REMOVE));
    ck_assert_str_eq(bench_value(&bench), "");
    ck_assert(strstr(bench_picture(&bench), "Messages"));
    ck_assert(!strstr(bench_picture(&bench), "Messages!"));
}
END_TEST

/* The first key in a suggested row puts the whole row into the answer: one undo takes it out again. */
START_TEST(test_undo_of_the_first_key)
{
    bench_focus(&bench, "week");
    bench_type(&bench, "<Down><Tab>2");
    bench_undo(&bench);
    ck_assert_str_eq(bench_value(&bench), "");
    ck_assert(strstr(bench_picture(&bench), "Events"));
    struct wb_place place = {0};
    bench.widget->ops->place(bench.widget, &place);
    ck_assert_str_eq(place.path, "events/hours");
}
END_TEST

START_TEST(test_place_is_found_again)
{
    struct wb_place place = {0};
    bench_focus(&bench, "week");
    bench_type(&bench, "<Down><Down>ab<Left>");
    bench.widget->ops->place(bench.widget, &place);
    ck_assert_str_eq(place.path, "records/what");
    bench_focus(&bench, "week");
    bench_drop_widget(&bench);
    bench_ask(&bench); /* as when the program starts: the place comes before any layout */
    bench.widget->ops->go(bench.widget, place.path, place.caret);
    bench_picture(&bench);
    bench_type(&bench, "X");
    ck_assert_str_eq(bench_value(&bench), "[{\"id\":\"records\",\"what\":\"RecordsaXb\"}]");
}
END_TEST

START_TEST(test_rows_from)
{
    bench_focus(&bench, "needs");
    bench_type(&bench, "cover<Tab><Enter>room");
    bench_focus(&bench, "from");
    ck_assert(strstr(bench_picture(&bench), "cover"));
    ck_assert(strstr(bench_picture(&bench), "room"));
    ck_assert(!strstr(bench_picture(&bench), "add a row"));
    bench_type(&bench, "<Down>1");
    ck_assert_str_eq(bench_value(&bench), "[{\"id\":\"r2\",\"sort\":\"first\"}]");
    bench_type(&bench, "<Up>l");
    ck_assert_str_eq(bench_value(&bench), "[{\"id\":\"r1\",\"sort\":\"later\"},{\"id\":\"r2\",\"sort\":\"first\"}]");
}
END_TEST

START_TEST(test_review)
{
    bench_focus(&bench, "promise");
    bench_type(&bench, "Ask<Enter><Enter>3 dec");
    bench_focus(&bench, "kept");
    ck_assert(strstr(bench_picture(&bench), "Ask (by Thu 3 Dec)"));
    bench_type(&bench, "2<Tab>more");
    ck_assert_str_eq(bench_value(&bench), "[{\"of\":\"t/promise/c1\",\"outcome\":\"partly\",\"learned\":\"more\"}]");
    bench_undo(&bench);
    ck_assert_str_eq(bench_value(&bench), "[{\"of\":\"t/promise/c1\",\"outcome\":\"partly\"}]");
}
END_TEST

START_TEST(test_grid_and_form)
{
    bench_focus(&bench, "week");
    ck_assert(strstr(bench_picture(&bench), "  Activity"));
    ck_assert(strstr(bench_picture(&bench), "Records"));
    bench_type(&bench, "<Down>!");
    bench.cols = 30;
    ck_assert(strstr(bench_picture(&bench), "Row 2 of 3"));
    ck_assert(strstr(bench_picture(&bench), "Events!"));
    ck_assert(!strstr(bench_picture(&bench), "Records"));
    bench_type(&bench, "?");
    ck_assert_str_eq(bench_value(&bench), "[{\"id\":\"events\",\"what\":\"Events!?\"}]");
    bench_type(&bench, "<Page-Down>");
}
END_TEST

/* The digits of a list of numbers are no places in it. */
START_TEST(test_numbers_to_pick)
{
    bench_focus(&bench, "week");
    ck_assert(bench_type(&bench, "<Tab><Enter>"));
    ck_assert_ptr_eq(bench.ui.top->ops, &wb_screen_menu);
    wb_ui_event(&bench.ui, &(struct wb_event){.kind = WB_EVENT_KEY, .key = '5'});
    ck_assert_ptr_eq(bench.ui.top->ops, &wb_screen_menu);
    wb_ui_event(&bench.ui, &(struct wb_event){.kind = WB_EVENT_KEY, .key = WB_KEY_DOWN});
    wb_ui_event(&bench.ui, &(struct wb_event){.kind = WB_EVENT_KEY, .key = WB_KEY_ENTER});
    ck_assert_str_eq(bench_value(&bench), "[{\"id\":\"messages\",\"what\":\"Messages\",\"hours\":1}]");
}
END_TEST

START_TEST(test_lack_is_said_below)
{
    bench_focus(&bench, "week");
    bench_type(&bench, "<Tab>two");
    ck_assert(strstr(bench_picture(&bench), "\n  A number, please."));
    bench_type(&bench, "<Down>");
    ck_assert(!strstr(bench_picture(&bench), "A number"));
    ck_assert(strstr(bench_picture(&bench), "two"));
}
END_TEST

START_TEST(test_paste_into_a_cell)
{
    bench_focus(&bench, "needs");
    ck_assert(bench.widget->ops->text(bench.widget, "a\nb", 3));
    ck_assert_str_eq(bench_value(&bench), "[{\"id\":\"r1\",\"need\":\"a b\"}]");
}
END_TEST

static const char *const ids[] = {"week", "needs", "from", "wide", "dates", "promise", "kept"};

START_TEST(test_any_width)
{
    bench_focus(&bench, ids[_i]);
    for (int pass = 0; pass < 3; pass++) {
        for (bench.cols = 24; bench.cols < 110; bench.cols += bench.cols < 60 ? 1 : 7)
            bench_picture(&bench);
        bench.cols = 72;
        bench_type(&bench, "\u4f60\u597d w\u00f6rter 1<Tab>2<Down>x<Tab><Down>");
    }
}
END_TEST

/* Whatever is typed in whatever order and width: nothing breaks, and what is kept fits the type or is what was typed.
 */
START_TEST(test_any_keys)
{
    static const char *const keys[] = {"a",           "1",           "2",        "-",          " ",      "<Enter>",
                                       "<Tab>",       "<Shift-Tab>", "<Up>",     "<Down>",     "<Left>", "<Right>",
                                       "<Backspace>", "<Delete>",    "<Alt-Up>", "<Alt-Down>", "<Home>", "<End>",
                                       "<Ctrl-N>",    "<Ctrl-B>",    "<Escape>", "j",          "x",      "<Ctrl-A>"};
    uint32_t state = 7u + (uint32_t)_i;
    bench_focus(&bench, ids[_i % ROWS(ids)]);
    for (int i = 0; i < 500; i++) {
        state = state * 1664525u + 1013904223u;
        if (state % 41 == 0)
            bench.cols = 24 + (int)(state >> 8) % 70;
        if (state % 37 == 0)
            bench.widget->ops->command(bench.widget, state % 2 ? WB_DO_ROW_ADD : WB_DO_ROW_REMOVE);
        if (state % 29 == 0)
            bench.widget->ops->click(bench.widget, (int)(state >> 9) % 12, (int)(state >> 13) % 70);
        struct wb_undone what = {0};
        if (state % 23 == 0 && wb_session_undo(bench.session, bench.prompt, &what, NULL)) {
            bench_ask(&bench);
            bench.widget->ops->go(bench.widget, what.path, what.caret);
        }
        bench_type(&bench, keys[(state >> 16) % (uint32_t)ROWS(keys)]);
        if (i % 10 == 0)
            bench_picture(&bench);
    }
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, test_typed, 0, ROWS(typed));
    tcase_add_loop_test(tcase, test_ends, 0, ROWS(ends));
    tcase_add_test(tcase, test_add_line_after_a_commitment);
    tcase_add_test(tcase, test_no_more_rows_than_asked_for);
    tcase_add_test(tcase, test_removing);
    tcase_add_test(tcase, test_removing_a_suggestion);
    tcase_add_test(tcase, test_undo_of_the_first_key);
    tcase_add_test(tcase, test_place_is_found_again);
    tcase_add_test(tcase, test_rows_from);
    tcase_add_test(tcase, test_review);
    tcase_add_test(tcase, test_grid_and_form);
    tcase_add_test(tcase, test_numbers_to_pick);
    tcase_add_test(tcase, test_lack_is_said_below);
    tcase_add_test(tcase, test_paste_into_a_cell);
    tcase_add_loop_test(tcase, test_any_width, 0, ROWS(ids));
    tcase_add_loop_test(tcase, test_any_keys, 0, 2 * ROWS(ids));
}

int main(void)
{
    return run_suite("ui_widget_rows", fill);
}
