/* The page for the programme: what was delivered, then section by section, each figure with its drawing or its reason.
 */
#include "export/page.h"
#include "report_words.h"

#include <math.h>

static void add_text(struct wb_str *out, const char *before, const char *text, const char *after)
{
    wb_str_add(out, before);
    wb_html_text(out, text);
    wb_str_add(out, after);
}

static const json_t *cells_of(const json_t *row)
{
    return json_object_get(row, "cells");
}

static const json_t *cell_of(const json_t *row, const char *moment)
{
    const json_t *cells = cells_of(row);
    for (size_t i = 0; i < json_array_size(cells); i++)
        if (wb_json_is(json_object_get(json_array_get(cells, i), "moment"), moment))
            return json_array_get(cells, i);
    return NULL;
}

static double median_of(const json_t *cell)
{
    return wb_json_number(cell, "median", NAN);
}

/* ------------------------------------------------------------------ drawings */

enum { STRIP_FROM = 8, STRIP_WIDTH = 204, MIDDLE = 8 }; /* of a drawing 220 wide and 16 high */

struct strip {
    struct wb_str *out;
    double start, end;
};

static double x_of(const struct strip *strip, double value)
{
    return STRIP_FROM + STRIP_WIDTH * wb_html_place(strip->start, strip->end, value);
}

static void add_line(const struct strip *strip, const char *kind, double from, double to)
{
    wb_str_addf(strip->out, "<line class=\"%s\" y1=\"%d\" y2=\"%d\"", kind, MIDDLE, MIDDLE);
    wb_html_attribute(strip->out, "x1", x_of(strip, from));
    wb_html_attribute(strip->out, "x2", x_of(strip, to));
    wb_str_add(strip->out, "/>");
}

static void add_dot(const struct strip *strip, const char *kind, int radius, double value)
{
    if (isnan(value))
        return;
    wb_str_addf(strip->out, "<circle class=\"%s\" cy=\"%d\" r=\"%d\"", kind, MIDDLE, radius);
    wb_html_attribute(strip->out, "cx", x_of(strip, value));
    wb_str_add(strip->out, "/>");
}

/* The middle half of the latest as a broad line, its median a full dot, that of the start a hollow one. */
static void add_strip(struct wb_str *out, const json_t *question, const json_t *row)
{
    const json_t *scale = json_object_get(question, "scale"), *latest = cell_of(row, "latest");
    const json_t *first = cell_of(row, "first");
    const struct strip strip = {out, wb_json_number(scale, "start", 0), wb_json_number(scale, "end", 0)};
    double then = median_of(first), now = median_of(latest);
    const json_t *half = isnan(now) ? first : latest;
    if (!scale || (isnan(then) && isnan(now)))
        return;
    wb_str_add(out, "<svg class=\"strip\" viewBox=\"0 0 220 16\" aria-hidden=\"true\" focusable=\"false\">"
                    "<path class=\"rule\" d=\"M8 8H212M8 5V11M110 6V10M212 5V11\"/>");
    if (json_object_get(half, "lower_quartile"))
        add_line(&strip, "half", wb_json_number(half, "lower_quartile", 0), wb_json_number(half, "upper_quartile", 0));
    if (!isnan(then) && !isnan(now))
        add_line(&strip, "way", then, now);
    add_dot(&strip, "then", 6, then);
    add_dot(&strip, "now", 4, now);
    wb_str_add(out, "</svg>");
}

static void add_bar(struct wb_str *out, double share)
{
    wb_str_add(out, "<svg class=\"strip\" viewBox=\"0 0 220 16\" aria-hidden=\"true\" focusable=\"false\">"
                    "<path class=\"rule\" d=\"M8 15H212\"/><rect class=\"now\" x=\"8\" y=\"2\" height=\"11\"");
    wb_html_attribute(out, "width", STRIP_WIDTH * wb_html_place(0, 1, share));
    wb_str_add(out, "/></svg>");
}

/* ------------------------------------------------------------------ cells of tables */

static void add_why(struct wb_str *out, const json_t *object, int columns)
{
    wb_str_addf(out, "<td class=\"withheld\" colspan=\"%d\">Withheld. ", columns);
    wb_html_text(out, wb_why(object));
    wb_str_add(out, "</td>");
}

