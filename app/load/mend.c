#include "mend.h"

#include "base/text.h"
#include "faults.h"
#include "raw.h"

#include <stdlib.h>

enum {
    MOST_SLIPS = 100,              /* after so many the rest of the file is left out */
    MOST_BYTES = 12 * 1024 * 1024, /* read while looking for them */
    MOST_NAME_BYTES = 1024 * 1024, /* of the holes, that names are taken from */
    MOST_LABEL_BYTES = 1024,       /* that an id is made from */
};

struct mending {
    struct wb_holes *holes;
    const char *file;
    struct wb_faults *faults;
    size_t spent; /* bytes read so far */
    int said;     /* the line of the last slip that was said */
    int repaired; /* the line that was mended last */
};

/* ---- bytes ---- */

/* What libyaml takes for a character of a text. */
static bool printable(uint32_t code)
{
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code <= 0x7E) || code == 0x85 ||
           (code >= 0xA0 && code <= 0xFFFD && code != 0xFEFF) || code >= 0x10000;
}

static const char *const spaces[] = {"", " ", "\xC2\xA0", "\xEF\xBF\xBD"}; /* by bytes, each one character */

/* A wrong encoding is one fault, however many letters it spoils. */
static void mend_bytes(struct mending *in)
{
    struct wb_str *text = &in->holes->text;
    struct wb_line line;
    bool encoded = true;
    wb_line_find(text->data, text->len, 1, &line);
    for (size_t at = 0, bytes; at < text->len; at += bytes) {
        uint32_t code = (unsigned char)text->data[at];
        bytes = 1;
        if (code >= 0x20 && code < 0x7F) {
            continue;
        }
        bytes = wb_utf8_decode(text->data + at, text->len - at, &code);
        bool valid = code != 0xFFFD || wb_utf8_valid(text->data + at, bytes, NULL);
        if (valid && printable(code)) {
            continue;
        }
        if (valid || encoded) {
            wb_fault(in->faults, in->file, wb_faults_full(in->faults) ? (struct wb_mark){0} : wb_line_mark(&line, at),
                     false, "%s",
                     !valid      ? "this is no UTF-8; save the file as UTF-8"
                     : code == 0 ? "a NUL byte stands in the file; remove it"
                                 : "a control character stands in the file; remove it");
        }
        encoded = encoded && valid;
        if (valid && bytes < sizeof(spaces) / sizeof(*spaces)) {
            memcpy(text->data + at, spaces[bytes], bytes);
        } else {
            memset(text->data + at, 'x', bytes); /* a letter: no character that means something */
        }
    }
}

/* ---- leaving out ---- */

static bool blank_from(const struct wb_line *line, int indent)
{
    size_t at = line->at + (size_t)indent;
    while (at < line->end && (line->data[at] == ' ' || line->data[at] == '\t')) {
        at++;
    }
    return at >= line->end || line->data[at] == '#';
}

/* The last line that belongs to what begins in column `indent` of `line`: what is indented more, a list in the same
 * column as its key, and the brackets that close those it opens. */
static struct wb_line end_of_block(const struct wb_line *line, int indent, enum wb_below below)
{
    struct wb_line at = *line, last = *line;
    bool entry = wb_line_content(line) > indent;
    int open = wb_line_open(line, line->at);
    bool tabs = memchr(line->data + line->at, '\t', (size_t)wb_line_indent(line)); /* as wide as anybody likes */
    while (!tabs && wb_line_next(&at)) {
        if (!wb_line_says(&at)) {
            continue;
        }
        int begins = wb_line_indent(&at);
        char first = at.data[at.at + (size_t)begins];
        bool dash = wb_line_content(&at) > begins;
        bool list = begins == indent && dash && (!entry || below == WB_BELOW_ENTRIES);
        bool words = begins == indent && !dash && below == WB_BELOW_WORDS && wb_line_key(&at) == 0;
        bool closes = open > 0 && (first == ']' || first == '}');
        if (begins <= indent && !list && !words && !closes) {
            break;
        }
        open += wb_line_open(&at, at.at);
        last = at;
    }
    return last;
}

/* Line breaks stay, so that whatever follows keeps its place. */
static void blank(struct wb_str *text, size_t at, size_t end)
{
    while (at < end) {
        size_t newline = wb_line_break(text->data, text->len, at);
        if (newline == 0) {
            text->data[at++] = ' ';
        } else {
            at += newline;
        }
    }
}

