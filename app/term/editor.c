/* Keys, clicks and pastes in an edited text; and the drawing of it. Where its rows begin is editor_rows.c's affair. */
#include "term/editor.h"

#include "base/text.h"
#include "editor_rows.h"

#include <stdlib.h>

void wb_editor_init(struct wb_editor *editor, struct wb_editor_owner owner, bool one_line)
{
    *editor = (struct wb_editor){.owner = owner, .one_line = one_line, .width = 80, .height = 1, .wish = -1};
}

void wb_editor_fini(struct wb_editor *editor)
{
    if (!editor)
        return;
    free(editor->rows);
    *editor = (struct wb_editor){0};
}

bool wb_editor_selected(const struct wb_editor *editor, size_t *from, size_t *to)
{
    *from = editor->caret < editor->anchor ? editor->caret : editor->anchor;
    *to = editor->caret < editor->anchor ? editor->anchor : editor->caret;
    return *from < *to;
}

static size_t shown_height(const struct wb_editor *editor)
{
    return editor->height > 0 ? (size_t)editor->height : 1;
}

/* No empty rows below the text while there is some above. */
static void fill_height(struct wb_editor *editor)
{
    size_t height = shown_height(editor);

    if (wb_editor_rows_reach(editor, editor->top + height - 1))
        return;
    while (editor->row_count < height && wb_editor_rows_above(editor))
        ;
    editor->top = editor->row_count > height ? editor->row_count - height : 0;
}

/* Scrolls as little as shows the caret's row. */
static void show_caret(struct wb_editor *editor)
{
    size_t row = wb_editor_rows_find(editor, editor->caret);

    if (editor->top > row)
        editor->top = row;
    else if (row - editor->top >= shown_height(editor))
        editor->top = row - shown_height(editor) + 1;
    fill_height(editor);
}

static void pause_typing(struct wb_editor *editor)
{
    if (editor->owner.pause)
        editor->owner.pause(editor->owner.data);
}

static void put_caret(struct wb_editor *editor, size_t caret, bool select)
{
    editor->caret = caret;
    if (!select)
        editor->anchor = caret;
    show_caret(editor);
}

/* The offset itself, or the end of the cluster inside which it stands. */
static size_t between_clusters(const struct wb_editor *editor, size_t offset)
{
    struct wb_span text = wb_editor_rows_text(editor);
    size_t start = wb_cluster_start(text.data, text.len, offset);

    return start < offset ? wb_cluster_next(text.data, text.len, start) : start;
}

/* An owner may have shortened its text without a word: offsets beyond its end would be read. */
static struct wb_span checked_text(struct wb_editor *editor)
{
    struct wb_span text = wb_editor_rows_text(editor);

    if (editor->caret > text.len || editor->anchor > text.len ||
        (editor->row_count && editor->rows[editor->row_count - 1] > text.len))
        wb_editor_changed(editor, 0);
    return text;
}

static bool replace(struct wb_editor *editor, size_t from, size_t to, const char *text, size_t len)
{
    if (!editor->owner.change(editor->owner.data, from, to - from, text, len))
        return false;
    wb_editor_rows_forget(editor, from);
    editor->wish = -1;
    put_caret(editor, between_clusters(editor, from + len), false);
    return true;
}

/* Puts text in the place of the selection, if there is one. */
static bool insert(struct wb_editor *editor, const char *text, size_t len)
{
    size_t from, to;

    if (wb_editor_selected(editor, &from, &to))
        pause_typing(editor);
    return replace(editor, from, to, text, len);
}

/* ------------------------------------------------------------------------------------------------------ moving */

/* Moves *caret; false where there is nowhere to go. */
typedef bool move(struct wb_editor *editor, struct wb_span text, size_t *caret);

static bool left(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)editor;
    if (*caret == 0)
        return false;
    *caret = wb_cluster_prev(text.data, text.len, *caret);
    return true;
}

static bool right(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)editor;
    if (*caret >= text.len)
        return false;
    *caret = wb_cluster_next(text.data, text.len, *caret);
    return true;
}

static bool word_left(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)editor;
    if (*caret == 0)
        return false;
    *caret = wb_word_prev(text.data, text.len, *caret);
    return true;
}

static bool word_right(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)editor;
    if (*caret >= text.len)
        return false;
    *caret = wb_word_next(text.data, text.len, *caret);
    return true;
}

