/* Every call to the disk fails once, and from some call on all of one kind fail: the text stays in memory and is saved
 * by itself when it can be, or it was saved; and what an earlier session kept is whole all the same. */
#include "session_help.h"
#include "vfs_fault.h"

#include <limits.h>
#include <sys/wait.h>

enum { MOST = 400 }; /* calls of one kind in the script; it ends long before */

static struct wb_session *open_faulty(struct wb_error *err)
{
    return try_session((struct wb_session_options){.vfs = fault_vfs()}, err);
}

static void no_fault(void)
{
    fault = (struct fault){0};
}

/* What an earlier session left behind. */
static void earlier(void)
{
    no_fault();
    struct wb_session *s = open_session();
    type_at(s, "last", "", 0, "kept before");
    OK(wb_session_close(s, err));
}

/* A session's worth of changes. Whatever fails, each stands in memory. */
static void script(struct wb_session *s)
{
    const struct wb_prompt *why = prompt_of(s, "why"), *parts = prompt_of(s, "parts"), *goal = prompt_of(s, "goal");
    json_t *three = json_integer(3);
    wb_session_check(s, NULL);
    for (int i = 0; i < 6; i++)
        wb_session_edit(s, why, "", (size_t)i, 0, &"abc de"[i], 1, NULL);
    wb_session_set_at(s, parts, "time", three, NULL);
    wb_session_settle(s, NULL);
    wb_session_undo(s, why, NULL, NULL);
    wb_session_edit(s, why, "", 4, 0, "x", 1, NULL);
    wb_session_leave(s, why);
    wb_session_edit(s, goal, "", 0, 0, "goal", 4, NULL);
    wb_session_set_setting(s, "name", "Someone", NULL);
    wb_session_set_state(s, parts, WB_SKIPPED, NULL);
    wb_session_settle(s, NULL);
    wb_session_edit(s, why, "", 5, 0, "y", 1, NULL);
    json_decref(three);
}

static void assert_script(struct wb_session *s, const char *when, int at)
{
    ck_assert_msg(strcmp(value_of(s, "why"), "\"abc xy\"") == 0, "%s %d: why is %s", when, at, value_of(s, "why"));
    ck_assert_msg(strcmp(value_of(s, "parts"), "{\"time\":3}") == 0, "%s %d: parts", when, at);
    ck_assert_msg(strcmp(value_of(s, "goal"), "\"goal\"") == 0, "%s %d: goal", when, at);
    ck_assert_msg(strcmp(value_of(s, "last"), "\"kept before\"") == 0, "%s %d: last", when, at);
    ck_assert_int_eq(wb_session_answer(s, prompt_of(s, "parts"))->state, WB_SKIPPED);
    ck_assert_str_eq(wb_session_setting(s, "name"), "Someone");
}

static void assert_not_saved(struct wb_session *s, enum fault_kind kind)
{
    struct wb_save_status status = wb_session_save_status(s);
    ck_assert_int_eq(status.saved, WB_NOT_SAVED);
    ck_assert_ptr_nonnull(status.reason);
    ck_assert_int_ge(wb_session_due(s), 0);
    if (kind == FAULT_FULL)
        ck_assert_str_eq(status.reason, "disk full");
}

/* The fault clears, and all is saved by itself. Truncating comes only at the very end. */
static void close_without_fault(struct wb_session *s, enum fault_kind kind, int at)
{
    struct wb_error why = {0};
    if (kind == FAULT_TRUNCATE) {
        wb_session_close(s, NULL);
        return;
    }
    fault.at = 0;
    ck_assert_msg(wb_session_settle(s, &why), "%s %d: %s", fault_names[kind], at, why.text);
    ck_assert_int_eq(wb_session_save_status(s).saved, WB_SAVED);
    ck_assert_msg(wb_session_close(s, &why), "%s %d: %s", fault_names[kind], at, why.text);
}

