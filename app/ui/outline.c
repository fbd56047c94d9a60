#include "outline.h"

#include "screens/opening.h"

enum { MARK = 2, INSIDE = 4 }; /* columns: of titles of sections, and of exercises within the open one */

struct outline {
    struct wb_ui *ui;
    const struct wb_area *area; /* NULL: counts only */
    const struct wb_exercise *current;
    int cols, row, scroll, current_row;
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

static bool section_done(struct outline *o, const struct wb_section *section)
{
    for (size_t i = 0; i < section->exercise_count; i++)
        if (!wb_way_exercise_done(o->ui->session, &section->exercises[i]))
            return false;
    return true;
}

/* A title, wrapped; it is measured where there is nothing to draw on. */
static void put(struct outline *o, int col, bool done, enum wb_style style, const char *text)
{
    struct wb_area blind = {.cols = o->cols, .rows = 1000, .clip_bottom = 1000};
    struct wb_area title = wb_area_part(o->area ? o->area : &blind, o->row - o->scroll, col, 1000, o->cols - col);
    if (done && o->area)
        wb_put(o->area, o->row - o->scroll, col - 2, WB_STYLE_DIM, "✓");
    o->row += wb_put_wrapped(&title, 0, 0, style, text);
}

static void draw_section(struct outline *o, const struct wb_section *section)
{
    const struct wb_reader *reader = wb_session_reader(o->ui->session);
    bool open = section == o->current->section;
    bool early = wb_opening_is_early(o->ui->session, section, open, NULL);
    put(o, MARK + 2, !early && section_done(o, section), open ? WB_STYLE_STRONG : WB_STYLE_DIM,
        wb_section_title(reader, section));
    for (size_t i = 0; open && i < section->exercise_count; i++) {
        const struct wb_exercise *exercise = &section->exercises[i];
        bool here = exercise == o->current;
        if (!wb_relevant_exercise(reader, exercise))
            continue;
        if (here)
            o->current_row = o->row;
        if (here && o->area)
            wb_put(o->area, o->row - o->scroll, INSIDE, WB_STYLE_ACCENT, "▸");
        put(o, INSIDE + 2, !here && wb_way_exercise_done(o->ui->session, exercise), here ? WB_STYLE_TEXT : WB_STYLE_DIM,
            wb_exercise_title(reader, exercise));
    }
}

static void walk(struct outline *o)
{
    const struct wb_workbook *book = o->current->section->workbook;
    o->row = 0;
    put(o, MARK, false, WB_STYLE_DIM, wb_workbook_title(wb_session_reader(o->ui->session), book));
    o->row++;
    for (size_t i = 0; i < book->section_count; i++)
        if (is_listed(o, &book->sections[i]))
            draw_section(o, &book->sections[i]);
}

void wb_outline_draw(struct wb_ui *ui, const struct wb_area *area, const struct wb_exercise *current)
{
    struct outline o = {.ui = ui, .current = current, .cols = area->cols};
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
