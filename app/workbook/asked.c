#include "workbook/asked.h"

#include "asked_parts.h"
#include "chosen.h"
#include "reader.h"
#include "words.h"
#include "workbook/commitments.h"
#include "workbook/series.h"
#include "workbook/type.h"

#include <string.h>

/* How far choices are followed from prompt to prompt; loading refuses longer chains. */
enum { CHAIN = 16 };

/* One asking: who asks, and where its texts live. */
struct asking {
    const struct wb_reader *reader;
    struct wb_arena *arena;
    const struct wb_prompt *prompt;
    bool raw; /* keep {words} in the author's texts */
    int depth;
};

static struct wb_asked *offer(const struct asking *how);

static const char *filled(const struct asking *how, const struct wb_workbook *words, const char *text, bool markdown)
{
    if (how->raw || !text || !strchr(text, '{')) {
        return text;
    }
    struct wb_str out = {0};
    wb_fill_as_seen(how->reader, words, how->prompt->exercise, text, markdown, &out);
    const char *copy = wb_arena_copy_n(how->arena, wb_str_text(&out), out.len);
    wb_str_fini(&out);
    return copy;
}

static const char *text_of(const struct asking *how, const char *text, bool markdown)
{
    return filled(how, how->prompt->workbook, text, markdown);
}

/* Choices, items and scale: a re-rating has them from its series, whose words may be those of another workbook. */
static const char *text_of_scale(const struct asking *how, const char *text)
{
    return filled(how, wb_words_of_scale(how->prompt), text, false);
}

const struct wb_workbook *wb_words_of_scale(const struct wb_prompt *prompt)
{
    return prompt->inherits && prompt->root ? prompt->root->workbook : prompt->workbook;
}

static const char *kept(const struct asking *how, struct wb_str *text)
{
    const char *copy = wb_arena_copy_n(how->arena, wb_str_text(text), text->len);
    wb_str_clear(text);
    return copy;
}

const char *const *wb_sources_of(const struct wb_ref *ref, struct wb_arena *arena)
{
    const char **list = wb_arena_alloc_array(arena, CHAIN + 1, sizeof(*list));
    struct wb_str name = {0};
    for (size_t i = 0; i < CHAIN && ref && ref->key && ref->workbook; i++) {
        wb_str_clear(&name);
        wb_str_addf(&name, "%s/%s", ref->workbook, ref->key);
        list[i] = wb_arena_copy(arena, wb_str_text(&name));
        const struct wb_prompt *next = ref->prompt;
        ref = !next ? NULL : next->choices_from.key ? &next->choices_from : &next->rows_from;
    }
    wb_str_fini(&name);
    return list;
}

/* What another answer picked out, as choices: ids, labels, where they came from. */
struct gathered {
    struct wb_asked_choice *list;
    size_t count;
    bool answered;
};

static const char *label_in(const struct wb_asked *asked, const char *id)
{
    for (size_t i = 0; asked && i < asked->choice_count; i++) {
        if (strcmp(asked->choices[i].id, id) == 0) {
            return asked->choices[i].label;
        }
    }
    for (size_t i = 0; asked && i < asked->row_count; i++) {
        if (strcmp(asked->rows[i].id, id) == 0) {
            return asked->rows[i].label;
        }
    }
    return NULL;
}

const char *wb_asked_label(const struct wb_asked *asked, const char *id)
{
    const char *label = label_in(asked, id);
    return label ? label : id;
}

/* A table's row goes by what it stands for, else by its first column. NULL: it says nothing yet. */
static const char *row_label(const struct asking *how, const struct wb_asked *table, const struct wb_chosen *row)
{
    const char *label = label_in(table, row->id);
    if (label || table->column_count == 0) {
        return label;
    }
    const struct wb_asked *column = &table->columns[0];
    const json_t *cell = json_object_get(row->entry, column->field->id);
    struct wb_str text = {0};
    if (cell && wb_value_shape(column->field->type, cell)) {
        wb_value_text(column, cell, &text);
    }
    label = text.len > 0 ? kept(how, &text) : NULL;
    wb_str_fini(&text);
    return label;
}

