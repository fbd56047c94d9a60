/* table: rows with an id each, cells of the simple types. */
#include "types.h"

#include <stdlib.h>
#include <string.h>

static const struct wb_asked *column_of(const struct wb_asked *columns, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(columns[i].field->id, id) == 0) {
            return &columns[i];
        }
    }
    return NULL;
}

bool wb_cells_fit(const struct wb_asked *columns, size_t count, const json_t *row, struct wb_error *why)
{
    const char *id;
    json_t *cell;
    json_object_foreach((json_t *)(uintptr_t)row, id, cell)
    {
        const struct wb_asked *column = column_of(columns, count, id);
        if (!column || json_is_null(cell)) {
            continue; /* a column that is gone, or the row's own id: kept, not shown */
        }
        if (!wb_value_fits(column, cell, why)) {
            return wb_fail_context(why, "%s", column->label);
        }
    }
    return true;
}

static int compare_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool wb_rows_have_ids(const json_t *value, const char *id, struct wb_error *why)
{
    size_t count = json_array_size(value);
    const char **ids = wb_alloc_array(count + 1, sizeof(*ids));
    bool good = true;
    for (size_t i = 0; i < count && good; i++) {
        ids[i] = wb_json_string(json_array_get(value, i), id);
        good = ids[i] != NULL;
    }
    if (good) {
        qsort(ids, count, sizeof(*ids), compare_text);
        for (size_t i = 1; i < count; i++) {
            good = good && strcmp(ids[i - 1], ids[i]) != 0;
        }
    }
    free(ids);
    return good || wb_fail(why, WB_INVALID, "Its rows cannot be told apart: each needs an \"%s\" of its own.", id);
}

bool wb_table_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    if (!wb_rows_have_ids(value, "id", why)) {
        return false;
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        if (!wb_cells_fit(asked->columns, asked->column_count, json_array_get(value, i), why)) {
            return false;
        }
    }
    return true;
}

bool wb_table_advise(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    const struct wb_prompt *prompt = asked->prompt;
    size_t count = json_array_size(value);
    if (prompt && prompt->max_rows > 0 && count > (size_t)prompt->max_rows) {
        return wb_fail(why, WB_INVALID, "At most %d rows are asked for. All of them are kept.", prompt->max_rows);
    }
    if (prompt && prompt->min_rows > 0 && count < (size_t)prompt->min_rows) {
        return wb_fail(why, WB_INVALID, "At least %d rows are asked for; fewer are welcome too.", prompt->min_rows);
    }
    return true;
}

bool wb_list_empty(const json_t *value)
{
    return json_array_size(value) == 0;
}

void wb_row_cells_text(const struct wb_asked *columns, size_t count, const json_t *row, struct wb_str *out)
{
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        const json_t *cell = json_object_get(row, columns[i].field->id);
        if (wb_value_empty(columns[i].field->type, cell)) {
            continue;
        }
        wb_str_addf(out, "%s%s: ", first ? "" : "; ", columns[i].label);
        wb_value_text(&columns[i], cell, out);
        first = false;
    }
}

static const struct wb_asked_row *row_of(const struct wb_asked *asked, const char *id)
{
    for (size_t i = 0; i < asked->row_count; i++) {
        if (strcmp(asked->rows[i].id, id) == 0) {
            return &asked->rows[i];
        }
    }
    return NULL;
}

void wb_table_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *row = json_array_get(value, i);
        const char *id = wb_json_string(row, "id");
        const struct wb_asked_row *given = id ? row_of(asked, id) : NULL;
        if (given && given->label) {
            wb_str_addf(out, "%s - ", given->label);
        }
        wb_row_cells_text(asked->columns, asked->column_count, row, out);
        wb_str_add_char(out, '\n');
    }
}
