/* The way through a workbook, prompt by prompt: the same exercises in the same order as on the screen. */
#include "linear.h"

static bool is_asked(struct wb_lines *lines, const struct wb_prompt *prompt)
{
    return wb_types[prompt->field.type].asks && wb_relevant(wb_session_reader(lines->session), prompt);
}

static const struct wb_prompt *first_from(struct wb_lines *lines, const struct wb_exercise *exercise, size_t from)
{
    for (size_t i = from; i < exercise->prompt_count; i++)
        if (is_asked(lines, &exercise->prompts[i]))
            return &exercise->prompts[i];
    return NULL;
}

static const struct wb_prompt *last_before(struct wb_lines *lines, const struct wb_exercise *exercise, size_t before)
{
    while (before > 0)
        if (is_asked(lines, &exercise->prompts[--before]))
            return &exercise->prompts[before];
    return NULL;
}

const struct wb_prompt *wb_route_first(struct wb_lines *lines, const struct wb_exercise *exercise, bool to_answer)
{
    for (size_t i = 0; to_answer && i < exercise->prompt_count; i++)
        if (is_asked(lines, &exercise->prompts[i]) && !wb_session_dealt_with(lines->session, &exercise->prompts[i]))
            return &exercise->prompts[i];
    return first_from(lines, exercise, 0);
}

const struct wb_prompt *wb_route_next(struct wb_lines *lines, const struct wb_prompt *from)
{
    const struct wb_exercise *exercise = from->exercise;
    const struct wb_prompt *next = first_from(lines, exercise, (size_t)(from - exercise->prompts) + 1);
    while (!next && (exercise = wb_way_next(lines->session, from->workbook, exercise, lines->short_route)))
        next = first_from(lines, exercise, 0);
    return next;
}

const struct wb_prompt *wb_route_previous(struct wb_lines *lines, const struct wb_prompt *from)
{
    const struct wb_exercise *exercise = from->exercise;
    const struct wb_prompt *before = last_before(lines, exercise, (size_t)(from - exercise->prompts));
    while (!before && (exercise = wb_way_previous(lines->session, from->workbook, exercise, lines->short_route)))
        before = last_before(lines, exercise, exercise->prompt_count);
    return before;
}

int wb_route_number(struct wb_lines *lines, const struct wb_prompt *prompt, int *of)
{
    int number = 0, count = 0;
    for (size_t i = 0; i < prompt->workbook->prompt_count; i++) {
        if (!is_asked(lines, prompt->workbook->prompts[i]))
            continue;
        count++;
        if (prompt->workbook->prompts[i] == prompt)
            number = count;
    }
    *of = count;
    return number;
}

const struct wb_prompt *wb_route_numbered(struct wb_lines *lines, const struct wb_workbook *book, int number)
{
    for (size_t i = 0; i < book->prompt_count; i++)
        if (is_asked(lines, book->prompts[i]) && --number == 0)
            return book->prompts[i];
    return NULL;
}
