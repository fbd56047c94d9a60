/* Text to read. It takes no focus. */
#include "blank.h"
#include "widgets.h"

static void nothing(struct wb_widget *widget)
{
    (void)widget;
}

static int height(struct wb_widget *widget, int cols, int most)
{
    struct wb_area blind = wb_blind_area(cols);
    (void)most;
    return wb_put_markdown(&blind, 0, 0, WB_STYLE_TEXT, widget->asked->label);
}

static void draw(struct wb_widget *widget, const struct wb_area *area, bool focused)
{
    (void)focused;
    wb_put_markdown(area, 0, 0, WB_STYLE_TEXT, widget->asked->label);
}

static int cursor_row(struct wb_widget *widget)
{
    (void)widget;
    return 0;
}

static void enter(struct wb_widget *widget, int direction)
{
    (void)widget;
    (void)direction;
}

static bool key(struct wb_widget *widget, uint32_t key)
{
    (void)widget;
    (void)key;
    return false;
}

const struct wb_widget_ops wb_widget_note = {
    .size = sizeof(struct wb_widget),
    .open = nothing,
    .refresh = nothing,
    .height = height,
    .draw = draw,
    .cursor_row = cursor_row,
    .enter = enter,
    .key = key,
};
