/* Cleaning for each sink; search, near misses and fuzzy filters. */
#include "base/text.h"

#include "texts.h"
#include "unit.h"

#include <limits.h>
#include <string.h>

#define FFFD "\xEF\xBF\xBD"

static const struct {
    enum wb_clean how;
    const char *from, *to;
    size_t dropped;
} cleanings[] = {
    {WB_CLEAN_PASTE, "plain \xC3\xA9\n\tx", "plain \xC3\xA9\n\tx", 0},
    {WB_CLEAN_PASTE, "a\r\nb\rc\nd", "a\nb\nc\nd", 0},
    {WB_CLEAN_PASTE, "a\033[201~b\x7F\x01", "a[201~b", 3},
    {WB_CLEAN_PASTE, "a\xC2\x9Bz\xFF\xC3", "az", 3},
    {WB_CLEAN_PASTE, "\xE2\x80\xAEz\xE2\x80\x8D", "\xE2\x80\xAEz\xE2\x80\x8D", 0},
    {WB_CLEAN_LINE, "a\r\nb\tc\n", "a b c ", 0},
    {WB_CLEAN_LINE, "a\033b\rc\xE2\x80\xA8", "ab c ", 1},
    {WB_CLEAN_TERMINAL, "a\nb\tc", "a\nb c", 0},
    {WB_CLEAN_TERMINAL, "a\r\nb\rc", "a\nb" FFFD "c", 1},
    {WB_CLEAN_TERMINAL, "\033]52;c;eA==\a", FFFD "]52;c;eA==" FFFD, 2},
    {WB_CLEAN_TERMINAL, "a\b\x7F\xC2\x9B\xC2\x85", "a" FFFD FFFD FFFD FFFD, 4},
    {WB_CLEAN_TERMINAL, "\xFF\xE4\xBD", FFFD FFFD FFFD, 3},
    {WB_CLEAN_TERMINAL, "a\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8B\xEF\xBB\xBFz", "az", 4},
    {WB_CLEAN_TERMINAL, "\xF3\xA0\x81\xA7z", "z", 1},
    {WB_CLEAN_VISIBLE, "a\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8Bz", "a<U+202E><U+2066><U+200B>z", 0},
    {WB_CLEAN_VISIBLE, "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
     0}, /* a family */
    {WB_CLEAN_VISIBLE, "\xE2\x9D\xA4\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x94\xA5",
     "\xE2\x9D\xA4\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x94\xA5", 0},
    {WB_CLEAN_VISIBLE,
     "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xA5\xF3\xA0\x81\xAE\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF",
     "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xA5\xF3\xA0\x81\xAE\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF",
     0}, /* England */
    {WB_CLEAN_VISIBLE, "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85",
     "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85", 0}, /* Persian */
    {WB_CLEAN_VISIBLE, "\xD8\xA8\xD9\x8E\xE2\x80\x8C\xD8\xA8", "\xD8\xA8\xD9\x8E\xE2\x80\x8C\xD8\xA8",
     0}, /* Persian with a vowel */
    {WB_CLEAN_VISIBLE, "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7",
     "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7", 0}, /* Hindi */
    {WB_CLEAN_VISIBLE, "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8C", "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8C", 0},
    {WB_CLEAN_VISIBLE, "\xE0\xA6\xB0\xE2\x80\x8D\xE0\xA7\x8D\xE0\xA6\xAF",
     "\xE0\xA6\xB0\xE2\x80\x8D\xE0\xA7\x8D\xE0\xA6\xAF", 0},                               /* Bengali */
    {WB_CLEAN_VISIBLE, "\xD9\x87\xE2\x80\x8D", "\xD9\x87\xE2\x80\x8D", 0},                 /* Arabic */
    {WB_CLEAN_VISIBLE, "\xE1\xA0\xA0\xE1\xA0\x8B", "\xE1\xA0\xA0\xE1\xA0\x8B", 0},         /* Mongolian */
    {WB_CLEAN_VISIBLE, "\xE8\x91\x9B\xF3\xA0\x84\x80", "\xE8\x91\x9B\xF3\xA0\x84\x80", 0}, /* Han */
    {WB_CLEAN_VISIBLE, "\xD9\x85\xE2\x80\x8C\x2E", "\xD9\x85<U+200C>\x2E", 0},
    {WB_CLEAN_VISIBLE, "\xD8\xB1\xE2\x80\x8C\xD8\xA8", "\xD8\xB1<U+200C>\xD8\xA8", 0},
    {WB_CLEAN_VISIBLE, "\xF0\x9F\x91\xA9\xE2\x80\x8D", "\xF0\x9F\x91\xA9<U+200D>", 0},
    {WB_CLEAN_VISIBLE, "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2", "\xF0\x9F\x8F\xB4<U+E0067><U+E0062>", 0},
    {WB_CLEAN_VISIBLE,
     "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA7\xF3\xA0\x81\xA7\xF3\xA0\x81\xA7\xF3\xA0\x81\xA7\xF3\xA0\x81\xA7"
     "\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF",
     "\xF0\x9F\x8F\xB4<U+E0067><U+E0067><U+E0067><U+E0067><U+E0067><U+E0067><U+E0067><U+E007F>", 0},
    {WB_CLEAN_VISIBLE, "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xBF", "\xF0\x9F\x8F\xB4<U+E007F>", 0},
    {WB_CLEAN_VISIBLE, "\xD8\xA8\xE1\xA0\x8B\xE2\x80\x8C\xD8\xA8", "\xD8\xA8<U+180B><U+200C>\xD8\xA8", 0},
    {WB_CLEAN_VISIBLE, "\xE4\xB8\x80\xE1\xA0\x8B", "\xE4\xB8\x80<U+180B>", 0},
    {WB_CLEAN_VISIBLE,
     "a\xE2\x80\x8D"
     "b",
     "a<U+200D>b", 0},
    {WB_CLEAN_VISIBLE, "\xE2\x80\x8D", "<U+200D>", 0},
    {WB_CLEAN_VISIBLE, "\033\xF3\xA0\x81\xA7", FFFD "<U+E0067>", 1},
    {WB_CLEAN_KEEP, "a\033\r\n\x7F\xC2\x9B\t\xE2\x80\xAE", "a\033\r\n\x7F\xC2\x9B\t\xE2\x80\xAE", 0},
    {WB_CLEAN_KEEP, "a\xFFz\xED\xA0\x80", "az", 4},
};

