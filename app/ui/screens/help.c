/* What one can do on the screen below, from the table of commands itself; then how text is typed, and who sees what. */
#include "below.h"
#include "column.h"
#include "reading.h"
#include "ui/screens.h"

enum { KEYS = 20, NARROW = 52 }; /* columns for the keys; below this many in all they have a row of their own */

static void head(struct wb_reading *reading, const char *text)
{
    reading->indent = 0;
    wb_reading_add(reading, WB_STYLE_TEXT, reading->text.len ? "\n" : "");
    wb_reading_add(reading, WB_STYLE_TITLE, text);
    wb_reading_add(reading, WB_STYLE_TEXT, "\n\n");
}

/* "Ctrl-G    Contents. The outline: go anywhere." with what follows the key hanging below itself. */
static void entry(struct wb_reading *reading, const char *keys, const char *label, const char *help, bool narrow)
{
    int used = wb_width(keys, strlen(keys));
    reading->indent = 0;
    wb_reading_add(reading, WB_STYLE_KEY, keys);
    if (*keys && (narrow || used >= KEYS)) {
        wb_reading_add(reading, WB_STYLE_TEXT, "\n");
        used = 0;
    }
    int column = narrow || !*keys ? 2 : KEYS;
    if (used == 0)
        reading->indent = column;
    for (; !narrow && used > 0 && used < KEYS; used++)
        wb_reading_add(reading, WB_STYLE_TEXT, " ");
    wb_reading_add(reading, WB_STYLE_TEXT, label);
    wb_reading_add(reading, WB_STYLE_TEXT, "\n");
    reading->indent = column;
    wb_reading_add(reading, WB_STYLE_DIM, help);
    wb_reading_add(reading, WB_STYLE_TEXT, "\n");
}

static void add_commands(struct wb_reading *reading, int contexts, bool narrow)
{
    struct wb_str keys = {0};
    for (int with_key = 1; with_key >= 0; with_key--) {
        if (!with_key)
            head(reading, "Without a key: press Ctrl-P and type a part of the name");
        for (int i = 0; i < WB_COMMAND_COUNT; i++) {
            const struct wb_command_row *row = &wb_commands[i];
            if (!(row->contexts & contexts) || (*row->keys != '\0') != with_key)
                continue;
            wb_str_clear(&keys);
            wb_command_keys((enum wb_command)i, &keys);
            entry(reading, wb_str_text(&keys), row->label, row->help, narrow);
        }
    }
    wb_str_fini(&keys);
}

struct passage {
    int contexts;
    const char *head, *text;
};
static const struct passage passages[] = {
    {WB_IN_LIST, "In a list",
     "Arrows choose; Tab and Shift-Tab do the same, and so do Ctrl-N and Ctrl-B. Page Up, Page Down, Home and End go "
     "further. Where letters filter the list, Backspace takes them away again. Enter does what the row says."},
    {WB_IN_OWN, "Typing an answer",
     "Type as you would on paper: lines wrap by themselves, Enter begins a new one. Every key is kept the moment you "
     "see it; there is nothing to save. A paste arrives in one piece and can be undone in one step. Shift with the "
     "arrows selects; what you copy stays inside this program. Ctrl-Z takes back, also tomorrow.\n\n"
     "In a list of choices, Space or Enter chooses. In a ranking, a digit puts the row at that place, and Alt with the "
     "arrows moves it. In ratings, a digit rates at once (1 and then 0 gives 10), and Left and Right go by one. "
     "In an empty field for a number or a day, Enter shows numbers or a month to pick from.\n\n"
     "In fields, Enter goes to the next one. After the last one of a table it begins a new row; after the last one of a "
     "commitment it leads to the line that adds another, where Enter adds it and Tab goes on."},
    {WB_IN_OWN, "Who sees what",
     "Beside each question stands who will read the answer. Ctrl-T makes it private, or shared again. Nothing leaves "
     "this computer by itself: your coach sees what stands in the file that you write on the page \"Share with your "
     "coach\" and send yourself, and that page shows every word of it first. What is private, skipped or not asked any "
     "more is never in it. The programme report counts some answers without names, and quotes only what you allowed."},
    {WB_IN_COACH, "Who sees what",
     "You see what your clients chose to share in the files that they sent. Your private notes stay on this computer: "
     "no file that you write for a client or for the programme holds them. The report says nothing about fewer than "
     "five people, and names nobody."},
};

static void build(struct wb_ui *ui, struct wb_screen *screen, struct wb_reading *reading, bool narrow)
{
    const struct wb_screen *below = screen->below;
    int contexts = wb_contexts_below(ui, screen);
    wb_reading_clear(reading);
    if (below && below->ops->about) {
        wb_reading_add(reading, WB_STYLE_TEXT, below->ops->about);
        wb_reading_add(reading, WB_STYLE_TEXT, "\n");
    }
    head(reading, "Keys here");
    add_commands(reading, contexts, narrow);
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
        if (!(passages[i].contexts & contexts))
            continue;
        head(reading, passages[i].head);
        wb_reading_add(reading, WB_STYLE_TEXT, passages[i].text);
        wb_reading_add(reading, WB_STYLE_TEXT, "\n");
    }
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct wb_reading *reading = &((struct wb_reading_screen *)screen)->reading;
    bool narrow = cols < NARROW;
    if (reading->text.len == 0 || narrow != (reading->cols < wb_column_cols(NARROW))) {
        build(ui, screen, reading, narrow);
        reading->cols = 0;
    }
    wb_reading_screen_layout(ui, screen, rows, cols);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const struct wb_screen *below = screen->below;
    (void)ui;
    (void)right;
    wb_str_add(left, "Help");
    if (below && below->ops->name)
        wb_str_addf(left, " › %s", below->ops->name);
}

static const enum wb_command footer[] = {WB_DO_LEAVE, WB_DO_PALETTE, WB_DO_QUIT, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_help = {
    .name = "help",
    .about = "What you can do on the page you came from.",
    .size = sizeof(struct wb_reading_screen),
    .footer = footer,
    .layout = layout,
    .draw = wb_reading_screen_draw,
    .title = title,
    .key = wb_reading_screen_key,
    .command = wb_reading_screen_command,
    .wheel = wb_reading_screen_wheel,
    .close = wb_reading_screen_close,
};
