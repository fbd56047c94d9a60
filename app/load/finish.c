#include "finish.h"

#include "faults.h"
#include "workbook/type.h"

#include <math.h>
#include <stdlib.h>

void wb_slug(const char *label, char out[static WB_ID_BYTES + 1])
{
    size_t len = 0;
    bool gap = false;
    for (; *label && len < WB_ID_BYTES; label++) {
        char c = *label >= 'A' && *label <= 'Z' ? (char)(*label + ('a' - 'A')) : *label;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (gap && len > 0) {
                out[len++] = '-';
            }
            gap = false;
            if (len < WB_ID_BYTES) {
                out[len++] = c;
            }
        } else {
            gap = true;
        }
    }
    out[len] = '\0';
}

/* ---- what stands there twice ---- */

static int compare_placed(const void *left, const void *right)
{
    const char *a = *(const char *const *)left, *b = *(const char *const *)right;
    int order = strcmp(a, b);
    if (order == 0) {
        struct wb_mark at = wb_text_mark(a), bt = wb_text_mark(b);
        order = (at.line > bt.line) - (at.line < bt.line);
        order = order ? order : (at.column > bt.column) - (at.column < bt.column);
    }
    return order;
}

/* Lists are short as a rule, and then comparing each with each costs less than sorting. */
static bool all_differ(const char *const *ids, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (ids[i] && ids[j] && ids[i][0] == ids[j][0] && strcmp(ids[i], ids[j]) == 0) {
                return false;
            }
        }
    }
    return true;
}

void wb_refuse_twice(struct loading *to, const char *const *ids, size_t count, const char *what)
{
    if (count <= 16 && all_differ(ids, count)) {
        return;
    }
    const char **sorted = wb_alloc_array(count + 1, sizeof(*sorted));
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (ids[i] && ids[i][0]) {
            sorted[kept++] = ids[i];
        }
    }
    qsort(sorted, kept, sizeof(*sorted), compare_placed);
    for (size_t i = 1; i < kept; i++) {
        if (strcmp(sorted[i - 1], sorted[i]) == 0) {
            wb_load_fault(to, wb_text_mark(sorted[i]), "duplicate %s %s; it stands in line %d already, choose another",
                          what, wb_load_quoted(to, sorted[i]), wb_text_mark(sorted[i - 1]).line);
        }
    }
    free(sorted);
}

/* The same for the ids of a list of structures that begin with their id. */
static void refuse_twice_in(struct loading *to, const void *list, size_t count, size_t size, const char *what)
{
    const char *few[16], **ids = count <= 16 ? few : wb_alloc_array(count, sizeof(*ids));
    for (size_t i = 0; i < count; i++) {
        memcpy(&ids[i], (const char *)list + i * size, sizeof(ids[i]));
    }
    wb_refuse_twice(to, ids, count, what);
    if (ids != few) {
        free(ids);
    }
}

/* A text that is not there is empty: faults are said already, and what follows need not ask each time. */
static const char *or_empty(struct loading *to, const char *text, struct wb_mark mark)
{
    return text ? text : wb_text_placed(to, mark, "", 0);
}

/* ---- conditions, words ---- */

struct parts {
    struct wb_condition *list;
    size_t count;
};

static struct wb_condition *add_part(struct parts *parts, enum wb_test test, const struct raw_condition *raw,
                                     struct wb_mark mark)
{
    struct wb_condition *part = &parts->list[parts->count++];
    *part = (struct wb_condition){.test = test, .ref = raw->prompt, .item = raw->item, .mark = mark};
    return part;
}

static void add_values(struct parts *parts, enum wb_test test, const struct raw_condition *raw,
                       const struct raw_texts *values, struct wb_mark mark)
{
    struct wb_condition *part = add_part(parts, test, raw, mark);
    part->values = values->list;
    part->value_count = values->count;
}

static void add_group(struct parts *parts, enum wb_test test, const struct wb_condition *list, size_t count,
                      struct wb_mark mark)
{
    parts->list[parts->count++] = (struct wb_condition){.test = test, .parts = list, .part_count = count, .mark = mark};
}

