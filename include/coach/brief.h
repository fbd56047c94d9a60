/* The page before a session: goal, scores then and now, what was promised and whether it happened, what is wanted, what is new,
 * comments open. It is a list of lines, for the command line as text and for the screen with charts; it knows neither. */
#ifndef WB_COACH_BRIEF_H
#define WB_COACH_BRIEF_H

#include "coach/scores.h"

enum wb_brief_kind {
    WB_BRIEF_NAME,    /* whose page it is: the first line */
    WB_BRIEF_FACTS,   /* how far, when exported, when the next session is */
    WB_BRIEF_HEADING, /* what the lines after it are about */
    WB_BRIEF_TEXT,    /* may hold newlines */
    WB_BRIEF_DETAIL,  /* belongs to the text before it */
    WB_BRIEF_SCORE,   /* `score`; no text */
};
struct wb_brief_line {
    enum wb_brief_kind kind;
    const char *text;
    const struct wb_score *score;
};
struct wb_brief {
    const struct wb_brief_line *lines;
    size_t count;
};

/* All of it belongs to the arena, and is made visible. */
bool wb_coach_brief(struct wb_coach *coach, const char *client, struct wb_arena *arena, struct wb_brief *out,
                    struct wb_error *err);
/* As plain text, wrapped by its reader. */
void wb_brief_text(const struct wb_brief *brief, struct wb_str *out);

#endif
