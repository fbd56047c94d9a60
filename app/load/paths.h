/* Whether conditions can hold together, with all that the prompts which they read wait for. Where it is too much work to
 * tell, it says that they can: nobody is warned without need. Private to the room. */
#ifndef WB_LOAD_PATHS_H
#define WB_LOAD_PATHS_H

#include "workbook/model.h"

struct wb_paths {
    long tries;  /* how many more tests of made-up answers may be made, in all */
    bool *never; /* of each prompt of the library: known to be asked on no path */
    const struct wb_library *library;
    size_t *first;                /* of each book: the place of its first prompt in `never` */
    const struct wb_prompt *clash; /* after a no: what was asked of this prompt cannot all be true */
};
void wb_paths_init(struct wb_paths *paths, const struct wb_library *library);
void wb_paths_fini(struct wb_paths *paths);

/* Conditions that are NULL always hold. */
bool wb_paths_hold(struct wb_paths *paths, const struct wb_condition *const *conditions, size_t count);

bool *wb_paths_never(const struct wb_paths *paths, const struct wb_prompt *prompt);

#endif
