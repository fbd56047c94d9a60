/* One line of typing: a line of text, a number or a day. What does not read as a number or a day yet is kept as it was
 * typed, so that nothing is lost; it becomes the value as soon as it reads as one. */
#include "blank.h"
#include "entries.h"
#include "numbers.h"
#include "ui/screens.h"
#include "value.h"
#include "widgets.h"

#include <math.h>

#define WIDEST 78

struct line {
    struct wb_widget widget;
    struct wb_editor editor;
    struct wb_str typed;  /* of numbers and days: what stands in the editor */
    json_t *seen;         /* the value that `typed` belongs to */
    struct wb_day day;    /* understood; no day: none yet */
    bool typed_here;      /* since the focus came */
    long first;           /* of the numbers that are offered */
    struct wb_str advice; /* what is said below the field */
    struct wb_str beside; /* what is said to its right, or below where it does not fit */
    struct wb_str empty;
    int rows, field_cols;
    bool beside_below;
};

/* The longest for which there is room. */
static const char *const day_hints[] = {"such as 3 dec or friday; Enter shows a month", "Enter shows a month",
                                        "Enter: a month"};

static const char number_hint[] = "Enter shows numbers";

static struct line *of(struct wb_widget *widget)
{
    return (struct line *)widget;
}

static bool is_text(const struct line *line)
{
    return wb_type_of(line->widget.asked)->edited;
}

static bool is_date(const struct line *line)
{
    return line->widget.asked->field->type == WB_DATE;
}

/* ------------------------------------------------------------------ numbers and days as typed */

static void remember(struct line *line, const json_t *value)
{
    json_decref(line->seen);
    line->seen = value ? json_deep_copy(value) : NULL;
    line->day = (struct wb_day){0};
    if (is_date(line) && json_is_string(value))
        wb_day_read(json_string_value(value), &line->day);
}

static void show_value(struct line *line, const json_t *value)
{
    remember(line, value);
    wb_str_clear(&line->typed);
    if (wb_day_is(line->day))
        wb_str_addf(&line->typed, "%d %.3s %d", line->day.day, wb_month_names[line->day.month - 1], line->day.year);
    else if (json_is_string(value))
        wb_str_add_n(&line->typed, json_string_value(value), json_string_length(value));
    else if (json_is_number(value))
        wb_number_text(json_number_value(value), &line->typed);
}

static void reload(struct line *line)
{
    show_value(line, wb_widget_value(&line->widget));
    wb_editor_changed(&line->editor, 0);
}

static json_t *read_typed(const struct line *line, const struct wb_str *typed)
{
    json_t *value = NULL;
    const struct wb_asked *asked = line->widget.asked;
    if (typed->len == 0)
        return NULL;
    if (wb_type_of(asked)->parse(asked, wb_str_text(typed), wb_session_today(line->widget.ui->session), &value, NULL))
        return value;
    return json_stringn(wb_str_text(typed), typed->len);
}

static struct wb_span typed_text(void *data)
{
    const struct line *line = data;
    return (struct wb_span){wb_str_text(&line->typed), line->typed.len};
}

static bool typed_change(void *data, size_t at, size_t remove, const char *text, size_t len)
{
    struct line *line = data;
    struct wb_str now = {0};
    wb_str_add_n(&now, wb_str_text(&line->typed), line->typed.len);
    wb_str_splice(&now, at, remove, text, len);
    json_t *value = read_typed(line, &now);
    json_incref(value);
    bool stands = wb_widget_set(&line->widget, value);
    if (stands) {
        wb_str_fini(&line->typed);
        line->typed = now;
        line->typed_here = true;
        remember(line, value);
    } else {
        wb_str_fini(&now);
    }
    json_decref(value);
    return stands;
}

/* ------------------------------------------------------------------ life */

static void open(struct wb_widget *widget)
{
    struct line *line = of(widget);
    struct wb_editor_owner typed = {typed_text, typed_change, NULL, line};
    wb_editor_init(&line->editor, is_text(line) ? wb_widget_editor_owner(widget) : typed, true);
    if (!is_text(line))
        reload(line);
}

static void close(struct wb_widget *widget)
{
    struct line *line = of(widget);
    wb_editor_fini(&line->editor);
    wb_str_fini(&line->typed);
    wb_str_fini(&line->advice);
    wb_str_fini(&line->beside);
    wb_str_fini(&line->empty);
    json_decref(line->seen);
}

