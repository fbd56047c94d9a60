/* The program itself in a terminal, where the world around it misbehaves: editors that fail, a disk that is full. */
#include "vt.h"

#include "../unit/unit.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char *home, runtime[96], data[96];

static void set_up(void)
{
    home = vt_home();
    snprintf(runtime, sizeof runtime, "%s/run", home);
    snprintf(data, sizeof data, "%s/data", home);
    ck_assert_int_eq(mkdir(runtime, 0700), 0);
}

static void tear_down(void)
{
    vt_home_drop(home);
}

/* Opened at the workbook with one question of each type; the first is a long text. `start` goes past the welcome. */
static struct vt *start_again(const char *shell_before, const char *editor)
{
    char command[512], variable[160], room[128], books[512];
    const char *program = getenv("WORKBOOK"), *cases = getenv("CASES");
    ck_assert(program && cases);
    snprintf(command, sizeof command, "%s exec %s --data %s open one-of-each", shell_before, program, data);
    snprintf(variable, sizeof variable, "EDITOR=%s", editor ? editor : "");
    snprintf(room, sizeof room, "XDG_RUNTIME_DIR=%s", runtime);
    snprintf(books, sizeof books, "WORKBOOK_PATH=%s", cases);
    const char *const argv[] = {"/bin/sh", "-c", command, NULL}, *const env[] = {variable, room, books, NULL};
    return vt_spawn(argv, env, home, 24, 80);
}

static struct vt *start(const char *shell_before, const char *editor)
{
    struct vt *vt = start_again(shell_before, editor);
    vt_expect(vt, "Enter");
    vt_key(vt, "Enter");
    vt_expect(vt, "Tell it.");
    return vt;
}

static const struct {
    const char *script, *shows; /* on the screen afterwards */
    const char *not_shown;
} editors[] = {
    {"cp \"$1\" \"$1~\"; cp \"$1\" \"$(dirname \"$1\")/.answer.txt.swp\"; echo 'and more' >>\"$1\"", "and more", NULL},
    {"printf 'good \\377\\376 words\\n' >\"$1\"", "2 unreadable bytes were left out", NULL},
    {"printf 'half' >\"$1\"; exit 3", "ended with status 3", "half"},
    {"rm \"$1\"", "cannot read", NULL},
    {"rm \"$1\"; mkdir \"$1\"", "cannot read", NULL},
    {"rm \"$1\"; mkfifo \"$1\"", "cannot read", NULL},
};

static const char *editor_of(const char *script)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/editor", home);
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fprintf(out, "#!/bin/sh\n%s\n", script);
    fclose(out);
    chmod(path, 0700);
    return path;
}

static void assert_nothing_left(void)
{
    DIR *room = opendir(runtime);
    ck_assert_ptr_nonnull(room);
    for (struct dirent *entry; (entry = readdir(room));)
        ck_assert_msg(entry->d_name[0] == '.', "%s was left behind", entry->d_name);
    closedir(room);
}

/* Whatever an editor does, the answer is what it was or what was written, and no copy of it stays behind. */
START_TEST(an_editor_leaves_nothing_behind)
{
    char script[256];
    snprintf(script, sizeof script, "echo EDITOR RUNS\n%s", editors[_i].script);
    struct vt *vt = start("", editor_of(script));
    vt_send(vt, "my own words");
    vt_expect(vt, "my own words");
    vt_raw_forget(vt);
    vt_key(vt, "Ctrl-O");
    ck_assert(vt_wait_raw(vt, "EDITOR RUNS", VT_PATIENCE));
    vt_expect(vt, "Tell it.");
    vt_expect(vt, editors[_i].shows);
    if (editors[_i].not_shown)
        ck_assert(!vt_shows(vt, editors[_i].not_shown));
    vt_key(vt, "Ctrl-Q");
    vt_expect_exit(vt, 0);
    assert_nothing_left();
    vt_free(vt);
}
END_TEST

