/* Every widget as it is painted at three widths: compared with text files. */
#include "../screen/screen.h"
#include "ui_help.h"

static const char prompts[] =
    "          - {id: parts, type: ratings, label: How is each?, appearance: wheel, not_applicable: not mine to say,\n"
    "             range: {start: 0, end: 10, low: as bad as it gets, high: as good as it gets},\n"
    "             items: [{id: time, label: Time and admin}, {id: room, label: Room in the curriculum},\n"
    "              {id: money, label: Money}, {id: employers, label: Employers}, {id: support, label: Support around "
    "me},\n"
    "              {id: all, label: \"Every learner, SEND included\"}, {id: image, label: Image and value}]}\n"
    "          - {id: again, type: ratings, label: And today?, rerate: parts, appearance: wheel}\n"
    "          - {id: order, type: rank, label: Which three?, choices_from: parts, show_values: true, top: 3}\n"
    "          - {id: text, type: text, label: Why?, length: 120}\n"
    "          - {id: day, type: date, label: By when?}\n"
    "          - {id: scale, type: range, label: How far?, range: {start: 0, end: 10, low: not begun, high: there}}\n"
    "          - {id: hundred, type: range, label: How much?, range: {start: 0, end: 100, low: none, high: all of "
    "it}}\n"
    "          - {id: one, type: select_one, label: Where?, or_other: true, choices: [A mainstream school,\n"
    "             Alternative provision, \"A college, or a provider that works like one in most ways that matter "
    "here\"]}\n"
    "          - {id: some, type: select_multiple, label: Which?, max: 1, choices: [Careers adviser, Senior leader,\n"
    "             {id: none, label: \"Nothing else: careers is my whole job\", alone: true}]}\n"
    "          - {id: week, type: table, label: What did you do?,\n"
    "             columns: [{id: what, label: Activity, type: line}, {id: hours, label: Hours, type: decimal},\n"
    "              {id: energy, label: Energy, type: range, range: {start: -2, end: 2, low: it drained me,\n"
    "               high: it gave me energy}},\n"
    "              {id: only, label: Only me, type: select_one, choices: [only me, shared, someone else could]}],\n"
    "             rows: [{id: messages, what: Messages and calls}, {id: events, what: Events and visits}]}\n"
    "          - {id: wide, type: table, label: All of it?, columns: [{id: a, label: Kind of employer, type: line},\n"
    "             {id: b, label: What they want, type: line}, {id: c, label: What we need, type: line},\n"
    "             {id: d, label: Their timescale, type: line}, {id: e, label: Our timescale, type: line}]}\n"
    "          - {id: promise, type: commitment, label: What will you do?, max: 2}\n"
    "          - {id: kept, type: commitments_review, label: What became of it?}\n"
    "          - {id: note, type: note, label: \"Let **one** of the three be on SEN support.\"}\n";

/* Each begins where the one before it left off: later ones show what earlier ones were given. */
static const struct {
    const char *prompt, *keys, *name;
} looks[] = {
    {"text", "", "text-empty"},
    {"text", "Because the new deputy asked what I needed, for the first time in three years. I did not have an answer.",
     "text"},
    {"day", "", "date-empty"},
    {"day", "3 d", "date-begun"},
    {"day", "<Backspace>dec", "date"},
    {"scale", "7", "range"},
    {"hundred", "42", "range-long"},
    {"one", "4my own", "select-one"},
    {"some", "1<Down>2", "select-multiple"},
    {"parts", "", "ratings-empty"},
    {"parts", "7<Down>4<Down>2<Down>5<Down>6<Down>x<Down>8", "ratings"},
    {"again", "5<Down>5<Down>6", "ratings-blind"},
    {"again", "5<Down>5<Down>6<Down>6<Down>7<Down>3<Down>9", "ratings-again"},
    {"order", "", "rank-empty"},
    {"order", "<Down><Down>1<End>2<Down><Down>1<End>2", "rank"},
    {"order", "<Down><Enter>", "rank-held"},
    {"week", "<Tab>2.5<Tab>-1<Tab>2<Down>", "table"},
    {"week", "<Down><Tab>x", "table-begun"},
    {"wide", "A small employer nearby<Tab>people who turn up", "table-form"},
    {"promise", "Ask the deputy for ten minutes<Tab>write two lines<Tab>3 dec<Tab><Tab><Tab><Tab>7", "commitment"},
    {"kept", "2", "review"},
};

/* The picture at a width, below those before it. */
static void add_picture(struct bench *bench, struct wb_cells *cells, int *row, int cols)
{
    bench->cols = cols;
    int rows = bench->widget->ops->height(bench->widget, cols, bench->most);
    struct wb_area whole = wb_area_whole(cells);
    struct wb_area line = wb_area_part(&whole, *row, 0, 1, cols);
    wb_put_rule(&line, 0);
    struct wb_area area = wb_area_part(&whole, *row + 1, 0, rows, cols);
    bench->widget->ops->draw(bench->widget, &area, true);
    *row += 1 + rows;
}

static int all_rows(struct bench *bench, const int *widths, int count)
{
    int rows = 0;
    for (int i = 0; i < count; i++)
        rows += 1 + bench->widget->ops->height(bench->widget, widths[i], bench->most);
    return rows;
}

START_TEST(test_looks)
{
    static const int widths[] = {72, 56, 36};
    struct bench bench;
    bench_open(&bench, prompts);
    for (int i = 0; i < ROWS(looks); i++) {
        struct wb_cells cells;
        char name[64];
        int row = 0;
        bench_focus(&bench, looks[i].prompt);
        bench_type(&bench, looks[i].keys);
        bench.most = 14;
        wb_cells_init(&cells);
        wb_cells_resize(&cells, all_rows(&bench, widths, ROWS(widths)), widths[0]);
        for (int j = 0; j < ROWS(widths); j++)
            add_picture(&bench, &cells, &row, widths[j]);
        snprintf(name, sizeof name, "widget-%s", looks[i].name);
        expect_screen(&cells, name);
        wb_cells_fini(&cells);
        bench.cols = 72;
    }
    bench_close(&bench);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_test(tcase, test_looks);
}

int main(void)
{
    return run_suite("ui_widget_looks", fill);
}
