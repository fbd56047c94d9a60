/* What a report stands on, what earlier ones stood on, and every row for a database of the programme's own. */
#include "store/caseload.h"

#include "db.h"

bool wb_caseload_choose(struct wb_store *store, struct wb_day from, struct wb_day to, int *count, struct wb_error *err)
{
    char first[WB_DAY_SIZE], last[WB_DAY_SIZE];
    if (!wb_store_begin(store, err))
        return false;
    bool done = wb_db_run_ints(store, WB_SQL_CHOSEN_CLEAR, NULL, 0, err);
    sqlite3_stmt *fill = done ? wb_db_use(store, WB_SQL_CHOSEN_FILL, err) : NULL;
    if (fill) {
        wb_db_bind(fill, 1, wb_day_write(from, first));
        wb_db_bind(fill, 2, wb_day_write(to, last));
    }
    if (!fill || !wb_db_run(store, fill, err)) {
        wb_store_rollback(store);
        return false;
    }
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_CHOSEN_COUNT, err);
    if (row && wb_db_step(store, row, err) == SQLITE_ROW)
        *count = sqlite3_column_int(row, 0);
    wb_db_done(row);
    return wb_store_commit(store, err);
}

bool wb_caseload_chosen(struct wb_store *store, wb_each_chosen *each, void *data, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_CHOSEN, err);
    if (!rows)
        return false;
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        struct wb_instant at = {0, 0};
        wb_instant_read(wb_db_text(rows, 3), &at);
        if (!each(data, sqlite3_column_int64(rows, 0), wb_db_text(rows, 1), wb_db_text(rows, 2), at)) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

static bool each_given(struct wb_store *store, enum wb_sql sql, wb_each_counted *each, void *data, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, sql, err);
    if (!rows)
        return false;
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        const struct wb_counted counted = {
            .client = sqlite3_column_int64(rows, 0),
            .workbook = wb_db_text(rows, 1),
            .prompt = wb_db_text(rows, 2),
            .value = wb_db_text(rows, 3),
            .scale = sqlite3_column_int64(rows, 4),
        };
        if (!each(data, &counted)) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

bool wb_caseload_counted(struct wb_store *store, wb_each_counted *each, void *data, struct wb_error *err)
{
    return each_given(store, WB_SQL_COUNTED, each, data, err);
}

bool wb_caseload_quotes(struct wb_store *store, wb_each_counted *each, void *data, struct wb_error *err)
{
    return each_given(store, WB_SQL_QUOTED, each, data, err);
}

static bool each_text(struct wb_store *store, enum wb_sql sql, wb_each_name *each, void *data, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, sql, err);
    int result = SQLITE_ERROR;
    while (rows && (result = wb_db_step(store, rows, err)) == SQLITE_ROW)
        if (wb_db_text(rows, 0))
            each(data, wb_db_text(rows, 0));
    wb_db_done(rows);
    return result == SQLITE_DONE;
}

bool wb_caseload_names(struct wb_store *store, wb_each_name *each, void *data, struct wb_error *err)
{
    return each_text(store, WB_SQL_CLIENT_NAMES, each, data, err);
}

bool wb_caseload_others(struct wb_store *store, wb_each_name *each, void *data, struct wb_error *err)
{
    return each_text(store, WB_SQL_CLIENT_OTHERS, each, data, err);
}

bool wb_caseload_scale(struct wb_store *store, int64_t scale, struct wb_str *out)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_SCALE, NULL);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, scale);
    bool found = wb_db_step(store, row, NULL) == SQLITE_ROW;
    if (found)
        wb_str_add(out, wb_db_text(row, 0));
    wb_db_done(row);
    return found;
}

bool wb_caseload_put_report(struct wb_store *store, const struct wb_kept_report *report, struct wb_error *err)
{
    if (!wb_store_begin(store, err))
        return false;
    sqlite3_stmt *add = wb_db_use(store, WB_SQL_REPORT_NEW, err);
    if (add) {
        const char *const texts[] = {report->from, report->to, report->persons, report->groups, report->body};
        for (int i = 0; i < 5; i++)
            wb_db_bind(add, i + 1, texts[i]);
    }
    if (add && wb_db_run(store, add, err))
        return wb_store_commit(store, err);
    wb_store_rollback(store);
    return false;
}

bool wb_caseload_reports(struct wb_store *store, wb_each_report *each, void *data, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_REPORTS, err);
    if (!rows)
        return false;
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        const struct wb_kept_report report = {wb_db_text(rows, 0), wb_db_text(rows, 1), wb_db_text(rows, 2),
                                              wb_db_text(rows, 3), wb_db_text(rows, 4)};
        if (!each(data, &report)) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    return result == SQLITE_DONE;
}
