#include "comments.h"

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