/* One run with a fault at call `at`; false when the script makes no such call any more. */
static bool run(enum fault_kind kind, int at, bool lasting)
{
    struct wb_error why = {0};
    make_small();
    earlier();
    fault = (struct fault){.kind = kind, .at = at, .lasting = lasting};
    struct wb_session *s = open_faulty(&why);
    bool writes = s && !wb_session_read_only(s);
    if (!s) {
        ck_assert_msg(why.code == WB_DATA && why.text[0], "%s %d: %s", fault_names[kind], at, why.text);
    } else if (!writes) { /* a file that cannot be opened for writing is read, and says so */
        ck_assert_str_eq(value_of(s, "last"), "\"kept before\"");
        OK(wb_session_close(s, err));
    } else {
        script(s);
        assert_script(s, fault_names[kind], at);
        if (lasting && fault.failed && (kind == FAULT_FULL || kind == FAULT_WRITE))
            assert_not_saved(s, kind);
        close_without_fault(s, kind, at);
    }
    bool failed = fault.failed > 0;
    no_fault();
    s = open_session();
    if (writes)
        assert_script(s, fault_names[kind], at);
    ck_assert_str_eq(value_of(s, "last"), "\"kept before\"");
    OK(wb_session_check(s, err));
    OK(wb_session_close(s, err));
    drop_dir();
    return failed;
}

START_TEST(each_call)
{
    enum fault_kind kind = (enum fault_kind)(_i / 2);
    bool lasting = _i % 2;
    int at = 1;
    while (at < MOST && run(kind, at, lasting))
        at++;
    ck_assert_int_gt(at, 1);
    ck_assert_int_lt(at, MOST);
}
END_TEST

/* "Saved" is said of what is on the disk, not of what the system holds. */
START_TEST(saved_is_synced)
{
    make_small();
    earlier();
    fault = (struct fault){.kind = FAULT_SYNC, .at = INT_MAX}; /* counts the calls, and lets them all be */
    struct wb_session *s = open_faulty(NULL);
    ck_assert_ptr_nonnull(s);
    type_at(s, "why", "", 0, "a");
    int before = fault.calls;
    type_at(s, "why", "", 1, "b");
    ck_assert_int_eq(fault.calls, before);
    ck_assert_int_eq(wb_session_save_status(s).saved, WB_SAVING);
    OK(wb_session_settle(s, err));
    ck_assert_int_eq(fault.calls, before + 1);
    ck_assert_int_eq(wb_session_save_status(s).saved, WB_SAVED);
    type_at(s, "why", "", 2, "c");
    fault = (struct fault){.kind = FAULT_SYNC, .at = 1, .lasting = true};
    ck_assert(!wb_session_settle(s, NULL));
    ck_assert_int_eq(wb_session_save_status(s).saved, WB_NOT_SAVED);
    no_fault();
    OK(wb_session_close(s, err));
    drop_dir();
}
END_TEST

/* The fault stays until the program is killed: what was kept before it is whole. */
START_TEST(killed_while_it_fails)
{
    for (int at = 1; at < 20; at += 3) {
        make_small();
        earlier();
        pid_t child = fork();
        if (child == 0) {
            fault = (struct fault){.kind = _i ? FAULT_FULL : FAULT_WRITE, .at = at, .lasting = true};
            struct wb_session *s = open_faulty(NULL);
            if (s)
                script(s);
            _exit(0);
        }
        waitpid(child, NULL, 0);
        struct wb_session *s = open_session();
        ck_assert_str_eq(value_of(s, "last"), "\"kept before\"");
        OK(wb_session_check(s, err));
        OK(wb_session_close(s, err));
        drop_dir();
    }
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, each_call, 0, FAULT_KINDS * 2);
    tcase_add_test(tcase, saved_is_synced);
    tcase_add_loop_test(tcase, killed_while_it_fails, 0, 2);
}

int main(void)
{
    return run_suite("session: faults", fill);
}
