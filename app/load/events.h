/* The events of one YAML file, with what the format refuses already said: anchors, aliases, tags, depth, a second
 * document, and the slip that ends the reading. It does not know what a workbook is. Private. */
#ifndef WB_LOAD_EVENTS_H
#define WB_LOAD_EVENTS_H

#include "load/load.h"
#include "recording.h"
#include "syntax.h"

#define WB_LOAD_BYTES ((size_t)8 * 1024 * 1024)
#define WB_LOAD_DEPTH 64
#define WB_LOAD_EVENTS 1500000 /* more is no workbook, whatever it holds */

struct wb_events {
    yaml_parser_t parser;
    struct wb_recording recording; /* read in place of the text, where there is one */
    const char *file, *data;
    size_t len;
    struct wb_faults *faults;
    int depth;
    long count;
    bool stopped;        /* nothing more can be read; the fault is said */
    struct wb_slip slip; /* that stopped it; `found` is false where it was something else */
    struct wb_quoted_lines quoted;
    const struct wb_holes *holes; /* what was left out of the text, where it is a mended one */
};

void wb_events_init(struct wb_events *events, const char *file, const char *data, size_t len, struct wb_faults *faults);
/* The same events, from what was recorded of that text while building. */
void wb_events_recorded(struct wb_events *events, const char *file, const struct wb_builtin *builtin,
                        struct wb_faults *faults);
void wb_events_fini(struct wb_events *events);

/* The next event; false once nothing more can be read. The caller deletes it with yaml_event_delete. */
bool wb_events_next(struct wb_events *events, yaml_event_t *event);
/* To the root of the one document: its first event. False with the fault said where there is none. */
bool wb_events_root(struct wb_events *events, yaml_event_t *event);
/* After the root: refuses what follows it. */
void wb_events_end(struct wb_events *events);
/* Passes over a value whose first event is given; deletes that event. */
void wb_events_skip(struct wb_events *events, yaml_event_t *event);

struct wb_mark wb_event_mark(const yaml_event_t *event);
struct wb_mark wb_event_end(const yaml_event_t *event);

#endif
