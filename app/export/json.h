/* The export as JSON: the file of that format, and the same inside an HTML page. Private to the room. */
#ifndef WB_EXPORT_JSON_H
#define WB_EXPORT_JSON_H

#include "export/export.h"

bool wb_write_json(const struct wb_view *view, struct wb_str *out, struct wb_error *err);
/* As the text of a script element: nothing in it can close the element or open another. */
void wb_write_json_in_html(const struct wb_view *view, struct wb_str *out);

#endif
