#include "recall.h"

/* An answer longer than this is recalled by its beginning; review has the whole. */
#define RECALLED_BYTES 1200

static const char *recalled_text(const struct wb_reader *reader, const struct wb_ref *ref, const json_t *value,
                                 struct wb_arena *arena)
{
    struct wb_str text = {0};
    wb_value_text(wb_ask(reader, ref->prompt, arena), value, &text);
    size_t end = text.len;
    if (end > RECALLED_BYTES) {
        end = RECALLED_BYTES;
        while (end > 0 && ((unsigned char)text.data[end] & 0xC0) == 0x80)
            end--;
    }
    while (end > 0 && text.data[end - 1] == '\n')
        end--;
    struct wb_str cut = {0};
    wb_str_add_n(&cut, wb_str_text(&text), end);
    if (end < text.len && text.len > RECALLED_BYTES)
        wb_str_add(&cut, "…");
    const char *kept = wb_arena_copy(arena, wb_str_text(&cut));
    wb_str_fini(&cut);
    wb_str_fini(&text);
    return kept;
}

struct wb_recall wb_recall_of(struct wb_session *session, const struct wb_prompt *prompt, struct wb_arena *arena)
{
    const struct wb_reader *reader = wb_session_reader(session);
    struct wb_recall_entry *entries = wb_arena_alloc_array(arena, prompt->recall_count + 1, sizeof *entries);
    size_t count = 0;
    bool held = false;
    for (size_t i = 0; i < prompt->recall_count; i++) {
        const struct wb_ref *ref = &prompt->recall[i];
        const json_t *value = ref->prompt ? wb_value(reader, ref) : NULL;
        bool hidden = value && wb_series_hidden(reader, prompt, ref->prompt);
        held = held || hidden;
        if (ref->prompt && wb_session_letter_shut(session, ref->prompt))
            entries[count++] = (struct wb_recall_entry){
                WB_LETTER_WAITS, "Ctrl-K offers to open it now; whether to wait is for you to choose."};
        if (!value || hidden)
            continue;
        struct wb_str label = {0};
        wb_fill_recalled(reader, prompt->exercise, ref->prompt, &label);
        entries[count].label = wb_arena_copy(arena, wb_str_text(&label));
        entries[count++].text = recalled_text(reader, ref, value, arena);
        wb_str_fini(&label);
    }
    return (struct wb_recall){entries, count, held && wb_series_revealed(reader, prompt)};
}

/* The part of a text that fills at most `most` rows; the rows it takes in `rows`. */
static size_t cut_to_rows(const char *text, int cols, int most, int *rows)
{
    size_t len = strlen(text), at = 0;
    for (*rows = 0; at < len && *rows < most; (*rows)++)
        at = wb_row_end(text, len, at, cols, NULL);
    return at;
}

static int draw_entry(const struct wb_recall_entry *entry, const struct wb_area *area, int row, int most)
{
    int rows, used = wb_put_wrapped(area, row, 0, WB_STYLE_DIM, entry->label);
    struct wb_area inside = wb_area_part(area, row + used, 2, most, area->cols - 2);
    size_t end = cut_to_rows(entry->text, inside.cols, most, &rows);
    if (area->cells && rows > 0) {
        struct wb_str part = {0};
        wb_str_add_n(&part, entry->text, end);
        wb_put_wrapped(&inside, 0, 0, WB_STYLE_TEXT, wb_str_text(&part));
        wb_str_fini(&part);
        if (entry->text[end])
            wb_put_right(&inside, rows - 1, inside.cols, WB_STYLE_DIM, " … Ctrl-R shows all");
    }
    return used + rows;
}

/* A line at the left tells it from the question and from what is being answered. */
int wb_recall_draw(const struct wb_recall *recall, const struct wb_area *area, int row, int most)
{
    struct wb_area inside = wb_area_part(area, 0, 2, area->rows, area->cols - 2);
    int from = row;
    for (size_t i = 0; i < recall->count; i++)
        row += draw_entry(&recall->entries[i], &inside, row, most);
    if (recall->held)
        row += wb_put_wrapped(&inside, row, 0, WB_STYLE_DIM, WB_RECALL_HELD);
    for (int y = from; area->cells && y < row; y++)
        wb_put(area, y, 0, WB_STYLE_RULE, "│");
    return row - from;
}
