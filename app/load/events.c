#include "events.h"

#include "base/text.h"
#include "faults.h"

/* ---- what libyaml says, in plain words ---- */

struct plain {
    const char *problem; /* how libyaml's sentence begins */
    const char *text;
};

static const struct plain problems[] = {
    {"mapping values are not allowed",
     "a colon and a space begin a value, but no key can stand here; put the text in quotation marks, or mend the "
     "indentation"},
    {"did not find expected key", "this does not line up with the keys above it; begin all keys of one block in the "
                                  "same column, and put a text that "
                                  "holds quotation marks or a colon in quotation marks"},
    {"did not find expected '-' indicator",
     "this does not line up with the list above it; begin each entry with \"- \" in the same column"},
    {"did not find expected ',' or ']'", "a list in [brackets] is not closed; write a comma or ]"},
    {"did not find expected ',' or '}'", "a group in {braces} is not closed; write a comma or }"},
    {"did not find expected <document start>", "something stands behind the end of the workbook; remove it"},
    {"did not find expected node content", "a value is missing here; write one"},
    {"could not find expected ':'", "a key stands here without a colon; write KEY: VALUE"},
    {"found a tab character", "a tab cannot indent; use spaces"},
    {"found character '\t'", "a tab cannot indent; use spaces"},
    {"found unexpected end of stream", "a quotation mark is not closed; close it"},
    {"found unexpected document indicator", "a quotation mark is not closed before this line; close it"},
    {"found unknown escape character",
     "a backslash means something in double quotation marks; write \\\\ for one, or use single quotation marks"},
    {"did not find expected hexdecimal number",
     "a backslash means something in double quotation marks; write \\\\ for one, or use single quotation marks"},
    {"found invalid Unicode character escape code", "this is the code of no character; write the character itself"},
    {"block sequence entries are not allowed",
     "a list cannot begin here; begin it on a line of its own, with \"- \" before each entry"},
    {"block mapping keys are not allowed", "a key cannot begin here; begin it on a line of its own"},
    {"mapping keys are not allowed", "a question mark and a space cannot begin a text; put it in quotation marks"},
    {"found undefined tag handle",
     "an exclamation mark at the start is a tag, which workbooks do not use; put the text in "
     "quotation marks"},
    {"found unknown directive name", "lines that begin with % are not read; remove it"},
    {"found incompatible YAML document", "this asks for another YAML; remove the line that begins with %"},
    {"did not find expected alphabetic or numeric character",
     "a text cannot begin with & or *; put it in quotation marks"},
    {"did not find expected comment or line break",
     "nothing may stand behind | or > on its line; begin the text on the next"},
    {"found an indentation indicator equal to 0", "an indentation of 0 is none; remove the 0"},
    {"control characters are not allowed", "a control character stands in the file; remove it"},
    {"invalid leading UTF-8 octet", "this is no UTF-8; save the file as UTF-8"},
    {"incomplete UTF-8 octet sequence", "this is no UTF-8; save the file as UTF-8"},
    {"invalid trailing UTF-8 octet", "this is no UTF-8; save the file as UTF-8"},
    {"invalid length of a UTF-8 sequence", "this is no UTF-8; save the file as UTF-8"},
    {"invalid Unicode character", "this is no UTF-8; save the file as UTF-8"},
};

static struct wb_mark mark_of(yaml_mark_t mark)
{
    return (struct wb_mark){(int)mark.line + 1, (int)mark.column + 1};
}

struct wb_mark wb_event_mark(const yaml_event_t *event)
{
    return mark_of(event->start_mark);
}

/* The line and column of a byte; for what libyaml cannot even read. */
static struct wb_mark mark_of_byte(const struct wb_events *events, size_t offset)
{
    struct wb_mark mark = {1, 1};
    for (size_t at = 0; at < offset && at < events->len;) {
        bool newline = events->data[at] == '\n';
        mark.line += newline;
        mark.column = newline ? 1 : mark.column + 1;
        at += wb_utf8_decode(events->data + at, events->len - at, &(uint32_t){0});
    }
    return mark;
}

