/* The answers that leave, in the order of their workbooks, and a count of those that do not. */
#include "view.h"

#include "session/way.h"

#include <stdlib.h>
#include <string.h>

#define EARLIER "Earlier questions"

/* Leaves of one exercise, or of the earlier questions of one workbook, while they are gathered. */
struct leaves {
    struct wb_leaf *list;
    size_t count, capacity;
};

/* An answer that no workbook asks as it was given. */
struct earlier {
    const char *workbook, *key;
    const struct wb_prompt *prompt; /* NULL: gone */
    const struct wb_answer *answer;
};
struct listing {
    struct viewing *v;
    struct earlier *earlier;
    size_t earlier_count, earlier_capacity;
    struct wb_view_workbook *books;
    size_t book_count;
    const struct wb_leaf **all;
    size_t all_count, all_capacity;
};

/* ---- one answer ---- */

static const char *or_else(const char *text, const char *otherwise)
{
    return text ? text : otherwise;
}

static struct wb_leaf leaf_of(const struct viewing *v, const struct wb_prompt *prompt, const char *workbook,
                              const char *key, const struct wb_answer *answer)
{
    struct wb_leaf leaf = {
        .workbook = wb_arena_copy(&v->view->arena, workbook),
        .key = wb_arena_copy(&v->view->arena, key),
        .prompt = prompt,
        .state = answer->state,
        .sharing = answer->sharing,
        .quote = answer->quote && answer->state == WB_ANSWERED,
        .version = answer->workbook_version,
        .revision = answer->revision,
        .at = answer->at,
        .text = "",
    };
    leaf.asked = wb_view_asked(v, prompt, answer, &leaf.wording);
    leaf.label = leaf.asked ? leaf.asked->label : leaf.key;
    leaf.section = wb_view_title(v, leaf.wording, 0);
    leaf.exercise = wb_view_title(v, leaf.wording, 1);
    if (answer->state == WB_ANSWERED) {
        leaf.value = wb_view_hold(v, json_incref((json_t *)(uintptr_t)answer->value));
        leaf.text = wb_view_value_words(v, leaf.asked, leaf.value);
    }
    leaf.changed = wb_view_is_changed(v, prompt, &leaf);
    return leaf;
}

/* The first export changes nothing: all of it is new. */
static bool left_out(const struct viewing *v, const struct wb_leaf *leaf)
{
    return v->options->only_since && !leaf->changed && (v->options->since >= 0 || v->past.any);
}

static void add_leaf(const struct viewing *v, struct leaves *to, struct wb_leaf leaf)
{
    if (left_out(v, &leaf)) {
        return;
    }
    to->list = wb_grow(to->list, to->count, &to->capacity, sizeof(*to->list));
    to->list[to->count++] = leaf;
    v->view->shared += leaf.value != NULL;
}

/* ---- which prompts ---- */

/* The states that stand for an answer. The coach is told what would rather be talked about; the rest is only counted,
 * except in one's own copy, which another machine may read. */
static bool state_leaves(const struct viewing *v, const struct wb_answer *answer)
{
    if (v->view->head_page) {
        return false;
    }
    return v->view->own_copy || (answer->state == WB_TALK_INSTEAD && answer->sharing >= WB_COACH);
}

static void count_state(struct wb_view *view, enum wb_state state)
{
    view->skipped += state == WB_SKIPPED;
    view->not_me += state == WB_NOT_ME;
    view->talk_instead += state == WB_TALK_INSTEAD;
}

static bool has_value(const struct wb_prompt *prompt, const struct wb_answer *answer)
{
    return answer->state == WB_ANSWERED && answer->value && !json_is_null(answer->value) &&
           (!wb_value_shape(prompt->field.type, answer->value) || !wb_value_empty(prompt->field.type, answer->value));
}

static void add_earlier(struct listing *to, struct earlier earlier)
{
    to->earlier = wb_grow(to->earlier, to->earlier_count, &to->earlier_capacity, sizeof(*to->earlier));
    to->earlier[to->earlier_count++] = earlier;
}

