/* hands ROWS COLS HOME SCRIPT PROGRAM [ARGUMENT...]: a person at a terminal, as told by the lines of SCRIPT: `see TEXT` waits
 * until the screen shows it, `gone TEXT` until it does not, `type TEXT` and `keys NAME...` act, `leaves` waits for the end of
 * the program with exit status 0, and `keep FILE` writes the screen as it is. It never sleeps. */
#include "../pty/vt.h"

#include "../unit/unit.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

static char **arguments;
enum { ROWS_AT = 1, COLS, HOME, SCRIPT, PROGRAM };

static void see(struct vt *vt, const char *what)
{
    vt_expect(vt, what);
}

static void gone(struct vt *vt, const char *what)
{
    vt_expect_gone(vt, what);
}

static void leaves(struct vt *vt, const char *what)
{
    (void)what;
    vt_expect_exit(vt, 0);
}

static void keep(struct vt *vt, const char *path)
{
    struct wb_error err = {0};
    const char *screen = vt_screen(vt);
    ck_assert_msg(wb_file_write(path, screen, strlen(screen), true, &err), "%s", err.text);
}

static const struct {
    const char *word;
    void (*act)(struct vt *vt, const char *what);
} acts[] = {{"see ", see},       {"gone ", gone},     {"type ", vt_send},
            {"keys ", vt_keys}, {"leaves", leaves}, {"keep ", keep}};

static void act(struct vt *vt, const char *line)
{
    for (int i = 0; i < ROWS(acts); i++)
        if (strncmp(line, acts[i].word, strlen(acts[i].word)) == 0) {
            acts[i].act(vt, line + strlen(acts[i].word));
            return;
        }
    ck_abort_msg("what is \"%s\"?", line);
}

START_TEST(does)
{
    struct wb_str script = {0};
    struct wb_error err = {0};
    const char *now = getenv("WORKBOOK_NOW");
    char clock[64];
    snprintf(clock, sizeof clock, "WORKBOOK_NOW=%s", now ? now : "");
    const char *const env[] = {clock, NULL};
    ck_assert_msg(wb_file_read(arguments[SCRIPT], 1 << 20, &script, &err), "%s", err.text);
    struct vt *vt = vt_spawn((const char *const *)arguments + PROGRAM, env, arguments[HOME], atoi(arguments[ROWS_AT]),
                             atoi(arguments[COLS]));
    for (char *at = script.data, *end; at && *at; at = end) {
        end = at + strcspn(at, "\n");
        if (*end)
            *end++ = '\0';
        act(vt, at);
    }
    vt_free(vt);
    wb_str_fini(&script);
}
END_TEST

static void tests(TCase *tcase)
{
    tcase_set_timeout(tcase, 240);
    tcase_add_test(tcase, does);
}

int main(int argc, char *argv[])
{
    if (argc <= PROGRAM) {
        fputs("hands ROWS COLS HOME SCRIPT PROGRAM [ARGUMENT...]\n", stderr);
        return 2;
    }
    arguments = argv;
    return run_suite("hands", tests);
}
