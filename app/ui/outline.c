#include "outline.h"

#include "screens/opening.h"

enum { MARK = 2, INSIDE = 4 }; /* columns: of titles of sections, and of exercises within the open one */

struct outline {
    struct wb_ui *ui;
    const struct wb_area *area; /* NULL: counts only */
    const struct wb_exercise *current;
    int row, scroll, current_row;
};

/* Modules that nobody has begun would make a long list of what is not asked. */
static bool is_listed(struct outline *o, const struct wb_section *section)
{
    const struct wb_reader *reader = wb_session_reader(o->ui->session);
    if (!wb_relevant_section(reader, section))
        return false;
    return !section->optional || section == o->current->section || wb_section_suggested(reader, section) ||
           wb_way_section_begun(o->ui->session, section);
}

static bool in_view(const struct outline *o)
{
    int row = o->row - o->scroll;
    return o->area && row >= 0 && row < o->area->rows;
}

static bool section_done(struct outline *o, const struct wb_section *section)
{
    for (size_t i = 0; i < section->exercise_count; i++)
        if (!wb_way_exercise_done(o->ui->session, &section->exercises[i]))
            return false;
    return true;
}

static void put(struct outline *o, int col, bool done, enum wb_style style, const char *text)
{
    int row = o->row - o->scroll;
    if (done)
        wb_put(o->area, row, col - 2, WB_STYLE_DIM, "✓");
    wb_put_cut(o->area, row, col, o->area->cols - col, style, text);
}

static void draw_section(struct outline *o, const struct wb_section *section)
{
    bool open = section == o->current->section;
    if (in_view(o)) {
        bool early = wb_opening_is_early(o->ui->session, section, open, NULL);
        put(o, MARK + 2, !early && section_done(o, section), open ? WB_STYLE_STRONG : WB_STYLE_DIM,
            wb_section_title(wb_session_reader(o->ui->session), section));
    }
    o->row++;
    if (!open)
        return;
    for (size_t i = 0; i < section->exercise_count; i++) {
        const struct wb_exercise *exercise = &section->exercises[i];
        if (!wb_relevant_exercise(wb_session_reader(o->ui->session), exercise))
            continue;
        if (exercise == o->current)
            o->current_row = o->row;
        if (in_view(o)) {
            put(o, INSIDE + 2, exercise != o->current && wb_way_exercise_done(o->ui->session, exercise),
                exercise == o->current ? WB_STYLE_TEXT : WB_STYLE_DIM,
                wb_exercise_title(wb_session_reader(o->ui->session), exercise));
            if (exercise == o->current)
                wb_put(o->area, o->row - o->scroll, INSIDE, WB_STYLE_ACCENT, "▸");
        }
        o->row++;
    }
}

static void walk(struct outline *o)
{
    const struct wb_workbook *book = o->current->section->workbook;
    o->row = 0;
    if (in_view(o))
        wb_put_cut(o->area, -o->scroll, MARK, o->area->cols - MARK, WB_STYLE_DIM,
                   wb_workbook_title(wb_session_reader(o->ui->session), book));
    o->row = 2;
    for (size_t i = 0; i < book->section_count; i++)
        if (is_listed(o, &book->sections[i]))
            draw_section(o, &book->sections[i]);
}

void wb_outline_draw(struct wb_ui *ui, const struct wb_area *area, const struct wb_exercise *current)
{
    struct outline o = {.ui = ui, .current = current};
    walk(&o);
    if (o.row > area->rows) { /* the current one in the middle, as far as the ends allow */
        o.scroll = o.current_row - area->rows / 2;
        if (o.scroll > o.row - area->rows)
            o.scroll = o.row - area->rows;
        if (o.scroll < 0)
            o.scroll = 0;
    }
    o.area = area;
    walk(&o);
}
