/* CSV: RFC 4180, no formula, and every text comes back. */
#include "export_help.h"

static const struct {
    const char *text, *cell; /* the cell as it stands in the file */
} cells[] = {
    {"plain", "plain"},
    {"a, b", "\"a, b\""},
    {"say \"hi\"", "\"say \"\"hi\"\"\""},
    {"two\nlines", "\"two\nlines\""},
    {"cr\rhere", "\"cr\rhere\""},
    {"crlf\r\nhere", "\"crlf\r\nhere\""},
    {"=1+1", "\"'=1+1\""},
    {"+44 20", "\"'+44 20\""},
    {"-3 at least", "\"'-3 at least\""},
    {"@SUM(A1)", "\"'@SUM(A1)\""},
    {"\tx", "\"'\tx\""},
    {"\rx", "\"'\rx\""},
    {"'x", "\"''x\""},
    {"   =1", "\"'   =1\""},
    {"\n=1", "\"'\n=1\""},
    {" \n =1", "\"' \n =1\""},
    {"\xC2\xA0=1", "\"'\xC2\xA0=1\""},
    {"\xE3\x80\x80=1", "\"'\xE3\x80\x80=1\""},
    {"\xEF\xBC\x9D"
     "1",
     "\"'\xEF\xBC\x9D"
     "1\""},
    {"\xEF\xBC\x8B"
     "1",
     "\"'\xEF\xBC\x8B"
     "1\""},
    {"\xEF\xBC\x8D"
     "1",
     "\"'\xEF\xBC\x8D"
     "1\""},
    {"\xEF\xBC\xA0"
     "1",
     "\"'\xEF\xBC\xA0"
     "1\""},
    {" 'x", "\"' 'x\""},
    {"  \tx", "\"'  \tx\""},
    {"a=1", "a=1"},
    {"7", "7"},
    {" padded ", "\" padded \""},
    {"\v=1", "\"'\v=1\""},
    {"\xE2\x80\x8B=1", "\"'\xE2\x80\x8B=1\""},
    {"\xEF\xBB\xBF=1", "\"'\xEF\xBB\xBF=1\""},
    {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8F\xAB", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8F\xAB"},
    {"\xE2\x9D\xA4\xEF\xB8\x8F", "\xE2\x9D\xA4\xEF\xB8\x8F"},
    {"\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE"},
    {"turned \xE2\x80\xAE back", "turned \xE2\x80\xAE back"},
    {"\033[31mred\a", "\033[31mred\a"},
};

START_TEST(a_cell)
{
    struct wb_str wanted = {0};
    open_export();
    answer_text("goal", cells[_i].text);
    char *csv = bytes(WB_FORMAT_CSV);
    wb_str_addf(&wanted, ",answered,%s,coach,", cells[_i].cell);
    ck_assert_msg(strstr(csv, wb_str_text(&wanted)) != NULL, "%s is not in\n%s", wb_str_text(&wanted), csv);
    wb_str_fini(&wanted);
    free(csv);
    close_export();
}
END_TEST

/* One field as a spreadsheet reads it; `*at` behind its end. */
static char *read_field(const char **at)
{
    struct wb_str out = {0};
    bool quoted = **at == '"';
    *at += quoted;
    wb_str_add(&out, "");
    for (; **at; (*at)++) {
        if (quoted && **at == '"') {
            if ((*at)[1] != '"') {
                (*at)++;
                break;
            }
            (*at)++;
        } else if (!quoted && (**at == ',' || **at == '\r')) {
            break;
        }
        wb_str_add_char(&out, **at);
    }
    ck_assert_msg(**at == ',' || strncmp(*at, "\r\n", 2) == 0, "a field ends with %s", *at);
    char *text = wb_str_take(&out);
    return text ? text : wb_copy("");
}

/* Every row has the columns of the first; taking one apostrophe off gives the text back. */
START_TEST(a_text_comes_back)
{
    open_export();
    answer_text("goal", cells[_i].text);
    char *csv = bytes(WB_FORMAT_CSV);
    int rows = 0, columns = 0;
    for (const char *at = csv; *at; rows++) {
        int column = 0;
        for (;; column++) {
            char *field = read_field(&at);
            if (rows == 1 && column == 6)
                ck_assert_str_eq(field + (field[0] == '\''), cells[_i].text);
            free(field);
            if (*at == '\r')
                break;
            at++;
        }
        at += 2;
        columns = rows == 0 ? column : columns;
        ck_assert_int_eq(column, columns);
    }
    ck_assert_int_eq(rows, 2);
    free(csv);
    close_export();
}
END_TEST

START_TEST(numbers_stay_numbers)
{
    open_export();
    answer("count", "-3");
    answer("share", "-0.5");
    char *csv = bytes(WB_FORMAT_CSV);
    ck_assert_ptr_nonnull(strstr(csv, ",answered,-3,coach,"));
    ck_assert_ptr_nonnull(strstr(csv, ",answered,-0.5,coach,"));
    free(csv);
    close_export();
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, a_cell, 0, ROWS(cells));
    tcase_add_loop_test(tcase, a_text_comes_back, 0, ROWS(cells));
    tcase_add_test(tcase, numbers_stay_numbers);
}

int main(void)
{
    return run_suite("export_csv", fill);
}
