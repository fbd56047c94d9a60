#include "ids.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static struct wb_ids sorted(const char **list, size_t count)
{
    qsort(list, count, sizeof(*list), compare);
    return (struct wb_ids){list, count};
}

struct wb_ids wb_ids_of_choices(const struct wb_choice *choices, size_t count)
{
    const char **list = wb_alloc_array(count + 1, sizeof(*list));
    for (size_t i = 0; i < count; i++) {
        list[i] = choices[i].id;
    }
    return sorted(list, count);
}

struct wb_ids wb_ids_of_texts(const char *const *texts, size_t count)
{
    const char **list = wb_alloc_array(count + 1, sizeof(*list));
    for (size_t i = 0; i < count; i++) {
        list[i] = texts[i];
    }
    return sorted(list, count);
}

bool wb_ids_have(const struct wb_ids *ids, const char *id)
{
    return ids->count > 0 && bsearch(&id, ids->sorted, ids->count, sizeof(*ids->sorted), compare) != NULL;
}

void wb_ids_fini(struct wb_ids *ids)
{
    free(ids->sorted);
    *ids = (struct wb_ids){0};
}
