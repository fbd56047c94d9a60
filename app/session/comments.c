/* What the coach wrote. Comments are copied before anything is put back: the store must not be written to while it is
 * being read. */
#include "session/comments.h"

#include "inside.h"

#include <stdlib.h>

struct gather {
    struct wb_arena *arena;
    const struct wb_prompt *prompt; /* NULL: whatever comes */
    struct wb_comment *list;
    size_t count, capacity;
};

static bool gather_one(void *data, const struct wb_comment *comment)
{
    struct gather *g = data;
    if (g->prompt &&
        (!wb_same(comment->workbook, g->prompt->workbook->id) || !wb_same(comment->key, g->prompt->key)))
        return true;
    g->list = wb_grow(g->list, g->count, &g->capacity, sizeof *g->list);
    struct wb_comment *copy = &g->list[g->count++];
    *copy = *comment;
    const char **texts[] = {&copy->id,   &copy->workbook, &copy->key,   &copy->from,
                            &copy->text, &copy->reply,    &copy->status};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = wb_arena_copy(g->arena, *texts[i]);
    return true;
}

bool wb_session_comments(struct wb_session *session, const struct wb_prompt *prompt, struct wb_arena *arena,
                         struct wb_comments *out, struct wb_error *err)
{
    struct gather g = {.arena = arena, .prompt = prompt};
    bool done = wb_store_comments(session->store, gather_one, &g, err);
    if (done) {
        struct wb_comment *kept = wb_arena_alloc_array(arena, g.count + 1, sizeof *kept);
        if (g.count)
            memcpy(kept, g.list, g.count * sizeof *kept);
        *out = (struct wb_comments){kept, g.count};
    }
    free(g.list);
    return done;
}

void wb_session_comments_seen(struct wb_session *session, const struct wb_prompt *prompt)
{
    struct wb_arena arena;
    struct wb_comments comments = {0};
    struct wb_error err = {0};
    if (wb_session_read_only(session))
        return;
    wb_arena_init(&arena);
    wb_session_comments(session, prompt, &arena, &comments, &err);
    for (size_t i = 0; i < comments.count; i++) {
        struct wb_comment seen = comments.list[i];
        if (seen.seen)
            continue;
        seen.seen = true;
        wb_store_put_comment(session->store, &seen, &err);
    }
    wb_arena_fini(&arena);
}

/* ------------------------------------------------------------------ what is new */

const struct wb_prompt *wb_session_commented(const struct wb_session *session, const struct wb_comment *comment)
{
    const struct wb_prompt *prompt =
        wb_library_prompt(wb_session_library(session), comment->workbook, comment->key);
    bool asked = prompt && wb_types[prompt->field.type].asks && wb_relevant(wb_session_reader(session), prompt);
    return asked ? prompt : NULL;
}

struct news {
    const struct wb_session *session;
    wb_each_new_comment *each;
    void *data;
};

static bool tell_new(void *data, const struct wb_comment *comment)
{
    struct news *news = data;
    const struct wb_prompt *prompt = comment->seen ? NULL : wb_session_commented(news->session, comment);
    if (prompt)
        news->each(news->data, prompt);
    return true;
}

void wb_session_new_comments(struct wb_session *session, wb_each_new_comment *each, void *data)
{
    struct news news = {session, each, data};
    struct wb_error err = {0};
    wb_store_comments(session->store, tell_new, &news, &err);
}

/* ------------------------------------------------------------------ replying */

bool wb_session_reply(struct wb_session *session, const char *id, const char *text, struct wb_error *err)
{
    struct wb_arena arena;
    if (!wb_session_may_write(session, err))
        return false;
    wb_arena_init(&arena);
    struct gather found = {.arena = &arena};
    bool done = wb_store_comment(session->store, id, gather_one, &found, err) &&
                (found.count > 0 || wb_fail(err, WB_FAILED, "That comment is not there any more"));
    if (done) {
        struct wb_comment replied = found.list[0];
        replied.reply = text;
        replied.status = "replied";
        replied.seen = true;
        done = wb_store_put_comment(session->store, &replied, err);
        if (done)
            wb_session_wrote(session, true);
    }
    free(found.list);
    wb_arena_fini(&arena);
    return done;
}
