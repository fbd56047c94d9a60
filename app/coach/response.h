/* A file as it came, hostile until it was read: what kind of file it is, the response in it, and whether that is whole. It keeps nothing. */
#ifndef WB_APP_COACH_RESPONSE_H
#define WB_APP_COACH_RESPONSE_H

#include "base/error.h"
#include "base/str.h"
#include "export/digest.h"

/* The response (JSON text) of an HTML or JSON export, or of either encrypted by age. Sets `digest`, which was verified. `err` says
 * in one sentence, without the file's name, why a file is refused; WB_CIPHER where age could not open it. */
bool wb_response_read(const char *path, struct wb_str *body, char digest[static WB_DIGEST_HEX], struct wb_error *err);

/* The same from bytes already read, for tests and fuzzing. */
bool wb_response_parse(struct wb_span file, struct wb_str *body, char digest[static WB_DIGEST_HEX],
                       struct wb_error *err);

#endif
