#include "paper.h"

#include "../screens/column.h"

void wb_paper_init(struct wb_paper *paper)
{
    wb_arena_init(&paper->arena);
    paper->cols = 0;
}

void wb_paper_fini(struct wb_ui *ui, struct wb_paper *paper)
{
    wb_arena_fini(&paper->arena);
    wb_reading_screen_close(ui, &paper->screen.screen);
}

void wb_paper_forget(struct wb_paper *paper)
{
    wb_arena_fini(&paper->arena);
    wb_paper_init(paper);
}

void wb_paper_layout(struct wb_ui *ui, struct wb_paper *paper, int rows, int cols, wb_write_paper *write)
{
    struct wb_reading *reading = &paper->screen.reading;
    int wide = wb_column_cols(cols);
    if (paper->cols != wide) {
        size_t top = reading->scroll.top;
        wb_reading_clear(reading);
        write(ui, paper, reading, wide);
        reading->scroll.top = top;
        paper->cols = wide;
    }
    wb_reading_screen_layout(ui, &paper->screen.screen, rows, cols);
}

void wb_paper_line(struct wb_reading *out, enum wb_style style, const char *text)
{
    wb_reading_add(out, style, text);
    wb_reading_add(out, style, "\n");
}

void wb_paper_heading(struct wb_reading *out, const char *text)
{
    if (out->text.len)
        wb_reading_add(out, WB_STYLE_TEXT, "\n");
    wb_paper_line(out, WB_STYLE_TITLE, text);
}

void wb_paper_indented(struct wb_reading *out, enum wb_style style, int indent, const char *text)
{
    out->indent = indent;
    wb_paper_line(out, style, text);
    out->indent = 0;
}
