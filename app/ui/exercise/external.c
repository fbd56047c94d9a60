#include "external.h"

#include "session/outside.h"

#include <stdlib.h>

static const char *editor(void)
{
    const char *names[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < 2; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return NULL;
}

/* The shell splits "emacs -nw" as people expect; the file's name is an argument of its own, never part of the command.
 */
static enum wb_outside_end run(struct wb_ui *ui, const char *command, const char *path, struct wb_error *err)
{
    struct wb_str script = {0};
    int status = 0;
    wb_str_addf(&script, "exec %s \"$1\"", command);
    const char *argv[] = {"sh", "-c", script.data, "sh", path, NULL};
    bool done = wb_term_run(ui->term, (char *const *)(uintptr_t)argv, &status, err);
    wb_str_fini(&script);
    if (done && status == 0)
        return WB_OUTSIDE_DONE;
    if (done)
        wb_fail(err, WB_FAILED, "Your editor (%s) ended with status %d; the answer is as it was.", command, status);
    return wb_term_hung_up(ui->term) || status > 128 ? WB_OUTSIDE_CUT_OFF : WB_OUTSIDE_DROPPED;
}

static void say_rescued(struct wb_ui *ui, const struct wb_prompt *prompt, const struct wb_outside_found *found)
{
    if (found->kept)
        wb_ui_say(ui, "Your editor was cut off. Ctrl-O at \"%s\" opens it again, and it offers what it had kept.",
                  prompt->field.label);
    else
        wb_ui_say(ui, "Your editor was cut off. What it had kept is now the answer to \"%s\"; its history has the "
                      "one before.",
                  prompt->field.label);
}

void wb_external_edit(struct wb_ui *ui, const struct wb_prompt *prompt)
{
    struct wb_error err = {0}, ran = {0};
    struct wb_outside_found found;
    const char *command = editor();
    if (!wb_types[prompt->field.type].many_lines) {
        wb_ui_say(ui, "Only longer texts open in an editor of your own.");
        return;
    }
    if (!command || !ui->term) {
        wb_ui_say(ui, "No editor is set. Put its name into the variable EDITOR, such as EDITOR=nano.");
        return;
    }
    char *path = wb_outside_lend(ui->session, prompt, &err);
    if (!path) {
        wb_ui_outcome(ui, false, &err);
        return;
    }
    enum wb_outside_end end = run(ui, command, path, &ran);
    bool done = wb_outside_take_back(ui->session, prompt, end, &found, &err);
    free(path);
    if (!done)
        wb_ui_outcome(ui, false, &err);
    else if (end != WB_OUTSIDE_DONE && (found.changed || found.kept))
        say_rescued(ui, prompt, &found);
    else if (end != WB_OUTSIDE_DONE)
        wb_ui_outcome(ui, false, &ran);
    else if (found.left_out > 0)
        wb_ui_say(ui, "%zu unreadable %s left out of what your editor wrote.", found.left_out,
                  found.left_out == 1 ? "byte was" : "bytes were");
    else
        wb_ui_outcome(ui, true, &err);
}

bool wb_external_recover(struct wb_ui *ui)
{
    const struct wb_prompt *prompt;
    bool said = false;
    if (wb_session_read_only(ui->session))
        return false;
    for (size_t at = 0; (prompt = wb_outside_lent(ui->session, &at));) {
        struct wb_error err = {0};
        struct wb_outside_found found;
        if (!wb_outside_take_back(ui->session, prompt, WB_OUTSIDE_CUT_OFF, &found, &err)) {
            wb_ui_outcome(ui, false, &err);
            said = true;
        } else if (found.changed || found.kept) {
            wb_session_leave(ui->session, prompt);
            say_rescued(ui, prompt, &found);
            said = true;
        }
    }
    return said;
}