void wb_finish_condition(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_condition *raw = entry->raw;
    struct wb_condition list[9]; /* one for each key that tests */
    struct parts parts = {list, 0};
    if (wb_entry_has(entry, "is")) {
        add_values(&parts, WB_TEST_IS, raw, &raw->is, entry->mark);
    }
    if (wb_entry_has(entry, "is_not")) {
        add_values(&parts, WB_TEST_IS_NOT, raw, &raw->is_not, entry->mark);
    }
    if (wb_entry_has(entry, "includes")) {
        add_values(&parts, WB_TEST_INCLUDES, raw, &raw->includes, entry->mark);
    }
    if (wb_entry_has(entry, "at_least")) {
        add_part(&parts, WB_TEST_AT_LEAST, raw, entry->mark)->number = raw->at_least;
    }
    if (wb_entry_has(entry, "at_most")) {
        add_part(&parts, WB_TEST_AT_MOST, raw, entry->mark)->number = raw->at_most;
    }
    if (wb_entry_has(entry, "answered")) {
        add_part(&parts, WB_TEST_ANSWERED, raw, entry->mark)->answered = raw->answered;
    }
    bool prompt = wb_entry_has(entry, "prompt");
    if (prompt && parts.count == 0) {
        wb_load_fault(to, entry->mark,
                      "the condition asks nothing of the prompt; add is, is_not, includes, at_least, "
                      "at_most or answered");
    }
    if (!prompt && (parts.count > 0 || raw->item)) {
        wb_load_fault(to, entry->mark, "the condition names no prompt; add prompt: ID");
    }
    if (wb_entry_has(entry, "all")) {
        add_group(&parts, WB_TEST_ALL, raw->all.list, raw->all.count, entry->mark);
    }
    if (wb_entry_has(entry, "any")) {
        add_group(&parts, WB_TEST_ANY, raw->any.list, raw->any.count, entry->mark);
    }
    if (raw->not ) {
        add_group(&parts, WB_TEST_NOT, raw->not, 1, entry->mark);
    }
    if (!prompt && parts.count == 0 && entry->seen == 0) {
        wb_load_fault(to, entry->mark, "the condition is empty; write one, such as {prompt: setting, is: special}");
    }
    struct wb_condition *made = out;
    if (parts.count == 1) {
        *made = parts.list[0];
    } else {
        struct wb_condition *kept = wb_arena_alloc_array(&to->book->arena, parts.count + 1, sizeof(*kept));
        memcpy(kept, list, parts.count * sizeof(*kept));
        *made =
            (struct wb_condition){.test = WB_TEST_ALL, .parts = kept, .part_count = parts.count, .mark = entry->mark};
    }
}

void wb_finish_lowest(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_lowest *raw = entry->raw;
    *(struct wb_lowest *)out = (struct wb_lowest){raw->lowest_of, raw->among, raw->item};
}

void wb_finish_word(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_word *raw = entry->raw;
    struct wb_word *word = out;
    bool by = wb_entry_has(entry, "by"), lowest = wb_entry_has(entry, "lowest_of"),
         answer = wb_entry_has(entry, "answer");
    word->otherwise = or_empty(to, raw->otherwise, entry->mark);
    if (by + lowest + answer != 1) {
        wb_load_fault(to, entry->mark, "a word stands for one thing; write either by, lowest_of or answer");
        return;
    }
    if (wb_entry_has(entry, "among") && !lowest) {
        wb_load_fault(to, wb_entry_mark(entry, "among"), "among: means nothing without lowest_of; remove it");
    }
    for (size_t i = 0; i < raw->cases.count && !by; i++) {
        static const char *const keys[] = {"by", "lowest_of", "among", "answer", "otherwise", NULL};
        wb_load_fault(to, wb_text_mark(raw->cases.list[i].key), "unknown key %s%s",
                      wb_load_quoted(to, raw->cases.list[i].key),
                      wb_meant(to->faults, raw->cases.list[i].key, keys, "; cases stand beside by, so remove it"));
    }
    if (by && raw->cases.count == 0) {
        wb_load_fault(to, entry->mark, "the word has no cases; add one for each choice, such as special: learner");
    }
    struct wb_word_case *cases = wb_arena_alloc_array(&to->book->arena, raw->cases.count + 1, sizeof(*cases));
    for (size_t i = 0; i < raw->cases.count; i++) {
        cases[i] = (struct wb_word_case){raw->cases.list[i].key, raw->cases.list[i].text};
    }
    word->kind = by ? WB_WORD_BY : lowest ? WB_WORD_LOWEST : WB_WORD_ANSWER;
    word->of = by ? raw->by : raw->answer;
    word->lowest = (struct wb_lowest){raw->lowest_of, raw->among, NULL};
    word->cases = cases;
    word->case_count = by ? raw->cases.count : 0;
}

