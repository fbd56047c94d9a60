#include "events.h"

#include "faults.h"

static struct wb_mark mark_of(yaml_mark_t mark)
{
    return (struct wb_mark){(int)mark.line + 1, (int)mark.column + 1};
}

struct wb_mark wb_event_mark(const yaml_event_t *event)
{
    return mark_of(event->start_mark);
}

struct wb_mark wb_event_end(const yaml_event_t *event)
{
    return mark_of(event->end_mark);
}

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

void wb_events_recorded(struct wb_events *events, const char *file, const struct wb_builtin *builtin,
                        struct wb_faults *faults)
{
    *events = (struct wb_events){.file = file,
                                 .data = builtin->data,
                                 .len = builtin->len,
                                 .faults = faults,
                                 .recording = {builtin->events, builtin->events + builtin->events_len}};
}

void wb_events_fini(struct wb_events *events)
{
    if (!events->recording.end) {
        yaml_parser_delete(&events->parser);
    }
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

static void say_slip(struct wb_events *events)
{
    events->stopped = true;
    wb_fault(events->faults, events->file, events->slip.mark, false, "%s", events->slip.text);
}

static void note_quoted(struct wb_events *events, const yaml_event_t *event)
{
    yaml_scalar_style_t style = event->data.scalar.style;
    bool quoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (quoted && event->start_mark.line < event->end_mark.line) {
        events->quoted = (struct wb_quoted_lines){(int)event->start_mark.line + 1, (int)event->end_mark.line + 1,
                                                  wb_event_mark(event)};
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
        note_quoted(events, event);
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
        wb_syntax_at(&events->slip, events->data, events->len, wb_event_mark(event),
                     "more than %d levels within one another; use fewer", WB_LOAD_DEPTH);
        say_slip(events);
        return false;
    }
    if (++events->count > WB_LOAD_EVENTS) {
        refuse(events, event, "more entries than a workbook can hold; divide it");
        return false;
    }
    return true;
}

static bool next_read(struct wb_events *events, yaml_event_t *event)
{
    if (events->recording.end) {
        events->stopped = !wb_replay(&events->recording, event);
    } else if (!yaml_parser_parse(&events->parser, event)) {
        wb_syntax_slip(&events->parser, events->data, events->len, &events->quoted, &events->slip);
        say_slip(events);
    }
    return !events->stopped;
}

bool wb_events_next(struct wb_events *events, yaml_event_t *event)
{
    if (events->stopped || !next_read(events, event)) {
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

/* What is indented, or a dash, goes on with the first document: then the line between was a slip. */
static void second_document(struct wb_events *events, struct wb_mark mark)
{
    wb_syntax_at(&events->slip, events->data, events->len, mark,
                 "a second document begins here; a file holds one workbook, so remove this line or what follows it");
    struct wb_line line;
    bool more = wb_line_find(events->data, events->len, mark.line, &line);
    while ((more = more && wb_line_next(&line)) && !wb_line_says(&line)) {
    }
    events->slip.below = more && wb_line_content(&line) == 0 ? WB_BELOW_ALL : WB_BELOW_NOTHING;
    say_slip(events);
}

void wb_events_end(struct wb_events *events)
{
    yaml_event_t event;
    while (wb_events_next(events, &event)) {
        bool second = event.type == YAML_DOCUMENT_START_EVENT, end = event.type == YAML_STREAM_END_EVENT;
        if (second) {
            second_document(events, wb_event_mark(&event));
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
