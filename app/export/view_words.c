/* The words that leave with an answer: how it was asked, what it says, each without what is private elsewhere. */
#include "view.h"

#include <string.h>

#define KEPT_PRIVATE "(kept private)"

/* The callback takes no const, and changes nothing. */
static void *as_data(const struct viewing *v)
{
    return (void *)(uintptr_t)v;
}

static const char *keep(const struct viewing *v, struct wb_str *text)
{
    const char *copy = wb_arena_copy_n(&v->view->arena, wb_str_text(text), text->len);
    wb_str_fini(text);
    return copy;
}

const json_t *wb_view_hold(const struct viewing *v, json_t *value)
{
    if (value) {
        json_array_append_new(v->view->held, value);
    }
    return value;
}

const char *wb_view_open_words(const struct viewing *v, const struct wb_workbook *workbook, const char *text)
{
    if (!text || !strchr(text, '{')) {
        return text;
    }
    struct wb_str out = {0};
    wb_fill_words(&v->open, workbook, text, &out);
    return keep(v, &out);
}

const char *wb_view_value_words(const struct viewing *v, const struct wb_asked *asked, const json_t *value)
{
    struct wb_str text = {0};
    if (asked) {
        wb_value_text(asked, value, &text);
    } else if (json_is_string(value)) {
        wb_str_add_n(&text, json_string_value(value), json_string_length(value));
    } else if (value) {
        wb_json_write(&text, value);
    }
    while (text.len > 0 && text.data[text.len - 1] == '\n') {
        text.data[--text.len] = '\0';
    }
    return keep(v, &text);
}

const char *wb_view_title(const struct viewing *v, const json_t *wording, size_t at)
{
    const char *title = json_string_value(json_array_get(json_object_get(wording, "title"), at));
    if (!title || !strchr(title, '{')) {
        return wb_arena_copy(&v->view->arena, title);
    }
    json_t *line = json_object();
    wb_json_set_text(line, "type", "line");
    wb_json_set_text(line, "label", title);
    json_object_set(line, "words", json_object_get(wording, "words"));
    const struct wb_asked *asked = wb_asked_as_given(line, wb_view_hidden, as_data(v), &v->view->arena);
    json_decref(line);
    return asked ? asked->label : NULL;
}

/* ---- the wording without what may not leave ---- */

static bool from_hidden(const struct viewing *v, const json_t *entry)
{
    const json_t *from = json_object_get(entry, "from");
    for (size_t i = 0; i < json_array_size(from); i++) {
        const char *source = json_string_value(json_array_get(from, i));
        if (!source || wb_view_hidden(as_data(v), source)) {
            return true;
        }
    }
    return false;
}

/* Visits each part of a wording that names where it came from; true as soon as `visit` is. */
typedef bool visit_part(const struct viewing *v, json_t *part);

static bool each_field_part(const struct viewing *v, json_t *field, visit_part *visit)
{
    static const char *const lists[] = {"choices", "rows"};
    for (size_t list = 0; list < sizeof(lists) / sizeof(*lists); list++) {
        json_t *parts = json_object_get(field, lists[list]);
        for (size_t i = 0; i < json_array_size(parts); i++) {
            if (visit(v, json_array_get(parts, i))) {
                return true;
            }
        }
    }
    json_t *columns = json_object_get(field, "columns");
    for (size_t i = 0; i < json_array_size(columns); i++) {
        if (each_field_part(v, json_array_get(columns, i), visit)) {
            return true;
        }
    }
    return false;
}

static bool each_part(const struct viewing *v, json_t *wording, visit_part *visit)
{
    const char *name;
    json_t *word;
    json_object_foreach(json_object_get(wording, "words"), name, word)
    {
        if (visit(v, word)) {
            return true;
        }
    }
    return each_field_part(v, wording, visit);
}

static bool is_hidden_part(const struct viewing *v, json_t *part)
{
    return from_hidden(v, part);
}

/* Words lose what they stood for and keep their otherwise; choices and rows lose label and cells. */
static bool strip_part(const struct viewing *v, json_t *part)
{
    if (!from_hidden(v, part)) {
        return false;
    }
    json_object_del(part, "text");
    if (json_object_get(part, "label")) {
        wb_json_set_text(part, "label", KEPT_PRIVATE);
    }
    json_t *cells = json_object_get(part, "cells");
    for (size_t i = 0; i < json_array_size(cells); i++) {
        json_array_set_new(cells, i, json_null());
    }
    return false;
}

/* The wording itself where nothing in it is hidden, else a copy without that. A new reference. */
static json_t *stripped(const struct viewing *v, const json_t *kept)
{
    json_t *wording = (json_t *)(uintptr_t)kept; /* only a copy is changed */
    if (!each_part(v, wording, is_hidden_part)) {
        return json_incref(wording);
    }
    json_t *copy = json_deep_copy(kept);
    each_part(v, copy, strip_part);
    return copy;
}

const struct wb_asked *wb_view_asked(const struct viewing *v, const struct wb_prompt *prompt,
                                     const struct wb_answer *answer, const json_t **wording)
{
    json_t *own = json_is_object(answer->wording) ? stripped(v, answer->wording) : NULL;
    if (!own && prompt) {
        own = wb_asked_wording(&v->open, prompt);
    }
    const struct wb_asked *given = own ? wb_asked_as_given(own, wb_view_hidden, as_data(v), &v->view->arena) : NULL;
    *wording = wb_view_hold(v, own);
    if (!given || !prompt) {
        return given;
    }
    struct wb_asked *asked = wb_arena_alloc(&v->view->arena, sizeof(*asked));
    *asked = *given;
    asked->prompt = prompt; /* for what the wording does not keep: how many of a rank count, the words for "not mine" */
    return asked;
}
