#include "review_items.h"

#include "answered.h"

#include <stdlib.h>

enum { MOST = 32 * 1024 }; /* bytes shown of one answer: a longer one is read in its exercise */

static struct wb_review_item *add(struct wb_review_items *items, enum wb_review_kind kind, const char *title)
{
    items->list = wb_grow(items->list, items->count, &items->capacity, sizeof *items->list);
    items->list[items->count] = (struct wb_review_item){.kind = kind, .title = title};
    items->answers += kind >= WB_REVIEW_ANSWER;
    return &items->list[items->count++];
}

/* Answered or given a state, and asked now: what is set aside comes back when it is asked again. */
static bool is_listed(struct wb_session *session, const struct wb_prompt *prompt)
{
    return wb_types[prompt->field.type].asks &&
           (wb_is_answered(session, prompt) || wb_answered_words(session, prompt)) &&
           wb_relevant(wb_session_reader(session), prompt);
}

static void add_book(struct wb_review_items *items, struct wb_session *session, const struct wb_workbook *book)
{
    const struct wb_section *section = NULL;
    for (size_t i = 0; i < book->prompt_count; i++) {
        const struct wb_prompt *prompt = book->prompts[i];
        if (!is_listed(session, prompt))
            continue;
        if (!section)
            add(items, WB_REVIEW_BOOK, wb_workbook_title(wb_session_reader(session), book));
        if (prompt->section != section)
            add(items, WB_REVIEW_SECTION, wb_section_title(wb_session_reader(session), prompt->section));
        section = prompt->section;
        add(items, WB_REVIEW_ANSWER, NULL)->prompt = prompt;
    }
}

struct gather {
    struct wb_review_items *items;
    bool any;
};

static bool add_earlier(void *data, const struct wb_earlier *earlier)
{
    struct gather *g = data;
    if (!earlier->answer)
        return true;
    if (!g->any)
        add(g->items, WB_REVIEW_BOOK, "Earlier questions");
    g->any = true;
    add(g->items, WB_REVIEW_EARLIER, NULL)->answer = earlier->answer;
    return true;
}

/* Answers that their questions, of another type now, cannot hold. */
static void add_outgrown(struct gather *g, struct wb_session *session, const struct wb_workbook *book)
{
    for (size_t i = 0; i < book->prompt_count; i++) {
        const struct wb_prompt *prompt = book->prompts[i];
        const struct wb_answer *answer = wb_session_answer(session, prompt);
        if (answer && answer->value && !prompt->retired && !wb_value_shape(prompt->field.type, answer->value))
            add_earlier(g, &(struct wb_earlier){book->id, prompt->key, answer});
    }
}

void wb_review_items_make(struct wb_review_items *items, struct wb_session *session)
{
    const struct wb_library *library = wb_session_library(session);
    wb_session_read_wordings(session);
    struct gather g = {items, false};
    items->count = items->answers = 0;
    for (size_t i = 0; i < library->count; i++)
        add_book(items, session, library->books[i]);
    wb_way_earlier(session, add_earlier, &g);
    for (size_t i = 0; i < library->count; i++)
        add_outgrown(&g, session, library->books[i]);
}

void wb_review_items_fini(struct wb_review_items *items)
{
    free(items->list);
}

static void say_earlier(const struct wb_review_item *item, struct wb_str *label, struct wb_str *mark,
                        struct wb_str *text)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    const struct wb_asked *asked =
        item->answer->wording ? wb_asked_as_given(item->answer->wording, NULL, NULL, &arena) : NULL;
    if (asked && item->answer->value)
        wb_value_text(asked, item->answer->value, text);
    wb_str_add(label, asked && asked->label ? asked->label : "A question that is not asked any more");
    if (item->answer->sharing == WB_PRIVATE)
        wb_str_add(mark, "private");
    wb_arena_fini(&arena);
}

void wb_review_say(struct wb_session *session, const struct wb_review_item *item, struct wb_str *label,
                   struct wb_str *mark, struct wb_str *text)
{
    if (item->kind == WB_REVIEW_EARLIER) {
        say_earlier(item, label, mark, text);
        return;
    }
    const struct wb_answer *answer = wb_session_answer(session, item->prompt);
    struct wb_arena arena;
    wb_arena_init(&arena);
    wb_str_add(label, answer ? wb_asked_then(wb_session_reader(session), item->prompt, answer, &arena)->label : "");
    wb_arena_fini(&arena);
    wb_str_add(mark, wb_answered_words(session, item->prompt));
    if (answer && !wb_asked_alike(item->prompt, answer))
        wb_str_add(mark, mark->len ? ", asked otherwise now" : "asked otherwise now");
    wb_answered_text(session, item->prompt, MOST, text);
}
