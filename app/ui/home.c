/* The first page: what to do next, the minutes one has, the workbooks, and the ways to everything else. */
#include "exercise/comments.h"
#include "ui/screens.h"

#include <stdio.h>

enum row_kind { ROW_GO_ON, ROW_SITTING, ROW_COMMENT, ROW_BOOK, ROW_COMMITMENTS, ROW_SHARE, ROW_REVIEW, ROW_SETTINGS };

struct home_row {
    enum row_kind kind;
    int minutes;                        /* SITTING */
    const struct wb_workbook *workbook; /* BOOK */
    const struct wb_exercise *to;       /* GO_ON, SITTING, BOOK: where it leads */
    const struct wb_prompt *prompt;     /* GO_ON */
    const struct wb_prompt *comment_on; /* COMMENT */
    struct wb_str label, detail;
    double part; /* of a workbook that is done, 0 to 1 */
    bool gap;    /* a blank row above it */
};

struct home {
    struct wb_screen screen;
    struct home_row *rows;
    size_t count, capacity;
    size_t chosen;
    int scroll;
    struct wb_str advice;
};

static struct home *home_of(struct wb_screen *screen)
{
    return (struct home *)screen;
}

/* ------------------------------------------------------------------ what it says */

static struct home_row *add_row(struct home *home, enum row_kind kind, bool gap, const char *label)
{
    home->rows = wb_grow(home->rows, home->count, &home->capacity, sizeof *home->rows);
    struct home_row *row = &home->rows[home->count++];
    *row = (struct home_row){.kind = kind, .gap = gap, .part = -1};
    wb_str_add(&row->label, label);
    return row;
}

static void clear_rows(struct home *home)
{
    for (size_t i = 0; i < home->count; i++) {
        wb_str_fini(&home->rows[i].label);
        wb_str_fini(&home->rows[i].detail);
    }
    home->count = 0;
    wb_str_clear(&home->advice);
}

static void say_minutes(struct wb_str *out, int minutes)
{
    wb_str_addf(out, minutes == 1 ? "about a minute" : "about %d minutes", minutes);
}

static void add_go_on(struct wb_ui *ui, struct home *home)
{
    struct wb_place place = wb_way_place(ui->session);
    const struct wb_workbook *book = wb_way_workbook(ui->session);
    const struct wb_exercise *to = place.prompt ? place.prompt->exercise
                                   : book       ? wb_way_to_do(ui->session, book, ui->short_route)
                                                : NULL;
    if (!to)
        return;
    struct home_row *row = add_row(home, ROW_GO_ON, true, place.prompt ? "Go on where you stopped" : "Begin");
    row->to = to;
    row->prompt = place.prompt;
    wb_str_add(&row->detail, wb_exercise_title(wb_session_reader(ui->session), to));
}

/* What came with the coach's file stands before everything but going on. */
static void add_comments(struct wb_ui *ui, struct home *home)
{
    struct wb_comments_new news = wb_comments_new(ui->session);
    if (news.count == 0)
        return;
    struct home_row *row = add_row(home, ROW_COMMENT, false, "Your coach wrote to you");
    row->to = news.first->exercise;
    row->comment_on = news.first;
    wb_str_addf(&row->detail, news.count == 1 ? "%d comment you have not read" : "%d comments you have not read",
                news.count);
}

static void add_sittings(struct wb_ui *ui, struct home *home)
{
    static const int minutes[] = {5, 10, 20};
    for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++) {
        struct wb_sitting sitting = wb_way_sitting(ui->session, minutes[i]);
        if (sitting.count == 0)
            continue;
        struct wb_str label = {0};
        wb_str_addf(&label, "I have %d minutes", minutes[i]);
        struct home_row *row = add_row(home, ROW_SITTING, false, wb_str_text(&label));
        row->minutes = minutes[i];
        row->to = sitting.exercises[0];
        wb_str_add(&row->detail, wb_exercise_title(wb_session_reader(ui->session), sitting.exercises[0]));
        if (sitting.count > 1)
            wb_str_addf(&row->detail, sitting.count == 2 ? ", and one more" : ", and %zu more", sitting.count - 1);
        wb_str_fini(&label);
    }
}