static void add_hole(struct mending *in, const struct wb_line *line, int indent, const struct wb_line *last)
{
    struct wb_holes *holes = in->holes;
    holes->list = wb_grow(holes->list, holes->count, &holes->capacity, sizeof(*holes->list));
    holes->list[holes->count++] = (struct wb_hole){.from = {line->number, indent + 1}, .last = last->number};
    bool whole = wb_line_indent(line) >= indent; /* then what indents it goes too: it may be the slip */
    blank(&holes->text, line->at + (whole ? 0 : (size_t)indent), last->end);
}

/* Leaves out a block; where nothing of it is left, the one that it stands in, and at last all that follows. */
static bool leave_out(struct mending *in, int number, int indent, enum wb_below below)
{
    const struct wb_str *text = &in->holes->text;
    struct wb_line line, last;
    if (!wb_line_find(text->data, text->len, number, &line)) {
        return false;
    }
    while (blank_from(&line, indent)) {
        int least = indent;
        do {
            if (!wb_line_previous(&line)) {
                return false;
            }
        } while (!wb_line_says(&line) || wb_line_indent(&line) >= least);
        indent = wb_line_content(&line) < least ? wb_line_content(&line) : wb_line_indent(&line);
    }
    last = below == WB_BELOW_NOTHING ? line : end_of_block(&line, indent, below);
    while (below == WB_BELOW_ALL && wb_line_next(&last)) {
    }
    add_hole(in, &line, indent, &last);
    return true;
}

static bool in_hole(const struct wb_holes *holes, int line)
{
    for (size_t i = 0; i < holes->count; i++) {
        if (line >= holes->list[i].from.line && line <= holes->list[i].last) {
            return true;
        }
    }
    return false;
}

/* ---- reading as it was meant ---- */

static bool add_colon(struct mending *in, const struct wb_slip *slip, struct wb_line *line)
{
    (void)slip;
    wb_str_splice(&in->holes->text, line->at + (size_t)wb_line_content(line) + wb_line_word(line), 0, ":", 1);
    return true;
}

/* A list in brackets, or a group in braces, holds names. */
static bool clear_value(struct mending *in, const struct wb_slip *slip, struct wb_line *line)
{
    size_t at = wb_line_byte(line, slip->column - 1);
    if (line->data[at] == '[' || line->data[at] == '{') {
        add_hole(in, line, slip->column - 1, line);
    } else {
        blank(&in->holes->text, at, line->end);
    }
    return true;
}

/* What the line says is left out, and stands as a key alone. */
static bool read_as_key(struct mending *in, const struct wb_slip *slip, struct wb_line *line)
{
    int content = wb_line_content(line);
    size_t at = line->at + (size_t)content, room = line->end - at, len = strlen(slip->key);
    add_hole(in, line, content, line);
    wb_str_splice(&in->holes->text, at, room < len + 1 ? room : len + 1, slip->key, len);
    wb_str_splice(&in->holes->text, at + len, 0, ":", 1);
    return true;
}

/* Keys and dashes move to where they were meant to begin; what stands behind them stays. */
static bool align(struct mending *in, const struct wb_slip *slip, struct wb_line *line)
{
    char *data = in->holes->text.data;
    size_t from = (size_t)slip->column - 1, to = (size_t)slip->wanted - 1;
    do {
        if (!wb_line_says(line)) {
            continue;
        }
        size_t indent = (size_t)wb_line_indent(line), key = wb_line_key(line);
        if (indent <= to || memchr(data + line->at, '\t', indent)) {
            break;
        }
        size_t word = (size_t)wb_line_content(line) > indent ? 1 : key > 0 ? key + 1 : 0;
        if (indent == from && word > 0) {
            memmove(data + line->at + to, data + line->at + from, word);
            memset(data + line->at + to + word, ' ', from - to);
        }
    } while (wb_line_next(line));
    return true;
}

static bool (*const repairs[WB_REPAIR_COUNT])(struct mending *in, const struct wb_slip *slip, struct wb_line *line) = {
    [WB_ADD_COLON] = add_colon,
    [WB_CLEAR_VALUE] = clear_value,
    [WB_READ_AS_KEY] = read_as_key,
    [WB_ALIGN] = align,
};

