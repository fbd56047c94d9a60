#include "chart.h"

#include "workbook/type.h"

#include <math.h>
#include <stdlib.h>

enum {
    GAP = 2,
    TRACK_LEAST = 11, /* columns: a point each on a scale of eleven */
    TRACK_MOST = 31,
    LABEL_LEAST = 18,
    INDENT = 2, /* of a track below its label */
};

/* One row: where the marks stand, NAN where there is none. With one mark `first` is NAN. */
struct row {
    const char *label;
    double first, latest;
    char value[32];
};
struct chart {
    struct wb_reading *out;
    const struct wb_score *score;
    struct wb_day today;
    struct wb_arena arena;
    struct row *rows;
    size_t count, capacity;
    int label, track, value; /* columns */
    bool stacked;            /* the track stands below the label */
};

/* ------------------------------------------------------------------ what the rows are */

static void number(struct wb_str *out, double value)
{
    if (isnan(value))
        wb_str_add(out, "–");
    else
        wb_number_text(value, out);
}

static void add_row(struct chart *chart, const char *label, double first, double latest)
{
    struct wb_str value = {0};
    if (!isnan(first)) {
        number(&value, first);
        wb_str_add(&value, " → ");
    }
    number(&value, latest);
    chart->rows = wb_grow(chart->rows, chart->count, &chart->capacity, sizeof *chart->rows);
    struct row *row = &chart->rows[chart->count++];
    *row = (struct row){wb_arena_copy(&chart->arena, label), first, latest, ""};
    snprintf(row->value, sizeof row->value, "%s", wb_str_text(&value));
    wb_str_fini(&value);
}

/* "After the workshop, Thu 24 Sep: Part of the way" */
static void add_moment(struct chart *chart, const struct wb_score_item *item, size_t at)
{
    const struct wb_score_moment *moment = &chart->score->moments[at];
    char day[WB_DAY_SIZE];
    struct wb_str label = {0};
    if (isnan(item->values[at]))
        return;
    wb_str_add(&label, moment->title);
    if (moment->at.seconds)
        wb_str_addf(&label, "%s%s", *moment->title ? ", " : "",
                    wb_day_short(wb_instant_day(moment->at), chart->today, day));
    if (moment->looking_back)
        wb_str_add(&label, " (looking back)");
    if (*item->words[at])
        wb_str_addf(&label, ": %s", item->words[at]);
    add_row(chart, wb_str_text(&label), NAN, item->values[at]);
    wb_str_fini(&label);
}

static void add_item(struct chart *chart, const struct wb_score_item *item)
{
    size_t first = 0, last = 0;
    if (!wb_score_ends(chart->score, item, &first, &last))
        add_row(chart, item->label, NAN, NAN);
    else
        add_row(chart, item->label, last > first ? item->values[first] : NAN, item->values[last]);
}

static void find_rows(struct chart *chart)
{
    const struct wb_score *score = chart->score;
    if (score->item_count == 1)
        for (size_t i = 0; i < score->moment_count; i++)
            add_moment(chart, &score->items[0], i);
    else
        for (size_t i = 0; i < score->item_count; i++)
            add_item(chart, &score->items[i]);
}

/* ------------------------------------------------------------------ how they share the columns */

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int cols_of(const char *text)
{
    return wb_width(text, strlen(text));
}

/* Two columns a point where there is room for it, else one, else what there is. */
static int track_in(const struct wb_score *score, int room)
{
    double points = score->end - score->start;
    for (int each = 3; each >= 1; each--)
        if (points * each + 1 <= smaller(room, TRACK_MOST))
            return larger((int)points * each + 1, 2);
    return larger(smaller(room, TRACK_MOST), 2);
}

static void share(struct chart *chart, int cols)
{
    int natural = 0;
    chart->value = 0;
    for (size_t i = 0; i < chart->count; i++) {
        natural = larger(natural, cols_of(chart->rows[i].label));
        chart->value = larger(chart->value, cols_of(chart->rows[i].value));
    }
    int room = cols - smaller(natural, larger(LABEL_LEAST, cols / 2)) - 2 * GAP - chart->value;
    chart->stacked = room < TRACK_LEAST;
    chart->track = track_in(chart->score, chart->stacked ? cols - INDENT - GAP - chart->value : room);
    chart->label = smaller(natural, cols - chart->track - 2 * GAP - chart->value);
}

