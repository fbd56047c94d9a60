/* Words, found in questions and in one's own answers. */
#include "answered.h"
#include "column.h"
#include "rows.h"
#include "ui/screens.h"

#include <stdlib.h>

enum { MOST = 500 }; /* nobody reads more; a longer word finds fewer */

struct find {
    struct wb_rows rows;
    struct wb_hits hits;
};

static const struct wb_hit *hit_at(struct wb_rows *rows, int item)
{
    return &((struct find *)rows)->hits.list[item];
}

static void look(struct wb_rows *rows)
{
    struct find *find = (struct find *)rows;
    wb_hits_fini(&find->hits);
    if (rows->list.filter.len)
        wb_way_find(rows->ui->session, wb_str_text(&rows->list.filter), MOST, &find->hits);
    wb_rows_set_count(rows, (int)find->hits.count);
}

static void filter(struct wb_rows *rows)
{
    look(rows);
    wb_rows_choose(rows, 0);
}

/* Where in an answer's text the words stand, so that the caret stands there too; other answers have no such place. */
static size_t place_in_answer(struct wb_rows *rows, const struct wb_hit *hit)
{
    struct wb_span text;
    if (!hit->in_answer || !wb_types[hit->prompt->field.type].edited ||
        !wb_session_text(rows->ui->session, hit->prompt, "", &text))
        return 0;
    char *copy = wb_copy_n(text.data, text.len);
    ptrdiff_t at = wb_find_folded(copy, wb_str_text(&rows->list.filter));
    free(copy);
    return at > 0 ? (size_t)at : 0;
}

static bool is_asked(struct wb_rows *rows, const struct wb_hit *hit)
{
    return wb_relevant(wb_session_reader(rows->ui->session), hit->prompt);
}

/* An answer that is set aside stands on no page as long as it is; its history has the words. */
static void act(struct wb_rows *rows, int item)
{
    const struct wb_hit *hit = hit_at(rows, item);
    const struct wb_prompt *prompt = hit->prompt;
    if (!is_asked(rows, hit)) {
        wb_ui_push(rows->ui, &wb_screen_history, prompt);
        return;
    }
    bool placed = hit->in_answer && wb_types[prompt->field.type].edited;
    wb_go(rows->ui, &(struct wb_exercise_argument){prompt->exercise, prompt, placed ? "" : NULL,
                                                   placed ? place_in_answer(rows, hit) : 0});
}

static int height(struct wb_rows *rows, int item, int cols)
{
    (void)item;
    (void)cols;
    return rows->height >= 10 ? 3 : 2; /* with space between, where there is some */
}

/* What was found, in the person's words or the author's; below it where it stands. */
static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    const struct wb_hit *hit = hit_at(rows, item);
    const struct wb_prompt *prompt = hit->prompt;
    const struct wb_reader *reader = wb_session_reader(rows->ui->session);
    struct wb_str where = {0};
    wb_str_add(&where, hit->in_answer ? "your answer" : "question");
    wb_str_addf(&where, "%s · %s › %s", is_asked(rows, hit) ? "" : ", set aside: not asked now", wb_section_title(reader, prompt->section),
                wb_exercise_title(reader, prompt->exercise));
    if (hit->in_answer && wb_session_sharing(rows->ui->session, prompt) == WB_PRIVATE)
        wb_str_add(&where, " · private");
    wb_put_cut(area, 0, 0, area->cols,
               chosen           ? WB_STYLE_FOCUS
               : hit->in_answer ? WB_STYLE_ANSWER
                                : WB_STYLE_TEXT,
               wb_str_text(&hit->snippet));
    wb_put_cut(area, 1, 0, area->cols, WB_STYLE_DIM, wb_str_text(&where));
    wb_str_fini(&where);
}

static const struct wb_rows_ops find_rows = {.draw = draw_row, .height = height, .filter = filter, .act = act};

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct wb_rows *rows = (struct wb_rows *)screen;
    (void)argument;
    wb_rows_init(rows, ui, &find_rows, true);
    rows->typing = true;
}

static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    look((struct wb_rows *)screen);
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    int at = rows >= 14 ? 3 : 1;
    (void)ui;
    wb_rows_layout((struct wb_rows *)screen, at, rows - at, cols);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct wb_rows *rows = (struct wb_rows *)screen;
    struct wb_area column = wb_column(body, rows->at, rows->height);
    struct wb_area words = wb_area_part(&column, 0, 2, column.rows, column.cols - 2);
    (void)ui;
    wb_rows_draw(rows, body);
    if (rows->list.count == 0)
        wb_put_wrapped(&words, 0, 0, WB_STYLE_DIM,
                       rows->list.filter.len
                           ? "Nothing has these words. Backspace takes letters away."
                           : "Looked for in all questions and in your answers; capitals and accents do not matter.");
    wb_rows_draw_filter(rows, body, body->rows >= 14 ? 1 : 0, "Type a word");
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const struct find *find = (const struct find *)screen;
    (void)ui;
    wb_str_add(left, "Find");
    if (find->hits.count == MOST)
        wb_str_addf(right, "the first %d", MOST);
    else if (find->hits.count)
        wb_str_addf(right, "%zu found", find->hits.count);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    wb_hits_fini(&((struct find *)screen)->hits);
    wb_rows_fini((struct wb_rows *)screen);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_LEAVE, WB_DO_CONTENTS, WB_DO_PALETTE,
                                         WB_DO_HELP,   WB_DO_QUIT,  WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_find = {
    .name = "find",
    .about = "Type a word: all questions and answers that hold it are listed, and Enter goes to the one chosen.",
    .size = sizeof(struct find),
    .footer = footer,
    .enter = "go there",
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
