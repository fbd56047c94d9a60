#include "comments.h"

#include "session/comments.h"
#include "ui/screens.h"

#include <stdlib.h>

/* Unreadable: the page stands without them. */
static struct wb_comments comments_on(struct wb_session *session, const struct wb_prompt *prompt,
                                      struct wb_arena *arena)
{
    struct wb_comments comments = {0};
    struct wb_error err = {0};
    wb_session_comments(session, prompt, arena, &comments, &err);
    return comments;
}

static bool is_replied(const struct wb_comment *comment)
{
    return comment->reply && *comment->reply;
}

/* ------------------------------------------------------------------ as lines */

static void add_line(struct wb_str *out, const char *who, const char *text)
{
    if (!text || !*text)
        return;
    if (out->len)
        wb_str_add_char(out, '\n');
    wb_str_addf(out, "%s: ", who);
    wb_clean(out, text, strlen(text), WB_CLEAN_TERMINAL);
}

void wb_comments_of(struct wb_session *session, const struct wb_prompt *prompt, struct wb_str *out)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    struct wb_comments comments = comments_on(session, prompt, &arena);
    for (size_t i = 0; i < comments.count; i++) {
        add_line(out, "Your coach", comments.list[i].text);
        add_line(out, "You", comments.list[i].reply);
    }
    wb_arena_fini(&arena);
}

/* ------------------------------------------------------------------ replying */

/* The comment that a reply is being typed to. */
struct replying {
    struct wb_page *page;
    char *id, *said; /* what the coach wrote, as it stands above the line */
};

static void drop(void *data)
{
    struct replying *replying = data;
    free(replying->id);
    free(replying->said);
    free(replying);
}

static void typed(struct wb_ui *ui, void *data, const char *reply);

static void ask(struct wb_page *page, const char *id, const char *said, const char *initial)
{
    struct replying *replying = wb_alloc(sizeof *replying);
    *replying = (struct replying){page, wb_copy(id), wb_copy(said)};
    wb_ui_push(page->ui, &wb_screen_line,
               &(struct wb_line_argument){"Reply to your coach", said, initial, typed, replying, drop});
}

/* What could not be kept stands in the line again. */
static void typed(struct wb_ui *ui, void *data, const char *reply)
{
    struct replying *replying = data;
    struct wb_error err = {0};
    bool done = !reply || !*reply || wb_session_reply(ui->session, replying->id, reply, &err);
    if (!done) {
        ask(replying->page, replying->id, replying->said, reply);
        wb_ui_outcome(ui, false, &err);
    }
    wb_page_ask(replying->page);
}

/* A reply that was given stands there to be changed. */
static void ask_reply(struct wb_page *page, const struct wb_comment *comment)
{
    struct wb_str said = {0};
    add_line(&said, "Your coach", comment->text);
    ask(page, comment->id, wb_str_text(&said), is_replied(comment) ? comment->reply : "");
    wb_str_fini(&said);
}

static void chosen(struct wb_ui *ui, void *data, int row)
{
    struct wb_page *page = data;
    const struct wb_page_item *item = wb_page_focused(page);
    struct wb_arena arena;
    wb_arena_init(&arena);
    struct wb_comments comments = {0};
    if (item)
        comments = comments_on(ui->session, item->prompt, &arena);
    if (row >= 0 && (size_t)row < comments.count)
        ask_reply(page, &comments.list[row]);
    wb_arena_fini(&arena);
}

/* In the order of the page, each on one line; the first that waits for a reply is at hand. */
static void ask_which(struct wb_page *page, const struct wb_comments *comments, struct wb_arena *arena)
{
    const char **rows = wb_arena_alloc_array(arena, comments->count, sizeof *rows);
    size_t at = comments->count;
    for (size_t i = 0; i < comments->count; i++) {
        struct wb_str row = {0};
        wb_str_add(&row, is_replied(&comments->list[i]) ? "(replied) " : "");
        wb_clean(&row, comments->list[i].text, strlen(comments->list[i].text), WB_CLEAN_LINE);
        rows[i] = wb_arena_copy(arena, wb_str_text(&row));
        wb_str_fini(&row);
        if (at == comments->count && !is_replied(&comments->list[i]))
            at = i;
    }
    wb_ui_push(page->ui, &wb_screen_menu,
               &(struct wb_menu_argument){"Reply to which?", NULL, rows, comments->count, chosen, page,
                                          .at = at < comments->count ? at : comments->count - 1});
}

void wb_comments_reply(struct wb_page *page)
{
    const struct wb_page_item *item = wb_page_focused(page);
    struct wb_arena arena;
    wb_arena_init(&arena);
    struct wb_comments comments = {0};
    if (item)
        comments = comments_on(page->ui->session, item->prompt, &arena);
    if (comments.count == 0)
        wb_ui_say(page->ui, "Your coach has not commented on this one.");
    else if (comments.count == 1)
        ask_reply(page, &comments.list[0]);
    else
        ask_which(page, &comments, &arena);
    wb_arena_fini(&arena);
}
