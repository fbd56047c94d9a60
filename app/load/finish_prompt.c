/* From what a prompt says to the model. */
#include "finish.h"

#include "faults.h"
#include "workbook/type.h"

#include <math.h>
#include <stdio.h>

static void make_rows(struct loading *to, const struct raw_prompt *raw, struct wb_prompt *prompt)
{
    if (raw->rows.count == 0) {
        return;
    }
    struct wb_row *rows = wb_arena_alloc_array(&to->book->arena, raw->rows.count, sizeof(*rows));
    const char *columns[WB_COLUMNS + 1] = {0};
    for (size_t i = 0; i < raw->columns.count && i < WB_COLUMNS; i++) {
        columns[i] = raw->columns.list[i].id;
    }
    for (size_t i = 0; i < raw->rows.count; i++) {
        const struct raw_row *from = &raw->rows.list[i];
        const char **cells = wb_arena_alloc_array(&to->book->arena, raw->columns.count + 1, sizeof(*cells));
        const char *first = NULL;
        for (size_t j = 0; j < from->cells.count; j++) {
            const struct raw_pair *cell = &from->cells.list[j];
            size_t at = 0;
            while (cell->key && columns[at] && strcmp(columns[at], cell->key) != 0) {
                at++;
            }
            if (cell->key && !columns[at]) {
                wb_load_unknown(to, wb_text_mark(cell->key), cell->key, "%s is no column of this table%s",
                                wb_load_quoted(to, cell->key),
                                wb_meant(to->faults, cell->key, columns, "; write the id of one"));
                continue;
            }
            if (columns[at]) {
                cells[at] = cell->text;
            }
            first = first ? first : cell->text;
        }
        char slug[WB_ID_BYTES + 1] = "";
        wb_slug(first ? first : "", slug);
        if (!slug[0]) {
            snprintf(slug, sizeof(slug), "row-%zu", i + 1);
        }
        const char *id = from->id ? from->id : wb_text_placed(to, from->mark, slug, strlen(slug));
        rows[i] = (struct wb_row){id, cells, from->relevant};
    }
    wb_refuse_twice_in(to, rows, raw->rows.count, sizeof(*rows), "row id");
    prompt->rows = rows;
    prompt->row_count = raw->rows.count;
}

/* What looks back may have a scale of its own; what is rated again has that of its series. */
static bool inherits(const struct entry *entry)
{
    bool own = wb_entry_has(entry, PROMPT_RANGE) || wb_entry_has(entry, PROMPT_CHOICES);
    return wb_entry_has(entry, PROMPT_RERATE) || (wb_entry_has(entry, PROMPT_LOOKING_BACK) && !own);
}

/* A rating that takes its type and scale from another: what it may say of itself. */
static void check_repeating(struct loading *to, const struct entry *entry, struct wb_prompt *prompt,
                            const struct raw_prompt *raw)
{
    static const int taken[] = {PROMPT_CHOICES, PROMPT_RANGE, PROMPT_OR_OTHER};
    const char **only = wb_arena_alloc_array(&to->book->arena, raw->items.count + 1, sizeof(*only));
    for (size_t i = 0; i < sizeof(taken) / sizeof(*taken); i++) {
        if (wb_entry_has(entry, taken[i])) {
            wb_load_fault(to, wb_entry_mark(entry, taken[i]),
                          "%s: comes from the prompt that is asked again; remove it", entry->kind->keys[taken[i]].name);
        }
    }
    for (size_t i = 0; i < raw->items.count; i++) {
        only[i] = raw->items.list[i].id;
    }
    prompt->items_only = raw->items.count > 0 ? only : NULL;
    prompt->items_only_count = raw->items.count;
    unsigned types = 1u << WB_RANGE | 1u << WB_RATINGS | 1u << WB_SELECT_ONE;
    for (size_t i = 0; i < entry->kind->key_count; i++) {
        const struct key *key = &entry->kind->keys[i];
        if ((entry->seen >> i & 1) != 0 && key->types != 0 && (key->types & types) == 0) {
            wb_load_fault(to, entry->marks[i], "%s: means nothing on a prompt that is asked again; remove it",
                          key->name);
        }
    }
}

