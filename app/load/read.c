#include "read.h"

#include "base/text.h"
#include "faults.h"
#include "finish.h"
#include "scalars.h"
#include "workbook/type.h"

#include <math.h>
#include <stdlib.h>

union raw {
    struct raw_workbook workbook;
    struct raw_section section;
    struct raw_turn turn;
    struct raw_lowest lowest;
    struct raw_exercise_keys exercise;
    struct raw_prompt prompt;
    struct raw_column column;
    struct raw_row row;
    struct raw_choice choice;
    struct raw_range range;
    struct raw_word word;
    struct raw_condition condition;
};

/* ---- one reader a shape ---- */

typedef void read_shape(struct loading *to, const struct key *key, yaml_event_t *event, void *at);

static void read_text(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    *(const char **)at = wb_take_scalar(to, key, event);
}

static void read_id(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    *(const char **)at = wb_checked_id(to, key->name, wb_take_scalar(to, key, event));
}

static void read_flag(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    static const struct key flag = {.example = "true or false"};
    struct key named = flag;
    named.name = key->name;
    const char *text = wb_take_scalar(to, &named, event);
    if (text && strcmp(text, "true") != 0 && strcmp(text, "false") != 0) {
        wb_load_fault(to, wb_text_mark(text), "%s: must be true or false", key->name);
    }
    *(bool *)at = text && strcmp(text, "true") == 0;
}

/* Whether wb_take_scalar would find a text: then nobody needs to know what else might have stood there. */
static bool says_something(const yaml_event_t *event)
{
    return event->type == YAML_SCALAR_EVENT && event->data.scalar.length > 0 &&
           !strchr(" \t\n", event->data.scalar.value[0]);
}

static void read_whole(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    struct key named = *key;
    struct wb_str example = {0};
    if (!says_something(event)) {
        wb_str_addf(&example, "a whole number, such as %s", wb_example_of(key));
        named.example = wb_str_text(&example);
    }
    const char *text = wb_take_scalar(to, &named, event);
    double number;
    if (text && (!wb_number_read(text, &number) || number != floor(number) || fabs(number) > 1e9)) {
        wb_load_fault(to, wb_text_mark(text), "%s: must be a whole number, such as %s", key->name, wb_example_of(key));
    } else if (text && number < key->least) {
        wb_load_fault(to, wb_text_mark(text), "%s: must be at least %d, such as %s", key->name, key->least,
                      wb_example_of(key));
    } else if (text) {
        *(int *)at = (int)number;
    }
    wb_str_fini(&example);
}

static void read_number(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    const char *text = wb_take_scalar(to, key, event);
    double number = 0;
    if (text && (!wb_number_read(text, &number) || fabs(number) > 1e12)) {
        wb_load_fault(to, wb_text_mark(text), "%s: must be %s", key->name, wb_example_of(key));
        number = 0;
    }
    *(double *)at = number;
}

/* "private, coach or report" */
static void list_names(const struct key *key, struct wb_str *out)
{
    for (int i = 0; key->name_at(i); i++) {
        wb_str_addf(out, "%s%s", i == 0 ? "" : key->name_at(i + 1) ? ", " : " or ", key->name_at(i));
    }
}

/* The index of the type that another word was meant for, the first of two; -1: nobody knows. */
static int type_meant(const struct key *key, const char *text)
{
    const char *list[WB_TYPE_COUNT + 1] = {0};
    for (int i = 0; i < WB_TYPE_COUNT && key->name_at(i); i++) {
        list[i] = key->name_at(i);
    }
    const char *meant = key->name_at == wb_type_name ? wb_type_meant(text) : NULL;
    if (!meant && strlen(text) <= WB_ID_BYTES) {
        meant = wb_nearest(text, list);
    }
    for (int i = 0; meant && list[i]; i++) {
        size_t len = strlen(list[i]);
        if (strncmp(list[i], meant, len) == 0 && (meant[len] == '\0' || meant[len] == ' ')) {
            return i;
        }
    }
    return -1;
}

static void say_names(struct loading *to, const struct key *key, const char *text)
{
    const char *list[WB_TYPE_COUNT + 1] = {0};
    for (int i = 0; i < WB_TYPE_COUNT && key->name_at(i); i++) {
        list[i] = key->name_at(i);
    }
    const char *type = key->name_at == wb_type_name ? wb_type_meant(text) : NULL;
    if (type) {
        wb_load_fault(to, wb_text_mark(text), "%s: %s is not one it takes; did you mean %s?", key->name,
                      wb_load_quoted(to, text), type);
        return;
    }
    struct wb_str names = {0};
    list_names(key, &names);
    const char *meant = wb_meant(to->faults, text, list, NULL);
    wb_load_fault(to, wb_text_mark(text), "%s: %s is not one it takes%s%s", key->name, wb_load_quoted(to, text),
                  meant ? meant : "; write ", meant ? "" : wb_str_text(&names));
    wb_str_fini(&names);
}

