/* The earlier versions of an answer: a list of them, and below it what has changed since the one chosen, word by word.
 * Enter asks whether to put it back, which makes it a new version; none is ever lost. */
#include "answered.h"
#include "base/diff.h"
#include "column.h"
#include "reading.h"
#include "rows.h"
#include "ui/screens.h"

#include <stdlib.h>

struct version {
    int64_t revision;
    struct wb_instant at;
    enum wb_state state;
    char *first; /* of its words, as many as a row may show */
};
struct history {
    struct wb_rows rows;
    struct wb_reading changes;
    const struct wb_prompt *prompt;
    struct version *list;
    size_t count, capacity;
    struct wb_str now, then; /* the answer as it is, and in the version compared */
    int compared;            /* the version that the changes show; -1: none */
    int top;                 /* row of the thin line between both */
};

static struct history *history_of(struct wb_rows *rows)
{
    return (struct history *)rows;
}

/* ------------------------------------------------------------------ versions */

/* The words of a version, as it was asked then; without the rows that are set aside now, as in all that stands beside
 * it. They are put back with it, and shown when they are asked again. */
static void read_text(struct history *history, const struct wb_kept *kept, struct wb_str *out)
{
    struct wb_error err = {0};
    struct wb_arena arena;
    struct wb_str text = {0};
    wb_arena_init(&arena);
    json_t *value = kept->value ? wb_json_read(kept->value, kept->value_len, SIZE_MAX, &err) : NULL;
    json_t *wording = kept->wording ? wb_json_read(kept->wording, strlen(kept->wording), SIZE_MAX, &err) : NULL;
    const struct wb_asked *asked = wording ? wb_asked_as_given(wording, NULL, NULL, &arena) : NULL;
    if (!asked)
        asked = wb_ask(wb_session_reader(history->rows.ui->session), history->prompt, &arena);
    json_t *now = wb_value_now(wb_session_reader(history->rows.ui->session), history->prompt, value);
    if (now)
        wb_value_text(asked, now, &text);
    wb_clean(out, wb_str_text(&text), text.len, WB_CLEAN_TERMINAL);
    json_decref(now);
    json_decref(value);
    json_decref(wording);
    wb_arena_fini(&arena);
    wb_str_fini(&text);
    while (out->len && out->data[out->len - 1] == '\n')
        out->data[--out->len] = '\0';
}

static bool add_version(void *data, const struct wb_kept *kept)
{
    enum { FIRST = 400 };
    struct history *history = data;
    struct wb_str text = {0}, first = {0};
    read_text(history, kept, &text);
    wb_add_cut(&first, wb_str_text(&text), text.len, FIRST);
    history->list = wb_grow(history->list, history->count, &history->capacity, sizeof *history->list);
    history->list[history->count++] =
        (struct version){kept->revision, kept->at, kept->state, first.len ? wb_str_take(&first) : wb_copy("")};
    wb_str_fini(&text);
    return true;
}

static bool find_version(void *data, const struct wb_kept *kept)
{
    struct history *history = data;
    if (kept->revision != history->list[history->compared].revision)
        return true;
    read_text(history, kept, &history->then);
    return false;
}

static bool each_version(struct history *history, wb_each_kept *each)
{
    struct wb_error err = {0};
    bool done = wb_store_versions(wb_session_store(history->rows.ui->session), history->prompt->workbook->id,
                                  history->prompt->key, each, history, &err);
    if (!done)
        wb_ui_warn(history->rows.ui, "%s", err.text);
    return done;
}

static void clear(struct history *history)
{
    for (size_t i = 0; i < history->count; i++)
        free(history->list[i].first);
    history->count = 0;
    history->compared = -1;
}

static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    struct history *history = (struct history *)screen;
    clear(history);
    wb_str_clear(&history->now);
    wb_answered_text(ui->session, history->prompt, 0, &history->now);
    if (!wb_session_letter_shut(ui->session, history->prompt)) /* shut is shut, here too */
        each_version(history, add_version);
    wb_rows_set_count(&history->rows, (int)history->count);
}

