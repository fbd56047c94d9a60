/* One answer as HTML, by its type. What was answered stands in the person's own words; nothing is shortened. */
#include "html.h"

#include <math.h>

typedef void render(struct wb_str *out, const struct wb_leaf *leaf);

/* ---- small parts ---- */

static void add_list(struct wb_str *out, const struct wb_leaf *leaf, const char *element, int top)
{
    struct wb_str text = {0};
    wb_str_addf(out, "<%s>\n", element);
    for (size_t i = 0; i < json_array_size(leaf->value); i++) {
        const json_t *entry = json_array_get(leaf->value, i);
        const char *other = wb_json_string(entry, "other");
        const char *id = json_string_value(entry);
        wb_str_addf(out, "<li dir=\"auto\"%s>", top > 0 && i >= (size_t)top ? " class=\"after\"" : "");
        wb_html_text(out, other ? other : id ? wb_asked_label(leaf->asked, id) : "");
        wb_str_add(out, "</li>\n");
    }
    wb_str_addf(out, "</%s>\n", element);
    wb_str_fini(&text);
}

static void add_ends(struct wb_str *out, const struct wb_range *range)
{
    wb_number_text(range->start, out);
    if (range->low) {
        wb_str_add(out, " (");
        wb_html_text(out, range->low);
        wb_str_add(out, ")");
    }
    wb_str_add(out, " to ");
    wb_number_text(range->end, out);
    if (range->high) {
        wb_str_add(out, " (");
        wb_html_text(out, range->high);
        wb_str_add(out, ")");
    }
}

static void add_cell_text(struct wb_str *out, const struct wb_asked *column, const json_t *cell)
{
    struct wb_str text = {0};
    wb_value_text(column, cell, &text);
    wb_html_text_n(out, wb_str_text(&text), text.len);
    wb_str_fini(&text);
}

/* ---- the types ---- */

static void render_text(struct wb_str *out, const struct wb_leaf *leaf)
{
    wb_html_paragraphs(out, leaf->text);
}

static void render_date(struct wb_str *out, const struct wb_leaf *leaf)
{
    struct wb_day day;
    if (!wb_day_read(json_string_value(leaf->value), &day)) {
        render_text(out, leaf);
        return;
    }
    wb_str_add(out, "<p>");
    wb_html_day(out, day);
    wb_str_add(out, "</p>\n");
}

static void render_range(struct wb_str *out, const struct wb_leaf *leaf)
{
    const struct wb_range *range = &leaf->asked->field->range;
    double value = json_number_value(leaf->value);
    wb_str_add(out, "<p class=\"score\"><span class=\"number\">");
    wb_number_text(value, out);
    wb_str_add(out, "</span>");
    wb_html_strip(out, range->start, range->end, value);
    wb_str_add(out, "</p>\n<p class=\"ends\">");
    add_ends(out, range);
    wb_str_add(out, "</p>\n");
}

static void add_rating(struct wb_str *out, const struct wb_leaf *leaf, const char *label, const json_t *rating)
{
    const struct wb_range *range = &leaf->asked->field->range;
    const char *passed = leaf->asked->prompt ? leaf->asked->prompt->not_applicable : NULL;
    wb_str_add(out, "<tr><th scope=\"row\" dir=\"auto\">");
    wb_html_text(out, label);
    if (json_is_number(rating)) {
        double value = json_number_value(rating);
        wb_str_add(out, "</th><td class=\"number\">");
        wb_number_text(value, out);
        wb_str_add(out, "</td><td class=\"chart\">");
        wb_html_strip(out, range->start, range->end, value);
    } else {
        wb_str_add(out, "</th><td class=\"number\">\xE2\x80\x93</td><td class=\"passed\">");
        wb_html_text(out, passed ? passed : "not applicable");
    }
    wb_str_add(out, "</td></tr>\n");
}