/* A character that cannot begin a text, named. */
static const char *cannot_begin(const struct wb_events *events, const yaml_mark_t *mark)
{
    size_t at = 0, line = 0, column = 0;
    for (; at < events->len && line < mark->line; at++) {
        line += events->data[at] == '\n';
    }
    while (at < events->len && column < mark->column) {
        at += wb_utf8_decode(events->data + at, events->len - at, &(uint32_t){0});
        column++;
    }
    if (at < events->len && events->data[at] == '\t') {
        return "a tab cannot indent; use spaces";
    }
    return "a text cannot begin with this character; put it in quotation marks";
}

static void syntax_fault(struct wb_events *events)
{
    const yaml_parser_t *parser = &events->parser;
    const char *problem = parser->problem ? parser->problem : "", *text = NULL;
    struct wb_mark mark = mark_of(parser->problem_mark);
    if (parser->error == YAML_READER_ERROR) {
        mark = mark_of_byte(events, parser->problem_offset);
        if (parser->problem_offset < events->len && events->data[parser->problem_offset] == '\0') {
            text = "a NUL byte stands in the file; remove it";
        }
    }
    if (wb_starts_with(problem, "found character that cannot start any token")) {
        text = cannot_begin(events, &parser->problem_mark);
    }
    for (size_t i = 0; !text && i < sizeof(problems) / sizeof(*problems); i++) {
        text = wb_starts_with(problem, problems[i].problem) ? problems[i].text : NULL;
    }
    if (parser->context && strstr(parser->context, "quoted scalar") && strstr(problem, "end of stream")) {
        mark = mark_of(parser->context_mark); /* where it was opened says more than the end of the file */
    }
    wb_fault(events->faults, events->file, mark, false, "%s",
             text ? text : "this is not YAML; compare the indentation and the quotation marks with the lines above");
}

/* ---- events ---- */

void wb_events_init(struct wb_events *events, const char *file, const char *data, size_t len, struct wb_faults *faults)
{
    *events = (struct wb_events){.file = file, .data = data, .len = len, .faults = faults};
    if (!yaml_parser_initialize(&events->parser)) {
        wb_fault(faults, file, (struct wb_mark){0}, false, "there was no memory left to read it");
        events->stopped = true;
        return;
    }
    if (len >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        events->data += 3; /* the mark at its start would be counted as a column */
        events->len -= 3;
    }
    yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&events->parser, (const unsigned char *)events->data, events->len);
}

void wb_events_fini(struct wb_events *events)
{
    yaml_parser_delete(&events->parser);
}

static void refuse(struct wb_events *events, const yaml_event_t *event, const char *text)
{
    wb_fault(events->faults, events->file, wb_event_mark(event), false, "%s", text);
}

static void refuse_properties(struct wb_events *events, const yaml_event_t *event, const yaml_char_t *anchor,
                              const yaml_char_t *tag)
{
    if (anchor) {
        refuse(events, event,
               "anchors (&name) are not read; write the text here, or put one beginning with & in quotation "
               "marks");
    }
    if (tag) {
        refuse(events, event,
               "tags (!name) are not read; remove it, or put a text beginning with ! in quotation marks");
    }
}

