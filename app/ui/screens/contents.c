/* The outline: go anywhere. Sections of all workbooks; exercises and prompts of those that are unfolded; what is typed
 * finds a title or a question wherever it stands. Rows are pointers into the workbooks; what they say is worked out
 * when they show. */
#include "column.h"
#include "contents_rows.h"
#include "opening.h"
#include "rows.h"
#include "ui/screens.h"

#include <stdlib.h>

struct contents {
    struct wb_rows rows;
    struct wb_contents_rows outline;
    const struct wb_workbook *book; /* asked for, or that of the place */
    struct wb_progress progress;    /* of it */
    bool fresh;                     /* not shown yet */
};

static struct contents *contents_of(struct wb_screen *screen)
{
    return (struct contents *)screen;
}

static const struct wb_contents_row *row_at(struct wb_rows *rows, int item)
{
    return &((struct contents *)rows)->outline.list[item];
}

/* ------------------------------------------------------------------ what is listed */

static void build(struct contents *contents)
{
    const char *filter = wb_str_text(&contents->rows.list.filter);
    wb_contents_build(&contents->outline, contents->rows.ui->session, filter);
    wb_rows_set_count(&contents->rows, (int)contents->outline.count);
}

/* The row of an exercise, or of one of its prompts. */
static int row_of(const struct contents *contents, const struct wb_exercise *exercise, const struct wb_prompt *prompt)
{
    int found = 0;
    for (size_t i = 0; i < contents->outline.count; i++) {
        const struct wb_contents_row *row = &contents->outline.list[i];
        if (row->kind == WB_ROW_EXERCISE && row->exercise == exercise)
            found = (int)i;
        if (row->kind == WB_ROW_PROMPT && row->prompt == prompt)
            return (int)i;
    }
    return found;
}

/* A filter chooses the first row that was meant, not the section above it. */
static void filter(struct wb_rows *rows)
{
    struct contents *contents = (struct contents *)rows;
    build(contents);
    for (size_t i = 0; i < contents->outline.count; i++)
        if (contents->outline.list[i].meant) {
            wb_rows_choose(rows, (int)i);
            return;
        }
}

/* ------------------------------------------------------------------ going there */

static const struct wb_exercise *first_to_do(struct wb_session *session, const struct wb_section *section)
{
    const struct wb_exercise *first = NULL;
    for (size_t i = 0; i < section->exercise_count; i++) {
        const struct wb_exercise *exercise = &section->exercises[i];
        if (!wb_relevant_exercise(wb_session_reader(session), exercise))
            continue;
        if (!wb_way_exercise_done(session, exercise))
            return exercise;
        first = first ? first : exercise;
    }
    return first;
}

static void act(struct wb_rows *rows, int item)
{
    struct wb_ui *ui = rows->ui;
    const struct wb_contents_row *row = row_at(rows, item);
    const struct wb_section *section = row->section;
    struct wb_exercise_argument to = {
        .exercise = row->kind == WB_ROW_SECTION ? first_to_do(ui->session, section) : row->exercise,
        .prompt = row->kind == WB_ROW_PROMPT ? row->prompt : NULL,
    };
    if (!to.exercise) {
        wb_ui_say(ui, "Nothing in this part is asked of you now.");
        return;
    }
    bool early = wb_opening_is_early(ui->session, section, wb_way_section_begun(ui->session, section), NULL);
    wb_go(ui, &to);
    if (early)
        wb_ui_say(ui, "This part is meant for %s. It is open all the same.", wb_opening_words(section->opens));
}

/* Right shows what is in a section, Left folds it again, from anywhere in it. */
static bool fold(struct wb_rows *rows, uint32_t key)
{
    struct contents *contents = (struct contents *)rows;
    if ((key != WB_KEY_LEFT && key != WB_KEY_RIGHT) || rows->list.chosen < 0 || rows->list.filter.len)
        return false;
    const struct wb_contents_row *row = row_at(rows, rows->list.chosen);
    const struct wb_section *section = row->section;
    int chosen = rows->list.chosen;
    while (chosen > 0 && row_at(rows, chosen)->kind != WB_ROW_SECTION)
        chosen--;
    bool unfolded = wb_contents_unfolded(&contents->outline, section);
    if (key == WB_KEY_RIGHT && unfolded)
        return true;
    wb_contents_unfold(&contents->outline, section, key == WB_KEY_RIGHT);
    build(contents);
    rows->list.chosen = chosen;
    rows->typing = false;
    return true;
}

/* ------------------------------------------------------------------ what it looks like */

static bool chooses(struct wb_rows *rows, int item)
{
    return row_at(rows, item)->kind >= WB_ROW_SECTION;
}

/* Space above a heading, and above a section that follows what is in another. */
static int gap(struct wb_rows *rows, int item)
{
    enum wb_row_kind kind = row_at(rows, item)->kind;
    if (item == 0 || rows->height < 10 || kind > WB_ROW_SECTION)
        return 0;
    return kind < WB_ROW_SECTION || row_at(rows, item - 1)->kind > WB_ROW_SECTION;
}

static int height(struct wb_rows *rows, int item, int cols)
{
    (void)cols;
    return gap(rows, item) + 1;
}

