/* UTF-8 as RFC 3629 has it: shortest forms only, no surrogates, nothing above U+10FFFF. */
#include "base/text.h"

#include "unicode.h"

/* Past the ASCII bytes from `at`, eight at a time. */
static size_t skip_ascii(const char *data, size_t len, size_t at)
{
    while (len - at >= 8) {
        uint64_t eight;
        memcpy(&eight, data + at, 8);
        if (eight & UINT64_C(0x8080808080808080))
            break;
        at += 8;
    }
    while (at < len && (unsigned char)data[at] < 0x80)
        at++;
    return at;
}

size_t wb_utf8_read(const char *data, size_t len, uint32_t *code, bool *valid)
{
    static const struct {
        unsigned char mask, lead;
        uint32_t least;
    } shapes[] = {{0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    const unsigned char *bytes = (const unsigned char *)data;

    *valid = true;
    if (bytes[0] < 0x80) {
        *code = bytes[0];
        return 1;
    }
    for (size_t shape = 0; shape < 3; shape++) {
        if ((bytes[0] & shapes[shape].mask) != shapes[shape].lead)
            continue;
        size_t size = shape + 2;
        uint32_t value = bytes[0] & (unsigned char)~shapes[shape].mask;
        if (size > len)
            break;
        for (size_t i = 1; i < size; i++) {
            if ((bytes[i] & 0xC0) != 0x80)
                goto invalid;
            value = value << 6 | (bytes[i] & 0x3F);
        }
        if (value < shapes[shape].least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
            break;
        *code = value;
        return size;
    }
invalid:
    *valid = false;
    *code = REPLACEMENT;
    return 1;
}

size_t wb_utf8_decode(const char *data, size_t len, uint32_t *code)
{
    bool valid;

    if (len == 0) {
        *code = 0;
        return 1;
    }
    return wb_utf8_read(data, len, code, &valid);
}

size_t wb_utf8_back(const char *data, size_t at, uint32_t *code)
{
    size_t start = at - 1;

    while (start > 0 && at - start < 4 && ((unsigned char)data[start] & 0xC0) == 0x80)
        start--;
    bool valid;
    if (start + wb_utf8_read(data + start, at - start, code, &valid) == at)
        return start;
    *code = REPLACEMENT;
    return at - 1;
}

size_t wb_utf8_encode(uint32_t code, char out[4])
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return 0;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};

    for (size_t i = size - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char)(leads[size] | code);
    return size;
}

bool wb_utf8_valid(const char *data, size_t len, size_t *bad_at)
{
    size_t at = 0;

    while ((at = skip_ascii(data, len, at)) < len) {
        uint32_t code;
        bool valid;
        size_t size = wb_utf8_read(data + at, len - at, &code, &valid);
        if (!valid) {
            if (bad_at)
                *bad_at = at;
            return false;
        }
        at += size;
    }
    return true;
}

bool wb_is_invisible(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00AD, 0x00AD},   {0x061C, 0x061C},   {0x180B, 0x180F},   {0x200B, 0x200F},
        {0x202A, 0x202E},   {0x2060, 0x206F},   {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},
        {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
    };

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && code >= ranges[i].first; i++)
        if (code <= ranges[i].last)
            return true;
    return false;
}

void wb_utf8_fit(char *out, size_t size, const char *text, size_t len)
{
    static const char ellipsis[] = "\xE2\x80\xA6";
    bool cut = len >= size;
    if (cut) {
        len = size - sizeof ellipsis;
        while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
            len--;
    }
    memcpy(out, text, len);
    memcpy(out + len, cut ? ellipsis : "", cut ? sizeof ellipsis : 1);
}
