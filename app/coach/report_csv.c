/* One row a number: what it is of, whom, which measure, and the reason where it is withheld. */
#include "base/text.h"
#include "export/csv.h"
#include "report_words.h"

#include <string.h>

static const char *const columns[] = {"section", "question", "title", "item",    "label", "divided_by",
                                      "part",    "moment",   "of",    "measure", "value", "withheld"};
enum { COLUMNS = sizeof columns / sizeof *columns, VALUE = 10 };

struct line {
    const char *section, *question, *title, *item, *label, *divided_by, *part, *moment, *of, *measure, *value,
        *withheld;
};

/* Unlike one's own export this is a page to read, out of what many others wrote: no control leaves with it. */
static void add_line(struct wb_str *out, const struct line *line, bool number)
{
    const char *const texts[COLUMNS] = {
        line->section, line->question, line->title, line->item,    line->label, line->divided_by,
        line->part,    line->moment,   line->of,    line->measure, line->value, line->withheld,
    };
    struct wb_str clean[COLUMNS] = {0};
    struct wb_csv_cell cells[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        const char *text = texts[i] ? texts[i] : "";
        wb_clean(&clean[i], text, strlen(text), WB_CLEAN_VISIBLE);
        cells[i] = (struct wb_csv_cell){wb_str_text(&clean[i]), number && i == VALUE};
    }
    wb_csv_row(out, cells, COLUMNS);
    for (size_t i = 0; i < COLUMNS; i++)
        wb_str_fini(&clean[i]);
}

static void add_number(struct wb_str *out, struct line line, const char *of, const char *measure, const json_t *object,
                       const char *key)
{
    struct wb_str value = {0};
    if (!json_object_get(object, key))
        return;
    wb_number_words(object, key, &value);
    line.of = of;
    line.measure = measure;
    line.value = wb_str_text(&value);
    add_line(out, &line, true);
    wb_str_fini(&value);
}

static void add_counts(struct wb_str *out, const struct line *line, const json_t *cell)
{
    const json_t *counts = json_object_get(cell, "counts");
    for (size_t i = 0; i < json_array_size(counts); i++) {
        const json_t *count = json_array_get(counts, i);
        struct wb_str of = {0};
        wb_str_add(&of, wb_json_string(count, "label"));
        if (!of.len) {
            wb_number_words(count, "from", &of);
            wb_str_add(&of, " to ");
            wb_number_words(count, "to", &of);
        }
        add_number(out, *line, wb_str_text(&of), "people", count, "people");
        add_number(out, *line, wb_str_text(&of), "commitments", count, "commitments");
        wb_str_fini(&of);
    }
    add_number(out, *line, "all others together", "people", cell, "others_together");
}

static void add_said(void *data, const struct wb_said *said)
{
    struct wb_str *out = data;
    struct line line = {
        .section = wb_json_string(said->section, "id"),
        .question = wb_json_string(said->question, "id"),
        .title = wb_json_string(said->question, "title"),
        .item = wb_json_string(said->row, "id"),
        .label = wb_json_string(said->row, "label"),
        .divided_by = wb_json_string(said->division, "by"),
        .part = wb_json_string(said->part, "label"),
        .moment = wb_json_string(said->cell, "moment"),
    };
    add_number(out, line, NULL, "people", said->cell, "people");
    add_number(out, line, NULL, "median", said->cell, "median");
    add_number(out, line, NULL, "lower quartile", said->cell, "lower_quartile");
    add_number(out, line, NULL, "upper quartile", said->cell, "upper_quartile");
    add_counts(out, &line, said->cell);
    line.withheld = wb_why(said->cell);
    if (line.withheld)
        add_line(out, &line, false);
}

static void add_fact(void *data, const char *label, const char *text)
{
    const struct line line = {.section = "delivered", .title = label, .value = text};
    add_line(data, &line, false);
}

static void add_quotes(const struct wb_report *report, struct wb_str *out)
{
    const json_t *quotes = json_object_get(report->body, "quotes");
    const json_t *held = json_object_get(report->body, "quotes_withheld");
    for (size_t i = 0; i < json_array_size(quotes); i++)
        add_line(out,
                 &(struct line){
                     .section = "quotes", .measure = "quote", .value = json_string_value(json_array_get(quotes, i))},
                 false);
    for (size_t i = 0; i < json_array_size(held); i++)
        add_line(out, &(struct line){.section = "quotes", .withheld = wb_why(json_array_get(held, i))}, false);
}

bool wb_report_csv(const struct wb_report *report, struct wb_str *out, struct wb_error *err)
{
    struct wb_csv_cell head[COLUMNS];
    (void)err;
    for (size_t i = 0; i < COLUMNS; i++)
        head[i] = (struct wb_csv_cell){columns[i], false};
    wb_csv_row(out, head, COLUMNS);
    wb_report_facts(report, add_fact, out);
    if (wb_why(report->body))
        add_line(out, &(struct line){.section = "people", .withheld = wb_why(report->body)}, false);
    wb_report_walk(report, add_said, out);
    add_quotes(report, out);
    return true;
}
