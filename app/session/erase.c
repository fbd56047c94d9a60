#include "session/erase.h"

#include "base/mem.h"

#include <stdlib.h>

struct wb_alias *wb_erase_aliases(const struct wb_library *library, const char *workbook, const char *key,
                                  size_t *count)
{
    const struct wb_workbook *book = workbook && key ? wb_library_book(library, workbook) : NULL;
    const struct wb_prompt *prompt = book ? wb_workbook_prompt(book, key) : NULL;
    if (book && !prompt)
        prompt = wb_workbook_was(book, key);
    *count = 0;
    if (!prompt || prompt->was_count == 0)
        return NULL;
    struct wb_alias *aliases = wb_alloc_array(prompt->was_count + 1, sizeof *aliases);
    if (!wb_same(prompt->key, key))
        aliases[(*count)++] = (struct wb_alias){.key = prompt->key};
    for (size_t i = 0; i < prompt->was_count; i++)
        if (!wb_same(prompt->was[i], key))
            aliases[(*count)++] = (struct wb_alias){prompt->was[i], wb_workbook_prompt(book, prompt->was[i]) != NULL};
    return aliases;
}
