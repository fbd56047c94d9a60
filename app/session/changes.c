/* Changes: what the person types, chooses, sets. Each becomes steps in the answer's journal. */
#include "inside.h"

#include "base/text.h"

#include <stdlib.h>

enum { TYPED_AT_ONCE = 32 }; /* bytes; more than that was not typed key by key, and is a step of its own */

void wb_session_break_undo(struct wb_session *session)
{
    session->typing = NULL;
}

/* ------------------------------------------------------------------ which step an edit belongs to */

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* Typing on at the end of what was typed, until a word has ended and the next begins. */
static bool types_on(const struct wb_step *last, size_t at, size_t remove, struct wb_span text)
{
    if (remove > 0 || last->removed.len > 0 || text.len > TYPED_AT_ONCE || last->inserted.len > TYPED_AT_ONCE)
        return false;
    if (at != last->at + last->inserted.len)
        return false;
    return last->inserted.len == 0 || !is_space(last->inserted.data[last->inserted.len - 1]) ||
           (text.len > 0 && is_space(text.data[0]));
}

/* Backspace or Delete again, in the same place. */
static bool deletes_on(const struct wb_step *last, size_t at, size_t remove, struct wb_span text)
{
    if (text.len > 0 || last->inserted.len > 0 || remove > TYPED_AT_ONCE || last->removed.len > TYPED_AT_ONCE)
        return false;
    return at + remove == last->at || at == last->at;
}

static int64_t group_of_edit(const struct wb_session *session, const struct wb_slot *slot, const char *path, size_t at,
                             size_t remove, struct wb_span text)
{
    const struct wb_step *last = slot->done ? &slot->steps[slot->done - 1] : NULL;
    bool joins = session->typing == slot && last && last->kind == WB_EDIT_TEXT && wb_same(last->path, path) &&
                 (types_on(last, at, remove, text) || deletes_on(last, at, remove, text));
    return joins ? last->group : wb_steps_group(slot);
}

/* ------------------------------------------------------------------ what a change changes */

bool wb_session_changed(struct wb_session *session, struct wb_slot *slot, bool was_empty, bool typed)
{
    slot->draft = true;
    bool matters = !typed || was_empty != wb_slot_empty(session, slot) ||
                   (slot->prompt && wb_session_is_referenced(session, slot->prompt));
    if (matters)
        wb_reader_changed(&session->reader);
    return matters;
}

/* Whether a change may be made, and the slot ready for it; NULL with the reason. */
static struct wb_slot *start(struct wb_session *session, const struct wb_prompt *prompt, struct wb_error *err)
{
    if (!wb_session_may_write(session, err))
        return NULL;
    struct wb_slot *slot = wb_slot_of(session, prompt);
    if (slot->shut) {
        wb_fail(err, WB_FAILED, "This letter is finished, and stays shut until its section is opened");
        return NULL;
    }
    if (!wb_slot_warm(session, slot)) {
        wb_fail(err, WB_DATA, "This long answer cannot be read just now: %s", wb_store_reason(session->store));
        return NULL;
    }
    wb_steps_load(session, slot, NULL); /* where that fails, steps are put after those of the file later */
    return slot;
}

bool wb_session_replace(struct wb_session *session, struct wb_slot *slot, const char *path, const json_t *value,
                        int64_t group)
{
    const json_t *old = wb_path_get(wb_slot_value(session, slot), path);
    if (old == value || (old && value && json_equal(old, value)))
        return false;
    char *before = old ? wb_json_text(old) : NULL, *after = value ? wb_json_text(value) : NULL;
    const struct wb_edit edit = {
        .kind = WB_EDIT_VALUE, .group = group, .path = path, .removed = wb_span(before), .inserted = wb_span(after)};
    wb_steps_add(session, slot, &edit);
    free(before);
    free(after);
    return true;
}

/* A value at a path whose row or object is not there yet: the whole value is replaced by one that has it. */
static bool replace_whole(struct wb_session *session, struct wb_slot *slot, const char *path, const json_t *value,
                          int64_t group)
{
    json_t *whole = wb_path_with(wb_slot_value(session, slot), path, value);
    bool changed = wb_session_replace(session, slot, "", whole, group);
    json_decref(whole);
    return changed;
}

static bool has_place_for(json_t *value, const char *path)
{
    if (*path == '\0' || wb_path_get(value, path) || json_is_object(value))
        return *path == '\0' || wb_path_get(value, path) || !strchr(path, '/');
    const char *slash = strrchr(path, '/');
    char holder[WB_PATH_SIZE];
    if (!slash)
        return false;
    snprintf(holder, sizeof holder, "%.*s", (int)(slash - path), path);
    return json_is_object(wb_path_get(value, holder));
}

/* ------------------------------------------------------------------ text */

/* Bytes that may be kept: UTF-8 without NUL. */
static struct wb_span fit(struct wb_span text, struct wb_str *clean)
{
    if (text.len == 0 || (!memchr(text.data, '\0', text.len) && wb_utf8_valid(text.data, text.len, NULL)))
        return text;
    wb_clean(clean, text.data, text.len, WB_CLEAN_KEEP);
    return (struct wb_span){wb_str_text(clean), clean->len};
}

/* Makes sure that a string can stand at the path: what is not one (an answer of an earlier type) gives way, a row is
 * made. */
