/* Keeping how a prompt was asked, and showing it again as it was. */
#include "asked_parts.h"
#include "base/text.h"
#include "types.h"
#include "words.h"
#include "workbook/asked.h"
#include "workbook/type.h"

#include <math.h>
#include <string.h>

#define KEPT_PRIVATE "(kept private)"

/* ---- writing ---- */

static json_t *list_of(const char *const *texts)
{
    json_t *list = json_array();
    for (size_t i = 0; texts[i]; i++) {
        json_array_append_new(list, json_string(texts[i]));
    }
    return list;
}

static json_t *words_from(const struct wb_word *word, struct wb_arena *arena)
{
    const struct wb_ref *refs[] = {word->kind == WB_WORD_LOWEST ? &word->lowest.of : &word->of, &word->lowest.among};
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof(refs) / sizeof(*refs); i++) {
        if (refs[i]->key) {
            json_t *more = list_of(wb_sources_of(refs[i], arena));
            json_array_extend(list, more);
            json_decref(more);
        }
    }
    return list;
}

struct writing {
    const struct wb_reader *reader;
    const struct wb_workbook *workbook, *of_scale;
    const struct wb_exercise *page;
    struct wb_arena *arena;
    json_t *words;
};

/* A text of the author's, and beside it what its words stand for now. */
static void note_words_of(struct writing *to, const struct wb_workbook *workbook, const char *text)
{
    size_t from, at = 0;
    char name[WB_WORD_MAX];
    while (text && wb_word_in(text, &from, &at, name)) {
        const struct wb_word *word = wb_word_find(workbook, name);
        if (!word || json_object_get(to->words, name)) {
            continue;
        }
        bool from_answer;
        const char *now = wb_word_told(to->reader, to->page, word)
                              ? NULL
                              : wb_word_text(to->reader, workbook, word, &from_answer);
        json_t *entry = json_object();
        wb_json_set_text(entry, "text", now);
        wb_json_set_text(entry, "otherwise", word->otherwise);
        json_object_set_new(entry, "from", words_from(word, to->arena));
        json_object_set_new(to->words, name, entry);
    }
}

static void note_words(struct writing *to, const char *text)
{
    note_words_of(to, to->workbook, text);
}

static void add_from(json_t *object, const char *const *from)
{
    if (from) {
        json_object_set_new(object, "from", list_of(from));
    }
}

static void add_choices(struct writing *to, json_t *object, const struct wb_asked *asked)
{
    json_t *list = json_array();
    for (size_t i = 0; i < asked->choice_count; i++) {
        json_t *choice = json_object();
        wb_json_set_text(choice, "id", asked->choices[i].id);
        wb_json_set_text(choice, "label", asked->choices[i].label);
        if (!asked->choices[i].from) {
            note_words_of(to, to->of_scale, asked->choices[i].label);
        }
        add_from(choice, asked->choices[i].from);
        json_array_append_new(list, choice);
    }
    if (asked->choice_count > 0) {
        json_object_set(object, "choices", list);
    }
    json_decref(list);
}

static void add_range(struct writing *to, json_t *object, const struct wb_range *range)
{
    if (!range->given) {
        return;
    }
    json_t *out = json_object();
    json_object_set_new(out, "start", wb_number_json(range->start));
    json_object_set_new(out, "end", wb_number_json(range->end));
    json_object_set_new(out, "step", wb_number_json(range->step));
    wb_json_set_text(out, "low", range->low);
    wb_json_set_text(out, "high", range->high);
    note_words_of(to, to->of_scale, range->low);
    note_words_of(to, to->of_scale, range->high);
    json_object_set_new(object, "range", out);
}

static json_t *field_json(struct writing *to, const struct wb_asked *asked)
{
    json_t *out = json_object();
    wb_json_set_text(out, "type", wb_type_of(asked)->name);
    wb_json_set_text(out, "label", asked->label);
    note_words(to, asked->label);
    add_choices(to, out, asked);
    add_range(to, out, &asked->field->range);
    return out;
}

static void add_rows(struct writing *to, json_t *object, const struct wb_asked *asked)
{
    json_t *list = json_array();
    for (size_t i = 0; i < asked->row_count; i++) {
        const struct wb_asked_row *row = &asked->rows[i];
        json_t *out = json_object(), *cells = json_array();
        wb_json_set_text(out, "id", row->id);
        wb_json_set_text(out, "label", row->label);
        for (size_t j = 0; j < asked->column_count; j++) {
            json_array_append_new(cells, row->cells[j] ? json_string(row->cells[j]) : json_null());
            if (!row->from) {
                note_words(to, row->cells[j]);
            }
        }
        json_object_set_new(out, "cells", cells);
        add_from(out, row->from);
        json_array_append_new(list, out);
    }
    if (asked->row_count > 0) {
        json_object_set(object, "rows", list);
    }
    json_decref(list);
}

