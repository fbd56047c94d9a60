/* Rows, cell by cell: tables, commitments and their review. */
#include "linear.h"

#include "session/rows.h"

/* The rows of one prompt while they are asked: `rows` is the whole value, changed row by row. */
struct rows {
    struct wb_lines *lines;
    const struct wb_asked *asked;
    const char *id_name; /* "id", or "of" in a review */
    json_t *rows;
    bool fixed;  /* no rows but those that are there */
    size_t most; /* 0: any number */
};

static json_t *row_of(const struct rows *rows, const char *id)
{
    for (size_t i = 0; i < json_array_size(rows->rows); i++)
        if (wb_same(wb_json_string(json_array_get(rows->rows, i), rows->id_name), id))
            return json_array_get(rows->rows, i);
    return NULL;
}

static bool is_given(const struct rows *rows, const char *id)
{
    for (size_t i = 0; i < rows->asked->row_count; i++)
        if (wb_same(rows->asked->rows[i].id, id))
            return true;
    return false;
}

/* What a starter cell holds, as a value of its column. NULL: nothing. */
static json_t *starter_value(const struct rows *rows, const struct wb_asked_row *given, size_t column)
{
    const struct wb_asked *cell = &rows->asked->columns[column];
    const char *text = given && given->cells ? given->cells[column] : NULL;
    json_t *value = NULL;
    if (!text || rows->asked->field->type == WB_COMMITMENTS_REVIEW)
        return NULL; /* in a review the cell only says what is reviewed */
    if (!wb_type_of(cell)->parse(cell, text, wb_session_today(rows->lines->session), &value, NULL))
        return NULL;
    return value;
}

static json_t *starter_row(const struct rows *rows, const struct wb_asked_row *given)
{
    json_t *row = json_object();
    wb_json_set_text(row, rows->id_name, given->id);
    for (size_t i = 0; i < rows->asked->column_count; i++) {
        json_t *value = starter_value(rows, given, i);
        if (value)
            json_object_set_new(row, rows->asked->columns[i].field->id, value);
    }
    return row;
}

/* The place of a given row in the answer: behind the nearest one before it that is there. */
static size_t place_of(const struct rows *rows, const char *id)
{
    size_t place = 0;
    for (size_t i = 0; i < rows->asked->row_count && !wb_same(rows->asked->rows[i].id, id); i++)
        for (size_t j = 0; j < json_array_size(rows->rows); j++)
            if (wb_same(wb_json_string(json_array_get(rows->rows, j), rows->id_name), rows->asked->rows[i].id))
                place = j + 1;
    return place;
}

/* A row of one's own gets its id from the session, which never gives one twice. */
static bool keep_new(struct rows *rows, json_t *row)
{
    struct wb_lines *lines = rows->lines;
    struct wb_error err = {0};
    char id[WB_ROW_ID];
    bool done = wb_session_row_new(lines->session, lines->prompt, NULL, row, id, &err);
    if (!wb_lines_outcome(lines, done, &err))
        return false;
    /* The id stands first, as the session keeps it: the same answer is the same bytes, however it was given. */
    json_t *cells = json_copy(row);
    json_object_clear(row);
    wb_json_set_text(row, rows->id_name, id);
    json_object_update(row, cells);
    json_decref(cells);
    json_array_append(rows->rows, row);
    return wb_lines_answered(lines);
}

/* Puts a changed row into the answer. A starter row that is as it was given stays out. */
static bool keep_row(struct rows *rows, json_t *row, const json_t *starter)
{
    const char *id = wb_json_string(row, rows->id_name);
    json_t *old = id ? row_of(rows, id) : NULL;
    if (!id)
        return keep_new(rows, row);
    if (!old && starter && json_equal(row, starter))
        return true;
    if (!old)
        json_array_insert(rows->rows, place_of(rows, id), row);
    else if (old != row)
        json_object_update(old, row);
    return wb_lines_keep(rows->lines, rows->rows);
}

static void say_cell(struct rows *rows, const struct wb_asked *column, const json_t *now)
{
    struct wb_lines *lines = rows->lines;
    struct wb_str text = {0};
    wb_lines_add(lines, "    %s", column->label);
    if (column->field->type == WB_RANGE) {
        wb_lines_add(lines, ", ");
        wb_ask_range(lines, &column->field->range);
    } else if (column->field->type == WB_CHECK && !column->choice_count) {
        wb_lines_add(lines, ", yes or no");
    }
    for (size_t i = 0; i < column->choice_count; i++)
        wb_lines_add(lines, "%s %zu %s", i ? "," : ":", i + 1, column->choices[i].label);
    if (column->field->or_other)
        wb_lines_add(lines, ", or other: and your own words");
    if (now && !wb_value_empty(column->field->type, now))
        wb_value_text(column, now, &text);
    if (text.len)
        wb_lines_add(lines, " (now: %s; = keeps it)", text.data);
    wb_lines_say(lines, ":");
    wb_str_fini(&text);
}