/* When a workbook that has not begun opens, in the dates that the settings hold. */
static void say_opening(struct wb_ui *ui, const struct wb_workbook *book, struct wb_str *out)
{
    static const char *const after[WB_OPENS_COUNT] = {
        NULL,
        "for after the workshop",
        "for after session 1",
        "for after session 2",
        "for after session 3",
        "for after session 4",
        "for twelve weeks on",
    };
    enum wb_opens opens = book->section_count ? book->sections[0].opens : WB_FROM_THE_START;
    struct wb_day day;
    char text[WB_DAY_SIZE];
    if (opens == WB_FROM_THE_START) {
        wb_str_add(out, "not begun");
        return;
    }
    wb_str_add(out, after[opens]);
    if (wb_settings_day(ui->session, opens, &day))
        wb_str_addf(out, ", %s", wb_day_short(day, wb_session_today(ui->session), text));
}

static void add_books(struct wb_ui *ui, struct home *home)
{
    const struct wb_library *library = wb_session_library(ui->session);
    for (size_t i = 0; i < library->count; i++) {
        const struct wb_workbook *book = library->books[i];
        struct wb_progress progress = wb_way_progress(ui->session, book);
        struct home_row *row = add_row(home, ROW_BOOK, i == 0, wb_workbook_title(wb_session_reader(ui->session), book));
        row->workbook = book;
        row->to = wb_way_to_do(ui->session, book, ui->short_route);
        if (progress.answered) /* a bar of nothing says less than its words */
            row->part = (double)progress.answered / progress.asked;
        if (progress.answered == 0) {
            say_opening(ui, book, &row->detail);
        } else {
            wb_str_addf(&row->detail, "%d of %d", progress.answered, progress.asked);
            if (progress.minutes_left > 0) {
                wb_str_add(&row->detail, " · ");
                say_minutes(&row->detail, progress.minutes_left);
                wb_str_add(&row->detail, " left");
            }
        }
    }
}

static void add_commitments(struct wb_ui *ui, struct home *home)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    struct wb_commitments all = wb_commitments_all(wb_session_reader(ui->session), &arena);
    int open = 0;
    struct wb_day due = {0};
    for (size_t i = 0; i < all.count; i++) {
        if (!all.list[i].open)
            continue;
        open++;
        if (wb_day_is(all.list[i].by) && (!wb_day_is(due) || wb_day_compare(all.list[i].by, due) < 0))
            due = all.list[i].by;
    }
    if (all.count) {
        struct wb_day today = wb_session_today(ui->session);
        struct home_row *row = add_row(home, ROW_COMMITMENTS, false, "Commitments");
        char text[WB_DAY_SIZE];
        wb_str_addf(&row->detail, open ? "%d open" : "none open", open);
        if (wb_day_is(due))
            wb_str_addf(&row->detail, wb_day_compare(due, today) < 0 ? ", one was for %s" : ", the next for %s",
                        wb_day_short(due, today, text));
    }
    wb_arena_fini(&arena);
}

static void add_share(struct wb_ui *ui, struct home *home)
{
    const struct wb_library *library = wb_session_library(ui->session);
    int shared = 0, private = 0;
    for (size_t b = 0; b < library->count; b++)
        for (size_t i = 0; i < library->books[b]->prompt_count; i++) {
            const struct wb_prompt *prompt = library->books[b]->prompts[i];
            if (!wb_session_dealt_with(ui->session, prompt) || wb_session_state(ui->session, prompt) != WB_ANSWERED ||
                !wb_relevant(wb_session_reader(ui->session), prompt))
                continue;
            if (wb_session_sharing(ui->session, prompt) == WB_PRIVATE)
            private++;
            else shared++;
        }
    if (shared + private == 0)
        return;
    struct home_row *row = add_row(home, ROW_SHARE, false, "Share with your coach");
    wb_str_addf(&row->detail, shared == 1 ? "%d answer" : "%d answers", shared);
    wb_str_addf(&row->detail, private == 1 ? "; %d stays private" : "; %d stay private", private);
    add_row(home, ROW_REVIEW, false, "Review all answers");
}

