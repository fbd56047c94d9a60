/* Clients out, and what the coach wrote about them. */
#include "store/caseload.h"

#include "db.h"

/* One row, one integer; false where the statement fails or gives none. */
static bool integer(struct wb_store *store, sqlite3_stmt *statement, int64_t *out)
{
    bool found = statement && wb_db_step(store, statement, NULL) == SQLITE_ROW;
    if (found)
        *out = sqlite3_column_int64(statement, 0);
    wb_db_done(statement);
    return found;
}

/* ------------------------------------------------------------------ out */

bool wb_caseload_clients(struct wb_store *store, wb_each_client *each, void *data, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_CLIENTS, err);
    if (!rows)
        return false;
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        struct wb_case_client client = {
            .id = sqlite3_column_int64(rows, 0),
            .person = wb_db_text(rows, 1),
            .name = wb_db_text(rows, 2),
            .revision = sqlite3_column_int64(rows, 4),
            .answers = sqlite3_column_int(rows, 5),
            .new_answers = sqlite3_column_int(rows, 6),
            .open_comments = sqlite3_column_int(rows, 7),
            .asked = sqlite3_column_int(rows, 8),
            .answered = sqlite3_column_int(rows, 9),
            .next_session = wb_db_text(rows, 10),
        };
        wb_instant_read(wb_db_text(rows, 3), &client.at);
        if (!each(data, &client)) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

int64_t wb_caseload_client(struct wb_store *store, const char *person)
{
    int64_t client = 0;
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_CLIENT_ROW, NULL);
    if (row)
        wb_db_bind(row, 1, person);
    return integer(store, row, &client) ? client : 0;
}

bool wb_caseload_response(struct wb_store *store, int64_t client, bool read, struct wb_str *body, struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, read ? WB_SQL_READ_BODY : WB_SQL_RESPONSE_BODY, err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, client);
    bool found = wb_db_step(store, row, err) == SQLITE_ROW;
    if (found) {
        const char *text = wb_db_text(row, 0);
        wb_str_add_n(body, text, (size_t)sqlite3_column_bytes(row, 0));
    }
    wb_db_done(row);
    return found;
}

int64_t wb_caseload_read_revision(struct wb_store *store, int64_t client)
{
    int64_t revision = 0;
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_READ_REVISION, NULL);
    if (row)
        sqlite3_bind_int64(row, 1, client);
    return integer(store, row, &revision) ? revision : 0;
}

static bool change(struct wb_store *store, sqlite3_stmt *statement, struct wb_error *err)
{
    if (statement && wb_db_run(store, statement, err))
        return wb_store_commit(store, err);
    wb_store_rollback(store);
    return false;
}

bool wb_caseload_mark_read(struct wb_store *store, int64_t client, struct wb_error *err)
{
    if (!wb_store_begin(store, err))
        return false;
    sqlite3_stmt *mark = wb_db_use(store, WB_SQL_MARK_READ, err);
    if (mark)
        sqlite3_bind_int64(mark, 1, client);
    return change(store, mark, err);
}

bool wb_caseload_responses(struct wb_store *store, int64_t client, wb_each_response *each, void *data,
                           struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_RESPONSES, err);
    if (!rows)
        return false;
    sqlite3_bind_int64(rows, 1, client);
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        struct wb_instant at = {0, 0};
        wb_instant_read(wb_db_text(rows, 0), &at);
        const char *body = wb_db_text(rows, 1);
        if (!each(data, at, body, (size_t)sqlite3_column_bytes(rows, 1))) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

/* ------------------------------------------------------------------ what the coach wrote */

bool wb_caseload_put_comment(struct wb_store *store, int64_t client, const struct wb_case_remark *remark,
                             struct wb_error *err)
{
    if (!wb_store_begin(store, err))
        return false;
    sqlite3_stmt *put_remark = wb_db_use(store, WB_SQL_REMARK_PUT, err);
    if (put_remark) {
        const char *const texts[] = {remark->workbook, remark->key, remark->text, remark->reply,
                                     remark->status ? remark->status : "open"};
        wb_db_bind(put_remark, 1, remark->id);
        sqlite3_bind_int64(put_remark, 2, client);
        for (int i = 0; i < 5; i++)
            if (texts[i])
                wb_db_bind(put_remark, 3 + i, texts[i]);
        sqlite3_bind_int64(put_remark, 8, remark->at.seconds);
        sqlite3_bind_int(put_remark, 9, remark->at.offset);
    }
    return change(store, put_remark, err);
}

static sqlite3_stmt *comment_update(struct wb_store *store, enum wb_sql update, int64_t client, const char *id,
                                    const char *text, struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, update, err);
    if (row) {
        wb_db_bind(row, 1, id);
        sqlite3_bind_int64(row, 2, client);
        wb_db_bind(row, 3, text);
    }
    return row;
}

bool wb_caseload_set_status(struct wb_store *store, int64_t client, const char *id, const char *status,
                            struct wb_error *err)
{
    return wb_store_begin(store, err) &&
           change(store, comment_update(store, WB_SQL_REMARK_STATUS, client, id, status, err), err);
}

bool wb_caseload_set_reply(struct wb_store *store, int64_t client, const char *id, const char *reply, bool *changed,
                           struct wb_error *err)
{
    if (!wb_store_begin(store, err))
        return false;
    sqlite3_stmt *row = comment_update(store, WB_SQL_REMARK_REPLY, client, id, reply, err);
    int result = row ? wb_db_step(store, row, err) : SQLITE_ERROR;
    wb_db_done(row);
    if (result == SQLITE_ROW || result == SQLITE_DONE) {
        *changed = result == SQLITE_ROW;
        return wb_store_commit(store, err);
    }
    wb_store_rollback(store);
    return false;
}

bool wb_caseload_comments(struct wb_store *store, int64_t client, wb_each_remark *each, void *data,
                          struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_REMARKS, err);
    if (!rows)
        return false;
    sqlite3_bind_int64(rows, 1, client);
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        const struct wb_case_remark remark = {wb_db_text(rows, 0),
                                              wb_db_text(rows, 1),
                                              wb_db_text(rows, 2),
                                              wb_db_text(rows, 3),
                                              wb_db_text(rows, 4),
                                              wb_db_text(rows, 5),
                                              {sqlite3_column_int64(rows, 6), sqlite3_column_int(rows, 7)}};
        if (!each(data, &remark)) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

bool wb_caseload_set_note(struct wb_store *store, int64_t client, const char *key, const char *text,
                          struct wb_error *err)
{
    bool keep = text && *text;
    if (!wb_store_begin(store, err))
        return false;
    sqlite3_stmt *note = wb_db_use(store, keep ? WB_SQL_NOTE_SET : WB_SQL_NOTE_UNSET, err);
    if (note) {
        sqlite3_bind_int64(note, 1, client);
        wb_db_bind(note, 2, key);
        if (keep)
            wb_db_bind(note, 3, text);
    }
    return change(store, note, err);
}

char *wb_caseload_note(struct wb_store *store, int64_t client, const char *key)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_NOTE, NULL);
    if (!row)
        return NULL;
    sqlite3_bind_int64(row, 1, client);
    wb_db_bind(row, 2, key);
    char *text = wb_db_step(store, row, NULL) == SQLITE_ROW ? wb_copy(wb_db_text(row, 0)) : NULL;
    wb_db_done(row);
    return text;
}
