/* One client's answers, as they came: what is new or has changed since the last reading stands first in sight. */
#include "../screens/rows.h"
#include "coach.h"
#include "ui/screens.h"

#include <stdlib.h>

struct client {
    struct wb_rows rows;
    struct wb_arena arena;
    struct wb_case one;
    char *id;
};

static struct client *client_of(struct wb_rows *rows)
{
    return (struct client *)rows;
}

/* The first row leads to the page before the session; the answers follow. */
#define FIRST_ANSWER 1

static const struct wb_case_answer *answer_at(struct wb_rows *rows, int item)
{
    return item < FIRST_ANSWER ? NULL : &client_of(rows)->one.answers[item - FIRST_ANSWER];
}

static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    struct client *client = (struct client *)screen;
    struct wb_error err = {0};
    wb_case_fini(&client->one);
    wb_arena_fini(&client->arena);
    wb_arena_init(&client->arena);
    if (!wb_coach_case(ui->coach, client->id, &client->arena, &client->one, &err))
        wb_ui_warn(ui, "%s", err.text);
    wb_rows_set_count(&client->rows, FIRST_ANSWER + (int)client->one.answer_count);
}

static void act(struct wb_rows *rows, int item)
{
    struct client *client = client_of(rows);
    const struct wb_case_answer *answer = answer_at(rows, item);
    if (!answer)
        wb_ui_push(rows->ui, &wb_screen_brief, client->id);
    else
        wb_ui_push(rows->ui, &wb_screen_case, &(struct wb_case_argument){client->id, answer->workbook, answer->key});
}

/* ------------------------------------------------------------------ rows */

static bool begins_exercise(struct wb_rows *rows, int item)
{
    const struct wb_case_answer *answer = answer_at(rows, item);
    const struct wb_case_answer *before = answer && item > FIRST_ANSWER ? answer - 1 : NULL;
    return answer &&
           (!before || !wb_same(answer->exercise, before->exercise) || !wb_same(answer->section, before->section));
}

static int height(struct wb_rows *rows, int item, int cols)
{
    (void)cols;
    if (item < FIRST_ANSWER)
        return 2;
    return (begins_exercise(rows, item) ? 2 : 0) + 2;
}

static int mark(struct wb_rows *rows, int item)
{
    return begins_exercise(rows, item) ? 2 : 0;
}

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    const struct wb_case_answer *answer = answer_at(rows, item);
    enum wb_style style = chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT;
    if (!answer) {
        wb_put(area, 0, 0, style, "The page before the session");
        return;
    }
    int row = mark(rows, item);
    if (row) {
        struct wb_str where = {0};
        wb_str_addf(&where, "%s › %s", answer->section, answer->exercise);
        wb_put_cut(area, 1, 0, area->cols, WB_STYLE_DIM, wb_str_text(&where));
        wb_str_fini(&where);
    }
    const char *news = answer->new_ ? "new" : answer->changed ? "changed" : "";
    wb_put_cut(area, row, 0, area->cols - 9, style, answer->label);
    wb_put_right(area, row, area->cols, WB_STYLE_ACCENT, news);
    wb_put_cut(area, row + 1, 2, area->cols - 2, WB_STYLE_ANSWER, *answer->text ? answer->text : answer->state);
}

static const struct wb_rows_ops client_rows = {.draw = draw_row, .height = height, .mark = mark, .act = act};

/* ------------------------------------------------------------------ commands */

static bool command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command)
{
    struct client *client = (struct client *)screen;
    int chosen = client->rows.list.chosen;
    const struct wb_case_answer *answer = chosen >= 0 ? answer_at(&client->rows, chosen) : NULL;
    const struct wb_case_argument about = {client->id, answer ? answer->workbook : "", answer ? answer->key : ""};
    struct wb_error err = {0};
    switch (command) {
    case WB_DO_COACH_BRIEF:
        wb_ui_push(ui, &wb_screen_brief, client->id);
        return true;
    case WB_DO_COACH_COMMENT:
        if (answer)
            wb_coach_ask_comment(ui, &about);
        else
            wb_ui_say(ui, "Choose an answer first: a comment stands beside one.");
        return true;
    case WB_DO_COACH_NOTE:
        wb_coach_ask_note(ui, &about);
        return true;
    case WB_DO_COACH_READ:
        wb_ui_outcome(ui, wb_coach_mark_read(ui->coach, client->id, &err), &err);
        shown(ui, screen);
        wb_ui_say(ui, "All read. What comes from now on will be marked as new.");
        return true;
    default:
        return wb_rows_command(ui, screen, command);
    }
}

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct client *client = (struct client *)screen;
    client->id = wb_copy(argument);
    wb_arena_init(&client->arena);
    wb_rows_init(&client->rows, ui, &client_rows, false);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const struct client *client = (const struct client *)screen;
    (void)ui;
    wb_str_add(left, client->one.client.shown ? client->one.client.shown : "Client");
    if (client->one.client.new_answers)
        wb_str_addf(right, "%d new", client->one.client.new_answers);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    struct client *client = (struct client *)screen;
    (void)ui;
    wb_case_fini(&client->one);
    wb_arena_fini(&client->arena);
    wb_rows_fini(&client->rows);
    free(client->id);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE,     WB_DO_LEAVE, WB_DO_COACH_BRIEF, WB_DO_COACH_COMMENT,
                                         WB_DO_COACH_NOTE, WB_DO_HELP,  WB_DO_QUIT,        WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_client = {
    .name = "client",
    .about = "One client's answers. Enter shows one with what it was before, the comments on it and your note.",
    .size = sizeof(struct client),
    .footer = footer,
    .open = open,
    .shown = shown,
    .layout = wb_rows_screen_layout,
    .draw = wb_rows_screen_draw,
    .contexts = wb_rows_contexts,
    .title = title,
    .key = wb_rows_key,
    .command = command,
    .click = wb_rows_click,
    .wheel = wb_rows_wheel,
    .close = close,
};
