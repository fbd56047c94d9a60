#include "journal.h"

#include "db.h"

#include "base/mem.h"

#include <stdlib.h>

/* What the journal's row says; all zero where there is none yet. */
struct journal {
    bool there, open, at_end;
    int64_t head, base, version; /* head: set where not at_end */
};

static void bind_or_null(sqlite3_stmt *statement, int at, int64_t id)
{
    if (id)
        sqlite3_bind_int64(statement, at, id);
    else
        sqlite3_bind_null(statement, at);
}

static bool read_journal(struct wb_store *store, int64_t answer, struct journal *out, struct wb_error *err)
{
    sqlite3_stmt *row = wb_db_use(store, WB_SQL_JOURNAL, err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, answer);
    int result = wb_db_step(store, row, err);
    *out = (struct journal){.at_end = true};
    if (result == SQLITE_ROW)
        *out = (struct journal){
            .there = true,
            .open = sqlite3_column_int(row, 0) != 0,
            .at_end = sqlite3_column_type(row, 1) == SQLITE_NULL,
            .head = sqlite3_column_int64(row, 1),
            .base = sqlite3_column_int64(row, 2),
            .version = sqlite3_column_int64(row, 3),
        };
    wb_db_done(row);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

static bool last_edit(struct wb_store *store, int64_t answer, int64_t *seq, struct wb_error *err)
{
    sqlite3_stmt *last = wb_db_use(store, WB_SQL_EDIT_LAST, err);
    if (!last)
        return false;
    sqlite3_bind_int64(last, 1, answer);
    if (wb_db_step(store, last, err) != SQLITE_ROW)
        return false;
    *seq = sqlite3_column_int64(last, 0);
    wb_db_done(last);
    return true;
}

/* Where the head stands as a number: after joining and trimming, the last edit may lie before the base. */
static bool find_head(struct wb_store *store, int64_t answer, const struct journal *journal, int64_t *head,
                      struct wb_error *err)
{
    int64_t last = 0;
    if (journal->at_end && !last_edit(store, answer, &last, err))
        return false;
    if (journal->at_end)
        *head = last > journal->base ? last : journal->base;
    else
        *head = journal->head;
    return true;
}

bool wb_journal_is_open(struct wb_store *store, int64_t answer, bool *open, struct wb_error *err)
{
    struct journal journal;
    if (!read_journal(store, answer, &journal, err))
        return false;
    *open = journal.open;
    return true;
}

static bool insert_edit(struct wb_store *store, int64_t answer, const struct wb_edit *edit, struct wb_error *err)
{
    sqlite3_stmt *add = wb_db_use(store, WB_SQL_EDIT_NEW, err);
    if (!add)
        return false;
    sqlite3_bind_int64(add, 1, answer);
    sqlite3_bind_int64(add, 2, edit->seq);
    sqlite3_bind_int(add, 3, (int)edit->kind);
    sqlite3_bind_int64(add, 4, edit->group);
    wb_db_bind(add, 5, edit->path ? edit->path : "");
    sqlite3_bind_int64(add, 6, (int64_t)edit->at);
    wb_db_bind_blob(add, 7, edit->removed);
    wb_db_bind_blob(add, 8, edit->inserted);
    return wb_db_run(store, add, err);
}

/* The newest point before `seq`, from where the edits that are left lead to the head. The start of the journal is one.
 */
static bool fall_back(struct wb_store *store, int64_t answer, int64_t seq, struct journal *journal,
                      struct wb_error *err)
{
    sqlite3_stmt *point = wb_db_use(store, WB_SQL_POINT_BEFORE, err);
    if (!point)
        return false;
    sqlite3_bind_int64(point, 1, answer);
    sqlite3_bind_int64(point, 2, seq);
    int result = wb_db_step(store, point, err);
    journal->base = result == SQLITE_ROW ? sqlite3_column_int64(point, 0) : 0;
    journal->version = result == SQLITE_ROW ? sqlite3_column_int64(point, 1) : 0;
    wb_db_done(point);
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

/* The first edit of a visit, or the first after an undo: what was undone goes, and the journal is open again. */
static bool reopen(struct wb_store *store, int64_t answer, int64_t seq, struct wb_error *err)
{
    struct journal journal;
    const int64_t from[] = {answer, seq};
    if (!read_journal(store, answer, &journal, err) || !wb_db_run_ints(store, WB_SQL_EDITS_FROM, from, 2, err) ||
        !wb_db_run_ints(store, WB_SQL_POINTS_FROM, from, 2, err))
        return false;
    if (journal.base >= seq && !fall_back(store, answer, seq, &journal, err))
        return false;
    if (journal.there && journal.open && journal.at_end && journal.base < seq)
        return true;
    sqlite3_stmt *open = wb_db_use(store, WB_SQL_JOURNAL_OPEN, err);
    if (!open)
        return false;
    sqlite3_bind_int64(open, 1, answer);
    sqlite3_bind_int64(open, 2, journal.base);
    bind_or_null(open, 3, journal.version);
    return wb_db_run(store, open, err);
}

bool wb_store_append(struct wb_store *store, int64_t answer, const struct wb_edit *edit, struct wb_error *err)
{
    if (store->ready && store->hot_answer == answer && edit->seq == store->hot_seq + 1) {
        if (!insert_edit(store, answer, edit, err)) {
            store->hot_answer = 0;
            return false;
        }
        store->hot_seq = edit->seq;
        return true;
    }
    if (!wb_store_begin(store, err))
        return false;
    if (!reopen(store, answer, edit->seq, err) || !insert_edit(store, answer, edit, err)) {
        wb_store_rollback(store);
        return false;
    }
    if (!wb_store_commit(store, err))
        return false;
    store->hot_answer = answer;
    store->hot_seq = edit->seq;
    return true;
}

void wb_store_expect_edits(struct wb_store *store)
{
    static const enum wb_sql first[] = {
        WB_SQL_JOURNAL,      WB_SQL_EDIT_LAST,    WB_SQL_EDITS,           WB_SQL_BEGIN,      WB_SQL_SERIAL_UP,
        WB_SQL_ANSWER_ID,    WB_SQL_ANSWER_NEW,   WB_SQL_WORKBOOK_NEWEST, WB_SQL_EDITS_FROM, WB_SQL_POINTS_FROM,
        WB_SQL_POINT_BEFORE, WB_SQL_JOURNAL_OPEN, WB_SQL_EDIT_NEW,        WB_SQL_COMMIT,
    };
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        wb_db_use(store, first[i], NULL);
}

bool wb_store_set_head(struct wb_store *store, int64_t answer, int64_t seq, struct wb_error *err)
{
    if (!wb_store_begin(store, err))
        return false;
    store->hot_answer = 0;
    if (!wb_db_run_ints(store, WB_SQL_JOURNAL_HEAD, (const int64_t[]){answer, seq}, 2, err)) {
        wb_store_rollback(store);
        return false;
    }
    return wb_store_commit(store, err);
}

static void read_edit(sqlite3_stmt *row, struct wb_edit *edit)
{
    int kind = sqlite3_column_int(row, 1);
    int64_t at = sqlite3_column_int64(row, 4);
    *edit = (struct wb_edit){
        .seq = sqlite3_column_int64(row, 0),
        .kind = kind >= WB_EDIT_TEXT && kind <= WB_EDIT_QUOTE ? (enum wb_edit_kind)kind : WB_EDIT_VALUE,
        .group = sqlite3_column_int64(row, 2),
        .path = wb_db_text(row, 3),
        .at = at > 0 ? (size_t)at : 0,
    };
    edit->removed.data = sqlite3_column_blob(row, 5);
    edit->removed.len = (size_t)sqlite3_column_bytes(row, 5);
    edit->inserted.data = sqlite3_column_blob(row, 6);
    edit->inserted.len = (size_t)sqlite3_column_bytes(row, 6);
}

bool wb_store_journal(struct wb_store *store, int64_t answer, wb_each_edit *each, void *data, int64_t *head,
                      int64_t *base, struct wb_error *err)
{
    struct journal journal;
    int64_t where;
    if (!read_journal(store, answer, &journal, err) || !find_head(store, answer, &journal, &where, err))
        return false;
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_EDITS, err);
    if (!rows)
        return false;
    sqlite3_bind_int64(rows, 1, answer);
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        struct wb_edit edit;
        read_edit(rows, &edit);
        if (!each(data, &edit)) {
            result = SQLITE_DONE;
            break;
        }
    }
    wb_db_done(rows);
    if (result != SQLITE_DONE)
        return false;
    *head = where;
    *base = journal.base;
    return true;
}