/* ---- choices, ranges, columns, rows ---- */

static const char *slug_of(struct loading *to, const char *label, const char *what)
{
    char slug[WB_ID_BYTES + 1];
    wb_slug(label, slug);
    if (!slug[0]) {
        wb_load_fault(to, wb_text_mark(label), "%s %s needs an id of its own; write {id: AN-ID, label: %s}", what,
                      wb_load_quoted(to, label), wb_load_quoted(to, label));
    }
    return wb_text_placed(to, wb_text_mark(label), slug, strlen(slug));
}

void wb_finish_choice(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_choice *raw = entry->raw;
    *(struct wb_choice *)out = (struct wb_choice){
        .id = or_empty(to, raw->id, entry->mark),
        .label = or_empty(to, raw->label, entry->mark),
        .relevant = raw->relevant,
        .alone = raw->alone,
    };
}

void wb_choice_from_text(struct loading *to, const char *placed, void *out)
{
    *(struct wb_choice *)out = (struct wb_choice){.id = slug_of(to, placed, "the choice"), .label = placed};
}

void wb_finish_range(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_range *raw = entry->raw;
    *(struct wb_range *)out = (struct wb_range){
        .given = true,
        .start = raw->start,
        .end = wb_entry_has(entry, "end") ? raw->end : raw->start + 10,
        .step = wb_entry_has(entry, "step") ? raw->step : 1,
        .low = raw->low,
        .high = raw->high,
    };
}

/* "range or ratings" */
static const char *types_text(struct loading *to, unsigned types)
{
    struct wb_str out = {0};
    for (int type = 0; type < WB_TYPE_COUNT; type++) {
        if ((types >> type & 1) == 0) {
            continue;
        }
        bool last = types >> type == 1;
        wb_str_addf(&out, "%s%s", out.len == 0 ? "" : last ? " or " : ", ", wb_types[type].name);
    }
    const char *text = wb_arena_copy(&to->faults->arena, wb_str_text(&out));
    wb_str_fini(&out);
    return text;
}

static void refuse_keys_of_other_types(struct loading *to, const struct entry *entry, enum wb_type type)
{
    for (size_t i = 0; i < entry->kind->key_count; i++) {
        const struct key *key = &entry->kind->keys[i];
        if ((entry->seen >> i & 1) != 0 && key->types != 0 && (key->types >> type & 1) == 0) {
            wb_load_fault(to, entry->marks[i], "%s: means nothing on the type %s; remove it, or make the type %s",
                          key->name, wb_types[type].name, types_text(to, key->types & ((1u << WB_TYPE_COUNT) - 1)));
        }
    }
}

static void check_field(struct loading *to, const struct entry *entry, const struct wb_field *field)
{
    struct wb_error err = {0};
    if (field->type == WB_TYPE_UNKNOWN || !wb_types[field->type].check || wb_types[field->type].check(field, &err)) {
        return;
    }
    struct wb_mark mark = wb_entry_has(entry, "range") ? wb_entry_mark(entry, "range") : entry->mark;
    wb_load_fault(to, mark, "%s", err.text);
}

static void refuse_id_of_rows(struct loading *to, const struct wb_field *field)
{
    if (strcmp(field->id, "id") == 0) {
        wb_load_fault(to, wb_text_mark(field->id),
                      "a column cannot have the id \"id\", which is that of its rows; "
                      "choose another");
    }
}

