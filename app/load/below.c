#include "below.h"

#include "keys.h"
#include "workbook/type.h"

#include <stdarg.h>
#include <stdio.h>

enum {
    SHOWN = 40, /* bytes of a value in a sentence */
    SHORT = 4,  /* a word of no more letters is near to many keys, and more likely the word itself */
};

struct below {
    struct wb_line owner; /* the line that has its value */
    struct wb_line first; /* below it */
    bool list;            /* what stands below begins with a dash */
    size_t value;         /* the byte of the owner's value */
};

static bool has_dash(const struct wb_line *line)
{
    return wb_line_content(line) > wb_line_indent(line);
}

static bool begins_entry(const struct wb_line *line)
{
    return has_dash(line) || wb_line_key(line) > 0;
}

/* The key that what stands at `line` would belong to: indented less, or in the same column as a list. */
static bool owner_of(const struct wb_line *line, struct wb_line *owner)
{
    int indent = wb_line_indent(line);
    *owner = *line;
    while (wb_line_above(owner)) {
        int content = wb_line_content(owner);
        if (content < indent || (content == indent && has_dash(line) && wb_line_key(owner) > 0)) {
            return true;
        }
    }
    return false;
}

/* Whether a value ends on its line: no long text, nothing that is still open. */
static bool ends_there(const struct wb_line *line, size_t value)
{
    char first = line->data[value], last = line->data[line->end - 1];
    if (first == '"' || first == '\'') {
        return line->end - value > 1 && last == first;
    }
    return first != '|' && first != '>' && wb_line_open(line, value) == 0;
}

static bool find(const struct wb_line *line, struct below *in)
{
    if (!begins_entry(line) || !owner_of(line, &in->owner)) {
        return false;
    }
    in->first = in->owner;
    in->value = wb_line_value(&in->owner);
    in->list = has_dash(line);
    return in->value > 0 && ends_there(&in->owner, in->value) && wb_line_below(&in->first) &&
           wb_line_indent(&in->first) == wb_line_indent(line) && has_dash(&in->first) == in->list &&
           begins_entry(&in->first);
}

static void key_name(const struct wb_line *line, char name[WB_ID_BYTES + 1])
{
    size_t len = wb_line_key(line);
    len = len > WB_ID_BYTES ? 0 : len;
    memcpy(name, line->data + line->at + wb_line_content(line), len);
    name[len] = '\0';
}

/* ---- what was meant ---- */

static bool takes_list(const struct key *key)
{
    return key->shape == AS_LIST || key->shape == AS_REFS || key->shape == AS_TEXTS || key->shape == AS_IDS;
}

static bool takes_keys(const struct key *key, const struct wb_line *first)
{
    char name[WB_ID_BYTES + 1];
    bool mapping = key->shape == AS_MAPPING || key->shape == AS_POINTER;
    key_name(first, name);
    return key->shape == AS_NAMED || (mapping && wb_key_find(key->kind, name, strlen(name)) >= 0);
}

/* The type that is named in the same group of keys as `line`; NULL: none. */
static const char *type_beside(const struct wb_line *line)
{
    int column = wb_line_content(line);
    struct wb_line at = *line;
    for (bool up = true;; up = false) {
        do {
            size_t value = wb_line_value(&at);
            if (wb_line_content(&at) != column || value == 0 || wb_line_key(&at) != 4 ||
                memcmp(at.data + at.at + column, "type", 4) != 0) {
                continue;
            }
            for (int i = 0; wb_type_name(i); i++) {
                size_t len = strlen(wb_type_name(i));
                bool same = at.end - value >= len && memcmp(at.data + value, wb_type_name(i), len) == 0;
                if (same && (value + len == at.end || at.data[value + len] == ' ')) {
                    return wb_type_name(i);
                }
            }
        } while (!(up && has_dash(&at)) && (up ? wb_line_above(&at) : wb_line_below(&at)) &&
                 wb_line_content(&at) >= column && (up || wb_line_indent(&at) >= column));
        if (!up) {
            return NULL;
        }
        at = *line;
    }
}

