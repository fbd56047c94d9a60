/* What the export log says: what is new to the coach since the last export, and what was shared once and is private
 * now. */
#include "view.h"

#include <stdlib.h>
#include <string.h>

/* One's own copy, a page for the head and a calendar went to nobody who compares; see wb_export_log. */
static bool for_the_coach(const char *format)
{
    return format && !strchr(format, ' ') && strcmp(format, wb_formats[WB_FORMAT_ICS].name) != 0;
}

static bool read_log(void *data, const struct wb_export_log *log)
{
    struct past *past = data;
    struct wb_error ignored;
    if (!for_the_coach(log->format)) {
        return true;
    }
    past->exports = wb_grow(past->exports, past->count, &past->capacity, sizeof(*past->exports));
    past->exports[past->count] = (struct past_export){log->revision, log->at};
    size_t len = log->shared ? strlen(log->shared) : 0;
    json_t *list = len > 0 ? wb_json_read(log->shared, len, len, &ignored) : NULL;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *name = json_string_value(json_array_get(list, i));
        if (name && !json_object_get(past->keys, name)) {
            json_object_set_new(past->keys, name, json_integer((json_int_t)past->count));
        }
    }
    json_decref(list);
    past->count++;
    return true;
}

bool wb_past_read(struct viewing *v, struct wb_error *err)
{
    struct past *past = &v->past;
    past->keys = json_object();
    if (!wb_store_exports(wb_session_store(v->session), read_log, past, err)) {
        return false;
    }
    if (past->count > 0) {
        v->view->since = past->exports[0].revision;
        v->view->since_at = past->exports[0].at;
    }
    if (v->options->since >= 0) {
        v->view->since = v->options->since;
        v->view->since_at = (struct wb_instant){0};
    }
    return true;
}

void wb_past_fini(struct past *past)
{
    free(past->exports);
    json_decref(past->keys);
    *past = (struct past){0};
}

/* The newest export that an answer left in, also under an earlier name; NULL: it never left. */
static const struct past_export *left_in(const struct past *past, const struct wb_prompt *prompt, const char *workbook,
                                         const char *key)
{
    struct wb_str name = {0};
    wb_str_addf(&name, "%s/%s", workbook, key);
    const json_t *index = json_object_get(past->keys, wb_str_text(&name));
    for (size_t i = 0; !index && prompt && i < prompt->was_count; i++) {
        wb_str_clear(&name);
        wb_str_addf(&name, "%s/%s", workbook, prompt->was[i]);
        index = json_object_get(past->keys, wb_str_text(&name));
    }
    wb_str_fini(&name);
    return index ? &past->exports[json_integer_value(index)] : NULL;
}

bool wb_view_is_changed(const struct viewing *v, const struct wb_prompt *prompt, const struct wb_leaf *leaf)
{
    if (v->options->since >= 0) {
        return leaf->revision > v->options->since;
    }
    if (v->past.count == 0) {
        return false;
    }
    const struct past_export *last = left_in(&v->past, prompt, leaf->workbook, leaf->key);
    return !last || leaf->revision > last->revision;
}

struct private_list {
    const char **labels, **keys;
    size_t count;
};

static void add_private(struct viewing *v, const struct wb_prompt *prompt, const char *workbook, const char *key,
                        struct private_list *list)
{
    const struct wb_answer *answer = v->reader->find(v->reader->data, workbook, key);
    const struct past_export *left = left_in(&v->past, prompt, workbook, key);
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
    size_t most = json_object_size(v->past.keys);
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
    json_t *index;
    json_object_foreach(v->past.keys, name, index)
    {
        if (list.count < most) {
            add_gone(v, name, &list);
        }
    }
    v->view->now_private = list.labels;
    v->view->now_private_keys = list.keys;
    v->view->now_private_count = list.count;
}
