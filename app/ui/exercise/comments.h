/* What the coach wrote about an answer, and what was replied. */
#ifndef WB_APP_UI_EXERCISE_COMMENTS_H
#define WB_APP_UI_EXERCISE_COMMENTS_H

#include "ui/ui.h"

/* The comments on a prompt as plain lines, oldest first; nothing where there are none. */
void wb_comments_of(struct wb_session *session, const struct wb_prompt *prompt, struct wb_str *out);

/* They have been read: home speaks of them no more. */
void wb_comments_seen(struct wb_session *session, const struct wb_prompt *prompt);

/* The comments not read yet: how many, and the prompt of the first that is still asked. */
struct wb_comments_new {
    int count;
    const struct wb_prompt *first;
};
struct wb_comments_new wb_comments_new(struct wb_session *session);

#endif