static void add_number(struct wb_str *out, const json_t *cell, const char *key)
{
    struct wb_str text = {0};
    wb_number_words(cell, key, &text);
    wb_str_addf(out, "<td class=\"number\">%s</td>", wb_str_text(&text));
    wb_str_fini(&text);
}

static void add_middle(struct wb_str *out, const json_t *cell)
{
    struct wb_str text = {0};
    if (json_object_get(cell, "lower_quartile")) {
        wb_number_words(cell, "lower_quartile", &text);
        wb_str_add(&text, " to ");
        wb_number_words(cell, "upper_quartile", &text);
    }
    wb_str_addf(out, "<td class=\"number\">%s</td>", wb_str_text(&text));
    wb_str_fini(&text);
}

/* Why nothing is said of a moment, where that is the same in every row. NULL: something is said, or reasons differ. */
static const char *held_throughout(const json_t *question, const char *moment)
{
    const json_t *rows = json_object_get(question, "rows");
    const char *why = NULL;
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *cell = cell_of(json_array_get(rows, i), moment);
        if (!cell)
            continue;
        if (!wb_why(cell) || (why && !wb_same(why, wb_why(cell))))
            return NULL;
        why = wb_why(cell);
    }
    return why;
}

static void add_held(struct wb_str *out, const char *moment, const char *why)
{
    add_text(out, *moment ? "<b>" : "", moment, *moment ? ":</b> " : "");
    add_text(out, "withheld. ", why, "");
}

/* A line of its own under a row: how the answers lie, steps in words, who looked back, who may be others, and why a
 * column is empty where the table does not say it for all rows. */
static void add_notes(struct wb_str *out, const json_t *question, const json_t *row, int columns)
{
    const json_t *cells = cells_of(row);
    struct wb_str notes = {0};
    for (size_t i = 0; i < json_array_size(cells); i++) {
        const json_t *cell = json_array_get(cells, i);
        const char *moment = wb_moment_words(question, cell), *is = wb_json_string(cell, "median_is");
        bool back = wb_json_is(json_object_get(cell, "moment"), "looking-back") && json_object_get(cell, "people");
        struct wb_str text = {0};
        wb_counts_words(cell, &text);
        if (wb_why(cell) && !held_throughout(question, wb_json_string(cell, "moment"))) {
            wb_str_add(&notes, "<span class=\"note\">");
            add_held(&notes, moment, wb_why(cell));
            wb_str_add(&notes, "</span>");
        } else if (is || text.len || back) {
            wb_str_add(&notes, "<span class=\"note\">");
            add_text(&notes, *moment ? "<b>" : "", moment, *moment ? ":</b> " : "");
            if (back)
                wb_str_addf(&notes, "%d people%s", (int)wb_json_number(cell, "people", 0), text.len ? "; " : "");
            add_text(&notes, is ? "median " : "", is, is && text.len ? "; " : "");
            add_text(&notes, "", wb_str_text(&text), "</span>");
        }
        wb_str_fini(&text);
    }
    if (notes.len)
        wb_str_addf(out, "<tr class=\"notes\"><td colspan=\"%d\">%s</td></tr>\n", columns, wb_str_text(&notes));
    wb_str_fini(&notes);
}

static void begin_row(struct wb_str *out, const json_t *row)
{
    const char *label = wb_json_string(row, "label");
    add_text(out, "<tr><th scope=\"row\" dir=\"auto\">", label ? label : "All", "</th>");
}

/* ------------------------------------------------------------------ numbers */

static bool has_moment(const json_t *question, const char *moment)
{
    const json_t *rows = json_object_get(question, "rows");
    for (size_t i = 0; i < json_array_size(rows); i++)
        if (cell_of(json_array_get(rows, i), moment))
            return true;
    return false;
}

static void add_number_or_dash(struct wb_str *out, const json_t *cell, const char *key)
{
    if (json_object_get(cell, key))
        add_number(out, cell, key);
    else
        wb_str_add(out, "<td class=\"number\">\xE2\x80\x93</td>");
}

/* Whether first and latest are held for one reason, which then stands in their place. */
static bool held_alike(const char *first, const json_t *latest)
{
    return first && (!latest || wb_same(first, wb_why(latest)));
}

