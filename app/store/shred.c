/* Two passes over the text, nothing built: the head, which needs all of it checked, then the answers. SQLite's JSON
 * functions would build a tree for each look at a member. */
#include "shred.h"

#include "db.h"
#include "shape.h"

#include "base/json_in.h"

bool wb_not_a_response(struct wb_error *err, const char *what)
{
    return wb_fail(err, WB_INVALID, "it is not an export of this programme (%s)", what);
}

/* ------------------------------------------------------------------ the head */

enum { MOST_OF_AN_ID = 64 }; /* characters */

/* The last of a name counts, and no text where it is none. */
static void take_text(struct wb_span value, struct wb_str *out)
{
    wb_str_clear(out);
    wb_json_span_text(value, out);
}

static void read_person(struct wb_json_in *in, struct wb_response_head *head)
{
    if (!wb_json_enter(in, '{')) {
        wb_json_pass(in);
        return;
    }
    while (wb_json_more(in)) {
        struct wb_span key = wb_json_key(in), value = wb_json_pass(in);
        if (wb_json_named(key, "id"))
            take_text(value, &head->person);
        else if (wb_json_named(key, "name"))
            take_text(value, &head->name);
    }
}

/* How far the person is, added up over the workbooks. */
static void count_workbooks(struct wb_response_head *head)
{
    struct wb_json_in in = wb_json_in(head->workbooks);
    wb_json_enter(&in, '[');
    while (wb_json_more(&in)) {
        if (!wb_json_enter(&in, '{')) {
            wb_json_pass(&in);
            continue;
        }
        while (wb_json_more(&in)) {
            int64_t number = 0;
            struct wb_span key = wb_json_key(&in), value = wb_json_pass(&in);
            bool small = wb_json_span_integer(value, &number) && number >= 0 && number <= INT32_MAX;
            if (small && wb_json_named(key, "asked"))
                head->asked += number;
            else if (small && wb_json_named(key, "answered"))
                head->answered += number;
        }
    }
}

static size_t characters(const struct wb_str *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->len; i++)
        count += ((unsigned char)text->data[i] & 0xC0) != 0x80;
    return count;
}

static bool fits(const struct wb_response_head *head, struct wb_error *err)
{
    if (!head->person.len)
        return wb_not_a_response(err, "it does not say whose it is");
    if (characters(&head->person) > MOST_OF_AN_ID)
        return wb_not_a_response(err, "the id of the person in it is longer than 64 characters");
    if (head->revision < 0)
        return wb_not_a_response(err, "it has no revision");
    if (!wb_is_response_instant((struct wb_span){wb_str_text(&head->at), head->at.len}))
        return wb_not_a_response(err, "it has no date");
    if (head->workbooks.len == 0)
        return wb_not_a_response(err, "it holds no workbooks");
    return true;
}

bool wb_response_head(struct wb_span body, struct wb_response_head *head, struct wb_error *err)
{
    struct wb_json_in in = wb_json_in(body);
    *head = (struct wb_response_head){.revision = -1};
    bool object = wb_json_enter(&in, '{');
    while (object && wb_json_more(&in)) {
        struct wb_span key = wb_json_key(&in);
        if (wb_json_named(key, "person")) {
            read_person(&in, head);
            continue;
        }
        struct wb_span value = wb_json_pass(&in);
        if (wb_json_named(key, "revision"))
            wb_json_span_integer(value, &head->revision);
        else if (wb_json_named(key, "at"))
            take_text(value, &head->at);
        else if (wb_json_named(key, "next_session"))
            take_text(value, &head->next_session);
        else if (wb_json_named(key, "part") || wb_json_named(key, "only_changes"))
            head->part = head->part || (value.len && (value.data[0] == '{' || value.data[0] == 't'));
        else if (wb_json_named(key, "workbooks") && value.len && value.data[0] == '[')
            head->workbooks = value;
    }
    if (!object || !wb_json_done(&in))
        return wb_not_a_response(err, "what it holds is no JSON");
    count_workbooks(head);
    return fits(head, err);
}

void wb_response_head_fini(struct wb_response_head *head)
{
    wb_str_fini(&head->person);
    wb_str_fini(&head->name);
    wb_str_fini(&head->at);
    wb_str_fini(&head->next_session);
}

/* ------------------------------------------------------------------ the answers */

struct shredding {
    struct wb_store *store;
    int64_t response, answers;
    struct wb_str book, text; /* its id; room for other texts */
    struct wb_error *err;
};

static void take_members(struct wb_json_in *in, const char *const *names, size_t count, struct wb_span *out)
{
    for (size_t i = 0; i < count; i++)
        out[i] = (struct wb_span){0};
    while (wb_json_more(in)) {
        struct wb_span key = wb_json_key(in), value = wb_json_pass(in);
        for (size_t i = 0; i < count; i++)
            if (wb_json_named(key, names[i]))
                out[i] = value;
    }
}

