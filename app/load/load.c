#include "load.h"

#include "expand.h"
#include "faults.h"
#include "finish.h"
#include "lines.h"
#include "link.h"
#include "read.h"

#include <stdlib.h>

/* ---- words ---- */

static int compare_word(const void *left, const void *right)
{
    const struct wb_word *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static void take_words(struct loading *to, const struct raw_workbook *raw)
{
    if (raw->words.count > 0) {
        qsort(raw->words.list, raw->words.count, sizeof(*raw->words.list), compare_word);
    }
    to->book->words = raw->words.list;
    to->book->word_count = raw->words.count;
}

static bool word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* Where a piece of a text stands in the file. Escapes and folded lines come between, so it is looked for: what stands
 * in the text for the n-th time does so in the file, from where the text begins. */
static struct wb_mark mark_within(const struct loading *to, const char *text, const char *piece, size_t len)
{
    struct wb_mark mark = wb_text_mark(text);
    struct wb_line line;
    size_t before = 0;
    for (const char *at = text; at < piece; at++) {
        before += strncmp(at, piece, len) == 0;
    }
    if (wb_faults_full(to->faults) || !wb_line_find(to->events.data, to->events.len, mark.line, &line)) {
        return mark;
    }
    size_t at = wb_line_byte(&line, mark.column - 1);
    for (size_t left = before + 1; at + len <= line.len; at++) {
        left -= memcmp(line.data + at, piece, len) == 0;
        if (left == 0) {
            return wb_line_mark(&line, at);
        }
    }
    return mark;
}

static void check_braces(struct loading *to, const char *text, const char *const *names)
{
    for (const char *brace = text; (brace = strchr(brace, '{')); brace++) {
        char name[WB_ID_BYTES + 1];
        size_t len = 0;
        while (word_char(brace[1 + len]) && len < WB_ID_BYTES) {
            name[len] = brace[1 + len];
            len++;
        }
        name[len] = '\0';
        struct wb_word key = {.name = name};
        if (len == 0 || brace[1 + len] != '}' ||
            (to->book->word_count > 0 &&
             bsearch(&key, to->book->words, to->book->word_count, sizeof(key), compare_word))) {
            continue;
        }
        wb_load_unknown(to, mark_within(to, text, brace, len + 2), name, "unknown word {%s}%s", name,
                        to->faults->count < WB_FAULTS_LISTED
                            ? wb_meant(to->faults, name, names, "; add it to words, or write the text itself")
                            : "");
    }
}

/* A word's own texts are what stands for it, and are not filled in again. */
static void check_words_within(struct loading *to, const struct wb_word *word)
{
    for (size_t i = 0; i <= word->case_count; i++) {
        const char *text = i < word->case_count ? word->cases[i].text : word->otherwise;
        for (const char *brace = strchr(text, '{'); brace; brace = strchr(brace + 1, '{')) {
            size_t len = 1;
            while (word_char(brace[len])) {
                len++;
            }
            if (len > 1 && brace[len] == '}') {
                wb_load_fault(to, mark_within(to, text, brace, len + 1),
                              "a word cannot stand in a word; write the text itself");
                break;
            }
        }
    }
}

static void check_words(struct loading *to)
{
    const char **names = wb_alloc_array(to->book->word_count + 1, sizeof(*names));
    for (size_t i = 0; i < to->book->word_count; i++) {
        names[i] = to->book->words[i].name;
        check_words_within(to, &to->book->words[i]);
    }
    for (size_t i = 0; i < to->with_words_count; i++) {
        check_braces(to, to->with_words[i], names);
    }
    free(names);
}

/* ---- one file ---- */

/* Faults of references are said in the same run as all others, as far as one workbook alone can tell. */
static void link_alone(struct loading *to)
{
    struct wb_library alone = {0};
    wb_library_add(&alone, to->book);
    struct linking in = {
        .library = &alone, .faults = to->faults, .holes = to->holes, .own_only = true, .suggestions = 50000};
    wb_link_books(&in);
    free(alone.books);
}

/* The document that `to->events` was begun on. */
static bool read_document(struct loading *to, struct raw_workbook *raw)
{
    yaml_event_t event;
    if (wb_events_root(&to->events, &event)) {
        if (event.type == YAML_MAPPING_START_EVENT) {
            wb_read_mapping(to, &wb_kind_workbook, &event, raw);
        } else {
            wb_load_fault(to, wb_event_mark(&event), "this is no workbook; begin it with workbook: AN-ID");
            wb_events_skip(&to->events, &event);
        }
        wb_events_end(&to->events);
    }
    wb_events_fini(&to->events);
    return !to->events.stopped && raw->id;
}

static bool read_text(struct loading *to, const char *data, size_t len, struct raw_workbook *raw)
{
    wb_events_init(&to->events, to->file, data, len, to->faults);
    return read_document(to, raw);
}

static bool read_recorded(struct loading *to, const struct wb_builtin *builtin, struct raw_workbook *raw)
{
    wb_events_recorded(&to->events, to->file, builtin, to->faults);
    return read_document(to, raw);
}

static void finish_workbook(struct loading *to, struct raw_workbook *raw, size_t errors)
{
    to->book->id = raw->id;
    to->book->title = raw->title;
    to->book->language = raw->language;
    to->book->about = raw->about;
    to->book->version = raw->version;
    take_words(to, raw);
    check_words(to);
    wb_expand(to, raw);
    if (to->faults->errors > errors) {
        link_alone(to);
    }
}

/* As if nothing had been read yet, with the faults that there were then. */
static void begin_again(struct loading *to, size_t count, size_t errors, size_t left_out)
{
    struct wb_workbook *book = to->book;
    char *file = wb_copy(to->file);
    wb_arena_fini(&book->arena);
    *book = (struct wb_workbook){0};
    wb_arena_init(&book->arena);
    book->file = wb_arena_copy(&book->arena, file);
    free(file);
    free(to->with_words);
    to->faults->count = count;
    to->faults->errors = errors;
    to->faults->left_out = left_out;
    *to = (struct loading){.book = book, .faults = to->faults, .file = book->file};
}

/* What is no YAML is read twice: once to find every slip, and again without what cannot be read. */
static void read_workbook(struct loading *to, const char *data, size_t len)
{
    struct wb_faults *faults = to->faults;
    size_t count = faults->count, errors = faults->errors, left_out = faults->left_out;
    struct raw_workbook raw = {0};
    struct wb_holes holes = {0};
    bool whole = read_text(to, data, len, &raw);
    if (to->events.slip.found) {
        begin_again(to, count, errors, left_out);
        bool mended = wb_mend(&holes, to->file, data, len, faults);
        raw = (struct raw_workbook){0};
        to->holes = &holes;
        whole = mended && read_text(to, holes.text.data, holes.text.len, &raw);
    }
    if (whole) {
        finish_workbook(to, &raw, errors);
    }
    to->holes = NULL;
    wb_holes_fini(&holes);
}

static struct loading begin(const char *file, struct wb_faults *faults)
{
    struct wb_workbook *book = wb_alloc(sizeof(*book));
    wb_arena_init(&book->arena);
    book->file = wb_arena_copy(&book->arena, file);
    return (struct loading){.book = book, .faults = faults, .file = book->file};
}

/* The workbook, which borrows its text; NULL where there were errors since there were `errors`. */
static struct wb_workbook *end(struct loading *to, const char *data, size_t len, size_t errors)
{
    struct wb_workbook *book = to->book;
    free(to->with_words);
    wb_faults_lines(to->faults, book->file, data, len < WB_LOAD_BYTES ? len : WB_LOAD_BYTES);
    if (to->faults->errors > errors) {
        wb_workbook_free(book);
        return NULL;
    }
    book->source = data;
    book->source_len = len;
    return book;
}

static struct wb_workbook *load_borrowed(const char *file, const char *data, size_t len, struct wb_faults *faults)
{
    size_t errors = faults->errors;
    struct loading to = begin(file, faults);
    read_workbook(&to, data, len);
    return end(&to, data, len, errors);
}

struct wb_workbook *wb_load_builtin(const struct wb_builtin *builtin, struct wb_faults *faults)
{
    size_t errors = faults->errors;
    struct raw_workbook raw = {0};
    struct loading to = begin("built in", faults);
    if (read_recorded(&to, builtin, &raw)) {
        finish_workbook(&to, &raw, errors);
    }
    return end(&to, builtin->data, builtin->len, errors);
}

struct wb_workbook *wb_load_taken(const char *file, struct wb_str *text, struct wb_faults *faults)
{
    struct wb_workbook *book = load_borrowed(file, wb_str_text(text), text->len, faults);
    if (book) {
        book->source_owned = wb_str_take(text);
    }
    return book;
}

struct wb_workbook *wb_load_text(const char *file, const char *data, size_t len, struct wb_faults *faults)
{
    struct wb_workbook *book = load_borrowed(file, data, len, faults);
    if (book) {
        book->source = wb_arena_copy_n(&book->arena, data, len);
    }
    return book;
}
