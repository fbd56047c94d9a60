/* What the coach wrote about an answer, and what was replied. */
#ifndef WB_APP_UI_EXERCISE_COMMENTS_H
#define WB_APP_UI_EXERCISE_COMMENTS_H

#include "page.h"

/* The comments on a prompt as plain lines, oldest first; nothing where there are none. */
void wb_comments_of(struct wb_session *session, const struct wb_prompt *prompt, struct wb_str *out);

/* Asks for a reply to the comment on the prompt in focus; where there are several, first to which. */
void wb_comments_reply(struct wb_page *page);

#endif
