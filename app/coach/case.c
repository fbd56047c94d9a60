/* One client's answers: as they came, with what they were when the coach read last. */
#include "base/text.h"
#include "inside.h"

#include <stdlib.h>

json_t *wb_coach_response(struct wb_coach *coach, const char *person, bool read)
{
    struct wb_str body = {0};
    json_t *tree = NULL;
    if (wb_caseload_response(coach->store, wb_coach_row(coach, person), read, &body, NULL))
        tree = wb_json_read(body.data, body.len, SIZE_MAX, NULL);
    wb_str_fini(&body);
    return tree;
}

/* What came is hostile in its values too: what does not fit its own wording is shown as JSON, never handed to code that
 * expects a type. */
static const char *text_of(const json_t *answer, struct wb_arena *arena)
{
    const json_t *value = json_object_get(answer, "value");
    struct wb_error why = {0};
    struct wb_str text = {0};
    if (!value)
        return "";
    const struct wb_asked *asked = wb_asked_as_given(json_object_get(answer, "wording"), NULL, NULL, arena);
    if (asked && wb_value_fits(asked, value, &why))
        wb_value_text(asked, value, &text);
    else if (json_is_string(value))
        wb_str_add(&text, json_string_value(value));
    else
        wb_json_write(&text, value);
    while (text.len && text.data[text.len - 1] == '\n')
        wb_str_splice(&text, text.len - 1, 1, "", 0);
    const char *shown = wb_coach_visible(wb_str_text(&text), arena);
    wb_str_fini(&text);
    return shown;
}

const json_t *wb_coach_find_answer(const json_t *response, const char *workbook, const char *key)
{
    const json_t *books = json_object_get(response, "workbooks");
    for (size_t i = 0; i < json_array_size(books); i++) {
        const json_t *book = json_array_get(books, i), *answers = json_object_get(book, "answers");
        if (!wb_same(wb_json_string(book, "workbook"), workbook))
            continue;
        for (size_t j = 0; j < json_array_size(answers); j++)
            if (wb_same(wb_json_string(json_array_get(answers, j), "prompt"), key))
                return json_array_get(answers, j);
    }
    return NULL;
}

static enum wb_sharing sharing_of(const json_t *answer)
{
    return wb_json_is(json_object_get(answer, "sharing"), wb_sharing_names[WB_REPORT]) ? WB_REPORT : WB_COACH;
}

/* What an answer is compared with: what the coach read last, and up to which revision. */
struct reading {
    const json_t *before;
    int64_t revision;
    struct wb_arena *arena;
};

static struct wb_case_answer read_answer(const json_t *book, const json_t *answer, const struct reading *reading)
{
    struct wb_arena *arena = reading->arena;
    const char *at = wb_json_string(answer, "at");
    struct wb_case_answer out = {
        .workbook = wb_coach_visible(wb_json_string(book, "workbook"), arena),
        .key = wb_coach_visible(wb_json_string(answer, "prompt"), arena),
        .section = wb_coach_visible(wb_json_string(answer, "section"), arena),
        .exercise = wb_coach_visible(wb_json_string(answer, "exercise"), arena),
        .label = wb_coach_visible(wb_json_string(answer, "label"), arena),
        .state = wb_coach_visible(wb_json_string(answer, "state"), arena),
        .value = json_object_get(answer, "value"),
        .text = text_of(answer, arena),
        .sharing = sharing_of(answer),
        .quote = json_is_true(json_object_get(answer, "quote")),
        .revision = (int64_t)wb_json_number(answer, "revision", 0),
    };
    if (at)
        wb_instant_read(at, &out.at);
    const json_t *old = wb_coach_find_answer(reading->before, out.workbook, out.key);
    out.before = old ? text_of(old, arena) : NULL;
    out.new_ = out.revision > reading->revision && !old;
    out.changed = old && !wb_same(out.before, out.text);
    return out;
}

static size_t count_answers(const json_t *response)
{
    const json_t *books = json_object_get(response, "workbooks");
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(books); i++)
        count += json_array_size(json_object_get(json_array_get(books, i), "answers"));
    return count;
}

static void read_answers(const json_t *response, const struct reading *reading, struct wb_case *out)
{
    const json_t *books = json_object_get(response, "workbooks");
    struct wb_case_answer *list = wb_arena_alloc_array(reading->arena, count_answers(response) + 1, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(books); i++) {
        const json_t *book = json_array_get(books, i), *answers = json_object_get(book, "answers");
        for (size_t j = 0; j < json_array_size(answers); j++)
            list[count++] = read_answer(book, json_array_get(answers, j), reading);
    }
    out->answers = list;
    out->answer_count = count;
}

bool wb_coach_case(struct wb_coach *coach, const char *client, struct wb_arena *arena, struct wb_case *out,
                   struct wb_error *err)
{
    struct wb_case found = {0};
    if (!wb_coach_client(coach, client, arena, &found.client, err))
        return false;
    json_t *response = wb_coach_response(coach, found.client.id, false);
    json_t *before = wb_coach_response(coach, found.client.id, true);
    if (!response) {
        json_decref(before);
        return wb_fail(err, WB_DATA, "The export of %s cannot be read any more.", found.client.shown);
    }
    const struct reading reading = {
        before, wb_caseload_read_revision(coach->store, wb_coach_row(coach, found.client.id)), arena};
    read_answers(response, &reading, &found);
    found.read = before != NULL;
    found.response = response;
    json_decref(before);
    *out = found;
    return true;
}

void wb_case_fini(struct wb_case *one)
{
    json_decref((json_t *)(uintptr_t)one->response);
    *one = (struct wb_case){0};
}

/* ------------------------------------------------------------------ the same prompt over time */

struct over_time {
    const char *workbook, *key;
    struct wb_arena *arena;
    struct wb_case_moment *list;
    size_t count, capacity;
};

static bool gather_moment(void *data, struct wb_instant at, const char *body, size_t len)
{
    struct over_time *over = data;
    json_t *response = wb_json_read(body, len, SIZE_MAX, NULL);
    const json_t *answer = wb_coach_find_answer(response, over->workbook, over->key);
    if (answer) {
        const char *text = text_of(answer, over->arena);
        if (over->count == 0 || !wb_same(over->list[over->count - 1].text, text)) {
            over->list = wb_grow(over->list, over->count, &over->capacity, sizeof *over->list);
            over->list[over->count++] = (struct wb_case_moment){at, text};
        }
    }
    json_decref(response);
    return true;
}

bool wb_coach_over_time(struct wb_coach *coach, const char *client, const char *workbook, const char *key,
                        struct wb_arena *arena, const struct wb_case_moment **list, size_t *count, struct wb_error *err)
{
    struct over_time over = {workbook, key, arena, NULL, 0, 0};
    bool done = wb_caseload_responses(coach->store, wb_coach_row(coach, client), gather_moment, &over, err);
    if (done) {
        struct wb_case_moment *kept = wb_arena_alloc_array(arena, over.count + 1, sizeof *kept);
        if (over.count)
            memcpy(kept, over.list, over.count * sizeof *kept);
        *list = kept;
        *count = over.count;
    }
    free(over.list);
    return done;
}
