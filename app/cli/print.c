/* `print`: a blank workbook as one HTML page, to print and write on. It holds no answers, no script, and loads nothing.
 */
#include "author.h"
#include "say.h"

#include "base/file.h"
#include "base/markdown.h"
#include "workbook/asked.h"
#include "workbook/type.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
static const char style[] =
    "<style>\nbody { font: 11pt/1.45 Georgia, serif; max-width: 44em; margin: 2em auto; padding: 0 1em; color: #111; "
    "background: #fff }\n"
    "h1, h2, h3 { line-height: 1.2; font-family: Helvetica, Arial, sans-serif; break-after: avoid }\n"
    "h2 + p, h3 + p, h2 + p + p, h3 + p + p { break-after: avoid }\n" /* no heading is left alone on a page */
    "h2 { margin-top: 2.5em; border-bottom: 1px solid #555 }\n"
    ".question { margin: 1.4em 0; break-inside: avoid }\n.question > p:first-child { font-weight: bold }\n"
    ".small { color: #444; font-size: 90% }\n"
    ".line { border-bottom: 1px solid #777; height: 2em }\n"
    "ul.boxes { list-style: none; padding: 0 }\nul.boxes li::before { content: \"\\25A1\\2002\" }\n"
    "table { border-collapse: collapse; width: 100% }\n"
    "th, td { border: 1px solid #777; padding: .3em .5em; text-align: left; vertical-align: top; height: 1.8em }\n"
    "td.point { text-align: center }\n@media print { body { margin: 0; max-width: none } }\n</style>\n";

/* ------------------------------------------------------------------ text into HTML */

