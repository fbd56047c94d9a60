/* Text to read: an author's Markdown, scrolled. */
#include "column.h"
#include "reading.h"
#include "ui/screens.h"

struct page {
    struct wb_screen screen;
    struct wb_scroll scroll;
    struct wb_str title, text;
    int rows, cols; /* the text's own */
};

static struct page *page_of(struct wb_screen *screen)
{
    return (struct page *)screen;
}

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    const struct wb_page_argument *page_argument = argument;
    (void)ui;
    wb_str_add(&page_of(screen)->title, page_argument->title);
    wb_str_add(&page_of(screen)->text, page_argument->text);
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct page *page = page_of(screen);
    (void)ui;
    if (page->cols != cols) {
        struct wb_area blind = wb_blind_area(wb_column_cols(cols));
        page->rows = wb_put_markdown(&blind, 0, 0, WB_STYLE_TEXT, wb_str_text(&page->text));
        page->cols = cols;
    }
    page->scroll.at = rows >= 14 ? 1 : 0;
    page->scroll.height = rows - page->scroll.at;
    wb_scroll_hold(&page->scroll, (size_t)page->rows);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct page *page = page_of(screen);
    int top = (int)page->scroll.top;
    (void)ui;
    struct wb_area view = wb_area_part(body, page->scroll.at, 0, page->scroll.height, body->cols);
    struct wb_area text = wb_column(&view, -top, page->rows);
    wb_put_markdown(&text, 0, 0, WB_STYLE_TEXT, wb_str_text(&page->text));
    wb_scroll_draw(&page->scroll, body, (size_t)page->rows, true);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    (void)ui;
    (void)right;
    wb_str_add(left, wb_str_text(&page_of(screen)->title));
}

static bool key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key)
{
    (void)ui;
    return wb_scroll_key(&page_of(screen)->scroll, key);
}

static void wheel(struct wb_ui *ui, struct wb_screen *screen, int rows)
{
    (void)ui;
    wb_scroll_by(&page_of(screen)->scroll, rows);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    wb_str_fini(&page_of(screen)->title);
    wb_str_fini(&page_of(screen)->text);
}

const struct wb_screen_ops wb_screen_page = {
    .name = "page",
    .about = "A page to read. Arrows and Space scroll, Enter or Esc goes back.",
    .size = sizeof(struct page),
    .footer = wb_reading_footer,
    .open = open,
    .layout = layout,
    .draw = draw,
    .title = title,
    .key = key,
    .command = wb_reading_screen_command,
    .wheel = wheel,
    .close = close,
};
