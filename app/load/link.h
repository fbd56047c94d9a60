/* Linking: what references mean among several workbooks, and whether what they name can be what it is named for.
 * Private to the room; wb_load_link in load.h is the way in. */
#ifndef WB_LOAD_LINK_H
#define WB_LOAD_LINK_H

#include "load/load.h"
#include "mend.h"

struct wb_turns {
    const struct wb_prompt **list;
    size_t count;
};

struct linking {
    const struct wb_library *library;
    struct wb_faults *faults;
    const struct wb_holes *holes; /* what could not be read of it; NULL: all could */
    bool own_only;            /* a workbook with faults of its own, looked at alone: other workbooks are not missed */
    struct wb_workbook *book; /* the one being linked */
    struct wb_turns turns;    /* its prompts in repeated sections, to look ids up in */
    const struct wb_section *section; /* where the reference stands; NULL: among the words */
    long suggestions;                 /* how many more names may be compared for "did you mean" */
};

__attribute__((format(printf, 4, 5))) void wb_link_say(struct linking *in, struct wb_mark mark, bool warning,
                                                       const char *format, ...);
/* "; did you mean X?" among the keys of a workbook, within what comparisons are left. */
const char *wb_link_meant_prompt(struct linking *in, const struct wb_workbook *book, const char *typed,
                                 const char *otherwise);
/* The same among choices, items or columns. */
const char *wb_link_meant_choice(struct linking *in, const struct wb_field *field, const char *typed,
                                 const char *otherwise);
/* Whether nothing has this name, [TURN.]ID[@previous], for all that can be known. */
bool wb_link_nowhere(const struct linking *in, const char *name);
const char *wb_link_quoted(struct linking *in, const char *text);

/* Re-ratings take over what they repeat (link.c); then each prompt, section and word is looked at (check.c), and
 * circles of relevance are found (cycles.c). */
void wb_link_books(struct linking *in);
void wb_link_check(struct linking *in);
void wb_link_cycles(struct linking *in);

#endif
