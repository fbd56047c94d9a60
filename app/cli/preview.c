/* `preview`: a workbook as a client would meet it, with a data directory that is thrown away afterwards. */
#include "author.h"
#include "open.h"
#include "say.h"
#include "surroundings.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where it happens, while it does. */
struct stage {
    char *dir, *workbooks;
};

static int remove_one(const char *path, const struct stat *is, int kind, struct FTW *where)
{
    remove(path);
    return 0;
}

static void stage_fini(struct stage *stage)
{
    if (stage->dir)
        nftw(stage->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(stage->dir);
    free(stage->workbooks);
}

static bool stage_init(struct stage *stage, struct wb_error *err)
{
    const char *parent = getenv("XDG_RUNTIME_DIR"); /* in memory, and one's own */
    if (!parent || *parent != '/')
        parent = getenv("TMPDIR");
    stage->dir = wb_path_join(parent && *parent == '/' ? parent : "/tmp", "workbook-preview-XXXXXX");
    if (!mkdtemp(stage->dir)) {
        wb_fail(err, WB_FAILED, "There is no room for a preview in %s: %s.", stage->dir, strerror(errno));
        free(stage->dir);
        stage->dir = NULL;
        return false;
    }
    stage->workbooks = wb_path_join(stage->dir, "workbooks");
    return wb_dir_make(stage->workbooks, err);
}

static bool put_book(const struct stage *stage, const struct wb_workbook *book, struct wb_error *err)
{
    struct wb_str name = {0};
    wb_str_addf(&name, "%s/%s.yaml", stage->workbooks, book->id);
    bool done = wb_file_write(wb_str_text(&name), book->source, book->source_len, true, err);
    wb_str_fini(&name);
    return done;
}

static bool show(const struct wb_run *run, const struct stage *stage, const char *id, struct wb_error *err)
{
    const char *const dirs[] = {stage->workbooks, NULL};
    struct wb_session_options options = {.data_dir = stage->dir, .workbook_dirs = dirs, .clock = &run->clock};
    struct wb_session *session = wb_session_open(&options, err);
    if (!session)
        return false;
    bool done = wb_open_session(run, session, id, 0, err);
    if (done)
        wb_say("That was a preview: nothing of it is kept.");
    return wb_run_close(session, done, err);
}

static bool is_possible(const struct wb_run *run, struct wb_error *err)
{
    struct wb_str typed = {0};
    wb_str_addf(&typed, "preview %s", run->words[0]);
    bool possible = wb_open_possible(run, wb_str_text(&typed), err);
    wb_str_fini(&typed);
    return possible;
}

bool wb_cli_preview(const struct wb_run *run, struct wb_error *err)
{
    struct wb_library library = {0};
    struct stage stage = {0};
    const struct wb_workbook *book = wb_author_book(run->words[0], &library, err); /* its faults come before the terminal's */
    bool done = book && is_possible(run, err) && stage_init(&stage, err) && put_book(&stage, book, err) && show(run, &stage, book->id, err);
    stage_fini(&stage);
    wb_library_fini(&library);
    return done;
}
