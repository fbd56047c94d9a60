/* One of several, and several of them: what choosing means. */
#include "select.h"

#include "choices.h"

/* ------------------------------------------------------------------ one */

static bool is_the_one(const struct wb_offer *offer, const json_t *value)
{
    return offer->other ? wb_json_string(value, WB_OTHER_ID) != NULL : wb_json_is(value, offer->id);
}

static json_t *choose_one(const struct wb_offers *offers, size_t index, const json_t *value)
{
    const struct wb_offer *offer = &offers->list[index];
    return is_the_one(offer, value) ? json_deep_copy(value) : wb_offer_value(offer);
}

static const struct wb_choices_kind one = {"(•)", "( )", false, is_the_one, choose_one, wb_offers_read};

static void open_one(struct wb_widget *widget)
{
    wb_choices_open(widget, &one);
}

const struct wb_widget_ops wb_widget_select_one = WB_CHOICES_OPS(open_one);

/* ------------------------------------------------------------------ several */

static bool is_among(const struct wb_offer *offer, const json_t *value)
{
    return wb_offer_index(offer, value) >= 0;
}

/* What stands alone takes all others out; any other takes out what stands alone. */
static void make_room(const struct wb_offers *offers, const struct wb_offer *chosen, json_t *list)
{
    for (size_t i = 0; i < offers->count; i++) {
        const struct wb_offer *offer = &offers->list[i];
        int at = wb_offer_index(offer, list);
        if (at >= 0 && offer != chosen && (chosen->alone || offer->alone))
            json_array_remove(list, (size_t)at);
    }
}

/* Kept in the order in which they are offered, whatever the order of choosing. */
static size_t position(const struct wb_offers *offers, size_t index, const json_t *list)
{
    size_t at = 0;
    for (size_t i = 0; i < index; i++) {
        int before = wb_offer_index(&offers->list[i], list);
        if (before >= (int)at)
            at = (size_t)before + 1;
    }
    return at;
}

static json_t *choose_several(const struct wb_offers *offers, size_t index, const json_t *value)
{
    const struct wb_offer *offer = &offers->list[index];
    json_t *list = json_is_array(value) ? json_deep_copy(value) : json_array();
    int at = wb_offer_index(offer, list);
    if (at >= 0) {
        json_array_remove(list, (size_t)at);
    } else {
        make_room(offers, offer, list);
        json_array_insert_new(list, position(offers, index, list), wb_offer_value(offer));
    }
    if (json_array_size(list) > 0)
        return list;
    json_decref(list);
    return NULL;
}

static const struct wb_choices_kind several = {"[x]", "[ ]", true, is_among, choose_several, wb_offers_read};

void wb_select_open_several(struct wb_widget *widget)
{
    wb_choices_open(widget, &several);
}

const struct wb_widget_ops wb_widget_select_multiple = WB_CHOICES_OPS(wb_select_open_several);
