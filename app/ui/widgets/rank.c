/* Things in order. A digit gives the place at once; or Enter picks one up, arrows move it, Enter puts it down. */
#include "blank.h"
#include "lines.h"
#include "numeral.h"
#include "offers.h"
#include "value.h"
#include "widgets.h"

#include <stdlib.h>

enum { MARK = 2 };

struct rank {
    struct wb_widget widget;
    struct wb_offers offers;
    size_t *order; /* indexes of offers: those ranked, then the others as they are offered */
    size_t ranked;
    struct wb_lines lines;
    struct wb_numeral numeral;
    bool held; /* the one in focus is picked up */
    int hint_top;
};

static struct rank *of(struct wb_widget *widget)
{
    return (struct rank *)widget;
}

static const struct wb_offer *offer_at(const struct rank *rank, size_t position)
{
    return &rank->offers.list[rank->order[position]];
}

static size_t position_of(const struct rank *rank, const char *id)
{
    size_t i = 0;
    while (i < rank->lines.count && strcmp(offer_at(rank, i)->id, id) != 0)
        i++;
    return i;
}

/* ------------------------------------------------------------------ life */

static void read_order(struct rank *rank)
{
    const json_t *value = wb_widget_value(&rank->widget);
    size_t count = rank->offers.count;
    bool *placed = wb_alloc_array(count + 1, sizeof *placed);
    rank->order = wb_realloc_array(rank->order, count + 1, sizeof *rank->order);
    rank->ranked = 0;
    for (size_t i = 0; i < json_array_size(value); i++)
        for (size_t j = 0; j < count; j++)
            if (!placed[j] && wb_offer_index(&rank->offers.list[j], value) == (int)i) {
                placed[j] = true;
                rank->order[rank->ranked++] = j;
            }
    size_t at = rank->ranked;
    for (size_t j = 0; j < count; j++)
        if (!placed[j])
            rank->order[at++] = j;
    free(placed);
    wb_lines_set_count(&rank->lines, count);
}

static void refresh(struct wb_widget *widget)
{
    struct rank *rank = of(widget);
    char *id = rank->lines.count ? wb_copy(offer_at(rank, rank->lines.focus)->id) : NULL;
    wb_offers_read(&rank->offers, widget);
    read_order(rank);
    size_t position = id ? position_of(rank, id) : 0;
    if (position < rank->lines.count)
        rank->lines.focus = position;
    else
        rank->held = false;
    free(id);
}

static void close(struct wb_widget *widget)
{
    wb_offers_fini(&of(widget)->offers);
    wb_lines_fini(&of(widget)->lines);
    free(of(widget)->order);
}

/* ------------------------------------------------------------------ layout and drawing */

static const char *hint_of(const struct rank *rank)
{
    if (rank->held)
        return "Up and Down move it, Enter puts it down.";
    return rank->ranked == 0 && rank->lines.count ? "Type its place, or pick one up with Enter." : "";
}

static int beside_cols(const struct rank *rank)
{
    for (size_t i = 0; i < rank->offers.count; i++)
        if (rank->offers.list[i].beside)
            return (int)sizeof "  rated 10";
    return 0;
}

static int put_label(const struct rank *rank, size_t position, const struct wb_area *area, int row, enum wb_style style)
{
    int left = MARK + (rank->lines.count > 9 ? 3 : 2);
    struct wb_area part = wb_area_part(area, row, left, area->rows, area->cols - left - beside_cols(rank));
    int rows = wb_put_wrapped(&part, 0, 0, style, offer_at(rank, position)->label);
    return rows < 1 ? 1 : rows;
}

static int height(struct wb_widget *widget, int cols, int most)
{
    struct rank *rank = of(widget);
    struct wb_area blind = wb_blind_area(cols);
    int row = 0;
    (void)most;
    for (size_t i = 0; i < rank->lines.count; i++) {
        if (i == rank->ranked && i > 0)
            row++; /* what has no place yet stands apart */
        rank->lines.top[i] = row;
        row += put_label(rank, i, &blind, 0, WB_STYLE_TEXT);
    }
    rank->lines.top[rank->lines.count] = row;
    rank->hint_top = row;
    if (rank->lines.count == 0)
        return 1;
    struct wb_area inside = wb_area_part(&blind, 0, MARK, blind.rows, cols - MARK);
    return row + wb_put_advice(&inside, 0, hint_of(rank));
}

