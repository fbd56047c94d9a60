/* The parts of the HTML page: escaping, one answer, the charts, the style sheet. Private to the room. */
#ifndef WB_EXPORT_HTML_H
#define WB_EXPORT_HTML_H

#include "export/export.h"

bool wb_write_html(const struct wb_view *view, struct wb_str *out, struct wb_error *err);

/* html_text.c. Text for an element or a quoted attribute: nothing in it is markup; controls are made visible. */
void wb_html_text(struct wb_str *out, const char *text);
void wb_html_text_n(struct wb_str *out, const char *text, size_t len);
/* Paragraphs, one for each run of lines between blank ones; lines keep their breaks. Each finds its own direction. */
void wb_html_paragraphs(struct wb_str *out, const char *text);
void wb_html_day(struct wb_str *out, struct wb_day day); /* a time element with the day in words */
void wb_html_moment(struct wb_str *out, struct wb_instant at);

/* html_value.c. One answer by its type. */
void wb_html_value(struct wb_str *out, const struct wb_leaf *leaf);

/* html_charts.c. No chart needs its colour, and beside each stand its numbers. */
/* `brief`: numbers, choices and wheels; else the ratings of many items, which are longer. */
void wb_html_scores(struct wb_str *out, const struct wb_view *view, bool brief, const char *title);
/* A strip with one dot: where a value stands between two ends. */
void wb_html_strip(struct wb_str *out, double start, double end, double value);

/* html_style.c. Lines, NULL-ended. */
extern const char *const wb_html_style[];

#endif