static void read_name(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    struct wb_str names = {0};
    struct key named = *key;
    if (!says_something(event)) {
        list_names(key, &names);
        named.example = wb_str_text(&names);
    }
    const char *text = wb_take_scalar(to, &named, event);
    int found = -1;
    for (int i = 0; text && key->name_at(i) && found < 0; i++) {
        found = strcmp(key->name_at(i), text) == 0 ? i : -1;
    }
    if (text && found < 0) {
        say_names(to, key, text);
        found = key->name_at == wb_type_name ? type_meant(key, text) : -1; /* what goes with it is looked at too */
    }
    *(int *)at = found;
    wb_str_fini(&names);
}

/* Whether the value is one that could not be read. Deletes the event then: nothing more can be said of it. */
static bool left_out(struct loading *to, yaml_event_t *event)
{
    bool nothing = to->holes && event->type == YAML_SCALAR_EVENT && event->data.scalar.length == 0 &&
                   event->data.scalar.style != YAML_SINGLE_QUOTED_SCALAR_STYLE &&
                   event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (nothing && wb_holes_at(to->holes, wb_event_mark(event))) {
        yaml_event_delete(event);
        return true;
    }
    return false;
}

static void read_ref(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    wb_take_ref(to, key, event, at);
}

static void say_empty(struct loading *to, const struct key *key, struct wb_mark mark, struct wb_mark end)
{
    if (wb_holes_between(to->holes, mark, end)) {
        return;
    }
    wb_load_fault(to, mark, "%s: is empty; write an entry, or remove the key", key->name);
}

/* A scalar, or a list of them, one by one. False once reading has to end. */
static bool each_scalar(struct loading *to, const struct key *key, yaml_event_t *event,
                        void (*take)(struct loading *, const struct key *, yaml_event_t *, void *), void *data)
{
    if (event->type != YAML_SEQUENCE_START_EVENT) {
        take(to, key, event, data);
        return !to->events.stopped;
    }
    struct wb_mark start = wb_event_mark(event);
    yaml_event_delete(event);
    for (size_t entries = 0; wb_events_next(&to->events, event); entries++) {
        if (event->type == YAML_SEQUENCE_END_EVENT) {
            struct wb_mark end = wb_event_end(event);
            yaml_event_delete(event);
            if (entries == 0) {
                say_empty(to, key, start, end);
            }
            return true;
        }
        struct wb_mark mark = wb_event_mark(event);
        if (entries == key->most) {
            wb_load_fault(to, mark, "%s: more than %zu entries; use fewer", key->name, key->most);
        }
        if (entries >= key->most) {
            wb_events_skip(&to->events, event);
        } else if (!left_out(to, event)) {
            take(to, key, event, data);
            wb_count_entry(to, mark);
        }
    }
    return false;
}

struct gather {
    void *list;
    size_t count, capacity;
    bool ids;
};

/* What was gathered on the heap moves into the arena at its final size. */
static void settle(struct loading *to, struct gather *from, size_t size, void *list_at, size_t *count)
{
    if (from->count > 0) {
        void *list = wb_arena_alloc_array(&to->book->arena, from->count, size);
        memcpy(list, from->list, from->count * size);
        memcpy(list_at, &list, sizeof(list));
    }
    *count = from->count;
    free(from->list);
}

static void gather_ref(struct loading *to, const struct key *key, yaml_event_t *event, void *data)
{
    struct gather *into = data;
    into->list = wb_grow(into->list, into->count, &into->capacity, sizeof(struct wb_ref));
    into->count += wb_take_ref(to, key, event, (struct wb_ref *)into->list + into->count);
}

static void read_refs(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    struct raw_refs *out = at;
    struct gather into = {0};
    each_scalar(to, key, event, gather_ref, &into);
    settle(to, &into, sizeof(struct wb_ref), &out->list, &out->count);
}

static void gather_text(struct loading *to, const struct key *key, yaml_event_t *event, void *data)
{
    struct gather *into = data;
    const char *text = wb_take_scalar(to, key, event);
    if (!text) {
        return;
    }
    into->list = wb_grow(into->list, into->count, &into->capacity, sizeof(const char *));
    ((const char **)into->list)[into->count++] = into->ids ? wb_checked_id(to, key->name, text) : text;
}

