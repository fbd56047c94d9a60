/* The parts of the HTML page of an export: one answer, the charts. Private to the room. */
#ifndef WB_EXPORT_HTML_H
#define WB_EXPORT_HTML_H

#include "export/export.h"
#include "export/page.h"

bool wb_write_html(const struct wb_view *view, struct wb_str *out, struct wb_error *err);

/* html_value.c. One answer by its type. */
void wb_html_value(struct wb_str *out, const struct wb_leaf *leaf);

/* html_charts.c. No chart needs its colour, and beside each stand its numbers. */
/* `brief`: numbers, choices and wheels; else the ratings of many items, which are longer. */
void wb_html_scores(struct wb_str *out, const struct wb_view *view, bool brief, const char *title);
#endif
