/* `status`: progress, the next step, commitments due, and what is new since the last export; in words or as JSON. */
#include "command.h"
#include "say.h"
#include "surroundings.h"

#include "base/json.h"
#include "base/mem.h"
#include "export/export.h"
#include "session/comments.h"
#include "session/way.h"
#include "store/store.h"

#include <stdlib.h>

/* What both ways of saying it need, gathered once. */
struct status {
    struct wb_session *session;
    struct wb_commitments commitments; /* all */
    struct wb_day today;
    const struct wb_exercise *next;
    bool exported; /* to the coach: one's own copy is none */
    struct wb_last_export last_export;
    int new_since; /* answers that a new export would show as changed, or would show at all */
    int unread; /* comments of the coach's */
    struct wb_arena arena;
};

static void count_unread(void *data, const struct wb_prompt *prompt)
{
    struct status *status = data;
    (void)prompt;
    status->unread++;
}

static bool count_new(struct status *status, struct wb_error *err)
{
    struct wb_export_options options = {.since = -1, .at = wb_session_now(status->session)};
    struct wb_view *view = wb_view_make(status->session, &options, err);
    if (!view)
        return false;
    status->new_since = status->exported ? (int)view->changed_count : view->shared;
    wb_view_free(view);
    return true;
}

static bool gather(struct wb_session *session, struct status *status, struct wb_error *err)
{
    *status = (struct status){.session = session, .today = wb_session_today(session)};
    wb_arena_init(&status->arena);
    status->commitments = wb_commitments_all(wb_session_reader(session), &status->arena);
    status->next = wb_way_now(session);
    wb_session_new_comments(session, count_unread, status);
    return wb_store_last_export(wb_session_store(session), &status->last_export, &status->exported, err) &&
           count_new(status, err);
}

/* Due within a week, or overdue. */
static bool is_due(const struct status *status, const struct wb_commitment *commitment)
{
    return commitment->open && wb_day_is(commitment->by) && wb_day_between(status->today, commitment->by) <= 7;
}

/* ------------------------------------------------------------------ in words */

static void add_books(const struct status *status, struct wb_str *out)
{
    const struct wb_library *library = wb_session_library(status->session);
    for (size_t i = 0; i < library->count; i++) {
        struct wb_progress progress = wb_way_progress(status->session, library->books[i]);
        wb_add_line(out, wb_workbook_title(wb_session_reader(status->session), library->books[i]));
        wb_str_addf(out, " (%s): %d of %d answered", library->books[i]->id, progress.answered, progress.asked);
        if (progress.minutes_left > 0)
            wb_str_addf(out, ", about %d minutes left", progress.minutes_left);
        wb_str_add_char(out, '\n');
    }
}

static void add_next(const struct status *status, struct wb_str *out)
{
    struct wb_str advice = {0};
    wb_way_advice(status->session, &advice);
    wb_str_add(out, "\nNext: ");
    wb_add_line(out, wb_str_text(&advice));
    wb_str_add_char(out, '\n');
    if (status->next) {
        wb_str_add(out, "      ");
        wb_add_line(out, wb_exercise_title(wb_session_reader(status->session), status->next));
        wb_str_addf(out, " (workbook open %s/%s/%s)\n", status->next->section->workbook->id, status->next->section->id,
                    status->next->id);
    }
    wb_str_fini(&advice);
}

static void add_due(const struct status *status, struct wb_str *out)
{
    bool any = false;
    for (size_t i = 0; i < status->commitments.count; i++) {
        const struct wb_commitment *commitment = &status->commitments.list[i];
        char day[WB_DAY_SIZE];
        if (!is_due(status, commitment))
            continue;
        wb_str_add(out, any ? "" : "\nYou said you would\n");
        any = true;
        wb_str_add(out, "  ");
        wb_add_line(out, commitment->action ? commitment->action : "(not put into words)");
        wb_str_addf(out, ": by %s%s\n", wb_day_short(commitment->by, status->today, day),
                    wb_day_compare(commitment->by, status->today) < 0 ? ", which is past" : "");
    }
}

static void add_news(const struct status *status, struct wb_str *out)
{
    char day[WB_DAY_SIZE];
    wb_str_add_char(out, '\n');
    if (!status->exported && !status->new_since)
        wb_str_add(out, "Nothing has been exported, and nothing is there to share yet.\n");
    else if (!status->exported) {
        wb_str_add(out, "Nothing has been exported yet: ");
        wb_add_count(out, status->new_since, "answer", "answers");
        wb_str_add(out, " would be shared.\n");
    } else {
        wb_str_addf(out, "Last export %s: ", wb_day_short(wb_instant_day(status->last_export.at), status->today, day));
        wb_add_count(out, status->new_since, "answer is", "answers are");
        wb_str_add(out, " new since then.\n");
    }
}

