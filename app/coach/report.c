/* Making a report, remembering it, and giving the same one again. */
#include "report.h"

#include "report_figures.h"
#include "report_quotes.h"

#include <stdlib.h>

#define FORMAT "careers-workbook/report"
enum { VERSION = 1 };

const struct wb_report_format wb_report_formats[] = {
    {"html", ".html", wb_report_html},
    {"markdown", ".md", wb_report_markdown},
    {"json", ".json", wb_report_json},
    {"csv", ".csv", wb_report_csv},
};
const size_t wb_report_format_count = sizeof wb_report_formats / sizeof *wb_report_formats;

/* ------------------------------------------------------------------ a report that is remembered */

/* Oldest first: the last one found counts. */
static bool take_kept(void *data, const struct wb_kept_report *kept)
{
    struct wb_report *report = data;
    json_t *body = wb_same(kept->from, report->from) && wb_same(kept->to, report->to)
                       ? wb_json_read(kept->body, strlen(kept->body), SIZE_MAX, NULL)
                       : NULL;
    if (!body)
        return true;
    json_decref(report->body);
    free(report->persons);
    free(report->groups);
    report->body = body;
    report->persons = wb_copy(kept->persons);
    report->groups = wb_copy(kept->groups);
    report->kept = true;
    return true;
}

/* ------------------------------------------------------------------ a new one */

static json_t *facts_json(const json_t *facts)
{
    return json_is_object(facts) ? json_deep_copy(facts) : json_object();
}

static bool fill(struct wb_report *report, struct wb_coach *coach, const struct wb_report_options *options,
                 struct wb_error *err)
{
    struct wb_gathered gathered;
    if (!wb_report_gather(coach->store, &options->from, &options->to, &gathered, err))
        return false;
    struct wb_groups *groups = wb_groups_read(coach->store, gathered.tokens, gathered.people, err);
    json_t *body = json_object();
    wb_json_set_text(body, "format", FORMAT);
    json_object_set_new(body, "version", json_integer(VERSION));
    wb_json_set_text(body, "from", report->from);
    wb_json_set_text(body, "to", report->to);
    json_object_set_new(body, "people", json_integer((json_int_t)gathered.people));
    json_object_set_new(body, "facts", facts_json(options->facts));
    bool done = groups != NULL;
    if (done && gathered.people < WB_FEWEST) {
        wb_set_held(body, WB_HELD_FEW);
    } else if (done) {
        json_object_set_new(body, "sections", wb_report_sections_json(&gathered, groups));
        done = wb_report_quotes(coach->store, &gathered, groups, body, err);
    }
    if (done) {
        report->persons = wb_groups_persons(groups);
        report->groups = wb_groups_text(groups);
    }
    report->body = body;
    wb_groups_free(groups);
    wb_gathered_fini(&gathered);
    return done;
}

/* Other facts are no other figures: these stay as they were said. */
static void renew_facts(struct wb_report *report, const json_t *facts)
{
    if (!facts || json_equal((json_t *)(uintptr_t)facts, json_object_get(report->body, "facts")))
        return;
    json_object_set_new(report->body, "facts", facts_json(facts));
    report->kept = false;
}

struct wb_report *wb_report_make(struct wb_coach *coach, const struct wb_report_options *options, struct wb_error *err)
{
    struct wb_report *report = wb_alloc(sizeof *report);
    wb_day_write(options->from, report->from);
    wb_day_write(options->to, report->to);
    bool done = wb_caseload_reports(coach->store, take_kept, report, err);
    if (done && report->kept)
        renew_facts(report, options->facts);
    else
        done = done && fill(report, coach, options, err);
    if (done)
        return report;
    wb_report_free(report);
    return NULL;
}

void wb_report_free(struct wb_report *report)
{
    if (!report)
        return;
    json_decref(report->body);
    free(report->persons);
    free(report->groups);
    free(report);
}

bool wb_report_log(struct wb_coach *coach, const struct wb_report *report, struct wb_error *err)
{
    if (report->kept)
        return true;
    char *body = wb_json_text(report->body);
    const struct wb_kept_report kept = {report->from, report->to, report->persons, report->groups, body};
    bool done = wb_caseload_put_report(coach->store, &kept, err);
    free(body);
    return done;
}
