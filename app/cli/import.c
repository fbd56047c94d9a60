/* `import`: one's own export from another machine, or the comments of one's coach. A file is hostile until it was read:
 * size, depth and every type are looked at, and nothing is taken in before all of it was. */
#include "command.h"
#include "say.h"
#include "surroundings.h"

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "export/digest.h"

#include <math.h>
#include <stdlib.h>

enum { FILE_MAX = 64 * 1024 * 1024, TEXT_MAX = 64 * 1024 };

/* What one import did, in numbers. */
struct importing {
    struct wb_session *session;
    struct wb_store *store;
    int taken, newer, refused;
};

/* ------------------------------------------------------------------ the file */

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
        if (text[strspn(text, " \t\r\n\xEF\xBB\xBF")] == '<' && !from_html(&file))
            wb_fail(err, WB_INVALID, "%s is a web page, but no export of this program.", path);
        else if (!(json = wb_json_read(wb_str_text(&file), file.len, FILE_MAX, err)))
            wb_fail_context(err, "%s cannot be read as an export", path);
        if (!json)
            err->code = WB_FAILED; /* an input that cannot be read */
    }
    wb_str_fini(&file);
    return json;
}

/* The digest finds slips: a file cut off, edited, or damaged on its way. */
static bool is_whole(json_t *json)
{
    char digest[WB_DIGEST_HEX];
    struct wb_str rest = {0};
    const char *named = wb_json_string(json, "digest");
    if (!named)
        return false;
    char *wanted = wb_copy(named);
    json_object_del(json, "digest");
    wb_json_write(&rest, json);
    bool whole = strcmp(wb_digest_hex(wb_str_text(&rest), rest.len, digest), wanted) == 0;
    wb_str_fini(&rest);
    free(wanted);
    return whole;
}

/* ------------------------------------------------------------------ answers */

static int index_in(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (wb_same(names[i], name))
            return i;
    return -1;
}

static bool is_id(const char *text, bool dotted)
{
    size_t len = text ? strlen(text) : 0;
    if (len == 0 || len > 160)
        return false;
    for (; *text; text++)
        if (!((*text >= 'a' && *text <= 'z') || (*text >= '0' && *text <= '9') || *text == '-' ||
              (dotted && *text == '.')))
            return false;
    return true;
}

/* The wording that came with an answer, else as the prompt is worded now, else its label alone. */
static json_t *wording_of(struct importing *importing, const struct wb_prompt *prompt, const json_t *answer)
{
    const json_t *given = json_object_get(answer, "wording");
    if (json_is_object(given))
        return json_incref((json_t *)(uintptr_t)given);
    if (prompt)
        return wb_asked_wording(wb_session_reader(importing->session), prompt);
    json_t *wording = json_object();
    wb_json_set_text(wording, "type", "text");
    wb_json_set_text(wording, "label", wb_json_string(answer, "label"));
    return wording;
}

/* One answer as the store keeps it. False where it is not what an answer can be. */
static bool read_answer(struct importing *importing, const char *workbook, const json_t *answer, struct wb_kept *kept)
{
    const char *key = wb_json_string(answer, "prompt");
    const struct wb_prompt *prompt =
        is_id(key, true) ? wb_library_prompt(wb_session_library(importing->session), workbook, key) : NULL;
    const json_t *value = json_object_get(answer, "value");
    int state = index_in(wb_state_names, WB_STATE_COUNT, wb_json_string(answer, "state"));
    int sharing = index_in(wb_sharing_names, WB_SHARING_COUNT, wb_json_string(answer, "sharing"));
    double revision = wb_json_number(answer, "revision", 0), version = wb_json_number(answer, "workbook_version", 0);

    if (!is_id(key, true) || state < 0 || sharing < 0 || !(revision >= 1 && revision < 9e15) ||
        !(version >= 0 && version < 2e9))
        return false;
    *kept = (struct wb_kept){
        .workbook = workbook,
        .key = key,
        .state = (enum wb_state)state,
        .sharing = prompt && (int)prompt->sharing == sharing ? -1 : sharing,
        .asked_sharing = prompt ? (int)prompt->sharing : -1,
        .quote = json_is_true(json_object_get(answer, "quote")),
        .workbook_version = (int)version,
        .revision = (int64_t)revision,
    };
    if (!wb_instant_read(wb_json_string(answer, "at") ? wb_json_string(answer, "at") : "", &kept->at))
        return false;
    return !value || !prompt || wb_value_shape(prompt->field.type, value);
}

