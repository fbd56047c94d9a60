/* Word differences: what is said to have changed, that both texts can be read back out of it, and that it ends in time.
 */
#include "base/diff.h"

#include "texts.h"
#include "unit.h"

#include <time.h>

static const struct {
    const char *old, *new, *marked;
} changes[] = {
    {"", "", ""},
    {"same words", "same words", "same words"},
    {"", "new", "{+new+}"},
    {"old", "", "[-old-]"},
    {"I will ask", "I have asked", "I [-will ask-]{+have asked+}"},
    {"the head", "the deputy head", "the {+deputy +}head"},
    {"one two three", "four five six", "[-one two three-]{+four five six+}"},
    {"the cat sat on the mat", "the dog sat on a mat", "the [-cat-]{+dog+} sat on [-the-]{+a+} mat"},
    {"a b", "a  b", "a[- -]{+  +}b"},
    {"one\ntwo", "one\n\ntwo", "one\n{+\n+}two"},
    {"he asked what", "he asked me twice what", "he asked {+me twice +}what"},
    {"he asked me twice what", "he asked what", "he asked [-me twice -]what"},
    {"rated 5", "rated 7", "rated [-5-]{+7+}"},
    {"\u65e5\u672c\u8a9e", "\u65e5\u672c", "\u65e5\u672c[-\u8a9e-]"},
    {"cafe\u0301", "cafe", "[-cafe\u0301-]{+cafe+}"},
};

START_TEST(test_marked)
{
    struct wb_str out = {0};
    wb_diff_marked(wb_span(changes[_i].old), wb_span(changes[_i].new), &out);
    ck_assert_str_eq(wb_str_text(&out), changes[_i].marked);
    wb_str_fini(&out);
}
END_TEST

/* The runs of one text, in order and without a gap, are that text. */
static void check_side(const struct wb_diff *diff, struct wb_span old, struct wb_span new, enum wb_diff_kind left_out,
                       struct wb_span whole)
{
    struct wb_str out = {0};
    for (size_t i = 0; i < diff->count; i++) {
        const struct wb_diff_run *run = &diff->runs[i];
        const char *text = run->kind == WB_DIFF_REMOVED ? old.data : new.data;
        if (run->kind != left_out)
            wb_str_add_n(&out, text + run->from, run->len);
    }
    ck_assert_uint_eq(out.len, whole.len);
    ck_assert(out.len == 0 || memcmp(out.data, whole.data, out.len) == 0);
    wb_str_fini(&out);
}

static void check_both(struct wb_span old, struct wb_span new)
{
    struct wb_diff diff;
    wb_diff_words(old, new, &diff);
    check_side(&diff, old, new, WB_DIFF_ADDED, old);
    check_side(&diff, old, new, WB_DIFF_REMOVED, new);
    wb_diff_fini(&diff);
}

START_TEST(test_any_texts_come_back)
{
    struct wb_str old = {0}, new = {0};
    mix(&old, (uint32_t)_i, 60);
    wb_str_add_n(&new, old.data, old.len / 2);
    mix(&new, (uint32_t)_i + 1000, 20);
    wb_str_add_n(&new, old.data + old.len / 2, old.len - old.len / 2);
    check_both((struct wb_span){old.data, old.len}, (struct wb_span){new.data, new.len});
    wb_str_fini(&old);
    wb_str_fini(&new);
}
END_TEST

/* A hundred thousand words that have nothing in common, and as many with a change in each line. */
START_TEST(test_long_texts_end)
{
    struct wb_str old = {0}, new = {0};
    for (int i = 0; i < 100000; i++) {
        wb_str_addf(&old, "o%d ", i);
        wb_str_addf(&new, _i ? "n%d " : i % 10 ? "o%d " : "x%d ", i);
    }
    clock_t begin = clock();
    check_both((struct wb_span){old.data, old.len}, (struct wb_span){new.data, new.len});
    ck_assert_int_lt((clock() - begin) / CLOCKS_PER_SEC, 20);
    wb_str_fini(&old);
    wb_str_fini(&new);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, test_marked, 0, ROWS(changes));
    tcase_add_loop_test(tcase, test_any_texts_come_back, 0, 200);
    tcase_add_loop_test(tcase, test_long_texts_end, 0, 2);
}

int main(void)
{
    return run_suite("base_diff", fill);
}