static void add_text(struct wb_str *out, const char *text)
{
    struct wb_str clean = {0};
    wb_add_clean(&clean, text);
    for (const char *at = wb_str_text(&clean); *at; at++) {
        static const struct {
            char c;
            const char *as;
        } marks[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
        size_t i = 0;
        while (i < sizeof marks / sizeof *marks && marks[i].c != *at)
            i++;
        if (i < sizeof marks / sizeof *marks)
            wb_str_add(out, marks[i].as);
        else
            wb_str_add_char(out, *at);
    }
    wb_str_fini(&clean);
}

static void add_tag(struct wb_str *out, const char *tag, const char *text)
{
    if (!text || !*text)
        return;
    wb_str_addf(out, "<%s>", tag);
    add_text(out, text);
    wb_str_addf(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

static void add_markdown(struct wb_str *out, const struct wb_reader *reader, const struct wb_workbook *book,
                         const char *text)
{
    struct wb_str filled = {0};
    wb_fill_markdown(reader, book, text, &filled);
    if (filled.len)
        wb_md_html(out, filled.data, filled.len);
    wb_str_fini(&filled);
}

/* ------------------------------------------------------------------ room to write, by type */

typedef void blank(struct wb_str *out, const struct wb_asked *asked);

static void lines(struct wb_str *out, int count)
{
    while (count-- > 0)
        wb_str_add(out, "<div class=\"line\"></div>\n");
}

static void blank_text(struct wb_str *out, const struct wb_asked *asked)
{
    lines(out, 6);
}

static void blank_letter(struct wb_str *out, const struct wb_asked *asked)
{
    lines(out, 14);
}

static void blank_line(struct wb_str *out, const struct wb_asked *asked)
{
    lines(out, 1);
}

static void blank_boxes(struct wb_str *out, const struct wb_asked *asked)
{
    wb_str_add(out, "<ul class=\"boxes\">\n");
    for (size_t i = 0; i < asked->choice_count; i++)
        add_tag(out, "li", asked->choices[i].label);
    if (asked->field->or_other)
        wb_str_add(out, "<li>Other:</li>\n");
    if (!asked->choice_count && asked->field->type == WB_CHECK)
        wb_str_add(out, "<li>Yes</li>\n");
    wb_str_add(out, "</ul>\n");
    if (asked->choice_count == 0 && asked->field->type != WB_CHECK)
        lines(out, 3);
}

static void blank_rank(struct wb_str *out, const struct wb_asked *asked)
{
    int top = asked->prompt && asked->prompt->top ? asked->prompt->top : 3;
    if (asked->choice_count == 0) {
        wb_str_add(out, "<p class=\"small\">The first at the top.</p>\n");
        lines(out, top);
        return;
    }
    wb_str_add(out, "<p class=\"small\">Write a number before each, 1 for the first.</p>\n");
    blank_boxes(out, asked);
}

static void add_ends(struct wb_str *out, const struct wb_range *range)
{
    struct wb_str text = {0};
    if (!range->low && !range->high)
        return;
    wb_number_text(range->start, &text);
    wb_str_addf(&text, ": %s; ", range->low ? range->low : "");
    wb_number_text(range->end, &text);
    wb_str_addf(&text, ": %s", range->high ? range->high : "");
    add_tag(out, "p class=\"small\"", wb_str_text(&text));
    wb_str_fini(&text);
}

/* The points of a scale as cells; a scale of too many for a line has room for a number. */
static void add_points(struct wb_str *out, const struct wb_range *range)
{
    enum { MOST = 12 };
    double points = range->step > 0 ? (range->end - range->start) / range->step : 0;
    if (points < 1 || points > MOST) {
        wb_str_add(out, "<td></td>");
        return;
    }
    for (int i = 0; i <= (int)(points + 0.5); i++) {
        struct wb_str text = {0};
        wb_number_text(range->start + i * range->step, &text);
        wb_str_addf(out, "<td class=\"point\">%s</td>", wb_str_text(&text));
        wb_str_fini(&text);
    }
}

static void blank_range(struct wb_str *out, const struct wb_asked *asked)
{
    add_ends(out, &asked->field->range);
    wb_str_add(out, "<table><tr>");
    add_points(out, &asked->field->range);
    wb_str_add(out, "</tr></table>\n");
}

static void blank_ratings(struct wb_str *out, const struct wb_asked *asked)
{
    add_ends(out, &asked->field->range);
    wb_str_add(out, "<table>\n");
    for (size_t i = 0; i < asked->choice_count; i++) {
        wb_str_add(out, "<tr>");
        add_tag(out, "th scope=\"row\"", asked->choices[i].label);
        add_points(out, &asked->field->range);
        wb_str_add(out, "</tr>\n");
    }
    wb_str_add(out, "</table>\n");
}

static void add_row(struct wb_str *out, const struct wb_asked *asked, const struct wb_asked_row *row, bool labels)
{
    wb_str_add(out, "<tr>");
    if (labels) {
        wb_str_add(out, "<th scope=\"row\">");
        add_text(out, row ? row->label : NULL);
        wb_str_add(out, "</th>");
    }
    for (size_t i = 0; i < asked->column_count; i++) {
        wb_str_add(out, "<td>");
        add_text(out, row && row->cells ? row->cells[i] : NULL);
        wb_str_add(out, "</td>");
    }
    wb_str_add(out, "</tr>\n");
}

static void blank_table(struct wb_str *out, const struct wb_asked *asked)
{
    const struct wb_prompt *prompt = asked->prompt;
    bool labels = prompt && prompt->rows_from.key;
    bool fixed = prompt && prompt->rows_fixed && asked->row_count > 0; /* rows of an answer are not known yet */
    wb_str_add(out, "<table>\n<tr>");
    if (labels)
        wb_str_add(out, "<th scope=\"col\"></th>");
    for (size_t i = 0; i < asked->column_count; i++)
        add_tag(out, "th scope=\"col\"", asked->columns[i].label);
    wb_str_add(out, "</tr>\n");
    for (size_t i = 0; i < asked->row_count; i++)
        add_row(out, asked, &asked->rows[i], labels);
    for (int i = 0; i < (fixed ? 0 : 4); i++)
        add_row(out, asked, NULL, labels);
    wb_str_add(out, "</table>\n");
}

/* The fields below one another: a commitment is sentences, not a table. */
static void blank_commitment(struct wb_str *out, const struct wb_asked *asked)
{
    int most = asked->prompt && asked->prompt->most > 1 ? asked->prompt->most : 1;
    for (int n = 0; n < most; n++) {
        wb_str_add(out, "<table>\n");
        for (size_t i = 0; i < asked->column_count; i++) {
            wb_str_add(out, "<tr>");
            add_tag(out, "th scope=\"row\"", asked->columns[i].label);
            wb_str_add(out, "<td></td></tr>\n");
        }
        wb_str_add(out, "</table>\n");
    }
}

static blank *const blanks[WB_TYPE_COUNT] = {
    [WB_TEXT] = blank_text,
    [WB_LINE] = blank_line,
    [WB_INTEGER] = blank_line,
    [WB_DECIMAL] = blank_line,
    [WB_RANGE] = blank_range,
    [WB_DATE] = blank_line,
    [WB_SELECT_ONE] = blank_boxes,
    [WB_SELECT_MULTIPLE] = blank_boxes,
    [WB_RANK] = blank_rank,
    [WB_RATINGS] = blank_ratings,
    [WB_TABLE] = blank_table,
    [WB_CHECK] = blank_boxes,
    [WB_COMMITMENT] = blank_commitment,
    [WB_COMMITMENTS_REVIEW] = blank_table,
    [WB_LETTER] = blank_letter,
};

/* ------------------------------------------------------------------ the page */

static void say_if_relevant(struct wb_str *out, const struct wb_condition *relevant)
{
    if (relevant)
        add_tag(out, "p class=\"small\"", "Only if it fits what you answered before.");
}

/* On paper nothing is carried over: what is chosen from an earlier answer has to be looked up there. */
static void say_source(struct wb_str *out, const struct wb_reader *reader, const struct wb_prompt *prompt,
                       const struct wb_ref *ref)
{
    struct wb_str text = {0}, label = {0};
    if (!ref->prompt)
        return;
    wb_fill_words(reader, ref->prompt->workbook, ref->prompt->field.label, &label);
    wb_str_addf(&text, prompt->rows_from.key ? "One line for each from: %s" : "Choose from your answer to: %s",
                wb_str_text(&label));
    add_tag(out, "p class=\"small\"", wb_str_text(&text));
    wb_str_fini(&label);
    wb_str_fini(&text);
}

static void say_how_many(struct wb_str *out, const struct wb_field *field)
{
    char text[80] = "";
    int least = isnan(field->min) ? 0 : (int)field->min, most = isnan(field->max) ? 0 : (int)field->max;
    if (field->type != WB_SELECT_MULTIPLE)
        return;
    if (least > 0 && least == most)
        snprintf(text, sizeof(text), "Choose %d.", least);
    else if (least > 0 && most > 0)
        snprintf(text, sizeof(text), "Choose %d to %d.", least, most);
    else if (least > 0 || most > 0)
        snprintf(text, sizeof(text), "Choose at %s %d.", most > 0 ? "most" : "least", most > 0 ? most : least);
    add_tag(out, "p class=\"small\"", text);
}

static void add_prompt(struct wb_str *out, const struct wb_reader *reader, const struct wb_prompt *prompt)
{
    struct wb_arena arena;
    if (prompt->retired)
        return;
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_ask(reader, prompt, &arena);
    if (!blanks[prompt->field.type]) {
        add_markdown(out, reader, prompt->workbook, prompt->field.label);
    } else {
        wb_str_add(out, "<div class=\"question\">\n");
        add_tag(out, "p", asked->label);
        add_tag(out, "p class=\"small\"", asked->hint);
        say_if_relevant(out, prompt->relevant);
        say_source(out, reader, prompt, &prompt->choices_from);
        say_source(out, reader, prompt, &prompt->rows_from);
        say_how_many(out, &prompt->field);
        blanks[prompt->field.type](out, asked);
        wb_str_add(out, "</div>\n");
    }
    wb_arena_fini(&arena);
}

static void add_exercise(struct wb_str *out, const struct wb_reader *reader, const struct wb_exercise *exercise)
{
    struct wb_str why = {0};
    const struct wb_workbook *book = exercise->section->workbook;
    add_tag(out, "h3", exercise->title);
    wb_fill_words(reader, book, exercise->why, &why);
    if (exercise->minutes > 0)
        wb_str_addf(&why, exercise->minutes == 1 ? " About a minute." : " About %d minutes.", exercise->minutes);
    add_tag(out, "p class=\"small\"", wb_str_text(&why));
    wb_str_fini(&why);
    say_if_relevant(out, exercise->relevant);
    for (size_t i = 0; i < exercise->prompt_count; i++)
        add_prompt(out, reader, &exercise->prompts[i]);
}

static void add_book(struct wb_str *out, const struct wb_reader *reader, const struct wb_workbook *book)
{
    struct wb_str language = {0};
    add_text(&language, book->language ? book->language : "en-GB");
    wb_str_addf(out, head, wb_str_text(&language));
    wb_str_fini(&language);
    add_tag(out, "title", book->title);
    wb_str_add(out, style);
    wb_str_add(out, "</head>\n<body>\n<main>\n");
    add_tag(out, "h1", book->title);
    add_markdown(out, reader, book, book->about);
    for (size_t i = 0; i < book->section_count; i++) {
        const struct wb_section *section = &book->sections[i];
        add_tag(out, "h2", section->title);
        add_markdown(out, reader, book, section->about);
        if (section->optional)
            add_tag(out, "p class=\"small\"", "This part is yours to choose or leave.");
        say_if_relevant(out, section->relevant);
        for (size_t j = 0; j < section->exercise_count; j++)
            add_exercise(out, reader, &section->exercises[j]);
    }
    wb_str_add(out, "</main>\n</body>\n</html>\n");
}

/* Nobody has answered anything. */
static const struct wb_answer *none(void *data, const char *workbook, const char *key)
{
    return NULL;
}

/* A page of HTML on a terminal helps nobody: it goes to a file there, unless standard output was asked for. */
static bool write_page(const struct wb_run *run, const struct wb_workbook *book, const struct wb_str *page,
                       struct wb_error *err)
{
    const char *asked = run->arguments->value[WB_OPTION_OUTPUT];
    struct wb_str path = {0};
    if (asked)
        wb_str_add(&path, asked);
    else if (isatty(STDOUT_FILENO))
        wb_str_addf(&path, "%s-blank.html", book->id);
    else
        wb_str_add(&path, "-");
    bool to_file = !wb_same(wb_str_text(&path), "-");
    bool done = to_file ? wb_file_write(wb_str_text(&path), page->data, page->len,
                                        wb_given(run->arguments, WB_OPTION_FORCE), err)
                        : wb_result(page->data, page->len, err);
    if (done && to_file)
        wb_say("Written to %s. Open it in a browser and print it from there.", wb_str_text(&path));
    wb_str_fini(&path);
    return done;
}

bool wb_cli_print(const struct wb_run *run, struct wb_error *err)
{
    struct wb_library library = {0};
    const struct wb_workbook *book = wb_author_book(run->words[0], &library, err);
    bool done = false;
    if (book) {
        struct wb_reader reader;
        struct wb_str page = {0};
        wb_reader_init(&reader, &library, none, NULL);
        add_book(&page, &reader, book);
        wb_reader_fini(&reader);
        done = write_page(run, book, &page, err);
        wb_str_fini(&page);
    }
    wb_library_fini(&library);
    return done;
}
