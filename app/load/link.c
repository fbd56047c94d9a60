#include "link.h"

#include "faults.h"
#include "finish.h"
#include "ids.h"
#include "raw.h"
#include "refs.h"
#include "workbook/type.h"

#include <stdlib.h>

enum { LISTED = 10 }; /* ids in a sentence */

/* ---- saying ---- */

/* A repeated section says the same thing once for each turn; people want it once. */
static bool said_already(const struct wb_faults *faults, struct wb_mark mark, const char *text)
{
    for (size_t i = faults->count; i > 0; i--) {
        const struct wb_fault *fault = &faults->list[i - 1];
        if (fault->mark.line == mark.line && fault->mark.column == mark.column && strcmp(fault->text, text) == 0) {
            return true;
        }
    }
    return false;
}

void wb_link_say(struct linking *in, struct wb_mark mark, bool warning, const char *format, ...)
{
    struct wb_str text = {0};
    if (!wb_faults_full(in->faults)) {
        va_list args;
        va_start(args, format);
        wb_str_vaddf(&text, format, args);
        va_end(args);
    }
    if (text.len == 0 || !said_already(in->faults, mark, wb_str_text(&text))) {
        wb_fault(in->faults, in->book->file, mark, warning, "%s", wb_str_text(&text));
    }
    wb_str_fini(&text);
}

const char *wb_link_quoted(struct linking *in, const char *text)
{
    return wb_quoted(in->faults, text);
}

bool wb_link_nowhere(const struct linking *in, const char *name)
{
    char id[WB_ID_BYTES + 1] = "";
    const char *dot = strchr(name, '.'), *start = dot ? dot + 1 : name;
    size_t len = strcspn(start, "@");
    if (len <= WB_ID_BYTES) {
        memcpy(id, start, len);
    }
    return !wb_holes_name(in->holes, id);
}

/* Comparing names takes its time, and the last of thousands of faults need no suggestion. */
static bool may_suggest(struct linking *in, size_t count)
{
    in->suggestions -= (long)count;
    return in->suggestions > 0 && !wb_faults_full(in->faults);
}

static const char *meant(struct linking *in, const char *typed, const char **names, const char *otherwise)
{
    const char *said = wb_meant(in->faults, typed, names, otherwise);
    free(names);
    return said;
}

const char *wb_link_meant_prompt(struct linking *in, const struct wb_workbook *book, const char *typed,
                                 const char *otherwise)
{
    if (!may_suggest(in, book->prompt_count)) {
        return otherwise;
    }
    const char **names = wb_alloc_array(book->prompt_count + 1, sizeof(*names));
    size_t count = 0;
    for (size_t i = 0; i < book->prompt_count; i++) {
        if (wb_id_good(book->prompts[i]->field.id)) {
            names[count++] = book->prompts[i]->key;
        }
    }
    return meant(in, typed, names, otherwise);
}

/* "; write one, another or a third", where there are few. */
static const char *listed(struct linking *in, const struct wb_field *field, const char *otherwise)
{
    if (!otherwise || field->choice_count == 0 || field->choice_count > LISTED || wb_faults_full(in->faults)) {
        return otherwise;
    }
    struct wb_str out = {0};
    for (size_t i = 0; i < field->choice_count; i++) {
        const char *before = i == 0 ? "; write " : i + 1 < field->choice_count ? ", " : " or ";
        wb_str_addf(&out, "%s%s", before, field->choices[i].id);
    }
    const char *copy = wb_arena_copy(&in->faults->arena, wb_str_text(&out));
    wb_str_fini(&out);
    return copy;
}

const char *wb_link_meant_choice(struct linking *in, const struct wb_field *field, const char *typed,
                                 const char *otherwise)
{
    if (!may_suggest(in, field->choice_count)) {
        return otherwise;
    }
    const char **names = wb_alloc_array(field->choice_count + 1, sizeof(*names));
    for (size_t i = 0; i < field->choice_count; i++) {
        names[i] = field->choices[i].id;
    }
    const char *said = meant(in, typed, names, NULL);
    return said ? said : listed(in, field, otherwise);
}

