/* What no answers lead to: conditions that can never hold, and prompts that are asked on no path. An author is told of
 * the smallest part that is to blame, once, and not of what follows from it. */
#include "link.h"

#include "faults.h"
#include "later.h"
#include "paths.h"
#include "raw.h"
#include "refs.h"
#include "workbook/type.h"

#include <math.h>

/* One place of the author's file as it stands in each turn of a repeated section; elsewhere there is one. What is
 * possible in any of them is possible. */
struct place {
    const struct wb_prompt *prompts[WB_TURNS]; /* NULL: the place is an exercise or a section */
    const struct wb_exercise *exercises[WB_TURNS];
    const struct wb_section *sections[WB_TURNS];
    size_t count;
};
struct same { /* the same condition in each turn */
    const struct wb_condition *list[WB_TURNS];
    size_t count;
};
struct reach {
    struct linking in; /* for saying */
    struct wb_paths paths;
};

/* ---- saying why ---- */

static void add_scale(const struct wb_range *range, struct wb_str *out)
{
    wb_str_add(out, " goes from ");
    wb_number_text(range->start, out);
    wb_str_add(out, " to ");
    wb_number_text(range->end, out);
    if (range->step != 1) {
        wb_str_add(out, " in steps of ");
        wb_number_text(range->step, out);
    }
}

static void add_bounds(const struct wb_field *field, struct wb_str *out)
{
    wb_str_addf(out, " takes %s numbers", field->type == WB_INTEGER ? "whole" : "all");
    if (!isnan(field->min)) {
        wb_str_add(out, " from ");
        wb_number_text(field->min, out);
    }
    if (!isnan(field->max)) {
        wb_str_add(out, isnan(field->min) ? " up to " : " to ");
        wb_number_text(field->max, out);
    }
}

static void add_length(const struct wb_condition *test, struct wb_str *out)
{
    if (test->test == WB_TEST_AT_MOST && test->number < 1) {
        wb_str_add(out, " is not answered with an empty list; write answered: false");
    } else {
        wb_str_addf(out, " has %zu choices; write a smaller number", test->ref.prompt->field.choice_count);
    }
}

/* Why no answer to a prompt can meet one test of it, and what to write instead. */
static void add_why(const struct wb_condition *test, struct wb_str *out)
{
    const struct wb_prompt *prompt = test->ref.prompt;
    enum wb_type type = prompt->field.type;
    if (test->item && type == WB_TABLE) {
        wb_str_addf(out, " takes nothing like that in its column %s; write what may stand there", test->item);
    } else if (type == WB_RANGE || type == WB_RATINGS) {
        add_scale(&prompt->field.range, out);
        wb_str_add(out, "; write a number that is on it");
    } else if (type == WB_INTEGER || type == WB_DECIMAL) {
        add_bounds(&prompt->field, out);
        wb_str_add(out, "; write one of these");
    } else if (type == WB_DATE) {
        wb_str_add(out, " is a date; write a day as 2026-12-03");
    } else if (type == WB_CHECK && prompt->field.choice_count == 0) {
        wb_str_add(out, " is one box; write is: true, or answered: false for an empty one");
    } else if (test->test == WB_TEST_AT_LEAST || test->test == WB_TEST_AT_MOST) {
        add_length(test, out);
    } else {
        wb_str_add(out, " has no such answer; write one that can be given");
    }
}

static void say_test(struct reach *reach, const struct wb_condition *test)
{
    const struct wb_prompt *prompt = test->ref.prompt;
    const char *quoted = wb_link_quoted(&reach->in, test->ref.key);
    struct wb_str why = {0};
    if (!prompt) {
        wb_str_addf(&why, "no turn that comes before asks %s; remove it", quoted);
    } else if (*wb_paths_never(&reach->paths, prompt)) {
        wb_str_addf(&why, "nobody is ever asked %s; mend the conditions there first", quoted);
    } else {
        wb_str_add(&why, quoted);
        add_why(test, &why);
    }
    wb_link_say(&reach->in, test->mark, true, "the condition can never hold: %s", wb_str_text(&why));
    wb_str_fini(&why);
}

static void say_together(struct reach *reach, struct wb_mark mark, const char *what)
{
    const struct wb_prompt *clash = reach->paths.clash;
    if (!clash) {
        wb_link_say(&reach->in, mark, true, "%s; change one of the conditions", what);
    } else if (*wb_paths_never(&reach->paths, clash)) {
        wb_link_say(&reach->in, mark, true, "%s: nobody is ever asked %s; mend the conditions there first", what,
                    wb_link_quoted(&reach->in, clash->key));
    } else {
        wb_link_say(&reach->in, mark, true,
                    "%s: what is wanted of %s, here and where the prompts named here are asked, excludes one another; "
                    "change one of the conditions",
                    what, wb_link_quoted(&reach->in, clash->key));
    }
}