/* First and latest stand on the same people, and are said or withheld each for itself. `back`: a column for looking
 * back. */
static void add_row_over_time(struct wb_str *out, const json_t *question, const json_t *row, bool back)
{
    const json_t *first = cell_of(row, "first"), *latest = cell_of(row, "latest"), *seen = cell_of(row, "looking-back");
    begin_row(out, row);
    if (held_alike(wb_why(first), latest) && !(back && seen)) {
        add_why(out, first, back ? 5 : 4);
        wb_str_add(out, "</tr>\n");
        return;
    }
    add_number_or_dash(out, json_object_get(first, "people") ? first : latest, "people");
    add_number_or_dash(out, first, "median");
    if (back)
        add_number_or_dash(out, seen, "median");
    add_number_or_dash(out, latest, "median");
    wb_str_add(out, "<td class=\"chart\">");
    add_strip(out, question, row);
    wb_str_add(out, "</td></tr>\n");
    add_notes(out, question, row, back ? 6 : 5);
}

/* From ten people on. */
static bool has_halves(const json_t *question)
{
    const json_t *rows = json_object_get(question, "rows");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *cells = cells_of(json_array_get(rows, i));
        for (size_t j = 0; j < json_array_size(cells); j++)
            if (json_object_get(json_array_get(cells, j), "lower_quartile"))
                return true;
    }
    return false;
}

static void add_row_once(struct wb_str *out, const json_t *question, const json_t *row, bool halves)
{
    const json_t *cell = cell_of(row, "latest");
    cell = cell ? cell : json_array_get(cells_of(row), 0);
    begin_row(out, row);
    if (wb_why(cell)) {
        add_why(out, cell, halves ? 4 : 3);
        wb_str_add(out, "</tr>\n");
        return;
    }
    add_number(out, cell, "people");
    add_number(out, cell, "median");
    if (halves)
        add_middle(out, cell);
    wb_str_add(out, "<td class=\"chart\">");
    add_strip(out, question, row);
    wb_str_add(out, "</td></tr>\n");
    add_notes(out, question, row, halves ? 5 : 4);
}

static void add_scale(struct wb_str *out, const json_t *question, bool over_time)
{
    struct wb_str text = {0};
    wb_scale_words(question, &text);
    add_text(out, "<caption>", wb_str_text(&text), text.len ? ". " : "");
    wb_str_add(out,
               over_time ? "The hollow dot is the first median, the full one the latest" : "The dot is the median");
    wb_str_add(out, has_halves(question) ? ", the broad line the middle half of the answers" : "");
    wb_str_add(out, ".</caption>\n");
    wb_str_fini(&text);
}

/* Below the table: a moment of which it says nothing in any row. */
static void add_held_moments(struct wb_str *out, const json_t *question)
{
    static const char *const moments[] = {"first", "looking-back", "latest"};
    const json_t *rows = json_object_get(question, "rows");
    const char *first = held_throughout(question, "first"), *latest = held_throughout(question, "latest");
    bool in_rows = first && (wb_same(first, latest) || !has_moment(question, "latest"));
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        const char *why = held_throughout(question, moments[i]);
        if (!why || (in_rows && !wb_same(moments[i], "looking-back")))
            continue;
        const json_t *cell = NULL;
        for (size_t j = 0; !cell; j++)
            cell = cell_of(json_array_get(rows, j), moments[i]);
        wb_str_add(out, "<p class=\"note\">");
        add_held(out, wb_moment_words(question, cell), why);
        wb_str_add(out, "</p>\n");
    }
}

