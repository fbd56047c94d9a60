/* One widget a prompt type: it shows the answer and changes it through the session. It does not know the page it stands on. */
#ifndef WB_UI_WIDGET_H
#define WB_UI_WIDGET_H

#include "ui/ui.h"

struct wb_widget;

struct wb_widget_ops {
    size_t size; /* of its own struct, which begins with a struct wb_widget */
    void (*open)(struct wb_widget *widget);
    void (*close)(struct wb_widget *widget);                 /* may be NULL */
    void (*refresh)(struct wb_widget *widget);               /* `asked` or the answer changed from elsewhere */
    int (*height)(struct wb_widget *widget, int cols, int most); /* lays out for this width; rows it takes, at most `most` where it can scroll itself */
    void (*draw)(struct wb_widget *widget, const struct wb_area *area, bool focused); /* puts the cursor when focused */
    int (*cursor_row)(struct wb_widget *widget);             /* the row that must be in view */
    void (*enter)(struct wb_widget *widget, int direction);  /* focus comes from above (1), below (-1) or anywhere (0) */
    bool (*key)(struct wb_widget *widget, uint32_t key);     /* true: taken */
    bool (*command)(struct wb_widget *widget, enum wb_command command); /* may be NULL */
    bool (*text)(struct wb_widget *widget, const char *text, size_t len); /* a paste; may be NULL */
    void (*click)(struct wb_widget *widget, int row, int col);
    void (*wheel)(struct wb_widget *widget, int rows);       /* may be NULL */
    int (*contexts)(struct wb_widget *widget);               /* WB_IN_TEXT, WB_IN_ROWS now; may be NULL */
    /* Where the focus is within the value (path and caret), to come back to it and to place it after undo. May be NULL. */
    void (*place)(struct wb_widget *widget, struct wb_place *place);
    void (*go)(struct wb_widget *widget, const char *path, size_t caret);
};

/* How much room a widget may take to show itself. */
enum wb_look {
    WB_LOOK_PAGE, /* a prompt of its own on the page */
    WB_LOOK_FORM, /* one field among others below one another */
    WB_LOOK_CELL, /* one cell of a table */
};

struct wb_entries;

/* A widget stands for a prompt's whole value (path ""), or for one part of it: a cell, a field of a commitment. `asked` says which
 * type it is, so that a column of a table is shown by the same widgets as a prompt. */
struct wb_widget {
    const struct wb_widget_ops *ops;
    struct wb_ui *ui;
    const struct wb_prompt *prompt;
    const struct wb_asked *asked; /* owned by the page's arena; made anew before refresh */
    bool read_only;
    enum wb_look look;
    char *path;           /* of its part of the value, owned */
    /* Of a part: the rows it stands in (widgets/entries.h) and its own row's id, which is owned; else NULL. */
    struct wb_entries *entries;
    char *entry;
};

extern const struct wb_widget_ops *const wb_widgets[WB_TYPE_COUNT];

struct wb_widget *wb_widget_new(struct wb_ui *ui, const struct wb_prompt *prompt, const struct wb_asked *asked);
void wb_widget_free(struct wb_widget *widget);

#endif
