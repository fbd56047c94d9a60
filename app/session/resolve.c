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

/* What could have been meant: every name that may stand there, and how many of them (the first ones) are worth listing. */
struct names {
    const char **name;
    size_t count, listed;
};

static struct names names_for(size_t most)
{
    return (struct names){.name = wb_alloc_array(most + 1, sizeof(char *))};
}

/* "There is no section "wher-i-am" in before-the-workshop. Did you mean "where-i-am"?", or else what there is. */
static bool unknown(struct wb_error *err, const char *kind, const char *typed, const char *in, const struct names *names)
{
    const char *near = wb_nearest(typed, names->name);
    struct wb_str said = {0};
    wb_str_addf(&said, "There is no %s \"%s\"%s%s. ", kind, typed, in ? " in " : "", in ? in : "");
    if (near)
        wb_str_addf(&said, "Did you mean \"%s\"?", near);
    else
        wb_str_add(&said, names->listed > 0 ? "There is: " : "There is none.");
    for (size_t i = 0; !near && i < names->listed; i++)
        wb_str_addf(&said, "%s%s", names->name[i], i + 1 < names->listed ? ", " : ".");
    bool result = wb_fail(err, WB_USAGE, "%s", wb_str_text(&said));
    wb_str_fini(&said);
    free(names->name);
    return result;
}

static bool unknown_workbook(const struct wb_library *library, const char *typed, struct wb_error *err)
{
    struct names names = names_for(library->count);
    for (size_t i = 0; i < library->count; i++)
        names.name[names.count++] = library->books[i]->id;
    names.listed = names.count;
    return unknown(err, "workbook", typed, NULL, &names);
}

/* An exercise is found below its section only: its path is said to whoever left the section out. */
static const struct wb_exercise *exercise_of(const struct wb_workbook *book, const char *id)
{
    const struct wb_exercise *found = NULL;
    for (size_t i = 0; i < book->section_count && !found; i++)
        found = wb_section_exercise(&book->sections[i], id);
    return found;
}

static bool unknown_part(const struct wb_workbook *book, const char *typed, struct wb_error *err)
{
    const struct wb_exercise *exercise = exercise_of(book, typed);
    if (exercise)
        return wb_fail(err, WB_USAGE, "\"%s\" is an exercise of \"%s\": write %s/%s/%s.", typed, exercise->section->id,
                       book->id, exercise->section->id, typed);
    struct names names = names_for(book->section_count + book->prompt_count);
    for (size_t i = 0; i < book->section_count; i++)
        names.name[names.count++] = book->sections[i].id;
    names.listed = names.count;
    for (size_t i = 0; i < book->prompt_count; i++)
        names.name[names.count++] = book->prompts[i]->key;
    return unknown(err, "section or question", typed, book->id, &names);
}

static bool unknown_exercise(const struct wb_section *section, const char *typed, struct wb_error *err)
{
    struct names names = names_for(section->exercise_count);
    for (size_t i = 0; i < section->exercise_count; i++)
        names.name[names.count++] = section->exercises[i].id;
    names.listed = names.count;
    return unknown(err, "exercise", typed, section->id, &names);
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
