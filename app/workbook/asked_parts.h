/* Asking a prompt in parts, for those who need less than wb_ask gives, or the author's texts as they stand. Private to
 * the room. */
#ifndef WB_WORKBOOK_ASKED_PARTS_H
#define WB_WORKBOOK_ASKED_PARTS_H

#include "workbook/asked.h"

/* Choices, rows and columns, without label, hint and guidance: what a value refers to. */
struct wb_asked *wb_ask_offer(const struct wb_reader *reader, const struct wb_prompt *prompt, struct wb_arena *arena);
/* The same with label and hint, but the author's texts keep their {words}; what was taken from answers has none. */
struct wb_asked *wb_ask_raw(const struct wb_reader *reader, const struct wb_prompt *prompt, struct wb_arena *arena);

/* The answers that a prompt's choices or rows come from, and those that these come from: "WORKBOOK/KEY", NULL-ended. */
const char *const *wb_sources_of(const struct wb_ref *ref, struct wb_arena *arena);
/* The columns of a commitment, or of a review of commitments; NULL for other types. */
const struct wb_asked *wb_fixed_columns(enum wb_type type, struct wb_arena *arena, size_t *count);

/* The workbook whose words stand in the prompt's choices, items and scale. */
const struct wb_workbook *wb_words_of_scale(const struct wb_prompt *prompt);

#endif
