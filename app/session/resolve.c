/* WORKBOOK[/SECTION[/EXERCISE]] or WORKBOOK/PROMPT, as people type it. */
#include "base/text.h"
#include "session/way.h"

#include <stdlib.h>

/* The parts of "a/b/c"; at most three. */
struct parts {
    char *text, *part[3];
    size_t count;
};

static bool split(const char *path, struct parts *parts)
{
    char *rest = parts->text = wb_copy(path);
    for (parts->count = 0; rest && *rest; parts->count++) {
        if (parts->count == 3)
            return false;
        parts->part[parts->count] = strsep(&rest, "/");
    }
    return parts->count > 0;
}

/* "there is no section wher-i-am in before-the-workshop; did you mean where-i-am?" */
static bool unknown(struct wb_error *err, const char *kind, const char *typed, const char *in, const char *const *names)
{
    const char *near = wb_nearest(typed, names);
    if (near)
        return wb_fail(err, WB_USAGE, "There is no %s \"%s\"%s%s. Did you mean \"%s\"?", kind, typed, in ? " in " : "",
                       in ? in : "", near);
    return wb_fail(err, WB_USAGE, "There is no %s \"%s\"%s%s. `workbook status` lists what there is.", kind, typed,
                   in ? " in " : "", in ? in : "");
}

static bool unknown_workbook(const struct wb_library *library, const char *typed, struct wb_error *err)
{
    const char **names = wb_alloc_array(library->count + 1, sizeof *names);
    for (size_t i = 0; i < library->count; i++)
        names[i] = library->books[i]->id;
    bool result = unknown(err, "workbook", typed, NULL, names);
    free(names);
    return result;
}

static bool unknown_part(const struct wb_workbook *book, const char *typed, struct wb_error *err)
{
    const char **names = wb_alloc_array(book->section_count + book->prompt_count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < book->section_count; i++)
        names[count++] = book->sections[i].id;
    for (size_t i = 0; i < book->prompt_count; i++)
        names[count++] = book->prompts[i]->key;
    bool result = unknown(err, "section or question", typed, book->id, names);
    free(names);
    return result;
}

static bool unknown_exercise(const struct wb_section *section, const char *typed, struct wb_error *err)
{
    const char **names = wb_alloc_array(section->exercise_count + 1, sizeof *names);
    for (size_t i = 0; i < section->exercise_count; i++)
        names[i] = section->exercises[i].id;
    bool result = unknown(err, "exercise", typed, section->id, names);
    free(names);
    return result;
}

/* A renamed question is also known by the ids it had before. */
static const struct wb_prompt *prompt_of(const struct wb_workbook *book, const char *key)
{
    const struct wb_prompt *prompt = wb_workbook_prompt(book, key);
    return prompt ? prompt : wb_workbook_was(book, key);
}

/* A repeated section is also known by its own id: the first turn then. */
static const struct wb_section *section_of(const struct wb_workbook *book, const char *id)
{
    const struct wb_section *section = wb_workbook_section(book, id);
    for (size_t i = 0; i < book->section_count && !section; i++)
        if (wb_same(book->sections[i].turn_of, id))
            section = &book->sections[i];
    return section;
}

static bool resolve(struct wb_session *session, const struct parts *parts, const struct wb_workbook **workbook,
                    const struct wb_section **section, const struct wb_exercise **exercise,
                    const struct wb_prompt **prompt, struct wb_error *err)
{
    const struct wb_library *library = wb_session_library(session);
    const struct wb_workbook *book = wb_library_book(library, parts->part[0]);
    if (!book)
        return unknown_workbook(library, parts->part[0], err);
    const struct wb_section *s = parts->count > 1 ? section_of(book, parts->part[1]) : NULL;
    const struct wb_prompt *p = parts->count == 2 && !s ? prompt_of(book, parts->part[1]) : NULL;
    if (parts->count > 1 && !s && !p)
        return unknown_part(book, parts->part[1], err);
    const struct wb_exercise *e = p ? p->exercise : parts->count > 2 ? wb_section_exercise(s, parts->part[2]) : NULL;
    if (parts->count > 2 && !e)
        return unknown_exercise(s, parts->part[2], err);
    *workbook = book;
    *section = p ? p->section : s;
    *exercise = e;
    *prompt = p;
    return true;
}

bool wb_way_resolve(struct wb_session *session, const char *path, const struct wb_workbook **workbook,
                    const struct wb_section **section, const struct wb_exercise **exercise,
                    const struct wb_prompt **prompt, struct wb_error *err)
{
    struct parts parts = {0};
    bool done = split(path, &parts) ? resolve(session, &parts, workbook, section, exercise, prompt, err)
                                    : wb_fail(err, WB_USAGE,
                                              "\"%s\" names nothing: write WORKBOOK/SECTION/EXERCISE, such as "
                                              "before-the-workshop/people/three-chairs.",
                                              path);
    free(parts.text);
    return done;
}
