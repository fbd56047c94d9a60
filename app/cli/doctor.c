/* `doctor`: looks at everything the program stands on, and says of each whether it is well and what to do where it is
 * not. It changes nothing. */
#include "command.h"
#include "say.h"
#include "surroundings.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/backup.h"

#include <langinfo.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

/* A look at one thing: words in `out`, false where something should be done. */
struct doctor {
    const struct wb_run *run;
    char *data;          /* the data directory, NULL where there is none */
    struct wb_error err; /* the worst that was found in the data file */
};
typedef bool look(struct doctor *doctor, struct wb_str *out);

static bool look_at_terminal(struct doctor *doctor, struct wb_str *out)
{
    const char *term = getenv("TERM");
    struct winsize size = {0};
    if (!wb_is_terminal()) {
        wb_str_add(out, "none here; in a pipe, `workbook open --linear` works");
        return true;
    }
    if (!term || !*term) {
        wb_str_add(out, "TERM is not set; set it to your terminal's name (xterm-256color fits most)");
        return false;
    }
    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    wb_str_addf(out, "%s, %d columns by %d rows", term, size.ws_col, size.ws_row);
    if (wb_same(term, "dumb"))
        wb_str_add(out, "; plain lines are used");
    else if (size.ws_col < 40 || size.ws_row < 10) {
        wb_str_add(out, "; make it at least 40 by 10, or use --linear");
        return false;
    }
    return true;
}

static bool look_at_locale(struct doctor *doctor, struct wb_str *out)
{
    const char *codeset = nl_langinfo(CODESET);
    wb_str_addf(out, "characters are %s", codeset);
    if (wb_same(codeset, "UTF-8"))
        return true;
    wb_str_add(out, "; letters with accents need UTF-8: set LC_ALL=C.UTF-8");
    return false;
}

static bool look_at_paths(struct doctor *doctor, struct wb_str *out)
{
    struct wb_error err = {0};
    doctor->data = wb_data_dir(doctor->run, &err);
    if (!doctor->data) {
        wb_str_add(out, err.text);
        return false;
    }
    wb_str_add(out, doctor->data);
    if (!wb_file_exists(doctor->data)) {
        wb_str_add(out, "; made at the first start");
        return true;
    }
    if (access(doctor->data, W_OK | X_OK) == 0)
        return true;
    wb_str_add(out, "; you cannot write there: change its permissions, or name another with --data");
    return false;
}

/* File systems that live elsewhere, by the numbers that statfs gives them. */
static const struct {
    unsigned long type;
    const char *name;
} remote[] = {{0x6969, "NFS"},        {0xFF534D42, "CIFS"}, {0xFE534D42, "SMB"}, {0x517B, "SMB"},
              {0x65735546, "FUSE"},   {0x73757245, "Coda"}, {0x5346414F, "AFS"}, {0x01021997, "9P"},
              {0x00C36400, "CephFS"}, {0x564C, "NetWare"}};

/* Folders that a program keeps the same on several machines, by the names they usually have. */
static const char *const synced[] = {"Dropbox",     "OneDrive", "Nextcloud", "ownCloud",  "Google Drive",
                                     "GoogleDrive", "iCloud",   "Seafile",   "Syncthing", "pCloud",
                                     "MEGAsync",    "Insync",   "Tresorit"};

static bool look_at_folder(struct doctor *doctor, struct wb_str *out)
{
    struct statfs fs;
    char *real = doctor->data ? realpath(doctor->data, NULL) : NULL;
    const char *path = real ? real : doctor->data, *found = NULL;

    if (real && statfs(real, &fs) == 0)
        for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
            if (remote[i].type == ((unsigned long)fs.f_type & 0xFFFFFFFF))
                found = remote[i].name;
    if (found)
        wb_str_addf(out,
                    "the data directory lies on a network file system (%s). Two machines may write at once there, and "
                    "locks may not hold: name a folder of this computer with --data or WORKBOOK_DATA",
                    found);
    for (size_t i = 0; !found && path && i < sizeof synced / sizeof *synced; i++)
        if (wb_find_folded(path, synced[i]) >= 0)
            found = synced[i];
    if (found && !out->len)
        wb_str_addf(out,
                    "the data directory lies in a synced folder (%s), which may put back an old copy while you "
                    "write: name another with --data, and use `workbook backup` for a copy there",
                    found);
    if (!found)
        wb_str_add(out, "on this computer");
    free(real);
    return !found;
}

static bool look_at_answers(struct doctor *doctor, struct wb_str *out)
{
    if (!doctor->data)
        return false;
    struct wb_store_options options = {
        .dir = doctor->data, .kind = WB_STORE_ANSWERS, .read_only = true, .clock = &doctor->run->clock};
    struct wb_store *store = wb_store_open(&options, &doctor->err);
    bool good = store && wb_store_check(store, &doctor->err);
    if (good)
        wb_str_addf(out, "%s is sound, at revision %lld", wb_store_path(store), (long long)wb_store_revision(store));
    else
        wb_str_add(out, doctor->err.text);
    wb_store_close(store);
    return good;
}

