/* Rows: soft wrap by words, in every script, at every width. */
#include "base/text.h"

#include "texts.h"
#include "unit.h"

#include <locale.h>
#include <string.h>

/* Rows are divided by '|'; what is shown of each ends at '^' where that is not its end. */
static const struct {
    int width;
    const char *rows;
} wraps[] = {
    {10, "short"},
    {10, "one^\n|two"},
    {10, "one^\n|^\n|two"},
    {10, "one^\r\n|two"},
    {10, "exactly 10"},
    {10, "exactly 10^\n|x"},
    {10, "exactly 10^ |x"},
    {10, "exactly 10^   |x"},
    {10, "exactly 10^   \n|x"},
    {10, "exactly 10^  "},
    {10, "one two |three"},
    {10, "one  two  |three"},
    {5, "abcde|fghij|k"},
    {5, "ab |abcde|f"},
    {8, "well-|known"},
    {8, "and/or |maybe"},
    {7, "either/|or"},
    {6, "tel |0-1234"},
    {8, "call |555-1234"},
    {7, "a -foo |b"},
    {1, "a|b|c^ |d"},
    {0, "a|b"},
    {4, "  a |b"},
    {5, "a\tb |cd"},
    {6, "caf\xC3\xA9 |noir"},
    {5, "noir ^ |caf\xC3\xA9"},
    {4, "noir^ |caf\xC3\xA9"},
    {4, "\xE4\xBD\xA0\xE5\xA5\xBD|\xE4\xBD\xA0\xE5\xA5\xBD"},
    {5, "\xE4\xBD\xA0\xE5\xA5\xBD|\xE4\xBD\xA0\xE5\xA5\xBD"}, /* half a character does not fit */
    {1, "\xE4\xBD\xA0|\xE5\xA5\xBD"},                         /* none fits: one a row all the same */
    {3, "e\xCC\x81"
        "e\xCC\x81"
        "e\xCC\x81|e\xCC\x81"},
    {2, "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7|\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7"},
    {3, "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7|\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7"},
    {3, "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7|\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"},
    {4, "\xE0\xB8\x81\xE0\xB8\xB3\xE0\xB8\x81\xE0\xB8\xB3|\xE0\xB8\x81\xE0\xB8\xB3"},
    {6, "ab\xC2\xA0"
        "cd |ef"}, /* no break at a no-break space */
    {5, "a |b\xC2\xA0"
        "cd |ef"},
    {6, "one\xE2\x80\x94|two |three"},
    {9, "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 |\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85\xD8\xB3"},
    {3, "\033\033\033|\033"},
};

START_TEST(rows_are_as_drawn)
{
    struct wb_str text = {0};
    size_t ends[16], shown[16], count = 0;
    const char *c = wraps[_i].rows;

    shown[0] = SIZE_MAX;
    for (; *c; c++) {
        if (*c == '^')
            shown[count] = text.len;
        else if (*c != '|')
            wb_str_add_char(&text, *c);
        if (*c == '|' || !c[1]) {
            ends[count] = text.len;
            if (shown[count] == SIZE_MAX)
                shown[count] = text.len;
            shown[++count] = SIZE_MAX;
        }
    }
    ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
    size_t from = 0;
    for (size_t row = 0; row < count; row++) {
        size_t drawn = 99;
        size_t end = wb_row_end(text.data, text.len, from, wraps[_i].width, &drawn);
        ck_assert_msg(end == ends[row] && drawn == shown[row], "row %zu: %zu and %zu, not %zu and %zu", row, end, drawn,
                      ends[row], shown[row]);
        ck_assert_uint_eq(wb_row_end(text.data, text.len, from, wraps[_i].width, NULL), end);
        from = end;
    }
    ck_assert_uint_eq(from, text.len);
    wb_str_fini(&text);
}
END_TEST

/* An ideographic full stop never begins a row: the character before it goes along. */
START_TEST(full_stops_stay)
{
    static const char text[] = "\xE4\xBD\xA0\xE5\xA5\xBD\xE3\x80\x82";

    ck_assert_uint_eq(wb_row_end(text, 9, 0, 4, NULL), 3);
    ck_assert_uint_eq(wb_row_end(text, 9, 3, 4, NULL), 9);
}
END_TEST

/* The rule itself, slowly, for text of printable ASCII. */
static size_t slow_row(const char *text, size_t len, size_t from, size_t width)
{
    size_t at = from, best = 0;

    for (; at < len && text[at] != '\n'; at++) {
        bool letters = at > from + 1 && strchr("-/", text[at - 1]) && ((text[at - 2] | 32) >= 'a') &&
                       ((text[at - 2] | 32) <= 'z') && ((text[at] | 32) >= 'a') && ((text[at] | 32) <= 'z');
        if (at > from && ((text[at - 1] == ' ' && text[at] != ' ') || letters))
            best = at;
        if (at - from >= width && text[at] != ' ')
            return best ? best : from + width;
    }
    return at < len ? at + 1 : len;
}

START_TEST(ascii_rows)
{
    static const char letters[] = "abcdefgh    --/\n'.,0123";
    uint32_t state = (uint32_t)_i + 5;
    char text[400];

    for (size_t i = 0; i < sizeof text; i++)
        text[i] = letters[next_random(&state) % (sizeof letters - 1)];
    for (int width = 1; width < 90; width++) {
        for (size_t from = 0; from < sizeof text;) {
            size_t end = wb_row_end(text, sizeof text, from, width, NULL);
            ck_assert_msg(end == slow_row(text, sizeof text, from, (size_t)width), "seed %d width %d from %zu: %zu", _i,
                          width, from, end);
            from = end;
        }
    }
}
END_TEST

