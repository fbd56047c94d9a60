/* `review`: questions and answers. */
#include "review.h"

#include "command.h"
#include "say.h"
#include "surroundings.h"

static const char *const state_words[WB_STATE_COUNT] = {
    [WB_SKIPPED] = "Skipped.",
    [WB_NOT_ME] = "Not me.",
    [WB_TALK_INSTEAD] = "I would rather talk about it.",
};

/* One book being written. */
struct review {
    struct wb_session *session;
    const struct wb_reader *reader;
    struct wb_str *out;
    int columns;
    const struct wb_section *section; /* whose head was written last */
    const struct wb_exercise *exercise;
    int unanswered;
};

static void add_heads(struct review *review, const struct wb_prompt *prompt)
{
    if (review->section != prompt->section) {
        wb_str_add_char(review->out, '\n');
        wb_add_wrapped(review->out, 0, wb_section_title(review->reader, prompt->section), review->columns);
    }
    if (review->exercise != prompt->exercise) {
        wb_str_add_char(review->out, '\n');
        wb_add_wrapped(review->out, 2, wb_exercise_title(review->reader, prompt->exercise), review->columns);
    }
    review->section = prompt->section;
    review->exercise = prompt->exercise;
}

static void add_value(struct review *review, const struct wb_asked *asked, enum wb_state state, const json_t *value)
{
    struct wb_str text = {0};
    if (state_words[state])
        wb_add_wrapped(review->out, 6, state_words[state], review->columns);
    if (!value)
        return;
    wb_value_text(asked, value, &text);
    wb_add_wrapped(review->out, 6, wb_str_text(&text), review->columns);
    wb_str_fini(&text);
}

/* What an old answer needs beside it, where the question has changed since. */
static void add_changes(struct review *review, const struct wb_prompt *prompt, const struct wb_answer *answer,
                        const struct wb_asked *then)
{
    const struct wb_range *old = &then->field->range, *now = &prompt->field.range;
    struct wb_str text = {0};
    if (old->given && now->given && (old->start != now->start || old->end != now->end)) {
        wb_str_add(&text, "Given on a scale of ");
        wb_number_text(old->start, &text);
        wb_str_add(&text, " to ");
        wb_number_text(old->end, &text);
        wb_str_add(&text, ".");
        wb_add_wrapped(review->out, 6, wb_str_text(&text), review->columns);
    }
    if (!wb_asked_alike(prompt, answer)) {
        wb_str_clear(&text);
        wb_str_add(&text, "Asked now: ");
        wb_fill_words_on(review->reader, prompt->exercise, prompt->field.label, &text);
        wb_add_wrapped(review->out, 6, wb_str_text(&text), review->columns);
    }
    wb_str_fini(&text);
}

static void add_answer(struct review *review, const struct wb_prompt *prompt, const struct wb_answer *answer,
                       const json_t *value)
{
    struct wb_arena arena;
    struct wb_str label = {0};
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_asked_then(review->reader, prompt, answer, &arena);
    wb_str_add(&label, asked->label);
    if (answer->sharing == WB_PRIVATE)
        wb_str_add(&label, " (private)");
    if (!prompt->retired && !wb_relevant(review->reader, prompt))
        wb_str_add(&label, " (set aside: not asked now)");
    wb_add_wrapped(review->out, 4, wb_str_text(&label), review->columns);
    if (wb_session_letter_shut(review->session, prompt))
        wb_add_wrapped(review->out, 6, "Your letter is shut until its section opens.", review->columns);
    else
        add_value(review, asked, answer->state, value);
    add_changes(review, prompt, answer, asked);
    wb_str_fini(&label);
    wb_arena_fini(&arena);
}

/* The prompt has another type now, which cannot hold what was answered: that stands among the earlier questions. */
static bool outgrown(const struct wb_prompt *prompt, const struct wb_answer *answer)
{
    return answer && answer->value && !prompt->retired && !wb_value_shape(prompt->field.type, answer->value);
}

static void add_prompt(struct review *review, const struct wb_prompt *prompt)
{
    const struct wb_answer *answer = wb_session_answer(review->session, prompt);
    if (!wb_types[prompt->field.type].asks || prompt->retired)
        return;
    json_t *value = wb_session_value_now(review->session, prompt);
    if (answer && (value || answer->state != WB_ANSWERED) && !outgrown(prompt, answer)) {
        add_heads(review, prompt);
        add_answer(review, prompt, answer, value);
    } else {
        review->unanswered += wb_relevant(review->reader, prompt);
    }
    json_decref(value);
}

