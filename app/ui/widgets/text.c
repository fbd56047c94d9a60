/* A text of many lines, and the letter, which is a text until it is finished. */
#include "blank.h"
#include "value.h"
#include "widgets.h"

#define WIDEST 78 /* columns: longer rows are hard to read */

struct text {
    struct wb_widget widget;
    struct wb_editor editor;
    struct wb_str advice, empty;
    int rows; /* of the editor as last laid out */
    bool shut;
};

static struct text *of(struct wb_widget *widget)
{
    return (struct text *)widget;
}

static bool is_shut(struct wb_widget *widget)
{
    return widget->asked->field->type == WB_LETTER && wb_session_letter_shut(widget->ui->session, widget->prompt);
}

static void open(struct wb_widget *widget)
{
    struct text *text = of(widget);
    wb_editor_init(&text->editor, wb_widget_editor_owner(widget), false);
    text->shut = is_shut(widget);
}

static void close(struct wb_widget *widget)
{
    wb_editor_fini(&of(widget)->editor);
    wb_str_fini(&of(widget)->advice);
    wb_str_fini(&of(widget)->empty);
}

static void refresh(struct wb_widget *widget)
{
    of(widget)->shut = is_shut(widget);
    wb_editor_changed(&of(widget)->editor, 0);
}

/* ------------------------------------------------------------------ a letter that is shut */

static void shut_sentence(const struct wb_widget *widget, struct wb_str *out)
{
    const char *id = widget->prompt->opens_with;
    const struct wb_section *section = id ? wb_workbook_section(widget->prompt->workbook, id) : NULL;
    if (section)
        wb_str_addf(out, "Your letter is shut until “%s” opens.",
                    wb_section_title(wb_session_reader(widget->ui->session), section));
    else
        wb_str_add(out, "Your letter is shut.");
}

static int put_shut(struct wb_widget *widget, const struct wb_area *area)
{
    struct wb_str sentence = {0};
    shut_sentence(widget, &sentence);
    int rows = wb_put_wrapped(area, 0, 0, WB_STYLE_EMPHASIS, wb_str_text(&sentence));
    wb_str_fini(&sentence);
    return rows;
}

/* ------------------------------------------------------------------ layout and drawing */

/* The last column is for the mark that there is more. */
static int text_cols(int cols)
{
    cols = cols > WIDEST ? WIDEST : cols;
    return cols > 8 ? cols - 1 : cols;
}

static int height(struct wb_widget *widget, int cols, int most)
{
    struct text *text = of(widget);
    struct wb_area blind = wb_blind_area(cols);
    if (text->shut)
        return put_shut(widget, &blind);
    wb_str_clear(&text->advice);
    wb_widget_advice(widget, &text->advice);
    int advice = wb_put_advice(&blind, 0, wb_str_text(&text->advice));
    text->rows = wb_editor_measure(&text->editor, text_cols(cols), most - advice > 1 ? most - advice : 1);
    return text->rows + advice;
}

/* Where a text goes on above or below what is shown. */
static void draw_more(const struct text *text, const struct wb_area *area, int col)
{
    const struct wb_editor *editor = &text->editor;
    size_t below = editor->top + (size_t)text->rows;
    if (editor->top > 0 || editor->above > 0)
        wb_put(area, 0, col, WB_STYLE_DIM, "↑");
    if (!editor->rows_complete || editor->row_count > below)
        wb_put(area, text->rows - 1, col, WB_STYLE_DIM, "↓");
}

static void draw(struct wb_widget *widget, const struct wb_area *area, bool focused)
{
    struct text *text = of(widget);
    if (text->shut) {
        put_shut(widget, area);
        if (focused)
            wb_put_cursor(area, 0, 0);
        return;
    }
    int cols = text_cols(area->cols);
    struct wb_area part = wb_area_part(area, 0, 0, text->rows, cols);
    wb_writing_line(cols - 1, &text->empty);
    wb_editor_draw(&text->editor, &part, focused, WB_STYLE_ANSWER, wb_str_text(&text->empty));
    if (cols < area->cols)
        draw_more(text, area, cols);
    wb_put_advice(area, text->rows, wb_str_text(&text->advice));
}

static int cursor_row(struct wb_widget *widget)
{
    struct text *text = of(widget);
    return text->shut ? 0 : wb_caret_row(&text->editor);
}

/* ------------------------------------------------------------------ keys */

static void enter(struct wb_widget *widget, int direction)
{
    (void)direction;
    if (!of(widget)->shut && of(widget)->editor.caret == 0)
        wb_editor_set_caret(&of(widget)->editor, wb_widget_text(widget).len); /* the first time: go on writing */
}

static bool key(struct wb_widget *widget, uint32_t key)
{
    return !of(widget)->shut && wb_editor_key(&of(widget)->editor, key, &widget->ui->clip);
}

static bool paste(struct wb_widget *widget, const char *data, size_t len)
{
    return !of(widget)->shut && wb_editor_paste(&of(widget)->editor, data, len);
}

static bool command(struct wb_widget *widget, enum wb_command command)
{
    return !of(widget)->shut && wb_editor_command(&of(widget)->editor, command);
}

static void click(struct wb_widget *widget, int row, int col)
{
    if (!of(widget)->shut && row < of(widget)->rows)
        wb_editor_click(&of(widget)->editor, row, col);
}

static void wheel(struct wb_widget *widget, int rows)
{
    if (!of(widget)->shut)
        wb_editor_wheel(&of(widget)->editor, rows);
}

static int contexts(struct wb_widget *widget)
{
    return of(widget)->shut ? 0 : WB_IN_TEXT;
}

static void place(struct wb_widget *widget, struct wb_place *place)
{
    place->path[0] = '\0';
    place->caret = of(widget)->editor.caret;
}

static void go(struct wb_widget *widget, const char *path, size_t caret)
{
    (void)path;
    if (!of(widget)->shut)
        wb_editor_set_caret(&of(widget)->editor, caret);
}

const struct wb_widget_ops wb_widget_text_ops = {
    .size = sizeof(struct text),
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
    .wheel = wheel,
    .contexts = contexts,
    .place = place,
    .go = go,
};