json_t *wb_asked_wording(const struct wb_reader *reader, const struct wb_prompt *prompt)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    struct writing to = {reader, prompt->workbook, wb_words_of_scale(prompt), prompt->exercise, &arena, json_object()};
    const struct wb_asked *asked = wb_ask_raw(reader, prompt, &arena);
    json_t *out = field_json(&to, asked);
    if (prompt->field.type == WB_TABLE) {
        json_t *columns = json_array();
        for (size_t i = 0; i < asked->column_count; i++) {
            json_t *column = field_json(&to, &asked->columns[i]);
            wb_json_set_text(column, "id", asked->columns[i].field->id);
            json_array_append_new(columns, column);
        }
        json_object_set_new(out, "columns", columns);
    }
    add_rows(&to, out, asked);
    json_t *title = json_array();
    json_array_append_new(title, json_string(prompt->section->title));
    json_array_append_new(title, json_string(prompt->exercise->title));
    note_words(&to, prompt->section->title);
    note_words(&to, prompt->exercise->title);
    json_object_set_new(out, "title", title);
    if (json_object_size(to.words) > 0) {
        json_object_set(out, "words", to.words);
    }
    json_decref(to.words);
    wb_arena_fini(&arena);
    return out;
}

/* ---- reading ---- */

struct giving {
    const json_t *words;
    wb_is_hidden *hidden;
    void *data;
    struct wb_arena *arena;
};

static bool is_hidden(const struct giving *how, const json_t *from)
{
    size_t count = json_array_size(from);
    for (size_t i = 0; i < count && how->hidden; i++) {
        const char *source = json_string_value(json_array_get(from, i));
        if (source && how->hidden(how->data, source)) {
            return true;
        }
    }
    return false;
}

static const char *find_given(void *data, const char *name, bool *from_answer)
{
    const struct giving *how = data;
    const json_t *word = json_object_get(how->words, name);
    const char *text = wb_json_string(word, "text");
    if (text && !is_hidden(how, json_object_get(word, "from"))) {
        *from_answer = true;
        return text;
    }
    return wb_json_string(word, "otherwise");
}

static const char *filled(struct giving *how, const char *text, bool markdown)
{
    if (!text) {
        return NULL;
    }
    struct wb_str out = {0};
    struct wb_filler filler = {find_given, how, markdown};
    wb_fill(&filler, text, &out);
    const char *copy = wb_arena_copy_n(how->arena, wb_str_text(&out), out.len);
    wb_str_fini(&out);
    return copy;
}

/* What was taken from an answer is literal, and may not be shown; what the author wrote has its words filled in. */
static const char *given_text(struct giving *how, const char *text, const json_t *from)
{
    if (!from) {
        return filled(how, text, false);
    }
    return text && is_hidden(how, from) ? KEPT_PRIVATE : wb_arena_copy(how->arena, text);
}

static const char *const *given_from(struct giving *how, const json_t *from)
{
    if (!json_is_array(from)) {
        return NULL;
    }
    size_t count = json_array_size(from), kept = 0;
    const char **list = wb_arena_alloc_array(how->arena, count + 1, sizeof(*list));
    for (size_t i = 0; i < count; i++) {
        const char *source = json_string_value(json_array_get(from, i));
        if (source) {
            list[kept++] = wb_arena_copy(how->arena, source);
        }
    }
    return list;
}

static void given_choices(struct giving *how, const json_t *list, struct wb_asked *asked, struct wb_field *field)
{
    size_t count = json_array_size(list);
    struct wb_asked_choice *choices = wb_arena_alloc_array(how->arena, count + 1, sizeof(*choices));
    struct wb_choice *plain = wb_arena_alloc_array(how->arena, count + 1, sizeof(*plain));
    for (size_t i = 0; i < count; i++) {
        const json_t *choice = json_array_get(list, i), *from = json_object_get(choice, "from");
        const char *id = wb_json_string(choice, "id");
        if (!id) {
            continue;
        }
        struct wb_asked_choice *to = &choices[asked->choice_count];
        to->id = wb_arena_copy(how->arena, id);
        to->label = given_text(how, wb_json_string(choice, "label"), from);
        to->label = to->label ? to->label : to->id;
        to->from = given_from(how, from);
        plain[asked->choice_count++] = (struct wb_choice){.id = to->id, .label = to->label};
    }
    asked->choices = choices;
    field->choices = plain;
    field->choice_count = asked->choice_count;
}

