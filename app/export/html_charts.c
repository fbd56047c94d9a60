/* Scores then and now, as SVG: the wheel, and strips with a dot. Then is hollow and dashed, now is full: no colour is
 * needed, and beside each drawing its numbers stand as text. */
#include "html.h"

#include <math.h>
#include <stdlib.h>

/* One line of a score: its first value, its latest, and how it really was as seen later. NAN: not given. */
struct line {
    double then, now, really;
};

static struct line line_of(const struct wb_view_score *score, const struct wb_view_item *item)
{
    struct line line = {NAN, NAN, NAN};
    for (size_t i = 0; i < score->moment_count; i++) {
        double value = item->values[i];
        if (isnan(value)) {
            continue;
        }
        if (score->moments[i].looking_back) {
            line.really = value;
        } else if (isnan(line.then)) {
            line.then = value;
        } else {
            line.now = value;
        }
    }
    return line;
}

/* To a tenth, with a point whatever the locale. */
static void add_number(struct wb_str *out, double number)
{
    wb_number_text(round(number * 10) / 10, out);
}

void wb_html_attribute(struct wb_str *out, const char *name, double number)
{
    wb_str_addf(out, " %s=\"", name);
    add_number(out, number);
    wb_str_add(out, "\"");
}

double wb_html_place(double start, double end, double value)
{
    double share = (value - start) / (end - start);
    return share < 0 ? 0 : share > 1 ? 1 : share;
}

/* ---- strips ---- */

enum { STRIP_FROM = 8, STRIP_WIDTH = 204 }; /* of a drawing 220 wide and 16 high */

static int radius_of(const char *kind)
{
    return strcmp(kind, "now") == 0 ? 4 : 6;
}

static void open_strip(struct wb_str *out)
{
    wb_str_add(out, "<svg class=\"strip\" viewBox=\"0 0 220 16\" aria-hidden=\"true\" focusable=\"false\">"
                    "<path class=\"rule\" d=\"M8 8H212M8 5V11M110 6V10M212 5V11\"/>");
}

/* A full dot fits into a hollow one, so that both are seen where nothing has moved. */
static void add_dot(struct wb_str *out, const char *kind, double share)
{
    wb_str_addf(out, "<circle class=\"%s\" cy=\"8\" r=\"%d\"", kind, radius_of(kind));
    wb_html_attribute(out, "cx", STRIP_FROM + STRIP_WIDTH * share);
    wb_str_add(out, "/>");
}

static void add_diamond(struct wb_str *out, double share)
{
    wb_str_add(out, "<path class=\"really\" d=\"M");
    add_number(out, STRIP_FROM + STRIP_WIDTH * share);
    wb_str_add(out, " 2l6 6l-6 6l-6 -6z\"/>");
}

void wb_html_strip(struct wb_str *out, double start, double end, double value)
{
    if (!(end > start) || isnan(value)) {
        return;
    }
    open_strip(out);
    add_dot(out, "now", wb_html_place(start, end, value));
    wb_str_add(out, "</svg>");
}

static void add_line_strip(struct wb_str *out, const struct wb_view_score *score, const struct line *line)
{
    double then = wb_html_place(score->start, score->end, line->then),
           now = wb_html_place(score->start, score->end, line->now);
    open_strip(out);
    if (!isnan(line->now) && !isnan(line->then)) {
        wb_str_add(out, "<path class=\"way\" d=\"M");
        add_number(out, STRIP_FROM + STRIP_WIDTH * then);
        wb_str_add(out, " 8H");
        add_number(out, STRIP_FROM + STRIP_WIDTH * now);
        wb_str_add(out, "\"/>");
    }
    if (!isnan(line->really)) {
        add_diamond(out, wb_html_place(score->start, score->end, line->really));
    }
    if (!isnan(line->then)) {
        add_dot(out, "then", then);
    }
    if (!isnan(line->now)) {
        add_dot(out, "now", now);
    }
    wb_str_add(out, "</svg>");
}

