/* The way through: where I was, what comes next, how far I am, what fits into the minutes I have, and where a word
 * stands. */
#ifndef WB_SESSION_WAY_H
#define WB_SESSION_WAY_H

#include "session/session.h"

/* Where the person is: kept in the data file, so that the next start is the same prompt and caret. */
struct wb_place {
    const struct wb_prompt *prompt; /* NULL: nowhere yet */
    char path[160];
    size_t caret;
};
struct wb_place wb_way_place(struct wb_session *session);
/* The place is written with the next settle or change, not at once. */
void wb_way_set_place(struct wb_session *session, const struct wb_place *place);

struct wb_progress {
    int asked, answered; /* relevant prompts that ask; those answered or given a state */
    int minutes_left;    /* of exercises not finished */
    int minutes;         /* of all relevant exercises */
};
struct wb_progress wb_way_progress(struct wb_session *session, const struct wb_workbook *workbook);
struct wb_progress wb_way_section_progress(struct wb_session *session, const struct wb_section *section);
bool wb_way_exercise_done(struct wb_session *session, const struct wb_exercise *exercise);
bool wb_way_section_begun(struct wb_session *session,
                          const struct wb_section *section); /* something in it is answered */

/* The relevant exercises in order; with `short_route` only those on it (an exercise is on it when it or one of its
 * prompts is). Of optional sections only those that are begun and not done, and the one that `from` is in. NULL at the
 * ends. From NULL: the first, the last, of `workbook`. */
const struct wb_exercise *wb_way_next(struct wb_session *session, const struct wb_workbook *workbook,
                                      const struct wb_exercise *from, bool short_route);
const struct wb_exercise *wb_way_previous(struct wb_session *session, const struct wb_workbook *workbook,
                                          const struct wb_exercise *from, bool short_route);
/* The first exercise not done, from the place onward and then from the start; optional sections only when begun or
 * suggested. NULL: all done. */
const struct wb_exercise *wb_way_to_do(struct wb_session *session, const struct wb_workbook *workbook,
                                       bool short_route);
/* What to do now, in whatever workbook: what prepares the next meeting or was opened by the last one, as far as their
 * days are set; else the first exercise not done from the place on. Never one whose day is still to come. NULL: none. */
const struct wb_exercise *wb_way_now(struct wb_session *session);
/* The workbook to go on with: that of the place, else the first with something open to do. */
const struct wb_workbook *wb_way_workbook(struct wb_session *session);

/* A sitting of so many minutes: the exercises to do now, from the first not done on; at least one. */
struct wb_sitting {
    const struct wb_exercise *exercises[32];
    size_t count;
    int minutes; /* of all of them */
};
struct wb_sitting wb_way_sitting(struct wb_session *session, int minutes);

/* The minutes from `from` on to a good place to stop: the end of its section; of a sitting the end of `last`, where
 * that stands behind it. NULL: no sitting. */
int wb_way_minutes_to_stop(struct wb_session *session, const struct wb_exercise *from, const struct wb_exercise *last);

/* The short route: what matters most, for those who have no more time. It is on when the settings say so. */
bool wb_way_takes_short_route(struct wb_session *session);
/* Whether the way that is chosen still leads to the exercise: it is asked, on the short route where that is on, and not
 * done there. */
bool wb_way_is_ahead(struct wb_session *session, const struct wb_exercise *exercise);
/* What is left of it: its exercises not finished, and their minutes. */
struct wb_short_route {
    int exercises, exercises_left, minutes_left;
};
struct wb_short_route wb_way_short_route(struct wb_session *session, const struct wb_workbook *workbook);

/* Prompts that are asked now, and answers, those set aside too, that hold a text, in order; folded for case and accents.
 */
struct wb_hit {
    const struct wb_prompt *prompt;
    bool in_answer;
    struct wb_str snippet; /* one line, cleaned */
};
struct wb_hits {
    struct wb_hit *list;
    size_t count, capacity;
};
void wb_way_find(struct wb_session *session, const char *needle, size_t most, struct wb_hits *hits);
void wb_hits_fini(struct wb_hits *hits);

/* WORKBOOK[/SECTION[/EXERCISE]] or WORKBOOK/PROMPT, as typed at a command; `err` suggests the nearest. */
bool wb_way_resolve(struct wb_session *session, const char *path, const struct wb_workbook **workbook,
                    const struct wb_section **section, const struct wb_exercise **exercise,
                    const struct wb_prompt **prompt, struct wb_error *err);

/* Answers kept for prompts that no workbook has any more, or that are retired: "Earlier questions". */
struct wb_earlier {
    const char *workbook, *key;
    const struct wb_answer *answer;
};
typedef bool wb_each_earlier(void *data, const struct wb_earlier *earlier);
void wb_way_earlier(struct wb_session *session, wb_each_earlier *each, void *data);

/* One sentence of what to do next, for home and status: "Session 2 is on Thursday: 8 minutes prepare it." */
void wb_way_advice(struct wb_session *session, struct wb_str *out);

#endif
