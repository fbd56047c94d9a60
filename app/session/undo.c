/* Steps: edits of an answer in memory, as its journal in the file has them; undoing and redoing them. */
#include "inside.h"

#include <stdlib.h>

static void step_fini(struct wb_step *step)
{
    free(step->path);
    wb_str_fini(&step->removed);
    wb_str_fini(&step->inserted);
}

static void cut(struct wb_slot *slot, size_t count)
{
    for (size_t i = count; i < slot->count; i++)
        step_fini(&slot->steps[i]);
    slot->count = count;
    if (slot->on_disk > count)
        slot->on_disk = count;
}

static struct wb_step *push(struct wb_slot *slot, const struct wb_edit *edit)
{
    slot->steps = wb_grow(slot->steps, slot->count, &slot->capacity, sizeof *slot->steps);
    struct wb_step *step = &slot->steps[slot->count++];
    *step = (struct wb_step){
        .seq = edit->seq, .group = edit->group, .kind = edit->kind, .path = wb_copy(edit->path), .at = edit->at};
    if (edit->removed.len)
        wb_str_add_n(&step->removed, edit->removed.data, edit->removed.len);
    if (edit->inserted.len)
        wb_str_add_n(&step->inserted, edit->inserted.data, edit->inserted.len);
    return step;
}

static bool take(void *data, const struct wb_edit *edit)
{
    push(data, edit);
    return true;
}

static size_t steps_up_to(const struct wb_slot *slot, int64_t seq)
{
    size_t count = 0;
    while (count < slot->count && slot->steps[count].seq <= seq)
        count++;
    return count;
}

/* A draft read at the start has the value of its journal's base; everything else already stands at the head. */
static void catch_up(struct wb_session *session, struct wb_slot *slot, size_t base)
{
    for (; base < slot->done; base++)
        if (!wb_step_apply(session, slot, &slot->steps[base], true))
            return;
    for (; base > slot->done; base--)
        if (!wb_step_apply(session, slot, &slot->steps[base - 1], false))
            return;
}

/* Steps that were made while the journal could not be read come after its head; what was undone before them goes. */
static void put_after(struct wb_slot *slot, struct wb_slot *since)
{
    cut(slot, since->count ? slot->done : slot->count);
    int64_t group = wb_steps_group(slot);
    for (size_t i = 0; i < since->count; i++) {
        since->steps[i].seq = wb_steps_head(slot) + (int64_t)i + 1;
        since->steps[i].group += group;
        slot->steps = wb_grow(slot->steps, slot->count, &slot->capacity, sizeof *slot->steps);
        slot->steps[slot->count++] = since->steps[i];
    }
    slot->done += since->done;
    free(since->steps);
}

bool wb_steps_load(struct wb_session *session, struct wb_slot *slot, struct wb_error *err)
{
    if (slot->loaded || slot->id == 0)
        return true;
    struct wb_slot since = {.steps = slot->steps, .count = slot->count, .done = slot->done};
    int64_t head, base;
    slot->steps = NULL;
    slot->count = slot->capacity = slot->done = slot->on_disk = slot->disk_done = 0;
    if (!wb_store_journal(session->store, slot->id, take, slot, &head, &base, err)) {
        cut(slot, 0);
        free(slot->steps);
        slot->steps = since.steps;
        slot->count = slot->capacity = since.count;
        slot->done = since.done;
        return false;
    }
    slot->loaded = true;
    slot->floor = slot->count ? slot->steps[0].seq - 1 : head;
    slot->done = slot->disk_done = steps_up_to(slot, head);
    slot->on_disk = slot->count;
    if (slot->behind)
        catch_up(session, slot, steps_up_to(slot, base));
    slot->behind = false;
    put_after(slot, &since);
    return true;
}

void wb_steps_forget(struct wb_slot *slot)
{
    cut(slot, 0);
    slot->done = slot->on_disk = slot->disk_done = 0;
    slot->loaded = false;
}

int64_t wb_steps_head(const struct wb_slot *slot)
{
    return slot->done ? slot->steps[slot->done - 1].seq : slot->floor;
}

int64_t wb_steps_group(const struct wb_slot *slot)
{
    return slot->done ? slot->steps[slot->done - 1].group + 1 : 1;
}

void wb_steps_add(struct wb_session *session, struct wb_slot *slot, const struct wb_edit *edit)
{
    cut(slot, slot->done);
    struct wb_edit next = *edit;
    next.seq = wb_steps_head(slot) + 1;
    const struct wb_step *step = push(slot, &next);
    slot->done = slot->count;
    wb_step_apply(session, slot, step, true);
}

/* ------------------------------------------------------------------ applying one */

