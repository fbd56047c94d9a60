/* Visiting every reference of a part of the model, to resolve it. Private to the room, which made the model and may
 * still change it: everywhere else it is read-only. */
#ifndef WB_LOAD_REFS_H
#define WB_LOAD_REFS_H

#include "workbook/model.h"

#include <stdint.h>

/* The loader's own door through the model's const. */
static inline void *wb_mine(const void *part)
{
    return (void *)(uintptr_t)part;
}

typedef void wb_visit_ref(void *data, struct wb_ref *ref);
typedef void wb_visit_condition(void *data, struct wb_condition *condition);

void wb_refs_of_condition(const struct wb_condition *condition, wb_visit_ref *visit, void *data);
void wb_refs_of_lowest(const struct wb_lowest *lowest, wb_visit_ref *visit, void *data);
void wb_refs_of_word(const struct wb_word *word, wb_visit_ref *visit, void *data);
void wb_refs_of_prompt(const struct wb_prompt *prompt, wb_visit_ref *visit, void *data);

/* Every test of a condition, not its all, any and not. */
void wb_tests_of_condition(const struct wb_condition *condition, wb_visit_condition *visit, void *data);
void wb_tests_of_prompt(const struct wb_prompt *prompt, wb_visit_condition *visit, void *data);

struct wb_condition *wb_condition_copy(struct wb_arena *arena, const struct wb_condition *condition);

#endif
