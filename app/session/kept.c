/* What the file keeps of the person's way beside answers: settings, which letters are shut, what the head gets. */
#include "inside.h"
#include "programme.h"

#include "session/settings.h"

#include <stdlib.h>

static struct wb_own_setting *find(struct wb_session *session, const char *name)
{
    for (size_t i = 0; i < session->setting_count; i++)
        if (strcmp(session->settings[i].name, name) == 0)
            return &session->settings[i];
    return NULL;
}

static struct wb_own_setting *set(struct wb_session *session, const char *name, const char *value)
{
    struct wb_own_setting *setting = find(session, name);
    if (!setting) {
        session->settings =
            wb_grow(session->settings, session->setting_count, &session->setting_capacity, sizeof *session->settings);
        setting = &session->settings[session->setting_count++];
        *setting = (struct wb_own_setting){.name = wb_copy(name)};
    }
    char *copy = wb_copy(value);
    free(setting->value);
    setting->value = copy;
    return setting;
}

static void take(void *data, const char *name, const char *value)
{
    set(data, name, value);
}

bool wb_kept_settings_read(struct wb_session *session, struct wb_error *err)
{
    for (size_t i = 0; i < session->setting_count; i++) {
        free(session->settings[i].value);
        session->settings[i].value = NULL;
        session->settings[i].unsaved = false;
    }
    return wb_store_settings(session->store, take, session, err);
}

bool wb_kept_settings_save(struct wb_session *session, struct wb_error *err)
{
    for (size_t i = 0; i < session->setting_count; i++) {
        struct wb_own_setting *setting = &session->settings[i];
        if (setting->unsaved && !wb_store_set(session->store, setting->name, setting->value, err))
            return false;
        setting->unsaved = false;
    }
    return true;
}

const char *wb_session_setting(struct wb_session *session, const char *name)
{
    const struct wb_own_setting *setting = find(session, name);
    return setting ? setting->value : NULL;
}

bool wb_kept_setting_put(struct wb_session *session, const char *name, const char *value)
{
    set(session, name, value);
    return wb_store_set(session->store, name, value, NULL);
}

bool wb_session_set_setting(struct wb_session *session, const char *name, const char *value, struct wb_error *err)
{
    if (!wb_session_may_write(session, err))
        return false;
    if (value && *value == '\0')
        value = NULL;
    if (wb_same(wb_session_setting(session, name), value))
        return true;
    set(session, name, value)->unsaved = true;
    bool done = wb_kept_settings_save(session, err);
    wb_session_wrote(session, done);
    return done;
}

/* ------------------------------------------------------------------ what was recovered */

/* Drafts are ended by whichever command writes first, an export or a backup too, and then nothing shows any more that
 * a session was cut off. So that is kept until somebody is told. */
static const char recovered_name[] = "recovered";

void wb_recovered_note(struct wb_session *session)
{
    if (wb_store_recovered(session->store))
        set(session, recovered_name, "untold")->unsaved = true;
}

bool wb_session_recovered(struct wb_session *session)
{
    if (session->read_only)
        return false;
    wb_recovered_note(session);
    if (!wb_session_setting(session, recovered_name))
        return false;
    set(session, recovered_name, NULL)->unsaved = true; /* written with the next change: nothing is, before the check */
    return true;
}

/* ------------------------------------------------------------------ letters */

static void letter_name(const char *workbook, const char *key, struct wb_str *out)
{
    wb_str_addf(out, "letter %s/%s", workbook, key);
}

/* Finished and not opened since. */
static bool is_shut(struct wb_session *session, const struct wb_slot *slot)
{
    struct wb_str name = {0};
    letter_name(slot->workbook, slot->stored_key ? slot->stored_key : slot->key, &name);
    const char *kept = wb_session_setting(session, wb_str_text(&name));
    if (!kept && slot->stored_key) {
        wb_str_clear(&name);
        letter_name(slot->workbook, slot->key, &name);
        kept = wb_session_setting(session, wb_str_text(&name));
    }
    wb_str_fini(&name);
    return wb_same(kept, "shut");
}

