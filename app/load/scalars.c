#include "scalars.h"

#include "base/text.h"
#include "faults.h"
#include "finish.h"
#include "lines.h"

#include <stdlib.h>

/* ---- texts and their places ---- */

const char *wb_text_placed(struct loading *to, struct wb_mark mark, const char *text, size_t len)
{
    char small[512];
    if (sizeof(mark) + len < sizeof(small)) { /* the arena packs copies of texts, other things it aligns */
        memcpy(small, &mark, sizeof(mark));
        memcpy(small + sizeof(mark), text, len);
        return wb_arena_copy_n(&to->book->arena, small, sizeof(mark) + len) + sizeof(mark);
    }
    char *placed = wb_arena_alloc(&to->book->arena, sizeof(mark) + len + 1);
    memcpy(placed, &mark, sizeof(mark));
    memcpy(placed + sizeof(mark), text, len);
    return placed + sizeof(mark);
}

struct wb_mark wb_text_mark(const char *placed)
{
    struct wb_mark mark;
    memcpy(&mark, placed - sizeof(mark), sizeof(mark));
    return mark;
}

__attribute__((format(printf, 4, 0))) static void say(struct loading *to, struct wb_mark mark, bool warning,
                                                      const char *format, va_list args)
{
    struct wb_str text = {0};
    if (!wb_faults_full(to->faults)) {
        wb_str_vaddf(&text, format, args);
    }
    wb_fault(to->faults, to->file, mark, warning, "%s", wb_str_text(&text));
    wb_str_fini(&text);
    to->events.stopped = to->events.stopped || to->faults->errors > WB_ERRORS;
}

void wb_load_too_many(struct loading *to, struct wb_mark mark, int most, const char *what)
{
    if (!to->too_many) {
        to->too_many = true;
        wb_load_fault(to, mark, "more than %d %s; divide the workbook", most, what);
        to->events.stopped = true; /* whatever follows would only take time */
    }
}

/* Memory is bounded by what the lists of the workbook hold together, whatever each of them may hold. */
void wb_count_entry(struct loading *to, struct wb_mark mark)
{
    if (++to->entries > WB_ENTRIES) {
        wb_load_too_many(to, mark, WB_ENTRIES, "entries in all lists");
    }
}

void wb_load_fault(struct loading *to, struct wb_mark mark, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(to, mark, false, format, args);
    va_end(args);
}

void wb_load_unknown(struct loading *to, struct wb_mark mark, const char *name, const char *format, ...)
{
    if (wb_holes_name(to->holes, name)) {
        return;
    }
    va_list args;
    va_start(args, format);
    say(to, mark, false, format, args);
    va_end(args);
}

void wb_load_warn(struct loading *to, struct wb_mark mark, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(to, mark, true, format, args);
    va_end(args);
}

const char *wb_load_quoted(struct loading *to, const char *text)
{
    return wb_quoted(to->faults, text);
}

/* ---- scalars ---- */

struct scan {
    bool braces, controls, nul, high;
};

static void scan_bytes(const unsigned char *text, size_t len, struct scan *found)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] >= ' ' && text[i] < 0x7F) {
            found->braces |= text[i] == '{';
        } else if (text[i] < 0x80) {
            found->nul |= text[i] == 0;
            found->controls |= text[i] != '\n' && text[i] != '\t';
        } else {
            found->high = true;
        }
    }
}

/* The controls from U+0080 to U+009F. */
static bool high_controls(const unsigned char *text, size_t len)
{
    for (size_t i = 0; i + 1 < len; i++) {
        if (text[i] == 0xC2 && text[i + 1] < 0xA0) {
            return true;
        }
    }
    return false;
}