/* One cell. "=" is what stands there already; where `passable`, also nothing, and then `*value` is NULL. */
static enum wb_heard ask_cell(struct rows *rows, const struct wb_asked *column, const json_t *now, bool passable,
                              json_t **value)
{
    struct wb_str line = {0};
    enum wb_heard heard;
    *value = NULL;
    say_cell(rows, column, now);
    while ((heard = wb_hear(rows->lines, &line)) == WB_HEARD_LINE) {
        bool leaves = (now || passable) && wb_same(wb_str_text(&line), "=");
        if (leaves)
            *value = json_incref((json_t *)(uintptr_t)now);
        if (leaves || wb_ask_read(rows->lines, column, &line, value))
            break;
    }
    wb_str_fini(&line);
    return heard;
}

/* One row, column by column. `*ended` where its first cell was left empty. False where a command leads elsewhere. */
static bool ask_row(struct rows *rows, json_t *row, const json_t *starter, bool *ended)
{
    *ended = false;
    for (size_t i = 0; i < rows->asked->column_count; i++) {
        const struct wb_asked *column = &rows->asked->columns[i];
        json_t *value;
        bool passable = starter && i == 0; /* an empty line would end the rows here */
        enum wb_heard heard = ask_cell(rows, column, json_object_get(row, column->field->id), passable, &value);
        if (heard == WB_HEARD_LEAVE)
            return false;
        if (heard == WB_HEARD_EMPTY && i == 0) {
            *ended = true;
            return true;
        }
        if (!value)
            continue;
        json_object_set(row, column->field->id, value);
        bool kept = keep_row(rows, row, starter);
        if (kept)
            wb_ask_advise(rows->lines, column, value);
        json_decref(value);
        if (!kept)
            return false;
    }
    return true;
}

static bool ask_given(struct rows *rows, const struct wb_asked_row *given, bool *ended)
{
    json_t *starter = starter_row(rows, given), *old = row_of(rows, given->id);
    json_t *row = json_deep_copy(old ? old : starter);
    if (given->label)
        wb_lines_say(rows->lines, "  %s", given->label);
    bool going = ask_row(rows, row, starter, ended);
    json_decref(row);
    json_decref(starter);
    return going;
}

static bool ask_own(struct rows *rows, const json_t *old, bool *ended)
{
    json_t *row = old ? json_deep_copy(old) : json_object();
    bool going = ask_row(rows, row, NULL, ended);
    json_decref(row);
    return going;
}

/* Those given, then one's own that are there, then new ones. */
static bool ask_all(struct rows *rows)
{
    bool ended = false;
    if (rows->asked->row_count || json_array_size(rows->rows))
        wb_lines_say(rows->lines, "= keeps what stands there; an empty line leaves it too, and at the start of a row ends "
                                  "them all.");
    for (size_t i = 0; i < rows->asked->row_count; i++)
        if (!ask_given(rows, &rows->asked->rows[i], &ended) || ended)
            return ended;
    size_t own = 0;
    for (size_t i = 0; i < json_array_size(rows->rows); i++) {
        const json_t *row = json_array_get(rows->rows, i);
        const char *id = wb_json_string(row, rows->id_name);
        if (is_given(rows, id) || !wb_row_applies(wb_session_reader(rows->lines->session), rows->lines->prompt, id))
            continue;
        own++;
        if (!ask_own(rows, row, &ended) || ended)
            return ended;
    }
    while (!rows->fixed && (rows->most == 0 || rows->asked->row_count + own < rows->most)) {
        wb_lines_say(rows->lines, own || rows->asked->row_count ? "  One more; an empty line ends here."
                                                                : "  The first; an empty line goes on.");
        own++;
        if (!ask_own(rows, NULL, &ended) || ended)
            return ended;
    }
    return true;
}

bool wb_ask_rows(struct wb_lines *lines, const struct wb_asked *asked)
{
    const struct wb_prompt *prompt = lines->prompt;
    enum wb_type type = asked->field->type;
    const json_t *now = wb_lines_value(lines);
    struct rows rows = {
        .lines = lines,
        .asked = asked,
        .id_name = type == WB_COMMITMENTS_REVIEW ? "of" : "id",
        .rows = json_is_array(now) ? json_deep_copy(now) : json_array(),
        .fixed = type == WB_COMMITMENTS_REVIEW || (type == WB_TABLE && (prompt->rows_fixed || prompt->rows_from.key)),
        .most = (size_t)(type == WB_COMMITMENT ? prompt->most : prompt->max_rows),
    };
    if (rows.fixed && asked->row_count == 0)
        wb_lines_say(lines,
                     type == WB_COMMITMENTS_REVIEW ? "No commitment is open." : "There is nothing to fill in yet.");
    bool going = ask_all(&rows);
    json_decref(rows.rows);
    return going && !lines->ended;
}