/* In any text at any width: rows follow one another, fit, split no cluster; what is left undrawn is space or newline.
 */
START_TEST(rows_of_any_text)
{
    struct wb_str text = {0};

    mix(&text, (uint32_t)_i + 50, 150);
    char *data = malloc(text.len), *edges = calloc(text.len + 1, 1);
    memcpy(data, text.data, text.len);
    ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
    for (size_t at = 0; at < text.len; at = wb_cluster_next(data, text.len, at))
        edges[at] = 1;
    edges[text.len] = 1;
    for (int width = 1; width < 100; width += width < 12 ? 1 : 17) {
        for (size_t from = 0, shown = 0; from < text.len;) {
            size_t end = wb_row_end(data, text.len, from, width, &shown);
            ck_assert(end > from && end <= text.len && edges[end]);
            ck_assert(shown >= from && shown <= end && edges[shown]);
            int columns = wb_width(data + from, shown - from);
            ck_assert_msg(columns <= width || wb_cluster_next(data, text.len, from) == shown,
                          "seed %d: %d columns in a row of %d", _i, columns, width);
            for (size_t at = shown; at < end; at++)
                ck_assert_msg(strchr(" \t\r\n", data[at]), "seed %d: byte %02x is not drawn", _i,
                              (unsigned char)data[at]);
            ck_assert(!memchr(data + from, '\n', (end > from ? end - 1 : end) - from));
            from = end;
        }
    }
    free(edges);
    free(data);
    wb_str_fini(&text);
}
END_TEST

/* A row depends on its own bytes and a few beyond, so that a long line costs no more than a short one. */
START_TEST(rows_look_no_further)
{
    static const char *const units[] = {
        "word ",       "a", " ", "\xE4\xBD\xA0", "e\xCC\x81", "\xE2\x80\x8B", "caf\xC3\xA9 ", "\xF0\x9F\x87\xAC",
        "\xE0\xB8\x81"};
    enum { BEYOND = 16 * 1024 };
    struct wb_str text = {0};

    while (text.len < 300000)
        wb_str_add(&text, units[_i]);
    for (int width = 1; width <= 500; width = width * 3 + 1) {
        size_t from = 0;
        for (int row = 0; row < 5; row++) {
            size_t end = wb_row_end(text.data, text.len, from, width, NULL);
            ck_assert_uint_lt(end - from, BEYOND);
            char *part = malloc(end - from + BEYOND);
            memcpy(part, text.data + from, end - from + BEYOND);
            ck_assert_uint_eq(wb_row_end(part, end - from + BEYOND, 0, width, NULL), end - from);
            free(part);
            from = end;
        }
    }
    wb_str_fini(&text);
}
END_TEST

/* An accent far along the row moves no break that stands between ASCII letters. */
START_TEST(both_paths_agree)
{
    static const char letters[] = "abcdefgh   -/!?|{}()$%&0123.,;:'\"";
    uint32_t state = (uint32_t)_i + 99;
    char text[122];

    for (size_t i = 0; i + 2 < sizeof text; i++)
        text[i] = letters[next_random(&state) % (sizeof letters - 1)];
    /* The row overflows one column later: at the accent, in the slow path. */
    memcpy(text + sizeof text - 2, "\xC3\xA9", 2);
    for (int width = 10; width < 119; width += 7) {
        size_t from = sizeof text - 2 - (size_t)width; /* the accent is the cluster that overflows */
        size_t slow = wb_row_end(text, sizeof text, from, width, NULL);
        char plain[sizeof text];
        memcpy(plain, text, sizeof text);
        plain[sizeof text - 2] = text[sizeof text - 3] == ' ' || text[sizeof text - 3] == '-' ? '1' : 'x';
        size_t fast = wb_row_end(plain, sizeof text - 1, from, width, NULL);
        if (slow != sizeof text - 2) /* UAX 14 may break right before the accent, where one neighbour is not ASCII */
            ck_assert_msg(fast == slow || fast == sizeof text - 2, "seed %d width %d: %zu and %zu", _i, width, fast,
                          slow);
    }
}
END_TEST

START_TEST(ends)
{
    size_t shown = 99;

    ck_assert_uint_eq(wb_row_end("", 0, 0, 10, &shown), 0);
    ck_assert_uint_eq(shown, 0);
    ck_assert_uint_eq(wb_row_end("abc", 3, 3, 10, &shown), 3);
    ck_assert_uint_eq(shown, 3);
    ck_assert_uint_eq(wb_row_end("abc", 3, 0, -5, NULL), 1);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, rows_are_as_drawn, 0, ROWS(wraps));
    tcase_add_test(tcase, full_stops_stay);
    tcase_add_loop_test(tcase, ascii_rows, 0, 40);
    tcase_add_loop_test(tcase, rows_of_any_text, 0, 100);
    tcase_add_loop_test(tcase, rows_look_no_further, 0, 9);
    tcase_add_loop_test(tcase, both_paths_agree, 0, 200);
    tcase_add_test(tcase, ends);
}

int main(void)
{
    return run_suite("base_wrap", fill);
}