/* `by` rows up (negative) or down, in the column wished for. */
static bool by_rows(struct wb_editor *editor, size_t *caret, ptrdiff_t by)
{
    size_t row = wb_editor_rows_find(editor, *caret), target;

    if (editor->wish < 0)
        editor->wish = wb_editor_rows_column(editor, row, *caret);
    if (by < 0) {
        for (size_t more = 1; row < (size_t)-by && more; row += more)
            more = wb_editor_rows_above(editor);
        target = row > (size_t)-by ? row - (size_t)-by : 0;
    } else {
        target = row + (size_t)by;
        if (!wb_editor_rows_reach(editor, target))
            target = editor->row_count - 1;
    }
    if (target == row)
        return false;
    *caret = wb_editor_rows_offset(editor, target, editor->wish);
    return true;
}

static ptrdiff_t page(const struct wb_editor *editor)
{
    return editor->height > 2 ? editor->height - 1 : 1;
}

static bool up(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)text;
    return by_rows(editor, caret, -1);
}

static bool down(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)text;
    return by_rows(editor, caret, 1);
}

static bool page_up(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)text;
    return by_rows(editor, caret, -page(editor));
}

static bool page_down(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)text;
    return by_rows(editor, caret, page(editor));
}

static bool row_start(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)text;
    *caret = wb_editor_rows_start(editor, wb_editor_rows_find(editor, *caret));
    return true;
}

static bool row_stop(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)text;
    *caret = wb_editor_rows_stop(editor, wb_editor_rows_find(editor, *caret));
    return true;
}

static bool text_start(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)editor;
    (void)text;
    *caret = 0;
    return true;
}

static bool text_end(struct wb_editor *editor, struct wb_span text, size_t *caret)
{
    (void)editor;
    *caret = text.len;
    return true;
}

static const struct motion {
    uint32_t key;
    move *to;
    bool vertical; /* keeps the wished-for column */
    int side;      /* of a selection, where the caret goes when it is given up: -1 its start, 1 its end */
} motions[] = {
    {WB_KEY_LEFT, left, false, -1},
    {WB_KEY_RIGHT, right, false, 1},
    {WB_CTRL | WB_KEY_LEFT, word_left, false, 0},
    {WB_CTRL | WB_KEY_RIGHT, word_right, false, 0},
    {WB_KEY_UP, up, true, 0},
    {WB_KEY_DOWN, down, true, 0},
    {WB_KEY_PAGE_UP, page_up, true, 0},
    {WB_KEY_PAGE_DOWN, page_down, true, 0},
    {WB_KEY_HOME, row_start, false, 0},
    {WB_KEY_END, row_stop, false, 0},
    {WB_CTRL | WB_KEY_HOME, text_start, false, 0},
    {WB_CTRL | WB_KEY_END, text_end, false, 0},
};

static bool take_motion(struct wb_editor *editor, struct wb_span text, const struct motion *motion, bool select)
{
    size_t from, to, caret = editor->caret;
    bool selected = wb_editor_selected(editor, &from, &to);
    bool moved = true;

    if (!motion->vertical)
        editor->wish = -1;
    if (selected && !select && motion->side)
        caret = motion->side < 0 ? from : to;
    else
        moved = motion->to(editor, text, &caret);
    if (!moved && select && motion->vertical) /* no row that way: to the very start or end */
        caret = motion->to == up || motion->to == page_up ? 0 : text.len;
    if (!moved && !selected && caret == editor->caret)
        return false;
    pause_typing(editor);
    put_caret(editor, caret, select);
    return true;
}

/* ----------------------------------------------------------------------------------------------------- changing */

/* Deletes from the caret to where a motion leads; the selection instead where there is one. */
static bool delete_to(struct wb_editor *editor, struct wb_span text, move *to_where)
{
    size_t from, to;

    if (wb_editor_selected(editor, &from, &to)) {
        pause_typing(editor);
    } else {
        size_t other = editor->caret;
        if (!to_where(editor, text, &other))
            return true;
        from = other < editor->caret ? other : editor->caret;
        to = other < editor->caret ? editor->caret : other;
    }
    replace(editor, from, to, "", 0);
    return true;
}

