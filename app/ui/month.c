/* A month to pick a day from, over the screen that asked for one. */
#include "screens/column.h"
#include "screens/panel.h"
#include "ui/screens.h"

#include <stdio.h>

enum { DAY_COLS = 3, WEEK = 7, GRID_ROWS = 8, GRID_COLS = WEEK * DAY_COLS }; /* title, weekdays, six weeks */

struct month {
    struct wb_screen screen;
    struct wb_panel panel;
    struct wb_day day;
    void (*done)(struct wb_ui *ui, void *data, struct wb_day day);
    void *data;
};

static struct month *of(struct wb_screen *screen)
{
    return (struct month *)screen;
}

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    const struct wb_month_argument *asked = argument;
    struct month *month = of(screen);
    screen->overlay = true;
    month->day = wb_day_is(asked->day) ? asked->day : wb_session_today(ui->session);
    month->done = asked->done;
    month->data = asked->data;
    wb_panel_init(&month->panel, asked->title, "");
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    wb_panel_fini(&of(screen)->panel);
}

/* The month is gone before its day is taken, so that what takes it stands on the screen that asked. */
static void answer(struct wb_ui *ui, struct month *month, struct wb_day day)
{
    void (*done)(struct wb_ui *, void *, struct wb_day) = month->done;
    void *data = month->data;
    wb_ui_pop(ui);
    done(ui, data, day);
}

/* ------------------------------------------------------------------ layout and drawing */

/* Where the month's first day stands in its week. */
static int first_weekday(struct wb_day day)
{
    return wb_day_weekday((struct wb_day){day.year, day.month, 1});
}

static int week_of(struct wb_day day)
{
    return (first_weekday(day) + day.day - 1) / WEEK;
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    (void)ui;
    wb_panel_layout(&of(screen)->panel, rows, cols, GRID_ROWS + 1);
}

/* Where not all weeks fit, those round the chosen day are shown. */
static int first_week(const struct month *month)
{
    int shown = month->panel.rows - 2, week = week_of(month->day);
    return shown >= 6 || week < shown ? 0 : week - shown + 1;
}

static void draw_day(const struct month *month, const struct wb_area *area, int row, struct wb_day day,
                     struct wb_day today)
{
    int col = wb_day_weekday(day) * DAY_COLS;
    bool chosen = wb_day_compare(day, month->day) == 0, is_today = wb_day_compare(day, today) == 0;
    enum wb_style style = chosen ? WB_STYLE_FOCUS : is_today ? WB_STYLE_ACCENT : WB_STYLE_TEXT;
    wb_putf(area, row, col + 1, style, "%2d", day.day);
    if (chosen) {
        wb_put(area, row, col, WB_STYLE_ACCENT, "▸");
        wb_put_cursor(area, row, col + 1 + (day.day < 10));
    }
}

