/* Markdown whose structure is ours alone: answers stand as quotations, and every sign in them that could mean something
 * is escaped, for CommonMark and for the tables, strikethrough and bare links that GitHub adds. */
#include "export/inert.h"
#include "outline.h"
#include "writers.h"

static bool begins(const char *at, const char *end, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(end - at) >= len && strncasecmp(at, word, len) == 0;
}

/* Signs that mean something wherever they stand. */
#define SIGNS "\\`*_[]<>&~|$@{}"

static bool is_sign(char c)
{
    return strchr(SIGNS, c) != NULL;
}

/* How far nothing can mean anything: no sign, and nothing that begins an image or a bare link. The text ends with a
 * newline or NUL behind `end`, so that the search stops there. */
static size_t plain_run(const char *at, const char *end)
{
    size_t run = strcspn(at, SIGNS "!:wW\n");
    return run < (size_t)(end - at) ? run : (size_t)(end - at);
}

/* Signs that mean something at the start of a line, after what was escaped before it. */
static size_t line_mark(const char *at, const char *end)
{
    size_t digits = 0;
    if (at < end && strchr("#+-=:", *at)) {
        return 1;
    }
    while (at + digits < end && at[digits] >= '0' && at[digits] <= '9') {
        digits++;
    }
    bool ordered = digits > 0 && at + digits < end && strchr(".)", at[digits]);
    return ordered ? digits + 1 : 0;
}

/* The end of a word that GitHub would make a link of, escaped: "https\://", "www\.". */
static size_t bare_link(const char *at, const char *end)
{
    if (begins(at, end, "://")) {
        return 1;
    }
    return begins(at, end, "www.") ? 4 : 0;
}

static void add_escaped(struct wb_str *out, const char *text, size_t len)
{
    const char *at = text, *end = text + len;
    while (at < end && *at == ' ') {
        wb_str_add(out, "\xC2\xA0"); /* four plain spaces would begin a block of code */
        at++;
    }
    size_t mark = line_mark(at, end);
    if (mark > 0) {
        wb_str_add_n(out, at, mark - 1);
        wb_str_addf(out, "\\%c", at[mark - 1]);
        at += mark;
    }
    while (at < end) {
        size_t plain = plain_run(at, end);
        wb_str_add_n(out, at, plain);
        if ((at += plain) == end) {
            break;
        }
        size_t link = bare_link(at, end);
        if (link > 0) {
            wb_str_add_n(out, at, link - 1);
            wb_str_addf(out, "\\%c", at[link - 1]);
            at += link;
            continue;
        }
        if (is_sign(*at) || (*at == '!' && at + 1 < end && at[1] == '[')) {
            wb_str_add_char(out, '\\');
        }
        wb_str_add_char(out, *at++);
    }
}

static void add_line(struct wb_str *out, const char *text)
{
    struct wb_str line = {0};
    wb_inert_line(&line, text);
    add_escaped(out, wb_str_text(&line), line.len);
    wb_str_fini(&line);
}

static void heading(struct wb_str *out, int level, const char *text)
{
    wb_str_addf(out, "%.*s ", level, "######");
    struct wb_str line = {0};
    wb_inert_line(&line, text);
    for (size_t i = line.len; i > 0 && line.data[i - 1] == '#'; i--) {
        line.data[i - 1] = ' '; /* a closing row of them would be taken as markup */
    }
    add_escaped(out, wb_str_text(&line), line.len);
    wb_str_fini(&line);
    wb_str_add(out, "\n\n");
}

static void question(struct wb_str *out, const char *label, const char *note)
{
    wb_str_add(out, "**");
    add_line(out, label && label[0] ? label : "-");
    wb_str_add(out, "**");
    if (note) {
        wb_str_addf(out, " (%s)", note);
    }
    wb_str_add(out, "\n\n");
}

static void words(struct wb_str *out, const char *text)
{
    struct wb_str clean = {0};
    struct wb_span line;
    wb_inert(&clean, text);
    const char *at = wb_str_text(&clean);
    bool before = false;
    while (wb_next_line(&at, &line)) {
        while (line.len > 0 && line.data[line.len - 1] == ' ') {
            line.len--;
        }
        wb_str_add(out, before && line.len > 0 ? "  \n" : before ? "\n" : "");
        wb_str_add(out, line.len > 0 ? "> " : ">");
        add_escaped(out, line.data, line.len);
        before = true;
    }
    wb_str_add(out, before ? "\n\n" : "");
    wb_str_fini(&clean);
}

static void sentence(struct wb_str *out, const char *text)
{
    add_line(out, text);
    wb_str_add(out, "\n\n");
}

static void item(struct wb_str *out, const char *text)
{
    wb_str_add(out, "- ");
    add_line(out, text);
    wb_str_add(out, "\n");
}

static void end_list(struct wb_str *out)
{
    wb_str_add(out, "\n");
}

const struct wb_outline_ops wb_markdown_ops = {heading, question, words, sentence, item, end_list};

bool wb_write_markdown(const struct wb_view *view, struct wb_str *out, struct wb_error *err)
{
    wb_outline_write(out, &wb_markdown_ops, view);
    return true;
}
