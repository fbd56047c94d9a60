#include "faults.h"

#include "base/json.h"
#include "base/text.h"
#include "lines.h"

#include <stdlib.h>

enum {
    QUOTED_BYTES = 64, /* of a text of the file, in a sentence */
    LINE_BEFORE = 40,  /* characters before the place, where the line is long */
    LINE_SHOWN = 110,  /* characters of a line */
    LINE_WHOLE = 60,   /* a place up to here needs no cut at the start */
};

void wb_faults_init(struct wb_faults *faults)
{
    *faults = (struct wb_faults){0};
    wb_arena_init(&faults->arena);
}

void wb_faults_fini(struct wb_faults *faults)
{
    free(faults->list);
    wb_arena_fini(&faults->arena);
    *faults = (struct wb_faults){0};
}

static const char *cleaned(struct wb_faults *faults, const char *text, size_t len)
{
    struct wb_str line = {0}, out = {0};
    wb_clean(&line, text, len, WB_CLEAN_VISIBLE); /* else a word might differ from itself */
    for (size_t i = 0; i < line.len; i++) {
        if (line.data[i] == '\n') {
            line.data[i] = ' ';
        }
    }
    wb_str_add_n(&out, wb_str_text(&line), line.len);
    const char *copy = wb_arena_copy_n(&faults->arena, wb_str_text(&out), out.len);
    wb_str_fini(&line);
    wb_str_fini(&out);
    return copy;
}

void wb_fault(struct wb_faults *faults, const char *file, struct wb_mark mark, bool warning, const char *format, ...)
{
    faults->errors += !warning;
    if (wb_faults_full(faults)) {
        faults->left_out++;
        return;
    }
    struct wb_str text = {0};
    va_list args;
    va_start(args, format);
    wb_str_vaddf(&text, format, args);
    va_end(args);
    faults->list = wb_grow(faults->list, faults->count, &faults->capacity, sizeof(*faults->list));
    faults->list[faults->count++] = (struct wb_fault){
        .file = cleaned(faults, file, strlen(file)),
        .mark = mark,
        .warning = warning,
        .text = cleaned(faults, wb_str_text(&text), text.len),
    };
    wb_str_fini(&text);
}

const char *wb_quoted(struct wb_faults *faults, const char *text)
{
    if (wb_faults_full(faults)) {
        return "";
    }
    size_t len = strlen(text), cut = 0;
    if (len > QUOTED_BYTES) {
        for (size_t next = 0; next <= QUOTED_BYTES; next += wb_utf8_decode(text + next, len - next, &(uint32_t){0})) {
            cut = next;
        }
    } else {
        cut = len;
    }
    struct wb_str out = {0};
    wb_str_add_char(&out, '"');
    wb_str_add_n(&out, text, cut);
    wb_str_add(&out, cut < len ? "\xE2\x80\xA6\"" : "\"");
    const char *copy = cleaned(faults, wb_str_text(&out), out.len);
    wb_str_fini(&out);
    return copy;
}

const char *wb_meant(struct wb_faults *faults, const char *typed, const char *const *words, const char *otherwise)
{
    /* A letter is near to every other; nobody mistypes a very long name, and comparing it costs its length each time.
     */
    const char *near = NULL;
    if (!wb_faults_full(faults) && strlen(typed) > 1 && strlen(typed) <= QUOTED_BYTES) {
        near = wb_nearest(typed, words);
    }
    if (!near) {
        return otherwise;
    }
    struct wb_str out = {0};
    wb_str_addf(&out, "; did you mean \"%s\"?", near);
    const char *copy = wb_arena_copy(&faults->arena, wb_str_text(&out));
    wb_str_fini(&out);
    return copy;
}

static bool has_error(const struct wb_faults *faults, const char *name)
{
    for (size_t i = 0; i < faults->count; i++) {
        if (!faults->list[i].warning && strcmp(faults->list[i].file, name) == 0) {
            return true;
        }
    }
    return false;
}

bool wb_faults_of(const struct wb_faults *faults, const char *file)
{
    struct wb_faults own; /* its memory alone: names of files are kept cleaned */
    wb_faults_init(&own);
    bool found = faults->errors > 0 && has_error(faults, cleaned(&own, file, strlen(file)));
    wb_faults_fini(&own);
    return found;
}

static int compare_fault(const void *left, const void *right)
{
    const struct wb_fault *a = left, *b = right;
    int order = strcmp(a->file, b->file);
    if (order == 0) {
        order = (a->mark.line > b->mark.line) - (a->mark.line < b->mark.line);
    }
    if (order == 0) {
        order = (a->mark.column > b->mark.column) - (a->mark.column < b->mark.column);
    }
    return order ? order : strcmp(a->text, b->text);
}

