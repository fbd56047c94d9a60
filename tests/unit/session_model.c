/* Random changes against the simplest thing that could be right: a list of whole texts, and a finger in it. */
#include "session_help.h"

enum { STEPS = 250, TEXT = 4000, SEEDS = 24 };

struct model {
    char states[STEPS + 1][TEXT]; /* after each undo step */
    int count, now;               /* states[now] is what stands there; those after it can be redone */
};

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void model_set(struct model *m, const char *text)
{
    m->now++;
    m->count = m->now + 1;
    snprintf(m->states[m->now], TEXT, "%s", text);
}

static void compare(struct wb_session *s, const struct model *m, unsigned seed, int step)
{
    struct wb_span text = {0};
    wb_session_text(s, prompt_of(s, "why"), "", &text);
    const char *want = m->states[m->now];
    ck_assert_msg(text.len == strlen(want) && (text.len == 0 || memcmp(text.data, want, text.len) == 0),
                  "seed %u, step %d: \"%.*s\", not \"%s\"", seed, step, (int)text.len, text.data ? text.data : "",
                  want);
}

/* One change of the text at a random place, as a step of its own. */
static void change(struct wb_session *s, struct model *m, unsigned *seed)
{
    static const char *const pieces[] = {"a", "bc ", "\xC3\xA9", "\n",
                                         "a longer piece that is pasted at once, with 日本語. "};
    char text[TEXT];
    size_t len = strlen(m->states[m->now]), at = next(seed) % (len + 1), remove = 0;
    const char *insert = pieces[next(seed) % 5];
    memcpy(text, m->states[m->now], len + 1);
    while (at < len && ((unsigned char)text[at] & 0xC0) == 0x80)
        at++;
    if (next(seed) % 3 == 0) {
        remove = next(seed) % (len - at + 1);
        while (at + remove < len && ((unsigned char)text[at + remove] & 0xC0) == 0x80)
            remove++;
        insert = next(seed) % 2 ? insert : "";
    }
    if ((remove == 0 && !*insert) || len + strlen(insert) >= TEXT)
        return;
    wb_session_break_undo(s);
    OK(wb_session_edit(s, prompt_of(s, "why"), "", at, remove, insert, strlen(insert), err));
    memmove(text + at + strlen(insert), text + at + remove, len - at - remove + 1);
    memcpy(text + at, insert, strlen(insert));
    model_set(m, text);
}

static void undo(struct wb_session *s, struct model *m)
{
    struct wb_error none = {.code = WB_FAILED};
    bool done = wb_session_undo(s, prompt_of(s, "why"), NULL, &none);
    ck_assert_int_eq(done, m->now > 0);
    ck_assert_int_eq(none.code, WB_OK);
    m->now -= done;
}

static void redo(struct wb_session *s, struct model *m)
{
    struct wb_error none = {.code = WB_FAILED};
    bool done = wb_session_redo(s, prompt_of(s, "why"), NULL, &none);
    ck_assert_int_eq(done, m->now + 1 < m->count);
    ck_assert_int_eq(none.code, WB_OK);
    m->now += done;
}

/* The program ends, or is cut off, and starts again: text and steps are the same. */
static struct wb_session *start_again(struct wb_session *s, bool check)
{
    OK(wb_session_close(s, err));
    s = open_session();
    if (check)
        OK(wb_session_check(s, err));
    return s;
}

START_TEST(as_the_model)
{
    static struct model m;
    unsigned start = (unsigned)_i * 7919 + 1, seed = start;
    struct wb_session *s = open_session();
    m = (struct model){.count = 1};
    for (int step = 0; step < STEPS && m.now < STEPS; step++) {
        unsigned what = next(&seed) % 20;
        if (what < 9)
            change(s, &m, &seed);
        else if (what < 13)
            undo(s, &m);
        else if (what < 16)
            redo(s, &m);
        else if (what < 18)
            wb_session_leave(s, prompt_of(s, "why"));
        else if (what == 18)
            s = start_again(s, step % 2);
        else
            OK(wb_session_settle(s, err));
        compare(s, &m, start, step);
    }
    s = start_again(s, true);
    compare(s, &m, start, STEPS);
    OK(wb_session_close(s, err));
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, make_small, drop_dir);
    tcase_add_loop_test(tcase, as_the_model, 0, SEEDS);
}

int main(void)
{
    return run_suite("session: model", fill);
}
