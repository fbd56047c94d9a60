/* The screens there are, each in a file of its own name. */
#ifndef WB_UI_SCREENS_H
#define WB_UI_SCREENS_H

#include "ui/ui.h"

extern const struct wb_screen_ops wb_screen_welcome;     /* argument: NULL */
extern const struct wb_screen_ops wb_screen_home;        /* NULL */
extern const struct wb_screen_ops wb_screen_exercise;    /* struct wb_exercise_argument */
extern const struct wb_screen_ops wb_screen_contents;    /* struct wb_workbook, or NULL: that of the place */
extern const struct wb_screen_ops wb_screen_find;        /* NULL */
extern const struct wb_screen_ops wb_screen_review;      /* NULL */
extern const struct wb_screen_ops wb_screen_share;       /* NULL */
extern const struct wb_screen_ops wb_screen_share_head;  /* the page for the head; NULL */
extern const struct wb_screen_ops wb_screen_commitments; /* NULL */
extern const struct wb_screen_ops wb_screen_history;     /* struct wb_prompt */
extern const struct wb_screen_ops wb_screen_settings;    /* NULL */
extern const struct wb_screen_ops wb_screen_help;        /* NULL: for the screen below */
extern const struct wb_screen_ops wb_screen_palette;     /* NULL */

extern const struct wb_screen_ops wb_screen_caseload; /* NULL; the coach's first screen */

struct wb_exercise_argument {
    const struct wb_exercise *exercise;
    const struct wb_prompt *prompt; /* the focus; NULL: the first not answered */
    const char *path;               /* the field within it; NULL: the first */
    size_t caret;
    bool leafed; /* from the page before or behind, not chosen */
};
/* Goes to a prompt from anywhere: home at the bottom, its exercise above it. */
void wb_go(struct wb_ui *ui, const struct wb_exercise_argument *argument);

/* A small menu over the screen, or a question with few answers; `chosen` gets the row, -1 where it was left by Esc. */
struct wb_menu_argument {
    const char *title, *text; /* text may be NULL */
    const char *const *rows;  /* copied */
    size_t count;
    void (*chosen)(struct wb_ui *ui, void *data, int row);
    void *data;
    size_t at;             /* the row that the mark stands on first */
    bool rows_are_numbers; /* so that a digit does not choose by the place of a row */
};
extern const struct wb_screen_ops wb_screen_menu;
/* A line to type, such as the word that leaving unsaved needs. `done` gets NULL where it was left; `drop`, where there
 * is one, frees `data` however it ends. */
struct wb_line_argument {
    const char *title, *text, *initial;
    void (*done)(struct wb_ui *ui, void *data, const char *typed);
    void *data;
    void (*drop)(void *data);
};
extern const struct wb_screen_ops wb_screen_line;
/* Text to read: Markdown, scrolled. */
struct wb_page_argument {
    const char *title, *text;
};
extern const struct wb_screen_ops wb_screen_page;
/* A month to pick a day from. */
struct wb_month_argument {
    const char *title;
    struct wb_day day;
    void (*done)(struct wb_ui *ui, void *data, struct wb_day day); /* no day where it was left */
    void *data;
};
extern const struct wb_screen_ops wb_screen_month;

#endif
