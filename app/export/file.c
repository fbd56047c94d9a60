/* An export as a file: written whole or not at all, then noted. */
#include "base/file.h"
#include "export/export.h"

#include <stdlib.h>

/* One's own copy, a page for the head and a calendar went to nobody who compares. */
static bool for_the_coach(const struct wb_view *view, enum wb_format format)
{
    return !view->own_copy && !view->head_page && format != WB_FORMAT_ICS;
}

bool wb_export_note(struct wb_session *session, const struct wb_view *view, enum wb_format format, struct wb_error *err)
{
    if (wb_session_read_only(session) || !for_the_coach(view, format)) {
        return true;
    }
    const struct wb_last_export last = {view->revision, view->at};
    struct wb_shared *list = wb_alloc_array(view->leaf_count + 1, sizeof(*list));
    for (size_t i = 0; i < view->leaf_count; i++) {
        const struct wb_leaf *leaf = view->leaves[i];
        list[i] = (struct wb_shared){leaf->workbook, leaf->key, leaf->revision};
    }
    bool done = wb_store_note_export(wb_session_store(session), &last, list, view->leaf_count, err);
    free(list);
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
    /* The file is whole, whatever becomes of the note: without it the next export only calls more of it new. */
    return wb_export_note(session, view, format, err) ||
           wb_fail_context(err, "The export is written, but that it was could not be noted");
}
