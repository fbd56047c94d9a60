/* One answer: the words, what changed in them, the same question over time, the comments, and the coach's own note. */
#include "base/diff.h"
#include "coach.h"
#include "paper.h"
#include "ui/screens.h"

#include <stdlib.h>

struct case_screen {
    struct wb_paper paper;
    char *client, *workbook, *key;
    struct wb_case one;
    const struct wb_case_answer *answer; /* NULL: the newest export does not hold it */
    struct wb_score score;
    bool has_score;
    const struct wb_case_moment *moments;
    size_t moment_count;
    const struct wb_case_comment *comments;
    size_t comment_count;
    const char *note; /* NULL: none */
};

static bool is_here(const struct case_screen *screen, const char *workbook, const char *key)
{
    return wb_same(workbook, screen->workbook) && wb_same(key, screen->key);
}

/* ------------------------------------------------------------------ what is shown */

static void read_note(struct wb_ui *ui, struct case_screen *screen)
{
    struct wb_str key = {0};
    wb_str_addf(&key, "%s/%s", screen->workbook, screen->key);
    char *note = wb_coach_note_text(ui->coach, screen->client, wb_str_text(&key));
    screen->note = note ? wb_arena_copy(&screen->paper.arena, note) : NULL;
    free(note);
    wb_str_fini(&key);
}

static bool read_all(struct wb_ui *ui, struct case_screen *screen, struct wb_error *err)
{
    struct wb_arena *arena = &screen->paper.arena;
    if (!wb_coach_case(ui->coach, screen->client, arena, &screen->one, err))
        return false;
    for (size_t i = 0; i < screen->one.answer_count; i++)
        if (is_here(screen, screen->one.answers[i].workbook, screen->one.answers[i].key))
            screen->answer = &screen->one.answers[i];
    screen->has_score =
        wb_coach_score_of(ui->coach, &screen->one, screen->workbook, screen->key, arena, &screen->score, err);
    read_note(ui, screen);
    return wb_coach_over_time(ui->coach, screen->client, screen->workbook, screen->key, arena, &screen->moments,
                              &screen->moment_count, err) &&
           wb_coach_comments(ui->coach, screen->client, arena, &screen->comments, &screen->comment_count, err);
}

static void shown(struct wb_ui *ui, struct wb_screen *on)
{
    struct case_screen *screen = (struct case_screen *)on;
    struct wb_error err = {0};
    wb_case_fini(&screen->one);
    wb_paper_forget(&screen->paper);
    screen->answer = NULL;
    screen->moment_count = screen->comment_count = 0;
    if (!read_all(ui, screen, &err))
        wb_ui_warn(ui, "%s", err.text);
}

/* ------------------------------------------------------------------ how it is written */

static void write_day(struct wb_ui *ui, struct wb_str *out, struct wb_instant at)
{
    char day[WB_DAY_SIZE];
    wb_str_add(out, wb_day_short(wb_instant_day(at), wb_coach_today(ui->coach), day));
}

/* Where it stands, when it was given, and who may count it. */
static void write_head(struct wb_ui *ui, const struct case_screen *screen, struct wb_reading *out)
{
    const struct wb_case_answer *answer = screen->answer;
    struct wb_str where = {0};
    wb_coach_add_where(&where, answer);
    if (answer->at.seconds) {
        wb_str_add(&where, " · ");
        write_day(ui, &where, answer->at);
    }
    if (answer->sharing == WB_REPORT)
        wb_str_add(&where, " · counted in the report");
    if (answer->quote)
        wb_str_add(&where, " · may be quoted without a name");
    wb_paper_line(out, WB_STYLE_TITLE, answer->label);
    wb_paper_line(out, WB_STYLE_DIM, wb_str_text(&where));
    wb_reading_add(out, WB_STYLE_TEXT, "\n");
    wb_str_fini(&where);
}

/* Several ratings are drawn; everything else is said in words as well. */
static void write_answer(struct wb_ui *ui, const struct case_screen *screen, struct wb_reading *out, int cols)
{
    const struct wb_case_answer *answer = screen->answer;
    if (!screen->has_score || screen->score.item_count == 1)
        wb_paper_line(out, WB_STYLE_ANSWER, *answer->text ? answer->text : answer->state);
    else
        wb_chart_add(out, &screen->score, wb_coach_today(ui->coach), cols);
}

/* Words taken out and put in stand between marks, so that the difference needs no colour. */
static void write_difference(struct wb_reading *out, enum wb_style style, const char *before, const char *now)
{
    struct wb_str marked = {0};
    wb_diff_marked(wb_span(before), wb_span(now), &marked);
    wb_paper_line(out, style, wb_str_text(&marked));
    wb_str_fini(&marked);
}

static void write_moments(struct wb_ui *ui, const struct case_screen *screen, struct wb_reading *out)
{
    wb_paper_heading(out, "Over time");
    for (size_t i = 0; i < screen->moment_count; i++) {
        struct wb_str day = {0};
        write_day(ui, &day, screen->moments[i].at);
        wb_paper_line(out, WB_STYLE_DIM, wb_str_text(&day));
        if (i == 0)
            wb_paper_line(out, WB_STYLE_ANSWER, screen->moments[i].text);
        else
            write_difference(out, WB_STYLE_ANSWER, screen->moments[i - 1].text, screen->moments[i].text);
        wb_str_fini(&day);
    }
}

