#include "session/rows.h"

#include "inside.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>

/* The highest number that any row's id has had, in whatever JSON text it stands: "r7", "c2". */
static void highest_in(struct wb_span text, char letter, long *highest)
{
    if (text.len == 0)
        return; /* no text at all may be NULL, which nothing is added to */
    const char *end = text.data + text.len;
    for (const char *at = text.data; at + 2 < end; at++) {
        at = memchr(at, '"', (size_t)(end - at));
        if (!at)
            return;
        if (at + 2 >= end || at[1] != letter || !isdigit((unsigned char)at[2]))
            continue;
        long number = 0;
        const char *digit = at + 2;
        for (; digit < end && isdigit((unsigned char)*digit) && number < 100000000; digit++)
            number = number * 10 + (*digit - '0');
        if (digit < end && *digit == '"' && number > *highest)
            *highest = number;
    }
}

struct search {
    char letter;
    long highest;
};

static bool look_in_version(void *data, const struct wb_kept *kept)
{
    struct search *search = data;
    if (kept->value)
        highest_in((struct wb_span){kept->value, kept->value_len}, search->letter, &search->highest);
    return true;
}

/* An id is never given twice, also not after its row was removed: reviews and later questions name rows by it. */
static long next_number(struct wb_session *session, struct wb_slot *slot, const struct wb_prompt *prompt, char letter)
{
    struct search search = {.letter = letter};
    json_t *value = wb_slot_value(session, slot);
    char *now = value ? wb_json_text(value) : NULL;
    highest_in(wb_span(now), letter, &search.highest);
    free(now);
    for (size_t i = 0; i < slot->count; i++) {
        const struct wb_step *step = &slot->steps[i];
        if (step->kind != WB_EDIT_VALUE)
            continue;
        highest_in((struct wb_span){step->removed.data, step->removed.len}, letter, &search.highest);
        highest_in((struct wb_span){step->inserted.data, step->inserted.len}, letter, &search.highest);
    }
    for (size_t i = 0; i < prompt->row_count; i++) {
        struct wb_str quoted = {0};
        wb_str_addf(&quoted, "\"%s\"", prompt->rows[i].id);
        highest_in((struct wb_span){quoted.data, quoted.len}, letter, &search.highest);
        wb_str_fini(&quoted);
    }
    wb_store_versions(session->store, slot->workbook, slot->stored_key ? slot->stored_key : slot->key, look_in_version,
                      &search, NULL);
    return search.highest + 1;
}

static size_t index_of(const json_t *rows, const char *id)
{
    size_t i;
    json_t *row;
    json_array_foreach(rows, i, row)
    {
        if (wb_same(wb_row_id(row), id))
            return i;
    }
    return SIZE_MAX;
}

/* The rows as they stand, in an array of one's own; and where a row that was not touched yet belongs in it. */
static json_t *rows_of(struct wb_session *session, const struct wb_prompt *prompt)
{
    const struct wb_answer *answer = wb_session_answer(session, prompt);
    return answer && json_is_array(answer->value) ? json_deep_copy(answer->value) : json_array();
}

static char letter_of(const struct wb_prompt *prompt)
{
    return prompt->field.type == WB_COMMITMENT ? 'c' : 'r';
}

long wb_session_row_number(struct wb_session *session, const struct wb_prompt *prompt)
{
    struct wb_slot *slot = wb_slot_of(session, prompt);
    struct wb_error err = {0};
    wb_steps_load(session, slot, &err); /* steps that cannot be read are not in the number; the answer's own rows are */
    return next_number(session, slot, prompt, letter_of(prompt));
}

bool wb_session_row_new(struct wb_session *session, const struct wb_prompt *prompt, const char *after,
                        const json_t *cells, char id[static WB_ROW_ID], struct wb_error *err)
{
    if (!wb_session_may_write(session, err))
        return false;
    struct wb_slot *slot = wb_slot_of(session, prompt);
    wb_steps_load(session, slot, NULL);
    const char letter = letter_of(prompt);
    json_t *rows = rows_of(session, prompt), *row = cells ? json_deep_copy(cells) : json_object();
    snprintf(id, WB_ROW_ID, "%c%ld", letter, next_number(session, slot, prompt, letter));
    json_t *named = json_object();
    json_object_set_new(named, "id", json_string(id));
    json_object_update_missing(named, row);
    json_decref(row);
    size_t at = after ? index_of(rows, after) : SIZE_MAX;
    if (at == SIZE_MAX)
        json_array_append_new(rows, named);
    else
        json_array_insert_new(rows, at + 1, named);
    bool done = wb_session_set(session, prompt, rows, err);
    json_decref(rows);
    return done;
}

bool wb_session_row_remove(struct wb_session *session, const struct wb_prompt *prompt, const char *id,
                           struct wb_error *err)
{
    json_t *rows = rows_of(session, prompt);
    size_t at = index_of(rows, id);
    if (at != SIZE_MAX)
        json_array_remove(rows, at);
    bool done = at == SIZE_MAX || wb_session_set(session, prompt, json_array_size(rows) ? rows : NULL, err);
    json_decref(rows);
    return done;
}

bool wb_session_row_move(struct wb_session *session, const struct wb_prompt *prompt, const char *id, int by,
                         struct wb_error *err)
{
    json_t *rows = rows_of(session, prompt);
    size_t at = index_of(rows, id), count = json_array_size(rows);
    bool done = true;
    if (at != SIZE_MAX) {
        int64_t to = (int64_t)at + by;
        to = to < 0 ? 0 : to >= (int64_t)count ? (int64_t)count - 1 : to;
        json_t *row = json_incref(json_array_get(rows, at));
        json_array_remove(rows, at);
        json_array_insert_new(rows, (size_t)to, row);
        done = wb_session_set(session, prompt, rows, err);
    }
    json_decref(rows);
    return done;
}
