/* Finding what somebody meant: search without case and accents, near misses, fuzzy filters. */
#include "base/text.h"

#include "unicode.h"

#include "base/mem.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

enum { FOLD_MAX = 32 };

/* One code point without case and accents, as 0 or more code points. */
static size_t fold(uint32_t code, uint32_t out[FOLD_MAX])
{
    if (code < 0x80) {
        out[0] = code >= 'A' && code <= 'Z' ? code + 32 : code;
        return 1;
    }
    if (code >= 0x3400 && code <= 0x9FFF) { /* ideographs, which have neither; the table is slow to say so */
        out[0] = code;
        return 1;
    }
    if (wb_is_invisible(code) || wb_is_variation(code))
        return 0;
    size_t size = FOLD_MAX;
    uint32_t *folded = u32_casefold(&code, 1, NULL, UNINORM_NFKD, out, &size);
    size_t count = 0;
    if (!folded) {
        out[0] = code;
        return 1;
    }
    for (size_t i = 0; i < size && count < FOLD_MAX; i++)
        if (uc_combining_class(folded[i]) == UC_CCC_NR)
            out[count++] = folded[i];
    if (folded != out)
        free(folded);
    return count;
}

/* Folded text, ended by 0. */
static uint32_t *fold_all(const char *text, size_t *count)
{
    size_t len = strlen(text), capacity = 0, used = 0;
    uint32_t *all = NULL;

    for (size_t at = 0; at < len;) {
        uint32_t code, some[FOLD_MAX];
        at += wb_utf8_decode(text + at, len - at, &code);
        size_t n = fold(code, some);
        for (size_t i = 0; i < n; i++) {
            all = wb_grow(all, used, &capacity, sizeof *all);
            all[used++] = some[i];
        }
    }
    *count = used;
    return all;
}

void wb_fold(struct wb_str *out, const char *text)
{
    size_t count;
    uint32_t *all = fold_all(text, &count);

    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        wb_str_add_n(out, bytes, wb_utf8_encode(all[i], bytes));
    }
    free(all);
}

/* Whether the folded text at `at` begins with the needle. */
static bool matches(const char *hay, size_t len, size_t at, const uint32_t *needle, size_t count)
{
    size_t found = 0;

    while (found < count && at < len) {
        uint32_t code, some[FOLD_MAX];
        at += wb_utf8_decode(hay + at, len - at, &code);
        size_t n = fold(code, some);
        for (size_t i = 0; i < n && found < count; i++)
            if (some[i] != needle[found++])
                return false;
    }
    return found == count;
}

ptrdiff_t wb_find_folded(const char *hay, const char *needle)
{
    size_t count, len = strlen(hay);
    uint32_t *wanted = fold_all(needle, &count);
    ptrdiff_t found = count == 0 ? 0 : -1;

    for (size_t at = 0; at < len && found < 0;) {
        uint32_t code, some[FOLD_MAX];
        unsigned char byte = (unsigned char)hay[at];
        if (byte < 0x80 && (byte >= 'A' && byte <= 'Z' ? byte + 32U : byte) != wanted[0]) {
            at++;
            continue;
        }
        size_t size = wb_utf8_decode(hay + at, len - at, &code);
        size_t n = fold(code, some);
        if (n > 0 && some[0] == wanted[0] && matches(hay, len, at, wanted, count))
            found = (ptrdiff_t)at;
        at += size;
    }
    free(wanted);
    return found;
}

enum { WORD_MAX = 64 };

/* Up to WORD_MAX code points of a word; `*rest` is how many bytes were beyond. */
static int letters(const char *text, uint32_t out[WORD_MAX], int *rest)
{
    size_t len = strnlen(text, 4 * WORD_MAX + 1), at = 0;
    int count = 0;

    while (at < len && count < WORD_MAX)
        at += wb_utf8_decode(text + at, len - at, &out[count++]);
    *rest = (int)(len - at);
    return count;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Words that matter here are short: of longer ones the beginning is compared, and the difference in length added. */
int wb_edit_distance(const char *a, const char *b)
{
    uint32_t left[WORD_MAX], right[WORD_MAX];
    int left_rest, right_rest;
    int rows = letters(a, left, &left_rest), columns = letters(b, right, &right_rest);
    int table[3][WORD_MAX + 1];

    for (int c = 0; c <= columns; c++)
        table[0][c] = c;
    for (int r = 1; r <= rows; r++) {
        int *now = table[r % 3], *before = table[(r + 2) % 3], *earlier = table[(r + 1) % 3];
        now[0] = r;
        for (int c = 1; c <= columns; c++) {
            int substituted = before[c - 1] + (left[r - 1] != right[c - 1]);
            now[c] = least(substituted, 1 + least(before[c], now[c - 1]));
            if (r > 1 && c > 1 && left[r - 1] == right[c - 2] && left[r - 2] == right[c - 1])
                now[c] = least(now[c], earlier[c - 2] + 1);
        }
    }
    return table[rows % 3][columns] + abs(left_rest - right_rest);
}

const char *wb_nearest(const char *typed, const char *const *words)
{
    const char *best = NULL;
    struct wb_str wanted = {0}, word = {0}; /* case and accents are slips like any other, and no letters */
    wb_fold(&wanted, typed);
    int length = (int)strnlen(wb_str_text(&wanted), WORD_MAX);
    int best_distance = length < 3 ? 2 : 2 + length / 4; /* exclusive: a third of the letters may be wrong, roughly */

    for (; *words; words++) {
        wb_str_clear(&word);
        wb_fold(&word, *words);
        int distance = wb_edit_distance(wb_str_text(&wanted), wb_str_text(&word));
        if (length >= 3 && wb_starts_with(wb_str_text(&word), wb_str_text(&wanted)))
            distance = least(distance, 1);
        if (distance < best_distance) {
            best_distance = distance;
            best = *words;
        }
    }
    wb_str_fini(&wanted);
    wb_str_fini(&word);
    return best;
}

static bool starts_word(const char *word, size_t at)
{
    if (at == 0)
        return true;
    char before = word[at - 1];
    return before == ' ' || before == '-' || before == '_' || before == '/' || before == '.' || before == ':';
}

/* Each letter found scores; more at the start of a word, more right after the one before. What is left over costs. */
int wb_fuzzy(const char *typed, const char *word)
{
    enum { FOUND = 10, WORD_START = 25, IN_A_ROW = 20, WHOLE = 40 };
    size_t count, next = 0, len = strlen(word), skipped = 0;
    uint32_t *wanted = fold_all(typed, &count);
    int score = 0;
    bool in_a_row = false;

    while (next < count && wanted[next] == ' ')
        next++;
    size_t first = next;
    for (size_t at = 0; at < len && next < count;) {
        uint32_t code, some[FOLD_MAX];
        size_t size = wb_utf8_decode(word + at, len - at, &code);
        size_t n = fold(code, some);
        if (n > 0 && some[0] == wanted[next]) {
            score += FOUND + (starts_word(word, at) ? WORD_START : in_a_row ? IN_A_ROW : 0);
            next++;
            while (next < count && wanted[next] == ' ')
                next++;
            in_a_row = true;
        } else if (n > 0) {
            in_a_row = false;
            skipped++;
        }
        at += size;
    }
    bool all = next == count;
    free(wanted);
    if (!all)
        return -1;
    if (first < count && wb_find_folded(word, typed) >= 0)
        score += WHOLE;
    score -= (int)(skipped < 100 ? skipped : 100) / 4;
    return score > 0 ? score : 0;
}
