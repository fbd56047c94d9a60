#include "give.h"

#include "workbook/type.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ the recording */

void script_init(struct script *script, struct wb_session *session, int rows, int cols)
{
    *script = (struct script){0};
    wb_ui_init(&script->ui, session, rows, cols);
}

void script_fini(struct script *script)
{
    wb_ui_fini(&script->ui);
    for (size_t i = 0; i < script->count; i++)
        free(script->steps[i].text), free(script->steps[i].picture);
    free(script->steps);
    wb_str_fini(&script->lines);
}

static struct step *step(struct script *script, int kind, const char *text)
{
    script->steps = wb_grow(script->steps, script->count, &script->capacity, sizeof *script->steps);
    struct step *new = &script->steps[script->count++];
    *new = (struct step){.kind = kind, .text = wb_copy(text)};
    return new;
}

static void take(struct script *script, uint32_t key)
{
    wb_ui_key(&script->ui, key);
    wb_ui_draw(&script->ui);
}

void press(struct script *script, uint32_t key)
{
    char name[32] = {0};
    if (wb_key_is_text(key))
        wb_utf8_encode(key, name);
    else
        wb_key_name(key, name);
    step(script, wb_key_is_text(key) ? STEP_TYPE : STEP_KEY, name);
    take(script, key);
}

void press_keys(struct script *script, const char *names)
{
    char name[32];
    for (size_t len; *names; names += len + (names[len] == ' ')) {
        uint32_t key;
        len = strcspn(names, " ");
        snprintf(name, sizeof name, "%.*s", (int)len, names);
        ck_assert_msg(wb_key_parse(name, &key), "no key %s", name);
        press(script, key);
    }
}

void type_text(struct script *script, const char *text)
{
    step(script, STEP_TYPE, text);
    for (size_t len; *text; text += len) {
        uint32_t key;
        len = wb_utf8_decode(text, strlen(text), &key);
        take(script, key == '\n' ? WB_KEY_ENTER : key);
    }
}

void see(struct script *script)
{
    struct wb_str screen = {0};
    const char *row;
    wb_ui_draw(&script->ui);
    wb_cells_text(&script->ui.cells, false, &screen);
    row = wb_str_text(&screen);
    for (int i = 0; i < script->ui.cells.cursor_row; i++)
        row = strchr(row, '\n') + 1;
    char *line = wb_copy_n(row, strcspn(row, "\n"));
    struct step *new = step(script, STEP_SEE, line);
    new->picture = wb_str_take(&screen);
    new->row = script->ui.cells.cursor_row;
    new->col = script->ui.cells.cursor_col;
    free(line);
}

/* ------------------------------------------------------------------ what both ways need */

static size_t index_of(const struct wb_asked *asked, const char *id)
{
    for (size_t i = 0; i < asked->choice_count; i++)
        if (wb_same(asked->choices[i].id, id))
            return i;
    ck_abort_msg("%s is not offered", id);
    return 0;
}

static const json_t *row_of(const json_t *rows, const char *id)
{
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        const char *is = wb_json_string(row, "id");
        if (wb_same(is ? is : wb_json_string(row, "of"), id))
            return row;
    }
    return NULL;
}

static bool is_own(const json_t *row)
{
    return !wb_json_string(row, "id") && !wb_json_string(row, "of");
}

/* ------------------------------------------------------------------ keys */

typedef void keys_of(struct script *script, const struct wb_asked *asked, const json_t *value, bool part);

static void type_string(struct script *script, const struct wb_asked *asked, const json_t *value, bool part)
{
    if (part)
        press_keys(script, "Ctrl-A"); /* over what is suggested there */
    type_text(script, json_string_value(value));
}

static void type_number(struct script *script, const struct wb_asked *asked, const json_t *value, bool part)
{
    struct wb_str text = {0};
    wb_number_text(json_number_value(value), &text);
    type_text(script, wb_str_text(&text));
    wb_str_fini(&text);
}

/* As people write days, not as they are kept. */
static void write_day(struct wb_str *out, const json_t *value)
{
    struct wb_day day;
    ck_assert(wb_day_read(json_string_value(value), &day));
    if (day.day % 3 == 0)
        wb_str_addf(out, "%d dec", day.day);
    else if (day.day % 3 == 1)
        wb_str_addf(out, "%d/%d/%d", day.day, day.month, day.year);
    else
        wb_str_add(out, json_string_value(value));
}

static void type_day(struct script *script, const struct wb_asked *asked, const json_t *value, bool part)
{
    struct wb_str text = {0};
    write_day(&text, value);
    type_text(script, wb_str_text(&text));
    wb_str_fini(&text);
}

static void number_key(struct script *script, size_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", number);
    type_text(script, text);
}

static void go_to_row(struct script *script, size_t row)
{
    press(script, WB_KEY_HOME);
    for (size_t i = 0; i < row; i++)
        press(script, i % 2 ? 'j' : WB_KEY_DOWN);
}

static void pick_own(struct script *script, const struct wb_asked *asked, const json_t *value)
{
    go_to_row(script, asked->choice_count);
    press(script, WB_KEY_ENTER);
    see(script); /* Enter and words in one burst would be a paste */
    type_text(script, wb_json_string(value, "other"));
}

