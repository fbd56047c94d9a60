#include "workbook/answers.h"

#include "chosen.h"
#include "reader.h"
#include "workbook/type.h"

#include <stdlib.h>
#include <string.h>

const char *const wb_state_names[WB_STATE_COUNT] = {
    [WB_ANSWERED] = "answered",
    [WB_SKIPPED] = "skipped",
    [WB_NOT_ME] = "not-me",
    [WB_TALK_INSTEAD] = "talk-instead",
};

void wb_reader_init(struct wb_reader *reader, const struct wb_library *library, wb_find_answer *find, void *data)
{
    *reader = (struct wb_reader){library, find, data, wb_alloc(sizeof(struct wb_reader_memo))};
}

static void forget_words(struct book_memo *memo)
{
    for (size_t i = 0; i < memo->book->word_count; i++) {
        free(memo->words[i].text);
        memo->words[i] = (struct word_memo){0};
    }
    if (memo->titles) {
        wb_arena_fini(&memo->titles_arena);
        free(memo->titles);
        memo->titles = NULL;
    }
}

void wb_reader_changed(struct wb_reader *reader)
{
    struct wb_reader_memo *memo = reader->memo;
    if (memo) {
        wb_rows_aside_forget(memo);
    }
    for (size_t i = 0; memo && i < memo->count; i++) {
        forget_words(&memo->books[i]);
        if (memo->books[i].book->prompt_count > 0) {
            memset(memo->books[i].applies, UNKNOWN, 3 * memo->books[i].book->prompt_count);
        }
    }
}

void wb_reader_fini(struct wb_reader *reader)
{
    struct wb_reader_memo *memo = reader->memo;
    for (size_t i = 0; memo && i < memo->count; i++) {
        forget_words(&memo->books[i]);
        free(memo->books[i].words);
        free(memo->books[i].applies);
    }
    if (memo) {
        wb_rows_aside_forget(memo);
        free(memo->books);
    }
    free(memo);
    *reader = (struct wb_reader){0};
}

struct book_memo *wb_reader_book(const struct wb_reader *reader, const struct wb_workbook *book)
{
    struct wb_reader_memo *memo = reader->memo;
    for (size_t i = 0; i < memo->count; i++) {
        if (memo->books[i].book == book) {
            return &memo->books[i];
        }
    }
    memo->books = wb_grow(memo->books, memo->count, &memo->capacity, sizeof(*memo->books));
    unsigned char *known = wb_alloc_array(book->prompt_count + 1, 3);
    memo->books[memo->count] = (struct book_memo){
        .book = book,
        .applies = known,
        .exercises = known + book->prompt_count,
        .sections = known + 2 * book->prompt_count,
        .words = wb_alloc_array(book->word_count + 1, sizeof(struct word_memo)),
    };
    return &memo->books[memo->count++];
}

/* Prompts whose relevance has to be known before that of another. A stack of our own, because a chain of conditions may
 * be as long as a workbook has prompts, and the program's stack is not. */
struct waiting {
    const struct wb_prompt **list;
    size_t count, capacity;
};

static unsigned char *known_of(const struct wb_reader *reader, const struct wb_prompt *prompt)
{
    return &wb_reader_book(reader, prompt->workbook)->applies[prompt->order];
}

static void wait_for(const struct wb_reader *reader, const struct wb_condition *condition, struct waiting *waiting)
{
    if (!condition) {
        return;
    }
    for (size_t i = 0; i < condition->part_count; i++) {
        wait_for(reader, &condition->parts[i], waiting);
    }
    const struct wb_prompt *prompt = condition->ref.prompt;
    if (prompt && *known_of(reader, prompt) == UNKNOWN) {
        waiting->list = wb_grow(waiting->list, waiting->count, &waiting->capacity, sizeof(*waiting->list));
        waiting->list[waiting->count++] = prompt;
    }
}

static bool holds_or_none(const struct wb_reader *reader, const struct wb_condition *condition)
{
    return !condition || wb_condition_holds(reader, condition);
}

/* Conditions of sections and exercises are shared by all their prompts, so they are worked out once. */
static bool settled(const struct wb_reader *reader, unsigned char *known, const struct wb_condition *relevant)
{
    if (!relevant) {
        return true;
    }
    if (*known == UNKNOWN) {
        *known = NO; /* in a circle, which loading refuses */
        *known = wb_condition_holds(reader, relevant) ? YES : NO;
    }
    return *known == YES;
}

