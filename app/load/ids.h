/* A set of ids to look many others up in. Private to the room. */
#ifndef WB_LOAD_IDS_H
#define WB_LOAD_IDS_H

#include "workbook/model.h"

struct wb_ids {
    const char **sorted; /* NULL-ended */
    size_t count;
};
struct wb_ids wb_ids_of_choices(const struct wb_choice *choices, size_t count);
struct wb_ids wb_ids_of_texts(const char *const *texts, size_t count);
bool wb_ids_have(const struct wb_ids *ids, const char *id);
void wb_ids_fini(struct wb_ids *ids);

#endif