/* Binds a text with its escapes undone; most have none, and are bound where they stand. */
static void bind_text(struct shredding *s, sqlite3_stmt *statement, int at, struct wb_span value)
{
    if (!memchr(value.data, '\\', value.len)) {
        wb_db_bind_span(statement, at, value.data + 1, value.len - 2);
        return;
    }
    wb_str_clear(&s->text);
    wb_json_span_text(value, &s->text);
    sqlite3_bind_text64(statement, at, wb_str_text(&s->text), s->text.len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/* The id of the row that `find` finds; made by `make` where there is none. Both take the same bindings. */
typedef void bind_names(struct shredding *s, sqlite3_stmt *statement, const void *of);

static bool id_of(struct shredding *s, enum wb_sql find, enum wb_sql make, bind_names *bind, const void *of,
                  int64_t *id)
{
    const enum wb_sql both[] = {find, make};
    for (size_t i = 0; i < 2; i++) {
        sqlite3_stmt *row = wb_db_use(s->store, both[i], s->err);
        if (!row)
            return false;
        bind(s, row, of);
        int result = wb_db_step(s->store, row, s->err);
        if (result == SQLITE_ROW)
            *id = sqlite3_column_int64(row, 0);
        wb_db_done(row);
        if (result != SQLITE_DONE)
            return result == SQLITE_ROW;
    }
    return false;
}

static void bind_question(struct shredding *s, sqlite3_stmt *statement, const void *of)
{
    const struct wb_span *answer = of;
    wb_db_bind_span(statement, 1, s->book.data, s->book.len);
    bind_text(s, statement, 2, answer[GIVEN_PROMPT]);
}

static void add_or_null(struct wb_str *out, struct wb_span value)
{
    if (value.len)
        wb_str_add_n(out, value.data, value.len);
    else
        wb_str_add(out, "null");
}

/* The author's own choices: one that came from an answer of the person's ("from") stays out. */
static void add_scale_choices(struct wb_str *out, struct wb_span choices)
{
    static const char *const names[] = {"id", "label", "from"};
    struct wb_json_in in = wb_json_in(choices);
    const char *comma = "";
    wb_str_add_char(out, '[');
    if (wb_json_enter(&in, '[')) {
        while (wb_json_more(&in)) {
            struct wb_span found[3];
            if (!wb_json_enter(&in, '{')) {
                wb_json_pass(&in);
                continue;
            }
            take_members(&in, names, 3, found);
            if (found[2].len)
                continue;
            wb_str_addf(out, "%s{\"id\":", comma);
            add_or_null(out, found[0]);
            wb_str_add(out, ",\"label\":");
            add_or_null(out, found[1]);
            wb_str_add_char(out, '}');
            comma = ",";
        }
    }
    wb_str_add_char(out, ']');
}

/* Of each word what it says for everybody. */
static void add_scale_words(struct wb_str *out, struct wb_span words)
{
    static const char *const names[] = {"otherwise"};
    struct wb_json_in in = wb_json_in(words);
    const char *comma = "";
    wb_str_add_char(out, '{');
    if (wb_json_enter(&in, '{')) {
        while (wb_json_more(&in)) {
            struct wb_span key = wb_json_key(&in), otherwise = {0};
            if (wb_json_enter(&in, '{'))
                take_members(&in, names, 1, &otherwise);
            else
                wb_json_pass(&in);
            wb_str_addf(out, "%s\"%.*s\":{\"otherwise\":", comma, (int)key.len, key.data);
            add_or_null(out, otherwise);
            wb_str_add_char(out, '}');
            comma = ",";
        }
    }
    wb_str_add_char(out, '}');
}

/* What an answer was asked on, of its wording: type, label, scale and the author's own choices. What a wording took
 * from the answers of the person stays out, so that thousands of people share a few of these. In the form that the
 * schema's second version gave the rows it found. */
static void scale_of(struct wb_span wording, struct wb_str *out)
{
    static const char *const names[] = {"type", "label", "range", "choices", "words"};
    struct wb_span found[5];
    struct wb_json_in in = wb_json_in(wording);
    wb_json_enter(&in, '{');
    take_members(&in, names, 5, found);
    for (size_t i = 0; i < 3; i++) {
        wb_str_addf(out, "%s\"%s\":", i ? "," : "{", names[i]);
        add_or_null(out, found[i]);
    }
    wb_str_add(out, ",\"choices\":");
    add_scale_choices(out, found[3]);
    wb_str_add(out, ",\"words\":");
    add_scale_words(out, found[4]);
    wb_str_add_char(out, '}');
}

static void bind_scale(struct shredding *s, sqlite3_stmt *statement, const void *of)
{
    const struct wb_str *text = of;
    (void)s;
    wb_db_bind_span(statement, 1, text->data, text->len);
}

/* 0: none, for an answer that may not be counted or does not say how it was asked. */
static bool find_scale(struct shredding *s, const struct wb_span *answer, int64_t *scale)
{
    *scale = 0;
    if (!wb_json_named(answer[GIVEN_SHARING], "\"report\"") || !answer[GIVEN_WORDING].len ||
        answer[GIVEN_WORDING].data[0] != '{')
        return true;
    struct wb_str text = {0};
    scale_of(answer[GIVEN_WORDING], &text);
    bool found = id_of(s, WB_SQL_SCALE_OF, WB_SQL_SCALE_NEW, bind_scale, &text, scale);
    wb_str_fini(&text);
    return found;
}

/* All of it was looked at before (wb_given_wrong). */
static void bind_answer(struct shredding *s, sqlite3_stmt *row, const struct wb_span *answer)
{
    int64_t revision = 0;
    wb_json_span_integer(answer[GIVEN_REVISION], &revision);
    bind_text(s, row, 3, answer[GIVEN_STATE]);
    bind_text(s, row, 4, answer[GIVEN_SHARING]);
    sqlite3_bind_int(row, 5, answer[GIVEN_QUOTE].len > 0);
    sqlite3_bind_int64(row, 6, revision);
    bind_text(s, row, 7, answer[GIVEN_AT]);
    bind_text(s, row, 8, answer[GIVEN_LABEL]);
    wb_db_bind_span(row, 9, answer[GIVEN_VALUE].data, answer[GIVEN_VALUE].len);
}

/* A question that stands in one response twice breaks the table's key: the file is to blame, not the caseload. */
static bool put_answer(struct shredding *s, const struct wb_span *answer)
{
    int64_t question, scale;
    const char *wrong = wb_given_wrong(answer);
    if (wrong)
        return wb_not_a_response(s->err, wrong);
    if (!id_of(s, WB_SQL_QUESTION_OF, WB_SQL_QUESTION_NEW, bind_question, answer, &question) ||
        !find_scale(s, answer, &scale))
        return false;
    sqlite3_stmt *row = wb_db_use(s->store, WB_SQL_GIVEN_NEW, s->err);
    if (!row)
        return false;
    bind_answer(s, row, answer);
    sqlite3_bind_int64(row, 1, s->response);
    sqlite3_bind_int64(row, 2, question);
    if (scale)
        sqlite3_bind_int64(row, 10, scale);
    int result = sqlite3_step(row) & 0xFF;
    if (result == SQLITE_CONSTRAINT)
        wb_not_a_response(s->err, "a question is answered in it twice");
    else if (result != SQLITE_DONE)
        wb_db_fail(s->store, s->err);
    wb_db_done(row);
    s->answers += result == SQLITE_DONE && answer[GIVEN_VALUE].len > 0;
    return result == SQLITE_DONE;
}

static bool put_answers(struct shredding *s, struct wb_span answers)
{
    struct wb_json_in in = wb_json_in(answers);
    if (!wb_json_enter(&in, '['))
        return wb_not_a_response(s->err, "a workbook in it has no answers");
    while (wb_json_more(&in)) {
        struct wb_span answer[GIVEN_MEMBERS];
        if (!wb_json_enter(&in, '{'))
            return wb_not_a_response(s->err, "an answer in it is none");
        take_members(&in, wb_given_names, GIVEN_MEMBERS, answer);
        if (!put_answer(s, answer))
            return false;
    }
    return true;
}

bool wb_response_shred(struct wb_store *store, struct wb_span workbooks, int64_t response, int64_t *answers,
                       struct wb_error *err)
{
    static const char *const names[] = {"workbook", "answers", "version"};
    struct shredding s = {.store = store, .response = response, .err = err};
    struct wb_json_in in = wb_json_in(workbooks);
    bool done = wb_json_enter(&in, '[');
    while (done && wb_json_more(&in)) {
        struct wb_span found[3] = {0};
        int64_t version;
        done = wb_json_enter(&in, '{');
        if (done)
            take_members(&in, names, 3, found);
        wb_str_clear(&s.book);
        if (!done || !wb_json_span_text(found[0], &s.book) || !s.book.len)
            done = wb_not_a_response(err, "a workbook in it has no name");
        else if (found[2].len && !wb_json_span_integer(found[2], &version))
            done = wb_not_a_response(err, "a workbook in it has a version that is none");
        else
            done = put_answers(&s, found[1]);
    }
    wb_str_fini(&s.book);
    wb_str_fini(&s.text);
    *answers = s.answers;
    return done;
}
