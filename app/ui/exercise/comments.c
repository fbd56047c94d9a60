#include "comments.h"

#include <stdlib.h>

struct gather {
    const struct wb_prompt *prompt;
    struct wb_str *out;
};

static void add_line(struct wb_str *out, const char *who, const char *text)
{
    if (!text || !*text)
        return;
    if (out->len)
        wb_str_add_char(out, '\n');
    wb_str_addf(out, "%s: ", who);
    wb_clean(out, text, strlen(text), WB_CLEAN_TERMINAL);
}

static bool gather_one(void *data, const struct wb_comment *comment)
{
    struct gather *g = data;
    if (wb_same(comment->workbook, g->prompt->workbook->id) && wb_same(comment->key, g->prompt->key)) {
        add_line(g->out, "Your coach", comment->text);
        add_line(g->out, "You", comment->reply);
    }
    return true;
}

void wb_comments_of(struct wb_session *session, const struct wb_prompt *prompt, struct wb_str *out)
{
    struct gather g = {prompt, out};
    struct wb_error err = {0};
    wb_store_comments(wb_session_store(session), gather_one, &g, &err); /* unreadable: the page stands without them */
}

/* ------------------------------------------------------------------ read or not */

/* Comments of one prompt, copied: the store must not be written to while it is being read. */
struct unseen {
    const struct wb_prompt *prompt;
    struct wb_arena arena;
    struct wb_comment *list;
    size_t count, capacity;
};

static bool gather_unseen(void *data, const struct wb_comment *comment)
{
    struct unseen *unseen = data;
    if (comment->seen || !wb_same(comment->workbook, unseen->prompt->workbook->id) ||
        !wb_same(comment->key, unseen->prompt->key))
        return true;
    unseen->list = wb_grow(unseen->list, unseen->count, &unseen->capacity, sizeof *unseen->list);
    struct wb_comment *copy = &unseen->list[unseen->count++];
    *copy = *comment;
    const char **texts[] = {&copy->id,   &copy->workbook, &copy->key,   &copy->from,
                            &copy->text, &copy->reply,    &copy->status};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = wb_arena_copy(&unseen->arena, *texts[i]);
    return true;
}

void wb_comments_seen(struct wb_session *session, const struct wb_prompt *prompt)
{
    struct unseen unseen = {.prompt = prompt};
    struct wb_error err = {0};
    if (wb_session_read_only(session))
        return;
    wb_arena_init(&unseen.arena);
    wb_store_comments(wb_session_store(session), gather_unseen, &unseen, &err);
    for (size_t i = 0; i < unseen.count; i++) {
        unseen.list[i].seen = true; /* not kept: it is said once more, and nothing is lost */
        wb_store_put_comment(wb_session_store(session), &unseen.list[i], &err);
    }
    wb_arena_fini(&unseen.arena);
    free(unseen.list);
}

struct news {
    struct wb_session *session;
    struct wb_comments_new found;
};

static bool count_new(void *data, const struct wb_comment *comment)
{
    struct news *news = data;
    const struct wb_prompt *prompt =
        wb_library_prompt(wb_session_library(news->session), comment->workbook, comment->key);
    if (comment->seen || !prompt || !wb_relevant(wb_session_reader(news->session), prompt))
        return true;
    news->found.count++;
    if (!news->found.first)
        news->found.first = prompt;
    return true;
}

struct wb_comments_new wb_comments_new(struct wb_session *session)
{
    struct news news = {.session = session};
    struct wb_error err = {0};
    wb_store_comments(wb_session_store(session), count_new, &news, &err);
    return news.found;
}
