/* What surrounds a run. */
#include "surroundings.h"

#include "say.h"

#include "base/file.h"
#include "base/mem.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A data file opened as descriptor 1 would be written over by the first result. A closed output is opened for reading,
 * so that writing to it fails as it would have; a closed input reads as ended. */
static void guard_descriptors(void)
{
    static const int flags[] = {O_RDONLY, O_RDONLY, O_WRONLY};
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", flags[fd]) != fd)
            abort();
}

void wb_surroundings_prepare(void)
{
    struct rlimit none = {0, 0};
    guard_descriptors();
    setrlimit(RLIMIT_CORE, &none);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a file size limit is a full disk: said, and text still there */
}

bool wb_is_terminal(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

bool wb_may_ask(void)
{
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

bool wb_asked_to_erase(const char *what_goes, struct wb_error *err)
{
    char answer[16] = "";
    if (!wb_may_ask())
        return wb_fail(err, WB_USAGE, "There is nobody to ask here, so nothing was erased. With --force it is done.");
    wb_say("%s It cannot be undone.\nType yes to do it:", what_goes);
    if (!fgets(answer, sizeof answer, stdin) || !wb_same(answer, "yes\n"))
        return wb_fail(err, WB_FAILED, "Nothing was erased.");
    return true;
}

/* A variable that is set and not empty, else NULL. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* A dumb terminal is a reason only where there is somebody or something to read from: programs that start others often
 * set TERM=dumb, and then a bare `workbook` shall say its status. */
static bool dumb_with_input(void)
{
    struct stat in;
    return wb_same(variable("TERM"), "dumb") && fstat(STDIN_FILENO, &in) == 0 &&
           (isatty(STDIN_FILENO) || !S_ISCHR(in.st_mode));
}

bool wb_wants_linear(const struct wb_run *run)
{
    const char *linear = variable("WORKBOOK_LINEAR");
    return wb_given(run->arguments, WB_OPTION_LINEAR) || (linear && !wb_same(linear, "0")) || dumb_with_input();
}

char *wb_data_dir(const struct wb_run *run, struct wb_error *err)
{
    const char *dir = run->arguments->value[WB_OPTION_DATA];
    if (!dir)
        dir = variable("WORKBOOK_DATA");
    return dir ? wb_copy(dir) : wb_xdg_dir("XDG_DATA_HOME", ".local/share", err);
}

bool wb_output_allowed(const struct wb_run *run, const char *path, struct wb_error *err)
{
    char *data = wb_data_dir(run, NULL);
    bool owns = data && wb_store_owns(data, path);
    free(data);
    return !owns || wb_fail(err, WB_USAGE, "%s is where your answers are kept. Choose another place; nothing was written.",
                            path);
}

/* The directories of a list with colons, the last one first: what stands first in a search path wins. */
static void add_path(char **dirs, size_t *count, const char *path)
{
    for (size_t end = strlen(path); end > 0;) {
        size_t from = end;
        while (from > 0 && path[from - 1] != ':')
            from--;
        if (from < end)
            dirs[(*count)++] = wb_copy_n(path + from, end - from);
        end = from > 0 ? from - 1 : 0;
    }
}

char **wb_workbook_dirs(const struct wb_run *run, struct wb_error *err)
{
    const char *path = variable("WORKBOOK_PATH"), *named = run->arguments->value[WB_OPTION_WORKBOOKS];
    struct stat is;
    if (named && (stat(named, &is) != 0 || !S_ISDIR(is.st_mode))) {
        wb_fail(err, WB_FAILED, "There is no directory %s to take workbooks from.", named);
        return NULL;
    }
    char **dirs = wb_alloc_array((path ? strlen(path) : 0) + 4, sizeof *dirs);
    size_t count = 0;
    char *own = wb_xdg_dir("XDG_DATA_HOME", ".local/share", NULL);
    if (own)
        dirs[count++] = wb_path_join(own, "workbooks");
    free(own);
    if (path)
        add_path(dirs, &count, path);
    if (named)
        dirs[count++] = wb_copy(named);
    return dirs;
}

void wb_workbook_dirs_free(char **dirs)
{
    for (char **dir = dirs; dir && *dir; dir++)
        free(*dir);
    free(dirs);
}

/* One line for each file with errors: its first. The rest is for `check`. Then what goes on under a kept copy. */
static void say_faults(const struct wb_session *session)
{
    const struct wb_faults *faults = wb_session_faults(session);
    const char *last = NULL;
    for (size_t i = 0; i < faults->count; i++) {
        const struct wb_fault *fault = &faults->list[i];
        if (fault->warning || wb_same(fault->file, last))
            continue;
        struct wb_str line = {0};
        wb_fault_write(&line, fault, false);
        while (line.len && line.data[line.len - 1] == '\n')
            line.data[--line.len] = '\0';
        wb_say("%s\nThis file is left out.", wb_str_text(&line));
        wb_str_fini(&line);
        last = fault->file;
    }
    if (wb_session_kept_copies(session))
        wb_say("%s", wb_session_kept_copies(session));
}

/* What the workbooks and a filled data file take: asked for at once, it is there in a tenth of the time. */
enum { SESSION_BYTES = 1024 * 1024 };

struct wb_session *wb_run_session(const struct wb_run *run, enum wb_access access, struct wb_error *err)
{
    struct wb_session *session = NULL;
    wb_heap_ahead(SESSION_BYTES);
    char *data = wb_data_dir(run, err), **dirs = data ? wb_workbook_dirs(run, err) : NULL;

    if (dirs) {
        struct wb_session_options options = {.data_dir = data,
                                             .workbook_dirs = (const char *const *)dirs,
                                             .clock = &run->clock,
                                             .read_only = access == WB_TO_READ};
        session = wb_session_open(&options, err);
    }
    if (session)
        say_faults(session);
    if (session && access == WB_TO_READ && !wb_session_check(session, err)) {
        wb_session_close(session, NULL);
        session = NULL;
    }
    wb_workbook_dirs_free(dirs);
    free(data);
    return session;
}

bool wb_run_close(struct wb_session *session, bool done, struct wb_error *err)
{
    struct wb_error closing = {0};
    if (!wb_session_close(session, &closing) && done)
        return wb_fail(err, closing.code, "%s", closing.text);
    return done;
}

struct wb_store *wb_run_store(const struct wb_run *run, struct wb_error *err)
{
    char *data = wb_data_dir(run, err);
    struct wb_store_options options = {.dir = data, .kind = WB_STORE_ANSWERS, .clock = &run->clock};
    struct wb_store *store = data ? wb_store_open(&options, err) : NULL;

    if (store && (!wb_store_check(store, err) || !wb_store_lock(store, false, err))) {
        wb_store_close(store);
        store = NULL;
    }
    free(data);
    return store;
}

bool wb_export_instant(const struct wb_run *run, struct wb_instant *out, struct wb_error *err)
{
    const char *epoch = variable("SOURCE_DATE_EPOCH");
    char *end = NULL;

    if (!epoch) {
        *out = wb_now(&run->clock);
        return true;
    }
    long long seconds = strtoll(epoch, &end, 10);
    if (*end || seconds < 0 || seconds > INT64_C(253402300799)) /* the last second of the year 9999 */
        return wb_fail(err, WB_USAGE, "SOURCE_DATE_EPOCH is \"%s\"; it holds whole seconds since 1970.", epoch);
    *out = (struct wb_instant){.seconds = seconds};
    return true;
}
