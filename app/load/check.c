/* Whether what is named can be what it is named for: ids that conditions test, types that choices and words come from.
 */
#include "link.h"

#include "finish.h"
#include "ids.h"
#include "raw.h"
#include "refs.h"
#include "workbook/type.h"

#include <math.h>
#include <stdlib.h>

/* Types whose values pick something out, which is what choices, rows and words can come from. */
static bool lists(enum wb_type type)
{
    return type == WB_SELECT_ONE || type == WB_SELECT_MULTIPLE || type == WB_RANK || type == WB_RATINGS ||
           type == WB_TABLE || type == WB_CHECK || type == WB_COMMITMENT;
}

static bool known(const struct wb_prompt *prompt)
{
    return prompt && prompt->field.type != WB_TYPE_UNKNOWN;
}

/* Ids that come from answers cannot be checked. */
static bool fixed_choices(const struct wb_prompt *prompt)
{
    return prompt->field.choice_count > 0 && !prompt->choices_from.key && !prompt->choices_from_commitments;
}

static bool offers(const struct wb_field *field, const char *id)
{
    for (size_t i = 0; i < field->choice_count; i++) {
        if (strcmp(field->choices[i].id, id) == 0) {
            return true;
        }
    }
    return field->or_other && strcmp(id, "other") == 0;
}

/* Whether a choice has no id, or that of another: then a name which none has may be meant for it. */
static bool doubtful(const struct wb_field *field)
{
    struct wb_ids ids = wb_ids_of_choices(field->choices, field->choice_count);
    bool found = ids.count > 0 && ids.sorted[0][0] == '\0';
    for (size_t i = 1; i < ids.count && !found; i++) {
        found = strcmp(ids.sorted[i - 1], ids.sorted[i]) == 0;
    }
    wb_ids_fini(&ids);
    return found;
}

/* "X is no choice of Y", unless it may be meant for one that could not be read, or is at fault itself. */
static void say_nowhere(struct linking *in, const struct wb_field *field, const char *id, const char *what,
                        const struct wb_ref *of)
{
    bool none = strcmp(what, "choice") != 0 && !wb_id_good(id); /* which was said where it was read */
    if (none || !wb_link_nowhere(in, id)) {
        return;
    }
    bool doubt = doubtful(field);
    const char *meant = wb_link_meant_choice(in, field, id, doubt ? NULL : "; write the id of one");
    if (meant) {
        wb_link_say(in, wb_text_mark(id), false, "%s is no %s of %s%s", wb_link_quoted(in, id), what,
                    wb_link_quoted(in, of->key), meant);
    }
}

/* ---- conditions ---- */

static void check_ids(struct linking *in, const struct wb_condition *condition, const struct wb_field *field)
{
    struct wb_ids offered = wb_ids_of_choices(field->choices, field->choice_count);
    for (size_t i = 0; i < condition->value_count; i++) {
        const char *value = condition->values[i];
        if (!wb_ids_have(&offered, value) && !(field->or_other && strcmp(value, "other") == 0)) {
            say_nowhere(in, field, value, "choice", &condition->ref);
        }
    }
    wb_ids_fini(&offered);
}

static void check_numbers(struct linking *in, const struct wb_condition *condition)
{
    for (size_t i = 0; i < condition->value_count; i++) {
        double number;
        if (!wb_number_read(condition->values[i], &number)) {
            wb_link_say(in, wb_text_mark(condition->values[i]), false,
                        "%s is no number, which is what %s asks for; write one",
                        wb_link_quoted(in, condition->values[i]), wb_link_quoted(in, condition->ref.key));
        }
    }
}

/* A bound before the scale begins is met by every answer. One that none meets is said by reach.c. */
static void check_bound(struct linking *in, const struct wb_condition *condition, const struct wb_range *range)
{
    bool at_least = condition->test == WB_TEST_AT_LEAST;
    bool beyond = at_least ? condition->number < range->start : condition->number > range->end; /* no number is not */
    if (!range->given || !beyond || range->start >= range->end) {
        return;
    }
    struct wb_str scale = {0};
    wb_number_text(range->start, &scale);
    wb_str_add(&scale, " to ");
    wb_number_text(range->end, &scale);
    wb_link_say(in, condition->mark, true,
                "the condition holds always, once %s is answered: it goes from %s; write a number between",
                wb_link_quoted(in, condition->ref.key), wb_str_text(&scale));
    wb_str_fini(&scale);
}

