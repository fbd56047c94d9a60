/* The very first page: what this is, how long it takes, where answers live, who sees them. */
#include "ui/screens.h"

static const char words[] =
    "# Welcome\n\n"
    "This is a place to think about your role as a careers leader: in your own words, ten minutes at a time.\n\n"
    "**How long?** About an hour in all for the first workbook, twenty minutes by the short route. Stop whenever you "
    "like: you come back to the same line.\n\n"
    "**Where do answers live?** On this computer, in one file of your own. Every key is kept as you type. Nothing goes "
    "over the network.\n\n"
    "**Who sees them?** Nobody, until you choose to share. Each question says whether your coach would see it, Ctrl-T "
    "keeps it private, and you see what leaves before it leaves.\n\n"
    "Nothing is compulsory. Skip what does not fit; go back as often as you like.";

struct welcome {
    struct wb_screen screen;
    int scroll, total, rows;
};

static int text_cols(int cols)
{
    return cols - 4 < WB_TEXT_COLS - 8 ? cols - 4 : WB_TEXT_COLS - 8;
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct welcome *welcome = (struct welcome *)screen;
    struct wb_area blind = {.cols = text_cols(cols), .rows = 1000, .clip_bottom = 1000};
    (void)ui;
    welcome->rows = rows;
    welcome->total = 1 + wb_put_markdown(&blind, 0, 0, WB_STYLE_TEXT, words) + 2;
    if (rows >= welcome->total)
        welcome->scroll = 0;
    else if (welcome->scroll > welcome->total - rows)
        welcome->scroll = welcome->total - rows;
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    const struct welcome *welcome = (struct welcome *)screen;
    int cols = text_cols(body->cols);
    int left = body->cols > cols + 12 ? 4 : 2;
    struct wb_area page = wb_area_part(body, -welcome->scroll, left, welcome->total, cols);
    int row = 1 + wb_put_markdown(&page, 1, 0, WB_STYLE_TEXT, words);
    (void)ui;
    wb_put(&page, row + 1, 0, WB_STYLE_ACCENT, "▸");
    wb_put(&page, row + 1, 2, WB_STYLE_FOCUS, "Enter begins");
    if (row + 1 - welcome->scroll < body->rows)
        wb_put_cursor(&page, row + 1, 2);
    else
        wb_put_right(body, body->rows - 1, body->cols - 1, WB_STYLE_DIM, " ↓ more ");
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
    welcome->scroll += rows; /* layout holds the lower end */
    if (welcome->scroll < 0)
        welcome->scroll = 0;
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
                {WB_KEY_PAGE_UP, 1 - welcome->rows},
                {WB_KEY_PAGE_DOWN, welcome->rows - 1},
                {' ', welcome->rows - 1}};
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
    .layout = layout,
    .draw = draw,
    .contexts = contexts,
    .title = title,
    .key = key,
    .command = command,
    .click = click,
    .wheel = wheel,
};
