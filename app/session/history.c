/* What was: earlier versions, earlier questions. */
#include "inside.h"

struct wanted {
    int64_t revision;
    bool found;
    enum wb_state state;
    json_t *value;
};

static bool look(void *data, const struct wb_kept *kept)
{
    struct wanted *wanted = data;
    if (kept->revision != wanted->revision)
        return true;
    wanted->found = true;
    wanted->state = kept->state;
    wanted->value = kept->value ? wb_json_read(kept->value, kept->value_len, SIZE_MAX, NULL) : NULL;
    return false;
}

bool wb_session_restore(struct wb_session *session, const struct wb_prompt *prompt, int64_t revision,
                        struct wb_error *err)
{
    struct wanted wanted = {.revision = revision};
    if (!wb_session_may_write(session, err))
        return false;
    wb_session_leave(session, prompt); /* what stands there now becomes a version of its own */
    if (!wb_store_versions(session->store, prompt->workbook->id, prompt->key, look, &wanted, err))
        return false;
    if (!wanted.found)
        return wb_fail(err, WB_FAILED, "That version is not there any more");
    bool done =
        wb_session_set(session, prompt, wanted.value, err) && wb_session_set_state(session, prompt, wanted.state, err);
    json_decref(wanted.value);
    wb_session_leave(session, prompt);
    return done;
}

void wb_way_earlier(struct wb_session *session, wb_each_earlier *each, void *data)
{
    for (size_t i = 0; i < session->count; i++) {
        struct wb_slot *slot = session->slots[i];
        if (slot->prompt && !slot->prompt->retired)
            continue;
        wb_slot_wording(session, slot);
        const struct wb_earlier earlier = {slot->workbook, slot->key, wb_slot_answer(session, slot)};
        bool said = earlier.answer && (earlier.answer->value || earlier.answer->state != WB_ANSWERED);
        if (said && !each(data, &earlier))
            return;
    }
}
