/* Text made fit for where it goes. */
#include "base/text.h"

#include "unicode.h"

/* What a sink does with each kind of character. */
enum action { KEEP, DROP, SPACE, REPLACE, WRITE_OUT };

struct sink {
    enum action newline, tab, control, invalid, invisible, separator;
    bool ends_lines; /* CR LF and CR are newlines; otherwise CR LF is one, a lone CR a control */
};

static const struct sink sinks[] = {
    [WB_CLEAN_PASTE] = {KEEP, KEEP, DROP, DROP, KEEP, KEEP, true},
    [WB_CLEAN_LINE] = {SPACE, SPACE, DROP, DROP, KEEP, SPACE, true},
    [WB_CLEAN_TERMINAL] = {KEEP, SPACE, REPLACE, REPLACE, DROP, SPACE, false},
    [WB_CLEAN_VISIBLE] = {KEEP, SPACE, REPLACE, REPLACE, WRITE_OUT, SPACE, false},
    [WB_CLEAN_KEEP] = {KEEP, KEEP, KEEP, DROP, KEEP, KEEP, false},
};
_Static_assert(sizeof sinks / sizeof *sinks == WB_CLEAN_KEEP + 1, "every way of cleaning has its row");

static enum action choose(const struct sink *sink, uint32_t code, bool valid)
{
    if (!valid)
        return sink->invalid;
    if (code == '\n')
        return sink->newline;
    if (code == '\t')
        return sink->tab;
    if (code == 0)
        return sink->control == KEEP ? DROP : sink->control;
    if (wb_is_control(code))
        return sink->control;
    if (wb_is_separator(code))
        return sink->separator;
    return wb_is_invisible(code) ? sink->invisible : KEEP;
}

/* Carries the action out; true when the character is lost. */
static bool apply(struct wb_str *out, enum action action, uint32_t code, const char *data, size_t size)
{
    switch (action) {
    case KEEP:
        wb_str_add_n(out, data, size);
        return false;
    case SPACE:
        wb_str_add_char(out, ' ');
        return false;
    case REPLACE:
        wb_str_add(out, "\xEF\xBF\xBD");
        return true;
    case WRITE_OUT:
        wb_str_addf(out, "<U+%04X>", (unsigned)code);
        return false;
    case DROP:
        break;
    }
    return true;
}

/* The end of the printable ASCII that begins at `at`: it is kept everywhere. */
static size_t plain_end(const char *data, size_t len, size_t at)
{
    while (at < len && data[at] >= 0x20 && data[at] < 0x7F)
        at++;
    return at;
}

size_t wb_clean(struct wb_str *out, const char *data, size_t len, enum wb_clean how)
{
    const struct sink *sink = &sinks[how];
    size_t dropped = 0;

    for (size_t at = 0; at < len;) {
        size_t end = plain_end(data, len, at);
        wb_str_add_n(out, data + at, end - at);
        if ((at = end) == len)
            break;
        uint32_t code;
        bool valid;
        size_t size = wb_utf8_read(data + at, len - at, &code, &valid);
        const char *kept = data + at;
        size_t kept_size = size;
        if (code == '\r' && sink->control != KEEP) {
            bool pair = at + 1 < len && data[at + 1] == '\n';
            if (pair || sink->ends_lines) {
                code = '\n';
                kept = "\n";
                size += pair;
            }
        }
        enum action action = choose(sink, code, valid);
        if (action == WRITE_OUT && wb_is_at_home(data, len, at, at + size, code))
            action = KEEP;
        dropped += apply(out, action, code, kept, kept_size);
        at += size;
    }
    return dropped;
}