#define WAITS "echo EDITOR RUNS; read line"
static const struct {
    const char *script;
    bool hangs_up; /* the terminal is closed; else the program is killed */
    const char *says, *holds;
} cut_off[] = {
    {"echo 'and written' >>\"$1\"; " WAITS, false, "What it had kept is now", "my own words"},
    {"echo 'and written' >>\"$1\"; " WAITS, true, NULL, "and written"},
    {"echo old >\"$1\"; " WAITS "; echo rescued >\"$1.save\"; exit 1", true, NULL, "rescued"},
    {WAITS, false, NULL, "my own words"},
    {"cd \"$(dirname \"$1\")\"; if [ -e .answer.txt.swp ]; then mv .answer.txt.swp answer.txt; exit 0; fi; "
     "echo swapped >.answer.txt.swp; " WAITS,
     false, "Your editor was cut off. Ctrl-O at", "swapped"},
};

/* Cut off with the program or the terminal: what the editor wrote, or kept of what it had not yet written, is taken
 * back; what only it can read waits for it, and after that no copy stays behind. */
START_TEST(an_editor_that_is_cut_off_loses_nothing)
{
    int status;
    const char *editor = editor_of(cut_off[_i].script);
    struct vt *vt = start("", editor);
    vt_send(vt, "my own words");
    vt_expect(vt, "my own words");
    vt_raw_forget(vt);
    vt_key(vt, "Ctrl-O");
    ck_assert(vt_wait_raw(vt, "EDITOR RUNS", VT_PATIENCE));
    if (cut_off[_i].hangs_up)
        vt_hang_up(vt);
    else
        vt_signal(vt, SIGKILL);
    ck_assert(vt_wait_exit(vt, &status, VT_PATIENCE));
    vt_free(vt);
    vt = start_again("", editor);
    vt_expect(vt, "Tell it.");
    if (cut_off[_i].says)
        vt_expect(vt, cut_off[_i].says);
    if (strcmp(cut_off[_i].holds, "swapped") == 0)
        vt_key(vt, "Ctrl-O");
    vt_expect(vt, cut_off[_i].holds);
    vt_key(vt, "Ctrl-Q");
    vt_expect_exit(vt, 0);
    assert_nothing_left();
    vt_free(vt);
}
END_TEST

/* The helper file that processes share is no place of words: cut short, it ends the program, and nothing shown is lost.
 */
START_TEST(a_helper_file_cut_short_loses_nothing)
{
    int status;
    char path[128];
    /* A sanitizer would report the fault itself, before the program is asked. */
    struct vt *vt = start("export ASAN_OPTIONS=\"$ASAN_OPTIONS:handle_sigbus=0\";", NULL);
    vt_send(vt, "shown words");
    vt_expect(vt, "shown words");
    snprintf(path, sizeof path, "%s/answers.db-shm", data);
    ck_assert_int_eq(truncate(path, 0), 0);
    vt_send(vt, "x");
    ck_assert(vt_wait_exit(vt, &status, VT_PATIENCE));
    vt_expect(vt, "stopped by a fault");
    ck_assert(!vt_alternate(vt));
    vt_free(vt);
    vt = start_again("", NULL);
    vt_expect(vt, "Recovered");
    vt_expect(vt, "shown words");
    vt_key(vt, "Ctrl-Q");
    vt_expect_exit(vt, 0);
    vt_free(vt);
}
END_TEST

