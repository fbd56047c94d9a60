#include "../outline.h"
#include "comments.h"
#include "external.h"
#include "page.h"
#include "session/comments.h"
#include "ui/screens.h"

#include <stdio.h>

#define OUTLINE_COLS 34

struct exercise_screen {
    struct wb_screen screen;
    struct wb_page page;
    int left; /* columns that the outline takes; 0: none */
};

static struct wb_page *page_of(struct wb_screen *screen)
{
    return &((struct exercise_screen *)screen)->page;
}

/* ------------------------------------------------------------------ the focus */

/* Once a page: the focus on a prompt shows what the coach wrote about it. */
static void read_comments(struct wb_page *page, struct wb_page_item *item)
{
    if (!item->comments_read)
        wb_session_comments_seen(page->ui->session, item->prompt);
    item->comments_read = true;
}

static void remember_place(struct wb_page *page)
{
    struct wb_page_item *item = wb_page_focused(page);
    struct wb_place place = {0};
    if (!item)
        return;
    if (item->widget->ops->place)
        item->widget->ops->place(item->widget, &place);
    place.prompt = item->prompt;
    if (item->comments.len)
        read_comments(page, item);
    wb_way_set_place(page->ui->session, &place);
}

/* The focus goes from a prompt: its version ends, and what depends on it is asked anew. */
static void leave_focused(struct wb_page *page)
{
    struct wb_page_item *item = wb_page_focused(page);
    if (item)
        wb_session_leave(page->ui->session, item->prompt);
}

static void focus_on(struct wb_page *page, size_t index, int direction)
{
    leave_focused(page);
    page->focus = index;
    wb_page_ask(page);
    struct wb_page_item *item = wb_page_focused(page);
    if (item && item->widget->ops->enter)
        item->widget->ops->enter(item->widget, direction);
    page->follow = true;
    remember_place(page);
}

static void open_exercise(struct wb_ui *ui, const struct wb_exercise *exercise, bool at_end)
{
    const struct wb_prompt *prompt = NULL;
    for (size_t i = exercise->prompt_count; at_end && i-- > 0 && !prompt;)
        if (wb_types[exercise->prompts[i].field.type].asks &&
            wb_relevant(wb_session_reader(ui->session), &exercise->prompts[i]))
            prompt = &exercise->prompts[i];
    wb_ui_replace(ui, &wb_screen_exercise, &(struct wb_exercise_argument){.exercise = exercise, .prompt = prompt, .leafed = true});
}

static void next_exercise(struct wb_page *page)
{
    if (page->ui->sitting_end == page->exercise)
        page->ui->sitting_end = NULL;
    if (page->next)
        open_exercise(page->ui, page->next, false);
    else
        wb_ui_home(page->ui);
}

static void exercise_before(struct wb_page *page, bool at_end)
{
    const struct wb_exercise *before = wb_way_previous(page->ui->session, page->exercise->section->workbook,
                                                       page->exercise, wb_way_takes_short_route(page->ui->session));
    if (before)
        open_exercise(page->ui, before, at_end);
    else
        wb_ui_say(page->ui, "This is the first page. Esc leads home.");
}

static void go_on(struct wb_page *page)
{
    size_t next = page->focus + 1;
    if (page->focus >= page->count) {
        next_exercise(page);
        return;
    }
    while (!wb_page_takes_focus(page, next))
        next++;
    focus_on(page, next, 1);
}

static void go_back(struct wb_page *page)
{
    size_t before = page->focus;
    while (before > 0)
        if (wb_page_takes_focus(page, --before)) {
            focus_on(page, before, -1);
            return;
        }
    exercise_before(page, true);
}

/* ------------------------------------------------------------------ opening and closing */

static size_t first_to_answer(struct wb_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        if (page->items[i].number && !wb_session_dealt_with(page->ui->session, page->items[i].prompt))
            return i;
    }
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].number)
            return i;
    return page->count;
}

