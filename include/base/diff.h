/* What changed between two texts, word by word. It knows words, not what they mean, and not how they are shown. */
#ifndef WB_BASE_DIFF_H
#define WB_BASE_DIFF_H

#include "base/str.h"

enum wb_diff_kind { WB_DIFF_SAME, WB_DIFF_REMOVED, WB_DIFF_ADDED };

/* A stretch of one of the texts: of the old one where it was removed, else of the new one. */
struct wb_diff_run {
    enum wb_diff_kind kind;
    size_t from, len;
};
struct wb_diff {
    struct wb_diff_run *runs;
    size_t count, capacity;
};

/* All of both texts in order; what was removed stands before what was added in its place. White space is kept, and goes
 * with the words around it where those changed. Its cost is bounded: texts that have little in common differ as a
 * whole. */
void wb_diff_words(struct wb_span old, struct wb_span new, struct wb_diff *out);
void wb_diff_fini(struct wb_diff *diff);

/* As plain text, for sinks without styles: "I [-will-]{+have+} asked". */
void wb_diff_marked(struct wb_span old, struct wb_span new, struct wb_str *out);

#endif
