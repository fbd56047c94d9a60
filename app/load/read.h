/* The reader: events into raw structures, driven by the tables of keys.c. Private to the room. */
#ifndef WB_LOAD_READ_H
#define WB_LOAD_READ_H

#include "keys.h"

/* Reads the mapping whose first event is given (and deleted here) and makes `out` of it. What is wrong in it is said,
 * the rest is read all the same; `out` is filled unless reading had to end. */
void wb_read_mapping(struct loading *to, const struct kind *kind, yaml_event_t *first, void *out);

#endif
