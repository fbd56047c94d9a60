/* What the report looks for, and in which order it says it: the one table that knows questions by their ids. A question
 * that is in no row is still counted, under its own wording. */
#ifndef WB_APP_COACH_REPORT_TOPICS_H
#define WB_APP_COACH_REPORT_TOPICS_H

#include <stdbool.h>
#include <stddef.h>

struct wb_report_section {
    const char *id, *title, *about;
};
extern const struct wb_report_section wb_report_sections[];
extern const size_t wb_report_section_count;

/* How several answers of one person to the questions of a topic become one. */
enum wb_topic_kind {
    WB_TOPIC_LATEST, /* the last of them counts */
    WB_TOPIC_SERIES, /* the first and the latest, of people who gave both; else the first */
    WB_TOPIC_REVIEWS /* what became of commitments: the latest word on each */
};

struct wb_topic {
    const char *id, *section, *title;
    enum wb_topic_kind kind;
    const char *const *prompts; /* ids in the order of their asking, NULL-ended; a repeated section's turns are one */
    const char *looking_back;   /* asks how it really was at first; NULL: nothing does */
    bool ordered;               /* its choices are steps from worst to best */
    bool divided;               /* said also for parts of the people */
};
extern const struct wb_topic wb_topics[];
extern const size_t wb_topic_count;

/* The questions by whose choices people are divided. */
struct wb_division {
    const char *prompt, *title;
};
enum { WB_DIVISIONS = 2 };
extern const struct wb_division wb_divisions[WB_DIVISIONS];

/* The topic of a question "where-now" or, in a turn, "gap-2.where-now-again"; NULL: of none. `place` gets its place in
 * the order of asking; -1: it looks back. */
const struct wb_topic *wb_topic_of(const char *prompt, int *place);

#endif
