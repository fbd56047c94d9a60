/* The figures of a report as JSON (app/data/report.schema.json), each after every rule was asked; writers see nothing
 * else. It knows no file and no format. */
#ifndef WB_APP_COACH_REPORT_FIGURES_H
#define WB_APP_COACH_REPORT_FIGURES_H

#include "report_gather.h"

/* The list of sections: a new reference. Says to `groups` whom each figure stands on. */
json_t *wb_report_sections_json(const struct wb_gathered *gathered, struct wb_groups *groups);

/* {"withheld": ID, "why": SENTENCE} as members of `object`. */
void wb_set_held(json_t *object, enum wb_held held);

#endif
