#include "paths.h"

#include "base/mem.h"
#include "base/str.h"
#include "witness.h"

#include <stdlib.h>

enum {
    GOALS = 200,      /* more are not followed */
    STEPS = 2000,     /* of one question */
    TRIES = 1000000,  /* of all questions about a library */
};

/* What has still to be met: a condition that has to hold, or not to. */
struct goal {
    const struct wb_condition *condition;
    bool holds;
};
struct search {
    struct wb_paths *paths;
    struct goal goals[GOALS];
    size_t goal_count;
    struct wb_wanted wanted[GOALS]; /* the tests met so far, those of one prompt and item anywhere among them */
    size_t wanted_count;
    int steps;
    bool gave_up;
};

void wb_paths_init(struct wb_paths *paths, const struct wb_library *library)
{
    *paths = (struct wb_paths){.tries = TRIES, .library = library};
    paths->first = wb_alloc_array(library->count + 1, sizeof(*paths->first));
    size_t prompts = 0;
    for (size_t i = 0; i < library->count; i++) {
        paths->first[i] = prompts;
        prompts += library->books[i]->prompt_count;
    }
    paths->never = wb_alloc_array(prompts + 1, sizeof(*paths->never));
}

void wb_paths_fini(struct wb_paths *paths)
{
    free(paths->first);
    free(paths->never);
    *paths = (struct wb_paths){0};
}

bool *wb_paths_never(const struct wb_paths *paths, const struct wb_prompt *prompt)
{
    size_t book = 0;
    while (paths->library->books[book] != prompt->workbook) {
        book++;
    }
    return &paths->never[paths->first[book] + prompt->order];
}

static void add_goal(struct search *in, const struct wb_condition *condition, bool holds)
{
    if (!condition) {
        return;
    }
    for (size_t i = 0; i < in->goal_count; i++) {
        if (in->goals[i].condition == condition && in->goals[i].holds == holds) {
            return;
        }
    }
    if (in->goal_count == GOALS) {
        in->gave_up = true;
    } else {
        in->goals[in->goal_count++] = (struct goal){condition, holds};
    }
}

static bool same_value(const struct wb_condition *a, const struct wb_condition *b)
{
    return a->ref.prompt == b->ref.prompt && (a->item == b->item || (a->item && b->item && wb_same(a->item, b->item)));
}

/* All tests wanted of the value that the last one reads, beginning with that one. */
static size_t gather(const struct search *in, struct wb_wanted *out)
{
    const struct wb_condition *last = in->wanted[in->wanted_count - 1].test;
    size_t count = 0;
    for (size_t i = in->wanted_count; i > 0; i--) {
        if (same_value(in->wanted[i - 1].test, last)) {
            out[count++] = in->wanted[i - 1];
        }
    }
    return count;
}

/* Whether the prompt of the last test has to be left unanswered as a whole, while one of its items has to say
 * something. */
static bool whole_against_item(const struct search *in, const struct wb_prompt *prompt)
{
    bool left = false, item = false;
    for (size_t i = 0; i < in->wanted_count; i++) {
        const struct wb_condition *test = in->wanted[i].test;
        if (test->ref.prompt == prompt) {
            left = left || (!test->item && test->test == WB_TEST_ANSWERED && test->answered != in->wanted[i].holds);
            item = item || (test->item && !wb_witness_of_nothing(&in->wanted[i], 1));
        }
    }
    return left && item;
}

static bool meet(struct search *in, size_t next);

/* A prompt that has to be answered has to be asked. A retired one is not, but may have been. */
static bool add_what_it_waits_for(struct search *in, const struct wb_prompt *prompt)
{
    if (prompt->retired) {
        return true;
    }
    add_goal(in, prompt->section->relevant, true);
    add_goal(in, prompt->exercise->relevant, true);
    add_goal(in, prompt->relevant, true);
    return !*wb_paths_never(in->paths, prompt);
}

static bool meet_test(struct search *in, struct goal goal, size_t next)
{
    const struct wb_prompt *prompt = goal.condition->ref.prompt;
    struct wb_wanted same[GOALS];
    if (!prompt) { /* of a workbook that is not here, anything may be */
        bool unanswered = goal.condition->test == WB_TEST_ANSWERED && !goal.condition->answered;
        return (!goal.condition->ref.nothing || unanswered == goal.holds) && meet(in, next + 1);
    }
    in->wanted[in->wanted_count++] = (struct wb_wanted){goal.condition, goal.holds};
    size_t count = gather(in, same), goals = in->goal_count;
    in->paths->tries -= (long)in->wanted_count;
    bool met = wb_witness(same, count, &in->paths->tries) && !whole_against_item(in, prompt);
    if (met && !wb_witness_of_nothing(same, count)) {
        met = add_what_it_waits_for(in, prompt);
    }
    if (!met) {
        in->paths->clash = prompt;
    }
    met = met && meet(in, next + 1);
    in->goal_count = goals;
    in->wanted_count--;
    return met;
}

static bool meet_one_part(struct search *in, const struct wb_condition *condition, bool holds, size_t next)
{
    size_t goals = in->goal_count;
    for (size_t i = 0; i < condition->part_count; i++) {
        add_goal(in, &condition->parts[i], holds);
        if (meet(in, next + 1)) {
            return true;
        }
        in->goal_count = goals;
    }
    return false;
}

/* From the goal `next` on; every way of meeting one is followed to the end. */
static bool meet(struct search *in, size_t next)
{
    if (in->gave_up || next == in->goal_count || in->steps-- == 0 || in->paths->tries <= 0) {
        return true;
    }
    struct goal goal = in->goals[next];
    const struct wb_condition *condition = goal.condition;
    if (condition->test > WB_TEST_NOT) {
        return meet_test(in, goal, next);
    }
    if (condition->test == (goal.holds ? WB_TEST_ANY : WB_TEST_ALL)) {
        return meet_one_part(in, condition, goal.holds, next);
    }
    size_t goals = in->goal_count;
    for (size_t i = 0; i < condition->part_count; i++) {
        add_goal(in, &condition->parts[i], condition->test == WB_TEST_NOT ? !goal.holds : goal.holds);
    }
    bool met = meet(in, next + 1);
    in->goal_count = goals;
    return met;
}

bool wb_paths_hold(struct wb_paths *paths, const struct wb_condition *const *conditions, size_t count)
{
    struct search in;
    in.paths = paths;
    in.goal_count = in.wanted_count = 0;
    in.steps = STEPS;
    in.gave_up = false;
    paths->clash = NULL;
    for (size_t i = 0; i < count; i++) {
        add_goal(&in, conditions[i], true);
    }
    return meet(&in, 0);
}
