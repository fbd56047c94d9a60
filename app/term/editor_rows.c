/* Where the rows of an edited text begin, and which column an offset has. */
#include "editor_rows.h"

#include "base/mem.h"
#include "base/text.h"

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

void wb_editor_rows_forget(struct wb_editor *editor, size_t from)
{
    /* What a row before looked at when it chose its end: a word and the few bytes after it that decide about a break.
     */
    static const size_t looked_ahead = 64;

    if (!editor->row_count)
        return;
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

    while (editor->row_count == 0 || editor->rows[editor->row_count - 1] <= offset)
        if (!extend(editor, text))
            break;
    return known_row(editor, offset);
}

size_t wb_editor_rows_last(struct wb_editor *editor)
{
    struct wb_span text = wb_editor_rows_text(editor);

    while (extend(editor, text))
        ;
    return editor->row_count - 1;
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

size_t wb_editor_rows_snap(struct wb_editor *editor, size_t offset)
{
    struct wb_span text = wb_editor_rows_text(editor);

    if (offset >= text.len)
        return text.len;
    size_t row = wb_editor_rows_find(editor, offset); /* first: it may move the rows */
    size_t at = editor->rows[row];
    while (at < offset)
        at = wb_cluster_next(text.data, text.len, at);
    return at;
}