static unsigned char *known_of_section(const struct wb_reader *reader, const struct wb_section *section)
{
    return &wb_reader_book(reader, section->workbook)->sections[section->exercises->prompts->order];
}

static unsigned char *known_of_exercise(const struct wb_reader *reader, const struct wb_exercise *exercise)
{
    return &wb_reader_book(reader, exercise->section->workbook)->exercises[exercise->prompts->order];
}

bool wb_relevant_section(const struct wb_reader *reader, const struct wb_section *section)
{
    return settled(reader, known_of_section(reader, section), section->relevant);
}

bool wb_relevant_exercise(const struct wb_reader *reader, const struct wb_exercise *exercise)
{
    return wb_relevant_section(reader, exercise->section) &&
           settled(reader, known_of_exercise(reader, exercise), exercise->relevant);
}

/* Works out one prompt, and first all that it waits for. A prompt that is met while it is in work stands in a cycle,
 * which loading refuses; it is then taken as not applying. */
static void settle(const struct wb_reader *reader, const struct wb_prompt *prompt)
{
    struct waiting waiting = {0};
    waiting.list = wb_grow(waiting.list, 0, &waiting.capacity, sizeof(*waiting.list));
    waiting.list[waiting.count++] = prompt;
    while (waiting.count > 0) {
        const struct wb_prompt *next = waiting.list[waiting.count - 1];
        unsigned char *known = known_of(reader, next);
        if (*known == UNKNOWN) {
            *known = IN_WORK;
            wait_for(reader, next->relevant, &waiting);
            if (*known_of_exercise(reader, next->exercise) == UNKNOWN) {
                wait_for(reader, next->exercise->relevant, &waiting);
            }
            if (*known_of_section(reader, next->section) == UNKNOWN) {
                wait_for(reader, next->section->relevant, &waiting);
            }
            continue;
        }
        if (*known == IN_WORK) {
            *known = NO;
            bool applies = wb_relevant_exercise(reader, next->exercise) && holds_or_none(reader, next->relevant);
            *known_of(reader, next) = applies ? YES : NO;
        }
        waiting.count--;
    }
    free(waiting.list);
}

/* Relevance without the question whether it is still asked. */
static bool applies(const struct wb_reader *reader, const struct wb_prompt *prompt)
{
    if (!prompt->relevant && !prompt->exercise->relevant && !prompt->section->relevant) {
        return true;
    }
    unsigned char known = *known_of(reader, prompt);
    if (known == UNKNOWN) {
        settle(reader, prompt);
        known = *known_of(reader, prompt);
    }
    return known == YES;
}

bool wb_relevant(const struct wb_reader *reader, const struct wb_prompt *prompt)
{
    return !prompt->retired && applies(reader, prompt);
}

const struct wb_answer *wb_prompt_counts(const struct wb_reader *reader, const struct wb_prompt *prompt)
{
    const struct wb_answer *answer = reader->find(reader->data, prompt->workbook->id, prompt->key);
    if (!answer || answer->state != WB_ANSWERED || !wb_value_shape(prompt->field.type, answer->value) ||
        wb_value_empty(prompt->field.type, answer->value) || !applies(reader, prompt)) {
        return NULL;
    }
    answer = wb_without_rows_aside(reader, prompt, answer);
    return wb_value_empty(prompt->field.type, answer->value) ? NULL : answer;
}

static bool empty_of_any_type(const json_t *value)
{
    return !value || json_is_null(value) || json_is_false(value) ||
           (json_is_string(value) && json_string_length(value) == 0) ||
           (json_is_array(value) && json_array_size(value) == 0) ||
           (json_is_object(value) && json_object_size(value) == 0);
}

const struct wb_answer *wb_counts(const struct wb_reader *reader, const struct wb_ref *ref)
{
    if (!ref->key || ref->nothing) {
        return NULL;
    }
    if (ref->prompt) {
        return wb_prompt_counts(reader, ref->prompt);
    }
    const struct wb_answer *answer = ref->workbook ? reader->find(reader->data, ref->workbook, ref->key) : NULL;
    return answer && answer->state == WB_ANSWERED && !empty_of_any_type(answer->value) ? answer : NULL;
}

const json_t *wb_value(const struct wb_reader *reader, const struct wb_ref *ref)
{
    const struct wb_answer *answer = wb_counts(reader, ref);
    return answer ? answer->value : NULL;
}