static void draw_place(const struct rank *rank, size_t position, const struct wb_area *area, int row)
{
    int top = rank->widget.prompt->top;
    if (position >= rank->ranked)
        wb_put(area, row, MARK, WB_STYLE_DIM, "·");
    else if (top > 0 && position >= (size_t)top)
        wb_put(area, row, MARK, WB_STYLE_DIM, "─");
    else
        wb_putf(area, row, MARK, WB_STYLE_ACCENT, "%zu", position + 1);
}

static void draw_row(const struct rank *rank, size_t position, const struct wb_area *area, bool *said_rated)
{
    const struct wb_offer *offer = offer_at(rank, position);
    int row = rank->lines.top[position], top = rank->widget.prompt->top;
    bool counts = position < rank->ranked && (top <= 0 || position < (size_t)top);
    draw_place(rank, position, area, row);
    put_label(rank, position, area, row, counts ? WB_STYLE_ANSWER : WB_STYLE_TEXT);
    if (offer->beside) {
        struct wb_str text = {0};
        wb_str_addf(&text, *said_rated ? "%s" : "rated %s", offer->beside);
        wb_put_right(area, row, area->cols, WB_STYLE_DIM, wb_str_text(&text));
        wb_str_fini(&text);
        *said_rated = true;
    }
}

static void draw(struct wb_widget *widget, const struct wb_area *area, bool focused)
{
    struct rank *rank = of(widget);
    bool said_rated = false;
    if (rank->lines.count == 0) {
        wb_put_cut(area, 0, MARK, area->cols - MARK, WB_STYLE_DIM, "Nothing to put in order yet.");
        if (focused)
            wb_put_focus(area, 0, 0, MARK);
        return;
    }
    for (size_t i = 0; i < rank->lines.count; i++)
        draw_row(rank, i, area, &said_rated);
    struct wb_area inside = wb_area_part(area, rank->hint_top, MARK, area->rows, area->cols - MARK);
    wb_put_advice(&inside, 0, hint_of(rank));
    if (!focused)
        return;
    int row = rank->lines.top[rank->lines.focus];
    wb_put_focus(area, row, 0, MARK);
    if (rank->held) {
        wb_put(area, row, 0, WB_STYLE_ACCENT, "↕");
        put_label(rank, rank->lines.focus, area, row, WB_STYLE_STRONG);
    }
}

static int cursor_row(struct wb_widget *widget)
{
    return of(widget)->lines.count ? of(widget)->lines.top[of(widget)->lines.focus] : 0;
}

/* ------------------------------------------------------------------ ordering */

static void give(struct rank *rank)
{
    const json_t *old = wb_widget_value(&rank->widget);
    json_t *list = json_array();
    for (size_t i = 0; i < rank->ranked; i++) {
        const struct wb_offer *offer = offer_at(rank, i);
        int at = wb_offer_index(offer, old); /* one's own words stay what they are */
        json_array_append_new(list, at >= 0 ? json_deep_copy(json_array_get(old, (size_t)at)) : wb_offer_value(offer));
    }
    if (rank->ranked == 0) {
        json_decref(list);
        list = NULL;
    }
    wb_widget_set(&rank->widget, list);
    refresh(&rank->widget);
}

/* To a place among the ranked ones, from 0; beyond them: no place. The focus goes along. */
static void put_at(struct rank *rank, size_t from, size_t to, bool ranked)
{
    size_t moved = rank->order[from];
    bool was = from < rank->ranked;
    size_t ranked_after = rank->ranked - was + ranked;
    size_t last = ranked ? ranked_after - 1 : rank->lines.count - 1;
    to = to > last ? last : to;
    if (was == ranked && to == from)
        return;
    memmove(rank->order + from, rank->order + from + 1, (rank->lines.count - from - 1) * sizeof *rank->order);
    memmove(rank->order + to + 1, rank->order + to, (rank->lines.count - to - 1) * sizeof *rank->order);
    rank->order[to] = moved;
    rank->ranked = ranked_after;
    rank->lines.focus = to;
    give(rank);
}

static void unrank(struct rank *rank)
{
    if (rank->lines.focus < rank->ranked)
        put_at(rank, rank->lines.focus, rank->ranked - 1, false);
}