/* ---- words beside the drawings ---- */

static void add_heading(struct wb_str *out, const struct wb_view_score *score)
{
    wb_str_add(out, "<h4 dir=\"auto\">");
    wb_html_text(out, score->label);
    wb_str_add(out, "</h4>\n");
}

static void add_caption(struct wb_str *out, const struct wb_view_score *score)
{
    wb_str_add(out, "<caption>");
    add_number(out, score->start);
    wb_str_add(out, score->low ? " is " : "");
    wb_html_text(out, score->low);
    wb_str_add(out, score->low || score->high ? ", " : " to ");
    add_number(out, score->end);
    wb_str_add(out, score->high ? " is " : "");
    wb_html_text(out, score->high);
    wb_str_add(out, "</caption>\n");
}

static void add_cell(struct wb_str *out, double value)
{
    wb_str_add(out, "<td class=\"number\">");
    if (isnan(value)) {
        wb_str_add(out, "\xE2\x80\x93");
    } else {
        wb_number_text(value, out);
    }
    wb_str_add(out, "</td>");
}

/* ---- one number, or one choice, over time: a line for each moment ---- */

static void write_over_time(struct wb_str *out, const struct wb_view_score *score)
{
    const struct wb_view_item *item = &score->items[0];
    add_heading(out, score);
    wb_str_add(out, "<table class=\"ratings\">\n");
    if (!item->words) {
        add_caption(out, score);
    }
    wb_str_add(out, "<tbody>\n");
    for (size_t i = 0; i < score->moment_count; i++) {
        wb_str_add(out, "<tr><th scope=\"row\">");
        wb_html_text(out, score->moments[i].title);
        wb_str_add(out, score->moments[i].looking_back ? " (looking back)</th>" : "</th>");
        if (item->words) {
            wb_str_add(out, "<td class=\"word\">");
            wb_html_text(out, item->words[i]);
        } else {
            add_cell(out, item->values[i]);
            wb_str_add(out, "<td class=\"chart\">");
            wb_html_strip(out, score->start, score->end, item->values[i]);
        }
        wb_str_add(out, "</td></tr>\n");
    }
    wb_str_add(out, "</tbody>\n</table>\n");
}

/* ---- several items: a line for each, then and now on one strip ---- */

struct shown {
    bool now, really;
    const char *first, *last; /* moments, looking back left out */
};

static struct shown shown_of(const struct wb_view_score *score)
{
    struct shown shown = {0};
    for (size_t i = 0; i < score->item_count; i++) {
        struct line line = line_of(score, &score->items[i]);
        shown.now = shown.now || !isnan(line.now);
        shown.really = shown.really || !isnan(line.really);
    }
    for (size_t i = 0; i < score->moment_count; i++) {
        if (!score->moments[i].looking_back) {
            shown.first = shown.first ? shown.first : score->moments[i].title;
            shown.last = score->moments[i].title;
        }
    }
    return shown;
}

static void add_key(struct wb_str *out, const struct shown *shown)
{
    wb_str_add(out, "<p class=\"key-line\">");
    if (shown->first) {
        wb_str_add(out, "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\">"
                        "<circle class=\"then\" cx=\"8\" cy=\"8\" r=\"6\"/></svg> ");
        wb_str_add(out, shown->now ? "then: " : "");
        wb_html_text(out, shown->first);
    }
    if (shown->now) {
        wb_str_add(out, " <svg viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\">"
                        "<circle class=\"now\" cx=\"8\" cy=\"8\" r=\"4\"/></svg> now: the latest, ");
        wb_html_text(out, shown->last);
    }
    if (shown->really) {
        wb_str_add(out, " <svg viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\">"
                        "<path class=\"really\" d=\"M8 2l6 6l-6 6l-6 -6z\"/></svg> how it really was then, seen later");
    }
    wb_str_add(out, "</p>\n");
}

