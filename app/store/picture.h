/* What a person's answers are once a part of them came after the rest: the part laid over the response before it. It
 * knows no database, and looks at nothing that the reader of responses looks at anyway. */
#ifndef WB_APP_STORE_PICTURE_H
#define WB_APP_STORE_PICTURE_H

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

/* Appends a response (JSON text) that holds what `part` holds, and of `before` (a whole response, or a picture; empty:
 * there is none) what the part neither holds anew nor says to have been taken back. Answers stand by the order of
 * `before`, a new one last in its section. What is wrong in the part is wrong in the result. WB_INVALID where one of
 * them is no JSON. */
bool wb_picture(struct wb_span part, struct wb_span before, struct wb_str *out, struct wb_error *err);

#endif
