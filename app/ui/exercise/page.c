#include "page.h"

#include "comments.h"

/* ------------------------------------------------------------------ what stands on the page */

void wb_page_init(struct wb_page *page, struct wb_ui *ui, const struct wb_exercise *exercise)
{
    *page = (struct wb_page){.ui = ui, .exercise = exercise, .follow = true};
    wb_arena_init(&page->arena);
    wb_page_ask(page);
}

static void free_items(struct wb_page_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        wb_widget_free(items[i].widget);
        wb_str_fini(&items[i].comments);
    }
    free(items);
}

void wb_page_fini(struct wb_page *page)
{
    free_items(page->items, page->count);
    wb_arena_fini(&page->arena);
}

static struct wb_page_item *item_of(struct wb_page_item *items, size_t count, const struct wb_prompt *prompt)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].prompt == prompt)
            return &items[i];
    return NULL;
}

static void fill_item(struct wb_page *page, struct wb_page_item *item, struct wb_page_item *old, struct wb_arena *arena)
{
    struct wb_session *session = page->ui->session;
    item->asked = wb_ask(wb_session_reader(session), item->prompt, arena);
    item->recall = wb_recall_of(session, item->prompt, arena);
    wb_comments_of(session, item->prompt, &item->comments);
    if (!old) {
        item->widget = wb_widget_new(page->ui, item->prompt, item->asked);
        return;
    }
    item->widget = old->widget;
    item->unfolded = old->unfolded;
    item->comments_read = old->comments_read;
    old->widget = NULL;
    item->widget->asked = item->asked;
    item->widget->ops->refresh(item->widget);
}

typedef void filler(const struct wb_reader *reader, const struct wb_workbook *workbook, const char *text,
                    struct wb_str *out);

static const char *filled(struct wb_page *page, filler *fill, const char *text, struct wb_arena *arena)
{
    struct wb_str out = {0};
    if (!text)
        return NULL;
    fill(wb_session_reader(page->ui->session), page->exercise->section->workbook, text, &out);
    const char *kept = wb_arena_copy(arena, wb_str_text(&out));
    wb_str_fini(&out);
    return kept;
}

/* What stands above and below the prompts; what the section is about only where it begins. */
static void fill_head(struct wb_page *page, struct wb_arena *arena)
{
    const struct wb_exercise *exercise = page->exercise;
    bool first = exercise == &exercise->section->exercises[0];
    page->title = wb_arena_copy(arena, wb_exercise_title(wb_session_reader(page->ui->session), exercise));
    page->why = filled(page, wb_fill_words, exercise->why, arena);
    page->about = filled(page, wb_fill_markdown, first ? exercise->section->about : NULL, arena);
    page->coach_reads = filled(page, wb_fill_words, exercise->coach_reads, arena);
}

void wb_page_ask(struct wb_page *page)
{
    const struct wb_exercise *exercise = page->exercise;
    struct wb_session *session = page->ui->session;
    const struct wb_prompt *focused = page->focus < page->count ? page->items[page->focus].prompt : NULL;
    struct wb_page_item *items = wb_alloc_array(exercise->prompt_count + 1, sizeof *items);
    struct wb_arena arena;
    size_t count = 0, focus = (size_t)-1;
    int number = 0;

    wb_arena_init(&arena);
    fill_head(page, &arena);
    for (size_t i = 0; i < exercise->prompt_count; i++) {
        const struct wb_prompt *prompt = &exercise->prompts[i];
        if (!wb_relevant(wb_session_reader(session), prompt))
            continue;
        struct wb_page_item *item = &items[count];
        item->prompt = prompt;
        item->number = wb_types[prompt->field.type].asks ? ++number : 0;
        fill_item(page, item, item_of(page->items, page->count, prompt), &arena);
        if (prompt == focused)
            focus = count;
        count++;
    }
    if (focus == (size_t)-1) /* the last line stays the last line; a prompt that went gives its place to the next */
        focus = focused || page->count == 0 ? (page->focus < count ? page->focus : count) : count;
    free_items(page->items, page->count);
    wb_arena_fini(&page->arena);
    page->items = items;
    page->count = count;
    page->focus = focus;
    page->arena = arena;
    page->progress = wb_way_progress(session, exercise->section->workbook);
    page->next = wb_way_next(session, exercise->section->workbook, exercise, page->ui->short_route);
    while (!wb_page_takes_focus(page, page->focus))
        page->focus++;
}

