/* What is asked in an order that cannot be meant: answers wanted before anybody is asked for them. */
#include "later.h"

#include "refs.h"

struct later {
    struct linking *in;
    size_t order; /* of the prompt that wants them, or of the first in its exercise or section */
    bool whole;   /* one of these wants them */
};

static bool asked_later(const struct later *look, const struct wb_ref *ref)
{
    const struct wb_prompt *prompt = ref->prompt;
    return prompt && !prompt->retired && prompt->section->workbook == look->in->book &&
           (look->whole ? prompt->order >= look->order : prompt->order > look->order);
}

/* An answer that is not there yet may be what is wanted. */
static bool wants_none(const struct wb_condition *test)
{
    return test->test == WB_TEST_ANSWERED && !test->answered;
}

static void look_at_source(const struct later *look, const struct wb_ref *ref, const char *key, const char *what)
{
    if (asked_later(look, ref)) {
        wb_link_say(look->in, ref->mark, true,
                    "%s: %s is asked only later, so there is nothing to %s yet; move it above this, or this below it",
                    key, wb_link_quoted(look->in, ref->key), what);
    }
}

/* Whether a condition can hold, or `surely` does, while nothing that is asked later is answered. */
static bool holds(const struct later *look, const struct wb_condition *condition, bool surely)
{
    size_t held = 0;
    if (condition->test == WB_TEST_NOT) {
        return !holds(look, &condition->parts[0], !surely);
    }
    for (size_t i = 0; i < condition->part_count; i++) {
        held += holds(look, &condition->parts[i], surely);
    }
    return condition->test == WB_TEST_ALL       ? held == condition->part_count
           : condition->test == WB_TEST_ANY     ? held > 0
           : asked_later(look, &condition->ref) ? wants_none(condition)
                                                : !surely;
}

static void say_test(void *data, struct wb_condition *test)
{
    const struct later *look = data;
    if (asked_later(look, &test->ref)) {
        wb_link_say(look->in, test->ref.mark, true,
                    "relevant: %s is asked only later, so this is passed over the first time; move it above this, or "
                    "this below it",
                    wb_link_quoted(look->in, test->ref.key));
    }
}

/* Each part that cannot hold the first time; of several that will do, none where one is made for that. */
static void look_at_condition(struct later *look, const struct wb_condition *condition)
{
    if (!condition || (condition->test == WB_TEST_ANY && holds(look, condition, true))) {
        return;
    }
    for (size_t i = 0; i < condition->part_count && condition->test != WB_TEST_NOT; i++) {
        look_at_condition(look, &condition->parts[i]);
    }
    if (condition->test >= WB_TEST_NOT && !holds(look, condition, false)) {
        wb_tests_of_condition(condition, say_test, look);
    }
}

static void look_at_choices(struct later *look, const struct wb_field *field)
{
    for (size_t i = 0; i < field->choice_count; i++) {
        look_at_condition(look, field->choices[i].relevant);
    }
}

static void look_at_prompt(struct linking *in, const struct wb_prompt *prompt)
{
    struct later look = {.in = in, .order = prompt->order};
    if (prompt->retired) {
        return;
    }
    look_at_condition(&look, prompt->relevant);
    if (!prompt->inherits) {
        look_at_choices(&look, &prompt->field);
    }
    for (size_t i = 0; i < prompt->column_count; i++) {
        look_at_choices(&look, &prompt->columns[i]);
    }
    for (size_t i = 0; i < prompt->row_count; i++) {
        look_at_condition(&look, prompt->rows[i].relevant);
    }
    look_at_source(&look, &prompt->rerate, "rerate", "rate again");
    look_at_source(&look, &prompt->choices_from, "choices_from", "choose from");
    look_at_source(&look, &prompt->among, "among", "choose among");
    look_at_source(&look, &prompt->rows_from, "rows_from", "make rows of");
    for (size_t i = 0; i < prompt->recall_count; i++) {
        look_at_source(&look, &prompt->recall[i], "recall", "show");
    }
}

static void look_at_whole(struct linking *in, const struct wb_condition *relevant, const struct wb_exercise *first)
{
    if (first->prompt_count > 0) {
        struct later look = {.in = in, .order = first->prompts[0].order, .whole = true};
        look_at_condition(&look, relevant);
    }
}

/* Of a repeated section the last turn tells: what comes later than that one comes later than all. */
static bool in_turn_behind(const struct wb_section *section, const char *exercise)
{
    const struct wb_section *end = section->workbook->sections + section->workbook->section_count;
    for (const struct wb_section *turn = section + 1;
         section->turn_of && turn < end && turn->turn_of && wb_same(turn->turn_of, section->turn_of); turn++) {
        if (!exercise || wb_section_exercise(turn, exercise)) {
            return true;
        }
    }
    return false;
}

void wb_link_later(struct linking *in)
{
    for (size_t i = 0; i < in->book->section_count; i++) {
        const struct wb_section *section = &in->book->sections[i];
        if (section->exercise_count > 0 && !in_turn_behind(section, NULL)) {
            look_at_whole(in, section->relevant, &section->exercises[0]);
        }
        for (size_t j = 0; j < section->exercise_count; j++) {
            const struct wb_exercise *exercise = &section->exercises[j];
            if (in_turn_behind(section, exercise->id)) {
                continue;
            }
            look_at_whole(in, exercise->relevant, exercise);
            for (size_t k = 0; k < exercise->prompt_count; k++) {
                look_at_prompt(in, &exercise->prompts[k]);
            }
        }
    }
}