static bool numeric(enum wb_type type)
{
    return type == WB_INTEGER || type == WB_DECIMAL || type == WB_RANGE;
}

/* What to write instead of `is` where a value says more than one thing. */
static const char *const wholes[WB_TYPE_COUNT] = {
    [WB_RATINGS] = "name an item, or use answered",
    [WB_TABLE] = "name a column by item, or use answered or at_least",
    [WB_COMMITMENT] = "use answered or at_least",
    [WB_COMMITMENTS_REVIEW] = "use answered or at_least",
};

/* What a test may ask of a value of one field. */
static void check_test(struct linking *in, const struct wb_condition *condition, const struct wb_field *field,
                       bool fixed)
{
    enum wb_type type = field->type;
    bool chooses = type == WB_SELECT_ONE || type == WB_SELECT_MULTIPLE || type == WB_RANK || type == WB_CHECK;
    bool many =
        chooses ? type != WB_SELECT_ONE : type == WB_TABLE || type == WB_COMMITMENT || type == WB_COMMITMENTS_REVIEW;
    switch (condition->test) {
    case WB_TEST_AT_LEAST:
    case WB_TEST_AT_MOST:
        if (numeric(type)) {
            check_bound(in, condition, &field->range);
        } else if (!many) {
            wb_link_say(in, condition->mark, false, "at_least and at_most ask for a number, but %s is of type %s; %s",
                        wb_link_quoted(in, condition->ref.key), wb_types[type].name,
                        wholes[type] ? wholes[type] : "use is or answered");
        }
        break;
    case WB_TEST_INCLUDES:
        if (!chooses) {
            wb_link_say(in, condition->mark, false, "includes asks for choices, but %s is of type %s; %s",
                        wb_link_quoted(in, condition->ref.key), wb_types[type].name,
                        wholes[type] ? wholes[type] : "use is or answered");
        } else if (fixed) {
            check_ids(in, condition, field);
        }
        break;
    case WB_TEST_IS:
    case WB_TEST_IS_NOT:
        if (chooses && fixed) {
            check_ids(in, condition, field);
        } else if (numeric(type)) {
            check_numbers(in, condition);
        } else if (wholes[type]) {
            wb_link_say(in, condition->mark, false, "is cannot be asked of %s as a whole, its type is %s; %s",
                        wb_link_quoted(in, condition->ref.key), wb_types[type].name, wholes[type]);
        }
        break;
    default:
        break;
    }
}

static const struct wb_field *column_of(const struct wb_prompt *prompt, const char *id)
{
    for (size_t i = 0; i < prompt->column_count; i++) {
        if (strcmp(prompt->columns[i].id, id) == 0) {
            return &prompt->columns[i];
        }
    }
    return NULL;
}

static void say_no_column(struct linking *in, const struct wb_condition *condition, const struct wb_prompt *prompt)
{
    struct wb_choice names[WB_COLUMNS];
    struct wb_field field = {.choices = names};
    for (size_t i = 0; i < prompt->column_count && i < WB_COLUMNS; i++) {
        names[field.choice_count++] = (struct wb_choice){.id = prompt->columns[i].id};
    }
    say_nowhere(in, &field, condition->item, "column", &condition->ref);
}

