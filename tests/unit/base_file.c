/* Files whole or not at all, whatever stands where they should go. */
#include "base/file.h"

#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

static char place[] = "/tmp/workbook-test-XXXXXX";

/* What the first fsync of a write saw; it stands before the system's, which it calls. */
static struct {
    const char *path; /* where the file will be; NULL: nobody looks */
    int calls;
    off_t size;    /* of what was synced */
    bool is_there; /* the path, by then */
    bool take;     /* whether somebody takes the name meanwhile */
} synced;

int fsync(int fd)
{
    struct stat info;

    if (synced.path && synced.calls++ == 0) {
        synced.is_there = wb_file_exists(synced.path);
        if (synced.take)
            close(open(synced.path, O_WRONLY | O_CREAT | O_EXCL, 0600));
        synced.size = fstat(fd, &info) == 0 ? info.st_size : -1;
    }
    return (int)syscall(SYS_fsync, fd);
}

/* Each test runs in a directory of its own. */
static void enter_place(void)
{
    strcpy(place + sizeof place - 7, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(place));
    ck_assert_int_eq(chdir(place), 0);
}

static void remove_all(const char *path)
{
    char **names = wb_dir_list(path, "");

    for (char **name = names; *name; name++) {
        char *inner = wb_path_join(path, *name);
        if (unlink(inner) != 0)
            remove_all(inner);
        free(inner);
    }
    wb_names_free(names);
    rmdir(path);
}

static void leave_place(void)
{
    ck_assert_int_eq(chdir("/"), 0);
    remove_all(place);
}

/* Names that are not hidden and names that are: a temporary file left behind would be among the second. */
static int hidden_names(void)
{
    int count = 0;
    DIR *dir = opendir(".");

    for (struct dirent *entry; (entry = readdir(dir));)
        count += entry->d_name[0] == '.' && strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return count;
}

static void check_holds(const char *path, const char *text)
{
    struct wb_str data = {0};
    struct wb_error err = {0};

    ck_assert_msg(wb_file_read(path, 1000000, &data, &err), "%s", err.text);
    ck_assert_str_eq(wb_str_text(&data), text);
    ck_assert_uint_eq(data.len, strlen(text));
    wb_str_fini(&data);
}

static const mode_t umasks[] = {0, 022, 077, 0777};

START_TEST(written_and_read_whatever_the_umask)
{
    struct wb_error err = {0};
    struct stat info;

    umask(umasks[_i]);
    ck_assert_msg(wb_dir_make("a/b//c/", &err), "%s", err.text);
    ck_assert(wb_dir_make("a/b/c", &err));
    ck_assert_int_eq(stat("a/b/c", &info), 0);
    ck_assert_int_eq(info.st_mode & 0777, 0700);
    ck_assert_int_eq(stat("a", &info), 0);
    ck_assert_int_eq(info.st_mode & 0777, 0700);
    ck_assert_msg(wb_file_write("a/b/c/one", "text", 4, false, &err), "%s", err.text);
    ck_assert_int_eq(stat("a/b/c/one", &info), 0);
    ck_assert_int_eq(info.st_mode & 0777, 0600);
    check_holds("a/b/c/one", "text");
    umask(022);
}
END_TEST

/* Whole and on disk before it has its name, and then the name itself. */
START_TEST(synced_before_it_is_named)
{
    synced.path = "new";
    synced.calls = 0;
    ck_assert(wb_file_write("new", "text", 4, false, NULL));
    synced.path = NULL;
    ck_assert_int_eq(synced.calls, 2);
    ck_assert_int_eq(synced.size, 4);
    ck_assert(!synced.is_there);
}
END_TEST

START_TEST(a_name_taken_meanwhile_is_left_alone)
{
    struct wb_error err = {0};

    synced.path = "new";
    synced.calls = 0;
    synced.take = true;
    ck_assert(!wb_file_write("new", "text", 4, false, &err));
    synced.path = NULL;
    synced.take = false;
    ck_assert_int_eq(err.code, WB_EXISTS);
    check_holds("new", "");
    ck_assert_int_eq(hidden_names(), 0);
}
END_TEST

