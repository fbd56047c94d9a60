/* The export as an outline of headings, questions, words and lists, for the formats that are lines of text. What a
 * person wrote arrives as it is: the format makes it harmless. Private to the room. */
#ifndef WB_EXPORT_OUTLINE_H
#define WB_EXPORT_OUTLINE_H

#include "export/export.h"
#include "export/lines.h"

void wb_outline_write(struct wb_str *out, const struct wb_outline_ops *ops, const struct wb_view *view);

#endif
