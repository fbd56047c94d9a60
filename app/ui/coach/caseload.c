/* The caseload: who, how far, what is new, when the next session is. */
#include "../screens/column.h"
#include "../screens/rows.h"
#include "coach.h"
#include "ui/screens.h"

#include <stdio.h>

struct caseload {
    struct wb_rows rows;
    struct wb_arena arena;
    struct wb_clients clients;
    const struct wb_client **listed; /* whose names the filter finds */
};

static const struct wb_client *one(struct wb_rows *rows, int item)
{
    return ((struct caseload *)rows)->listed[item];
}

static void filter(struct wb_rows *rows)
{
    struct caseload *caseload = (struct caseload *)rows;
    const char *typed = wb_str_text(&rows->list.filter);
    int count = 0;
    for (size_t i = 0; i < caseload->clients.count; i++)
        if (!*typed || wb_find_folded(caseload->clients.list[i].shown, typed) >= 0)
            caseload->listed[count++] = &caseload->clients.list[i];
    wb_rows_set_count(rows, count);
}

static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    struct caseload *caseload = (struct caseload *)screen;
    struct wb_error err = {0};
    wb_arena_fini(&caseload->arena);
    wb_arena_init(&caseload->arena);
    caseload->clients = (struct wb_clients){0};
    if (!wb_coach_clients(ui->coach, &caseload->arena, &caseload->clients, &err))
        wb_ui_warn(ui, "%s", err.text);
    caseload->listed = wb_arena_alloc_array(&caseload->arena, caseload->clients.count + 1, sizeof *caseload->listed);
    filter(&caseload->rows);
}

static void act(struct wb_rows *rows, int item)
{
    wb_ui_push(rows->ui, &wb_screen_client, one(rows, item)->id);
}

static struct wb_day today(const struct wb_ui *ui)
{
    return wb_coach_today(ui->coach);
}

static void say_detail(struct wb_ui *ui, const struct wb_client *client, struct wb_str *out)
{
    char day[WB_DAY_SIZE];
    if (wb_day_is(client->next_session))
        wb_str_addf(out, "next session %s · ", wb_day_short(client->next_session, today(ui), day));
    wb_str_addf(out, "%d of %d", client->answered, client->asked);
    if (client->open_comments)
        wb_str_addf(out, client->open_comments == 1 ? " · %d comment open" : " · %d comments open",
                    client->open_comments);
    wb_str_addf(out, " · exported %s", wb_day_short(wb_instant_day(client->at), today(ui), day));
}

static int height(struct wb_rows *rows, int item, int cols)
{
    (void)item;
    (void)cols;
    return rows->height >= 10 ? 3 : 2;
}

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    const struct wb_client *client = one(rows, item);
    struct wb_str detail = {0};
    char news[32] = "";
    say_detail(rows->ui, client, &detail);
    if (client->new_answers)
        snprintf(news, sizeof news, "%d new", client->new_answers);
    wb_put_cut(area, 0, 0, area->cols - 8, chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT, client->shown);
    wb_put_right(area, 0, area->cols, WB_STYLE_ACCENT, news);
    wb_put_cut(area, 1, 0, area->cols, WB_STYLE_DIM, wb_str_text(&detail));
    wb_str_fini(&detail);
}

static const struct wb_rows_ops caseload_rows = {
    .draw = draw_row,
    .height = height,
    .filter = filter,
    .act = act,
    .empty = "Nobody here yet. `workbook coach add FILE...` reads the exports that your clients sent you.",
    .none_found = "Nobody is called that. Backspace takes a letter away.",
};

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct caseload *caseload = (struct caseload *)screen;
    (void)argument;
    wb_arena_init(&caseload->arena);
    wb_rows_init(&caseload->rows, ui, &caseload_rows, true);
}

/* A few clients are in sight at once; of many one is found by typing. */
static int filter_rows(const struct caseload *caseload, int rows)
{
    return caseload->clients.count < 5 && caseload->rows.list.filter.len == 0 ? 0 : rows >= 14 ? 2 : 1;
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct caseload *caseload = (struct caseload *)screen;
    int at = (rows >= 14) + filter_rows(caseload, rows);
    (void)ui;
    wb_rows_layout(&caseload->rows, at, rows - at, cols);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct caseload *caseload = (struct caseload *)screen;
    (void)ui;
    wb_rows_draw(&caseload->rows, body);
    if (filter_rows(caseload, body->rows))
        wb_rows_draw_filter(&caseload->rows, body, body->rows >= 14, "Type a part of a name");
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const struct caseload *caseload = (const struct caseload *)screen;
    (void)ui;
    wb_str_add(left, "Your caseload");
    wb_str_addf(right, caseload->clients.count == 1 ? "%zu client" : "%zu clients", caseload->clients.count);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    struct caseload *caseload = (struct caseload *)screen;
    (void)ui;
    wb_arena_fini(&caseload->arena);
    wb_rows_fini(&caseload->rows);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_PALETTE, WB_DO_HELP, WB_DO_QUIT, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_caseload = {
    .name = "caseload",
    .about = "Your clients: how far they are, what is new since you last read, and the next session.",
    .size = sizeof(struct caseload),
    .footer = footer,
    .open = open,
    .shown = shown,
    .layout = layout,
    .draw = draw,
    .contexts = wb_rows_contexts,
    .title = title,
    .key = wb_rows_key,
    .text = wb_rows_text,
    .command = wb_rows_command,
    .click = wb_rows_click,
    .wheel = wb_rows_wheel,
    .close = close,
};
