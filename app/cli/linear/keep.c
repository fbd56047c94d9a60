/* Changing answers, and saying what became of it. */
#include "linear.h"

bool wb_lines_outcome(struct wb_lines *lines, bool done, const struct wb_error *err)
{
    if (done) {
        lines->unsaved = false;
        return true;
    }
    if (err->code != WB_BUSY) {
        if (lines->unsaved) /* said already */
            return true;
        lines->unsaved = true;
        wb_lines_say(lines, "NOT SAVED: %s. It is kept here, and saved as soon as that clears.",
                     wb_session_save_status(lines->session).reason ? wb_session_save_status(lines->session).reason
                                                                   : err->text);
        return true;
    }
    lines->err = *err;
    lines->ended = true;
    return false;
}

const json_t *wb_lines_value(struct wb_lines *lines)
{
    const struct wb_answer *answer = wb_session_answer(lines->session, lines->prompt);
    return answer ? answer->value : NULL;
}

/* What was skipped or set aside is answered after all. */
bool wb_lines_answered(struct wb_lines *lines)
{
    struct wb_error err = {0};
    const struct wb_answer *answer = wb_session_answer(lines->session, lines->prompt);
    if (!answer || answer->state == WB_ANSWERED)
        return true;
    return wb_lines_outcome(lines, wb_session_set_state(lines->session, lines->prompt, WB_ANSWERED, &err), &err);
}

bool wb_lines_keep(struct wb_lines *lines, const json_t *value)
{
    struct wb_error err = {0};
    bool done = wb_session_set(lines->session, lines->prompt, value, &err);
    return wb_lines_outcome(lines, done, &err) && (!value || wb_lines_answered(lines));
}

void wb_lines_say_value(struct wb_lines *lines, const char *lead, const struct wb_asked *asked, const json_t *value)
{
    struct wb_str text = {0};
    wb_value_text(asked, value, &text);
    while (text.len && text.data[text.len - 1] == '\n')
        text.data[--text.len] = '\0';
    if (text.len && strchr(text.data, '\n'))
        wb_lines_say(lines, "%s\n%s", lead, text.data);
    else if (text.len)
        wb_lines_say(lines, "%s %s", lead, text.data);
    wb_str_fini(&text);
}