/* One place up or down; from below the ranked ones into the last place, and from that out of them again. */
static bool shift(struct rank *rank, int by)
{
    size_t at = rank->lines.focus;
    if (!rank->lines.count)
        return false;
    if (at >= rank->ranked) {
        if (by < 0)
            put_at(rank, at, rank->ranked, true);
    } else if (by < 0 && at > 0) {
        put_at(rank, at, at - 1, true);
    } else if (by > 0 && at + 1 < rank->ranked) {
        put_at(rank, at, at + 1, true);
    } else if (by > 0) {
        put_at(rank, at, at, false);
    }
    return true;
}

static bool pick_up_or_drop(struct rank *rank)
{
    rank->held = !rank->held;
    if (rank->held && rank->lines.focus >= rank->ranked)
        put_at(rank, rank->lines.focus, rank->ranked, true); /* the next place is the likeliest */
    return true;
}

/* ------------------------------------------------------------------ keys */

static void enter(struct wb_widget *widget, int direction)
{
    wb_lines_enter(&of(widget)->lines, direction);
    wb_numeral_forget(&of(widget)->numeral);
    of(widget)->held = false;
}

static const char *label_of(void *data, size_t index)
{
    return offer_at(data, index)->label;
}

static bool by_number(struct rank *rank, uint32_t key, bool *taken)
{
    struct wb_range places = {true, 0, (double)rank->lines.count, 1, NULL, NULL};
    double place;
    enum wb_numeral_outcome outcome = wb_numeral_key(&rank->numeral, key, &places, &place);
    *taken = outcome != WB_NUMERAL_NOT;
    if (outcome != WB_NUMERAL_NUMBER)
        return false;
    if (place < 1)
        unrank(rank);
    else
        put_at(rank, rank->lines.focus, (size_t)place - 1, true);
    return true;
}

static bool held_key(struct rank *rank, uint32_t key)
{
    uint32_t arrow = wb_arrow_of(key);
    if (arrow == WB_KEY_UP || arrow == WB_KEY_DOWN)
        return shift(rank, arrow == WB_KEY_UP ? -1 : 1);
    if (key != WB_KEY_ESCAPE) {
        rank->held = false; /* any other key puts it down first */
        return false;
    }
    rank->held = false;
    return true;
}

static bool command(struct wb_widget *widget, enum wb_command command)
{
    return (command == WB_DO_MOVE_UP || command == WB_DO_MOVE_DOWN) &&
           shift(of(widget), command == WB_DO_MOVE_UP ? -1 : 1);
}

static bool key(struct wb_widget *widget, uint32_t key)
{
    struct rank *rank = of(widget);
    bool taken;
    if (!rank->lines.count)
        return false;
    if (key == WB_KEY_ENTER || key == ' ')
        return pick_up_or_drop(rank);
    if (rank->held && held_key(rank, key))
        return true;
    if (by_number(rank, key, &taken) || taken)
        return true;
    if (key == WB_KEY_BACKSPACE || key == WB_KEY_DELETE) {
        unrank(rank);
        return true;
    }
    if (wb_lines_key(&rank->lines, key))
        return true;
    uint32_t arrow = wb_arrow_of(key);
    return arrow == key && wb_lines_jump(&rank->lines, key, label_of, rank);
}

static void click(struct wb_widget *widget, int row, int col)
{
    struct rank *rank = of(widget);
    size_t position = wb_lines_at(&rank->lines, row);
    (void)col;
    if (position >= rank->lines.count)
        return;
    bool again = position == rank->lines.focus;
    rank->lines.focus = position;
    if (again || rank->held)
        pick_up_or_drop(rank);
}

static int contexts(struct wb_widget *widget)
{
    (void)widget;
    return WB_IN_ROWS;
}

/* The focus stands on an item, which is no part of the value: its id stands for the path. */
static void place(struct wb_widget *widget, struct wb_place *place)
{
    struct rank *rank = of(widget);
    place->caret = 0;
    snprintf(place->path, sizeof place->path, "%s", rank->lines.count ? offer_at(rank, rank->lines.focus)->id : "");
}

static void go(struct wb_widget *widget, const char *path, size_t caret)
{
    struct rank *rank = of(widget);
    size_t position = position_of(rank, path);
    (void)caret;
    wb_numeral_forget(&rank->numeral);
    if (position < rank->lines.count)
        rank->lines.focus = position;
}

const struct wb_widget_ops wb_widget_rank = {
    .size = sizeof(struct rank),
    .open = refresh,
    .close = close,
    .refresh = refresh,
    .height = height,
    .draw = draw,
    .cursor_row = cursor_row,
    .enter = enter,
    .key = key,
    .command = command,
    .click = click,
    .contexts = contexts,
    .place = place,
    .go = go,
};
