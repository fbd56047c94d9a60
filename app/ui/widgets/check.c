/* A box to tick, or several of them. */
#include "choices.h"
#include "select.h"

static void the_box(struct wb_offers *offers, struct wb_widget *widget)
{
    (void)widget;
    wb_offers_fini(offers);
    wb_arena_init(&offers->arena);
    offers->list = wb_arena_alloc_array(&offers->arena, 1, sizeof *offers->list);
    offers->list[0] = (struct wb_offer){.id = "yes", .label = "Yes"};
    offers->count = 1;
}

static bool is_ticked(const struct wb_offer *offer, const json_t *value)
{
    (void)offer;
    return json_is_true(value);
}

static json_t *tick(const struct wb_offers *offers, size_t index, const json_t *value)
{
    (void)offers;
    (void)index;
    return json_is_true(value) ? NULL : json_true();
}

static const struct wb_choices_kind box = {"[x]", "[ ]", true, is_ticked, tick, the_box};

static void open(struct wb_widget *widget)
{
    if (wb_check_has_boxes(widget->asked))
        wb_select_open_several(widget);
    else
        wb_choices_open(widget, &box);
}

const struct wb_widget_ops wb_widget_check = WB_CHOICES_OPS(open);
