/* JSON by jansson: this header is the one door to it. Values are json_t with jansson's own reference counts; the
 * functions here are what jansson lacks. */
#ifndef WB_BASE_JSON_H
#define WB_BASE_JSON_H

#include "base/error.h"
#include "base/str.h"

#include <jansson.h>

/* Reads one JSON text of untrusted origin. Refuses more than `max_bytes`, more than 64 levels, duplicate keys, NUL
 * and what follows the value. The caller owns the result; NULL with the place in `err` otherwise. */
json_t *wb_json_read(const char *data, size_t len, size_t max_bytes, struct wb_error *err);

/* Whether a text may be parsed at all, without parsing it: nested no deeper than is read, and every bracket and quotation
 * mark closed. wb_json_read asks this itself. */
#define WB_JSON_DEPTH 64
enum wb_json_shape { WB_JSON_WHOLE, WB_JSON_BROKEN, WB_JSON_DEEP };
enum wb_json_shape wb_json_shape(const char *data, size_t len);

/* Writes compactly, keys in the order they were set; the same value gives the same bytes. */
void wb_json_write(struct wb_str *out, const json_t *value);
char *wb_json_text(const json_t *value);                 /* owned by the caller */
void wb_json_write_pretty(struct wb_str *out, const json_t *value, int indent);

/* Readers that take NULL and wrong types for "not there". */
const char *wb_json_string(const json_t *object, const char *key); /* borrowed, NULL when absent or not a string */
double wb_json_number(const json_t *object, const char *key, double otherwise);
bool wb_json_is(const json_t *value, const char *text);             /* is a string equal to `text` */
void wb_json_set_text(json_t *object, const char *key, const char *text); /* NULL removes the key */

#endif
