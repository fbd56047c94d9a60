/* CSV by RFC 4180, one row an answer. A spreadsheet takes no cell for a formula: what begins like one gets an
 * apostrophe, and so does what begins with an apostrophe, so that taking one off always gives the text back. That is
 * why nothing else is done to a text: what is read from a cell is what was typed, controls and joiners too. */
#include "export/csv.h"

#include "base/text.h"
#include "writers.h"

/* What any reader may pass over at the start of a cell; tab and CR are a reason for the apostrophe by themselves. */
static bool is_space(uint32_t code)
{
    return code == ' ' || (code >= '\n' && code <= '\f') || (code >= 0x1C && code <= 0x1F) || code == 0x85 ||
           code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 ||
           code == 0x202F || code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

static bool is_trigger(uint32_t code)
{
    static const uint32_t triggers[] = {'=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, '\t', '\r', '\''};
    for (size_t i = 0; i < sizeof(triggers) / sizeof(*triggers); i++) {
        if (triggers[i] == code) {
            return true;
        }
    }
    return false;
}

static bool needs_guard(const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += wb_utf8_decode(text + at, len - at, &code);
        if (!is_space(code)) {
            return is_trigger(code);
        }
    }
    return false;
}

static void add_cell(struct wb_str *out, const struct wb_csv_cell *cell)
{
    const char *text = cell->text ? cell->text : "";
    size_t size = strlen(text);
    bool guard = !cell->number && needs_guard(text, size);
    bool quote = size > 0 && (strpbrk(text, ",\"\r\n") || guard || text[0] == ' ' || text[size - 1] == ' ');
    wb_str_add(out, quote ? "\"" : "");
    wb_str_add(out, guard ? "'" : "");
    for (const char *at = text; *at;) {
        size_t len = strcspn(at, "\"");
        wb_str_add_n(out, at, len);
        at += len;
        if (*at) {
            wb_str_add(out, "\"\"");
            at++;
        }
    }
    wb_str_add(out, quote ? "\"" : "");
}

void wb_csv_row(struct wb_str *out, const struct wb_csv_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        wb_str_add(out, i > 0 ? "," : "");
        add_cell(out, &cells[i]);
    }
    wb_str_add(out, "\r\n");
}

static const char *const columns[] = {"workbook", "section", "exercise", "prompt",   "question", "state",  "answer",
                                      "sharing",  "quote",   "changed",  "revision", "at",       "earlier"};
enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

static void add_leaf(struct wb_str *out, const struct wb_leaf *leaf)
{
    char at[WB_INSTANT_SIZE];
    struct wb_str revision = {0};
    wb_str_addf(&revision, "%lld", (long long)leaf->revision);
    const struct wb_csv_cell cells[COLUMNS] = {
        {leaf->workbook, false},
        {leaf->section, false},
        {leaf->exercise, false},
        {leaf->key, false},
        {leaf->label, false},
        {wb_state_names[leaf->state], false},
        {leaf->text, json_is_number(leaf->value)},
        {wb_sharing_names[leaf->sharing], false},
        {leaf->quote ? "yes" : "", false},
        {leaf->changed ? "yes" : "", false},
        {wb_str_text(&revision), true},
        {wb_instant_write(leaf->at, at), false},
        {leaf->earlier_question ? "yes" : "", false},
    };
    wb_csv_row(out, cells, COLUMNS);
    wb_str_fini(&revision);
}

bool wb_write_csv(const struct wb_view *view, struct wb_str *out, struct wb_error *err)
{
    struct wb_csv_cell head[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        head[i] = (struct wb_csv_cell){columns[i], false};
    }
    wb_csv_row(out, head, COLUMNS);
    for (size_t i = 0; i < view->leaf_count; i++) {
        add_leaf(out, view->leaves[i]);
    }
    return true;
}
