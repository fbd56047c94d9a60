/* An export of some of what is shared says so, and what was taken back since: its reader lays it over the ones before.
 * It names nothing that the reader has not had. */
#include "view.h"

#include "base/text.h"

#include <stdlib.h>

static const char *keep_name(const struct viewing *v, const char *name)
{
    return wb_arena_copy(&v->view->arena, name);
}

static size_t count_names(const char *const *names)
{
    size_t count = 0;
    while (names && names[count]) {
        count++;
    }
    return count;
}

static bool has_sections(const struct viewing *v, const char *workbook)
{
    return !wb_view_section_chosen(v, workbook, "");
}

/* Sections, then the workbooks that are whole. */
static void list_what_of(struct viewing *v)
{
    const struct wb_export_options *options = v->options;
    size_t books = count_names(options->workbooks), sections = count_names(options->sections), count = 0;
    const char **names = wb_arena_alloc_array(&v->view->arena, books + sections + 1, sizeof(*names));
    for (size_t i = 0; i < sections; i++) {
        names[count++] = keep_name(v, options->sections[i]);
    }
    for (size_t i = 0; i < books; i++) {
        if (!has_sections(v, options->workbooks[i])) {
            names[count++] = keep_name(v, options->workbooks[i]);
        }
    }
    v->view->part_of = names;
    v->view->part_of_count = count;
}

/* Whether an export of these parts would have held it once, and none would now. One whose prompt is gone stands outside
 * all sections; what would rather be talked about leaves by that alone. */
static bool is_taken_back(const struct viewing *v, const char *name)
{
    const char *slash = strchr(name, '/'), *key = slash + 1;
    char *workbook = wb_copy_n(name, (size_t)(slash - name));
    const struct wb_prompt *prompt = wb_library_prompt(v->reader->library, workbook, key);
    const struct wb_answer *answer = v->reader->find(v->reader->data, workbook, key);
    bool within = wb_view_book_chosen(v, workbook) &&
                  wb_view_section_chosen(v, workbook, prompt ? prompt->section->id : "");
    bool talk = answer && answer->state == WB_TALK_INSTEAD && answer->sharing >= WB_COACH;
    free(workbook);
    return within && !talk && wb_view_hidden((void *)(uintptr_t)v, name);
}

static void list_no_longer(struct viewing *v)
{
    const char *name;
    json_t *revision;
    const char **names =
        wb_arena_alloc_array(&v->view->arena, json_object_size(v->past.revisions) + 1, sizeof(*names));
    v->view->no_longer = names;
    json_object_foreach(v->past.revisions, name, revision)
    {
        if (strchr(name, '/') && is_taken_back(v, name)) {
            names[v->view->no_longer_count++] = keep_name(v, name);
        }
    }
}

void wb_view_part(struct viewing *v)
{
    const struct wb_export_options *options = v->options;
    bool narrowed = options->workbooks || options->sections;
    v->view->part = (narrowed || options->only_since) && !options->head_page && !options->include_private;
    if (!v->view->part) {
        return;
    }
    if (narrowed) {
        list_what_of(v);
    }
    list_no_longer(v);
}
