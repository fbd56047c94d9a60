/* Moving through a list of rows, and the words that filter it. */
#include "term/list.h"

#include "base/text.h"

void wb_list_set_count(struct wb_list *list, int count)
{
    list->count = count < 0 ? 0 : count;
    if (list->chosen >= list->count)
        list->chosen = list->count - 1;
    if (list->chosen < 0 && list->count)
        list->chosen = 0;
    wb_list_show(list, list->height);
}

void wb_list_show(struct wb_list *list, int height)
{
    list->height = height < 0 ? 0 : height;
    if (list->chosen < list->top)
        list->top = list->chosen;
    if (list->height && list->chosen >= list->top + list->height)
        list->top = list->chosen - list->height + 1;
    if (list->top > list->count - list->height)
        list->top = list->count - list->height;
    if (list->top < 0)
        list->top = 0;
}

static bool move_to(struct wb_list *list, int row)
{
    if (row < 0)
        row = 0;
    if (row >= list->count)
        row = list->count - 1;
    bool moved = row != list->chosen;
    list->chosen = row;
    wb_list_show(list, list->height);
    return moved;
}

static bool edit_filter(struct wb_list *list, uint32_t key)
{
    struct wb_str *filter = &list->filter;

    if (key == WB_KEY_BACKSPACE && filter->len) {
        size_t at = wb_cluster_prev(filter->data, filter->len, filter->len);
        wb_str_splice(filter, at, filter->len - at, "", 0);
        return true;
    }
    if (!wb_key_is_text(key))
        return false;
    char bytes[4];
    wb_str_add_n(filter, bytes, wb_utf8_encode(key, bytes));
    return true;
}

bool wb_list_key(struct wb_list *list, uint32_t key, bool *filter_changed)
{
    int page = list->height > 1 ? list->height - 1 : 1;

    if (filter_changed)
        *filter_changed = false;
    switch (key) {
    case WB_KEY_UP:
        return move_to(list, list->chosen - 1);
    case WB_KEY_DOWN:
        return move_to(list, list->chosen + 1);
    case WB_KEY_PAGE_UP:
        move_to(list, list->chosen - page);
        return true;
    case WB_KEY_PAGE_DOWN:
        move_to(list, list->chosen + page);
        return true;
    case WB_KEY_HOME:
    case WB_CTRL | WB_KEY_HOME:
        move_to(list, 0);
        return true;
    case WB_KEY_END:
    case WB_CTRL | WB_KEY_END:
        move_to(list, list->count - 1);
        return true;
    default:
        break;
    }
    if (!list->filters || !edit_filter(list, key))
        return false;
    if (filter_changed)
        *filter_changed = true;
    return true;
}

bool wb_list_click(struct wb_list *list, int row)
{
    int hit = list->top + row;

    if (row < 0 || (list->height && row >= list->height) || hit >= list->count)
        return false;
    list->chosen = hit;
    return true;
}

void wb_list_fini(struct wb_list *list)
{
    if (list)
        wb_str_fini(&list->filter);
}
