/* Words (UAX 29), looked for in a window that grows only while the word does. */
#include "base/text.h"

#include "unicode.h"

#include "base/mem.h"

#include <stdlib.h>
#include <unictype.h>
#include <uniwbrk.h>

enum kind { SPACE, MARK, WORD, UNSPACED };

/* The scripts that write without spaces and need a dictionary for words: a run of them counts as one word. */
static bool is_unspaced(uint32_t code)
{
    return (code >= 0x0E00 && code <= 0x0EFF) || (code >= 0x1000 && code <= 0x109F) ||
           (code >= 0x1780 && code <= 0x17FF) || (code >= 0xAA60 && code <= 0xAADF);
}

static enum kind kind_at(const char *data, size_t len, size_t at)
{
    uint32_t code;

    wb_utf8_decode(data + at, len - at, &code);
    if (code < 0x80 ? code == ' ' || (code >= '\t' && code <= '\r') : uc_is_property_white_space(code))
        return SPACE;
    if (is_unspaced(code))
        return UNSPACED;
    if (uc_is_general_category_withtable(code, UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S) && code < 0x1F000)
        return MARK;
    return WORD;
}

/* Whether a cursor that moves by words may stop between two clusters. */
static bool stops(enum kind before, enum kind after, bool word_break)
{
    return word_break && (before != after || before == WORD);
}

/* What is longer than the last of these is no word to anybody; the cursor stops inside it, so that the key stays quick.
 */
enum { WINDOW = 256, CONTEXT = 32, WINDOW_MAX = 16 * 1024 };

/* The first stop after `from`, looked for up to `to` and to the end of the cluster that stands there. */
static size_t first_stop(const char *data, size_t len, size_t from, size_t to)
{
    char *breaks = wb_alloc_array(to - from, 1);
    enum kind before = kind_at(data, len, from);
    size_t at = wb_cluster_next(data, len, from);

    u8_wordbreaks((const uint8_t *)data + from, to - from, breaks);
    while (at < to) {
        enum kind after = kind_at(data, len, at);
        if (stops(before, after, breaks[at - from]))
            break;
        before = after;
        at = wb_cluster_next(data, len, at);
    }
    free(breaks);
    return at;
}

static size_t skip_spaces(const char *data, size_t len, size_t at)
{
    while (at < len && kind_at(data, len, at) == SPACE)
        at = wb_cluster_next(data, len, at);
    return at;
}

size_t wb_word_next(const char *data, size_t len, size_t at)
{
    if (at >= len)
        return len;
    at = skip_spaces(data, len, at);
    for (size_t window = WINDOW; at < len; window *= 2) {
        size_t to = window < len - at ? at + window : len;
        size_t stop = first_stop(data, len, at, to);
        if (to == len || stop + CONTEXT <= to || window >= WINDOW_MAX)
            return stop;
    }
    return len;
}

size_t wb_word_prev(const char *data, size_t len, size_t at)
{
    if (at > len)
        at = len;
    for (;;) {
        size_t before = wb_cluster_prev(data, len, at);
        if (at == 0 || kind_at(data, len, before) != SPACE)
            break;
        at = before;
    }
    for (size_t window = WINDOW; at > 0; window *= 2) {
        size_t from = window < at ? wb_cluster_start(data, len, at - window) : 0;
        size_t last = from;
        for (size_t stop = from; stop < at; stop = first_stop(data, at, stop, at))
            last = stop;
        if (from == 0 || last >= from + CONTEXT || window >= WINDOW_MAX)
            return last;
    }
    return 0;
}