static void list_prompt(struct listing *to, const struct wb_prompt *prompt, struct leaves *leaves)
{
    const struct viewing *v = to->v;
    struct wb_view *view = v->view;
    const char *workbook = prompt->workbook->id;
    const struct wb_answer *answer = v->reader->find(v->reader->data, workbook, prompt->key);
    bool head = !view->head_page || (prompt->on_head_page && wb_view_head_line(v, prompt));
    if (!wb_types[prompt->field.type].asks || prompt->retired || !head) {
        return;
    }
    if (wb_session_letter_shut(v->session, prompt)) {
        view->kept_private++; /* nobody can read it, so no answer is found */
    } else if (!wb_relevant(v->reader, prompt)) {
        view->set_aside += answer && has_value(prompt, answer);
    } else if (!answer || (answer->state == WB_ANSWERED && !has_value(prompt, answer))) {
        view->unanswered++;
    } else if (answer->state != WB_ANSWERED) {
        count_state(view, answer->state);
        if (state_leaves(v, answer)) {
            add_leaf(v, leaves, leaf_of(v, prompt, workbook, prompt->key, answer));
        }
    } else if (!wb_value_shape(prompt->field.type, answer->value)) {
        add_earlier(to, (struct earlier){workbook, prompt->key, prompt, answer});
    } else {
        const struct wb_answer *leaving = wb_view_leaving(v, prompt);
        bool aside = !wb_prompt_counts(v->reader, prompt); /* every row of it */
        view->set_aside += aside;
        view->kept_private += !aside && (answer->sharing == WB_PRIVATE || !leaving);
        if (leaving) {
            add_leaf(v, leaves, leaf_of(v, prompt, workbook, prompt->key, leaving));
        }
    }
}

/* ---- workbooks ---- */

static size_t settle(struct listing *to, struct leaves *leaves, const struct wb_leaf **out)
{
    struct wb_arena *arena = &to->v->view->arena;
    size_t count = leaves->count;
    struct wb_leaf *list = wb_arena_alloc_array(arena, count + 1, sizeof(*list));
    for (size_t i = 0; i < count; i++) {
        list[i] = leaves->list[i];
        to->all = wb_grow(to->all, to->all_count, &to->all_capacity, sizeof(*to->all));
        to->all[to->all_count++] = &list[i];
    }
    leaves->count = 0;
    *out = list;
    return count;
}

static void list_exercise(struct listing *to, const struct wb_exercise *exercise, struct leaves *leaves,
                          struct wb_view_section *section, struct wb_view_exercise *out)
{
    const struct viewing *v = to->v;
    const struct wb_workbook *workbook = exercise->section->workbook;
    for (size_t i = 0; i < exercise->prompt_count; i++) {
        list_prompt(to, &exercise->prompts[i], leaves);
    }
    if (leaves->count == 0) {
        return;
    }
    const char *title = wb_view_open_words(v, workbook, exercise->title);
    for (size_t i = 0; i < leaves->count; i++) {
        leaves->list[i].section = or_else(leaves->list[i].section, section->title);
        leaves->list[i].exercise = or_else(leaves->list[i].exercise, title);
    }
    out->id = exercise->id;
    out->title = title;
    out->coach_reads = wb_view_open_words(v, workbook, exercise->coach_reads);
    out->leaf_count = settle(to, leaves, &out->leaves);
    section->exercise_count++;
}

static void list_section(struct listing *to, const struct wb_section *from, struct leaves *leaves,
                         struct wb_view_workbook *book, struct wb_view_section *out)
{
    const struct viewing *v = to->v;
    struct wb_view_exercise *exercises =
        wb_arena_alloc_array(&v->view->arena, from->exercise_count + 1, sizeof(*exercises));
    *out = (struct wb_view_section){.workbook = book->id,
                                    .id = from->id,
                                    .title = wb_view_open_words(v, from->workbook, from->title),
                                    .exercises = exercises};
    for (size_t i = 0; i < from->exercise_count; i++) {
        list_exercise(to, &from->exercises[i], leaves, out, &exercises[out->exercise_count]);
    }
    book->section_count += out->exercise_count > 0;
}

static void list_earlier(struct listing *to, struct leaves *leaves, struct wb_view_workbook *book,
                         struct wb_view_section *out)
{
    const struct viewing *v = to->v;
    for (size_t i = 0; i < to->earlier_count; i++) {
        const struct earlier *earlier = &to->earlier[i];
        if (strcmp(earlier->workbook, book->id) != 0) {
            continue;
        }
        if (!wb_view_earlier_leaves(v, earlier->answer)) {
            v->view->kept_private += earlier->answer->state == WB_ANSWERED && earlier->answer->value;
            continue;
        }
        struct wb_leaf leaf = leaf_of(v, earlier->prompt, earlier->workbook, earlier->key, earlier->answer);
        leaf.earlier_question = true;
        leaf.section = or_else(leaf.section, EARLIER);
        leaf.exercise = or_else(leaf.exercise, EARLIER);
        add_leaf(v, leaves, leaf);
    }
    if (leaves->count == 0) {
        return;
    }
    struct wb_view_exercise *exercise = wb_arena_alloc(&v->view->arena, sizeof(*exercise));
    *exercise = (struct wb_view_exercise){.id = "", .title = EARLIER};
    exercise->leaf_count = settle(to, leaves, &exercise->leaves);
    *out = (struct wb_view_section){book->id, "", EARLIER, exercise, 1};
    book->section_count++;
}

