#include "report_words.h"

#include "export/inert.h"
#include "workbook/type.h"

#include <math.h>

const char *const wb_report_rules[] = {
    "Only answers that were shared for this report are counted, and each person once.",
    "Nothing is said of fewer than five people. From five to nine there is a median; from ten on also the middle half "
    "and "
    "counts.",
    "Parts of the people are shown only where each part, and what is left without it, has at least five.",
    "Withheld is whatever would tell what each person gave: where all agree, where one would stand out, where all lie "
    "at one "
    "end of a scale, and what could be compared with an earlier report to single out a few people.",
    "Words are quoted only where their author agreed to just that quotation, without a name and in an order that says "
    "nothing of whose they are.",
    "Questions that fewer than five people were asked in the same words are not named.",
    NULL,
};

/* ------------------------------------------------------------------ the walk */

static void walk_parts(struct wb_said said, wb_each_said *each, void *data)
{
    const json_t *parts = json_object_get(said.division, "parts");
    for (size_t i = 0; i < json_array_size(parts); i++) {
        said.part = json_array_get(parts, i);
        const json_t *cells = json_object_get(said.part, "cells");
        said.cell = said.part;
        if (!cells)
            each(data, &said);
        for (size_t j = 0; j < json_array_size(cells); j++) {
            said.cell = json_array_get(cells, j);
            each(data, &said);
        }
    }
    said.part = NULL;
    said.cell = said.division;
    if (!parts)
        each(data, &said);
}

static void walk_row(struct wb_said said, wb_each_said *each, void *data)
{
    const json_t *cells = json_object_get(said.row, "cells"), *divided = json_object_get(said.row, "divided");
    for (size_t i = 0; i < json_array_size(cells); i++) {
        said.cell = json_array_get(cells, i);
        each(data, &said);
    }
    for (size_t i = 0; i < json_array_size(divided); i++) {
        said.division = json_array_get(divided, i);
        walk_parts(said, each, data);
    }
}

void wb_report_walk(const struct wb_report *report, wb_each_said *each, void *data)
{
    const json_t *sections = json_object_get(report->body, "sections");
    for (size_t i = 0; i < json_array_size(sections); i++) {
        struct wb_said said = {.section = json_array_get(sections, i)};
        const json_t *questions = json_object_get(said.section, "questions");
        for (size_t j = 0; j < json_array_size(questions); j++) {
            said.question = json_array_get(questions, j);
            const json_t *rows = json_object_get(said.question, "rows");
            said.row = NULL;
            said.cell = said.question;
            if (!rows)
                each(data, &said);
            for (size_t k = 0; k < json_array_size(rows); k++) {
                said.row = json_array_get(rows, k);
                walk_row(said, each, data);
            }
        }
    }
}

/* ------------------------------------------------------------------ the whole */

static void add_day(struct wb_str *out, const char *iso)
{
    static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    struct wb_day day;
    if (iso && wb_day_read(iso, &day))
        wb_str_addf(out, "%d %s %d", day.day, months[day.month - 1], day.year);
}

void wb_report_title(const struct wb_report *report, struct wb_str *out)
{
    wb_str_add(out, "Programme report, ");
    add_day(out, wb_json_string(report->body, "from"));
    wb_str_add(out, " to ");
    add_day(out, wb_json_string(report->body, "to"));
}

void wb_report_intro(const struct wb_report *report, struct wb_str *out)
{
    int people = (int)wb_json_number(report->body, "people", 0);
    if (json_object_get(report->body, "sections")) {
        wb_str_addf(out, "It stands on what %d people shared for it, each counted once.", people);
        return;
    }
    wb_str_add(out, "Fewer than five people have shared their workbook in this time, so nothing is said of what they "
                    "answered: only what was delivered.");
}

static void add_value(struct wb_str *out, const json_t *value)
{
    if (json_is_string(value))
        wb_str_add(out, json_string_value(value));
    else if (json_is_number(value))
        wb_number_text(json_number_value(value), out);
    else if (json_is_boolean(value))
        wb_str_add(out, json_is_true(value) ? "yes" : "no");
    for (size_t i = 0; i < json_array_size(value); i++) {
        wb_str_add(out, i > 0 ? "; " : "");
        add_value(out, json_array_get(value, i));
    }
}

/* "sessions_held" as people write it. */
static void add_label(struct wb_str *out, const char *key)
{
    size_t from = out->len;
    wb_str_add(out, key);
    for (size_t i = from; i < out->len; i++)
        out->data[i] = out->data[i] == '_' || out->data[i] == '-' ? ' ' : out->data[i];
    if (out->len > from && out->data[from] >= 'a' && out->data[from] <= 'z')
        out->data[from] -= 'a' - 'A';
}