/* Beside a wheel the lines need no strips of their own. */
static void write_lines(struct wb_str *out, const struct wb_view_score *score, const struct shown *shown, bool strips)
{
    wb_str_add(out, "<table class=\"ratings\">\n");
    add_caption(out, score);
    wb_str_add(out, "<thead><tr><td></td><th scope=\"col\">Then</th>");
    wb_str_add(out, shown->really ? "<th scope=\"col\">Really</th>" : "");
    wb_str_add(out, shown->now ? "<th scope=\"col\">Now</th>" : "");
    wb_str_add(out, strips ? "<td class=\"chart\"></td>" : "");
    wb_str_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < score->item_count; i++) {
        struct line line = line_of(score, &score->items[i]);
        wb_str_add(out, "<tr><th scope=\"row\" dir=\"auto\">");
        if (score->wheel) {
            wb_str_addf(out, "<span class=\"spoke\">%zu</span> ", i + 1);
        }
        wb_html_text(out, score->items[i].label);
        wb_str_add(out, "</th>");
        add_cell(out, line.then);
        if (shown->really) {
            add_cell(out, line.really);
        }
        if (shown->now) {
            add_cell(out, line.now);
        }
        if (strips) {
            wb_str_add(out, "<td class=\"chart\">");
            add_line_strip(out, score, &line);
            wb_str_add(out, "</td>");
        }
        wb_str_add(out, "</tr>\n");
    }
    wb_str_add(out, "</tbody>\n</table>\n");
}

/* ---- the wheel ---- */

enum { RADIUS = 116 };

static void add_point(struct wb_str *out, const struct wb_view_score *score, size_t at, double share)
{
    double angle = 2 * M_PI * (double)at / (double)score->item_count - M_PI / 2;
    add_number(out, RADIUS * share * cos(angle));
    wb_str_add(out, " ");
    add_number(out, RADIUS * share * sin(angle));
}

/* Where an item has no value the line is broken: nothing is made up between its neighbours. */
static void add_shape(struct wb_str *out, const struct wb_view_score *score, const char *kind, const double *values)
{
    size_t given = 0, count = score->item_count;
    for (size_t i = 0; i < count; i++) {
        given += !isnan(values[i]);
    }
    wb_str_addf(out, "<path class=\"%s-line%s\" d=\"", kind, given == count ? "" : " open");
    for (size_t i = 0; i < count; i++) {
        size_t next = (i + 1) % count;
        if (given == count) {
            wb_str_add(out, i == 0 ? "M" : "L");
            add_point(out, score, i, wb_html_place(score->start, score->end, values[i]));
        } else if (!isnan(values[i]) && !isnan(values[next])) {
            wb_str_add(out, "M");
            add_point(out, score, i, wb_html_place(score->start, score->end, values[i]));
            wb_str_add(out, "L");
            add_point(out, score, next, wb_html_place(score->start, score->end, values[next]));
        }
    }
    wb_str_add(out, given == count ? "Z\"/>" : "\"/>");
    for (size_t i = 0; i < count; i++) {
        if (!isnan(values[i])) {
            double angle = 2 * M_PI * (double)i / (double)count - M_PI / 2;
            double share = wb_html_place(score->start, score->end, values[i]);
            wb_str_addf(out, "<circle class=\"%s\" r=\"%d\"", kind, radius_of(kind));
            wb_html_attribute(out, "cx", RADIUS * share * cos(angle));
            wb_html_attribute(out, "cy", RADIUS * share * sin(angle));
            wb_str_add(out, "/>");
        }
    }
}

