/* `backup` and `restore`: a copy of the data file that one asks for, and putting one back. */
#include "command.h"
#include "say.h"
#include "surroundings.h"

#include "store/backup.h"

#include <stdlib.h>

/* A copy is made while another window has the workbook open, too: nothing is written to the data file for it. */
bool wb_cli_backup(const struct wb_run *run, struct wb_error *err)
{
    char *data = wb_data_dir(run, err);
    struct wb_store_options options = {.dir = data, .kind = WB_STORE_ANSWERS, .read_only = true, .clock = &run->clock};
    struct wb_store *store = data ? wb_store_open(&options, err) : NULL;
    bool done = store && wb_store_check(store, err) &&
                wb_backup_to(store, run->words[0], wb_given(run->arguments, WB_OPTION_FORCE), err);
    wb_store_close(store);
    free(data);
    if (done)
        wb_say(
            "Copied to %s, and checked. It holds every answer, the private ones too: keep it where only you can read "
            "it.",
            run->words[0]);
    return done;
}

bool wb_cli_restore(const struct wb_run *run, struct wb_error *err)
{
    char *data = wb_data_dir(run, err);
    struct wb_store_options options = {.dir = data, .kind = WB_STORE_ANSWERS, .clock = &run->clock};
    struct wb_str kept_as = {0};
    bool done = data && wb_backup_restore(&options, run->words[0], &kept_as, err);

    if (done && kept_as.len)
        wb_say("Your answers are those of %s now. What stood there before is kept as %s.", run->words[0],
               wb_str_text(&kept_as));
    else if (done)
        wb_say("Your answers are those of %s now.", run->words[0]);
    wb_str_fini(&kept_as);
    free(data);
    return done;
}
