#include "inside.h"

#include "base/text.h"

#include <stdlib.h>

static uint32_t hash_of(const char *workbook, const char *key)
{
    uint32_t hash = 2166136261u;
    for (const char *c = workbook; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    hash = (hash ^ '/') * 16777619u;
    for (const char *c = key; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    return hash;
}

/* Where a slot stands in the table, or the free place where it would. */
static size_t place_of(const struct wb_session *session, const char *workbook, const char *key)
{
    size_t at = hash_of(workbook, key) & (session->table_size - 1);
    while (session->table[at]) {
        const struct wb_slot *slot = session->slots[session->table[at] - 1];
        if (strcmp(slot->key, key) == 0 && strcmp(slot->workbook, workbook) == 0)
            break;
        at = (at + 1) & (session->table_size - 1);
    }
    return at;
}

static void rebuild_table(struct wb_session *session, size_t size)
{
    free(session->table);
    session->table = wb_alloc_array(size, sizeof *session->table);
    session->table_size = size;
    for (size_t i = 0; i < session->count; i++)
        session->table[place_of(session, session->slots[i]->workbook, session->slots[i]->key)] = (uint32_t)i + 1;
}

struct wb_slot *wb_slot_find(struct wb_session *session, const char *workbook, const char *key)
{
    if (session->table_size == 0)
        return NULL;
    uint32_t index = session->table[place_of(session, workbook, key)];
    return index ? session->slots[index - 1] : NULL;
}

static struct wb_slot *add_slot(struct wb_session *session, const char *workbook, const char *key)
{
    struct wb_slot *slot = wb_alloc(sizeof *slot);
    slot->workbook = wb_copy(workbook);
    slot->key = wb_copy(key);
    slot->chosen = slot->asked_sharing = -1;
    session->slots = wb_grow(session->slots, session->count, &session->capacity, sizeof(void *));
    session->slots[session->count++] = slot;
    if (session->count * 2 > session->table_size)
        rebuild_table(session, session->table_size ? session->table_size * 2 : 256);
    else
        session->table[place_of(session, workbook, key)] = (uint32_t)session->count;
    return slot;
}

struct wb_slot *wb_slot_of(struct wb_session *session, const struct wb_prompt *prompt)
{
    struct wb_slot *slot = wb_slot_find(session, prompt->workbook->id, prompt->key);
    if (!slot) {
        slot = add_slot(session, prompt->workbook->id, prompt->key);
        slot->prompt = prompt;
        slot->loaded = true;
    }
    return slot;
}

static bool read_slot(void *data, const struct wb_kept *kept)
{
    struct wb_slot *slot = add_slot(data, kept->workbook, kept->key);
    slot->id = kept->id;
    slot->answer.state = kept->state;
    slot->answer.quote = kept->quote;
    slot->answer.revision = kept->revision;
    slot->answer.at = kept->at;
    slot->answer.workbook_version = kept->workbook_version;
    slot->chosen = kept->sharing;
    slot->asked_sharing = kept->asked_sharing;
    slot->draft = slot->behind = kept->draft;
    slot->far = !kept->value && kept->value_len > 0;
    if (kept->value)
        wb_str_add_n(&slot->raw, kept->value, kept->value_len);
    return true;
}

bool wb_slots_read(struct wb_session *session, struct wb_error *err)
{
    return wb_store_answers(session->store, read_slot, session, err);
}

/* A prompt that had another id before takes answer and history with it, unless it has an answer of its own. The file is
 * told with the first write. */
static void follow(struct wb_session *session, struct wb_slot *slot)
{
    const struct wb_workbook *book = wb_library_book(&session->library, slot->workbook);
    const struct wb_prompt *now = book ? wb_workbook_was(book, slot->key) : NULL;
    if (!now || wb_slot_find(session, slot->workbook, now->key))
        return;
    slot->stored_key = slot->key;
    slot->key = wb_copy(now->key);
    slot->prompt = now;
    session->renames++;
    rebuild_table(session, session->table_size);
}

void wb_slots_join(struct wb_session *session)
{
    for (size_t i = 0; i < session->count; i++) {
        struct wb_slot *slot = session->slots[i];
        slot->prompt = wb_library_prompt(&session->library, slot->workbook, slot->key);
    }
    for (size_t i = 0; i < session->count; i++)
        if (!session->slots[i]->prompt)
            follow(session, session->slots[i]);
}

bool wb_slots_replay(struct wb_session *session, struct wb_error *err)
{
    for (size_t i = 0; i < session->count; i++)
        if (session->slots[i]->draft && !wb_steps_load(session, session->slots[i], err))
            return false;
    return true;
}

static void slot_free(struct wb_slot *slot)
{
    wb_steps_forget(slot);
    free(slot->steps);
    free(slot->workbook);
    free(slot->key);
    free(slot->stored_key);
    wb_str_fini(&slot->raw);
    wb_str_fini(&slot->text);
    json_decref(slot->value);
    json_decref(slot->wording);
    free(slot);
}

void wb_slots_free(struct wb_session *session)
{
    for (size_t i = 0; i < session->count; i++)
        slot_free(session->slots[i]);
    free(session->slots);
    free(session->table);
    free(session->unsaved);
    session->slots = session->unsaved = NULL;
    session->table = NULL;
    session->count = session->capacity = session->table_size = 0;
    session->unsaved_count = session->unsaved_capacity = session->renames = 0;
    session->typing = NULL;
}

/* ------------------------------------------------------------------ values, from cold to hot */

bool wb_slot_warm(struct wb_session *session, struct wb_slot *slot)
{
    if (slot->far) {
        slot->far = false;
        wb_str_clear(&slot->raw);
        if (!wb_store_answer_text(session->store, slot->id, &slot->raw, NULL, NULL))
            slot->far = true; /* the next time, perhaps */
    }
    if (slot->raw.len > 0) {
        slot->value = wb_json_read(slot->raw.data, slot->raw.len, SIZE_MAX, NULL);
        wb_str_fini(&slot->raw);
    }
    return !slot->far;
}

/* The last name of the path, which says whether an empty string is worth keeping: the other of a choice is. */
static bool stays_when_empty(const char *path)
{
    const char *slash = strrchr(path, '/');
    return strcmp(slash ? slash + 1 : path, "other") == 0;
}

static json_t *string_of(const struct wb_str *text)
{
    json_t *string = json_stringn(wb_str_text(text), text->len);
    if (!string) { /* not UTF-8, which no change lets in, but a damaged journal might */
        struct wb_str clean = {0};
        wb_clean(&clean, text->data, text->len, WB_CLEAN_KEEP);
        string = json_stringn(wb_str_text(&clean), clean.len);
        wb_str_fini(&clean);
    }
    return string;
}

static void cool(struct wb_slot *slot)
{
    if (!slot->text_newer)
        return;
    slot->text_newer = false;
    bool gone = slot->text.len == 0 && !stays_when_empty(slot->text_path);
    wb_path_set(&slot->value, slot->text_path, gone ? NULL : string_of(&slot->text));
}

json_t *wb_slot_value(struct wb_session *session, struct wb_slot *slot)
{
    wb_slot_warm(session, slot);
    cool(slot);
    return slot->value;
}

bool wb_slot_text(struct wb_session *session, struct wb_slot *slot, const char *path)
{
    if (slot->text_on && strcmp(slot->text_path, path) == 0)
        return true;
    const json_t *there = wb_path_get(wb_slot_value(session, slot), path);
    if (slot->far || (there && !json_is_string(there)))
        return false;
    if (strlen(path) >= sizeof slot->text_path)
        return false;
    wb_str_clear(&slot->text);
    if (there)
        wb_str_add_n(&slot->text, json_string_value(there), json_string_length(there));
    snprintf(slot->text_path, sizeof slot->text_path, "%s", path);
    slot->text_on = true;
    return true;
}

void wb_slot_put(struct wb_session *session, struct wb_slot *slot, const char *path, json_t *value)
{
    wb_slot_value(session, slot);
    slot->text_on = false;
    wb_path_set(&slot->value, path, value);
}

bool wb_slot_empty(struct wb_session *session, struct wb_slot *slot)
{
    if (slot->far || slot->raw.len > WB_STORE_LONG)
        return false;
    if (slot->text_on && slot->text_path[0] == '\0')
        return slot->text.len == 0;
    if (slot->text_on && slot->text_newer && slot->text.len > 0)
        return false;
    /* An empty string is never kept, but the type may be another now. */
    if (slot->raw.len > 0 && slot->raw.data[0] == '"')
        return slot->prompt && (wb_types[slot->prompt->field.type].json >> JSON_STRING & 1) == 0;
    const json_t *value = wb_slot_value(session, slot);
    return !value || (slot->prompt && wb_value_empty(slot->prompt->field.type, value));
}

/* ------------------------------------------------------------------ answers as they are handed out */

/* What an answer was given as stays the most that is shared until the person chooses otherwise: an author who opens a
 * question later does not open what was written under the older promise. */
enum wb_sharing wb_slot_sharing(const struct wb_slot *slot)
{
    if (slot->chosen >= 0)
        return (enum wb_sharing)slot->chosen;
    bool asked = slot->asked_sharing >= 0;
    if (!slot->prompt)
        return asked ? (enum wb_sharing)slot->asked_sharing : WB_PRIVATE;
    if (asked && slot->asked_sharing < (int)slot->prompt->sharing)
        return (enum wb_sharing)slot->asked_sharing;
    return slot->prompt->sharing;
}

static void give_wording(struct wb_slot *slot, const char *text, size_t len)
{
    if (!slot->wording_read && len > 0)
        slot->wording = wb_json_read(text, len, SIZE_MAX, NULL);
    slot->wording_read = true;
}

const json_t *wb_slot_wording(struct wb_session *session, struct wb_slot *slot)
{
    if (!slot->wording_read && slot->id) {
        struct wb_str text = {0};
        wb_store_answer_text(session->store, slot->id, NULL, &text, NULL);
        give_wording(slot, text.data, text.len);
        wb_str_fini(&text);
    }
    return slot->wording;
}

const struct wb_answer *wb_slot_answer(struct wb_session *session, struct wb_slot *slot)
{
    if (!slot || slot->shut)
        return NULL;
    slot->answer.value = wb_slot_value(session, slot);
    slot->answer.sharing = wb_slot_sharing(slot);
    slot->answer.wording = slot->wording;
    bool there = slot->answer.value || slot->answer.state != WB_ANSWERED || slot->chosen >= 0 || slot->answer.quote ||
                 slot->answer.revision > 0;
    return there ? &slot->answer : NULL;
}

const struct wb_answer *wb_session_find(void *data, const char *workbook, const char *key)
{
    struct wb_session *session = data;
    return wb_slot_answer(session, wb_slot_find(session, workbook, key));
}

const struct wb_answer *wb_session_answer(struct wb_session *session, const struct wb_prompt *prompt)
{
    struct wb_slot *slot = wb_slot_find(session, prompt->workbook->id, prompt->key);
    if (slot)
        wb_slot_wording(session, slot); /* one prompt's, where all of them would delay a start */
    return wb_slot_answer(session, slot);
}

enum wb_sharing wb_session_sharing(struct wb_session *session, const struct wb_prompt *prompt)
{
    const struct wb_slot *slot = wb_slot_find(session, prompt->workbook->id, prompt->key);
    return slot ? wb_slot_sharing(slot) : prompt->sharing;
}

json_t *wb_session_value_now(struct wb_session *session, const struct wb_prompt *prompt)
{
    const struct wb_answer *answer = wb_session_answer(session, prompt);
    return answer ? wb_value_now(&session->reader, prompt, answer->value) : NULL;
}

/* Rows set aside are looked for only where a table may have any: a long text is not to be made into a value for it. */
static bool has_value_now(struct wb_session *session, struct wb_slot *slot, const struct wb_prompt *prompt)
{
    if (wb_slot_empty(session, slot))
        return false;
    if (!wb_rows_may_be_aside(prompt))
        return true;
    json_t *now = wb_value_now(&session->reader, prompt, wb_slot_value(session, slot));
    json_decref(now);
    return now != NULL;
}

bool wb_session_dealt_with(struct wb_session *session, const struct wb_prompt *prompt)
{
    struct wb_slot *slot = wb_slot_find(session, prompt->workbook->id, prompt->key);
    return slot && (slot->shut || slot->answer.state != WB_ANSWERED || has_value_now(session, slot, prompt));
}

enum wb_state wb_session_state(struct wb_session *session, const struct wb_prompt *prompt)
{
    struct wb_slot *slot = wb_slot_find(session, prompt->workbook->id, prompt->key);
    return slot ? slot->answer.state : WB_ANSWERED;
}

bool wb_session_text(struct wb_session *session, const struct wb_prompt *prompt, const char *path, struct wb_span *out)
{
    struct wb_slot *slot = wb_slot_find(session, prompt->workbook->id, prompt->key);
    if (!slot || slot->shut || !wb_slot_text(session, slot, path) || slot->text.len == 0)
        return false;
    *out = (struct wb_span){slot->text.data, slot->text.len};
    return true;
}

struct wordings {
    struct wb_session *session;
    size_t at; /* where the next is likely: slots stand in the order of their ids as a rule */
};

static bool take_wording(void *data, const struct wb_kept *kept)
{
    struct wordings *to = data;
    struct wb_session *session = to->session;
    for (size_t i = 0; i < session->count; i++) {
        size_t at = (to->at + i) % session->count;
        if (session->slots[at]->id == kept->id) {
            give_wording(session->slots[at], kept->wording, kept->wording ? strlen(kept->wording) : 0);
            to->at = at + 1;
            break;
        }
    }
    return true;
}

static bool wants_wordings(const struct wb_session *session)
{
    for (size_t i = 0; i < session->count; i++)
        if (session->slots[i]->id && !session->slots[i]->wording_read)
            return true;
    return false;
}

void wb_session_read_wordings(struct wb_session *session)
{
    struct wordings to = {session, 0};
    if (!wants_wordings(session) || !wb_store_wordings(session->store, take_wording, &to, NULL))
        return;
    for (size_t i = 0; i < session->count; i++)
        session->slots[i]->wording_read = true; /* those that have none, too */
}
