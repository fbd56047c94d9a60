/* Whatever an answer holds, every format keeps its structure, and nothing in it is active or reaches a screen as a
 * control. */
#include "export_help.h"

#include "base/markdown.h"
#include "base/text.h"

#include <cmark.h>

static const char *const hostile[] = {
    "plain words",
    "",
    "\x01",
    "\033[2J\033]52;c;aGk=\a",
    "\x7F\x08\x08\x08 rubbed out",
    "a\rb\r\nc",
    ("\xC2\x9B"
     "31m and \xC2\x85 next line"),
    "\xE2\x80\xAEgnp.exe\xE2\x80\xAC \xE2\x81\xA6isolate\xE2\x81\xA9 zero\xE2\x80\x8Bwidth \xEF\xBB\xBF",
    "\xE2\x80\xA8line\xE2\x80\xA9paragraph",
    "</script><script>alert(1)</script>",
    "<!-- <script>--><img src=x onerror=alert(1)>",
    "]]> <![CDATA[ <?php ?> &lt;b&gt; &#x3c; &amp",
    "\"'`=><&",
    "</style></title></textarea><svg onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">here</a>",
    "javascript:alert(1)",
    "# heading\n## heading\nheading\n===\nheading\n---\n",
    "> quote\n- list\n* list\n+ list\n1. one\n2) two\n* * *\n---\n___",
    "```\nfence\n```\n~~~\nfence\n",
    "```",
    "    indented\n\tindented\n        more",
    "[link](javascript:alert(1)) ![image](http://example.org/x.png) <http://example.org> [a]: http://example.org",
    "https://example.org www.example.org a@example.org @someone #123",
    "*a* _b_ **c** __d__ `e` ~~f~~ \\g | h | i |\n|---|---|",
    "| a | b |\n| - | - |\n| 1 | 2 |",
    "<div>\nblock\n</div>\n\n<pre>\n<!-- x",
    "&copy; &#35; heading",
    "- [ ] task\n\n\n\n    - deep\n          deeper",
    "A line\\\nand a backslash\\",
    "=1+1\n+2\n-3\n@SUM(A1)",
    "BEGIN:VEVENT\r\nEND:VCALENDAR\nSUMMARY;X=1:a,b;c\\n",
    "===\n===\n* not a question\n\nWhat is not here\n================\n",
    "$a$ {x} {{y}} :::warning\n:::",
    "\xE2\x81\xA0\xC2\xAD\xD8\x9C soft",
    "line ends in spaces   \nnext\n   \n\nlast\n\n",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB joined, and NFD e\xCC\x81",
};

/* Puts it where answers, labels, rows, choices and names come from. */
static void put_everywhere(const char *text)
{
    json_t *value;
    open_export();
    OK(wb_session_set_setting(session, "name", text[0] ? text : "A name", err));
    answer_text("goal", text);
    answer_text("why", text);
    answer_text("line", text);
    answer_text("next-want", text);
    answer("where", "3");
    value =
        json_pack("[{s:s, s:s, s:i}, {s:s, s:s}]", "id", "r1", "who", text, "power", -3, "id", "r2", "who", "a head");
    OK(wb_session_set(session, prompt_of(session, "people"), value, err));
    wb_session_leave(session, prompt_of(session, "people"));
    json_decref(value);
    answer("pick", "\"r1\"");
    answer("about", "[{\"id\": \"r1\", \"note\": \"kind\"}]");
    value = json_pack("[s, {s:s}]", "red", "other", text);
    OK(wb_session_set(session, prompt_of(session, "many"), value, err));
    wb_session_leave(session, prompt_of(session, "many"));
    json_decref(value);
    value = json_pack("[{s:s, s:s, s:s, s:s}]", "id", "c1", "action", text[0] ? text : "walk", "with", text, "by",
                      "2026-12-01");
    OK(wb_session_set(session, prompt_of(session, "promise"), value, err));
    wb_session_leave(session, prompt_of(session, "promise"));
    json_decref(value);
}

