#include "entries.h"

#include "session/rows.h"
#include "value.h"

#include <stdio.h>
#include <stdlib.h>

static const json_t *answer_of(const struct wb_entries *entries)
{
    const struct wb_widget *widget = entries->widget;
    const struct wb_answer *answer = wb_session_answer(widget->ui->session, widget->prompt);
    return answer && json_is_array(answer->value) ? answer->value : NULL;
}

static const char *id_in(const struct wb_entries *entries, const json_t *row)
{
    return wb_json_string(row, entries->id_key);
}

/* Where a row stands in the answer; -1: it does not. */
static int kept_at(const struct wb_entries *entries, const json_t *list, const char *id)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (wb_same(id_in(entries, json_array_get(list, i)), id))
            return (int)i;
    return -1;
}

size_t wb_entries_find(const struct wb_entries *entries, const char *id)
{
    size_t i = 0;
    while (i < entries->count && strcmp(entries->list[i].id, id) != 0)
        i++;
    return i;
}

/* ------------------------------------------------------------------ reading */

static void insert(struct wb_entries *entries, size_t at, const char *id, const struct wb_asked_row *starter, bool kept)
{
    entries->list = wb_realloc_array(entries->list, entries->count + 1, sizeof *entries->list);
    memmove(entries->list + at + 1, entries->list + at, (entries->count - at) * sizeof *entries->list);
    entries->list[at] = (struct wb_entry){
        .id = wb_copy(id), .label = starter ? starter->label : NULL, .starter = starter, .kept = kept};
    entries->count++;
}

static const struct wb_asked_row *starter_of(const struct wb_entries *entries, const char *id)
{
    const struct wb_asked *asked = entries->widget->asked;
    for (size_t i = 0; i < asked->row_count; i++)
        if (strcmp(asked->rows[i].id, id) == 0)
            return &asked->rows[i];
    return NULL;
}

/* Suggested rows that nobody touched stand behind the one they are listed after. */
static void add_suggested(struct wb_entries *entries)
{
    const struct wb_asked *asked = entries->widget->asked;
    size_t at = 0;
    for (size_t i = 0; i < asked->row_count; i++) {
        size_t found = wb_entries_find(entries, asked->rows[i].id);
        if (found == entries->count) {
            insert(entries, at, asked->rows[i].id, &asked->rows[i], false);
            found = at;
        }
        at = found + 1;
    }
}

static void add_kept(struct wb_entries *entries, const json_t *answer)
{
    for (size_t i = 0; i < json_array_size(answer); i++) {
        const char *id = id_in(entries, json_array_get(answer, i));
        bool applies = id && wb_row_applies(wb_session_reader(entries->widget->ui->session), entries->widget->prompt, id);
        if (applies && wb_entries_find(entries, id) == entries->count) {
            insert(entries, entries->count, id, starter_of(entries, id), true);
            entries->list[entries->count - 1].at = i;
        }
    }
}

static void add_fixed(struct wb_entries *entries, const json_t *answer)
{
    const struct wb_asked *asked = entries->widget->asked;
    for (size_t i = 0; i < asked->row_count; i++)
        insert(entries, entries->count, asked->rows[i].id, &asked->rows[i],
               kept_at(entries, answer, asked->rows[i].id) >= 0);
}

/* Rows begun in this widget and not written in yet: behind the row that they stood behind. */
static void add_begun(struct wb_entries *entries, const struct wb_entry *old, size_t old_count)
{
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].starter || old[i].kept || wb_entries_find(entries, old[i].id) < entries->count)
            continue;
        size_t before = i ? wb_entries_find(entries, old[i - 1].id) : entries->count;
        size_t at = i == 0 ? 0 : before < entries->count ? before + 1 : entries->count;
        insert(entries, at, old[i].id, NULL, false);
    }
}

static void free_list(struct wb_entry *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(list[i].id);
    free(list);
}