struct wb_page_item *wb_page_focused(struct wb_page *page)
{
    return page->focus < page->count ? &page->items[page->focus] : NULL;
}

bool wb_page_takes_focus(const struct wb_page *page, size_t index)
{
    return index >= page->count || page->items[index].number > 0;
}

/* ------------------------------------------------------------------ one item, measured or drawn */

/* Who sees an answer: a sign and words, never a colour alone. */
static const struct {
    const char *words, *few;
} sharing_marks[WB_SHARING_COUNT] = {
    [WB_PRIVATE] = {"○ private", "○ private"},
    [WB_COACH] = {"● your coach sees it", "● coach"},
    [WB_REPORT] = {"● coach, and counted", "● coach+"},
};
static const char *const state_marks[WB_STATE_COUNT] = {
    [WB_SKIPPED] = "– skipped",
    [WB_NOT_ME] = "– not me",
    [WB_TALK_INSTEAD] = "– rather talk about it",
};

static const char *mark_of(struct wb_page *page, const struct wb_page_item *item)
{
    enum wb_state state = wb_session_state(page->ui->session, item->prompt);
    if (state_marks[state])
        return state_marks[state];
    enum wb_sharing sharing = wb_session_sharing(page->ui->session, item->prompt);
    return page->cols >= 60 ? sharing_marks[sharing].words : sharing_marks[sharing].few;
}

static int flow_label(struct wb_page *page, struct wb_page_item *item, const struct wb_area *area, bool focused)
{
    const char *mark = mark_of(page, item);
    int mark_cols = wb_width(mark, strlen(mark));
    struct wb_area label = wb_area_part(area, 0, WB_PAGE_INDENT, 1000, area->cols - WB_PAGE_INDENT - mark_cols - 2);
    int rows = wb_put_wrapped(&label, 0, 0, WB_STYLE_LABEL, item->asked->label);
    if (area->cells) {
        wb_putf(area, 0, 1, focused ? WB_STYLE_ACCENT : WB_STYLE_DIM, "%2d", item->number);
        wb_put_right(area, 0, area->cols, WB_STYLE_DIM, mark);
    }
    return rows;
}

static int flow_guidance(const struct wb_page_item *item, const struct wb_area *area, int row, bool focused)
{
    if (!item->asked->guidance)
        return 0;
    if (item->unfolded)
        return wb_put_markdown(area, row, 0, WB_STYLE_DIM, item->asked->guidance) + 1;
    return focused ? wb_put_wrapped(area, row, 0, WB_STYLE_DIM, "F2 shows more help with this one.") : 0;
}

static bool softly_required(struct wb_page *page, const struct wb_page_item *item)
{
    return item->prompt->required && !wb_session_dealt_with(page->ui->session, item->prompt);
}

/* Everything above the widget. Measures where `area->cells` is NULL; returns the rows. */
static int flow_above(struct wb_page *page, struct wb_page_item *item, const struct wb_area *area, bool focused)
{
    if (item->number == 0)
        return 0;
    int row = flow_label(page, item, area, focused);
    struct wb_area inside = wb_area_part(area, 0, WB_PAGE_INDENT, 10000, area->cols - WB_PAGE_INDENT);
    if (item->asked->hint)
        row += wb_put_wrapped(&inside, row, 0, WB_STYLE_DIM, item->asked->hint);
    row += flow_guidance(item, &inside, row, focused);
    if (softly_required(page, item) && focused)
        row += wb_put_wrapped(&inside, row, 0, WB_STYLE_DIM, "Later pages build on this one.");
    if (item->comments.len)
        row += wb_put_wrapped(&inside, row, 0, WB_STYLE_ACCENT, wb_str_text(&item->comments));
    row += wb_recall_draw(&item->recall, &inside, row, page->rows >= 16 ? 8 : 3);
    if (item->asked->waits_for) {
        struct wb_str wait = {0};
        wb_str_addf(&wait, "This builds on: %s Go back to it, or go on and return later.", item->asked->waits_for);
        row += wb_put_wrapped(&inside, row, 0, WB_STYLE_DIM, wb_str_text(&wait));
        wb_str_fini(&wait);
    }
    return row;
}