/* Eight bytes at a time, since nearly all text is plain: no byte below a space, none from DEL on, no brace. */
static struct scan scan_text(const unsigned char *text, size_t len)
{
    const uint64_t each = 0x0101010101010101, tops = 0x8080808080808080;
    struct scan found = {0};
    size_t i = 0;
    for (; i + 8 <= len; i += 8) {
        uint64_t bytes;
        memcpy(&bytes, text + i, sizeof(bytes));
        uint64_t del = bytes ^ each * 0x7F, brace = bytes ^ each * '{';
        uint64_t odd = bytes | (bytes - each * ' ') | ((del - each) & ~del) | ((brace - each) & ~brace);
        if (odd & tops) {
            scan_bytes(text + i, 8, &found);
        }
    }
    scan_bytes(text + i, len - i, &found);
    found.controls = found.controls || (found.high && high_controls(text, len));
    return found;
}

static void remember_braces(struct loading *to, const char *placed)
{
    to->with_words = wb_grow(to->with_words, to->with_words_count, &to->with_words_capacity, sizeof(*to->with_words));
    to->with_words[to->with_words_count++] = placed;
}

/* Whether what begins with this backslash stands for a control that is no newline and no tab. */
static bool escapes_control(const char *text, size_t len)
{
    static const char letters[] = "abefvrN"; /* bell, backspace, escape, form feed, line tab, return, next line */
    char kind = len > 1 ? text[1] : ' ', digits[9] = "";
    size_t count = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (count == 0) {
        return strchr(letters, kind) != NULL;
    }
    memcpy(digits, text + 2, len - 2 < count ? len - 2 : count);
    unsigned long code = strtoul(digits, NULL, 16);
    return (code < ' ' && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0);
}

static bool is_control(const char *text, size_t len)
{
    const unsigned char *byte = (const unsigned char *)text;
    return byte[0] == 0x7F || (len > 1 && byte[0] == 0xC2 && byte[1] < 0xA0);
}

/* Where the first one stands in the file: as an escape between quotation marks, else by hand. */
static struct wb_mark first_control(const struct loading *to, const yaml_event_t *event)
{
    struct wb_mark mark = wb_event_mark(event), end = wb_event_end(event);
    bool quoted = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    const char *data = to->events.data;
    struct wb_line line, last;
    if (wb_faults_full(to->faults) || !wb_line_find(data, to->events.len, mark.line, &line) ||
        !wb_line_find(data, to->events.len, end.line, &last)) {
        return mark;
    }
    size_t stop = wb_line_byte(&last, end.column - 1);
    for (size_t at = wb_line_byte(&line, mark.column - 1); at < stop; at++) {
        bool escape = quoted && data[at] == '\\';
        if (escape ? escapes_control(data + at, stop - at) : is_control(data + at, stop - at)) {
            return wb_line_mark(&line, at);
        }
        at += escape; /* what it stands for is no backslash of its own */
    }
    return mark;
}

/* Nothing that shows texts has a use for controls. */
static const char *without_controls(struct loading *to, const yaml_event_t *event, const char *text, size_t len)
{
    struct wb_mark mark = wb_event_mark(event);
    wb_load_warn(to, first_control(to, event), "the text holds control characters, which are left out; remove them");
    struct wb_str clean = {0};
    wb_clean(&clean, text, len, WB_CLEAN_PASTE);
    const char *placed = wb_text_placed(to, mark, wb_str_text(&clean), clean.len);
    wb_str_fini(&clean);
    return placed;
}

/* The text of a scalar; NULL with the fault said. Deletes the event. */
const char *wb_take_text(struct loading *to, const char *name, yaml_event_t *event)
{
    struct wb_mark mark = wb_event_mark(event);
    const char *text = (const char *)event->data.scalar.value, *placed = NULL;
    size_t len = event->data.scalar.length;
    struct scan found = scan_text(event->data.scalar.value, len);
    if (event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE || event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE) {
        while (len > 0 && text[len - 1] == '\n') {
            len--;
        }
    }
    if (found.nul) {
        wb_load_fault(to, mark, "%s: holds a NUL; remove it", name);
    } else if (len > WB_KEPT_BYTES) {
        wb_load_fault(to, mark, "%s: is longer than %d KiB; shorten it", name, WB_KEPT_BYTES / 1024);
    } else {
        placed = found.controls ? without_controls(to, event, text, len) : wb_text_placed(to, mark, text, len);
        if (found.braces) {
            remember_braces(to, placed);
        }
    }
    yaml_event_delete(event);
    return placed;
}

