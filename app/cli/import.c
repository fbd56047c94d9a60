/* `import`: one's own export from another machine, or the comments of one's coach. */
#include "command.h"
#include "say.h"
#include "surroundings.h"
#include "take_in.h"

#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "export/age.h"

enum { FILE_MAX = 64 * 1024 * 1024 };

/* The JSON of an HTML export stands between these; its writer escapes every "<", so the first end tag is the end. */
static bool from_html(struct wb_str *file)
{
    static const char tag[] = "id=\"response\">";
    const char *start = strstr(wb_str_text(file), tag), *end = start ? strstr(start, "</script") : NULL;
    if (!end)
        return false;
    start += strlen(tag);
    size_t len = (size_t)(end - start);
    memmove(file->data, start, len);
    file->len = len;
    file->data[len] = '\0';
    return true;
}

static json_t *read_json(const char *path, struct wb_error *err)
{
    struct wb_str file = {0};
    json_t *json = NULL;
    if (wb_file_read(path, FILE_MAX, &file, err)) {
        const char *text = wb_str_text(&file);
        if (file.len == 0)
            wb_fail(err, WB_INVALID, "%s is empty; ask for it again.", path);
        else if (wb_age_is((struct wb_span){text, file.len}))
            wb_fail(err, WB_INVALID, "%s is encrypted. Decrypt it first: age -d -i KEYS -o PLAIN %s", path, path);
        else if (text[strspn(text, " \t\r\n\xEF\xBB\xBF")] == '<' && !from_html(&file))
            wb_fail(err, WB_INVALID, "%s is a web page, but no export of this program.", path);
        else if (!(json = wb_json_read(wb_str_text(&file), file.len, FILE_MAX, err)))
            wb_fail_context(err, "%s cannot be read as an export", path);
        if (!json)
            err->code = WB_FAILED; /* an input that cannot be read */
    }
    wb_str_fini(&file);
    return json;
}

bool wb_cli_import(const struct wb_run *run, struct wb_error *err)
{
    json_t *json = read_json(run->words[0], err);
    struct wb_session *session = json ? wb_run_session(run, WB_TO_WRITE, err) : NULL;
    struct wb_str said = {0};
    bool done = false;
    if (session) {
        done = wb_take_in(session, json, run->words[0], &said, err);
        if (done)
            wb_say("%s", wb_str_text(&said));
        done = wb_run_close(session, done, err);
    }
    wb_str_fini(&said);
    json_decref(json);
    return done;
}
