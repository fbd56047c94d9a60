/* The end of an exercise's page: what the coach will do with it, what was left empty, and the line that leads on. */
#include "page.h"

/* "1", "1 and 2", "1, 2 and 5": the questions left empty that later pages build on. */
static int list_left_empty(struct wb_page *page, struct wb_str *out)
{
    int count = 0, last = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct wb_page_item *item = &page->items[i];
        if (!item->prompt->required || !item->number || wb_session_dealt_with(page->ui->session, item->prompt))
            continue;
        if (last)
            wb_str_addf(out, count > 1 ? ", %d" : "%d", last);
        last = item->number;
        count++;
    }
    if (last)
        wb_str_addf(out, count > 1 ? " and %d" : "%d", last);
    return count;
}

static int flow_left_empty(struct wb_page *page, const struct wb_area *area, int row)
{
    struct wb_str text = {0}, which = {0};
    int count = list_left_empty(page, &which), rows = 0;
    if (count)
        wb_str_addf(&text,
                    count == 1 ? "Still empty, and later pages build on it: %s."
                               : "Still empty, and later pages build on them: %s.",
                    wb_str_text(&which));
    rows = wb_put_wrapped(area, row, 0, WB_STYLE_DIM, wb_str_text(&text));
    wb_str_fini(&text);
    wb_str_fini(&which);
    return rows;
}

static void say_minutes(struct wb_str *line, int minutes)
{
    if (minutes > 0)
        wb_str_addf(line, minutes == 1 ? " (a minute)" : " (%d minutes)", minutes);
}

static bool ends_sitting(const struct wb_page *page)
{
    return page->ui->sitting_end == page->exercise;
}

static void say_what_follows(struct wb_page *page, struct wb_str *line)
{
    const struct wb_exercise *next = page->next;
    if (!next) {
        wb_str_add(line, "That was the last page. Enter leads home.");
        return;
    }
    if (ends_sitting(page))
        wb_str_add(line, "Your minutes are used: a good place to stop. ");
    else if (next->section != page->exercise->section)
        wb_str_add(line, "A good place to stop. ");
    const struct wb_reader *reader = wb_session_reader(page->ui->session);
    wb_str_addf(line, "Next: %s",
                next->section != page->exercise->section ? wb_section_title(reader, next->section)
                                                         : wb_exercise_title(reader, next));
    say_minutes(line, next->minutes);
}

/* How far it still is to where one can stop; nothing where one already can, or where the next page is the way there. */
static int flow_minutes_to_stop(struct wb_page *page, const struct wb_area *area, int row)
{
    const struct wb_exercise *next = page->next;
    if (!next || ends_sitting(page) || (!page->ui->sitting_end && next->section != page->exercise->section))
        return 0;
    int minutes = wb_way_minutes_to_stop(page->ui->session, next, page->ui->sitting_end);
    if (minutes <= next->minutes)
        return 0;
    struct wb_str line = {0};
    wb_str_addf(&line, "%d minutes to the next stopping point", minutes);
    int rows = wb_put_wrapped(area, row, 0, WB_STYLE_DIM, wb_str_text(&line));
    wb_str_fini(&line);
    return rows;
}

/* The line that leads on takes the focus after the last question. */
static int flow_next(struct wb_page *page, const struct wb_area *area, int row)
{
    bool focused = page->focus == page->count;
    struct wb_str line = {0};
    say_what_follows(page, &line);
    int rows = wb_put_wrapped(area, row, 0, focused ? WB_STYLE_FOCUS : WB_STYLE_DIM, wb_str_text(&line));
    wb_str_fini(&line);
    return rows;
}

int wb_page_flow_end(struct wb_page *page, const struct wb_area *area)
{
    int row = 0;
    struct wb_area text = wb_area_part(area, 0, 2, 1000, area->cols - 2);
    struct wb_area inside = wb_area_part(area, 0, WB_PAGE_INDENT, 1000, area->cols - WB_PAGE_INDENT);
    if (page->count == 0) /* opened by name, though other answers lead past it */
        row += wb_put_wrapped(&text, row, 0, WB_STYLE_TEXT,
                              "Nothing on this page is asked of you: it fits other settings or roles than the ones you "
                              "gave.") +
               1;
    else if (page->coach_reads)
        row += wb_put_wrapped(&text, row, 0, WB_STYLE_DIM, page->coach_reads) + 1;
    row += flow_left_empty(page, &inside, row);
    page->next_row = row;
    row += flow_next(page, &inside, row);
    page->next_rows = row - page->next_row;
    if (page->focus == page->count) {
        wb_put(area, page->next_row, 2, WB_STYLE_ACCENT, "▸");
        wb_put_cursor(area, page->next_row, WB_PAGE_INDENT);
    }
    return row + flow_minutes_to_stop(page, &inside, row);
}
