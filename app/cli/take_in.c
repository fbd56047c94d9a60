#include "take_in.h"

#include "say.h"

#include "base/mem.h"
#include "base/text.h"
#include "export/digest.h"
#include "session/comments.h"

#include <math.h>
#include <stdlib.h>

enum { TEXT_MAX = 64 * 1024 };

/* What one import did, in numbers and in words. */
struct importing {
    struct wb_session *session;
    struct wb_store *store;
    struct wb_str *said;
    int taken, newer, refused, older;
    int64_t revision; /* of a file of comments */
    struct wb_str apart; /* comments on what is not asked here, in full: they stand beside no answer */
};

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

/* Whether it is what the schema of responses takes for a value. Whatever else were taken in would leave again with the
 * next export, which the coach's program would then refuse whole. */
static bool is_value(const json_t *value)
{
    const char *key;
    json_t *member;
    bool fits = value && !json_is_null(value);
    for (size_t i = 0; i < json_array_size(value); i++) {
        member = json_array_get(value, i);
        fits = fits && (json_is_string(member) || json_is_object(member));
    }
    json_object_foreach((json_t *)(uintptr_t)value, key, member)
    {
        fits = fits && (json_is_number(member) || json_is_null(member) || json_is_string(member));
    }
    return fits;
}

/* The prompt that asks it here, be it under another id since; one that could not hold the value is not it. */
static const struct wb_prompt *asked_here(const struct importing *importing, const char *workbook, const char *key,
                                          const json_t *value)
{
    const struct wb_workbook *book = wb_library_book(wb_session_library(importing->session), workbook);
    const struct wb_prompt *prompt = book ? wb_workbook_prompt(book, key) : NULL;
    if (prompt || !book)
        return prompt;
    prompt = wb_workbook_was(book, key);
    return prompt && (!value || wb_value_shape(prompt->field.type, value)) ? prompt : NULL;
}

/* One answer as the store keeps it, and the prompt that it goes to (NULL: none). False where it is not what an answer
 * can be. */
static bool read_answer(struct importing *importing, const char *workbook, const json_t *answer, struct wb_kept *kept,
                        const struct wb_prompt **out)
{
    const char *key = wb_json_string(answer, "prompt");
    const json_t *value = json_object_get(answer, "value");
    const struct wb_prompt *prompt = *out = is_id(key, true) ? asked_here(importing, workbook, key, value) : NULL;
    int state = index_in(wb_state_names, WB_STATE_COUNT, wb_json_string(answer, "state"));
    int sharing = index_in(wb_sharing_names, WB_SHARING_COUNT, wb_json_string(answer, "sharing"));
    double revision = wb_json_number(answer, "revision", 0), version = wb_json_number(answer, "workbook_version", 0);

    if (!is_id(key, true) || state < 0 || sharing < 0 || !(revision >= 1 && revision < 9e15) ||
        !(version >= 0 && version < 2e9))
        return false;
    *kept = (struct wb_kept){
        .workbook = workbook,
        .key = prompt ? prompt->key : key,
        .came_as = prompt && !wb_same(prompt->key, key) ? key : NULL,
        .state = (enum wb_state)state,
        .sharing = prompt && (int)prompt->sharing == sharing ? -1 : sharing,
        .asked_sharing = prompt ? (int)prompt->sharing : -1,
        .quote = json_is_true(json_object_get(answer, "quote")),
        .workbook_version = (int)version,
        .revision = (int64_t)revision,
    };
    if (!wb_instant_read(wb_json_string(answer, "at") ? wb_json_string(answer, "at") : "", &kept->at))
        return false;
    return !value || (is_value(value) && (!prompt || wb_value_shape(prompt->field.type, value)));
}

static bool import_answer(struct importing *importing, const char *workbook, const json_t *answer, struct wb_error *err)
{
    const struct wb_prompt *prompt;
    struct wb_kept kept;
    bool newer = false;
    if (!read_answer(importing, workbook, answer, &kept, &prompt)) {
        importing->refused++;
        return true;
    }
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
        wb_str_add(importing->said,
                   "It was exported under another id than yours: from another machine of yours, let us hope, "
                   "and not from somebody else. `workbook restore` brings back what was there before.\n");
        return true;
    }
    if (name && strlen(name) < TEXT_MAX && !wb_session_setting(importing->session, "name") &&
        !wb_session_set_setting(importing->session, "name", name, err))
        return false;
    return !is_id(person, false) || wb_store_adopt(importing->store, person, err);
}

