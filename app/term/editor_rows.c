/* Where the rows of an edited text begin, and which column an offset has. */
#include "editor_rows.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>

struct wb_span wb_editor_rows_text(const struct wb_editor *editor)
{
    struct wb_span text = editor->owner.text(editor->owner.data);

    return text.data ? text : (struct wb_span){"", 0};
}

static int wrap_width(const struct wb_editor *editor)
{
    return editor->width > 1 ? editor->width - 1 : 1;
}

static void push(struct wb_editor *editor, size_t start)
{
    editor->rows = wb_grow(editor->rows, editor->row_count, &editor->row_capacity, sizeof *editor->rows);
    editor->rows[editor->row_count++] = start;
}

/* Lays out one more row; false where there is none. */
static bool extend(struct wb_editor *editor, struct wb_span text)
{
    if (editor->row_count == 0) {
        push(editor, 0);
        editor->rows_complete = text.len == 0;
        editor->above = 0;
        return true;
    }
    if (editor->rows_complete)
        return false;
    size_t last = editor->rows[editor->row_count - 1];
    size_t next = wb_row_end(text.data, text.len, last, wrap_width(editor), NULL);
    if (next >= text.len) {
        editor->rows_complete = true;
        /* After a newline at the very end there is a row to type in. */
        if (last >= text.len || text.data[text.len - 1] != '\n')
            return false;
    }
    push(editor, next);
    return true;
}

enum {
    FAR = 512 * 1024,  /* bytes beyond the known rows that are not worth laying out to get there */
    BACK = 128 * 1024, /* bytes laid out before a place that is far from all known rows */
    ABOVE_MOST = 500,  /* rows: more than a screen has */
};

/* Bytes of no kind that ever joins another: a boundary between two of them is one between clusters. */
static bool stands_alone(const char *at)
{
    unsigned char lead = (unsigned char)*at;

    return (lead >= 0x20 && lead < 0x7F) || (lead >= 0xE5 && lead <= 0xE8); /* ASCII; most Chinese characters */
}

/* Where rows may begin at or before an offset: at its paragraph, since no text before decides how that is wrapped. In a
 * paragraph of a megabyte and more a row may begin at any word or Chinese character, so that its end is reached at
 * once; what is lost is that the row above such a place may end early. */
static size_t beginning(struct wb_span text, size_t offset)
{
    enum { LONG = 1024 * 1024, LOOK = 16 * 1024 };
    size_t far = offset > LONG ? offset - LONG : 0;
    const char *newline = offset > far ? memrchr(text.data + far, '\n', offset - far) : NULL;

    if (newline || !far)
        return newline ? (size_t)(newline - text.data) + 1 : 0;
    for (size_t at = offset; at > far && offset - at < LOOK; at--) {
        size_t before = at - ((unsigned char)text.data[at - 1] < 0x80 ? 1 : 3);
        bool word = text.data[at - 1] == ' ' || (unsigned char)text.data[at] >= 0x80;
        if (word && stands_alone(text.data + before) && stands_alone(text.data + at))
            return at;
    }
    newline = memrchr(text.data, '\n', offset);
    return newline ? (size_t)(newline - text.data) + 1 : 0;
}

static void count_above(struct wb_editor *editor, struct wb_span text)
{
    size_t at = 0;

    for (editor->above = 0; at < editor->rows[0] && editor->above < ABOVE_MOST; editor->above++)
        at = wb_row_end(text.data, text.len, at, wrap_width(editor), NULL);
}

static void begin_at(struct wb_editor *editor, struct wb_span text, size_t start)
{
    editor->row_count = 0;
    editor->rows_complete = text.len == 0;
    editor->top = 0;
    push(editor, start);
    count_above(editor, text);
}

size_t wb_editor_rows_above(struct wb_editor *editor)
{
    struct wb_span text = wb_editor_rows_text(editor);

    if (!editor->row_count || !editor->rows[0])
        return 0;
    size_t old = editor->rows[0], at = beginning(text, old > BACK ? old - BACK : 0), added = 0;
    size_t *before = NULL, capacity = 0;
    for (; at < old; at = wb_row_end(text.data, text.len, at, wrap_width(editor), NULL)) {
        before = wb_grow(before, added, &capacity, sizeof *before);
        before[added++] = at;
    }
    editor->rows = wb_realloc_array(editor->rows, editor->row_count + added, sizeof *editor->rows);
    editor->row_capacity = editor->row_count + added;
    memmove(editor->rows + added, editor->rows, editor->row_count * sizeof *editor->rows);
    memcpy(editor->rows, before, added * sizeof *before);
    editor->row_count += added;
    editor->top += added;
    free(before);
    count_above(editor, text);
    return added;
}

