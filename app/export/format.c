/* The formats, once: the table that options, help and writers go by. */
#include "writers.h"

const struct wb_format_ops wb_formats[] = {
    [WB_FORMAT_HTML] = {"html", ".html", "one page to read, print and send; workbook coach reads it too",
                        wb_write_html},
    [WB_FORMAT_MARKDOWN] = {"markdown", ".md", "text with headings, for notes and wikis", wb_write_markdown},
    [WB_FORMAT_JSON] = {"json", ".json", "for programs, for workbook coach, and for your other machine", wb_write_json},
    [WB_FORMAT_CSV] = {"csv", ".csv", "for a spreadsheet, one row an answer", wb_write_csv},
    [WB_FORMAT_TEXT] = {"text", ".txt", "plain text, for an e-mail", wb_write_text},
    [WB_FORMAT_ICS] = {"ics", ".ics", "what you said you would do, with its dates, for a calendar", wb_write_ics},
};
_Static_assert(sizeof(wb_formats) / sizeof(*wb_formats) == WB_FORMAT_COUNT, "each format has a row");

bool wb_format_find(const char *name, enum wb_format *out)
{
    for (int format = 0; format < WB_FORMAT_COUNT; format++) {
        if (wb_same(wb_formats[format].name, name)) {
            *out = (enum wb_format)format;
            return true;
        }
    }
    return false;
}
