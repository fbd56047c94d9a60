/* The anonymised report of a time, under rules that let nobody be recognised: which figure may be said, and the reason where not. */
#ifndef WB_COACH_REPORT_H
#define WB_COACH_REPORT_H

#include "coach/caseload.h"

struct wb_report_options {
    struct wb_day from, to;      /* both included */
    const json_t *facts;         /* programme facts, an object of numbers and texts; NULL: none */
};
struct wb_report; /* figures that may be said, and what was withheld, with reasons */
struct wb_report *wb_report_make(struct wb_coach *coach, const struct wb_report_options *options, struct wb_error *err);
void wb_report_free(struct wb_report *report);

struct wb_report_format {
    const char *name, *suffix;
    bool (*write)(const struct wb_report *report, struct wb_str *out, struct wb_error *err);
};
extern const struct wb_report_format wb_report_formats[];
extern const size_t wb_report_format_count;
/* Remembers a report that was written to a file, so that a later one cannot be subtracted from it, and gives the same bytes again. */
bool wb_report_log(struct wb_coach *coach, const struct wb_report *report, struct wb_error *err);

/* All rows as newline-delimited JSON for a database of one's own: documented in app/coach/README.md. */
bool wb_coach_ndjson(struct wb_coach *coach, bool (*write)(void *data, const char *line, size_t len), void *data,
                     struct wb_error *err);

#endif