/* A line is mended once: what is still a slip then is left out. */
static bool repair(struct mending *in, const struct wb_slip *slip)
{
    struct wb_line line;
    const struct wb_str *text = &in->holes->text;
    if (!repairs[slip->repair] || slip->line == in->repaired ||
        !wb_line_find(text->data, text->len, slip->line, &line)) {
        return false;
    }
    in->repaired = slip->line;
    return repairs[slip->repair](in, slip, &line);
}

/* ---- from slip to slip ---- */

/* Reads until something is no YAML. False where all of it is, or where reading ended for another reason. */
static bool next_slip(struct mending *in, struct wb_slip *slip)
{
    struct wb_faults silent;
    struct wb_events events;
    yaml_event_t event;
    wb_faults_init(&silent);
    wb_events_init(&events, in->file, in->holes->text.data, in->holes->text.len, &silent);
    if (wb_events_root(&events, &event)) {
        wb_events_skip(&events, &event);
        wb_events_end(&events);
    }
    *slip = events.slip;
    in->spent += events.parser.offset;
    wb_events_fini(&events);
    wb_faults_fini(&silent);
    return slip->found;
}

/* A slip in or beside what was left out is one of our making. */
static void say(struct mending *in, const struct wb_slip *slip)
{
    if (slip->mark.line != in->said && !in_hole(in->holes, slip->mark.line)) {
        wb_fault(in->faults, in->file, slip->mark, false, "%s", slip->text);
        in->said = slip->mark.line;
    }
}

static void say_ended(struct mending *in, const struct wb_slip *slip)
{
    wb_fault(in->faults, in->file, slip->mark, false,
             "the file is not read from here on; mend what stands above, then check again");
}

static bool mend_slips(struct mending *in)
{
    struct wb_slip slip;
    for (int slips = 0; next_slip(in, &slip); slips++) {
        bool enough = slips >= MOST_SLIPS || in->spent > MOST_BYTES;
        say(in, &slip);
        if (enough && slips > MOST_SLIPS + 1) {
            return false;
        }
        if (enough) {
            say_ended(in, &slip);
            slips = MOST_SLIPS + 1;
        }
        if ((enough || !repair(in, &slip)) &&
            !leave_out(in, slip.line, slip.column - 1, enough ? WB_BELOW_ALL : slip.below)) {
            return false;
        }
    }
    return !slip.found;
}

/* ---- what stands before each hole, and the names in them ---- */

static int compare_hole(const void *left, const void *right)
{
    const struct wb_hole *a = left, *b = right;
    int order = (a->from.line > b->from.line) - (a->from.line < b->from.line);
    order = order ? order : (a->from.column > b->from.column) - (a->from.column < b->from.column);
    return order ? order : (a->last < b->last) - (a->last > b->last);
}

/* In order, without those that stand within others. */
static void sort_holes(struct wb_holes *holes)
{
    size_t kept = 0;
    if (holes->count > 0) {
        qsort(holes->list, holes->count, sizeof(*holes->list), compare_hole);
    }
    for (size_t i = 0; i < holes->count; i++) {
        if (kept == 0 || holes->list[i].last > holes->list[kept - 1].last) {
            holes->list[kept++] = holes->list[i];
        }
    }
    holes->count = kept;
}

/* Where the text before a hole ends; the one before it knows, where nothing stands between them. */
static struct wb_mark text_before(const struct wb_str *text, const struct wb_hole *hole, const struct wb_hole *before)
{
    struct wb_line line;
    if (!wb_line_find(text->data, text->len, hole->from.line, &line)) {
        return hole->from;
    }
    line.end = line.at + (size_t)hole->from.column - 1;
    while (!wb_line_says(&line)) {
        if (before && line.number <= before->last) {
            return before->since;
        }
        if (!wb_line_previous(&line)) {
            return (struct wb_mark){1, 1};
        }
    }
    size_t end = line.end;
    while (end > line.at && (text->data[end - 1] == ' ' || text->data[end - 1] == '\t')) {
        end--;
    }
    return wb_line_mark(&line, end);
}

/* The same for what follows it. */
static struct wb_mark text_behind(const struct wb_str *text, const struct wb_hole *hole, const struct wb_hole *behind)
{
    struct wb_line line;
    bool found = wb_line_find(text->data, text->len, hole->last, &line);
    while (found && wb_line_next(&line)) {
        if (wb_line_says(&line)) {
            return (struct wb_mark){line.number, wb_line_indent(&line) + 1};
        }
        if (behind && line.number == behind->from.line) {
            return behind->until;
        }
    }
    return (struct wb_mark){line.number + 1, 1};
}