/* ---- one reference ---- */

static const char *joined(struct linking *in, const char *turn, const char *id, size_t len)
{
    struct wb_str key = {0};
    wb_str_addf(&key, "%s.%.*s", turn, (int)len, id);
    const char *copy = wb_arena_copy(&in->book->arena, wb_str_text(&key));
    wb_str_fini(&key);
    return copy;
}

/* Prompts of repeated sections by id, section and order: the first turn that asks each comes first. */
static int compare_turns(const void *left, const void *right)
{
    const struct wb_prompt *a = *(const struct wb_prompt *const *)left, *b = *(const struct wb_prompt *const *)right;
    int order = strcmp(a->field.id, b->field.id);
    order = order ? order : strcmp(a->section->turn_of, b->section->turn_of);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void turns_init(struct wb_turns *turns, const struct wb_workbook *book)
{
    turns->list = wb_alloc_array(book->prompt_count + 1, sizeof(*turns->list));
    turns->count = 0;
    for (size_t i = 0; i < book->prompt_count; i++) {
        if (book->prompts[i]->section->turn_of) {
            turns->list[turns->count++] = book->prompts[i];
        }
    }
    qsort(turns->list, turns->count, sizeof(*turns->list), compare_turns);
}

/* The first turn that asks a prompt of that id, in one repeated section or (turn_of NULL) in any. */
static const struct wb_prompt *in_some_turn(const struct wb_turns *turns, const char *turn_of, const char *id,
                                            size_t len)
{
    size_t low = 0, high = turns->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct wb_prompt *prompt = turns->list[middle];
        int order = strncmp(prompt->field.id, id, len);
        order = order == 0 && prompt->field.id[len] ? 1 : order;
        order = order == 0 && turn_of ? strcmp(prompt->section->turn_of, turn_of) : order;
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const struct wb_prompt *found = low < turns->count ? turns->list[low] : NULL;
    bool same = found && strlen(found->field.id) == len && strncmp(found->field.id, id, len) == 0 &&
                (!turn_of || strcmp(found->section->turn_of, turn_of) == 0);
    return same ? found : NULL;
}

static const struct wb_section *turn_before(const struct linking *in)
{
    return in->section && in->section->turn > 0 ? in->section - 1 : NULL;
}

/* PROMPT@previous. */
static void resolve_previous(struct linking *in, struct wb_ref *ref, size_t len)
{
    const char *typed = ref->key;
    ref->workbook = in->book->id;
    if (!in->section || !in->section->turn_of) {
        wb_link_say(in, ref->mark, false, "%s: there is no turn before outside a repeated section; write TURN.PROMPT",
                    wb_link_quoted(in, typed));
        ref->nothing = true;
        return;
    }
    if (!in_some_turn(&in->turns, in->section->turn_of, typed, len) && wb_link_nowhere(in, typed)) {
        wb_link_say(in, ref->mark, false, "unknown prompt %s; name a prompt of this repeated section before @previous",
                    wb_link_quoted(in, typed));
    }
    const struct wb_section *before = turn_before(in);
    ref->key = joined(in, before ? before->id : in->section->id, typed, len);
    ref->nothing = !before || !wb_workbook_prompt(in->book, ref->key);
}

/* A name without a workbook: the same turn's first, then the workbook's. */
static void resolve_own(struct linking *in, struct wb_ref *ref)
{
    size_t len = strlen(ref->key);
    ref->workbook = in->book->id;
    if (!in->section || !in->section->turn_of || strchr(ref->key, '.')) {
        return;
    }
    const char *key = joined(in, in->section->id, ref->key, len);
    if (wb_workbook_prompt(in->book, key)) {
        ref->key = key;
    } else if (!wb_workbook_prompt(in->book, ref->key) &&
               in_some_turn(&in->turns, in->section->turn_of, ref->key, len)) {
        ref->key = key;
        ref->nothing = true; /* this turn leaves it out */
    }
}

/* What the text of a reference names; the prompt itself is looked up after. */
static void read_name(struct linking *in, struct wb_ref *ref)
{
    const char *slash = strchr(ref->key, '/'), *previous = strchr(ref->key, '@');
    if (slash) {
        ref->workbook = wb_arena_copy_n(&in->book->arena, ref->key, (size_t)(slash - ref->key));
        ref->key = slash + 1;
    } else if (previous) {
        resolve_previous(in, ref, (size_t)(previous - ref->key));
    } else {
        resolve_own(in, ref);
    }
}

/* Whether a prompt whose id is none would have this one if it were written as its fault says. */
static bool is_meant_id(const struct wb_workbook *book, const char *id)
{
    char slug[WB_ID_BYTES + 1];
    for (size_t i = 0; i < book->prompt_count; i++) {
        const char *bad = book->prompts[i]->field.id;
        if (!wb_id_good(bad)) {
            wb_slug(bad, slug);
            if (wb_same(slug, id)) {
                return true;
            }
        }
    }
    return false;
}

static void say_unknown(struct linking *in, const struct wb_ref *ref, const struct wb_workbook *book)
{
    const char *quoted = wb_link_quoted(in, ref->key);
    if (book == in->book) {
        const struct wb_prompt *turn = in_some_turn(&in->turns, NULL, ref->key, strlen(ref->key));
        if (turn) {
            wb_link_say(in, ref->mark, false, "unknown prompt %s; it stands in a repeated section, write %s", quoted,
                        wb_link_quoted(in, turn->key));
            return;
        }
    }
    for (size_t i = 0; i < in->library->count; i++) {
        const struct wb_workbook *other = in->library->books[i];
        if (other != book && wb_workbook_prompt(other, ref->key)) {
            wb_link_say(in, ref->mark, false, "unknown prompt %s; it stands in another workbook, write %s/%s", quoted,
                        other->id, ref->key);
            return;
        }
    }
    if (book == in->book && is_meant_id(book, ref->key)) {
        return; /* the id that is none is the one cause, and was said */
    }
    bool lacks = book == in->book && book->prompt_count > 0 && !book->by_key[0]->key[0];
    bool doubt = lacks && !in->holes; /* it may be meant for the prompt that lacks its id; holes know their names */
    const char *meant =
        wb_link_meant_prompt(in, book, ref->key, doubt ? NULL : "; write the id of a prompt that there is");
    if (meant) {
        wb_link_say(in, ref->mark, false, "unknown prompt %s%s", quoted, meant);
    }
}

/* A workbook that is not here may well exist; one whose name is nearly that of another is more likely mistyped. */
static void say_missing(struct linking *in, const struct wb_ref *ref)
{
    const char **names = wb_alloc_array(in->library->count + 1, sizeof(*names));
    for (size_t i = 0; i < in->library->count; i++) {
        names[i] = in->library->books[i]->id;
    }
    wb_link_say(in, ref->mark, true, "the workbook %s is not loaded, so this counts as unanswered%s",
                wb_link_quoted(in, ref->workbook), meant(in, ref->workbook, names, "; add its file"));
}

static void resolve(void *data, struct wb_ref *ref)
{
    struct linking *in = data;
    if (!ref->key) {
        return;
    }
    if (!ref->workbook) {
        read_name(in, ref);
    }
    ref->prompt = NULL;
    if (ref->nothing) {
        return;
    }
    const struct wb_workbook *book =
        wb_same(ref->workbook, in->book->id) ? in->book : wb_library_book(in->library, ref->workbook);
    ref->prompt = wb_workbook_prompt(book, ref->key);
    if (!book && !in->own_only) {
        say_missing(in, ref);
    } else if (book && !ref->prompt && wb_link_nowhere(in, ref->key)) {
        say_unknown(in, ref, book);
    }
}

/* ---- ratings that repeat others ---- */

static const struct wb_ref *repeated(const struct wb_prompt *prompt)
{
    return prompt->rerate.key ? &prompt->rerate : prompt->looking_back.key ? &prompt->looking_back : NULL;
}

static void narrow(struct linking *in, struct wb_prompt *prompt)
{
    if (prompt->items_only_count == 0 || prompt->field.type != WB_RATINGS) {
        return;
    }
    struct wb_choice *kept = wb_arena_alloc_array(&in->book->arena, prompt->items_only_count + 1, sizeof(*kept));
    struct wb_ids wanted = wb_ids_of_texts(prompt->items_only, prompt->items_only_count);
    struct wb_ids offered = wb_ids_of_choices(prompt->field.choices, prompt->field.choice_count);
    size_t count = 0;
    for (size_t i = 0; i < prompt->field.choice_count && count < prompt->items_only_count; i++) {
        if (wb_ids_have(&wanted, prompt->field.choices[i].id)) {
            kept[count++] = prompt->field.choices[i];
        }
    }
    for (size_t i = 0; i < prompt->items_only_count; i++) {
        const char *id = prompt->items_only[i];
        if (!wb_ids_have(&offered, id) && wb_link_nowhere(in, id)) {
            wb_link_say(in, wb_text_mark(id), false, "items: %s is no item of %s%s", wb_link_quoted(in, id),
                        wb_link_quoted(in, repeated(prompt)->key),
                        wb_link_meant_choice(in, &prompt->field, id, "; write the id of one"));
        }
    }
    wb_ids_fini(&wanted);
    wb_ids_fini(&offered);
    prompt->field.choices = kept;
    prompt->field.choice_count = count;
}

static void inherit(struct linking *in, struct wb_prompt *prompt, const struct wb_prompt *base)
{
    const struct wb_ref *ref = repeated(prompt);
    enum wb_type type = base->field.type;
    if (type == WB_TYPE_UNKNOWN) {
        return;
    }
    if (type != WB_RANGE && type != WB_RATINGS && type != WB_SELECT_ONE) {
        wb_link_say(in, ref->mark, false,
                    "%s is of type %s, which cannot be asked again; name a prompt of type range, ratings or select_one",
                    wb_link_quoted(in, ref->key), wb_types[type].name);
        return;
    }
    if (prompt->field.type != WB_TYPE_UNKNOWN && prompt->field.type != type) {
        wb_link_say(in, prompt->mark, false, "the type comes from %s, which is of type %s; remove type",
                    wb_link_quoted(in, ref->key), wb_types[type].name);
    }
    if (prompt->items_only_count > 0 && type != WB_RATINGS) {
        wb_link_say(in, wb_text_mark(prompt->items_only[0]), false, "items: %s has no items, its type is %s; remove it",
                    wb_link_quoted(in, ref->key), wb_types[type].name);
    }
    prompt->field.type = type;
    prompt->field.range = base->field.range;
    prompt->field.choices = base->field.choices;
    prompt->field.choice_count = base->field.choice_count;
    prompt->field.or_other = base->field.or_other;
    prompt->not_applicable = prompt->not_applicable ? prompt->not_applicable : base->not_applicable;
    prompt->wheel = prompt->wheel || base->wheel;
    if (!prompt->choices_from.key) {
        prompt->choices_from = base->choices_from;
    }
    narrow(in, prompt);
}

/* A rating whose first one is missing cannot be asked; what was answered to it is kept as that of any retired prompt.
 */
static void without_base(struct wb_prompt *prompt)
{
    if (prompt->inherits) {
        prompt->field.type = WB_NOTE;
        prompt->retired = true;
    }
}

struct chain {
    struct wb_prompt **list;
    size_t count, capacity;
};

/* From a prompt up to one whose root is known, then down again: each rating takes over from the one it repeats. */
static void settle_series(struct linking *in, struct wb_prompt *prompt, struct chain *chain)
{
    chain->count = 0;
    while (!prompt->root) {
        const struct wb_ref *ref = repeated(prompt);
        if (ref && ref->nothing) {
            wb_link_say(in, ref->mark, false,
                        "%s is asked again where nothing comes before; name a prompt outside this "
                        "repeated section",
                        wb_link_quoted(in, ref->key));
        }
        if (!ref || !ref->prompt) {
            prompt->root = prompt;
            if (ref && !in->own_only) {
                without_base(prompt);
            }
            break;
        }
        chain->list = wb_grow(chain->list, chain->count, &chain->capacity, sizeof(struct wb_prompt *));
        chain->list[chain->count++] = prompt;
        prompt->root = prompt; /* met again below: a circle */
        prompt = wb_mine(ref->prompt);
        if (prompt->root == prompt && repeated(prompt) && repeated(prompt)->prompt) {
            for (size_t i = 0; i < chain->count; i++) {
                if (chain->list[i] == prompt) {
                    wb_link_say(in, ref->mark, false, "%s is asked again in a circle; name the first of its series",
                                wb_link_quoted(in, ref->key));
                    without_base(prompt);
                    break;
                }
            }
        }
    }
    while (chain->count > 0) {
        struct wb_prompt *each = chain->list[--chain->count];
        const struct wb_prompt *base = repeated(each)->prompt;
        each->root = base->root;
        if (each->inherits) {
            inherit(in, each, base);
        }
    }
}

/* ---- all of it ---- */

static void resolve_book(struct linking *in)
{
    turns_init(&in->turns, in->book);
    for (size_t i = 0; i < in->book->word_count; i++) {
        in->section = NULL;
        wb_refs_of_word(&in->book->words[i], resolve, in);
    }
    for (size_t i = 0; i < in->book->section_count; i++) {
        const struct wb_section *section = &in->book->sections[i];
        in->section = section;
        wb_refs_of_condition(section->relevant, resolve, in);
        wb_refs_of_lowest(section->suggest_when, resolve, in);
        for (size_t j = 0; j < section->exercise_count; j++) {
            wb_refs_of_condition(section->exercises[j].relevant, resolve, in);
            for (size_t k = 0; k < section->exercises[j].prompt_count; k++) {
                wb_refs_of_prompt(&section->exercises[j].prompts[k], resolve, in);
            }
        }
    }
    free(in->turns.list);
    in->turns = (struct wb_turns){0};
}

static void each_book(struct linking *in, void (*visit)(struct linking *))
{
    for (size_t i = 0; i < in->library->count; i++) {
        in->book = in->library->books[i];
        visit(in);
    }
}

static void forget_roots(struct linking *in)
{
    for (size_t i = 0; i < in->book->prompt_count; i++) {
        struct wb_prompt *prompt = wb_mine(in->book->prompts[i]);
        prompt->root = NULL;
    }
}

static void settle_book(struct linking *in)
{
    struct chain chain = {0};
    for (size_t i = 0; i < in->book->prompt_count; i++) {
        settle_series(in, wb_mine(in->book->prompts[i]), &chain);
    }
    free(chain.list);
}

void wb_link_books(struct linking *in)
{
    each_book(in, resolve_book);
    each_book(in, forget_roots);
    each_book(in, settle_book);
    each_book(in, wb_link_check);
    wb_link_cycles(in);
}

bool wb_load_link(struct wb_library *library, struct wb_faults *faults)
{
    size_t errors = faults->errors;
    struct linking in = {.library = library, .faults = faults, .suggestions = 100000};
    wb_link_books(&in);
    for (size_t i = 0; i < library->count; i++) {
        const struct wb_workbook *book = library->books[i];
        wb_faults_lines(faults, book->file, book->source, book->source_len);
    }
    return faults->errors == errors;
}
