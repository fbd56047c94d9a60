/* Results and messages. */
#include "say.h"

#include "base/file.h"
#include "base/text.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void wb_say(const char *format, ...)
{
    struct wb_str raw = {0}, clean = {0};
    va_list args;

    va_start(args, format);
    wb_str_vaddf(&raw, format, args);
    va_end(args);
    wb_add_clean(&clean, wb_str_text(&raw));
    dprintf(STDERR_FILENO, "%s\n", wb_str_text(&clean)); /* where this fails there is nobody to tell */
    wb_str_fini(&raw);
    wb_str_fini(&clean);
}

void wb_say_error(const struct wb_error *err)
{
    size_t len = strlen(err->text), word = strcspn(err->text, " ");
    if (!len)
        return;
    /* A file or an option that begins the sentence keeps its spelling. */
    bool name = strcspn(err->text, "/.-_`\"") < word;
    char first = err->text[0];
    if (!name && first >= 'a' && first <= 'z')
        first = (char)(first - 'a' + 'A');
    wb_say("%c%s%s", first, err->text + 1, strchr(".?!)\n", err->text[len - 1]) ? "" : ".");
}

bool wb_result(const char *data, size_t len, struct wb_error *err)
{
    if ((fcntl(STDOUT_FILENO, F_GETFL) & O_ACCMODE) == O_RDONLY) /* as wb_surroundings_prepare leaves a closed one */
        return wb_fail(err, WB_FAILED, "Standard output is closed, so there was nowhere to write to.");
    return wb_file_write("-", data, len, true, err);
}

bool wb_result_str(struct wb_str *text, struct wb_error *err)
{
    bool done = wb_result(wb_str_text(text), text->len, err);
    wb_str_clear(text);
    return done;
}

void wb_add_clean(struct wb_str *out, const char *text)
{
    if (text)
        wb_clean(out, text, strlen(text), WB_CLEAN_TERMINAL);
}

void wb_add_line(struct wb_str *out, const char *text)
{
    size_t from = out->len;
    wb_add_clean(out, text);
    for (size_t i = from; i < out->len; i++)
        if (out->data[i] == '\n')
            out->data[i] = ' ';
}

int wb_result_columns(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 20)
        return 0;
    return size.ws_col < 80 ? size.ws_col : 80;
}

static void add_row(struct wb_str *out, int indent, const char *data, size_t len)
{
    if (len)
        wb_str_addf(out, "%*s", indent, "");
    wb_str_add_n(out, data, len);
    wb_str_add_char(out, '\n');
}

void wb_add_wrapped(struct wb_str *out, int indent, const char *text, int columns)
{
    struct wb_str clean = {0};
    wb_add_clean(&clean, text);
    while (clean.len && clean.data[clean.len - 1] == '\n')
        clean.data[--clean.len] = '\0';
    int width = columns > indent + 10 ? columns - indent : 0;
    for (size_t at = 0; at < clean.len;) {
        size_t shown, next;
        if (width) {
            next = wb_row_end(clean.data, clean.len, at, width, &shown);
        } else {
            shown = at + strcspn(clean.data + at, "\n");
            next = shown < clean.len ? shown + 1 : shown;
        }
        add_row(out, indent, clean.data + at, shown - at);
        at = next;
    }
    if (!clean.len)
        wb_str_add_char(out, '\n');
    wb_str_fini(&clean);
}

void wb_add_count(struct wb_str *out, int count, const char *one, const char *several)
{
    wb_str_addf(out, "%d %s", count, count == 1 ? one : several);
}
