/* `check`: every fault of workbook files, each with its place. Files are checked together with the built-in workbooks,
 * so that references among them resolve as they will in use. */
#include "command.h"
#include "say.h"

#include "base/file.h"
#include "base/mem.h"
#include "load/load.h"

#include <stdlib.h>
#include <unistd.h>

enum { FILE_MAX = 8 * 1024 * 1024 + 1 }; /* one byte more than is accepted, so that the fault comes from the loader */

static const char built_in[] = "built in";

/* False where one cannot be read; the others are checked all the same. */
static bool load_files(const struct wb_run *run, struct wb_library *library, struct wb_faults *faults,
                       struct wb_error *err)
{
    bool all = true;
    for (size_t i = 0; i < run->word_count; i++) {
        struct wb_str text = {0};
        struct wb_error why = {0};
        if (wb_file_read(run->words[i], FILE_MAX, &text, &why)) {
            struct wb_workbook *book = wb_load_text(run->words[i], wb_str_text(&text), text.len, faults);
            if (book)
                wb_library_add(library, book);
        } else {
            if (!all) /* all but the last are said here, the last by whoever called */
                wb_say_error(err);
            *err = why;
            all = false;
        }
        wb_str_fini(&text);
    }
    return all;
}

/* The built-in workbooks that no file replaces. What is wrong with them is not the author's affair. */
static void load_rest(struct wb_library *library)
{
    struct wb_faults ignored;
    wb_faults_init(&ignored);
    for (size_t i = 0; i < wb_builtin_count; i++) {
        const struct wb_builtin *builtin = &wb_builtins[i];
        if (wb_library_book(library, builtin->id))
            continue;
        struct wb_workbook *book = wb_load_text(built_in, builtin->data, builtin->len, &ignored);
        if (book)
            wb_library_add(library, book);
    }
    wb_faults_fini(&ignored);
}

/* A built-in workbook may refer to what a checked file of the same id no longer has: worth knowing, no fault of the
 * file. */
static void spare_built_in(struct wb_faults *faults)
{
    for (size_t i = 0; i < faults->count; i++)
        if (!faults->list[i].warning && wb_same(faults->list[i].file, built_in)) {
            faults->list[i].warning = true;
            faults->errors--;
        }
}

static bool show(const struct wb_run *run, const struct wb_faults *faults, struct wb_error *err)
{
    struct wb_str out = {0};
    bool done = true;
    if (wb_given(run->arguments, WB_OPTION_JSON)) {
        wb_faults_write_json(&out, faults);
        if (out.len && out.data[out.len - 1] != '\n')
            wb_str_add_char(&out, '\n');
        done = wb_result_str(&out, err);
    } else {
        bool caret = isatty(STDERR_FILENO);
        for (size_t i = 0; i < faults->count; i++)
            wb_fault_write(&out, &faults->list[i], caret);
        while (out.len && out.data[out.len - 1] == '\n')
            out.data[--out.len] = '\0';
        if (out.len)
            wb_say("%s", out.data);
    }
    wb_str_fini(&out);
    return done;
}

bool wb_cli_check(const struct wb_run *run, struct wb_error *err)
{
    struct wb_library library = {0};
    struct wb_faults faults;

    wb_faults_init(&faults);
    bool read = load_files(run, &library, &faults, err);
    load_rest(&library);
    wb_load_link(&library, &faults);
    spare_built_in(&faults);
    wb_faults_sort(&faults);
    bool shown = show(run, &faults, read ? err : NULL);
    bool wrong = faults.errors > 0;
    wb_faults_fini(&faults);
    wb_library_fini(&library);
    if (wrong && read && shown)
        err->code = WB_INVALID; /* all has been said */
    return read && shown && !wrong;
}
