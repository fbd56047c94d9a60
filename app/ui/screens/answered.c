#include "answered.h"

bool wb_is_answered(struct wb_session *session, const struct wb_prompt *prompt)
{
    const struct wb_answer *answer = wb_session_answer(session, prompt);
    if (wb_session_letter_shut(session, prompt))
        return true;
    if (!answer || answer->state != WB_ANSWERED)
        return false;
    json_t *now = wb_session_value_now(session, prompt);
    bool answered = now && !wb_value_empty(prompt->field.type, now);
    json_decref(now);
    return answered;
}

const char *wb_answered_words(struct wb_session *session, const struct wb_prompt *prompt)
{
    static const char *const states[WB_STATE_COUNT] = {
        [WB_SKIPPED] = "skipped", [WB_NOT_ME] = "not me", [WB_TALK_INSTEAD] = "to talk about"};
    const struct wb_answer *answer = wb_session_answer(session, prompt);
    if (wb_session_letter_shut(session, prompt))
        return "finished, shut";
    if (answer && answer->state != WB_ANSWERED)
        return states[answer->state];
    if (wb_is_answered(session, prompt) && wb_session_sharing(session, prompt) == WB_PRIVATE)
        return "private";
    return NULL;
}

enum wb_sharing wb_other_sharing(struct wb_session *session, const struct wb_prompt *prompt)
{
    if (wb_session_sharing(session, prompt) != WB_PRIVATE)
        return WB_PRIVATE;
    return prompt->sharing == WB_PRIVATE ? WB_COACH : prompt->sharing;
}

void wb_add_cut(struct wb_str *out, const char *data, size_t len, size_t most)
{
    size_t end = most && len > most ? most : len;
    while (end > 0 && end < len && ((unsigned char)data[end] & 0xC0) == 0x80)
        end--;
    wb_clean(out, data, end, WB_CLEAN_TERMINAL);
    if (end < len)
        wb_str_add(out, " …");
}

void wb_answered_text(struct wb_session *session, const struct wb_prompt *prompt, size_t most, struct wb_str *out)
{
    const struct wb_answer *answer = wb_session_answer(session, prompt);
    struct wb_span span;
    if (!answer || !answer->value || wb_session_letter_shut(session, prompt))
        return;
    if (wb_types[prompt->field.type].edited && wb_session_text(session, prompt, "", &span)) {
        wb_add_cut(out, span.data, span.len, most);
        return;
    }
    struct wb_arena arena;
    struct wb_str text = {0};
    json_t *now = wb_session_value_now(session, prompt);
    wb_arena_init(&arena);
    wb_value_text(wb_asked_then(wb_session_reader(session), prompt, answer, &arena), now, &text);
    while (text.len && text.data[text.len - 1] == '\n')
        text.data[--text.len] = '\0';
    wb_add_cut(out, wb_str_text(&text), text.len, most);
    json_decref(now);
    wb_str_fini(&text);
    wb_arena_fini(&arena);
}
