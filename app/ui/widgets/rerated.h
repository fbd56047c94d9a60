/* What was given before, when a prompt is asked again: shown only once its own value is given whole, so that the new
 * one is not guided by the old ones. It does not know how it is drawn. */
#ifndef WB_APP_UI_WIDGETS_RERATED_H
#define WB_APP_UI_WIDGETS_RERATED_H

#include "ui/widget.h"

struct wb_rerated_point {
    const json_t *value;
    const struct wb_asked *asked; /* as that prompt asks it */
    char when[WB_DAY_SIZE];       /* "3 Oct", or "then" of a looking back */
};
struct wb_rerated {
    struct wb_arena arena;
    struct wb_rerated_point *list; /* oldest first: the first and the last ones before this prompt */
    size_t count;
};

void wb_rerated_read(struct wb_rerated *earlier,
                     struct wb_widget *widget); /* anew; values are borrowed until the next change */
void wb_rerated_fini(struct wb_rerated *earlier);
/* "Earlier: 4 on 3 Oct, 5 on 12 Nov"; empty where nothing may be shown. */
void wb_rerated_text(const struct wb_rerated *earlier, struct wb_str *out);

#endif
