/* A session's life: killed at any moment, beside another window, over workbooks that change, with a clock that jumps.
 */
#include "session/outside.h"

#include "session_help.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ------------------------------------------------------------------ killed */

static const char phrase[] = "What is typed here is kept before it is painted, whatever happens next. ";

/* Types for ever, in two answers, undoing now and then; after each key that was kept, says how long the text is. */
static void type_until_killed(int out)
{
    struct wb_session *s = open_session();
    const struct wb_prompt *why = prompt_of(s, "why"), *last = prompt_of(s, "last");
    int lengths[2] = {0, 0};
    for (unsigned i = 0;; i++) {
        int which = (i / 50) % 2;
        const struct wb_prompt *prompt = which ? last : why;
        if (i % 50 == 49) {
            wb_session_leave(s, prompt);
        } else if (i % 17 == 16) {
            struct wb_span text = {0};
            wb_session_undo(s, prompt, NULL, NULL);
            wb_session_text(s, prompt, "", &text);
            lengths[which] = (int)text.len;
        } else {
            char key = phrase[(size_t)lengths[which] % (sizeof phrase - 1)];
            OK(wb_session_edit(s, prompt, "", (size_t)lengths[which], 0, &key, 1, err));
            lengths[which]++;
        }
        if (i % 100 == 99)
            OK(wb_session_settle(s, err));
        if (write(out, lengths, sizeof lengths) != (ssize_t)sizeof lengths)
            _exit(1);
    }
}

static int typed_length(struct wb_session *s, const char *key)
{
    struct wb_span text = {0};
    wb_session_text(s, prompt_of(s, key), "", &text);
    for (size_t i = 0; i < text.len; i++)
        ck_assert_int_eq(text.data[i], phrase[i % (sizeof phrase - 1)]);
    return (int)text.len;
}

