#include "export/digest.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdint.h>

static void digest(const char *data, size_t len, uint8_t out[static SHA256_DIGEST_SIZE])
{
    struct sha256_ctx state;
    sha256_init(&state);
    sha256_update(&state, len, (const uint8_t *)data);
    sha256_digest(&state, SHA256_DIGEST_SIZE, out);
}

char *wb_digest_hex(const char *data, size_t len, char out[static WB_DIGEST_HEX])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t sum[SHA256_DIGEST_SIZE];
    digest(data, len, sum);
    for (size_t i = 0; i < sizeof(sum); i++) {
        out[2 * i] = digits[sum[i] >> 4];
        out[2 * i + 1] = digits[sum[i] & 15];
    }
    out[2 * sizeof(sum)] = '\0';
    return out;
}

char *wb_digest_base64(const char *data, size_t len, char out[static WB_DIGEST_BASE64])
{
    uint8_t sum[SHA256_DIGEST_SIZE];
    _Static_assert(BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) < WB_DIGEST_BASE64, "the digest fits");
    digest(data, len, sum);
    base64_encode_raw(out, sizeof(sum), sum);
    out[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)] = '\0';
    return out;
}