/* ---- one condition ---- */

static bool possible(struct reach *reach, const struct same *same)
{
    for (size_t i = 0; i < same->count; i++) {
        if (!same->list[i] || wb_paths_hold(&reach->paths, &same->list[i], 1)) {
            return true;
        }
    }
    return same->count == 0;
}

static struct same part_of(const struct same *same, size_t part)
{
    struct same parts = {.count = same->count};
    for (size_t i = 0; i < same->count; i++) {
        parts.list[i] = &same->list[i]->parts[part];
    }
    return parts;
}

/* The test in a turn where it has a prompt to ask about, if there is one: the first turn has none before it. */
static const struct wb_condition *telling(const struct same *same)
{
    for (size_t i = 0; i < same->count; i++) {
        if (same->list[i]->ref.prompt) {
            return same->list[i];
        }
    }
    return same->list[0];
}

/* Whether it can hold. Where it cannot, that is said of the smallest part that cannot; where it can, the ways within
 * it that cannot are said. Of a `not` only the whole is looked at: what is within need not hold. */
static bool look_at(struct reach *reach, const struct same *same)
{
    const struct wb_condition *first = same->count > 0 ? same->list[0] : NULL;
    if (!first) {
        return true;
    }
    bool holds = possible(reach, same), parts_hold = true;
    for (size_t i = 0; i < first->part_count && first->test != WB_TEST_NOT; i++) {
        struct same part = part_of(same, i);
        parts_hold = look_at(reach, &part) && parts_hold;
    }
    if (holds || !parts_hold) {
        return holds;
    }
    if (first->test > WB_TEST_NOT) {
        say_test(reach, telling(same));
    } else {
        possible(reach, same); /* finds the clash again, which the parts have changed */
        say_together(reach, first->mark, "the condition can never hold");
    }
    return false;
}

/* ---- one place ---- */

enum level { SECTION, EXERCISE, PROMPT };

static const struct wb_condition *condition_of(const struct place *place, size_t turn, enum level level)
{
    return level == SECTION    ? place->sections[turn]->relevant
           : level == EXERCISE ? place->exercises[turn]->relevant
                               : place->prompts[turn]->relevant;
}

static struct same relevant_of(const struct place *place, enum level level)
{
    struct same same = {.count = place->count};
    for (size_t i = 0; i < place->count; i++) {
        same.list[i] = condition_of(place, i, level);
    }
    return same;
}

/* Whether the place is reached in any turn: its conditions down to a level hold together. */
static bool reached(struct reach *reach, const struct place *place, enum level level)
{
    for (size_t i = 0; i < place->count; i++) {
        const struct wb_condition *all[PROMPT + 1] = {0};
        for (enum level at = SECTION; at <= level; at++) {
            all[at] = condition_of(place, i, at);
        }
        if (wb_paths_hold(&reach->paths, all, PROMPT + 1)) {
            return true;
        }
    }
    return false;
}

static void mark_never(struct reach *reach, const struct wb_prompt *prompt)
{
    *wb_paths_never(&reach->paths, prompt) = true;
}

static void mark_exercise(struct reach *reach, const struct place *place)
{
    for (size_t i = 0; i < place->count; i++) {
        for (size_t j = 0; j < place->exercises[i]->prompt_count; j++) {
            mark_never(reach, &place->exercises[i]->prompts[j]);
        }
    }
}

static void look_at_choices(struct reach *reach, const struct place *place)
{
    const struct wb_prompt *first = place->prompts[0];
    for (size_t i = 0; i < first->field.choice_count && !first->inherits; i++) {
        struct same same = {.count = place->count};
        for (size_t j = 0; j < place->count; j++) {
            same.list[j] = place->prompts[j]->field.choices[i].relevant;
        }
        look_at(reach, &same);
    }
    for (size_t i = 0; i < first->row_count; i++) {
        struct same same = {.count = place->count};
        for (size_t j = 0; j < place->count; j++) {
            same.list[j] = place->prompts[j]->rows[i].relevant;
        }
        look_at(reach, &same);
    }
}

static void look_at_prompt(struct reach *reach, const struct place *place)
{
    const struct wb_prompt *prompt = place->prompts[0];
    if (prompt->retired) {
        return;
    }
    struct same own = relevant_of(place, PROMPT);
    bool asked = look_at(reach, &own);
    if (asked && prompt->relevant && !reached(reach, place, PROMPT)) {
        asked = false;
        say_together(reach, prompt->relevant->mark,
                     "nobody is ever asked this: its condition and those of its exercise and section never hold together");
    }
    if (!asked) {
        for (size_t i = 0; i < place->count; i++) {
            mark_never(reach, place->prompts[i]);
        }
    }
    look_at_choices(reach, place);
}

