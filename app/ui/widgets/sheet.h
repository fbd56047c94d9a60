/* Rows of fields: a table, commitments, their review. It keeps the focus and a widget for each field in use, and knows
 * two ways to lay them out: as a grid, and as a form. What the rows mean is its kind's affair. */
#ifndef WB_APP_UI_WIDGETS_SHEET_H
#define WB_APP_UI_WIDGETS_SHEET_H

#include "entries.h"
#include "widgets.h"

struct wb_sheet;

struct wb_sheet_kind {
    const char *id_key, *prefix;
    const char *add;                        /* words of the last line: "+ add a row" */
    const char *nothing;                    /* what stands where there are no rows */
    bool grid;                              /* rows beside one another where there is room */
    bool paged;                             /* as a form: one row at a time */
    void (*limits)(struct wb_sheet *sheet); /* fixed, least, most of its entries */
    /* The words above a row in a form; none where it adds nothing. Texts go into the sheet's arena. */
    const char *(*heading)(struct wb_sheet *sheet, size_t row);
};

/* Where a field stands: in rows and columns of the widget. */
struct wb_slot {
    size_t row, col;
    int top, left, cols, rows;
};

struct wb_sheet {
    struct wb_widget widget;
    const struct wb_sheet_kind *kind;
    struct wb_entries entries;
    size_t row, col; /* the focus; row == entries.count: the line that adds one */
    bool is_grid;    /* as laid out last */
    struct wb_widget **parts;
    size_t part_count, part_capacity;
    struct wb_slot *slots;
    size_t slot_count, slot_capacity;
    const char **headings; /* one for each row, NULL: none; in the arena */
    int *heading_tops;     /* of a form; in the arena */
    struct wb_arena arena; /* of what is made anew at each refresh */
    struct wb_str advice;
    int *widths;           /* of a grid's columns */
    int label_cols;        /* of a grid: of what the rows stand for; of a form: of the labels, 0: they stand above */
    int add_top, hint_top; /* the line that adds, what may be given in a cell; -1: none */
    int rows;              /* without the advice below them */
};

void wb_sheet_open(struct wb_widget *widget, const struct wb_sheet_kind *kind);
void wb_sheet_close(struct wb_widget *widget);
void wb_sheet_refresh(struct wb_widget *widget);
int wb_sheet_height(struct wb_widget *widget, int cols, int most);
void wb_sheet_draw(struct wb_widget *widget, const struct wb_area *area, bool focused);
int wb_sheet_cursor_row(struct wb_widget *widget);
void wb_sheet_enter(struct wb_widget *widget, int direction);
bool wb_sheet_key(struct wb_widget *widget, uint32_t key);
bool wb_sheet_command(struct wb_widget *widget, enum wb_command command);
bool wb_sheet_text(struct wb_widget *widget, const char *data, size_t len);
void wb_sheet_click(struct wb_widget *widget, int row, int col);
int wb_sheet_contexts(struct wb_widget *widget);
void wb_sheet_place(struct wb_widget *widget, struct wb_place *place);
void wb_sheet_go(struct wb_widget *widget, const char *path, size_t caret);

#define WB_SHEET_OPS(opens)                                                                                            \
    {                                                                                                                  \
        .size = sizeof(struct wb_sheet), .open = opens, .close = wb_sheet_close, .refresh = wb_sheet_refresh,          \
        .height = wb_sheet_height, .draw = wb_sheet_draw, .cursor_row = wb_sheet_cursor_row, .enter = wb_sheet_enter,  \
        .key = wb_sheet_key, .command = wb_sheet_command, .text = wb_sheet_text, .click = wb_sheet_click,              \
        .contexts = wb_sheet_contexts, .place = wb_sheet_place, .go = wb_sheet_go                                      \
    }

const struct wb_asked *wb_sheet_column(const struct wb_sheet *sheet, size_t col);
size_t wb_sheet_columns(const struct wb_sheet *sheet);
struct wb_widget *wb_sheet_part(struct wb_sheet *sheet, size_t row, size_t col); /* made on first use */
bool wb_sheet_on_add(const struct wb_sheet *sheet);
bool wb_sheet_shows(const struct wb_sheet *sheet, size_t row); /* not on another page */

/* Layouts. They fill the slots and return the rows taken; the grid returns 0 where it does not fit. */
struct wb_slot *wb_sheet_slot(struct wb_sheet *sheet, size_t row, size_t col, int top); /* a new one */
const struct wb_slot *wb_sheet_slot_of(const struct wb_sheet *sheet, size_t row, size_t col);
int wb_grid_lay_out(struct wb_sheet *sheet, int cols);
void wb_grid_draw(struct wb_sheet *sheet, const struct wb_area *area, bool focused);
bool wb_grid_fits(struct wb_sheet *sheet, int cols);
bool wb_grid_has_hint(const struct wb_sheet *sheet);                 /* a row below the grid is kept for it */
void wb_grid_hint(const struct wb_sheet *sheet, struct wb_str *out); /* what may be given in the cell in focus */
int wb_form_lay_out(struct wb_sheet *sheet, int cols, int most);
void wb_form_draw(struct wb_sheet *sheet, const struct wb_area *area, bool focused);

#endif
