/* Every command, found by typing a part of its name: what means something on the screen below first, then the others.
 */
#include "below.h"
#include "column.h"
#include "rows.h"
#include "ui/screens.h"

struct palette {
    struct wb_rows rows;
    int contexts; /* of the screen below */
    enum wb_command list[WB_COMMAND_COUNT];
    int here; /* how many of the list mean something there; they come first */
};

static struct palette *palette_of(struct wb_rows *rows)
{
    return (struct palette *)rows;
}

/* ------------------------------------------------------------------ which, in which order */

static bool is_offered(enum wb_command command)
{
    return command != WB_DO_PALETTE && *wb_commands[command].label;
}

/* How well a command fits what was typed: its name counts for more than the sentence that explains it. -1: not at all.
 */
static int fits(const struct palette *palette, enum wb_command command)
{
    const char *typed = wb_str_text(&palette->rows.list.filter);
    int label = wb_fuzzy(typed, wb_commands[command].label);
    if (label >= 0)
        return 1000 + label;
    return wb_find_folded(wb_commands[command].help, typed) >= 0 ? 0 : -1;
}

static void put_in_order(struct palette *palette, int from, int to, const int *fit)
{
    for (int i = from + 1; i < to; i++) /* few, and mostly in order already */
        for (int j = i; j > from && fit[palette->list[j]] > fit[palette->list[j - 1]]; j--) {
            enum wb_command moved = palette->list[j];
            palette->list[j] = palette->list[j - 1];
            palette->list[j - 1] = moved;
        }
}

static void build(struct palette *palette)
{
    int fit[WB_COMMAND_COUNT], count = 0;
    for (int here = 1; here >= 0; here--) {
        for (int i = 0; i < WB_COMMAND_COUNT; i++) {
            bool means = wb_commands[i].contexts & palette->contexts;
            fit[i] = is_offered((enum wb_command)i) ? fits(palette, (enum wb_command)i) : -1;
            if (fit[i] >= 0 && means == (here == 1))
                palette->list[count++] = (enum wb_command)i;
        }
        if (here)
            palette->here = count;
    }
    if (palette->rows.list.filter.len) {
        put_in_order(palette, 0, palette->here, fit);
        put_in_order(palette, palette->here, count, fit);
    }
    wb_rows_set_count(&palette->rows, count);
}

static void filter(struct wb_rows *rows)
{
    build(palette_of(rows));
    wb_rows_choose(rows, 0);
}

static void act(struct wb_rows *rows, int item)
{
    struct palette *palette = palette_of(rows);
    struct wb_ui *ui = rows->ui;
    enum wb_command command = palette->list[item];
    bool here = item < palette->here;
    wb_ui_pop(ui);
    if (here)
        wb_ui_do(ui, command);
    else
        wb_ui_say(ui, "\"%s\" belongs to another page.", wb_commands[command].label);
}

/* ------------------------------------------------------------------ what it looks like */

/* A heading stands above the first of the others. */
static int heading(struct wb_rows *rows, int item)
{
    if (item != palette_of(rows)->here)
        return 0;
    return item > 0 ? 2 : 1;
}

static int height(struct wb_rows *rows, int item, int cols)
{
    (void)cols;
    return heading(rows, item) + 1;
}

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    const struct palette *palette = palette_of(rows);
    struct wb_str keys = {0};
    bool elsewhere = item >= palette->here;
    int y = heading(rows, item);
    if (y > 0)
        wb_put(area, y - 1, 0, WB_STYLE_DIM, "On other pages");
    wb_command_keys(palette->list[item], &keys);
    int keys_cols = (int)keys.len;
    if (area->cols - keys_cols < 16) { /* a narrow screen has room for the first key only */
        char key[32];
        wb_str_clear(&keys);
        wb_str_add(&keys, wb_command_key(palette->list[item], key));
        keys_cols = (int)keys.len;
    }
    wb_put_cut(area, y, 0, area->cols - keys_cols - 1,
               chosen      ? WB_STYLE_FOCUS
               : elsewhere ? WB_STYLE_DIM
                           : WB_STYLE_TEXT,
               wb_commands[palette->list[item]].label);
    wb_put_right(area, y, area->cols, WB_STYLE_KEY, wb_str_text(&keys));
    wb_str_fini(&keys);
}

static const struct wb_rows_ops palette_rows = {.draw = draw_row,
                                                .height = height,
                                                .mark = heading,
                                                .filter = filter,
                                                .act = act,
                                                .empty = "No command is called that."};

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct palette *palette = palette_of((struct wb_rows *)screen);
    (void)argument;
    wb_rows_init(&palette->rows, ui, &palette_rows, true);
    palette->contexts = wb_contexts_below(ui, screen);
    palette->rows.typing = true;
    build(palette);
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    int at = rows >= 14 ? 3 : 1;
    (void)ui;
    wb_rows_layout((struct wb_rows *)screen, at, rows - at - (rows >= 14 ? 3 : 0), cols);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct palette *palette = palette_of((struct wb_rows *)screen);
    struct wb_rows *rows = &palette->rows;
    struct wb_area column = wb_column(body, 0, body->rows);
    bool airy = body->rows >= 14;
    (void)ui;
    wb_rows_draw(rows, body);
    if (airy && rows->list.chosen >= 0) {
        struct wb_area help = wb_area_part(&column, body->rows - 2, 2, 2, column.cols - 2);
        wb_put_wrapped(&help, 0, 0, WB_STYLE_DIM, wb_commands[palette->list[rows->list.chosen]].help);
    }
    wb_rows_draw_filter(rows, body, airy ? 1 : 0, "Type a part of a name");
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    (void)ui;
    (void)screen;
    (void)right;
    wb_str_add(left, "All commands");
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    wb_rows_fini((struct wb_rows *)screen);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_LEAVE, WB_DO_HELP, WB_DO_QUIT, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_palette = {
    .name = "commands",
    .about = "Every command. Type a part of its name; Enter does it on the page you came from.",
    .size = sizeof(struct palette),
    .footer = footer,
    .enter = "do it",
    .open = open,
    .layout = layout,
    .draw = draw,
    .contexts = wb_rows_contexts,
    .title = title,
    .key = wb_rows_key,
    .text = wb_rows_text,
    .command = wb_rows_command,
    .click = wb_rows_click,
    .wheel = wb_rows_wheel,
    .close = close,
};
