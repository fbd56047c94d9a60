/* The inside of a caseload, shared by the files of this room. */
#ifndef WB_APP_COACH_INSIDE_H
#define WB_APP_COACH_INSIDE_H

#include "coach/caseload.h"
#include "store/caseload.h"

struct wb_coach {
    struct wb_store *store;
    struct wb_clock clock;
};

/* The row of a client by its random id; 0: not known. */
int64_t wb_coach_row(struct wb_coach *coach, const char *person);
/* The newest response of a client as a tree, or the one read last; NULL where there is none. A new reference. */
json_t *wb_coach_response(struct wb_coach *coach, const char *person, bool read);
/* The answer to a prompt in a response; NULL: it is not there. Borrowed. */
const json_t *wb_coach_find_answer(const json_t *response, const char *workbook, const char *key);
/* What came from a file, made fit to be read: bidi and zero-width controls stand as <U+202E>. Belongs to `arena`; NULL gives "". */
const char *wb_coach_visible(const char *text, struct wb_arena *arena);
/* The response as a tree where it holds replies to comments (a new reference), NULL where it holds none. */
bool wb_coach_read_replies(struct wb_span body, json_t **out, struct wb_error *err);
/* Takes in what a client replied; NULL: nothing. `taken` gets how many replies were not there yet. It fails only where
 * the caseload cannot be written. */
bool wb_coach_take_replies(struct wb_coach *coach, const json_t *response, int *taken, struct wb_error *err);

#endif