void wb_letters_join(struct wb_session *session)
{
    for (size_t i = 0; i < session->count; i++)
        session->slots[i]->shut = is_shut(session, session->slots[i]);
}

bool wb_session_letter_shut(struct wb_session *session, const struct wb_prompt *prompt)
{
    const struct wb_slot *slot = wb_slot_find(session, prompt->workbook->id, prompt->key);
    return slot && slot->shut;
}

static bool set_letter(struct wb_session *session, struct wb_slot *slot, bool shut, struct wb_error *err)
{
    struct wb_str name = {0};
    letter_name(slot->workbook, slot->key, &name);
    slot->shut = shut;
    wb_reader_changed(&session->reader);
    bool done = wb_session_set_setting(session, wb_str_text(&name), shut ? "shut" : "open", err);
    wb_str_fini(&name);
    return done;
}

bool wb_session_finish_letter(struct wb_session *session, const struct wb_prompt *prompt, struct wb_error *err)
{
    if (!wb_session_may_write(session, err))
        return false;
    struct wb_slot *slot = wb_slot_find(session, prompt->workbook->id, prompt->key);
    if (!prompt->opens_with || !slot || wb_slot_empty(session, slot))
        return wb_fail(err, WB_FAILED, "There is no letter to finish yet");
    if (slot->shut)
        return true;
    wb_session_leave(session, prompt);
    return set_letter(session, slot, true, err);
}

const struct wb_prompt *wb_session_shut_letter(struct wb_session *session, const struct wb_prompt *prompt)
{
    if (wb_session_letter_shut(session, prompt))
        return prompt;
    for (size_t i = 0; i < prompt->recall_count; i++)
        if (prompt->recall[i].prompt && wb_session_letter_shut(session, prompt->recall[i].prompt))
            return prompt->recall[i].prompt;
    return NULL;
}

bool wb_session_open_letter(struct wb_session *session, const struct wb_prompt *letter, struct wb_error *err)
{
    struct wb_slot *slot = wb_slot_find(session, letter->workbook->id, letter->key);
    if (!wb_session_may_write(session, err))
        return false;
    return !slot || !slot->shut || set_letter(session, slot, false, err);
}

static void open_letters_of(struct wb_session *session, const struct wb_section *section)
{
    for (size_t i = 0; i < session->count; i++) {
        struct wb_slot *slot = session->slots[i];
        const char *waits_for = slot->prompt ? slot->prompt->opens_with : NULL;
        if (slot->shut && waits_for && slot->prompt->workbook == section->workbook &&
            (wb_same(waits_for, section->id) || wb_same(waits_for, section->turn_of)))
            set_letter(session, slot, false, NULL);
    }
}

void wb_session_open_section(struct wb_session *session, const struct wb_section *section)
{
    if (!wb_programme_is_early(session, section))
        open_letters_of(session, section);
}

/* Leafing through is no wish to read it: that is a choice of its own, unless its time has come. */
void wb_session_leaf_into_section(struct wb_session *session, const struct wb_section *section)
{
    struct wb_day day;
    if (wb_settings_day(session, section->opens, &day))
        wb_session_open_section(session, section);
}

/* ------------------------------------------------------------------ the head's page */

#define LEFT_OUT "left out"

static void head_name(const struct wb_prompt *prompt, struct wb_str *out)
{
    wb_str_addf(out, "head %s/%s", prompt->workbook->id, prompt->key);
}

bool wb_session_on_head_page(struct wb_session *session, const struct wb_prompt *prompt)
{
    struct wb_str name = {0};
    head_name(prompt, &name);
    bool on = prompt->on_head_page && !wb_same(wb_session_setting(session, wb_str_text(&name)), LEFT_OUT);
    wb_str_fini(&name);
    return on;
}

bool wb_session_set_on_head_page(struct wb_session *session, const struct wb_prompt *prompt, bool on,
                                 struct wb_error *err)
{
    struct wb_str name = {0};
    head_name(prompt, &name);
    bool done = wb_session_set_setting(session, wb_str_text(&name), on ? NULL : LEFT_OUT, err);
    wb_str_fini(&name);
    return done;
}