static void write_numbers(struct wb_str *out, const json_t *question)
{
    const json_t *rows = json_object_get(question, "rows");
    bool over_time = has_moment(question, "first"), halves = has_halves(question);
    bool back = has_moment(question, "looking-back") && !held_throughout(question, "looking-back");
    wb_str_add(out, "<table class=\"ratings\">\n");
    if (json_object_get(question, "scale"))
        add_scale(out, question, over_time);
    wb_str_add(out, "<thead><tr><td></td><th scope=\"col\">People</th>");
    wb_str_add(out, over_time ? "<th scope=\"col\">First</th>" : "<th scope=\"col\">Median</th>");
    wb_str_add(out, back ? "<th scope=\"col\">Seen later</th>" : "");
    wb_str_add(out, over_time ? "<th scope=\"col\">Latest</th>" : halves ? "<th scope=\"col\">Middle half</th>" : "");
    wb_str_add(out, "<td class=\"chart\"></td></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        if (over_time)
            add_row_over_time(out, question, json_array_get(rows, i), back);
        else
            add_row_once(out, question, json_array_get(rows, i), halves);
    }
    wb_str_add(out, "</tbody>\n</table>\n");
    if (over_time)
        add_held_moments(out, question);
}

/* ------------------------------------------------------------------ numbers of parts: a column each */

static const json_t *division_of(const json_t *row, const char *by)
{
    const json_t *divided = json_object_get(row, "divided");
    for (size_t i = 0; i < json_array_size(divided); i++)
        if (wb_json_is(json_object_get(json_array_get(divided, i), "by"), by))
            return json_array_get(divided, i);
    return NULL;
}

/* The first row's division that names its parts: they are the same for all rows. */
static const json_t *parts_of(const json_t *question, const char *by)
{
    const json_t *rows = json_object_get(question, "rows"), *parts = NULL;
    for (size_t i = 0; !parts && i < json_array_size(rows); i++)
        parts = json_object_get(division_of(json_array_get(rows, i), by), "parts");
    return parts;
}

static void add_part(struct wb_str *out, const json_t *part)
{
    const json_t *first = cell_of(part, "first"), *latest = cell_of(part, "latest");
    struct wb_str text = {0};
    add_text(out, "<td role=\"cell\"><span class=\"key\" aria-hidden=\"true\">", wb_json_string(part, "label"),
             "</span>");
    if (wb_why(part)) {
        wb_str_add(out, "<span class=\"withheld\">withheld</span></td>");
        return;
    }
    if (first)
        wb_number_words(first, "median", &text);
    wb_str_add(&text, first && latest ? " \xE2\x86\x92 " : "");
    if (latest)
        wb_number_words(latest, "median", &text);
    wb_str_addf(out, "<span class=\"number\">%s<span class=\"note\">of %d</span></span></td>", wb_str_text(&text),
                (int)wb_json_number(first ? first : latest, "people", 0));
    wb_str_fini(&text);
}

static bool write_parts_row(struct wb_str *out, const json_t *row, const char *by, size_t columns)
{
    const json_t *division = division_of(row, by), *parts = json_object_get(division, "parts");
    const char *label = wb_json_string(row, "label");
    bool any = wb_why(division) != NULL;
    if (!division)
        return false;
    add_text(out, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\" dir=\"auto\">", label ? label : "All",
             "</th>");
    if (!parts)
        add_why(out, division, (int)columns);
    for (size_t i = 0; i < json_array_size(parts); i++) {
        const json_t *part = json_array_get(parts, i);
        any = any || wb_why(part);
        add_part(out, part);
    }
    wb_str_add(out, "</tr>\n");
    return any && parts;
}

