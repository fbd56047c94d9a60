#include "offers.h"

#include "value.h"

void wb_offers_fini(struct wb_offers *offers)
{
    wb_arena_fini(&offers->arena);
    *offers = (struct wb_offers){0};
}

static bool is_offered(const struct wb_offers *offers, const char *id)
{
    for (size_t i = 0; i < offers->count; i++)
        if (!offers->list[i].other && strcmp(offers->list[i].id, id) == 0)
            return true;
    return false;
}

/* The words that it had: the author's, those of the answer that it came from, those it was chosen under. */
static const char *words_of_gone(struct wb_offers *offers, struct wb_widget *widget, const char *id)
{
    struct wb_session *session = widget->ui->session;
    const struct wb_prompt *source = *widget->path ? NULL : widget->prompt->choices_from.prompt;
    const struct wb_field *field = widget->asked->field;
    for (size_t i = 0; i < field->choice_count; i++)
        if (strcmp(field->choices[i].id, id) == 0)
            return field->choices[i].label;
    const char *label = source ? wb_asked_label(wb_ask(wb_session_reader(session), source, &offers->arena), id) : id;
    if (strcmp(label, id) != 0)
        return label;
    const struct wb_answer *answer = wb_session_answer(session, widget->prompt);
    const struct wb_asked *then = wb_asked_as_given(answer ? answer->wording : NULL, NULL, NULL, &offers->arena);
    return then ? wb_asked_label(then, id) : id;
}

static void add_gone(struct wb_offers *offers, struct wb_widget *widget, const char *id)
{
    struct wb_str text = {0};
    wb_str_addf(&text, "%s (not offered now)", words_of_gone(offers, widget, id));
    offers->list[offers->count++] = (struct wb_offer){.id = wb_arena_copy(&offers->arena, id),
                                                      .label = wb_arena_copy(&offers->arena, wb_str_text(&text))};
    wb_str_fini(&text);
}

static size_t entries_in(const json_t *value)
{
    return json_is_array(value) ? json_array_size(value) : value ? 1 : 0;
}

static const json_t *entry_in(const json_t *value, size_t index)
{
    return json_is_array(value) ? json_array_get(value, index) : value;
}

static bool has_own_words(const json_t *value)
{
    for (size_t i = 0; i < entries_in(value); i++)
        if (wb_json_string(entry_in(value, i), WB_OTHER_ID))
            return true;
    return false;
}

void wb_offers_read(struct wb_offers *offers, struct wb_widget *widget)
{
    const struct wb_asked *asked = widget->asked;
    const json_t *value = wb_widget_value(widget);
    wb_offers_fini(offers);
    wb_arena_init(&offers->arena);
    offers->list =
        wb_arena_alloc_array(&offers->arena, asked->choice_count + entries_in(value) + 1, sizeof *offers->list);
    for (size_t i = 0; i < asked->choice_count; i++) {
        const struct wb_asked_choice *choice = &asked->choices[i];
        offers->list[offers->count++] =
            (struct wb_offer){choice->id, choice->label, choice->beside, choice->alone, false};
    }
    for (size_t i = 0; i < entries_in(value); i++) {
        const json_t *entry = entry_in(value, i);
        if (json_is_string(entry) && !is_offered(offers, json_string_value(entry)))
            add_gone(offers, widget, json_string_value(entry));
    }
    if (asked->field->or_other || has_own_words(value))
        offers->list[offers->count++] = (struct wb_offer){.id = WB_OTHER_ID, .label = "Something else", .other = true};
}

int wb_offer_index(const struct wb_offer *offer, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        if (offer->other ? wb_json_string(entry, WB_OTHER_ID) != NULL : wb_json_is(entry, offer->id))
            return (int)i;
    }
    return -1;
}

json_t *wb_offer_value(const struct wb_offer *offer)
{
    return offer->other ? json_pack("{s:s}", WB_OTHER_ID, "") : json_string(offer->id);
}
