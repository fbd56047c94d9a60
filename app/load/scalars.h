/* Scalars of the file: texts with their places, ids, references; and what is said of those that will not do. Private to
 * the room. */
#ifndef WB_LOAD_SCALARS_H
#define WB_LOAD_SCALARS_H

#include "keys.h"

/* Each of these deletes the event. The text of a scalar, whatever it says; NULL with the fault said. */
const char *wb_take_text(struct loading *to, const char *name, yaml_event_t *event);
/* A scalar that says something; NULL with the fault said. */
const char *wb_take_scalar(struct loading *to, const struct key *key, yaml_event_t *event);
/* Whether a plain value swallowed the list below it, "choices: some" and then "- red": YAML has no fault to find there,
 * so it is said here, as a warning where the value may be a text. */
bool wb_list_joined(struct loading *to, const struct key *key, const yaml_event_t *event);
bool wb_take_ref(struct loading *to, const struct key *key, yaml_event_t *event, struct wb_ref *out);

/* The same id, with the fault said where it is none. NULL gives NULL. */
const char *wb_checked_id(struct loading *to, const char *name, const char *id);
const char *wb_example_of(const struct key *key);
/* Counts one entry of a list; too many end the reading. */
void wb_count_entry(struct loading *to, struct wb_mark mark);

#endif