static struct wb_range given_range(struct giving *how, const json_t *range)
{
    if (!json_is_object(range)) {
        return (struct wb_range){0};
    }
    return (struct wb_range){
        .given = true,
        .start = wb_json_number(range, "start", 0),
        .end = wb_json_number(range, "end", 10),
        .step = wb_json_number(range, "step", 1),
        .low = filled(how, wb_json_string(range, "low"), false),
        .high = filled(how, wb_json_string(range, "high"), false),
    };
}

static bool give_field(struct giving *how, const json_t *wording, struct wb_asked *asked)
{
    struct wb_field *field = wb_arena_alloc(how->arena, sizeof(*field));
    const char *type = wb_json_string(wording, "type"), *label = wb_json_string(wording, "label");
    if (!type || !wb_type_find(type, &field->type)) {
        return false;
    }
    field->id = wb_arena_copy(how->arena, wb_json_string(wording, "id"));
    field->id = field->id ? field->id : "";
    field->min = field->max = NAN;
    field->or_other = true;
    field->range = given_range(how, json_object_get(wording, "range"));
    asked->field = field;
    asked->label = filled(how, label ? label : "", field->type == WB_NOTE);
    field->label = asked->label;
    given_choices(how, json_object_get(wording, "choices"), asked, field);
    return true;
}

static void give_columns(struct giving *how, const json_t *list, struct wb_asked *asked)
{
    size_t count = json_array_size(list);
    struct wb_asked *columns = wb_arena_alloc_array(how->arena, count + 1, sizeof(*columns));
    for (size_t i = 0; i < count; i++) {
        struct wb_asked *column = &columns[asked->column_count];
        *column = (struct wb_asked){0};
        asked->column_count += give_field(how, json_array_get(list, i), column);
    }
    asked->columns = columns;
}

static void give_rows(struct giving *how, const json_t *list, struct wb_asked *asked)
{
    size_t count = json_array_size(list);
    struct wb_asked_row *rows = wb_arena_alloc_array(how->arena, count + 1, sizeof(*rows));
    for (size_t i = 0; i < count; i++) {
        const json_t *row = json_array_get(list, i), *from = json_object_get(row, "from");
        const char *id = wb_json_string(row, "id");
        const char **cells = wb_arena_alloc_array(how->arena, asked->column_count + 1, sizeof(*cells));
        for (size_t j = 0; j < asked->column_count; j++) {
            const char *cell = json_string_value(json_array_get(json_object_get(row, "cells"), j));
            cells[j] = given_text(how, cell, from);
        }
        if (id) {
            rows[asked->row_count++] = (struct wb_asked_row){
                wb_arena_copy(how->arena, id),
                from ? given_text(how, wb_json_string(row, "label"), from) : NULL,
                cells,
                given_from(how, from),
            };
        }
    }
    asked->rows = rows;
}

const struct wb_asked *wb_asked_as_given(const json_t *wording, wb_is_hidden *hidden, void *data,
                                         struct wb_arena *arena)
{
    struct giving how = {json_object_get(wording, "words"), hidden, data, arena};
    struct wb_asked *asked = wb_arena_alloc(arena, sizeof(*asked));
    if (!json_is_object(wording) || !give_field(&how, wording, asked)) {
        return NULL;
    }
    asked->columns = wb_fixed_columns(asked->field->type, arena, &asked->column_count);
    if (!asked->columns) {
        give_columns(&how, json_object_get(wording, "columns"), asked);
    }
    give_rows(&how, json_object_get(wording, "rows"), asked);
    return asked;
}

const struct wb_asked *wb_asked_then(const struct wb_reader *reader, const struct wb_prompt *prompt,
                                     const struct wb_answer *answer, struct wb_arena *arena)
{
    const struct wb_asked *asked = wb_asked_as_given(answer->wording, NULL, NULL, arena);
    return asked && asked->label ? asked : wb_ask(reader, prompt, arena);
}

bool wb_asked_alike(const struct wb_prompt *prompt, const struct wb_answer *answer)
{
    const char *label = wb_json_string(answer->wording, "label");
    return !label || wb_same(label, prompt->field.label);
}