/* Sees to it that the known rows begin before `offset` and end not far from it. */
static void come_near(struct wb_editor *editor, struct wb_span text, size_t offset)
{
    size_t first = editor->row_count ? editor->rows[0] : 0;
    size_t last = editor->row_count ? editor->rows[editor->row_count - 1] : 0;

    if (offset < first && first - offset < FAR) {
        while (offset < editor->rows[0])
            wb_editor_rows_above(editor);
    } else if (offset < first || (offset > last && offset - last > FAR)) {
        size_t start = beginning(text, offset > BACK ? offset - BACK : 0);
        if (offset < first || start > last)
            begin_at(editor, text, start);
    }
}

void wb_editor_rows_width(struct wb_editor *editor, int width)
{
    width = width < 1 ? 1 : width;
    if (width == editor->width && editor->row_count)
        return;
    editor->width = width;
    editor->row_count = 0;
    editor->rows_complete = false;
}

/* The last known row that begins at or before `offset`. */
static size_t known_row(const struct wb_editor *editor, size_t offset)
{
    size_t low = 0, high = editor->row_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (editor->rows[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Whether what has changed at `from` may join the text before the first known row, which then begins inside a cluster.
 * Nothing joins a newline before it. */
static bool joins_the_first(const struct wb_editor *editor, size_t from)
{
    return from > 0 && from == editor->rows[0] && wb_editor_rows_text(editor).data[from - 1] != '\n';
}

void wb_editor_rows_forget(struct wb_editor *editor, size_t from)
{
    /* What a row before looked at when it chose its end: a word and the few bytes after it that decide about a break.
     */
    static const size_t looked_ahead = 64;

    if (!editor->row_count)
        return;
    if (from < editor->rows[0] || joins_the_first(editor, from)) {
        editor->row_count = 0;
        editor->rows_complete = false;
        return;
    }
    size_t keep = known_row(editor, from);
    if (keep)
        keep--;
    while (keep && editor->rows[keep] + looked_ahead > from)
        keep--;
    editor->row_count = keep + 1;
    editor->rows_complete = false;
}

bool wb_editor_rows_reach(struct wb_editor *editor, size_t row)
{
    struct wb_span text = wb_editor_rows_text(editor);

    while (editor->row_count <= row)
        if (!extend(editor, text))
            return false;
    return true;
}

size_t wb_editor_rows_find(struct wb_editor *editor, size_t offset)
{
    struct wb_span text = wb_editor_rows_text(editor);

    come_near(editor, text, offset);
    while (editor->row_count == 0 || editor->rows[editor->row_count - 1] <= offset)
        if (!extend(editor, text))
            break;
    return known_row(editor, offset);
}

size_t wb_editor_rows_start(const struct wb_editor *editor, size_t row)
{
    return editor->rows[row];
}

size_t wb_editor_rows_end(struct wb_editor *editor, size_t row)
{
    return wb_editor_rows_reach(editor, row + 1) ? editor->rows[row + 1] : wb_editor_rows_text(editor).len;
}

size_t wb_editor_rows_stop(struct wb_editor *editor, size_t row)
{
    struct wb_span text = wb_editor_rows_text(editor);

    if (!wb_editor_rows_reach(editor, row + 1))
        return text.len;
    size_t next = editor->rows[row + 1];
    return next > editor->rows[row] ? wb_cluster_prev(text.data, text.len, next) : next;
}

static int cluster_width(struct wb_span text, size_t at, size_t next)
{
    return next == at + 1 && text.data[at] >= 0x20 && text.data[at] < 0x7F ? 1
                                                                           : wb_glyph(text.data + at, next - at).width;
}

int wb_editor_rows_column(struct wb_editor *editor, size_t row, size_t offset)
{
    struct wb_span text = wb_editor_rows_text(editor);
    int column = 0;

    for (size_t at = editor->rows[row]; at < offset && at < text.len;) {
        size_t next = wb_cluster_next(text.data, text.len, at);
        column += cluster_width(text, at, next);
        at = next;
    }
    /* Spaces that hang over the row's end take no column: the caret waits in the last one. */
    return column < editor->width ? column : editor->width - 1;
}

size_t wb_editor_rows_offset(struct wb_editor *editor, size_t row, int column)
{
    struct wb_span text = wb_editor_rows_text(editor);
    size_t stop = wb_editor_rows_stop(editor, row), at = editor->rows[row];
    int reached = 0;

    while (at < stop) {
        size_t next = wb_cluster_next(text.data, text.len, at);
        reached += cluster_width(text, at, next);
        if (reached > column)
            break;
        at = next;
    }
    return at < stop ? at : stop;
}