static void add_unread(const struct status *status, struct wb_str *out)
{
    if (status->unread == 0)
        return;
    wb_str_add(out, "\nYour coach wrote to you: ");
    wb_add_count(out, status->unread, "comment", "comments");
    wb_str_add(out, " that you have not read. `workbook` takes you there.\n");
}

static void in_words(const struct status *status, struct wb_str *out)
{
    add_books(status, out);
    add_next(status, out);
    add_unread(status, out);
    add_due(status, out);
    add_news(status, out);
}

/* ------------------------------------------------------------------ as JSON */

static json_t *books_json(const struct status *status)
{
    const struct wb_library *library = wb_session_library(status->session);
    json_t *list = json_array();
    for (size_t i = 0; i < library->count; i++) {
        const struct wb_workbook *book = library->books[i];
        struct wb_progress progress = wb_way_progress(status->session, book);
        json_t *one = json_object();
        wb_json_set_text(one, "workbook", book->id);
        wb_json_set_text(one, "title", wb_workbook_title(wb_session_reader(status->session), book));
        json_object_set_new(one, "version", json_integer(book->version));
        json_object_set_new(one, "asked", json_integer(progress.asked));
        json_object_set_new(one, "answered", json_integer(progress.answered));
        json_object_set_new(one, "minutes_left", json_integer(progress.minutes_left));
        json_object_set_new(one, "minutes", json_integer(progress.minutes));
        json_array_append_new(list, one);
    }
    return list;
}

static json_t *next_json(const struct status *status)
{
    struct wb_str advice = {0};
    json_t *next = json_object();
    wb_way_advice(status->session, &advice);
    wb_json_set_text(next, "advice", wb_str_text(&advice));
    wb_str_fini(&advice);
    if (status->next) {
        wb_json_set_text(next, "workbook", status->next->section->workbook->id);
        wb_json_set_text(next, "section", status->next->section->id);
        wb_json_set_text(next, "exercise", status->next->id);
        wb_json_set_text(next, "title", wb_exercise_title(wb_session_reader(status->session), status->next));
        json_object_set_new(next, "minutes", json_integer(status->next->minutes));
    }
    return next;
}

static json_t *due_json(const struct status *status)
{
    json_t *list = json_array();
    for (size_t i = 0; i < status->commitments.count; i++) {
        const struct wb_commitment *commitment = &status->commitments.list[i];
        char day[WB_DAY_SIZE];
        if (!is_due(status, commitment))
            continue;
        json_t *one = json_object();
        wb_json_set_text(one, "of", commitment->of);
        wb_json_set_text(one, "action", commitment->action);
        wb_json_set_text(one, "by", wb_day_write(commitment->by, day));
        json_object_set_new(one, "overdue", json_boolean(wb_day_compare(commitment->by, status->today) < 0));
        json_array_append_new(list, one);
    }
    return list;
}

static void as_json(const struct status *status, struct wb_str *out)
{
    char instant[WB_INSTANT_SIZE];
    json_t *all = json_object();
    wb_json_set_text(all, "format", "careers-workbook/status");
    json_object_set_new(all, "version", json_integer(1));
    wb_json_set_text(all, "data", wb_store_path(wb_session_store(status->session)));
    json_object_set_new(all, "workbooks", books_json(status));
    json_object_set_new(all, "next", next_json(status));
    json_object_set_new(all, "commitments_due", due_json(status));
    json_object_set_new(all, "unread_comments", json_integer(status->unread));
    json_object_set_new(all, "last_export",
                        status->exported ? json_string(wb_instant_write(status->last_export.at, instant))
                                         : json_null());
    json_object_set_new(all, "new_since_last_export", json_integer(status->new_since));
    wb_json_write_pretty(out, all, 2);
    if (out->len && out->data[out->len - 1] != '\n')
        wb_str_add_char(out, '\n');
    json_decref(all);
}

bool wb_cli_status(const struct wb_run *run, struct wb_error *err)
{
    struct wb_session *session = wb_run_session(run, WB_TO_READ, err);
    struct wb_str out = {0};
    struct status status;

    if (!session)
        return false;
    bool done = gather(session, &status, err);
    if (done) {
        (wb_given(run->arguments, WB_OPTION_JSON) ? as_json : in_words)(&status, &out);
        done = wb_result_str(&out, err);
    }
    wb_arena_fini(&status.arena);
    wb_str_fini(&out);
    return wb_run_close(session, done, err);
}