static bool offered(const struct wb_asked *asked, const char *id)
{
    for (size_t i = 0; i < asked->choice_count; i++) {
        if (wb_same(asked->choices[i].id, id)) {
            return true;
        }
    }
    return false;
}

static void render_ratings(struct wb_str *out, const struct wb_leaf *leaf)
{
    const char *id;
    json_t *rating;
    wb_str_add(out, "<table class=\"ratings\">\n<caption>Each from ");
    add_ends(out, &leaf->asked->field->range);
    wb_str_add(out, "</caption>\n<tbody>\n");
    for (size_t i = 0; i < leaf->asked->choice_count; i++) {
        const json_t *given = json_object_get(leaf->value, leaf->asked->choices[i].id);
        if (given) {
            add_rating(out, leaf, leaf->asked->choices[i].label, given);
        }
    }
    json_object_foreach((json_t *)(uintptr_t)leaf->value, id, rating)
    {
        if (!offered(leaf->asked, id)) {
            add_rating(out, leaf, id, rating);
        }
    }
    wb_str_add(out, "</tbody>\n</table>\n");
}

static void render_rank(struct wb_str *out, const struct wb_leaf *leaf)
{
    add_list(out, leaf, "ol", leaf->asked->prompt ? leaf->asked->prompt->top : 0);
}

static void render_chosen(struct wb_str *out, const struct wb_leaf *leaf)
{
    if (json_array_size(leaf->value) > 1) {
        add_list(out, leaf, "ul", 0);
    } else {
        render_text(out, leaf);
    }
}

/* ---- tables ---- */

/* Columns of prose are too narrow beside one another: where a cell would take more than about three lines, the table
 * stands row by row, as it does on a phone. */
enum { COLUMNS_MAX = 6, LINE_CHARACTERS = 90, LINES = 3 };

static bool is_prose(const struct wb_leaf *leaf)
{
    size_t longest = 0, columns = leaf->asked->column_count;
    for (size_t i = 0; i < json_array_size(leaf->value); i++) {
        const char *key;
        json_t *cell;
        json_object_foreach(json_array_get(leaf->value, i), key, cell)
        {
            longest = json_string_length(cell) > longest ? json_string_length(cell) : longest;
        }
    }
    return columns > COLUMNS_MAX || longest * columns > LINE_CHARACTERS * LINES;
}

static const char *row_label(const struct wb_asked *asked, const char *id)
{
    for (size_t i = 0; id && i < asked->row_count; i++) {
        if (wb_same(asked->rows[i].id, id)) {
            return asked->rows[i].label;
        }
    }
    return NULL;
}

static bool any_row_label(const struct wb_leaf *leaf, const char *id_key)
{
    for (size_t i = 0; i < json_array_size(leaf->value); i++) {
        if (row_label(leaf->asked, wb_json_string(json_array_get(leaf->value, i), id_key))) {
            return true;
        }
    }
    return false;
}

static void add_head(struct wb_str *out, const struct wb_leaf *leaf, bool labels)
{
    wb_str_add(out, "<thead><tr role=\"row\">");
    if (labels) {
        wb_str_add(out, "<td role=\"cell\"></td>");
    }
    for (size_t i = 0; i < leaf->asked->column_count; i++) {
        wb_str_add(out, "<th scope=\"col\" role=\"columnheader\">");
        wb_html_text(out, leaf->asked->columns[i].label);
        wb_str_add(out, "</th>");
    }
    wb_str_add(out, "</tr></thead>\n");
}

