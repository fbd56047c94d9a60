/* fill DIR N WHERE LINES: what the N-th leader answers next, at a workbook or at one of its sections (WORKBOOK/SECTION), as
 * lines for linear mode in the file LINES. DIR holds what this leader said before, in a data file of its own that the
 * program under test never sees. Runs as one test, because what gives the answers asserts that they were taken. */
#include "people.h"

#include "../person/fill.h"
#include "../unit/unit.h"

#include "base/file.h"

#include <stdio.h>

static char **arguments;
enum { DIR = 1, LEADER, WHERE, LINES, ARGUMENTS };

static const struct wb_section *section_of(const struct wb_workbook *book, const char *id)
{
    for (size_t i = 0; i < book->section_count; i++)
        if (wb_same(book->sections[i].id, id))
            return &book->sections[i];
    ck_abort_msg("%s has no section %s", book->id, id);
    return NULL;
}

START_TEST(says)
{
    struct wb_clock clock = wb_clock_system();
    struct wb_error err = {0};
    struct script script;
    char *where = wb_copy(arguments[WHERE]), *slash = strchr(where, '/');
    struct wb_session *session =
        wb_session_open(&(struct wb_session_options){.data_dir = arguments[DIR], .clock = &clock}, &err);
    ck_assert_msg(session, "%s", err.text);
    if (slash)
        *slash = '\0';
    const struct wb_workbook *book = wb_library_book(wb_session_library(session), where);
    ck_assert_ptr_nonnull(book);
    bool *done = wb_alloc_array(book->prompt_count, sizeof *done);
    record(&script, &leaders[atoi(arguments[LEADER])], session, book, slash ? section_of(book, slash + 1) : NULL, done);
    ck_assert_msg(wb_file_write(arguments[LINES], wb_str_text(&script.lines), script.lines.len, true, &err), "%s",
                  err.text);
    script_fini(&script);
    ck_assert_msg(wb_session_close(session, &err), "%s", err.text);
    free(done);
    free(where);
}
END_TEST

static void tests(TCase *tcase)
{
    tcase_add_test(tcase, says);
}

int main(int argc, char *argv[])
{
    if (argc != ARGUMENTS || atoi(argv[LEADER]) < 0 || atoi(argv[LEADER]) >= LEADERS) {
        fputs("fill DIR N WHERE LINES\n", stderr);
        return 2;
    }
    arguments = argv;
    return run_suite("fill", tests);
}