START_TEST(an_existing_file_is_left_alone)
{
    struct wb_error err = {0};

    ck_assert(wb_file_write("one", "first", 5, false, &err));
    ck_assert(!wb_file_write("one", "second", 6, false, &err));
    ck_assert_int_eq(err.code, WB_EXISTS);
    ck_assert_ptr_nonnull(strstr(err.text, "one"));
    check_holds("one", "first");
    ck_assert(wb_file_write("one", "second", 6, true, &err));
    check_holds("one", "second");
    ck_assert(wb_file_write("one", "", 0, true, &err));
    check_holds("one", "");
    /* A link that leads nowhere is a name that is taken, too. */
    ck_assert_int_eq(symlink("nowhere", "dangling"), 0);
    ck_assert(wb_file_exists("dangling"));
    ck_assert(!wb_file_write("dangling", "x", 1, false, &err));
    ck_assert_int_eq(err.code, WB_EXISTS);
    ck_assert(!wb_file_exists("nowhere"));
    ck_assert_int_eq(hidden_names(), 0);
}
END_TEST

/* The name is taken between the look and the rename: the kernel decides. */
START_TEST(a_failed_write_leaves_the_old_file)
{
    struct wb_error err = {0};
    struct rlimit small = {10, RLIM_INFINITY};
    char large[100];

    memset(large, 'x', sizeof large);
    ck_assert(wb_file_write("one", "first", 5, false, &err));
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    ck_assert(!wb_file_write("one", large, sizeof large, true, &err));
    ck_assert(!wb_file_write("two", large, sizeof large, false, &err));
    small.rlim_cur = RLIM_INFINITY;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    ck_assert_int_eq(err.code, WB_FAILED);
    ck_assert_ptr_nonnull(strstr(err.text, "cannot write two"));
    check_holds("one", "first");
    ck_assert(!wb_file_exists("two"));
    ck_assert_int_eq(hidden_names(), 0);
}
END_TEST

static void make_odd_things(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    close(fd);
    ck_assert_int_eq(mkfifo("fifo", 0600), 0);
    ck_assert_int_eq(mkdir("dir", 0700), 0);
    ck_assert_int_eq(symlink("circle", "circle"), 0);
    ck_assert_int_eq(symlink("fifo", "to-fifo"), 0);
}

static const struct {
    const char *path, *read, *write; /* what the refusal says; NULL: it is done */
} odd[] = {
    {"dir", "it is a directory", "it is a directory"},
    {"fifo", "it is a pipe", ""}, /* "": not tried, since it would wait for a reader */
    {"to-fifo", "it is a pipe", ""},
    {"socket", "not an ordinary file", "not an ordinary file"},
    {"circle", "in a circle", "exists already"},
    {"none", "nothing of that name", NULL},
    {"none/below", "nothing of that name", "its directory is not there"},
    {"/dev/null", "not an ordinary file", NULL},
    {"/dev/full", "not an ordinary file", "the disk is full"},
    {"", "nothing of that name", ""},
    {"bad\033[31mname", "bad\xEF\xBF\xBD[31mname", NULL},
};

START_TEST(what_is_no_file)
{
    struct wb_error err = {0};
    struct wb_str data = {0};

    make_odd_things();
    ck_assert(!wb_file_read(odd[_i].path, 100, &data, &err));
    ck_assert_int_eq(err.code, WB_FAILED);
    ck_assert_msg(strstr(err.text, odd[_i].read) != NULL, "%s", err.text);
    ck_assert_uint_eq(data.len, 0);
    if (wb_same(odd[_i].write, ""))
        return;
    bool written = wb_file_write(odd[_i].path, "x", 1, false, &err);
    ck_assert_msg(written == !odd[_i].write, "%s", err.text);
    if (!written)
        ck_assert_msg(strstr(err.text, odd[_i].write) != NULL, "%s", err.text);
}
END_TEST

