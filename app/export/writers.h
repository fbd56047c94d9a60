/* One writer a format; the table in format.c knows them all. Private to the room. */
#ifndef WB_EXPORT_WRITERS_H
#define WB_EXPORT_WRITERS_H

#include "export/export.h"
#include "html.h"
#include "json.h"

bool wb_write_markdown(const struct wb_view *view, struct wb_str *out, struct wb_error *err);
bool wb_write_csv(const struct wb_view *view, struct wb_str *out, struct wb_error *err);
bool wb_write_text(const struct wb_view *view, struct wb_str *out, struct wb_error *err);
bool wb_write_ics(const struct wb_view *view, struct wb_str *out, struct wb_error *err);

#endif