/* What a type cannot do without. */
static void check_needs(struct loading *to, const struct entry *entry, const struct wb_prompt *prompt)
{
    static const struct {
        enum wb_type type;
        int key;
        const char *add;
    } needs[] = {
        {WB_SELECT_ONE, PROMPT_CHOICES, "choices: [one, another], or choices_from: PROMPT"},
        {WB_SELECT_MULTIPLE, PROMPT_CHOICES, "choices: [one, another], or choices_from: PROMPT"},
        {WB_RANK, PROMPT_CHOICES, "choices: [one, another], or choices_from: PROMPT"},
        {WB_RATINGS, PROMPT_ITEMS, "items: [one, another]"},
        {WB_TABLE, PROMPT_COLUMNS, "columns: [one, another]"},
        {WB_LETTER, PROMPT_OPENS_WITH, "opens_with: the id of a section"},
    };
    for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++) {
        if (needs[i].type == prompt->field.type && !wb_entry_has(entry, needs[i].key) &&
            !wb_entry_has(entry, PROMPT_CHOICES_FROM)) {
            wb_load_lack(to, entry, entry->mark, "a prompt of type %s lacks \"%s\"; add %s",
                         wb_types[prompt->field.type].name, entry->kind->keys[needs[i].key].name, needs[i].add);
        }
    }
}

static void check_table(struct loading *to, const struct entry *entry, const struct wb_prompt *prompt)
{
    if (wb_entry_has(entry, PROMPT_ROWS) && wb_entry_has(entry, PROMPT_ROWS_FROM)) {
        wb_load_fault(to, wb_entry_mark(entry, PROMPT_ROWS_FROM), "rows and rows_from exclude each other; remove one");
    }
    if (wb_entry_has(entry, PROMPT_ROWS_FIXED) && !wb_entry_has(entry, PROMPT_ROWS) &&
        !wb_entry_has(entry, PROMPT_ROWS_FROM)) {
        wb_load_lack(to, entry, wb_entry_mark(entry, PROMPT_ROWS_FIXED),
                     "rows_fixed: there are no rows to keep to; add rows, or "
                     "remove it");
    }
    if (prompt->max_rows > 0 && prompt->min_rows > prompt->max_rows) {
        wb_load_fault(to, wb_entry_mark(entry, PROMPT_MIN_ROWS), "min_rows is above max_rows; exchange them");
    }
    if (prompt->min_rows < 0) {
        wb_load_fault(to, wb_entry_mark(entry, PROMPT_MIN_ROWS), "min_rows: must be at least 0");
    }
}

static void check_was(struct loading *to, const struct wb_prompt *prompt)
{
    for (size_t i = 0; i < prompt->was_count; i++) {
        const char *dot = strchr(prompt->was[i], '.');
        if (!wb_id_good(dot ? dot + 1 : prompt->was[i])) {
            wb_load_fault(to, wb_text_mark(prompt->was[i]), "was: %s is no id; write the id that it had before",
                          wb_load_quoted(to, prompt->was[i]));
        }
    }
}

static void check_limits(struct loading *to, const struct entry *entry, const struct wb_prompt *prompt)
{
    bool open = prompt->choices_from.key || prompt->choices_from_commitments || prompt->field.or_other;
    double most = (double)prompt->field.choice_count;
    if (prompt->field.type == WB_SELECT_MULTIPLE && !open && prompt->field.min > most) {
        wb_load_lack(to, entry, wb_entry_mark(entry, PROMPT_MIN), "min: there are only %zu choices; lower it",
                     prompt->field.choice_count);
    }
    if (prompt->field.type == WB_RANK && !open && !entry->holed && prompt->top > (int)prompt->field.choice_count) {
        wb_load_warn(to, wb_entry_mark(entry, PROMPT_TOP), "top: there are only %zu choices; lower it",
                     prompt->field.choice_count);
    }
    if (prompt->rerate.key && prompt->looking_back.key) {
        wb_load_fault(to, wb_entry_mark(entry, PROMPT_LOOKING_BACK),
                      "rerate and looking_back exclude each other; remove one");
    }
}

static enum wb_type type_of(struct loading *to, const struct entry *entry, const struct wb_prompt *prompt)
{
    const struct raw_prompt *raw = entry->raw;
    if (wb_entry_has(entry, PROMPT_TYPE)) {
        return raw->type < 0 ? WB_TYPE_UNKNOWN : (enum wb_type)raw->type;
    }
    if (!wb_entry_has(entry, PROMPT_RERATE) && !wb_entry_has(entry, PROMPT_LOOKING_BACK)) {
        wb_load_lack(to, entry, entry->mark, "a prompt lacks \"type\"; add it: %s",
                     wb_types_text(to, (1u << WB_TYPE_COUNT) - 1));
    }
    return WB_TYPE_UNKNOWN;
}

static void count_prompt(struct loading *to, const struct entry *entry)
{
    if (++to->prompts > WB_PROMPTS) {
        wb_load_too_many(to, entry->mark, WB_PROMPTS, "prompts");
    }
}