static const char *gathered_label(const struct asking *how, const struct wb_asked *now, const struct wb_asked *then,
                                  const struct wb_chosen *chosen)
{
    if (chosen->text) {
        return wb_arena_copy(how->arena, chosen->text);
    }
    if (now->field->type == WB_TABLE) {
        return row_label(how, now, chosen);
    }
    const char *label = label_in(now, chosen->id);
    label = label ? label : label_in(then, chosen->id); /* no longer offered: as it was asked */
    return label ? label : wb_arena_copy(how->arena, chosen->id);
}

static struct gathered gather(const struct asking *how, const struct wb_ref *ref)
{
    struct gathered out = {0};
    const struct wb_answer *answer = wb_counts(how->reader, ref);
    if (!answer || how->depth >= CHAIN) {
        return out;
    }
    const struct wb_asked *then = wb_asked_as_given(answer->wording, NULL, NULL, how->arena);
    const struct wb_asked *now = then;
    if (ref->prompt) {
        now = offer(&(struct asking){how->reader, how->arena, ref->prompt, .depth = how->depth + 1});
    }
    if (!now) {
        return out;
    }
    const char *const *from = wb_sources_of(ref, how->arena);
    struct wb_chosen_list chosen = wb_chosen(now->field, ref->prompt ? ref->prompt->top : 0, answer->value);
    out.list = wb_arena_alloc_array(how->arena, chosen.count + 1, sizeof(*out.list));
    for (size_t i = 0; i < chosen.count; i++) {
        const char *label = gathered_label(how, now, then, &chosen.list[i]);
        if (label && label[0]) {
            const char *id = wb_arena_copy(how->arena, chosen.list[i].id);
            out.list[out.count++] = (struct wb_asked_choice){.id = id, .label = label, .from = from};
        }
    }
    wb_chosen_fini(&chosen);
    out.answered = true;
    return out;
}

static struct gathered gather_commitments(const struct asking *how)
{
    struct wb_commitments all = wb_commitments_all(how->reader, how->arena);
    struct gathered out = {wb_arena_alloc_array(how->arena, all.count + 1, sizeof(*out.list)), 0, all.count > 0};
    for (size_t i = 0; i < all.count; i++) {
        struct wb_ref ref = {.workbook = all.list[i].prompt->workbook->id, .key = all.list[i].prompt->key};
        out.list[out.count++] = (struct wb_asked_choice){
            .id = all.list[i].of,
            .label = all.list[i].action,
            .from = wb_sources_of(&ref, how->arena),
        };
    }
    return out;
}

static const char *waits_for(const struct asking *how, const struct wb_ref *ref)
{
    if (!ref->prompt) {
        return "an earlier answer";
    }
    const char *label =
        text_of(&(struct asking){how->reader, how->arena, ref->prompt}, ref->prompt->field.label, false);
    struct wb_str quoted = {0};
    wb_str_addf(&quoted, "\xE2\x80\x9C%s\xE2\x80\x9D", label);
    const char *words = wb_arena_copy_n(how->arena, quoted.data, quoted.len);
    wb_str_fini(&quoted);
    return words;
}

/* The rating that choices are shown with: of the prompt they come from, over however many steps. */
static const json_t *ratings_behind(const struct asking *how)
{
    const struct wb_prompt *at = how->prompt;
    for (size_t i = 0; i < how->prompt->recall_count; i++) {
        const struct wb_prompt *recalled = how->prompt->recall[i].prompt;
        if (recalled && recalled->field.type == WB_RATINGS && !at->choices_from.key) {
            at = recalled;
        }
    }
    for (size_t i = 0; i < CHAIN && at && at->field.type != WB_RATINGS; i++) {
        at = at->choices_from.key ? at->choices_from.prompt : at->among.prompt;
    }
    if (!at || at->field.type != WB_RATINGS || wb_series_told(how->reader, how->prompt->exercise, at)) {
        return NULL;
    }
    const struct wb_answer *answer = wb_prompt_counts(how->reader, at);
    return answer ? answer->value : NULL;
}

static void show_values(const struct asking *how, struct gathered *choices)
{
    const json_t *ratings = ratings_behind(how);
    struct wb_str text = {0};
    for (size_t i = 0; ratings && i < choices->count; i++) {
        const json_t *rating = json_object_get(ratings, choices->list[i].id);
        if (json_is_number(rating)) {
            wb_number_text(json_number_value(rating), &text);
            choices->list[i].beside = kept(how, &text);
        }
    }
    wb_str_fini(&text);
}

