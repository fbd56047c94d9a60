/* Plain text: headings are underlined and stand at the margin; what a person wrote is indented, so that no line of it
 * can be taken for one of ours. */
#include "base/text.h"
#include "export/inert.h"
#include "outline.h"
#include "writers.h"

static void add_line(struct wb_str *out, const char *text)
{
    wb_inert_line(out, text);
    wb_str_add_char(out, '\n');
}

static void heading(struct wb_str *out, int level, const char *text)
{
    static const char underlines[] = "==-";
    wb_str_add(out, out->len == 0 ? "" : level <= 2 ? "\n\n" : "\n");
    size_t start = out->len;
    wb_inert_line(out, text);
    if (out->len > start && strchr("=-*", out->data[start])) {
        wb_str_splice(out, start, 0, " ", 1); /* a name may begin like a question or an underline */
    }
    size_t bytes = out->len - start, width = 0;
    for (size_t at = start; at < start + bytes;) {
        at += wb_cluster_next(out->data + at, start + bytes - at, 0); /* not columns: those depend on the locale */
        width++;
    }
    wb_str_add_char(out, '\n');
    for (size_t i = 0; i < width && level <= 3; i++) {
        wb_str_add_char(out, underlines[level - 1]);
    }
    wb_str_add(out, level <= 3 ? "\n\n" : "\n");
}

static void question(struct wb_str *out, const char *label, const char *note)
{
    wb_str_add(out, "* ");
    wb_inert_line(out, label);
    if (note) {
        wb_str_addf(out, " [%s]", note);
    }
    wb_str_add(out, "\n\n");
}

static void words(struct wb_str *out, const char *text)
{
    struct wb_str clean = {0};
    struct wb_span line;
    wb_inert(&clean, text);
    const char *at = wb_str_text(&clean);
    while (wb_next_line(&at, &line)) {
        wb_str_add(out, line.len > 0 ? "    " : "");
        wb_str_add_n(out, line.data, line.len);
        wb_str_add_char(out, '\n');
    }
    wb_str_add_char(out, '\n');
    wb_str_fini(&clean);
}

static void sentence(struct wb_str *out, const char *text)
{
    add_line(out, text);
    wb_str_add_char(out, '\n');
}

static void item(struct wb_str *out, const char *text)
{
    wb_str_add(out, "  - ");
    add_line(out, text);
}

static void end_list(struct wb_str *out)
{
    wb_str_add_char(out, '\n');
}

bool wb_write_text(const struct wb_view *view, struct wb_str *out, struct wb_error *err)
{
    static const struct wb_outline_ops ops = {heading, question, words, sentence, item, end_list};
    wb_outline_write(out, &ops, view);
    return true;
}
