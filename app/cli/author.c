/* Workbook files as an author names them. */
#include "author.h"

#include "say.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FILE_MAX = 8 * 1024 * 1024 + 1 }; /* one byte more than is accepted, so that the fault comes from the loader */

static const char built_in[] = "built in";

/* A file that is too large is still a file with a fault at a place: as much of it as shows that is read. */
static bool read_file(const char *file, struct wb_str *text, struct wb_error *err)
{
    if (wb_file_read(file, FILE_MAX, text, err))
        return true;
    FILE *in = err->code == WB_LIMIT ? fopen(file, "re") : NULL;
    if (!in)
        return false;
    char *head = wb_alloc(FILE_MAX);
    wb_str_add_n(text, head, fread(head, 1, FILE_MAX, in));
    free(head);
    fclose(in);
    *err = (struct wb_error){0};
    return true;
}

static bool load_file(const char *file, struct wb_library *library, struct wb_faults *faults, struct wb_error *err)
{
    struct wb_str text = {0};
    bool read = read_file(file, &text, err);
    struct wb_workbook *book = read ? wb_load_taken(file, &text, faults) : NULL;
    if (book)
        wb_library_add(library, book);
    wb_str_fini(&text);
    return read;
}

/* What is wrong with built-in workbooks is not the author's affair. */
static void load_built_in(struct wb_library *library, const char *only)
{
    struct wb_faults ignored;
    wb_faults_init(&ignored);
    for (size_t i = 0; i < wb_builtin_count; i++) {
        const struct wb_builtin *builtin = &wb_builtins[i];
        if (wb_library_book(library, builtin->id) || (only && !wb_same(only, builtin->id)))
            continue;
        struct wb_workbook *book = wb_load_text(built_in, builtin->data, builtin->len, &ignored);
        if (book)
            wb_library_add(library, book);
    }
    wb_faults_fini(&ignored);
}

/* A built-in workbook may refer to what a file of another's id no longer has: worth knowing, no fault of the file. */
static void spare_built_in(struct wb_faults *faults)
{
    for (size_t i = 0; i < faults->count; i++)
        if (!faults->list[i].warning && wb_same(faults->list[i].file, built_in)) {
            faults->list[i].warning = true;
            faults->errors--;
        }
}

bool wb_author_load(const char *const *files, struct wb_library *library, struct wb_faults *faults,
                    struct wb_error *err)
{
    bool all = true;
    for (; *files; files++) {
        struct wb_error why = {0};
        if (load_file(*files, library, faults, &why))
            continue;
        if (!all) /* the last is said by whoever called, the others here */
            wb_say_error(err);
        *err = why;
        all = false;
    }
    size_t own = library->count;
    load_built_in(library, NULL);
    wb_load_link(library, faults);
    spare_built_in(faults);
    for (size_t i = 0; i < own; i++)
        wb_load_reach(library, library->books[i], faults);
    wb_faults_sort(faults);
    return all;
}

void wb_author_say(const struct wb_faults *faults)
{
    struct wb_str out = {0};
    wb_faults_write(&out, faults, isatty(STDERR_FILENO));
    while (out.len && out.data[out.len - 1] == '\n')
        out.data[--out.len] = '\0';
    if (out.len)
        wb_say("%s", out.data);
    wb_str_fini(&out);
}

static bool is_built_in(const char *id)
{
    for (size_t i = 0; i < wb_builtin_count; i++)
        if (wb_same(wb_builtins[i].id, id))
            return true;
    return false;
}

/* A file that is not there may be a mistyped id of a built-in workbook; a path is not. */
static void suggest(const char *typed, struct wb_error *err)
{
    const char **ids = wb_alloc_array(wb_builtin_count + 1, sizeof *ids);
    for (size_t i = 0; i < wb_builtin_count; i++)
        ids[i] = wb_builtins[i].id;
    const char *nearest = wb_nearest(typed, ids);
    free(ids);
    if (nearest)
        wb_fail(err, WB_FAILED, "There is no file or built-in workbook \"%s\"; did you mean \"%s\"?", typed, nearest);
}

const struct wb_workbook *wb_author_book(const char *file, struct wb_library *library, struct wb_error *err)
{
    const char *const files[] = {file, NULL};
    bool own = wb_file_exists(file) || !is_built_in(file);
    const struct wb_workbook *book = NULL;
    struct wb_faults faults;

    wb_faults_init(&faults);
    if (wb_author_load(own ? files : files + 1, library, &faults, err)) {
        wb_author_say(&faults);
        book = own ? library->count && wb_same(library->books[0]->file, file) ? library->books[0] : NULL
                   : wb_library_book(library, file);
        if (faults.errors || !book) {
            book = NULL;
            err->code = WB_INVALID;
        }
    } else if (!wb_file_exists(file)) {
        suggest(file, err);
    }
    wb_faults_fini(&faults);
    return book;
}
