/* Glyphs in UTF-8, in another charset, or in what ASCII has for them. */
#include "charset.h"

#include <stdlib.h>
#include <wchar.h>

/* What stands for our own ornaments where the terminal's locale lacks them. Sorted by code. */
static const struct look_alike {
    uint32_t code;
    char ascii;
} look_alikes[] = {
    {0x00A0, ' '}, {0x00AB, '"'}, {0x00B7, '.'}, {0x00BB, '"'},  {0x00D7, 'x'},  {0x2010, '-'}, {0x2011, '-'},
    {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'}, {0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'},
    {0x2022, '*'}, {0x2026, '.'}, {0x2039, '<'}, {0x203A, '>'},  {0x2190, '<'},  {0x2191, '^'}, {0x2192, '>'},
    {0x2193, 'v'}, {0x21E7, '^'}, {0x2212, '-'}, {0x2500, '-'},  {0x2502, '|'},  {0x250C, '+'}, {0x2510, '+'},
    {0x2514, '+'}, {0x2518, '+'}, {0x251C, '+'}, {0x2524, '+'},  {0x252C, '+'},  {0x2534, '+'}, {0x253C, '+'},
    {0x2588, '#'}, {0x2589, '#'}, {0x258A, '#'}, {0x258B, '#'},  {0x258C, '#'},  {0x258D, ' '}, {0x258E, ' '},
    {0x258F, ' '}, {0x2591, '.'}, {0x2592, ':'}, {0x2593, '#'},  {0x25A0, '#'},  {0x25A1, 'o'}, {0x25AA, '*'},
    {0x25B2, '^'}, {0x25B6, '>'}, {0x25B8, '>'}, {0x25BA, '>'},  {0x25BC, 'v'},  {0x25BE, 'v'}, {0x25C6, '*'},
    {0x25C7, 'o'}, {0x25CB, 'o'}, {0x25CF, '*'}, {0x25E6, 'o'},  {0x2713, 'v'},  {0x2714, 'v'}, {0x2717, 'x'},
};

static int by_code(const void *key, const void *row)
{
    uint32_t code = *(const uint32_t *)key, other = ((const struct look_alike *)row)->code;

    return code < other ? -1 : code > other;
}

/* A code point in this locale's bytes; 0 where it has none. */
static size_t in_locale(uint32_t code, char *out)
{
    mbstate_t state = {0};

    if (code < 0x80) {
        *out = (char)code;
        return 1;
    }
    if (wcwidth((wchar_t)code) < 0)
        return 0;
    size_t len = wcrtomb(out, (wchar_t)code, &state);
    return len == (size_t)-1 ? 0 : len;
}

static size_t show_otherwise(const struct wb_glyph *glyph, char *out)
{
    size_t len = in_locale(glyph->code[0], out);
    int columns = len && glyph->code[0] >= 0x80 ? wcwidth((wchar_t)glyph->code[0]) : 1;

    if (!len) {
        const struct look_alike *row = bsearch(&glyph->code[0], look_alikes, sizeof look_alikes / sizeof *look_alikes,
                                               sizeof *look_alikes, by_code);
        out[len++] = row ? row->ascii : '?';
    }
    for (; columns < glyph->width; columns++)
        out[len++] = '?';
    return len;
}

size_t wb_charset_show(bool utf8, const struct wb_glyph *glyph, char out[static WB_SHOWN_MAX])
{
    size_t len = 0;

    if (!glyph->count) {
        out[0] = ' ';
        return 1;
    }
    if (!utf8)
        return show_otherwise(glyph, out);
    for (int i = 0; i < glyph->count; i++)
        len += wb_utf8_encode(glyph->code[i], out + len);
    return len;
}

bool wb_charset_is_sure(const struct wb_glyph *glyph)
{
    static const struct {
        uint32_t first, last;
        int width;
    } sure[] = {
        {0x20, 0x7E, 1},     {0xA0, 0xAC, 1},     {0xAE, 0x2FF, 1},    {0x370, 0x482, 1},
        {0x48A, 0x52F, 1},   {0x2010, 0x2027, 1}, {0x2030, 0x205E, 1}, {0x2190, 0x21FF, 1},
        {0x2500, 0x25FC, 1}, {0x3041, 0x3096, 2}, {0x30A1, 0x30FA, 2}, {0x4E00, 0x9FA5, 2},
        {0xAC00, 0xD7A3, 2}, {0xFF01, 0xFF60, 2}, {0x3001, 0x3003, 2}, {0xFFFD, 0xFFFD, 1},
    };

    if (glyph->count != 1)
        return glyph->count == 0;
    for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
        if (glyph->code[0] >= sure[i].first && glyph->code[0] <= sure[i].last)
            return glyph->width == sure[i].width;
    return false;
}
