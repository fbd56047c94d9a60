/* One answer: the words, what changed in them, the same prompt over time, the comments, and the coach's own note. */
#include "../screens/reading.h"
#include "base/diff.h"
#include "coach.h"
#include "ui/screens.h"

#include <stdlib.h>

struct case_screen {
    struct wb_reading_screen reading;
    char *client, *workbook, *key;
};

static void heading(struct wb_reading *out, const char *text)
{
    wb_reading_add(out, WB_STYLE_TEXT, "\n");
    wb_reading_add(out, WB_STYLE_LABEL, text);
    wb_reading_add(out, WB_STYLE_TEXT, "\n");
}

static void line(struct wb_reading *out, enum wb_style style, const char *text)
{
    wb_reading_add(out, style, text);
    wb_reading_add(out, WB_STYLE_TEXT, "\n");
}

/* Words taken out and put in stand between marks, so that the difference needs no colour. */
static void add_difference(struct wb_reading *out, const char *before, const char *now)
{
    struct wb_str marked = {0};
    wb_diff_marked(wb_span(before), wb_span(now), &marked);
    heading(out, "Since you last read");
    line(out, WB_STYLE_TEXT, wb_str_text(&marked));
    wb_str_fini(&marked);
}

static void add_over_time(struct wb_ui *ui, const struct case_screen *screen, struct wb_arena *arena,
                          struct wb_reading *out)
{
    const struct wb_case_moment *list;
    size_t count;
    struct wb_error err = {0};
    if (!wb_coach_over_time(ui->coach, screen->client, screen->workbook, screen->key, arena, &list, &count, &err) ||
        count < 2)
        return;
    heading(out, "Over time");
    for (size_t i = 0; i < count; i++) {
        char day[WB_DAY_SIZE];
        line(out, WB_STYLE_DIM, wb_day_long(wb_instant_day(list[i].at), day));
        line(out, WB_STYLE_ANSWER, list[i].text);
    }
}

static void add_comments(struct wb_ui *ui, const struct case_screen *screen, struct wb_arena *arena,
                         struct wb_reading *out)
{
    const struct wb_case_comment *list;
    size_t count;
    struct wb_error err = {0};
    bool first = true;
    if (!wb_coach_comments(ui->coach, screen->client, arena, &list, &count, &err))
        return;
    for (size_t i = 0; i < count; i++) {
        if (!wb_same(list[i].workbook, screen->workbook) || !wb_same(list[i].key, screen->key))
            continue;
        if (first)
            heading(out, "Your comments");
        first = false;
        line(out, WB_STYLE_DIM, list[i].status);
        line(out, WB_STYLE_TEXT, list[i].text);
        if (list[i].reply) {
            line(out, WB_STYLE_DIM, "replied");
            line(out, WB_STYLE_ANSWER, list[i].reply);
        }
    }
}

static void add_note(struct wb_ui *ui, const struct case_screen *screen, struct wb_reading *out)
{
    struct wb_str key = {0};
    wb_str_addf(&key, "%s/%s", screen->workbook, screen->key);
    char *note = wb_coach_note_text(ui->coach, screen->client, wb_str_text(&key));
    if (note) {
        heading(out, "Your private note");
        line(out, WB_STYLE_EMPHASIS, note);
    }
    free(note);
    wb_str_fini(&key);
}

static void shown(struct wb_ui *ui, struct wb_screen *on)
{
    struct case_screen *screen = (struct case_screen *)on;
    struct wb_reading *out = &screen->reading.reading;
    struct wb_arena arena;
    struct wb_case one = {0};
    struct wb_error err = {0};
    wb_arena_init(&arena);
    wb_reading_clear(out);
    if (!wb_coach_case(ui->coach, screen->client, &arena, &one, &err))
        wb_ui_warn(ui, "%s", err.text);
    for (size_t i = 0; i < one.answer_count; i++) {
        const struct wb_case_answer *answer = &one.answers[i];
        if (!wb_same(answer->workbook, screen->workbook) || !wb_same(answer->key, screen->key))
            continue;
        line(out, WB_STYLE_TITLE, answer->label);
        line(out, WB_STYLE_ANSWER, *answer->text ? answer->text : answer->state);
        if (answer->changed)
            add_difference(out, answer->before, answer->text);
    }
    add_over_time(ui, screen, &arena, out);
    add_comments(ui, screen, &arena, out);
    add_note(ui, screen, out);
    wb_case_fini(&one);
    wb_arena_fini(&arena);
}

static void open(struct wb_ui *ui, struct wb_screen *on, const void *argument)
{
    struct case_screen *screen = (struct case_screen *)on;
    const struct wb_case_argument *about = argument;
    (void)ui;
    screen->client = wb_copy(about->client);
    screen->workbook = wb_copy(about->workbook);
    screen->key = wb_copy(about->key);
}

static void close_newest_comment(struct wb_ui *ui, const struct case_screen *screen)
{
    struct wb_arena arena;
    const struct wb_case_comment *list;
    size_t count, found = (size_t)-1;
    struct wb_error err = {0};
    wb_arena_init(&arena);
    if (wb_coach_comments(ui->coach, screen->client, &arena, &list, &count, &err)) {
        for (size_t i = 0; i < count; i++)
            if (wb_same(list[i].workbook, screen->workbook) && wb_same(list[i].key, screen->key) &&
                !wb_same(list[i].status, "closed"))
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
    wb_reading_screen_close(ui, on);
}

static const enum wb_command footer[] = {WB_DO_LEAVE, WB_DO_COACH_COMMENT, WB_DO_COACH_NOTE, WB_DO_COACH_CLOSE,
                                         WB_DO_HELP,  WB_DO_QUIT,          WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_case = {
    .name = "answer",
    .about = "One answer, what changed in it, the comments on it, and your own note.",
    .size = sizeof(struct case_screen),
    .footer = footer,
    .open = open,
    .shown = shown,
    .layout = wb_reading_screen_layout,
    .draw = wb_reading_screen_draw,
    .title = title,
    .key = wb_reading_screen_key,
    .command = command,
    .wheel = wb_reading_screen_wheel,
    .close = close,
};
