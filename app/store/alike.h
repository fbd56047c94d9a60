/* Whether two responses say the same. Their bytes differ with every export: the moment, what is new since the last one,
 * and how characters are written in a page. */
#ifndef WB_APP_STORE_ALIKE_H
#define WB_APP_STORE_ALIKE_H

#include "base/str.h"

#include <stdbool.h>

/* The same answers to the same questions, of the same workbooks, whatever the name. Both are JSON; false where one is
 * none. Replies are not compared: they are kept with the comments. */
bool wb_response_alike(struct wb_span one, struct wb_span other);

#endif