static void check_item(struct linking *in, const struct wb_condition *condition, const struct wb_prompt *prompt)
{
    if (prompt->field.type == WB_RATINGS) {
        if (!offers(&prompt->field, condition->item)) {
            say_nowhere(in, &prompt->field, condition->item, "item", &condition->ref);
        }
        struct wb_field rating = {.type = WB_RANGE, .range = prompt->field.range, .min = NAN, .max = NAN};
        check_test(in, condition, &rating, false);
        return;
    }
    if (prompt->field.type != WB_TABLE) {
        wb_link_say(in, wb_text_mark(condition->item), false, "item: %s has none, its type is %s; remove item",
                    wb_link_quoted(in, condition->ref.key), wb_types[prompt->field.type].name);
        return;
    }
    const struct wb_field *column = column_of(prompt, condition->item);
    if (!column) {
        say_no_column(in, condition, prompt);
    } else if (column->type != WB_TYPE_UNKNOWN) {
        check_test(in, condition, column, column->choice_count > 0);
    }
}

static void check_condition(void *data, struct wb_condition *condition)
{
    struct linking *in = data;
    const struct wb_prompt *prompt = condition->ref.prompt;
    if (!known(prompt)) {
        return;
    }
    if (prompt->field.type == WB_NOTE && !prompt->retired) {
        wb_link_say(in, condition->ref.mark, false, "%s is a note, which nobody answers; name another prompt",
                    wb_link_quoted(in, condition->ref.key));
    } else if (condition->item) {
        check_item(in, condition, prompt);
    } else {
        check_test(in, condition, &prompt->field, fixed_choices(prompt));
    }
}

/* ---- where choices, rows, words come from ---- */

static void check_source(struct linking *in, const struct wb_ref *ref, const char *key)
{
    if (known(ref->prompt) && !lists(ref->prompt->field.type) && !ref->prompt->retired) {
        wb_link_say(in, ref->mark, false,
                    "%s: %s is of type %s, which lists nothing; name a choice, a rank, ratings, a check or a table",
                    key, wb_link_quoted(in, ref->key), wb_types[ref->prompt->field.type].name);
    }
}

/* Choices may come from a prompt whose own come from another; asking follows 16 steps. */
static void check_chain(struct linking *in, const struct wb_prompt *prompt)
{
    const struct wb_prompt *at = prompt;
    const struct wb_ref *first = prompt->choices_from.key ? &prompt->choices_from : &prompt->rows_from;
    int steps = 0;
    for (; at && steps < 16; steps++) {
        const struct wb_ref *next = at->choices_from.key ? &at->choices_from : &at->rows_from;
        at = next->key ? next->prompt : NULL;
        if (at == prompt) {
            wb_link_say(in, first->mark, false, "%s takes its choices from itself, by way of %s; name another prompt",
                        wb_link_quoted(in, prompt->field.id), wb_link_quoted(in, first->key));
            return;
        }
    }
    if (at) {
        wb_link_say(in, first->mark, false,
                    "choices come from %s by more than 16 steps; name a prompt nearer to their "
                    "origin",
                    wb_link_quoted(in, first->key));
    }
}

static void check_lowest(struct linking *in, const struct wb_lowest *lowest)
{
    const struct wb_prompt *of = lowest->of.prompt;
    if (known(of) && of->field.type != WB_RATINGS && !of->retired) {
        wb_link_say(in, lowest->of.mark, false, "lowest_of: %s is of type %s; name a prompt of type ratings",
                    wb_link_quoted(in, lowest->of.key), wb_types[of->field.type].name);
    } else if (known(of) && lowest->item && !offers(&of->field, lowest->item)) {
        say_nowhere(in, &of->field, lowest->item, "item", &lowest->of);
    }
    check_source(in, &lowest->among, "among");
}

static void check_by(struct linking *in, const struct wb_word *word)
{
    const struct wb_prompt *of = word->of.prompt;
    if (!known(of)) {
        return;
    }
    if (!lists(of->field.type) || of->field.type == WB_TABLE || of->field.type == WB_COMMITMENT) {
        wb_link_say(in, word->of.mark, false, "by: %s is of type %s; name a prompt of type select_one",
                    wb_link_quoted(in, word->of.key), wb_types[of->field.type].name);
        return;
    }
    for (size_t i = 0; i < word->case_count && fixed_choices(of); i++) {
        const char *id = word->cases[i].id;
        if (!offers(&of->field, id)) {
            say_nowhere(in, &of->field, id, "choice", &word->of);
        }
    }
}