static int flow_head(struct wb_page *page, const struct wb_area *area)
{
    const struct wb_exercise *exercise = page->exercise;
    struct wb_str minutes = {0};
    wb_str_addf(&minutes, exercise->minutes == 1 ? "about a minute" : "about %d minutes", exercise->minutes);
    int minutes_cols = exercise->minutes > 0 ? wb_width(wb_str_text(&minutes), minutes.len) : 0;
    struct wb_area title = wb_area_part(area, 0, 2, 100, area->cols - 4 - minutes_cols);
    int row = wb_put_wrapped(&title, 0, 0, WB_STYLE_TITLE, page->title);
    if (area->cells && minutes_cols)
        wb_put_right(area, 0, area->cols, WB_STYLE_DIM, wb_str_text(&minutes));
    wb_str_fini(&minutes);
    struct wb_area inside = wb_area_part(area, 0, 2, 10000, area->cols - 2);
    if (page->why)
        row += wb_put_wrapped(&inside, row, 0, WB_STYLE_DIM, page->why);
    if (page->about && page->rows >= 16)
        row += 1 + wb_put_markdown(&inside, row + 1, 0, WB_STYLE_TEXT, page->about);
    return row;
}

static int flow_coach_reads(struct wb_page *page, const struct wb_area *area, int row)
{
    struct wb_area inside = wb_area_part(area, row, 2, 100, area->cols - 2);
    return page->coach_reads ? wb_put_wrapped(&inside, 0, 0, WB_STYLE_DIM, page->coach_reads) : 0;
}

/* ------------------------------------------------------------------ layout */

static void measure_item(struct wb_page *page, struct wb_page_item *item, bool focused)
{
    struct wb_area blind = {.cols = page->cols, .rows = 10000, .clip_bottom = 10000};
    item->above = flow_above(page, item, &blind, focused);
    item->measured_cols = page->cols;
    item->measured_focused = focused;
}

/* The rows a text may grow to before it scrolls inside itself: so that its label and the line below stay in view. */
static int most_rows(const struct wb_page *page, const struct wb_page_item *item)
{
    int most = page->rows - (item->above < 6 ? item->above : 6) - 1;
    return most < 3 ? 3 : most;
}

static void bring_into_view(struct wb_page *page)
{
    int first = page->end_top, last = page->end_top;
    struct wb_page_item *item = wb_page_focused(page);
    if (item) {
        int cursor = item->widget_top + item->widget->ops->cursor_row(item->widget);
        first = item->top;
        last = item->widget_top + item->widget_rows - 1;
        if (last - first >= page->rows) { /* too much for the view: the cursor with what stands round it */
            first = cursor - page->rows / 2 > item->top ? cursor - page->rows / 2 : item->top;
            if (cursor - item->top < page->rows)
                first = item->top;
            last = first + page->rows - 1;
        }
        if (item == &page->items[0] && last < page->rows)
            first = 0;
    } else {
        last = page->total - 1;
        first = page->end_top;
    }
    if (page->scroll > first)
        page->scroll = first;
    if (page->scroll < last - page->rows + 1)
        page->scroll = last - page->rows + 1;
}

void wb_page_layout(struct wb_page *page, int rows, int cols)
{
    struct wb_area blind = {.cols = cols, .rows = 10000, .clip_bottom = 10000};
    page->rows = rows;
    page->cols = cols;
    int row = flow_head(page, &blind) + 1;
    for (size_t i = 0; i < page->count; i++) {
        struct wb_page_item *item = &page->items[i];
        bool focused = i == page->focus;
        if (item->measured_cols != cols || item->measured_focused != focused || focused)
            measure_item(page, item, focused);
        item->top = row;
        item->widget_top = row + item->above;
        int indent = item->number ? WB_PAGE_INDENT : 2;
        item->widget_rows = item->widget->ops->height(item->widget, cols - indent, most_rows(page, item));
        row = item->widget_top + item->widget_rows + 1;
    }
    page->end_top = row;
    page->total = row + flow_coach_reads(page, &blind, row) + 2;
    if (page->follow)
        bring_into_view(page);
    page->follow = false;
    wb_page_scroll(page, 0);
}