/* A backup that fails stops nobody from leaving, so it is said here. */
static bool look_at_backups(struct doctor *doctor, struct wb_str *out)
{
    struct stat is;
    if (!doctor->data)
        return false;
    char *folder = wb_path_join(doctor->data, "backups"), *newest = wb_backup_newest(doctor->data, WB_STORE_ANSWERS);
    bool in_the_way = lstat(folder, &is) == 0 && (!S_ISDIR(is.st_mode) || access(folder, W_OK | X_OK) != 0);
    if (in_the_way)
        wb_str_addf(out, "none can be made: %s is no folder that can be written to; move it away", folder);
    else if (newest)
        wb_str_addf(out, "the newest good one is %s", newest);
    else
        wb_str_add(out, "none yet; the first is made when a session ends");
    free(folder);
    free(newest);
    return !in_the_way;
}

static bool look_at_workbooks(struct doctor *doctor, struct wb_str *out)
{
    struct wb_library library = {0};
    struct wb_faults faults;
    struct wb_error err = {0};
    char **dirs = wb_workbook_dirs(doctor->run, &err);
    wb_faults_init(&faults);
    bool loaded = dirs && wb_load_library((const char *const *)dirs, NULL, NULL, &library, &faults, &err);
    for (size_t i = 0; i < library.count; i++)
        wb_str_addf(out, "%s%s (version %d, %s)", i ? ", " : "", library.books[i]->id, library.books[i]->version,
                    library.books[i]->file);
    if (!dirs || (!loaded && !faults.errors))
        wb_str_add(out, err.text);
    if (faults.errors)
        wb_str_addf(out, "; %zu faults in workbook files: `workbook check %s` says which", faults.errors,
                    faults.list[0].file);
    bool good = dirs && !faults.errors;
    wb_faults_fini(&faults);
    wb_library_fini(&library);
    wb_workbook_dirs_free(dirs);
    return good;
}

static bool is_program(const char *name)
{
    char *path = wb_copy(getenv("PATH")), *rest = path;
    bool found = false;
    for (char *dir; !found && (dir = strsep(&rest, ":"));) {
        char *full = wb_path_join(*dir ? dir : ".", name);
        found = access(full, X_OK) == 0;
        free(full);
    }
    free(path);
    return found;
}

static bool look_at_programs(struct doctor *doctor, struct wb_str *out)
{
    static const char *const browsers[] = {"xdg-open", "firefox", "chromium", "google-chrome"};
    const char *editor = getenv("VISUAL") && *getenv("VISUAL") ? getenv("VISUAL") : getenv("EDITOR");
    bool browser = false;
    wb_str_add(out, is_program("age") ? "age is there, for --encrypt-to"
                                      : "age is not there; only --encrypt-to needs it (apt install age)");
    for (size_t i = 0; i < sizeof browsers / sizeof *browsers; i++)
        browser = browser || is_program(browsers[i]);
    wb_str_add(out, browser ? "; exports can be opened here" : "; no browser was found to look at an export with");
    if (!editor || !*editor)
        wb_str_add(out, "; no editor is named for Ctrl-O: set EDITOR where you want one");
    return true;
}

static const struct {
    const char *name;
    look *look;
} looks[] = {
    {"Terminal", look_at_terminal},    {"Characters", look_at_locale}, {"Data directory", look_at_paths},
    {"Where it lies", look_at_folder}, {"Answers", look_at_answers},   {"Backups", look_at_backups},
    {"Workbooks", look_at_workbooks},  {"Programs", look_at_programs},
};

bool wb_cli_doctor(const struct wb_run *run, struct wb_error *err)
{
    struct doctor doctor = {.run = run};
    struct wb_str out = {0};
    int to_do = 0;

    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        struct wb_str finding = {0};
        bool good = looks[i].look(&doctor, &finding);
        to_do += !good;
        wb_str_addf(&out, "%s %s: ", good ? "    " : "see ", looks[i].name);
        wb_add_line(&out, wb_str_text(&finding));
        wb_str_add_char(&out, '\n');
        wb_str_fini(&finding);
    }
    wb_str_add(&out, to_do ? "\nLook at the lines that begin with \"see\".\n" : "\nAll is well.\n");
    bool done = wb_result_str(&out, err);
    wb_str_fini(&out);
    free(doctor.data);
    if (done && doctor.err.code != WB_OK) {
        err->code = doctor.err.code; /* its words stand above */
        return false;
    }
    return done;
}
