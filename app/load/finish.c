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
        char c = *label;
        if (c >= 'A' && c <= 'Z') {
            c = (char)(c + ('a' - 'A'));
        }
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
void wb_refuse_twice_in(struct loading *to, const void *list, size_t count, size_t size, const char *what)
{
    if (count == 0) {
        return;
    }
    const char *few[16], **ids = count <= 16 ? few : wb_alloc_array(count, sizeof(*ids));
    for (size_t i = 0; i < count; i++) {
        memcpy(&ids[i], (const char *)list + i * size, sizeof(ids[i]));
    }
    wb_refuse_twice(to, ids, count, what);
    if (ids != few) {
        free(ids);
    }
}

void wb_load_lack(struct loading *to, const struct entry *entry, struct wb_mark mark, const char *format, ...)
{
    if (entry->holed) {
        return;
    }
    struct wb_str text = {0};
    va_list args;
    va_start(args, format);
    wb_str_vaddf(&text, format, args);
    va_end(args);
    wb_load_fault(to, mark, "%s", wb_str_text(&text));
    wb_str_fini(&text);
}

const char *wb_or_empty(struct loading *to, const char *text, struct wb_mark mark)
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

/* Of what is no number nothing more can be said. */
static double number_of(const struct entry *entry, int key, double number)
{
    return entry->hurt >> key & 1 ? NAN : number;
}

