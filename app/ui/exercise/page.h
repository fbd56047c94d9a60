/* An exercise as a page: its prompts below one another, each with label, help, what is recalled, and its widget. It
 * lays out, draws and scrolls; what keys do is exercise.c's affair. */
#ifndef WB_APP_UI_EXERCISE_PAGE_H
#define WB_APP_UI_EXERCISE_PAGE_H

#include "recall.h"
#include "ui/widget.h"

struct wb_page_item {
    const struct wb_prompt *prompt;
    const struct wb_asked *asked;
    struct wb_widget *widget;
    struct wb_recall recall;
    struct wb_str comments; /* the coach's, with the replies; empty: none */
    bool comments_read;
    int number;    /* as shown; 0: a note */
    bool unfolded; /* the longer help is shown */
    int above;     /* rows of label, help and recall at `measured_cols` */
    int measured_cols;
    const char *hint;                 /* and how to unfold the longer help; NULL: neither */
    int top, widget_top, widget_rows; /* on the page */
};

struct wb_page {
    struct wb_ui *ui;
    const struct wb_exercise *exercise;
    const char *title, *why, *about, *coach_reads; /* with words filled in; NULL: nothing to say */
    const struct wb_exercise *next;                /* where the last line leads; NULL: to the home page */
    struct wb_page_item *items;
    size_t count;
    size_t focus; /* count: the last line, which goes on */
    struct wb_arena arena;
    struct wb_progress progress;
    int cols, rows;                          /* of the view */
    int scroll;                              /* first row of the page that is shown */
    int title_top;                           /* what the section is about stands above it */
    int end_top, next_row, next_rows, total; /* the line that leads on: its row below end_top */
    bool follow;                             /* the next layout brings the focus into view */
};

void wb_page_init(struct wb_page *page, struct wb_ui *ui, const struct wb_exercise *exercise);
void wb_page_fini(struct wb_page *page);
/* Asks every prompt anew: relevance, choices, words and recalled answers may have changed. Widgets of prompts that stay
 * keep their state, and so does the focus. */
void wb_page_ask(struct wb_page *page);
struct wb_page_item *wb_page_focused(struct wb_page *page); /* NULL on the last line */
bool wb_page_takes_focus(const struct wb_page *page, size_t index);
void wb_page_layout(struct wb_page *page, int rows, int cols);
void wb_page_draw(struct wb_page *page, const struct wb_area *view);
/* Draws the focused prompt alone over the page drawn last. False where its rows have changed, so that all must be laid
 * out. */
bool wb_page_redraw(struct wb_page *page, const struct wb_area *view);
void wb_page_scroll(struct wb_page *page, int rows);

/* The part below the prompts, from end_top on; measures where the area has no cells. Returns its rows. */
int wb_page_flow_end(struct wb_page *page, const struct wb_area *area);

/* The columns between the page's edge and a widget. */
#define WB_PAGE_INDENT 4

#endif
