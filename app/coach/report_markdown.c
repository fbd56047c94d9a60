#include "export/lines.h"
#include "report_words.h"

/* What was written last, so that headings stand where they change. */
struct page {
    struct wb_str *out;
    const json_t *section, *question, *division;
};
static const struct wb_outline_ops *const ops = &wb_markdown_ops;

static void add_fact(void *data, const char *label, const char *text)
{
    struct wb_str line = {0};
    wb_str_addf(&line, "%s: %s", label, text);
    ops->item(data, wb_str_text(&line));
    wb_str_fini(&line);
}

static void begin_question(struct page *page, const struct wb_said *said)
{
    struct wb_str scale = {0};
    if (page->question)
        ops->end_list(page->out);
    if (page->section != said->section) {
        ops->heading(page->out, 2, wb_json_string(said->section, "title"));
        ops->line(page->out, wb_json_string(said->section, "about"));
    }
    ops->heading(page->out, 3, wb_json_string(said->question, "title"));
    wb_scale_words(said->question, &scale);
    if (scale.len)
        ops->line(page->out, wb_str_text(&scale));
    wb_str_fini(&scale);
    page->section = said->section;
    page->question = said->question;
}

static void add_words(struct wb_str *line, const char *words, const char *after)
{
    if (words && *words)
        wb_str_addf(line, "%s%s", words, after);
}

static void add_said(void *data, const struct wb_said *said)
{
    struct page *page = data;
    struct wb_str line = {0};
    if (page->question != said->question)
        begin_question(page, said);
    add_words(&line, wb_json_string(said->row, "label"), ": ");
    if (said->division && !said->part)
        add_words(&line, wb_json_string(said->division, "title"), ": ");
    add_words(&line, wb_json_string(said->part, "label"), ": ");
    add_words(&line, wb_moment_words(said->question, said->cell), ": ");
    wb_cell_words(said->question, said->cell, &line);
    ops->item(page->out, wb_str_text(&line));
    wb_str_fini(&line);
}

static void add_quotes(const struct wb_report *report, struct wb_str *out)
{
    const json_t *quotes = json_object_get(report->body, "quotes");
    const json_t *held = json_object_get(report->body, "quotes_withheld");
    if (json_array_size(quotes) + json_array_size(held) == 0)
        return;
    ops->heading(out, 2, "In people's own words");
    for (size_t i = 0; i < json_array_size(quotes); i++)
        ops->words(out, json_string_value(json_array_get(quotes, i)));
    for (size_t i = 0; i < json_array_size(held); i++)
        ops->line(out, wb_why(json_array_get(held, i)));
}

bool wb_report_markdown(const struct wb_report *report, struct wb_str *out, struct wb_error *err)
{
    struct page page = {.out = out};
    struct wb_str text = {0};
    (void)err;
    wb_report_title(report, &text);
    ops->heading(out, 1, wb_str_text(&text));
    wb_str_clear(&text);
    wb_report_intro(report, &text);
    ops->line(out, wb_str_text(&text));
    wb_str_fini(&text);
    ops->heading(out, 2, "What was delivered");
    wb_report_facts(report, add_fact, out);
    ops->end_list(out);
    wb_report_walk(report, add_said, &page);
    if (page.question)
        ops->end_list(out);
    add_quotes(report, out);
    ops->heading(out, 2, "How people are protected");
    for (const char *const *rule = wb_report_rules; *rule; rule++)
        ops->item(out, *rule);
    return true;
}
