#include "sheet.h"

#include "blank.h"
#include "value.h"

#include <stdlib.h>

static struct wb_sheet *of(struct wb_widget *widget)
{
    return (struct wb_sheet *)widget;
}

const struct wb_asked *wb_sheet_column(const struct wb_sheet *sheet, size_t col)
{
    return &sheet->widget.asked->columns[col];
}

size_t wb_sheet_columns(const struct wb_sheet *sheet)
{
    return sheet->widget.asked->column_count;
}

bool wb_sheet_on_add(const struct wb_sheet *sheet)
{
    return sheet->row >= sheet->entries.count;
}

bool wb_sheet_shows(const struct wb_sheet *sheet, size_t row)
{
    size_t last = sheet->entries.count ? sheet->entries.count - 1 : 0;
    return sheet->is_grid || !sheet->kind->paged || row == (sheet->row > last ? last : sheet->row);
}

/* ------------------------------------------------------------------ the widgets of fields */

static size_t column_of(const struct wb_sheet *sheet, const struct wb_widget *part)
{
    size_t col = 0;
    while (col < wb_sheet_columns(sheet) && wb_sheet_column(sheet, col)->field != part->asked->field)
        col++;
    return col;
}

struct wb_widget *wb_sheet_part(struct wb_sheet *sheet, size_t row, size_t col)
{
    const struct wb_asked *asked = wb_sheet_column(sheet, col);
    const char *id = sheet->entries.list[row].id;
    struct wb_str path = {0};
    for (size_t i = 0; i < sheet->part_count; i++)
        if (sheet->parts[i]->asked == asked && strcmp(sheet->parts[i]->entry, id) == 0)
            return sheet->parts[i];
    wb_str_addf(&path, "%s/%s", id, asked->field->id);
    struct wb_widget *part = wb_widget_part(sheet->widget.ui, sheet->widget.prompt, asked, wb_str_text(&path),
                                            sheet->is_grid ? WB_LOOK_CELL : WB_LOOK_FORM);
    wb_str_fini(&path);
    part->entries = &sheet->entries;
    part->entry = wb_copy(id);
    part->ops->open(part);
    sheet->parts = wb_grow(sheet->parts, sheet->part_count, &sheet->part_capacity, sizeof *sheet->parts);
    sheet->parts[sheet->part_count++] = part;
    return part;
}

/* Frees the widgets that are wanted no longer: of rows that went, and where only the row in focus is being edited, of
 * the others. */
static void prune(struct wb_sheet *sheet, bool all)
{
    size_t left = 0;
    for (size_t i = 0; i < sheet->part_count; i++) {
        struct wb_widget *part = sheet->parts[i];
        size_t row = wb_entries_find(&sheet->entries, part->entry);
        bool few = sheet->is_grid || sheet->kind->paged;
        if (all || row == sheet->entries.count || (few && row != sheet->row) ||
            column_of(sheet, part) == wb_sheet_columns(sheet))
            wb_widget_free(part);
        else
            sheet->parts[left++] = part;
    }
    sheet->part_count = left;
}

static struct wb_widget *focused_part(struct wb_sheet *sheet)
{
    return wb_sheet_on_add(sheet) || sheet->col >= wb_sheet_columns(sheet)
               ? NULL
               : wb_sheet_part(sheet, sheet->row, sheet->col);
}

/* ------------------------------------------------------------------ life */

static void read_headings(struct wb_sheet *sheet)
{
    wb_arena_fini(&sheet->arena);
    wb_arena_init(&sheet->arena);
    size_t count = sheet->entries.count;
    sheet->headings = wb_arena_alloc_array(&sheet->arena, count + 1, sizeof *sheet->headings);
    sheet->heading_tops = wb_arena_alloc_array(&sheet->arena, count + 1, sizeof *sheet->heading_tops);
    sheet->widths = wb_arena_alloc_array(&sheet->arena, wb_sheet_columns(sheet) + 1, sizeof *sheet->widths);
    for (size_t row = 0; row < count && sheet->kind->heading; row++)
        sheet->headings[row] = sheet->kind->heading(sheet, row);
}

static void row_advice(struct wb_sheet *sheet)
{
    const struct wb_asked *asked = sheet->widget.asked;
    json_t *value = wb_session_value_now(sheet->widget.ui->session, sheet->widget.prompt);
    struct wb_error why = {0};
    if (value && wb_type_of(asked)->advise && !wb_type_of(asked)->advise(asked, value, &why))
        wb_str_add(&sheet->advice, why.text);
    json_decref(value);
}

