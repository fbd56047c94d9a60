/* The page before a session. */
#include "../screens/reading.h"
#include "coach.h"

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct wb_reading *reading = &((struct wb_reading_screen *)screen)->reading;
    struct wb_str page = {0};
    struct wb_error err = {0};
    if (!wb_coach_brief(ui->coach, argument, &page, &err))
        wb_ui_warn(ui, "%s", err.text);
    /* Lines that are not indented are headings: the page is plain text, for the command line too. */
    for (const char *line = wb_str_text(&page); *line;) {
        size_t len = strcspn(line, "\n");
        bool heading = *line != ' ' && *line != '\n';
        wb_reading_add_n(reading, heading ? WB_STYLE_TITLE : WB_STYLE_TEXT, line, len + (line[len] == '\n'));
        line += len + (line[len] == '\n');
    }
    wb_str_fini(&page);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    (void)ui;
    (void)screen;
    (void)right;
    wb_str_add(left, "Before the session");
}

const struct wb_screen_ops wb_screen_brief = {
    .name = "brief",
    .about = "One page for the ten minutes before a session.",
    .size = sizeof(struct wb_reading_screen),
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
