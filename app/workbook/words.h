/* Filling {words} into a text, whoever knows what they stand for: the answers of now, or the wording kept with an
 * earlier answer. Private to the room. */
#ifndef WB_WORKBOOK_WORDS_H
#define WB_WORKBOOK_WORDS_H

#include "workbook/answers.h"

struct wb_filler {
    /* What a word stands for; NULL: no such word, the text keeps it as it is. `*from_answer` (false before) is set
     * where a person wrote it. */
    const char *(*find)(void *data, const char *name, bool *from_answer);
    void *data;
    bool markdown; /* escape what a person wrote */
};
void wb_fill(const struct wb_filler *filler, const char *text, struct wb_str *out);

/* The next {word} at or after `*at`: its name goes to `name`, `*at` behind it; false: none left. */
#define WB_WORD_MAX 65
bool wb_word_in(const char *text, size_t *from, size_t *at, char name[static WB_WORD_MAX]);

const struct wb_word *wb_word_find(const struct wb_workbook *workbook, const char *name);
/* What it stands for now, or NULL where it is the word's otherwise. Borrowed until the answers change. */
const char *wb_word_text(const struct wb_reader *reader, const struct wb_workbook *workbook, const struct wb_word *word,
                         bool *from_answer);
/* Whether it would give away, on the page of an exercise, what is about to be rated again there. NULL: no page. */
bool wb_word_told(const struct wb_reader *reader, const struct wb_exercise *page, const struct wb_word *word);
/* With the words of a workbook, as they may be seen on that page. */
void wb_fill_as_seen(const struct wb_reader *reader, const struct wb_workbook *words, const struct wb_exercise *page,
                     const char *text, bool markdown, struct wb_str *out);

#endif
