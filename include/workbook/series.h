/* Re-ratings of one prompt form a series: which prompts belong to it, which values have been given, and what may be shown. */
#ifndef WB_WORKBOOK_SERIES_H
#define WB_WORKBOOK_SERIES_H

#include "workbook/answers.h"

struct wb_point {
    const struct wb_prompt *prompt;
    const struct wb_answer *answer;
    bool looking_back; /* how it really was then, given later */
};
struct wb_series {
    const struct wb_point *points; /* in the order of workbook and prompt; only what counts */
    size_t count;
};

/* The first prompt of the series that a rating belongs to: itself where it re-rates nothing. */
const struct wb_prompt *wb_series_root(const struct wb_prompt *prompt);
struct wb_series wb_series_of(const struct wb_reader *reader, const struct wb_prompt *prompt, struct wb_arena *arena);
/* Whether earlier values may be shown beside this prompt: true once its own is given whole (each item rated or passed).
 * For one that re-rates nothing: always. */
bool wb_series_revealed(const struct wb_reader *reader, const struct wb_prompt *prompt);
/* Whether the value of `shown` would give away, beside the prompt `where`, what is about to be rated again: by a prompt
 * on the same page, or by one whose answer stands beside it there (unless that one was skipped). */
bool wb_series_hidden(const struct wb_reader *reader, const struct wb_prompt *where, const struct wb_prompt *shown);
/* The same of what the page of `page` says by the way, in its sentences and beside its choices. Not of a rating that is
 * first given on that very page, where it can be read. */
bool wb_series_told(const struct wb_reader *reader, const struct wb_exercise *page, const struct wb_prompt *shown);
/* What stands there instead. */
#define WB_RECALL_HELD "Your earlier ratings stand here once you have rated again."

#endif
