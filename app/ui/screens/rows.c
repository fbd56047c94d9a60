#include "rows.h"

#include "column.h"

enum { MARK = 2 }; /* columns that the mark of the chosen item takes */

/* ------------------------------------------------------------------ items */

static bool can_choose(struct wb_rows *rows, int item)
{
    return !rows->ops->chooses || rows->ops->chooses(rows, item);
}

static int height_of(struct wb_rows *rows, int item)
{
    return rows->ops->height ? rows->ops->height(rows, item, rows->cols) : 1;
}

/* The nearest item that can be chosen, from `item` on in one direction; -1: none. */
static int choosable_from(struct wb_rows *rows, int item, int step)
{
    for (; item >= 0 && item < rows->list.count; item += step)
        if (can_choose(rows, item))
            return item;
    return -1;
}

void wb_rows_choose(struct wb_rows *rows, int item)
{
    int found = choosable_from(rows, item < 0 ? 0 : item, 1);
    rows->list.chosen = found < 0 ? choosable_from(rows, item, -1) : found;
}

void wb_rows_init(struct wb_rows *rows, struct wb_ui *ui, const struct wb_rows_ops *ops, bool filters)
{
    rows->ui = ui;
    rows->ops = ops;
    rows->list.filters = filters;
    rows->list.chosen = -1;
}

void wb_rows_fini(struct wb_rows *rows)
{
    wb_list_fini(&rows->list);
}

void wb_rows_set_count(struct wb_rows *rows, int count)
{
    rows->list.count = count;
    if (rows->list.chosen >= count)
        rows->list.chosen = count - 1;
    wb_rows_choose(rows, rows->list.chosen);
    if (rows->top >= count)
        rows->top = rows->above = 0;
}

/* ------------------------------------------------------------------ scrolling */

/* Scrolls so that the rows before `item` ends fill the height, as far as there are any. */
static void show_end_at(struct wb_rows *rows, int item)
{
    int filled = 0;
    rows->above = 0;
    for (rows->top = item; rows->top >= 0; rows->top--) {
        filled += height_of(rows, rows->top);
        if (filled >= rows->height) {
            rows->above = filled - rows->height;
            return;
        }
    }
    rows->top = 0;
}

static bool is_before(int top, int above, int other_top, int other_above)
{
    return top < other_top || (top == other_top && above < other_above);
}

/* Never further down than the last page. */
static void hold_at_end(struct wb_rows *rows)
{
    int top = rows->top, above = rows->above;
    show_end_at(rows, rows->list.count - 1);
    if (is_before(top, above, rows->top, rows->above)) {
        rows->top = top;
        rows->above = above;
    }
}

/* The first row of an item from the upper edge; anything past the lower edge is "far". */
static int row_of(struct wb_rows *rows, int item)
{
    int row = -rows->above;
    for (int i = rows->top; i < item && row < rows->height; i++)
        row += height_of(rows, i);
    return row;
}

/* Headings right above the first item that can be chosen come into view with it. */
static int with_headings(struct wb_rows *rows, int item)
{
    int first = item;
    while (first > 0 && !can_choose(rows, first - 1))
        first--;
    int needed = 0;
    for (int i = first; i <= item; i++)
        needed += height_of(rows, i);
    return needed <= rows->height ? first : item;
}

static void show_chosen(struct wb_rows *rows)
{
    int chosen = rows->list.chosen;
    if (chosen < 0)
        return;
    int tall = height_of(rows, chosen) > rows->height;
    if (chosen < rows->top || (chosen == rows->top && rows->above > 0 && !tall)) {
        rows->top = with_headings(rows, chosen);
        rows->above = 0;
    }
    int row = row_of(rows, chosen);
    if (tall ? row >= rows->height : row + height_of(rows, chosen) > rows->height)
        show_end_at(rows, chosen);
    if (tall && row >= rows->height) { /* read from its start */
        rows->top = chosen;
        rows->above = 0;
    }
}

static void scroll(struct wb_rows *rows, int by)
{
    rows->above += by;
    while (rows->above < 0 && rows->top > 0)
        rows->above += height_of(rows, --rows->top);
    if (rows->above < 0)
        rows->above = 0;
    while (rows->top < rows->list.count - 1 && rows->above >= height_of(rows, rows->top))
        rows->above -= height_of(rows, rows->top++);
    hold_at_end(rows);
}

