/* Whole clients: forgetting one, and every row for a database of the programme's own. */
#include "store/caseload.h"

#include "erase.h"

/* ------------------------------------------------------------------ forgetting */

/* Words that are quoted in reports, as report_quotes.c trims them, by whoever ?1 `is`. */
#define QUOTED(is)                                                                                                     \
    "(SELECT trim(g.value ->> '$', ' ' || char(9, 10, 13)) FROM given g JOIN response r ON r.id = g.response"          \
    " JOIN client c ON c.id = r.client WHERE g.quote AND g.value IS NOT NULL AND c.person " is " ?1)"

/* ?1 the person's random id: row numbers differ between the file and a backup of another day. Reports that were written
 * stay, without the words of the person alone; their figures name nobody. */
static const char *const deletions[] = {
    ("UPDATE report SET body = json_set(body, '$.quotes', (SELECT json_group_array(value) FROM"
     " json_each(report.body, '$.quotes') WHERE value NOT IN " QUOTED("=") " OR value IN " QUOTED("<>") "))"
     " WHERE EXISTS (SELECT 1 FROM json_each(report.body, '$.quotes') WHERE value IN " QUOTED("=") ")"),
    ("DELETE FROM given WHERE response IN (SELECT r.id FROM response r JOIN client c ON c.id = r.client"
     " WHERE c.person = ?1)"),
    ("DELETE FROM picture WHERE response IN (SELECT r.id FROM response r JOIN client c ON c.id = r.client"
     " WHERE c.person = ?1)"),
    "DELETE FROM response WHERE client IN (SELECT id FROM client WHERE person = ?1)",
    "DELETE FROM remark WHERE client IN (SELECT id FROM client WHERE person = ?1)",
    "DELETE FROM note WHERE client IN (SELECT id FROM client WHERE person = ?1)",
    "DELETE FROM chosen WHERE client IN (SELECT id FROM client WHERE person = ?1)",
    "DELETE FROM client WHERE person = ?1",
    "DELETE FROM question WHERE id NOT IN (SELECT question FROM given)",
};

static int forget_client(sqlite3 *db, const void *person)
{
    int result = SQLITE_OK;
    for (size_t i = 0; result == SQLITE_OK && i < sizeof deletions / sizeof *deletions; i++) {
        sqlite3_stmt *statement = NULL;
        result = sqlite3_prepare_v2(db, deletions[i], -1, &statement, NULL);
        if (result != SQLITE_OK)
            break;
        if (sqlite3_bind_parameter_count(statement))
            wb_db_bind(statement, 1, person);
        sqlite3_step(statement);
        result = sqlite3_finalize(statement);
    }
    return result;
}

bool wb_caseload_erase(struct wb_store *store, const char *person, struct wb_error *err)
{
    return wb_store_forget(store, forget_client, person, err);
}

/* ------------------------------------------------------------------ rows */

/* One statement a table; app/coach/README.md documents the members. Only what the report may count leaves with its
 * value: what the words say stays in the caseload. */
static const enum wb_sql tables[] = {WB_SQL_ROWS_CLIENT, WB_SQL_ROWS_QUESTION, WB_SQL_ROWS_ANSWER};

bool wb_caseload_rows(struct wb_store *store, wb_each_row *each, void *data, struct wb_error *err)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        sqlite3_stmt *rows = wb_db_use(store, tables[i], err);
        int result = rows ? SQLITE_ROW : SQLITE_ERROR;
        while (rows && (result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
            const char *json = wb_db_text(rows, 0);
            if (!each(data, json, (size_t)sqlite3_column_bytes(rows, 0))) {
                wb_db_done(rows);
                return true;
            }
        }
        wb_db_done(rows);
        if (result != SQLITE_DONE)
            return false;
    }
    return true;
}
