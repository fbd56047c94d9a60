/* What stands over a page for a moment, the month and the menu of a cell: keys, and sizes that change meanwhile. */
#include "ui/screens.h"
#include "ui_help.h"

static const char prompts[] =
    "          - {id: day, type: date, label: By when?}\n"
    "          - {id: week, type: table, label: What?, columns: [{id: what, label: Activity, type: line},\n"
    "             {id: by, label: By, type: date}, {id: often, label: How often, type: range, range: {start: 0, end: "
    "5}},\n"
    "             {id: only, label: Only me, type: select_one, choices: [only me, shared, someone else could]}],\n"
    "             rows: [{id: messages, what: Messages and calls}, {id: events, what: Events and visits}]}\n";

static struct bench bench;

static void setup(void)
{
    bench_open(&bench, prompts);
    wb_ui_push(&bench.ui, &wb_screen_home, NULL);
}

static void teardown(void)
{
    bench_close(&bench);
}

static void go_to(const char *key)
{
    bench.prompt = wb_library_prompt(wb_session_library(bench.session), "t", key);
    wb_go(&bench.ui, &(struct wb_exercise_argument){bench.prompt->exercise, bench.prompt, NULL, 0});
    wb_ui_draw(&bench.ui);
}

/* "R40x12" between keys changes the size. */
static void play(const char *keys)
{
    while (*keys) {
        struct wb_event event = {.kind = WB_EVENT_KEY};
        if (*keys == '{') {
            event.kind = WB_EVENT_RESIZE;
            ck_assert_int_eq(sscanf(keys, "{%dx%d}", &event.cols, &event.rows), 2);
            keys += strcspn(keys, "}") + 1;
        } else if (*keys == '<') {
            char name[32] = {0};
            memcpy(name, keys + 1, strcspn(keys, ">") - 1);
            ck_assert_msg(wb_key_parse(name, &event.key), "no key %s", name);
            keys += strcspn(keys, ">") + 1;
        } else {
            event.key = (unsigned char)*keys++;
        }
        wb_ui_event(&bench.ui, &event);
        wb_ui_draw(&bench.ui);
        ck_assert_int_ge(bench.ui.cells.cursor_row, 0);
    }
}

static const struct {
    const char *prompt, *keys, *value;
} played[] = {
    {"day", "<Enter><Enter>", "\"2026-11-09\""},
    {"day", "<Enter><Right><Down><Enter>", "\"2026-11-17\""},
    {"day", "<Enter>lj<Enter>", "\"2026-11-17\""},
    {"day", "<Enter><Page-Down><Page-Down><End><Enter>", "\"2027-01-31\""},
    {"day", "<Enter><End><Page-Down><Page-Down><Page-Down><Enter>", "\"2027-02-28\""},
    {"day", "<Enter><Home><Left><Enter>", "\"2026-10-31\""},
    {"day", "<Enter><Page-Up>t<Enter>", "\"2026-11-09\""},
    {"day", "<Enter><Right><Escape>", ""},
    {"day", "3 dec<Enter>", "\"2026-12-03\""},
    {"day", "<Enter>{40x10}<Down><Enter>", "\"2026-11-16\""},
    {"day", "<Enter>{40x10}<End><Down>{200x60}<Enter>", "\"2026-12-07\""},
    {"week", "<Tab><Enter><Enter>", "[{\"id\":\"messages\",\"what\":\"Messages and calls\",\"by\":\"2026-11-09\"}]"},
    {"week", "<Tab><Tab><Enter><Down><Enter>", "[{\"id\":\"messages\",\"what\":\"Messages and calls\",\"often\":1}]"},
    {"week", "<Tab><Tab><Tab><Enter><Down><Enter>",
     "[{\"id\":\"messages\",\"what\":\"Messages and calls\",\"only\":\"shared\"}]"},
    {"week", "<Tab><Tab><Tab><Enter>3",
     "[{\"id\":\"messages\",\"what\":\"Messages and calls\",\"only\":\"someone-else-could\"}]"},
    {"week", "<Tab><Tab><Tab><Enter><Escape>", ""},
    /* the grid becomes a form under the menu, and the menu still answers its cell */
    {"week", "<Tab><Tab><Tab><Enter>{40x12}<Down><Enter>",
     "[{\"id\":\"messages\",\"what\":\"Messages and calls\",\"only\":\"shared\"}]"},
    {"week", "<Down><Tab><Enter>{40x12}<Down><Enter>{80x24}!",
     "[{\"id\":\"events\",\"what\":\"Events and visits\",\"by\":\"16 Nov 2026!\"}]"},
};

START_TEST(test_played)
{
    go_to(played[_i].prompt);
    play(played[_i].keys);
    if (strcmp(bench_value(&bench), played[_i].value) != 0)
        ck_abort_msg("%s: %s gave %s", played[_i].prompt, played[_i].keys, bench_value(&bench));
}
END_TEST

START_TEST(test_every_size)
{
    go_to("day");
    play("<Enter>");
    for (int rows = 10; rows < 40; rows++)
        for (int cols = 40; cols < 130; cols += 30) {
            char size[32];
            snprintf(size, sizeof size, "{%dx%d}", cols, rows);
            play(size);
            play(rows % 2 ? "<Page-Down>" : "<Down>");
        }
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, test_played, 0, ROWS(played));
    tcase_add_test(tcase, test_every_size);
}

int main(void)
{
    return run_suite("ui_month", fill);
}
