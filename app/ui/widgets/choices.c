#include "choices.h"

#include "blank.h"
#include "ui/screens.h"
#include "value.h"

#include <math.h>
#include <stdlib.h>

enum { OWN_INDENT = 6, MOST_ROWS = 100 };

static struct wb_choices *of(struct wb_widget *widget)
{
    return (struct wb_choices *)widget;
}

/* ------------------------------------------------------------------ life */

static int other_index(const struct wb_choices *choices)
{
    size_t last = choices->offers.count;
    return last && choices->offers.list[last - 1].other ? (int)last - 1 : -1;
}

/* The line for one's own words is there while they are chosen. */
static void read_own(struct wb_choices *choices)
{
    int other = other_index(choices);
    bool wanted = other >= 0 && choices->widget.look != WB_LOOK_CELL && wb_choices_is_chosen(choices, (size_t)other);
    if (wanted && !choices->own) {
        struct wb_widget *widget = &choices->widget;
        struct wb_str path = {0};
        wb_str_addf(&path, "%s%s" WB_OTHER_ID, widget->path, *widget->path ? "/" : "");
        choices->own_field = (struct wb_field){.id = WB_OTHER_ID, .label = "", .type = WB_LINE, .min = NAN, .max = NAN};
        choices->own_asked = (struct wb_asked){.field = &choices->own_field, .label = ""};
        choices->own =
            wb_widget_part(widget->ui, widget->prompt, &choices->own_asked, wb_str_text(&path), WB_LOOK_FORM);
        choices->own->ops->open(choices->own);
        wb_str_fini(&path);
    } else if (wanted) {
        choices->own->ops->refresh(choices->own);
    } else {
        wb_widget_free(choices->own);
        choices->own = NULL;
        choices->in_own = false;
    }
}

void wb_choices_refresh(struct wb_widget *widget)
{
    struct wb_choices *choices = of(widget);
    choices->kind->read(&choices->offers, widget);
    wb_lines_set_count(&choices->lines, choices->offers.count);
    choices->col = wb_realloc_array(choices->col, choices->offers.count + 1, sizeof *choices->col);
    memset(choices->col, 0, (choices->offers.count + 1) * sizeof *choices->col);
    read_own(choices);
    wb_rerated_read(&choices->earlier, widget);
    wb_str_clear(&choices->before);
    wb_rerated_text(&choices->earlier, &choices->before);
    wb_str_clear(&choices->advice);
    wb_widget_advice(widget, &choices->advice);
}

void wb_choices_open(struct wb_widget *widget, const struct wb_choices_kind *kind)
{
    of(widget)->kind = kind;
    wb_choices_refresh(widget);
    for (size_t i = of(widget)->offers.count; i-- > 0;) /* the focus begins where an answer stands */
        if (wb_choices_is_chosen(of(widget), i))
            of(widget)->lines.focus = i;
}

void wb_choices_close(struct wb_widget *widget)
{
    struct wb_choices *choices = of(widget);
    wb_widget_free(choices->own);
    wb_offers_fini(&choices->offers);
    wb_lines_fini(&choices->lines);
    wb_rerated_fini(&choices->earlier);
    wb_str_fini(&choices->advice);
    wb_str_fini(&choices->before);
    free(choices->col);
}

/* ------------------------------------------------------------------ layout and drawing */

static int own_indent(const struct wb_choices *choices)
{
    return choices->widget.look == WB_LOOK_FORM ? 4 : OWN_INDENT;
}

/* What is softly said of the choice, and what was chosen earlier: below the marks. */
static int put_remarks(const struct wb_choices *choices, const struct wb_area *area, int row)
{
    int left = choices->widget.look == WB_LOOK_PAGE ? 2 : 0;
    struct wb_area part = wb_area_part(area, row, left, area->rows, area->cols - left);
    int rows = wb_put_advice(&part, 0, wb_str_text(&choices->advice));
    return rows + wb_put_advice(&part, rows, wb_str_text(&choices->before));
}

int wb_choices_height(struct wb_widget *widget, int cols, int most)
{
    struct wb_choices *choices = of(widget);
    struct wb_area blind = wb_blind_area(cols);
    choices->list_rows = wb_choices_lay_out(choices, cols);
    choices->own_rows = 0;
    if (widget->look == WB_LOOK_CELL)
        return choices->list_rows;
    if (choices->own)
        choices->own_rows = choices->own->ops->height(choices->own, cols - own_indent(choices), most);
    return choices->list_rows + choices->own_rows + put_remarks(choices, &blind, 0);
}

void wb_choices_draw(struct wb_widget *widget, const struct wb_area *area, bool focused)
{
    struct wb_choices *choices = of(widget);
    int row = choices->list_rows;
    wb_choices_draw_list(choices, area, focused);
    if (widget->look == WB_LOOK_CELL)
        return;
    if (choices->own) {
        int indent = own_indent(choices);
        struct wb_area part = wb_area_part(area, row, indent, choices->own_rows, area->cols - indent);
        choices->own->ops->draw(choices->own, &part, focused && choices->in_own);
        if (focused && choices->in_own)
            wb_put(area, row, indent - 2, WB_STYLE_ACCENT, "▸");
        row += choices->own_rows;
    }
    put_remarks(choices, area, row);
}