/* What the chosen day is, beside the weeks or below them. */
static void draw_beside(const struct month *month, const struct wb_area *area, struct wb_day today)
{
    char text[WB_DAY_SIZE];
    struct wb_str line = {0};
    int away = wb_day_between(today, month->day);
    wb_str_add(&line, wb_day_long(month->day, text));
    if (area->cols >= GRID_COLS + 3 + (int)line.len) {
        wb_put(area, 2, GRID_COLS + 3, WB_STYLE_ANSWER, wb_str_text(&line));
        if (away > 0)
            wb_putf(area, 3, GRID_COLS + 3, WB_STYLE_DIM, away == 1 ? "tomorrow" : "in %d days", away);
        wb_put(area, 5, GRID_COLS + 3, WB_STYLE_DIM, "Page Up and Page Down");
        wb_put(area, 6, GRID_COLS + 3, WB_STYLE_DIM, "change the month");
    }
    wb_str_fini(&line);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    static const char *const weekdays[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    struct month *month = of(screen);
    struct wb_day today = wb_session_today(ui->session), day = month->day;
    wb_panel_draw(&month->panel, body);
    struct wb_area area = wb_column(body, month->panel.at, month->panel.rows);
    wb_putf(&area, 0, 1, WB_STYLE_LABEL, "%s %d", wb_month_names[day.month - 1], day.year);
    for (int i = 0; i < WEEK; i++)
        wb_put(&area, 1, i * DAY_COLS + 1, WB_STYLE_DIM, weekdays[i]);
    int first = first_week(month), days = wb_month_length(day.year, day.month);
    for (day.day = 1; day.day <= days; day.day++)
        if (week_of(day) >= first)
            draw_day(month, &area, 2 + week_of(day) - first, day, today);
    draw_beside(month, &area, today);
}

/* ------------------------------------------------------------------ keys */

/* The same day of another month, or its last one. */
static void turn(struct month *month, int by)
{
    int months = month->day.year * 12 + month->day.month - 1 + by;
    if (months < 12 || months > 9999 * 12 + 11)
        return;
    month->day.year = months / 12;
    month->day.month = months % 12 + 1;
    int last = wb_month_length(month->day.year, month->day.month);
    if (month->day.day > last)
        month->day.day = last;
}

static void to_day_of_month(struct month *month, int day)
{
    month->day.day = day;
}

static bool key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key)
{
    static const struct {
        uint32_t key;
        char letter;
        int days, months;
    } moves[] = {{WB_KEY_LEFT, 'h', -1, 0},        {WB_KEY_RIGHT, 'l', 1, 0},        {WB_KEY_UP, 'k', -WEEK, 0},
                 {WB_KEY_DOWN, 'j', WEEK, 0},      {WB_KEY_PAGE_UP, 'p', 0, -1},     {WB_KEY_PAGE_DOWN, 'n', 0, 1},
                 {WB_CTRL | WB_KEY_UP, 0, 0, -12}, {WB_CTRL | WB_KEY_DOWN, 0, 0, 12}};
    struct month *month = of(screen);
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (key == moves[i].key || (moves[i].letter && key == (uint32_t)moves[i].letter)) {
            if (moves[i].days)
                month->day = wb_day_add(month->day, moves[i].days);
            turn(month, moves[i].months);
            return true;
        }
    if (key == 't')
        month->day = wb_session_today(ui->session);
    else if (key == WB_KEY_HOME)
        to_day_of_month(month, 1);
    else if (key == WB_KEY_END)
        to_day_of_month(month, wb_month_length(month->day.year, month->day.month));
    else
        return false;
    return true;
}

static bool command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command)
{
    if (command != WB_DO_CHOOSE && command != WB_DO_LEAVE)
        return false;
    answer(ui, of(screen), command == WB_DO_CHOOSE ? of(screen)->day : (struct wb_day){0});
    return true;
}

/* A day chosen by a click is taken by a second one. */
static void click(struct wb_ui *ui, struct wb_screen *screen, int row, int col)
{
    struct month *month = of(screen);
    int week = row - month->panel.at - 2 + first_week(month), weekday = (col - WB_COLUMN) / DAY_COLS;
    int day = week * WEEK + weekday - first_weekday(month->day) + 1;
    if (row < month->panel.at + 2 || weekday < 0 || weekday >= WEEK || day < 1 ||
        day > wb_month_length(month->day.year, month->day.month))
        return;
    if (day == month->day.day)
        answer(ui, month, month->day);
    else
        month->day.day = day;
}

static void wheel(struct wb_ui *ui, struct wb_screen *screen, int rows)
{
    (void)ui;
    turn(of(screen), rows < 0 ? -1 : 1);
}

static int contexts(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    (void)screen;
    return WB_IN_LIST;
}

const struct wb_screen_ops wb_screen_month = {
    .name = "month",
    .about =
        "Arrows choose a day, Page Up and Page Down another month, t today; Enter takes the day, Esc changes nothing.",
    .size = sizeof(struct month),
    .footer = wb_panel_footer,
    .open = open,
    .layout = layout,
    .draw = draw,
    .contexts = contexts,
    .key = key,
    .command = command,
    .click = click,
    .wheel = wheel,
    .close = close,
};
