#include "picture.h"

#include "base/json.h"
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ what was taken back */

/* "WORKBOOK/PROMPT" of what stands no longer, as the keys of an object. */
static json_t *taken_back(const json_t *part)
{
    const json_t *names = json_object_get(json_object_get(part, "part"), "no_longer");
    json_t *set = json_object();
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *name = json_string_value(json_array_get(names, i));
        if (name)
            json_object_set_new(set, name, json_true());
    }
    return set;
}

static bool is_in(const json_t *set, const char *workbook, const char *prompt)
{
    struct wb_str name = {0};
    wb_str_addf(&name, "%s/%s", workbook, prompt);
    bool in = json_object_get(set, wb_str_text(&name)) != NULL;
    wb_str_fini(&name);
    return in;
}

/* ------------------------------------------------------------------ answers */

/* Lists of answers by the title of their section, in the order in which sections were met. */
static void add_to_section(json_t *sections, json_t *answer)
{
    const char *title = wb_json_string(answer, "section");
    json_t *list = json_object_get(sections, title ? title : "");
    if (!list) {
        list = json_array();
        json_object_set_new(sections, title ? title : "", list);
    }
    json_array_append(list, answer);
}

static json_t *all_of(json_t *sections)
{
    json_t *all = json_array(), *list;
    const char *title;
    json_object_foreach(sections, title, list)
        json_array_extend(all, list);
    return all;
}

/* Those of the part take the places of those before; each stands once, so that one it holds twice is found twice. */
static json_t *lay_answers(const json_t *part, const json_t *before, const char *workbook, const json_t *gone)
{
    json_t *held = json_object(), *sections = json_object();
    for (size_t i = 0; i < json_array_size(part); i++) {
        const char *prompt = wb_json_string(json_array_get(part, i), "prompt");
        if (prompt && !json_object_get(held, prompt))
            json_object_set_new(held, prompt, json_integer((json_int_t)i));
    }
    bool *placed = wb_alloc_array(json_array_size(part) + 1, sizeof *placed);
    for (size_t i = 0; i < json_array_size(before); i++) {
        json_t *answer = json_array_get(before, i);
        const char *prompt = wb_json_string(answer, "prompt");
        const json_t *at = prompt ? json_object_get(held, prompt) : NULL;
        size_t place = at ? (size_t)json_integer_value(at) : 0;
        if (at && !placed[place]) {
            placed[place] = true;
            add_to_section(sections, json_array_get(part, place));
        } else if (!at && prompt && !is_in(gone, workbook, prompt)) {
            add_to_section(sections, answer);
        }
    }
    for (size_t i = 0; i < json_array_size(part); i++)
        if (!placed[i])
            add_to_section(sections, json_array_get(part, i));
    json_t *all = all_of(sections);
    free(placed);
    json_decref(held);
    json_decref(sections);
    return all;
}

/* ------------------------------------------------------------------ workbooks */

/* The first workbook of each id, by it. */
static json_t *books_by_id(const json_t *books)
{
    json_t *set = json_object();
    for (size_t i = 0; i < json_array_size(books); i++) {
        const char *id = wb_json_string(json_array_get(books, i), "workbook");
        if (id && !json_object_get(set, id))
            json_object_set(set, id, json_array_get(books, i));
    }
    return set;
}

static json_t *book_of(const json_t *set, const json_t *book)
{
    const char *id = wb_json_string(book, "workbook");
    return id ? json_object_get(set, id) : NULL;
}

static json_t *lay_book(const json_t *part, const json_t *before, const json_t *gone)
{
    json_t *book = json_copy((json_t *)(uintptr_t)(part ? part : before));
    const char *id = wb_json_string(before, "workbook");
    json_object_set_new(book, "answers",
                        lay_answers(json_object_get(part, "answers"), json_object_get(before, "answers"), id ? id : "",
                                    gone));
    return book;
}

static json_t *lay_books(const json_t *part, const json_t *before, const json_t *gone)
{
    json_t *books = json_array(), *under = books_by_id(before), *over = books_by_id(part);
    for (size_t i = 0; i < json_array_size(before); i++) {
        const json_t *book = json_array_get(before, i);
        json_array_append_new(books, lay_book(book_of(over, book), book, gone));
    }
    for (size_t i = 0; i < json_array_size(part); i++) {
        json_t *book = json_array_get(part, i);
        if (!book_of(under, book) || book_of(over, book) != book)
            json_array_append(books, book);
    }
    json_decref(under);
    json_decref(over);
    return books;
}

/* ------------------------------------------------------------------ the page before a session */

/* Entries of lists by what tells them apart: the part's own, then those before that it has not. */
static json_t *lay_list(const json_t *part, const json_t *before, const char *key, const json_t *gone)
{
    json_t *list = json_array(), *held = json_object();
    for (size_t i = 0; i < json_array_size(part); i++) {
        const char *name = wb_json_string(json_array_get(part, i), key);
        json_array_append(list, json_array_get(part, i));
        if (name)
            json_object_set_new(held, name, json_true());
    }
    for (size_t i = 0; i < json_array_size(before); i++) {
        const char *name = wb_json_string(json_array_get(before, i), key);
        if (name && !json_object_get(held, name) && !json_object_get(gone, name))
            json_array_append(list, json_array_get(before, i));
    }
    json_decref(held);
    return list;
}

/* A part that was narrowed has a page of these parts alone; one of what is new has all of it. */
static json_t *lay_brief(const json_t *part, const json_t *before, const json_t *gone)
{
    static const struct {
        const char *list, *key;
    } lists[] = {{"said", "label"}, {"scores", "prompt"}, {"commitments", "of"}};
    json_t *brief = json_object();
    json_object_update(brief, (json_t *)(uintptr_t)before);
    json_object_update(brief, (json_t *)(uintptr_t)part);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        json_object_set_new(brief, lists[i].list,
                            lay_list(json_object_get(part, lists[i].list), json_object_get(before, lists[i].list),
                                     lists[i].key, gone));
    return brief;
}

/* ------------------------------------------------------------------ the whole */

static void lay(json_t *part, const json_t *before)
{
    json_t *gone = taken_back(part);
    bool narrowed = json_object_get(json_object_get(part, "part"), "of") != NULL;
    json_object_set_new(part, "workbooks",
                        lay_books(json_object_get(part, "workbooks"), json_object_get(before, "workbooks"), gone));
    if (narrowed)
        json_object_set_new(part, "brief",
                            lay_brief(json_object_get(part, "brief"), json_object_get(before, "brief"), gone));
    json_object_del(part, "part");
    json_object_del(part, "only_changes");
    json_decref(gone);
}

bool wb_picture(struct wb_span part, struct wb_span before, struct wb_str *out, struct wb_error *err)
{
    json_t *over = wb_json_read(part.data, part.len, SIZE_MAX, err);
    json_t *under = over && before.len ? wb_json_read(before.data, before.len, SIZE_MAX, err) : NULL;
    bool done = over && (under || !before.len);
    if (under)
        lay(over, under);
    if (done)
        wb_json_write(out, over);
    json_decref(over);
    json_decref(under);
    return done;
}
