/* Places inside an answer's value: "" the whole, "time" an item, "r1/who" a cell, "WORKBOOK/KEY/c1/outcome" of a
 * review, "other". It knows JSON and paths, not prompts. */
#ifndef WB_APP_SESSION_PATH_H
#define WB_APP_SESSION_PATH_H

#include "base/json.h"

#define WB_PATH_SIZE 160

json_t *wb_path_get(json_t *root, const char *path); /* borrowed; NULL: nothing there */
/* Puts `value` (a reference it takes over; NULL removes) at the path. An object or row is not made for it, but an empty
 * root becomes an object; false where there is nothing to put it into. What is empty after it becomes nothing: *root
 * NULL. */
bool wb_path_set(json_t **root, const char *path, json_t *value);
/* A copy of the root in which `value` (borrowed) stands at `path`, with the row or object it needs made for it. */
json_t *wb_path_with(const json_t *root, const char *path, const json_t *value);

/* The id of a row: "id", or "of" in a review of commitments. */
const char *wb_row_id(const json_t *row);

#endif
