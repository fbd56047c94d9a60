/* Earlier answers shown beside a question that builds on them. */
#ifndef WB_APP_UI_EXERCISE_RECALL_H
#define WB_APP_UI_EXERCISE_RECALL_H

#include "ui/ui.h"

struct wb_recall_entry {
    const char *label, *text; /* what was asked, and the answer in plain words */
};
struct wb_recall {
    const struct wb_recall_entry *entries;
    size_t count;
    bool held; /* ratings are left out until what asks for them again has been given */
};

/* What a prompt recalls and what counts of it; texts belong to `arena`. */
struct wb_recall wb_recall_of(struct wb_session *session, const struct wb_prompt *prompt, struct wb_arena *arena);
/* Draws, or measures where `area->cells` is NULL; returns the rows. At most `most` rows of each answer. */
int wb_recall_draw(const struct wb_recall *recall, const struct wb_area *area, int row, int most);

#endif
