/* The answers that a report stands on, put together: one pool for each thing that was asked in one way on one scale. It
 * withholds nothing; that is report_figures.c's. */
#ifndef WB_APP_COACH_REPORT_GATHER_H
#define WB_APP_COACH_REPORT_GATHER_H

#include "base/json.h"
#include "inside.h"
#include "report_groups.h"
#include "report_topics.h"
#include "workbook/asked.h"

/* One answer of one person, as a number: a point of a scale, the number of a choice, an outcome. NAN: asked, not given.
 */
struct wb_sample {
    int person, place; /* place: in the order of asking; -1: looks back */
    double value;
    uint64_t of; /* of a review: which commitment */
};
enum wb_pool_kind { WB_POOL_NUMBERS, WB_POOL_CHOICE, WB_POOL_TICKS, WB_POOL_OUTCOMES };
struct wb_pool {
    const char *key;              /* pools are said in the order of topic, key and item */
    const char *figure;           /* what is remembered of it: the same whatever the wording */
    const struct wb_topic *topic; /* NULL: by its own wording */
    enum wb_pool_kind kind;
    const char *question, *item, *label; /* "WORKBOOK/PROMPT"; the item's id and label, NULL: it has none */
    const char *title;                   /* the wording asked, without a person's words */
    struct wb_range range;
    const struct wb_asked_choice *choices;
    size_t choice_count;
    size_t item_at; /* place of the item in its question */
    struct wb_sample *samples;
    size_t count, capacity;
};
struct wb_gathered_client {
    int64_t row; /* in the caseload */
    int person;
};
struct wb_gathered {
    struct wb_arena arena;
    struct wb_gathered_client *clients; /* by row */
    char (*tokens)[WB_TOKEN_SIZE]; /* by number of person */
    size_t people;
    struct wb_pool **pools; /* in the order they are said */
    size_t pool_count;
    /* In the order of wb_divisions: the question that divides people (NULL: nobody answered one), and by number of
     * person what each chose there (NULL: nothing). */
    const struct wb_pool *divided[WB_DIVISIONS];
    const struct wb_asked_choice **parts[WB_DIVISIONS];
};
bool wb_report_gather(struct wb_store *store, const struct wb_day *from, const struct wb_day *to,
                      struct wb_gathered *out, struct wb_error *err);
/* The number of a person by their row; -1: not in this report. */
int wb_gathered_person(const struct wb_gathered *gathered, int64_t row);
void wb_gathered_fini(struct wb_gathered *gathered);

#endif