const char *wb_example_of(const struct key *key)
{
    return key->example ? key->example : "a text";
}

/* Events come in order, and so do the lines that are looked at for them: each costs only the way from the last. */
static bool find_line(struct loading *to, int number, struct wb_line *line)
{
    if (to->looked_at.data != to->events.data || to->looked_at.number > number) {
        wb_line_find(to->events.data, to->events.len, 1, &to->looked_at);
    }
    while (to->looked_at.number < number && wb_line_next(&to->looked_at)) {
    }
    *line = to->looked_at;
    return line->number == number;
}

static bool comment_follows(struct loading *to, struct wb_mark mark)
{
    struct wb_line line;
    if (wb_faults_full(to->faults) || !find_line(to, mark.line, &line)) {
        return false;
    }
    size_t at = wb_line_byte(&line, mark.column - 1);
    while (at < line.end && line.data[at] == ' ') {
        at++;
    }
    return at < line.end && line.data[at] == '#';
}

bool wb_list_joined(struct loading *to, const struct key *key, const yaml_event_t *event)
{
    struct wb_mark mark = wb_event_mark(event), end = wb_event_end(event);
    struct wb_line line;
    if (event->type != YAML_SCALAR_EVENT || event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE ||
        mark.line == end.line || !strstr((const char *)event->data.scalar.value, " - ") || wb_faults_full(to->faults) ||
        !find_line(to, mark.line, &line)) {
        return false;
    }
    struct wb_line first = line;
    bool entry = mark.column == wb_line_content(&line) + 1 && mark.column > wb_line_indent(&line) + 1;
    if (!wb_line_below(&line) || line.number > end.line || wb_line_content(&line) == wb_line_indent(&line)) {
        return false;
    }
    struct wb_mark below = {line.number, wb_line_indent(&line) + 1};
    if (entry) {
        wb_load_fault(to, below,
                      "this does not line up with the entry above it; begin it in column %d, as line %d does",
                      wb_line_indent(&first) + 1, first.number);
        return true;
    }
    size_t value = wb_line_byte(&first, mark.column - 1);
    char *text = wb_copy_n(first.data + value, wb_line_ends(&first, value) - value);
    if (key->shape == AS_TEXT) {
        wb_load_warn(to, below,
                     "%s: these lines begin with a dash, but become one line of text; write | behind the colon to keep "
                     "them apart, or write the key that the list belongs to",
                     key->name);
    } else {
        wb_load_fault(to, mark, "%s: has a list below it, so nothing may stand behind its colon; remove %s", key->name,
                      wb_load_quoted(to, text));
    }
    free(text);
    return true;
}

/* A scalar that says something; NULL with the fault said. Deletes the event. */
const char *wb_take_scalar(struct loading *to, const struct key *key, yaml_event_t *event)
{
    struct wb_mark mark = wb_event_mark(event);
    if (event->type != YAML_SCALAR_EVENT) {
        if (event->type != YAML_ALIAS_EVENT) {
            wb_load_fault(to, mark, "%s: must be %s", key->name, wb_example_of(key));
        }
        wb_events_skip(&to->events, event);
        return NULL;
    }
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (wb_list_joined(to, key, event) && key->shape != AS_TEXT) {
        yaml_event_delete(event);
        return NULL;
    }
    const char *text = wb_take_text(to, key->name, event);
    if (text && text[strspn(text, " \t\n")] == '\0' && plain && comment_follows(to, mark)) {
        wb_load_fault(to, mark, "%s: says nothing, because # begins a comment; put the text in quotation marks",
                      key->name);
        return NULL;
    }
    if (text && text[strspn(text, " \t\n")] == '\0') {
        wb_load_fault(to, mark, "%s: says nothing; write %s%s", key->name, wb_example_of(key),
                      key->required ? "" : ", or remove the key");
        return NULL;
    }
    return text;
}

