/* The page before a session: what the coach's room has put together, with the scores drawn. */
#include "coach/brief.h"

#include "coach.h"
#include "paper.h"
#include "ui/screens.h"

#include <stdlib.h>

enum { INDENT = 2 };

struct brief_screen {
    struct wb_paper paper;
    struct wb_brief brief;
    char *client;
};

static void shown(struct wb_ui *ui, struct wb_screen *on)
{
    struct brief_screen *screen = (struct brief_screen *)on;
    struct wb_error err = {0};
    wb_paper_forget(&screen->paper);
    screen->brief = (struct wb_brief){0};
    if (!wb_coach_brief(ui->coach, screen->client, &screen->paper.arena, &screen->brief, &err))
        wb_ui_warn(ui, "%s", err.text);
}

static void write_score(const struct wb_ui *ui, struct wb_reading *out, const struct wb_score *score, int cols)
{
    wb_reading_add(out, WB_STYLE_TEXT, "\n");
    wb_paper_indented(out, WB_STYLE_LABEL, INDENT, score->label);
    out->indent = INDENT;
    wb_chart_add(out, score, wb_coach_today(ui->coach), cols);
    out->indent = 0;
}

static const struct {
    enum wb_style style;
    int indent;
} looks[] = {
    [WB_BRIEF_NAME] = {WB_STYLE_TITLE, 0},          [WB_BRIEF_FACTS] = {WB_STYLE_DIM, 0},
    [WB_BRIEF_HEADING] = {WB_STYLE_TITLE, 0},       [WB_BRIEF_TEXT] = {WB_STYLE_ANSWER, INDENT},
    [WB_BRIEF_DETAIL] = {WB_STYLE_DIM, 2 * INDENT},
};

static void write(struct wb_ui *ui, struct wb_paper *paper, struct wb_reading *out, int cols)
{
    const struct wb_brief *brief = &((struct brief_screen *)paper)->brief;
    for (size_t i = 0; i < brief->count; i++) {
        const struct wb_brief_line *line = &brief->lines[i];
        if (line->kind == WB_BRIEF_SCORE)
            write_score(ui, out, line->score, cols);
        else if (line->kind == WB_BRIEF_HEADING)
            wb_paper_heading(out, line->text);
        else
            wb_paper_indented(out, looks[line->kind].style, looks[line->kind].indent, line->text);
    }
}

static void open(struct wb_ui *ui, struct wb_screen *on, const void *argument)
{
    struct brief_screen *screen = (struct brief_screen *)on;
    (void)ui;
    wb_paper_init(&screen->paper);
    screen->client = wb_copy(argument);
}

static void layout(struct wb_ui *ui, struct wb_screen *on, int rows, int cols)
{
    wb_paper_layout(ui, (struct wb_paper *)on, rows, cols, write);
}

static void title(struct wb_ui *ui, struct wb_screen *on, struct wb_str *left, struct wb_str *right)
{
    (void)ui;
    (void)on;
    (void)right;
    wb_str_add(left, "Before the session");
}

static bool command(struct wb_ui *ui, struct wb_screen *on, enum wb_command command)
{
    const struct brief_screen *screen = (const struct brief_screen *)on;
    if (command != WB_DO_COACH_NOTE)
        return wb_reading_screen_command(ui, on, command);
    wb_coach_ask_note(ui, &(struct wb_case_argument){screen->client, "", ""});
    return true;
}

static void close(struct wb_ui *ui, struct wb_screen *on)
{
    struct brief_screen *screen = (struct brief_screen *)on;
    free(screen->client);
    wb_paper_fini(ui, &screen->paper);
}

static const enum wb_command footer[] = {WB_DO_LEAVE, WB_DO_COACH_NOTE, WB_DO_PALETTE,
                                         WB_DO_HELP,  WB_DO_QUIT,       WB_DO_NOTHING};
static const enum wb_command foremost[] = {WB_DO_COACH_NOTE, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_brief = {
    .name = "brief",
    .about = "One page for the ten minutes before a session.",
    .size = sizeof(struct brief_screen),
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