void wb_finish_column(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_column *raw = entry->raw;
    struct wb_field *field = out;
    *field = (struct wb_field){
        .id = or_empty(to, raw->id, entry->mark),
        .label = or_empty(to, raw->label, entry->mark),
        .hint = raw->hint,
        .type = WB_LINE,
        .choices = raw->choices.list,
        .choice_count = raw->choices.count,
        .range = raw->range,
        .min = wb_entry_has(entry, "min") ? raw->min : NAN,
        .max = wb_entry_has(entry, "max") ? raw->max : NAN,
        .length = raw->length,
        .or_other = raw->or_other,
    };
    refuse_id_of_rows(to, field);
    if (wb_entry_has(entry, "type")) {
        field->type = raw->type < 0 ? WB_TYPE_UNKNOWN : (enum wb_type)raw->type;
    }
    if (field->type == WB_TYPE_UNKNOWN) {
        return;
    }
    if (!wb_types[field->type].column) {
        unsigned types = 0;
        for (int type = 0; type < WB_TYPE_COUNT; type++) {
            types |= wb_types[type].column ? 1u << type : 0;
        }
        wb_load_fault(to, wb_entry_mark(entry, "type"), "type: a column cannot be %s; write %s",
                      wb_types[field->type].name, types_text(to, types));
        return;
    }
    refuse_keys_of_other_types(to, entry, field->type);
    check_field(to, entry, field);
    if ((field->type == WB_SELECT_ONE || field->type == WB_SELECT_MULTIPLE) && field->choice_count == 0 &&
        !wb_entry_has(entry, "choices")) {
        wb_load_fault(to, entry->mark, "the column has nothing to choose from; add choices: [one, another]");
    }
    refuse_twice_in(to, raw->choices.list, raw->choices.count, sizeof(struct wb_choice), "choice id");
}

void wb_column_from_text(struct loading *to, const char *placed, void *out)
{
    *(struct wb_field *)out = (struct wb_field){
        .id = slug_of(to, placed, "the column"), .label = placed, .type = WB_LINE, .min = NAN, .max = NAN};
    refuse_id_of_rows(to, out);
}

void wb_finish_row(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_row *raw = entry->raw;
    struct raw_row *row = out;
    *row = *raw;
    row->mark = entry->mark;
    if (row->cells.count == 0) {
        wb_load_fault(to, entry->mark, "the row is empty; add COLUMN: TEXT");
    }
}

void wb_row_from_text(struct loading *to, const char *placed, void *out)
{
    struct raw_pair *pair = wb_arena_alloc(&to->book->arena, sizeof(*pair));
    *pair = (struct raw_pair){NULL, placed};
    *(struct raw_row *)out = (struct raw_row){.cells = {pair, 1}, .mark = wb_text_mark(placed)};
}

/* ---- exercises, sections, the workbook ---- */

void wb_finish_exercise(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_exercise_keys *raw = entry->raw;
    struct raw_exercise *made = out;
    made->only = raw->only;
    made->exercise = (struct wb_exercise){
        .id = or_empty(to, raw->id, entry->mark),
        .title = or_empty(to, raw->title, entry->mark),
        .method = raw->method,
        .why = raw->why,
        .coach_reads = raw->coach_reads,
        .minutes = raw->minutes,
        .short_route = raw->short_route,
        .relevant = raw->relevant,
        .prompts = raw->prompts.list,
        .prompt_count = raw->prompts.count,
    };
}

void wb_finish_turn(struct loading *to, const struct entry *entry, void *out)
{
    struct raw_turn *turn = out;
    *turn = *(const struct raw_turn *)entry->raw;
    turn->id = or_empty(to, turn->id, entry->mark);
    turn->title = or_empty(to, turn->title, entry->mark);
    turn->opens = wb_entry_has(entry, "opens") ? turn->opens + 1 : -1;
}