void wb_faults_sort(struct wb_faults *faults)
{
    if (faults->count > 0) {
        qsort(faults->list, faults->count, sizeof(*faults->list), compare_fault);
    }
}

/* ---- lines ---- */

/* Some characters on from `at`, but not past the end of the line: a line may be as long as the file. */
static size_t characters_on(const char *data, size_t len, size_t at, int count)
{
    for (; count > 0 && at < len && wb_line_break(data, len, at) == 0; count--) {
        at += wb_utf8_decode(data + at, len - at, &(uint32_t){0});
    }
    return at;
}

static void give_line(struct wb_faults *faults, struct wb_fault *fault, const char *line, size_t len)
{
    int before = fault->mark.column - 1, from = before > LINE_WHOLE ? before - LINE_BEFORE : 0;
    size_t start = characters_on(line, len, 0, from);
    size_t place = characters_on(line, len, start, before - from);
    size_t end = characters_on(line, len, start, LINE_SHOWN);
    struct wb_str head = {0};
    wb_clean(&head, line + start, place - start, WB_CLEAN_VISIBLE); /* as the line is shown */
    fault->caret = wb_width(wb_str_text(&head), head.len);
    wb_str_fini(&head);
    fault->line = cleaned(faults, line + start, end - start);
}

static int compare_line(const void *left, const void *right)
{
    const struct wb_fault *a = *(struct wb_fault *const *)left, *b = *(struct wb_fault *const *)right;
    return (a->mark.line > b->mark.line) - (a->mark.line < b->mark.line);
}

void wb_faults_lines(struct wb_faults *faults, const char *file, const char *data, size_t len)
{
    struct wb_fault *wanting[WB_FAULTS_LISTED];
    size_t count = 0;
    const char *name = cleaned(faults, file, strlen(file));
    for (size_t i = 0; i < faults->count && count < WB_FAULTS_LISTED; i++) {
        struct wb_fault *fault = &faults->list[i];
        if (!fault->line && fault->mark.line > 0 && strcmp(fault->file, name) == 0) {
            wanting[count++] = fault;
        }
    }
    qsort(wanting, count, sizeof(*wanting), compare_line);
    bool marked = len >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0;
    struct wb_line line;
    wb_line_find(marked ? data + 3 : data, marked ? len - 3 : len, 1, &line);
    for (size_t i = 0; i < count; i++) {
        while (line.number < wanting[i]->mark.line && wb_line_next(&line)) {
        }
        if (line.number == wanting[i]->mark.line) {
            give_line(faults, wanting[i], line.data + line.at, line.len - line.at);
        }
    }
}

/* ---- writing ---- */

void wb_fault_write(struct wb_str *out, const struct wb_fault *fault, bool caret)
{
    wb_str_add(out, fault->file);
    if (fault->mark.line > 0) {
        wb_str_addf(out, ":%d:%d", fault->mark.line, fault->mark.column);
    }
    wb_str_addf(out, ": %s: %s\n", fault->warning ? "warning" : "error", fault->text);
    if (caret && fault->line) {
        wb_str_addf(out, "  %s\n  %*s^\n", fault->line, fault->caret, "");
    }
}

void wb_faults_write(struct wb_str *out, const struct wb_faults *faults, bool caret)
{
    for (size_t i = 0; i < faults->count; i++) {
        wb_fault_write(out, &faults->list[i], caret);
    }
    if (faults->left_out > 0) {
        wb_str_addf(out, "and %zu more; mend these first, then check again\n", faults->left_out);
    }
}

void wb_faults_write_json(struct wb_str *out, const struct wb_faults *faults)
{
    json_t *list = json_array(), *all = json_object();
    for (size_t i = 0; i < faults->count; i++) {
        const struct wb_fault *fault = &faults->list[i];
        json_t *entry = json_object();
        wb_json_set_text(entry, "file", fault->file);
        json_object_set_new(entry, "line", json_integer(fault->mark.line));
        json_object_set_new(entry, "column", json_integer(fault->mark.column));
        wb_json_set_text(entry, "severity", fault->warning ? "warning" : "error");
        wb_json_set_text(entry, "message", fault->text);
        json_array_append_new(list, entry);
    }
    json_object_set_new(all, "faults", list);
    json_object_set_new(all, "errors", json_integer((json_int_t)faults->errors));
    json_object_set_new(all, "warnings", json_integer((json_int_t)(faults->count + faults->left_out - faults->errors)));
    json_object_set_new(all, "left_out", json_integer((json_int_t)faults->left_out));
    wb_json_write_pretty(out, all, 2);
    wb_str_add_char(out, '\n');
    json_decref(all);
}