void wb_finish_condition(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_condition *raw = entry->raw;
    struct wb_condition list[9]; /* one for each key that tests */
    struct parts parts = {list, 0};
    if (wb_entry_has(entry, CONDITION_IS)) {
        add_values(&parts, WB_TEST_IS, raw, &raw->is, wb_entry_mark(entry, CONDITION_IS));
    }
    if (wb_entry_has(entry, CONDITION_IS_NOT)) {
        add_values(&parts, WB_TEST_IS_NOT, raw, &raw->is_not, wb_entry_mark(entry, CONDITION_IS_NOT));
    }
    if (wb_entry_has(entry, CONDITION_INCLUDES)) {
        add_values(&parts, WB_TEST_INCLUDES, raw, &raw->includes, wb_entry_mark(entry, CONDITION_INCLUDES));
    }
    if (wb_entry_has(entry, CONDITION_AT_LEAST)) {
        add_part(&parts, WB_TEST_AT_LEAST, raw, wb_entry_mark(entry, CONDITION_AT_LEAST))->number =
            number_of(entry, CONDITION_AT_LEAST, raw->at_least);
    }
    if (wb_entry_has(entry, CONDITION_AT_MOST)) {
        add_part(&parts, WB_TEST_AT_MOST, raw, wb_entry_mark(entry, CONDITION_AT_MOST))->number =
            number_of(entry, CONDITION_AT_MOST, raw->at_most);
    }
    if (wb_entry_has(entry, CONDITION_ANSWERED)) {
        add_part(&parts, WB_TEST_ANSWERED, raw, wb_entry_mark(entry, CONDITION_ANSWERED))->answered = raw->answered;
    }
    bool prompt = wb_entry_has(entry, CONDITION_PROMPT);
    if (prompt && parts.count == 0) {
        wb_load_lack(to, entry, entry->mark,
                     "the condition asks nothing of the prompt; add is, is_not, includes, at_least, "
                     "at_most or answered");
    }
    if (!prompt && (parts.count > 0 || raw->item)) {
        wb_load_lack(to, entry, entry->mark, "the condition names no prompt; add prompt: ID");
    }
    if (wb_entry_has(entry, CONDITION_ALL)) {
        add_group(&parts, WB_TEST_ALL, raw->all.list, raw->all.count, wb_entry_mark(entry, CONDITION_ALL));
    }
    if (wb_entry_has(entry, CONDITION_ANY)) {
        add_group(&parts, WB_TEST_ANY, raw->any.list, raw->any.count, wb_entry_mark(entry, CONDITION_ANY));
    }
    if (raw->not ) {
        add_group(&parts, WB_TEST_NOT, raw->not, 1, wb_entry_mark(entry, CONDITION_NOT));
    }
    if (!prompt && parts.count == 0 && entry->seen == 0) {
        wb_load_lack(to, entry, entry->mark,
                     "the condition is empty; write one, such as {prompt: setting, is: special}");
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

/* A key that no choice can have was meant to say where the word comes from. */
static bool other_source(struct loading *to, const struct raw_word *raw)
{
    for (size_t i = 0; i < raw->cases.count; i++) {
        const char *key = raw->cases.list[i].key;
        if (!wb_id_good(key) && strchr(key, '_')) {
            wb_load_fault(to, wb_text_mark(key), "unknown key %s; a word comes from one of by, lowest_of and answer",
                          wb_load_quoted(to, key));
            return true;
        }
    }
    return false;
}

void wb_finish_word(struct loading *to, const struct entry *entry, void *out)
{
    const struct raw_word *raw = entry->raw;
    struct wb_word *word = out;
    bool by = wb_entry_has(entry, WORD_BY), lowest = wb_entry_has(entry, WORD_LOWEST_OF),
         answer = wb_entry_has(entry, WORD_ANSWER);
    word->otherwise = wb_or_empty(to, raw->otherwise, entry->mark);
    if (by + lowest + answer == 0 && other_source(to, raw)) {
        return;
    }
    if (by + lowest + answer != 1) {
        wb_load_lack(to, entry, entry->mark, "a word stands for one thing; write either by, lowest_of or answer");
        return;
    }
    if (wb_entry_has(entry, WORD_AMONG) && !lowest) {
        wb_load_lack(to, entry, wb_entry_mark(entry, WORD_AMONG), "among: means nothing without lowest_of; remove it");
    }
    for (size_t i = 0; i < raw->cases.count && !by; i++) {
        static const char *const keys[] = {"by", "lowest_of", "among", "answer", "otherwise", NULL};
        wb_load_fault(to, wb_text_mark(raw->cases.list[i].key), "unknown key %s%s",
                      wb_load_quoted(to, raw->cases.list[i].key),
                      wb_meant(to->faults, raw->cases.list[i].key, keys, "; cases stand beside by, so remove it"));
    }
    if (by && raw->cases.count == 0) {
        wb_load_lack(to, entry, entry->mark,
                     "the word has no cases; add one for each choice, such as special: learner");
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
        .id = wb_or_empty(to, raw->id, entry->mark),
        .label = wb_or_empty(to, raw->label, entry->mark),
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
        .end = wb_entry_has(entry, RANGE_END) ? raw->end : raw->start + 10,
        .step = wb_entry_has(entry, RANGE_STEP) ? raw->step : 1,
        .low = raw->low,
        .high = raw->high,
    };
}

/* "range or ratings" */
const char *wb_types_text(struct loading *to, unsigned types)
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

void wb_refuse_keys_of_other_types(struct loading *to, const struct entry *entry, enum wb_type type)
{
    for (size_t i = 0; i < entry->kind->key_count; i++) {
        const struct key *key = &entry->kind->keys[i];
        if ((entry->seen >> i & 1) != 0 && key->types != 0 && (key->types >> type & 1) == 0) {
            wb_load_fault(to, entry->marks[i], "%s: means nothing on the type %s; remove it, or make the type %s",
                          key->name, wb_types[type].name, wb_types_text(to, key->types & ((1u << WB_TYPE_COUNT) - 1)));
        }
    }
}

void wb_check_field(struct loading *to, struct wb_mark mark, const struct wb_field *field)
{
    struct wb_error err = {0};
    if (field->type == WB_TYPE_UNKNOWN || !wb_types[field->type].check || wb_types[field->type].check(field, &err)) {
        return;
    }
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
        .id = wb_or_empty(to, raw->id, entry->mark),
        .label = wb_or_empty(to, raw->label, entry->mark),
        .hint = raw->hint,
        .type = WB_LINE,
        .choices = raw->choices.list,
        .choice_count = raw->choices.count,
        .range = raw->range,
        .min = wb_entry_has(entry, COLUMN_MIN) ? raw->min : NAN,
        .max = wb_entry_has(entry, COLUMN_MAX) ? raw->max : NAN,
        .length = raw->length,
        .or_other = raw->or_other,
    };
    refuse_id_of_rows(to, field);
    if (wb_entry_has(entry, COLUMN_TYPE)) {
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
        wb_load_fault(to, wb_entry_mark(entry, COLUMN_TYPE), "type: a column cannot be %s; write %s",
                      wb_types[field->type].name, wb_types_text(to, types));
        return;
    }
    wb_refuse_keys_of_other_types(to, entry, field->type);
    if (wb_entry_sound(entry,
                       1ull << COLUMN_RANGE | 1ull << COLUMN_CHOICES | 1ull << COLUMN_MIN | 1ull << COLUMN_MAX)) {
        wb_check_field(to, wb_entry_mark(entry, COLUMN_RANGE), field);
    }
    if ((field->type == WB_SELECT_ONE || field->type == WB_SELECT_MULTIPLE) && field->choice_count == 0 &&
        !wb_entry_has(entry, COLUMN_CHOICES)) {
        wb_load_lack(to, entry, entry->mark, "the column has nothing to choose from; add choices: [one, another]");
    }
    wb_refuse_twice_in(to, raw->choices.list, raw->choices.count, sizeof(struct wb_choice), "choice id");
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
        wb_load_lack(to, entry, entry->mark, "the row is empty; add COLUMN: TEXT");
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
        .id = wb_or_empty(to, raw->id, entry->mark),
        .title = wb_or_empty(to, raw->title, entry->mark),
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
    turn->id = wb_or_empty(to, turn->id, entry->mark);
    turn->title = wb_or_empty(to, turn->title, entry->mark);
    turn->opens = wb_entry_has(entry, TURN_OPENS) ? turn->opens + 1 : -1;
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
            wb_load_unknown(to, wb_text_mark(only), only, "only: the section is not repeated; remove it");
        } else if (!found) {
            wb_load_unknown(to, wb_text_mark(only), only, "only: %s is no turn of this section%s",
                            wb_load_quoted(to, only), wb_meant(to->faults, only, turns, "; write one of its repeat"));
        }
    }
}

void wb_finish_section(struct loading *to, const struct entry *entry, void *out)
{
    struct raw_section *section = out;
    *section = *(const struct raw_section *)entry->raw;
    section->id = wb_or_empty(to, section->id, entry->mark);
    section->title = wb_or_empty(to, section->title, entry->mark);
    section->entries = entry->entries;
    section->opens = wb_entry_has(entry, SECTION_OPENS) ? section->opens + 1 : WB_FROM_THE_START;
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
    raw->id = wb_or_empty(to, raw->id, entry->mark);
    raw->title = wb_or_empty(to, raw->title, entry->mark);
    raw->language = raw->language ? raw->language : wb_text_placed(to, entry->mark, "en-GB", strlen("en-GB"));
}
