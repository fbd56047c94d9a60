/* A session over a workbook with a prompt of each type, and its exports. */
#ifndef WB_TESTS_EXPORT_HELP_H
#define WB_TESTS_EXPORT_HELP_H

#include "export/export.h"

#include "session_help.h"

static const char export_book[] =
    "workbook: small\nversion: 3\ntitle: A small one\nlanguage: en-GB\n"
    "words:\n"
    "  aim: {answer: goal, otherwise: your goal}\n"
    "  low: {lowest_of: parts, among: order, otherwise: that one}\n"
    "  pupil: {by: setting, school: pupil, college: student, otherwise: young person}\n"
    "sections:\n"
    "  - id: first\n    title: First\n    exercises:\n"
    "      - id: one\n        title: \"One {pupil}\"\n        minutes: 2\n        prompts:\n"
    "          - {id: setting, type: select_one, label: Where?, choices: [School, College]}\n"
    "          - {id: goal, type: text, label: What do you want?}\n"
    "          - {id: why, type: text, label: \"Why {aim}?\", quotable: true}\n"
    "          - {id: secret, type: text, label: A secret?, sharing: private}\n"
    "          - {id: parts, type: ratings, label: How is it?, range: {start: 0, end: 10}, appearance: wheel,\n"
    "             not_applicable: not mine, items: [{id: time, label: Time}, {id: money, label: Money},\n"
    "             {id: room, label: Room}]}\n"
    "          - {id: order, type: rank, label: In order, choices_from: parts, top: 2}\n"
    "          - {id: low-why, type: text, label: \"{low} is lowest. Why?\"}\n"
    "      - id: two\n        title: Two\n        minutes: 3\n        prompts:\n"
    "          - {id: people, type: table, label: Who?, columns: [{id: who, label: Who, type: line},\n"
    "             {id: power, label: Power, type: integer}]}\n"
    "          - {id: pick, type: select_one, label: Which of them?, choices_from: people}\n"
    "          - {id: about, type: table, label: About them, rows_from: people,\n"
    "             columns: [{id: note, label: Note, type: line}]}\n"
    "          - {id: line, type: line, label: One line}\n"
    "          - {id: count, type: integer, label: How many?}\n"
    "          - {id: share, type: decimal, label: How much?}\n"
    "          - {id: day, type: date, label: When?}\n"
    "          - {id: many, type: select_multiple, label: Which ones?, choices: [Red, Green], or_other: true}\n"
    "          - {id: box, type: check, label: Yes?}\n"
    "          - {id: more, type: text, label: More, relevant: {prompt: setting, is: school}}\n"
    "          - {id: letter, type: letter, label: Write to yourself, opens_with: second}\n"
    "          - {id: gone, type: text, label: Asked once, retired: true}\n"
    "          - {id: where, type: range, label: How far?, range: {start: 0, end: 10, low: not begun, high: there}}\n"
    "          - {id: promise, type: commitment, label: What will you do?}\n"
    "  - id: second\n    title: Second\n    opens: session-1\n    exercises:\n"
    "      - id: three\n        title: Three\n        minutes: 4\n        prompts:\n"
    "          - {id: review, type: commitments_review, label: What became of it?}\n"
    "          - {id: where-again, type: range, rerate: where, label: How far now?}\n"
    "          - {id: next-want, type: line, label: What next?}\n"
    "          - {id: for-head, type: text, label: For the head, page: head}\n"
    "          - {id: for-head-too, type: text, label: This too, page: head}\n";

static struct wb_session *session;

static inline void open_export(void)
{
    make_dir();
    write_book("books/small.yaml", export_book);
    session = open_session();
}

static inline void close_export(void)
{
    OK(wb_session_close(session, err));
    session = NULL;
    drop_dir();
}

static inline struct wb_instant noon(void)
{
    struct wb_instant at;
    ck_assert(wb_instant_read("2026-11-03T12:00:00+00:00", &at));
    return at;
}

static inline void answer(const char *key, const char *json)
{
    set_json(session, key, "", json);
    wb_session_leave(session, prompt_of(session, key));
}

/* A text, whatever is in it. */
static inline void answer_text(const char *key, const char *text)
{
    json_t *value = json_string(text);
    ck_assert_ptr_nonnull(value);
    OK(wb_session_set(session, prompt_of(session, key), value, err));
    json_decref(value);
    wb_session_leave(session, prompt_of(session, key));
}

static inline void share(const char *key, enum wb_sharing sharing)
{
    OK(wb_session_set_sharing(session, prompt_of(session, key), sharing, err));
    wb_session_leave(session, prompt_of(session, key));
}

static inline void state(const char *key, enum wb_state to)
{
    OK(wb_session_set_state(session, prompt_of(session, key), to, err));
    wb_session_leave(session, prompt_of(session, key));
}

static inline struct wb_export_options plain_options(void)
{
    return (struct wb_export_options){.since = -1, .at = noon()};
}

static inline struct wb_view *view_with(struct wb_export_options options)
{
    struct wb_error why = {0};
    struct wb_view *view = wb_view_make(session, &options, &why);
    ck_assert_msg(view != NULL, "%s", why.text);
    return view;
}

static inline struct wb_view *view_now(void)
{
    return view_with(plain_options());
}

/* Owned by the caller. */
static inline char *bytes_with(struct wb_export_options options, enum wb_format format)
{
    struct wb_view *view = view_with(options);
    struct wb_str out = {0};
    OK(wb_formats[format].write(view, &out, err));
    ck_assert_uint_eq(strlen(wb_str_text(&out)), out.len);
    wb_view_free(view);
    return wb_str_take(&out);
}

static inline char *bytes(enum wb_format format)
{
    return bytes_with(plain_options(), format);
}

static inline const struct wb_leaf *find_leaf(const struct wb_view *view, const char *key)
{
    for (size_t i = 0; i < view->leaf_count; i++)
        if (wb_same(view->leaves[i]->key, key))
            return view->leaves[i];
    return NULL;
}

static inline size_t count_of(const char *hay, const char *needle)
{
    size_t count = 0;
    for (const char *at = hay; (at = strstr(at, needle)); at += strlen(needle))
        count++;
    return count;
}

#endif
