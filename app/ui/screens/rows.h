/* A screen that is a list: items of any height, one of them chosen, and a line to filter by typing. It measures no item
 * that is not shown, so that ten thousand cost what twenty do. It does not know what the items are. */
#ifndef WB_APP_UI_SCREENS_ROWS_H
#define WB_APP_UI_SCREENS_ROWS_H

#include "term/list.h"
#include "ui/ui.h"

struct wb_rows;

/* Any of these may be NULL, but for `draw`. `act` is Enter, a second click, and for keys without a list's meaning there
 * is `key`. Items are numbered from 0 to the count. */
struct wb_rows_ops {
    void (*draw)(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen);
    int (*height)(struct wb_rows *rows, int item, int cols); /* NULL: one row each; 0: not shown */
    int (*mark)(struct wb_rows *rows, int item);             /* NULL: 0; the row of an item that the mark stands in */
    bool (*chooses)(struct wb_rows *rows, int item);         /* NULL: all; false: a heading */
    void (*filter)(struct wb_rows *rows);                    /* the filter changed: count anew */
    void (*act)(struct wb_rows *rows, int item);
    bool (*key)(struct wb_rows *rows, uint32_t key);
    bool click_only_chooses;
    const char *empty;      /* said where there is no item */
    const char *none_found; /* said where the filter leaves none; NULL: `empty` */
};

struct wb_rows {
    struct wb_screen screen; /* first, as of every screen */
    struct wb_ui *ui;
    const struct wb_rows_ops *ops;
    struct wb_list list; /* count, chosen and filter; where it is scrolled to stands here: */
    int top, above;      /* first item shown; how many of its rows are scrolled out */
    int at, height;      /* rows of the body it takes */
    int cols;            /* of an item */
    bool typing;         /* the filter was typed into last: the cursor stands there */
};

void wb_rows_init(struct wb_rows *rows, struct wb_ui *ui, const struct wb_rows_ops *ops, bool filters);
void wb_rows_fini(struct wb_rows *rows);
void wb_rows_set_count(struct wb_rows *rows, int count);
void wb_rows_choose(struct wb_rows *rows, int item); /* the next that can be chosen, from there on */

/* Takes the body's rows from `at` on, `height` of them. */
void wb_rows_layout(struct wb_rows *rows, int at, int height, int body_cols);
void wb_rows_draw(struct wb_rows *rows, const struct wb_area *body);
/* The line that shows what was typed; `hint` stands there while nothing is. */
void wb_rows_draw_filter(struct wb_rows *rows, const struct wb_area *body, int row, const char *hint);

/* The list's part in a screen's operations, to be put into its table as they are. */
void wb_rows_screen_layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols); /* the whole body */
void wb_rows_screen_draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body);
bool wb_rows_key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key);
bool wb_rows_text(struct wb_ui *ui, struct wb_screen *screen, const char *text, size_t len);
bool wb_rows_command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command);
void wb_rows_click(struct wb_ui *ui, struct wb_screen *screen, int row, int col);
void wb_rows_wheel(struct wb_ui *ui, struct wb_screen *screen, int rows);
int wb_rows_contexts(struct wb_ui *ui, struct wb_screen *screen);

#endif