static void read_texts(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    struct raw_texts *out = at;
    struct gather into = {.ids = key->shape == AS_IDS};
    each_scalar(to, key, event, gather_text, &into);
    settle(to, &into, sizeof(const char *), &out->list, &out->count);
}

static bool opens_mapping(struct loading *to, const struct key *key, yaml_event_t *event)
{
    if (event->type == YAML_MAPPING_START_EVENT) {
        return true;
    }
    if (event->type != YAML_ALIAS_EVENT) {
        const char *example = key->example ? key->example : "a group of keys, each on its line";
        wb_load_fault(to, wb_event_mark(event), "%s: must be %s", key->name, example);
    }
    wb_events_skip(&to->events, event);
    return false;
}

static void read_mapping(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    if (opens_mapping(to, key, event)) {
        wb_read_mapping(to, key->kind, event, at);
    }
}

static void read_pointer(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    if (opens_mapping(to, key, event)) {
        void *made = wb_arena_alloc(&to->book->arena, key->kind->size);
        wb_read_mapping(to, key->kind, event, made);
        memcpy(at, &made, sizeof(made));
    }
}

/* One entry of a list, made at `out`. False: it was none, and the fault is said. */
static bool read_entry(struct loading *to, const struct key *key, yaml_event_t *event, void *out)
{
    memset(out, 0, key->kind->size);
    if (event->type == YAML_MAPPING_START_EVENT) {
        wb_read_mapping(to, key->kind, event, out);
        return true;
    }
    if (event->type == YAML_SCALAR_EVENT && key->kind->from_text) {
        const char *text = wb_take_scalar(to, key, event);
        if (text) {
            key->kind->from_text(to, text, out);
        }
        return text != NULL;
    }
    if (event->type != YAML_ALIAS_EVENT) {
        wb_load_fault(to, wb_event_mark(event), "%s: each entry must be %s with its keys, such as \"- id: AN-ID\"",
                      key->name, key->kind->what);
    }
    wb_events_skip(&to->events, event);
    return false;
}

static void *room(struct gather *into, size_t size)
{
    into->list = wb_grow(into->list, into->count, &into->capacity, size);
    return (char *)into->list + into->count * size;
}

static void read_list(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    struct raw_pairs *out = at; /* every list of the raw structures is a pointer and a count */
    struct wb_mark mark = wb_event_mark(event);
    struct gather into = {0};
    if (event->type != YAML_SEQUENCE_START_EVENT) {
        if (event->type != YAML_ALIAS_EVENT && !wb_list_joined(to, key, event)) {
            const char *entry = key->kind->from_text ? "- {id: AN-ID, label: A text}" : "- id: AN-ID";
            wb_load_fault(to, mark, "%s: must be a list; begin each entry on a line of its own, such as %s", key->name,
                          entry);
        }
        wb_events_skip(&to->events, event);
        return;
    }
    yaml_event_delete(event);
    size_t entries = 0;
    while (wb_events_next(&to->events, event) && event->type != YAML_SEQUENCE_END_EVENT) {
        if (key->most > 0 && entries++ == key->most) {
            wb_load_fault(to, wb_event_mark(event), "%s: more than %zu entries; use fewer", key->name, key->most);
        }
        if (key->most > 0 && entries > key->most) {
            wb_events_skip(&to->events, event);
            continue;
        }
        wb_count_entry(to, wb_event_mark(event));
        if (left_out(to, event)) {
            entries += key->most == 0;
            continue;
        }
        into.count += read_entry(to, key, event, room(&into, key->kind->size));
        entries += key->most == 0;
    }
    if (!to->events.stopped) {
        struct wb_mark end = wb_event_end(event);
        yaml_event_delete(event);
        if (entries == 0) {
            say_empty(to, key, mark, end);
        }
    }
    settle(to, &into, key->kind->size, &out->list, &out->count);
}

/* A key that is no scalar has no place anywhere. Passes over its value too. */
static bool plain_key(struct loading *to, yaml_event_t *event)
{
    if (event->type == YAML_SCALAR_EVENT) {
        return true;
    }
    if (event->type != YAML_ALIAS_EVENT) {
        wb_load_fault(to, wb_event_mark(event), "a list or group cannot be a key; write a word and a colon");
    }
    wb_events_skip(&to->events, event);
    if (wb_events_next(&to->events, event)) {
        wb_events_skip(&to->events, event);
    }
    return false;
}

