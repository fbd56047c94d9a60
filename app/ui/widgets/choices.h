/* Things to choose from, with a mark each: one below the other on a page, flowing beside one another in a form, as the
 * chosen one alone in a cell. It does not know what choosing one means: its kind does. */
#ifndef WB_APP_UI_WIDGETS_CHOICES_H
#define WB_APP_UI_WIDGETS_CHOICES_H

#include "lines.h"
#include "numeral.h"
#include "offers.h"
#include "rerated.h"
#include "widgets.h"

struct wb_choices;

struct wb_choices_kind {
    const char *on, *off; /* marks: "(•)", "( )" */
    bool many;            /* choosing again takes it back */
    bool (*chosen)(const struct wb_offer *offer, const json_t *value);
    json_t *(*choose)(const struct wb_offers *offers, size_t index, const json_t *value); /* the value after it */
    void (*read)(struct wb_offers *offers, struct wb_widget *widget);
};

struct wb_choices {
    struct wb_widget widget;
    const struct wb_choices_kind *kind;
    struct wb_offers offers;
    struct wb_lines lines;
    int *col; /* of a flow: the column of each */
    struct wb_numeral numeral;
    struct wb_widget *own; /* the line for one's own words, while they are chosen */
    struct wb_field own_field;
    struct wb_asked own_asked;
    bool in_own; /* the focus is in that line */
    int own_rows, list_rows;
    struct wb_rerated earlier;
    struct wb_str advice, before;
};

void wb_choices_open(struct wb_widget *widget, const struct wb_choices_kind *kind);
void wb_choices_close(struct wb_widget *widget);
void wb_choices_refresh(struct wb_widget *widget);
int wb_choices_height(struct wb_widget *widget, int cols, int most);
void wb_choices_draw(struct wb_widget *widget, const struct wb_area *area, bool focused);
int wb_choices_cursor_row(struct wb_widget *widget);
void wb_choices_enter(struct wb_widget *widget, int direction);
bool wb_choices_key(struct wb_widget *widget, uint32_t key);
bool wb_choices_command(struct wb_widget *widget, enum wb_command command);
bool wb_choices_text(struct wb_widget *widget, const char *text, size_t len);
void wb_choices_click(struct wb_widget *widget, int row, int col);
int wb_choices_contexts(struct wb_widget *widget);
void wb_choices_place(struct wb_widget *widget, struct wb_place *place);
void wb_choices_go(struct wb_widget *widget, const char *path, size_t caret);

#define WB_CHOICES_OPS(opens)                                                                                          \
    {                                                                                                                  \
        .size = sizeof(struct wb_choices), .open = opens, .close = wb_choices_close, .refresh = wb_choices_refresh,    \
        .height = wb_choices_height, .draw = wb_choices_draw, .cursor_row = wb_choices_cursor_row,                     \
        .enter = wb_choices_enter, .key = wb_choices_key, .command = wb_choices_command, .text = wb_choices_text,      \
        .click = wb_choices_click, .contexts = wb_choices_contexts, .place = wb_choices_place, .go = wb_choices_go     \
    }

/* In choices_draw.c: where each choice stands in `cols` columns, and the drawing of it. */
int wb_choices_lay_out(struct wb_choices *choices, int cols); /* rows */
void wb_choices_draw_list(struct wb_choices *choices, const struct wb_area *area, bool focused);
bool wb_choices_is_chosen(struct wb_choices *choices, size_t index);

#endif