int wb_choices_cursor_row(struct wb_widget *widget)
{
    struct wb_choices *choices = of(widget);
    if (widget->look == WB_LOOK_CELL || !choices->lines.count)
        return 0;
    if (choices->in_own)
        return choices->list_rows + choices->own->ops->cursor_row(choices->own);
    return choices->lines.top[choices->lines.focus];
}

/* ------------------------------------------------------------------ choosing */

static void enter_own(struct wb_choices *choices, int direction)
{
    choices->in_own = choices->own != NULL;
    if (choices->own)
        choices->own->ops->enter(choices->own, direction ? direction : 1);
}

static void choose(struct wb_choices *choices, size_t index)
{
    struct wb_widget *widget = &choices->widget;
    if (index >= choices->offers.count)
        return;
    bool other = choices->offers.list[index].other;
    choices->lines.focus = index;
    json_t *value = choices->kind->choose(&choices->offers, index, wb_widget_value(widget));
    wb_widget_set(widget, value);
    wb_choices_refresh(widget);
    if (other && widget->look != WB_LOOK_CELL)
        enter_own(choices, 1);
}

static void clear(struct wb_choices *choices)
{
    if (wb_widget_value(&choices->widget))
        wb_widget_set(&choices->widget, NULL);
    wb_choices_refresh(&choices->widget);
}

static void menu_chosen(struct wb_ui *ui, void *data, int row)
{
    (void)ui;
    if (row >= 0)
        choose(data, (size_t)row);
}

static bool ask_menu(struct wb_choices *choices)
{
    const char *rows[MOST_ROWS];
    struct wb_arena arena;
    size_t count = 0;
    if (choices->widget.read_only || !choices->offers.count)
        return false;
    wb_arena_init(&arena);
    for (; count < choices->offers.count && count < MOST_ROWS; count++) {
        struct wb_str text = {0};
        wb_str_addf(&text, "%s %s", wb_choices_is_chosen(choices, count) ? choices->kind->on : choices->kind->off,
                    choices->offers.list[count].label);
        rows[count] = wb_arena_copy(&arena, wb_str_text(&text));
        wb_str_fini(&text);
    }
    struct wb_menu_argument menu = {
        .title = choices->widget.asked->label, .rows = rows, .count = count, .chosen = menu_chosen, .data = choices};
    wb_ui_push(choices->widget.ui, &wb_screen_menu, &menu);
    wb_arena_fini(&arena);
    return true;
}

/* ------------------------------------------------------------------ keys */

void wb_choices_enter(struct wb_widget *widget, int direction)
{
    struct wb_choices *choices = of(widget);
    wb_numeral_forget(&choices->numeral);
    if (direction == 0)
        return;
    choices->in_own = false;
    wb_lines_enter(&choices->lines, direction);
    if (direction < 0 && choices->own)
        enter_own(choices, -1);
    /* In a form the choice made is where one goes on; on a page one reads from the top. */
    for (size_t i = 0; widget->look != WB_LOOK_PAGE && i < choices->offers.count; i++)
        if (wb_choices_is_chosen(choices, i))
            choices->lines.focus = i;
}

static bool flow_up_or_down(struct wb_choices *choices, int by)
{
    struct wb_lines *lines = &choices->lines;
    int row = lines->top[lines->focus] + by, best = -1;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->top[i] != row)
            continue;
        if (best < 0 ||
            abs(choices->col[i] - choices->col[lines->focus]) < abs(choices->col[best] - choices->col[lines->focus]))
            best = (int)i;
    }
    if (best >= 0)
        lines->focus = (size_t)best;
    return best >= 0;
}

static bool move_focus(struct wb_choices *choices, uint32_t key)
{
    static const uint32_t flowing[][2] = {{WB_KEY_LEFT, WB_KEY_UP}, {WB_KEY_RIGHT, WB_KEY_DOWN}};
    uint32_t arrow = wb_arrow_of(key);
    if (choices->widget.look == WB_LOOK_PAGE)
        return wb_lines_key(&choices->lines, key);
    if (choices->widget.look == WB_LOOK_CELL || !choices->lines.count)
        return false;
    if (arrow == WB_KEY_UP || arrow == WB_KEY_DOWN)
        return flow_up_or_down(choices, arrow == WB_KEY_UP ? -1 : 1);
    for (size_t i = 0; i < 2; i++)
        if (flowing[i][0] == arrow) {
            wb_lines_key(&choices->lines, flowing[i][1]);
            return true;
        }
    return false;
}

static const char *label_of(void *data, size_t index)
{
    return ((struct wb_choices *)data)->offers.list[index].label;
}