/* What the cell in focus lacks is said below a grid; then what is said of all rows. */
static void read_advice(struct wb_sheet *sheet)
{
    struct wb_widget *part = sheet->is_grid ? focused_part(sheet) : NULL;
    wb_str_clear(&sheet->advice);
    if (part)
        wb_widget_advice(part, &sheet->advice);
    if (sheet->advice.len == 0)
        row_advice(sheet);
}

void wb_sheet_refresh(struct wb_widget *widget)
{
    struct wb_sheet *sheet = of(widget);
    bool on_add = sheet->entries.count > 0 && wb_sheet_on_add(sheet);
    char *id = on_add || !sheet->entries.count ? NULL : wb_copy(sheet->entries.list[sheet->row].id);
    size_t was = sheet->row;
    sheet->kind->limits(sheet);
    wb_entries_read(&sheet->entries);
    size_t count = sheet->entries.count, found = id ? wb_entries_find(&sheet->entries, id) : count;
    if (on_add && wb_entries_may_add(&sheet->entries))
        sheet->row = count;
    else
        sheet->row = found < count ? found : was < count ? was : count ? count - 1 : 0;
    free(id);
    if (sheet->col >= wb_sheet_columns(sheet))
        sheet->col = 0;
    read_headings(sheet);
    sheet->slot_count = 0; /* until laid out again */
    prune(sheet, false);
    for (size_t i = 0; i < sheet->part_count; i++) {
        struct wb_widget *part = sheet->parts[i];
        part->asked = wb_sheet_column(sheet, column_of(sheet, part));
        part->ops->refresh(part);
    }
}

void wb_sheet_open(struct wb_widget *widget, const struct wb_sheet_kind *kind)
{
    struct wb_sheet *sheet = of(widget);
    sheet->kind = kind;
    sheet->entries = (struct wb_entries){.widget = widget, .id_key = kind->id_key, .prefix = kind->prefix};
    sheet->add_top = -1;
    wb_sheet_refresh(widget);
}

void wb_sheet_close(struct wb_widget *widget)
{
    struct wb_sheet *sheet = of(widget);
    prune(sheet, true);
    free(sheet->parts);
    free(sheet->slots);
    wb_entries_fini(&sheet->entries);
    wb_arena_fini(&sheet->arena);
    wb_str_fini(&sheet->advice);
}

/* ------------------------------------------------------------------ layout and drawing */

struct wb_slot *wb_sheet_slot(struct wb_sheet *sheet, size_t row, size_t col, int top)
{
    sheet->slots = wb_grow(sheet->slots, sheet->slot_count, &sheet->slot_capacity, sizeof *sheet->slots);
    struct wb_slot *slot = &sheet->slots[sheet->slot_count++];
    *slot = (struct wb_slot){.row = row, .col = col, .top = top};
    return slot;
}

const struct wb_slot *wb_sheet_slot_of(const struct wb_sheet *sheet, size_t row, size_t col)
{
    for (size_t i = 0; i < sheet->slot_count; i++)
        if (sheet->slots[i].row == row && sheet->slots[i].col == col)
            return &sheet->slots[i];
    return NULL;
}

/* The last line is offered while rows may be added and, a page a row, at the last one. */
static bool shows_add(const struct wb_sheet *sheet)
{
    size_t count = sheet->entries.count;
    return wb_entries_may_add(&sheet->entries) && (count == 0 || wb_sheet_shows(sheet, count - 1));
}

/* The widgets stay the same ones, since a menu that stands over the page may be about to answer one of them. */
static void change_layout(struct wb_sheet *sheet, bool grid)
{
    sheet->is_grid = grid;
    for (size_t i = 0; i < sheet->part_count; i++) {
        sheet->parts[i]->look = grid ? WB_LOOK_CELL : WB_LOOK_FORM;
        sheet->parts[i]->ops->refresh(sheet->parts[i]);
    }
}

static int put_advice(const struct wb_sheet *sheet, const struct wb_area *area, int row)
{
    struct wb_area part = wb_area_part(area, row, 2, area->rows, area->cols - 2);
    return wb_put_advice(&part, 0, wb_str_text(&sheet->advice));
}