START_TEST(reading_is_limited)
{
    struct wb_error err = {0};
    struct wb_str data = {0};

    ck_assert(wb_file_write("ten", "0123456789", 10, false, &err));
    wb_str_add(&data, "before");
    ck_assert(!wb_file_read("ten", 9, &data, &err));
    ck_assert_int_eq(err.code, WB_LIMIT);
    ck_assert_str_eq(data.data, "before");
    ck_assert(wb_file_read("ten", 10, &data, &err));
    ck_assert_str_eq(data.data, "0123456789");
    ck_assert(wb_file_write("none", "", 0, false, &err));
    ck_assert(wb_file_read("none", 0, &data, &err));
    ck_assert_uint_eq(data.len, 0);
    ck_assert_int_eq(truncate("ten", 3000000000), 0);
    ck_assert(!wb_file_read("ten", 2000000, &data, &err));
    ck_assert_int_eq(err.code, WB_LIMIT);
    ck_assert_msg(strstr(err.text, "larger than 1 MB") != NULL, "%s", err.text);
    /* A file that does not say how long it is. */
    ck_assert(wb_file_read("/proc/self/status", 100000, &data, &err));
    ck_assert_uint_gt(data.len, 100);
    ck_assert(!wb_file_read("/proc/self/status", 100, &data, &err));
    ck_assert_int_eq(err.code, WB_LIMIT);
    wb_str_fini(&data);
}
END_TEST

START_TEST(standard_output)
{
    struct wb_error err = {0};
    int kept = dup(STDOUT_FILENO), full = open("/dev/full", O_WRONLY);
    int file = open("out", O_CREAT | O_RDWR, 0600);

    fflush(stdout);
    dup2(file, STDOUT_FILENO);
    fputs("before ", stdout);
    bool written = wb_file_write("-", "text", 4, false, &err);
    dup2(full, STDOUT_FILENO);
    bool refused = !wb_file_write("-", "text", 4, false, &err);
    dup2(kept, STDOUT_FILENO);
    ck_assert(written);
    ck_assert(refused);
    ck_assert_ptr_nonnull(strstr(err.text, "standard output"));
    check_holds("out", "before text");
    ck_assert(!wb_file_exists("-"));
}
END_TEST

START_TEST(directories_in_the_way)
{
    struct wb_error err = {0};

    ck_assert(wb_file_write("file", "x", 1, false, &err));
    ck_assert(!wb_dir_make("file", &err));
    ck_assert_ptr_nonnull(strstr(err.text, "in the way"));
    ck_assert(!wb_dir_make("file/below", &err));
    ck_assert_ptr_nonnull(strstr(err.text, "in the way"));
    ck_assert(!wb_dir_make("", &err));
    ck_assert(wb_dir_make("/", &err));
    ck_assert(wb_dir_make(".", &err));
}
END_TEST

START_TEST(names_in_a_directory)
{
    static const char *const made[] = {"b.yaml", "a.yaml", ".hidden.yaml", "c.txt", "yaml", "B.yaml"};
    struct wb_error err = {0};

    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        ck_assert(wb_file_write(made[i], "", 0, false, &err));
    char **names = wb_dir_list(".", ".yaml");
    ck_assert_str_eq(names[0], "B.yaml");
    ck_assert_str_eq(names[1], "a.yaml");
    ck_assert_str_eq(names[2], "b.yaml");
    ck_assert_ptr_null(names[3]);
    wb_names_free(names);
    names = wb_dir_list("missing", ".yaml");
    ck_assert_ptr_null(names[0]);
    wb_names_free(names);
    wb_names_free(NULL);
    unlink(".hidden.yaml");
}
END_TEST