/* A digit chooses at once; of many choices, 1 then 0 the tenth. */
static bool by_number(struct wb_choices *choices, uint32_t key)
{
    struct wb_range places = {true, 1, (double)choices->offers.count, 1, NULL, NULL};
    double place;
    if (!choices->offers.count || (key == '0' && choices->numeral.len == 0))
        return false;
    bool again = choices->numeral.len > 0;
    size_t last = choices->lines.focus;
    enum wb_numeral_outcome outcome = wb_numeral_key(&choices->numeral, key, &places, &place);
    if (outcome != WB_NUMERAL_NUMBER)
        return outcome == WB_NUMERAL_BEGUN;
    if (again && choices->kind->many && choices->numeral.len > 1)
        choose(choices, last); /* the 1 of a 10 was not meant */
    choose(choices, (size_t)place - 1);
    return true;
}

static bool own_key(struct wb_choices *choices, uint32_t key)
{
    if (choices->own->ops->key(choices->own, key))
        return true;
    if (key != WB_KEY_UP)
        return false;
    choices->in_own = false;
    choices->lines.focus = (size_t)other_index(choices);
    return true;
}

static bool cell_key(struct wb_choices *choices, uint32_t key)
{
    size_t count = choices->offers.count, next = choices->lines.focus;
    if (key == WB_KEY_ENTER)
        return ask_menu(choices);
    if (key == ' ' && count && !choices->kind->many) {
        next = wb_choices_is_chosen(choices, next) ? (next + 1) % count : next;
        choose(choices, next);
        return true;
    }
    if (key == ' ')
        return ask_menu(choices);
    if (wb_lines_jump(&choices->lines, key, label_of, choices)) {
        choose(choices, choices->lines.focus);
        return true;
    }
    return wb_key_is_text(key); /* a cell takes no other letters: they are not for the page */
}

bool wb_choices_key(struct wb_widget *widget, uint32_t key)
{
    struct wb_choices *choices = of(widget);
    if (choices->in_own)
        return own_key(choices, key);
    if (by_number(choices, key))
        return true;
    wb_numeral_forget(&choices->numeral);
    if (key == WB_KEY_BACKSPACE || key == WB_KEY_DELETE) {
        clear(choices);
        return true;
    }
    if (widget->look == WB_LOOK_CELL)
        return cell_key(choices, key);
    if (move_focus(choices, key))
        return true;
    if (wb_arrow_of(key) == WB_KEY_DOWN && choices->own && choices->lines.count) {
        enter_own(choices, 1);
        return true;
    }
    if (key == WB_KEY_ENTER || key == ' ') {
        size_t index = choices->lines.focus;
        if (!choices->offers.count)
            return false;
        if (!choices->kind->many && !choices->offers.list[index].other && wb_choices_is_chosen(choices, index))
            return key == ' '; /* chosen already: Enter goes on */
        choose(choices, index);
        return true;
    }
    return wb_lines_jump(&choices->lines, key, label_of, choices);
}

bool wb_choices_command(struct wb_widget *widget, enum wb_command command)
{
    struct wb_choices *choices = of(widget);
    return choices->in_own && choices->own->ops->command && choices->own->ops->command(choices->own, command);
}

/* Pasted text is one's own words, where they may be given. */
bool wb_choices_text(struct wb_widget *widget, const char *text, size_t len)
{
    struct wb_choices *choices = of(widget);
    return choices->in_own && choices->own->ops->text(choices->own, text, len);
}

void wb_choices_click(struct wb_widget *widget, int row, int col)
{
    struct wb_choices *choices = of(widget);
    if (widget->look == WB_LOOK_CELL)
        return;
    if (row >= choices->list_rows) {
        if (choices->own && row < choices->list_rows + choices->own_rows) {
            enter_own(choices, 0);
            choices->own->ops->click(choices->own, row - choices->list_rows, col - own_indent(choices));
        }
        return;
    }
    size_t index = wb_lines_at(&choices->lines, row);
    if (widget->look == WB_LOOK_FORM) {
        for (size_t i = 0; i < choices->lines.count; i++)
            if (choices->lines.top[i] == row && col >= choices->col[i])
                index = i;
    }
    choices->in_own = false;
    wb_numeral_forget(&choices->numeral);
    choose(choices, index);
}

int wb_choices_contexts(struct wb_widget *widget)
{
    return of(widget)->in_own ? WB_IN_TEXT : 0;
}

/* The focus stands on a choice, which is no part of the value: its id stands for the path. */
void wb_choices_place(struct wb_widget *widget, struct wb_place *place)
{
    struct wb_choices *choices = of(widget);
    place->path[0] = '\0';
    place->caret = 0;
    if (choices->in_own)
        choices->own->ops->place(choices->own, place);
    if (choices->offers.count)
        snprintf(place->path, sizeof place->path, "%s",
                 choices->in_own ? WB_OTHER_ID : choices->offers.list[choices->lines.focus].id);
}

void wb_choices_go(struct wb_widget *widget, const char *path, size_t caret)
{
    struct wb_choices *choices = of(widget);
    wb_numeral_forget(&choices->numeral);
    if (strcmp(path, WB_OTHER_ID) == 0 && choices->own) {
        enter_own(choices, 1);
        choices->own->ops->go(choices->own, "", caret);
        return;
    }
    for (size_t i = 0; i < choices->offers.count; i++)
        if (strcmp(choices->offers.list[i].id, path) == 0) {
            choices->lines.focus = i;
            choices->in_own = false;
        }
}