int wb_sheet_height(struct wb_widget *widget, int cols, int most)
{
    struct wb_sheet *sheet = of(widget);
    struct wb_area blind = wb_blind_area(cols);
    bool grid = sheet->kind->grid && wb_grid_fits(sheet, cols);
    if (grid != sheet->is_grid)
        change_layout(sheet, grid);
    sheet->slot_count = 0;
    read_advice(sheet);
    if (sheet->entries.count == 0 && !shows_add(sheet))
        return sheet->rows = wb_put_advice(&blind, 0, sheet->kind->nothing);
    sheet->rows = grid ? wb_grid_lay_out(sheet, cols) : wb_form_lay_out(sheet, cols, most);
    sheet->add_top = shows_add(sheet) ? sheet->rows++ : -1;
    sheet->hint_top = grid && wb_grid_has_hint(sheet) ? sheet->rows++ : -1;
    return sheet->rows + put_advice(sheet, &blind, 0);
}

void wb_sheet_draw(struct wb_widget *widget, const struct wb_area *area, bool focused)
{
    struct wb_sheet *sheet = of(widget);
    if (sheet->entries.count == 0 && sheet->add_top < 0) {
        wb_put_advice(area, 0, sheet->kind->nothing);
        if (focused)
            wb_put_cursor(area, 0, 0);
        return;
    }
    (sheet->is_grid ? wb_grid_draw : wb_form_draw)(sheet, area, focused && !wb_sheet_on_add(sheet));
    if (sheet->add_top >= 0) {
        bool here = focused && wb_sheet_on_add(sheet);
        wb_put(area, sheet->add_top, 2, here ? WB_STYLE_ACCENT : WB_STYLE_DIM, sheet->kind->add);
        if (here)
            wb_put_focus(area, sheet->add_top, 0, 2);
    }
    if (focused && sheet->hint_top >= 0 && !wb_sheet_on_add(sheet)) {
        struct wb_str hint = {0};
        wb_grid_hint(sheet, &hint);
        wb_put_cut(area, sheet->hint_top, 2, area->cols - 2, WB_STYLE_DIM, wb_str_text(&hint));
        wb_str_fini(&hint);
    }
    put_advice(sheet, area, sheet->rows);
}

int wb_sheet_cursor_row(struct wb_widget *widget)
{
    struct wb_sheet *sheet = of(widget);
    struct wb_widget *part = focused_part(sheet);
    const struct wb_slot *slot = wb_sheet_slot_of(sheet, sheet->row, sheet->col);
    if (!part || !slot)
        return sheet->add_top > 0 ? sheet->add_top : 0;
    return slot->top + part->ops->cursor_row(part);
}

/* ------------------------------------------------------------------ the focus */

static void focus_on(struct wb_sheet *sheet, size_t row, size_t col, int direction)
{
    sheet->row = row;
    sheet->col = col;
    wb_widget_pause(&sheet->widget);
    prune(sheet, false);
    struct wb_widget *part = focused_part(sheet);
    if (part)
        part->ops->enter(part, direction);
}

static bool next_field(struct wb_sheet *sheet)
{
    if (wb_sheet_on_add(sheet))
        return false;
    if (sheet->col + 1 < wb_sheet_columns(sheet))
        focus_on(sheet, sheet->row, sheet->col + 1, 1);
    else if (sheet->row + 1 < sheet->entries.count || wb_entries_may_add(&sheet->entries))
        focus_on(sheet, sheet->row + 1, 0, 1);
    else
        return false;
    return true;
}

static bool field_before(struct wb_sheet *sheet)
{
    size_t last = wb_sheet_columns(sheet) - 1;
    if (!wb_sheet_on_add(sheet) && sheet->col > 0)
        focus_on(sheet, sheet->row, sheet->col - 1, -1);
    else if (sheet->row > 0)
        focus_on(sheet, sheet->row - 1, last, -1);
    else
        return false;
    return true;
}

static bool row_below(struct wb_sheet *sheet)
{
    size_t last = wb_entries_may_add(&sheet->entries) ? sheet->entries.count + 1 : sheet->entries.count;
    if (sheet->row + 1 >= last)
        return false;
    focus_on(sheet, sheet->row + 1, sheet->col, 1);
    return true;
}

static bool row_above(struct wb_sheet *sheet)
{
    if (sheet->row == 0)
        return false;
    focus_on(sheet, sheet->row - 1, sheet->col, -1);
    return true;
}

static bool across(struct wb_sheet *sheet, int by)
{
    if (by < 0 ? sheet->col > 0 : sheet->col + 1 < wb_sheet_columns(sheet))
        focus_on(sheet, sheet->row, sheet->col + (size_t)by, -by);
    return true;
}

