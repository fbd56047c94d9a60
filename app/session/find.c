/* Where a word stands: in questions and in answers. */
#include "base/text.h"
#include "session/way.h"

#include <stdlib.h>

/* What stands round a hit in its snippet, in bytes before and after it. */
#define BEFORE 24
#define AFTER 72

static void add_hit(struct wb_hits *hits, const struct wb_prompt *prompt, bool in_answer, const char *text, size_t at)
{
    size_t len = strlen(text);
    size_t from = at > BEFORE ? wb_cluster_start(text, len, at - BEFORE) : 0;
    size_t to = at + AFTER < len ? wb_cluster_start(text, len, at + AFTER) : len;
    hits->list = wb_grow(hits->list, hits->count, &hits->capacity, sizeof *hits->list);
    struct wb_hit *hit = &hits->list[hits->count++];
    *hit = (struct wb_hit){.prompt = prompt, .in_answer = in_answer};
    if (from > 0)
        wb_str_add(&hit->snippet, "…");
    wb_clean(&hit->snippet, text + from, to - from, WB_CLEAN_LINE);
    if (to < len)
        wb_str_add(&hit->snippet, "…");
}

static void find_in_label(struct wb_session *session, const struct wb_prompt *prompt, const char *needle,
                          struct wb_hits *hits)
{
    struct wb_str label = {0};
    wb_fill_words_on(wb_session_reader(session), prompt->exercise, prompt->field.label, &label);
    ptrdiff_t at = wb_find_folded(wb_str_text(&label), needle);
    if (at >= 0 && wb_relevant(wb_session_reader(session), prompt))
        add_hit(hits, prompt, false, wb_str_text(&label), (size_t)at);
    wb_str_fini(&label);
}

static void find_in_answer(struct wb_session *session, const struct wb_prompt *prompt, const char *needle,
                           struct wb_hits *hits)
{
    json_t *value = wb_session_value_now(session, prompt);
    struct wb_arena arena;
    struct wb_str text = {0};
    if (!value)
        return;
    wb_arena_init(&arena);
    wb_value_text(wb_ask(wb_session_reader(session), prompt, &arena), value, &text);
    ptrdiff_t at = wb_find_folded(wb_str_text(&text), needle);
    if (at >= 0)
        add_hit(hits, prompt, true, wb_str_text(&text), (size_t)at);
    json_decref(value);
    wb_str_fini(&text);
    wb_arena_fini(&arena);
}

void wb_way_find(struct wb_session *session, const char *needle, size_t most, struct wb_hits *hits)
{
    const struct wb_library *library = wb_session_library(session);
    if (!*needle)
        return;
    for (size_t b = 0; b < library->count; b++)
        for (size_t i = 0; i < library->books[b]->prompt_count && hits->count < most; i++) {
            const struct wb_prompt *prompt = library->books[b]->prompts[i];
            if (prompt->retired)
                continue;
            find_in_answer(session, prompt, needle, hits);
            if (hits->count < most)
                find_in_label(session, prompt, needle, hits);
        }
}

void wb_hits_fini(struct wb_hits *hits)
{
    for (size_t i = 0; i < hits->count; i++)
        wb_str_fini(&hits->list[i].snippet);
    free(hits->list);
    *hits = (struct wb_hits){0};
}