static void say_answers(const struct importing *importing)
{
    struct wb_str *line = importing->said;
    wb_add_count(line, importing->taken, "answer", "answers");
    wb_str_addf(line, " read; %d of them newer than yours, and shown now. Older ones stand in the history.",
                importing->newer);
    if (importing->refused)
        wb_str_addf(line, " %d could not be read as %s left out.", importing->refused,
                    importing->refused == 1 ? "an answer and was" : "answers and were");
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

/* A comment that was taken in before, with what the person made of it. Ids are random: one that is known came from the
 * same caseload, whose revisions say which file is the later one, whenever they are read. */
struct known {
    char *reply;
    bool seen;
    int64_t revision;
};

static bool look_at_comment(void *data, const struct wb_comment *comment)
{
    struct known *known = data;
    known->reply = wb_copy(comment->reply);
    known->seen = comment->seen;
    known->revision = comment->revision;
    return false;
}

static void keep_apart(struct importing *importing, const struct wb_comment *comment)
{
    if (!wb_session_commented(importing->session, comment))
        wb_str_addf(&importing->apart, "\nOn a question that you are not asked now (%s/%s): %s", comment->workbook,
                    comment->key, comment->text);
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
        .revision = importing->revision,
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
    struct known known = {0};
    if (!wb_store_comment(importing->store, comment.id, look_at_comment, &known, err))
        return false;
    if (known.revision > comment.revision) {
        importing->older++;
        free(known.reply);
        return true;
    }
    comment.reply = known.reply;
    comment.seen = known.seen;
    if (known.reply && wb_same(comment.status, "open"))
        comment.status = "replied";
    bool done = wb_store_put_comment(importing->store, &comment, err);
    importing->taken += done;
    keep_apart(importing, &comment);
    free(known.reply);
    return done;
}

static void say_comments(const struct importing *importing)
{
    struct wb_str *line = importing->said;
    if (importing->taken) {
        wb_add_count(line, importing->taken, "comment", "comments");
        wb_str_add(line, " from your coach: each stands beside your answer.");
    } else if (importing->older == 0) {
        wb_str_add(line, "There is no comment in it.");
    }
    if (importing->older) {
        wb_str_add(line, importing->taken ? " " : "");
        wb_add_count(line, importing->older, "comment", "comments");
        wb_str_addf(line, " in it %s older than what you have, from a later file of your coach's, which stays as it is.",
                    importing->older == 1 ? "is" : "are");
    }
    if (importing->refused)
        wb_str_addf(line, " %d could not be read and %s left out.", importing->refused,
                    importing->refused == 1 ? "was" : "were");
    wb_str_add(line, wb_str_text(&importing->apart));
}

static bool import_comments(struct importing *importing, json_t *json, struct wb_error *err)
{
    const json_t *list = json_object_get(json, "comments");
    const char *to = wb_json_string(json, "to"), *from = wb_json_string(json, "from");
    double revision = wb_json_number(json, "revision", 0);
    importing->revision = revision > 0 && revision < 9e15 ? (int64_t)revision : 0;
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
    say_comments(importing);
    return true;
}

/* ------------------------------------------------------------------ either */

static const struct {
    const char *format;
    bool (*import)(struct importing *importing, json_t *json, struct wb_error *err);
} formats[] = {{"careers-workbook/response", import_response}, {"careers-workbook/comments", import_comments}};

bool wb_take_in(struct wb_session *session, json_t *json, const char *name, struct wb_str *said, struct wb_error *err)
{
    struct importing importing = {.session = session, .store = wb_session_store(session), .said = said};
    size_t i = 0, count = sizeof formats / sizeof *formats;
    const char *format = wb_json_string(json, "format");
    while (i < count && !wb_same(formats[i].format, format))
        i++;
    if (i == count)
        return wb_fail(err, WB_FAILED, "%s is neither an export of your answers nor your coach's comments.", name);
    if (wb_json_number(json, "version", 0) >= 2)
        return wb_fail(err, WB_NEWER, "%s was made by a newer version of this program; update yours to read it.", name);
    const char *busy = wb_session_read_only(session);
    if (busy)
        return wb_fail(err, WB_BUSY, "%s. Close it there first: importing writes.", busy);
    bool done = wb_session_check(session, err) && formats[i].import(&importing, json, err);
    wb_str_fini(&importing.apart);
    return done;
}
