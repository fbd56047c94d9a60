/* Rows of a widget with the focus on one: where each begins, and the keys that move the focus. It does not draw. */
#ifndef WB_APP_UI_WIDGETS_LINES_H
#define WB_APP_UI_WIDGETS_LINES_H

#include "ui/widget.h"

struct wb_lines {
    size_t count, focus;
    int *top; /* first row of each, and behind the last one the end */
    size_t capacity;
};

void wb_lines_set_count(struct wb_lines *lines, size_t count); /* keeps the focus in bounds */
void wb_lines_fini(struct wb_lines *lines);
size_t wb_lines_at(const struct wb_lines *lines, int row); /* the one that a row belongs to; count: none */

/* The focus comes from above (1: the first), below (-1: the last) or stays. */
void wb_lines_enter(struct wb_lines *lines, int direction);
/* Arrows, j and k, Home and End, pages. False at the ends, so that the focus can go on. */
bool wb_lines_key(struct wb_lines *lines, uint32_t key);
/* A letter goes to the next row whose label begins with it. */
typedef const char *wb_line_label(void *data, size_t index);
bool wb_lines_jump(struct wb_lines *lines, uint32_t key, wb_line_label *label, void *data);

/* j, k, h and l are arrows too wherever no text is typed: for keyboards, and people, without arrows. */
uint32_t wb_arrow_of(uint32_t key);

#endif