void wb_report_facts(const struct wb_report *report, wb_each_fact *each, void *data)
{
    struct wb_str label = {0}, text = {0};
    const char *key;
    json_t *value;
    json_object_foreach(json_object_get(report->body, "facts"), key, value)
    {
        wb_str_clear(&label);
        wb_str_clear(&text);
        add_label(&label, key);
        add_value(&text, value);
        each(data, wb_str_text(&label), wb_str_text(&text));
    }
    wb_str_clear(&text);
    wb_number_words(report->body, "people", &text);
    each(data, "People whose workbooks were read", wb_str_text(&text));
    wb_str_fini(&label);
    wb_str_fini(&text);
}

/* ------------------------------------------------------------------ one cell */

bool wb_is_over_time(const json_t *question)
{
    const json_t *rows = json_object_get(question, "rows");
    for (size_t i = 0; i < json_array_size(rows); i++)
        if (json_array_size(json_object_get(json_array_get(rows, i), "cells")) > 1)
            return true;
    return false;
}

static const struct {
    const char *id, *words;
} moments[] = {{"first", "at first"}, {"latest", "latest"}, {"looking-back", "the start, as seen looking back"}};

const char *wb_moment_words(const json_t *question, const json_t *cell)
{
    const char *id = wb_json_string(cell, "moment");
    bool several = wb_is_over_time(question) || wb_same(id, "first");
    for (size_t i = 0; several && id && i < sizeof moments / sizeof *moments; i++)
        if (wb_same(moments[i].id, id))
            return moments[i].words;
    return "";
}

const char *wb_why(const json_t *object)
{
    return wb_json_string(object, "why");
}

void wb_number_words(const json_t *cell, const char *key, struct wb_str *out)
{
    wb_number_text(round(wb_json_number(cell, key, 0) * 100) / 100, out);
}

void wb_scale_words(const json_t *question, struct wb_str *out)
{
    const json_t *scale = json_object_get(question, "scale");
    const char *low = wb_json_string(scale, "low"), *high = wb_json_string(scale, "high");
    if (!scale)
        return;
    wb_number_words(scale, "start", out);
    wb_str_add(out, low ? " is " : "");
    wb_str_add(out, low);
    wb_str_add(out, low || high ? ", " : " to ");
    wb_number_words(scale, "end", out);
    wb_str_add(out, high ? " is " : "");
    wb_str_add(out, high);
}

static void add_count(struct wb_str *out, const json_t *count)
{
    const char *label = wb_json_string(count, "label");
    if (label) {
        wb_str_add(out, label);
    } else {
        bool one = json_equal(json_object_get(count, "from"), json_object_get(count, "to"));
        wb_number_words(count, "from", out);
        wb_str_add(out, one ? "" : " to ");
        if (!one)
            wb_number_words(count, "to", out);
    }
    wb_str_add(out, ": ");
    if (json_object_get(count, "commitments"))
        wb_add_number(out, (int)wb_json_number(count, "commitments", 0), "commitment of ", "commitments of ");
    wb_add_number(out, (int)wb_json_number(count, "people", 0), "person", "people");
}

void wb_counts_words(const json_t *cell, struct wb_str *out)
{
    const json_t *counts = json_object_get(cell, "counts");
    int others = (int)wb_json_number(cell, "others_together", 0);
    for (size_t i = 0; i < json_array_size(counts); i++) {
        wb_str_add(out, i > 0 ? "; " : "");
        add_count(out, json_array_get(counts, i));
    }
    if (others > 0) {
        wb_str_add(out, json_array_size(counts) ? "; all others together: " : "all together: ");
        wb_add_number(out, others, "person", "people");
    }
}

void wb_cell_words(const json_t *question, const json_t *cell, struct wb_str *out)
{
    const char *why = wb_why(cell);
    if (json_object_get(cell, "median")) {
        wb_str_add(out, wb_json_is(json_object_get(question, "kind"), "outcomes") ? "median kept " : "median ");
        wb_number_words(cell, "median", out);
        if (wb_json_string(cell, "median_is"))
            wb_str_addf(out, ", %s", wb_json_string(cell, "median_is"));
        if (json_object_get(cell, "lower_quartile")) {
            wb_str_add(out, ", middle half ");
            wb_number_words(cell, "lower_quartile", out);
            wb_str_add(out, " to ");
            wb_number_words(cell, "upper_quartile", out);
        }
        wb_str_add(out, ", ");
    }
    if (json_object_get(cell, "people"))
        wb_add_number(out, (int)wb_json_number(cell, "people", 0), "person", "people");
    if (json_object_get(cell, "counts")) {
        wb_str_add(out, " (");
        wb_counts_words(cell, out);
        wb_str_add(out, ")");
    }
    if (why)
        wb_str_addf(out, "%s%s: %s", json_object_get(cell, "people") ? "; " : "", "withheld", why);
}