/* An edit being joined with those that follow it. */
struct joined {
    bool any;
    int64_t seq; /* of the last one that is in it */
    enum wb_edit_kind kind;
    int64_t group;
    char *path;
    size_t at;
    struct wb_str removed, inserted;
    int count;
};

/* Takes the next edit in, where the two are one: typing on, Backspace, Delete, typing over what was just typed. */
static bool join(struct joined *into, const struct wb_edit *next)
{
    if (!into->any || into->kind != next->kind || into->group != next->group || !wb_same(into->path, next->path))
        return false;
    if (next->kind != WB_EDIT_TEXT) {
        wb_str_clear(&into->inserted);
        wb_str_add_n(&into->inserted, next->inserted.data, next->inserted.len);
    } else if (next->at >= into->at && next->at + next->removed.len <= into->at + into->inserted.len) {
        wb_str_splice(&into->inserted, next->at - into->at, next->removed.len, next->inserted.data, next->inserted.len);
    } else if (into->inserted.len == 0 && next->at + next->removed.len == into->at) {
        wb_str_splice(&into->removed, 0, 0, next->removed.data, next->removed.len);
        wb_str_add_n(&into->inserted, next->inserted.data, next->inserted.len);
        into->at = next->at;
    } else if (next->at == into->at + into->inserted.len) {
        wb_str_add_n(&into->removed, next->removed.data, next->removed.len);
        wb_str_add_n(&into->inserted, next->inserted.data, next->inserted.len);
    } else {
        return false;
    }
    into->seq = next->seq;
    into->count++;
    return true;
}

