/* What a changed workbook would do to the answers in the data file: each answer that it would meet in another way, and
 * how. Nothing is written; the answers are read as they are. */
#include "author.h"
#include "rehearse.h"
#include "say.h"
#include "surroundings.h"

#include "base/json.h"
#include "base/mem.h"
#include "workbook/asked.h"
#include "workbook/type.h"

#include <math.h>

struct meeting {
    const struct wb_workbook *book; /* as it would be */
    struct wb_session *session;     /* as it is */
    struct wb_str *out;
    int met, changed;
};

static void say(struct meeting *m, const char *key, const char *what)
{
    wb_str_add(m->out, "  ");
    wb_add_line(m->out, key);
    wb_str_addf(m->out, ": %s\n", what);
}

static bool offers(const struct wb_field *field, const char *id)
{
    if (wb_same(id, "other"))
        return field->or_other;
    for (size_t i = 0; i < field->choice_count; i++)
        if (wb_same(field->choices[i].id, id))
            return true;
    return field->choice_count == 0; /* they come from another answer: not the author's to take away */
}

/* An id that the value holds and the field offers no more; NULL where all are there. */
static const char *lost_choice(const struct wb_field *field, const json_t *value)
{
    const char *id;
    const json_t *one;
    size_t i;
    if (json_is_string(value) && field->type == WB_SELECT_ONE)
        return offers(field, json_string_value(value)) ? NULL : json_string_value(value);
    if (json_is_array(value) && field->type != WB_TABLE)
        for (i = 0; i < json_array_size(value); i++) {
            one = json_array_get(value, i);
            if (json_is_string(one) && !offers(field, json_string_value(one)))
                return json_string_value(one);
        }
    if (json_is_object(value) && field->type == WB_RATINGS)
        for (void *at = json_object_iter((json_t *)(uintptr_t)value); at;
             at = json_object_iter_next((json_t *)(uintptr_t)value, at)) {
            id = json_object_iter_key(at);
            if (!offers(field, id))
                return id;
        }
    return NULL;
}

/* A column that a row says something in and the table has no more; NULL where all are there. */
static const char *lost_column(const struct wb_prompt *prompt, const json_t *value)
{
    for (size_t i = 0; prompt->field.type == WB_TABLE && i < json_array_size(value); i++) {
        json_t *row = json_array_get(value, i);
        for (void *at = json_object_iter(row); at; at = json_object_iter_next(row, at)) {
            bool there = wb_same(json_object_iter_key(at), "id");
            for (size_t j = 0; j < prompt->column_count && !there; j++)
                there = wb_same(json_object_iter_key(at), prompt->columns[j].id);
            if (!there)
                return json_object_iter_key(at);
        }
    }
    return NULL;
}

static bool same_range(const struct wb_field *field, const json_t *wording)
{
    const json_t *range = json_object_get(wording, "range");
    if (!range || !field->range.given)
        return true;
    return fabs(wb_json_number(range, "start", field->range.start) - field->range.start) < 1e-9 &&
           fabs(wb_json_number(range, "end", field->range.end) - field->range.end) < 1e-9;
}

static void compare(struct meeting *m, const struct wb_answer *answer, const struct wb_prompt *prompt,
                    const char *old_key)
{
    const struct wb_field *field = &prompt->field;
    const char *given_as = wb_json_string(answer->wording, "type"), *label = wb_json_string(answer->wording, "label");
    const char *lost = lost_choice(field, answer->value), *column = lost_column(prompt, answer->value);
    if (!wb_same(old_key, prompt->key)) {
        struct wb_str line = {0};
        wb_str_addf(&line, "is %s now; the answer and its history follow", prompt->key);
        say(m, old_key, wb_str_text(&line));
        wb_str_fini(&line);
    }
    if (prompt->retired)
        say(m, old_key, "is asked no more; the answer stays readable under Earlier questions, and in exports");
    else if (given_as && !wb_same(given_as, wb_types[field->type].name) && !wb_value_shape(field->type, answer->value))
        say(m, old_key, "is of another type, which cannot hold the answer; it is kept as it was given");
    else if (given_as && !wb_same(given_as, wb_types[field->type].name))
        say(m, old_key, "is of another type, which takes the answer over");
    else if (!same_range(field, answer->wording))
        say(m, old_key, "has another scale; what was given stays on its own, and the two are never pooled");
    if (lost) {
        struct wb_str line = {0};
        wb_str_add(&line, "no longer offers what was chosen (");
        wb_add_line(&line, lost);
        wb_str_add(&line, "); the answer is kept");
        say(m, old_key, wb_str_text(&line));
        wb_str_fini(&line);
    }
    if (column) {
        struct wb_str line = {0};
        wb_str_add(&line, "no longer has a column that was filled in (");
        wb_add_line(&line, column);
        wb_str_add(&line, "); the answer is kept");
        say(m, old_key, wb_str_text(&line));
        wb_str_fini(&line);
    }
    if (label && !wb_same(label, field->label))
        say(m, old_key, "is worded anew; what was answered keeps the wording it was given under");
}

static void meet(struct meeting *m, const struct wb_prompt *old)
{
    const struct wb_answer *answer = wb_session_answer(m->session, old);
    if (!answer || !answer->value)
        return;
    const struct wb_prompt *now = wb_workbook_prompt(m->book, old->key);
    if (!now)
        now = wb_workbook_was(m->book, old->key);
    size_t before = m->out->len;
    m->met++;
    if (now)
        compare(m, answer, now, old->key);
    else
        say(m, old->key, "is gone; the answer stays readable under Earlier questions, and in exports");
    m->changed += m->out->len != before;
}

bool wb_rehearse_answers(const struct wb_run *run, const struct wb_workbook *book, struct wb_str *out,
                         struct wb_error *err)
{
    struct wb_session *session = wb_run_session(run, WB_TO_READ, err);
    if (!session)
        return false;
    struct meeting m = {.book = book, .session = session, .out = out};
    const struct wb_workbook *old = wb_library_book(wb_session_library(session), book->id);
    struct wb_str lines = {0};
    m.out = &lines;
    for (size_t i = 0; old && i < old->prompt_count; i++)
        meet(&m, old->prompts[i]);
    if (m.met) {
        wb_str_addf(out,
                    m.changed ? "Your answers to %s, where it would meet them in another way (%d of %d answers):\n"
                              : "Your answers to %s: all %d of %d would stand as they are.\n",
                    book->id, m.changed ? m.changed : m.met, m.met);
        wb_str_add(out, wb_str_text(&lines));
        wb_str_add(out, m.changed ? "  Nothing would be deleted.\n\n" : "\n");
    }
    wb_str_fini(&lines);
    return wb_run_close(session, true, err);
}