static size_t index_of(const struct wb_page *page, const struct wb_prompt *prompt)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].prompt == prompt)
            return i;
    return (size_t)-1;
}

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    const struct wb_exercise_argument *to = argument;
    struct wb_page *page = page_of(screen);
    (to->leafed ? wb_session_leaf_into_section : wb_session_open_section)(ui->session, to->exercise->section);
    wb_page_init(page, ui, to->exercise);
    size_t index = to->prompt ? index_of(page, to->prompt) : (size_t)-1;
    page->focus = index == (size_t)-1 ? first_to_answer(page) : index;
    struct wb_page_item *item = wb_page_focused(page);
    if (item && to->path && item->widget->ops->go)
        item->widget->ops->go(item->widget, to->path, to->caret);
    else if (item && item->widget->ops->enter)
        item->widget->ops->enter(item->widget, 0);
    remember_place(page);
}

static void shown(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    wb_page_ask(page_of(screen));
    page_of(screen)->follow = true;
}

static void hide(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    leave_focused(page_of(screen));
    remember_place(page_of(screen));
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    (void)ui;
    wb_page_fini(page_of(screen));
}

/* ------------------------------------------------------------------ keys */

/* After a change: a choice may change what else is asked; a letter typed into a text cannot before it is left. */
static void after_key(struct wb_page *page)
{
    struct wb_page_item *item = wb_page_focused(page);
    if (item && !wb_types[item->prompt->field.type].edited)
        wb_page_ask(page);
    else
        page->ui->typed_only = true;
    page->follow = true;
    remember_place(page);
}

static bool moves_focus(struct wb_page *page, uint32_t key)
{
    switch (key) {
    case WB_KEY_UP:
        go_back(page);
        return true;
    case WB_KEY_DOWN:
        go_on(page);
        return true;
    case WB_KEY_PAGE_UP:
        wb_page_scroll(page, 1 - page->rows);
        return true;
    case WB_KEY_PAGE_DOWN:
        wb_page_scroll(page, page->rows - 1);
        return true;
    case WB_KEY_ENTER:
        go_on(page);
        return true;
    default:
        return false;
    }
}

static bool key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key)
{
    struct wb_page *page = page_of(screen);
    struct wb_page_item *item = wb_page_focused(page);
    if (item && item->widget->ops->key(item->widget, key)) {
        if (ui->top == screen) /* it may have opened a menu, which asks anew when it closes */
            after_key(page);
        return true;
    }
    return moves_focus(page, key);
}

static bool text(struct wb_ui *ui, struct wb_screen *screen, const char *text, size_t len)
{
    struct wb_page *page = page_of(screen);
    struct wb_page_item *item = wb_page_focused(page);
    (void)ui;
    if (!item || !item->widget->ops->text || !item->widget->ops->text(item->widget, text, len))
        return false;
    after_key(page);
    return true;
}

static void click(struct wb_ui *ui, struct wb_screen *screen, int row, int col)
{
    struct wb_page *page = page_of(screen);
    (void)ui;
    row += page->scroll;
    col -= ((struct exercise_screen *)screen)->left;
    if (row >= page->end_top + page->next_row && row < page->end_top + page->next_row + page->next_rows) {
        focus_on(page, page->count, 1);
        next_exercise(page);
        return;
    }
    for (size_t i = 0; i < page->count; i++) {
        struct wb_page_item *item = &page->items[i];
        if (!item->number || row < item->top || row >= item->widget_top + item->widget_rows)
            continue;
        if (i != page->focus)
            focus_on(page, i, 0);
        item = wb_page_focused(page);
        if (item && row >= item->widget_top && item->widget->ops->click)
            item->widget->ops->click(item->widget, row - item->widget_top, col - WB_PAGE_INDENT);
        if (ui->top == screen)
            after_key(page);
        return;
    }
}

static void wheel(struct wb_ui *ui, struct wb_screen *screen, int rows)
{
    (void)ui;
    wb_page_scroll(page_of(screen), rows);
}

/* ------------------------------------------------------------------ commands on the focused prompt */

struct subject { /* what a command acts on */
    struct wb_ui *ui;
    struct wb_page *page;
    struct wb_page_item *item;
};

static void outcome(struct subject *s, bool done, const struct wb_error *err)
{
    wb_ui_outcome(s->ui, done, err);
    wb_page_ask(s->page);
    s->page->follow = true;
}