static void write_parts(struct wb_str *out, const json_t *question, const char *by, const char *title)
{
    const json_t *rows = json_object_get(question, "rows"), *parts = parts_of(question, by);
    bool withheld = false, any = false;
    for (size_t i = 0; i < json_array_size(rows); i++)
        any = any || division_of(json_array_get(rows, i), by);
    if (!any)
        return;
    add_text(out, "<h4>", title, "</h4>\n");
    if (!parts) {
        add_text(out, "<p class=\"withheld\">Withheld. ", wb_why(division_of(json_array_get(rows, 0), by)), "</p>\n");
        return;
    }
    /* Roles are named because on a phone each part has a line of its own, as with answers in tables. */
    wb_str_add(out, "<table role=\"table\" class=\"grid parts\">\n<thead><tr role=\"row\"><td role=\"cell\"></td>");
    for (size_t i = 0; i < json_array_size(parts); i++)
        add_text(out, "<th scope=\"col\" role=\"columnheader\" dir=\"auto\">",
                 wb_json_string(json_array_get(parts, i), "label"), "</th>");
    wb_str_add(out, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
    for (size_t i = 0; i < json_array_size(rows); i++)
        withheld = write_parts_row(out, json_array_get(rows, i), by, json_array_size(parts)) || withheld;
    wb_str_add(out, "</tbody>\n</table>\n");
    if (withheld)
        wb_str_add(out, "<p class=\"soft\">Withheld: the group, or what is left without it, would be fewer than five "
                        "people, or its answers are too much alike.</p>\n");
}

/* ------------------------------------------------------------------ choices and outcomes */

static void add_count_row(struct wb_str *out, const char *label, double people, double of, const json_t *count)
{
    wb_str_add(out, "<tr><th scope=\"row\" dir=\"auto\">");
    wb_html_text(out, label);
    wb_str_add(out, "</th>");
    if (json_object_get(count, "commitments"))
        add_number(out, count, "commitments");
    wb_str_addf(out, "<td class=\"number\">%d</td><td class=\"chart\">", (int)people);
    add_bar(out, of > 0 ? people / of : 0);
    wb_str_add(out, "</td></tr>\n");
}

static void add_lead(struct wb_str *out, const json_t *question, const json_t *row, const json_t *cell)
{
    const char *label = wb_json_string(row, "label");
    int people = (int)wb_json_number(cell, "people", 0);
    wb_str_add(out, "<p>");
    add_text(out, "", label, label ? ": " : "");
    if (people > 0)
        wb_str_addf(out, "%d people answered. ", people);
    if (json_object_get(cell, "median")) {
        wb_str_add(out, "The median of what each of them has kept is ");
        wb_number_words(cell, "median", out);
        wb_str_add(out, ". ");
    }
    if (wb_why(cell))
        add_text(out, "<span class=\"withheld\">Withheld. ", wb_why(cell), "</span>");
    wb_str_add(out, "</p>\n");
}

static void write_counts(struct wb_str *out, const json_t *question)
{
    const json_t *rows = json_object_get(question, "rows");
    bool outcomes = wb_json_is(json_object_get(question, "kind"), "outcomes");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i), *cell = json_array_get(cells_of(row), 0);
        const json_t *counts = json_object_get(cell, "counts");
        double of = wb_json_number(cell, "people", 0), others = wb_json_number(cell, "others_together", 0);
        add_lead(out, question, row, cell);
        if (!counts)
            continue;
        wb_str_add(out, "<table class=\"ratings\">\n<thead><tr><td></td>");
        wb_str_add(out, outcomes ? "<th scope=\"col\">Commitments</th>" : "");
        wb_str_add(out, "<th scope=\"col\">People</th><td class=\"chart\"></td></tr></thead>\n<tbody>\n");
        for (size_t j = 0; j < json_array_size(counts); j++) {
            const json_t *count = json_array_get(counts, j);
            add_count_row(out, wb_json_string(count, "label"), wb_json_number(count, "people", 0), of, count);
        }
        if (others > 0)
            add_count_row(out, "All others together", others, of, NULL);
        wb_str_add(out, "</tbody>\n</table>\n");
    }
}

/* ------------------------------------------------------------------ the page */

static const struct {
    const char *by, *title;
} divisions[] = {{"setting", "By where they work"}, {"hub", "By contact with a Careers Hub"}};

static void add_question(struct wb_str *out, const json_t *question)
{
    wb_str_add(out, "<div class=\"chart-box\">\n");
    add_text(out, "<h3 dir=\"auto\">", wb_json_string(question, "title"), "</h3>\n");
    if (!json_object_get(question, "rows")) {
        add_text(out, "<p class=\"withheld\">Withheld. ", wb_why(question), "</p>\n");
    } else if (wb_json_is(json_object_get(question, "kind"), "numbers")) {
        write_numbers(out, question);
        for (size_t i = 0; i < sizeof divisions / sizeof *divisions; i++)
            write_parts(out, question, divisions[i].by, divisions[i].title);
    } else {
        write_counts(out, question);
    }
    wb_str_add(out, "</div>\n");
}

static void begin_section(struct wb_str *out, const char *id, const char *title)
{
    wb_str_addf(out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">", id, id, id);
    add_text(out, "", title, "</h2>\n");
}

