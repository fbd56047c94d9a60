#include "workbook/model.h"

#include "base/str.h"

#include <stdlib.h>

const char *const wb_sharing_names[WB_SHARING_COUNT] = {
    [WB_PRIVATE] = "private",
    [WB_COACH] = "coach",
    [WB_REPORT] = "report",
};

const char *const wb_opens_names[WB_OPENS_COUNT] = {
    [WB_FROM_THE_START] = "",           [WB_WORKSHOP] = "workshop",   [WB_SESSION_1] = "session-1",
    [WB_SESSION_2] = "session-2",       [WB_SESSION_3] = "session-3", [WB_SESSION_4] = "session-4",
    [WB_TWELVE_WEEKS] = "twelve-weeks",
};

static int compare_key(const void *key, const void *element)
{
    const struct wb_prompt *const *prompt = element;
    return strcmp(key, (*prompt)->key);
}

const struct wb_prompt *wb_workbook_prompt(const struct wb_workbook *workbook, const char *key)
{
    if (!workbook || !key || workbook->prompt_count == 0) {
        return NULL;
    }
    const struct wb_prompt **found =
        bsearch(key, workbook->by_key, workbook->prompt_count, sizeof(*workbook->by_key), compare_key);
    return found ? *found : NULL;
}

const struct wb_prompt *wb_workbook_was(const struct wb_workbook *workbook, const char *old_key)
{
    for (size_t i = 0; i < workbook->prompt_count; i++) {
        const struct wb_prompt *prompt = workbook->prompts[i];
        for (size_t j = 0; j < prompt->was_count; j++) {
            if (strcmp(prompt->was[j], old_key) == 0) {
                return prompt;
            }
        }
    }
    return NULL;
}

const struct wb_section *wb_workbook_section(const struct wb_workbook *workbook, const char *id)
{
    for (size_t i = 0; i < workbook->section_count; i++) {
        if (wb_same(workbook->sections[i].id, id)) {
            return &workbook->sections[i];
        }
    }
    return NULL;
}

const struct wb_exercise *wb_section_exercise(const struct wb_section *section, const char *id)
{
    for (size_t i = 0; i < section->exercise_count; i++) {
        if (wb_same(section->exercises[i].id, id)) {
            return &section->exercises[i];
        }
    }
    return NULL;
}

void wb_workbook_free(struct wb_workbook *workbook)
{
    if (workbook) {
        wb_arena_fini(&workbook->arena);
        free(workbook->source_owned);
        free(workbook);
    }
}

void wb_library_add(struct wb_library *library, struct wb_workbook *workbook)
{
    library->books = wb_grow(library->books, library->count, &library->capacity, sizeof(*library->books));
    library->books[library->count++] = workbook;
}

struct wb_workbook *wb_library_book(const struct wb_library *library, const char *id)
{
    for (size_t i = 0; i < library->count; i++) {
        if (wb_same(library->books[i]->id, id)) {
            return library->books[i];
        }
    }
    return NULL;
}

const struct wb_prompt *wb_library_prompt(const struct wb_library *library, const char *workbook, const char *key)
{
    return wb_workbook_prompt(wb_library_book(library, workbook), key);
}

void wb_library_fini(struct wb_library *library)
{
    for (size_t i = 0; i < library->count; i++) {
        wb_workbook_free(library->books[i]);
    }
    free(library->books);
    *library = (struct wb_library){0};
}