START_TEST(cleaned)
{
    struct wb_str out = {0};
    size_t dropped = wb_clean(&out, cleanings[_i].from, strlen(cleanings[_i].from), cleanings[_i].how);

    ck_assert_str_eq(wb_str_text(&out), cleanings[_i].to);
    ck_assert_uint_eq(dropped, cleanings[_i].dropped);
    wb_str_fini(&out);
}
END_TEST

START_TEST(nul_is_dropped_or_replaced)
{
    struct wb_str out = {0};
    bool terminal = _i == WB_CLEAN_TERMINAL || _i == WB_CLEAN_VISIBLE;

    ck_assert_uint_eq(wb_clean(&out, "a\0b", 3, (enum wb_clean)_i), 1);
    ck_assert_str_eq(out.data, terminal ? "a" FFFD "b" : "ab");
    ck_assert_uint_eq(out.len, strlen(out.data));
    wb_str_fini(&out);
}
END_TEST

/* Whatever the bytes: what comes out is valid, and holds no control that the sink does not want. */
START_TEST(any_bytes_are_made_fit)
{
    uint32_t state = (uint32_t)_i + 3;
    char bytes[3000];

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(next_random(&state) >> (i % 3 ? 0 : 25));
    for (enum wb_clean how = WB_CLEAN_PASTE; how <= WB_CLEAN_KEEP; how++) {
        struct wb_str out = {0}, again = {0};
        wb_clean(&out, bytes, sizeof bytes, how);
        ck_assert(wb_utf8_valid(out.data, out.len, NULL));
        for (size_t at = 0; at < out.len;) {
            uint32_t code;
            at += wb_utf8_decode(out.data + at, out.len - at, &code);
            bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
            bool wanted = how == WB_CLEAN_KEEP
                              ? code != 0
                              : (code == '\n' && how != WB_CLEAN_LINE) || (code == '\t' && how == WB_CLEAN_PASTE);
            ck_assert_msg(!control || wanted, "seed %d: U+%04X got through %d", _i, (unsigned)code, (int)how);
        }
        ck_assert_uint_eq(wb_clean(&again, out.data, out.len, how), 0);
        ck_assert_str_eq(out.data, again.data);
        wb_str_fini(&out);
        wb_str_fini(&again);
    }
}
END_TEST

static const struct {
    const char *hay, *needle;
    ptrdiff_t at;
} finds[] = {
    {"", "", 0},
    {"abc", "", 0},
    {"", "a", -1},
    {"Where I am", "where", 0},
    {"Where I AM", "i am", 6},
    {"caf\xC3\xA9 noir", "CAFE N", 0},
    {"un cafe\xCC\x81", "caf\xC3\xA9", 3},
    {"\xC3\x89"
     "cole",
     "e\xCC\x81"
     "COLE",
     0},
    {"Stra\xC3\x9F"
     "e",
     "strasse", 0},
    {"\xEF\xAC\x81nd", "find", 0},
    {"aaab", "aab", 1},
    {"abc", "abcd", -1},
    {"\xCE\xA3\xCE\xAF\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x82", "\xCF\x83\xCE\xB9\xCF\x83", 0},
    {"a\xE2\x80\x8B"
     "b",
     "ab", 0},
    {"bad \xFF"
     "byte",
     "byte", 5},
    {"\xE4\xBD\xA0\xE5\xA5\xBD", "\xE5\xA5\xBD", 3},
};

