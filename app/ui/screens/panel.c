#include "panel.h"

#include "column.h"

void wb_panel_init(struct wb_panel *panel, const char *title, const char *text)
{
    wb_str_add(&panel->title, title);
    wb_str_add(&panel->text, text);
}

void wb_panel_fini(struct wb_panel *panel)
{
    wb_str_fini(&panel->title);
    wb_str_fini(&panel->text);
}

void wb_panel_layout(struct wb_panel *panel, int rows, int cols, int wanted)
{
    struct wb_area blind = wb_blind_area(wb_column_cols(cols));
    int edge = rows >= 14 ? 2 : 1;    /* the thin line, and space below it where there is some */
    int end = rows >= 14 ? 1 : 0;     /* space at the bottom */
    int room = rows - edge - end - 1; /* without the title */
    panel->text_rows = panel->text.len ? wb_put_wrapped(&blind, 0, 0, WB_STYLE_DIM, wb_str_text(&panel->text)) : 0;
    int gap = rows >= 14 ? 1 : 0;
    int least = wanted < 3 ? wanted : 3;
    if (panel->text_rows > room - least - gap)
        panel->text_rows = room - least - gap > 0 ? room - least - gap : 0;
    panel->rows = room - panel->text_rows - gap;
    if (panel->rows > wanted)
        panel->rows = wanted;
    panel->at = rows - end - panel->rows;
    panel->top = panel->at - gap - panel->text_rows - 1 - edge;
}

void wb_panel_draw(const struct wb_panel *panel, const struct wb_area *body)
{
    struct wb_area whole = wb_area_part(body, panel->top, 0, body->rows - panel->top, body->cols);
    wb_put_blank(&whole);
    wb_put_rule(&whole, 0);
    int head = panel->at - panel->text_rows - 1 - (body->rows >= 14 ? 1 : 0);
    struct wb_area text = wb_column(body, head, 1 + panel->text_rows);
    wb_put_cut(&text, 0, 0, text.cols, WB_STYLE_TITLE, wb_str_text(&panel->title));
    struct wb_area below = wb_area_part(&text, 1, 0, panel->text_rows, text.cols);
    if (panel->text_rows > 0)
        wb_put_wrapped(&below, 0, 0, WB_STYLE_TEXT, wb_str_text(&panel->text));
}

const enum wb_command wb_panel_footer[] = {WB_DO_CHOOSE, WB_DO_LEAVE, WB_DO_HELP, WB_DO_QUIT, WB_DO_NOTHING};
