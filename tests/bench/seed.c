/* Fills a data directory as a person would have: every prompt of both workbooks that is asked gets a plausible answer.
 * For the bench. Usage: seed DIRECTORY BYTES-OF-TEXT-IN-CHAIR-MINE */
#include "session/way.h"

#include <stdio.h>
#include <stdlib.h>

static json_t *number_in(const struct wb_field *field, size_t turn)
{
    double span = field->range.end - field->range.start;
    return json_integer((json_int_t)(field->range.start + (double)(turn % ((size_t)span + 1))));
}

static json_t *ids_of(const struct wb_asked *asked, size_t most)
{
    json_t *list = json_array();
    for (size_t i = 0; i < asked->choice_count && i < most; i++)
        json_array_append_new(list, json_string(asked->choices[i].id));
    return list;
}

static json_t *value_for(const struct wb_asked *asked, size_t turn)
{
    json_t *value = NULL;
    switch (asked->field->type) {
    case WB_TEXT:
    case WB_LETTER:
        return json_string("The new deputy asked what I needed, for the first time in three years. I did not have an "
                           "answer ready, and I would like to have one before the next time.");
    case WB_LINE:
        return json_string("a few words on one line");
    case WB_INTEGER:
        return json_integer(7);
    case WB_DATE:
        return json_string("2026-12-03");
    case WB_RANGE:
        return number_in(asked->field, turn);
    case WB_SELECT_ONE:
        return asked->choice_count ? json_string(asked->choices[turn % asked->choice_count].id) : NULL;
    case WB_SELECT_MULTIPLE:
    case WB_RANK:
        return asked->choice_count ? ids_of(asked, 3) : NULL;
    case WB_CHECK:
        return asked->choice_count ? ids_of(asked, 2) : json_true();
    case WB_RATINGS:
        value = json_object();
        for (size_t i = 0; i < asked->choice_count; i++)
            json_object_set_new(value, asked->choices[i].id, number_in(asked->field, i + turn));
        return value;
    default:
        return NULL;
    }
}

static bool fill(struct wb_session *session, const struct wb_prompt *prompt, size_t turn)
{
    struct wb_arena arena;
    struct wb_error err = {0};
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_ask(wb_session_reader(session), prompt, &arena);
    json_t *value = wb_types[prompt->field.type].asks ? value_for(asked, turn) : NULL;
    bool done = !value || wb_session_set(session, prompt, value, &err);
    if (!done)
        fprintf(stderr, "seed: %s: %s\n", prompt->key, err.text);
    json_decref(value);
    wb_session_leave(session, prompt);
    wb_arena_fini(&arena);
    return done;
}

static bool fill_text(struct wb_session *session, size_t bytes)
{
    static const char words[] = "a line of plain words that wraps somewhere near the edge of the page\n";
    const struct wb_prompt *prompt =
        wb_library_prompt(wb_session_library(session), "before-the-workshop", "chair-mine");
    struct wb_str text = {0};
    struct wb_error err = {0};
    while (text.len < bytes)
        wb_str_add(&text, words);
    json_t *value = bytes ? json_stringn(text.data, text.len) : NULL;
    bool done = prompt && wb_session_set(session, prompt, value, &err);
    json_decref(value);
    wb_str_fini(&text);
    return done;
}

int main(int argc, char **argv)
{
    struct wb_error err = {0};
    struct wb_clock clock = wb_clock_system();
    if (argc != 3)
        return 2;
    struct wb_session_options options = {.data_dir = argv[1], .clock = &clock};
    struct wb_session *session = wb_session_open(&options, &err);
    bool done = session && wb_session_set_setting(session, "welcomed", "yes", &err);
    const struct wb_library *library = session ? wb_session_library(session) : NULL;
    for (size_t b = 0; done && b < library->count; b++)
        for (size_t i = 0; done && i < library->books[b]->prompt_count; i++)
            done = fill(session, library->books[b]->prompts[i], i);
    done = done && fill_text(session, (size_t)strtoul(argv[2], NULL, 10));
    if (session)
        done = wb_session_close(session, &err) && done;
    if (!done)
        fprintf(stderr, "seed: %s\n", err.text);
    return !done;
}
