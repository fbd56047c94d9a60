/* Reading answers: what is relevant now, what counts, what a word stands for. It does not know where answers are kept: the
 * session (or a test, or an export) lends a function that finds them. */
#ifndef WB_WORKBOOK_ANSWERS_H
#define WB_WORKBOOK_ANSWERS_H

#include "base/json.h"
#include "base/time.h"
#include "workbook/model.h"

#include <stdint.h>

enum wb_state { WB_ANSWERED, WB_SKIPPED, WB_NOT_ME, WB_TALK_INSTEAD, WB_STATE_COUNT };
extern const char *const wb_state_names[WB_STATE_COUNT]; /* answered, skipped, not-me, talk-instead */

struct wb_answer {
    enum wb_state state;
    const json_t *value; /* NULL: no value */
    enum wb_sharing sharing;
    bool quote;
    int64_t revision; /* of the version last ended; 0: none yet */
    struct wb_instant at;
    int workbook_version;
    const json_t *wording; /* as asked when it was last answered (wb_asked_wording), or NULL */
};

/* Finds the answer kept under a key, relevant or not; NULL where there is none. Borrowed until the next change. */
typedef const struct wb_answer *wb_find_answer(void *data, const char *workbook, const char *key);

/* A way of reading all answers, with what was worked out remembered until wb_reader_changed. */
struct wb_reader {
    const struct wb_library *library;
    wb_find_answer *find;
    void *data;
    struct wb_reader_memo *memo;
};
void wb_reader_init(struct wb_reader *reader, const struct wb_library *library, wb_find_answer *find, void *data);
void wb_reader_changed(struct wb_reader *reader); /* an answer, its state or sharing changed */
void wb_reader_fini(struct wb_reader *reader);

/* Whether a prompt is asked now: its own condition, its exercise's and its section's, each reading only answers that count
 * themselves. A retired prompt is not asked. Cycles were refused at loading. */
bool wb_relevant(const struct wb_reader *reader, const struct wb_prompt *prompt);
bool wb_relevant_exercise(const struct wb_reader *reader, const struct wb_exercise *exercise);
bool wb_relevant_section(const struct wb_reader *reader, const struct wb_section *section);

/* The answer that counts: state answered, value not empty and of the prompt's type, and its prompt relevant (retired or
 * not), or no longer in any workbook. NULL otherwise. */
const struct wb_answer *wb_counts(const struct wb_reader *reader, const struct wb_ref *ref);
const struct wb_answer *wb_prompt_counts(const struct wb_reader *reader, const struct wb_prompt *prompt);
const json_t *wb_value(const struct wb_reader *reader, const struct wb_ref *ref); /* its value, or NULL */

bool wb_condition_holds(const struct wb_reader *reader, const struct wb_condition *condition);
/* One test (no all, any or not) of one value; NULL: not answered. */
bool wb_test_holds(const struct wb_condition *condition, const json_t *value);

/* The id of the lowest item (ties: the one ranked first in `among`, else the one listed first); NULL where unanswered. */
const char *wb_lowest_item(const struct wb_reader *reader, const struct wb_lowest *lowest);
bool wb_section_suggested(const struct wb_reader *reader, const struct wb_section *section);

/* Whether a row of a table applies: false of a starter row whose condition does not hold. One that was filled in is then
 * set aside: kept in the answer, and not in what counts. */
bool wb_row_applies(const struct wb_reader *reader, const struct wb_prompt *prompt, const char *id);
bool wb_rows_may_be_aside(const struct wb_prompt *prompt); /* it has starter rows with a condition */

/* A value of a prompt as it is spoken of now: of a table without its rows set aside. A new reference; NULL where nothing
 * is left of it, or there was nothing. */
json_t *wb_value_now(const struct wb_reader *reader, const struct wb_prompt *prompt, const json_t *value);

/* A text with every {word} filled in. A word that opens a sentence is capitalised. The second is for Markdown: what was
 * taken from an answer is escaped there, so that it stays words. Both append; `text` may be NULL. */
void wb_fill_words(const struct wb_reader *reader, const struct wb_workbook *workbook, const char *text,
                   struct wb_str *out);
void wb_fill_markdown(const struct wb_reader *reader, const struct wb_workbook *workbook, const char *text,
                      struct wb_str *out);

/* The same for a text that stands on the page of an exercise: a word that would give away there what is about to be
 * rated again is its otherwise (wb_series_told). */
void wb_fill_words_on(const struct wb_reader *reader, const struct wb_exercise *page, const char *text,
                      struct wb_str *out);
void wb_fill_markdown_on(const struct wb_reader *reader, const struct wb_exercise *page, const char *text,
                         struct wb_str *out);
/* The same for the label of a question, perhaps of another workbook, that is recalled on that page. */
void wb_fill_recalled(const struct wb_reader *reader, const struct wb_exercise *page, const struct wb_prompt *recalled,
                      struct wb_str *out);

/* Titles with their words filled in, as everything shows them that is not for authors. Borrowed until the answers
 * change. */
const char *wb_workbook_title(const struct wb_reader *reader, const struct wb_workbook *workbook);
const char *wb_section_title(const struct wb_reader *reader, const struct wb_section *section);
const char *wb_exercise_title(const struct wb_reader *reader, const struct wb_exercise *exercise);

#endif