static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    struct home *home = home_of(screen);
    clear_rows(home);
    wb_way_advice(ui->session, &home->advice);
    add_go_on(ui, home);
    add_comments(ui, home);
    add_sittings(ui, home);
    add_books(ui, home);
    size_t before = home->count;
    add_commitments(ui, home);
    add_share(ui, home);
    add_row(home, ROW_SETTINGS, false, "Settings");
    home->rows[before].gap = true;
    if (home->chosen >= home->count)
        home->chosen = 0;
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    clear_rows(home_of(screen));
    free(home_of(screen)->rows);
    wb_str_fini(&home_of(screen)->advice);
}

/* ------------------------------------------------------------------ what it does */

static void go_to(struct wb_ui *ui, const struct home_row *row)
{
    struct wb_place place = wb_way_place(ui->session);
    struct wb_exercise_argument to = {.exercise = row->to, .prompt = row->prompt};
    if (row->comment_on)
        to.prompt = row->comment_on;
    if (row->prompt) {
        to.path = place.path;
        to.caret = place.caret;
    }
    ui->minutes = row->minutes;
    wb_ui_push(ui, &wb_screen_exercise, &to);
}

static void choose(struct wb_ui *ui, struct home *home)
{
    static const struct wb_screen_ops *const pages[] = {
        [ROW_COMMITMENTS] = &wb_screen_commitments,
        [ROW_SHARE] = &wb_screen_share,
        [ROW_REVIEW] = &wb_screen_review,
        [ROW_SETTINGS] = &wb_screen_settings,
    };
    const struct home_row *row = &home->rows[home->chosen];
    if (row->kind == ROW_BOOK)
        wb_ui_push(ui, &wb_screen_contents, row->workbook);
    else if (row->kind < ROW_BOOK)
        go_to(ui, row);
    else
        wb_ui_push(ui, pages[row->kind], NULL);
}

static void move(struct home *home, int by)
{
    size_t to = home->chosen + (size_t)by; /* wraps below 0 and is then refused with what lies past the end */
    if (to < home->count)
        home->chosen = to;
}

static bool command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command)
{
    switch (command) {
    case WB_DO_CHOOSE:
        choose(ui, home_of(screen));
        return true;
    case WB_DO_NEXT:
        move(home_of(screen), 1);
        return true;
    case WB_DO_BACK:
        move(home_of(screen), -1);
        return true;
    default:
        return false;
    }
}

static bool key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key)
{
    (void)ui;
    if (key != WB_KEY_UP && key != WB_KEY_DOWN)
        return false;
    move(home_of(screen), key == WB_KEY_UP ? -1 : 1);
    return true;
}

/* ------------------------------------------------------------------ what it looks like */

/* The bar takes the place between label and detail where there is room for all three. */
#define BAR_COLS 16
#define LABEL_COLS 26

static void draw_row(const struct wb_area *page, int y, const struct home_row *row, bool chosen)
{
    bool wide = page->cols >= 64;
    int detail_col = 4 + LABEL_COLS;
    if (chosen) {
        wb_put(page, y, 2, WB_STYLE_ACCENT, "▸");
        wb_put_cursor(page, y, 4);
    }
    int used =
        wb_put_cut(page, y, 4, page->cols - 6, chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT, wb_str_text(&row->label));
    if (!wide && used + 6 > detail_col)
        detail_col = used + 6;
    if (row->part >= 0 && wide) {
        wb_put_bar(page, y, detail_col, BAR_COLS, row->part);
        detail_col += BAR_COLS + 2;
    }
    if (page->cols - detail_col > 8)
        wb_put_cut(page, y, detail_col, page->cols - detail_col - 1, WB_STYLE_DIM, wb_str_text(&row->detail));
}