static void add_web(struct wb_str *out, const struct wb_view_score *score)
{
    wb_str_addf(out, "<circle class=\"rule\" r=\"%d\"/><circle class=\"rule\" r=\"%d\"/><path class=\"rule\" d=\"",
                RADIUS, RADIUS / 2);
    for (size_t i = 0; i < score->item_count; i++) {
        wb_str_add(out, "M0 0L");
        add_point(out, score, i, 1);
    }
    wb_str_add(out, "\"/>");
    for (size_t i = 0; i < score->item_count; i++) {
        double angle = 2 * M_PI * (double)i / (double)score->item_count - M_PI / 2;
        wb_str_add(out, "<text");
        wb_html_attribute(out, "x", (RADIUS + 16) * cos(angle));
        wb_html_attribute(out, "y", (RADIUS + 16) * sin(angle) + 5);
        wb_str_addf(out, ">%zu</text>", i + 1);
    }
}

/* Said in words for who cannot see it; the table beside it says the same. */
static void add_description(struct wb_str *out, const struct wb_view_score *score)
{
    wb_html_text(out, score->label);
    wb_str_add(out, " A wheel of ");
    wb_str_addf(out, "%zu", score->item_count);
    wb_str_add(out, " spokes.");
    for (size_t i = 0; i < score->item_count; i++) {
        struct line line = line_of(score, &score->items[i]);
        wb_str_add(out, " ");
        wb_html_text(out, score->items[i].label);
        wb_str_add(out, ": ");
        if (isnan(line.then)) {
            wb_str_add(out, "not given");
        } else {
            add_number(out, line.then);
        }
        if (!isnan(line.now)) {
            wb_str_add(out, ", now ");
            add_number(out, line.now);
        }
        wb_str_add(out, ".");
    }
}

static void write_wheel(struct wb_str *out, const struct wb_view_score *score, const struct shown *shown)
{
    double *then = wb_alloc_array(score->item_count, sizeof(*then));
    double *now = wb_alloc_array(score->item_count, sizeof(*now));
    for (size_t i = 0; i < score->item_count; i++) {
        struct line line = line_of(score, &score->items[i]);
        then[i] = line.then;
        now[i] = isnan(line.now) ? line.then : line.now; /* not rated again: as it was */
    }
    wb_str_add(out, "<svg class=\"wheel\" viewBox=\"-150 -150 300 300\" role=\"img\" aria-label=\"");
    add_description(out, score);
    wb_str_add(out, "\">");
    add_web(out, score);
    add_shape(out, score, "then", then);
    if (shown->now) {
        add_shape(out, score, "now", now);
    }
    wb_str_add(out, "</svg>\n");
    free(then);
    free(now);
}

static void write_items(struct wb_str *out, const struct wb_view_score *score)
{
    struct shown shown = shown_of(score);
    add_heading(out, score);
    add_key(out, &shown);
    if (score->wheel && score->item_count > 2) {
        wb_str_add(out, "<div class=\"wheel-and-table\">\n");
        write_wheel(out, score, &shown);
        write_lines(out, score, &shown, false);
        wb_str_add(out, "</div>\n");
    } else {
        write_lines(out, score, &shown, true);
    }
}

/* Given once there is no then and now, and the answer stands below; but a number and the wheel are looked for. */
static bool is_drawn(const struct wb_view_score *score, bool brief)
{
    bool many = score->items[0].id && !score->wheel;
    return many != brief && (brief || score->moment_count > 1);
}

void wb_html_scores(struct wb_str *out, const struct wb_view *view, bool brief, const char *title)
{
    bool any = false;
    for (size_t i = 0; i < view->score_count; i++) {
        const struct wb_view_score *score = &view->scores[i];
        if (!is_drawn(score, brief)) {
            continue;
        }
        if (!any) {
            wb_str_addf(out, "<h3>%s</h3>\n<div class=\"charts\">\n", title);
            any = true;
        }
        wb_str_addf(out, "<div class=\"chart-box%s\">\n", score->items[0].id ? " many" : "");
        (score->items[0].id ? write_items : write_over_time)(out, score);
        wb_str_add(out, "</div>\n");
    }
    wb_str_add(out, any ? "</div>\n" : "");
}
