/* Clusters as terminal cells.
 *
 * Widths are wcwidth's, because curses places what it draws by wcwidth and nothing must drift from that. Where the
 * locale has no UTF-8 wcwidth knows ASCII alone; curses cannot draw the rest there, but lines are still measured, by
 * libunistring's table. On what is assigned the two agree but for a few format characters. */
#include "base/text.h"

#include "unicode.h"

#include <uniwidth.h>
#include <wchar.h>

/* Columns of one code point, -1 where it cannot be shown. */
static int columns(uint32_t code)
{
    static const wchar_t known_wide = 0x4E00;

    if (code < 0x7F)
        return code < 0x20 ? -1 : 1;
    if (wb_is_control(code) || wb_is_separator(code))
        return -1;
    int width = wcwidth((wchar_t)code);
    if (width < 0 && wcwidth(known_wide) < 0)
        width = uc_width(code, "UTF-8");
    return width;
}

static bool is_newline(const char *data, size_t len)
{
    return (len == 1 && data[0] == '\n') || (len == 2 && data[0] == '\r' && data[1] == '\n');
}

static struct wb_glyph plain(uint32_t code)
{
    return (struct wb_glyph){.code = {code}, .count = 1, .width = 1};
}

static bool is_indicator(uint32_t code)
{
    return code >= 0x1F1E6 && code <= 0x1F1FF;
}

/* Signs that are written around the number after them (Prepended_Concatenation_Mark). wcwidth gives them a column, and
 * terminals that know them as format characters none: what follows would stand elsewhere than curses believes. */
static bool goes_around(uint32_t code)
{
    return (code >= 0x600 && code <= 0x605) || code == 0x6DD || code == 0x70F || code == 0x890 || code == 0x891 ||
           code == 0x8E2 || code == 0x110BD || code == 0x110CD;
}

struct wb_glyph wb_glyph(const char *data, size_t len)
{
    struct wb_glyph glyph = {0};
    bool joined = false;

    if (len == 1 && data[0] >= 0x20 && data[0] < 0x7F)
        return plain((unsigned char)data[0]);
    if (len == 1 && data[0] == '\t')
        return plain(' ');
    if (is_newline(data, len))
        return glyph;

    for (size_t at = 0; at < len && glyph.count <= WB_MARKS;) {
        uint32_t code;
        at += wb_utf8_decode(data + at, len - at, &code);
        if (code == ZWJ)
            joined = true;
        if (wb_is_invisible(code) || wb_is_variation(code))
            continue;
        if (goes_around(code))
            code = REPLACEMENT;
        int width = columns(code);
        if (glyph.count == 0) {
            if (width < 1)
                return plain(REPLACEMENT);
            glyph.code[glyph.count++] = code;
            glyph.width = (uint8_t)width;
        } else if (width == 0) {
            glyph.code[glyph.count++] = code;
        } else if (width == 1 && glyph.width == 1 && !joined && is_indicator(code) == is_indicator(glyph.code[0])) {
            /* A vowel sign with a column of its own, or the second letter of a flag. */
            glyph.code[glyph.count++] = code;
            glyph.width = 2;
        }
    }
    return glyph;
}

int wb_width(const char *data, size_t len)
{
    int width = 0;

    for (size_t at = 0; at < len;) {
        size_t next = wb_cluster_next(data, len, at);
        width += next == at + 1 && data[at] >= 0x20 && data[at] < 0x7F ? 1 : wb_glyph(data + at, next - at).width;
        at = next;
    }
    return width;
}
