#include "reading.h"

#include "column.h"

#include <stdlib.h>

void wb_reading_clear(struct wb_reading *reading)
{
    wb_str_clear(&reading->text);
    reading->stretch_count = reading->row_count = 0;
    reading->indent = 0;
    reading->complete = false;
    reading->scroll.top = 0;
}

void wb_reading_fini(struct wb_reading *reading)
{
    wb_str_fini(&reading->text);
    free(reading->stretches);
    free(reading->rows);
    *reading = (struct wb_reading){0};
}

void wb_reading_add_n(struct wb_reading *reading, enum wb_style style, const char *text, size_t len)
{
    if (len == 0)
        return;
    wb_str_add_n(&reading->text, text, len);
    reading->stretches =
        wb_grow(reading->stretches, reading->stretch_count, &reading->stretch_capacity, sizeof *reading->stretches);
    reading->stretches[reading->stretch_count++] =
        (struct wb_reading_stretch){reading->text.len, style, reading->indent};
    reading->complete = false;
}

void wb_reading_add(struct wb_reading *reading, enum wb_style style, const char *text)
{
    wb_reading_add_n(reading, style, text, text ? strlen(text) : 0);
}

/* ------------------------------------------------------------------ rows */

static size_t next_from(const struct wb_reading *reading)
{
    const struct wb_reading_row *last = reading->row_count ? &reading->rows[reading->row_count - 1] : NULL;
    size_t shown;
    if (!last)
        return 0;
    int cols = reading->cols - reading->stretches[last->stretch].indent;
    return wb_row_end(reading->text.data, reading->text.len, last->from, cols < 1 ? 1 : cols, &shown);
}

/* One more row; false at the end of the text. */
/* Spaces at the start of a line and the mark of a list item; a narrow column keeps half of itself for words. The text
 * ends with a NUL, which is neither. */
static int lead_at(const char *line, int cols)
{
    int lead = (int)strspn(line, " ");
    if (strncmp(line + lead, "- ", 2) == 0 || strncmp(line + lead, "* ", 2) == 0)
        lead += 2;
    return lead < cols / 2 ? lead : cols / 2;
}

static bool add_row(struct wb_reading *reading, size_t from, size_t *next)
{
    if (from >= reading->text.len) {
        reading->complete = true;
        return false;
    }
    size_t stretch = reading->row_count ? reading->rows[reading->row_count - 1].stretch : 0;
    while (reading->stretches[stretch].end <= from)
        stretch++;
    struct wb_reading_row row = {.from = from, .stretch = stretch};
    int cols = reading->cols - reading->stretches[stretch].indent;
    if (from == 0 || reading->text.data[from - 1] == '\n')
        row.lead = lead_at(reading->text.data + from, cols);
    else
        row.lead = row.hang = reading->rows[reading->row_count - 1].lead;
    cols -= row.hang;
    *next = wb_row_end(reading->text.data, reading->text.len, from, cols < 1 ? 1 : cols, &row.shown);
    reading->rows = wb_grow(reading->rows, reading->row_count, &reading->row_capacity, sizeof *reading->rows);
    reading->rows[reading->row_count++] = row;
    return true;
}

static void know_rows(struct wb_reading *reading, size_t count)
{
    size_t next = next_from(reading);
    while (reading->row_count < count && !reading->complete && add_row(reading, next, &next))
        ;
}

void wb_reading_layout(struct wb_reading *reading, int at, int height, int body_cols)
{
    struct wb_scroll *scroll = &reading->scroll;
    size_t first = scroll->top < reading->row_count ? reading->rows[scroll->top].from : 0;
    scroll->at = at;
    scroll->height = height > 0 ? height : 1;
    if (reading->cols != wb_column_cols(body_cols)) { /* what stood at the top stays there */
        reading->cols = wb_column_cols(body_cols);
        reading->row_count = 0;
        reading->complete = false;
        for (size_t next = 0; next <= first && add_row(reading, next, &next);)
            scroll->top = reading->row_count - 1;
    }
    know_rows(reading, scroll->top + (size_t)scroll->height + 1);
    wb_scroll_hold(scroll, reading->row_count);
}

static void draw_row(const struct wb_reading *reading, const struct wb_area *view, int y,
                     const struct wb_reading_row *row)
{
    size_t at = row->from;
    const struct wb_reading_stretch *stretch = &reading->stretches[row->stretch];
    int col = stretch->indent + row->hang;
    for (; at < row->shown; stretch++) {
        size_t end = stretch->end < row->shown ? stretch->end : row->shown;
        col += wb_put_n(view, y, col, stretch->style, reading->text.data + at, end - at);
        at = end;
    }
}

void wb_reading_draw(struct wb_reading *reading, const struct wb_area *body, bool focused)
{
    const struct wb_scroll *scroll = &reading->scroll;
    struct wb_area column = wb_column(body, scroll->at, scroll->height);
    for (int y = 0; y < scroll->height && scroll->top + (size_t)y < reading->row_count; y++)
        draw_row(reading, &column, y, &reading->rows[scroll->top + (size_t)y]);
    wb_scroll_draw(scroll, body, reading->row_count, focused);
}

/* ------------------------------------------------------------------ a whole screen */

static struct wb_reading *reading_of(struct wb_screen *screen)
{
    return &((struct wb_reading_screen *)screen)->reading;
}

void wb_reading_screen_layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    int at = rows >= 14 ? 1 : 0;
    (void)ui;
    wb_reading_layout(reading_of(screen), at, rows - at, cols);
}

void wb_reading_screen_draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    (void)ui;
    wb_reading_draw(reading_of(screen), body, true);
}

bool wb_reading_screen_key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key)
{
    (void)ui;
    return wb_scroll_key(&reading_of(screen)->scroll, key);
}

bool wb_reading_screen_command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command)
{
    (void)screen;
    if (command == WB_DO_CHOOSE)
        wb_ui_pop(ui);
    return command == WB_DO_CHOOSE;
}

void wb_reading_screen_wheel(struct wb_ui *ui, struct wb_screen *screen, int rows)
{
    (void)ui;
    wb_scroll_by(&reading_of(screen)->scroll, rows);
}

void wb_reading_screen_close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    wb_reading_fini(reading_of(screen));
}

const enum wb_command wb_reading_footer[] = {WB_DO_LEAVE, WB_DO_PALETTE, WB_DO_HELP, WB_DO_QUIT, WB_DO_NOTHING};
