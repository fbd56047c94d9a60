/* How an answer stands, in a word: for lists of prompts. */
#ifndef WB_APP_UI_SCREENS_ANSWERED_H
#define WB_APP_UI_SCREENS_ANSWERED_H

#include "ui/ui.h"

/* It has a value, and no state that sets it aside. */
bool wb_is_answered(struct wb_session *session, const struct wb_prompt *prompt);
/* "skipped", "not me", "to talk about", "private", "finished"; NULL where there is nothing to add. */
const char *wb_answered_words(struct wb_session *session, const struct wb_prompt *prompt);
/* What Ctrl-T would make of its sharing: private, or what its author set; the coach's where the author set private. */
enum wb_sharing wb_other_sharing(struct wb_session *session, const struct wb_prompt *prompt);
/* An answer in plain words, as many lines as it has; at most `most` bytes of it (0: all), and then an ellipsis.
 * Nothing of a letter that is shut. */
void wb_answered_text(struct wb_session *session, const struct wb_prompt *prompt, size_t most, struct wb_str *out);
/* A text made fit for the screen, at most `most` bytes of it (0: all), and then an ellipsis. */
void wb_add_cut(struct wb_str *out, const char *data, size_t len, size_t most);

#endif
