/* Which parts to share this time: each section that has something in it, on or off. */
#include "rows.h"
#include "share.h"
#include "ui/screens.h"

#include <stdlib.h>

struct part {
    const struct wb_workbook *book; /* a heading, where there is no section */
    const struct wb_section *section;
};
struct parts {
    struct wb_rows rows;
    struct wb_share *share;
    struct part *list;
    size_t count, capacity;
};

static const struct part *part_at(struct wb_rows *rows, int item)
{
    return &((struct parts *)rows)->list[item];
}

static void add(struct parts *parts, const struct wb_workbook *book, const struct wb_section *section)
{
    parts->list = wb_grow(parts->list, parts->count, &parts->capacity, sizeof *parts->list);
    parts->list[parts->count++] = (struct part){book, section};
}

static void toggle(struct wb_rows *rows, int item)
{
    struct wb_share *share = ((struct parts *)rows)->share;
    const struct wb_section *section = part_at(rows, item)->section;
    wb_share_leave_out(share, section, !wb_share_leaves_out(share, section));
}

static bool space(struct wb_rows *rows, uint32_t key)
{
    if (key != ' ' || rows->list.chosen < 0)
        return false;
    toggle(rows, rows->list.chosen);
    return true;
}

static bool chooses(struct wb_rows *rows, int item)
{
    return part_at(rows, item)->section != NULL;
}

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    const struct part *part = part_at(rows, item);
    const struct wb_share *share = ((struct parts *)rows)->share;
    const struct wb_reader *reader = wb_session_reader(rows->ui->session);
    if (!part->section) {
        wb_put_cut(area, 0, 0, area->cols, WB_STYLE_TITLE, wb_workbook_title(reader, part->book));
        return;
    }
    bool out = wb_share_leaves_out(share, part->section);
    wb_put(area, 0, 0, out ? WB_STYLE_DIM : WB_STYLE_TEXT, out ? "[ ]" : "[x]");
    wb_put_cut(area, 0, 4, area->cols - 4,
               chosen ? WB_STYLE_FOCUS
               : out  ? WB_STYLE_DIM
                      : WB_STYLE_TEXT,
               wb_section_title(reader, part->section));
}

static const struct wb_rows_ops parts_rows = {
    .draw = draw_row, .chooses = chooses, .act = toggle, .key = space, .empty = "Nothing here yet."};

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct parts *parts = (struct parts *)screen;
    const struct wb_library *library = wb_session_library(ui->session);
    parts->share = *(struct wb_share *const *)argument;
    for (size_t b = 0; b < library->count; b++) {
        const struct wb_workbook *book = library->books[b];
        size_t before = parts->count;
        add(parts, book, NULL);
        for (size_t i = 0; i < book->section_count; i++)
            if (wb_share_offers(parts->share, &book->sections[i]))
                add(parts, book, &book->sections[i]);
        if (parts->count == before + 1)
            parts->count = before;
    }
    wb_rows_init(&parts->rows, ui, &parts_rows, false);
    wb_rows_set_count(&parts->rows, (int)parts->count);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    (void)ui;
    (void)screen;
    (void)right;
    wb_str_add(left, "Share › Which parts");
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    free(((struct parts *)screen)->list);
    wb_rows_fini((struct wb_rows *)screen);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_LEAVE, WB_DO_HELP, WB_DO_QUIT, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_share_parts = {
    .name = "which parts",
    .about =
        "The parts that you have begun. Enter or Space leaves one out of what is shared this time, or takes it in.",
    .size = sizeof(struct parts),
    .footer = footer,
    .open = open,
    .layout = wb_rows_screen_layout,
    .draw = wb_rows_screen_draw,
    .contexts = wb_rows_contexts,
    .title = title,
    .key = wb_rows_key,
    .command = wb_rows_command,
    .click = wb_rows_click,
    .wheel = wb_rows_wheel,
    .close = close,
};