void wb_entries_read(struct wb_entries *entries)
{
    struct wb_entry *old = entries->list;
    size_t old_count = entries->count;
    const json_t *answer = answer_of(entries);
    json_decref(entries->shown);
    entries->shown = NULL;
    entries->list = NULL;
    entries->count = 0;
    if (entries->fixed) {
        add_fixed(entries, answer);
    } else {
        add_kept(entries, answer);
        add_suggested(entries);
        add_begun(entries, old, old_count);
    }
    free_list(old, old_count);
    while (!entries->fixed && (int)entries->count < entries->least && wb_entries_may_add(entries))
        wb_entries_add(entries, entries->count);
}

void wb_entries_fini(struct wb_entries *entries)
{
    free_list(entries->list, entries->count);
    json_decref(entries->shown);
    *entries = (struct wb_entries){0};
}

/* ------------------------------------------------------------------ adding, removing, moving */

bool wb_entries_may_add(const struct wb_entries *entries)
{
    return !entries->fixed && (entries->most <= 0 || (int)entries->count < entries->most);
}

size_t wb_entries_add(struct wb_entries *entries, size_t before)
{
    char id[32];
    long number = wb_session_row_number(entries->widget->ui->session, entries->widget->prompt);
    entries->highest = number > entries->highest ? number : entries->highest + 1;
    snprintf(id, sizeof id, "%s%ld", entries->prefix, entries->highest);
    insert(entries, before, id, NULL, false);
    return before;
}

/* Gives the whole answer anew: what changes its rows is one step of undo. An empty list is no answer. */
static bool give(struct wb_entries *entries, json_t *list, struct wb_error *err)
{
    const struct wb_widget *widget = entries->widget;
    bool done = wb_session_set(widget->ui->session, widget->prompt, json_array_size(list) > 0 ? list : NULL, err);
    json_decref(list);
    return done;
}

static void give_and_say(struct wb_entries *entries, json_t *list)
{
    struct wb_error err = {0};
    wb_ui_outcome(entries->widget->ui, give(entries, list, &err), &err);
    wb_entries_read(entries);
}

static json_t *copy_of_answer(const struct wb_entries *entries)
{
    const json_t *answer = answer_of(entries);
    return answer ? json_deep_copy(answer) : json_array();
}

bool wb_entries_remove(struct wb_entries *entries, size_t index)
{
    struct wb_entry *entry = &entries->list[index];
    if (entry->kept) {
        json_t *list = copy_of_answer(entries);
        json_array_remove(list, (size_t)kept_at(entries, list, entry->id));
        give_and_say(entries, list);
        return true;
    }
    if (entry->starter)
        return false;
    free(entry->id);
    entries->count--;
    memmove(entry, entry + 1, (entries->count - index) * sizeof *entry);
    wb_entries_read(entries);
    return true;
}

/* Two rows change places: on the screen, and in the answer where both are in it. One of them alone only looks moved,
 * since an empty row has no place in an answer yet. */
bool wb_entries_move(struct wb_entries *entries, size_t index, int by)
{
    size_t other = by < 0 ? index - 1 : index + 1;
    if (entries->fixed || (by < 0 && index == 0) || other >= entries->count)
        return false;
    struct wb_entry *a = &entries->list[index], *b = &entries->list[other], swap = *a;
    bool both = a->kept && b->kept;
    if ((a->starter && !a->kept) || (b->starter && !b->kept))
        return false; /* suggestions keep the author's order until they are written in */
    json_t *list = both ? copy_of_answer(entries) : NULL;
    int at = kept_at(entries, list, a->id), to = kept_at(entries, list, b->id);
    *a = *b;
    *b = swap;
    if (at < 0 || to < 0) {
        json_decref(list);
        return true;
    }
    json_t *moved = json_incref(json_array_get(list, (size_t)at));
    json_array_set(list, (size_t)at, json_array_get(list, (size_t)to));
    json_array_set_new(list, (size_t)to, moved);
    give_and_say(entries, list);
    return true;
}

/* ------------------------------------------------------------------ a cell */

