/* A line to type over the screen, such as the word that leaving unsaved needs. */
#include "../widgets/value.h"
#include "column.h"
#include "panel.h"
#include "typed.h"
#include "ui/screens.h"

#include <stdlib.h>

enum { MOST_ROWS = 3 }; /* of a long line, which wraps */

struct line {
    struct wb_screen screen;
    struct wb_panel panel;
    struct wb_typed typed;
    void (*done)(struct wb_ui *ui, void *data, const char *typed);
    void (*drop)(void *data);
    void *data;
};

static struct line *line_of(struct wb_screen *screen)
{
    return (struct line *)screen;
}

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    const struct wb_line_argument *line_argument = argument;
    struct line *line = line_of(screen);
    (void)ui;
    screen->overlay = true;
    line->done = line_argument->done;
    line->drop = line_argument->drop;
    line->data = line_argument->data;
    wb_panel_init(&line->panel, line_argument->title, line_argument->text);
    wb_typed_init(&line->typed, line_argument->initial);
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct line *line = line_of(screen);
    (void)ui;
    line->typed.editor.height = wb_editor_measure(&line->typed.editor, wb_column_cols(cols) - 2, MOST_ROWS);
    wb_panel_layout(&line->panel, rows, cols, line->typed.editor.height);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct line *line = line_of(screen);
    (void)ui;
    wb_panel_draw(&line->panel, body);
    struct wb_area column = wb_column(body, line->panel.at, line->panel.rows);
    wb_put(&column, 0, 0, WB_STYLE_ACCENT, "▸");
    struct wb_area area = wb_area_part(&column, 0, 2, column.rows, column.cols - 2);
    wb_editor_draw(&line->typed.editor, &area, true, WB_STYLE_ANSWER, "");
}

/* The line is gone before its answer acts; what was typed outlives it by as long. */
static void answer(struct wb_ui *ui, struct line *line, bool given)
{
    void (*done)(struct wb_ui *, void *, const char *) = line->done;
    void (*drop)(void *) = line->drop;
    void *data = line->data;
    char *typed = wb_copy(wb_str_text(&line->typed.text));
    line->drop = NULL;
    wb_ui_pop(ui);
    if (done)
        done(ui, data, given ? typed : NULL);
    if (drop)
        drop(data);
    free(typed);
}

static bool key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key)
{
    return wb_editor_key(&line_of(screen)->typed.editor, key, &ui->clip);
}

static bool text(struct wb_ui *ui, struct wb_screen *screen, const char *text, size_t len)
{
    (void)ui;
    return wb_editor_paste(&line_of(screen)->typed.editor, text, len);
}

static bool command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command)
{
    if (command != WB_DO_CHOOSE && command != WB_DO_LEAVE)
        return wb_editor_command(&line_of(screen)->typed.editor, command);
    answer(ui, line_of(screen), command == WB_DO_CHOOSE);
    return true;
}

static void click(struct wb_ui *ui, struct wb_screen *screen, int row, int col)
{
    struct line *line = line_of(screen);
    (void)ui;
    if (row >= line->panel.at)
        wb_editor_click(&line->typed.editor, row - line->panel.at, col - WB_COLUMN - 2);
}

static int contexts(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    (void)screen;
    return WB_IN_TEXT;
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    struct line *line = line_of(screen);
    (void)ui;
    if (line->drop) /* left with the whole program */
        line->drop(line->data);
    wb_typed_fini(&line->typed);
    wb_panel_fini(&line->panel);
}

const struct wb_screen_ops wb_screen_line = {
    .name = "line",
    .about = "A line to type. Enter is done; Esc changes nothing.",
    .size = sizeof(struct line),
    .footer = wb_panel_footer,
    .open = open,
    .layout = layout,
    .draw = draw,
    .contexts = contexts,
    .key = key,
    .text = text,
    .command = command,
    .click = click,
    .close = close,
};
