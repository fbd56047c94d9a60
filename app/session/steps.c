/* From exercise to exercise: what comes next, what came before, what is still to do, what fits into a sitting. */
#include "inside.h"
#include "programme.h"

#include "session/settings.h"

/* Exercises are walked by section and place within it. */
struct spot {
    const struct wb_workbook *workbook;
    size_t section, exercise;
};

static const struct wb_exercise *at(const struct spot *spot)
{
    return &spot->workbook->sections[spot->section].exercises[spot->exercise];
}

static struct spot spot_of(const struct wb_workbook *workbook, const struct wb_exercise *exercise)
{
    size_t section = (size_t)(exercise->section - workbook->sections);
    return (struct spot){workbook, section, (size_t)(exercise - workbook->sections[section].exercises)};
}

static bool on_short_route(const struct wb_exercise *exercise)
{
    bool on = exercise->short_route;
    for (size_t i = 0; i < exercise->prompt_count && !on; i++)
        on = exercise->prompts[i].short_route;
    return on;
}

static bool is_asked(struct wb_session *session, const struct wb_exercise *exercise, bool short_route)
{
    const struct wb_reader *reader = wb_session_reader(session);
    if ((short_route && !on_short_route(exercise)) || !wb_relevant_exercise(reader, exercise))
        return false;
    for (size_t i = 0; i < exercise->prompt_count; i++)
        if (wb_relevant(reader, &exercise->prompts[i]))
            return true;
    return false;
}

static bool is_done(struct wb_session *session, const struct wb_section *section)
{
    for (size_t i = 0; i < section->exercise_count; i++)
        if (!wb_way_exercise_done(session, &section->exercises[i]))
            return false;
    return true;
}

/* Modules are chosen, not walked into: one is on the way only from its beginning until it is done. */
static bool on_the_way(struct wb_session *session, const struct wb_section *section, const struct wb_exercise *from)
{
    return !section->optional || (from && from->section == section) ||
           (wb_way_section_begun(session, section) && !is_done(session, section));
}

static bool step(struct spot *spot, int direction)
{
    const struct wb_workbook *book = spot->workbook;
    if (direction > 0) {
        for (spot->exercise++; spot->exercise >= book->sections[spot->section].exercise_count; spot->exercise = 0)
            if (++spot->section >= book->section_count)
                return false;
        return true;
    }
    while (spot->exercise == 0) {
        if (spot->section == 0)
            return false;
        spot->exercise = book->sections[--spot->section].exercise_count;
    }
    spot->exercise--;
    return true;
}

static bool start(struct spot *spot, const struct wb_workbook *workbook, int direction)
{
    *spot = (struct spot){workbook, 0, 0};
    if (workbook->section_count == 0)
        return false;
    if (direction < 0) {
        spot->section = workbook->section_count - 1;
        spot->exercise = workbook->sections[spot->section].exercise_count;
        return step(spot, -1);
    }
    return workbook->sections[0].exercise_count > 0 || step(spot, 1);
}

static const struct wb_exercise *walk(struct wb_session *session, const struct wb_workbook *workbook,
                                      const struct wb_exercise *from, bool short_route, int direction)
{
    struct spot spot;
    bool there = from ? (spot = spot_of(workbook, from), step(&spot, direction)) : start(&spot, workbook, direction);
    for (; there; there = step(&spot, direction))
        if (on_the_way(session, at(&spot)->section, from) && is_asked(session, at(&spot), short_route))
            return at(&spot);
    return NULL;
}

/* After a turn between two sessions, the module that its lowest rating suggests; it is on offer until it has begun. */
static const struct wb_exercise *suggested_after(struct wb_session *session, const struct wb_exercise *from)
{
    const struct wb_section *section = from ? from->section : NULL;
    if (!section || !section->turn_of || from != &section->exercises[section->exercise_count - 1])
        return NULL;
    for (size_t i = 0; i < section->workbook->section_count; i++) {
        const struct wb_section *module = &section->workbook->sections[i];
        if (module->optional && module->exercise_count && !wb_way_section_begun(session, module) &&
            wb_section_suggested(wb_session_reader(session), module))
            return &module->exercises[0];
    }
    return NULL;
}

static bool is_begun(struct wb_session *session, const struct wb_exercise *exercise)
{
    for (size_t i = 0; i < exercise->prompt_count; i++)
        if (wb_session_dealt_with(session, &exercise->prompts[i]))
            return true;
    return false;
}