static const struct {
    uint32_t key;
    move *to;
} deletions[] = {
    {WB_KEY_BACKSPACE, left},
    {WB_KEY_DELETE, right},
    {WB_CTRL | WB_KEY_BACKSPACE, word_left},
    {WB_ALT | WB_KEY_BACKSPACE, word_left},
    {WB_CTRL | WB_KEY_DELETE, word_right},
};

static bool copy(struct wb_editor *editor, struct wb_clip *clip)
{
    size_t from, to;

    if (!clip || !wb_editor_selected(editor, &from, &to))
        return false;
    wb_str_clear(&clip->text);
    wb_str_add_n(&clip->text, wb_editor_rows_text(editor).data + from, to - from);
    return true;
}

static bool cut(struct wb_editor *editor, struct wb_clip *clip)
{
    size_t from, to;

    if (!copy(editor, clip))
        return false;
    wb_editor_selected(editor, &from, &to);
    pause_typing(editor);
    replace(editor, from, to, "", 0);
    pause_typing(editor);
    return true;
}

static bool insert_clip(struct wb_editor *editor, struct wb_clip *clip)
{
    if (!clip)
        return false;
    if (clip->text.len)
        wb_editor_paste(editor, clip->text.data, clip->text.len);
    return true;
}

static const struct {
    uint32_t key;
    bool (*act)(struct wb_editor *editor, struct wb_clip *clip);
} clippings[] = {
    {WB_CTRL | 'c', copy},           {WB_CTRL | 'x', cut},
    {WB_CTRL | 'v', insert_clip},    {WB_CTRL | WB_KEY_INSERT, copy},
    {WB_SHIFT | WB_KEY_DELETE, cut}, {WB_SHIFT | WB_KEY_INSERT, insert_clip},
};

bool wb_editor_paste(struct wb_editor *editor, const char *text, size_t len)
{
    struct wb_str line = {0};

    checked_text(editor);
    if (editor->one_line) {
        wb_clean(&line, text, len, WB_CLEAN_LINE);
        text = wb_str_text(&line);
        len = line.len;
    }
    pause_typing(editor);
    bool done = insert(editor, text, len);
    pause_typing(editor);
    wb_str_fini(&line);
    return done;
}

bool wb_editor_key(struct wb_editor *editor, uint32_t key, struct wb_clip *clip)
{
    struct wb_span text = checked_text(editor);

    if (wb_key_is_text(key)) {
        char bytes[4];
        insert(editor, bytes, wb_utf8_encode(key, bytes));
        return true;
    }
    if (key == WB_KEY_ENTER && !editor->one_line) {
        insert(editor, "\n", 1);
        return true;
    }
    for (size_t i = 0; i < sizeof clippings / sizeof *clippings; i++)
        if (clippings[i].key == key)
            return clippings[i].act(editor, clip);
    for (size_t i = 0; i < sizeof deletions / sizeof *deletions; i++)
        if (deletions[i].key == key)
            return delete_to(editor, text, deletions[i].to);
    for (size_t i = 0; i < sizeof motions / sizeof *motions; i++)
        if (motions[i].key == (key & ~(uint32_t)WB_SHIFT))
            return take_motion(editor, text, &motions[i], key & WB_SHIFT);
    return false;
}

/* ------------------------------------------------------------------------------------- from elsewhere than a key */

void wb_editor_set_caret(struct wb_editor *editor, size_t caret)
{
    editor->wish = -1;
    put_caret(editor, between_clusters(editor, caret), false);
}

void wb_editor_changed(struct wb_editor *editor, size_t from)
{
    size_t anchor = editor->anchor;
    wb_editor_rows_forget(editor, from);
    if (from == 0)
        editor->row_count = 0;
    wb_editor_set_caret(editor, editor->caret);
    /* What is selected stays so: a page is asked anew after any key in a table, also one that only selects. */
    if (anchor <= wb_editor_rows_text(editor).len)
        editor->anchor = between_clusters(editor, anchor);
}

void wb_editor_click(struct wb_editor *editor, int row, int col)
{
    checked_text(editor);
    size_t target = editor->top + (size_t)(row > 0 ? row : 0);
    if (!wb_editor_rows_reach(editor, target))
        target = editor->row_count - 1;
    editor->wish = -1;
    pause_typing(editor);
    put_caret(editor, wb_editor_rows_offset(editor, target, col > 0 ? col : 0), false);
}

