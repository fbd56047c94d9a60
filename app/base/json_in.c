#include "base/json_in.h"

#include "base/json.h"
#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(WB_JSON_DEPTH <= 64, "a level is one bit of `objects`");

struct wb_json_in wb_json_in(struct wb_span text)
{
    const char *data = text.data ? text.data : ""; /* an empty text may have no bytes at all */
    return (struct wb_json_in){.at = data, .end = data + text.len, .fresh = true};
}

static bool fail(struct wb_json_in *in)
{
    in->failed = true;
    in->at = in->end;
    return false;
}

static void skip_blank(struct wb_json_in *in)
{
    while (in->at < in->end && (*in->at == ' ' || *in->at == '\n' || *in->at == '\r' || *in->at == '\t'))
        in->at++;
}

static bool take(struct wb_json_in *in, char c)
{
    skip_blank(in);
    if (in->at == in->end || *in->at != c)
        return false;
    in->at++;
    return true;
}

/* ------------------------------------------------------------------ strings */

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* \uXXXX at `at`; -1 where it is none. */
static int32_t escaped_unit(const char *at, const char *end)
{
    int32_t unit = 0;
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return -1;
    for (int i = 2; i < 6; i++) {
        int digit = hex_digit(at[i]);
        if (digit < 0)
            return -1;
        unit = unit << 4 | digit;
    }
    return unit;
}

/* NUL and half a pair are none, as in jansson. */
uint32_t wb_json_escaped(const char *at, const char *end, size_t *len)
{
    static const char names[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    *len = 2;
    if (end - at < 2)
        return 0;
    for (size_t i = 0; i + 1 < sizeof names; i += 2)
        if (names[i] == at[1])
            return (unsigned char)names[i + 1];
    int32_t unit = escaped_unit(at, end);
    *len = 6;
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit < 0 ? 0 : (uint32_t)unit;
    int32_t low = unit < 0xDC00 ? escaped_unit(at + 6, end) : -1;
    *len = 12;
    return low < 0xDC00 || low > 0xDFFF ? 0 : 0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
}

/* Passes the rest of a string whose opening quote was taken; the span is what stands between the quotes. */
static struct wb_span pass_string(struct wb_json_in *in)
{
    const char *start = in->at;
    while (in->at < in->end) {
        unsigned char c = (unsigned char)*in->at;
        if (c == '"')
            return (struct wb_span){start, (size_t)(in->at++ - start)};
        size_t len = 1;
        if (c < 0x20 || (c == '\\' && wb_json_escaped(in->at, in->end, &len) == 0))
            break;
        in->at += len;
    }
    fail(in);
    return (struct wb_span){0};
}

/* ------------------------------------------------------------------ other values */

static bool pass_digits(struct wb_json_in *in)
{
    const char *start = in->at;
    while (in->at < in->end && *in->at >= '0' && *in->at <= '9')
        in->at++;
    return in->at > start;
}

static bool pass_number(struct wb_json_in *in)
{
    if (*in->at == '-')
        in->at++;
    bool zero = in->at < in->end && *in->at == '0';
    const char *whole = in->at;
    if (!pass_digits(in) || (zero && in->at - whole > 1))
        return fail(in);
    if (in->at < in->end && *in->at == '.') {
        in->at++;
        if (!pass_digits(in))
            return fail(in);
    }
    if (in->at < in->end && (*in->at == 'e' || *in->at == 'E')) {
        in->at++;
        if (in->at < in->end && (*in->at == '+' || *in->at == '-'))
            in->at++;
        if (!pass_digits(in))
            return fail(in);
    }
    return true;
}

static bool pass_word(struct wb_json_in *in)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if ((size_t)(in->end - in->at) >= len && memcmp(in->at, words[i], len) == 0) {
            in->at += len;
            return true;
        }
    }
    return fail(in);
}

static void pass_scalar(struct wb_json_in *in)
{
    if (take(in, '"'))
        pass_string(in);
    else if (in->at < in->end && (*in->at == '-' || (*in->at >= '0' && *in->at <= '9')))
        pass_number(in);
    else
        pass_word(in);
    in->fresh = false;
}

/* ------------------------------------------------------------------ the cursor */

bool wb_json_enter(struct wb_json_in *in, char bracket)
{
    if (!take(in, bracket))
        return false;
    if (in->depth == WB_JSON_DEPTH)
        return fail(in);
    in->objects = in->objects << 1 | (bracket == '{');
    in->depth++;
    in->fresh = true;
    return true;
}

bool wb_json_more(struct wb_json_in *in)
{
    if (in->failed || in->depth == 0)
        return false;
    if (take(in, in->objects & 1 ? '}' : ']')) {
        in->objects >>= 1;
        in->depth--;
        in->fresh = false;
        return false;
    }
    if (!in->fresh && !take(in, ','))
        return fail(in);
    in->fresh = false;
    return true;
}

struct wb_span wb_json_key(struct wb_json_in *in)
{
    struct wb_span key = {0};
    if (!take(in, '"'))
        fail(in);
    else
        key = pass_string(in);
    if (!in->failed && !take(in, ':'))
        fail(in);
    return in->failed ? (struct wb_span){0} : key;
}

struct wb_span wb_json_pass(struct wb_json_in *in)
{
    unsigned outside = in->depth;
    skip_blank(in);
    const char *start = in->at;
    do {
        if (in->depth > outside) {
            if (!wb_json_more(in))
                continue; /* the level ended, or the text failed */
            if (in->objects & 1)
                wb_json_key(in);
        }
        if (!wb_json_enter(in, '{') && !wb_json_enter(in, '['))
            pass_scalar(in);
    } while (!in->failed && in->depth > outside);
    return in->failed ? (struct wb_span){0} : (struct wb_span){start, (size_t)(in->at - start)};
}

bool wb_json_done(struct wb_json_in *in)
{
    skip_blank(in);
    return !in->failed && in->depth == 0 && in->at == in->end;
}

/* ------------------------------------------------------------------ what spans say */

bool wb_json_named(struct wb_span key, const char *name)
{
    return key.len == strlen(name) && memcmp(key.data, name, key.len) == 0;
}

bool wb_json_span_text(struct wb_span value, struct wb_str *out)
{
    if (value.len < 2 || value.data[0] != '"')
        return false;
    const char *at = value.data + 1, *end = value.data + value.len - 1;
    while (at < end) {
        const char *slash = memchr(at, '\\', (size_t)(end - at));
        wb_str_add_n(out, at, (size_t)((slash ? slash : end) - at));
        if (!slash)
            break;
        char text[4];
        size_t len;
        wb_str_add_n(out, text, wb_utf8_encode(wb_json_escaped(slash, end, &len), text));
        at = slash + len;
    }
    return true;
}

bool wb_json_span_integer(struct wb_span value, int64_t *out)
{
    char digits[24], *end;
    if (value.len == 0 || value.len >= sizeof digits)
        return false;
    memcpy(digits, value.data, value.len);
    digits[value.len] = '\0';
    errno = 0;
    long long number = strtoll(digits, &end, 10);
    if (*end || end == digits || errno)
        return false;
    *out = number;
    return true;
}
