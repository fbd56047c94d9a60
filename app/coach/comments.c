/* What the coach writes: comments, which go to the client, and notes, which go nowhere. */
#include "base/text.h"
#include "inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#define FORMAT "careers-workbook/comments"

static bool random_id(char out[33], struct wb_error *err)
{
    unsigned char bytes[16];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return wb_fail(err, WB_FAILED, "The system gives no random numbers just now; try again.");
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(out + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

bool wb_coach_comment(struct wb_coach *coach, const char *client, const char *workbook, const char *key,
                      const char *text, struct wb_error *err)
{
    char id[33];
    if (!random_id(id, err))
        return false;
    const struct wb_case_remark remark = {
        .id = id, .workbook = workbook, .key = key, .text = text, .status = "open", .at = wb_now(&coach->clock)};
    return wb_caseload_put_comment(coach->store, wb_coach_row(coach, client), &remark, err);
}

/* ------------------------------------------------------------------ reading them */

struct gather {
    struct wb_arena *arena;
    struct wb_case_comment *list;
    size_t count, capacity;
};

static bool gather_one(void *data, const struct wb_case_remark *remark)
{
    struct gather *g = data;
    g->list = wb_grow(g->list, g->count, &g->capacity, sizeof *g->list);
    g->list[g->count++] = (struct wb_case_comment){
        .id = wb_arena_copy(g->arena, remark->id),
        .workbook = wb_arena_copy(g->arena, remark->workbook),
        .key = wb_arena_copy(g->arena, remark->key),
        .text = wb_arena_copy(g->arena, remark->text),
        .reply = remark->reply ? wb_coach_visible(remark->reply, g->arena) : NULL,
        .status = wb_arena_copy(g->arena, remark->status),
        .at = remark->at,
    };
    return true;
}

bool wb_coach_comments(struct wb_coach *coach, const char *client, struct wb_arena *arena,
                       const struct wb_case_comment **list, size_t *count, struct wb_error *err)
{
    struct gather g = {.arena = arena};
    bool done = wb_caseload_comments(coach->store, wb_coach_row(coach, client), gather_one, &g, err);
    if (done) {
        struct wb_case_comment *kept = wb_arena_alloc_array(arena, g.count + 1, sizeof *kept);
        if (g.count)
            memcpy(kept, g.list, g.count * sizeof *kept);
        *list = kept;
        *count = g.count;
    }
    free(g.list);
    return done;
}

/* ------------------------------------------------------------------ changing them */

bool wb_coach_close_comment(struct wb_coach *coach, const char *client, const char *id, struct wb_error *err)
{
    return wb_caseload_set_status(coach->store, wb_coach_row(coach, client), id, "closed", err);
}

bool wb_coach_read_replies(struct wb_span body, json_t **out, struct wb_error *err)
{
    *out = NULL;
    if (!memmem(body.data, body.len, "\"replies\":", 10)) /* most exports have none: they are not parsed for it */
        return true;
    *out = wb_json_read(body.data, body.len, SIZE_MAX, err);
    return *out != NULL;
}

/* An export carries replies as {"comment": id, "text": ...}; those to comments that are not ours say nothing to us. The
 * same reply comes with every export: what was closed since stays closed. */
bool wb_coach_take_replies(struct wb_coach *coach, const json_t *response, int *taken, struct wb_error *err)
{
    const char *person = wb_json_string(json_object_get(response, "person"), "id");
    const json_t *replies = json_object_get(response, "replies");
    int64_t client = person ? wb_coach_row(coach, person) : 0;
    bool done = true;
    for (size_t i = 0; done && client && i < json_array_size(replies); i++) {
        const char *id = wb_json_string(json_array_get(replies, i), "comment");
        const char *text = wb_json_string(json_array_get(replies, i), "text");
        bool changed = false;
        if (id && text)
            done = wb_caseload_set_reply(coach->store, client, id, text, &changed, err);
        *taken += changed;
    }
    return done;
}

bool wb_coach_note(struct wb_coach *coach, const char *client, const char *key, const char *text, struct wb_error *err)
{
    return wb_caseload_set_note(coach->store, wb_coach_row(coach, client), key, text, err);
}

char *wb_coach_note_text(struct wb_coach *coach, const char *client, const char *key)
{
    return wb_caseload_note(coach->store, wb_coach_row(coach, client), key);
}

/* ------------------------------------------------------------------ the file that goes back */

static json_t *comment_json(const struct wb_case_comment *comment)
{
    char at[WB_INSTANT_SIZE];
    json_t *out = json_object();
    wb_json_set_text(out, "id", comment->id);
    wb_json_set_text(out, "workbook", comment->workbook);
    wb_json_set_text(out, "prompt", comment->key);
    wb_json_set_text(out, "text", comment->text);
    wb_json_set_text(out, "status", comment->status);
    wb_json_set_text(out, "at", wb_instant_write(comment->at, at));
    return out;
}

bool wb_coach_reply(struct wb_coach *coach, const char *client, struct wb_str *out, struct wb_error *err)
{
    struct wb_arena arena;
    const struct wb_case_comment *list;
    size_t count;
    wb_arena_init(&arena);
    bool done = wb_coach_comments(coach, client, &arena, &list, &count, err);
    if (done) {
        json_t *file = json_object(), *comments = json_array();
        wb_json_set_text(file, "format", FORMAT);
        json_object_set_new(file, "version", json_integer(1));
        wb_json_set_text(file, "to", client);
        json_object_set_new(file, "revision", json_integer(wb_store_serial(coach->store)));
        for (size_t i = 0; i < count; i++)
            json_array_append_new(comments, comment_json(&list[i]));
        json_object_set_new(file, "comments", comments);
        wb_json_write_pretty(out, file, 2);
        wb_str_add_char(out, '\n');
        json_decref(file);
    }
    wb_arena_fini(&arena);
    return done;
}