static void add_section(struct wb_str *out, const json_t *section)
{
    const json_t *questions = json_object_get(section, "questions");
    begin_section(out, wb_json_string(section, "id"), wb_json_string(section, "title"));
    add_text(out, "<p class=\"soft\">", wb_json_string(section, "about"), "</p>\n");
    for (size_t i = 0; i < json_array_size(questions); i++)
        add_question(out, json_array_get(questions, i));
    wb_str_add(out, "</section>\n");
}

static void add_fact(void *data, const char *label, const char *text)
{
    struct wb_str *out = data;
    add_text(out, "<div><dt dir=\"auto\">", label, "</dt>");
    add_text(out, "<dd dir=\"auto\">", text, "</dd></div>\n");
}

static void add_quotes(struct wb_str *out, const struct wb_report *report)
{
    const json_t *quotes = json_object_get(report->body, "quotes");
    const json_t *held = json_object_get(report->body, "quotes_withheld");
    if (json_array_size(quotes) + json_array_size(held) == 0)
        return;
    begin_section(out, "quotes", "In people's own words");
    for (size_t i = 0; i < json_array_size(quotes); i++) {
        wb_str_add(out, "<blockquote class=\"answer\">\n");
        wb_html_paragraphs(out, json_string_value(json_array_get(quotes, i)));
        wb_str_add(out, "</blockquote>\n");
    }
    for (size_t i = 0; i < json_array_size(held); i++)
        add_text(out, "<p class=\"withheld\">Withheld. ", wb_why(json_array_get(held, i)), "</p>\n");
    wb_str_add(out, "</section>\n");
}

static void add_nav(struct wb_str *out, const struct wb_report *report)
{
    const json_t *sections = json_object_get(report->body, "sections");
    wb_str_add(out,
               "<nav aria-label=\"On this page\">\n<ul>\n<li><a href=\"#delivered\">What was delivered</a></li>\n");
    for (size_t i = 0; i < json_array_size(sections); i++) {
        const json_t *section = json_array_get(sections, i);
        add_text(out, "<li><a href=\"#", wb_json_string(section, "id"), "\">");
        add_text(out, "", wb_json_string(section, "title"), "</a></li>\n");
    }
    wb_str_add(out, "<li><a href=\"#protected\">How people are protected</a></li>\n</ul>\n</nav>\n");
}

/* The time of the report stands below its name, in one piece. */
static void add_title(struct wb_str *out, const char *title)
{
    size_t name = strcspn(title, ",");
    wb_str_add(out, "<h1>");
    wb_html_text_n(out, title, name);
    add_text(out, " <span class=\"when\">", title + name + strspn(title + name, ", "), "</span></h1>\n");
}

bool wb_report_html(const struct wb_report *report, struct wb_str *out, struct wb_error *err)
{
    const json_t *sections = json_object_get(report->body, "sections");
    struct wb_str text = {0};
    (void)err;
    wb_report_title(report, &text);
    wb_html_open(out, "en-GB", wb_str_text(&text));
    wb_str_add(out, "<a class=\"skip\" href=\"#delivered\">Skip to the report</a>\n<header>\n");
    add_title(out, wb_str_text(&text));
    wb_str_clear(&text);
    wb_report_intro(report, &text);
    add_text(out, "<p class=\"meta\">", wb_str_text(&text), "</p>\n</header>\n");
    wb_str_fini(&text);
    add_nav(out, report);
    wb_str_add(out, "<main>\n");
    begin_section(out, "delivered", "What was delivered");
    wb_str_add(out, "<dl>\n");
    wb_report_facts(report, add_fact, out);
    wb_str_add(out, "</dl>\n</section>\n");
    for (size_t i = 0; i < json_array_size(sections); i++)
        add_section(out, json_array_get(sections, i));
    add_quotes(out, report);
    begin_section(out, "protected", "How people are protected");
    wb_str_add(out, "<ul>\n");
    for (const char *const *rule = wb_report_rules; *rule; rule++)
        add_text(out, "<li>", *rule, "</li>\n");
    wb_str_add(out, "</ul>\n</section>\n</main>\n<footer><p>Written with the careers workbook. Nothing on this page is "
                    "loaded from elsewhere, and nothing runs.</p></footer>\n</body>\n</html>\n");
    return true;
}
