/* Markdown (CommonMark, by cmark) as blocks of styled runs for a terminal, and as inert HTML. Raw HTML is shown as
 * text, links keep their address as text; nothing is ever active. */
#ifndef WB_BASE_MARKDOWN_H
#define WB_BASE_MARKDOWN_H

#include "base/str.h"

#include <stddef.h>

#define WB_MARKDOWN_MAX (32UL * 1024) /* bytes: cmark is quadratic on some inputs, so longer texts are cut with an ellipsis */

enum wb_md_kind { WB_MD_PARAGRAPH, WB_MD_HEADING, WB_MD_ITEM, WB_MD_QUOTE, WB_MD_CODE, WB_MD_RULE };
enum { WB_MD_STRONG = 1, WB_MD_EMPHASIS = 2, WB_MD_LITERAL = 4 };

struct wb_md_run {
    size_t from, len; /* bytes of the block's text */
    unsigned style;
};
struct wb_md_block {
    enum wb_md_kind kind;
    int depth;        /* indents, 0 to 12: an item of a list, or a paragraph of a quote, that stands in nothing else has 0;
                       * further paragraphs of that item have 1 */
    const char *mark; /* of an item: "-" or "3."; NULL of all others */
    const char *text; /* NUL-ended; newlines only where the author broke the line hard */
    size_t len;
    const struct wb_md_run *runs;
    size_t run_count;
};
struct wb_md {
    const struct wb_md_block *blocks;
    size_t count;
};

struct wb_md *wb_md_parse(const char *text, size_t len); /* never NULL */
void wb_md_free(struct wb_md *md);
void wb_md_plain(struct wb_str *out, const char *text, size_t len); /* words and items' marks; a blank line between blocks */
void wb_md_html(struct wb_str *out, const char *text, size_t len);  /* safe: no raw HTML, no active link, no heading elements */

#endif
