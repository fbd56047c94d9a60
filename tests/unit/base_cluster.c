/* UTF-8, clusters, words, cells. */
#include "base/text.h"

#include "texts.h"
#include "unit.h"

#include <locale.h>
#include <string.h>
#include <unigbrk.h>

static const struct {
    const char *bytes;
    size_t bad_at; /* SIZE_MAX: valid */
} utf8[] = {
    {"plain text that is longer than eight bytes", SIZE_MAX},
    {"", SIZE_MAX},
    {"\xC3\xA9\xE4\xBD\xA0\xF0\x9F\x98\x80", SIZE_MAX},
    {"\xF4\x8F\xBF\xBF", SIZE_MAX}, /* U+10FFFF */
    {"\xF4\x90\x80\x80", 0},        /* above */
    {"\xED\xA0\x80", 0},            /* a surrogate */
    {"12345678\xC0\x80", 8},        /* overlong */
    {"\xE0\x80\x80", 0},            /* overlong */
    {"\xF0\x80\x80\x80", 0},        /* overlong */
    {"ab\xC3", 2},                  /* cut short */
    {"ab\xE4\xBD", 2},
    {"ab\xF0\x9F\x98", 2},
    {"a\x80", 1}, /* a continuation alone */
    {"\xC3\xA9\xFF", 2},
    {"\xE4\xBD"
     "a",
     0},
};

START_TEST(validity)
{
    size_t bad_at = 99;
    bool valid = utf8[_i].bad_at == SIZE_MAX;

    ck_assert(wb_utf8_valid(utf8[_i].bytes, strlen(utf8[_i].bytes), &bad_at) == valid);
    ck_assert(wb_utf8_valid(utf8[_i].bytes, strlen(utf8[_i].bytes), NULL) == valid);
    ck_assert_uint_eq(bad_at, valid ? 99 : utf8[_i].bad_at);
}
END_TEST

START_TEST(every_code_point_round_trips)
{
    for (uint32_t code = 0; code <= 0x110000; code++) {
        char bytes[4];
        uint32_t back = 0;
        size_t size = wb_utf8_encode(code, bytes);
        if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
            ck_assert_uint_eq(size, 0);
            continue;
        }
        if (wb_utf8_decode(bytes, size, &back) != size || back != code)
            ck_abort_msg("U+%04X does not come back", (unsigned)code);
    }
}
END_TEST

/* Any two bytes, then any lead with continuations: reading never passes the end nor stands still. */
START_TEST(decoding_any_bytes)
{
    for (unsigned first = 0; first < 256; first++) {
        for (unsigned second = 0; second < 256; second++) {
            char *bytes = malloc(2);
            uint32_t code;
            bytes[0] = (char)first;
            bytes[1] = (char)second;
            size_t size = wb_utf8_decode(bytes, 2, &code);
            ck_assert_uint_ge(size, 1);
            ck_assert_uint_le(size, 2);
            ck_assert_uint_eq(wb_cluster_next(bytes, 2, 0) > 0, 1);
            free(bytes);
        }
    }
}
END_TEST

/* The text alone in memory, so that a sanitizer sees a read beyond it. */
static char *alone(const struct wb_str *text)
{
    char *bytes = malloc(text->len + !text->len);

    memcpy(bytes, wb_str_text(text), text->len);
    return bytes;
}

/* Against libunistring's own walk, which reads the whole text. */
START_TEST(clusters_are_those_of_the_standard)
{
    struct wb_str text = {0};

    mix(&text, (uint32_t)_i, 40);
    char *data = alone(&text), *breaks = malloc(text.len);
    u8_grapheme_breaks((const uint8_t *)data, text.len, breaks);
    size_t before = 0;
    for (size_t at = 0; at < text.len;) {
        size_t next = wb_cluster_next(data, text.len, at);
        ck_assert_uint_gt(next, at);
        for (size_t i = at + 1; i < next; i++)
            ck_assert_msg(!breaks[i], "seed %d: a break at %zu was passed over", _i, i);
        for (size_t i = at; i < next; i++)
            ck_assert_msg(wb_cluster_start(data, text.len, i) == at, "seed %d: start from %zu", _i, i);
        ck_assert_msg(next == text.len || breaks[next], "seed %d: no break at %zu", _i, next);
        ck_assert_msg(wb_cluster_prev(data, text.len, next) == at, "seed %d: back from %zu", _i, next);
        before = at;
        at = next;
    }
    ck_assert_uint_le(before, text.len);
    ck_assert_uint_eq(wb_cluster_next(data, text.len, text.len), text.len);
    ck_assert_uint_eq(wb_cluster_prev(data, text.len, 0), 0);
    ck_assert_uint_eq(wb_cluster_start(data, text.len, text.len + 1), text.len);
    free(breaks);
    free(data);
    wb_str_fini(&text);
}
END_TEST

