/* What can be chosen or put in order now: what is offered, one's own words, and what an earlier answer holds that is
 * offered no more (it stays in sight, so that it can be taken out). It does not know how it is shown. */
#ifndef WB_APP_UI_WIDGETS_OFFERS_H
#define WB_APP_UI_WIDGETS_OFFERS_H

#include "ui/widget.h"

#define WB_OTHER_ID "other" /* of one's own words, as the session's path of their text */

struct wb_offer {
    const char *id, *label, *beside; /* beside may be NULL */
    bool alone, other;
};
struct wb_offers {
    struct wb_offer *list;
    size_t count;
    struct wb_arena arena;
};

void wb_offers_read(struct wb_offers *offers, struct wb_widget *widget); /* anew; labels are `asked`'s or the arena's */
void wb_offers_fini(struct wb_offers *offers);

/* Where an offer stands in a list of choices; -1: it does not. */
int wb_offer_index(const struct wb_offer *offer, const json_t *list);
json_t *wb_offer_value(const struct wb_offer *offer); /* a new entry of a list: the id, or own words still empty */

#endif
