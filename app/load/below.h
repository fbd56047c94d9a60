/* A key that has its value on its line, and below it a list or keys that have no place then: which of them was meant.
 * Private to the room. */
#ifndef WB_LOAD_BELOW_H
#define WB_LOAD_BELOW_H

#include "lines.h"
#include "syntax.h"

/* Whether the line of a slip stands in such a list, or among such keys; says in `slip` what is wrong and how to read
 * on. */
bool wb_below_slip(const struct wb_line *line, struct wb_slip *slip);

#endif
