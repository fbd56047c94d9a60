/* `export`: what is shared, as a file. What may leave is decided by the export room; here the words of the command line
 * become its options. */
#include "command.h"
#include "export/age.h"
#include "recipients.h"
#include "say.h"
#include "surroundings.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "export/export.h"
#include "session/way.h"

#include <stdlib.h>

/* The command line, understood. */
struct order {
    struct wb_export_options options;
    enum wb_format format;
    const char **workbooks, **sections;
    char **owned;      /* of the sections */
    char **recipients; /* NULL: it is not encrypted */
};

static bool no_format(const char *typed, struct wb_error *err)
{
    const char *names[WB_FORMAT_COUNT + 1] = {0};
    struct wb_str all = {0};
    for (int i = 0; i < WB_FORMAT_COUNT; i++) {
        names[i] = wb_formats[i].name;
        wb_str_addf(&all, "%s%s", i ? ", " : "", names[i]);
    }
    const char *nearest = wb_nearest(typed, names);
    if (nearest)
        wb_fail(err, WB_USAGE, "There is no format \"%s\"; did you mean --format %s?", typed, nearest);
    else
        wb_fail(err, WB_USAGE, "There is no format \"%s\". There are: %s.", typed, wb_str_text(&all));
    wb_str_fini(&all);
    return false;
}

/* The last revision given before a day, by the dates that versions bear. */
struct before {
    struct wb_store *store;
    struct wb_day day;
    int64_t revision;
    char **keys; /* workbook, key, workbook, key ... */
    size_t count, capacity;
};

static bool remember_key(void *data, const struct wb_kept *kept)
{
    struct before *before = data;
    before->keys = wb_grow(before->keys, before->count, &before->capacity, sizeof *before->keys);
    before->keys[before->count++] = wb_copy(kept->workbook);
    before->keys = wb_grow(before->keys, before->count, &before->capacity, sizeof *before->keys);
    before->keys[before->count++] = wb_copy(kept->key);
    return true;
}

static bool look_at_version(void *data, const struct wb_kept *version)
{
    struct before *before = data;
    if (wb_day_compare(wb_instant_day(version->at), before->day) < 0 && version->revision > before->revision)
        before->revision = version->revision;
    return true;
}

static bool revision_before(struct wb_session *session, struct wb_day day, int64_t *out, struct wb_error *err)
{
    struct before before = {.store = wb_session_store(session), .day = day};
    bool done = wb_store_answers(before.store, remember_key, &before, err);
    for (size_t i = 0; done && i < before.count; i += 2)
        done = wb_store_versions(before.store, before.keys[i], before.keys[i + 1], look_at_version, &before, err);
    for (size_t i = 0; i < before.count; i++)
        free(before.keys[i]);
    free(before.keys);
    if (done)
        *out = before.revision;
    return done;
}

static bool read_since(const struct wb_run *run, struct wb_session *session, struct order *order, struct wb_error *err)
{
    const char *since = run->arguments->value[WB_OPTION_SINCE];
    struct wb_day day;

    order->options.since = -1;
    if (!since)
        return true;
    order->options.only_since = true;
    if (wb_same(since, "last"))
        return true;
    if (!wb_day_parse(since, wb_session_today(session), &day))
        return wb_fail(err, WB_USAGE, "--since wants \"last\" or a day, as 2026-11-03, not \"%s\".", since);
    struct wb_day today = wb_session_today(session), as_of = today;
    as_of.year--;
    if (wb_day_compare(day, today) > 0) /* "3 dec" is the one before today here, not the next */
        wb_day_parse(since, as_of, &day);
    if (wb_day_compare(day, today) > 0)
        return wb_fail(err, WB_USAGE, "--since %s is still to come; it wants \"last\" or a day that was.", since);
    return revision_before(session, day, &order->options.since, err);
}

/* WORKBOOK, or WORKBOOK/SECTION for a part of it. */
static bool read_words(const struct wb_run *run, struct wb_session *session, struct order *order, struct wb_error *err)
{
    size_t books = 0, sections = 0;
    if (run->word_count == 0)
        return true;
    order->workbooks = wb_alloc_array(run->word_count + 1, sizeof *order->workbooks);
    order->sections = wb_alloc_array(run->word_count + 1, sizeof *order->sections);
    order->owned = wb_alloc_array(run->word_count + 1, sizeof *order->owned);
    for (size_t i = 0; i < run->word_count; i++) {
        const struct wb_workbook *workbook = NULL;
        const struct wb_section *section = NULL;
        const struct wb_exercise *exercise = NULL;
        const struct wb_prompt *prompt = NULL;
        if (!wb_way_resolve(session, run->words[i], &workbook, &section, &exercise, &prompt, err)) {
            err->code = WB_USAGE;
            return false;
        }
        if (exercise || prompt)
            return wb_fail(err, WB_USAGE, "%s is smaller than a section; export takes WORKBOOK or WORKBOOK/SECTION.",
                           run->words[i]);
        if (section) {
            struct wb_str name = {0};
            wb_str_addf(&name, "%s/%s", workbook->id, section->id);
            order->owned[sections] = wb_str_take(&name);
            order->sections[sections] = order->owned[sections];
            sections++;
        }
        order->workbooks[books++] = workbook->id;
    }
    order->options.workbooks = order->workbooks;
    order->options.sections = sections ? order->sections : NULL;
    return true;
}

