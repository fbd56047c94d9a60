/* An answer that lies outside, with the person's own editor. */
#include "session/outside.h"

#include "inside.h"

#include "base/file.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_BYTES (64u * 1024 * 1024)
#define RECORD "editor " /* a setting: "editor WORKBOOK/KEY", the directory */
#define FILE_NAME "answer.txt"
#define ROOM "workbook-" /* what the name of a room begins with */
enum { PLACES = 3 };

/* Plain texts in which editors keep what was not yet written when they are cut off: nano, Emacs. */
static const char *const texts[] = {FILE_NAME, FILE_NAME ".save", "#" FILE_NAME "#"};
/* What only the editor can read (vim): it offers it when the file is opened again. */
static const char swap[] = "." FILE_NAME ".swp";

/* ------------------------------------------------------------------ the directory */

/* Where rooms are made, the best first; NULL: not on this system. */
static const char *place(size_t i)
{
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    const char *const places[PLACES] = {runtime && *runtime == '/' ? runtime : NULL, "/dev/shm", "/tmp"};
    return places[i];
}

static char *make_room(struct wb_error *err)
{
    for (size_t i = 0; i < PLACES; i++) {
        if (!place(i))
            continue;
        char *dir = wb_path_join(place(i), ROOM "XXXXXX");
        if (mkdtemp(dir))
            return dir;
        free(dir);
    }
    wb_fail(err, WB_FAILED, "There is no room for the editor's file: %s.", strerror(errno));
    return NULL;
}

static bool is_a_room_by_name(const char *dir)
{
    const char *slash = strrchr(dir, '/');
    if (!slash || strncmp(slash + 1, ROOM, strlen(ROOM)) != 0)
        return false;
    bool found = false;
    for (size_t i = 0; i < PLACES && !found; i++) {
        char *ours = place(i) ? wb_path_join(place(i), slash + 1) : NULL;
        found = wb_same(ours, dir);
        free(ours);
    }
    return found;
}

/* The path came from a data file, which may have come from anybody: nothing is read, and nothing removed, but where
 * rooms are made, under the name of one, and where no others can write. */
static bool is_own_room(const char *dir)
{
    struct stat st;
    return is_a_room_by_name(dir) && lstat(dir, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == geteuid() &&
           (st.st_mode & 077) == 0;
}

/* The words are overwritten before the file goes, as far as the file system honours that. */
static void wipe(const char *path)
{
    struct stat st;
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK); /* a pipe would wait for a reader */
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        static const char zeros[4096];
        for (off_t at = 0; at < st.st_size; at += (off_t)sizeof zeros)
            if (pwrite(fd, zeros, sizeof zeros, at) < 0)
                break;
        fsync(fd);
    }
    if (fd >= 0)
        close(fd);
    if (unlink(path) != 0)
        rmdir(path);
}

/* Everything that stands there, the editor's own copies (answer.txt~) too, but for the file `spared` (may be NULL). */
static void clear_room(const char *dir, const char *spared)
{
    DIR *room = is_own_room(dir) ? opendir(dir) : NULL;
    for (struct dirent *entry; room && (entry = readdir(room));) {
        if (wb_same(entry->d_name, ".") || wb_same(entry->d_name, "..") || wb_same(entry->d_name, spared))
            continue;
        char *path = wb_path_join(dir, entry->d_name);
        wipe(path);
        free(path);
    }
    if (room) {
        closedir(room);
        rmdir(dir);
    }
}

/* A regular file of that name, and when it was written; not one that nobody has written to since it was lent. */
static bool was_written(const char *dir, const char *name, struct timespec *when)
{
    struct stat st;
    char *path = wb_path_join(dir, name);
    bool there = is_own_room(dir) && lstat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_mtim.tv_sec != 0;
    free(path);
    if (there)
        *when = st.st_mtim;
    return there;
}

static bool is_later(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec != b->tv_sec ? a->tv_sec > b->tv_sec : a->tv_nsec > b->tv_nsec;
}

/* Of two at the same tick of the clock, the rescue copy. NULL: the editor has written nothing. */
static const char *newest_text(const char *dir)
{
    const char *newest = NULL;
    struct timespec best = {0}, when;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (was_written(dir, texts[i], &when) && (!newest || !is_later(&best, &when))) {
            newest = texts[i];
            best = when;
        }
    return newest;
}

static bool holds_swap(const char *dir)
{
    struct timespec when;
    return was_written(dir, swap, &when);
}

static bool holds_rescue(const char *dir)
{
    const char *newest = newest_text(dir);
    return holds_swap(dir) || (newest && newest != texts[0]);
}

/* ------------------------------------------------------------------ the record */

static void record_name(const struct wb_prompt *prompt, struct wb_str *out)
{
    wb_str_addf(out, RECORD "%s/%s", prompt->workbook->id, prompt->key);
}

static char *recorded(struct wb_session *session, const struct wb_prompt *prompt)
{
    struct wb_str name = {0};
    record_name(prompt, &name);
    const char *dir = wb_session_setting(session, wb_str_text(&name));
    wb_str_fini(&name);
    return dir ? wb_copy(dir) : NULL;
}

