/* Private to the room. */
#ifndef WB_LOAD_LATER_H
#define WB_LOAD_LATER_H

#include "link.h"

/* Warns of each reference of `in->book` to a prompt of its own that comes behind the place where its answer is wanted. */
void wb_link_later(struct linking *in);

#endif
