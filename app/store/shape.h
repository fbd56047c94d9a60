/* The shape of one answer of a response, as app/data/response.schema.json has it: both say the same of every file
 * (tests/readers/schemas.py). It looks at the text in place and knows neither question nor person. */
#ifndef WB_APP_STORE_SHAPE_H
#define WB_APP_STORE_SHAPE_H

#include "base/str.h"

#include <stdbool.h>

/* The members of an answer that are read, as written; empty where it has none of the name. */
enum wb_given {
    GIVEN_PROMPT,
    GIVEN_STATE,
    GIVEN_SHARING,
    GIVEN_QUOTE,
    GIVEN_REVISION,
    GIVEN_AT,
    GIVEN_LABEL,
    GIVEN_VALUE,
    GIVEN_WORDING,
    GIVEN_MEMBERS
};
extern const char *const wb_given_names[GIVEN_MEMBERS];

/* NULL where all is well; else what is wrong, in words that go on "it is not an export of this programme". */
const char *wb_given_wrong(const struct wb_span answer[static GIVEN_MEMBERS]);

/* An instant as it is written in responses: RFC 3339 in whole seconds, with a capital T. */
bool wb_is_response_instant(struct wb_span text);

#endif
