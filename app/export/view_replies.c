/* What the person replied to the coach's comments: it was written for the coach, so it leaves whatever became of the
 * answer. */
#include "view.h"

#include "store/answers.h"

#include <stdlib.h>

struct gather {
    struct wb_arena *arena;
    struct wb_view_reply *list;
    size_t count, capacity;
};

static bool gather_one(void *data, const struct wb_comment *comment)
{
    struct gather *g = data;
    if (!comment->reply || !*comment->reply)
        return true;
    g->list = wb_grow(g->list, g->count, &g->capacity, sizeof *g->list);
    g->list[g->count++] =
        (struct wb_view_reply){wb_arena_copy(g->arena, comment->id), wb_arena_copy(g->arena, comment->text),
                               wb_arena_copy(g->arena, comment->reply)};
    return true;
}

bool wb_view_list_replies(struct viewing *v, struct wb_error *err)
{
    struct gather g = {.arena = &v->view->arena};
    bool done = v->options->head_page || wb_store_comments(wb_session_store(v->session), gather_one, &g, err);
    struct wb_view_reply *kept = wb_arena_alloc_array(&v->view->arena, g.count + 1, sizeof *kept);
    if (g.count)
        memcpy(kept, g.list, g.count * sizeof *kept);
    v->view->replies = kept;
    v->view->reply_count = g.count;
    free(g.list);
    return done;
}
