#include "inert.h"

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