static void toggle_private(struct subject *s)
{
    struct wb_error err = {0};
    enum wb_sharing now = wb_session_sharing(s->ui->session, s->item->prompt);
    enum wb_sharing author = s->item->prompt->sharing;
    enum wb_sharing other = now != WB_PRIVATE ? WB_PRIVATE : author == WB_PRIVATE ? WB_COACH : author;
    bool done = wb_session_set_sharing(s->ui->session, s->item->prompt, other, &err);
    wb_ui_say(s->ui, other == WB_PRIVATE ? "Private: only you see this answer."
                     : other == WB_COACH ? "Shared: your coach will see this answer in your next export."
                                         : "Shared with your coach, and counted without your name in the report.");
    outcome(s, done, &err);
}

static void set_state(struct subject *s, enum wb_state state, const char *said)
{
    struct wb_error err = {0};
    const struct wb_answer *answer = wb_session_answer(s->ui->session, s->item->prompt);
    if (answer && answer->state == state) { /* said twice: taken back */
        state = WB_ANSWERED;
        said = "Asked again.";
    }
    bool done = wb_session_set_state(s->ui->session, s->item->prompt, state, &err);
    wb_ui_say(s->ui, "%s", said);
    outcome(s, done, &err);
}

static void skip(struct subject *s)
{
    set_state(s, WB_SKIPPED, "Skipped. What you wrote stays here, and is not shared.");
}

static void not_me(struct subject *s)
{
    set_state(s, WB_NOT_ME, "Noted: this one is not you.");
}

static void talk(struct subject *s)
{
    set_state(s, WB_TALK_INSTEAD, "Noted: you would rather talk about this one.");
}

static void clear(struct subject *s)
{
    struct wb_error err = {0};
    bool done = wb_session_set(s->ui->session, s->item->prompt, NULL, &err);
    s->item->widget->ops->refresh(s->item->widget);
    wb_ui_say(s->ui, "Cleared. Ctrl-Z brings it back.");
    outcome(s, done, &err);
}

static void consent(struct subject *s)
{
    struct wb_error err = {0};
    const struct wb_answer *answer = wb_session_answer(s->ui->session, s->item->prompt);
    if (!s->item->prompt->quotable) {
        wb_ui_say(s->ui, "This question does not ask for a quote.");
        return;
    }
    bool quote = !(answer && answer->quote);
    bool done = wb_session_set_quote(s->ui->session, s->item->prompt, quote, &err);
    wb_ui_say(s->ui, quote ? "This answer may be quoted in the report, without your name."
                           : "This answer will not be quoted.");
    outcome(s, done, &err);
}

static void finish(struct subject *s)
{
    struct wb_error err = {0};
    if (s->item->prompt->field.type != WB_LETTER) {
        wb_ui_say(s->ui, "Only a letter is finished; everything else stays open.");
        return;
    }
    outcome(s, wb_session_finish_letter(s->ui->session, s->item->prompt, &err), &err);
}

static void for_head(struct subject *s)
{
    struct wb_error err = {0};
    const struct wb_prompt *prompt = s->item->prompt;
    bool on = !wb_session_on_head_page(s->ui->session, prompt);
    if (!prompt->on_head_page) {
        wb_ui_say(s->ui, WB_NOT_FOR_HEAD_PAGE);
        return;
    }
    bool done = wb_session_set_on_head_page(s->ui->session, prompt, on, &err);
    wb_ui_say(s->ui, on ? WB_ON_HEAD_PAGE : WB_OFF_HEAD_PAGE);
    outcome(s, done, &err);
}

static void open_letter(struct subject *s)
{
    struct wb_error err = {0};
    const struct wb_prompt *letter = wb_session_shut_letter(s->ui->session, s->item->prompt);
    if (!letter) {
        wb_ui_say(s->ui, "There is no letter here that is shut.");
        return;
    }
    outcome(s, wb_session_open_letter(s->ui->session, letter, &err), &err);
}

static void guidance(struct subject *s)
{
    if (!s->item->asked->guidance)
        wb_ui_say(s->ui, "There is no longer help for this one. F1 tells what the keys do.");
    s->item->unfolded = !s->item->unfolded;
    wb_page_ask(s->page);
    s->page->follow = true;
}

