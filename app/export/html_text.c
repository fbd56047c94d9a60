/* Text on its way into HTML. */
#include "html.h"

#include "base/text.h"
#include "export/digest.h"
#include "export/inert.h"

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void wb_html_text_n(struct wb_str *out, const char *text, size_t len)
{
    struct wb_str clean = {0};
    wb_clean(&clean, text, len, WB_CLEAN_VISIBLE);
    size_t from = 0;
    for (size_t at = 0; at < clean.len; at++) {
        const char *entity = entity_of(clean.data[at]);
        if (entity) {
            wb_str_add_n(out, clean.data + from, at - from);
            wb_str_add(out, entity);
            from = at + 1;
        }
    }
    wb_str_add_n(out, wb_str_text(&clean) + from, clean.len - from);
    wb_str_fini(&clean);
}

void wb_html_text(struct wb_str *out, const char *text)
{
    if (text) {
        wb_html_text_n(out, text, strlen(text));
    }
}

static bool is_blank(struct wb_span line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (!strchr(" \t\r", line.data[i])) {
            return false;
        }
    }
    return true;
}

void wb_html_paragraphs(struct wb_str *out, const char *text)
{
    struct wb_span line;
    bool open = false;
    while (wb_next_line(&text, &line)) {
        if (is_blank(line)) {
            wb_str_add(out, open ? "</p>\n" : "");
            open = false;
            continue;
        }
        wb_str_add(out, open ? "<br>\n" : "<p dir=\"auto\">");
        open = true;
        wb_html_text_n(out, line.data, line.len);
    }
    wb_str_add(out, open ? "</p>\n" : "");
}

void wb_html_day(struct wb_str *out, struct wb_day day)
{
    char iso[WB_DAY_SIZE], words[WB_DAY_SIZE];
    wb_str_addf(out, "<time datetime=\"%s\">%s</time>", wb_day_write(day, iso), wb_day_long(day, words));
}

void wb_html_moment(struct wb_str *out, struct wb_instant at)
{
    wb_html_day(out, wb_instant_day(at));
}

/* ---- the beginning of a page ---- */

static bool is_language(const char *tag)
{
    size_t len = tag ? strspn(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") : 0;
    return len >= 2 && len < 36 && tag[len] == '\0';
}

void wb_html_open(struct wb_str *out, const char *language, const char *title)
{
    char hash[WB_DIGEST_BASE64];
    struct wb_str style = {0};
    for (const char *const *line = wb_html_style; *line; line++) {
        wb_str_add(&style, *line);
    }
    wb_digest_base64(wb_str_text(&style), style.len, hash);
    wb_str_addf(out,
                "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%s'; "
                "base-uri 'none'; form-action 'none'\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n<title>",
                is_language(language) ? language : "en-GB", hash);
    wb_html_text(out, title);
    wb_str_addf(out, "</title>\n<style>%s</style>\n</head>\n<body>\n", wb_str_text(&style));
    wb_str_fini(&style);
}
