/* Markdown by cmark: its tree, walked with its iterator, as blocks of runs or as inert HTML. */
#include "base/markdown.h"

#include "base/mem.h"
#include "base/text.h"

#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>

struct document {
    struct wb_md md; /* first: what is handed out */
    struct wb_arena arena;
};

enum { NESTING_MAX = 12 };

struct container {
    cmark_node_type type; /* of a list or a quote */
    int number;           /* of the next item; 0 in a list of bullets */
    const char *mark;     /* of the item whose first block is still to come */
};

struct builder {
    struct document *document;
    struct wb_md_block *blocks;
    size_t count, capacity;
    struct container nest[NESTING_MAX + 1]; /* [0] is the document; what is deeper stands at the deepest */
    int depth;

    struct wb_str text; /* of the block that is open */
    struct wb_md_run *runs;
    size_t run_count, run_capacity;
    int strong, emphasis;
};

/* Controls may be written as entities, so they are dropped after cmark, too. */
static void add_clean(struct wb_str *out, const char *text)
{
    if (text)
        wb_clean(out, text, strlen(text), WB_CLEAN_PASTE);
}

/* No more than WB_MARKDOWN_MAX bytes, whole characters, valid UTF-8. */
static cmark_node *parse(const char *text, size_t len)
{
    struct wb_str clean = {0};
    size_t cut = len < WB_MARKDOWN_MAX ? len : WB_MARKDOWN_MAX;

    while (cut < len && cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80)
        cut--;
    wb_clean(&clean, text, cut, WB_CLEAN_PASTE);
    if (cut < len)
        wb_str_add(&clean, "\xE2\x80\xA6");
    cmark_node *root = cmark_parse_document(wb_str_text(&clean), clean.len, CMARK_OPT_DEFAULT);
    wb_str_fini(&clean);
    return root;
}

static void add_run(struct builder *b, const char *text, unsigned style)
{
    size_t from = b->text.len;

    style |= (b->strong ? WB_MD_STRONG : 0U) | (b->emphasis ? WB_MD_EMPHASIS : 0U);
    add_clean(&b->text, text);
    if (b->text.len == from)
        return;
    struct wb_md_run *last = b->run_count ? &b->runs[b->run_count - 1] : NULL;
    if (last && last->style == style) {
        last->len += b->text.len - from;
        return;
    }
    b->runs = wb_grow(b->runs, b->run_count, &b->run_capacity, sizeof *b->runs);
    b->runs[b->run_count++] = (struct wb_md_run){from, b->text.len - from, style};
}

static struct container *inside(struct builder *b)
{
    return &b->nest[b->depth < NESTING_MAX ? b->depth : NESTING_MAX];
}

static void add_block(struct builder *b, enum wb_md_kind kind, int depth, const char *mark)
{
    struct wb_arena *arena = &b->document->arena;
    struct wb_md_run *runs = NULL;

    while (b->text.len > 0 && b->text.data[b->text.len - 1] == '\n')
        b->text.data[--b->text.len] = '\0';
    if (b->run_count > 0) {
        struct wb_md_run *last = &b->runs[b->run_count - 1];
        last->len = b->text.len > last->from ? b->text.len - last->from : 0;
        runs = wb_arena_alloc_array(arena, b->run_count, sizeof *runs);
        memcpy(runs, b->runs, b->run_count * sizeof *runs);
    }
    b->blocks = wb_grow(b->blocks, b->count, &b->capacity, sizeof *b->blocks);
    b->blocks[b->count++] = (struct wb_md_block){
        .kind = kind,
        .depth = depth,
        .mark = mark,
        .text = wb_arena_copy_n(arena, wb_str_text(&b->text), b->text.len),
        .len = b->text.len,
        .runs = runs,
        .run_count = b->run_count,
    };
    wb_str_clear(&b->text);
    b->run_count = 0;
    b->strong = b->emphasis = 0;
}

static int shown_depth(const struct builder *b)
{
    return b->depth < NESTING_MAX ? b->depth : NESTING_MAX;
}

/* Closes the block of `kind`. The first paragraph of an item becomes the item; another block there finds the item
 * said before it, by its mark alone. */
static void end_block(struct builder *b, enum wb_md_kind kind)
{
    struct container *in = inside(b);
    int depth = shown_depth(b);

    if (kind == WB_MD_PARAGRAPH && in->mark) {
        const char *mark = in->mark;
        in->mark = NULL;
        add_block(b, WB_MD_ITEM, depth - 1, mark);
    } else if (kind == WB_MD_PARAGRAPH && in->type == CMARK_NODE_BLOCK_QUOTE) {
        add_block(b, WB_MD_QUOTE, depth - 1, NULL);
    } else {
        add_block(b, kind, depth, NULL);
    }
}

static void flush_mark(struct builder *b)
{
    struct container *in = inside(b);

    if (!in->mark)
        return;
    const char *mark = in->mark;
    in->mark = NULL;
    add_block(b, WB_MD_ITEM, shown_depth(b) - 1, mark);
}