/* ------------------------------------------------------------------ comparing */

static void add_changes(struct wb_reading *out, const struct wb_str *then, const struct wb_str *now)
{
    static const struct {
        enum wb_style style;
        const char *before, *after;
    } looks[] = {[WB_DIFF_SAME] = {WB_STYLE_TEXT, "", ""},
                 [WB_DIFF_REMOVED] = {WB_STYLE_DIM, "[-", "-]"},
                 [WB_DIFF_ADDED] = {WB_STYLE_STRONG, "{+", "+}"}};
    struct wb_diff diff;
    wb_diff_words((struct wb_span){wb_str_text(then), then->len}, (struct wb_span){wb_str_text(now), now->len}, &diff);
    for (size_t i = 0; i < diff.count; i++) {
        const struct wb_diff_run *run = &diff.runs[i];
        const char *text = run->kind == WB_DIFF_REMOVED ? then->data : now->data;
        wb_reading_add(out, looks[run->kind].style, looks[run->kind].before);
        wb_reading_add_n(out, looks[run->kind].style, text + run->from, run->len);
        wb_reading_add(out, looks[run->kind].style, looks[run->kind].after);
    }
    wb_diff_fini(&diff);
}

static bool is_as_now(const struct history *history)
{
    return wb_same(wb_str_text(&history->then), wb_str_text(&history->now));
}

static void compare(struct history *history)
{
    int chosen = history->rows.list.chosen;
    if (chosen < 0 || chosen == history->compared)
        return;
    history->compared = chosen;
    wb_str_clear(&history->then);
    each_version(history, find_version);
    wb_reading_clear(&history->changes);
    if (!is_as_now(history))
        add_changes(&history->changes, &history->then, &history->now);
    else if (history->now.len)
        wb_reading_add(&history->changes, WB_STYLE_TEXT, wb_str_text(&history->now));
    else
        wb_reading_add(&history->changes, WB_STYLE_DIM, "Empty, then as now.");
    history->changes.cols = 0; /* measured anew */
}

/* ------------------------------------------------------------------ putting back */

static void restore_chosen(struct wb_ui *ui, void *data, int row)
{
    struct history *history = data;
    struct wb_error err = {0};
    if (row != 0)
        return;
    if (!wb_session_restore(ui->session, history->prompt, history->list[history->rows.list.chosen].revision, &err)) {
        wb_ui_outcome(ui, false, &err);
        return;
    }
    shown(ui, &history->rows.screen);
    wb_rows_choose(&history->rows, 0);
    wb_ui_say(ui, "Put back. What stood there before is in this list too.");
}

static void act(struct wb_rows *rows, int item)
{
    static const char *const choices[] = {"Put this version back", "Leave it as it is"};
    struct history *history = history_of(rows);
    compare(history);
    if (item == 0 && is_as_now(history)) {
        wb_ui_say(rows->ui, "This is how the answer stands now.");
        return;
    }
    wb_ui_push(rows->ui, &wb_screen_menu,
               &(struct wb_menu_argument){"This version", "The answer as it is now stays in the history.", choices, 2,
                                          restore_chosen, history});
}

/* ------------------------------------------------------------------ what it looks like */

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    enum { WHEN = 22 };
    struct history *history = history_of(rows);
    const struct version *version = &history->list[item];
    char day[WB_DAY_SIZE], clock[WB_INSTANT_SIZE];
    struct wb_str when = {0};
    wb_str_addf(&when, "%s %s", wb_day_short(wb_instant_day(version->at), wb_session_today(rows->ui->session), day),
                wb_instant_clock(version->at, clock));
    int used = wb_put_cut(area, 0, 0, area->cols, chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT, wb_str_text(&when));
    int col = used + 2 > WHEN ? used + 2 : WHEN;
    const char *said = *version->first                 ? version->first
                       : version->state != WB_ANSWERED ? wb_state_names[version->state]
                                                       : "empty";
    if (area->cols - col > 8)
        wb_put_cut(area, 0, col, area->cols - col, WB_STYLE_DIM, said);
    wb_str_fini(&when);
}