void wb_rows_layout(struct wb_rows *rows, int at, int height, int body_cols)
{
    rows->at = at;
    rows->height = height > 0 ? height : 1;
    rows->cols = wb_column_cols(body_cols) - MARK;
    if (rows->list.count == 0)
        return;
    hold_at_end(rows);
    show_chosen(rows);
    rows->list.height = 0; /* Page Up and Down go by as many items as are in view */
    for (int i = rows->top, row = -rows->above; i < rows->list.count && row < rows->height; i++) {
        row += height_of(rows, i);
        rows->list.height++;
    }
}

/* ------------------------------------------------------------------ drawing */

/* The cursor stands beside the mark, unless the item, which is drawn after it, puts it elsewhere. */
static void draw_mark(struct wb_rows *rows, const struct wb_area *view, int row, int item)
{
    row += rows->ops->mark ? rows->ops->mark(rows, item) : 0;
    if (row < 0)
        row = 0; /* a tall one may begin above the edge */
    wb_put(view, row, WB_COLUMN, WB_STYLE_ACCENT, "▸");
    if (!rows->typing)
        wb_put_cursor(view, row, WB_COLUMN + MARK);
}

void wb_rows_draw(struct wb_rows *rows, const struct wb_area *body)
{
    struct wb_area view = wb_area_part(body, rows->at, 0, rows->height, body->cols);
    int row = -rows->above, item = rows->top;
    bool filtered = rows->list.filter.len > 0 && rows->ops->none_found;
    if (rows->list.count == 0 && rows->ops->empty) {
        struct wb_area column = wb_area_part(&view, 0, WB_COLUMN + MARK, rows->height, rows->cols);
        wb_put_wrapped(&column, 0, 0, WB_STYLE_DIM, filtered ? rows->ops->none_found : rows->ops->empty);
        wb_put_cursor(&column, 0, 0);
    }
    for (; item < rows->list.count && row < rows->height; item++) {
        int height = height_of(rows, item);
        struct wb_area area = wb_area_part(&view, row, WB_COLUMN + MARK, height, rows->cols);
        bool chosen = item == rows->list.chosen;
        if (chosen)
            draw_mark(rows, &view, row, item);
        rows->ops->draw(rows, item, &area, chosen);
        row += height;
    }
    int edge = WB_COLUMN + MARK + rows->cols + 1;
    if (rows->top > 0 || rows->above > 0)
        wb_put(&view, 0, edge, WB_STYLE_DIM, "↑");
    if (item < rows->list.count || row > rows->height)
        wb_put(&view, rows->height - 1, edge, WB_STYLE_DIM, "↓");
}

void wb_rows_draw_filter(struct wb_rows *rows, const struct wb_area *body, int row, const char *hint)
{
    struct wb_area line = wb_area_part(body, row, WB_COLUMN, 1, wb_column_cols(body->cols));
    const struct wb_str *filter = &rows->list.filter;
    int col = 2, room = line.cols - col - 1;
    wb_put(&line, 0, 0, WB_STYLE_DIM, "›");
    if (filter->len == 0)
        wb_put_cut(&line, 0, col, room, WB_STYLE_DIM, hint);
    const char *typed = wb_str_text(filter);
    size_t from = 0; /* its end is what is being typed */
    while (wb_width(typed + from, filter->len - from) > room)
        from = wb_cluster_next(typed, filter->len, from);
    if (filter->len)
        col += wb_put_n(&line, 0, col, WB_STYLE_ANSWER, typed + from, filter->len - from);
    if (rows->typing || rows->list.count == 0)
        wb_put_cursor(&line, 0, col);
}

void wb_rows_screen_layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    int at = rows >= 14 ? 1 : 0;
    (void)ui;
    wb_rows_layout((struct wb_rows *)screen, at, rows - at, cols);
}

void wb_rows_screen_draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    (void)ui;
    wb_rows_draw((struct wb_rows *)screen, body);
}

/* ------------------------------------------------------------------ keys */

/* Tab and Ctrl-N, Shift-Tab and Ctrl-B lead through questions; in a list they are Down and Up, for hands and keyboards
 * that have no arrows. */
static uint32_t as_arrow(uint32_t key)
{
    if (key == WB_KEY_TAB || key == (WB_CTRL | 'n'))
        return WB_KEY_DOWN;
    if (key == (WB_SHIFT | WB_KEY_TAB) || key == (WB_CTRL | 'b'))
        return WB_KEY_UP;
    return key;
}

/* What does not fit is read by scrolling before the next item is chosen. */
static bool scrolls_within(struct wb_rows *rows, uint32_t key)
{
    int chosen = rows->list.chosen;
    bool down = key == WB_KEY_DOWN || key == WB_KEY_PAGE_DOWN, up = key == WB_KEY_UP || key == WB_KEY_PAGE_UP;
    if (chosen < 0 || !(down || up))
        return false;
    int row = row_of(rows, chosen), end = row + height_of(rows, chosen);
    int step = rows->height > 4 ? rows->height - 2 : 2;
    if (down && row < rows->height && end > rows->height)
        scroll(rows, end - rows->height < step ? end - rows->height : step);
    else if (up && row < 0)
        scroll(rows, -row < step ? row : -step);
    else
        return false;
    return true;
}