static void walk_undo(struct subject *s,
                      bool (*walk)(struct wb_session *, const struct wb_prompt *, struct wb_undone *,
                                   struct wb_error *),
                      const char *nothing)
{
    struct wb_error err = {0};
    struct wb_undone what = {0};
    const struct wb_prompt *prompt = s->item->prompt;
    if (!walk(s->ui->session, prompt, &what, &err)) {
        if (err.code == WB_OK)
            wb_ui_say(s->ui, "%s", nothing);
        else
            wb_ui_warn(s->ui, "%s", err.text);
        return;
    }
    wb_page_ask(s->page);
    struct wb_page_item *item = wb_page_focused(s->page);
    if (item && item->prompt == prompt && item->widget->ops->go)
        item->widget->ops->go(item->widget, what.path, what.caret);
    s->page->follow = true;
}

static void undo(struct subject *s)
{
    walk_undo(s, wb_session_undo, "Nothing more to undo in this answer.");
}

static void redo(struct subject *s)
{
    walk_undo(s, wb_session_redo, "Nothing to redo in this answer.");
}

static void history(struct subject *s)
{
    wb_ui_push(s->ui, &wb_screen_history, s->item->prompt);
}

static void editor(struct subject *s)
{
    wb_external_edit(s->ui, s->item->prompt);
    s->item->widget->ops->refresh(s->item->widget);
}

/* The menu of Ctrl-K; the rows are the commands' own labels. */
static const enum wb_command menu_commands[] = {WB_DO_SKIP,    WB_DO_NOT_ME, WB_DO_TALK,   WB_DO_CLEAR,
                                                WB_DO_HISTORY, WB_DO_QUOTE,  WB_DO_FINISH, WB_DO_OPEN_LETTER,
                                                WB_DO_HEAD,    WB_DO_COMMENT};
#define MENU_ALWAYS 5
#define MENU_MOST (sizeof menu_commands / sizeof *menu_commands)

static bool menu_offers(struct subject *s, enum wb_command command)
{
    const struct wb_prompt *prompt = s->item->prompt, *shut = wb_session_shut_letter(s->ui->session, prompt);
    return command == WB_DO_QUOTE         ? prompt->quotable
           : command == WB_DO_FINISH      ? prompt->field.type == WB_LETTER && !shut
           : command == WB_DO_OPEN_LETTER ? shut != NULL
           : command == WB_DO_HEAD        ? prompt->on_head_page
           : command == WB_DO_COMMENT     ? s->item->comments.len > 0
                                          : true;
}

static size_t menu_rows(struct subject *s, enum wb_command rows[static MENU_MOST])
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof menu_commands / sizeof *menu_commands; i++)
        if (menu_offers(s, menu_commands[i]))
            rows[count++] = menu_commands[i];
    return count;
}

static bool command_on_prompt(struct wb_page *page, enum wb_command command);

static void menu_chosen(struct wb_ui *ui, void *data, int row)
{
    struct wb_page *page = data;
    enum wb_command rows[MENU_MOST];
    struct subject s = {ui, page, wb_page_focused(page)};
    if (s.item && row >= 0 && (size_t)row < menu_rows(&s, rows))
        command_on_prompt(page, rows[row]);
}

static void menu(struct subject *s)
{
    enum wb_command commands[MENU_MOST];
    const char *rows[MENU_MOST];
    size_t count = menu_rows(s, commands);
    for (size_t i = 0; i < count; i++)
        rows[i] = wb_commands[commands[i]].label;
    wb_ui_push(s->ui, &wb_screen_menu,
               &(struct wb_menu_argument){"This question", NULL, rows, count, menu_chosen, s->page});
}

static void comment(struct subject *s)
{
    wb_comments_reply(s->page);
}

static const struct {
    enum wb_command command;
    void (*act)(struct subject *s);
    bool changes;
} on_prompt[] = {
    {WB_DO_PRIVATE, toggle_private, true},
    {WB_DO_SKIP, skip, true},
    {WB_DO_NOT_ME, not_me, true},
    {WB_DO_TALK, talk, true},
    {WB_DO_CLEAR, clear, true},
    {WB_DO_QUOTE, consent, true},
    {WB_DO_FINISH, finish, true},
    {WB_DO_OPEN_LETTER, open_letter, true},
    {WB_DO_HEAD, for_head, true},
    {WB_DO_GUIDANCE, guidance, false},
    {WB_DO_UNDO, undo, true},
    {WB_DO_REDO, redo, true},
    {WB_DO_HISTORY, history, false},
    {WB_DO_EDITOR, editor, true},
    {WB_DO_MENU, menu, false},
    {WB_DO_COMMENT, comment, true},
};

