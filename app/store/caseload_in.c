/* Responses in. A savepoint takes back what was begun, so that one bad file costs the others of a batch nothing. */
#include "store/caseload.h"

#include "alike.h"
#include "db.h"
#include "picture.h"
#include "shred.h"

#include "base/text.h"

/* ------------------------------------------------------------------ rows */

static sqlite3_stmt *use_with(struct wb_store *store, enum wb_sql sql, int64_t id, struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, sql, err);
    if (row)
        sqlite3_bind_int64(row, 1, id);
    return row;
}

/* Of one row, or of none (0), one integer. */
static bool integer(struct wb_store *store, sqlite3_stmt *row, int64_t *out, struct wb_error *err)
{
    int result = row ? wb_db_step(store, row, err) : SQLITE_ERROR;
    *out = result == SQLITE_ROW ? sqlite3_column_int64(row, 0) : 0;
    wb_db_done(row);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

static bool text_of(struct wb_store *store, enum wb_sql sql, int64_t id, struct wb_str *out, struct wb_error *err)
{
    sqlite3_stmt *row = use_with(store, sql, id, err);
    int result = row ? wb_db_step(store, row, err) : SQLITE_ERROR;
    if (result == SQLITE_ROW)
        wb_str_add_n(out, wb_db_text(row, 0), (size_t)sqlite3_column_bytes(row, 0));
    wb_db_done(row);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

static struct wb_span span(const struct wb_str *text)
{
    return (struct wb_span){wb_str_text(text), text->len};
}

/* ------------------------------------------------------------------ the client */

struct known {
    int64_t client, newest; /* newest 0: none yet */
    int64_t answers, revision;
};

static bool find_client(struct wb_store *store, const char *person, struct known *out, struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_CLIENT_OF, err);
    if (!row)
        return false;
    wb_db_bind(row, 1, person);
    int result = wb_db_step(store, row, err);
    if (result == SQLITE_ROW)
        *out = (struct known){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2),
                              sqlite3_column_int64(row, 3)};
    wb_db_done(row);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

static bool add_client(struct wb_store *store, const char *person, const char *name, int64_t *client,
                       struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_CLIENT_NEW, err);
    if (row) {
        wb_db_bind(row, 1, person);
        wb_db_bind(row, 2, name);
    }
    return integer(store, row, client, err);
}

static bool name_client(struct wb_store *store, int64_t client, const char *name, bool *changed, struct wb_error *err)
{
    sqlite3_stmt *row = use_with(store, WB_SQL_CLIENT_NAME, client, err);
    int64_t renamed;
    if (row)
        wb_db_bind(row, 2, name);
    bool done = integer(store, row, &renamed, err);
    *changed = renamed != 0;
    return done;
}

/* ------------------------------------------------------------------ one response */

static bool is_known(struct wb_store *store, int64_t client, const char *digest, bool *same, struct wb_error *err)
{
    int64_t found;
    sqlite3_stmt *row = use_with(store, WB_SQL_RESPONSE_KNOWN, client, err);
    if (row)
        wb_db_bind(row, 2, digest);
    bool done = integer(store, row, &found, err);
    *same = found != 0;
    return done;
}