static void place_holes(struct wb_holes *holes)
{
    sort_holes(holes);
    for (size_t i = 0; i < holes->count; i++) {
        holes->list[i].since = text_before(&holes->text, &holes->list[i], i > 0 ? &holes->list[i - 1] : NULL);
    }
    for (size_t i = holes->count; i > 0; i--) {
        struct wb_hole *hole = &holes->list[i - 1];
        hole->until = text_behind(&holes->text, hole, i < holes->count ? hole + 1 : NULL);
    }
}

static bool name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* The words of a hole's lines, and each line as the id that it would give as a label. */
static void take_names(struct wb_str *words, const struct wb_line *line)
{
    char slug[WB_ID_BYTES + 1];
    size_t content = line->at + (size_t)wb_line_content(line);
    size_t bytes = line->end > content ? line->end - content : 0;
    char *label = wb_copy_n(line->data + content, bytes < MOST_LABEL_BYTES ? bytes : MOST_LABEL_BYTES);
    wb_slug(label, slug);
    free(label);
    wb_str_add_n(words, slug, strlen(slug) + 1);
    for (size_t at = line->at; at < line->end && words->len < MOST_NAME_BYTES;) {
        size_t from = at;
        while (at < line->end && name_byte(line->data[at])) {
            at++;
        }
        if (at > from) {
            wb_str_add_n(words, line->data + from, at - from);
            wb_str_add_n(words, "", 1);
        }
        at += at == from;
    }
}

static void gather_names(struct wb_holes *holes, const char *data, size_t len)
{
    struct wb_str words = {0};
    for (size_t i = 0; i < holes->count && words.len < MOST_NAME_BYTES; i++) {
        struct wb_line line;
        bool more = wb_line_find(data, len, holes->list[i].from.line, &line);
        for (; more && line.number <= holes->list[i].last && words.len < MOST_NAME_BYTES; more = wb_line_next(&line)) {
            take_names(&words, &line);
        }
    }
    size_t count = 0;
    for (size_t at = 0; at < words.len; at += strlen(words.data + at) + 1) {
        count++;
    }
    const char **list = wb_alloc_array(count + 1, sizeof(*list));
    count = 0;
    for (size_t at = 0; at < words.len; at += strlen(words.data + at) + 1) {
        list[count++] = words.data + at;
    }
    holes->names = wb_ids_of_texts(list, count);
    holes->words = wb_str_take(&words);
    free(list);
}

bool wb_mend(struct wb_holes *holes, const char *file, const char *data, size_t len, struct wb_faults *faults)
{
    struct mending in = {.holes = holes, .file = file, .faults = faults};
    bool marked = len >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0;
    data += marked ? 3 : 0;
    len -= marked ? 3 : 0;
    wb_str_add_n(&holes->text, data, len);
    mend_bytes(&in);
    bool mended = mend_slips(&in);
    place_holes(holes);
    gather_names(holes, data, len);
    return mended;
}

void wb_holes_fini(struct wb_holes *holes)
{
    wb_ids_fini(&holes->names);
    free(holes->words);
    free(holes->list);
    wb_str_fini(&holes->text);
    *holes = (struct wb_holes){0};
}

/* ---- asking ---- */

static bool is_before(struct wb_mark a, struct wb_mark b)
{
    return a.line < b.line || (a.line == b.line && a.column < b.column);
}

bool wb_holes_between(const struct wb_holes *holes, struct wb_mark from, struct wb_mark to)
{
    for (size_t i = 0; holes && i < holes->count; i++) {
        if (!is_before(holes->list[i].until, from) && is_before(holes->list[i].from, to)) {
            return true;
        }
    }
    return false;
}

bool wb_holes_at(const struct wb_holes *holes, struct wb_mark mark)
{
    for (size_t i = 0; holes && i < holes->count; i++) {
        const struct wb_hole *hole = &holes->list[i];
        if (hole->since.line == mark.line && !is_before(hole->since, mark) && !is_before(hole->from, mark)) {
            return true;
        }
    }
    return false;
}

bool wb_holes_name(const struct wb_holes *holes, const char *name)
{
    return holes && wb_ids_have(&holes->names, name);
}