void wb_page_scroll(struct wb_page *page, int rows)
{
    int most = page->total - page->rows;
    page->scroll += rows;
    if (page->scroll > most)
        page->scroll = most;
    if (page->scroll < 0)
        page->scroll = 0;
}

/* ------------------------------------------------------------------ drawing */

static void draw_item(struct wb_page *page, size_t index, const struct wb_area *whole)
{
    struct wb_page_item *item = &page->items[index];
    bool focused = index == page->focus;
    struct wb_area area = wb_area_part(whole, item->top, 0, item->above + item->widget_rows + 1, whole->cols);
    flow_above(page, item, &area, focused);
    int indent = item->number ? WB_PAGE_INDENT : 2;
    struct wb_area inside = wb_area_part(whole, item->widget_top, indent, item->widget_rows, whole->cols - indent);
    item->widget->ops->draw(item->widget, &inside, focused);
}

static void say_what_follows(struct wb_page *page, struct wb_str *line)
{
    const struct wb_reader *reader = wb_session_reader(page->ui->session);
    const struct wb_exercise *next = page->next;
    if (!next)
        wb_str_add(line, "That was the last page. Home");
    else if (next->section != page->exercise->section)
        wb_str_addf(line, "A good place to stop. Next: %s", wb_section_title(reader, next->section));
    else
        wb_str_addf(line, "Next: %s", wb_exercise_title(reader, next));
    if (next && next->minutes > 0)
        wb_str_addf(line, next->minutes == 1 ? " (a minute)" : " (%d minutes)", next->minutes);
}

static void draw_end(struct wb_page *page, const struct wb_area *whole)
{
    bool focused = page->focus == page->count;
    struct wb_str line = {0};
    int row = page->end_top + flow_coach_reads(page, whole, page->end_top);
    say_what_follows(page, &line);
    wb_put(whole, row, 2, WB_STYLE_ACCENT, focused ? "▸" : " ");
    wb_put_cut(whole, row, 4, whole->cols - 4, focused ? WB_STYLE_FOCUS : WB_STYLE_DIM, wb_str_text(&line));
    if (focused)
        wb_put_cursor(whole, row, 4);
    wb_str_fini(&line);
}

/* The page, of which the view shows a part. */
static struct wb_area page_in(const struct wb_page *page, const struct wb_area *view)
{
    struct wb_area whole = wb_area_part(view, -page->scroll, 0, page->total, view->cols);
    whole.clip_top = view->clip_top;
    whole.clip_bottom = view->clip_bottom;
    return whole;
}

bool wb_page_redraw(struct wb_page *page, const struct wb_area *view)
{
    struct wb_page_item *item = wb_page_focused(page);
    if (!item || item->measured_cols != page->cols || !item->measured_focused)
        return false;
    int above = item->above, indent = item->number ? WB_PAGE_INDENT : 2;
    measure_item(page, item, true);
    int rows = item->widget->ops->height(item->widget, page->cols - indent, most_rows(page, item));
    int cursor = item->widget_top + item->widget->ops->cursor_row(item->widget) - page->scroll;
    if (item->above != above || rows != item->widget_rows || cursor < 0 || cursor >= page->rows)
        return false;
    struct wb_area whole = page_in(page, view);
    struct wb_area own = wb_area_part(&whole, item->top, 0, above + rows, whole.cols);
    wb_put_blank(&own);
    draw_item(page, page->focus, &whole);
    page->follow = false;
    return true;
}

void wb_page_draw(struct wb_page *page, const struct wb_area *view)
{
    struct wb_area whole = page_in(page, view);
    int first = page->scroll, last = page->scroll + page->rows;
    flow_head(page, &whole);
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].top < last && page->items[i].widget_top + page->items[i].widget_rows >= first)
            draw_item(page, i, &whole);
    draw_end(page, &whole);
}
