/* What one said one would do, over the months: what is still open by its date, then what became of the rest. */
#include "column.h"
#include "rows.h"
#include "ui/screens.h"

#include <stdlib.h>

struct commitments {
    struct wb_rows rows;
    struct wb_arena arena;
    const struct wb_commitment **list;
    size_t count, open;
};

static const struct wb_commitment *one(struct wb_rows *rows, int item)
{
    return ((struct commitments *)rows)->list[item];
}

/* Open ones first, by date, those without one last; then the others, the latest made first. */
static int in_order(const void *a, const void *b)
{
    const struct wb_commitment *x = *(const struct wb_commitment *const *)a;
    const struct wb_commitment *y = *(const struct wb_commitment *const *)b;
    if (x->open != y->open)
        return x->open ? -1 : 1;
    if (!x->open)
        return x < y ? 1 : -1;
    if (wb_day_is(x->by) != wb_day_is(y->by))
        return wb_day_is(x->by) ? -1 : 1;
    int by_day = wb_day_is(x->by) ? wb_day_compare(x->by, y->by) : 0;
    return by_day ? by_day : x < y ? -1 : 1;
}

static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    struct commitments *c = (struct commitments *)screen;
    wb_arena_fini(&c->arena);
    wb_arena_init(&c->arena);
    struct wb_commitments all = wb_commitments_all(wb_session_reader(ui->session), &c->arena);
    free(c->list);
    c->list = wb_alloc_array(all.count + 1, sizeof(*c->list));
    c->count = all.count;
    c->open = 0;
    for (size_t i = 0; i < all.count; i++) {
        c->list[i] = &all.list[i];
        c->open += all.list[i].open;
    }
    qsort(c->list, c->count, sizeof(*c->list), in_order);
    wb_rows_set_count(&c->rows, (int)c->count);
}

static void act(struct wb_rows *rows, int item)
{
    const struct wb_commitment *commitment = one(rows, item);
    struct wb_str path = {0};
    if (!commitment->prompt) {
        wb_ui_say(rows->ui, "The question it was made in is not asked any more.");
        return;
    }
    wb_str_addf(&path, "%s/action", commitment->id);
    wb_go(rows->ui,
          &(struct wb_exercise_argument){commitment->prompt->exercise, commitment->prompt, wb_str_text(&path), 0});
    wb_str_fini(&path);
}

/* ------------------------------------------------------------------ what it says */

static void more(struct wb_str *out, const char *before, const char *text)
{
    if (!text || !*text)
        return;
    if (out->len)
        wb_str_add(out, " · ");
    wb_str_add(out, before);
    wb_str_add(out, text);
}

static void say_detail(struct wb_session *session, const struct wb_commitment *c, struct wb_str *out)
{
    struct wb_day today = wb_session_today(session);
    char day[WB_DAY_SIZE];
    if (wb_day_is(c->by))
        more(out, c->open && wb_day_compare(c->by, today) < 0 ? "was for " : "by ", wb_day_short(c->by, today, day));
    more(out, "with ", c->with);
    if (c->outcome >= 0)
        more(out, "", wb_outcomes[c->outcome].label);
    if (c->sharing == WB_PRIVATE)
        more(out, "", "private");
    if (out->len == 0)
        wb_str_add(out, "no date");
}

/* Rows of one item: a heading above the first of those that are closed, the action, its details, what was learned. */
struct shape {
    int heading, action, detail, learned, gap;
};

static int heading(struct wb_rows *rows, int item)
{
    return item == 0 || (size_t)item == ((const struct commitments *)rows)->open;
}

static struct shape shape_of(struct wb_rows *rows, int item, int cols)
{
    const struct wb_commitment *commitment = one(rows, item);
    struct wb_area blind = wb_blind_area(cols);
    struct wb_str detail = {0};
    struct shape shape = {0};
    say_detail(rows->ui->session, commitment, &detail);
    shape.heading = heading(rows, item);
    shape.action = commitment->action ? wb_put_wrapped(&blind, 0, 0, WB_STYLE_TEXT, commitment->action) : 1;
    shape.detail = wb_put_wrapped(&blind, 0, 0, WB_STYLE_DIM, wb_str_text(&detail));
    shape.learned = commitment->learned ? wb_put_wrapped(&blind, 0, 0, WB_STYLE_DIM, commitment->learned) : 0;
    shape.gap = rows->height >= 10 ? 1 : 0;
    wb_str_fini(&detail);
    return shape;
}

static int height(struct wb_rows *rows, int item, int cols)
{
    struct shape shape = shape_of(rows, item, cols);
    return shape.heading + shape.action + shape.detail + shape.learned + shape.gap;
}

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    const struct wb_commitment *commitment = one(rows, item);
    struct shape shape = shape_of(rows, item, area->cols);
    struct wb_str detail = {0};
    int row = 0;
    say_detail(rows->ui->session, commitment, &detail);
    if (shape.heading)
        wb_put(area, row++, 0, WB_STYLE_TITLE, commitment->open ? "Still open" : "What became of the others");
    row += wb_put_wrapped(area, row, 0, chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT,
                          commitment->action ? commitment->action : "(no words yet)");
    row += wb_put_wrapped(area, row, 0, WB_STYLE_DIM, wb_str_text(&detail));
    if (commitment->learned)
        wb_put_wrapped(area, row, 0, WB_STYLE_ANSWER, commitment->learned);
    wb_str_fini(&detail);
}

static const struct wb_rows_ops commitments_rows = {
    .draw = draw_row,
    .height = height,
    .mark = heading,
    .act = act,
    .empty = "Nothing here yet. What you decide to do, in any workbook, will be listed here with its date.",
};

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct commitments *c = (struct commitments *)screen;
    (void)argument;
    wb_arena_init(&c->arena);
    wb_rows_init(&c->rows, ui, &commitments_rows, false);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const struct commitments *c = (const struct commitments *)screen;
    (void)ui;
    wb_str_add(left, "Commitments");
    if (c->count)
        wb_str_addf(right, "%zu open", c->open);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    struct commitments *c = (struct commitments *)screen;
    (void)ui;
    wb_arena_fini(&c->arena);
    free(c->list);
    wb_rows_fini(&c->rows);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_LEAVE, WB_DO_CONTENTS, WB_DO_PALETTE,
                                         WB_DO_HELP,   WB_DO_QUIT,  WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_commitments = {
    .name = "commitments",
    .about = "What you said you would do, over the months, and what became of it. Enter goes to where you said it.",
    .size = sizeof(struct commitments),
    .footer = footer,
    .enter = "go there",
    .open = open,
    .shown = shown,
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
