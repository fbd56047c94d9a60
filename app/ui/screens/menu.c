/* A small menu over the screen, or a question with few answers. */
#include "column.h"
#include "panel.h"
#include "rows.h"
#include "ui/screens.h"

#include <stdlib.h>

struct menu {
    struct wb_rows rows;
    struct wb_panel panel;
    char **labels;
    bool numbers; /* they are numbers themselves */
    void (*chosen)(struct wb_ui *ui, void *data, int row);
    void *data;
};

static struct menu *menu_of(struct wb_screen *screen)
{
    return (struct menu *)screen;
}

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    const struct menu *menu = (const struct menu *)rows;
    wb_put_cut(area, 0, 0, area->cols, chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT, menu->labels[item]);
}

/* The menu is gone before its answer acts, so that what it opens stands on the screen that asked. */
static void answer(struct menu *menu, int row)
{
    struct wb_ui *ui = menu->rows.ui;
    void (*chosen)(struct wb_ui *, void *, int) = menu->chosen;
    void *data = menu->data;
    wb_ui_pop(ui);
    if (chosen)
        chosen(ui, data, row);
}

static void act(struct wb_rows *rows, int item)
{
    answer((struct menu *)rows, item);
}

/* A digit is its row, but where it would be taken for what the row says. */
static bool digit(struct wb_rows *rows, uint32_t key)
{
    if (((const struct menu *)rows)->numbers && key >= '0' && key <= '9')
        return true;
    if (key < '1' || key > '9' || (int)(key - '1') >= rows->list.count)
        return false;
    answer((struct menu *)rows, (int)(key - '1'));
    return true;
}

static const struct wb_rows_ops menu_rows = {.draw = draw_row, .act = act, .key = digit};

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    const struct wb_menu_argument *menu_argument = argument;
    struct menu *menu = menu_of(screen);
    screen->overlay = true;
    menu->chosen = menu_argument->chosen;
    menu->data = menu_argument->data;
    menu->numbers = menu_argument->rows_are_numbers;
    menu->labels = wb_alloc_array(menu_argument->count + 1, sizeof *menu->labels);
    for (size_t i = 0; i < menu_argument->count; i++)
        menu->labels[i] = wb_copy(menu_argument->rows[i]);
    wb_panel_init(&menu->panel, menu_argument->title, menu_argument->text);
    wb_rows_init(&menu->rows, ui, &menu_rows, false);
    wb_rows_set_count(&menu->rows, (int)menu_argument->count);
    wb_rows_choose(&menu->rows, (int)menu_argument->at);
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct menu *menu = menu_of(screen);
    (void)ui;
    wb_panel_layout(&menu->panel, rows, cols, menu->rows.list.count);
    wb_rows_layout(&menu->rows, menu->panel.at, menu->panel.rows, cols);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    (void)ui;
    wb_panel_draw(&menu_of(screen)->panel, body);
    wb_rows_draw(&menu_of(screen)->rows, body);
}

static bool command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command)
{
    if (command == WB_DO_LEAVE) {
        answer(menu_of(screen), -1);
        return true;
    }
    return wb_rows_command(ui, screen, command);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    struct menu *menu = menu_of(screen);
    (void)ui;
    for (int i = 0; i < menu->rows.list.count; i++)
        free(menu->labels[i]);
    free(menu->labels);
    wb_panel_fini(&menu->panel);
    wb_rows_fini(&menu->rows);
}

const struct wb_screen_ops wb_screen_menu = {
    .name = "menu",
    .about = "A few things to choose from. Esc changes nothing.",
    .size = sizeof(struct menu),
    .footer = wb_panel_footer,
    .open = open,
    .layout = layout,
    .draw = draw,
    .contexts = wb_rows_contexts,
    .key = wb_rows_key,
    .command = command,
    .click = wb_rows_click,
    .wheel = wb_rows_wheel,
    .close = close,
};
