#include "recording.h"

#include <stdlib.h>
#include <string.h>

/* ---- out ---- */

static void put_number(FILE *out, size_t number)
{
    for (; number >= 0x80; number >>= 7) {
        fputc((int)(number & 0x7F) | 0x80, out);
    }
    fputc((int)number, out);
}

static void put_mark(FILE *out, const yaml_mark_t *mark)
{
    put_number(out, mark->line);
    put_number(out, mark->column);
}

static bool is_plain(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        return false;
    case YAML_DOCUMENT_START_EVENT:
        return !event->data.document_start.version_directive &&
               event->data.document_start.tag_directives.start == event->data.document_start.tag_directives.end;
    case YAML_SCALAR_EVENT:
        return !event->data.scalar.anchor && !event->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT:
        return !event->data.sequence_start.anchor && !event->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT:
        return !event->data.mapping_start.anchor && !event->data.mapping_start.tag;
    default:
        return true;
    }
}

bool wb_record(FILE *out, const yaml_event_t *event)
{
    if (!is_plain(event)) {
        return false;
    }
    fputc((int)event->type, out);
    put_mark(out, &event->start_mark);
    put_mark(out, &event->end_mark);
    if (event->type == YAML_SCALAR_EVENT) {
        put_number(out, (size_t)event->data.scalar.style);
        put_number(out, event->data.scalar.length);
        fwrite(event->data.scalar.value, 1, event->data.scalar.length, out);
    }
    return true;
}

/* ---- back ---- */

static size_t get_number(struct wb_recording *from)
{
    size_t number = 0;
    for (unsigned shift = 0; from->at < from->end; shift += 7) {
        unsigned char byte = (unsigned char)*from->at++;
        number |= (size_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            break;
        }
    }
    return number;
}

static void get_mark(struct wb_recording *from, yaml_mark_t *mark)
{
    mark->line = get_number(from);
    mark->column = get_number(from);
}

/* A copy, because yaml_event_delete frees it as libyaml's own. */
static bool get_scalar(struct wb_recording *from, yaml_event_t *event)
{
    event->data.scalar.style = (yaml_scalar_style_t)get_number(from);
    size_t len = get_number(from);
    yaml_char_t *value = len <= (size_t)(from->end - from->at) ? malloc(len + 1) : NULL;
    if (!value) {
        return false;
    }
    memcpy(value, from->at, len);
    value[len] = '\0';
    from->at += len;
    event->data.scalar.value = value;
    event->data.scalar.length = len;
    return true;
}

bool wb_replay(struct wb_recording *from, yaml_event_t *event)
{
    memset(event, 0, sizeof(*event));
    if (from->at == from->end) {
        return false;
    }
    event->type = (yaml_event_type_t)*from->at++;
    get_mark(from, &event->start_mark);
    get_mark(from, &event->end_mark);
    return event->type != YAML_SCALAR_EVENT || get_scalar(from, event);
}
