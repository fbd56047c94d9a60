/* The rows of the contents screen: which there are, and what each says. It does not know the screen. */
#ifndef WB_APP_UI_SCREENS_CONTENTS_ROWS_H
#define WB_APP_UI_SCREENS_CONTENTS_ROWS_H

#include "ui/ui.h"

enum wb_row_kind { WB_ROW_BOOK, WB_ROW_MODULES, WB_ROW_SECTION, WB_ROW_EXERCISE, WB_ROW_PROMPT };

struct wb_contents_row {
    enum wb_row_kind kind;
    const struct wb_workbook *book;
    const struct wb_section *section;   /* from SECTION on */
    const struct wb_exercise *exercise; /* from EXERCISE on */
    const struct wb_prompt *prompt;
    bool meant;   /* the filter found it, rather than something within it */
    bool comment; /* the coach has written something new here */
    bool known;   /* the next is worked out, when it first showed */
    struct wb_progress progress;
};
struct wb_contents_rows {
    struct wb_contents_row *list;
    size_t count, capacity;
    const struct wb_section **unfolded;
    size_t unfolded_count, unfolded_capacity;
    const struct wb_prompt **comments; /* prompts with a comment not seen yet */
    size_t comment_count, comment_capacity;
};

void wb_contents_build(struct wb_contents_rows *rows, struct wb_session *session, const char *filter);
void wb_contents_unfold(struct wb_contents_rows *rows, const struct wb_section *section, bool unfold);
bool wb_contents_unfolded(const struct wb_contents_rows *rows, const struct wb_section *section);
/* What a row says; true when it is done. */
bool wb_contents_say(struct wb_contents_rows *rows, struct wb_session *session, size_t index, struct wb_str *title,
                     struct wb_str *detail);
void wb_contents_fini(struct wb_contents_rows *rows);

#endif
