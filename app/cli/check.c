/* `check`: every fault of workbook files, each with its place. */
#include "author.h"
#include "say.h"

static bool show(const struct wb_run *run, const struct wb_faults *faults, struct wb_error *err)
{
    struct wb_str out = {0};
    if (!wb_given(run->arguments, WB_OPTION_JSON)) {
        wb_author_say(faults);
        return true;
    }
    wb_faults_write_json(&out, faults);
    if (out.len && out.data[out.len - 1] != '\n')
        wb_str_add_char(&out, '\n');
    bool done = wb_result_str(&out, err);
    wb_str_fini(&out);
    return done;
}

bool wb_cli_check(const struct wb_run *run, struct wb_error *err)
{
    struct wb_library library = {0};
    struct wb_faults faults;

    wb_faults_init(&faults);
    bool read = wb_author_load(run->words, &library, &faults, err);
    bool shown = show(run, &faults, read ? err : NULL);
    bool wrong = faults.errors > 0;
    wb_faults_fini(&faults);
    wb_library_fini(&library);
    if (wrong && read && shown)
        err->code = WB_INVALID; /* all has been said */
    return read && shown && !wrong;
}
