/* Where a row of text ends.
 *
 * One row looks at one row's bytes and a little beyond, so a line of many megabytes costs no more than a short one.
 * Between ASCII letters the rule is plain: a row may end after a space, and after a hyphen or a slash between letters.
 * Where other scripts stand, UAX 14 decides, on the row's bytes alone. */
#include "base/text.h"

#include "base/mem.h"

#include <stdlib.h>
#include <unilbrk.h>

/* A row of this many bytes ends even where nothing in it is wide enough to fill it. */
static size_t row_limit(int width)
{
    return 4096 + 16 * (size_t)width;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

/* A letter, or a part of one in another script. */
static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || !is_ascii(c);
}

/* Whether the row that began at `from` may end before `at`, between two ASCII bytes. */
static bool ascii_break(const char *data, size_t from, size_t at)
{
    char before = data[at - 1];

    if (is_blank(before))
        return !is_blank(data[at]);
    if (before != '-' && before != '/')
        return false;
    return at - from >= 2 && is_letter(data[at - 2]) && is_letter(data[at]);
}

static size_t newline_at(const char *data, size_t len, size_t at)
{
    if (data[at] == '\n')
        return 1;
    return data[at] == '\r' && at + 1 < len && data[at + 1] == '\n' ? 2 : 0;
}

/* Rows of printable ASCII, most rows there are: true when it was one. */
static bool ascii_row(const char *data, size_t len, size_t from, size_t width, size_t *end, size_t *shown)
{
    size_t most = len - from <= width ? len - from : width + 1;
    size_t n = 0;

    while (n < most && data[from + n] >= 0x20 && data[from + n] < 0x7F)
        n++;
    size_t at = from + n;
    if (n <= width) {
        if (at < len && data[at] != '\n')
            return false;
        *shown = at;
        *end = at < len ? at + 1 : len;
        return true;
    }
    at = from + width;
    if (data[at] == ' ') {
        size_t limit = from + row_limit((int)width);
        size_t next = at;
        while (next < len && next < limit && data[next] == ' ')
            next++;
        if (next < len && next < limit && data[next] != '\n' && !(data[next] > ' ' && data[next] < 0x7F))
            return false;
        *shown = at;
        *end = next < len && data[next] == '\n' ? next + 1 : next;
        return true;
    }
    /* A mark that stands after the byte at `at` changes nothing before it. */
    size_t cut = at;
    while (cut > from && !ascii_break(data, from, cut))
        cut--;
    *end = *shown = cut > from ? cut : at;
    return true;
}

struct row {
    size_t fits;    /* end of what has a column */
    size_t over;    /* the cluster that begins the next row at the latest */
    size_t last;    /* the last place to break, 0 where there is none */
    bool other;     /* something in it is not ASCII: UAX 14 decides there */
    size_t newline; /* bytes of the newline that ended it */
};

/* Walks the clusters until the row is full. */
static struct row walk(const char *data, size_t len, size_t from, int width)
{
    struct row row = {.fits = from};
    size_t limit = row_limit(width);
    int columns = 0;
    size_t at = from;
    bool overhang = false;

    while (at < len) {
        row.newline = newline_at(data, len, at);
        if (row.newline)
            break;
        if (at > from && is_ascii(data[at - 1]) && is_ascii(data[at])) {
            if (ascii_break(data, from, at))
                row.last = at;
        } else if (at > from) {
            row.other = true;
        }
        size_t next = wb_cluster_next(data, len, at);
        bool blank = next == at + 1 && is_blank(data[at]);
        int wide = wb_glyph(data + at, next - at).width;
        if (at > from && at - from >= limit)
            break;
        if (blank ? overhang || columns + wide > width : false) {
            overhang = true;
        } else if (at > from && (overhang || columns + wide > width)) {
            break;
        } else {
            columns += wide;
            row.fits = next;
        }
        at = next;
    }
    row.over = at;
    return row;
}

/* The last place in data[from, over] where the row may end, 0 where there is none. */
static size_t last_break(const char *data, size_t len, size_t from, size_t over)
{
    enum { AHEAD = 32 };
    size_t to = len - over > AHEAD ? over + AHEAD : len;
    char small[2048];
    char *breaks = to - from <= sizeof small ? small : wb_alloc_array(to - from, 1);
    size_t last = 0;

    u8_possible_linebreaks((const uint8_t *)data + from, to - from, "UTF-8", breaks);
    for (size_t at = wb_cluster_next(data, len, from); at <= over && at < len; at = wb_cluster_next(data, len, at)) {
        bool ascii = is_ascii(data[at - 1]) && is_ascii(data[at]);
        char found = breaks[at - from];
        if (ascii ? ascii_break(data, from, at) : found == UC_BREAK_POSSIBLE || found == UC_BREAK_MANDATORY)
            last = at;
    }
    if (breaks != small)
        free(breaks);
    return last;
}

size_t wb_row_end(const char *data, size_t len, size_t from, int width, size_t *shown)
{
    size_t end, ignored;

    if (!shown)
        shown = &ignored;
    if (from >= len) {
        *shown = len;
        return len;
    }
    if (width < 1)
        width = 1;
    if (ascii_row(data, len, from, (size_t)width, &end, shown))
        return end;

    struct row row = walk(data, len, from, width);
    end = row.over + row.newline;
    if (row.over < len && !row.newline) {
        size_t last = row.other ? last_break(data, len, from, row.over) : row.last;
        if (last > from)
            end = last;
    }
    *shown = row.fits < end ? row.fits : end;
    return end;
}