static void add_row(struct wb_str *out, const struct wb_leaf *leaf, const json_t *row, const char *label, bool labels)
{
    wb_str_add(out, "<tr role=\"row\">");
    if (labels) {
        wb_str_add(out, "<th scope=\"row\" role=\"rowheader\" dir=\"auto\">");
        wb_html_text(out, label);
        wb_str_add(out, "</th>");
    }
    for (size_t i = 0; i < leaf->asked->column_count; i++) {
        const struct wb_asked *column = &leaf->asked->columns[i];
        const json_t *cell = json_object_get(row, column->field->id);
        bool empty = wb_value_empty(column->field->type, cell) && !json_is_boolean(cell);
        wb_str_addf(out, "<td role=\"cell\"%s><span class=\"key\" aria-hidden=\"true\">",
                    empty ? " class=\"empty\"" : "");
        wb_html_text(out, column->label);
        wb_str_add(out, "</span><span dir=\"auto\">");
        if (!empty) {
            add_cell_text(out, column, cell);
        }
        wb_str_add(out, "</span></td>");
    }
    wb_str_add(out, "</tr>\n");
}

/* Roles are named although they are those of the elements: laid out row by row, browsers would forget them. */
static void add_table(struct wb_str *out, const struct wb_leaf *leaf, const char *id_key)
{
    bool labels = any_row_label(leaf, id_key);
    wb_str_addf(out, "<table role=\"table\" class=\"grid%s\">\n", is_prose(leaf) ? " prose" : "");
    add_head(out, leaf, labels);
    wb_str_add(out, "<tbody role=\"rowgroup\">\n");
    for (size_t i = 0; i < json_array_size(leaf->value); i++) {
        const json_t *row = json_array_get(leaf->value, i);
        add_row(out, leaf, row, row_label(leaf->asked, wb_json_string(row, id_key)), labels);
    }
    wb_str_add(out, "</tbody>\n</table>\n");
}

static void render_table(struct wb_str *out, const struct wb_leaf *leaf)
{
    add_table(out, leaf, "id");
}

static void render_review(struct wb_str *out, const struct wb_leaf *leaf)
{
    add_table(out, leaf, "of");
}

/* ---- commitments ---- */

static void render_commitment(struct wb_str *out, const struct wb_leaf *leaf)
{
    const struct wb_asked *asked = leaf->asked;
    for (size_t i = 0; i < json_array_size(leaf->value); i++) {
        const json_t *entry = json_array_get(leaf->value, i);
        wb_str_add(out, "<p class=\"action\" dir=\"auto\">");
        wb_html_text(out, wb_json_string(entry, "action"));
        wb_str_add(out, "</p>\n<dl>\n");
        for (size_t j = 1; j < asked->column_count; j++) {
            const struct wb_asked *column = &asked->columns[j];
            const json_t *cell = json_object_get(entry, column->field->id);
            if (wb_value_empty(column->field->type, cell)) {
                continue;
            }
            wb_str_add(out, "<div><dt>");
            wb_html_text(out, column->label);
            wb_str_add(out, "</dt><dd dir=\"auto\">");
            add_cell_text(out, column, cell);
            wb_str_add(out, "</dd></div>\n");
        }
        wb_str_add(out, "</dl>\n");
    }
}

static render *const renders[] = {
    [WB_NOTE] = render_text,
    [WB_TEXT] = render_text,
    [WB_LINE] = render_text,
    [WB_INTEGER] = render_text,
    [WB_DECIMAL] = render_text,
    [WB_RANGE] = render_range,
    [WB_DATE] = render_date,
    [WB_SELECT_ONE] = render_text,
    [WB_SELECT_MULTIPLE] = render_chosen,
    [WB_RANK] = render_rank,
    [WB_RATINGS] = render_ratings,
    [WB_TABLE] = render_table,
    [WB_CHECK] = render_chosen,
    [WB_COMMITMENT] = render_commitment,
    [WB_COMMITMENTS_REVIEW] = render_review,
    [WB_LETTER] = render_text,
};
_Static_assert(sizeof(renders) / sizeof(*renders) == WB_TYPE_COUNT, "each type has its HTML");

void wb_html_value(struct wb_str *out, const struct wb_leaf *leaf)
{
    bool plain = !leaf->asked || !wb_value_shape(leaf->asked->field->type, leaf->value);
    (plain ? render_text : renders[leaf->asked->field->type])(out, leaf);
}
