/* YAML to workbook: every fault in one run, each with its place and what to write instead. It does not know answers. */
#ifndef WB_LOAD_LOAD_H
#define WB_LOAD_LOAD_H

#include "base/error.h"
#include "base/str.h"
#include "workbook/model.h"

struct wb_fault {
    const char *file;
    struct wb_mark mark;
    bool warning;
    const char *text; /* what is wrong; what to write instead */
    const char *line; /* the line of the file, cleaned and cut to a screen's width, for the caret; may be NULL */
    int caret;        /* columns of `line` before the place */
};
#define WB_FAULTS_LISTED 200
struct wb_faults {
    struct wb_fault *list;
    size_t count, capacity;
    size_t errors;   /* how many are not warnings, those left out among them */
    size_t left_out; /* found, but not listed: after WB_FAULTS_LISTED only a count is kept */
    struct wb_arena arena;
};
void wb_faults_init(struct wb_faults *faults);
void wb_faults_fini(struct wb_faults *faults);
void wb_faults_sort(struct wb_faults *faults); /* by file, line, column */
/* "FILE:LINE:COLUMN: error: TEXT", and with `caret` the line and a caret below it. */
void wb_fault_write(struct wb_str *out, const struct wb_fault *fault, bool caret);
/* All of them, each on its line, and how many were left out. */
void wb_faults_write(struct wb_str *out, const struct wb_faults *faults, bool caret);
void wb_faults_write_json(struct wb_str *out, const struct wb_faults *faults);

/* One workbook from the bytes of a file; `file` is its name for messages. NULL when there was an error; references are
 * not resolved yet. Bounds: 8 MiB, depth 64, 20,000 prompts. The caller owns the workbook. */
struct wb_workbook *wb_load_text(const char *file, const char *data, size_t len, struct wb_faults *faults);

/* The same, but the workbook takes the text over: `text` is empty after. Without a workbook it is as it was. */
struct wb_workbook *wb_load_taken(const char *file, struct wb_str *text, struct wb_faults *faults);

/* Resolves all references among the workbooks of a library: unknown ones are errors (to a workbook not loaded:
 * warnings), so are cycles of relevance; re-ratings take type, items, range and choices here. Call once, after all are
 * added. */
bool wb_load_link(struct wb_library *library, struct wb_faults *faults);

/* Warns of what no answers lead to: conditions of this workbook that can never hold, prompts that nobody is ever asked.
 * For authors: its work is bounded, but opening a workbook does not need it. After wb_load_link. */
void wb_load_reach(struct wb_library *library, const struct wb_workbook *book, struct wb_faults *faults);

/* The workbooks built into the program. */
struct wb_builtin {
    const char *id; /* the file's name without .yaml */
    const char *data;
    size_t len;
    const char *events; /* of its YAML, recorded while building */
    size_t events_len;
};
extern const struct wb_builtin wb_builtins[];
extern const size_t wb_builtin_count;

/* The file name that a workbook has which was read from the copy kept with the answers. */
#define WB_LOAD_KEPT "the copy kept with your answers"

/* The whole library: those built in, replaced or joined by *.yaml of the directories (NULL-ended, later ones win; a
 * colon- separated path is split by the caller). A file that is invalid is left out with its faults, and the one it
 * would have replaced stays away too: `fallback` (may be NULL) is asked for the copy that the store kept of that id. */
typedef bool wb_load_fallback(void *data, const char *id, struct wb_str *source);
bool wb_load_library(const char *const *dirs, wb_load_fallback *fallback, void *data, struct wb_library *library,
                     struct wb_faults *faults, struct wb_error *err);

#endif
