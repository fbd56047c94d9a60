/* Workbooks from texts of a test's own: loaded, linked, with their faults as one text. */
#ifndef WB_TESTS_LOAD_HELP_H
#define WB_TESTS_LOAD_HELP_H

#include "load/load.h"
#include "unit.h"

#include <string.h>

/* Ten lines before the first prompt, which begins in column 11 behind "- ". */
#define HEAD                                                                                                           \
    "workbook: w\nversion: 1\ntitle: T\nsections:\n  - id: s\n    title: S\n    exercises:\n"                          \
    "      - id: e\n        title: E\n        prompts:\n"
#define PROMPT(text) "          - " text "\n"

struct loaded {
    struct wb_library library;
    struct wb_faults faults;
    struct wb_str said; /* the faults, one a line */
};

static inline void load_more(struct loaded *in, const char *file, const char *text, size_t len)
{
    struct wb_workbook *book = wb_load_text(file, text, len, &in->faults);
    if (book) {
        wb_library_add(&in->library, book);
    }
}

static inline void load_done(struct loaded *in)
{
    wb_load_link(&in->library, &in->faults);
    wb_faults_sort(&in->faults);
    wb_faults_write(&in->said, &in->faults, false);
}

static inline struct loaded load_bytes(const char *text, size_t len)
{
    struct loaded in = {0};
    wb_faults_init(&in.faults);
    load_more(&in, "w.yaml", text, len);
    load_done(&in);
    return in;
}

static inline struct loaded load_book(const char *text)
{
    return load_bytes(text, strlen(text));
}

/* One that must be without fault. */
static inline struct loaded load_good(const char *text)
{
    struct loaded in = load_book(text);
    ck_assert_msg(in.faults.count == 0, "%s", wb_str_text(&in.said));
    ck_assert_uint_eq(in.library.count, 1);
    return in;
}

static inline void load_fini(struct loaded *in)
{
    wb_library_fini(&in->library);
    wb_faults_fini(&in->faults);
    wb_str_fini(&in->said);
}

static inline const struct wb_prompt *loaded_prompt(const struct loaded *in, const char *key)
{
    const struct wb_prompt *prompt = wb_workbook_prompt(in->library.books[0], key);
    ck_assert_msg(prompt != NULL, "no prompt %s", key);
    return prompt;
}

#endif
