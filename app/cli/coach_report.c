/* `coach report` and `coach export`: figures of many people under the rules that protect them, and the coach's own
 * rows. */
#include "caseload.h"
#include "say.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "coach/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_day(const struct wb_run *run, enum wb_option option, struct wb_day *out, struct wb_error *err)
{
    const char *text = run->arguments->value[option];
    if (!text)
        return wb_fail(err, WB_USAGE, "A report is about a time: --from DATE --to DATE, as 2026-09-01.");
    if (wb_day_read(text, out) || wb_day_parse(text, wb_instant_day(wb_now(&run->clock)), out))
        return true;
    return wb_fail(err, WB_USAGE, "--%s wants a day, as 2026-09-01, not \"%s\".", wb_options[option].name, text);
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
    if (!found)
        wb_fail(err, WB_USAGE, "There is no report format \"%s\"%s%s%s", name, nearest ? "; did you mean " : ".",
                nearest ? nearest : " There are html, markdown, json and csv.", nearest ? "?" : "");
    free(names);
    return found;
}

/* ./report-FROM-TO.html, then -2. */
static char *default_name(const struct wb_report_options *options, const struct wb_report_format *format)
{
    char from[WB_DAY_SIZE], to[WB_DAY_SIZE];
    struct wb_str name = {0};
    for (int n = 1; !name.len || wb_file_exists(wb_str_text(&name)); n++) {
        wb_str_clear(&name);
        wb_str_addf(&name, "./report-%s-%s", wb_day_write(options->from, from), wb_day_write(options->to, to));
        if (n > 1)
            wb_str_addf(&name, "-%d", n);
        wb_str_add(&name, format->suffix);
    }
    return wb_str_take(&name);
}

static bool write_report(const struct wb_run *run, struct wb_coach *coach, const struct wb_report *report,
                         const struct wb_report_options *options, const struct wb_report_format *format,
                         struct wb_error *err)
{
    const char *asked = run->arguments->value[WB_OPTION_OUTPUT];
    char *path = asked ? wb_copy(asked) : default_name(options, format);
    struct wb_str out = {0};
    bool to_file = !wb_same(path, "-");
    bool done = format->write(report, &out, err) &&
                wb_file_write(path, wb_str_text(&out), out.len, wb_given(run->arguments, WB_OPTION_FORCE), err);
    if (done && to_file) {
        done = wb_report_log(coach, report, err);
        wb_str_clear(&out);
        wb_add_line(&out, path);
        wb_str_add_char(&out, '\n');
        done = done && wb_result_str(&out, err);
    }
    wb_str_fini(&out);
    free(path);
    return done;
}

bool wb_cli_coach_report(const struct wb_run *run, struct wb_error *err)
{
    struct wb_report_options options = {0};
    const struct wb_report_format *format = find_format(run->arguments->value[WB_OPTION_FORMAT], err);
    if (!format || !read_day(run, WB_OPTION_FROM, &options.from, err) || !read_day(run, WB_OPTION_TO, &options.to, err))
        return false;
    if (wb_day_compare(options.from, options.to) > 0)
        return wb_fail(err, WB_USAGE, "--from lies after --to; exchange them.");
    struct wb_coach *coach = wb_run_caseload(run, WB_TO_WRITE, err);
    if (!coach)
        return false;
    struct wb_report *report = wb_report_make(coach, &options, err);
    bool done = report && write_report(run, coach, report, &options, format, err);
    wb_report_free(report);
    return wb_run_caseload_close(coach, done, err);
}

/* ------------------------------------------------------------------ export */

/* Rows go out as they come: a caseload of thousands is never held whole. */
struct sink {
    int fd;
    struct wb_str waiting;
    bool failed;
};

static bool put(struct sink *sink)
{
    for (size_t at = 0; at < sink->waiting.len && !sink->failed;) {
        ssize_t done = write(sink->fd, sink->waiting.data + at, sink->waiting.len - at);
        if (done > 0)
            at += (size_t)done;
        else if (errno != EINTR)
            sink->failed = true;
    }
    wb_str_clear(&sink->waiting);
    return !sink->failed;
}

static bool take_line(void *data, const char *line, size_t len)
{
    struct sink *sink = data;
    wb_str_add_n(&sink->waiting, line, len);
    if (!len || line[len - 1] != '\n')
        wb_str_add_char(&sink->waiting, '\n');
    return sink->waiting.len < 65536 || put(sink);
}

static bool write_rows(struct wb_coach *coach, struct sink *sink, const char *where, struct wb_error *err)
{
    struct wb_error why = {0};
    bool done = wb_coach_ndjson(coach, take_line, sink, &why) && put(sink);
    if (sink->failed)
        wb_fail(err, WB_FAILED, "%s cannot be written: %s.", where, strerror(errno));
    else if (!done)
        *err = why;
    return done;
}

/* Beside the file first, so that a half one never stands under its name. */
static bool rows_to_file(struct wb_coach *coach, const char *path, bool force, struct wb_error *err)
{
    struct wb_str part = {0};
    if (!force && wb_file_exists(path))
        return wb_fail(err, WB_EXISTS, "%s exists already; choose another name, or say --force to replace it.", path);
    wb_str_addf(&part, "%s.part", path);
    struct sink sink = {.fd = open(wb_str_text(&part), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600)};
    bool done = sink.fd >= 0 && fchmod(sink.fd, 0600) == 0;
    if (!done)
        wb_fail(err, WB_FAILED, "%s cannot be written: %s.", path, strerror(errno));
    done = done && write_rows(coach, &sink, path, err);
    if (done && (fsync(sink.fd) != 0 || rename(wb_str_text(&part), path) != 0))
        done = wb_fail(err, WB_FAILED, "%s cannot be written: %s.", path, strerror(errno));
    if (sink.fd >= 0)
        close(sink.fd);
    if (!done && sink.fd >= 0)
        unlink(wb_str_text(&part));
    wb_str_fini(&sink.waiting);
    wb_str_fini(&part);
    return done;
}

bool wb_cli_coach_export(const struct wb_run *run, struct wb_error *err)
{
    const char *format = run->arguments->value[WB_OPTION_FORMAT], *path = run->arguments->value[WB_OPTION_OUTPUT];
    if (format && !wb_same(format, "ndjson"))
        return wb_fail(err, WB_USAGE, "There is no format \"%s\" here; did you mean ndjson?", format);
    struct wb_coach *coach = wb_run_caseload(run, WB_TO_READ, err);
    if (!coach)
        return false;
    bool done;
    if (path && !wb_same(path, "-")) {
        done = rows_to_file(coach, path, wb_given(run->arguments, WB_OPTION_FORCE), err);
    } else {
        struct sink sink = {.fd = STDOUT_FILENO};
        done = write_rows(coach, &sink, "Standard output", err);
        wb_str_fini(&sink.waiting);
    }
    return wb_run_caseload_close(coach, done, err);
}