/* Controls but newline; in formats whose lines end so, CR LF; and a joiner before anything but a picture. */
static bool is_control(uint32_t code, uint32_t next)
{
    if (code == '\n' || (code == '\r' && next == '\n') || (code == 0x200D && next >= 0x1F000))
        return false;
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF || code == 0xAD ||
           code == 0x61C;
}

START_TEST(no_control_leaves)
{
    put_everywhere(hostile[_i]);
    for (int format = 0; format < WB_FORMAT_COUNT; format++) {
        if (format == WB_FORMAT_CSV) /* gives back what was typed (export_csv); a terminal gets less (base_file) */
            continue;
        char *out = bytes((enum wb_format)format);
        size_t len = strlen(out);
        ck_assert(wb_utf8_valid(out, len, NULL));
        for (size_t at = 0; at < len;) {
            uint32_t code, next = 0;
            at += wb_utf8_decode(out + at, len - at, &code);
            if (at < len)
                wb_utf8_decode(out + at, len - at, &next);
            ck_assert_msg(!is_control(code, next), "U+%04X in %s", (unsigned)code, wb_formats[format].name);
        }
        free(out);
    }
    close_export();
}
END_TEST

/* ---- HTML ---- */

/* The tags of a page, one after the other, without what may differ: text between them, aria-label, and paragraphs and
 * line breaks, which follow the answer's lines. The JSON counts as text. */
static char *skeleton(const char *html)
{
    struct wb_str out = {0};
    for (const char *at = html; (at = strchr(at, '<'));) {
        const char *end = strchr(at, '>');
        ck_assert_ptr_nonnull(end);
        size_t name = strcspn(at + 1, " >") + 1;
        bool lines = strncmp(at, "<p", name) == 0 || strncmp(at, "</p", name) == 0 || strncmp(at, "<br", name) == 0;
        const char *label = memmem(at, (size_t)(end - at), "aria-label", 10);
        if (!lines)
            wb_str_add_n(&out, at, (size_t)((label ? label : end) - at));
        at = end;
    }
    return wb_str_take(&out);
}

static char *harmless_html(void)
{
    put_everywhere("plain words");
    char *html = bytes(WB_FORMAT_HTML);
    close_export();
    return html;
}

START_TEST(html_keeps_its_tags)
{
    char *harmless = harmless_html(), *expected = skeleton(harmless);
    put_everywhere(hostile[_i]);
    if (hostile[_i][0]) {
        char *html = bytes(WB_FORMAT_HTML), *tags = skeleton(html);
        ck_assert_str_eq(tags, expected);
        ck_assert_uint_eq(count_of(html, "<script"), 1);
        ck_assert_uint_eq(count_of(html, "</script"), 1);
        ck_assert_uint_eq(count_of(html, " style="), 0);
        free(tags);
        free(html);
    }
    close_export();
    free(expected);
    free(harmless);
}
END_TEST

/* ---- Markdown ---- */

struct kinds {
    int count[32];
};

static struct kinds kinds_of(const char *markdown)
{
    struct kinds kinds = {0};
    cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
        if (event == CMARK_EVENT_ENTER)
            kinds.count[cmark_node_get_type(cmark_iter_get_node(iter))]++;
    cmark_iter_free(iter);
    cmark_node_free(root);
    return kinds;
}