static void list_book(struct listing *to, const struct wb_workbook *from)
{
    struct viewing *v = to->v;
    struct leaves leaves = {0};
    struct wb_view_workbook *book = &to->books[to->book_count];
    struct wb_view_section *sections =
        wb_arena_alloc_array(&v->view->arena, from->section_count + 2, sizeof(*sections));
    struct wb_progress progress = wb_way_progress(v->session, from);
    *book = (struct wb_view_workbook){.id = from->id,
                                      .title = wb_view_open_words(v, from, from->title),
                                      .language = from->language,
                                      .version = from->version,
                                      .asked = progress.asked,
                                      .answered = progress.answered,
                                      .sections = sections};
    for (size_t i = 0; i < from->section_count; i++) {
        if (wb_view_section_chosen(v, from->id, from->sections[i].id)) {
            list_section(to, &from->sections[i], &leaves, book, &sections[book->section_count]);
        }
    }
    if (!v->view->head_page && wb_view_section_chosen(v, from->id, "")) {
        list_earlier(to, &leaves, book, &sections[book->section_count]);
    }
    free(leaves.list);
    to->book_count += book->section_count > 0 || v->options->workbooks;
}

/* A workbook of which nothing is left but the answers. */
static void list_gone(struct listing *to, const struct earlier *earlier)
{
    struct viewing *v = to->v;
    struct leaves leaves = {0};
    struct wb_view_workbook *book = &to->books[to->book_count];
    struct wb_view_section *section = wb_arena_alloc(&v->view->arena, sizeof(*section));
    *book = (struct wb_view_workbook){.id = wb_arena_copy(&v->view->arena, earlier->workbook), .sections = section};
    book->title = book->id;
    book->version = earlier->answer->workbook_version;
    list_earlier(to, &leaves, book, section);
    free(leaves.list);
    to->book_count += book->section_count > 0;
}

static bool take_earlier(void *data, const struct wb_earlier *earlier)
{
    struct listing *to = data;
    const struct wb_prompt *prompt = wb_library_prompt(to->v->reader->library, earlier->workbook, earlier->key);
    bool still_asked = prompt && !prompt->retired; /* where its value does not fit, the list of prompts has found it */
    bool set_aside = prompt && prompt->retired && !wb_prompt_counts(to->v->reader, prompt);
    if (!still_asked && wb_view_book_chosen(to->v, earlier->workbook)) {
        if (set_aside) {
            to->v->view->set_aside += has_value(prompt, earlier->answer);
            return true;
        }
        const char *workbook = wb_arena_copy(&to->v->view->arena, earlier->workbook);
        const char *key = wb_arena_copy(&to->v->view->arena, earlier->key);
        add_earlier(to, (struct earlier){workbook, key, prompt, earlier->answer});
    }
    return true;
}

static void keep_all(struct listing *to)
{
    struct wb_view *view = to->v->view;
    view->leaves = wb_arena_alloc_array(&view->arena, to->all_count + 1, sizeof(*view->leaves));
    view->changed = wb_arena_alloc_array(&view->arena, to->all_count + 1, sizeof(*view->changed));
    for (size_t i = 0; i < to->all_count; i++) {
        view->leaves[view->leaf_count++] = to->all[i];
        if (to->all[i]->changed) {
            view->changed[view->changed_count++] = to->all[i];
        }
    }
}

void wb_view_list(struct viewing *v)
{
    const struct wb_library *library = v->reader->library;
    struct listing to = {.v = v};
    wb_way_earlier(v->session, take_earlier, &to);
    to.books = wb_arena_alloc_array(&v->view->arena, library->count + to.earlier_count + 1, sizeof(*to.books));
    for (size_t i = 0; i < library->count; i++) {
        if (wb_view_book_chosen(v, library->books[i]->id)) {
            list_book(&to, library->books[i]);
        }
    }
    for (size_t i = 0; i < to.earlier_count && !v->view->head_page; i++) {
        bool gone = !wb_library_book(library, to.earlier[i].workbook);
        for (size_t j = 0; j < to.book_count && gone; j++) {
            gone = strcmp(to.books[j].id, to.earlier[i].workbook) != 0;
        }
        if (gone) {
            list_gone(&to, &to.earlier[i]);
        }
    }
    v->view->workbooks = to.books;
    v->view->workbook_count = to.book_count;
    keep_all(&to);
    free(to.all);
    free(to.earlier);
}
