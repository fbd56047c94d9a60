/* The events of a file of YAML, in a form that is read back in a fraction of the time that YAML takes: for what is
 * built into the program. Written by embed.c while building, read back by events.c. It knows no workbook, and nothing
 * that the format refuses: anchors, aliases, tags, directives. Private.
 *
 * An event is its type, where it begins and ends (line and column from 0), and of a scalar the style, the length and
 * the bytes; numbers are seven bits a byte, the low ones first, with the eighth set where more follow. */
#ifndef WB_LOAD_RECORDING_H
#define WB_LOAD_RECORDING_H

#include <stdbool.h>
#include <stdio.h>
#include <yaml.h>

struct wb_recording {
    const char *at, *end; /* what is still to be read; both NULL: there is none */
};

/* False where the event has what is never recorded. */
bool wb_record(FILE *out, const yaml_event_t *event);
/* The next event, which the caller deletes with yaml_event_delete. False at the end. */
bool wb_replay(struct wb_recording *from, yaml_event_t *event);

#endif
