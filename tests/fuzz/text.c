/* Any bytes as text: cleaned for each sink, taken apart into clusters and words, wrapped, drawn, searched, compared. */
#include "fuzz.h"

#include "base/diff.h"
#include "base/mem.h"

/* What may stand in cleaned text beside what every sink may show. */
static const struct {
    enum wb_clean how;
    bool plain; /* nothing that turns or hides letters either */
    const char *allowed;
} sinks[] = {{WB_CLEAN_PASTE, false, "\t"},
             {WB_CLEAN_LINE, false, ""},
             {WB_CLEAN_TERMINAL, true, ""},
             {WB_CLEAN_VISIBLE, true, ""}};

static void clean(struct wb_span in)
{
    struct wb_str once = {0}, twice = {0};
    for (size_t i = 0; i < sizeof sinks / sizeof *sinks; i++) {
        wb_str_clear(&once);
        wb_str_clear(&twice);
        wb_clean(&once, in.data, in.len, sinks[i].how);
        HOLDS(fuzz_harmless(fuzz_span(&once), sinks[i].allowed));
        HOLDS(!sinks[i].plain || fuzz_printable(fuzz_span(&once), ""));
        wb_clean(&twice, wb_str_text(&once), once.len, sinks[i].how);
        HOLDS(once.len == twice.len && wb_same(wb_str_text(&once), wb_str_text(&twice)));
    }
    wb_str_fini(&once);
    wb_str_fini(&twice);
}

/* Marks where clusters begin, forwards; then walks back over the same places. */
static void clusters(struct wb_span in, bool *begins)
{
    size_t count = 0, back = 0;
    for (size_t at = 0, next; at < in.len; at = next, count++) {
        begins[at] = true;
        next = wb_cluster_next(in.data, in.len, at);
        HOLDS(next > at && next <= in.len);
        struct wb_glyph glyph = wb_glyph(in.data + at, next - at);
        HOLDS(glyph.count <= 1 + WB_MARKS && glyph.width <= 2 && (glyph.count || !glyph.width));
        for (int i = 0; i < glyph.count; i++)
            HOLDS(!fuzz_control(glyph.code[i]) && !fuzz_invisible(glyph.code[i]) && glyph.code[i] != '\n');
    }
    begins[in.len] = true;
    for (size_t at = in.len, before; at > 0; at = before, back++) {
        before = wb_cluster_prev(in.data, in.len, at);
        HOLDS(before < at && begins[before]);
    }
    HOLDS(back == count);
}

static void words(struct wb_span in, const bool *begins)
{
    for (size_t at = 0, next; at < in.len; at = next) {
        next = wb_word_next(in.data, in.len, at);
        HOLDS(next > at && next <= in.len && begins[next]);
    }
    for (size_t at = in.len, before; at > 0; at = before) {
        before = wb_word_prev(in.data, in.len, at);
        HOLDS(before < at && begins[before]);
    }
}

static void rows(struct wb_span in, const bool *begins, int width)
{
    for (size_t at = 0, next, shown; at < in.len; at = next) {
        next = wb_row_end(in.data, in.len, at, width, &shown);
        HOLDS(next > at && next <= in.len && begins[next]);
        HOLDS(shown >= at && shown <= next);
        bool fits = wb_width(in.data + at, shown - at) <= width;
        HOLDS(fits || wb_cluster_next(in.data, in.len, at) >= shown);
    }
}

static void search(const struct wb_str *text)
{
    struct wb_str folded = {0};
    ptrdiff_t at = wb_find_folded(wb_str_text(text), wb_str_text(text)); /* behind marks that stand alone */
    HOLDS(at >= 0 && at <= (ptrdiff_t)text->len);
    wb_fold(&folded, wb_str_text(text));
    HOLDS(wb_utf8_valid(wb_str_text(&folded), folded.len, NULL));
    if (text->len < 200) {
        wb_edit_distance(wb_str_text(text), "careers");
        wb_fuzzy(wb_str_text(text), "careers leader");
        wb_fuzzy("care", wb_str_text(text));
    }
    wb_str_fini(&folded);
}

/* The runs of a difference are both texts again. */
static void compare(struct wb_span in)
{
    size_t half = in.len / 2;
    struct wb_span old = {in.data, half}, new = {in.data + half, in.len - half};
    struct wb_diff diff = {0};
    size_t in_old = 0, in_new = 0;
    wb_diff_words(old, new, &diff);
    for (size_t i = 0; i < diff.count; i++) {
        const struct wb_diff_run *run = &diff.runs[i];
        HOLDS(run->from == (run->kind == WB_DIFF_REMOVED ? in_old : in_new));
        if (run->kind == WB_DIFF_SAME)
            HOLDS(memcmp(old.data + in_old, new.data + in_new, run->len) == 0);
        in_old += run->kind == WB_DIFF_ADDED ? 0 : run->len;
        in_new += run->kind == WB_DIFF_REMOVED ? 0 : run->len;
    }
    HOLDS(in_old == old.len && in_new == new.len);
    wb_diff_fini(&diff);
}

static void look_at(struct wb_span in)
{
    static const int widths[] = {1, 2, 7, 40};
    bool *begins = wb_alloc_array(in.len + 1, sizeof *begins);
    clusters(in, begins);
    words(in, begins);
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        rows(in, begins, widths[i]);
    free(begins);
}

void fuzz(struct wb_span input)
{
    struct wb_str kept = {0};
    clean(input);
    look_at(input);
    wb_clean(&kept, input.data, input.len, WB_CLEAN_KEEP); /* as answers are */
    look_at(fuzz_span(&kept));
    search(&kept);
    compare(fuzz_span(&kept));
    wb_str_fini(&kept);
}
