/* Grapheme clusters (UAX 29). The properties are libunistring's; the rules are applied here, because its own search
 * backwards begins at the start of the text, which a long answer would feel at every key. */
#include "base/text.h"

#include "unicode.h"

#include <unictype.h>
#include <unigbrk.h>

enum joint { APART, TOGETHER, IF_EMOJI, IF_FLAG };

static bool is_control(int property)
{
    return property == GBP_CR || property == GBP_LF || property == GBP_CONTROL;
}

static bool syllable(int a, int b)
{
    if (a == GBP_L)
        return b == GBP_L || b == GBP_V || b == GBP_LV || b == GBP_LVT;
    if (a == GBP_LV || a == GBP_V)
        return b == GBP_V || b == GBP_T;
    return (a == GBP_LVT || a == GBP_T) && b == GBP_T;
}

/* What two neighbours say; the last two answers need to know what stands before. */
static enum joint joint(int a, int b)
{
    if (a == GBP_CR && b == GBP_LF)
        return TOGETHER;
    if (is_control(a) || is_control(b))
        return APART;
    if (b == GBP_EXTEND || b == GBP_ZWJ || b == GBP_SPACINGMARK || a == GBP_PREPEND || syllable(a, b))
        return TOGETHER;
    if (a == GBP_ZWJ)
        return IF_EMOJI;
    if (a == GBP_RI && b == GBP_RI)
        return IF_FLAG;
    return APART;
}

static bool pictographic(uint32_t code)
{
    return code >= 0xA9 && uc_is_property_extended_pictographic(code);
}

size_t wb_cluster_next(const char *data, size_t len, size_t at)
{
    if (at >= len)
        return len;
    unsigned char first = (unsigned char)data[at];
    if (first < 0x80 && first != '\r' && (at + 1 == len || (unsigned char)data[at + 1] < 0x80))
        return at + 1;

    uint32_t code;
    size_t next = at + wb_utf8_decode(data + at, len - at, &code);
    int before = uc_graphemeclusterbreak_property(code);
    uint32_t base = code; /* the last code point that is no Extend */
    uint32_t joined = 0;  /* what stood before the joiner just passed */
    bool flag_open = before == GBP_RI;

    while (next < len) {
        size_t size = wb_utf8_decode(data + next, len - next, &code);
        int after = uc_graphemeclusterbreak_property(code);
        enum joint how = joint(before, after);
        if (how == APART || (how == IF_EMOJI && !(pictographic(joined) && pictographic(code))) ||
            (how == IF_FLAG && !flag_open))
            break;
        flag_open = after == GBP_RI && !(before == GBP_RI && flag_open);
        joined = after == GBP_ZWJ ? base : 0;
        if (after != GBP_EXTEND)
            base = code;
        before = after;
        next += size;
    }
    return next;
}

/* Whether the joiner that begins at `joiner` follows a pictograph and its marks. */
static bool joins_emoji(const char *data, size_t joiner)
{
    while (joiner > 0) {
        uint32_t code;
        joiner = wb_utf8_back(data, joiner, &code);
        if (uc_graphemeclusterbreak_property(code) != GBP_EXTEND)
            return pictographic(code);
    }
    return false;
}

/* Whether an odd number of regional indicators ends at `at`: the next one then completes a flag. They are compared as
 * bytes, so that a long text of flags alone is still walked in no time. */
static bool odd_indicators(const char *data, size_t at)
{
    bool odd = false;

    while (at >= 4 && memcmp(data + at - 4, "\xF0\x9F\x87", 3) == 0 && (unsigned char)data[at - 1] >= 0xA6 &&
           (unsigned char)data[at - 1] <= 0xBF) {
        odd = !odd;
        at -= 4;
    }
    return odd;
}

/* The start of the cluster to which the code point at `start` belongs. */
static size_t back_to_start(const char *data, size_t start, uint32_t code)
{
    int after = uc_graphemeclusterbreak_property(code);

    while (start > 0) {
        uint32_t earlier;
        size_t before_at = wb_utf8_back(data, start, &earlier);
        int before = uc_graphemeclusterbreak_property(earlier);
        enum joint how = joint(before, after);
        if (how == APART || (how == IF_EMOJI && !(pictographic(code) && joins_emoji(data, before_at))) ||
            (how == IF_FLAG && !odd_indicators(data, start)))
            break;
        code = earlier;
        after = before;
        start = before_at;
    }
    return start;
}

size_t wb_cluster_prev(const char *data, size_t len, size_t at)
{
    if (at > len)
        at = len;
    if (at == 0)
        return 0;
    unsigned char last = (unsigned char)data[at - 1];
    if (last < 0x80 && last != '\n' && (at == 1 || (unsigned char)data[at - 2] < 0x80))
        return at - 1;

    uint32_t code;
    size_t start = wb_utf8_back(data, at, &code);
    return back_to_start(data, start, code);
}

size_t wb_cluster_start(const char *data, size_t len, size_t at)
{
    if (at >= len)
        return len;
    size_t start = at;
    while (start > 0 && at - start < 3 && ((unsigned char)data[start] & 0xC0) == 0x80)
        start--;
    uint32_t code;
    if (wb_utf8_decode(data + start, len - start, &code) <= at - start) { /* no character that reaches to `at` */
        start = at;
        wb_utf8_decode(data + at, len - at, &code);
    }
    return back_to_start(data, start, code);
}