static void check_word(struct linking *in, const struct wb_word *word)
{
    if (word->kind == WB_WORD_BY) {
        check_by(in, word);
    } else if (word->kind == WB_WORD_LOWEST) {
        check_lowest(in, &word->lowest);
    } else if (known(word->of.prompt) && word->of.prompt->field.type == WB_NOTE && !word->of.prompt->retired) {
        wb_link_say(in, word->of.mark, false, "answer: %s is a note, which nobody answers; name another prompt",
                    wb_link_quoted(in, word->of.key));
    }
}

/* ---- prompts ---- */

static void check_letter(struct linking *in, const struct wb_prompt *prompt)
{
    if (!prompt->opens_with || wb_workbook_section(in->book, prompt->opens_with) ||
        !wb_link_nowhere(in, prompt->opens_with)) {
        return;
    }
    struct wb_choice *names = wb_alloc_array(in->book->section_count + 1, sizeof(*names));
    struct wb_field field = {.choices = names};
    for (size_t i = 0; i < in->book->section_count; i++) {
        if (wb_id_good(in->book->sections[i].id)) {
            names[field.choice_count++].id = in->book->sections[i].id;
        }
    }
    wb_link_say(in, wb_text_mark(prompt->opens_with), false, "opens_with: %s is no section of this workbook%s",
                wb_link_quoted(in, prompt->opens_with),
                wb_link_meant_choice(in, &field, prompt->opens_with, "; write the id of one"));
    free(names);
}

static void check_prompt(struct linking *in, const struct wb_prompt *prompt)
{
    wb_tests_of_prompt(prompt, check_condition, in);
    check_source(in, &prompt->choices_from, "choices_from");
    check_source(in, &prompt->rows_from, "rows_from");
    check_source(in, &prompt->among, "among");
    if (prompt->choices_from.key || prompt->rows_from.key) {
        check_chain(in, prompt);
    }
    for (size_t i = 0; i < prompt->recall_count; i++) {
        const struct wb_prompt *recalled = prompt->recall[i].prompt;
        if (recalled == prompt) {
            wb_link_say(in, prompt->recall[i].mark, false, "recall: %s recalls itself; name an earlier prompt",
                        wb_link_quoted(in, prompt->field.id));
        } else if (known(recalled) && recalled->field.type == WB_NOTE && !recalled->retired) {
            wb_link_say(in, prompt->recall[i].mark, false,
                        "recall: %s is a note, which nobody answers; name another prompt",
                        wb_link_quoted(in, prompt->recall[i].key));
        }
    }
    check_letter(in, prompt);
}

/* An id that a prompt had before must not be one that another has now: the answer could not tell where to go. */
static void check_was(struct linking *in, const struct wb_prompt *prompt)
{
    for (size_t i = 0; i < prompt->was_count; i++) {
        if (wb_workbook_prompt(in->book, prompt->was[i])) {
            wb_link_say(in, wb_text_mark(prompt->was[i]), true,
                        "was: %s is the id of a prompt now, which keeps its answers; remove it here",
                        wb_link_quoted(in, prompt->was[i]));
        }
    }
}

void wb_link_check(struct linking *in)
{
    const struct wb_workbook *book = in->book;
    for (size_t i = 0; i < book->word_count; i++) {
        check_word(in, &book->words[i]);
    }
    for (size_t i = 0; i < book->section_count; i++) {
        const struct wb_section *section = &book->sections[i];
        wb_tests_of_condition(section->relevant, check_condition, in);
        if (section->suggest_when) {
            check_lowest(in, section->suggest_when);
        }
        for (size_t j = 0; j < section->exercise_count; j++) {
            wb_tests_of_condition(section->exercises[j].relevant, check_condition, in);
            for (size_t k = 0; k < section->exercises[j].prompt_count; k++) {
                check_prompt(in, &section->exercises[j].prompts[k]);
                check_was(in, &section->exercises[j].prompts[k]);
            }
        }
    }
}
