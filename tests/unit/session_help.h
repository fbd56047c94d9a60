/* A session over a small workbook of a test's own. */
#ifndef WB_TESTS_SESSION_HELP_H
#define WB_TESTS_SESSION_HELP_H

#include "session/rows.h"
#include "session/settings.h"
#include "session/way.h"

#include "store_help.h"

static const char small_book[] =
    "workbook: small\nversion: 1\ntitle: A small one\nlanguage: en-GB\n"
    "words:\n  aim: {answer: goal, otherwise: your goal}\n"
    "sections:\n"
    "  - id: first\n    title: First\n    exercises:\n"
    "      - id: one\n        title: One\n        minutes: 2\n        prompts:\n"
    "          - {id: goal, type: line, label: What do you want?}\n"
    "          - {id: why, type: text, label: \"Why {aim}?\"}\n"
    "          - {id: often, type: integer, label: How often?, sharing: private}\n"
    "          - {id: parts, type: ratings, label: How is it?, range: {start: 0, end: 10},\n"
    "             items: [{id: time, label: Time}, {id: money, label: Money}]}\n"
    "          - {id: who, type: table, label: Who helps?, columns: [{id: who, label: Who, type: line},\n"
    "             {id: how, label: How, type: line}], rows: [{id: r1, who: A teacher}]}\n"
    "          - {id: pick, type: select_multiple, label: Which?, choices: [Red, Green, Blue], or_other: true}\n"
    "          - {id: promise, type: commitment, label: What will you do?}\n"
    "          - {id: letter, type: letter, label: Write to yourself, opens_with: second}\n"
    "      - id: two\n        title: Two\n        minutes: 3\n        relevant: {prompt: goal, answered: true}\n"
    "        prompts:\n"
    "          - {id: more, type: text, label: \"More on {aim}\"}\n"
    "  - id: second\n    title: Second\n    exercises:\n"
    "      - id: three\n        title: Three\n        minutes: 4\n        prompts:\n"
    "          - {id: last, type: text, label: The last}\n";

static inline void write_book(const char *name, const char *text)
{
    OK(wb_dir_make(in_dir("books"), err));
    OK(wb_file_write(in_dir(name), text, strlen(text), true, err));
}

static inline struct wb_session *try_session(struct wb_session_options options, struct wb_error *err)
{
    static char books[192], data[192];
    static const char *dirs[] = {books, NULL};
    snprintf(books, sizeof books, "%s/books", test_dir);
    snprintf(data, sizeof data, "%s/data", test_dir);
    options.data_dir = data;
    options.workbook_dirs = dirs;
    return wb_session_open(&options, err);
}

static inline struct wb_session *open_session(void)
{
    struct wb_error err = {0};
    struct wb_session *session = try_session((struct wb_session_options){0}, &err);
    ck_assert_msg(session != NULL, "%s", err.text);
    return session;
}

static inline void make_small(void)
{
    make_dir();
    write_book("books/small.yaml", small_book);
}

static inline const struct wb_prompt *prompt_of(struct wb_session *session, const char *key)
{
    const struct wb_prompt *prompt = wb_library_prompt(wb_session_library(session), "small", key);
    ck_assert_msg(prompt != NULL, "no prompt %s", key);
    return prompt;
}

static inline void type_at(struct wb_session *session, const char *key, const char *path, size_t at, const char *text)
{
    OK(wb_session_edit(session, prompt_of(session, key), path, at, 0, text, strlen(text), err));
}

/* Key by key, as a person types. */
static inline void type_keys(struct wb_session *session, const char *key, size_t at, const char *text)
{
    for (size_t i = 0; text[i]; i++)
        OK(wb_session_edit(session, prompt_of(session, key), "", at + i, 0, text + i, 1, err));
}

/* The value as JSON, "-" where there is none. Four results may be in use at a time. */
static inline const char *value_of(struct wb_session *session, const char *key)
{
    static char out[4][1024];
    static unsigned turn;
    char *to = out[turn++ % 4];
    const struct wb_answer *answer = wb_session_answer(session, prompt_of(session, key));
    char *text = answer && answer->value ? wb_json_text(answer->value) : NULL;
    snprintf(to, sizeof out[0], "%s", text ? text : "-");
    free(text);
    return to;
}

static inline void set_json(struct wb_session *session, const char *key, const char *path, const char *json)
{
    json_t *value = json ? json_loads(json, JSON_DECODE_ANY, NULL) : NULL;
    OK(wb_session_set_at(session, prompt_of(session, key), path, value, err));
    json_decref(value);
}

#endif
