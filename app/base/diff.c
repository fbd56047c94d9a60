/* Words become numbers; equal ends are set aside; between them Myers' shortest edit script is looked for in both
 * directions at once, which needs memory for one front only, and given up where it would take too long. */
#include "base/diff.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ words as numbers */

struct words {
    struct wb_span text;
    size_t *start; /* count + 1 of them: the last is the end of the text */
    uint32_t *number;
    size_t count, start_capacity, number_capacity;
};

struct table { /* of different words: open addressing, a power of two */
    struct wb_span *words;
    size_t size, used;
};

static uint32_t hash_of(struct wb_span word)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.data[i]) * 16777619u;
    return hash;
}

static size_t place_of(const struct table *table, struct wb_span word)
{
    size_t at = hash_of(word) & (table->size - 1);
    while (table->words[at].data &&
           (table->words[at].len != word.len || memcmp(table->words[at].data, word.data, word.len) != 0))
        at = (at + 1) & (table->size - 1);
    return at;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A word, a mark, a newline, or the blanks between: each newline alone, so that lines stay apart. */
static size_t word_end(struct wb_span text, size_t at)
{
    if (text.data[at] == '\n')
        return at + 1;
    size_t end = at;
    while (end < text.len && is_blank(text.data[end]) && text.data[end] != '\n')
        end++;
    return end > at ? end : wb_word_next(text.data, text.len, at);
}

static void split(struct words *words, struct wb_span text)
{
    words->text = text;
    for (size_t at = 0;; at = word_end(text, at)) {
        words->start = wb_grow(words->start, words->count, &words->start_capacity, sizeof *words->start);
        words->start[words->count] = at;
        if (at >= text.len)
            return;
        words->count++;
    }
}

static struct wb_span word_at(const struct words *words, size_t i)
{
    return (struct wb_span){words->text.data + words->start[i], words->start[i + 1] - words->start[i]};
}

/* The place in the table is the number: equal words, and only they, have the same. */
static void number(struct words *words, struct table *table)
{
    words->number = wb_alloc_array(words->count + 1, sizeof *words->number);
    for (size_t i = 0; i < words->count; i++) {
        struct wb_span word = word_at(words, i);
        size_t at = place_of(table, word);
        table->words[at] = word;
        words->number[i] = (uint32_t)at;
    }
}

/* ------------------------------------------------------------------ the shortest way */

struct search {
    const uint32_t *old, *new;
    bool *removed, *added; /* by word */
    ptrdiff_t *down, *up;  /* fronts, by diagonal; offset by their middle */
    long budget;           /* steps left before it is given up */
};

struct middle {
    ptrdiff_t x, y; /* a point that a shortest way goes through */
    bool found;
};

/* Myers 1986, section 4b: the two fronts meet in the middle of a shortest way. */
static struct middle find_middle(struct search *s, ptrdiff_t x0, ptrdiff_t x1, ptrdiff_t y0, ptrdiff_t y1)
{
    ptrdiff_t low = x0 - y1, high = x1 - y0, start = x0 - y0, end = x1 - y1;
    bool odd = (start - end) & 1;
    ptrdiff_t down_low = start, down_high = start, up_low = end, up_high = end;
    s->down[start] = x0;
    s->up[end] = x1;
    for (;;) {
        if (down_low > low)
            s->down[--down_low - 1] = -1;
        else
            down_low++;
        if (down_high < high)
            s->down[++down_high + 1] = -1;
        else
            down_high--;
        for (ptrdiff_t d = down_high; d >= down_low; d -= 2) {
            ptrdiff_t x = s->down[d - 1] < s->down[d + 1] ? s->down[d + 1] : s->down[d - 1] + 1;
            for (; x < x1 && x - d < y1 && s->old[x] == s->new[x - d]; x++)
                s->budget--;
            s->down[d] = x;
            if (odd && d >= up_low && d <= up_high && s->up[d] <= x)
                return (struct middle){x, x - d, true};
        }
        if (up_low > low)
            s->up[--up_low - 1] = PTRDIFF_MAX;
        else
            up_low++;
        if (up_high < high)
            s->up[++up_high + 1] = PTRDIFF_MAX;
        else
            up_high--;
        for (ptrdiff_t d = up_high; d >= up_low; d -= 2) {
            ptrdiff_t x = s->up[d - 1] < s->up[d + 1] ? s->up[d - 1] : s->up[d + 1] - 1;
            for (; x > x0 && x - d > y0 && s->old[x - 1] == s->new[x - d - 1]; x--)
                s->budget--;
            s->up[d] = x;
            if (!odd && d >= down_low && d <= down_high && x <= s->down[d])
                return (struct middle){x, x - d, true};
        }
        s->budget -= down_high - down_low + 2;
        if (s->budget <= 0)
            return (struct middle){.found = false};
    }
}

static void mark(bool *list, ptrdiff_t from, ptrdiff_t to)
{
    for (; from < to; from++)
        list[from] = true;
}

/* Depth: each level halves the way, so it stays below the logarithm of what the budget allows. */
static void compare(struct search *s, ptrdiff_t x0, ptrdiff_t x1, ptrdiff_t y0, ptrdiff_t y1)
{
    while (x0 < x1 && y0 < y1 && s->old[x0] == s->new[y0])
        x0++, y0++;
    while (x0 < x1 && y0 < y1 && s->old[x1 - 1] == s->new[y1 - 1])
        x1--, y1--;
    if (x0 == x1 || y0 == y1) {
        mark(s->removed, x0, x1);
        mark(s->added, y0, y1);
        return;
    }
    struct middle middle = find_middle(s, x0, x1, y0, y1);
    if (!middle.found) {
        mark(s->removed, x0, x1);
        mark(s->added, y0, y1);
        return;
    }
    compare(s, x0, middle.x, y0, middle.y);
    compare(s, middle.x, x1, middle.y, y1);
}

/* ------------------------------------------------------------------ runs */

static void add_run(struct wb_diff *out, enum wb_diff_kind kind, size_t from, size_t len)
{
    if (len == 0)
        return;
    if (out->count && out->runs[out->count - 1].kind == kind) {
        out->runs[out->count - 1].len += len;
        return;
    }
    out->runs = wb_grow(out->runs, out->count, &out->capacity, sizeof *out->runs);
    out->runs[out->count++] = (struct wb_diff_run){kind, from, len};
}

/* "a[+ b+] [+c +]d" says the same as "a[+ b c+] d": a change that can slide to the one before it joins it. */
static void slide_together(bool *changed, const uint32_t *number, size_t count)
{
    for (size_t end = 0, start; end < count;) {
        for (start = end; start < count && !changed[start]; start++)
            ;
        for (end = start; end < count && changed[end]; end++)
            ;
        size_t len = end - start, at = start;
        while (len && at > 0 && !changed[at - 1] && number[at - 1] == number[at - 1 + len])
            at--;
        if (at == start || at == 0 || !changed[at - 1])
            continue;
        for (size_t i = at; i < end; i++)
            changed[i] = i < at + len;
        end = at + len;
    }
}

static bool is_space(const struct words *words, size_t i)
{
    struct wb_span word = word_at(words, i);
    return is_blank(word.data[0]) && word.data[0] != '\n';
}

/* Blanks alone between two changes belong to both: a sentence written anew reads as one, not as a hail of words. */
static void join_over_spaces(struct search *s, const struct words *old, const struct words *new)
{
    for (size_t x = 0, y = 0; x < old->count || y < new->count;) {
        bool change = false;
        while ((x < old->count && s->removed[x]) || (y < new->count && s->added[y])) {
            change = true;
            x += x < old->count && s->removed[x];
            y += y < new->count && s->added[y];
        }
        if (x >= old->count || y >= new->count)
            return;
        bool after = (x + 1 < old->count && s->removed[x + 1]) && (y + 1 < new->count && s->added[y + 1]);
        if (change && after && x > 0 && y > 0 && s->removed[x - 1] && s->added[y - 1] && is_space(old, x))
            s->removed[x] = s->added[y] = true;
        x++;
        y++;
    }
}

static void write_runs(const struct search *s, const struct words *old, const struct words *new, struct wb_diff *out)
{
    for (size_t x = 0, y = 0; x < old->count || y < new->count;) {
        size_t x_from = x, y_from = y;
        while (x < old->count && s->removed[x])
            x++;
        while (y < new->count && s->added[y])
            y++;
        add_run(out, WB_DIFF_REMOVED, old->start[x_from], old->start[x] - old->start[x_from]);
        add_run(out, WB_DIFF_ADDED, new->start[y_from], new->start[y] - new->start[y_from]);
        y_from = y;
        while (x < old->count && y < new->count && !s->removed[x] && !s->added[y])
            x++, y++;
        add_run(out, WB_DIFF_SAME, new->start[y_from], new->start[y] - new->start[y_from]);
    }
}

void wb_diff_words(struct wb_span old_text, struct wb_span new_text, struct wb_diff *out)
{
    enum { STEPS = 4 * 1000 * 1000 }; /* well below what a person would wait for */
    struct words old = {0}, new = {0};
    struct table table = {.size = 64};
    *out = (struct wb_diff){0};
    split(&old, old_text.len ? old_text : (struct wb_span){"", 0});
    split(&new, new_text.len ? new_text : (struct wb_span){"", 0});
    while (table.size < 2 * (old.count + new.count))
        table.size *= 2;
    table.words = wb_alloc_array(table.size, sizeof *table.words);
    number(&old, &table);
    number(&new, &table);

    size_t diagonals = old.count + new.count + 5;
    ptrdiff_t *fronts = wb_alloc_array(2 * diagonals, sizeof *fronts);
    struct search s = {.old = old.number,
                       .new = new.number,
                       .removed = wb_alloc_array(old.count + 1, sizeof(bool)),
                       .added = wb_alloc_array(new.count + 1, sizeof(bool)),
                       .down = fronts + new.count + 2,
                       .up = fronts + diagonals + new.count + 2,
                       .budget = STEPS};
    compare(&s, 0, (ptrdiff_t)old.count, 0, (ptrdiff_t) new.count);
    slide_together(s.removed, s.old, old.count);
    slide_together(s.added, s.new, new.count);
    join_over_spaces(&s, &old, &new);
    write_runs(&s, &old, &new, out);

    free(fronts);
    free(s.removed);
    free(s.added);
    free(table.words);
    free(old.start);
    free(old.number);
    free(new.start);
    free(new.number);
}

void wb_diff_fini(struct wb_diff *diff)
{
    free(diff->runs);
    *diff = (struct wb_diff){0};
}

void wb_diff_marked(struct wb_span old, struct wb_span new, struct wb_str *out)
{
    static const char *const before[] = {"", "[-", "{+"}, *const after[] = {"", "-]", "+}"};
    struct wb_diff diff;
    wb_diff_words(old, new, &diff);
    for (size_t i = 0; i < diff.count; i++) {
        const struct wb_diff_run *run = &diff.runs[i];
        const char *text = run->kind == WB_DIFF_REMOVED ? old.data : new.data;
        wb_str_add(out, before[run->kind]);
        wb_str_add_n(out, text + run->from, run->len);
        wb_str_add(out, after[run->kind]);
    }
    wb_diff_fini(&diff);
}
