/* Exactly what the file will hold: the writer's own bytes, only made fit for the screen. Of a web page, whose bytes
 * nobody reads, the same view as text. */
#include "reading.h"
#include "share.h"

struct preview {
    struct wb_reading_screen screen;
    bool for_head;
};

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    const struct wb_share *share = *(struct wb_share *const *)argument;
    struct wb_reading *reading = &((struct wb_reading_screen *)screen)->reading;
    struct wb_str bytes = {0}, shown = {0};
    struct wb_error err = {0};
    enum wb_format format = share->format == WB_FORMAT_HTML ? WB_FORMAT_TEXT : share->format;
    (void)ui;
    ((struct preview *)screen)->for_head = share->view->head_page;
    if (wb_formats[format].write(share->view, &bytes, &err)) {
        wb_clean(&shown, wb_str_text(&bytes), bytes.len, WB_CLEAN_TERMINAL);
        wb_reading_add_n(reading, WB_STYLE_TEXT, wb_str_text(&shown), shown.len);
    } else {
        wb_reading_add(reading, WB_STYLE_WARNING, err.text);
    }
    wb_str_fini(&bytes);
    wb_str_fini(&shown);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const struct preview *preview = (const struct preview *)screen;
    (void)ui;
    (void)right;
    wb_str_add(left, preview->for_head ? "Exactly what your head will see" : "Exactly what your coach will see");
}

const struct wb_screen_ops wb_screen_share_preview = {
    .name = "preview",
    .about = "Every word that the file will hold. Arrows and Space scroll; Enter or Esc goes back.",
    .size = sizeof(struct preview),
    .footer = wb_reading_footer,
    .open = open,
    .layout = wb_reading_screen_layout,
    .draw = wb_reading_screen_draw,
    .title = title,
    .key = wb_reading_screen_key,
    .command = wb_reading_screen_command,
    .wheel = wb_reading_screen_wheel,
    .close = wb_reading_screen_close,
};