START_TEST(markdown_keeps_its_structure)
{
    static const cmark_node_type same[] = {CMARK_NODE_HEADING,     CMARK_NODE_LIST,          CMARK_NODE_ITEM,
                                           CMARK_NODE_CODE_BLOCK,  CMARK_NODE_CODE,          CMARK_NODE_HTML_BLOCK,
                                           CMARK_NODE_HTML_INLINE, CMARK_NODE_LINK,          CMARK_NODE_IMAGE,
                                           CMARK_NODE_EMPH,        CMARK_NODE_THEMATIC_BREAK};
    put_everywhere("plain words");
    char *markdown = bytes(WB_FORMAT_MARKDOWN);
    struct kinds expected = kinds_of(markdown);
    free(markdown);
    close_export();
    ck_assert_int_gt(expected.count[CMARK_NODE_HEADING], 5);
    put_everywhere(hostile[_i]);
    markdown = bytes(WB_FORMAT_MARKDOWN);
    struct kinds kinds = kinds_of(markdown);
    for (int i = 0; i < ROWS(same) && hostile[_i][0]; i++)
        ck_assert_msg(kinds.count[same[i]] == expected.count[same[i]], "%d nodes of kind %d, not %d, in\n%s",
                      kinds.count[same[i]], (int)same[i], expected.count[same[i]], markdown);
    free(markdown);
    close_export();
}
END_TEST

/* The words are still there: as CommonMark shows it, the answer reads as it was written. */
START_TEST(markdown_shows_the_words)
{
    static const char *const signs = "a *b* _c_ [d](e) <f> & `g` # h | i ~ \\ ! 1. - + = : @ $ {x}";
    open_export();
    answer_text("goal", signs);
    char *markdown = bytes(WB_FORMAT_MARKDOWN);
    struct wb_str plain = {0};
    wb_md_plain(&plain, markdown, strlen(markdown));
    ck_assert_msg(strstr(wb_str_text(&plain), signs) != NULL, "%s", wb_str_text(&plain));
    wb_str_fini(&plain);
    free(markdown);
    close_export();
}
END_TEST

/* ---- text ---- */

/* Lines at the margin: headings, their underlines, questions. */
static size_t at_margin(const char *text, char first)
{
    size_t count = text[0] == first;
    for (const char *at = text; (at = strchr(at, '\n')); at++)
        count += at[1] == first;
    return count;
}

START_TEST(text_keeps_its_structure)
{
    static const char marks[] = "=-*";
    put_everywhere("plain words");
    char *expected = bytes(WB_FORMAT_TEXT);
    close_export();
    put_everywhere(hostile[_i]);
    char *text = bytes(WB_FORMAT_TEXT);
    for (const char *mark = marks; *mark && hostile[_i][0]; mark++)
        ck_assert_uint_eq(at_margin(text, *mark), at_margin(expected, *mark));
    free(text);
    free(expected);
    close_export();
}
END_TEST

/* ---- calendar ---- */

START_TEST(calendar_keeps_its_structure)
{
    put_everywhere(hostile[_i]);
    char *ics = bytes(WB_FORMAT_ICS);
    ck_assert_uint_eq(count_of(ics, "\nBEGIN:VEVENT\r\n"), 1);
    ck_assert_uint_eq(count_of(ics, "\nEND:VEVENT\r\n"), 1);
    ck_assert_uint_eq(count_of(ics, "\nEND:VCALENDAR\r\n"), 1);
    ck_assert_uint_eq(count_of(ics, "\n"), count_of(ics, "\r\n"));
    for (const char *line = ics; *line;) {
        size_t len = strcspn(line, "\r");
        ck_assert_uint_le(len, 75);
        ck_assert(wb_utf8_valid(line, len, NULL));
        line += len + 2;
    }
    free(ics);
    close_export();
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, no_control_leaves, 0, ROWS(hostile));
    tcase_add_loop_test(tcase, html_keeps_its_tags, 0, ROWS(hostile));
    tcase_add_loop_test(tcase, markdown_keeps_its_structure, 0, ROWS(hostile));
    tcase_add_test(tcase, markdown_shows_the_words);
    tcase_add_loop_test(tcase, text_keeps_its_structure, 0, ROWS(hostile));
    tcase_add_loop_test(tcase, calendar_keeps_its_structure, 0, ROWS(hostile));
}

int main(void)
{
    return run_suite("export_hostile", fill);
}
