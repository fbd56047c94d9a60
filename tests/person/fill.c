#include "fill.h"

#include "session/way.h"
#include "workbook/type.h"

#include <check.h>

enum { MOST_TABS = 300 };

/* ------------------------------------------------------------------ the recording */

static void do_manner(struct script *script, const struct person *person, const struct wb_prompt *prompt)
{
    static const char *const states[WB_STATE_COUNT] = {"", "Ctrl-K 1", "Ctrl-K 2", "Ctrl-K 3"};
    struct manner manner = manner_for(person, prompt);
    if (manner.turns_sharing)
        press_keys(script, "Ctrl-T");
    if (manner.consents)
        press_keys(script, "Ctrl-K 6");
    if (prompt->field.type == WB_LETTER)
        press_keys(script, "Ctrl-K 6");
    press_keys(script, states[manner.state]);
}

static void say_manner(struct script *script, const struct person *person, const struct wb_asked *asked,
                       const json_t *value)
{
    static const char *const states[WB_STATE_COUNT] = {"", ":skip\n", ":not-me\n", ":talk\n"};
    const struct wb_prompt *prompt = asked->prompt;
    struct manner manner = manner_for(person, prompt);
    struct wb_str *lines = &script->lines;
    if (!reads_a_line(asked))
        return;
    if (manner.turns_sharing)
        wb_str_add(lines, prompt->sharing == WB_PRIVATE ? ":share\n" : ":private\n");
    if (manner.consents)
        wb_str_add(lines, ":quote\n");
    if (value || manner.state == WB_ANSWERED)
        give_lines(lines, asked, value);
    if (prompt->field.type == WB_LETTER)
        wb_str_add(lines, ":back\n:finish\n");
    else if (manner.state != WB_ANSWERED)
        wb_str_addf(lines, "%s%s", value ? ":back\n" : "", states[manner.state]);
}

/* Own rows lack the id that the program gives them. */
static json_t *without_ids(const json_t *value)
{
    json_t *copy = json_deep_copy(value), *row;
    size_t i;
    json_array_foreach(copy, i, row) if (json_is_object(row)) json_object_del(row, "id");
    return copy;
}

static void assert_given(struct script *script, const struct wb_prompt *prompt, const json_t *value)
{
    const struct wb_answer *answer = wb_session_answer(script->ui.session, prompt);
    json_t *is = without_ids(answer ? answer->value : NULL), *wish = without_ids(value);
    if (!is || !wish ? is != wish : !json_equal(is, wish)) {
        char *a = is ? wb_json_text(is) : wb_copy("nothing"), *b = wish ? wb_json_text(wish) : wb_copy("nothing");
        ck_abort_msg("%s/%s\n is     %s\n not as %s", prompt->workbook->id, prompt->key, a, b);
    }
    json_decref(is);
    json_decref(wish);
}

static void give(struct script *script, const struct person *person, const struct wb_prompt *prompt)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_ask(wb_session_reader(script->ui.session), prompt, &arena);
    json_t *value = value_for(person, asked);
    give_keys(script, asked, value);
    assert_given(script, prompt, value);
    if (reads_a_line(asked))
        do_manner(script, person, prompt);
    say_manner(script, person, asked, value);
    json_decref(value);
    wb_arena_fini(&arena);
}

static bool on_exercise(struct script *script)
{
    return script->ui.top->ops == &wb_screen_exercise;
}

/* To the next question that was not there yet; false behind the last one. */
static bool go_on(struct script *script)
{
    const struct wb_prompt *from = wb_way_place(script->ui.session).prompt;
    for (int i = 0; i < MOST_TABS; i++) {
        press(script, WB_KEY_TAB);
        if (!on_exercise(script) || wb_way_place(script->ui.session).prompt != from)
            return on_exercise(script);
    }
    ck_abort_msg("no way on from %s/%s", from->workbook->id, from->key);
    return false;
}

/* From where the focus stands to the end of the way, or of the section. `done` says what has been asked. */
static void fill_in(struct script *script, const struct person *person, const struct wb_section *section, bool *done)
{
    const struct wb_exercise *exercise = NULL;
    do {
        const struct wb_prompt *prompt = wb_way_place(script->ui.session).prompt;
        ck_assert_ptr_nonnull(prompt);
        if (section && prompt->section != section)
            break;
        if (prompt->exercise != exercise)
            see(script);
        exercise = prompt->exercise;
        ck_assert_msg(!done[prompt->order], "%s comes twice", prompt->key);
        done[prompt->order] = true;
        give(script, person, prompt);
    } while (go_on(script));
    wb_str_add(&script->lines, ":quit\n");
}

void assert_all_asked(struct wb_session *session, const struct wb_workbook *book, const bool *done)
{
    for (size_t i = 0; i < book->prompt_count; i++) {
        const struct wb_prompt *prompt = book->prompts[i];
        bool asked = wb_types[prompt->field.type].asks && wb_relevant(wb_session_reader(session), prompt);
        if (prompt->section->optional && !wb_way_section_begun(session, prompt->section))
            asked = false;
        ck_assert_msg(done[i] == asked, "%s %s", prompt->key, asked ? "never came" : "came");
    }
}

void record(struct script *script, const struct person *person, struct wb_session *session,
                   const struct wb_workbook *book, const struct wb_section *section, bool *done)
{
    script_init(script, session, 24, 80);
    wb_ui_push(&script->ui, &wb_screen_home, NULL);
    wb_go(&script->ui, &(struct wb_exercise_argument){.exercise = section ? section->exercises
                                                                         : wb_way_next(session, book, NULL, false)});
    wb_ui_draw(&script->ui);
    fill_in(script, person, section, done);
}
