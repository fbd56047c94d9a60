/* A prompt as it is asked now: words filled in, choices and rows gathered from other answers, what does not apply left
 * out. Screens, linear mode and exports all read this; a column of a table is asked the same way. */
#ifndef WB_WORKBOOK_ASKED_H
#define WB_WORKBOOK_ASKED_H

#include "workbook/answers.h"

struct wb_asked_choice {
    const char *id, *label;
    const char *beside; /* the rating shown beside it (show_values), or NULL */
    const char *const *from; /* the answers it was taken from, "WORKBOOK/KEY", NULL-ended; NULL: the author's own */
    bool alone;
};

struct wb_asked_row {
    const char *id;
    const char *label;        /* what the row stands for (rows_from, a commitment under review); NULL: nothing */
    const char *const *cells; /* one for each column; NULL: empty */
    const char *const *from;  /* as of a choice */
};

struct wb_asked {
    const struct wb_field *field;   /* type, range, limits */
    const struct wb_prompt *prompt; /* NULL for a column, and for a prompt that no workbook has any more */
    const char *label, *hint, *guidance;
    const char *not_applicable; /* of ratings: the words for it; NULL: not offered */
    const struct wb_asked_choice *choices; /* choices, or items of ratings */
    size_t choice_count;
    const struct wb_asked_row *rows; /* starter rows, or those of rows_from */
    size_t row_count;
    const struct wb_asked *columns; /* of a table, of commitments and their review */
    size_t column_count;
    const char *named_in;  /* what choices would come from, where there are none yet and one's own words will do */
    const char *waits_for; /* what choices or rows come from, where it is not there yet (a label stands in “”); else NULL */
};

/* Everything in the result belongs to `arena`, or to the workbook. */
const struct wb_asked *wb_ask(const struct wb_reader *reader, const struct wb_prompt *prompt, struct wb_arena *arena);

/* What is kept with an answer so that it can be shown as asked, whatever becomes of the workbook:
 *   {"type": "rank", "label": "{lowest} is ...", "words": {"lowest": {"text": "Money", "otherwise": "...",
 *    "from": ["WORKBOOK/KEY", ...]}}, "choices": [{"id": ..., "label": ..., "from": ["WORKBOOK/KEY"]}], "columns": [...],
 *    "rows": [{"id":..., "label": ..., "cells": [...], "from": [...]}], "range": {...}, "title": [section, exercise]}
 * Words stay apart from the label, with where they came from, because what they were taken from may be private later.
 * A new reference. */
json_t *wb_asked_wording(const struct wb_reader *reader, const struct wb_prompt *prompt);

/* The reverse. `hidden` (may be NULL) says of a source "WORKBOOK/KEY" whether what came from it must not be shown: words then
 * become their otherwise, labels "(kept private)". */
typedef bool wb_is_hidden(void *data, const char *source);
const struct wb_asked *wb_asked_as_given(const json_t *wording, wb_is_hidden *hidden, void *data,
                                         struct wb_arena *arena);

/* As it was asked when the answer was given; as it is asked now, where no wording is kept with the answer. */
const struct wb_asked *wb_asked_then(const struct wb_reader *reader, const struct wb_prompt *prompt,
                                     const struct wb_answer *answer, struct wb_arena *arena);
/* Whether the author has left the question as it was asked then, whatever its {words} stand for now; true where no
 * wording is kept. */
bool wb_asked_alike(const struct wb_prompt *prompt, const struct wb_answer *answer);

/* The label of a choice, item or row id as asked; the id itself where it is not offered any more. */
const char *wb_asked_label(const struct wb_asked *asked, const char *id);

#endif