static bool apply_text(struct wb_session *session, struct wb_slot *slot, const struct wb_step *step,
                       const struct wb_str *from, const struct wb_str *to)
{
    if (!wb_slot_text(session, slot, step->path))
        return false;
    struct wb_str *text = &slot->text;
    if (step->at > text->len || from->len > text->len - step->at ||
        (from->len && memcmp(text->data + step->at, from->data, from->len) != 0))
        return false;
    wb_str_splice(text, step->at, from->len, wb_str_text(to), to->len);
    slot->text_newer = true;
    if (slot->text_path[0] == '\0') { /* a long text need not be there twice while it is typed */
        json_decref(slot->value);
        slot->value = NULL;
    }
    return true;
}

static bool apply_value(struct wb_session *session, struct wb_slot *slot, const struct wb_step *step,
                        const struct wb_str *from, const struct wb_str *to)
{
    (void)from;
    json_t *value = to->len ? wb_json_read(to->data, to->len, SIZE_MAX, NULL) : NULL;
    if (to->len && !value)
        return false;
    wb_slot_put(session, slot, step->path, value);
    return true;
}

static int word_in(const char *const *names, int count, const struct wb_str *word)
{
    for (int i = 0; i < count; i++)
        if (wb_same(names[i], wb_str_text(word)))
            return i;
    return -1;
}

static bool apply_state(struct wb_session *session, struct wb_slot *slot, const struct wb_step *step,
                        const struct wb_str *from, const struct wb_str *to)
{
    (void)session, (void)step, (void)from;
    int state = word_in(wb_state_names, WB_STATE_COUNT, to);
    slot->answer.state = state >= 0 ? (enum wb_state)state : WB_ANSWERED;
    return true;
}

static bool apply_sharing(struct wb_session *session, struct wb_slot *slot, const struct wb_step *step,
                          const struct wb_str *from, const struct wb_str *to)
{
    (void)session, (void)step, (void)from;
    slot->chosen = word_in(wb_sharing_names, WB_SHARING_COUNT, to);
    return true;
}

static bool apply_quote(struct wb_session *session, struct wb_slot *slot, const struct wb_step *step,
                        const struct wb_str *from, const struct wb_str *to)
{
    (void)session, (void)step, (void)from;
    slot->answer.quote = to->len > 0;
    return true;
}

typedef bool apply_edit(struct wb_session *session, struct wb_slot *slot, const struct wb_step *step,
                        const struct wb_str *from, const struct wb_str *to);
static apply_edit *const applies[] = {
    [WB_EDIT_TEXT] = apply_text,       [WB_EDIT_VALUE] = apply_value, [WB_EDIT_STATE] = apply_state,
    [WB_EDIT_SHARING] = apply_sharing, [WB_EDIT_QUOTE] = apply_quote,
};

bool wb_step_apply(struct wb_session *session, struct wb_slot *slot, const struct wb_step *step, bool forward)
{
    const struct wb_str *from = forward ? &step->removed : &step->inserted;
    const struct wb_str *to = forward ? &step->inserted : &step->removed;
    return applies[step->kind](session, slot, step, from, to);
}

/* ------------------------------------------------------------------ undo and redo */

static void tell(struct wb_undone *what, const struct wb_step *step, bool forward)
{
    *what = (struct wb_undone){.text = step->kind == WB_EDIT_TEXT};
    snprintf(what->path, sizeof what->path, "%s", step->path);
    if (what->text)
        what->caret = step->at + (forward ? step->inserted.len : step->removed.len);
}

static bool move(struct wb_session *session, const struct wb_prompt *prompt, bool forward, struct wb_undone *what,
                 struct wb_error *err)
{
    struct wb_slot *slot = wb_slot_find(session, prompt->workbook->id, prompt->key);
    if (!wb_session_may_write(session, err))
        return false;
    if (err)
        err->code = WB_OK;
    if (!slot || slot->shut || (!wb_steps_load(session, slot, err) && slot->count == 0))
        return false;
    if (forward ? slot->done == slot->count : slot->done == 0)
        return false;
    bool was_empty = wb_slot_empty(session, slot);
    int64_t group = slot->steps[forward ? slot->done : slot->done - 1].group;
    while (forward ? slot->done < slot->count : slot->done > 0) {
        const struct wb_step *step = &slot->steps[forward ? slot->done : slot->done - 1];
        if (step->group != group)
            break;
        wb_step_apply(session, slot, step, forward);
        slot->done = forward ? slot->done + 1 : slot->done - 1;
        if (what)
            tell(what, step, forward);
    }
    wb_session_break_undo(session);
    wb_session_changed(session, slot, was_empty, false);
    return wb_session_save(session, slot, err);
}

bool wb_session_undo(struct wb_session *session, const struct wb_prompt *prompt, struct wb_undone *what,
                     struct wb_error *err)
{
    return move(session, prompt, false, what, err);
}

bool wb_session_redo(struct wb_session *session, const struct wb_prompt *prompt, struct wb_undone *what,
                     struct wb_error *err)
{
    return move(session, prompt, true, what, err);
}