/* ---- earlier questions: removed, retired or of another type now, with the wording they were asked in ---- */

struct earlier {
    struct review *review;
    const char *workbook;
    bool any;
};

static bool add_earlier(void *data, const struct wb_earlier *earlier)
{
    struct earlier *of = data;
    struct review *review = of->review;
    struct wb_arena arena;
    struct wb_str label = {0};
    if (!wb_same(earlier->workbook, of->workbook))
        return true;
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_asked_as_given(earlier->answer->wording, NULL, NULL, &arena);
    if (!of->any)
        wb_str_add(review->out, "\nEarlier questions\n\n");
    of->any = true;
    wb_str_add(&label, asked && asked->label ? asked->label : earlier->key);
    if (earlier->answer->sharing == WB_PRIVATE)
        wb_str_add(&label, " (private)");
    wb_add_wrapped(review->out, 4, wb_str_text(&label), review->columns);
    if (asked)
        add_value(review, asked, earlier->answer->state, earlier->answer->value);
    wb_str_fini(&label);
    wb_arena_fini(&arena);
    return true;
}

static void add_outgrown(struct earlier *to, const struct wb_prompt *prompt)
{
    const struct wb_answer *answer = wb_session_answer(to->review->session, prompt);
    if (outgrown(prompt, answer))
        add_earlier(to, &(struct wb_earlier){to->workbook, prompt->key, answer});
}

void wb_review_write(struct wb_session *session, const struct wb_workbook *book, int columns, struct wb_str *out)
{
    struct review review = {.session = session, .reader = wb_session_reader(session), .out = out, .columns = columns};
    struct earlier earlier = {&review, book->id, false};

    wb_session_read_wordings(session);
    wb_add_wrapped(out, 0, wb_workbook_title(review.reader, book), columns);
    for (size_t i = 0; i < book->prompt_count; i++)
        add_prompt(&review, book->prompts[i]);
    wb_way_earlier(session, add_earlier, &earlier);
    for (size_t i = 0; i < book->prompt_count; i++)
        add_outgrown(&earlier, book->prompts[i]);
    wb_str_add_char(out, '\n');
    wb_add_count(out, review.unanswered, "question is", "questions are");
    wb_str_add(out, " not answered yet.\n");
}

static bool is_of(void *data, const struct wb_earlier *earlier)
{
    const char **workbook = data;
    if (!wb_same(earlier->workbook, *workbook))
        return true;
    *workbook = NULL; /* found */
    return false;
}

static bool has_answers(struct wb_session *session, const struct wb_workbook *book)
{
    const char *workbook = book->id;
    wb_way_earlier(session, is_of, &workbook);
    if (!workbook)
        return true;
    for (size_t i = 0; i < book->prompt_count; i++)
        if (wb_session_answer(session, book->prompts[i]))
            return true;
    return false;
}

/* The one named, or all that hold answers. */
static bool write_books(const struct wb_run *run, struct wb_session *session, struct wb_str *out, struct wb_error *err)
{
    const struct wb_library *library = wb_session_library(session);
    const struct wb_workbook *named = NULL;
    const struct wb_section *section;
    const struct wb_exercise *exercise;
    const struct wb_prompt *prompt;

    if (run->word_count && !wb_way_resolve(session, run->words[0], &named, &section, &exercise, &prompt, err)) {
        err->code = WB_USAGE;
        return false;
    }
    for (size_t i = 0; i < library->count; i++) {
        if (named ? library->books[i] != named : !has_answers(session, library->books[i]))
            continue;
        wb_str_add(out, out->len ? "\n" : "");
        wb_review_write(session, library->books[i], wb_result_columns(), out);
    }
    if (!out->len)
        wb_say("There are no answers yet. `workbook` opens the first question.");
    return true;
}

bool wb_cli_review(const struct wb_run *run, struct wb_error *err)
{
    struct wb_session *session = wb_run_session(run, WB_TO_READ, err);
    struct wb_str out = {0};
    if (!session)
        return false;
    bool done = write_books(run, session, &out, err) && wb_result_str(&out, err);
    wb_str_fini(&out);
    return wb_run_close(session, done, err);
}