static bool import_answer(struct importing *importing, const char *workbook, const json_t *answer, struct wb_error *err)
{
    struct wb_kept kept;
    bool newer = false;
    if (!read_answer(importing, workbook, answer, &kept)) {
        importing->refused++;
        return true;
    }
    const struct wb_prompt *prompt = wb_library_prompt(wb_session_library(importing->session), workbook, kept.key);
    const json_t *value = json_object_get(answer, "value");
    json_t *wording = wording_of(importing, prompt, answer);
    char *value_text = value ? wb_json_text(value) : NULL, *wording_text = wb_json_text(wording);
    kept.value = value_text;
    kept.value_len = value_text ? strlen(value_text) : 0;
    kept.wording = wording_text;
    bool done = wb_store_import(importing->store, &kept, &newer, err);
    importing->taken += done;
    importing->newer += done && newer;
    free(value_text);
    free(wording_text);
    json_decref(wording);
    return done;
}

static bool import_answers(struct importing *importing, const json_t *json, struct wb_error *err)
{
    const json_t *books = json_object_get(json, "workbooks");
    for (size_t i = 0; i < json_array_size(books); i++) {
        const json_t *book = json_array_get(books, i), *answers = json_object_get(book, "answers");
        const char *id = wb_json_string(book, "workbook");
        for (size_t j = 0; j < json_array_size(answers); j++) {
            if (!is_id(id, false))
                importing->refused++;
            else if (!import_answer(importing, id, json_array_get(answers, j), err))
                return false;
        }
    }
    return true;
}

/* A data file without answers becomes the same person's, so that the coach meets one client and not two. */
static bool become(struct importing *importing, const json_t *json, struct wb_error *err)
{
    const char *person = wb_json_string(json_object_get(json, "person"), "id");
    const char *name = wb_json_string(json_object_get(json, "person"), "name");
    if (wb_same(person, wb_store_person(importing->store)))
        return true;
    if (wb_store_revision(importing->store) > 0) {
        wb_say("It was exported under another id than yours: from another machine of yours, let us hope, and not from "
               "somebody else. `workbook restore` brings back what was there before.");
        return true;
    }
    if (name && strlen(name) < TEXT_MAX && !wb_session_setting(importing->session, "name") &&
        !wb_session_set_setting(importing->session, "name", name, err))
        return false;
    return !is_id(person, false) || wb_store_adopt(importing->store, person, err);
}

static void say_answers(const struct importing *importing)
{
    struct wb_str line = {0};
    wb_add_count(&line, importing->taken, "answer", "answers");
    wb_str_addf(&line, " read; %d of them newer than yours, and shown now. Older ones stand in the history.",
                importing->newer);
    if (importing->refused)
        wb_str_addf(&line, " %d could not be read as answers and were left out.", importing->refused);
    wb_say("%s", wb_str_text(&line));
    wb_str_fini(&line);
}

static bool import_response(struct importing *importing, json_t *json, struct wb_error *err)
{
    if (!is_whole(json))
        return wb_fail(err, WB_FAILED,
                       "It was changed after it was exported, or damaged on its way. Nothing was taken in.");
    if (!become(importing, json, err) || !wb_store_begin(importing->store, err))
        return false;
    if (!import_answers(importing, json, err)) {
        wb_store_rollback(importing->store);
        return false;
    }
    if (!wb_store_commit(importing->store, err) || !wb_session_reload(importing->session, err))
        return false;
    say_answers(importing);
    return true;
}

/* ------------------------------------------------------------------ comments */

/* A comment that was taken in before, with what the person made of it. */
struct known {
    const char *id;
    char *reply;
    bool seen;
};

static bool look_at_comment(void *data, const struct wb_comment *comment)
{
    struct known *known = data;
    if (!wb_same(comment->id, known->id))
        return true;
    known->reply = wb_copy(comment->reply);
    known->seen = comment->seen;
    return false;
}

