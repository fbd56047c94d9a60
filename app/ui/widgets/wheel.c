#include "wheel.h"

#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What a dot belongs to; where several meet in a cell, the highest gives the cell its style. */
enum layer { LAYER_NONE, LAYER_SPOKE, LAYER_BEFORE, LAYER_NOW, LAYER_COUNT };

static const struct {
    enum wb_style style;
    char sign; /* where there are no dots */
} layers[LAYER_COUNT] = {
    [LAYER_SPOKE] = {WB_STYLE_RULE, '.'}, [LAYER_BEFORE] = {WB_STYLE_DIM, 'o'}, [LAYER_NOW] = {WB_STYLE_BAR, '*'}};

/* Dots, across and down in each cell. A dot of Braille is as high as wide; a whole cell twice as high. */
struct canvas {
    const struct wb_area *area;
    int across, down;
    double stretch;           /* how much wider than high a distance must be counted, in dots */
    double x, y, radius, hub; /* the centre, the rim, and where a rating of nothing stands */
    uint8_t *dots, *top;      /* of each cell: its Braille dots, its highest layer */
};

int wb_wheel_cols(int rows)
{
    return rows * 2 + 2;
}

static struct canvas canvas_for(const struct wb_area *area, bool ascii)
{
    struct canvas canvas = {.area = area, .across = ascii ? 1 : 2, .down = ascii ? 1 : 4, .stretch = ascii ? 2 : 1};
    size_t cells = (size_t)area->rows * (size_t)area->cols;
    canvas.x = (area->cols * canvas.across - 1) / 2.0;
    canvas.y = (area->rows * canvas.down - 1) / 2.0;
    canvas.radius = canvas.y - 1.2 * canvas.down;
    canvas.hub = canvas.radius * 0.08;
    canvas.dots = wb_alloc_array(cells, 1);
    canvas.top = wb_alloc_array(cells, 1);
    return canvas;
}

static void set_dot(struct canvas *canvas, double x, double y, enum layer layer)
{
    static const uint8_t braille[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    int dot_x = (int)lround(x), dot_y = (int)lround(y);
    int col = dot_x / canvas->across, row = dot_y / canvas->down;
    if (dot_x < 0 || dot_y < 0 || col >= canvas->area->cols || row >= canvas->area->rows)
        return;
    size_t cell = (size_t)row * (size_t)canvas->area->cols + (size_t)col;
    if (layer < canvas->top[cell] && layer == LAYER_SPOKE)
        return; /* a spoke does not blur the shape that lies over it */
    if (layer > canvas->top[cell] && canvas->top[cell] == LAYER_SPOKE)
        canvas->dots[cell] = 0;
    canvas->dots[cell] |= canvas->down == 4 ? braille[dot_y % 4][dot_x % 2] : 1;
    if (layer > canvas->top[cell])
        canvas->top[cell] = (uint8_t)layer;
}

struct point {
    double x, y;
};

/* `part` of the way along a spoke; beyond 1: outside the rim. */
static struct point on_spoke(const struct canvas *canvas, size_t spoke, size_t count, double part)
{
    double angle = 2 * acos(-1) * (double)spoke / (double)count;
    double far = canvas->hub + part * (canvas->radius - canvas->hub);
    return (struct point){canvas->x + far * sin(angle) * canvas->stretch, canvas->y - far * cos(angle)};
}

/* A line of dots; with `gap`, that many are left out after each two. */
static void draw_line(struct canvas *canvas, struct point from, struct point to, enum layer layer, int gap)
{
    double across = to.x - from.x, down = to.y - from.y;
    int steps = (int)ceil(fmax(fabs(across), fabs(down)));
    for (int i = 0; i <= steps; i++) {
        double part = steps ? (double)i / steps : 0;
        if (gap && i % (2 + gap) >= 2)
            continue;
        set_dot(canvas, from.x + across * part, from.y + down * part, layer);
    }
}

static void draw_spokes(struct canvas *canvas, size_t count)
{
    int every = canvas->down == 4 ? 4 : 1; /* thin enough to stay behind the shape */
    for (size_t i = 0; i < count; i++) {
        int steps = (int)(canvas->radius / every);
        for (int step = 1; step <= steps; step++) {
            struct point at = on_spoke(canvas, i, count, (double)step / steps);
            set_dot(canvas, at.x, at.y, LAYER_SPOKE);
        }
    }
}

static void draw_shape(struct canvas *canvas, const double *values, size_t count, enum layer layer)
{
    for (size_t i = 0; values && i < count; i++) {
        size_t next = (i + 1) % count;
        if (isnan(values[i]))
            continue;
        struct point here = on_spoke(canvas, i, count, values[i]);
        draw_line(canvas, here, here, layer, 0);
        if (!isnan(values[next]))
            draw_line(canvas, here, on_spoke(canvas, next, count, values[next]), layer, layer == LAYER_BEFORE ? 2 : 0);
    }
}

static void put_canvas(const struct canvas *canvas)
{
    enum { BRAILLE = 0x2800 };
    const struct wb_area *area = canvas->area;
    for (int row = 0; row < area->rows; row++)
        for (int col = 0; col < area->cols; col++) {
            size_t cell = (size_t)row * (size_t)area->cols + (size_t)col;
            uint8_t layer = canvas->top[cell];
            uint32_t code = canvas->down == 4 ? BRAILLE + canvas->dots[cell] : (unsigned char)layers[layer].sign;
            if (layer != LAYER_NONE)
                wb_put_glyph(area, row, col, layers[layer].style,
                             (struct wb_glyph){.code = {code}, .count = 1, .width = 1});
        }
}

static void put_numbers(const struct canvas *canvas, const struct wb_wheel *wheel)
{
    for (size_t i = 0; i < wheel->count; i++) {
        char text[24];
        int len = snprintf(text, sizeof text, "%zu", i + 1);
        double out = 1 + 0.9 * canvas->down / (canvas->radius - canvas->hub);
        struct point at = on_spoke(canvas, i, wheel->count, out);
        int row = (int)lround(at.y) / canvas->down;
        int col = (int)lround(at.x) / canvas->across;
        double aside = (at.x - canvas->x) / canvas->stretch / canvas->radius;
        col += aside > 0.3 ? 1 : aside < -0.3 ? -len : -(len - 1) / 2;
        col = col < 0 ? 0 : col > canvas->area->cols - len ? canvas->area->cols - len : col;
        wb_put(canvas->area, row, col, i == wheel->focus ? WB_STYLE_ACCENT : WB_STYLE_TEXT, text);
    }
}

void wb_wheel_draw(const struct wb_wheel *wheel, const struct wb_area *area)
{
    if (area->rows < 5 || area->cols < 10 || wheel->count < WB_WHEEL_ITEMS_LEAST)
        return;
    struct canvas canvas = canvas_for(area, wheel->ascii);
    draw_spokes(&canvas, wheel->count);
    draw_shape(&canvas, wheel->before, wheel->count, LAYER_BEFORE);
    draw_shape(&canvas, wheel->now, wheel->count, LAYER_NOW);
    put_canvas(&canvas);
    put_numbers(&canvas, wheel);
    free(canvas.dots);
    free(canvas.top);
}
