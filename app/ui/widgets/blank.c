#include "blank.h"

const char *const wb_month_names[12] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};

void wb_writing_line(int cols, struct wb_str *out)
{
    wb_str_clear(out);
    for (int i = 0; i < cols; i++)
        wb_str_add_char(out, '_');
}

int wb_put_advice(const struct wb_area *area, int row, const char *text)
{
    return text && *text ? wb_put_wrapped(area, row, 0, WB_STYLE_DIM, text) : 0;
}

void wb_put_focus(const struct wb_area *area, int row, int mark_col, int cursor_col)
{
    wb_put(area, row, mark_col, WB_STYLE_ACCENT, "▸");
    wb_put_cursor(area, row, cursor_col);
}

struct wb_area wb_blind_area(int cols)
{
    enum { ENDLESS = 1 << 24 };
    return (struct wb_area){.cols = cols < 1 ? 1 : cols, .rows = ENDLESS, .clip_bottom = ENDLESS};
}
