/* What was: earlier versions, earlier questions, what the coach wrote. */
#include "inside.h"

#include <stdlib.h>

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

/* The newest comment on one prompt, as it was kept. */
struct newest {
    const struct wb_prompt *prompt;
    char *id, *from, *text;
    struct wb_instant at;
};

static bool take_newest(void *data, const struct wb_comment *comment)
{
    struct newest *newest = data;
    if (!wb_same(comment->workbook, newest->prompt->workbook->id) || !wb_same(comment->key, newest->prompt->key))
        return true;
    free(newest->id);
    free(newest->from);
    free(newest->text);
    newest->id = wb_copy(comment->id);
    newest->from = wb_copy(comment->from);
    newest->text = wb_copy(comment->text);
    newest->at = comment->at;
    return true;
}

bool wb_session_reply(struct wb_session *session, const struct wb_prompt *prompt, const char *text,
                      struct wb_error *err)
{
    struct newest newest = {.prompt = prompt};
    if (!wb_session_may_write(session, err) || !wb_store_comments(session->store, take_newest, &newest, err))
        return false;
    bool done = newest.id != NULL;
    if (done) {
        const struct wb_comment replied = {.id = newest.id,
                                           .workbook = prompt->workbook->id,
                                           .key = prompt->key,
                                           .from = newest.from,
                                           .text = newest.text,
                                           .reply = text,
                                           .status = "replied",
                                           .at = newest.at,
                                           .seen = true};
        done = wb_store_put_comment(session->store, &replied, err);
        if (done)
            wb_session_wrote(session, true);
    } else {
        wb_fail(err, WB_FAILED, "Your coach has not written anything here");
    }
    free(newest.id);
    free(newest.from);
    free(newest.text);
    return done;
}
