/* Three people fill in both workbooks from start to end: on the screen, through a terminal, and as plain lines. Both
 * ways must keep the same answers, states and sharing, and export the same. */
#include "../pty/vt.h"
#include "fill.h"

#include "base/file.h"

#include "../unit/unit.h"

#include <stdio.h>
#include <unistd.h>

#define NOW "2026-11-09T10:00:00Z"

static const char *const books[] = {"before-the-workshop", "between-sessions"};

static char *homes[3]; /* of the recording, the screen, the lines */

static void set_up(void)
{
    for (int i = 0; i < ROWS(homes); i++)
        homes[i] = vt_home();
}

static void tear_down(void)
{
    for (int i = 0; i < ROWS(homes); i++)
        vt_home_drop(homes[i]);
}

static struct wb_session *session_in(const char *home)
{
    static struct wb_clock clock;
    char dir[256];
    struct wb_error err = {0};
    clock = wb_clock_system();
    snprintf(dir, sizeof dir, "%s/data", home);
    struct wb_session *session = wb_session_open(&(struct wb_session_options){.data_dir = dir, .clock = &clock}, &err);
    ck_assert_msg(session, "%s", err.text);
    return session;
}

/* ------------------------------------------------------------------ both ways */

static void replay(const struct script *script, const char *where, bool first)
{
    const char *const argv[] = {getenv("WORKBOOK"), "open", where, NULL};
    const char *const env[] = {"WORKBOOK_NOW=" NOW, NULL};
    ck_assert_ptr_nonnull(argv[0]);
    struct vt *vt = vt_spawn(argv, env, homes[1], 24, 80);
    if (first) {
        vt_expect(vt, "Welcome");
        vt_key(vt, "Enter");
    }
    for (size_t i = 0; i < script->count; i++) {
        const struct step *step = &script->steps[i];
        if (step->kind == STEP_SEE) {
            vt_expect(vt, step->text);
            ck_assert_msg(vt_wait_cursor(vt, step->row, step->col, VT_PATIENCE), "no cursor at %d,%d\n%s\nas in\n%s",
                          step->row, step->col, vt_screen(vt), step->picture);
        } else if (step->kind == STEP_KEY) {
            vt_key(vt, step->text);
        } else {
            for (const char *at = step->text; *at;) {
                size_t len = strcspn(at, "\n");
                vt_send_n(vt, at, len);
                at += len;
                if (*at == '\n')
                    vt_key(vt, "Enter"), at++;
            }
        }
    }
    vt_key(vt, "Ctrl-Q");
    vt_expect_exit(vt, 0);
    vt_free(vt);
}

static void run(const char *home, const char *arguments)
{
    char command[1024];
    snprintf(command, sizeof command,
             "cd '%s' && HOME='%s' XDG_DATA_HOME= WORKBOOK_NOW=" NOW " LC_ALL=C.UTF-8 TZ=UTC '%s' %s", home, home,
             getenv("WORKBOOK"), arguments);
    ck_assert_msg(system(command) == 0, "%s", command);
}

static void read_out(const struct script *script, const char *where)
{
    char path[256], arguments[256];
    struct wb_error err = {0};
    snprintf(path, sizeof path, "%s/lines", homes[2]);
    ck_assert(wb_file_write(path, wb_str_text(&script->lines), script->lines.len, true, &err));
    snprintf(arguments, sizeof arguments, "open %s --linear < lines >> said", where);
    run(homes[2], arguments);
}

/* ------------------------------------------------------------------ the same */

/* What may differ: who and when, and how often it was saved. */
static void forget_times(json_t *value)
{
    static const char *const names[] = {"revision", "at", "digest", "person", "exported", "since"};
    const char *key;
    json_t *inner;
    size_t i;
    for (int n = 0; n < ROWS(names); n++)
        json_object_del(value, names[n]);
    json_object_foreach(value, key, inner) forget_times(inner);
    json_array_foreach(value, i, inner) forget_times(inner);
}

static json_t *exported(const char *home, const char *options)
{
    char path[256], arguments[256];
    json_error_t why;
    snprintf(arguments, sizeof arguments, "export --format json %s --force --output out.json > said 2>&1", options);
    run(home, arguments);
    snprintf(path, sizeof path, "%s/out.json", home);
    json_t *root = json_load_file(path, 0, &why);
    ck_assert_msg(root, "%s", why.text);
    forget_times(root);
    return root;
}

static void compare_answers(const json_t *a, const json_t *b, int *different)
{
    size_t count = json_array_size(a) > json_array_size(b) ? json_array_size(a) : json_array_size(b);
    for (size_t i = 0; i < count; i++) {
        const json_t *one = json_array_get(a, i), *other = json_array_get(b, i);
        if (one && other && json_equal(one, other))
            continue;
        char *x = one ? wb_json_text(one) : wb_copy("nothing"), *y = other ? wb_json_text(other) : wb_copy("nothing");
        if ((*different)++ < 8)
            fprintf(stderr, "screen %.300s\nlines  %.300s\n\n", x, y);
        free(x);
        free(y);
    }
}