static bool make_text(struct wb_session *session, struct wb_slot *slot, const char *path, int64_t group)
{
    bool text = slot->text_on && strcmp(slot->text_path, path) == 0;
    if (text)
        return true;
    json_t *value = wb_slot_value(session, slot);
    const json_t *there = wb_path_get(value, path);
    if (there && !json_is_string(there)) {
        json_t *empty = json_string("");
        wb_session_replace(session, slot, path, *path ? empty : NULL, group);
        json_decref(empty);
    } else if (!there && !has_place_for(value, path)) {
        json_t *empty = json_string("");
        replace_whole(session, slot, path, empty, group);
        json_decref(empty);
    }
    return wb_slot_text(session, slot, path);
}

bool wb_session_edit(struct wb_session *session, const struct wb_prompt *prompt, const char *path, size_t at,
                     size_t remove, const char *text, size_t len, struct wb_error *err)
{
    struct wb_slot *slot = start(session, prompt, err);
    if (!slot)
        return false;
    struct wb_str clean = {0};
    struct wb_span inserted = fit((struct wb_span){text, len}, &clean);
    bool was_empty = wb_slot_empty(session, slot);
    int64_t group = group_of_edit(session, slot, path, at, remove, inserted);
    bool done = make_text(session, slot, path, group) || wb_fail(err, WB_FAILED, "There is no text to change there");
    if (done) {
        at = at < slot->text.len ? at : slot->text.len;
        remove = remove < slot->text.len - at ? remove : slot->text.len - at;
    }
    if (done && (remove > 0 || inserted.len > 0)) {
        struct wb_str removed = {0};
        wb_str_add_n(&removed, wb_str_text(&slot->text) + at, remove);
        const struct wb_edit edit = {.kind = WB_EDIT_TEXT,
                                     .group = group,
                                     .path = path,
                                     .at = at,
                                     .removed = {removed.data, removed.len},
                                     .inserted = inserted};
        wb_steps_add(session, slot, &edit);
        wb_str_fini(&removed);
        session->typing = slot;
        wb_session_changed(session, slot, was_empty, true);
        done = wb_session_save(session, slot, err);
    }
    wb_str_fini(&clean);
    return done;
}

/* ------------------------------------------------------------------ values, states, sharing */

static bool finish(struct wb_session *session, struct wb_slot *slot, bool was_empty, struct wb_error *err)
{
    wb_session_break_undo(session);
    wb_session_changed(session, slot, was_empty, false);
    return wb_session_save(session, slot, err);
}

bool wb_session_set_at(struct wb_session *session, const struct wb_prompt *prompt, const char *path,
                       const json_t *value, struct wb_error *err)
{
    struct wb_slot *slot = start(session, prompt, err);
    if (!slot)
        return false;
    bool was_empty = wb_slot_empty(session, slot);
    json_t *now = wb_slot_value(session, slot);
    if (!value && !wb_path_get(now, path))
        return true;
    bool changed = has_place_for(now, path) ? wb_session_replace(session, slot, path, value, wb_steps_group(slot))
                                            : replace_whole(session, slot, path, value, wb_steps_group(slot));
    return !changed || finish(session, slot, was_empty, err);
}

bool wb_session_set(struct wb_session *session, const struct wb_prompt *prompt, const json_t *value,
                    struct wb_error *err)
{
    return wb_session_set_at(session, prompt, "", value, err);
}

static bool set_word(struct wb_session *session, const struct wb_prompt *prompt, enum wb_edit_kind kind,
                     const char *(*word_now)(const struct wb_slot *slot), const char *word, struct wb_error *err)
{
    struct wb_slot *slot = start(session, prompt, err);
    if (!slot)
        return false;
    const char *now = word_now(slot);
    if (strcmp(now, word) == 0)
        return true;
    bool was_empty = wb_slot_empty(session, slot);
    const struct wb_edit edit = {
        .kind = kind, .group = wb_steps_group(slot), .path = "", .removed = wb_span(now), .inserted = wb_span(word)};
    wb_steps_add(session, slot, &edit);
    return finish(session, slot, was_empty, err);
}

static const char *state_now(const struct wb_slot *slot)
{
    return wb_state_names[slot->answer.state];
}

static const char *sharing_now(const struct wb_slot *slot)
{
    return slot->chosen >= 0 ? wb_sharing_names[slot->chosen] : "";
}

static const char *quote_now(const struct wb_slot *slot)
{
    return slot->answer.quote ? "true" : "";
}

bool wb_session_set_state(struct wb_session *session, const struct wb_prompt *prompt, enum wb_state state,
                          struct wb_error *err)
{
    return set_word(session, prompt, WB_EDIT_STATE, state_now, wb_state_names[state], err);
}

bool wb_session_set_sharing(struct wb_session *session, const struct wb_prompt *prompt, enum wb_sharing sharing,
                            struct wb_error *err)
{
    return set_word(session, prompt, WB_EDIT_SHARING, sharing_now, wb_sharing_names[sharing], err);
}

bool wb_session_set_quote(struct wb_session *session, const struct wb_prompt *prompt, bool quote, struct wb_error *err)
{
    return set_word(session, prompt, WB_EDIT_QUOTE, quote_now, quote ? "true" : "", err);
}
