/* What the coach wrote about answers, and what was replied to it. It does not know how comments come in or leave. */
#ifndef WB_SESSION_COMMENTS_H
#define WB_SESSION_COMMENTS_H

#include "session/session.h"

/* The comments on one question, oldest first; they live in the arena. */
struct wb_comments {
    const struct wb_comment *list;
    size_t count;
};
bool wb_session_comments(struct wb_session *session, const struct wb_prompt *prompt, struct wb_arena *arena,
                         struct wb_comments *out, struct wb_error *err);

/* The comments on a question have been read: nothing speaks of them as new any more. Nothing in a session that only
 * reads; what cannot be kept is said once more, and nothing is lost. */
void wb_session_comments_seen(struct wb_session *session, const struct wb_prompt *prompt);

/* The question beside which a comment stands; NULL where it is not asked now, so that the comment is seen nowhere. */
const struct wb_prompt *wb_session_commented(const struct wb_session *session, const struct wb_comment *comment);

/* The question of each comment that was not read yet and can be, oldest first; what cannot be read off the file is left
 * out. The one rule for every place that speaks of new comments. */
typedef void wb_each_new_comment(void *data, const struct wb_prompt *prompt);
void wb_session_new_comments(struct wb_session *session, wb_each_new_comment *each, void *data);

/* Replies to one comment, in place of what was replied before. WB_FAILED where there is none of this id. */
bool wb_session_reply(struct wb_session *session, const char *id, const char *text, struct wb_error *err);

#endif
