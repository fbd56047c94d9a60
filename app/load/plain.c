#include "load/plain.h"

#include "base/text.h"
#include "events.h"
#include "faults.h"
#include "workbook/type.h"

#include <math.h>
#include <stdlib.h>

struct plain {
    struct wb_events events;
    struct wb_faults *faults;
    const char *file;
};

static void fault(struct plain *p, const yaml_event_t *event, const char *text)
{
    wb_fault(p->faults, p->file, wb_event_mark(event), false, "%s", text);
}

/* 007, 1e3 and 1.0 stay what was written. */
static json_t *number_of(const char *text, size_t len)
{
    double number;
    struct wb_str again = {0};
    json_t *value = NULL;
    if (len == strlen(text) && wb_number_read(text, &number) && isfinite(number) && fabs(number) < 1e12) {
        wb_number_text(number, &again);
        if (wb_same(wb_str_text(&again), text))
            value = number == floor(number) ? json_integer((json_int_t)number) : json_real(number);
    }
    wb_str_fini(&again);
    return value;
}

static json_t *scalar(struct plain *p, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    json_t *value = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? number_of(text, len) : NULL;
    struct wb_str clean = {0};
    if (value)
        return value;
    if (wb_clean(&clean, text, len, WB_CLEAN_PASTE) > 0)
        fault(p, event, "a control character stands in this text; remove it");
    while (clean.len && clean.data[clean.len - 1] == '\n')
        wb_str_splice(&clean, clean.len - 1, 1, "", 0);
    value = json_string(wb_str_text(&clean));
    wb_str_fini(&clean);
    return value;
}

static json_t *list(struct plain *p)
{
    json_t *out = json_array();
    yaml_event_t event;
    while (wb_events_next(&p->events, &event)) {
        bool end = event.type == YAML_SEQUENCE_END_EVENT;
        if (event.type == YAML_SCALAR_EVENT && json_array_size(out) < WB_PLAIN_ENTRIES)
            json_array_append_new(out, scalar(p, &event));
        else if (!end)
            fault(p, &event, "a list here holds texts and numbers, at most 200; write them plainly");
        if (event.type == YAML_SEQUENCE_START_EVENT || event.type == YAML_MAPPING_START_EVENT)
            wb_events_skip(&p->events, &event);
        else
            yaml_event_delete(&event);
        if (end)
            break;
    }
    return out;
}

/* The value of a key; NULL at the end of what can be read. */
static json_t *value_of(struct plain *p)
{
    yaml_event_t event;
    if (!wb_events_next(&p->events, &event))
        return NULL;
    if (event.type == YAML_SCALAR_EVENT) {
        json_t *value = scalar(p, &event);
        yaml_event_delete(&event);
        return value;
    }
    if (event.type == YAML_SEQUENCE_START_EVENT) {
        yaml_event_delete(&event);
        return list(p);
    }
    fault(p, &event, "a group cannot stand here; write KEY: TEXT, or KEY: [TEXT, TEXT]");
    wb_events_skip(&p->events, &event);
    return json_null();
}

static char *key_of(struct plain *p, const yaml_event_t *event, const json_t *out)
{
    struct wb_str key = {0};
    const char *text = (const char *)event->data.scalar.value;
    size_t dropped = wb_clean(&key, text, event->data.scalar.length, WB_CLEAN_LINE);
    if (dropped > 0 || key.len == 0 || key.len > 200)
        fault(p, event, "a key is a few plain words; write KEY: VALUE");
    else if (json_object_get(out, wb_str_text(&key)))
        fault(p, event, "this key stands in the file twice; remove one of them");
    else if (json_object_size(out) >= WB_PLAIN_ENTRIES)
        fault(p, event, "more than 200 keys; write fewer");
    return wb_str_take(&key);
}

static void mapping(struct plain *p, json_t *out)
{
    yaml_event_t event;
    while (wb_events_next(&p->events, &event)) {
        bool end = event.type == YAML_MAPPING_END_EVENT, named = event.type == YAML_SCALAR_EVENT;
        if (named) {
            char *key = key_of(p, &event, out);
            yaml_event_delete(&event);
            json_t *value = value_of(p);
            json_object_set_new(out, key ? key : "", value ? value : json_null());
            free(key);
            continue;
        }
        if (!end) {
            fault(p, &event, "a key is a text; write KEY: VALUE");
            wb_events_skip(&p->events, &event);
            json_decref(value_of(p));
            continue;
        }
        yaml_event_delete(&event);
        break;
    }
}

static bool blank(const char *data, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!strchr(" \t\r\n", data[i]))
            return false;
    return true;
}

json_t *wb_load_plain(const char *file, const char *data, size_t len, struct wb_faults *faults)
{
    struct plain p = {.faults = faults, .file = file};
    size_t errors = faults->errors;
    json_t *out = json_object();
    yaml_event_t event;
    if (len > WB_PLAIN_BYTES || blank(data, len)) {
        wb_fault(faults, file, (struct wb_mark){1, 1}, false, "%s",
                 len > WB_PLAIN_BYTES ? "the file is larger than 256 KiB; write less"
                                      : "the file is empty; write KEY: VALUE");
    } else {
        wb_events_init(&p.events, file, data, len, faults);
        if (wb_events_root(&p.events, &event)) {
            bool fine = event.type == YAML_MAPPING_START_EVENT;
            if (!fine)
                fault(&p, &event, "this is no list of facts; write KEY: VALUE");
            if (fine) {
                yaml_event_delete(&event);
                mapping(&p, out);
            } else {
                wb_events_skip(&p.events, &event);
            }
            wb_events_end(&p.events);
        }
        wb_events_fini(&p.events);
    }
    wb_faults_lines(faults, file, data, len < WB_PLAIN_BYTES ? len : WB_PLAIN_BYTES);
    if (faults->errors == errors)
        return out;
    json_decref(out);
    return NULL;
}