/* Bytes that are no text still have clusters that lead from one end to the other. */
START_TEST(clusters_of_any_bytes)
{
    uint32_t state = (uint32_t)_i + 7;
    size_t len = 64, count = 0;
    char *data = malloc(len);

    for (size_t i = 0; i < len; i++)
        data[i] = (char)next_random(&state);
    for (size_t at = 0; at < len; count++) {
        size_t next = wb_cluster_next(data, len, at);
        ck_assert(next > at && next <= len);
        ck_assert_uint_le(wb_cluster_start(data, len, at), at);
        at = next;
    }
    for (size_t at = len; at > 0; count--) {
        size_t before = wb_cluster_prev(data, len, at);
        ck_assert(before < at);
        at = before;
    }
    wb_width(data, len);
    ck_assert_uint_eq(wb_word_next(data, len, len), len);
    for (size_t at = 0; at < len; at = wb_word_next(data, len, at))
        ck_assert_uint_gt(wb_word_next(data, len, at), at);
    for (size_t at = len; at > 0; at = wb_word_prev(data, len, at))
        ck_assert_uint_lt(wb_word_prev(data, len, at), at);
    free(data);
}
END_TEST

static const struct {
    const char *cluster;
    int width, count;
    uint32_t first;
} glyphs[] = {
    {"a", 1, 1, 'a'},
    {"\n", 0, 0, 0},
    {"\r\n", 0, 0, 0},
    {"\t", 1, 1, ' '},
    {"\r", 1, 1, 0xFFFD},
    {"\033", 1, 1, 0xFFFD},
    {"\x7F", 1, 1, 0xFFFD},
    {"\xC2\x9B", 1, 1, 0xFFFD},
    {"\xFF", 1, 1, 0xFFFD},
    {"\xCC\x81", 1, 1, 0xFFFD},
    {"\xE2\x80\xA8", 1, 1, 0xFFFD},
    {"\xE2\x80\x8B", 0, 0, 0},
    {"\xE2\x80\xAE", 0, 0, 0},
    {"\xE2\x80\x8D", 0, 0, 0},
    {"\xC3\xA9", 1, 1, 0xE9},
    {"e\xCC\x81", 1, 2, 'e'},
    {"e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86\xCC\x87", 1, 5, 'e'},
    {"\xE4\xBD\xA0", 2, 1, 0x4F60},
    {"\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7", 2, 2, 0x1F1EC},
    {"\xF0\x9F\x87\xAC", 1, 1, 0x1F1EC},
    {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", 2, 1, 0x1F469},
    {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", 2, 1, 0x1F44D},
    {"\xE2\x9D\xA4\xEF\xB8\x8F", 1, 1, 0x2764},
    {"1\xEF\xB8\x8F\xE2\x83\xA3", 1, 2, '1'},
    {"\xE0\xB8\x81\xE0\xB8\xB3", 2, 2, 0x0E01},
    {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", 2, 3, 0x1100},
    {"\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF", 2, 1, 0x1F3F4},
    {"\xD8\x80\xD9\xA1", 2, 2, 0xFFFD}, /* a sign around a number, for which terminals have no column */
};

START_TEST(cells)
{
    size_t len = strlen(glyphs[_i].cluster);

    /* The same in a locale with UTF-8 and in one that knows ASCII alone. */
    for (int pass = 0; pass < 2; pass++) {
        ck_assert_ptr_nonnull(setlocale(LC_CTYPE, pass ? "C" : "C.UTF-8"));
        struct wb_glyph glyph = wb_glyph(glyphs[_i].cluster, len);
        ck_assert_uint_eq(wb_cluster_next(glyphs[_i].cluster, len, 0), len);
        ck_assert_int_eq(glyph.width, glyphs[_i].width);
        ck_assert_int_eq(glyph.count, glyphs[_i].count);
        ck_assert_uint_eq(glyph.code[0], glyphs[_i].first);
        ck_assert_int_eq(wb_width(glyphs[_i].cluster, len), glyphs[_i].width);
    }
}
END_TEST

START_TEST(every_code_point_has_a_fit_cell)
{
    ck_assert_ptr_nonnull(setlocale(LC_CTYPE, _i ? "C" : "C.UTF-8"));
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        size_t size = wb_utf8_encode(code, bytes);
        if (size == 0)
            continue;
        struct wb_glyph glyph = wb_glyph(bytes, size);
        bool fit = glyph.count == 0 ? glyph.width == 0 : glyph.count == 1 && (glyph.width == 1 || glyph.width == 2);
        bool control = glyph.code[0] < 0x20 || (glyph.code[0] >= 0x7F && glyph.code[0] < 0xA0);
        if (!fit || (glyph.count && control))
            ck_abort_msg("U+%04X: %d code points in %d columns", (unsigned)code, glyph.count, glyph.width);
    }
}
END_TEST

/* Each '|' is a stop. */
static const char *const words[] = {
    "|one| two| three|",
    "|one|,| two|!?|",
    "|don't| stop|",
    "|  one|  |",
    "|caf\xC3\xA9| cafe\xCC\x81|",
    "|\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\xAA\xE0\xB8\x94\xE0\xB8\xB5| \xE0\xB8\x81\xE0\xB8\xB3|",
    "|a|\n|",
    "|3.14| 1,000|",
};

START_TEST(word_stops)
{
    struct wb_str text = {0};
    size_t stops[32], count = 0;

    for (const char *c = words[_i]; *c; c++) {
        if (*c == '|')
            stops[count++] = text.len;
        else
            wb_str_add_char(&text, *c);
    }
    for (size_t i = 0; i + 1 < count; i++)
        ck_assert_uint_eq(wb_word_next(text.data, text.len, stops[i]), stops[i + 1]);
    wb_str_fini(&text);
}
END_TEST

/* Each '|' is a stop on the way back. */
static const char *const words_back[] = {
    "|one |two |three",
    "|one|, |two|!?",
    "|don't |stop",
    "  |one  ",
    "|caf\xC3\xA9 |cafe\xCC\x81",
    "|\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\xAA\xE0\xB8\x94\xE0\xB8\xB5 |\xE0\xB8\x81\xE0\xB8\xB3",
    "|a\n",
};

START_TEST(word_stops_back)
{
    struct wb_str text = {0};
    size_t stops[32], count = 0;

    for (const char *c = words_back[_i]; *c; c++) {
        if (*c == '|')
            stops[count++] = text.len;
        else
            wb_str_add_char(&text, *c);
    }
    size_t at = text.len;
    while (count > 0) {
        at = wb_word_prev(text.data, text.len, at);
        ck_assert_uint_eq(at, stops[--count]);
    }
    ck_assert_uint_eq(wb_word_prev(text.data, text.len, at), 0);
    wb_str_fini(&text);
}
END_TEST

START_TEST(long_words_are_one)
{
    struct wb_str text = {0};

    wb_str_add(&text, "start ");
    for (int i = 0; i < 5000; i++)
        wb_str_add(&text, i % 7 ? "a" : "\xC3\xA9");
    size_t end = text.len;
    wb_str_add(&text, " end");
    ck_assert_uint_eq(wb_word_next(text.data, text.len, 5), end);
    ck_assert_uint_eq(wb_word_prev(text.data, text.len, end), 6);
    ck_assert_uint_eq(wb_word_prev(text.data, text.len, text.len), end + 1);
    wb_str_fini(&text);
}
END_TEST

/* Flags alone, longer than what is looked at at once, so that a look begins within them: at a flag, never at its half.
 */
START_TEST(a_look_among_flags_begins_at_one)
{
    struct wb_str text = {0};

    for (int i = 0; i < _i; i++)
        wb_str_add(&text, "\xF0\x9F\x87\xAC");
    for (size_t at = text.len; at > 0;) {
        size_t before = wb_word_prev(text.data, text.len, at);
        ck_assert_uint_lt(before, at);
        ck_assert_msg(between_clusters(&text, before), "%d halves: half a flag at %zu", _i, before);
        at = before;
    }
    wb_str_fini(&text);
}
END_TEST

/* A cursor moved by words never stands inside a cluster, and comes to both ends. */
START_TEST(words_keep_clusters_whole)
{
    struct wb_str text = {0};

    mix(&text, (uint32_t)_i + 1000, 120);
    char *data = alone(&text), *edges = calloc(text.len + 1, 1);
    for (size_t at = 0; at < text.len; at = wb_cluster_next(data, text.len, at))
        edges[at] = 1;
    edges[text.len] = 1;
    for (size_t at = 0; at < text.len;) {
        size_t next = wb_word_next(data, text.len, at);
        ck_assert_uint_gt(next, at);
        ck_assert_msg(edges[next], "seed %d: word ends inside a cluster at %zu", _i, next);
        at = next;
    }
    for (size_t at = text.len; at > 0;) {
        size_t before = wb_word_prev(data, text.len, at);
        ck_assert_uint_lt(before, at);
        ck_assert_msg(edges[before], "seed %d: word begins inside a cluster at %zu", _i, before);
        at = before;
    }
    free(edges);
    free(data);
    wb_str_fini(&text);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, validity, 0, ROWS(utf8));
    tcase_add_test(tcase, every_code_point_round_trips);
    tcase_add_test(tcase, decoding_any_bytes);
    tcase_add_loop_test(tcase, clusters_are_those_of_the_standard, 0, 300);
    tcase_add_loop_test(tcase, clusters_of_any_bytes, 0, 100);
    tcase_add_loop_test(tcase, cells, 0, ROWS(glyphs));
    tcase_add_loop_test(tcase, every_code_point_has_a_fit_cell, 0, 2);
    tcase_add_loop_test(tcase, word_stops, 0, ROWS(words));
    tcase_add_loop_test(tcase, word_stops_back, 0, ROWS(words_back));
    tcase_add_test(tcase, long_words_are_one);
    tcase_add_loop_test(tcase, a_look_among_flags_begins_at_one, 60, 140);
    tcase_add_loop_test(tcase, words_keep_clusters_whole, 0, 100);
}

int main(void)
{
    return run_suite("base_cluster", fill);
}