static void look_at_exercise(struct reach *reach, struct place *place)
{
    struct same own = relevant_of(place, EXERCISE);
    const struct wb_exercise *exercise = place->exercises[0];
    bool shown = look_at(reach, &own);
    if (shown && exercise->relevant && !reached(reach, place, EXERCISE)) {
        shown = false;
        say_together(reach, exercise->relevant->mark,
                     "nobody is ever shown this exercise: its condition and that of its section never hold together");
    }
    if (!shown) {
        mark_exercise(reach, place);
        return;
    }
    for (size_t i = 0; i < exercise->prompt_count; i++) {
        for (size_t j = 0; j < place->count; j++) {
            place->prompts[j] = &place->exercises[j]->prompts[i];
        }
        look_at_prompt(reach, place);
    }
}

/* All turns of a section, which stand one behind the other. */
static struct place turns_of(const struct wb_section *section)
{
    struct place place = {0};
    const struct wb_workbook *book = section->workbook;
    const struct wb_section *first = section - section->turn, *end = book->sections + book->section_count;
    for (const struct wb_section *turn = first; turn < end && place.count < WB_TURNS; turn++) {
        if (turn != section && (!section->turn_of || !turn->turn_of || !wb_same(turn->turn_of, section->turn_of))) {
            break;
        }
        place.sections[place.count++] = turn;
    }
    return place;
}

/* The exercise in all turns that have it. */
static struct place place_of(const struct wb_section *section, const struct wb_exercise *exercise)
{
    struct place turns = turns_of(section), place = {0};
    for (size_t i = 0; i < turns.count; i++) {
        const struct wb_exercise *there = turns.sections[i] == section
                                              ? exercise
                                              : wb_section_exercise(turns.sections[i], exercise->id);
        if (there) {
            place.sections[place.count] = turns.sections[i];
            place.exercises[place.count++] = there;
        }
    }
    return place;
}

static bool in_turn_before(const struct wb_section *section, const struct wb_exercise *exercise)
{
    for (int turn = 1; turn <= section->turn; turn++) {
        if (wb_section_exercise(section - turn, exercise->id)) {
            return true;
        }
    }
    return false;
}

static void look_at_section(struct reach *reach, const struct wb_section *section)
{
    struct place turns = turns_of(section);
    struct same own = relevant_of(&turns, SECTION);
    bool shown = section->turn == 0 ? look_at(reach, &own) : possible(reach, &own);
    for (size_t i = 0; i < section->exercise_count; i++) {
        const struct wb_exercise *exercise = &section->exercises[i];
        if (section->turn_of && in_turn_before(section, exercise)) {
            continue;
        }
        struct place place = place_of(section, exercise);
        if (shown) {
            look_at_exercise(reach, &place);
        } else {
            mark_exercise(reach, &place);
        }
    }
}

/* ---- what comes from what is never asked ---- */

static void look_at_source(struct reach *reach, const struct wb_ref *ref, const char *key, const char *what)
{
    if (ref->prompt && *wb_paths_never(&reach->paths, ref->prompt)) {
        wb_link_say(&reach->in, ref->mark, true, "%s: nobody is ever asked %s, so there is nothing to %s", key,
                    wb_link_quoted(&reach->in, ref->key), what);
    }
}

static void look_at_sources(struct reach *reach, const struct wb_prompt *prompt)
{
    if (prompt->retired || *wb_paths_never(&reach->paths, prompt)) {
        return;
    }
    look_at_source(reach, &prompt->choices_from, "choices_from", "choose from");
    look_at_source(reach, &prompt->rows_from, "rows_from", "make rows of");
    for (size_t i = 0; i < prompt->recall_count; i++) {
        look_at_source(reach, &prompt->recall[i], "recall", "recall");
    }
}

void wb_load_reach(struct wb_library *library, const struct wb_workbook *book, struct wb_faults *faults)
{
    if (wb_faults_of(faults, book->file)) {
        return; /* what follows from an error would be said of its place too */
    }
    struct reach reach = {
        .in = {.library = library, .faults = faults, .book = wb_mine(book)},
    };
    wb_paths_init(&reach.paths, library);
    for (size_t i = 0; i < book->section_count; i++) {
        look_at_section(&reach, &book->sections[i]);
    }
    for (size_t i = 0; i < book->prompt_count; i++) {
        look_at_sources(&reach, book->prompts[i]);
    }
    wb_link_later(&reach.in);
    wb_paths_fini(&reach.paths);
    wb_faults_lines(faults, book->file, book->source, book->source_len);
}
