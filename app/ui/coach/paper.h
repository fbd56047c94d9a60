/* A page of text and charts about a client: made anew where the width changes, because a chart is as wide as the page. */
#ifndef WB_APP_UI_COACH_PAPER_H
#define WB_APP_UI_COACH_PAPER_H

#include "chart.h"

/* Begins the struct of such a screen. */
struct wb_paper {
    struct wb_reading_screen screen;
    struct wb_arena arena; /* what is shown, read in `shown` */
    int cols;              /* that it was written for; 0: to be written */
};

void wb_paper_init(struct wb_paper *paper);
void wb_paper_fini(struct wb_ui *ui, struct wb_paper *paper); /* the reading as well */
/* What is shown is read anew: empties the arena. */
void wb_paper_forget(struct wb_paper *paper);

typedef void wb_write_paper(struct wb_ui *ui, struct wb_paper *paper, struct wb_reading *out, int cols);
/* To be called in `layout`. The page stays scrolled to where it was. */
void wb_paper_layout(struct wb_ui *ui, struct wb_paper *paper, int rows, int cols, wb_write_paper *write);

/* A line, a heading with an empty line before it, and a text indented. */
void wb_paper_line(struct wb_reading *out, enum wb_style style, const char *text);
void wb_paper_heading(struct wb_reading *out, const char *text);
void wb_paper_indented(struct wb_reading *out, enum wb_style style, int indent, const char *text);

#endif
