/* A small YAML file of facts: a flat mapping of texts, numbers and lists of these. What a workbook file may not hold,
 * it may not either; each fault comes with its place. It does not know what the facts are about. */
#ifndef WB_LOAD_PLAIN_H
#define WB_LOAD_PLAIN_H

#include "base/json.h"
#include "load/load.h"

#define WB_PLAIN_BYTES (256 * 1024)
#define WB_PLAIN_ENTRIES 200 /* keys, and entries of one list */

/* An object of strings, numbers and arrays of these, in the order of the file. A scalar is a number where it is written
 * as one without quotation marks and reads back as it was written; all others are texts. NULL when there was an error;
 * the caller owns the reference. `file` is its name for messages. */
json_t *wb_load_plain(const char *file, const char *data, size_t len, struct wb_faults *faults);

#endif