static void start_join(struct joined *into, const struct wb_edit *edit)
{
    free(into->path);
    wb_str_clear(&into->removed);
    wb_str_clear(&into->inserted);
    into->any = true;
    into->seq = edit->seq;
    into->kind = edit->kind;
    into->group = edit->group;
    into->path = wb_copy(edit->path);
    into->at = edit->at;
    into->count = 1;
    wb_str_add_n(&into->removed, edit->removed.data, edit->removed.len);
    wb_str_add_n(&into->inserted, edit->inserted.data, edit->inserted.len);
}

struct joining {
    struct joined now;
    struct joined *list;
    size_t count, capacity;
};

static void end_join(struct joining *all)
{
    if (!all->now.any)
        return;
    all->list = wb_grow(all->list, all->count, &all->capacity, sizeof *all->list);
    all->list[all->count++] = all->now;
    all->now = (struct joined){0};
}

static bool rewrite(struct wb_store *store, int64_t answer, const struct joining *all, int64_t from, int64_t to,
                    struct wb_error *err)
{
    if (!wb_db_run_ints(store, WB_SQL_EDITS_DROP, (const int64_t[]){answer, from, to}, 3, err))
        return false;
    for (size_t i = 0; i < all->count; i++) {
        const struct joined *one = &all->list[i];
        const struct wb_edit edit = {one->seq,
                                     one->kind,
                                     one->group,
                                     one->path,
                                     one->at,
                                     {one->removed.data, one->removed.len},
                                     {one->inserted.data, one->inserted.len}};
        if (!insert_edit(store, answer, &edit, err))
            return false;
    }
    return true;
}

/* A word typed key by key becomes one edit. Only between two points: what an older version stands for must stay an
 * edit's end. */
