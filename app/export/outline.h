/* The export as an outline of headings, questions, words and lists, for the formats that are lines of text. What a
 * person wrote arrives as it is: the format makes it harmless. Private to the room. */
#ifndef WB_EXPORT_OUTLINE_H
#define WB_EXPORT_OUTLINE_H

#include "export/export.h"

struct wb_outline_ops {
    void (*heading)(struct wb_str *out, int level, const char *text);          /* level 1 to 4 */
    void (*question)(struct wb_str *out, const char *label, const char *note); /* note: our own words, or NULL */
    void (*words)(struct wb_str *out, const char *text);                       /* a person's, of any number of lines */
    void (*line)(struct wb_str *out, const char *text); /* a sentence; may hold a person's words */
    void (*item)(struct wb_str *out, const char *text); /* of a list */
    void (*end_list)(struct wb_str *out);
};
void wb_outline_write(struct wb_str *out, const struct wb_outline_ops *ops, const struct wb_view *view);

#endif
