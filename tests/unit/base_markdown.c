/* Markdown as blocks, as words, and as HTML in which nothing is active. */
#include "base/markdown.h"
#include "base/text.h"

#include "texts.h"
#include "unit.h"

#include <string.h>

/* One line a block: kind, depth, mark, and the text with the runs that have a style in brackets. */
static void show(struct wb_str *out, const struct wb_md *md)
{
    static const char *const kinds[] = {"P", "H", "I", "Q", "C", "R"};

    for (size_t b = 0; b < md->count; b++) {
        const struct wb_md_block *block = &md->blocks[b];
        size_t end = 0;
        wb_str_addf(out, "%s%d", kinds[block->kind], block->depth);
        wb_str_addf(out, "%s:", block->mark ? block->mark : "");
        ck_assert_uint_eq(strlen(block->text), block->len);
        for (size_t r = 0; r < block->run_count; r++) {
            struct wb_md_run run = block->runs[r];
            ck_assert_uint_eq(run.from, end);
            end += run.len;
            if (run.style)
                wb_str_addf(out, "[%s%s%s ", run.style & WB_MD_STRONG ? "s" : "", run.style & WB_MD_EMPHASIS ? "e" : "",
                            run.style & WB_MD_LITERAL ? "l" : "");
            wb_str_add_n(out, block->text + run.from, run.len);
            if (run.style)
                wb_str_add(out, "]");
        }
        ck_assert_uint_eq(end, block->len);
        wb_str_add(out, ";");
    }
}

static const struct {
    const char *markdown, *blocks, *plain, *html;
} texts[] = {
    {"", "", "", ""},
    {"One line\nand another", "P0:One line and another;", "One line and another", "<p>One line\nand another</p>\n"},
    {"One\\\ntwo", "P0:One\ntwo;", "One\ntwo", "<p>One<br>\ntwo</p>\n"},
    {"a **b _c_ d** `e`", "P0:a [s b ][se c][s  d] [l e];", "a b c d e",
     "<p>a <strong>b <em>c</em> d</strong> <code>e</code></p>\n"},
    {"# Head\n\nText", "H0:Head;P0:Text;", "Head\n\nText", "<p><strong>Head</strong></p>\n<p>Text</p>\n"},
    {"- a\n- b\n  - c\n\n  more", "I0-:a;I0-:b;I1-:c;P1:more;", "- a\n- b\n  - c\n\nmore",
     "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n<ul>\n<li>c</li>\n</ul>\n<p>more</p>\n</li>\n</ul>\n"},
    {"3. a\n4. b", "I03.:a;I04.:b;", "3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"},
    {"0. a", "I00.:a;", "0. a", "<ol start=\"0\">\n<li>a</li>\n</ol>\n"},
    {"> a\n>\n> > b", "Q0:a;Q1:b;", "a\n\nb",
     "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n"},
    {"- > a\n- ```\n  x < y\n  ```", "I0-:;Q1:a;I0-:;C1:[l x < y];", "- \n\na\n\n- \n\nx < y",
     "<ul>\n<li><blockquote>\n<p>a</p>\n</blockquote>\n</li>\n<li><pre><code>x &lt; y\n</code></pre>\n</li>\n</ul>\n"},
    {"a\n\n---\n\nb", "P0:a;R0:;P0:b;", "a\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"},
    {"[words](https://example.org/a?b&c)", "P0:words (https://example.org/a?b&c);", "words (https://example.org/a?b&c)",
     "<p>words (https://example.org/a?b&amp;c)</p>\n"},
    {"<https://example.org> <me@example.org>", "P0:https://example.org me@example.org;",
     "https://example.org me@example.org", "<p>https://example.org me@example.org</p>\n"},
    {"[**a** b](x \"title\") c", "P0:[s a] b (x) c;", "a b (x) c", "<p><strong>a</strong> b (x) c</p>\n"},
    {"[empty]()", "P0:empty;", "empty", "<p>empty</p>\n"},
    {"![a picture](https://example.org/x.png)", "P0:a picture;", "a picture", "<p>a picture</p>\n"},
    {"[![alt](i.png)](l)", "P0:alt (l);", "alt (l)", "<p>alt (l)</p>\n"},
    {"<b onclick=x>hi</b>", "P0:<b onclick=x>hi</b>;", "<b onclick=x>hi</b>",
     "<p>&lt;b onclick=x&gt;hi&lt;/b&gt;</p>\n"},
    {"<script>alert(1)</script>", "P0:<script>alert(1)</script>;", "<script>alert(1)</script>",
     "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n"},
    {"<div>\n\ntext\n\n</div>", "P0:<div>;P0:text;P0:</div>;", "<div>\n\ntext\n\n</div>",
     "<p>&lt;div&gt;\n</p>\n<p>text</p>\n<p>&lt;/div&gt;\n</p>\n"},
    {"[x](javascript:alert(1))", "P0:x (javascript:alert(1));", "x (javascript:alert(1))",
     "<p>x (javascript:alert(1))</p>\n"},
    {"a\033b &#27;c &#x9b;d &#0;", "P0:ab c d \xEF\xBF\xBD;", "ab c d \xEF\xBF\xBD", "<p>ab c d \xEF\xBF\xBD</p>\n"},
    {"&lt;i&gt; &amp; \"q\" 'a'", "P0:<i> & \"q\" 'a';", "<i> & \"q\" 'a'",
     "<p>&lt;i&gt; &amp; &quot;q&quot; &#39;a&#39;</p>\n"},
    {"bad \xFF byte", "P0:bad  byte;", "bad  byte", "<p>bad  byte</p>\n"},
    {"-", "I0-:;", "- ", "<ul>\n<li></li>\n</ul>\n"},
};