static void enter_container(struct builder *b, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    flush_mark(b);
    b->depth++;
    *inside(b) = (struct container){.type = type};
    if (type == CMARK_NODE_LIST && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
        inside(b)->number = cmark_node_get_list_start(node);
    else if (type == CMARK_NODE_LIST)
        inside(b)->number = -1;
}

static void enter_item(struct builder *b)
{
    struct container *in = inside(b);
    char mark[24] = "-";

    flush_mark(b);
    if (in->number >= 0)
        snprintf(mark, sizeof mark, "%d.", in->number++);
    in->mark = wb_arena_copy(&b->document->arena, mark);
}

/* The address after a link's words, unless the words are the address. */
static void end_link(struct wb_str *text, size_t from, const char *url, struct wb_str *out)
{
    const char *words = wb_str_text(text) + from;
    const char *bare = wb_starts_with(url, "mailto:") ? url + strlen("mailto:") : url;
    struct wb_str address = {0};

    add_clean(&address, url);
    if (address.len > 0 && !wb_same(words, bare) && !wb_same(words, url))
        wb_str_addf(out, " (%s)", wb_str_text(&address));
    wb_str_fini(&address);
}

/* Where the words of the link that ends now began: what its children said last. */
struct links {
    size_t from[32];
    size_t depth;
};

static void open_link(struct links *links, size_t from)
{
    if (links->depth < sizeof links->from / sizeof *links->from)
        links->from[links->depth] = from;
    links->depth++;
}

static size_t close_link(struct links *links)
{
    links->depth--;
    return links->depth < sizeof links->from / sizeof *links->from ? links->from[links->depth] : 0;
}

static void leave(struct builder *b, cmark_node *node, struct links *links)
{
    struct wb_str address = {0};

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_LIST:
        b->depth--;
        break;
    case CMARK_NODE_ITEM:
        flush_mark(b);
        break;
    case CMARK_NODE_PARAGRAPH:
        end_block(b, WB_MD_PARAGRAPH);
        break;
    case CMARK_NODE_HEADING:
        flush_mark(b);
        end_block(b, WB_MD_HEADING);
        break;
    case CMARK_NODE_STRONG:
        b->strong--;
        break;
    case CMARK_NODE_EMPH:
        b->emphasis--;
        break;
    case CMARK_NODE_LINK:
        end_link(&b->text, close_link(links), cmark_node_get_url(node), &address);
        add_run(b, wb_str_text(&address), 0);
        break;
    default:
        break;
    }
    wb_str_fini(&address);
}

static void enter(struct builder *b, cmark_node *node, struct links *links)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_LIST:
        enter_container(b, node);
        break;
    case CMARK_NODE_ITEM:
        enter_item(b);
        break;
    case CMARK_NODE_HEADING:
        flush_mark(b);
        break;
    case CMARK_NODE_CODE_BLOCK:
        flush_mark(b);
        add_run(b, cmark_node_get_literal(node), WB_MD_LITERAL);
        end_block(b, WB_MD_CODE);
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_run(b, cmark_node_get_literal(node), 0);
        end_block(b, WB_MD_PARAGRAPH);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        flush_mark(b);
        end_block(b, WB_MD_RULE);
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
        add_run(b, cmark_node_get_literal(node), 0);
        break;
    case CMARK_NODE_CODE:
        add_run(b, cmark_node_get_literal(node), WB_MD_LITERAL);
        break;
    case CMARK_NODE_SOFTBREAK:
        add_run(b, " ", 0);
        break;
    case CMARK_NODE_LINEBREAK:
        add_run(b, "\n", 0);
        break;
    case CMARK_NODE_STRONG:
        b->strong++;
        break;
    case CMARK_NODE_EMPH:
        b->emphasis++;
        break;
    case CMARK_NODE_LINK:
        open_link(links, b->text.len);
        break;
    default:
        break;
    }
}

struct wb_md *wb_md_parse(const char *text, size_t len)
{
    struct document *document = wb_alloc(sizeof *document);
    struct builder b = {.document = document};
    struct links links = {0};
    cmark_node *root = parse(text, len);
    cmark_iter *iter = cmark_iter_new(root);

    wb_arena_init(&document->arena);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER)
            enter(&b, node, &links);
        else
            leave(&b, node, &links);
    }
    cmark_iter_free(iter);
    cmark_node_free(root);

    struct wb_md_block *blocks = wb_arena_alloc_array(&document->arena, b.count + 1, sizeof *blocks);
    if (b.count > 0)
        memcpy(blocks, b.blocks, b.count * sizeof *blocks);
    document->md = (struct wb_md){blocks, b.count};
    free(b.blocks);
    free(b.runs);
    wb_str_fini(&b.text);
    return &document->md;
}

void wb_md_free(struct wb_md *md)
{
    struct document *document = (struct document *)md;

    if (!document)
        return;
    wb_arena_fini(&document->arena);
    free(document);
}

