/* Errors in words: cleaned, whole, and with the exit status that was promised. */
#include "base/error.h"
#include "base/text.h"

#include "unit.h"

#include <string.h>

static const struct {
    enum wb_code code;
    int status;
} statuses[] = {
    {WB_OK, 0},   {WB_FAILED, 1}, {WB_USAGE, 2},  {WB_INVALID, 2}, {WB_BUSY, 1},
    {WB_DATA, 3}, {WB_NEWER, 4},  {WB_CIPHER, 5}, {WB_EXISTS, 6},  {WB_LIMIT, 1},
};

START_TEST(exit_statuses)
{
    ck_assert_int_eq(wb_exit_status(statuses[_i].code), statuses[_i].status);
}
END_TEST

static const struct {
    const char *said, *shown;
} texts[] = {
    {"Plain words.", "Plain words."},
    {"caf\xC3\xA9 \xE4\xBD\xA0", "caf\xC3\xA9 \xE4\xBD\xA0"},
    {"a\033[31mb", "a\xEF\xBF\xBD[31mb"},
    {"a\xE2\x80\xAE"
     "b",
     "ab"},
    {"a\tb\nc", "a b\nc"},
    {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
    {"c1 \xC2\x9B", "c1 \xEF\xBF\xBD"},
};

START_TEST(text_is_fit_for_a_terminal)
{
    struct wb_error err = {0};

    ck_assert(!wb_fail(&err, WB_FAILED, "%s", texts[_i].said));
    ck_assert_int_eq(err.code, WB_FAILED);
    ck_assert_str_eq(err.text, texts[_i].shown);
}
END_TEST

START_TEST(context_goes_before)
{
    struct wb_error err = {0};

    wb_fail(&err, WB_INVALID, "line %d", 3);
    ck_assert(!wb_fail_context(&err, "file %s", "x.yaml"));
    ck_assert_str_eq(err.text, "file x.yaml: line 3");
    ck_assert_int_eq(err.code, WB_INVALID);
    wb_fail(&err, WB_DATA, "again: %s", err.text);
    ck_assert_str_eq(err.text, "again: file x.yaml: line 3");
}
END_TEST

/* Cut at every possible place of a multi-byte character. */
START_TEST(long_text_is_cut_between_characters)
{
    char long_text[4096];
    struct wb_error err = {0};
    size_t at = 0;

    for (int i = 0; i < _i; i++)
        long_text[at++] = 'x';
    while (at + 4 < sizeof long_text) {
        memcpy(long_text + at, "\xF0\x9F\x98\x80", 4);
        at += 4;
    }
    long_text[at] = '\0';
    wb_fail(&err, WB_FAILED, "%s", long_text);
    ck_assert(wb_utf8_valid(err.text, strlen(err.text), NULL));
    ck_assert_uint_gt(strlen(err.text), sizeof err.text - 8);
    ck_assert_str_eq(err.text + strlen(err.text) - 3, "\xE2\x80\xA6");
}
END_TEST

START_TEST(nobody_listens)
{
    ck_assert(!wb_fail(NULL, WB_FAILED, "unheard"));
    ck_assert(!wb_fail_context(NULL, "unheard"));
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, exit_statuses, 0, ROWS(statuses));
    tcase_add_loop_test(tcase, text_is_fit_for_a_terminal, 0, ROWS(texts));
    tcase_add_test(tcase, context_goes_before);
    tcase_add_loop_test(tcase, long_text_is_cut_between_characters, 0, 8);
    tcase_add_test(tcase, nobody_listens);
}

int main(void)
{
    return run_suite("base_error", fill);
}
