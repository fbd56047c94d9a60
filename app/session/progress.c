/* How far a person is: what is asked of them, what is answered, how many minutes are left. */
#include "session/way.h"

static bool is_asked(struct wb_session *session, const struct wb_prompt *prompt)
{
    return wb_types[prompt->field.type].asks && wb_relevant(wb_session_reader(session), prompt);
}

struct tally {
    int asked, answered;
};

static struct tally tally(struct wb_session *session, const struct wb_exercise *exercise)
{
    struct tally t = {0, 0};
    if (!wb_relevant_exercise(wb_session_reader(session), exercise))
        return t;
    for (size_t i = 0; i < exercise->prompt_count; i++) {
        if (!is_asked(session, &exercise->prompts[i]))
            continue;
        t.asked++;
        t.answered += wb_session_dealt_with(session, &exercise->prompts[i]);
    }
    return t;
}

bool wb_way_exercise_done(struct wb_session *session, const struct wb_exercise *exercise)
{
    struct tally t = tally(session, exercise);
    return t.answered == t.asked;
}

bool wb_way_section_begun(struct wb_session *session, const struct wb_section *section)
{
    for (size_t i = 0; i < section->exercise_count; i++)
        if (tally(session, &section->exercises[i]).answered > 0)
            return true;
    return false;
}

struct wb_progress wb_way_section_progress(struct wb_session *session, const struct wb_section *section)
{
    struct wb_progress p = {0};
    for (size_t i = 0; i < section->exercise_count; i++) {
        const struct wb_exercise *exercise = &section->exercises[i];
        struct tally t = tally(session, exercise);
        if (t.asked == 0)
            continue;
        p.asked += t.asked;
        p.answered += t.answered;
        p.minutes += exercise->minutes;
        if (t.answered < t.asked)
            p.minutes_left += exercise->minutes;
    }
    return p;
}

/* A module that nobody has chosen yet asks nothing of anybody: it counts once it has begun. */
struct wb_progress wb_way_progress(struct wb_session *session, const struct wb_workbook *workbook)
{
    struct wb_progress all = {0};
    for (size_t i = 0; i < workbook->section_count; i++) {
        const struct wb_section *section = &workbook->sections[i];
        struct wb_progress p = wb_way_section_progress(session, section);
        if (section->optional && p.answered == 0)
            continue;
        all.asked += p.asked;
        all.answered += p.answered;
        all.minutes += p.minutes;
        all.minutes_left += p.minutes_left;
    }
    return all;
}
