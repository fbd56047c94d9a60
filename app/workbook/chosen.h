/* What an answer picks out: the ids chosen, ranked, rated, ticked or listed in its value. Private to the room; it knows
 * the shapes of values and nothing of prompts' labels. */
#ifndef WB_WORKBOOK_CHOSEN_H
#define WB_WORKBOOK_CHOSEN_H

#include "base/json.h"
#include "workbook/model.h"

#define WB_OTHER "other" /* the id that stands for an answer in one's own words */

struct wb_chosen {
    const char *id;   /* borrowed from the value */
    const char *text; /* one's own words, or a commitment's action; NULL: the prompt's label of the id */
    const json_t *entry;
};
struct wb_chosen_list {
    struct wb_chosen *list;
    size_t count;
};

/* Whether a type picks anything out. */
bool wb_chooses(enum wb_type type);
/* `field` says the type; `top` is that of a rank. `value` may be NULL and may have any shape. Freed by the caller. */
struct wb_chosen_list wb_chosen(const struct wb_field *field, int top, const json_t *value);
void wb_chosen_fini(struct wb_chosen_list *list);
const struct wb_chosen *wb_chosen_find(const struct wb_chosen_list *list, const char *id);

#endif
