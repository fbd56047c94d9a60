/* From sections as written to sections as they stand: repeated ones once for each turn, with prompts and references of
 * their own. Private to the room. */
#ifndef WB_LOAD_EXPAND_H
#define WB_LOAD_EXPAND_H

#include "raw.h"

/* Fills the workbook's sections, prompts and by_key. Says what stands there twice; a workbook that would be too large
 * is left without sections. */
void wb_expand(struct loading *to, const struct raw_workbook *raw);

#endif