static void refresh(struct wb_widget *widget)
{
    struct line *line = of(widget);
    const json_t *now;
    if (is_text(line)) {
        wb_editor_changed(&line->editor, 0);
        return;
    }
    now = wb_widget_value(widget);
    /* While it is being typed, "3 dec" must not turn into "3 December" under the hands. */
    if (now != line->seen && !(now && line->seen && json_equal(now, line->seen)))
        reload(line);
}

/* ------------------------------------------------------------------ layout */

/* The day in full where that fits beside the field, else in short. */
static void say_understood(struct line *line, int room)
{
    struct wb_day today = wb_session_today(line->widget.ui->session);
    char text[WB_DAY_SIZE];
    wb_str_clear(&line->beside);
    if (!is_date(line)) {
        if (line->typed.len == 0 && !is_text(line) && line->widget.look != WB_LOOK_CELL &&
            (int)strlen(number_hint) <= room)
            wb_str_add(&line->beside, number_hint);
        return;
    }
    if (wb_day_is(line->day)) {
        wb_day_long(line->day, text);
        wb_str_add(&line->beside, (int)strlen(text) <= room ? text : wb_day_short(line->day, today, text));
    } else if (line->typed.len == 0 && line->widget.look != WB_LOOK_CELL) {
        size_t i = 0;
        while (i < sizeof day_hints / sizeof *day_hints && (int)strlen(day_hints[i]) > room)
            i++;
        if (i < sizeof day_hints / sizeof *day_hints)
            wb_str_add(&line->beside, day_hints[i]);
    }
}

static void say_advice(struct line *line)
{
    wb_str_clear(&line->advice);
    if (line->widget.look != WB_LOOK_CELL) /* a cell is too narrow for it: the table says it below */
        wb_widget_advice(&line->widget, &line->advice);
}

/* The columns that a line of this kind is written on. */
static int field_cols(const struct line *line, int cols)
{
    int wish = is_text(line) ? WIDEST : is_date(line) ? 17 : 12;
    int typed = wb_width(wb_str_text(&line->typed), line->typed.len) + 2; /* what is no number may be longer */
    wish = typed > wish ? typed : wish;
    return wish < cols ? wish : cols;
}

static int height(struct wb_widget *widget, int cols, int most)
{
    struct line *line = of(widget);
    struct wb_area blind = wb_blind_area(cols);
    line->field_cols = field_cols(line, cols);
    say_understood(line, cols - line->field_cols - 2);
    say_advice(line);
    line->rows = wb_editor_measure(&line->editor, line->field_cols, most < 1 ? 1 : most);
    line->beside_below = line->field_cols + 2 + wb_width(wb_str_text(&line->beside), line->beside.len) > cols;
    int below = line->beside_below ? wb_put_advice(&blind, 0, wb_str_text(&line->beside)) : 0;
    return line->rows + below + wb_put_advice(&blind, 0, wb_str_text(&line->advice));
}

static void draw(struct wb_widget *widget, const struct wb_area *area, bool focused)
{
    struct line *line = of(widget);
    struct wb_area part = wb_area_part(area, 0, 0, line->rows, line->field_cols);
    int row = line->rows;
    wb_writing_line(line->field_cols > 40 ? 40 : line->field_cols - 1, &line->empty);
    bool suggested = widget->entries && !wb_entry_kept(widget->entries, widget->entry);
    wb_editor_draw(&line->editor, &part, focused, suggested ? WB_STYLE_DIM : WB_STYLE_ANSWER,
                   wb_str_text(&line->empty));
    if (line->beside_below)
        row += wb_put_advice(area, row, wb_str_text(&line->beside));
    else if (line->beside.len && (focused || wb_day_is(line->day)))
        wb_put(area, 0, line->field_cols + 2, WB_STYLE_DIM, wb_str_text(&line->beside));
    wb_put_advice(area, row, wb_str_text(&line->advice));
}

static int cursor_row(struct wb_widget *widget)
{
    return wb_caret_row(&of(widget)->editor);
}

/* ------------------------------------------------------------------ keys */