void wb_sheet_enter(struct wb_widget *widget, int direction)
{
    struct wb_sheet *sheet = of(widget);
    size_t count = sheet->entries.count;
    if (wb_sheet_columns(sheet) == 0 || count == 0 || direction == 0)
        return;
    if (direction > 0)
        focus_on(sheet, 0, 0, 1);
    else if (wb_entries_may_add(&sheet->entries))
        focus_on(sheet, count, 0, -1);
    else
        focus_on(sheet, count - 1, sheet->is_grid ? 0 : wb_sheet_columns(sheet) - 1, -1);
}

/* ------------------------------------------------------------------ rows */

static bool add_row(struct wb_sheet *sheet, size_t before)
{
    if (!wb_entries_may_add(&sheet->entries)) {
        if (sheet->entries.fixed)
            wb_ui_say(sheet->widget.ui, "The rows here are given.");
        else
            wb_ui_say(sheet->widget.ui, "There is room for %d here, and they are all in use.", sheet->entries.most);
        return true;
    }
    size_t row = wb_entries_add(&sheet->entries, before);
    read_headings(sheet);
    focus_on(sheet, row, 0, 1);
    return true;
}

static bool remove_row(struct wb_sheet *sheet)
{
    struct wb_entries *entries = &sheet->entries;
    struct wb_ui *ui = sheet->widget.ui;
    if (wb_sheet_on_add(sheet))
        return false;
    bool kept = entries->list[sheet->row].kept, suggested = entries->list[sheet->row].starter != NULL;
    if (!wb_entries_remove(entries, sheet->row))
        wb_ui_say(ui, "This row is only suggested: as long as you do not touch it, it is no part of your answer.");
    else if (kept)
        wb_ui_say(ui, suggested ? "What you wrote in this row is taken out. Ctrl-Z brings it back."
                                : "The row is taken away. Ctrl-Z brings it back.");
    prune(sheet, true);
    wb_sheet_refresh(&sheet->widget);
    return true;
}

static bool move_row(struct wb_sheet *sheet, int by)
{
    if (wb_sheet_on_add(sheet) || sheet->entries.fixed)
        return false;
    if (wb_entries_move(&sheet->entries, sheet->row, by)) {
        sheet->row += (size_t)by;
        wb_sheet_refresh(&sheet->widget);
    } else if (by < 0 ? sheet->row > 0 : sheet->row + 1 < sheet->entries.count) {
        wb_ui_say(sheet->widget.ui, "Suggested rows keep their places until you write in them.");
    }
    return true;
}

static bool row_is_empty(struct wb_sheet *sheet, size_t row)
{
    const struct wb_entry *entry = &sheet->entries.list[row];
    return !entry->kept && !entry->starter;
}

/* Enter where a field has no use for it: on to the next one; from the last one of a table into a new row, and where a
 * row is a whole form, to the line that adds another. */
static bool enter_key(struct wb_sheet *sheet)
{
    size_t count = sheet->entries.count;
    if (wb_sheet_on_add(sheet))
        return add_row(sheet, count);
    bool last = sheet->row + 1 == count && sheet->col + 1 == wb_sheet_columns(sheet);
    if (!last)
        return next_field(sheet);
    if (!wb_entries_may_add(&sheet->entries) || row_is_empty(sheet, sheet->row))
        return false;
    return sheet->kind->grid ? add_row(sheet, count) : next_field(sheet);
}

/* ------------------------------------------------------------------ keys */

static bool up_or_down(struct wb_sheet *sheet, int by)
{
    if (sheet->is_grid)
        return by < 0 ? row_above(sheet) : row_below(sheet);
    return by < 0 ? field_before(sheet) : next_field(sheet);
}

static bool turn_page(struct wb_sheet *sheet, int by)
{
    size_t count = sheet->entries.count;
    if (sheet->is_grid || !sheet->kind->paged)
        return false;
    if (by < 0 ? sheet->row > 0 : sheet->row + 1 < count)
        focus_on(sheet, sheet->row + (size_t)by, sheet->col, 1);
    return true;
}

static bool moves(struct wb_sheet *sheet, uint32_t key)
{
    switch (key) {
    case WB_KEY_UP:
        return up_or_down(sheet, -1);
    case WB_KEY_DOWN:
        return up_or_down(sheet, 1);
    case WB_KEY_LEFT:
        return sheet->is_grid && across(sheet, -1);
    case WB_KEY_RIGHT:
        return sheet->is_grid && across(sheet, 1);
    case WB_KEY_PAGE_UP:
        return turn_page(sheet, -1);
    case WB_KEY_PAGE_DOWN:
        return turn_page(sheet, 1);
    case WB_KEY_ENTER:
        return enter_key(sheet);
    default:
        return false;
    }
}