/* Exercises may be named by turns, and only by turns that there are. */
static void check_only(struct loading *to, const struct raw_section *section, const struct raw_exercise *exercise)
{
    const char *turns[WB_TURNS + 1] = {0};
    for (size_t i = 0; i < section->repeat.count && i < WB_TURNS; i++) {
        turns[i] = section->repeat.list[i].id;
    }
    for (size_t i = 0; i < exercise->only.count; i++) {
        const char *only = exercise->only.list[i];
        bool found = false;
        for (size_t j = 0; turns[j] && !found; j++) {
            found = strcmp(turns[j], only) == 0;
        }
        if (!found && section->repeat.count == 0) {
            wb_load_fault(to, wb_text_mark(only), "only: the section is not repeated; remove it");
        } else if (!found) {
            wb_load_fault(to, wb_text_mark(only), "only: %s is no turn of this section%s", wb_load_quoted(to, only),
                          wb_meant(to->faults, only, turns, "; write one of its repeat"));
        }
    }
}

void wb_finish_section(struct loading *to, const struct entry *entry, void *out)
{
    struct raw_section *section = out;
    *section = *(const struct raw_section *)entry->raw;
    section->id = or_empty(to, section->id, entry->mark);
    section->title = or_empty(to, section->title, entry->mark);
    section->entries = entry->entries;
    section->opens = wb_entry_has(entry, "opens") ? section->opens + 1 : WB_FROM_THE_START;
    const char **ids = wb_alloc_array(section->exercises.count + 1, sizeof(*ids));
    for (size_t i = 0; i < section->exercises.count; i++) {
        ids[i] = section->exercises.list[i].exercise.id;
        check_only(to, section, &section->exercises.list[i]);
    }
    wb_refuse_twice(to, ids, section->exercises.count, "exercise id");
    free(ids);
}

void wb_finish_workbook(struct loading *to, const struct entry *entry, void *out)
{
    struct raw_workbook *raw = out;
    *raw = *(const struct raw_workbook *)entry->raw;
    raw->id = or_empty(to, raw->id, entry->mark);
    raw->title = or_empty(to, raw->title, entry->mark);
    raw->language = raw->language ? raw->language : wb_text_placed(to, entry->mark, "en-GB", strlen("en-GB"));
}

/* ---- prompts ---- */

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
                wb_load_fault(to, wb_text_mark(cell->key), "%s is no column of this table%s",
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
    refuse_twice_in(to, rows, raw->rows.count, sizeof(*rows), "row id");
    prompt->rows = rows;
    prompt->row_count = raw->rows.count;
}

/* What looks back may have a scale of its own; what is rated again has that of its series. */
static bool inherits(const struct entry *entry)
{
    bool own = wb_entry_has(entry, "range") || wb_entry_has(entry, "choices");
    return wb_entry_has(entry, "rerate") || (wb_entry_has(entry, "looking_back") && !own);
}

/* A rating that takes its type and scale from another: what it may say of itself. */
static void check_repeating(struct loading *to, const struct entry *entry, struct wb_prompt *prompt,
                            const struct raw_prompt *raw)
{
    static const char *const taken[] = {"choices", "range", "or_other"};
    const char **only = wb_arena_alloc_array(&to->book->arena, raw->items.count + 1, sizeof(*only));
    for (size_t i = 0; i < sizeof(taken) / sizeof(*taken); i++) {
        if (wb_entry_has(entry, taken[i])) {
            wb_load_fault(to, wb_entry_mark(entry, taken[i]),
                          "%s: comes from the prompt that is asked again; remove it", taken[i]);
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
        const char *key, *add;
    } needs[] = {
        {WB_SELECT_ONE, "choices", "choices: [one, another], or choices_from: PROMPT"},
        {WB_SELECT_MULTIPLE, "choices", "choices: [one, another], or choices_from: PROMPT"},
        {WB_RANK, "choices", "choices: [one, another], or choices_from: PROMPT"},
        {WB_RATINGS, "items", "items: [one, another]"},
        {WB_TABLE, "columns", "columns: [one, another]"},
        {WB_LETTER, "opens_with", "opens_with: the id of a section"},
    };
    for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++) {
        if (needs[i].type == prompt->field.type && !wb_entry_has(entry, needs[i].key) &&
            !wb_entry_has(entry, "choices_from")) {
            wb_load_fault(to, entry->mark, "a prompt of type %s lacks \"%s\"; add %s",
                          wb_types[prompt->field.type].name, needs[i].key, needs[i].add);
        }
    }
}