void wb_md_plain(struct wb_str *out, const char *text, size_t len)
{
    struct wb_md *md = wb_md_parse(text, len);
    const struct wb_md_block *before = NULL;

    for (const struct wb_md_block *block = md->blocks; block < md->blocks + md->count; block++) {
        if (block->kind == WB_MD_RULE)
            continue;
        if (before)
            wb_str_add(out, before->kind == WB_MD_ITEM && block->kind == WB_MD_ITEM ? "\n" : "\n\n");
        if (block->mark)
            wb_str_addf(out, "%*s%s ", 2 * block->depth, "", block->mark);
        wb_str_add_n(out, block->text, block->len);
        before = block;
    }
    wb_md_free(md);
}

static void add_escaped(struct wb_str *out, const char *text)
{
    struct wb_str clean = {0};

    add_clean(&clean, text);
    for (const char *at = wb_str_text(&clean); *at; at++) {
        if (*at == '&')
            wb_str_add(out, "&amp;");
        else if (*at == '<')
            wb_str_add(out, "&lt;");
        else if (*at == '>')
            wb_str_add(out, "&gt;");
        else if (*at == '"')
            wb_str_add(out, "&quot;");
        else if (*at == '\'')
            wb_str_add(out, "&#39;");
        else
            wb_str_add_char(out, *at);
    }
    wb_str_fini(&clean);
}

/* What a node is in HTML. A heading becomes a strong paragraph: the page that the text is put into has headings of its
 * own, and an author's must not upset their order. */
static const struct {
    const char *open, *close;
} elements[] = {
    [CMARK_NODE_BLOCK_QUOTE] = {"<blockquote>\n", "</blockquote>\n"},
    [CMARK_NODE_LIST] = {"<ul>\n", "</ul>\n"},
    [CMARK_NODE_ITEM] = {"<li>", "</li>\n"},
    [CMARK_NODE_CODE_BLOCK] = {"<pre><code>", "</code></pre>\n"},
    [CMARK_NODE_HTML_BLOCK] = {"<p>", "</p>\n"},
    [CMARK_NODE_PARAGRAPH] = {"<p>", "</p>\n"},
    [CMARK_NODE_HEADING] = {"<p><strong>", "</strong></p>\n"},
    [CMARK_NODE_THEMATIC_BREAK] = {"<hr>\n", ""},
    [CMARK_NODE_SOFTBREAK] = {"\n", ""},
    [CMARK_NODE_LINEBREAK] = {"<br>\n", ""},
    [CMARK_NODE_CODE] = {"<code>", "</code>"},
    [CMARK_NODE_EMPH] = {"<em>", "</em>"},
    [CMARK_NODE_STRONG] = {"<strong>", "</strong>"},
    [CMARK_NODE_IMAGE] = {NULL, NULL},
};

static bool is_leaf(cmark_node_type type)
{
    return type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_CODE ||
           type == CMARK_NODE_THEMATIC_BREAK || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
           type == CMARK_NODE_TEXT || type == CMARK_NODE_HTML_INLINE;
}

/* A paragraph of a tight list is written without its element, as browsers show it. */
static bool is_tight(cmark_node *node)
{
    cmark_node *item = cmark_node_parent(node);
    cmark_node *list = item ? cmark_node_parent(item) : NULL;

    return cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && list && cmark_node_get_type(list) == CMARK_NODE_LIST &&
           cmark_node_get_list_tight(list);
}

static bool is_ordered(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_LIST && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
}

static void html_enter(struct wb_str *out, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (is_ordered(node))
        wb_str_addf(out, "<ol start=\"%d\">\n", cmark_node_get_list_start(node));
    else if (!is_tight(node))
        wb_str_add(out, elements[type].open);
    if (is_leaf(type)) {
        add_escaped(out, cmark_node_get_literal(node));
        wb_str_add(out, elements[type].close);
    }
}

static void html_leave(struct wb_str *out, cmark_node *node, struct wb_str *words, struct links *links)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (type == CMARK_NODE_LINK) {
        struct wb_str address = {0};
        end_link(words, close_link(links), cmark_node_get_url(node), &address);
        add_escaped(out, wb_str_text(&address));
        wb_str_fini(&address);
    } else if (is_tight(node)) {
        if (cmark_node_next(node))
            wb_str_add_char(out, '\n');
    } else {
        wb_str_add(out, is_ordered(node) ? "</ol>\n" : elements[type].close);
    }
}

void wb_md_html(struct wb_str *out, const char *text, size_t len)
{
    struct wb_str words = {0}; /* the text so far without markup: whether a link's words are its address */
    struct links links = {0};
    cmark_node *root = parse(text, len);
    cmark_iter *iter = cmark_iter_new(root);

    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_EXIT) {
            html_leave(out, node, &words, &links);
            continue;
        }
        html_enter(out, node);
        if (cmark_node_get_type(node) == CMARK_NODE_LINK)
            open_link(&links, words.len);
        else if (is_leaf(cmark_node_get_type(node)))
            add_clean(&words, cmark_node_get_literal(node));
    }
    cmark_iter_free(iter);
    cmark_node_free(root);
    wb_str_fini(&words);
}
