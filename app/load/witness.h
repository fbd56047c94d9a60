/* Whether one prompt could be answered, or left, so that several tests of it come out as wanted. It tries made-up
 * answers with the very tests that read real ones, so that it cannot disagree with them. Private to the room. */
#ifndef WB_LOAD_WITNESS_H
#define WB_LOAD_WITNESS_H

#include "workbook/model.h"

struct wb_wanted {
    const struct wb_condition *test; /* no all, any or not */
    bool holds;                      /* whether it has to */
};

/* All tests are of the same prompt and the same item (or none). True where nothing can be said, and once `tries`, which
 * it takes its tests from, are used up. */
bool wb_witness(const struct wb_wanted *wanted, size_t count, long *tries);

/* The same, with the prompt left unanswered. */
bool wb_witness_of_nothing(const struct wb_wanted *wanted, size_t count);

#endif