static const struct {
    const char *dir, *name, *path;
} joins[] = {
    {"/a", "b", "/a/b"},
    {"/a/", "b", "/a/b"},
    {"/", "b", "/b"},
    {"", "b", "b"},
};

START_TEST(paths)
{
    char *path = wb_path_join(joins[_i].dir, joins[_i].name);

    ck_assert_str_eq(path, joins[_i].path);
    free(path);
}
END_TEST

static const struct {
    const char *xdg, *home, *dir; /* NULL: not set; no directory */
} homes[] = {
    {NULL, "/home/x", "/home/x/.local/share/careers-workbook"},
    {"", "/home/x", "/home/x/.local/share/careers-workbook"},
    {"relative", "/home/x", "/home/x/.local/share/careers-workbook"},
    {"/data", "/home/x", "/data/careers-workbook"},
    {"/data", NULL, "/data/careers-workbook"},
    {NULL, NULL, NULL},
    {NULL, "", NULL},
    {"relative", "relative", NULL},
};

static void set_or_unset(const char *variable, const char *value)
{
    if (value)
        setenv(variable, value, 1);
    else
        unsetenv(variable);
}

START_TEST(xdg_directories)
{
    struct wb_error err = {0};

    set_or_unset("XDG_DATA_HOME", homes[_i].xdg);
    set_or_unset("HOME", homes[_i].home);
    char *dir = wb_xdg_dir("XDG_DATA_HOME", ".local/share", &err);
    ck_assert_msg(wb_same(dir, homes[_i].dir), "%s", dir ? dir : err.text);
    ck_assert_int_eq(err.code, dir ? WB_OK : WB_FAILED);
    free(dir);
}
END_TEST

/* Named as the output, and as standard output: what follows the control characters is shown, they are not. */
START_TEST(terminals_get_no_controls)
{
    static const char text[] = "a\tb\r\nc\033]0;x\aok\n", shown[] = "a b\r\nc\xEF\xBF\xBD]0;x\xEF\xBF\xBDok\r\n";
    int terminal = posix_openpt(O_RDWR | O_NOCTTY), kept = dup(STDOUT_FILENO);
    char got[200] = "";

    ck_assert(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
    int line = open(ptsname(terminal), O_RDWR | O_NOCTTY);
    ck_assert_int_ge(line, 0);
    dup2(line, STDOUT_FILENO);
    bool written = wb_file_write(_i ? "-" : ptsname(terminal), text, sizeof text - 1, false, NULL);
    dup2(kept, STDOUT_FILENO);
    ck_assert(written);
    for (size_t len = 0; !strstr(got, "ok\r\n");) {
        ssize_t size = read(terminal, got + len, sizeof got - 1 - len);
        ck_assert_int_gt(size, 0);
        len += (size_t)size;
    }
    ck_assert_str_eq(got, shown);
    close(kept);
    close(line);
    close(terminal);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, enter_place, leave_place);
    tcase_add_loop_test(tcase, written_and_read_whatever_the_umask, 0, ROWS(umasks));
    tcase_add_test(tcase, synced_before_it_is_named);
    tcase_add_test(tcase, a_name_taken_meanwhile_is_left_alone);
    tcase_add_test(tcase, an_existing_file_is_left_alone);
    tcase_add_test(tcase, a_failed_write_leaves_the_old_file);
    tcase_add_loop_test(tcase, what_is_no_file, 0, ROWS(odd));
    tcase_add_test(tcase, reading_is_limited);
    tcase_add_test(tcase, standard_output);
    tcase_add_loop_test(tcase, terminals_get_no_controls, 0, 2);
    tcase_add_test(tcase, directories_in_the_way);
    tcase_add_test(tcase, names_in_a_directory);
    tcase_add_loop_test(tcase, paths, 0, ROWS(joins));
    tcase_add_loop_test(tcase, xdg_directories, 0, ROWS(homes));
}

int main(void)
{
    return run_suite("base_file", fill);
}
