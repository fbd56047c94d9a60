/* Which answers others lean on. Typing in one that nothing leans on must not make the whole workbook be thought through
 * again at each key. */
#include "inside.h"

static void note(struct wb_session *session, const struct wb_ref *ref)
{
    if (!ref->prompt)
        return;
    for (size_t i = 0; i < session->library.count; i++)
        if (session->library.books[i] == ref->prompt->workbook)
            session->referenced[session->referenced_from[i] + ref->prompt->order] = true;
}

static void note_condition(struct wb_session *session, const struct wb_condition *condition)
{
    if (!condition)
        return;
    note(session, &condition->ref);
    for (size_t i = 0; i < condition->part_count; i++)
        note_condition(session, &condition->parts[i]);
}

static void note_lowest(struct wb_session *session, const struct wb_lowest *lowest)
{
    if (!lowest)
        return;
    note(session, &lowest->of);
    note(session, &lowest->among);
}

static void note_prompt(struct wb_session *session, const struct wb_prompt *prompt)
{
    const struct wb_ref *const refs[] = {&prompt->rerate, &prompt->looking_back, &prompt->choices_from, &prompt->among,
                                         &prompt->rows_from};
    for (size_t i = 0; i < sizeof refs / sizeof refs[0]; i++)
        note(session, refs[i]);
    note_condition(session, prompt->relevant);
    for (size_t i = 0; i < prompt->field.choice_count; i++)
        note_condition(session, prompt->field.choices[i].relevant);
    for (size_t i = 0; i < prompt->row_count; i++)
        note_condition(session, prompt->rows[i].relevant);
}

static void note_book(struct wb_session *session, const struct wb_workbook *book)
{
    for (size_t i = 0; i < book->word_count; i++) {
        note(session, &book->words[i].of);
        note_lowest(session, &book->words[i].lowest);
    }
    for (size_t i = 0; i < book->section_count; i++) {
        const struct wb_section *section = &book->sections[i];
        note_condition(session, section->relevant);
        note_lowest(session, section->suggest_when);
        for (size_t j = 0; j < section->exercise_count; j++)
            note_condition(session, section->exercises[j].relevant);
    }
    for (size_t i = 0; i < book->prompt_count; i++)
        note_prompt(session, book->prompts[i]);
}

static void build(struct wb_session *session)
{
    size_t count = 0;
    session->referenced_from = wb_alloc_array(session->library.count + 1, sizeof *session->referenced_from);
    for (size_t i = 0; i < session->library.count; i++) {
        session->referenced_from[i] = count;
        count += session->library.books[i]->prompt_count;
    }
    session->referenced = wb_alloc_array(count + 1, sizeof *session->referenced);
    for (size_t i = 0; i < session->library.count; i++)
        note_book(session, session->library.books[i]);
}

bool wb_session_is_referenced(struct wb_session *session, const struct wb_prompt *prompt)
{
    if (!session->referenced)
        build(session);
    for (size_t i = 0; i < session->library.count; i++)
        if (session->library.books[i] == prompt->workbook)
            return session->referenced[session->referenced_from[i] + prompt->order];
    return false;
}
