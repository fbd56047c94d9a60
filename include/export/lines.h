/* A page of headings, questions, words and lists, as lines of text. What a person wrote arrives as it is: the format
 * makes it harmless. It does not know what the page is about. */
#ifndef WB_EXPORT_LINES_H
#define WB_EXPORT_LINES_H

#include "base/str.h"

struct wb_outline_ops {
    void (*heading)(struct wb_str *out, int level, const char *text);          /* level 1 to 4 */
    void (*question)(struct wb_str *out, const char *label, const char *note); /* note: our own words, or NULL */
    void (*words)(struct wb_str *out, const char *text);                       /* a person's, of any number of lines */
    void (*line)(struct wb_str *out, const char *text); /* a sentence; may hold a person's words */
    void (*item)(struct wb_str *out, const char *text); /* of a list */
    void (*end_list)(struct wb_str *out);
};
extern const struct wb_outline_ops wb_markdown_ops;

#endif