/* Up from the first item that can be chosen shows the headings above it. */
static void settle_choice(struct wb_rows *rows, int before)
{
    int chosen = rows->list.chosen, step = chosen < before ? -1 : 1;
    if (chosen < 0)
        return;
    int found = choosable_from(rows, chosen, step);
    rows->list.chosen = found >= 0 ? found : choosable_from(rows, chosen, -step);
}

static void filter_changed(struct wb_rows *rows)
{
    rows->typing = true;
    rows->top = rows->above = 0;
    if (rows->ops->filter)
        rows->ops->filter(rows);
}

bool wb_rows_key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key)
{
    struct wb_rows *rows = (struct wb_rows *)screen;
    bool changed = false;
    int before = rows->list.chosen;
    (void)ui;
    if (rows->ops->key && rows->ops->key(rows, key))
        return true;
    key = as_arrow(key);
    if (scrolls_within(rows, key))
        return true;
    rows->list.top = 0; /* only `top` of this struct counts */
    if (!wb_list_key(&rows->list, key, &changed)) {
        bool at_end = key == WB_KEY_UP || key == WB_KEY_DOWN;
        if (at_end)
            rows->typing = false;
        return at_end;
    }
    if (changed)
        filter_changed(rows);
    else
        rows->typing = false;
    if (key == WB_KEY_HOME || key == (WB_CTRL | WB_KEY_HOME))
        rows->top = rows->above = 0;
    settle_choice(rows, before);
    return true;
}

bool wb_rows_text(struct wb_ui *ui, struct wb_screen *screen, const char *text, size_t len)
{
    struct wb_rows *rows = (struct wb_rows *)screen;
    (void)ui;
    if (!rows->list.filters)
        return false;
    wb_clean(&rows->list.filter, text, len < 1000 ? len : 1000, WB_CLEAN_LINE); /* nobody filters by more */
    filter_changed(rows);
    return true;
}

bool wb_rows_command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command)
{
    struct wb_rows *rows = (struct wb_rows *)screen;
    if (command == WB_DO_NEXT || command == WB_DO_BACK)
        return wb_rows_key(ui, screen, command == WB_DO_NEXT ? WB_KEY_DOWN : WB_KEY_UP);
    if (command != WB_DO_CHOOSE)
        return false;
    if (rows->list.chosen >= 0 && rows->ops->act)
        rows->ops->act(rows, rows->list.chosen);
    return true;
}

/* ------------------------------------------------------------------ mouse */

void wb_rows_click(struct wb_ui *ui, struct wb_screen *screen, int row, int col)
{
    struct wb_rows *rows = (struct wb_rows *)screen;
    int end = -rows->above;
    (void)ui;
    (void)col;
    row -= rows->at;
    if (row < 0 || row >= rows->height)
        return;
    for (int item = rows->top; item < rows->list.count && end <= row; item++) {
        end += height_of(rows, item);
        if (row >= end || !can_choose(rows, item))
            continue;
        rows->list.chosen = item;
        rows->typing = false;
        if (rows->ops->act && !rows->ops->click_only_chooses)
            rows->ops->act(rows, item);
        return;
    }
}

/* The chosen item follows into view, so that what Enter does is what is seen. */
void wb_rows_wheel(struct wb_ui *ui, struct wb_screen *screen, int by)
{
    struct wb_rows *rows = (struct wb_rows *)screen;
    int chosen = rows->list.chosen;
    (void)ui;
    if (chosen < 0)
        return;
    scroll(rows, by);
    int first = rows->above > 0 && rows->top < rows->list.count - 1 && height_of(rows, rows->top) <= rows->height
                    ? rows->top + 1
                    : rows->top;
    int last = first;
    for (int row = row_of(rows, first) + height_of(rows, first);
         last + 1 < rows->list.count && row + height_of(rows, last + 1) <= rows->height;)
        row += height_of(rows, ++last);
    if (chosen < first)
        chosen = choosable_from(rows, first, 1);
    else if (chosen > last)
        chosen = choosable_from(rows, last, -1);
    if (chosen >= 0)
        rows->list.chosen = chosen;
    rows->typing = false;
}

int wb_rows_contexts(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    return ((const struct wb_rows *)screen)->list.chosen < 0 ? 0 : WB_IN_LIST;
}