/* The key that the list lacks: by the type beside it, else by a key that its entries have. */
static const char *lacking(const struct below *in)
{
    static const struct {
        const char *entry, *key;
    } lists[] = {{"exercises", "sections"}, {"prompts", "exercises"}, {"type", "prompts"}};
    const char *type = type_beside(&in->owner), *key = type ? wb_key_of_list(type) : NULL;
    char name[WB_ID_BYTES + 1];
    struct wb_line at = in->first;
    do {
        key_name(&at, name);
        for (size_t i = 0; !type && !key && i < sizeof(lists) / sizeof(*lists); i++) {
            key = strcmp(name, lists[i].entry) == 0 ? lists[i].key : NULL;
        }
    } while (!key && wb_line_below(&at) && wb_line_indent(&at) >= wb_line_indent(&in->first));
    return key;
}

/* ---- saying ---- */

__attribute__((format(printf, 3, 4))) static bool say(struct wb_slip *slip, struct wb_mark mark, const char *format,
                                                      ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(slip->text, sizeof(slip->text), format, args);
    va_end(args);
    slip->found = true;
    slip->mark = mark;
    return true;
}

/* Nothing may stand beside what stands below. */
static bool clear_value(const struct below *in, const char *name, struct wb_slip *slip)
{
    struct wb_line line = in->owner;
    size_t len = wb_line_ends(&in->owner, in->value) - in->value;
    struct wb_mark mark = wb_line_mark(&line, in->value);
    char first = in->owner.data[in->value];
    slip->repair = WB_CLEAR_VALUE;
    slip->line = mark.line;
    slip->column = mark.column;
    if (len > SHOWN || first == '[' || first == '{' || first == '"') {
        return say(slip, mark, "%s: has %s below it, so nothing may stand behind its colon; remove one of the two",
                   name, in->list ? "a list" : "keys");
    }
    return say(slip, mark, "%s: has %s below it, so nothing may stand behind its colon; remove \"%.*s\"", name,
               in->list ? "a list" : "keys", (int)len, in->owner.data + in->value);
}

static bool name_list(const struct below *in, struct wb_slip *slip)
{
    struct wb_mark mark = {in->first.number, wb_line_indent(&in->first) + 1};
    const char *key = lacking(in);
    slip->line = in->owner.number;
    slip->column = wb_line_content(&in->owner) + 1;
    if (key) {
        slip->repair = WB_READ_AS_KEY;
        slip->key = key;
        return say(slip, mark,
                   "no list can begin here, because the key above has its value; write %s: on a line of its own above "
                   "the list",
                   key);
    }
    slip->repair = WB_LEAVE_OUT;
    slip->line = in->first.number;
    slip->column = mark.column;
    slip->below = WB_BELOW_ENTRIES;
    return say(slip, mark,
               "no list can begin here, because the key above has its value; write the key that the list belongs to, "
               "or put a text of several lines behind |");
}

static bool align_keys(const struct below *in, struct wb_slip *slip)
{
    struct wb_line next = in->first;
    int column = wb_line_content(&in->owner);
    bool more = false;
    while (!more && wb_line_below(&next) && wb_line_indent(&next) > column) {
        more = wb_line_indent(&next) == wb_line_indent(&in->first) && wb_line_key(&next) > 0;
    }
    slip->repair = WB_ALIGN;
    slip->line = in->first.number;
    slip->column = wb_line_indent(&in->first) + 1;
    slip->wanted = column + 1;
    return say(slip, (struct wb_mark){slip->line, slip->column},
               more ? "this and what follows is indented more than the key above; begin these lines in column %d"
                    : "this is indented more than the key above it; begin it in column %d",
               column + 1);
}

bool wb_below_slip(const struct wb_line *line, struct wb_slip *slip)
{
    struct below in;
    char name[WB_ID_BYTES + 1], first[WB_ID_BYTES + 1];
    if (!find(line, &in)) {
        return false;
    }
    key_name(&in.owner, name);
    key_name(&in.first, first);
    const struct key *key = wb_key_named(name);
    bool known = strlen(first) > SHORT ? wb_key_named(first) != NULL : wb_kind_with_key(first) != NULL;
    if (!key || (!in.list && !known)) {
        return false; /* more likely a text that looks like keys */
    }
    if (in.list ? takes_list(key) : takes_keys(key, &in.first)) {
        return clear_value(&in, key->name, slip);
    }
    return in.list ? name_list(&in, slip) : align_keys(&in, slip);
}