/* A limit on file sizes is a disk that fills up while somebody types; raising it is room made. */
START_TEST(a_full_disk_is_said_and_saved_by_itself_later)
{
    struct vt *vt = start("ulimit -S -f 200;", NULL);
    for (int i = 0; i < 200 && !vt_shows(vt, "NOT SAVED"); i++)
        vt_send_taken(vt, "x");
    vt_expect(vt, "NOT SAVED: ");
    vt_send(vt, " still here");
    vt_expect(vt, "still here");
    vt_key(vt, "Ctrl-Q");
    vt_expect(vt, "To leave and lose them");
    vt_key(vt, "Enter"); /* no word, no leaving */
    vt_expect_gone(vt, "To leave and lose them");
    vt_expect(vt, "still here");
    const struct rlimit room = {RLIM_INFINITY, RLIM_INFINITY};
    ck_assert_int_eq(prlimit(vt_pid(vt), RLIMIT_FSIZE, &room, NULL), 0);
    vt_expect_gone(vt, "NOT SAVED");
    vt_expect(vt, "still here");
    vt_key(vt, "Ctrl-Q");
    vt_expect_exit(vt, 0);
    vt_free(vt);
    vt = start_again("", NULL);
    vt_expect(vt, "still here");
    vt_key(vt, "Ctrl-Q");
    vt_expect_exit(vt, 0);
    vt_free(vt);
}
END_TEST

/* A synchronising program, or a tidy person, moves the file away under the open window, or the folder with it. */
static const char *const moved[] = {"answers.db", ""};

START_TEST(a_file_that_was_moved_away_is_said)
{
    char from[128], to[128];
    snprintf(from, sizeof from, "%s/%s", data, moved[_i]);
    snprintf(to, sizeof to, "%s/away", home);
    struct vt *vt = start("", NULL);
    vt_send(vt, "before ");
    vt_expect(vt, "Saved");
    ck_assert_int_eq(rename(from, to), 0);
    vt_send(vt, "after");
    vt_expect(vt, "NOT SAVED: its file was moved");
    vt_expect(vt, "before after");
    ck_assert_int_eq(rename(to, from), 0);
    vt_expect_gone(vt, "NOT SAVED");
    vt_key(vt, "Ctrl-Q");
    vt_expect_exit(vt, 0);
    vt_free(vt);
    vt = start_again("", NULL);
    vt_expect(vt, "before after");
    vt_key(vt, "Ctrl-Q");
    vt_expect_exit(vt, 0);
    vt_free(vt);
}
END_TEST

/* Somebody empties or removes a file under the open window. What is typed after that is never called saved, can still
 * be changed, and the next start does not take what is left for all there was. */
static const struct {
    const char *how; /* run in the data directory */
    const char *said;
} harmed[] = {
    {": >answers.db", "NOT SAVED: its file was cut short"},
    {": >answers.db-wal", "NOT SAVED: its -wal file was"},
    {"rm answers.db-wal", "NOT SAVED: its -wal file was moved"},
};

START_TEST(a_file_that_was_harmed_is_said)
{
    char command[256];
    struct vt *vt = start("", NULL);
    vt_send(vt, "before ");
    vt_expect(vt, "Saved");
    snprintf(command, sizeof command, "cd '%s' && %s", data, harmed[_i].how);
    ck_assert_int_eq(system(command), 0);
    vt_send(vt, "after");
    vt_expect(vt, harmed[_i].said);
    vt_send(vt, " and on");
    vt_expect(vt, "before after and on");
    vt_signal(vt, SIGKILL);
    int status;
    ck_assert(vt_wait_exit(vt, &status, 20000));
    vt_free(vt);
    vt = start_again("", NULL);
    vt_expect_exit(vt, 3);
    vt_free(vt);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_set_timeout(tcase, 120);
    tcase_add_loop_test(tcase, an_editor_leaves_nothing_behind, 0, ROWS(editors));
    tcase_add_loop_test(tcase, an_editor_that_is_cut_off_loses_nothing, 0, ROWS(cut_off));
    tcase_add_test(tcase, a_helper_file_cut_short_loses_nothing);
    tcase_add_loop_test(tcase, a_file_that_was_moved_away_is_said, 0, ROWS(moved));
    tcase_add_loop_test(tcase, a_file_that_was_harmed_is_said, 0, ROWS(harmed));
    tcase_add_test(tcase, a_full_disk_is_said_and_saved_by_itself_later);
}

int main(void)
{
    return run_suite("pty: the program", fill);
}
