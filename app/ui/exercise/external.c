#include "external.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_BYTES (64u * 1024 * 1024)

/* A private directory for the file: memory rather than disk where the system offers it. */
static char *make_room(void)
{
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    const char *places[] = {runtime && *runtime == '/' ? runtime : NULL, "/dev/shm", "/tmp"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!places[i])
            continue;
        char *dir = wb_path_join(places[i], "workbook-XXXXXX");
        if (mkdtemp(dir))
            return dir;
        free(dir);
    }
    return NULL;
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

/* Everything that stands in the private directory, the editor's own copies (answer.txt~, .answer.txt.swp) too. */
static void clear_room(const char *dir)
{
    DIR *room = opendir(dir);
    for (struct dirent *entry; room && (entry = readdir(room));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *path = wb_path_join(dir, entry->d_name);
        wipe(path);
        free(path);
    }
    if (room)
        closedir(room);
    rmdir(dir);
}

static const char *editor(void)
{
    const char *names[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < 2; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return NULL;
}

/* The shell splits "emacs -nw" as people expect; the file's name is an argument of its own, never part of the command.
 */
static bool run(struct wb_ui *ui, const char *command, const char *path, struct wb_error *err)
{
    struct wb_str script = {0};
    int status = 0;
    wb_str_addf(&script, "exec %s \"$1\"", command);
    const char *argv[] = {"sh", "-c", script.data, "sh", path, NULL};
    bool done = wb_term_run(ui->term, (char *const *)(uintptr_t)argv, &status, err);
    wb_str_fini(&script);
    if (done && status != 0)
        return wb_fail(err, WB_FAILED, "Your editor (%s) ended with status %d; the answer is as it was.", command,
                       status);
    return done;
}

static bool take_back(struct wb_ui *ui, const struct wb_prompt *prompt, const char *path, size_t *left_out,
                      struct wb_error *err)
{
    struct wb_str raw = {0}, clean = {0};
    struct wb_span old;
    bool done = wb_file_read(path, MOST_BYTES, &raw, err);
    if (done) {
        *left_out = wb_clean(&clean, wb_str_text(&raw), raw.len, WB_CLEAN_KEEP);
        bool had_newline = wb_session_text(ui->session, prompt, "", &old) && old.len && old.data[old.len - 1] == '\n';
        if (!had_newline && clean.len && clean.data[clean.len - 1] == '\n') /* editors end a file with one */
            wb_str_splice(&clean, clean.len - 1, 1, "", 0);
        if (!wb_session_text(ui->session, prompt, "", &old))
            old = (struct wb_span){"", 0};
        if (old.len != clean.len || memcmp(old.data, wb_str_text(&clean), clean.len) != 0) {
            wb_session_break_undo(ui->session);
            done = wb_session_edit(ui->session, prompt, "", 0, old.len, wb_str_text(&clean), clean.len, err);
            wb_session_break_undo(ui->session);
        }
    }
    wb_str_fini(&raw);
    wb_str_fini(&clean);
    return done;
}

void wb_external_edit(struct wb_ui *ui, const struct wb_prompt *prompt)
{
    struct wb_error err = {0};
    struct wb_span text = {"", 0};
    const char *command = editor();
    if (!wb_types[prompt->field.type].many_lines) {
        wb_ui_say(ui, "Only longer texts open in an editor of your own.");
        return;
    }
    if (!command || !ui->term) {
        wb_ui_say(ui, "No editor is set. Put its name into the variable EDITOR, such as EDITOR=nano.");
        return;
    }
    char *dir = make_room();
    if (!dir) {
        wb_ui_warn(ui, "There is no room for the editor's file: %s.", strerror(errno));
        return;
    }
    char *path = wb_path_join(dir, "answer.txt");
    wb_session_text(ui->session, prompt, "", &text);
    size_t left_out = 0;
    bool done = wb_file_write(path, text.data, text.len, true, &err) && run(ui, command, path, &err) &&
                take_back(ui, prompt, path, &left_out, &err);
    wb_ui_outcome(ui, done, &err);
    if (done && left_out > 0)
        wb_ui_say(ui, "%zu unreadable %s left out of what your editor wrote.", left_out,
                  left_out == 1 ? "byte was" : "bytes were");
    clear_room(dir);
    free(path);
    free(dir);
}