static void pick_one(struct script *script, const struct wb_asked *asked, const json_t *value, bool part)
{
    if (json_is_object(value)) {
        pick_own(script, asked, value);
        return;
    }
    size_t index = index_of(asked, json_string_value(value));
    if (part || index % 2) {
        number_key(script, index + 1);
    } else {
        go_to_row(script, index);
        press(script, WB_KEY_ENTER);
    }
}

static void pick_several(struct script *script, const struct wb_asked *asked, const json_t *value, bool part)
{
    size_t i;
    const json_t *one;
    json_array_foreach(value, i, one)
    {
        if (json_is_object(one)) {
            pick_own(script, asked, one);
        } else {
            go_to_row(script, index_of(asked, json_string_value(one)));
            press(script, i % 2 ? ' ' : WB_KEY_ENTER);
        }
    }
}

static void tick(struct script *script, const struct wb_asked *asked, const json_t *value, bool part)
{
    if (json_is_array(value))
        pick_several(script, asked, value, part);
    else
        press(script, ' ');
}

/* Those that have a place stand first, the others below them in the order in which they are offered. */
static void put_in_order(struct script *script, const struct wb_asked *asked, const json_t *value, bool part)
{
    for (size_t place = 0; place < json_array_size(value); place++) {
        size_t index = index_of(asked, json_string_value(json_array_get(value, place))), row = index;
        for (size_t i = 0; i < place; i++)
            row += index_of(asked, json_string_value(json_array_get(value, i))) > index;
        go_to_row(script, row);
        if (place % 2)
            press_keys(script, "Space Enter"); /* picked up into the next place, and put down */
        else
            number_key(script, place + 1);
    }
}

static void rate(struct script *script, const struct wb_asked *asked, const json_t *value, bool part)
{
    for (size_t i = 0; i < asked->choice_count; i++) {
        const json_t *rating = json_object_get(value, asked->choices[i].id);
        if (json_is_null(rating))
            press(script, 'x');
        else if (rating)
            type_number(script, asked, rating, true);
        if (i + 1 < asked->choice_count)
            press(script, i % 2 ? WB_KEY_TAB : WB_KEY_ENTER);
    }
}

static keys_of keys_of_rows;

static keys_of *const keys[WB_TYPE_COUNT] = {
    [WB_TEXT] = type_string,        [WB_LINE] = type_string,
    [WB_INTEGER] = type_number,     [WB_DECIMAL] = type_number,
    [WB_RANGE] = type_number,       [WB_DATE] = type_day,
    [WB_SELECT_ONE] = pick_one,     [WB_SELECT_MULTIPLE] = pick_several,
    [WB_RANK] = put_in_order,       [WB_RATINGS] = rate,
    [WB_TABLE] = keys_of_rows,      [WB_CHECK] = tick,
    [WB_COMMITMENT] = keys_of_rows, [WB_COMMITMENTS_REVIEW] = keys_of_rows,
    [WB_LETTER] = type_string,
};

static const struct wb_prompt *focused(struct script *script, bool *in_row)
{
    struct wb_place place = wb_way_place(script->ui.session);
    *in_row = place.path[0] != '\0';
    return place.prompt;
}

/* The focus stands in the first cell of the row; in the end behind its last one, or in that where it is the last. */
static void keys_of_row(struct script *script, const struct wb_asked *asked, size_t given, const json_t *row, bool last)
{
    struct wb_day today = wb_session_today(script->ui.session);
    for (size_t i = 0; i < asked->column_count; i++) {
        const struct wb_asked *column = &asked->columns[i];
        json_t *there = suggested(asked, given, i, today);
        const json_t *is = json_object_get(row, column->field->id);
        if (is && !(there && json_equal(there, is)))
            keys[column->field->type](script, column, is, true);
        if (!last || i + 1 < asked->column_count)
            press(script, WB_KEY_TAB);
        json_decref(there);
    }
}

static void keys_of_rows(struct script *script, const struct wb_asked *asked, const json_t *value, bool part)
{
    size_t count = json_array_size(value);
    bool in_row, own = count && is_own(json_array_get(value, count - 1));
    for (size_t i = 0; i < asked->row_count; i++)
        keys_of_row(script, asked, i, row_of(value, asked->rows[i].id), !own && i + 1 == asked->row_count);
    for (size_t i = 0; i < count; i++) {
        const json_t *row = json_array_get(value, i);
        if (!is_own(row))
            continue;
        focused(script, &in_row);
        if (!in_row)
            press(script, WB_KEY_ENTER); /* "+ add a row" */
        ck_assert_msg(focused(script, &in_row) == asked->prompt && in_row, "%s: no row to write in",
                      asked->prompt->key);
        keys_of_row(script, asked, (size_t)-1, row, i + 1 == count);
    }
}

void give_keys(struct script *script, const struct wb_asked *asked, const json_t *value)
{
    if (value)
        keys[asked->field->type](script, asked, value, false);
}

/* ------------------------------------------------------------------ lines */