bool wb_entry_kept(const struct wb_entries *entries, const char *id)
{
    return kept_at(entries, answer_of(entries), id) >= 0;
}

/* A suggestion is words of the author; in a column of another type they are read as if they had been typed. */
static json_t *suggested(const struct wb_entries *entries, const struct wb_asked_row *starter, size_t column)
{
    const struct wb_asked *asked = &entries->widget->asked->columns[column];
    const char *words = starter && starter->cells ? starter->cells[column] : NULL;
    json_t *value = NULL;
    if (!words || entries->id_key[0] == 'o')
        return NULL; /* in a review the cell only says what is reviewed */
    if (wb_type_of(asked)->edited)
        return json_string(words);
    wb_type_of(asked)->parse(asked, words, wb_session_today(entries->widget->ui->session), &value, NULL);
    return value;
}

/* Kept until the next reading, since an editor borrows the words. */
static const json_t *lend(struct wb_entries *entries, const char *id, size_t column)
{
    struct wb_str path = {0};
    wb_str_addf(&path, "%s/%s", id, entries->widget->asked->columns[column].field->id);
    json_t *value = json_object_get(entries->shown, wb_str_text(&path));
    if (!value) {
        value = suggested(entries, starter_of(entries, id), column);
        value = value ? value : json_null();
        if (!entries->shown)
            entries->shown = json_object();
        json_object_set_new(entries->shown, wb_str_text(&path), value);
    }
    wb_str_fini(&path);
    return json_is_null(value) ? NULL : value;
}

const json_t *wb_entry_starter(struct wb_entries *entries, struct wb_widget *cell)
{
    const struct wb_asked *asked = entries->widget->asked;
    for (size_t i = 0; i < asked->column_count; i++)
        if (asked->columns[i].field == cell->asked->field)
            return lend(entries, cell->entry, i);
    return NULL;
}

const json_t *wb_entry_cell(struct wb_entries *entries, size_t index, size_t column)
{
    const struct wb_entry *entry = &entries->list[index];
    const json_t *answer = answer_of(entries), *row = json_array_get(answer, entry->at);
    if (!wb_same(id_in(entries, row), entry->id)) {
        int at = entry->kept ? kept_at(entries, answer, entry->id) : -1;
        row = at >= 0 ? json_array_get(answer, (size_t)at) : NULL;
    }
    if (row)
        return json_object_get(row, entries->widget->asked->columns[column].field->id);
    return lend(entries, entry->id, column);
}

/* Behind the nearest row above it that is in the answer. */
static size_t place_in(const struct wb_entries *entries, const json_t *list, const char *id)
{
    for (size_t i = wb_entries_find(entries, id); i-- > 0;) {
        int at = kept_at(entries, list, entries->list[i].id);
        if (at >= 0)
            return (size_t)at + 1;
    }
    return 0;
}

bool wb_entry_put(struct wb_entries *entries, struct wb_widget *cell, const json_t *value, struct wb_error *err)
{
    const struct wb_asked *asked = entries->widget->asked;
    const struct wb_asked_row *starter = starter_of(entries, cell->entry);
    if (!value && !starter)
        return true; /* an empty cell of an empty row was emptied */
    json_t *row = json_object(), *list = copy_of_answer(entries);
    json_object_set_new(row, entries->id_key, json_string(cell->entry));
    for (size_t i = 0; i < asked->column_count; i++) {
        const char *column = asked->columns[i].field->id;
        json_t *cell_value = asked->columns[i].field == cell->asked->field ? (value ? json_deep_copy(value) : NULL)
                                                                           : suggested(entries, starter, i);
        if (cell_value)
            json_object_set_new(row, column, cell_value);
    }
    json_array_insert_new(list, place_in(entries, list, cell->entry), row);
    bool done = give(entries, list, err);
    size_t index = wb_entries_find(entries, cell->entry);
    if (index < entries->count)
        entries->list[index].kept = wb_entry_kept(entries, cell->entry);
    return done;
}