/* ------------------------------------------------------------------ how they are drawn */

static int place(const struct chart *chart, double value)
{
    const struct wb_score *score = chart->score;
    return (int)lround((value - score->start) / (score->end - score->start) * (chart->track - 1));
}

static void repeat(struct wb_reading *out, enum wb_style style, const char *glyph, int count)
{
    for (int i = 0; i < count; i++)
        wb_reading_add(out, style, glyph);
}

static void draw_track(const struct chart *chart, const struct row *row)
{
    struct wb_reading *out = chart->out;
    bool two = !isnan(row->first);
    int latest = isnan(row->latest) ? -1 : place(chart, row->latest), first = two ? place(chart, row->first) : 0;
    int from = smaller(first, latest), to = larger(first, latest);
    for (int col = 0; col < chart->track; col++) {
        if (col == latest)
            wb_reading_add(out, WB_STYLE_ACCENT, "●");
        else if (two && col == first)
            wb_reading_add(out, WB_STYLE_ACCENT, "○");
        else if (latest >= 0 && col >= from && col <= to)
            wb_reading_add(out, WB_STYLE_BAR, "━");
        else
            wb_reading_add(out, WB_STYLE_RULE, "─");
    }
    repeat(out, WB_STYLE_TEXT, " ", GAP);
    wb_reading_add(out, WB_STYLE_ANSWER, row->value);
    wb_reading_add(out, WB_STYLE_TEXT, "\n");
}

/* The rows of a label that is longer than its columns stand above its track. */
static void draw_label(const struct chart *chart, const char *label)
{
    struct wb_reading *out = chart->out;
    size_t len = strlen(label), at = 0, shown;
    int width = larger(chart->label, 1);
    for (;;) {
        size_t next = wb_row_end(label, len, at, width, &shown);
        wb_reading_add_n(out, WB_STYLE_TEXT, label + at, shown - at);
        if (next >= len) {
            repeat(out, WB_STYLE_TEXT, " ", width - wb_width(label + at, shown - at) + GAP);
            return;
        }
        wb_reading_add(out, WB_STYLE_TEXT, "\n");
        at = next;
    }
}

static void draw_row(const struct chart *chart, const struct row *row)
{
    if (!chart->stacked) {
        draw_label(chart, row->label);
    } else {
        wb_reading_add(chart->out, WB_STYLE_TEXT, row->label);
        wb_reading_add(chart->out, WB_STYLE_TEXT, "\n");
        repeat(chart->out, WB_STYLE_TEXT, " ", INDENT);
    }
    draw_track(chart, row);
}

/* Whether each row says in words what its mark stands for: then the numbers of the scale say nothing more. */
static bool is_in_words(const struct wb_score *score)
{
    const struct wb_score_item *item = &score->items[0];
    if (score->item_count != 1 || *score->low || *score->high)
        return false;
    for (size_t i = 0; i < score->moment_count; i++)
        if (!isnan(item->values[i]) && !*item->words[i])
            return false;
    return true;
}

/* "0 not begun · 10 there · ○ at first ● latest" */
static void draw_legend(const struct chart *chart)
{
    const struct wb_score *score = chart->score;
    struct wb_str text = {0};
    bool two = false;
    for (size_t i = 0; i < chart->count; i++)
        two = two || !isnan(chart->rows[i].first);
    wb_number_text(score->start, &text);
    wb_str_addf(&text, "%s%s · ", *score->low ? " " : "", score->low);
    wb_number_text(score->end, &text);
    wb_str_addf(&text, "%s%s", *score->high ? " " : "", score->high);
    if (two)
        wb_str_add(&text, " · ○ at first ● latest");
    wb_str_add_char(&text, '\n');
    wb_reading_add(chart->out, WB_STYLE_DIM, wb_str_text(&text));
    wb_str_fini(&text);
}

void wb_chart_add(struct wb_reading *out, const struct wb_score *score, struct wb_day today, int cols)
{
    struct chart chart = {.out = out, .score = score, .today = today};
    wb_arena_init(&chart.arena);
    find_rows(&chart);
    share(&chart, cols - out->indent);
    for (size_t i = 0; i < chart.count; i++)
        draw_row(&chart, &chart.rows[i]);
    if (chart.count && !is_in_words(score))
        draw_legend(&chart);
    free(chart.rows);
    wb_arena_fini(&chart.arena);
}
