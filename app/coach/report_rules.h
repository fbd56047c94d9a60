/* What may be said of a group of people without saying it of one of them: the rules of the report, on bare numbers.
 * They know no question, no person and no file. */
#ifndef WB_APP_COACH_REPORT_RULES_H
#define WB_APP_COACH_REPORT_RULES_H

#include "workbook/model.h"

#include <stdint.h>

enum { WB_FEWEST = 5, WB_DETAIL = 10 }; /* people: to say anything, and to say more than a median */

/* Why a figure is withheld. */
enum wb_held {
    WB_HELD_NOT,
    WB_HELD_FEW,
    WB_HELD_UNANIMOUS,
    WB_HELD_ALIKE,
    WB_HELD_END,
    WB_HELD_DIFFERENCE,
    WB_HELD_CELL,
    WB_HELD_RARE,
    WB_HELD_LATER,
    WB_HELD_COUNT
};
struct wb_held_words {
    const char *id, *why; /* for programs; a sentence */
};
extern const struct wb_held_words wb_held_words[WB_HELD_COUNT];

/* ---- numbers on a scale ---- */

struct wb_band { /* neighbouring points of a scale, counted together */
    double from, to;
    size_t people;
};
enum { WB_BANDS_MOST = 24 };
struct wb_summary {
    enum wb_held held;
    size_t people;
    double median;
    bool detail; /* quartiles, and bands where there is a scale */
    double lower, upper;
    struct wb_band bands[WB_BANDS_MOST];
    size_t band_count; /* 0: the points are too many, or one band would be all */
};
/* Sorts `values`. `range` as asked; not given: a number without a scale. */
void wb_summarise(double *values, size_t count, const struct wb_range *range, struct wb_summary *out);

/* ---- one of several choices ---- */

/* Whether counts of `kinds` choices may be said, by `people` who chose one each. `shown` gets which; the others are
 * said together, and are no or at least five people. Nothing is shown where it returns a reason. */
enum wb_held wb_shares(const size_t *counts, size_t kinds, size_t people, bool *shown);

/* Boxes that each may have ticked or not: each shown needs five who did and five who did not. */
enum wb_held wb_ticks(const size_t *counts, size_t kinds, size_t people, bool *shown);

/* ---- a group divided ---- */

/* Which parts of a group may be said beside the whole: each part, what is left without it, and what is left without all
 * that are said, must be five people or more (or none). `shown` comes in with what each part's own figure allows. */
void wb_divide(const size_t *parts, size_t count, size_t whole, bool *shown);

/* ---- sets of people ---- */

struct wb_people { /* a set of the report's people, by their number */
    uint64_t *bits;
    size_t words;
};
struct wb_people wb_people_none(struct wb_arena *arena, size_t of);
void wb_people_add(struct wb_people *people, size_t person);
bool wb_people_has(const struct wb_people *people, size_t person);
size_t wb_people_count(const struct wb_people *people);

/* Whether two groups, `a` and `b` people of whom `both` are in each, `changed` of these with something else given, differ
 * by so few that one figure taken from the other would say something of them. */
bool wb_too_near(size_t a, size_t b, size_t both, size_t changed);

#endif
