/* A file that is no YAML, read all the same: what cannot be read is replaced by spaces, so that everything before and
 * behind it keeps its line and column, and every fault is said in one run. It knows lines and indentation, and which
 * names stand in what it left out; it does not know what a workbook is. Private to the room. */
#ifndef WB_LOAD_MEND_H
#define WB_LOAD_MEND_H

#include "ids.h"
#include "load/load.h"

struct wb_hole {
    struct wb_mark since; /* behind what stands before it */
    struct wb_mark from;
    int last;             /* line */
    struct wb_mark until; /* of what stands behind it */
};
struct wb_holes {
    struct wb_str text; /* the file, mended; without a byte-order mark */
    struct wb_hole *list;
    size_t count, capacity;
    struct wb_ids names; /* that stand in the holes, */
    char *words;         /* here */
};

/* Says every slip of the text, and fills `holes`. False where it could not be mended: then reading `holes->text` ends
 * at a slip that was said. Bounded in time whatever the text is. */
bool wb_mend(struct wb_holes *holes, const char *file, const char *data, size_t len, struct wb_faults *faults);
void wb_holes_fini(struct wb_holes *holes);

/* All of these take NULL: nothing was left out. */
bool wb_holes_between(const struct wb_holes *holes, struct wb_mark from, struct wb_mark to);
/* Whether nothing but a value that was left out stands behind this place: that of an empty value, or of | and >. */
bool wb_holes_at(const struct wb_holes *holes, struct wb_mark mark);
/* Whether a name may stand in what was left out: then nobody can say that there is none. */
bool wb_holes_name(const struct wb_holes *holes, const char *name);

#endif