bool wb_id_good(const char *id)
{
    size_t len = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return id[len] == '\0' && len > 0 && len <= WB_ID_BYTES;
}

const char *wb_checked_id(struct loading *to, const char *name, const char *id)
{
    if (id && !wb_id_good(id)) {
        char slug[WB_ID_BYTES + 1];
        wb_slug(id, slug);
        if (slug[0]) {
            wb_load_fault(to, wb_text_mark(id),
                          "%s: %s is no id; ids are made of a-z, 0-9 and hyphens, at most %d, such as %s", name,
                          wb_load_quoted(to, id), WB_ID_BYTES, slug);
        } else {
            wb_load_fault(to, wb_text_mark(id), "%s: %s is no id; ids are made of a-z, 0-9 and hyphens, at most %d",
                          name, wb_load_quoted(to, id), WB_ID_BYTES);
        }
    }
    return id;
}

/* [WORKBOOK/][TURN.]PROMPT[@previous] */
static bool ref_good(const char *text)
{
    char part[4 * WB_ID_BYTES];
    size_t len = strlen(text);
    if (len >= sizeof(part)) {
        return false;
    }
    memcpy(part, text, len + 1);
    char *at = part, *slash = strchr(at, '/'), *previous = strchr(at, '@');
    if (slash) {
        *slash = '\0';
        if (!wb_id_good(at) || previous) {
            return false;
        }
        at = slash + 1;
    }
    if (previous) {
        if (strcmp(previous, "@previous") != 0) {
            return false;
        }
        *previous = '\0';
    }
    char *dot = strchr(at, '.');
    if (dot) {
        *dot = '\0';
        if (!wb_id_good(at) || previous) {
            return false;
        }
        at = dot + 1;
    }
    return wb_id_good(at);
}

/* The reference that a text was meant to be, if it would be one: each of its parts as an id. */
static bool ref_meant(const char *text, struct wb_str *out)
{
    const char *previous = strchr(text, '@');
    size_t len = previous ? (size_t)(previous - text) : strlen(text);
    for (size_t at = 0; at < len;) {
        char slug[WB_ID_BYTES + 1];
        size_t bytes = strcspn(text + at, "/.");
        bytes = bytes < len - at ? bytes : len - at;
        char *part = wb_copy_n(text + at, bytes);
        wb_slug(part, slug);
        free(part);
        if (out->len > 0 && slug[0]) {
            wb_str_add_char(out, text[at - 1]);
        }
        wb_str_add(out, slug);
        at += bytes + 1;
    }
    if (previous) {
        wb_str_add(out, "@previous");
    }
    return ref_good(wb_str_text(out));
}

bool wb_take_ref(struct loading *to, const struct key *key, yaml_event_t *event, struct wb_ref *out)
{
    const char *text = wb_take_scalar(to, key, event);
    if (text && !ref_good(text)) {
        struct wb_str meant = {0};
        bool found = ref_meant(text, &meant);
        wb_load_fault(to, wb_text_mark(text), "%s: %s names no prompt; write %s%s%s", key->name,
                      wb_load_quoted(to, text), found ? "its id, such as " : "",
                      found ? wb_str_text(&meant) : wb_example_of(key),
                      found && key->shape == AS_REFS && strpbrk(text, ", ") ? ", or several as [one, another]" : "");
        wb_str_fini(&meant);
        text = NULL;
    }
    if (!text) {
        return false;
    }
    *out = (struct wb_ref){.key = text, .mark = wb_text_mark(text)};
    return true;
}
