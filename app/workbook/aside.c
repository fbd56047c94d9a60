/* Rows of an answer that do not apply now: a starter row that was filled in, and whose condition holds no longer. They
 * are set aside as whole answers are: kept, and back when the condition holds again. */
#include "reader.h"

#include "workbook/type.h"

#include <stdlib.h>

/* The answer of one prompt without its rows set aside. */
struct rows_memo {
    const struct wb_prompt *prompt;
    struct wb_answer answer;
    json_t *value; /* owned; NULL while it is being worked out, and where no row is set aside */
    struct rows_memo *next;
};

bool wb_row_applies(const struct wb_reader *reader, const struct wb_prompt *prompt, const char *id)
{
    for (size_t i = 0; i < prompt->row_count; i++) {
        const struct wb_row *row = &prompt->rows[i];
        if (row->relevant && wb_same(row->id, id)) {
            return wb_condition_holds(reader, row->relevant);
        }
    }
    return true;
}

bool wb_rows_may_be_aside(const struct wb_prompt *prompt)
{
    if (prompt->field.type != WB_TABLE) {
        return false;
    }
    for (size_t i = 0; i < prompt->row_count; i++) {
        if (prompt->rows[i].relevant) {
            return true;
        }
    }
    return false;
}

/* NULL: all of them apply. */
static json_t *without_rows_aside(const struct wb_reader *reader, const struct wb_prompt *prompt, const json_t *value)
{
    json_t *left = json_array();
    for (size_t i = 0; i < json_array_size(value); i++) {
        json_t *row = json_array_get(value, i);
        if (wb_row_applies(reader, prompt, wb_json_string(row, "id"))) {
            json_array_append(left, row);
        }
    }
    if (json_array_size(left) < json_array_size(value)) {
        return left;
    }
    json_decref(left);
    return NULL;
}

const struct wb_answer *wb_without_rows_aside(const struct wb_reader *reader, const struct wb_prompt *prompt,
                                              const struct wb_answer *answer)
{
    if (!wb_rows_may_be_aside(prompt)) {
        return answer;
    }
    struct rows_memo *memo = reader->memo->rows;
    while (memo && memo->prompt != prompt) {
        memo = memo->next;
    }
    if (!memo) {
        memo = wb_alloc(sizeof(*memo)); /* from here on a condition that looks at this very table sees all of it */
        *memo = (struct rows_memo){.prompt = prompt, .answer = *answer, .next = reader->memo->rows};
        reader->memo->rows = memo;
        memo->value = without_rows_aside(reader, prompt, answer->value);
        memo->answer.value = memo->value;
    }
    return memo->value ? &memo->answer : answer;
}

json_t *wb_value_now(const struct wb_reader *reader, const struct wb_prompt *prompt, const json_t *value)
{
    json_t *left = wb_rows_may_be_aside(prompt) ? without_rows_aside(reader, prompt, value) : NULL;
    if (!left) {
        return json_incref((json_t *)(uintptr_t)value);
    }
    if (json_array_size(left) > 0) {
        return left;
    }
    json_decref(left);
    return NULL;
}

void wb_rows_aside_forget(struct wb_reader_memo *memo)
{
    while (memo->rows) {
        struct rows_memo *next = memo->rows->next;
        json_decref(memo->rows->value);
        free(memo->rows);
        memo->rows = next;
    }
}