START_TEST(found)
{
    ck_assert_int_eq(wb_find_folded(finds[_i].hay, finds[_i].needle), finds[_i].at);
}
END_TEST

static const struct {
    const char *a, *b;
    int distance;
} distances[] = {
    {"", "", 0},
    {"abc", "abc", 0},
    {"abc", "", 3},
    {"", "abc", 3},
    {"export", "exprot", 1},
    {"export", "exort", 1},
    {"export", "exxport", 1},
    {"export", "expert", 1},
    {"kitten", "sitting", 3},
    {"caf\xC3\xA9", "cafe", 1},
};

START_TEST(edit_distance)
{
    ck_assert_int_eq(wb_edit_distance(distances[_i].a, distances[_i].b), distances[_i].distance);
    ck_assert_int_eq(wb_edit_distance(distances[_i].b, distances[_i].a), distances[_i].distance);
}
END_TEST

START_TEST(long_words_are_compared_without_harm)
{
    struct wb_str one = {0}, other = {0};

    for (int i = 0; i < 100000; i++) {
        wb_str_add(&one, "x");
        wb_str_add(&other, "\xC3\xA9");
    }
    ck_assert_int_gt(wb_edit_distance(one.data, "x"), 50);
    ck_assert_int_gt(wb_edit_distance(one.data, other.data), 50);
    ck_assert_int_eq(wb_edit_distance(one.data, one.data), 0);
    ck_assert_int_eq(wb_fuzzy(one.data, "x"), -1);
    wb_str_fini(&one);
    wb_str_fini(&other);
}
END_TEST

static const char *const commands[] = {"open",    "status", "review", "export", "import",  "history", "backup",
                                       "restore", "erase",  "coach",  "check",  "preview", NULL};
static const struct {
    const char *typed, *meant;
} misses[] = {
    {"exprot", "export"},   {"stauts", "status"}, {"revew", "review"}, {"opne", "open"},
    {"histroy", "history"}, {"prev", "preview"},  {"chek", "check"},   {"restor", "restore"},
    {"banana", NULL},       {"", NULL},           {"x", NULL},         {"qqqqqqqq", NULL},
};

START_TEST(near_misses)
{
    const char *nearest = wb_nearest(misses[_i].typed, commands);

    ck_assert_msg(wb_same(nearest, misses[_i].meant), "%s gives %s", misses[_i].typed, nearest ? nearest : "nothing");
}
END_TEST

/* The first word must fit better than the second. */
static const struct {
    const char *typed, *better, *worse;
} fuzzies[] = {
    {"exp", "Export", "Next prompt"},
    {"gp", "Go to prompt", "Group"},
    {"save", "Save", "Say where all is kept, even so"},
    {"cafe", "Caf\xC3\xA9", "Chart of answers, freely exported"},
    {"hi", "History", "Switch"},
    {"rev", "Review", "Remove everything"},
};

START_TEST(fuzzy_order)
{
    ck_assert_int_gt(wb_fuzzy(fuzzies[_i].typed, fuzzies[_i].better), wb_fuzzy(fuzzies[_i].typed, fuzzies[_i].worse));
}
END_TEST

START_TEST(fuzzy_matches)
{
    ck_assert_int_eq(wb_fuzzy("xyz", "Export"), -1);
    ck_assert_int_eq(wb_fuzzy("exportt", "Export"), -1);
    ck_assert_int_ge(wb_fuzzy("", "Export"), 0);
    ck_assert_int_ge(wb_fuzzy("", ""), 0);
    ck_assert_int_eq(wb_fuzzy("a", ""), -1);
    ck_assert_int_ge(wb_fuzzy("go back", "Go to the page back then"), 0);
    ck_assert_int_ge(wb_fuzzy("EXPORT", "export"), 0);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, cleaned, 0, ROWS(cleanings));
    tcase_add_loop_test(tcase, nul_is_dropped_or_replaced, WB_CLEAN_PASTE, WB_CLEAN_KEEP + 1);
    tcase_add_loop_test(tcase, any_bytes_are_made_fit, 0, 30);
    tcase_add_loop_test(tcase, found, 0, ROWS(finds));
    tcase_add_loop_test(tcase, edit_distance, 0, ROWS(distances));
    tcase_add_test(tcase, long_words_are_compared_without_harm);
    tcase_add_loop_test(tcase, near_misses, 0, ROWS(misses));
    tcase_add_loop_test(tcase, fuzzy_order, 0, ROWS(fuzzies));
    tcase_add_test(tcase, fuzzy_matches);
}

int main(void)
{
    return run_suite("base_clean", fill);
}