static int head_rows(const struct home *home, const struct wb_area *page)
{
    struct wb_area blind = {.cols = page->cols - 4, .rows = 100, .clip_bottom = 100};
    return home->advice.len ? wb_put_wrapped(&blind, 0, 0, WB_STYLE_TITLE, wb_str_text(&home->advice)) : 0;
}

/* Scrolls so that the chosen row is in view; the head too as long as the first row is chosen. */
static void scroll_to(struct home *home, int row, int total, int rows)
{
    if (home->chosen == 0 || row < home->scroll)
        home->scroll = home->chosen == 0 ? 0 : row;
    if (row >= home->scroll + rows)
        home->scroll = row - rows + 1;
    if (home->scroll > total - rows)
        home->scroll = total > rows ? total - rows : 0;
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct home *home = home_of(screen);
    int cols = body->cols < WB_TEXT_COLS + 4 ? body->cols : WB_TEXT_COLS + 4;
    bool airy = body->rows >= 14;
    int head = head_rows(home, &(struct wb_area){.cols = cols});
    int row = head + (airy ? 1 : 0), chosen_row = 0;
    (void)ui;
    for (size_t i = 0; i < home->count; i++, row++) {
        if (home->rows[i].gap && airy)
            row++;
        if (i == home->chosen)
            chosen_row = row;
    }
    scroll_to(home, chosen_row, row, body->rows);

    struct wb_area page = wb_area_part(body, -home->scroll, 0, row, cols);
    struct wb_area inside = wb_area_part(&page, airy ? 1 : 0, 2, head, cols - 4);
    wb_put_wrapped(&inside, 0, 0, WB_STYLE_TITLE, wb_str_text(&home->advice));
    row = head + (airy ? 1 : 0);
    for (size_t i = 0; i < home->count; i++, row++) {
        if (home->rows[i].gap && airy)
            row++;
        draw_row(&page, row, &home->rows[i], i == home->chosen);
    }
}

static int row_at(const struct home *home, const struct wb_area *body, int y)
{
    bool airy = body->rows >= 14;
    int cols = body->cols < WB_TEXT_COLS + 4 ? body->cols : WB_TEXT_COLS + 4;
    int row = head_rows(home, &(struct wb_area){.cols = cols}) + (airy ? 1 : 0) - home->scroll;
    for (size_t i = 0; i < home->count; i++, row++) {
        if (home->rows[i].gap && airy)
            row++;
        if (row == y)
            return (int)i;
    }
    return -1;
}

static void click(struct wb_ui *ui, struct wb_screen *screen, int y, int x)
{
    struct wb_area body = wb_area_whole(&ui->cells);
    (void)x;
    body.rows -= ui->cells.rows >= 16 ? 4 : 2;
    int row = row_at(home_of(screen), &body, y);
    if (row < 0)
        return;
    home_of(screen)->chosen = (size_t)row;
    choose(ui, home_of(screen));
}

static void wheel(struct wb_ui *ui, struct wb_screen *screen, int rows)
{
    (void)ui;
    move(home_of(screen), rows < 0 ? -1 : 1);
}

static int contexts(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    (void)screen;
    return WB_IN_LIST | WB_IN_FORM;
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const char *name = wb_session_setting(ui->session, "name");
    (void)screen;
    (void)right;
    wb_str_add(left, "Your workbooks");
    if (name && *name && ui->cells.cols >= 60)
        wb_str_addf(left, " · %s", name);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_CONTENTS, WB_DO_FIND,   WB_DO_PALETTE,
                                         WB_DO_HELP,   WB_DO_QUIT,     WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_home = {
    .name = "home",
    .about = "Where everything begins: go on, say how many minutes you have, or choose a workbook.",
    .size = sizeof(struct home),
    .footer = footer,
    .shown = shown,
    .draw = draw,
    .contexts = contexts,
    .title = title,
    .key = key,
    .command = command,
    .click = click,
    .wheel = wheel,
    .close = close,
};