/* The caret goes along, so that it is always in sight and typing never makes the view jump. */
void wb_editor_wheel(struct wb_editor *editor, int rows)
{
    checked_text(editor);
    wb_editor_rows_find(editor, editor->caret);
    if (rows < 0) {
        while (editor->top < (size_t)-rows && wb_editor_rows_above(editor))
            ;
        editor->top = editor->top > (size_t)-rows ? editor->top - (size_t)-rows : 0;
    } else {
        editor->top += (size_t)rows;
        fill_height(editor);
    }
    size_t row = wb_editor_rows_find(editor, editor->caret), target = row;
    if (row < editor->top)
        target = editor->top;
    else if (row - editor->top >= shown_height(editor))
        target = editor->top + shown_height(editor) - 1;
    if (target == row)
        return;
    if (editor->wish < 0)
        editor->wish = wb_editor_rows_column(editor, row, editor->caret);
    pause_typing(editor);
    put_caret(editor, wb_editor_rows_offset(editor, target, editor->wish), false);
}

/* ------------------------------------------------------------------------------------------------------ drawing */

int wb_editor_measure(struct wb_editor *editor, int width, int most)
{
    checked_text(editor);
    wb_editor_rows_width(editor, width);
    most = most < 1 ? 1 : most;
    wb_editor_rows_reach(editor, (size_t)most - 1);
    size_t rows = editor->row_count + (size_t)editor->above;
    editor->height = rows < (size_t)most ? (int)rows : most;
    return editor->height;
}

/* Bytes that are a column each: printable ASCII before ASCII. */
static size_t plain_bytes(struct wb_span text, size_t at, size_t end)
{
    size_t len = 0;

    while (at + len < end && text.data[at + len] >= 0x20 && text.data[at + len] < 0x7F &&
           (at + len + 1 == text.len || (unsigned char)text.data[at + len + 1] < 0x80))
        len++;
    return len;
}

static void draw_row(struct wb_editor *editor, const struct wb_area *area, int row, enum wb_style style)
{
    struct wb_span text = wb_editor_rows_text(editor);
    size_t from, to, at = wb_editor_rows_start(editor, editor->top + (size_t)row);
    size_t end = wb_editor_rows_end(editor, editor->top + (size_t)row);
    int col = 0;

    wb_editor_selected(editor, &from, &to);
    while (at < end && col < area->cols) {
        bool selected = at >= from && at < to;
        size_t stop = selected && to < end ? to : at < from && from < end ? from : end;
        enum wb_style shown = selected ? WB_STYLE_SELECTED : style;
        size_t plain = plain_bytes(text, at, stop);
        if (plain) {
            wb_put_n(area, row, col, shown, text.data + at, plain);
            col += (int)plain;
            at += plain;
            continue;
        }
        size_t next = wb_cluster_next(text.data, text.len, at);
        struct wb_glyph glyph = wb_glyph(text.data + at, next - at);
        bool newline = text.data[at] == '\n' || text.data[at] == '\r';
        if (glyph.width && !newline)
            wb_put_glyph(area, row, col, shown, glyph);
        else if (newline && selected) /* a chosen newline shows as a chosen blank */
            wb_put_glyph(area, row, col, WB_STYLE_SELECTED, (struct wb_glyph){.width = 1});
        col += glyph.width;
        at = next;
    }
}

void wb_editor_draw(struct wb_editor *editor, const struct wb_area *area, bool focused, enum wb_style style,
                    const char *empty)
{
    struct wb_span text = checked_text(editor);

    if (editor->width != area->cols)
        wb_editor_rows_width(editor, area->cols);
    show_caret(editor);
    for (int row = 0; row < editor->height && area->cells; row++) {
        int screen_row = area->row + row;
        if (screen_row >= area->clip_bottom || !wb_editor_rows_reach(editor, editor->top + (size_t)row))
            break;
        if (screen_row >= area->clip_top)
            draw_row(editor, area, row, style);
    }
    if (!text.len && empty)
        wb_put_cut(area, 0, 0, area->cols, WB_STYLE_DIM, empty);
    if (focused) {
        size_t row = wb_editor_rows_find(editor, editor->caret);
        wb_put_cursor(area, (int)(row - editor->top), wb_editor_rows_column(editor, row, editor->caret));
    }
}