static bool key(struct wb_rows *rows, uint32_t key)
{
    /* Pages read what has changed: a list of versions is short, an answer may be long. */
    if (key != WB_KEY_PAGE_UP && key != WB_KEY_PAGE_DOWN && key != ' ')
        return false;
    return wb_scroll_key(&history_of(rows)->changes.scroll, key);
}

static const struct wb_rows_ops history_rows = {
    .draw = draw_row,
    .act = act,
    .key = key,
    .click_only_chooses = true,
    .empty = "Nothing here yet. Each time you leave the question, the answer as it then stands is kept here.",
};

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct history *history = (struct history *)screen;
    history->prompt = argument;
    history->compared = -1;
    wb_rows_init(&history->rows, ui, &history_rows, false);
    history->rows.list.chosen = 1; /* the one before the present one, once they are read */
}

/* The list takes as much as it needs, up to a third; what has changed the rest. */
static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct history *history = (struct history *)screen;
    int airy = rows >= 14;
    int most = rows / 3;
    int list = (int)history->count < most ? (int)history->count : most;
    (void)ui;
    if (history->count == 0)
        list = rows - airy;
    wb_rows_layout(&history->rows, airy, list, cols);
    compare(history);
    history->top = airy + list + airy;
    wb_reading_layout(&history->changes, history->top + 1 + airy, rows - history->top - 1 - airy, cols);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct history *history = (struct history *)screen;
    struct wb_area column = wb_column(body, 0, body->rows);
    (void)ui;
    wb_rows_draw(&history->rows, body);
    if (history->count == 0 || history->rows.list.chosen < 0)
        return;
    static const char marks[] = "[-only then-]  {+only now+}";
    const char *said = is_as_now(history) ? "As it stands now:" : column.cols < 60 ? marks : "What has changed since:";
    int used = wb_put_cut(&column, history->top, 0, column.cols, WB_STYLE_DIM, said);
    if (said != marks && !is_as_now(history))
        wb_put(&column, history->top, used + 2, WB_STYLE_DIM, marks);
    wb_reading_draw(&history->changes, body, false);
}

static void wheel(struct wb_ui *ui, struct wb_screen *screen, int rows)
{
    (void)ui;
    wb_scroll_by(&((struct history *)screen)->changes.scroll, rows);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const struct history *history = (const struct history *)screen;
    wb_str_add(left, "Earlier versions › ");
    wb_fill_words_on(wb_session_reader(ui->session), history->prompt->exercise, history->prompt->field.label, left);
    if (history->count > 1)
        wb_str_addf(right, "%zu versions", history->count);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    struct history *history = (struct history *)screen;
    (void)ui;
    clear(history);
    free(history->list);
    wb_str_fini(&history->now);
    wb_str_fini(&history->then);
    wb_reading_fini(&history->changes);
    wb_rows_fini(&history->rows);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_LEAVE, WB_DO_PALETTE,
                                         WB_DO_HELP,   WB_DO_QUIT,  WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_history = {
    .name = "history",
    .about =
        "Earlier versions of this answer, and what has changed since. Enter puts one back; none is ever lost. Page "
        "Up and Page Down scroll the text.",
    .size = sizeof(struct history),
    .footer = footer,
    .enter = "restore",
    .open = open,
    .shown = shown,
    .layout = layout,
    .draw = draw,
    .contexts = wb_rows_contexts,
    .title = title,
    .key = wb_rows_key,
    .command = wb_rows_command,
    .click = wb_rows_click,
    .wheel = wheel,
    .close = close,
};