static void narrow(const struct asking *how, struct gathered *choices)
{
    const struct wb_prompt *among = how->prompt->among.prompt;
    const json_t *value = wb_value(how->reader, &how->prompt->among);
    size_t left = 0;
    if (among && value) {
        struct wb_chosen_list chosen = wb_chosen(&among->field, among->top, value);
        for (size_t i = 0; i < choices->count; i++) {
            if (wb_chosen_find(&chosen, choices->list[i].id)) {
                choices->list[left++] = choices->list[i];
            }
        }
        wb_chosen_fini(&chosen);
    }
    choices->count = left;
}

static bool applies(const struct asking *how, const struct wb_condition *relevant)
{
    return !relevant || wb_condition_holds(how->reader, relevant);
}

static bool among_gathered(const struct gathered *gathered, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(gathered->list[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

/* The choices of `field` that apply, behind `before`. */
static struct gathered with_own(const struct asking *how, const struct wb_field *field, struct gathered before)
{
    struct gathered out = {.answered = before.answered};
    out.list = wb_arena_alloc_array(how->arena, before.count + field->choice_count + 1, sizeof(*out.list));
    for (; out.count < before.count; out.count++) {
        out.list[out.count] = before.list[out.count];
    }
    for (size_t i = 0; i < field->choice_count; i++) {
        const struct wb_choice *choice = &field->choices[i];
        if (applies(how, choice->relevant) && !among_gathered(&before, before.count, choice->id)) {
            out.list[out.count++] = (struct wb_asked_choice){
                .id = choice->id, .label = text_of_scale(how, choice->label), .alone = choice->alone};
        }
    }
    return out;
}

static void ask_choices(const struct asking *how, struct wb_asked *asked)
{
    const struct wb_prompt *prompt = how->prompt;
    struct gathered choices = {0};
    if (prompt->choices_from_commitments) {
        choices = gather_commitments(how);
    } else if (prompt->choices_from.key) {
        choices = gather(how, &prompt->choices_from);
    }
    choices = with_own(how, &prompt->field, choices);
    if (prompt->among.key) {
        narrow(how, &choices);
    }
    if (prompt->show_values && !how->raw) {
        show_values(how, &choices);
    }
    asked->choices = choices.list;
    asked->choice_count = choices.count;
    if (choices.count == 0 && prompt->field.or_other) {
        asked->named_in = prompt->choices_from.key ? waits_for(how, &prompt->choices_from) : NULL;
    } else if (choices.count == 0) {
        const struct wb_ref *ref =
            prompt->choices_from.key && !choices.answered ? &prompt->choices_from : &prompt->among;
        if (ref->key && !wb_counts(how->reader, ref)) {
            asked->waits_for = waits_for(how, ref);
        } else if (prompt->choices_from_commitments) {
            asked->waits_for = "a commitment";
        }
    }
}

static void ask_rows(const struct asking *how, struct wb_asked *asked)
{
    const struct wb_prompt *prompt = how->prompt;
    struct gathered from = {0};
    if (prompt->rows_from.key) {
        from = gather(how, &prompt->rows_from);
    }
    struct wb_asked_row *rows = wb_arena_alloc_array(how->arena, from.count + prompt->row_count + 1, sizeof(*rows));
    size_t count = 0;
    for (size_t i = 0; i < from.count; i++) {
        const char *const *cells = wb_arena_alloc_array(how->arena, prompt->column_count + 1, sizeof(*cells));
        rows[count++] = (struct wb_asked_row){from.list[i].id, from.list[i].label, cells, from.list[i].from};
    }
    for (size_t i = 0; i < prompt->row_count; i++) {
        if (!applies(how, prompt->rows[i].relevant)) {
            continue;
        }
        const char **cells = wb_arena_alloc_array(how->arena, prompt->column_count + 1, sizeof(*cells));
        for (size_t j = 0; j < prompt->column_count; j++) {
            cells[j] = text_of(how, prompt->rows[i].cells[j], false);
        }
        rows[count++] = (struct wb_asked_row){prompt->rows[i].id, NULL, cells, NULL};
    }
    asked->rows = rows;
    asked->row_count = count;
    if (count == 0 && prompt->rows_from.key && !from.answered) {
        asked->waits_for = waits_for(how, &prompt->rows_from);
    }
}

static void ask_columns(const struct asking *how, struct wb_asked *asked)
{
    const struct wb_prompt *prompt = how->prompt;
    struct wb_asked *columns = wb_arena_alloc_array(how->arena, prompt->column_count + 1, sizeof(*columns));
    for (size_t i = 0; i < prompt->column_count; i++) {
        const struct wb_field *field = &prompt->columns[i];
        struct gathered choices = with_own(how, field, (struct gathered){0});
        columns[i] = (struct wb_asked){
            .field = field,
            .label = text_of(how, field->label, false),
            .hint = text_of(how, field->hint, false),
            .choices = choices.list,
            .choice_count = choices.count,
        };
    }
    asked->columns = columns;
    asked->column_count = prompt->column_count;
}

static void ask_review_rows(const struct asking *how, struct wb_asked *asked)
{
    struct wb_commitments due = wb_commitments_to_review(how->reader, how->prompt, how->arena);
    struct wb_asked_row *rows = wb_arena_alloc_array(how->arena, due.count + 1, sizeof(*rows));
    for (size_t i = 0; i < due.count; i++) {
        struct wb_ref ref = {.workbook = due.list[i].prompt->workbook->id, .key = due.list[i].prompt->key};
        const char **cells = wb_arena_alloc_array(how->arena, asked->column_count + 1, sizeof(*cells));
        cells[0] = due.list[i].action;
        rows[i] = (struct wb_asked_row){due.list[i].of, due.list[i].action, cells, wb_sources_of(&ref, how->arena)};
    }
    asked->rows = rows;
    asked->row_count = due.count;
}

static struct wb_asked *offer(const struct asking *how)
{
    struct wb_asked *asked = wb_arena_alloc(how->arena, sizeof(*asked));
    asked->field = &how->prompt->field;
    asked->prompt = how->prompt;
    enum wb_type type = how->prompt->field.type;
    asked->columns = wb_fixed_columns(type, how->arena, &asked->column_count);
    if (type == WB_COMMITMENTS_REVIEW) {
        ask_review_rows(how, asked);
    } else if (type == WB_TABLE) {
        ask_columns(how, asked);
        ask_rows(how, asked);
    } else if (wb_chooses(type)) {
        ask_choices(how, asked);
    }
    return asked;
}

struct wb_asked *wb_ask_offer(const struct wb_reader *reader, const struct wb_prompt *prompt, struct wb_arena *arena)
{
    return offer(&(struct asking){reader, arena, prompt});
}

/* The field as it is, unless what its ends mean holds words. */
static const struct wb_field *field_of(const struct asking *how)
{
    const struct wb_field *field = &how->prompt->field;
    const char *low = text_of_scale(how, field->range.low), *high = text_of_scale(how, field->range.high);
    if (low == field->range.low && high == field->range.high) {
        return field;
    }
    struct wb_field *copy = wb_arena_alloc(how->arena, sizeof(*copy));
    *copy = *field;
    copy->range.low = low;
    copy->range.high = high;
    return copy;
}

static struct wb_asked *ask(const struct asking *how)
{
    struct wb_asked *asked = offer(how);
    const struct wb_prompt *prompt = how->prompt;
    asked->label = text_of(how, prompt->field.label, prompt->field.type == WB_NOTE);
    asked->hint = text_of(how, prompt->field.hint, false);
    asked->guidance = text_of(how, prompt->guidance, true);
    asked->not_applicable = text_of(how, prompt->not_applicable, false);
    asked->field = field_of(how);
    return asked;
}

struct wb_asked *wb_ask_raw(const struct wb_reader *reader, const struct wb_prompt *prompt, struct wb_arena *arena)
{
    return ask(&(struct asking){reader, arena, prompt, .raw = true});
}

const struct wb_asked *wb_ask(const struct wb_reader *reader, const struct wb_prompt *prompt, struct wb_arena *arena)
{
    return ask(&(struct asking){reader, arena, prompt});
}