/* Whether `a` stands behind `b` in one workbook. */
static bool is_behind(const struct wb_exercise *a, const struct wb_exercise *b)
{
    return !b || (a->section == b->section ? a > b : a->section > b->section);
}

/* What the programme asks next, wherever the modules stand: behind the last exercise that was begun outside of them. Who
 * only leafs through a module is led behind where they came from, or they would go round for ever. */
static const struct wb_exercise *back_to_the_programme(struct wb_session *session, const struct wb_workbook *workbook,
                                                       bool short_route)
{
    const struct wb_exercise *last = NULL;
    for (size_t i = 0; i < workbook->section_count; i++) {
        const struct wb_section *section = &workbook->sections[i];
        for (size_t j = 0; j < section->exercise_count && !section->optional; j++)
            if (is_begun(session, &section->exercises[j]))
                last = &section->exercises[j];
    }
    const struct wb_exercise *from = session->before_module;
    if (from && from->section->workbook == workbook && is_behind(from, last))
        last = from;
    do
        last = walk(session, workbook, last, short_route, 1);
    while (last && last->section->optional);
    return last;
}

static bool is_last_of_module(const struct wb_exercise *exercise)
{
    const struct wb_section *section = exercise->section;
    return section->optional && exercise == &section->exercises[section->exercise_count - 1];
}

const struct wb_exercise *wb_way_next(struct wb_session *session, const struct wb_workbook *workbook,
                                      const struct wb_exercise *from, bool short_route)
{
    const struct wb_exercise *module = short_route ? NULL : suggested_after(session, from);
    if (module)
        return module;
    /* A module done leads back to what the programme asks next, not into the module that happens to stand below it. */
    if (from && is_last_of_module(from))
        return back_to_the_programme(session, workbook, short_route);
    return walk(session, workbook, from, short_route, 1);
}

const struct wb_exercise *wb_way_previous(struct wb_session *session, const struct wb_workbook *workbook,
                                          const struct wb_exercise *from, bool short_route)
{
    return walk(session, workbook, from, short_route, -1);
}

/* ------------------------------------------------------------------ what is to do */

/* On the short route an exercise is done with what is asked of it there. */
static bool is_done_on(struct wb_session *session, const struct wb_exercise *exercise, bool short_route)
{
    if (!short_route || exercise->short_route)
        return wb_way_exercise_done(session, exercise);
    for (size_t i = 0; i < exercise->prompt_count; i++) {
        const struct wb_prompt *prompt = &exercise->prompts[i];
        if (prompt->short_route && wb_types[prompt->field.type].asks && !wb_session_dealt_with(session, prompt) &&
            wb_relevant(wb_session_reader(session), prompt))
            return false;
    }
    return true;
}

static const struct wb_exercise *first_to_do(struct wb_session *session, const struct wb_workbook *workbook,
                                             const struct wb_exercise *from, bool short_route)
{
    const struct wb_exercise *exercise = from ? from : walk(session, workbook, NULL, short_route, 1);
    while (exercise && is_done_on(session, exercise, short_route))
        exercise = walk(session, workbook, exercise, short_route, 1);
    return exercise;
}

const struct wb_exercise *wb_way_to_do(struct wb_session *session, const struct wb_workbook *workbook, bool short_route)
{
    struct wb_place place = wb_way_place(session);
    const struct wb_exercise *from = place.prompt && place.prompt->workbook == workbook ? place.prompt->exercise : NULL;
    if (from && from->section->optional && is_done(session, from->section))
        from = back_to_the_programme(session, workbook, short_route);
    const struct wb_exercise *found = first_to_do(session, workbook, from, short_route);
    return found || !from ? found : first_to_do(session, workbook, NULL, short_route);
}

/* The first exercise of a workbook that is to do and, of a part of the programme, belongs to it; else of any whose day
 * has not to come yet. */
static const struct wb_exercise *first_in_turn(struct wb_session *session, const struct wb_workbook *workbook,
                                               const struct wb_exercise *from, const enum wb_opens *part,
                                               bool short_route)
{
    const struct wb_exercise *e = from ? from : walk(session, workbook, NULL, short_route, 1);
    for (; e; e = walk(session, workbook, e, short_route, 1)) {
        bool in_turn =
            part ? e->section->opens == *part && !e->section->optional : !wb_programme_is_early(session, e->section);
        if (in_turn && !is_done_on(session, e, short_route))
            return e;
    }
    return NULL;
}

