/* One client's answers, as they came: what is new or has changed since the last reading stands first in sight. */
#include "../screens/column.h"
#include "../screens/rows.h"
#include "base/text.h"
#include "coach.h"
#include "ui/screens.h"

#include <stdlib.h>

struct client {
    struct wb_rows rows;
    struct wb_arena arena;
    struct wb_case one;
    const struct wb_case_answer **listed; /* those that the filter finds */
    size_t listed_count;
    const struct wb_case_comment *comments;
    size_t comment_count;
    char *id;
};

static struct client *client_of(struct wb_rows *rows)
{
    return (struct client *)rows;
}

/* The first row leads to the page before the session; the answers follow. While something is looked for there are only
 * answers. */
static int first_answer(struct wb_rows *rows)
{
    return rows->list.filter.len ? 0 : 1;
}

static const struct wb_case_answer *answer_at(struct wb_rows *rows, int item)
{
    int first = first_answer(rows);
    return item < first ? NULL : client_of(rows)->listed[item - first];
}

static bool holds(const struct wb_case_answer *answer, const char *typed)
{
    return wb_find_folded(answer->label, typed) >= 0 || wb_find_folded(answer->text, typed) >= 0 ||
           wb_find_folded(answer->exercise, typed) >= 0;
}

static void filter(struct wb_rows *rows)
{
    struct client *client = client_of(rows);
    const char *typed = wb_str_text(&rows->list.filter);
    client->listed_count = 0;
    for (size_t i = 0; i < client->one.answer_count; i++)
        if (!*typed || holds(&client->one.answers[i], typed))
            client->listed[client->listed_count++] = &client->one.answers[i];
    wb_rows_set_count(rows, first_answer(rows) + (int)client->listed_count);
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
    client->comment_count = 0;
    if (!wb_coach_comments(ui->coach, client->id, &client->arena, &client->comments, &client->comment_count, &err))
        wb_ui_warn(ui, "%s", err.text);
    client->listed = wb_arena_alloc_array(&client->arena, client->one.answer_count + 1, sizeof *client->listed);
    filter(&client->rows);
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

void wb_coach_add_where(struct wb_str *out, const struct wb_case_answer *answer)
{
    bool both = *answer->section && *answer->exercise, none = !*answer->section && !*answer->exercise;
    wb_str_addf(out, "%s%s%s", answer->section, both ? " › " : "", none ? answer->workbook : answer->exercise);
}

static bool begins_exercise(struct wb_rows *rows, int item)
{
    const struct wb_case_answer *answer = answer_at(rows, item);
    const struct wb_case_answer *before = answer && item > first_answer(rows) ? answer_at(rows, item - 1) : NULL;
    return answer &&
           (!before || !wb_same(answer->exercise, before->exercise) || !wb_same(answer->section, before->section));
}

static int height(struct wb_rows *rows, int item, int cols)
{
    (void)cols;
    if (!answer_at(rows, item))
        return 1; /* the exercise that follows begins with an empty row */
    return (begins_exercise(rows, item) ? 2 : 0) + 2;
}

static int mark(struct wb_rows *rows, int item)
{
    return begins_exercise(rows, item) ? 2 : 0;
}

/* The newest comment on an answer: "open", "replied"; a closed one is said only in the answer itself. */
static const char *comment_status(const struct client *client, const struct wb_case_answer *answer)
{
    const char *status = "";
    for (size_t i = 0; i < client->comment_count; i++)
        if (wb_same(client->comments[i].workbook, answer->workbook) && wb_same(client->comments[i].key, answer->key) &&
            !wb_same(client->comments[i].status, "closed"))
            status = client->comments[i].status;
    return status;
}

/* "changed · replied", at the right of an answer's first row; the columns it takes. */
static int put_marks(const struct client *client, const struct wb_case_answer *answer, const struct wb_area *area,
                     int row)
{
    const char *news = answer->new_ ? "new" : answer->changed ? "changed" : "";
    const char *comment = comment_status(client, answer);
    struct wb_str marks = {0};
    wb_str_addf(&marks, "%s%s%s%s", news, *news && *comment ? " · " : "", *comment ? "comment " : "", comment);
    int cols = wb_width(wb_str_text(&marks), marks.len);
    wb_put_right(area, row, area->cols, WB_STYLE_ACCENT, wb_str_text(&marks));
    wb_str_fini(&marks);
    return cols ? cols + 2 : 0;
}

/* An answer in one row: its lines one after another, as far as there is room. */
static void put_answer(const struct wb_area *area, int row, int col, const char *text)
{
    struct wb_str line = {0};
    for (size_t len; *text && wb_width(wb_str_text(&line), line.len) < area->cols; text += len + (text[len] == '\n')) {
        len = strcspn(text, "\n");
        wb_str_add(&line, len > 0 && line.len > 0 ? " · " : "");
        wb_str_add_n(&line, text, len);
    }
    wb_put_cut(area, row, col, area->cols - col, WB_STYLE_ANSWER, wb_str_text(&line));
    wb_str_fini(&line);
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
        wb_coach_add_where(&where, answer);
        wb_put_cut(area, 1, 0, area->cols, WB_STYLE_DIM, wb_str_text(&where));
        wb_str_fini(&where);
    }
    int marks = put_marks(client_of(rows), answer, area, row);
    wb_put_cut(area, row, 0, area->cols - marks, style, answer->label);
    put_answer(area, row + 1, 2, *answer->text ? answer->text : answer->state);
}

static const struct wb_rows_ops client_rows = {
    .draw = draw_row,
    .height = height,
    .mark = mark,
    .filter = filter,
    .act = act,
    .empty = "No question and no answer holds that. Backspace takes a letter away.",
};

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

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    int at = rows >= 14 ? 3 : 1;
    (void)ui;
    wb_rows_layout(&((struct client *)screen)->rows, at, rows - at, cols);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct client *client = (struct client *)screen;
    (void)ui;
    wb_rows_draw(&client->rows, body);
    wb_rows_draw_filter(&client->rows, body, body->rows >= 14, "Type a word to find questions and answers");
}

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct client *client = (struct client *)screen;
    client->id = wb_copy(argument);
    wb_arena_init(&client->arena);
    wb_rows_init(&client->rows, ui, &client_rows, true);
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
static const enum wb_command foremost[] = {WB_DO_CHOOSE, WB_DO_COACH_COMMENT, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_client = {
    .name = "client",
    .about = "One client's answers. Enter shows one with what it was before, the comments on it and your note.",
    .size = sizeof(struct client),
    .footer = footer,
    .foremost = foremost,
    .open = open,
    .shown = shown,
    .layout = layout,
    .draw = draw,
    .contexts = wb_rows_contexts,
    .title = title,
    .key = wb_rows_key,
    .text = wb_rows_text,
    .command = command,
    .click = wb_rows_click,
    .wheel = wb_rows_wheel,
    .close = close,
};