static bool add_response(struct wb_store *store, struct wb_span body, const char *digest,
                         const struct wb_response_head *head, int64_t client, int64_t *response, struct wb_error *err)
{
    sqlite3_stmt *add = use_with(store, WB_SQL_RESPONSE_NEW, client, err);
    if (!add)
        return false;
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

/* ------------------------------------------------------------------ parts */

static bool keep_picture(struct wb_store *store, int64_t response, struct wb_span picture, int64_t *answers,
                         struct wb_error *err)
{
    struct wb_response_head head;
    bool done = wb_response_head(picture, &head, err);
    sqlite3_stmt *keep = done ? use_with(store, WB_SQL_PICTURE_PUT, response, err) : NULL;
    if (keep)
        wb_db_bind_span(keep, 2, picture.data, picture.len);
    done = keep && wb_db_run(store, keep, err) &&
           wb_db_run_ints(store, WB_SQL_RESPONSE_COUNTS, (const int64_t[]){response, head.asked, head.answered}, 3,
                          err) &&
           wb_db_run_ints(store, WB_SQL_GIVEN_CLEAR, &response, 1, err) &&
           wb_response_shred(store, head.workbooks, response, answers, err);
    wb_response_head_fini(&head);
    return done;
}

/* Lays a part over what comes before it, and takes its answers from there. */
static bool draw(struct wb_store *store, int64_t response, int64_t *answers, struct wb_error *err)
{
    struct wb_str part = {0}, before = {0}, picture = {0};
    int64_t earlier;
    bool done = text_of(store, WB_SQL_RESPONSE_SENT, response, &part, err) &&
                integer(store, use_with(store, WB_SQL_RESPONSE_BEFORE, response, err), &earlier, err) &&
                text_of(store, WB_SQL_PICTURE, earlier, &before, err) &&
                wb_picture(span(&part), span(&before), &picture, err) &&
                keep_picture(store, response, span(&picture), answers, err);
    wb_str_fini(&part);
    wb_str_fini(&before);
    wb_str_fini(&picture);
    return done;
}

/* The parts that came in before this response though they come after it; `answers` gets those of the `newest`. */
static bool draw_later(struct wb_store *store, int64_t response, int64_t newest, int64_t *answers,
                       struct wb_error *err)
{
    struct wb_str ids = {0};
    sqlite3_stmt *rows = use_with(store, WB_SQL_PARTS_AFTER, response, err);
    int result = SQLITE_ERROR;
    while (rows && (result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(rows, 0);
        wb_str_add_n(&ids, (const char *)&id, sizeof id);
    }
    wb_db_done(rows);
    bool done = result == SQLITE_DONE;
    for (size_t at = 0; done && at < ids.len; at += sizeof(int64_t)) {
        int64_t id, drawn = 0;
        memcpy(&id, ids.data + at, sizeof id);
        done = draw(store, id, &drawn, err);
        if (id == newest)
            *answers = drawn;
    }
    wb_str_fini(&ids);
    return done;
}

/* ------------------------------------------------------------------ in */

/* The client's newest response now; what it was before says what arrived. */
static bool become_newest(struct wb_store *store, int64_t response, int64_t answers, const struct known *known,
                          const struct wb_response_head *head, const char *name, enum wb_arrival *arrival,
                          struct wb_error *err)
{
    struct wb_str now = {0}, before = {0};
    bool renamed, again = known->newest && head->revision == known->revision;
    bool done = (!again || (text_of(store, WB_SQL_PICTURE, response, &now, err) &&
                            text_of(store, WB_SQL_PICTURE, known->newest, &before, err))) &&
                name_client(store, known->client, name, &renamed, err) &&
                wb_db_run_ints(store, WB_SQL_CLIENT_NEWEST, (const int64_t[]){known->client, response, answers}, 3, err);
    bool alike = done && again && wb_response_alike(span(&now), span(&before));
    *arrival = !known->newest    ? WB_ARRIVED_NEW
               : !alike          ? WB_ARRIVED_UPDATE
               : done && renamed ? WB_ARRIVED_RENAMED
                                 : WB_ARRIVED_AGAIN;
    wb_str_fini(&now);
    wb_str_fini(&before);
    return done;
}

static bool take_place(struct wb_store *store, int64_t response, int64_t answers, const struct known *known,
                       const struct wb_response_head *head, const char *name, enum wb_arrival *arrival,
                       struct wb_error *err)
{
    int64_t newest, drawn = known->answers;
    if (!integer(store, use_with(store, WB_SQL_RESPONSE_NEWEST, known->client, err), &newest, err))
        return false;
    if (newest == response)
        return become_newest(store, response, answers, known, head, name, arrival, err);
    if (!draw_later(store, response, newest, &drawn, err))
        return false;
    *arrival = drawn > known->answers ? WB_ARRIVED_FILLED : WB_ARRIVED_OLDER;
    return wb_db_run_ints(store, WB_SQL_CLIENT_NEWEST, (const int64_t[]){known->client, newest, drawn}, 3, err);
}

static bool put(struct wb_store *store, struct wb_span body, const char *digest, const struct wb_response_head *head,
                const char *name, enum wb_arrival *arrival, struct wb_error *err)
{
    struct known known = {0};
    int64_t response, answers;
    bool same = false;
    if (!find_client(store, wb_str_text(&head->person), &known, err) ||
        (!known.client && !add_client(store, wb_str_text(&head->person), name, &known.client, err)) ||
        !is_known(store, known.client, digest, &same, err))
        return false;
    *arrival = WB_ARRIVED_SAME;
    return same || (add_response(store, body, digest, head, known.client, &response, err) &&
                    (head->part ? draw(store, response, &answers, err)
                                : wb_response_shred(store, head->workbooks, response, &answers, err)) &&
                    take_place(store, response, answers, &known, head, name, arrival, err));
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
