#include "refs.h"

void wb_tests_of_condition(const struct wb_condition *condition, wb_visit_condition *visit, void *data)
{
    if (!condition) {
        return;
    }
    if (condition->test > WB_TEST_NOT) {
        visit(data, wb_mine(condition));
    }
    for (size_t i = 0; i < condition->part_count; i++) {
        wb_tests_of_condition(&condition->parts[i], visit, data);
    }
}

static void tests_of_choices(const struct wb_field *field, wb_visit_condition *visit, void *data)
{
    for (size_t i = 0; i < field->choice_count; i++) {
        wb_tests_of_condition(field->choices[i].relevant, visit, data);
    }
}

void wb_tests_of_prompt(const struct wb_prompt *prompt, wb_visit_condition *visit, void *data)
{
    wb_tests_of_condition(prompt->relevant, visit, data);
    if (!prompt->inherits) {
        tests_of_choices(&prompt->field, visit, data);
    }
    for (size_t i = 0; i < prompt->column_count; i++) {
        tests_of_choices(&prompt->columns[i], visit, data);
    }
    for (size_t i = 0; i < prompt->row_count; i++) {
        wb_tests_of_condition(prompt->rows[i].relevant, visit, data);
    }
}

struct visitor {
    wb_visit_ref *visit;
    void *data;
};

static void visit_test(void *data, struct wb_condition *condition)
{
    const struct visitor *visitor = data;
    visitor->visit(visitor->data, &condition->ref);
}

static void visit_given(const struct wb_ref *ref, wb_visit_ref *visit, void *data)
{
    if (ref->key) {
        visit(data, wb_mine(ref));
    }
}

void wb_refs_of_condition(const struct wb_condition *condition, wb_visit_ref *visit, void *data)
{
    wb_tests_of_condition(condition, visit_test, &(struct visitor){visit, data});
}

void wb_refs_of_lowest(const struct wb_lowest *lowest, wb_visit_ref *visit, void *data)
{
    if (lowest) {
        visit_given(&lowest->of, visit, data);
        visit_given(&lowest->among, visit, data);
    }
}

void wb_refs_of_word(const struct wb_word *word, wb_visit_ref *visit, void *data)
{
    visit_given(&word->of, visit, data);
    wb_refs_of_lowest(&word->lowest, visit, data);
}

void wb_refs_of_prompt(const struct wb_prompt *prompt, wb_visit_ref *visit, void *data)
{
    wb_tests_of_prompt(prompt, visit_test, &(struct visitor){visit, data});
    for (size_t i = 0; i < prompt->recall_count; i++) {
        visit_given(&prompt->recall[i], visit, data);
    }
    visit_given(&prompt->rerate, visit, data);
    visit_given(&prompt->looking_back, visit, data);
    visit_given(&prompt->choices_from, visit, data);
    visit_given(&prompt->among, visit, data);
    visit_given(&prompt->rows_from, visit, data);
}

static void copy_into(struct wb_arena *arena, struct wb_condition *to, const struct wb_condition *from)
{
    *to = *from;
    if (from->part_count > 0) {
        struct wb_condition *parts = wb_arena_alloc_array(arena, from->part_count, sizeof(*parts));
        for (size_t i = 0; i < from->part_count; i++) {
            copy_into(arena, &parts[i], &from->parts[i]);
        }
        to->parts = parts;
    }
}

struct wb_condition *wb_condition_copy(struct wb_arena *arena, const struct wb_condition *condition)
{
    if (!condition) {
        return NULL;
    }
    struct wb_condition *copy = wb_arena_alloc(arena, sizeof(*copy));
    copy_into(arena, copy, condition);
    return copy;
}
