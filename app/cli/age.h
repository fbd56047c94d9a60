/* Encryption by the program age: bytes in, bytes out, nothing on disk. It does not know what it encrypts. */
#ifndef WB_CLI_AGE_H
#define WB_CLI_AGE_H

#include "base/error.h"
#include "base/str.h"

/* Whether age is there and takes this recipient, found out before anything is encrypted. WB_CIPHER otherwise. */
bool wb_age_check(const char *recipient, struct wb_error *err);
bool wb_age_encrypt(const char *recipient, const char *data, size_t len, struct wb_str *out, struct wb_error *err);

#endif
