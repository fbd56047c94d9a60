/* Saying and hearing. No escape sequence ever: everything said is cleaned, whatever it came from. */
#include "linear.h"

#include "../say.h"

#include "base/text.h"

__attribute__((format(printf, 2, 0))) static void vadd(struct wb_lines *lines, const char *format, va_list args)
{
    struct wb_str raw = {0};
    wb_str_vaddf(&raw, format, args);
    wb_add_clean(&lines->out, wb_str_text(&raw));
    wb_str_fini(&raw);
}

void wb_lines_add(struct wb_lines *lines, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vadd(lines, format, args);
    va_end(args);
}

void wb_lines_say(struct wb_lines *lines, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vadd(lines, format, args);
    va_end(args);
    wb_str_add_char(&lines->out, '\n');
}

void wb_lines_flush(struct wb_lines *lines)
{
    if (lines->out.len && !wb_result_str(&lines->out, &lines->err))
        lines->ended = true;
}

/* One line as it came, without what cannot be kept. False at the end. */
static bool take_line(struct wb_lines *lines, struct wb_str *line)
{
    struct wb_str raw = {0};
    wb_lines_flush(lines);
    if (lines->ended || !wb_input_line(&lines->input, &raw)) {
        lines->ended = true;
        wb_str_fini(&raw);
        return false;
    }
    wb_str_clear(line);
    size_t dropped = wb_clean(line, wb_str_text(&raw), raw.len, WB_CLEAN_KEEP);
    if (dropped)
        wb_lines_say(lines, "%zu unreadable bytes of that line were left out: it is not UTF-8, or holds NULs.",
                     dropped);
    wb_str_fini(&raw);
    return true;
}

/* Lines of a file made elsewhere end with CR LF. */
static void drop_return(struct wb_str *line)
{
    if (line->len && line->data[line->len - 1] == '\r')
        line->data[--line->len] = '\0';
}

/* A line that begins with a colon. True where the prompt is left. */
static bool obey(struct wb_lines *lines, struct wb_str *line)
{
    drop_return(line);
    return wb_lines_act(lines, line->data + 1);
}

static bool is_command(const struct wb_str *line)
{
    return line->len && line->data[0] == ':' && line->data[1] != ':';
}

/* Spaces alone answer nothing, and shall not take the place of what does. */
static bool is_blank(const struct wb_str *line)
{
    return !line->len || line->data[strspn(line->data, " \t")] == '\0';
}

enum wb_heard wb_hear(struct wb_lines *lines, struct wb_str *line)
{
    while (take_line(lines, line)) {
        if (is_command(line)) {
            if (obey(lines, line))
                return WB_HEARD_LEAVE;
            continue;
        }
        drop_return(line);
        if (is_blank(line))
            return WB_HEARD_EMPTY;
        if (line->data[0] == ':')
            wb_str_splice(line, 0, 1, NULL, 0);
        return WB_HEARD_LINE;
    }
    return WB_HEARD_LEAVE;
}

static bool is_full_stop(const struct wb_str *line)
{
    return wb_same(wb_str_text(line), ".") || wb_same(wb_str_text(line), ".\r");
}

enum wb_heard wb_hear_more(struct wb_lines *lines, struct wb_str *line, bool *last)
{
    *last = false;
    while (take_line(lines, line)) {
        if (is_command(line)) {
            if (obey(lines, line))
                return WB_HEARD_LEAVE;
            continue;
        }
        *last = is_full_stop(line);
        if (line->len > 1 && (wb_starts_with(line->data, "..") || wb_starts_with(line->data, "::")))
            wb_str_splice(line, 0, 1, NULL, 0);
        return line->len ? WB_HEARD_LINE : WB_HEARD_EMPTY;
    }
    return WB_HEARD_LEAVE;
}