/* What cannot be written now (a full disk) is written with the next change. */
static void record(struct wb_session *session, const struct wb_prompt *prompt, const char *dir)
{
    struct wb_str name = {0};
    record_name(prompt, &name);
    (void)wb_session_set_setting(session, wb_str_text(&name), dir, NULL);
    wb_str_fini(&name);
}

const struct wb_prompt *wb_outside_lent(struct wb_session *session, size_t *at)
{
    while (*at < session->setting_count) {
        const struct wb_own_setting *setting = &session->settings[(*at)++];
        const char *id = setting->name + strlen(RECORD);
        if (!setting->value || strncmp(setting->name, RECORD, strlen(RECORD)) != 0 || !strchr(id, '/'))
            continue;
        char *workbook = wb_copy(id), *key = strchr(workbook, '/');
        *key++ = '\0';
        const struct wb_prompt *prompt = wb_library_prompt(&session->library, workbook, key);
        free(workbook);
        if (prompt)
            return prompt;
    }
    return NULL;
}

void wb_outside_forget(struct wb_session *session, const char *workbook, const char *key)
{
    const struct wb_prompt *prompt;
    for (size_t at = 0; (prompt = wb_outside_lent(session, &at));) {
        if ((workbook && !wb_same(prompt->workbook->id, workbook)) || (key && !wb_same(prompt->key, key)))
            continue;
        char *dir = recorded(session, prompt);
        clear_room(dir, NULL);
        record(session, prompt, NULL);
        free(dir);
    }
}

/* ------------------------------------------------------------------ lending, and taking back */

/* The year 1970 tells a file that no editor has written to. */
static bool write_file(const char *path, struct wb_span text, struct wb_error *err)
{
    static const struct timespec untouched[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = 0}};
    return wb_file_write(path, text.data, text.len, true, err) &&
           (utimensat(AT_FDCWD, path, untouched, 0) == 0 ||
            wb_fail(err, WB_FAILED, "The editor's file cannot be made: %s.", strerror(errno)));
}

char *wb_outside_lend(struct wb_session *session, const struct wb_prompt *prompt, struct wb_error *err)
{
    struct wb_span text = {"", 0};
    if (!wb_session_may_write(session, err))
        return NULL;
    char *dir = recorded(session, prompt); /* where the editor still has something to offer */
    if (dir && !is_own_room(dir)) {
        free(dir);
        dir = NULL;
    }
    if (!dir)
        dir = make_room(err);
    if (!dir)
        return NULL;
    record(session, prompt, dir);
    wb_session_text(session, prompt, "", &text);
    char *path = wb_path_join(dir, FILE_NAME);
    if (!write_file(path, text, err)) {
        clear_room(dir, swap);
        record(session, prompt, NULL);
        free(path);
        path = NULL;
    }
    free(dir);
    return path;
}

static bool read_answer(struct wb_session *session, const struct wb_prompt *prompt, const char *path,
                        struct wb_outside_found *found, struct wb_error *err)
{
    struct wb_str raw = {0}, clean = {0};
    struct wb_span old = {"", 0};
    bool done = wb_file_read(path, MOST_BYTES, &raw, err);
    if (done) {
        found->left_out = wb_clean(&clean, wb_str_text(&raw), raw.len, WB_CLEAN_KEEP);
        if (!wb_session_text(session, prompt, "", &old))
            old = (struct wb_span){"", 0};
        bool had_newline = old.len && old.data[old.len - 1] == '\n';
        if (!had_newline && clean.len && clean.data[clean.len - 1] == '\n') /* editors end a file with one */
            wb_str_splice(&clean, clean.len - 1, 1, "", 0);
        found->changed = old.len != clean.len || memcmp(old.data, wb_str_text(&clean), clean.len) != 0;
    }
    if (done && found->changed) {
        wb_session_break_undo(session);
        done = wb_session_edit(session, prompt, "", 0, old.len, wb_str_text(&clean), clean.len, err);
        wb_session_break_undo(session);
    }
    wb_str_fini(&raw);
    wb_str_fini(&clean);
    return done;
}

bool wb_outside_take_back(struct wb_session *session, const struct wb_prompt *prompt, enum wb_outside_end end,
                          struct wb_outside_found *found, struct wb_error *err)
{
    *found = (struct wb_outside_found){0};
    char *dir = recorded(session, prompt);
    if (!dir)
        return true;
    if (end == WB_OUTSIDE_DROPPED && holds_rescue(dir))
        end = WB_OUTSIDE_CUT_OFF;
    const char *name = end == WB_OUTSIDE_CUT_OFF ? newest_text(dir) : end == WB_OUTSIDE_DONE ? FILE_NAME : NULL;
    bool done = true;
    if (name) {
        char *path = wb_path_join(dir, name);
        done = read_answer(session, prompt, path, found, err);
        free(path);
    }
    found->kept = end == WB_OUTSIDE_CUT_OFF && holds_swap(dir);
    clear_room(dir, found->kept ? swap : NULL);
    if (!found->kept)
        record(session, prompt, NULL);
    free(dir);
    return done;
}
