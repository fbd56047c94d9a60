/* `coach report`: figures of many people under the rules that protect them. On standard output it is a look, which is
 * not remembered; a report in a file is. Both are held against all reports remembered. */
#include "caseload.h"
#include "plain_file.h"
#include "say.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "coach/report.h"

#include <stdlib.h>

static bool read_day(const struct wb_run *run, enum wb_option option, struct wb_day *out, struct wb_error *err)
{
    const char *text = run->arguments->value[option];
    if (!text)
        return wb_fail(err, WB_USAGE, "A report is about a time: --from DATE --to DATE, as 2026-09-01.");
    if (wb_day_read(text, out) || wb_day_parse(text, wb_instant_day(wb_now(&run->clock)), out))
        return true;
    return wb_fail(err, WB_USAGE, "--%s wants a day, as 2026-09-01, not \"%s\".", wb_options[option].name, text);
}

static bool read_time(const struct wb_run *run, struct wb_report_options *options, struct wb_error *err)
{
    if (!read_day(run, WB_OPTION_FROM, &options->from, err) || !read_day(run, WB_OPTION_TO, &options->to, err))
        return false;
    return wb_day_compare(options->from, options->to) <= 0 ||
           wb_fail(err, WB_USAGE, "--from lies after --to; exchange them.");
}

static const struct wb_report_format *find_format(const char *name, struct wb_error *err)
{
    const char **names = wb_alloc_array(wb_report_format_count + 1, sizeof *names);
    const struct wb_report_format *found = name ? NULL : &wb_report_formats[0];
    for (size_t i = 0; i < wb_report_format_count; i++) {
        names[i] = wb_report_formats[i].name;
        if (wb_same(names[i], name))
            found = &wb_report_formats[i];
    }
    const char *nearest = found ? NULL : wb_nearest(name, names);
    if (!found && nearest)
        wb_fail(err, WB_USAGE, "There is no report format \"%s\"; did you mean %s?", name, nearest);
    else if (!found)
        wb_fail(err, WB_USAGE, "There is no report format \"%s\". There are html, markdown, json and csv.", name);
    free(names);
    return found;
}

/* Remembered before it is written: a report that nobody remembers could be compared with the next. */
static bool publish(const struct wb_run *run, struct wb_coach *coach, const struct wb_report *report, const char *path,
                    const struct wb_str *text, struct wb_error *err)
{
    bool force = wb_given(run->arguments, WB_OPTION_FORCE);
    if (!force && wb_file_exists(path))
        return wb_fail(err, WB_EXISTS, "%s exists already; choose another name, or say --force to replace it.", path);
    if (!wb_report_log(coach, report, err) || !wb_file_write(path, wb_str_text(text), text->len, force, err))
        return false;
    wb_say("Written to %s. Asked for again with the same time, it comes unchanged.", path);
    return true;
}

static bool write_report(const struct wb_run *run, struct wb_coach *coach, const struct wb_report *report,
                         const struct wb_report_format *format, struct wb_error *err)
{
    const char *path = run->arguments->value[WB_OPTION_OUTPUT];
    struct wb_str text = {0};
    bool done = format->write(report, &text, err);
    if (done && path && !wb_same(path, "-"))
        done = publish(run, coach, report, path, &text, err);
    else if (done)
        done = wb_result(wb_str_text(&text), text.len, err);
    wb_str_fini(&text);
    return done;
}

bool wb_cli_coach_report(const struct wb_run *run, struct wb_error *err)
{
    struct wb_report_options options = {0};
    const struct wb_report_format *format = find_format(run->arguments->value[WB_OPTION_FORMAT], err);
    const char *path = run->arguments->value[WB_OPTION_FACTS];
    if (!format || !read_time(run, &options, err))
        return false;
    json_t *facts = path ? wb_plain_file(path, err) : NULL;
    options.facts = facts;
    struct wb_coach *coach = path && !facts ? NULL : wb_run_caseload(run, WB_TO_WRITE, err);
    struct wb_report *report = coach ? wb_report_make(coach, &options, err) : NULL;
    bool done = report && write_report(run, coach, report, format, err);
    wb_report_free(report);
    json_decref(facts);
    return coach ? wb_run_caseload_close(coach, done, err) : false;
}
