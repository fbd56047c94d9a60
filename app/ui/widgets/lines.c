#include "lines.h"

#include <stdlib.h>

void wb_lines_set_count(struct wb_lines *lines, size_t count)
{
    if (count + 1 > lines->capacity) {
        lines->top = wb_realloc_array(lines->top, count + 1, sizeof *lines->top);
        lines->capacity = count + 1;
    }
    for (size_t i = 0; i <= count; i++)
        lines->top[i] = (int)i; /* until laid out */
    lines->count = count;
    if (lines->focus >= count)
        lines->focus = count ? count - 1 : 0;
}

void wb_lines_fini(struct wb_lines *lines)
{
    free(lines->top);
    *lines = (struct wb_lines){0};
}

size_t wb_lines_at(const struct wb_lines *lines, int row)
{
    for (size_t i = 0; i < lines->count; i++)
        if (row >= lines->top[i] && row < lines->top[i + 1])
            return i;
    return lines->count;
}

void wb_lines_enter(struct wb_lines *lines, int direction)
{
    if (direction > 0)
        lines->focus = 0;
    if (direction < 0)
        lines->focus = lines->count ? lines->count - 1 : 0;
}

uint32_t wb_arrow_of(uint32_t key)
{
    static const uint32_t arrows[][2] = {{'j', WB_KEY_DOWN}, {'k', WB_KEY_UP}, {'h', WB_KEY_LEFT}, {'l', WB_KEY_RIGHT}};
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
        if (arrows[i][0] == key)
            return arrows[i][1];
    return key;
}

bool wb_lines_key(struct wb_lines *lines, uint32_t key)
{
    enum { PAGE = 8 };
    static const struct {
        uint32_t key;
        int by; /* 0: to an end */
        bool last;
    } moves[] = {{WB_KEY_UP, -1, false},          {WB_KEY_DOWN, 1, false}, {WB_KEY_PAGE_UP, -PAGE, false},
                 {WB_KEY_PAGE_DOWN, PAGE, false}, {WB_KEY_HOME, 0, false}, {WB_KEY_END, 0, true}};
    key = wb_arrow_of(key);
    for (size_t i = 0; i < sizeof moves / sizeof *moves && lines->count; i++) {
        if (moves[i].key != key)
            continue;
        long last = (long)lines->count - 1, from = (long)lines->focus;
        long to = moves[i].by ? from + moves[i].by : moves[i].last ? last : 0;
        to = to < 0 ? 0 : to > last ? last : to;
        lines->focus = (size_t)to;
        return to != from || !moves[i].by;
    }
    return false;
}

bool wb_lines_jump(struct wb_lines *lines, uint32_t key, wb_line_label *label, void *data)
{
    char letter[5] = {0};
    if (!wb_key_is_text(key) || key == ' ')
        return false;
    size_t len = wb_utf8_encode(key, letter);
    for (size_t i = 1; len && i <= lines->count; i++) {
        size_t index = (lines->focus + i) % lines->count;
        const char *text = label(data, index);
        if (text && wb_find_folded(text, letter) == 0) {
            lines->focus = index;
            return true;
        }
    }
    return false;
}
