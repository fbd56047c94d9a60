#include "export/inert.h"

#include "base/text.h"

void wb_inert(struct wb_str *out, const char *text)
{
    if (text) {
        wb_clean(out, text, strlen(text), WB_CLEAN_VISIBLE);
    }
}

void wb_inert_line(struct wb_str *out, const char *text)
{
    struct wb_str clean = {0};
    wb_inert(&clean, text);
    char *at = clean.data;
    size_t len = clean.len;
    for (size_t i = 0; i < len; i++) {
        at[i] = at[i] == '\n' ? ' ' : at[i];
    }
    while (len > 0 && at[len - 1] == ' ') {
        len--;
    }
    size_t from = len > 0 ? strspn(at, " ") : 0;
    wb_str_add_n(out, at ? at + from : "", len - from);
    wb_str_fini(&clean);
}

bool wb_next_line(const char **at, struct wb_span *line)
{
    if (!*at || !**at) {
        return false;
    }
    size_t len = strcspn(*at, "\n");
    *line = (struct wb_span){*at, len};
    *at += len + ((*at)[len] == '\n');
    return true;
}

void wb_add_number(struct wb_str *out, int count, const char *one, const char *many)
{
    wb_str_addf(out, "%d %s", count, count == 1 ? one : many);
}

/* Characters that are escaped although JSON would take them as they are: controls, and what turns or hides text on a
 * screen. They stand inside strings only, so an escape means the same. */
static bool is_unsafe(uint32_t code)
{
    return (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x61C || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
           (code >= 0xFFF9 && code <= 0xFFFB);
}

static void add_escape(struct wb_str *out, uint32_t code)
{
    wb_str_addf(out, "\\u%04x", (unsigned)code);
}

void wb_inert_json(struct wb_str *out, const char *text, size_t len, const char *special)
{
    bool stops[256] = {false};
    memset(stops + 0x7F, true, sizeof(stops) - 0x7F);
    for (; *special; special++) {
        stops[(unsigned char)*special] = true;
    }
    for (size_t at = 0; at < len;) {
        size_t plain = at;
        while (plain < len && !stops[(unsigned char)text[plain]]) {
            plain++;
        }
        wb_str_add_n(out, text + at, plain - at);
        if ((at = plain) == len) {
            break;
        }
        uint32_t code;
        size_t size = wb_utf8_decode(text + at, len - at, &code);
        if (code < 0x7F || is_unsafe(code)) {
            add_escape(out, code);
        } else {
            wb_str_add_n(out, text + at, size);
        }
        at += size;
    }
}