bool wb_sheet_command(struct wb_widget *widget, enum wb_command command)
{
    struct wb_sheet *sheet = of(widget);
    struct wb_widget *part = focused_part(sheet);
    if (wb_sheet_columns(sheet) == 0 || (sheet->entries.count == 0 && sheet->entries.fixed))
        return false;
    switch (command) {
    case WB_DO_NEXT:
        return next_field(sheet);
    case WB_DO_BACK:
        return field_before(sheet);
    case WB_DO_MOVE_UP:
        return move_row(sheet, -1);
    case WB_DO_MOVE_DOWN:
        return move_row(sheet, 1);
    case WB_DO_ROW_ADD:
        return add_row(sheet, wb_sheet_on_add(sheet) ? sheet->row : sheet->row + 1);
    case WB_DO_ROW_REMOVE:
        return remove_row(sheet);
    default:
        return part && part->ops->command && part->ops->command(part, command);
    }
}

bool wb_sheet_key(struct wb_widget *widget, uint32_t key)
{
    struct wb_sheet *sheet = of(widget);
    struct wb_widget *part;
    enum wb_command inner = wb_command_of_key(key, WB_IN_EXERCISE);
    if (wb_sheet_columns(sheet) == 0 || (sheet->entries.count == 0 && sheet->entries.fixed))
        return false;
    if (inner == WB_DO_NEXT || inner == WB_DO_BACK)
        return wb_sheet_command(widget, inner);
    part = focused_part(sheet);
    if (part && part->ops->key(part, key))
        return true;
    if (wb_sheet_on_add(sheet) && key == ' ')
        return add_row(sheet, sheet->entries.count);
    return moves(sheet, key);
}

bool wb_sheet_text(struct wb_widget *widget, const char *data, size_t len)
{
    struct wb_widget *part = focused_part(of(widget));
    return part && part->ops->text && part->ops->text(part, data, len);
}

void wb_sheet_click(struct wb_widget *widget, int row, int col)
{
    struct wb_sheet *sheet = of(widget);
    if (row == sheet->add_top) {
        add_row(sheet, sheet->entries.count);
        return;
    }
    for (size_t i = 0; i < sheet->slot_count; i++) {
        struct wb_slot slot = sheet->slots[i];
        if (row < slot.top || row >= slot.top + slot.rows || col < slot.left || col >= slot.left + slot.cols)
            continue;
        if (slot.row != sheet->row || slot.col != sheet->col)
            focus_on(sheet, slot.row, slot.col, 0);
        struct wb_widget *part = focused_part(sheet);
        if (part->ops->click)
            part->ops->click(part, row - slot.top, col - slot.left);
        return;
    }
}

int wb_sheet_contexts(struct wb_widget *widget)
{
    struct wb_sheet *sheet = of(widget);
    struct wb_widget *part = focused_part(sheet);
    int inner = part && part->ops->contexts ? part->ops->contexts(part) : 0;
    return inner | (sheet->entries.fixed ? 0 : WB_IN_ROWS);
}

void wb_sheet_place(struct wb_widget *widget, struct wb_place *place)
{
    struct wb_widget *part = focused_part(of(widget));
    place->path[0] = '\0';
    place->caret = 0;
    if (!part)
        return;
    if (part->ops->place)
        part->ops->place(part, place);
    snprintf(place->path, sizeof place->path, "%s", part->path);
}

/* To a cell, or to a row ("r1") after what happened to the row as a whole. */
void wb_sheet_go(struct wb_widget *widget, const char *path, size_t caret)
{
    struct wb_sheet *sheet = of(widget);
    for (size_t row = 0; row < sheet->entries.count; row++) {
        const char *id = sheet->entries.list[row].id;
        size_t len = strlen(id);
        if (!*path || strncmp(path, id, len) != 0 || (path[len] && path[len] != '/'))
            continue;
        size_t col = 0, columns = wb_sheet_columns(sheet);
        const char *rest = path[len] ? path + len + 1 : "";
        while (col < columns && !(wb_starts_with(rest, wb_sheet_column(sheet, col)->field->id) &&
                                  strchr("/", rest[strlen(wb_sheet_column(sheet, col)->field->id)])))
            col++;
        if (col == columns && path[len])
            continue; /* another id may begin like this one */
        focus_on(sheet, row, col < columns ? col : sheet->col, 0);
        struct wb_widget *part = focused_part(sheet);
        if (part && part->ops->go)
            part->ops->go(part, "", caret);
        return;
    }
}
