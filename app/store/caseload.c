/* Responses in, clients out. A savepoint takes back what was begun, so that one bad file costs the others of a batch
 * nothing. */
#include "store/caseload.h"

#include "alike.h"
#include "db.h"
#include "shred.h"

#include "base/text.h"

/* ------------------------------------------------------------------ in */

/* One row, one integer (RETURNING id, a count); false where the statement fails or gives none. */
static bool integer(struct wb_store *store, sqlite3_stmt *statement, int64_t *out, struct wb_error *err)
{
    bool found = statement && wb_db_step(store, statement, err) == SQLITE_ROW;
    if (found)
        *out = sqlite3_column_int64(statement, 0);
    wb_db_done(statement);
    return found;
}

static bool client_of(struct wb_store *store, const struct wb_response_head *head, const char *name, int64_t *client,
                      int64_t *newest, bool *known, struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_CLIENT_OF, err);
    if (!row)
        return false;
    wb_db_bind(row, 1, wb_str_text(&head->person));
    int result = wb_db_step(store, row, err);
    *known = result == SQLITE_ROW;
    *client = *known ? sqlite3_column_int64(row, 0) : 0;
    *newest = *known && sqlite3_column_type(row, 1) != SQLITE_NULL ? sqlite3_column_int64(row, 1) : -1;
    wb_db_done(row);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        return false;
    sqlite3_stmt *put = wb_db_use(store, *known ? WB_SQL_CLIENT_NAME : WB_SQL_CLIENT_NEW, err);
    if (!put)
        return false;
    if (*known) {
        if (head->revision < *newest)
            return true; /* an older export does not give the person an older name */
        sqlite3_bind_int64(put, 1, *client);
    } else {
        wb_db_bind(put, 1, wb_str_text(&head->person));
    }
    wb_db_bind(put, 2, name);
    return *known ? wb_db_run(store, put, err) : integer(store, put, client, err);
}

static bool is_known(struct wb_store *store, int64_t client, const char *digest, bool *same, struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_RESPONSE_KNOWN, err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, client);
    wb_db_bind(row, 2, digest);
    int result = wb_db_step(store, row, err);
    *same = result == SQLITE_ROW;
    wb_db_done(row);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

static bool add_response(struct wb_store *store, struct wb_span body, const char *digest,
                         const struct wb_response_head *head, int64_t client, int64_t *response, struct wb_error *err)
{
    sqlite3_stmt *add = wb_db_use(store, WB_SQL_RESPONSE_NEW, err);
    if (!add)
        return false;
    sqlite3_bind_int64(add, 1, client);
    wb_db_bind(add, 2, digest);
    sqlite3_bind_int64(add, 3, head->revision);
    wb_db_bind(add, 4, wb_str_text(&head->at));
    sqlite3_bind_int64(add, 5, head->asked);
    sqlite3_bind_int64(add, 6, head->answered);
    if (head->next_session.len)
        wb_db_bind(add, 7, wb_str_text(&head->next_session));
    wb_db_bind_span(add, 8, body.data, body.len);
    return integer(store, add, response, err);
}

/* Whether the client's newest response, which has the same revision, says the same. */
static bool is_alike(struct wb_store *store, int64_t client, struct wb_span body, bool *alike, struct wb_error *err)
{
    struct wb_str newest = {0};
    struct wb_error why = {0};
    bool done = wb_caseload_response(store, client, false, &newest, &why) || why.code == WB_OK;
    if (done)
        *alike = wb_response_alike(body, (struct wb_span){wb_str_text(&newest), newest.len});
    else
        *err = why;
    wb_str_fini(&newest);
    return done;
}

static bool put(struct wb_store *store, struct wb_span body, const char *digest, const struct wb_response_head *head,
                const char *name, enum wb_arrival *arrival, struct wb_error *err)
{
    int64_t client, newest, response, answers;
    bool known, same = false, alike = false;
    if (!client_of(store, head, name, &client, &newest, &known, err) || !is_known(store, client, digest, &same, err))
        return false;
    if (known && !same && head->revision == newest && !is_alike(store, client, body, &alike, err))
        return false;
    *arrival = same                      ? WB_ARRIVED_SAME
               : !known                  ? WB_ARRIVED_NEW
               : head->revision < newest ? WB_ARRIVED_OLDER
               : alike                   ? WB_ARRIVED_AGAIN
                                         : WB_ARRIVED_UPDATE;
    if (same)
        return true;
    if (!add_response(store, body, digest, head, client, &response, err) ||
        !wb_response_shred(store, head->workbooks, response, &answers, err))
        return false;
    return *arrival == WB_ARRIVED_OLDER ||
           wb_db_run_ints(store, WB_SQL_CLIENT_NEWEST, (const int64_t[]){client, response, answers}, 3, err);
}

static bool plain(struct wb_store *store, enum wb_sql sql)
{
    sqlite3_stmt *statement = wb_db_use(store, sql, NULL);
    return statement && wb_db_run(store, statement, NULL);
}

bool wb_caseload_put(struct wb_store *store, struct wb_span body, const char *digest, enum wb_arrival *arrival,
                     struct wb_str *name, struct wb_error *err)
{
    struct wb_response_head head;
    if (!wb_store_begin(store, err))
        return false;
    bool done = wb_response_head(body, &head, err);
    if (done) {
        wb_clean(name, wb_str_text(&head.name), head.name.len, WB_CLEAN_LINE);
        plain(store, WB_SQL_SAVEPOINT);
        done = put(store, body, digest, &head, wb_str_text(name), arrival, err);
        if (!done)
            plain(store, WB_SQL_SAVEPOINT_BACK);
        plain(store, WB_SQL_SAVEPOINT_DONE);
    }
    wb_response_head_fini(&head);
    struct wb_error failed = {0};
    if (!wb_store_commit(store, &failed)) { /* an empty one after a refusal, so that the batch goes on */
        *err = failed;
        return false;
    }
    return done;
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
    return integer(store, row, &client, NULL) ? client : 0;
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
    return integer(store, row, &revision, NULL) ? revision : 0;
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