static void read_named(struct loading *to, const struct key *key, yaml_event_t *event, void *at)
{
    struct raw_pairs *out = at;
    struct gather into = {0}, names = {0};
    if (!opens_mapping(to, key, event)) {
        return;
    }
    yaml_event_delete(event);
    while (wb_events_next(&to->events, event) && event->type != YAML_MAPPING_END_EVENT) {
        if (!plain_key(to, event)) {
            continue;
        }
        const char *name = wb_take_text(to, key->name, event);
        name = wb_checked_id(to, key->name, name ? name : "");
        if (!wb_events_next(&to->events, event)) {
            break;
        }
        if (names.count == key->most) {
            wb_load_too_many(to, wb_event_mark(event), (int)key->most, key->name);
        }
        wb_count_entry(to, wb_event_mark(event));
        const char **names_list = room(&names, sizeof(name));
        *names_list = name;
        names.count++;
        const struct key named = {.name = name, .len = strlen(name), .kind = key->kind};
        if (opens_mapping(to, &named, event)) {
            void *made = room(&into, key->kind->size);
            memset(made, 0, key->kind->size);
            memcpy(made, &name, sizeof(name)); /* what is made begins with its name */
            wb_read_mapping(to, key->kind, event, made);
            into.count++;
        }
    }
    if (!to->events.stopped) {
        yaml_event_delete(event);
        wb_refuse_twice(to, names.list, names.count, "key");
    }
    free(names.list);
    settle(to, &into, key->kind->size, &out->list, &out->count);
}

static read_shape *const shapes[] = {
    [AS_TEXT] = read_text,     [AS_ID] = read_id,       [AS_FLAG] = read_flag,       [AS_WHOLE] = read_whole,
    [AS_NUMBER] = read_number, [AS_NAME] = read_name,   [AS_REF] = read_ref,         [AS_REFS] = read_refs,
    [AS_TEXTS] = read_texts,   [AS_IDS] = read_texts,   [AS_MAPPING] = read_mapping, [AS_POINTER] = read_pointer,
    [AS_LIST] = read_list,     [AS_NAMED] = read_named,
};

/* ---- mappings ---- */

/* Says what is wrong with a key; the index of the one that was meant, or -1. */
static int unknown_key(struct loading *to, const struct kind *kind, struct wb_mark mark, const char *name)
{
    if (strcmp(name, "<<") == 0) {
        wb_load_fault(to, mark, "merge keys (<<) are not read; write the keys out");
        return -1;
    }
    if (wb_faults_full(to->faults)) {
        wb_load_fault(to, mark, "unknown key");
        return -1;
    }
    int meant = wb_key_meant(kind, name);
    const struct kind *other = wb_kind_with_key(name);
    if (meant >= 0) {
        wb_load_fault(to, mark, "unknown key %s; did you mean \"%s\"?", wb_load_quoted(to, name),
                      kind->keys[meant].name);
    } else if (other) {
        wb_load_fault(to, mark, "unknown key %s; it is one of %s, not of %s", wb_load_quoted(to, name), other->what,
                      kind->what);
    } else {
        struct wb_str known = {0};
        for (size_t i = 0; i < kind->key_count; i++) {
            wb_str_addf(&known, "%s%s", i == 0 ? "" : ", ", kind->keys[i].name);
        }
        wb_load_fault(to, mark, "unknown key %s; remove it; the keys of %s are %s", wb_load_quoted(to, name),
                      kind->what, wb_str_text(&known));
        wb_str_fini(&known);
    }
    return meant;
}

struct mapping {
    struct loading *to;
    const struct kind *kind;
    union raw raw;
    struct wb_mark marks[MOST_KEYS];
    uint64_t seen, guessed; /* of these, those that another word stands for */
    uint64_t hurt;          /* and those whose values have faults */
    struct gather others;
    const char *text; /* the one key and its value, where these were meant to be a text */
    bool unknown;     /* some key is */
};

static void add_pair(struct mapping *in, const char *name, yaml_event_t *event)
{
    struct loading *to = in->to;
    if (event->type != YAML_SCALAR_EVENT) {
        if (event->type != YAML_ALIAS_EVENT) {
            wb_load_fault(to, wb_event_mark(event), "%s: must be a text", wb_load_quoted(to, name));
        }
        wb_events_skip(&to->events, event);
        return;
    }
    const char *text = wb_take_text(to, name, event);
    if (in->others.count == in->kind->others->most) {
        wb_load_fault(to, wb_text_mark(name), "more than %zu keys in %s; use fewer", in->kind->others->most,
                      in->kind->what);
    }
    if (text && in->others.count <= in->kind->others->most) {
        struct raw_pair *pair = room(&in->others, sizeof(*pair));
        *pair = (struct raw_pair){name, text};
        in->others.count++;
        wb_count_entry(to, wb_text_mark(name));
    }
}

