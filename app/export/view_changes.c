/* What earlier exports say: what is new to the coach since the last one, and what was shared once and is private now.
 */
#include "view.h"

#include <stdlib.h>
#include <string.h>

static void take_shared(void *data, const struct wb_shared *shared)
{
    struct wb_str name = {0};
    wb_str_addf(&name, "%s/%s", shared->workbook, shared->key);
    json_object_set_new(data, wb_str_text(&name), json_integer(shared->revision));
    wb_str_fini(&name);
}

bool wb_past_read(struct viewing *v, struct wb_error *err)
{
    struct wb_store *store = wb_session_store(v->session);
    struct wb_last_export last = {0};
    v->past.revisions = json_object();
    if (!wb_store_last_export(store, &last, &v->past.any, err) ||
        !wb_store_each_shared(store, take_shared, v->past.revisions, err)) {
        return false;
    }
    v->view->since = last.revision;
    v->view->since_at = last.at;
    if (v->options->since >= 0) {
        v->view->since = v->options->since;
        v->view->since_at = (struct wb_instant){0};
    }
    return true;
}

void wb_past_fini(struct past *past)
{
    json_decref(past->revisions);
    *past = (struct past){0};
}

/* The revision of an answer that the coach has, also under an earlier name of its prompt; -1: it never left. */
static int64_t revision_sent(const struct past *past, const struct wb_prompt *prompt, const char *workbook,
                             const char *key)
{
    struct wb_str name = {0};
    wb_str_addf(&name, "%s/%s", workbook, key);
    const json_t *revision = json_object_get(past->revisions, wb_str_text(&name));
    for (size_t i = 0; !revision && prompt && i < prompt->was_count; i++) {
        wb_str_clear(&name);
        wb_str_addf(&name, "%s/%s", workbook, prompt->was[i]);
        revision = json_object_get(past->revisions, wb_str_text(&name));
    }
    wb_str_fini(&name);
    return revision ? json_integer_value(revision) : -1;
}

bool wb_view_is_changed(const struct viewing *v, const struct wb_prompt *prompt, const struct wb_leaf *leaf)
{
    if (v->options->since >= 0) {
        return leaf->revision > v->options->since;
    }
    return v->past.any && leaf->revision > revision_sent(&v->past, prompt, leaf->workbook, leaf->key);
}

struct private_list {
    const char **labels, **keys;
    size_t count;
};

static void add_private(struct viewing *v, const struct wb_prompt *prompt, const char *workbook, const char *key,
                        struct private_list *list)
{
    const struct wb_answer *answer = v->reader->find(v->reader->data, workbook, key);
    bool left = revision_sent(&v->past, prompt, workbook, key) >= 0;
    if (!left || !answer || answer->sharing != WB_PRIVATE) {
        return;
    }
    const json_t *wording;
    const struct wb_asked *asked = wb_view_asked(v, prompt, answer, &wording);
    struct wb_str name = {0};
    wb_str_addf(&name, "%s/%s", workbook, key);
    list->keys[list->count] = wb_arena_copy(&v->view->arena, wb_str_text(&name));
    list->labels[list->count++] = asked ? asked->label : wb_arena_copy(&v->view->arena, key);
    wb_str_fini(&name);
}

/* Those that no workbook asks any more. */
static void add_gone(struct viewing *v, const char *name, struct private_list *list)
{
    const char *slash = strchr(name, '/');
    char *workbook = slash ? wb_copy_n(name, (size_t)(slash - name)) : NULL;
    const struct wb_workbook *book = workbook ? wb_library_book(v->reader->library, workbook) : NULL;
    bool asked = book && (wb_workbook_prompt(book, slash + 1) || wb_workbook_was(book, slash + 1));
    if (workbook && !asked && wb_view_book_chosen(v, workbook)) {
        add_private(v, NULL, workbook, slash + 1, list);
    }
    free(workbook);
}

void wb_view_list_private(struct viewing *v)
{
    const struct wb_library *library = v->reader->library;
    size_t most = json_object_size(v->past.revisions);
    if (v->view->own_copy || v->view->head_page || most == 0) {
        return;
    }
    struct private_list list = {wb_arena_alloc_array(&v->view->arena, most + 1, sizeof(*list.labels)),
                                wb_arena_alloc_array(&v->view->arena, most + 1, sizeof(*list.keys)), 0};
    for (size_t book = 0; book < library->count; book++) {
        const struct wb_workbook *workbook = library->books[book];
        for (size_t i = 0; i < workbook->prompt_count && list.count < most && wb_view_book_chosen(v, workbook->id);
             i++) {
            add_private(v, workbook->prompts[i], workbook->id, workbook->prompts[i]->key, &list);
        }
    }
    const char *name;
    json_t *revision;
    json_object_foreach(v->past.revisions, name, revision)
    {
        if (list.count < most) {
            add_gone(v, name, &list);
        }
    }
    v->view->now_private = list.labels;
    v->view->now_private_keys = list.keys;
    v->view->now_private_count = list.count;
}
