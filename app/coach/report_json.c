#include "export/inert.h"
#include "report.h"

bool wb_report_json(const struct wb_report *report, struct wb_str *out, struct wb_error *err)
{
    struct wb_str text = {0};
    (void)err;
    wb_json_write_pretty(&text, report->body, 2);
    wb_inert_json(out, wb_str_text(&text), text.len, "");
    wb_str_fini(&text);
    return true;
}