/* False where reading has to end. */
static bool examine(struct wb_events *events, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        refuse(events, event,
               "aliases (*name) are not read; write the text again, or put one beginning with * in quotation "
               "marks");
        break;
    case YAML_SCALAR_EVENT:
        refuse_properties(events, event, event->data.scalar.anchor, event->data.scalar.tag);
        break;
    case YAML_SEQUENCE_START_EVENT:
        refuse_properties(events, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
        events->depth++;
        break;
    case YAML_MAPPING_START_EVENT:
        refuse_properties(events, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
        events->depth++;
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        events->depth--;
        break;
    default:
        break;
    }
    if (events->depth > WB_LOAD_DEPTH) {
        wb_fault(events->faults, events->file, wb_event_mark(event), false,
                 "more than %d levels within one another; use fewer", WB_LOAD_DEPTH);
        return false;
    }
    if (++events->count > WB_LOAD_EVENTS) {
        refuse(events, event, "more entries than a workbook can hold; divide it");
        return false;
    }
    return true;
}

bool wb_events_next(struct wb_events *events, yaml_event_t *event)
{
    if (events->stopped) {
        return false;
    }
    if (!yaml_parser_parse(&events->parser, event)) {
        syntax_fault(events);
        events->stopped = true;
        return false;
    }
    if (!examine(events, event)) {
        yaml_event_delete(event);
        events->stopped = true;
        return false;
    }
    return true;
}

/* What can be told from the bytes alone. */
static bool readable(struct wb_events *events)
{
    const char *data = events->data, *text = NULL;
    size_t len = events->len;
    if (len > WB_LOAD_BYTES) {
        text = "the file is larger than 8 MiB; divide the workbook";
    } else if (len >= 2 &&
               (memcmp(data, "\xFF\xFE", 2) == 0 || memcmp(data, "\xFE\xFF", 2) == 0 || !data[0] != !data[1])) {
        text = "this is UTF-16; save the file as UTF-8";
    }
    if (text) {
        wb_fault(events->faults, events->file, (struct wb_mark){1, 1}, false, "%s", text);
        events->stopped = true;
    }
    return !text;
}

bool wb_events_root(struct wb_events *events, yaml_event_t *event)
{
    if (events->stopped || !readable(events)) {
        return false;
    }
    while (wb_events_next(events, event)) {
        if (event->type == YAML_STREAM_END_EVENT) {
            refuse(events, event, "the file is empty; begin it with workbook: AN-ID");
            yaml_event_delete(event);
            return false;
        }
        if (event->type == YAML_DOCUMENT_START_EVENT &&
            (event->data.document_start.version_directive ||
             event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)) {
            refuse(events, event, "lines that begin with % are not read; remove them");
        }
        if (event->type != YAML_STREAM_START_EVENT && event->type != YAML_DOCUMENT_START_EVENT) {
            return true;
        }
        yaml_event_delete(event);
    }
    return false;
}

/* libyaml lets a tab indent within brackets and in the lines of a long text; the format does not. */
static void refuse_tabs(struct wb_events *events)
{
    size_t line_start = 0;
    for (int line = 1; line_start < events->len; line++) {
        const char *newline = memchr(events->data + line_start, '\n', events->len - line_start);
        size_t end = newline ? (size_t)(newline - events->data) : events->len, at = line_start;
        while (at < end && (events->data[at] == '\t' || events->data[at] == ' ')) {
            at++;
        }
        if (events->data[line_start] == '\t' && at < end) {
            wb_fault(events->faults, events->file, (struct wb_mark){line, 1}, false, "a tab cannot indent; use spaces");
        }
        line_start = end + 1;
    }
}

void wb_events_end(struct wb_events *events)
{
    yaml_event_t event;
    while (wb_events_next(events, &event)) {
        bool second = event.type == YAML_DOCUMENT_START_EVENT, end = event.type == YAML_STREAM_END_EVENT;
        if (second) {
            refuse(events, &event, "a second document begins here; a file holds one workbook");
        }
        yaml_event_delete(&event);
        if (second || end) {
            break;
        }
    }
    if (!events->stopped && memchr(events->data, '\t', events->len)) {
        refuse_tabs(events);
    }
}

void wb_events_skip(struct wb_events *events, yaml_event_t *event)
{
    bool opens = event->type == YAML_MAPPING_START_EVENT || event->type == YAML_SEQUENCE_START_EVENT;
    int depth = events->depth - opens;
    yaml_event_delete(event);
    while (events->depth > depth && wb_events_next(events, event)) {
        yaml_event_delete(event);
    }
}