static bool command_on_prompt(struct wb_page *page, enum wb_command command)
{
    struct subject s = {page->ui, page, wb_page_focused(page)};
    for (size_t i = 0; i < sizeof on_prompt / sizeof *on_prompt; i++) {
        if (on_prompt[i].command != command)
            continue;
        if (!s.item)
            wb_ui_say(page->ui, "Go to a question first.");
        else if (on_prompt[i].changes && wb_session_read_only(page->ui->session))
            wb_ui_warn(page->ui, "%s", wb_session_read_only(page->ui->session));
        else
            on_prompt[i].act(&s);
        return true;
    }
    return false;
}

static bool command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command)
{
    struct wb_page *page = page_of(screen);
    struct wb_page_item *item = wb_page_focused(page);
    (void)ui;
    if (item && item->widget->ops->command && item->widget->ops->command(item->widget, command)) {
        after_key(page);
        return true;
    }
    switch (command) {
    case WB_DO_NEXT:
        go_on(page);
        return true;
    case WB_DO_BACK:
        go_back(page);
        return true;
    case WB_DO_PAGE_NEXT:
        next_exercise(page);
        return true;
    case WB_DO_PAGE_BACK:
        exercise_before(page, false);
        return true;
    default:
        if (!command_on_prompt(page, command))
            return false;
        if (ui->top == screen) /* undo and redo move the caret */
            remember_place(page);
        return true;
    }
}

/* ------------------------------------------------------------------ looks */

static int contexts(struct wb_ui *ui, struct wb_screen *screen)
{
    struct wb_page_item *item = wb_page_focused(page_of(screen));
    (void)ui;
    return WB_IN_EXERCISE | (item && item->widget->ops->contexts ? item->widget->ops->contexts(item->widget) : 0);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    struct wb_page *page = page_of(screen);
    const struct wb_reader *reader = wb_session_reader(ui->session);
    const struct wb_section *section = page->exercise->section;
    if (ui->cells.cols >= 60)
        wb_str_addf(left, "%s › ", wb_workbook_title(reader, section->workbook));
    wb_str_add(left, wb_section_title(reader, section));
    wb_str_addf(right, "%d of %d", page->progress.answered, page->progress.asked);
}

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct exercise_screen *s = (struct exercise_screen *)screen;
    (void)ui;
    s->left = cols >= WB_WIDE_COLS ? OUTLINE_COLS : 0;
    cols -= s->left + 2;
    wb_page_layout(&s->page, rows, cols < WB_TEXT_COLS ? cols : WB_TEXT_COLS);
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct exercise_screen *s = (struct exercise_screen *)screen;
    struct wb_area view = wb_area_part(body, 0, s->left, body->rows, s->page.cols);
    wb_page_draw(&s->page, &view);
    if (s->left) {
        struct wb_area outline = wb_area_part(body, 0, 0, body->rows, OUTLINE_COLS - 2);
        wb_outline_draw(ui, &outline, s->page.exercise);
    }
}

static bool redraw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct exercise_screen *s = (struct exercise_screen *)screen;
    struct wb_area view = wb_area_part(body, 0, s->left, body->rows, s->page.cols);
    (void)ui;
    return wb_page_redraw(&s->page, &view);
}

static const enum wb_command footer[] = {WB_DO_NEXT,     WB_DO_BACK, WB_DO_PRIVATE, WB_DO_MENU,
                                         WB_DO_CONTENTS, WB_DO_HELP, WB_DO_QUIT,    WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_exercise = {
    .name = "exercise",
    .about = "One exercise a page. Every key is kept as you type it; nothing has to be answered.",
    .size = sizeof(struct exercise_screen),
    .footer = footer,
    .open = open,
    .shown = shown,
    .layout = layout,
    .draw = draw,
    .redraw = redraw,
    .contexts = contexts,
    .title = title,
    .key = key,
    .text = text,
    .command = command,
    .click = click,
    .wheel = wheel,
    .hide = hide,
    .close = close,
};