/* The value of a key. */
static void read_value(struct mapping *in, int index, struct wb_mark mark, yaml_event_t *event)
{
    const struct key *key = &in->kind->keys[index];
    size_t errors = in->to->faults->errors;
    in->seen |= (uint64_t)1 << index;
    in->marks[index] = mark;
    if (!left_out(in->to, event)) {
        shapes[key->shape](in->to, key, event, (char *)&in->raw + key->at);
    }
    in->hurt |= (uint64_t)(in->to->faults->errors > errors) << index;
}

static bool is_nothing(const yaml_event_t *event)
{
    return event->type == YAML_SCALAR_EVENT && event->data.scalar.length == 0 &&
           event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

/* "- Time: too little" or "- time: Too little", where a plain text may stand: a text that lacks its quotation marks, or
 * an id with its label. It is read as that. */
static void unquoted(struct mapping *in, const char *name, yaml_event_t *event)
{
    struct loading *to = in->to;
    struct wb_mark mark = wb_text_mark(name);
    struct wb_str text = {0};
    const char *value = (const char *)event->data.scalar.value;
    if (wb_id_good(name)) {
        wb_load_fault(to, mark,
                      "%s is no key of %s; write {id: %s, label: ...}, or put the whole text in quotation marks",
                      wb_load_quoted(to, name), in->kind->what, name);
        wb_str_add(&text, name); /* the id that is meant */
    } else {
        wb_load_fault(to, mark, "%s is no key of %s; put the whole text in quotation marks, or begin with id: AN-ID",
                      wb_load_quoted(to, name), in->kind->what);
        wb_str_addf(&text, "%s: %s", name, value);
    }
    in->text = wb_text_placed(to, mark, wb_str_text(&text), text.len);
    wb_str_fini(&text);
}

/* Slips that make a key of what was meant to be something else. False where it is none of these. */
static bool no_key(struct mapping *in, const char *name, yaml_event_t *event)
{
    struct loading *to = in->to;
    bool first = in->seen == 0 && !in->unknown, text = event->type == YAML_SCALAR_EVENT && !is_nothing(event);
    bool words = is_nothing(event) && strchr(name, ' ');
    if (!words && (wb_kind_with_key(name) || wb_key_meant(in->kind, name) >= 0)) {
        return false;
    }
    if (words) {
        wb_load_fault(to, wb_text_mark(name),
                      "a comma within braces begins a new key; put the whole text before and behind it in quotation "
                      "marks");
    } else if (first && text && in->kind == &wb_kind_condition && wb_id_good(name)) {
        wb_load_fault(to, wb_text_mark(name), "%s is no key of a condition; write {prompt: %s, is: %s}",
                      wb_load_quoted(to, name), name, wb_load_quoted(to, (const char *)event->data.scalar.value));
    } else if (first && text && in->kind->from_text) {
        unquoted(in, name, event);
    } else {
        return false;
    }
    in->unknown = true;
    yaml_event_delete(event);
    return true;
}

/* A key that there is not. What it holds is read as that of the key which was meant, so that its faults are said too,
 * and nobody misses that key. */
static void read_other(struct mapping *in, struct wb_mark mark, yaml_event_t *event)
{
    struct loading *to = in->to;
    const char *name = wb_take_text(to, "a key", event);
    int meant = -1;
    name = name ? name : wb_text_placed(to, mark, "", 0);
    bool own = in->kind->others && strcmp(name, "<<") != 0;
    if (to->events.stopped || !wb_events_next(&to->events, event)) {
        return;
    }
    if (!own && strcmp(name, "<<") != 0 && no_key(in, name, event)) {
        return;
    }
    if (!own) {
        meant = unknown_key(to, in->kind, mark, name);
        in->unknown = true;
    }
    if (own) {
        add_pair(in, name, event);
    } else if (meant >= 0 && (in->seen >> meant & 1) == 0) {
        in->guessed |= (uint64_t)1 << meant;
        read_value(in, meant, mark, event);
    } else {
        wb_events_skip(&to->events, event);
    }
}

/* One key and its value. */
static void read_pair(struct mapping *in, yaml_event_t *event)
{
    struct loading *to = in->to;
    struct wb_mark mark = wb_event_mark(event);
    int index = wb_key_find(in->kind, (const char *)event->data.scalar.value, event->data.scalar.length);
    if (index < 0) {
        read_other(in, mark, event);
        return;
    }
    yaml_event_delete(event);
    bool again = (in->seen & ~in->guessed) >> index & 1;
    in->guessed &= ~((uint64_t)1 << index);
    if (again) {
        wb_load_fault(to, mark, "duplicate key \"%s\"; it stands in line %d already, remove one of them",
                      in->kind->keys[index].name, in->marks[index].line);
    }
    if (to->events.stopped || !wb_events_next(&to->events, event)) {
        return;
    }
    if (again) {
        wb_events_skip(&to->events, event);
    } else {
        read_value(in, index, mark, event);
    }
}

static void settle_others(struct mapping *in)
{
    if (!in->kind->others || in->others.count == 0) {
        return;
    }
    struct raw_pairs *pairs = (struct raw_pairs *)(void *)((char *)&in->raw + in->kind->others->at);
    settle(in->to, &in->others, sizeof(struct raw_pair), &pairs->list, &pairs->count);
    const char **names = wb_alloc_array(pairs->count + 1, sizeof(*names));
    for (size_t i = 0; i < pairs->count; i++) {
        names[i] = pairs->list[i].key;
    }
    wb_refuse_twice(in->to, names, pairs->count, "key");
    free(names);
}

/* An id as the label or title beside it would give; NULL: there is none. */
static const char *id_beside(struct mapping *in, char slug[static WB_ID_BYTES + 1])
{
    for (size_t i = 0; i < in->kind->key_count; i++) {
        const struct key *key = &in->kind->keys[i];
        const char *text = NULL;
        if ((in->seen >> i & 1) != 0 && (strcmp(key->name, "label") == 0 || strcmp(key->name, "title") == 0)) {
            memcpy(&text, (const char *)&in->raw + key->at, sizeof(text));
        }
        if (text) {
            wb_slug(text, slug);
            return slug[0] ? slug : NULL;
        }
    }
    return NULL;
}

static void refuse_missing(struct mapping *in, struct wb_mark mark)
{
    for (size_t i = 0; i < in->kind->key_count; i++) {
        const struct key *key = &in->kind->keys[i];
        if (!key->required || (in->seen >> i & 1) != 0) {
            continue;
        }
        char slug[WB_ID_BYTES + 1];
        if (key->shape == AS_ID && !wb_faults_full(in->to->faults) && id_beside(in, slug)) {
            wb_load_fault(in->to, mark, "%s lacks \"%s\"; add it: an id, such as %s", in->kind->what, key->name, slug);
        } else if (key->example) {
            wb_load_fault(in->to, mark, "%s lacks \"%s\"; add it: %s%s", in->kind->what, key->name,
                          key->shape == AS_WHOLE ? "a whole number, such as " : "", key->example);
        } else {
            wb_load_fault(in->to, mark, "%s lacks \"%s\"; add it", in->kind->what, key->name);
        }
    }
}

void wb_read_mapping(struct loading *to, const struct kind *kind, yaml_event_t *first, void *out)
{
    struct mapping in; /* not cleared as a whole: it is large, and there is one for each mapping */
    in.to = to;
    in.kind = kind;
    in.seen = in.guessed = in.hurt = 0;
    in.others = (struct gather){0};
    in.text = NULL;
    in.unknown = false;
    memset(&in.raw, 0, kind->raw_size);
    struct wb_mark mark = wb_event_mark(first);
    size_t entries = to->entries;
    yaml_event_t event;
    yaml_event_delete(first);
    while (wb_events_next(&to->events, &event) && event.type != YAML_MAPPING_END_EVENT) {
        if (plain_key(to, &event)) {
            read_pair(&in, &event);
        }
    }
    if (to->events.stopped) {
        free(in.others.list);
        return;
    }
    bool holed = wb_holes_between(to->holes, mark, wb_event_end(&event)) || (in.unknown && in.seen == 0);
    yaml_event_delete(&event);
    settle_others(&in);
    if (in.text && in.seen == 0) {
        kind->from_text(to, in.text, out);
        return;
    }
    if (!holed) {
        refuse_missing(&in, mark);
    }
    kind->finish(to, &(struct entry){kind, &in.raw, in.seen, in.marks, mark, to->entries - entries, holed, in.hurt},
                 out);
}
