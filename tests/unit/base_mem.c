/* Memory and growing strings. */
#include "base/mem.h"
#include "base/str.h"

#include "unit.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

START_TEST(memory_is_zeroed)
{
    unsigned char *memory = wb_alloc_array(100, 3);

    for (int i = 0; i < 300; i++)
        ck_assert_uint_eq(memory[i], 0);
    free(memory);
    free(wb_alloc(0));
    ck_assert_ptr_null(wb_copy(NULL));
}
END_TEST

static void say_restored(void)
{
    fputs("# restored\n", stderr);
}

START_TEST(overflow_is_out_of_memory)
{
    wb_on_out_of_memory(say_restored);
    if (_i == 0)
        wb_alloc_array(SIZE_MAX / 2, 3);
    else if (_i == 1)
        wb_realloc_array(NULL, SIZE_MAX / 2, 3);
    else
        wb_copy_n("", SIZE_MAX);
}
END_TEST

START_TEST(arrays_grow)
{
    int *numbers = NULL;
    size_t capacity = 0, moves = 0, before = 0;

    for (size_t count = 0; count < 10000; count++) {
        numbers = wb_grow(numbers, count, &capacity, sizeof *numbers);
        ck_assert_uint_gt(capacity, count);
        moves += capacity != before;
        before = capacity;
        numbers[count] = (int)count;
    }
    for (int i = 0; i < 10000; i++)
        ck_assert_int_eq(numbers[i], i);
    ck_assert_uint_lt(moves, 16);
    free(numbers);
}
END_TEST

START_TEST(arena_keeps_everything_apart)
{
    struct wb_arena arena;
    char *texts[2000];

    wb_arena_init(&arena);
    for (int i = 0; i < 2000; i++) {
        size_t size = i % 97 == 0 ? 100000 : (size_t)(i % 61);
        uint64_t *numbers = wb_arena_alloc_array(&arena, size / 8 + 1, sizeof *numbers);
        ck_assert_uint_eq((uintptr_t)numbers % 16, 0);
        for (size_t n = 0; n <= size / 8; n++) {
            ck_assert_uint_eq(numbers[n], 0);
            numbers[n] = UINT64_MAX;
        }
        char text[32];
        snprintf(text, sizeof text, "text %d", i);
        texts[i] = wb_arena_copy(&arena, text);
    }
    for (int i = 0; i < 2000; i++) {
        char text[32];
        snprintf(text, sizeof text, "text %d", i);
        ck_assert_str_eq(texts[i], text);
    }
    ck_assert_ptr_null(wb_arena_copy(&arena, NULL));
    wb_arena_fini(&arena);
    wb_arena_fini(&arena);
    wb_arena_fini(NULL);
}
END_TEST

START_TEST(strings_grow)
{
    struct wb_str s = {0};

    ck_assert_str_eq(wb_str_text(&s), "");
    wb_str_clear(&s);
    wb_str_add(&s, NULL);
    wb_str_add(&s, "one");
    wb_str_add_char(&s, ' ');
    wb_str_add_n(&s, "two\0three", 9);
    ck_assert_uint_eq(s.len, 13);
    ck_assert_mem_eq(s.data, "one two\0three", 14);
    wb_str_clear(&s);
    for (int i = 0; i < 1000; i++)
        wb_str_addf(&s, "%03d,", i);
    ck_assert_uint_eq(s.len, 4000);
    ck_assert(wb_starts_with(s.data, "000,001,"));
    ck_assert_str_eq(s.data + 3996, "999,");
    wb_str_fini(&s);
    wb_str_fini(&s);
    wb_str_addf(&s, "%*s", 5000, "x");
    ck_assert_uint_eq(s.len, 5000);
    char *taken = wb_str_take(&s);
    ck_assert_uint_eq(strlen(taken), 5000);
    ck_assert_ptr_null(s.data);
    free(taken);
    taken = wb_str_take(&s);
    ck_assert_str_eq(taken, "");
    free(taken);
}
END_TEST

static const struct {
    const char *before;
    size_t at, remove;
    const char *add, *after;
} splices[] = {
    {"", 0, 0, "abc", "abc"}, {"abc", 0, 0, "x", "xabc"}, {"abc", 3, 0, "x", "abcx"}, {"abc", 1, 1, "xyz", "axyzc"},
    {"abc", 1, 1, "", "ac"},  {"abc", 0, 3, "", ""},      {"abc", 1, 99, "x", "ax"},  {"abc", 99, 99, "x", "abcx"},
};

START_TEST(strings_are_spliced)
{
    struct wb_str s = {0};

    wb_str_add(&s, splices[_i].before);
    wb_str_splice(&s, splices[_i].at, splices[_i].remove, splices[_i].add, strlen(splices[_i].add));
    ck_assert_str_eq(wb_str_text(&s), splices[_i].after);
    ck_assert_uint_eq(s.len, strlen(splices[_i].after));
    wb_str_fini(&s);
}
END_TEST

START_TEST(sameness)
{
    ck_assert(wb_same(NULL, NULL));
    ck_assert(wb_same("a", "a"));
    ck_assert(!wb_same("a", NULL));
    ck_assert(!wb_same(NULL, ""));
    ck_assert(!wb_same("a", "ab"));
    ck_assert(wb_starts_with("abc", ""));
    ck_assert(!wb_starts_with("ab", "abc"));
    ck_assert(!wb_starts_with(NULL, "a"));
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_test(tcase, memory_is_zeroed);
    tcase_add_loop_test_raise_signal(tcase, overflow_is_out_of_memory, SIGABRT, 0, 3);
    tcase_add_test(tcase, arrays_grow);
    tcase_add_test(tcase, arena_keeps_everything_apart);
    tcase_add_test(tcase, strings_grow);
    tcase_add_loop_test(tcase, strings_are_spliced, 0, ROWS(splices));
    tcase_add_test(tcase, sameness);
}

int main(void)
{
    return run_suite("base_mem", fill);
}