START_TEST(blocks)
{
    struct wb_str shown = {0};
    struct wb_md *md = wb_md_parse(texts[_i].markdown, strlen(texts[_i].markdown));

    show(&shown, md);
    ck_assert_str_eq(wb_str_text(&shown), texts[_i].blocks);
    wb_md_free(md);
    wb_str_fini(&shown);
}
END_TEST

START_TEST(words_only)
{
    struct wb_str out = {0};

    wb_md_plain(&out, texts[_i].markdown, strlen(texts[_i].markdown));
    ck_assert_str_eq(wb_str_text(&out), texts[_i].plain);
    wb_str_fini(&out);
}
END_TEST

START_TEST(html)
{
    struct wb_str out = {0};

    wb_md_html(&out, texts[_i].markdown, strlen(texts[_i].markdown));
    ck_assert_str_eq(wb_str_text(&out), texts[_i].html);
    wb_str_fini(&out);
}
END_TEST

/* Only the elements of a short list, without any attribute but a list's start. */
static void check_inert(const char *page)
{
    static const char *const allowed[] = {"p",  "strong",     "em", "code", "pre", "ul",
                                          "li", "blockquote", "hr", "br",   NULL};

    for (const char *at = page; (at = strchr(at, '<'));) {
        const char *end = strchr(at, '>');
        ck_assert_ptr_nonnull(end);
        at++;
        at += *at == '/';
        size_t len = (size_t)(end - at);
        bool fine = strncmp(at, "ol start=\"", 10) == 0 || (len == 2 && strncmp(at, "ol", 2) == 0);
        for (const char *const *name = allowed; *name; name++)
            fine = fine || (strlen(*name) == len && strncmp(at, *name, len) == 0);
        ck_assert_msg(fine, "<%.*s>", (int)len, at);
        at = end;
    }
}

/* Mixed from what Markdown is made of: never a control character, an active element or invalid UTF-8. */
START_TEST(anything_is_inert)
{
    static const char *const bits[] = {
        "a",    " ",     "\n",     "\n\n", "**",       "_",     "`",          "```\n",   "[",        "](",
        ")",    "![",    "<",      ">",    "<script>", "</p>",  "> ",         "- ",      "1. ",      "    ",
        "# ",   "&#27;", "&#x9b;", "\\",   "|",        "---\n", "http://a.b", "<a@b.c>", "\xC3\xA9", "\xF0\x9F\x98\x80",
        "\xFF", "\033",  "<!--",   "-->",  "\"",       "'",     "&quot;"};
    uint32_t state = (uint32_t)_i + 11;
    struct wb_str text = {0}, out = {0}, shown = {0};

    for (int i = 0; i < 300; i++)
        wb_str_add(&text, bits[next_random(&state) % (sizeof bits / sizeof *bits)]);
    struct wb_md *md = wb_md_parse(text.data, text.len);
    show(&shown, md);
    wb_md_free(md);
    wb_md_html(&out, text.data, text.len);
    check_inert(wb_str_text(&out));
    ck_assert(wb_utf8_valid(wb_str_text(&out), out.len, NULL));
    for (int pass = 0; pass < 2; pass++) {
        const struct wb_str *one = pass ? &out : &shown;
        for (size_t at = 0; at < one->len;) {
            uint32_t code;
            at += wb_utf8_decode(one->data + at, one->len - at, &code);
            ck_assert((code >= 0x20 && code < 0x7F) || code >= 0xA0 || code == '\n' || code == '\t');
        }
    }
    wb_str_fini(&text);
    wb_str_fini(&out);
    wb_str_fini(&shown);
}
END_TEST

static const char *const nests[] = {"![[]()", ">", "- ", "*a_", "[a](", "<", "`", "![", "1. ", "\\\n", "***", "[]("};

/* What nests or never closes, far beyond the limit: cut, and none the worse. */
START_TEST(deep_and_long)
{
    struct wb_str text = {0}, out = {0};

    while (text.len < 100000)
        wb_str_add(&text, nests[_i]);
    struct wb_md *md = wb_md_parse(text.data, text.len);
    for (size_t b = 0; b < md->count; b++)
        ck_assert(md->blocks[b].depth >= 0 && md->blocks[b].depth <= 12);
    wb_md_free(md);
    wb_md_html(&out, text.data, text.len);
    check_inert(wb_str_text(&out));
    wb_str_fini(&out);
    wb_str_fini(&text);
}
END_TEST

START_TEST(cut_between_characters)
{
    struct wb_str text = {0}, out = {0};

    for (int i = 0; i < _i; i++)
        wb_str_add(&text, "x");
    while (text.len < WB_MARKDOWN_MAX + 10)
        wb_str_add(&text, "\xF0\x9F\x98\x80");
    wb_md_plain(&out, text.data, text.len);
    ck_assert(wb_utf8_valid(out.data, out.len, NULL));
    ck_assert_uint_gt(out.len, WB_MARKDOWN_MAX - 4);
    ck_assert_uint_le(out.len, WB_MARKDOWN_MAX + 3);
    ck_assert_str_eq(out.data + out.len - 3, "\xE2\x80\xA6");
    wb_str_fini(&out);
    wb_str_fini(&text);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, blocks, 0, ROWS(texts));
    tcase_add_loop_test(tcase, words_only, 0, ROWS(texts));
    tcase_add_loop_test(tcase, html, 0, ROWS(texts));
    tcase_add_loop_test(tcase, anything_is_inert, 0, 200);
    tcase_add_loop_test(tcase, deep_and_long, 0, ROWS(nests));
    tcase_add_loop_test(tcase, cut_between_characters, 0, 4);
}

int main(void)
{
    return run_suite("base_markdown", fill);
}
