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

/* The hint, with the key that unfolds the longer help. It stands there with and without the focus, so that nothing
 * moves when the focus does. */
static const char *hint_of(const struct wb_asked *asked, bool unfolded, struct wb_arena *arena)
{
    struct wb_str hint = {0};
    if (!asked->guidance || unfolded)
        return asked->hint;
    wb_str_addf(&hint, "%s%sF2\u00A0says\u00A0more.", asked->hint ? asked->hint : "", asked->hint ? " " : "");
    const char *kept = wb_arena_copy(arena, wb_str_text(&hint));
    wb_str_fini(&hint);
    return kept;
}

static void fill_item(struct wb_page *page, struct wb_page_item *item, struct wb_page_item *old, struct wb_arena *arena)
{
    struct wb_session *session = page->ui->session;
    item->asked = wb_ask(wb_session_reader(session), item->prompt, arena);
    item->recall = wb_recall_of(session, item->prompt, arena);
    wb_comments_of(session, item->prompt, &item->comments);
    item->hint = hint_of(item->asked, old && old->unfolded, arena);
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

typedef void filler(const struct wb_reader *reader, const struct wb_exercise *page, const char *text,
                    struct wb_str *out);

static const char *filled(struct wb_page *page, filler *fill, const char *text, struct wb_arena *arena)
{
    struct wb_str out = {0};
    if (!text)
        return NULL;
    fill(wb_session_reader(page->ui->session), page->exercise, text, &out);
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
    page->why = filled(page, wb_fill_words_on, exercise->why, arena);
    page->about = filled(page, wb_fill_markdown_on, first ? exercise->section->about : NULL, arena);
    page->coach_reads = filled(page, wb_fill_words_on, exercise->coach_reads, arena);
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
    page->next = wb_way_next(session, exercise->section->workbook, exercise, wb_way_takes_short_route(session));
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

/* What there is to choose comes from elsewhere, and is not there yet: where it would be named. */
static int put_sources(const struct wb_asked *asked, const struct wb_area *area, int row)
{
    struct wb_str text = {0};
    if (asked->waits_for)
        wb_str_addf(&text, "This builds on %s. Go back to it, or go on and return later.", asked->waits_for);
    else if (asked->named_in)
        wb_str_addf(&text, "What you list under %s can be chosen here; your own words will do too.", asked->named_in);
    int rows = wb_put_wrapped(area, row, 0, WB_STYLE_DIM, wb_str_text(&text));
    wb_str_fini(&text);
    return rows;
}

/* Everything above the widget. Measures where `area->cells` is NULL; returns the rows. */
static int flow_above(struct wb_page *page, struct wb_page_item *item, const struct wb_area *area, bool focused)
{
    if (item->number == 0)
        return 0;
    int row = flow_label(page, item, area, focused);
    struct wb_area inside = wb_area_part(area, 0, WB_PAGE_INDENT, 10000, area->cols - WB_PAGE_INDENT);
    if (item->hint)
        row += wb_put_wrapped(&inside, row, 0, WB_STYLE_DIM, item->hint);
    if (item->unfolded && item->asked->guidance)
        row += wb_put_markdown(&inside, row, 0, WB_STYLE_DIM, item->asked->guidance) + 1;
    if (item->comments.len)
        row += wb_put_wrapped(&inside, row, 0, WB_STYLE_ACCENT, wb_str_text(&item->comments));
    row += wb_recall_draw(&item->recall, &inside, row, page->rows >= 16 ? 8 : 3);
    return row + put_sources(item->asked, &inside, row);
}

/* What the section is about, where it begins; then what this exercise is for and how long it takes. */
static int flow_head(struct wb_page *page, const struct wb_area *area)
{
    const struct wb_exercise *exercise = page->exercise;
    struct wb_area inside = wb_area_part(area, 0, 2, 10000, area->cols - 2);
    int row = 0;
    if (page->about && page->rows >= 16)
        row += wb_put_markdown(&inside, row, 0, WB_STYLE_TEXT, page->about) + 1;
    page->title_top = row;
    struct wb_str minutes = {0};
    wb_str_addf(&minutes, exercise->minutes == 1 ? "about a minute" : "about %d minutes", exercise->minutes);
    int minutes_cols = exercise->minutes > 0 ? wb_width(wb_str_text(&minutes), minutes.len) : 0;
    struct wb_area title = wb_area_part(area, row, 2, 100, area->cols - 4 - minutes_cols);
    if (area->cells && minutes_cols)
        wb_put_right(area, row, area->cols, WB_STYLE_DIM, wb_str_text(&minutes));
    wb_str_fini(&minutes);
    row += wb_put_wrapped(&title, 0, 0, WB_STYLE_TITLE, page->title);
    if (page->why)
        row += wb_put_wrapped(&inside, row, 0, WB_STYLE_DIM, page->why);
    return row;
}

/* ------------------------------------------------------------------ layout */

static void measure_item(struct wb_page *page, struct wb_page_item *item)
{
    struct wb_area blind = {.cols = page->cols, .rows = 10000, .clip_bottom = 10000};
    item->above = flow_above(page, item, &blind, false);
    item->measured_cols = page->cols;
}

/* The rows a text may grow to before it scrolls inside itself: so that its label and the line below stay in view. */
static int most_rows(const struct wb_page *page, const struct wb_page_item *item)
{
    int most = page->rows - (item->above < 6 ? item->above : 6) - 1;
    return most < 3 ? 3 : most;
}

/* The rows of the page that should be in view, the first rather than the last where they are too many. */
struct span {
    int first, last;
};

/* All of a prompt where it fits; above the first one also the head of the page, as long as the cursor is in view with
 * it. What is too long for the view begins with its label and follows the cursor. */
static struct span wanted_rows(const struct wb_page *page, const struct wb_page_item *item)
{
    int cursor = item->widget_top + item->widget->ops->cursor_row(item->widget);
    int end = item->widget_top + item->widget_rows - 1;
    const int tops[] = {0, page->title_top, item->top};
    int i = item == &page->items[0] ? 0 : 2;
    while (i < 2 && (i == 0 ? end : cursor) - tops[i] >= page->rows)
        i++;
    if (end - tops[i] < page->rows)
        return (struct span){tops[i], end};
    if (cursor - tops[i] < page->rows)
        return (struct span){tops[i], cursor};
    return (struct span){cursor - page->rows / 2, cursor};
}

static void bring_into_view(struct wb_page *page)
{
    struct wb_page_item *item = wb_page_focused(page);
    struct span span = {page->end_top + page->next_row, page->total - 1};
    if (item)
        span = wanted_rows(page, item);
    if (page->scroll > span.first || item == &page->items[0]) /* no part of the head stands alone */
        page->scroll = span.first;
    if (page->scroll < span.last - page->rows + 1)
        page->scroll = span.last - page->rows + 1;
}

void wb_page_layout(struct wb_page *page, int rows, int cols)
{
    struct wb_area blind = {.cols = cols, .rows = 10000, .clip_bottom = 10000};
    page->rows = rows;
    page->cols = cols;
    int row = flow_head(page, &blind) + 1;
    for (size_t i = 0; i < page->count; i++) {
        struct wb_page_item *item = &page->items[i];
        if (item->measured_cols != cols || i == page->focus)
            measure_item(page, item);
        item->top = row;
        item->widget_top = row + item->above;
        int indent = item->number ? WB_PAGE_INDENT : 2;
        item->widget_rows = item->widget->ops->height(item->widget, cols - indent, most_rows(page, item));
        row = item->widget_top + item->widget_rows + 1;
    }
    page->end_top = row;
    page->total = row + wb_page_flow_end(page, &blind);
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
    if (!item || item->measured_cols != page->cols)
        return false;
    int above = item->above, indent = item->number ? WB_PAGE_INDENT : 2;
    measure_item(page, item);
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

/* There is more above, or below: beside the text, where there is room for it. */
static void draw_more(const struct wb_page *page, const struct wb_area *view)
{
    struct wb_area edge = *view;
    edge.cols += 2;
    if (page->scroll > 0)
        wb_put(&edge, 0, view->cols + 1, WB_STYLE_DIM, "↑");
    if (page->scroll + page->rows < page->total)
        wb_put(&edge, page->rows - 1, view->cols + 1, WB_STYLE_DIM, "↓");
}

void wb_page_draw(struct wb_page *page, const struct wb_area *view)
{
    struct wb_area whole = page_in(page, view);
    int first = page->scroll, last = page->scroll + page->rows;
    flow_head(page, &whole);
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].top < last && page->items[i].widget_top + page->items[i].widget_rows >= first)
            draw_item(page, i, &whole);
    struct wb_area end = wb_area_part(&whole, page->end_top, 0, page->total - page->end_top, whole.cols);
    wb_page_flow_end(page, &end);
    draw_more(page, view);
}
