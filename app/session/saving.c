/* Saving: what waits goes to the file in order, and what the header says about it. */
#include "inside.h"

#include <stdlib.h>
#include <time.h>

/* Milliseconds: fsynced this long after the last key, and never later than a second after the first; what failed is
 * tried again each second; whether another window asks for the file is looked at this often while someone types. */
enum { REST = 400, AT_MOST = 1000, RETRY = 1000, LOOK = 500 };

int64_t wb_session_tick(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void note_failure(struct wb_session *session)
{
    session->failed = true;
    snprintf(session->reason, sizeof session->reason, "%s", wb_store_reason(session->store));
}

void wb_session_wrote(struct wb_session *session, bool done)
{
    int64_t now = wb_session_tick();
    if (!done)
        note_failure(session);
    if (!session->unsettled)
        session->first_change = now;
    session->unsettled = true;
    session->last_change = now;
}

/* ------------------------------------------------------------------ one answer */

static void wait(struct wb_session *session, struct wb_slot *slot)
{
    if (slot->unsaved)
        return;
    slot->unsaved = true;
    session->unsaved = wb_grow(session->unsaved, session->unsaved_count, &session->unsaved_capacity, sizeof(void *));
    session->unsaved[session->unsaved_count++] = slot;
}

static size_t book_index(const struct wb_session *session, const struct wb_slot *slot)
{
    for (size_t i = 0; slot->prompt && i < session->library.count; i++)
        if (session->library.books[i] == slot->prompt->workbook)
            return i;
    return SIZE_MAX;
}

static bool keep_book(struct wb_session *session, const struct wb_slot *slot, struct wb_error *err)
{
    size_t book = book_index(session, slot);
    if (book == SIZE_MAX || session->book_kept[book])
        return true;
    const struct wb_workbook *kept = session->library.books[book];
    return wb_store_keep_workbook(session->store, kept->id, kept->version, kept->source, kept->source_len, err);
}

static bool append(struct wb_session *session, int64_t id, const struct wb_step *step, struct wb_error *err)
{
    const struct wb_edit edit = {step->seq,
                                 step->kind,
                                 step->group,
                                 step->path,
                                 step->at,
                                 {step->removed.data, step->removed.len},
                                 {step->inserted.data, step->inserted.len}};
    return wb_store_append(session->store, id, &edit, err);
}

/* Inside a transaction where it is more than one row. */
static bool write_steps(struct wb_session *session, struct wb_slot *slot, int64_t *id, struct wb_error *err)
{
    if (*id == 0 && !wb_store_answer_id(session->store, slot->workbook, slot->key, id, err))
        return false;
    if (!keep_book(session, slot, err))
        return false;
    size_t head = slot->on_disk < slot->count ? slot->count : slot->disk_done;
    for (size_t i = slot->on_disk; i < slot->count; i++)
        if (!append(session, *id, &slot->steps[i], err))
            return false;
    return head == slot->done || wb_store_set_head(session->store, *id, wb_steps_head(slot), err);
}

static bool write_slot(struct wb_session *session, struct wb_slot *slot, struct wb_error *err)
{
    if (!wb_steps_load(session, slot, err))
        return false;
    size_t book = book_index(session, slot), todo = slot->count - slot->on_disk;
    if (todo == 0 && slot->disk_done == slot->done)
        return true;
    int64_t id = slot->id;
    bool many = id == 0 || todo != 1 || slot->done != slot->count || (book != SIZE_MAX && !session->book_kept[book]);
    if (many && !wb_store_begin(session->store, err))
        return false;
    if (!write_steps(session, slot, &id, err)) {
        if (many)
            wb_store_rollback(session->store);
        return false;
    }
    if (many && !wb_store_commit(session->store, err))
        return false;
    slot->id = id;
    slot->on_disk = slot->count;
    slot->disk_done = slot->done;
    if (book != SIZE_MAX)
        session->book_kept[book] = true;
    return true;
}

/* ------------------------------------------------------------------ versions */

/* The wording as it is asked now goes with the version, so that it can be shown so whatever becomes of the workbook. */
static char *wording_of(struct wb_session *session, struct wb_slot *slot)
{
    if (slot->prompt) {
        json_t *wording = wb_asked_wording(&session->reader, slot->prompt);
        if (wording) {
            json_decref(slot->wording);
            slot->wording = wording;
            slot->wording_read = true;
        }
    }
    const json_t *wording = wb_slot_wording(session, slot);
    return wording ? wb_json_text(wording) : NULL;
}

/* A row that was added and never filled, or emptied again, is not kept; a starter row that was emptied is, since the
 * author's would come back otherwise. */
static bool is_blank(const struct wb_slot *slot, const json_t *row)
{
    if (!json_is_object(row) || json_object_size(row) != 1 || !wb_row_id(row))
        return false;
    for (size_t i = 0; slot->prompt && i < slot->prompt->row_count; i++)
        if (wb_same(slot->prompt->rows[i].id, wb_row_id(row)))
            return false;
    return true;
}

static bool tidy(struct wb_session *session, struct wb_slot *slot, struct wb_error *err)
{
    const json_t *value = wb_slot_value(session, slot);
    json_t *kept = json_array();
    size_t i;
    json_t *row;
    json_array_foreach(value, i, row)
    {
        if (!is_blank(slot, row))
            json_array_append(kept, row);
    }
    bool blank = json_array_size(kept) < json_array_size(value), done = true;
    if (blank) {
        wb_session_replace(session, slot, "", json_array_size(kept) ? kept : NULL, wb_steps_group(slot) - 1);
        done = write_slot(session, slot, err);
    }
    json_decref(kept);
    return done;
}

bool wb_session_end_version(struct wb_session *session, struct wb_slot *slot, struct wb_error *err)
{
    if (!slot->draft || slot->id == 0)
        return true;
    wb_place_pin(session, slot);
    if (!tidy(session, slot, err))
        return false;
    const json_t *value = wb_slot_value(session, slot);
    char *text = value ? wb_json_text(value) : NULL;
    char *wording = wording_of(session, slot);
    struct wb_kept kept = {
        .id = slot->id,
        .workbook = slot->workbook,
        .key = slot->key,
        .state = slot->answer.state,
        .value = text,
        .value_len = text ? strlen(text) : 0,
        .sharing = slot->chosen,
        .asked_sharing = slot->prompt ? (int)(slot->chosen >= 0 ? slot->prompt->sharing : wb_slot_sharing(slot))
                                      : slot->asked_sharing,
        .quote = slot->answer.quote,
        .wording = wording,
        .workbook_version = slot->prompt ? slot->prompt->workbook->version : slot->answer.workbook_version,
        .at = wb_now(&session->clock),
    };
    int64_t revision;
    bool done = wb_store_end_version(session->store, &kept, &revision, err);
    if (done && revision != slot->answer.revision) {
        slot->answer.revision = revision;
        slot->answer.at = kept.at;
        slot->answer.workbook_version = kept.workbook_version;
        slot->asked_sharing = kept.asked_sharing;
    }
    free(text);
    free(wording);
    slot->leaving = !done;
    if (!done)
        return false;
    slot->draft = false;
    wb_steps_forget(slot);
    if (session->typing == slot)
        session->typing = NULL;
    wb_session_wrote(session, true);
    return true;
}

static bool end_versions(struct wb_session *session, bool all, struct wb_error *err)
{
    for (size_t i = 0; i < session->count; i++) {
        struct wb_slot *slot = session->slots[i];
        if (slot->draft && (all || slot->leaving) &&
            (!wb_steps_load(session, slot, err) || !wb_session_end_version(session, slot, err)))
            return false;
    }
    return true;
}

void wb_session_leave(struct wb_session *session, const struct wb_prompt *prompt)
{
    struct wb_slot *slot = wb_slot_find(session, prompt->workbook->id, prompt->key);
    wb_session_break_undo(session);
    if (!slot || !slot->draft || !wb_session_may_write(session, NULL))
        return;
    slot->leaving = true;
    if (slot->unsaved || session->failed)
        return; /* ended when what waits is written */
    if (!wb_session_end_version(session, slot, NULL))
        note_failure(session);
}

/* ------------------------------------------------------------------ all that waits */

bool wb_session_prepare(struct wb_session *session, struct wb_error *err)
{
    for (size_t i = 0; session->renames > 0 && i < session->count; i++) {
        struct wb_slot *slot = session->slots[i];
        if (!slot->stored_key)
            continue;
        if (!wb_store_rename(session->store, slot->workbook, slot->stored_key, slot->key, err))
            return false;
        free(slot->stored_key);
        slot->stored_key = NULL;
        session->renames--;
    }
    return true;
}

static bool write_waiting(struct wb_session *session, struct wb_error *err)
{
    if (!wb_session_prepare(session, err))
        return false;
    while (session->unsaved_count > 0) {
        struct wb_slot *slot = session->unsaved[0];
        if (!write_slot(session, slot, err))
            return false;
        slot->unsaved = false;
        memmove(session->unsaved, session->unsaved + 1, --session->unsaved_count * sizeof(void *));
    }
    return true;
}

/* Everything that failed before, and the versions that could not be ended then. */
static bool catch_up(struct wb_session *session, struct wb_error *err)
{
    bool was_failed = session->failed;
    if (!write_waiting(session, err) || !wb_kept_settings_save(session, err) ||
        (was_failed && !end_versions(session, false, err))) {
        note_failure(session);
        return false;
    }
    session->failed = false;
    return true;
}

bool wb_session_save(struct wb_session *session, struct wb_slot *slot, struct wb_error *err)
{
    if (!session->failed && session->unsaved_count == 0 && session->renames == 0) {
        if (write_slot(session, slot, err)) {
            wb_session_wrote(session, true);
            return true;
        }
        wait(session, slot);
        wb_session_wrote(session, false);
        return false;
    }
    wait(session, slot);
    bool done = catch_up(session, err);
    wb_session_wrote(session, done);
    return done;
}

/* ------------------------------------------------------------------ the other window */

static void let_go(struct wb_session *session)
{
    struct wb_str why = {0};
    char clock[WB_INSTANT_SIZE];
    if (!wb_store_passed_by(session->store)) {
        catch_up(session, NULL);
        end_versions(session, true, NULL);
        wb_store_settle(session->store, NULL);
    }
    wb_store_unlock(session->store);
    wb_str_addf(&why, "Another window has gone on with your answers at %s; this one only reads",
                wb_instant_clock(wb_now(&session->clock), clock));
    session->read_only = wb_str_take(&why);
    session->unsettled = false;
}

bool wb_session_may_write(struct wb_session *session, struct wb_error *err)
{
    int64_t now = wb_session_tick();
    if (!session->read_only && now - session->last_look >= LOOK) {
        session->last_look = now;
        if (!wb_store_held(session->store))
            let_go(session);
    }
    return !session->read_only || wb_fail(err, WB_BUSY, "%s", session->read_only);
}

/* ------------------------------------------------------------------ what the header says */

bool wb_session_settle(struct wb_session *session, struct wb_error *err)
{
    if (session->read_only)
        return true;
    session->last_look = 0;
    if (!wb_session_may_write(session, NULL))
        return true; /* saved while letting go */
    bool waited = session->unsettled || session->failed;
    bool done = catch_up(session, err);
    wb_place_save(session);
    if (done && !wb_store_settle(session->store, err)) {
        note_failure(session);
        done = false;
    }
    if (!done) {
        session->last_change = session->first_change = wb_session_tick();
        return false;
    }
    session->unsettled = false;
    if (waited)
        session->settled_at = wb_now(&session->clock);
    return true;
}

struct wb_save_status wb_session_save_status(const struct wb_session *session)
{
    struct wb_save_status status = {.saved = WB_SAVED, .at = session->settled_at};
    if (session->failed) {
        status.saved = WB_NOT_SAVED;
        status.reason = session->reason;
    } else if (session->unsettled) {
        status.saved = WB_SAVING;
    }
    return status;
}

int wb_session_due(const struct wb_session *session)
{
    if (session->read_only)
        return -1;
    int64_t now = wb_session_tick(), at = -1;
    if (session->failed)
        at = session->last_change + RETRY;
    else if (session->unsettled)
        at = session->last_change + REST < session->first_change + AT_MOST ? session->last_change + REST
                                                                           : session->first_change + AT_MOST;
    else if (session->place_unsaved)
        at = session->last_change + REST;
    else
        return wb_store_held(session->store) ? -1 : 0; /* asked to let go: settling does it */
    return at > now ? (int)(at - now) : 0;
}

bool wb_session_end_all(struct wb_session *session, struct wb_error *err)
{
    if (session->read_only)
        return true;
    wb_recovered_note(session);
    if (catch_up(session, err) && end_versions(session, true, err))
        return true;
    note_failure(session);
    return false;
}
