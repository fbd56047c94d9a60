/* A page of HTML that loads nothing and runs nothing: its beginning with the one style sheet, text made harmless for
 * it, and the smallest drawing. It does not know what the page is about. */
#ifndef WB_EXPORT_PAGE_H
#define WB_EXPORT_PAGE_H

#include "base/str.h"
#include "base/time.h"

/* Doctype, head and the opening of the body; the policy allows this style sheet alone. `language` NULL, or no language
 * tag: en-GB. */
void wb_html_open(struct wb_str *out, const char *language, const char *title);

/* Text for an element or a quoted attribute: nothing in it is markup; controls are made visible. */
void wb_html_text(struct wb_str *out, const char *text);
void wb_html_text_n(struct wb_str *out, const char *text, size_t len);
/* Paragraphs, one for each run of lines between blank ones; lines keep their breaks. Each finds its own direction. */
void wb_html_paragraphs(struct wb_str *out, const char *text);
void wb_html_day(struct wb_str *out, struct wb_day day); /* a time element with the day in words */
void wb_html_moment(struct wb_str *out, struct wb_instant at);

/* A strip with one dot: where a value stands between two ends. */
void wb_html_strip(struct wb_str *out, double start, double end, double value);

/* Where a value lies between two ends of a drawing, as a share from 0 to 1; a number as an attribute: to a tenth, with
 * a point whatever the locale. */
double wb_html_place(double start, double end, double value);
void wb_html_attribute(struct wb_str *out, const char *name, double number);

extern const char *const wb_html_style[]; /* lines, NULL-ended */

#endif