static void check_table(struct loading *to, const struct entry *entry, const struct wb_prompt *prompt)
{
    if (wb_entry_has(entry, "rows") && wb_entry_has(entry, "rows_from")) {
        wb_load_fault(to, wb_entry_mark(entry, "rows_from"), "rows and rows_from exclude each other; remove one");
    }
    if (wb_entry_has(entry, "rows_fixed") && !wb_entry_has(entry, "rows") && !wb_entry_has(entry, "rows_from")) {
        wb_load_fault(to, wb_entry_mark(entry, "rows_fixed"),
                      "rows_fixed: there are no rows to keep to; add rows, or "
                      "remove it");
    }
    if (prompt->max_rows > 0 && prompt->min_rows > prompt->max_rows) {
        wb_load_fault(to, wb_entry_mark(entry, "min_rows"), "min_rows is above max_rows; exchange them");
    }
    if (prompt->min_rows < 0) {
        wb_load_fault(to, wb_entry_mark(entry, "min_rows"), "min_rows: must be at least 0");
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
        wb_load_fault(to, wb_entry_mark(entry, "min"), "min: there are only %zu choices; lower it",
                      prompt->field.choice_count);
    }
    if (prompt->field.type == WB_RANK && !open && prompt->top > (int)prompt->field.choice_count) {
        wb_load_warn(to, wb_entry_mark(entry, "top"), "top: there are only %zu choices; lower it",
                     prompt->field.choice_count);
    }
    if (prompt->rerate.key && prompt->looking_back.key) {
        wb_load_fault(to, wb_entry_mark(entry, "looking_back"),
                      "rerate and looking_back exclude each other; remove one");
    }
}

static enum wb_type type_of(struct loading *to, const struct entry *entry, const struct wb_prompt *prompt)
{
    const struct raw_prompt *raw = entry->raw;
    if (wb_entry_has(entry, "type")) {
        return raw->type < 0 ? WB_TYPE_UNKNOWN : (enum wb_type)raw->type;
    }
    if (!wb_entry_has(entry, "rerate") && !wb_entry_has(entry, "looking_back")) {
        wb_load_fault(to, entry->mark, "a prompt lacks \"type\"; add it: %s",
                      types_text(to, (1u << WB_TYPE_COUNT) - 1));
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
                .id = or_empty(to, raw->id, entry->mark),
                .label = or_empty(to, raw->label, entry->mark),
                .hint = raw->hint,
                .choices = choices ? raw->choices.list : raw->items.list,
                .choice_count = choices ? raw->choices.count : raw->items.count,
                .range = raw->range,
                .min = wb_entry_has(entry, "min") ? raw->min : NAN,
                .max = wb_entry_has(entry, "max") ? raw->max : NAN,
                .length = raw->length,
                .or_other = raw->or_other,
            },
        .mark = entry->mark,
        .guidance = raw->guidance,
        .not_applicable = raw->not_applicable,
        .sharing = wb_entry_has(entry, "sharing") && raw->sharing >= 0 ? (enum wb_sharing)raw->sharing : WB_COACH,
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
        .required = wb_entry_has(entry, "required"),
        .retired = raw->retired,
        .wheel = wb_entry_has(entry, "appearance") && raw->appearance == 1,
        .on_head_page = wb_entry_has(entry, "page"),
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
        wb_load_fault(to, wb_entry_mark(entry, "max"), "max: must be a whole number from 1 to 100, such as 2");
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
        refuse_keys_of_other_types(to, entry, prompt->field.type);
        check_needs(to, entry, prompt);
        check_field(to, entry, &prompt->field);
    }
    refuse_twice_in(to, raw->choices.list, raw->choices.count, sizeof(struct wb_choice), "choice id");
    refuse_twice_in(to, raw->items.list, raw->items.count, sizeof(struct wb_choice), "item id");
    refuse_twice_in(to, raw->columns.list, raw->columns.count, sizeof(struct wb_field), "column id");
    make_rows(to, raw, prompt);
    check_table(to, entry, prompt);
    check_limits(to, entry, prompt);
    check_was(to, prompt);
}
