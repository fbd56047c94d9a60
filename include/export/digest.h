/* SHA-256, by nettle: of an export's JSON, of its style sheet, and of quotes in a report, which are put in its order.
 */
#ifndef WB_EXPORT_DIGEST_H
#define WB_EXPORT_DIGEST_H

#include <stddef.h>

#define WB_DIGEST_HEX 65
#define WB_DIGEST_BASE64 45

char *wb_digest_hex(const char *data, size_t len, char out[static WB_DIGEST_HEX]); /* lower case */
char *wb_digest_base64(const char *data, size_t len, char out[static WB_DIGEST_BASE64]);

#endif
