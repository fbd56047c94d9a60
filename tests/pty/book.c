#include "book.h"

#include "base/mem.h"
#include "base/text.h"

#include "../unit/unit.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *home;

void book_set_up(void)
{
    home = vt_home();
}

void book_tear_down(void)
{
    vt_home_drop(home);
}

const char *book_home(void)
{
    return home;
}

static struct vt *spawn(const char *where, const char *const env[], int rows, int cols)
{
    const char *const argv[] = {getenv("WORKBOOK"),    "--workbooks", getenv("WORKBOOKS"),
                                where ? "open" : NULL, where,         NULL};
    ck_assert_ptr_nonnull(argv[0]);
    ck_assert_ptr_nonnull(argv[2]);
    return vt_spawn(argv, env, home, rows, cols);
}

static struct vt *past_welcome(struct vt *vt, const char *words)
{
    vt_expect(vt, "Careers workbook");
    vt_key(vt, "Enter");
    vt_expect(vt, words);
    return vt;
}

struct vt *book_open(const char *where, const char *words)
{
    return past_welcome(spawn(where, NULL, 24, 80), words);
}

struct vt *book_start_in(const char *const env[], int rows, int cols)
{
    return past_welcome(spawn("one-of-each/first/words", env, rows, cols), "Tell it.");
}

struct vt *book_start(void)
{
    return book_start_in(NULL, 24, 80);
}

struct vt *book_again(const char *words)
{
    struct vt *vt = spawn(NULL, NULL, 24, 80);
    vt_expect(vt, words);
    return vt;
}

void book_leave(struct vt *vt)
{
    vt_key(vt, "Ctrl-Q");
    vt_expect_exit(vt, 0);
    ck_assert(vt_is_cooked(vt));
    ck_assert(!vt_alternate(vt));
    vt_free(vt);
}

void book_kill(struct vt *vt)
{
    int status;
    vt_signal(vt, SIGKILL);
    ck_assert(vt_wait_exit(vt, &status, VT_PATIENCE));
    vt_free(vt);
}

/* ------------------------------------------------------------------ what is kept */

json_t *book_exported(void)
{
    char command[1024], bytes[65536];
    struct wb_str out = {0};
    struct wb_error err = {0};

    snprintf(command, sizeof command,
             "HOME='%s' XDG_DATA_HOME= LC_ALL=C.UTF-8 '%s' --workbooks '%s' export one-of-each --format json "
             "--include-private --output - 2>/dev/null",
             home, getenv("WORKBOOK"), getenv("WORKBOOKS"));
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, pipe)) > 0;)
        wb_str_add_n(&out, bytes, got);
    ck_assert_int_eq(pclose(pipe), 0);
    json_t *root = wb_json_read(wb_str_text(&out), out.len, (size_t)256 << 20, &err);
    ck_assert_msg(root != NULL, "%s", err.text);
    wb_str_fini(&out);
    return root;
}

json_t *book_kept(const char *prompt)
{
    json_t *root = book_exported(), *answer, *value = NULL;
    json_t *workbook = json_array_get(json_object_get(root, "workbooks"), 0);
    size_t i;

    json_array_foreach(json_object_get(workbook, "answers"), i, answer)
    {
        if (wb_same(wb_json_string(answer, "prompt"), prompt))
            value = json_incref(json_object_get(answer, "value"));
    }
    json_decref(root);
    return value;
}

char *book_kept_text(const char *prompt)
{
    json_t *value = book_kept(prompt);
    char *text = wb_copy(json_is_string(value) ? json_string_value(value) : "");

    json_decref(value);
    return text;
}

void book_assert_kept(const char *prompt, const char *text)
{
    char *kept = book_kept_text(prompt);

    ck_assert_uint_eq(strlen(kept), strlen(text));
    ck_assert_str_eq(kept, text);
    free(kept);
}

void book_assert_sound(void)
{
    char path[256];
    sqlite3 *db = NULL;
    sqlite3_stmt *check = NULL;

    snprintf(path, sizeof path, "%s/.local/share/careers-workbook/answers.db", home);
    ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_prepare_v2(db, "PRAGMA quick_check", -1, &check, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_step(check), SQLITE_ROW);
    ck_assert_str_eq((const char *)sqlite3_column_text(check, 0), "ok");
    sqlite3_finalize(check);
    sqlite3_close(db);
}

/* ------------------------------------------------------------------ chance */

int book_kills(int tests)
{
    const char *asked = getenv("WORKBOOK_KILLS");
    return ((asked ? atoi(asked) : 25) + tests - 1) / tests;
}

uint32_t book_seed(void)
{
    const char *asked = getenv("WORKBOOK_SEED");
    uint32_t seed = asked ? (uint32_t)strtoul(asked, NULL, 10) : (uint32_t)getpid();

    printf("# WORKBOOK_SEED=%u\n", seed);
    return seed;
}