/* A line that begins with a colon has one more; in a text, one that begins with two full stops, or is one. */
static void add_line(struct wb_str *lines, const char *text, size_t len, bool of_text)
{
    if (len && text[0] == ':')
        wb_str_add_char(lines, ':');
    else if (of_text && ((len == 1 && text[0] == '.') || (len > 1 && text[0] == '.' && text[1] == '.')))
        wb_str_add_char(lines, '.');
    wb_str_add_n(lines, text, len);
    wb_str_add_char(lines, '\n');
}

static void add_text(struct wb_str *lines, const char *text)
{
    for (;;) {
        size_t len = strcspn(text, "\n");
        add_line(lines, text, len, true);
        if (!text[len])
            break;
        text += len + 1;
    }
    wb_str_add(lines, ".\n");
}

/* By number or by id, in turn. */
static void add_choice(struct wb_str *out, const struct wb_asked *asked, const json_t *value, bool number)
{
    if (json_is_object(value))
        wb_str_addf(out, "other: %s", wb_json_string(value, "other"));
    else if (number)
        wb_str_addf(out, "%zu", index_of(asked, json_string_value(value)) + 1);
    else
        wb_str_add(out, json_string_value(value));
}

static void add_simple(struct wb_str *lines, const struct wb_asked *asked, const json_t *value)
{
    struct wb_str line = {0};
    enum wb_type type = asked->field->type;
    if (json_is_true(value)) {
        wb_str_add(&line, "yes");
    } else if (json_is_number(value)) {
        wb_number_text(json_number_value(value), &line);
    } else if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++) {
            wb_str_add(&line, i ? " " : "");
            add_choice(&line, asked, json_array_get(value, i), i % 2 == 0);
        }
    } else if (type == WB_DATE) {
        write_day(&line, value);
    } else if (type == WB_SELECT_ONE) {
        add_choice(&line, asked, value, asked->choice_count % 2);
    } else {
        wb_str_add(&line, json_string_value(value));
    }
    add_line(lines, wb_str_text(&line), line.len, false);
    wb_str_fini(&line);
}

static void add_ratings(struct wb_str *lines, const struct wb_asked *asked, const json_t *value)
{
    for (size_t i = 0; i < asked->choice_count; i++) {
        const json_t *rating = json_object_get(value, asked->choices[i].id);
        if (json_is_null(rating))
            wb_str_add(lines, "n\n");
        else if (rating)
            add_simple(lines, asked, rating);
        else
            wb_str_add(lines, "\n");
    }
}

/* "=" is what is suggested; an empty line leaves a cell, and in the first one ends the rows. */
static void add_row(struct wb_str *lines, const struct wb_asked *asked, size_t given, const json_t *row)
{
    for (size_t i = 0; i < asked->column_count; i++) {
        json_t *there = suggested(asked, given, i, (struct wb_day){2026, 11, 9});
        const json_t *is = json_object_get(row, asked->columns[i].field->id);
        if (is && !(there && json_equal(there, is)))
            add_simple(lines, &asked->columns[i], is);
        else
            wb_str_add(lines, there ? "=\n" : "\n");
        json_decref(there);
    }
}

static void add_rows(struct wb_str *lines, const struct wb_asked *asked, const json_t *value)
{
    const struct wb_prompt *prompt = asked->prompt;
    bool fixed = asked->field->type == WB_COMMITMENTS_REVIEW || prompt->rows_fixed || prompt->rows_from.key;
    size_t most = (size_t)(asked->field->type == WB_COMMITMENT ? prompt->most : prompt->max_rows), own = 0;
    for (size_t i = 0; i < asked->row_count; i++)
        add_row(lines, asked, i, row_of(value, asked->rows[i].id));
    for (size_t i = 0; i < json_array_size(value); i++) {
        if (!is_own(json_array_get(value, i)))
            continue;
        own++;
        add_row(lines, asked, (size_t)-1, json_array_get(value, i));
    }
    if (!fixed && (most == 0 || asked->row_count + own < most))
        wb_str_add(lines, "\n");
}

bool reads_a_line(const struct wb_asked *asked)
{
    const struct wb_prompt *prompt = asked->prompt;
    enum wb_type type = asked->field->type;
    bool fixed = type == WB_COMMITMENTS_REVIEW || (type == WB_TABLE && (prompt->rows_fixed || prompt->rows_from.key));
    return !(fixed && asked->row_count == 0) && !(type == WB_RATINGS && asked->choice_count == 0);
}

void give_lines(struct wb_str *lines, const struct wb_asked *asked, const json_t *value)
{
    enum wb_type type = asked->field->type;
    bool rows = type == WB_TABLE || type == WB_COMMITMENT || type == WB_COMMITMENTS_REVIEW;
    if (rows && value)
        add_rows(lines, asked, value);
    else if (!value)
        wb_str_add(lines, reads_a_line(asked) ? "\n" : "");
    else if (type == WB_TEXT || type == WB_LETTER)
        add_text(lines, json_string_value(value));
    else if (type == WB_RATINGS)
        add_ratings(lines, asked, value);
    else
        add_simple(lines, asked, value);
}