/* The same over all workbooks: from the place on, then from the start of its workbook, then in the others. */
static const struct wb_exercise *first_of_all(struct wb_session *session, const enum wb_opens *part, bool short_route)
{
    const struct wb_library *library = wb_session_library(session);
    const struct wb_prompt *place = wb_way_place(session).prompt;
    const struct wb_exercise *from = place ? place->exercise : NULL, *found = NULL;
    if (from && from->section->optional && is_done(session, from->section))
        from = back_to_the_programme(session, place->workbook, short_route);
    if (from)
        found = first_in_turn(session, from->section->workbook, from, part, short_route);
    if (place && !found)
        found = first_in_turn(session, place->workbook, NULL, part, short_route);
    for (size_t i = 0; i < library->count && !found; i++)
        found = first_in_turn(session, library->books[i], NULL, part, short_route);
    return found;
}

const struct wb_exercise *wb_way_now(struct wb_session *session)
{
    bool short_route = wb_way_takes_short_route(session);
    enum wb_opens part = wb_programme_part_now(session);
    bool dated = part != WB_FROM_THE_START;
    const struct wb_exercise *found = dated ? first_of_all(session, &part, short_route) : NULL;
    return found ? found : first_of_all(session, NULL, short_route);
}

const struct wb_workbook *wb_way_workbook(struct wb_session *session)
{
    struct wb_place place = wb_way_place(session);
    const struct wb_library *library = wb_session_library(session);
    if (place.prompt)
        return place.prompt->workbook;
    for (size_t i = 0; i < library->count; i++)
        if (wb_way_to_do(session, library->books[i], false))
            return library->books[i];
    return library->count ? library->books[0] : NULL;
}

/* ------------------------------------------------------------------ sittings */

#define MOST_IN_SITTING (sizeof((struct wb_sitting *)0)->exercises / sizeof(struct wb_exercise *))

struct wb_sitting wb_way_sitting(struct wb_session *session, int minutes)
{
    struct wb_sitting sitting = {0};
    bool on_short = wb_way_takes_short_route(session);
    const struct wb_exercise *exercise = wb_way_now(session);
    const struct wb_workbook *workbook = exercise ? exercise->section->workbook : NULL;
    for (; exercise && sitting.count < MOST_IN_SITTING; exercise = walk(session, workbook, exercise, on_short, 1)) {
        if (is_done_on(session, exercise, on_short) || wb_programme_is_early(session, exercise->section))
            continue;
        if (sitting.count && sitting.minutes + exercise->minutes > minutes)
            break; /* the first is offered whatever it takes: it can be stopped anywhere */
        sitting.exercises[sitting.count++] = exercise;
        sitting.minutes += exercise->minutes;
    }
    return sitting;
}

int wb_way_minutes_to_stop(struct wb_session *session, const struct wb_exercise *from, const struct wb_exercise *last)
{
    bool on_short = wb_way_takes_short_route(session);
    int minutes = 0, in_section = 0;
    for (const struct wb_exercise *e = from; e; e = walk(session, from->section->workbook, e, on_short, 1)) {
        minutes += is_done_on(session, e, on_short) ? 0 : e->minutes;
        if (e->section == from->section)
            in_section = minutes;
        else if (!last)
            break;
        if (e == last)
            return minutes;
    }
    return in_section;
}

/* ------------------------------------------------------------------ the short route */

bool wb_way_takes_short_route(struct wb_session *session)
{
    return wb_same(wb_session_setting(session, "route"), WB_SHORT_ROUTE);
}

bool wb_way_is_ahead(struct wb_session *session, const struct wb_exercise *exercise)
{
    bool on_short = wb_way_takes_short_route(session);
    return is_asked(session, exercise, on_short) && !is_done_on(session, exercise, on_short);
}

struct wb_short_route wb_way_short_route(struct wb_session *session, const struct wb_workbook *workbook)
{
    struct wb_short_route route = {0};
    for (const struct wb_exercise *e = walk(session, workbook, NULL, true, 1); e;
         e = walk(session, workbook, e, true, 1)) {
        route.exercises++;
        if (is_done_on(session, e, true))
            continue;
        route.exercises_left++;
        route.minutes_left += e->minutes;
    }
    return route;
}
