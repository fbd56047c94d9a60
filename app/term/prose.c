/* A workbook's prose, which its author wrote in Markdown, as wrapped and styled rows. */
#include "term/cells.h"

#include "base/markdown.h"
#include "base/text.h"

/* Most prompts are a plain sentence: without any of these (or a list's mark at the start) Markdown says the same as the
 * text, and the parser, which would run at every paint, is left alone. */
static bool is_plain(const char *text)
{
    return !strpbrk(text, "*_`[]<>&#!\\\n\r\t|~") && !strchr("0123456789+-= ", text[0]);
}

static enum wb_style run_style(unsigned style, enum wb_style otherwise)
{
    if (style & WB_MD_STRONG)
        return WB_STYLE_STRONG;
    if (style & (WB_MD_EMPHASIS | WB_MD_LITERAL))
        return WB_STYLE_EMPHASIS;
    return otherwise;
}

/* Draws the bytes [from, to) of a block on one row, each run in its own style. */
static void put_runs(const struct wb_area *area, int row, int col, enum wb_style style, const struct wb_md_block *block,
                     size_t from, size_t to)
{
    size_t at = from;

    for (size_t i = 0; i <= block->run_count && at < to; i++) {
        const struct wb_md_run *run = i < block->run_count ? &block->runs[i] : NULL;
        size_t start = run && run->from < to ? run->from : to;
        if (start > at) {
            col += wb_put_n(area, row, col, style, block->text + at, start - at);
            at = start;
        }
        size_t end = run && run->from + run->len < to ? run->from + run->len : to;
        if (run && end > at) {
            col += wb_put_n(area, row, col, run_style(run->style, style), block->text + at, end - at);
            at = end;
        }
    }
}

static int put_block(const struct wb_area *area, int row, int col, enum wb_style style, const struct wb_md_block *block)
{
    int indent = col + 2 * (block->depth > 8 ? 8 : block->depth), rows = 0;

    if (block->kind == WB_MD_RULE) {
        struct wb_area part = wb_area_part(area, row, col, 1, area->cols - col);
        wb_put_rule(&part, 0);
        return 1;
    }
    if (block->kind == WB_MD_HEADING)
        style = WB_STYLE_STRONG;
    if (block->kind == WB_MD_ITEM)
        indent += wb_put(area, row, indent, style, block->mark) + 1;
    if (block->kind == WB_MD_QUOTE || block->kind == WB_MD_CODE)
        indent += 2;
    int width = area->cols - indent < 1 ? 1 : area->cols - indent;
    for (size_t from = 0; from < block->len; rows++) {
        size_t shown, next = wb_row_end(block->text, block->len, from, width, &shown);
        if (block->kind == WB_MD_QUOTE)
            wb_put(area, row + rows, indent - 2, WB_STYLE_DIM, "\u2502");
        if (area->cells)
            put_runs(area, row + rows, indent, style, block, from, shown);
        from = next;
    }
    return rows ? rows : block->kind == WB_MD_ITEM;
}

int wb_put_markdown(const struct wb_area *area, int row, int col, enum wb_style style, const char *text)
{
    if (!text || !*text)
        return 0;
    if (is_plain(text))
        return wb_put_wrapped(area, row, col, style, text);

    struct wb_md *md = wb_md_parse(text, strlen(text));
    int rows = 0;
    for (size_t i = 0; i < md->count; i++) {
        const struct wb_md_block *block = &md->blocks[i];
        bool in_list = i && block->kind == WB_MD_ITEM && block[-1].kind == WB_MD_ITEM;
        if (i && !in_list)
            rows++;
        rows += put_block(area, row + rows, col, style, block);
    }
    wb_md_free(md);
    return rows;
}
