/* A response (careers-workbook/response) taken apart: what stands at its head, and its answers as rows of `given`. It
 * decides whether a text is of the shape of a response; who is meant, and what is newer, its callers decide. */
#ifndef WB_APP_STORE_SHRED_H
#define WB_APP_STORE_SHRED_H

#include "store/store.h"

struct wb_response_head {
    struct wb_str person, name, at, next_session; /* "" where it does not say */
    int64_t revision, asked, answered;            /* asked and answered: in all of its workbooks */
    struct wb_span workbooks;                     /* of the text */
    bool part;                                    /* of what is shared: the rest stands in responses before it */
};
/* All of the text is read, so that what is not JSON is refused here. WB_INVALID: in one sentence, why. `head` is given
 * back with wb_response_head_fini whatever the result. */
bool wb_response_head(struct wb_span body, struct wb_response_head *head, struct wb_error *err);
void wb_response_head_fini(struct wb_response_head *head);

/* Adds one row an answer, with the questions and scales that are new; `answers` gets how many have a value. Begun in a transaction of the caller's, who rolls
 * back where it fails. */
bool wb_response_shred(struct wb_store *store, struct wb_span workbooks, int64_t response, int64_t *answers,
                       struct wb_error *err);

bool wb_not_a_response(struct wb_error *err, const char *what); /* always false */

#endif