static bool join_edits(struct wb_store *store, int64_t answer, int64_t from, int64_t to, struct wb_error *err)
{
    sqlite3_stmt *rows = wb_db_use(store, WB_SQL_EDITS_BETWEEN, err);
    if (!rows)
        return false;
    const int64_t range[] = {answer, from, to};
    for (int i = 0; i < 3; i++)
        sqlite3_bind_int64(rows, i + 1, range[i]);
    struct joining all = {0};
    bool worth = false;
    int result;
    while ((result = wb_db_step(store, rows, err)) == SQLITE_ROW) {
        struct wb_edit edit;
        read_edit(rows, &edit);
        if (join(&all.now, &edit)) {
            worth = true;
            continue;
        }
        end_join(&all);
        start_join(&all.now, &edit);
    }
    wb_db_done(rows);
    end_join(&all);
    bool done = result == SQLITE_DONE && (!worth || rewrite(store, answer, &all, from, to, err));
    for (size_t i = 0; i < all.count; i++) {
        free(all.list[i].path);
        wb_str_fini(&all.list[i].removed);
        wb_str_fini(&all.list[i].inserted);
    }
    free(all.list);
    return done;
}

/* What lies before the oldest of WB_STORE_UNDO points can no longer be undone; its versions stay in the history. */
static bool trim(struct wb_store *store, int64_t answer, int64_t head, struct wb_error *err)
{
    sqlite3_stmt *oldest = wb_db_use(store, WB_SQL_POINT_TRIM, err);
    if (!oldest)
        return false;
    sqlite3_bind_int64(oldest, 1, answer);
    sqlite3_bind_int(oldest, 2, WB_STORE_UNDO);
    int result = wb_db_step(store, oldest, err);
    const int64_t up_to[] = {answer, result == SQLITE_ROW ? sqlite3_column_int64(oldest, 0) : 0};
    wb_db_done(oldest);
    if (result != SQLITE_ROW || up_to[1] > head)
        return result == SQLITE_DONE || result == SQLITE_ROW;
    return wb_db_run_ints(store, WB_SQL_EDITS_UP_TO, up_to, 2, err) &&
           wb_db_run_ints(store, WB_SQL_POINTS_UP_TO, up_to, 2, err);
}

static bool put_closed(struct wb_store *store, int64_t answer, const struct journal *journal, struct wb_error *err)
{
    sqlite3_stmt *put = wb_db_use(store, WB_SQL_JOURNAL_CLOSE, err);
    if (!put)
        return false;
    sqlite3_bind_int64(put, 1, answer);
    if (!journal->at_end)
        sqlite3_bind_int64(put, 2, journal->head);
    sqlite3_bind_int64(put, 3, journal->base);
    bind_or_null(put, 4, journal->version);
    return wb_db_run(store, put, err);
}

static bool add_point(struct wb_store *store, int64_t answer, int64_t seq, int64_t version, struct wb_error *err)
{
    sqlite3_stmt *point = wb_db_use(store, WB_SQL_POINT_NEW, err);
    if (!point)
        return false;
    sqlite3_bind_int64(point, 1, answer);
    sqlite3_bind_int64(point, 2, seq);
    bind_or_null(point, 3, version);
    return wb_db_run(store, point, err);
}

bool wb_journal_close(struct wb_store *store, int64_t answer, int64_t version, struct wb_error *err)
{
    struct journal journal, before;
    int64_t head;
    store->hot_answer = 0;
    if (!read_journal(store, answer, &journal, err) || !find_head(store, answer, &journal, &head, err))
        return false;
    before = journal;
    if (!fall_back(store, answer, head + 1, &before, err))
        return false;
    if (before.base < head && !join_edits(store, answer, before.base, head, err))
        return false;
    journal.base = head;
    journal.version = version;
    return add_point(store, answer, head, version, err) && trim(store, answer, head, err) &&
           put_closed(store, answer, &journal, err);
}

bool wb_journal_restart(struct wb_store *store, int64_t answer, int64_t version, struct wb_error *err)
{
    store->hot_answer = 0;
    const struct journal fresh = {.at_end = true, .version = version};
    return wb_db_run_ints(store, WB_SQL_EDITS_FROM, (const int64_t[]){answer, 0}, 2, err) &&
           wb_db_run_ints(store, WB_SQL_POINTS_FROM, (const int64_t[]){answer, 0}, 2, err) &&
           add_point(store, answer, 0, version, err) && put_closed(store, answer, &fresh, err);
}