/* Title at the left, what there is to know at the right; on a narrow screen the title has the most of it. */
static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    struct contents *contents = (struct contents *)rows;
    const struct wb_contents_row *row = row_at(rows, item);
    static const int indents[] = {
        [WB_ROW_BOOK] = -2, [WB_ROW_MODULES] = 0, [WB_ROW_SECTION] = 0, [WB_ROW_EXERCISE] = 2, [WB_ROW_PROMPT] = 4};
    static const enum wb_style styles[] = {[WB_ROW_BOOK] = WB_STYLE_TITLE,
                                           [WB_ROW_MODULES] = WB_STYLE_DIM,
                                           [WB_ROW_SECTION] = WB_STYLE_TEXT,
                                           [WB_ROW_EXERCISE] = WB_STYLE_TEXT,
                                           [WB_ROW_PROMPT] = WB_STYLE_DIM};
    struct wb_str title = {0}, detail = {0};
    bool done = wb_contents_say(&contents->outline, rows->ui->session, (size_t)item, &title, &detail);
    int y = area->rows - 1, col = indents[row->kind] + 2;
    int room = area->cols - col;
    int detail_cols = wb_width(wb_str_text(&detail), detail.len);
    if (detail_cols > room / 2)
        detail_cols = room / 2;
    if (chosen && !rows->typing)
        wb_put_cursor(area, y, col);
    if (done)
        wb_put(area, y, col - 2, WB_STYLE_GOOD, "✓");
    wb_put_cut(area, y, col, detail_cols ? room - detail_cols - 2 : room, chosen ? WB_STYLE_FOCUS : styles[row->kind],
               wb_str_text(&title));
    wb_put_cut(area, y, area->cols - detail_cols, detail_cols,
               row->kind == WB_ROW_PROMPT && row->comment ? WB_STYLE_ACCENT : WB_STYLE_DIM, wb_str_text(&detail));
    wb_str_fini(&title);
    wb_str_fini(&detail);
}

static const struct wb_rows_ops contents_rows = {
    .draw = draw_row,
    .height = height,
    .mark = gap,
    .chooses = chooses,
    .filter = filter,
    .act = act,
    .key = fold,
    .empty = "Nothing has these words. Backspace takes letters away; Ctrl-F looks into your answers too."};

/* ------------------------------------------------------------------ the screen */

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct contents *contents = contents_of(screen);
    wb_rows_init(&contents->rows, ui, &contents_rows, true);
    contents->book = argument ? argument : wb_way_workbook(ui->session);
    contents->fresh = true;
}

/* Where the person is, in the workbook that was asked for; its section is unfolded. */
static void choose_place(struct contents *contents)
{
    struct wb_session *session = contents->rows.ui->session;
    const struct wb_prompt *prompt = wb_way_place(session).prompt;
    const struct wb_exercise *exercise = prompt ? prompt->exercise : NULL;
    if (contents->book && (!exercise || exercise->section->workbook != contents->book)) {
        exercise = wb_way_to_do(session, contents->book, false);
        prompt = NULL;
    }
    if (!exercise)
        return;
    wb_contents_unfold(&contents->outline, exercise->section, true);
    build(contents);
    wb_rows_choose(&contents->rows, row_of(contents, exercise, prompt));
}

static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    struct contents *contents = contents_of(screen);
    if (contents->book)
        contents->progress = wb_way_progress(ui->session, contents->book);
    if (contents->fresh)
        choose_place(contents);
    if (!contents->fresh || contents->rows.list.count == 0)
        build(contents);
    contents->fresh = false;
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    int at = rows >= 14 ? 3 : 1;
    (void)ui;
    wb_rows_layout(&contents_of(screen)->rows, at, rows - at - (rows >= 14 ? 2 : 0), cols);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct contents *contents = contents_of(screen);
    bool airy = body->rows >= 14;
    struct wb_area column = wb_column(body, 0, body->rows);
    (void)ui;
    wb_rows_draw(&contents->rows, body);
    if (airy)
        wb_put_cut(&column, body->rows - 1, 2, column.cols - 2, WB_STYLE_DIM,
                   "✓ answered    → shows what is in a part    ← folds it");
    wb_rows_draw_filter(&contents->rows, body, airy ? 1 : 0, "Type to find a title or a question");
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    const struct contents *contents = contents_of(screen);
    (void)ui;
    wb_str_add(left, "Contents");
    if (contents->book)
        wb_str_addf(right, "%d of %d", contents->progress.answered, contents->progress.asked);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    wb_contents_fini(&contents_of(screen)->outline);
    wb_rows_fini(&contents_of(screen)->rows);
}

static const enum wb_command footer[] = {WB_DO_CHOOSE, WB_DO_LEAVE, WB_DO_FIND,   WB_DO_PALETTE,
                                         WB_DO_HELP,   WB_DO_QUIT,  WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_contents = {
    .name = "contents",
    .about =
        "The outline of the workbooks: choose where to go. Nothing is locked, and nothing has to be done in order.",
    .size = sizeof(struct contents),
    .footer = footer,
    .enter = "go there",
    .open = open,
    .shown = shown,
    .layout = layout,
    .draw = draw,
    .contexts = wb_rows_contexts,
    .title = title,
    .key = wb_rows_key,
    .text = wb_rows_text,
    .command = wb_rows_command,
    .click = wb_rows_click,
    .wheel = wb_rows_wheel,
    .close = close,
};
