/* What stands on the first page: rows, each with where it leads. It knows nothing of how they look. */
#ifndef WB_APP_UI_HOME_ROWS_H
#define WB_APP_UI_HOME_ROWS_H

#include "ui/ui.h"

enum wb_home_kind {
    WB_HOME_GO_ON,
    WB_HOME_COMMENT,
    WB_HOME_SITTING,
    WB_HOME_ROUTE,
    WB_HOME_BOOK,
    WB_HOME_COMMITMENTS,
    WB_HOME_SHARE,
    WB_HOME_REVIEW,
    WB_HOME_SETTINGS,
    WB_HOME_LEAVE
};

struct wb_home_row {
    enum wb_home_kind kind;
    const struct wb_workbook *workbook;    /* BOOK, ROUTE */
    const struct wb_exercise *to;          /* GO_ON, SITTING, COMMENT: where it leads */
    const struct wb_prompt *prompt;        /* GO_ON, COMMENT; NULL: the first not answered */
    const struct wb_exercise *sitting_end; /* SITTING: its last */
    int minutes;                           /* SITTING */
    struct wb_str label, detail;           /* the detail may be empty */
    double part;                           /* of a workbook that is answered, 0 to 1; below 0: no bar */
    bool gap;                              /* a blank row above it */
};

struct wb_home_rows {
    struct wb_home_row *list;
    size_t count, capacity;
    size_t label_cols; /* of the widest label */
};

/* Reads anew what there is to do. Rows borrow from the session. */
void wb_home_rows_fill(struct wb_home_rows *rows, struct wb_ui *ui);
void wb_home_rows_fini(struct wb_home_rows *rows);

#endif
