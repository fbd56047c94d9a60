/* A list of rows with one chosen: moving, paging, filtering by typing. What the rows say is its owner's affair. */
#ifndef WB_TERM_LIST_H
#define WB_TERM_LIST_H

#include "term/cells.h"
#include "term/keys.h"

struct wb_list {
    int count, chosen; /* chosen -1 where count is 0 */
    int top, height;   /* first row shown, rows shown */
    struct wb_str filter;
    bool filters; /* letters typed go into the filter */
};
void wb_list_set_count(struct wb_list *list, int count); /* keeps chosen and top in bounds */
bool wb_list_key(struct wb_list *list, uint32_t key, bool *filter_changed); /* false: not a key of a list */
void wb_list_show(struct wb_list *list, int height);      /* scrolls so that the chosen row is within `height` */
bool wb_list_click(struct wb_list *list, int row);        /* row within the list's area; true when a row was hit */
void wb_list_fini(struct wb_list *list);

#endif