static void fill_prompt(struct loading *to, const struct entry *entry, struct wb_prompt *prompt)
{
    const struct raw_prompt *raw = entry->raw;
    bool choices = raw->choices.count > 0;
    *prompt = (struct wb_prompt){
        .field =
            {
                .id = wb_or_empty(to, raw->id, entry->mark),
                .label = wb_or_empty(to, raw->label, entry->mark),
                .hint = raw->hint,
                .choices = choices ? raw->choices.list : raw->items.list,
                .choice_count = choices ? raw->choices.count : raw->items.count,
                .range = raw->range,
                .min = wb_entry_has(entry, PROMPT_MIN) ? raw->min : NAN,
                .max = wb_entry_has(entry, PROMPT_MAX) ? raw->max : NAN,
                .length = raw->length,
                .or_other = raw->or_other,
            },
        .mark = entry->mark,
        .guidance = raw->guidance,
        .not_applicable = raw->not_applicable,
        .sharing = wb_entry_has(entry, PROMPT_SHARING) && raw->sharing >= 0 ? (enum wb_sharing)raw->sharing : WB_COACH,
        .relevant = raw->relevant,
        .recall = raw->recall.list,
        .recall_count = raw->recall.count,
        .rerate = raw->rerate,
        .looking_back = raw->looking_back,
        .choices_from = raw->choices_from,
        .among = raw->among,
        .rows_from = raw->rows_from,
        .columns = raw->columns.list,
        .column_count = raw->columns.count,
        .min_rows = raw->min_rows,
        .max_rows = raw->max_rows,
        .top = raw->top,
        .most = 1,
        .opens_with = raw->opens_with,
        .was = raw->was.list,
        .was_count = raw->was.count,
        .short_route = raw->short_route,
        .quotable = raw->quotable,
        .required = wb_entry_has(entry, PROMPT_REQUIRED),
        .retired = raw->retired,
        .wheel = wb_entry_has(entry, PROMPT_APPEARANCE) && raw->appearance == 1,
        .on_head_page = wb_entry_has(entry, PROMPT_PAGE),
        .rows_fixed = raw->rows_fixed || raw->rows_from.key,
        .show_values = raw->show_values,
    };
    prompt->field.type = type_of(to, entry, prompt);
    if (wb_same(prompt->choices_from.key, "commitments")) {
        prompt->choices_from = (struct wb_ref){0};
        prompt->choices_from_commitments = true;
    }
}

static void fill_commitment(struct loading *to, const struct entry *entry, struct wb_prompt *prompt)
{
    double most = prompt->field.max;
    if (isnan(most)) {
        return;
    }
    if (most < 1 || most > 100 || most != floor(most)) {
        wb_load_fault(to, wb_entry_mark(entry, PROMPT_MAX), "max: must be a whole number from 1 to 100, such as 2");
        return;
    }
    prompt->most = (int)most;
    prompt->field.max = NAN;
}

void wb_finish_prompt(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_prompt *raw = entry->raw;
    struct wb_prompt *prompt = out;
    count_prompt(to, entry);
    fill_prompt(to, entry, prompt);
    if (prompt->field.type == WB_COMMITMENT) {
        fill_commitment(to, entry, prompt);
    }
    prompt->inherits = inherits(entry);
    if (prompt->inherits) {
        check_repeating(to, entry, prompt, raw);
    } else if (prompt->field.type != WB_TYPE_UNKNOWN) {
        wb_refuse_keys_of_other_types(to, entry, prompt->field.type);
        check_needs(to, entry, prompt);
        static const uint64_t own = 1ull << PROMPT_RANGE | 1ull << PROMPT_CHOICES | 1ull << PROMPT_ITEMS |
                                    1ull << PROMPT_MIN | 1ull << PROMPT_MAX;
        if (wb_entry_sound(entry, own)) {
            wb_check_field(to, wb_entry_mark(entry, PROMPT_RANGE), &prompt->field);
        }
    }
    wb_refuse_twice_in(to, raw->choices.list, raw->choices.count, sizeof(struct wb_choice), "choice id");
    wb_refuse_twice_in(to, raw->items.list, raw->items.count, sizeof(struct wb_choice), "item id");
    wb_refuse_twice_in(to, raw->columns.list, raw->columns.count, sizeof(struct wb_field), "column id");
    make_rows(to, raw, prompt);
    check_table(to, entry, prompt);
    check_limits(to, entry, prompt);
    check_was(to, prompt);
}
