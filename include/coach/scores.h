/* Numbers on a scale over time, as a client's exports tell them: what the page before a session shows as then and now, and
 * what one answer has been. It draws nothing. */
#ifndef WB_COACH_SCORES_H
#define WB_COACH_SCORES_H

#include "coach/caseload.h"

struct wb_score_moment {
    const char *title;     /* "Before the workshop"; "" where only the day is known */
    struct wb_instant at;  /* 0 seconds: not known */
    const char *prompt;    /* "WORKBOOK/KEY" */
    bool looking_back;     /* how it was at the start, as seen later: no point on the way */
};
struct wb_score_item {
    const char *label;        /* "" where the question is the item */
    const double *values;     /* one a moment; NAN: none */
    const char *const *words; /* one a moment: what the value stands for; "" where the number says it */
};
struct wb_score {
    const char *label, *low, *high; /* low, high: "" where the ends have no words */
    double start, end;              /* start < end; each value lies between them */
    const struct wb_score_moment *moments;
    size_t moment_count;
    const struct wb_score_item *items;
    size_t item_count;
};

/* The scores of the page before a session. All texts belong to the arena and are made visible. */
void wb_coach_scores(const struct wb_case *one, struct wb_arena *arena, const struct wb_score **list, size_t *count);

/* The score that one answer belongs to: of the page before a session, all moments of it; else what this answer has been in the
 * exports that came. False where it is no number on a scale, or was never given. */
bool wb_coach_score_of(struct wb_coach *coach, const struct wb_case *one, const char *workbook, const char *key,
                       struct wb_arena *arena, struct wb_score *out, struct wb_error *err);

/* The first and the last moment at which an item has a value, looking back aside; false where it has none. */
bool wb_score_ends(const struct wb_score *score, const struct wb_score_item *item, size_t *first, size_t *last);

#endif
