/* What the coach wrote about the question that is asked, and replying to it. Several comments have numbers, oldest
 * first, so that each can be replied to. */
#include "linear.h"

#include "session/comments.h"

#include <stdlib.h>

static struct wb_comments comments_here(struct wb_lines *lines, struct wb_arena *arena)
{
    struct wb_comments comments = {0};
    struct wb_error err = {0};
    wb_session_comments(lines->session, lines->prompt, arena, &comments, &err); /* unreadable: none are said */
    return comments;
}

static void say_one(struct wb_lines *lines, const struct wb_comments *comments, size_t i)
{
    const struct wb_comment *comment = &comments->list[i];
    if (comments->count > 1)
        wb_lines_add(lines, "Comment %zu: ", i + 1);
    wb_lines_say(lines, "%s wrote: %s", comment->from && *comment->from ? comment->from : "Your coach", comment->text);
    if (comment->reply && *comment->reply)
        wb_lines_say(lines, "You replied: %s", comment->reply);
}

void wb_lines_say_comments(struct wb_lines *lines)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    struct wb_comments comments = comments_here(lines, &arena);
    for (size_t i = 0; i < comments.count; i++)
        say_one(lines, &comments, i);
    if (comments.count == 1)
        wb_lines_say(lines, ":reply and your words, in one line, reply to it.");
    else if (comments.count > 1)
        wb_lines_say(lines, ":reply, the number of a comment and your words, in one line, reply to it: :reply 1 Thank you");
    if (comments.count > 0)
        wb_session_comments_seen(lines->session, lines->prompt);
    wb_arena_fini(&arena);
}

/* Which comment a reply is to; its words stand in *text. NULL where that was not said, which is explained. */
static const struct wb_comment *meant(struct wb_lines *lines, const struct wb_comments *comments, const char **text)
{
    char *end = NULL;
    long number = 1;
    if (comments->count == 0) {
        wb_lines_say(lines, "Your coach has not commented on this one.");
        return NULL;
    }
    if (comments->count > 1) {
        number = strtol(*text, &end, 10);
        bool apart = end > *text && (*end == '\0' || *end == ' ' || *end == '\t');
        if (!apart || number < 1 || (size_t)number > comments->count) {
            wb_lines_say(lines, "Your coach wrote %zu comments here. Say which one, as :reply %zu and your words.",
                         comments->count, comments->count);
            return NULL;
        }
        *text = end + strspn(end, " \t");
    }
    if (!**text) {
        wb_lines_say(lines, "Your reply goes into the same line, as :reply %sThank you",
                     comments->count > 1 ? "1 " : "");
        return NULL;
    }
    return &comments->list[number - 1];
}

/* Unlike an answer, a reply that cannot be written is not kept in memory either. False where this session may not write
 * any more. */
static bool reply_to(struct wb_lines *lines, const struct wb_comment *comment, const char *text)
{
    struct wb_error err = {0};
    bool done = wb_session_reply(lines->session, comment->id, text, &err);
    if (!done && err.code == WB_BUSY)
        return wb_lines_outcome(lines, false, &err);
    if (done)
        wb_lines_say(lines, "Kept: your coach reads it in your next export.");
    else
        wb_lines_say(lines, "NOT SAVED: %s. Reply again once that clears.", err.text);
    return true;
}

bool wb_lines_reply(struct wb_lines *lines, const char *rest)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    struct wb_comments comments = comments_here(lines, &arena);
    const struct wb_comment *comment = meant(lines, &comments, &rest);
    bool stays = !comment || reply_to(lines, comment, rest);
    wb_arena_fini(&arena);
    return !stays;
}
