/* What is about to be shared: what was chosen, and the view of it. The share screen owns it; the screens it opens
 * borrow it. */
#ifndef WB_APP_UI_SCREENS_SHARE_H
#define WB_APP_UI_SCREENS_SHARE_H

#include "export/export.h"
#include "ui/ui.h"

struct wb_share {
    struct wb_ui *ui;
    enum wb_format format;
    bool only_since;
    const struct wb_section **left_out; /* chosen not to be shared this time */
    size_t left_out_count, left_out_capacity;
    struct wb_view *view; /* NULL: nothing is chosen, or `err` */
    struct wb_error err;
};

void wb_share_init(struct wb_share *share, struct wb_ui *ui);
void wb_share_fini(struct wb_share *share);
void wb_share_make(struct wb_share *share); /* the view anew, as chosen */

/* A section can be chosen where something in it is answered. */
bool wb_share_offers(struct wb_share *share, const struct wb_section *section);
bool wb_share_leaves_out(const struct wb_share *share, const struct wb_section *section);
void wb_share_leave_out(struct wb_share *share, const struct wb_section *section, bool leave_out);
void wb_share_count_parts(struct wb_share *share, int *chosen, int *offered);

/* The screens it opens; the argument points to a pointer to the struct wb_share. */
extern const struct wb_screen_ops wb_screen_share_answers;
extern const struct wb_screen_ops wb_screen_share_parts;
extern const struct wb_screen_ops wb_screen_share_preview;

/* How many answers may stand on the page for the head now; where `list` is given they are put there, in a list of
 * `*capacity` that the caller frees. */
size_t wb_share_head_lines(struct wb_session *session, const struct wb_prompt ***list, size_t *capacity);

#endif
