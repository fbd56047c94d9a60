#include "value.h"

#include "entries.h"

#include <math.h>

static const json_t *row_of(const json_t *list, const char *id, size_t len)
{
    size_t i;
    const json_t *row;
    json_array_foreach((json_t *)(uintptr_t)list, i, row)
    {
        const char *name = wb_json_string(row, "id");
        name = name ? name : wb_json_string(row, "of");
        if (name && strlen(name) == len && memcmp(name, id, len) == 0)
            return row;
    }
    return NULL;
}

static const json_t *own_words(const json_t *list)
{
    size_t i;
    const json_t *entry;
    json_array_foreach((json_t *)(uintptr_t)list, i, entry)
    {
        if (wb_json_string(entry, "other"))
            return json_object_get(entry, "other");
    }
    return NULL;
}

const json_t *wb_value_at(const json_t *value, const char *path)
{
    if (!value || !*path)
        return value;
    if (json_is_object(value)) {
        size_t len = strcspn(path, "/");
        const json_t *member = json_object_getn(value, path, len);
        return wb_value_at(member, path + len + (path[len] == '/'));
    }
    if (strcmp(path, "other") == 0)
        return own_words(value);
    /* The id of what is under review holds slashes itself: the longest one that fits names the row. */
    for (size_t len = strlen(path); len > 0; len--) {
        const json_t *row = path[len] == '/' || !path[len] ? row_of(value, path, len) : NULL;
        if (row)
            return wb_value_at(row, path + len + (path[len] == '/'));
    }
    return NULL;
}

/* ------------------------------------------------------------------ reading */

const json_t *wb_widget_value(struct wb_widget *widget)
{
    if (widget->entries && !wb_entry_kept(widget->entries, widget->entry))
        return wb_entry_starter(widget->entries, widget);
    const struct wb_answer *answer = wb_session_answer(widget->ui->session, widget->prompt);
    return answer ? wb_value_at(answer->value, widget->path) : NULL;
}

struct wb_span wb_widget_text(struct wb_widget *widget)
{
    struct wb_span text = {"", 0};
    if (widget->entries && !wb_entry_kept(widget->entries, widget->entry)) {
        const json_t *starter = wb_entry_starter(widget->entries, widget);
        if (json_is_string(starter))
            text = (struct wb_span){json_string_value(starter), json_string_length(starter)};
        return text;
    }
    if (!wb_session_text(widget->ui->session, widget->prompt, widget->path, &text))
        text = (struct wb_span){"", 0};
    return text;
}

/* ------------------------------------------------------------------ changing */

/* Says what went wrong. A change that could not be written stands all the same: only a session that reads refuses it.
 */
static bool stands(struct wb_widget *widget, bool done, const struct wb_error *err)
{
    wb_ui_outcome(widget->ui, done, err);
    return done || err->code != WB_BUSY;
}

bool wb_widget_set(struct wb_widget *widget, json_t *value)
{
    struct wb_session *session = widget->ui->session;
    struct wb_error err = {0};
    bool done;
    if (widget->entries && !wb_entry_kept(widget->entries, widget->entry)) {
        done = wb_entry_put(widget->entries, widget, value, &err);
    } else if (*widget->path) {
        done = wb_session_set_at(session, widget->prompt, widget->path, value, &err);
    } else {
        done = wb_session_set(session, widget->prompt, value, &err);
    }
    json_decref(value);
    return stands(widget, done, &err);
}

bool wb_widget_edit(struct wb_widget *widget, size_t at, size_t remove, const char *text, size_t len)
{
    struct wb_error err = {0};
    if (widget->entries && !wb_entry_kept(widget->entries, widget->entry)) {
        struct wb_span old = wb_widget_text(widget);
        struct wb_str whole = {0};
        wb_str_add_n(&whole, old.data, old.len);
        wb_str_splice(&whole, at, remove, text, len);
        json_t *value = json_stringn(wb_str_text(&whole), whole.len);
        wb_str_fini(&whole);
        return value && wb_widget_set(widget, value);
    }
    bool done = wb_session_edit(widget->ui->session, widget->prompt, widget->path, at, remove, text, len, &err);
    return stands(widget, done, &err);
}

void wb_widget_pause(struct wb_widget *widget)
{
    wb_session_break_undo(widget->ui->session);
}

static struct wb_span owner_text(void *data)
{
    return wb_widget_text(data);
}

static bool owner_change(void *data, size_t at, size_t remove, const char *text, size_t len)
{
    return wb_widget_edit(data, at, remove, text, len);
}

static void owner_pause(void *data)
{
    wb_widget_pause(data);
}

struct wb_editor_owner wb_widget_editor_owner(struct wb_widget *widget)
{
    return (struct wb_editor_owner){owner_text, owner_change, owner_pause, widget};
}

int wb_caret_row(const struct wb_editor *editor)
{
    size_t row = editor->top, last = editor->top + (size_t)(editor->height > 0 ? editor->height : 1) - 1;
    while (row < last && row + 1 < editor->row_count && editor->rows[row + 1] <= editor->caret)
        row++;
    return (int)(row - editor->top);
}

bool wb_editor_command(struct wb_editor *editor, enum wb_command command)
{
    if (command != WB_DO_SELECT_ALL)
        return false;
    editor->anchor = 0;
    editor->caret = editor->owner.text(editor->owner.data).len;
    return true;
}

json_t *wb_json_of_number(double number)
{
    return number == floor(number) && fabs(number) < 9e15 ? json_integer((json_int_t)number) : json_real(number);
}

/* ------------------------------------------------------------------ advice */

static void length_advice(struct wb_span text, int length, struct wb_str *out)
{
    enum { FAR = 16 }; /* bytes a character: beyond it the text is far too long, and is not counted at each key */
    if (length <= 0 || text.len * 10 < (size_t)length * 9)
        return;
    if (text.len / FAR > (size_t)length) {
        wb_str_addf(out, "well over %d characters", length);
        return;
    }
    size_t characters = 0;
    for (size_t at = 0; at < text.len; characters++)
        at = wb_cluster_next(text.data, text.len, at);
    if (characters * 10 >= (size_t)length * 9)
        wb_str_addf(out, "about %zu of %d characters", characters, length);
}

void wb_widget_advice(struct wb_widget *widget, struct wb_str *out)
{
    const struct wb_asked *asked = widget->asked;
    struct wb_error why = {0};
    if (wb_type_of(asked)->edited) {
        length_advice(wb_widget_text(widget), asked->field->length, out);
        return;
    }
    const json_t *value = wb_widget_value(widget);
    bool fits = !value || wb_value_fits_as_typed(asked, value, wb_session_today(widget->ui->session), &why);
    if (value && fits && wb_type_of(asked)->advise)
        wb_type_of(asked)->advise(asked, value, &why);
    wb_str_add(out, why.text);
}
