/* An export as a file: written whole or not at all, then noted in the log. */
#include "base/file.h"
#include "export/export.h"

#include <stdlib.h>

static json_t *names_of(const struct wb_view *view, struct wb_str *workbooks)
{
    json_t *names = json_array();
    for (size_t i = 0; i < view->workbook_count; i++) {
        wb_str_addf(workbooks, "%s%s", i > 0 ? " " : "", view->workbooks[i].id);
    }
    for (size_t i = 0; i < view->leaf_count; i++) {
        struct wb_str name = {0};
        wb_str_addf(&name, "%s/%s", view->leaves[i]->workbook, view->leaves[i]->key);
        json_array_append_new(names, json_stringn(wb_str_text(&name), name.len));
        wb_str_fini(&name);
    }
    return names;
}

bool wb_export_log(struct wb_session *session, const struct wb_view *view, enum wb_format format, const char *path,
                   struct wb_error *err)
{
    struct wb_str workbooks = {0}, kind = {0};
    if (wb_session_read_only(session)) {
        return true;
    }
    json_t *names = names_of(view, &workbooks);
    char *shared = wb_json_text(names);
    /* What did not go to the coach is told by a second word, so that "since the last export" passes it over. */
    wb_str_addf(&kind, "%s%s", wb_formats[format].name, view->own_copy ? " own" : view->head_page ? " head" : "");
    struct wb_export_log log = {view->revision, view->at, wb_str_text(&workbooks), wb_str_text(&kind), path, shared};
    bool done = wb_store_log_export(wb_session_store(session), &log, err);
    json_decref(names);
    free(shared);
    wb_str_fini(&workbooks);
    wb_str_fini(&kind);
    return done;
}

bool wb_export_file(struct wb_session *session, const struct wb_view *view, enum wb_format format, const char *path,
                    bool replace, struct wb_error *err)
{
    struct wb_str out = {0};
    bool done =
        wb_formats[format].write(view, &out, err) && wb_file_write(path, wb_str_text(&out), out.len, replace, err);
    wb_str_fini(&out);
    if (!done) {
        return false;
    }
    /* The file is whole, whatever becomes of the log: without its line the next export only calls more of it new. */
    return wb_export_log(session, view, format, path, err) ||
           wb_fail_context(err, "The export is written, but that it was could not be noted");
}