static bool read_order(const struct wb_run *run, struct wb_session *session, struct order *order, struct wb_error *err)
{
    const char *format = run->arguments->value[WB_OPTION_FORMAT], *page = run->arguments->value[WB_OPTION_PAGE];

    *order = (struct order){.format = WB_FORMAT_HTML};
    if (format && !wb_format_find(format, &order->format))
        return no_format(format, err);
    if (page && !wb_same(page, "head"))
        return wb_fail(err, WB_USAGE, "There is no page \"%s\"; did you mean --page head?", page);
    order->options.head_page = page != NULL;
    order->options.include_private = wb_given(run->arguments, WB_OPTION_INCLUDE_PRIVATE);
    return wb_export_instant(run, &order->options.at, err) && read_since(run, session, order, err) &&
           read_words(run, session, order, err);
}

static void order_fini(struct order *order)
{
    for (char **one = order->owned; one && *one; one++)
        free(*one);
    free(order->owned);
    wb_recipients_free(order->recipients);
    free(order->workbooks);
    free(order->sections);
}

/* What did not leave, in a sentence or two for the person. */
static void say_summary(const struct wb_view *view)
{
    struct wb_str line = {0};
    wb_add_count(&line, view->shared, "answer", "answers");
    wb_str_add(&line, view->own_copy ? " and your private ones, for you alone." : " shared.");
    if (view->kept_private > 0 && !view->own_copy)
        wb_str_addf(&line, " %d kept private.", view->kept_private);
    if (view->now_private_count > 0) {
        wb_str_add(&line, "\nShared in an earlier export, private now: the copy sent then still has it:");
        for (size_t i = 0; i < view->now_private_count; i++) {
            wb_str_add(&line, "\n  ");
            wb_add_line(&line, view->now_private[i]);
        }
    }
    wb_say("%s", wb_str_text(&line));
    wb_str_fini(&line);
}

static bool preview(const struct order *order, const struct wb_view *view, struct wb_error *err)
{
    struct wb_str out = {0};
    bool done = wb_formats[order->format].write(view, &out, err) && wb_result_str(&out, err);
    wb_str_fini(&out);
    return done;
}

/* What would be written in the clear, for its recipients alone. */
static bool write_encrypted(struct wb_session *session, const struct order *order, const struct wb_view *view,
                            const char *path, bool force, struct wb_error *err)
{
    struct wb_str clear = {0}, cipher = {0};
    bool done = wb_formats[order->format].write(view, &clear, err) &&
                wb_age_encrypt((const char *const *)order->recipients, (struct wb_span){wb_str_text(&clear), clear.len},
                               &cipher, err) &&
                wb_file_write(path, wb_str_text(&cipher), cipher.len, force, err) &&
                wb_export_note(session, view, order->format, err);
    wb_str_fini(&clear);
    wb_str_fini(&cipher);
    return done;
}

/* The name that --output defaults to; of an encrypted file with .age behind it, and numbered where that exists. */
static char *default_name(const struct order *order, const struct wb_view *view, bool encrypted)
{
    char *plain = wb_export_name(view, order->format, ".");
    if (!encrypted)
        return plain;
    struct wb_str name = {0};
    wb_str_addf(&name, "%s.age", plain);
    for (int n = 2; wb_file_exists(wb_str_text(&name)); n++) {
        wb_str_clear(&name);
        wb_str_addf(&name, "%.*s-%d%s.age", (int)(strlen(plain) - strlen(wb_formats[order->format].suffix)), plain, n,
                    wb_formats[order->format].suffix);
    }
    free(plain);
    return wb_str_take(&name);
}

static bool write_file(const struct wb_run *run, struct wb_session *session, const struct order *order,
                       const struct wb_view *view, struct wb_error *err)
{
    const char *asked = run->arguments->value[WB_OPTION_OUTPUT];
    bool force = wb_given(run->arguments, WB_OPTION_FORCE);
    char *path = asked ? wb_copy(asked) : default_name(order, view, order->recipients != NULL);
    bool done = order->recipients ? write_encrypted(session, order, view, path, force, err)
                                  : wb_export_file(session, view, order->format, path, force, err);

    if (done && !wb_same(path, "-")) {
        struct wb_str line = {0};
        wb_add_line(&line, path);
        wb_str_add_char(&line, '\n');
        done = wb_result_str(&line, err);
        wb_str_fini(&line);
    }
    if (done)
        say_summary(view);
    free(path);
    return done;
}

static bool export_order(const struct wb_run *run, struct wb_session *session, const struct order *order,
                         struct wb_error *err)
{
    struct wb_view *view = wb_view_make(session, &order->options, err);
    if (!view)
        return false;
    bool done = wb_given(run->arguments, WB_OPTION_PREVIEW) ? preview(order, view, err)
                                                            : write_file(run, session, order, view, err);
    wb_view_free(view);
    return done;
}

static bool read_recipients(const struct wb_run *run, struct order *order, struct wb_error *err)
{
    const char *named = run->arguments->value[WB_OPTION_ENCRYPT_TO];
    order->recipients = named ? wb_recipients(named, err) : NULL;
    return !named || order->recipients;
}

bool wb_cli_export(const struct wb_run *run, struct wb_error *err)
{
    bool preview_only = wb_given(run->arguments, WB_OPTION_PREVIEW);
    struct wb_session *session = wb_run_session(run, preview_only ? WB_TO_READ : WB_TO_WRITE, err);
    struct order order = {0};

    if (!session)
        return false;
    bool done = read_order(run, session, &order, err) && read_recipients(run, &order, err) &&
                export_order(run, session, &order, err);
    order_fini(&order);
    return wb_run_close(session, done, err);
}
