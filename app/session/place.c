/* Where the person is, kept so that a program killed at any moment is found where it was seen.
 *
 * The file has a place and the edit that it was written after. Typing on needs no write of its own: the edits since then
 * lead on from the place, the caret standing where the last of them ended. Whatever else moves the focus or the caret is
 * written before it is shown. */
#include "inside.h"

#include <inttypes.h>

static const char place_name[] = "place";

static bool same_place(const struct wb_place *a, const struct wb_place *b)
{
    return a->prompt == b->prompt && a->caret == b->caret && strcmp(a->path, b->path) == 0;
}

static const struct wb_slot *slot_at(struct wb_session *session, const struct wb_prompt *prompt)
{
    return prompt ? wb_slot_find(session, prompt->workbook->id, prompt->key) : NULL;
}

/* The place that who reads the file finds now. */
static struct wb_place led_on(struct wb_session *session)
{
    struct wb_place place = session->place_kept;
    const struct wb_slot *slot = slot_at(session, place.prompt);
    const struct wb_step *last = slot && slot->draft && slot->done ? &slot->steps[slot->done - 1] : NULL;

    if (!last || last->kind != WB_EDIT_TEXT || last->seq <= session->place_after)
        return place;
    snprintf(place.path, sizeof place.path, "%s", last->path);
    place.caret = last->at + last->inserted.len;
    return place;
}

/* "WORKBOOK/KEY CARET PATH" or "WORKBOOK/KEY CARET@EDIT PATH": none of the first two holds a space. */
void wb_place_read(struct wb_session *session)
{
    const char *text = wb_session_setting(session, place_name);
    const char *slash = text ? strchr(text, '/') : NULL, *space = slash ? strchr(slash, ' ') : NULL;
    struct wb_place place = {0};

    session->place = session->place_kept = place;
    session->place_after = 0;
    if (!space)
        return;
    char *workbook = wb_copy_n(text, (size_t)(slash - text));
    char *key = wb_copy_n(slash + 1, (size_t)(space - slash - 1)), *after;
    const struct wb_workbook *book = wb_library_book(&session->library, workbook);
    place.prompt = book ? wb_workbook_prompt(book, key) : NULL;
    if (!place.prompt && book)
        place.prompt = wb_workbook_was(book, key);
    uintmax_t caret = strtoumax(space + 1, &after, 10);
    intmax_t edit = *after == '@' ? strtoimax(after + 1, &after, 10) : 0;
    if (place.prompt && *after == ' ') {
        place.caret = (size_t)caret;
        snprintf(place.path, sizeof place.path, "%s", after + 1);
        session->place_after = edit;
    }
    free(workbook);
    free(key);
    session->place_kept = place;
    session->place = led_on(session);
}

struct wb_place wb_way_place(struct wb_session *session)
{
    return session->place;
}

static void write_place(struct wb_session *session)
{
    const struct wb_place *place = &session->place;
    const struct wb_slot *slot = slot_at(session, place->prompt);
    struct wb_str text = {0};

    session->place_unsaved = false; /* lost where it cannot be written: nobody should be told NOT SAVED for it */
    session->place_kept = *place;
    session->place_after = slot && slot->draft ? wb_steps_head(slot) : 0;
    wb_str_addf(&text, "%s/%s %zu", place->prompt->workbook->id, place->prompt->key, place->caret);
    if (session->place_after)
        wb_str_addf(&text, "@%" PRId64, session->place_after);
    wb_str_addf(&text, " %s", place->path);
    wb_kept_setting_put(session, place_name, wb_str_text(&text));
    wb_str_fini(&text);
}

void wb_place_save(struct wb_session *session)
{
    if (session->place_unsaved)
        write_place(session);
}

void wb_place_pin(struct wb_session *session, const struct wb_slot *slot)
{
    if (slot->prompt && slot->prompt == session->place.prompt && !same_place(&session->place_kept, &session->place))
        write_place(session);
}

/* Where a module begins, what they were at is remembered: they come back behind it. */
static void note_module(struct wb_session *session, const struct wb_exercise *from, const struct wb_exercise *to)
{
    if (!to || !to->section->optional)
        session->before_module = NULL;
    else if (from && !from->section->optional)
        session->before_module = from;
}

static const struct wb_exercise *exercise_of(const struct wb_place *place)
{
    return place->prompt ? place->prompt->exercise : NULL;
}

void wb_way_set_place(struct wb_session *session, const struct wb_place *place)
{
    bool was_unsaved = session->place_unsaved;

    note_module(session, exercise_of(&session->place), exercise_of(place));
    session->place = *place;
    if (session->read_only || !place->prompt)
        return;
    struct wb_place found = led_on(session);
    session->place_unsaved = !same_place(&found, place);
    if (!session->place_unsaved)
        return;
    /* Before the file has been looked at, nothing is written to it; while it cannot be written, not at every key. */
    if (session->checked && !session->failed)
        wb_place_save(session);
    else if (!session->unsettled && !was_unsaved)
        session->last_change = wb_session_tick();
}
