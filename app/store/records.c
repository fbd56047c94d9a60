/* What is kept beside the answers: workbooks as answered, what was exported, what the coach wrote back. */
#include "store/answers.h"

#include "db.h"

static bool put(struct wb_store *store, sqlite3_stmt *statement, struct wb_error *err)
{
    if (statement && wb_db_run(store, statement, err))
        return wb_store_commit(store, err);
    wb_store_rollback(store);
    return false;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static bool is_newest(struct wb_store *store, const char *id, int version, const char *source, size_t len, bool *newest,
                      struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_WORKBOOK_NEWEST, err);
    if (!row)
        return false;
    wb_db_bind(row, 1, id);
    int result = wb_db_step(store, row, err);
    *newest = false;
    if (result == SQLITE_ROW && sqlite3_column_int(row, 0) == version) {
        const char *kept = wb_db_text(row, 1);
        *newest = (size_t)sqlite3_column_bytes(row, 1) == len && (len == 0 || memcmp(kept, source, len) == 0);
    }
    wb_db_done(row);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

bool wb_store_keep_workbook(struct wb_store *store, const char *id, int version, const char *source, size_t len,
                            struct wb_error *err)
{
    bool kept;
    if (!is_newest(store, id, version, source, len, &kept, err))
        return false;
    if (kept)
        return true;
    if (!wb_store_begin(store, err))
        return false;
    sqlite3_stmt *keep = wb_db_use(store, WB_SQL_WORKBOOK_KEEP, err);
    if (keep) {
        wb_db_bind(keep, 1, id);
        sqlite3_bind_int(keep, 2, version);
        wb_db_bind_span(keep, 3, source, len);
    }
    return put(store, keep, err);
}

bool wb_store_kept_workbook(struct wb_store *store, const char *id, struct wb_str *source)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_WORKBOOK_NEWEST, NULL);
    if (!row)
        return false;
    wb_db_bind(row, 1, id);
    bool found = wb_db_step(store, row, NULL) == SQLITE_ROW;
    if (found) {
        const char *text = wb_db_text(row, 1);
        wb_str_add_n(source, text, (size_t)sqlite3_column_bytes(row, 1));
    }
    wb_db_done(row);
    return found;
}

static bool note_last(struct wb_store *store, const struct wb_last_export *last, struct wb_error *err)
{
    const int64_t numbers[] = {last->revision, last->at.seconds, last->at.offset};
    return wb_db_run_ints(store, WB_SQL_EXPORT_NOTE, numbers, 3, err);
}

static bool note_shared(struct wb_store *store, const struct wb_shared *shared, struct wb_error *err)
{
    sqlite3_stmt *note = wb_db_use(store, WB_SQL_SHARED_NOTE, err);
    if (!note)
        return false;
    wb_db_bind(note, 1, shared->workbook);
    wb_db_bind(note, 2, shared->key);
    sqlite3_bind_int64(note, 3, shared->revision);
    return wb_db_run(store, note, err);
}

bool wb_store_note_export(struct wb_store *store, const struct wb_last_export *last, const struct wb_shared *list,
                          size_t count, struct wb_error *err)
{
    if (!wb_store_begin(store, err))
        return false;
    bool done = note_last(store, last, err);
    for (size_t i = 0; done && i < count; i++)
        done = note_shared(store, &list[i], err);
    if (done)
        return wb_store_commit(store, err);
    wb_store_rollback(store);
    return false;
}

bool wb_store_last_export(struct wb_store *store, struct wb_last_export *last, bool *any, struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_EXPORT_LAST, err);
    if (!row)
        return false;
    int result = wb_db_step(store, row, err);
    if (result == SQLITE_ROW)
        *last = (struct wb_last_export){sqlite3_column_int64(row, 0),
                                        {sqlite3_column_int64(row, 1), sqlite3_column_int(row, 2)}};
    *any = result == SQLITE_ROW;
    wb_db_done(row);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

bool wb_store_each_shared(struct wb_store *store, wb_each_shared *each, void *data, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_SHARED, err);
    if (!rows)
        return false;
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        const struct wb_shared shared = {wb_db_text(rows, 0), wb_db_text(rows, 1), sqlite3_column_int64(rows, 2)};
        each(data, &shared);
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

bool wb_store_put_comment(struct wb_store *store, const struct wb_comment *comment, struct wb_error *err)
{
    if (!wb_store_begin(store, err))
        return false;
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_COMMENT_PUT, err);
    if (row) {
        const char *const texts[] = {comment->id, comment->workbook, comment->key, comment->from, comment->text};
        for (int i = 0; i < 5; i++)
            wb_db_bind(row, i + 1, or_empty(texts[i]));
        if (comment->reply)
            wb_db_bind(row, 6, comment->reply);
        wb_db_bind(row, 7, comment->status ? comment->status : "open");
        sqlite3_bind_int64(row, 8, comment->at.seconds);
        sqlite3_bind_int(row, 9, comment->at.offset);
        sqlite3_bind_int(row, 10, comment->seen);
        sqlite3_bind_int64(row, 11, comment->revision);
    }
    return put(store, row, err);
}

static bool each_comment(struct wb_store *store, sqlite3_stmt *rows, wb_each_comment *each, void *data,
                         struct wb_error *err)
{
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        const struct wb_comment comment = {
            .id = wb_db_text(rows, 0),
            .workbook = wb_db_text(rows, 1),
            .key = wb_db_text(rows, 2),
            .from = wb_db_text(rows, 3),
            .text = wb_db_text(rows, 4),
            .reply = wb_db_text(rows, 5),
            .status = wb_db_text(rows, 6),
            .at = {sqlite3_column_int64(rows, 7), sqlite3_column_int(rows, 8)},
            .seen = sqlite3_column_int(rows, 9) != 0,
            .revision = sqlite3_column_int64(rows, 10),
        };
        if (!each(data, &comment)) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

bool wb_store_comments(struct wb_store *store, wb_each_comment *each, void *data, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_COMMENTS, err);
    return rows && each_comment(store, rows, each, data, err);
}

bool wb_store_comment(struct wb_store *store, const char *id, wb_each_comment *take, void *data, struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_COMMENT, err);
    if (!row)
        return false;
    wb_db_bind(row, 1, id);
    return each_comment(store, row, take, data, err);
}
