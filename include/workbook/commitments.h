/* All commitments that answers hold, in the order they were made, with what became of each. It keeps nothing itself: the list is
 * read from answers each time. */
#ifndef WB_WORKBOOK_COMMITMENTS_H
#define WB_WORKBOOK_COMMITMENTS_H

#include "workbook/answers.h"

enum wb_outcome { WB_DONE, WB_PARTLY, WB_CHANGED, WB_NOT_STARTED, WB_NO_LONGER, WB_OUTCOME_COUNT };
struct wb_outcome_name {
    const char *id, *label; /* "not-started", "Not started" */
    bool closes;            /* asked no more after it */
};
extern const struct wb_outcome_name wb_outcomes[WB_OUTCOME_COUNT];

struct wb_commitment {
    const char *of; /* WORKBOOK/KEY/ID, as a review names it */
    const struct wb_prompt *prompt;
    const char *id, *action, *first_step, *with, *obstacle, *then; /* NULL: empty */
    struct wb_day by;
    double confidence; /* NAN: not given */
    int outcome;       /* the latest enum wb_outcome, or -1: not reviewed yet */
    const char *learned;
    const struct wb_prompt *reviewed_in; /* NULL: not reviewed yet */
    bool open;
    enum wb_sharing sharing; /* of the answer it stands in */
};
struct wb_commitments {
    const struct wb_commitment *list;
    size_t count;
};

/* All of them; texts belong to `arena`. */
struct wb_commitments wb_commitments_all(const struct wb_reader *reader, struct wb_arena *arena);
/* Those that a review asks about: still open then, and made before it. Before is the order of workbook and prompts; what
 * was made in an optional section, which has no fixed place, is before it unless it came after that review was given.
 * What the review names already stays in it; what only a later one names was asked about there. */
struct wb_commitments wb_commitments_to_review(const struct wb_reader *reader, const struct wb_prompt *review,
                                               struct wb_arena *arena);

/* The columns of a commitment, in order: action, first_step, by, with, obstacle, then, confidence. */
extern const struct wb_field wb_commitment_fields[];
extern const size_t wb_commitment_field_count;

#endif
