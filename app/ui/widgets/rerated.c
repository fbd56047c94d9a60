#include "rerated.h"

#include "blank.h"

#include <stdio.h>

#define MOST 3 /* the first, and the latest two */

void wb_rerated_fini(struct wb_rerated *earlier)
{
    wb_arena_fini(&earlier->arena);
    *earlier = (struct wb_rerated){0};
}

/* Short enough to stand above a column of numbers. */
static void write_when(struct wb_day day, struct wb_day today, char out[static WB_DAY_SIZE])
{
    if (!wb_day_is(day))
        strcpy(out, "before");
    else if (day.year == today.year)
        snprintf(out, WB_DAY_SIZE, "%d %.3s", day.day, wb_month_names[day.month - 1]);
    else
        snprintf(out, WB_DAY_SIZE, "%.3s %d", wb_month_names[day.month - 1], day.year);
}

static void add(struct wb_rerated *earlier, struct wb_widget *widget, const struct wb_point *point)
{
    struct wb_session *session = widget->ui->session;
    struct wb_rerated_point *to = &earlier->list[earlier->count++];
    to->value = point->answer->value;
    to->asked = point->prompt == widget->prompt ? widget->asked
                                                : wb_ask(wb_session_reader(session), point->prompt, &earlier->arena);
    write_when(wb_instant_day(point->answer->at), wb_session_today(session), to->when);
    if (point->looking_back) /* its own day would say nothing: it speaks of the beginning */
        strcpy(to->when, "looking back");
}

void wb_rerated_read(struct wb_rerated *earlier, struct wb_widget *widget)
{
    const struct wb_prompt *prompt = widget->prompt;
    const struct wb_reader *reader = wb_session_reader(widget->ui->session);
    wb_rerated_fini(earlier);
    wb_arena_init(&earlier->arena);
    if (*widget->path || (!prompt->rerate.key && !prompt->looking_back.key) || !wb_series_revealed(reader, prompt))
        return;
    struct wb_series series = wb_series_of(reader, prompt, &earlier->arena);
    size_t before = 0;
    while (before < series.count && series.points[before].prompt != prompt)
        before++;
    if (before == series.count)
        return;
    earlier->list = wb_arena_alloc_array(&earlier->arena, MOST, sizeof *earlier->list);
    for (size_t i = 0; i < before; i++)
        if (i == 0 || i + MOST > before)
            add(earlier, widget, &series.points[i]);
}

void wb_rerated_text(const struct wb_rerated *earlier, struct wb_str *out)
{
    for (size_t i = 0; i < earlier->count; i++) {
        const struct wb_rerated_point *point = &earlier->list[i];
        wb_str_add(out, i ? ", " : "Earlier: ");
        wb_value_text(point->asked, point->value, out);
        wb_str_addf(out, " (%s)", point->when);
    }
}
