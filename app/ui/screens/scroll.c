#include "scroll.h"

#include "column.h"

void wb_scroll_by(struct wb_scroll *scroll, int rows)
{
    if (rows < 0 && (size_t)-rows > scroll->top)
        scroll->top = 0;
    else
        scroll->top += (size_t)rows;
}

bool wb_scroll_key(struct wb_scroll *scroll, uint32_t key)
{
    int page = scroll->height > 2 ? scroll->height - 1 : 1;
    const struct {
        uint32_t key;
        int rows;
    } moves[] = {{WB_KEY_UP, -1},
                 {WB_KEY_DOWN, 1},
                 {WB_CTRL | 'b', -1},
                 {WB_CTRL | 'n', 1},
                 {WB_KEY_PAGE_UP, -page},
                 {WB_KEY_PAGE_DOWN, page},
                 {'b', -page},
                 {' ', page},
                 {WB_KEY_TAB, page},
                 {WB_SHIFT | WB_KEY_TAB, -page}};
    if (key == WB_KEY_HOME || key == (WB_CTRL | WB_KEY_HOME)) {
        scroll->top = 0;
        return true;
    }
    if (key == WB_KEY_END || key == (WB_CTRL | WB_KEY_END)) {
        scroll->top = SIZE_MAX / 2;
        return true;
    }
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].key == key) {
            wb_scroll_by(scroll, moves[i].rows);
            return true;
        }
    return false;
}

void wb_scroll_hold(struct wb_scroll *scroll, size_t rows)
{
    size_t page = scroll->height > 0 ? (size_t)scroll->height : 1;
    size_t last = rows > page ? rows - page : 0;
    if (scroll->top > last)
        scroll->top = last;
}

void wb_scroll_draw(const struct wb_scroll *scroll, const struct wb_area *body, size_t rows, bool focused)
{
    struct wb_area view = wb_area_part(body, scroll->at, 0, scroll->height, body->cols);
    int edge = WB_COLUMN + wb_column_cols(body->cols) + 1;
    if (scroll->top > 0)
        wb_put(&view, 0, edge, WB_STYLE_DIM, "↑");
    if (scroll->top + (size_t)scroll->height < rows)
        wb_put(&view, scroll->height - 1, edge, WB_STYLE_DIM, "↓");
    if (focused)
        wb_put_cursor(&view, 0, WB_COLUMN);
}
