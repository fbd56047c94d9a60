/* What the review lists: headings, answers in the workbooks' order, then what is not asked any more. */
#ifndef WB_APP_UI_SCREENS_REVIEW_ITEMS_H
#define WB_APP_UI_SCREENS_REVIEW_ITEMS_H

#include "ui/ui.h"

enum wb_review_kind { WB_REVIEW_BOOK, WB_REVIEW_SECTION, WB_REVIEW_ANSWER, WB_REVIEW_EARLIER };
struct wb_review_item {
    enum wb_review_kind kind;
    const char *title;              /* of a heading: borrowed until the next change */
    const struct wb_prompt *prompt; /* ANSWER */
    const struct wb_answer *answer; /* EARLIER: borrowed until the next change */
    int rows;                       /* measured for the width below; 0: not yet */
};
struct wb_review_items {
    struct wb_review_item *list;
    size_t count, capacity;
    size_t answers; /* how many are no headings */
    int cols;
};
void wb_review_items_make(struct wb_review_items *items, struct wb_session *session);
void wb_review_items_fini(struct wb_review_items *items);

/* The parts of an answer as shown, all appended: the question, how it stands ("private"), the answer's words. */
void wb_review_say(struct wb_session *session, const struct wb_review_item *item, struct wb_str *label,
                   struct wb_str *mark, struct wb_str *text);

#endif