static void write_over_time(struct wb_ui *ui, const struct case_screen *screen, struct wb_reading *out, int cols)
{
    if (screen->has_score && screen->score.item_count == 1) {
        wb_paper_heading(out, "Over time");
        wb_chart_add(out, &screen->score, wb_coach_today(ui->coach), cols);
    } else if (!screen->has_score && screen->moment_count > 1) {
        write_moments(ui, screen, out);
    }
}

static void write_comments(struct wb_ui *ui, const struct case_screen *screen, struct wb_reading *out)
{
    bool first = true;
    for (size_t i = 0; i < screen->comment_count; i++) {
        const struct wb_case_comment *comment = &screen->comments[i];
        struct wb_str status = {0};
        if (!is_here(screen, comment->workbook, comment->key))
            continue;
        if (first)
            wb_paper_heading(out, "Your comments");
        first = false;
        wb_str_addf(&status, "%s · ", comment->status);
        write_day(ui, &status, comment->at);
        wb_paper_line(out, WB_STYLE_DIM, wb_str_text(&status));
        wb_paper_line(out, WB_STYLE_TEXT, comment->text);
        if (comment->reply) {
            wb_paper_indented(out, WB_STYLE_DIM, 2, "the reply");
            wb_paper_indented(out, WB_STYLE_ANSWER, 2, comment->reply);
        }
        wb_str_fini(&status);
    }
}

static void write(struct wb_ui *ui, struct wb_paper *paper, struct wb_reading *out, int cols)
{
    const struct case_screen *screen = (const struct case_screen *)paper;
    if (screen->answer) {
        write_head(ui, screen, out);
        write_answer(ui, screen, out, cols);
    } else {
        wb_paper_line(out, WB_STYLE_DIM, "The newest export does not hold this answer any more.");
    }
    if (screen->answer && screen->answer->changed) {
        wb_paper_heading(out, "Since you last read");
        write_difference(out, WB_STYLE_ANSWER, screen->answer->before, screen->answer->text);
    }
    write_over_time(ui, screen, out, cols);
    write_comments(ui, screen, out);
    if (screen->note) {
        wb_paper_heading(out, "Your private note");
        wb_paper_line(out, WB_STYLE_EMPHASIS, screen->note);
    }
}

static void open(struct wb_ui *ui, struct wb_screen *on, const void *argument)
{
    struct case_screen *screen = (struct case_screen *)on;
    const struct wb_case_argument *about = argument;
    (void)ui;
    wb_paper_init(&screen->paper);
    screen->client = wb_copy(about->client);
    screen->workbook = wb_copy(about->workbook);
    screen->key = wb_copy(about->key);
}

static void layout(struct wb_ui *ui, struct wb_screen *on, int rows, int cols)
{
    wb_paper_layout(ui, (struct wb_paper *)on, rows, cols, write);
}

/* ------------------------------------------------------------------ commands */

static void close_newest_comment(struct wb_ui *ui, const struct case_screen *screen)
{
    struct wb_arena arena;
    const struct wb_case_comment *list;
    size_t count, found = (size_t)-1;
    struct wb_error err = {0};
    wb_arena_init(&arena);
    if (wb_coach_comments(ui->coach, screen->client, &arena, &list, &count, &err)) {
        for (size_t i = 0; i < count; i++)
            if (is_here(screen, list[i].workbook, list[i].key) && !wb_same(list[i].status, "closed"))
                found = i;
        if (found == (size_t)-1)
            wb_ui_say(ui, "No comment is open here.");
        else
            wb_ui_outcome(ui, wb_coach_close_comment(ui->coach, screen->client, list[found].id, &err), &err);
    }
    wb_arena_fini(&arena);
}

static bool command(struct wb_ui *ui, struct wb_screen *on, enum wb_command command)
{
    struct case_screen *screen = (struct case_screen *)on;
    const struct wb_case_argument about = {screen->client, screen->workbook, screen->key};
    switch (command) {
    case WB_DO_COACH_COMMENT:
        wb_coach_ask_comment(ui, &about);
        return true;
    case WB_DO_COACH_NOTE:
        wb_coach_ask_note(ui, &about);
        return true;
    case WB_DO_COACH_CLOSE:
        close_newest_comment(ui, screen);
        shown(ui, on);
        return true;
    default:
        return wb_reading_screen_command(ui, on, command);
    }
}

static void title(struct wb_ui *ui, struct wb_screen *on, struct wb_str *left, struct wb_str *right)
{
    (void)ui;
    (void)on;
    (void)right;
    wb_str_add(left, "One answer");
}

static void close(struct wb_ui *ui, struct wb_screen *on)
{
    struct case_screen *screen = (struct case_screen *)on;
    free(screen->client);
    free(screen->workbook);
    free(screen->key);
    wb_case_fini(&screen->one);
    wb_paper_fini(ui, &screen->paper);
}

static const enum wb_command footer[] = {WB_DO_LEAVE, WB_DO_COACH_COMMENT, WB_DO_COACH_NOTE, WB_DO_COACH_CLOSE,
                                         WB_DO_HELP,  WB_DO_QUIT,          WB_DO_NOTHING};
static const enum wb_command foremost[] = {WB_DO_COACH_COMMENT, WB_DO_COACH_NOTE, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_case = {
    .name = "answer",
    .about = "One answer, what changed in it, the comments on it, and your own note.",
    .size = sizeof(struct case_screen),
    .footer = footer,
    .foremost = foremost,
    .open = open,
    .shown = shown,
    .layout = layout,
    .draw = wb_reading_screen_draw,
    .title = title,
    .key = wb_reading_screen_key,
    .command = command,
    .wheel = wb_reading_screen_wheel,
    .close = close,
};
