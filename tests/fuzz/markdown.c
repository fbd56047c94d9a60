/* Any bytes as an author's Markdown: blocks that stand within their bounds, words, and HTML whose elements are the known few,
 * closed in order, with nothing active among them. */
#include "fuzz.h"

#include "base/markdown.h"

static void check_block(const struct wb_md_block *block)
{
    HOLDS(block->depth >= 0 && block->depth <= 12);
    HOLDS((block->kind == WB_MD_ITEM) == (block->mark != NULL));
    HOLDS(block->text[block->len] == '\0');
    HOLDS(fuzz_harmless((struct wb_span){block->text, block->len}, "\t"));
    size_t at = 0;
    for (size_t i = 0; i < block->run_count; i++) {
        HOLDS(block->runs[i].from >= at && block->runs[i].from + block->runs[i].len <= block->len);
        at = block->runs[i].from + block->runs[i].len;
    }
}

/* ------------------------------------------------------------------ HTML */

static const struct element {
    const char *name;
    bool empty;
} elements[] = {{"p", false},  {"strong", false}, {"em", false}, {"code", false}, {"pre", false}, {"blockquote", false},
                {"ul", false}, {"ol", false},     {"li", false}, {"br", true},    {"hr", true}};
enum { ELEMENTS = sizeof elements / sizeof *elements, OPEN_MOST = 4096 };

static size_t element_at(const char *name)
{
    size_t len = strcspn(name, " >"), i = 0;
    while (i < ELEMENTS && !(strlen(elements[i].name) == len && strncmp(elements[i].name, name, len) == 0))
        i++;
    return i;
}

/* The one attribute there is: where a list begins. */
static bool plain_tag(const char *tag)
{
    const char *rest = tag + strcspn(tag, " >");
    if (*rest == '>')
        return true;
    if (strncmp(rest, " start=\"", 8) != 0)
        return false;
    rest += 8 + strspn(rest + 8, "0123456789");
    return strncmp(rest, "\">", 2) == 0;
}

static void check_html(const char *html)
{
    static size_t open[OPEN_MOST];
    size_t depth = 0;
    for (const char *at = html; (at = strchr(at, '<')); at++) {
        bool ends = at[1] == '/';
        size_t which = element_at(at + 1 + ends);
        HOLDS(which < ELEMENTS);
        HOLDS(plain_tag(at + 1 + ends));
        if (ends) {
            HOLDS(depth > 0 && open[depth - 1] == which);
            depth--;
        } else if (!elements[which].empty) {
            HOLDS(depth < OPEN_MOST);
            open[depth++] = which;
        }
    }
    HOLDS(depth == 0);
}

void fuzz(struct wb_span input)
{
    struct wb_str words = {0}, html = {0};
    struct wb_md *md = wb_md_parse(input.data, input.len);
    for (size_t i = 0; i < md->count; i++)
        check_block(&md->blocks[i]);
    wb_md_free(md);
    wb_md_plain(&words, input.data, input.len);
    HOLDS(fuzz_harmless(fuzz_span(&words), "\t"));
    wb_md_html(&html, input.data, input.len);
    HOLDS(fuzz_harmless(fuzz_span(&html), "\t"));
    check_html(wb_str_text(&html));
    wb_str_fini(&words);
    wb_str_fini(&html);
}