static bool import_comment(struct importing *importing, const json_t *json, const char *from, struct wb_error *err)
{
    static const char *const statuses[] = {"open", "replied", "closed"};
    struct wb_comment comment = {
        .id = wb_json_string(json, "id"),
        .workbook = wb_json_string(json, "workbook"),
        .key = wb_json_string(json, "prompt"),
        .text = wb_json_string(json, "text"),
        .status = wb_json_string(json, "status"),
        .from = from,
    };
    const char *at = wb_json_string(json, "at");
    bool good = is_id(comment.id, false) && is_id(comment.workbook, false) && is_id(comment.key, true) &&
                comment.text && strlen(comment.text) <= TEXT_MAX && at && wb_instant_read(at, &comment.at);
    if (index_in(statuses, 3, comment.status) < 0)
        comment.status = statuses[0];
    if (!good) {
        importing->refused++;
        return true;
    }
    struct known known = {.id = comment.id};
    if (!wb_store_comments(importing->store, look_at_comment, &known, err))
        return false;
    comment.reply = known.reply;
    comment.seen = known.seen;
    if (known.reply && wb_same(comment.status, "open"))
        comment.status = "replied";
    bool done = wb_store_put_comment(importing->store, &comment, err);
    importing->taken += done;
    free(known.reply);
    return done;
}

static bool import_comments(struct importing *importing, json_t *json, struct wb_error *err)
{
    const json_t *list = json_object_get(json, "comments");
    const char *to = wb_json_string(json, "to"), *from = wb_json_string(json, "from");
    if (!wb_same(to, wb_store_person(importing->store)))
        return wb_fail(err, WB_FAILED, "These comments are for somebody else; nothing was taken in. Tell your coach.");
    if (!wb_store_begin(importing->store, err))
        return false;
    for (size_t i = 0; i < json_array_size(list); i++)
        if (!import_comment(importing, json_array_get(list, i), from && strlen(from) <= 200 ? from : NULL, err)) {
            wb_store_rollback(importing->store);
            return false;
        }
    if (!wb_store_commit(importing->store, err))
        return false;
    struct wb_str line = {0};
    wb_add_count(&line, importing->taken, "comment", "comments");
    wb_str_add(&line, " from your coach: each stands beside your answer.");
    if (importing->refused)
        wb_str_addf(&line, " %d could not be read and were left out.", importing->refused);
    wb_say("%s", wb_str_text(&line));
    wb_str_fini(&line);
    return true;
}

/* ------------------------------------------------------------------ either */

static const struct {
    const char *format;
    bool (*import)(struct importing *importing, json_t *json, struct wb_error *err);
} formats[] = {{"careers-workbook/response", import_response}, {"careers-workbook/comments", import_comments}};

static bool import_json(const struct wb_run *run, struct importing *importing, json_t *json, struct wb_error *err)
{
    size_t i = 0, count = sizeof formats / sizeof *formats;
    const char *format = wb_json_string(json, "format");
    while (i < count && !wb_same(formats[i].format, format))
        i++;
    if (i == count)
        return wb_fail(err, WB_FAILED, "%s is neither an export of your answers nor your coach's comments.",
                       run->words[0]);
    if (wb_json_number(json, "version", 0) >= 2)
        return wb_fail(err, WB_NEWER, "%s was made by a newer version of this program; update yours to read it.",
                       run->words[0]);
    const char *busy = wb_session_read_only(importing->session);
    if (busy)
        return wb_fail(err, WB_BUSY, "%s. Close it there first: importing writes.", busy);
    return wb_session_check(importing->session, err) && formats[i].import(importing, json, err);
}

bool wb_cli_import(const struct wb_run *run, struct wb_error *err)
{
    json_t *json = read_json(run->words[0], err);
    struct wb_session *session = json ? wb_run_session(run, WB_TO_WRITE, err) : NULL;
    bool done = false;
    if (session) {
        struct importing importing = {.session = session, .store = wb_session_store(session)};
        done = import_json(run, &importing, json, err);
        done = wb_run_close(session, done, err);
    }
    json_decref(json);
    return done;
}
