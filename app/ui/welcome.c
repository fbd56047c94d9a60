/* The very first page: what this is, how long it takes, where answers live, who sees them. */
#include "ui/screens.h"

static const char words[] =
    "# Welcome\n\n"
    "A place to think about your job as a careers leader: in your own words, ten minutes at a time.\n\n"
    "**How long?** About an hour before the workshop, or twenty minutes by the short route. Stop when you "
    "like; it opens at the same line.\n\n"
    "**Where do answers live?** On this computer, in one file of your own. Every key is kept as you type. Nothing goes "
    "over the network.\n\n"
    "**Who sees them?** Nobody, until you choose to share. Each question says whether your coach would see it, Ctrl-T "
    "keeps it private, and you see what leaves before it leaves.\n\n"
    "Nothing is compulsory. Skip what does not fit; go back as often as you like.";

/* The words are scrolled where they do not fit; what to do next stands below them and is always in view. */
struct welcome {
    struct wb_screen screen;
    int top;   /* row that the words begin in */
    int words; /* rows they take */
    int room;  /* rows there are for them */
    int scroll;
};

static int text_cols(int cols)
{
    return cols - 4 < WB_TEXT_COLS - 8 ? cols - 4 : WB_TEXT_COLS - 8;
}

static void hold(struct welcome *welcome)
{
    int last = welcome->words > welcome->room ? welcome->words - welcome->room : 0;
    if (welcome->scroll > last)
        welcome->scroll = last;
    if (welcome->scroll < 0)
        welcome->scroll = 0;
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct welcome *welcome = (struct welcome *)screen;
    struct wb_area blind = {.cols = text_cols(cols), .rows = 1000, .clip_bottom = 1000};
    (void)ui;
    welcome->words = wb_put_markdown(&blind, 0, 0, WB_STYLE_TEXT, words);
    welcome->top = rows >= 14 ? 1 : 0;
    welcome->room = rows - welcome->top - 1;
    hold(welcome);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    const struct welcome *welcome = (struct welcome *)screen;
    int cols = text_cols(body->cols), left = body->cols > cols + 12 ? 4 : 2;
    struct wb_area view = wb_area_part(body, welcome->top, left, welcome->room, cols);
    struct wb_area page = wb_area_part(&view, -welcome->scroll, 0, welcome->words, cols);
    int after = welcome->top + welcome->words + 1, last = body->rows - 1;
    int row = after < last ? after : last;
    (void)ui;
    wb_put_markdown(&page, 0, 0, WB_STYLE_TEXT, words);
    wb_put(body, row, left, WB_STYLE_ACCENT, "▸");
    wb_put(body, row, left + 2, WB_STYLE_FOCUS, "Enter begins");
    wb_put_cursor(body, row, left + 2);
    if (welcome->scroll > 0)
        wb_put(body, welcome->top, body->cols - 1, WB_STYLE_DIM, "↑");
    if (welcome->scroll + welcome->room < welcome->words)
        wb_put(body, welcome->top + welcome->room - 1, body->cols - 1, WB_STYLE_DIM, "↓");
}

static void begin(struct wb_ui *ui)
{
    struct wb_error err = {0};
    const struct wb_exercise *start = ui->start;
    struct wb_exercise_argument to = {.exercise = start, .prompt = ui->start_prompt};
    wb_ui_outcome(ui, wb_session_set_setting(ui->session, "welcomed", "yes", &err), &err);
    wb_ui_pop(ui);
    if (start)
        wb_ui_push(ui, &wb_screen_exercise, &to);
}

static bool command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command)
{
    (void)screen;
    if (command != WB_DO_CHOOSE && command != WB_DO_NEXT)
        return false;
    begin(ui);
    return true;
}

static void scroll(struct welcome *welcome, int rows)
{
    welcome->scroll += rows;
    hold(welcome);
}

static bool key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key)
{
    struct welcome *welcome = (struct welcome *)screen;
    (void)ui;
    const struct {
        uint32_t key;
        int rows;
    } ways[] = {{WB_KEY_UP, -1},
                {WB_KEY_DOWN, 1},
                {WB_KEY_PAGE_UP, 1 - welcome->room},
                {WB_KEY_PAGE_DOWN, welcome->room - 1},
                {' ', welcome->room - 1}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (ways[i].key == key) {
            scroll(welcome, ways[i].rows);
            return true;
        }
    return false;
}

static void wheel(struct wb_ui *ui, struct wb_screen *screen, int rows)
{
    (void)ui;
    scroll((struct welcome *)screen, rows);
}

static void click(struct wb_ui *ui, struct wb_screen *screen, int row, int col)
{
    (void)screen;
    (void)row;
    (void)col;
    begin(ui);
}

static int contexts(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    (void)screen;
    return WB_IN_PAGE | WB_IN_FORM;
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    (void)ui;
    (void)screen;
    (void)right;
    wb_str_add(left, "Careers workbook");
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_HELP, WB_DO_QUIT, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_welcome = {
    .name = "welcome",
    .about = "What this is, how long it takes, where answers live, and who sees them.",
    .size = sizeof(struct welcome),
    .footer = footer,
    .enter = "begin",
    .layout = layout,
    .draw = draw,
    .contexts = contexts,
    .title = title,
    .key = key,
    .command = command,
    .click = click,
    .wheel = wheel,
};