START_TEST(killed)
{
    int pipes[2], lengths[2] = {0, 0}, next[2];
    ck_assert_int_eq(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0) {
        close(pipes[0]);
        type_until_killed(pipes[1]);
    }
    close(pipes[1]);
    int enough = 7 + _i * 41; /* another moment in each run */
    int said = 0; /* the child runs ahead of what is read here: where it was killed, the last word of it tells */
    for (; read(pipes[0], next, sizeof next) == (ssize_t)sizeof next; said++) {
        memcpy(lengths, next, sizeof lengths);
        if (said == enough)
            kill(child, SIGKILL);
    }
    waitpid(child, NULL, 0);
    close(pipes[0]);

    struct wb_session *s = open_session();
    /* At most one key, or one undo, was kept and not said any more. */
    int why = typed_length(s, "why"), last = typed_length(s, "last");
    ck_assert_msg(why == lengths[0] || last == lengths[1], "%d of %d, %d of %d", why, lengths[0], last, lengths[1]);
    ck_assert_int_le(why, lengths[0] + 1);
    ck_assert_int_le(last, lengths[1] + 1);
    if (said % 17 > 0 && said % 17 < 14) { /* no undo near: then nothing may be missing */
        ck_assert_int_ge(why, lengths[0]);
        ck_assert_int_ge(last, lengths[1]);
    }
    bool recovered = wb_session_recovered(s);
    /* Just left, or left and then undone: no draft was open, so none was recovered. */
    bool undone = said % 50 == 1 && (said - 1) % 17 == 16;
    ck_assert_msg(recovered || said % 50 == 0 || said % 50 == 49 || undone, "nothing recovered after %d", said);
    ck_assert(!wb_session_recovered(s));
    OK(wb_session_check(s, err));
    ck_assert_int_eq(typed_length(s, "why"), why);
    OK(wb_session_close(s, err));
    s = open_session();
    ck_assert_int_eq(typed_length(s, "why"), why);
    ck_assert_int_eq(typed_length(s, "last"), last);
    ck_assert(!wb_session_recovered(s));
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(killed_draft_keeps_its_wording)
{
    pid_t child = fork();
    if (child == 0) {
        struct wb_session *s = open_session();
        type_keys(s, "goal", 0, "half");
        _exit(0);
    }
    waitpid(child, NULL, 0);
    struct wb_session *reader = try_session((struct wb_session_options){.read_only = true}, NULL);
    ck_assert_str_eq(value_of(reader, "goal"), "\"half\""); /* status and export see it too */
    OK(wb_session_close(reader, err));
    struct wb_session *s = open_session();
    OK(wb_session_check(s, err));
    wb_session_read_wordings(s);
    const struct wb_answer *answer = wb_session_answer(s, prompt_of(s, "goal"));
    ck_assert_int_eq(answer->revision, 1);
    ck_assert_str_eq(wb_json_string(answer->wording, "label"), "What do you want?");
    OK(wb_session_close(s, err));
}
END_TEST

/* An export or a backup ends what was cut off; a person is told all the same, once. */
START_TEST(recovered_is_told_to_a_person)
{
    pid_t child = fork();
    if (child == 0) {
        struct wb_session *s = open_session();
        type_keys(s, "goal", 0, "half");
        _exit(0);
    }
    waitpid(child, NULL, 0);
    for (int command = 0; command < 2; command++)
        OK(wb_session_close(open_session(), err));
    struct wb_session *s = try_session((struct wb_session_options){.read_only = true}, NULL);
    ck_assert(!wb_session_recovered(s));
    OK(wb_session_close(s, err));
    s = open_session();
    ck_assert(wb_session_recovered(s));
    ck_assert(!wb_session_recovered(s));
    OK(wb_session_check(s, err));
    OK(wb_session_close(s, err));
    s = open_session();
    ck_assert(!wb_session_recovered(s));
    OK(wb_session_close(s, err));
}
END_TEST

/* ------------------------------------------------------------------ two windows */

START_TEST(second_window)
{
    struct wb_error why = {0};
    struct wb_session *first = open_session(), *second;
    type_keys(first, "why", 0, "first ");
    second = open_session();
    ck_assert_ptr_nonnull(wb_session_read_only(second));
    ck_assert_ptr_nonnull(strstr(wb_session_read_only(second), "since"));
    ck_assert_str_eq(value_of(second, "why"), "\"first \"");
    ck_assert(!wb_session_edit(second, prompt_of(second, "why"), "", 0, 0, "x", 1, &why));
    ck_assert_int_eq(why.code, WB_BUSY);
    ck_assert_str_eq(value_of(second, "why"), "\"first \"");
    ck_assert_int_eq(wb_session_due(second), -1);
    OK(wb_session_close(second, err));
    type_keys(first, "why", 6, "on");
    OK(wb_session_close(first, err));
}
END_TEST

/* The one that holds the answers, as its screen would: typing, settling when due. */
static void hold(int out)
{
    struct wb_session *s = open_session();
    type_keys(s, "why", 0, "theirs");
    if (write(out, "x", 1) != 1)
        _exit(1);
    for (int i = 0; i < 500 && !wb_session_read_only(s); i++) {
        usleep(5000);
        if (wb_session_due(s) == 0)
            wb_session_settle(s, NULL);
    }
    ck_assert_ptr_nonnull(wb_session_read_only(s));
    ck_assert(!wb_session_edit(s, prompt_of(s, "why"), "", 0, 0, "x", 1, NULL));
    ck_assert_str_eq(value_of(s, "why"), "\"theirs\"");
    OK(wb_session_close(s, err));
    _exit(0);
}

START_TEST(taking_over)
{
    int pipes[2], status;
    char c;
    ck_assert_int_eq(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0)
        hold(pipes[1]);
    ck_assert_int_eq(read(pipes[0], &c, 1), 1);
    struct wb_session *s = open_session();
    ck_assert_ptr_nonnull(wb_session_read_only(s));
    OK(wb_session_take_over(s, err));
    ck_assert_ptr_null(wb_session_read_only(s));
    ck_assert_str_eq(value_of(s, "why"), "\"theirs\"");
    ck_assert_int_eq(wb_session_answer(s, prompt_of(s, "why"))->revision, 1); /* ended before it let go */
    type_keys(s, "why", 6, " and ours");
    waitpid(child, &status, 0);
    ck_assert_int_eq(status, 0);
    OK(wb_session_close(s, err));
    s = open_session();
    ck_assert_str_eq(value_of(s, "why"), "\"theirs and ours\"");
    OK(wb_session_close(s, err));
    close(pipes[0]);
    close(pipes[1]);
}
END_TEST

/* ------------------------------------------------------------------ the workbook changes */

static void replace_in_book(const char *from, const char *to)
{
    struct wb_str text = {0};
    OK(wb_file_read(in_dir("books/small.yaml"), BIG_FILE, &text, err));
    char *at = strstr(text.data, from);
    ck_assert_ptr_nonnull(at);
    wb_str_splice(&text, (size_t)(at - text.data), strlen(from), to, strlen(to));
    write_book("books/small.yaml", wb_str_text(&text));
    wb_str_fini(&text);
}

static void answer_two(void)
{
    struct wb_session *s = open_session();
    type_keys(s, "why", 0, "because");
    type_keys(s, "goal", 0, "time");
    set_json(s, "often", "", "3");
    OK(wb_session_close(s, err));
}

START_TEST(renamed)
{
    answer_two();
    replace_in_book("{id: why, type: text", "{id: reason, was: [why], type: text");
    struct wb_session *s = open_session();
    ck_assert_str_eq(value_of(s, "reason"), "\"because\"");
    OK(wb_session_close(s, err)); /* nothing was written: the file still has the old id */
    for (int i = 0; i < 2; i++) {
        s = open_session();
        ck_assert_str_eq(value_of(s, "reason"), i ? "\"because so\"" : "\"because\"");
        if (i == 0)
            type_keys(s, "reason", 7, " so");
        OK(wb_session_undo(s, prompt_of(s, "reason"), NULL, err));
        OK(wb_session_redo(s, prompt_of(s, "reason"), NULL, err));
        OK(wb_session_close(s, err));
    }
    struct wb_store *store = NULL;
    char *values;
    strncat(test_dir, "/data", sizeof test_dir - strlen(test_dir) - 1);
    store = try_open(true, NULL);
    values = all_values(store);
    ck_assert_ptr_nonnull(strstr(values, "reason=\"because so\""));
    ck_assert_ptr_null(strstr(values, "why="));
    free(values);
    wb_store_close(store);
    test_dir[strlen(test_dir) - strlen("/data")] = '\0';
}
END_TEST

static bool take_earlier(void *data, const struct wb_earlier *earlier)
{
    char *value = wb_json_text(earlier->answer->value);
    wb_str_addf(data, "%s=%s (%s, %s)", earlier->key, value, wb_json_string(earlier->answer->wording, "label"),
                wb_sharing_names[earlier->answer->sharing]);
    free(value);
    return true;
}

START_TEST(removed)
{
    struct wb_str found = {0};
    answer_two();
    replace_in_book("          - {id: often, type: integer, label: How often?, sharing: private}\n", "");
    struct wb_session *s = open_session();
    wb_way_earlier(s, take_earlier, &found);
    ck_assert_str_eq(found.data, "often=3 (How often?, private)"); /* what was private stays so */
    wb_str_fini(&found);
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(opened_later)
{
    answer_two();
    replace_in_book("How often?, sharing: private", "How often?, sharing: report");
    struct wb_session *s = open_session();
    const struct wb_prompt *often = prompt_of(s, "often");
    ck_assert_int_eq(wb_session_sharing(s, often), WB_PRIVATE); /* it was given as private */
    set_json(s, "often", "", "4");
    wb_session_leave(s, often);
    ck_assert_int_eq(wb_session_sharing(s, often), WB_PRIVATE);
    OK(wb_session_set_sharing(s, often, WB_REPORT, err));
    ck_assert_int_eq(wb_session_sharing(s, often), WB_REPORT);
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(type_changed)
{
    answer_two();
    replace_in_book("{id: often, type: integer, label: How often?, sharing: private}",
                    "{id: often, type: text, label: x}");
    struct wb_session *s = open_session();
    struct wb_span text;
    ck_assert(!wb_session_text(s, prompt_of(s, "often"), "", &text));
    ck_assert_str_eq(value_of(s, "often"), "3");
    type_at(s, "often", "", 0, "thrice");
    ck_assert_str_eq(value_of(s, "often"), "\"thrice\"");
    OK(wb_session_undo(s, prompt_of(s, "often"), NULL, err));
    ck_assert_str_eq(value_of(s, "often"), "3");
    OK(wb_session_close(s, err));
}
END_TEST

static const char *const broken[] = {NULL, "workbook: small\nversion: [", "nonsense"};

START_TEST(book_missing_or_broken)
{
    answer_two();
    if (broken[_i])
        write_book("books/small.yaml", broken[_i]);
    else
        ck_assert_int_eq(unlink(in_dir("books/small.yaml")), 0);
    struct wb_session *s = open_session();
    ck_assert_str_eq(value_of(s, "why"), "\"because\"");
    type_keys(s, "why", 7, " still");
    ck_assert_str_eq(value_of(s, "why"), "\"because still\"");
    ck_assert_ptr_nonnull(wb_session_kept_copies(s)); /* and it is said, with the version */
    ck_assert_ptr_nonnull(strstr(wb_session_kept_copies(s), "goes on under version 1, kept with your answers"));
    OK(wb_session_close(s, err));
}
END_TEST

/* ------------------------------------------------------------------ the clock */

static struct wb_instant frozen(void *data)
{
    return *(struct wb_instant *)data;
}

START_TEST(clock_jumps)
{
    static const int64_t times[] = {1700000000, 1700000000 - 94608000, 2208988800, 253402300799, 1700000000};
    struct wb_instant now = {0, 60};
    struct wb_clock clock = {frozen, &now};
    char text[16];
    for (int i = 0; i < ROWS(times); i++) {
        now.seconds = times[i];
        struct wb_session *s = try_session((struct wb_session_options){.clock = &clock}, NULL);
        ck_assert_ptr_nonnull(s);
        snprintf(text, sizeof text, "\"%d\"", i);
        set_json(s, "why", "", text);
        wb_session_leave(s, prompt_of(s, "why"));
        ck_assert_int_eq(wb_session_answer(s, prompt_of(s, "why"))->revision, i + 1);
        ck_assert_int_eq(wb_session_answer(s, prompt_of(s, "why"))->at.seconds, times[i]);
        OK(wb_session_settle(s, err));
        OK(wb_session_close(s, err));
    }
    struct wb_session *s = open_session();
    ck_assert_str_eq(value_of(s, "why"), "\"4\"");
    OK(wb_session_close(s, err));
}
END_TEST

/* ------------------------------------------------------------------ long answers */

START_TEST(long_answer)
{
    struct wb_session *s = open_session();
    const struct wb_prompt *why = prompt_of(s, "why");
    struct wb_str text = {0};
    for (int i = 0; i < 200000; i++)
        wb_str_add(&text, "words ");
    OK(wb_session_edit(s, why, "", 0, 0, text.data, text.len, err));
    for (int i = 0; i < 300; i++)
        OK(wb_session_edit(s, why, "", text.len / 2 + (size_t)i, 0, "x", 1, err));
    OK(wb_session_close(s, err));
    s = open_session();
    struct wb_span back;
    why = prompt_of(s, "why");
    ck_assert(wb_session_dealt_with(s, why));
    ck_assert(wb_session_text(s, why, "", &back));
    ck_assert_uint_eq(back.len, text.len + 300);
    ck_assert(memcmp(back.data + text.len / 2, "xxx", 3) == 0);
    OK(wb_session_undo(s, why, NULL, err));
    OK(wb_session_undo(s, why, NULL, err));
    ck_assert_str_eq(value_of(s, "why"), "-");
    OK(wb_session_redo(s, why, NULL, err));
    ck_assert(wb_session_text(s, why, "", &back));
    ck_assert_uint_eq(back.len, text.len);
    wb_str_fini(&text);
    OK(wb_session_close(s, err));
}
END_TEST

/* A data file may come from anybody: what it says to lie with an editor is nobody else's directory. */
START_TEST(lent_elsewhere)
{
    static const char *const names[] = {"kept", "workbook-abcdef"};
    char dir[256];
    answer_two();
    snprintf(dir, sizeof dir, "%s", in_dir(names[_i]));
    ck_assert_int_eq(mkdir(dir, 0700), 0);
    char *file = wb_path_join(dir, "answer.txt");
    OK(wb_file_write(file, "of others", 9, true, err));
    struct wb_session *s = open_session();
    OK(wb_session_set_setting(s, "editor small/why", dir, err));
    struct wb_outside_found found;
    OK(wb_outside_take_back(s, prompt_of(s, "why"), WB_OUTSIDE_CUT_OFF, &found, err));
    ck_assert(!found.changed && !found.kept);
    OK(wb_session_set_setting(s, "editor small/why", dir, err));
    OK(wb_session_erase(s, NULL, NULL, err));
    OK(wb_session_close(s, err));
    ck_assert_int_eq(access(file, F_OK), 0);
    free(file);
}
END_TEST

START_TEST(erased)
{
    answer_two();
    struct wb_session *s = open_session();
    OK(wb_session_erase(s, "small", "why", err));
    ck_assert_str_eq(value_of(s, "why"), "-");
    ck_assert_str_eq(value_of(s, "goal"), "\"time\"");
    type_keys(s, "why", 0, "anew");
    OK(wb_session_close(s, err));
    s = open_session();
    ck_assert_str_eq(value_of(s, "why"), "\"anew\"");
    OK(wb_session_erase(s, NULL, NULL, err));
    ck_assert_str_eq(value_of(s, "goal"), "-");
    OK(wb_session_close(s, err));
    s = open_session();
    ck_assert_str_eq(value_of(s, "goal"), "-");
    OK(wb_session_close(s, err));
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, make_small, drop_dir);
    tcase_add_loop_test(tcase, killed, 0, 12);
    tcase_add_test(tcase, killed_draft_keeps_its_wording);
    tcase_add_test(tcase, recovered_is_told_to_a_person);
    tcase_add_test(tcase, second_window);
    tcase_add_test(tcase, taking_over);
    tcase_add_test(tcase, renamed);
    tcase_add_test(tcase, removed);
    tcase_add_test(tcase, opened_later);
    tcase_add_test(tcase, type_changed);
    tcase_add_loop_test(tcase, book_missing_or_broken, 0, ROWS(broken));
    tcase_add_test(tcase, clock_jumps);
    tcase_add_test(tcase, long_answer);
    tcase_add_loop_test(tcase, lent_elsewhere, 0, 2);
    tcase_add_test(tcase, erased);
}

int main(void)
{
    return run_suite("session: life", fill);
}
