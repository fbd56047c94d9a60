/* A report in the hands of its writers: one tree, in which nothing stands that may not be said. Private to the room. */
#ifndef WB_APP_COACH_REPORT_H
#define WB_APP_COACH_REPORT_H

#include "base/json.h"
#include "coach/report.h"

struct wb_report {
    json_t *body; /* app/data/report.schema.json */
    char from[WB_DAY_SIZE], to[WB_DAY_SIZE];
    char *persons, *groups; /* what the caseload remembers with it */
    bool kept;              /* it is remembered already, as it stands */
};

bool wb_report_html(const struct wb_report *report, struct wb_str *out, struct wb_error *err);
bool wb_report_markdown(const struct wb_report *report, struct wb_str *out, struct wb_error *err);
bool wb_report_json(const struct wb_report *report, struct wb_str *out, struct wb_error *err);
bool wb_report_csv(const struct wb_report *report, struct wb_str *out, struct wb_error *err);

#endif