static void enter(struct wb_widget *widget, int direction)
{
    struct line *line = of(widget);
    line->typed_here = false;
    if (direction != 0 || line->editor.caret == 0)
        wb_editor_set_caret(&line->editor, line->editor.owner.text(line->editor.owner.data).len);
}

static void day_picked(struct wb_ui *ui, void *data, struct wb_day day)
{
    struct line *line = data;
    char text[WB_DAY_SIZE];
    (void)ui;
    if (!wb_day_is(day))
        return;
    wb_widget_set(&line->widget, json_string(wb_day_write(day, text)));
    reload(line);
    wb_editor_set_caret(&line->editor, line->typed.len);
}

static bool ask_month(struct line *line)
{
    struct wb_month_argument argument = {.title = line->widget.asked->label, .done = day_picked, .data = line};
    if (line->typed_here && wb_day_is(line->day))
        return false; /* typed and understood: Enter means "that is it" */
    argument.day = wb_day_is(line->day) ? line->day : wb_session_today(line->widget.ui->session);
    wb_ui_push(line->widget.ui, &wb_screen_month, &argument);
    return true;
}

static void number_picked(struct wb_ui *ui, void *data, int row)
{
    struct line *line = data;
    (void)ui;
    if (row < 0)
        return;
    wb_widget_set(&line->widget, wb_json_of_number((double)(line->first + row)));
    reload(line);
    wb_editor_set_caret(&line->editor, line->typed.len);
    line->typed_here = true;
}

/* For keyboards that have no digits. */
static bool ask_number(struct line *line)
{
    const json_t *value = wb_widget_value(&line->widget);
    bool is_number = json_is_number(value);
    struct wb_numbers near = wb_numbers_near(line->widget.asked->field, is_number ? json_number_value(value) : NAN);
    if ((line->typed_here && is_number) || near.count == 0)
        return false;
    struct wb_arena arena;
    wb_arena_init(&arena);
    const char **rows = wb_arena_alloc_array(&arena, near.count, sizeof *rows);
    for (size_t i = 0; i < near.count; i++) {
        struct wb_str text = {0};
        wb_number_text((double)(near.first + (long)i), &text);
        rows[i] = wb_arena_copy(&arena, wb_str_text(&text));
        wb_str_fini(&text);
    }
    line->first = near.first;
    wb_ui_push(line->widget.ui, &wb_screen_menu,
               &(struct wb_menu_argument){.title = line->widget.asked->label,
                                          .rows = rows,
                                          .count = near.count,
                                          .chosen = number_picked,
                                          .data = line,
                                          .at = near.at,
                                          .rows_are_numbers = true});
    wb_arena_fini(&arena);
    return true;
}

static bool key(struct wb_widget *widget, uint32_t key)
{
    struct line *line = of(widget);
    if (key == WB_KEY_ENTER && !is_text(line) && !widget->read_only)
        return is_date(line) ? ask_month(line) : ask_number(line);
    return wb_editor_key(&line->editor, key, &widget->ui->clip);
}

static bool command(struct wb_widget *widget, enum wb_command command)
{
    return wb_editor_command(&of(widget)->editor, command);
}

static bool paste(struct wb_widget *widget, const char *data, size_t len)
{
    return wb_editor_paste(&of(widget)->editor, data, len);
}

static void click(struct wb_widget *widget, int row, int col)
{
    if (row < of(widget)->rows)
        wb_editor_click(&of(widget)->editor, row, col);
}

static int contexts(struct wb_widget *widget)
{
    (void)widget;
    return WB_IN_TEXT;
}

static void place(struct wb_widget *widget, struct wb_place *place)
{
    place->path[0] = '\0';
    place->caret = of(widget)->editor.caret;
}

static void go(struct wb_widget *widget, const char *path, size_t caret)
{
    struct line *line = of(widget);
    (void)path;
    /* After undo of a number or a day there is no caret to go to: the end is where one goes on. */
    wb_editor_set_caret(&line->editor, is_text(line) ? caret : line->typed.len);
}

const struct wb_widget_ops wb_widget_line = {
    .size = sizeof(struct line),
    .open = open,
    .close = close,
    .refresh = refresh,
    .height = height,
    .draw = draw,
    .cursor_row = cursor_row,
    .enter = enter,
    .key = key,
    .command = command,
    .text = paste,
    .click = click,
    .contexts = contexts,
    .place = place,
    .go = go,
};
