#include "lines.h"

#include "base/text.h"

#define WORD "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."

size_t wb_line_break(const char *data, size_t len, size_t at)
{
    const unsigned char *byte = (const unsigned char *)data + at;
    size_t left = len - at;
    if (byte[0] == '\n') {
        return 1;
    }
    if (byte[0] == '\r') {
        return left > 1 && byte[1] == '\n' ? 2 : 1;
    }
    if (left > 1 && byte[0] == 0xC2 && byte[1] == 0x85) {
        return 2;
    }
    return left > 2 && byte[0] == 0xE2 && byte[1] == 0x80 && (byte[2] == 0xA8 || byte[2] == 0xA9) ? 3 : 0;
}

static size_t end_of(const char *data, size_t len, size_t at)
{
    while (at < len && wb_line_break(data, len, at) == 0) {
        at++;
    }
    return at;
}

bool wb_line_next(struct wb_line *line)
{
    if (line->end == line->len) {
        return false;
    }
    line->at = line->end + wb_line_break(line->data, line->len, line->end);
    line->end = end_of(line->data, line->len, line->at);
    line->number++;
    return true;
}

bool wb_line_find(const char *data, size_t len, int number, struct wb_line *line)
{
    struct wb_line at = {data, len, 0, end_of(data, len, 0), 1};
    while (at.number < number) {
        if (!wb_line_next(&at)) {
            return false;
        }
    }
    *line = at;
    return true;
}

/* The bytes of the line break that ends before `at`; 0: none does. */
static size_t break_before(const char *data, size_t len, size_t at)
{
    for (size_t back = at < 3 ? at : 3; back > 0; back--) {
        if (wb_line_break(data, len, at - back) == back) {
            return back;
        }
    }
    return 0;
}

bool wb_line_previous(struct wb_line *line)
{
    if (line->at == 0) {
        return false;
    }
    line->end = line->at - break_before(line->data, line->len, line->at);
    line->at = line->end;
    while (line->at > 0 && break_before(line->data, line->len, line->at) == 0) {
        line->at--;
    }
    line->number--;
    return true;
}

static size_t past_spaces(const struct wb_line *line, size_t at)
{
    while (at < line->end && (line->data[at] == ' ' || line->data[at] == '\t')) {
        at++;
    }
    return at;
}

bool wb_line_says(const struct wb_line *line)
{
    size_t at = past_spaces(line, line->at);
    return at < line->end && line->data[at] != '#';
}

static bool line_beyond(struct wb_line *line, bool (*step)(struct wb_line *line))
{
    struct wb_line at = *line;
    while (step(&at)) {
        if (wb_line_says(&at)) {
            *line = at;
            return true;
        }
    }
    return false;
}

bool wb_line_above(struct wb_line *line)
{
    return line_beyond(line, wb_line_previous);
}

bool wb_line_below(struct wb_line *line)
{
    return line_beyond(line, wb_line_next);
}

int wb_line_indent(const struct wb_line *line)
{
    return (int)(past_spaces(line, line->at) - line->at);
}

static bool ends_or_space(const struct wb_line *line, size_t at)
{
    return at >= line->end || line->data[at] == ' ' || line->data[at] == '\t';
}

int wb_line_content(const struct wb_line *line)
{
    size_t at = past_spaces(line, line->at);
    while (at < line->end && line->data[at] == '-' && ends_or_space(line, at + 1)) {
        at = past_spaces(line, at + 1);
    }
    return (int)(at - line->at);
}

size_t wb_line_word(const struct wb_line *line)
{
    size_t start = line->at + (size_t)wb_line_content(line), at = start;
    while (at < line->end && line->data[at] && strchr(WORD, line->data[at])) {
        at++;
    }
    return at - start;
}

size_t wb_line_key(const struct wb_line *line)
{
    size_t start = line->at + (size_t)wb_line_content(line), at = start + wb_line_word(line);
    return at > start && at < line->end && line->data[at] == ':' && ends_or_space(line, at + 1) ? at - start : 0;
}

size_t wb_line_value(const struct wb_line *line)
{
    size_t key = wb_line_key(line);
    size_t at = past_spaces(line, line->at + (size_t)wb_line_content(line) + key + 1);
    return key > 0 && at < line->end && line->data[at] != '#' ? at : 0;
}

size_t wb_line_ends(const struct wb_line *line, size_t at)
{
    size_t end = at;
    for (; at < line->end; at++) {
        bool space = line->data[at] == ' ' || line->data[at] == '\t';
        if (space && at + 1 < line->end && line->data[at + 1] == '#') {
            break;
        }
        end = space ? end : at + 1;
    }
    return end;
}

size_t wb_line_byte(const struct wb_line *line, int column)
{
    size_t at = line->at;
    for (; column > 0 && at < line->end; column--) {
        at += wb_utf8_decode(line->data + at, line->end - at, &(uint32_t){0});
    }
    return at < line->end ? at : line->end;
}

int wb_line_open(const struct wb_line *line, size_t at)
{
    int open = 0;
    for (; at < line->end; at++) {
        open += (line->data[at] == '[' || line->data[at] == '{') - (line->data[at] == ']' || line->data[at] == '}');
    }
    return open;
}

struct wb_mark wb_line_mark(struct wb_line *line, size_t byte)
{
    while (line->end < byte && wb_line_next(line)) {
    }
    struct wb_mark mark = {line->number, 1};
    for (size_t at = line->at; at < byte && at < line->len; mark.column++) {
        at += wb_utf8_decode(line->data + at, line->len - at, &(uint32_t){0});
    }
    return mark;
}
