/* A caseload of a test's own, and exports for it that are made up here, digest and all. */
#ifndef WB_TESTS_COACH_HELP_H
#define WB_TESTS_COACH_HELP_H

#include "base/json.h"
#include "coach/report.h"
#include "export/digest.h"

#include "store_help.h"

static inline struct wb_instant stopped(void *data)
{
    return (struct wb_instant){1796000000, 0};
}

static inline struct wb_coach *open_caseload(void)
{
    static const struct wb_clock clock = {stopped, NULL};
    struct wb_error err = {0};
    struct wb_coach *coach = wb_coach_open(in_dir("data"), &clock, false, &err);
    ck_assert_msg(coach != NULL, "%s", err.text);
    return coach;
}

/* One answer. `wording` is JSON; NULL: the export does not say. */
struct given {
    const char *prompt, *value, *wording;
    const char *sharing; /* NULL: report */
    bool quote;
};

static const char scale_10[] =
    "{\"type\":\"range\",\"label\":\"How far?\",\"range\":{\"start\":0,\"end\":10,\"step\":1,\"low\":\"not begun\"}}";
static const char scale_5[] =
    "{\"type\":\"range\",\"label\":\"How far?\",\"range\":{\"start\":1,\"end\":5,\"step\":1}}";
static const char settings_asked[] =
    "{\"type\":\"select_one\",\"label\":\"Where do you work?\",\"choices\":[{\"id\":\"school\",\"label\":\"A school\"},"
    "{\"id\":\"college\",\"label\":\"A college\"},{\"id\":\"special\",\"label\":\"A special school\"}]}";
static const char words_asked[] = "{\"type\":\"text\",\"label\":\"In your words?\"}";

static inline json_t *json_of(const char *text)
{
    struct wb_error err = {0};
    json_t *value = wb_json_read(text, strlen(text), SIZE_MAX, &err);
    ck_assert_msg(value != NULL, "%s: %s", text, err.text);
    return value;
}

static inline json_t *answer_json(const struct given *given, int revision)
{
    json_t *out = json_object();
    wb_json_set_text(out, "prompt", given->prompt);
    wb_json_set_text(out, "state", "answered");
    json_object_set_new(out, "value", json_of(given->value));
    wb_json_set_text(out, "label", "As it was asked");
    json_object_set_new(out, "revision", json_integer(revision));
    wb_json_set_text(out, "at", "2026-10-03T10:00:00+00:00");
    wb_json_set_text(out, "sharing", given->sharing ? given->sharing : "report");
    if (given->quote)
        json_object_set_new(out, "quote", json_true());
    if (given->wording)
        json_object_set_new(out, "wording", json_of(given->wording));
    return out;
}

struct export
{
    const char *person, *name, *at; /* at NULL: 2026-11-03 */
    int revision;                   /* 0: 1 */
    const struct given *given;
    size_t count;
};

static inline json_t *export_json(const struct export *export)
{
    json_t *out = json_object(), *person = json_object(), *book = json_object(), *answers = json_array();
    int revision = export->revision ? export->revision : 1;
    wb_json_set_text(out, "format", "careers-workbook/response");
    json_object_set_new(out, "version", json_integer(1));
    wb_json_set_text(person, "id", export->person);
    wb_json_set_text(person, "name", export->name);
    json_object_set_new(out, "person", person);
    wb_json_set_text(out, "at", export->at ? export->at : "2026-11-03T12:00:00+00:00");
    json_object_set_new(out, "revision", json_integer(revision));
    wb_json_set_text(book, "workbook", "before-the-workshop");
    json_object_set_new(book, "asked", json_integer(10));
    json_object_set_new(book, "answered", json_integer((json_int_t) export->count));
    for (size_t i = 0; i < export->count; i++)
        json_array_append_new(answers, answer_json(&export->given[i], revision));
    json_object_set_new(book, "answers", answers);
    json_object_set_new(out, "workbooks", json_pack("[o]", book));
    return out;
}

/* Takes over the tree; the text with its digest, owned by the caller. */
static inline char *signed_text(json_t *tree)
{
    char digest[WB_DIGEST_HEX];
    struct wb_str text = {0};
    wb_json_write(&text, tree);
    json_decref(tree);
    wb_digest_hex(text.data, text.len, digest);
    wb_str_splice(&text, text.len - 1, 1, "", 0);
    wb_str_addf(&text, ",\"digest\":\"%s\"}", digest);
    return wb_str_take(&text);
}

static inline const char *write_text(const char *name, const char *text)
{
    const char *path = in_dir(name);
    OK(wb_file_write(path, text, strlen(text), true, err));
    return path;
}

static inline struct wb_add_result add_path(struct wb_coach *coach, const char *path)
{
    struct wb_add_result result = {0};
    OK(wb_coach_add(coach, path, &result, err));
    return result;
}

static inline struct wb_add_result add_export(struct wb_coach *coach, const struct export *export)
{
    char *text = signed_text(export_json(export));
    struct wb_add_result result = add_path(coach, write_text("in.json", text));
    free(text);
    return result;
}

/* Somebody numbered, whose random id is in no order. */
static inline struct wb_add_result add_person(struct wb_coach *coach, int number, const struct given *given,
                                              size_t count)
{
    char seed[16], person[WB_DIGEST_HEX], name[32];
    snprintf(seed, sizeof seed, "%d", number);
    wb_digest_hex(seed, strlen(seed), person);
    person[32] = '\0';
    snprintf(name, sizeof name, "Person%c Nr%02d", 'a' + number % 26, number);
    return add_export(coach, &(struct export){.person = person, .name = name, .given = given, .count = count});
}

static inline struct wb_report *report_of(struct wb_coach *coach)
{
    const struct wb_report_options options = {.from = {2026, 9, 1}, .to = {2026, 12, 31}};
    struct wb_error err = {0};
    struct wb_report *report = wb_report_make(coach, &options, &err);
    ck_assert_msg(report != NULL, "%s", err.text);
    return report;
}

/* In the format of that number; owned by the caller. */
static inline char *written(const struct wb_report *report, size_t format)
{
    struct wb_str out = {0};
    OK(wb_report_formats[format].write(report, &out, err));
    return wb_str_take(&out);
}

enum { AS_HTML, AS_MARKDOWN, AS_JSON, AS_CSV };

static inline json_t *report_json(struct wb_coach *coach)
{
    struct wb_report *report = report_of(coach);
    char *text = written(report, AS_JSON);
    json_t *tree = json_of(text);
    free(text);
    wb_report_free(report);
    return tree;
}

static inline void log_report(struct wb_coach *coach)
{
    struct wb_report *report = report_of(coach);
    OK(wb_report_log(coach, report, err));
    wb_report_free(report);
}

/* The question of an id, the first of it; NULL: there is none. */
static inline const json_t *question_of(const json_t *report, const char *id)
{
    const json_t *sections = json_object_get(report, "sections");
    for (size_t i = 0; i < json_array_size(sections); i++) {
        const json_t *questions = json_object_get(json_array_get(sections, i), "questions");
        for (size_t j = 0; j < json_array_size(questions); j++)
            if (wb_json_is(json_object_get(json_array_get(questions, j), "id"), id))
                return json_array_get(questions, j);
    }
    return NULL;
}

static inline const json_t *cell_at(const json_t *question, size_t row, size_t cell)
{
    const json_t *rows = json_object_get(question, "rows");
    return json_array_get(json_object_get(json_array_get(rows, row), "cells"), cell);
}

#endif
