/* What a reader remembers between two changes of the answers: which prompts apply, what each word stands for. Private
 * to the room. */
#ifndef WB_WORKBOOK_READER_H
#define WB_WORKBOOK_READER_H

#include "workbook/answers.h"

enum known { UNKNOWN, NO, YES, IN_WORK };

struct word_memo {
    enum known known;
    char *text;       /* NULL: the word's otherwise */
    bool from_answer; /* what a person wrote, not the author */
};

struct book_memo {
    const struct wb_workbook *book;
    unsigned char *applies;              /* enum known, by the order of the prompt */
    unsigned char *exercises, *sections; /* the same, by the order of their first prompt */
    struct word_memo *words;
    const char **titles; /* with their words filled in; NULL as long as no title was asked for that holds any */
    struct wb_arena titles_arena;
};

struct rows_memo; /* aside.c */

struct wb_reader_memo {
    struct rows_memo *rows;
    struct book_memo *books;
    size_t count, capacity;
    int words_open; /* words being worked out within one another */
    bool telling;   /* whether a word may be seen is being asked */
};

/* The memo of one workbook, made when first asked for. Stays where it is until another workbook is asked for. */
struct book_memo *wb_reader_book(const struct wb_reader *reader, const struct wb_workbook *book);

/* The answer as it counts: of a table without the rows that are set aside. Borrowed until the answers change. */
const struct wb_answer *wb_without_rows_aside(const struct wb_reader *reader, const struct wb_prompt *prompt,
                                              const struct wb_answer *answer);
void wb_rows_aside_forget(struct wb_reader_memo *memo);

#endif