/* The same, whatever is exported: one's own copy with all states, and what the coach gets. */
static void assert_same(const char *options)
{
    json_t *screen = exported(homes[1], options), *lines = exported(homes[2], options);
    int different = 0;
    for (size_t i = 0; i < json_array_size(json_object_get(screen, "workbooks")); i++) {
        const json_t *a = json_array_get(json_object_get(screen, "workbooks"), i);
        const json_t *b = json_array_get(json_object_get(lines, "workbooks"), i);
        ck_assert_uint_gt(json_array_size(json_object_get(a, "answers")), 40);
        compare_answers(json_object_get(a, "answers"), json_object_get(b, "answers"), &different);
    }
    ck_assert_msg(different == 0, "%d answers differ", different);
    ck_assert(json_equal(screen, lines));
    json_decref(screen);
    json_decref(lines);
}

/* ------------------------------------------------------------------ as they meant it */

/* States, sharing and consent are those that the person chose, not only the same both ways. */
static void assert_meant(const struct person *person, const struct wb_prompt *prompt, const json_t *answer)
{
    struct manner manner = manner_for(person, prompt);
    enum wb_sharing turned = prompt->sharing == WB_PRIVATE ? WB_COACH : WB_PRIVATE;
    enum wb_sharing sharing = manner.turns_sharing ? turned : prompt->sharing;
    bool quoted = manner.consents && manner.state == WB_ANSWERED;
    ck_assert_msg(wb_same(wb_json_string(answer, "state"), wb_state_names[manner.state]), "%s is %s, not %s",
                  prompt->key, wb_json_string(answer, "state"), wb_state_names[manner.state]);
    ck_assert_msg(wb_same(wb_json_string(answer, "sharing"), wb_sharing_names[sharing]), "%s is %s, not %s",
                  prompt->key, wb_json_string(answer, "sharing"), wb_sharing_names[sharing]);
    ck_assert_msg(json_is_true(json_object_get(answer, "quote")) == quoted, "%s: quote", prompt->key);
}

static void assert_all_meant(const struct person *person, struct wb_session *session)
{
    json_t *own = exported(homes[1], "--include-private");
    int states[WB_STATE_COUNT] = {0}, turned = 0;
    for (size_t i = 0; i < json_array_size(json_object_get(own, "workbooks")); i++) {
        const json_t *book = json_array_get(json_object_get(own, "workbooks"), i);
        const json_t *answers = json_object_get(book, "answers");
        for (size_t j = 0; j < json_array_size(answers); j++) {
            const json_t *answer = json_array_get(answers, j);
            const struct wb_prompt *prompt = wb_library_prompt(
                wb_session_library(session), wb_json_string(book, "workbook"), wb_json_string(answer, "prompt"));
            ck_assert_ptr_nonnull(prompt);
            assert_meant(person, prompt, answer);
            states[manner_for(person, prompt).state]++;
            turned += manner_for(person, prompt).turns_sharing;
        }
    }
    for (int i = 0; i < ROWS(states); i++)
        ck_assert_msg(states[i] > 0, "nobody %s", wb_state_names[i]);
    ck_assert_int_gt(turned, 5);
    json_decref(own);
}

static void both_ways(const struct person *person, struct wb_session *session, const struct wb_workbook *book,
                      const struct wb_section *module, bool *done)
{
    struct script script;
    char where[160];
    bool first = !wb_way_place(session).prompt;
    record(&script, person, session, book, module, done);
    snprintf(where, sizeof where, "%s%s%s", book->id, module ? "/" : "", module ? module->id : "");
    read_out(&script, where);
    replay(&script, where, first);
    script_fini(&script);
}

/* The programme from start to end, then each module that was not suggested on the way. */
static void do_book(const struct person *person, struct wb_session *session, const char *id)
{
    const struct wb_workbook *book = wb_library_book(wb_session_library(session), id);
    bool *done = wb_alloc_array(book->prompt_count, sizeof *done);
    both_ways(person, session, book, NULL, done);
    assert_all_asked(session, book, done);
    for (size_t i = 0; i < book->section_count; i++)
        if (book->sections[i].optional && !wb_way_section_begun(session, &book->sections[i]))
            both_ways(person, session, book, &book->sections[i], done);
    assert_all_asked(session, book, done);
    free(done);
}

START_TEST(screen_and_lines_keep_the_same)
{
    struct wb_session *session = session_in(homes[0]);
    for (int i = 0; i < ROWS(books); i++)
        do_book(&people[_i], session, books[i]);
    assert_all_meant(&people[_i], session);
    wb_session_close(session, NULL);
    assert_same("--include-private");
    assert_same("");
}
END_TEST

static void tests(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_set_timeout(tcase, 240);
    tcase_add_loop_test(tcase, screen_and_lines_keep_the_same, 0, PEOPLE);
}

int main(void)
{
    setenv("WORKBOOK_NOW", NOW, 1);
    setenv("TZ", "UTC", 1);
    return run_suite("person_script", tests);
}
