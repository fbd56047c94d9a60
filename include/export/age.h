/* Encryption by the program age: bytes in, bytes out, nothing on disk. It does not know what it encrypts. */
#ifndef WB_EXPORT_AGE_H
#define WB_EXPORT_AGE_H

#include "base/error.h"
#include "base/str.h"

/* Whether age is there and takes this recipient, found out before anything is encrypted. WB_CIPHER otherwise. */
bool wb_age_check(const char *recipient, struct wb_error *err);
/* For each of these recipients, NULL-ended: any one of them can open it. */
bool wb_age_encrypt(const char *const *recipients, struct wb_span data, struct wb_str *out, struct wb_error *err);

/* Whether bytes are a file that age wrote, binary or armoured. */
bool wb_age_is(struct wb_span file);
/* Opens one with the key in a file (age's own format). At most `most` bytes come out; WB_LIMIT beyond. */
bool wb_age_decrypt(const char *identity, struct wb_span file, size_t most, struct wb_str *out, struct wb_error *err);

#endif
