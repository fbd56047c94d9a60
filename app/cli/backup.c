/* `backup` and `restore`: a copy of the data file that one asks for, and putting one back. */
#include "command.h"
#include "say.h"
#include "surroundings.h"

#include "base/mem.h"
#include "store/backup.h"

#include <stdlib.h>
#include <unistd.h>

static bool send_on(struct wb_store *store, struct wb_error *err)
{
    struct wb_str bytes = {0};
    if (isatty(STDOUT_FILENO))
        return wb_fail(err, WB_USAGE, "A backup is nothing to read on a terminal: name a file, or send it on to one.");
    bool done = wb_backup_bytes(store, &bytes, err) && wb_result_str(&bytes, err);
    wb_str_fini(&bytes);
    return done;
}

static bool copy_to(struct wb_store *store, const char *path, bool force, struct wb_error *err)
{
    if (wb_same(path, "-"))
        return send_on(store, err);
    if (wb_backup_to(store, path, force, err))
        return true;
    if (err->code == WB_DATA) /* the data file has passed its check: it is the copy that cannot be written */
        err->code = WB_FAILED;
    return false;
}

/* A copy is made while another window has the workbook open, too: nothing is written to the data file for it. */
bool wb_cli_backup(const struct wb_run *run, struct wb_error *err)
{
    char *data = wb_data_dir(run, err);
    struct wb_store_options options = {.dir = data, .kind = WB_STORE_ANSWERS, .read_only = true, .clock = &run->clock};
    struct wb_store *store = data ? wb_store_open(&options, err) : NULL;
    bool done = store && wb_output_allowed(run, run->words[0], err) && wb_store_check(store, err) &&
                copy_to(store, run->words[0], wb_given(run->arguments, WB_OPTION_FORCE), err);
    wb_store_close(store);
    free(data);
    if (done && !wb_same(run->words[0], "-"))
        wb_say(
            "Copied to %s, and checked. It holds every answer, the private ones too: keep it where only you can read "
            "it.",
            run->words[0]);
    return done;
}

/* What is said of each kind of file, before and after the name of the backup. */
static const char *const restored[][2] = {
    [WB_STORE_ANSWERS] = {"Your answers are those of ", " now."},
    [WB_STORE_COACH] = {"Your caseload is that of ", " now."},
};

/* The backup itself says whose it is: careers leader and coach may be one person, with both files in one folder. */
bool wb_cli_restore(const struct wb_run *run, struct wb_error *err)
{
    char *data = wb_data_dir(run, err);
    struct wb_store_options options = {.dir = data, .kind = WB_STORE_ANSWERS, .clock = &run->clock};
    struct wb_str kept_as = {0};
    (void)wb_backup_kind(run->words[0], &options.kind); /* where it is none of ours, restoring says so */
    bool done = data && wb_backup_restore(&options, run->words[0], &kept_as, err);

    if (done)
        wb_say("%s%s%s%s%s%s", restored[options.kind][0], run->words[0], restored[options.kind][1],
               kept_as.len ? " What stood there before is kept as " : "", wb_str_text(&kept_as), kept_as.len ? "." : "");
    wb_str_fini(&kept_as);
    free(data);
    return done;
}
