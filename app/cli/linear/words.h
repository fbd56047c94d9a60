/* The commands of linear mode, once: what is typed after the colon, and what help says. */
#ifndef WB_CLI_LINEAR_WORDS_H
#define WB_CLI_LINEAR_WORDS_H

#include <stddef.h>

enum wb_linear_word {
    WB_LINEAR_BACK,
    WB_LINEAR_NEXT,
    WB_LINEAR_GO,
    WB_LINEAR_SKIP,
    WB_LINEAR_NOT_ME,
    WB_LINEAR_TALK,
    WB_LINEAR_PRIVATE,
    WB_LINEAR_SHARE,
    WB_LINEAR_CLEAR,
    WB_LINEAR_UNDO,
    WB_LINEAR_REDO,
    WB_LINEAR_REVIEW,
    WB_LINEAR_WHERE,
    WB_LINEAR_QUOTE,
    WB_LINEAR_FINISH,
    WB_LINEAR_OPEN,
    WB_LINEAR_HEAD,
    WB_LINEAR_REPLY,
    WB_LINEAR_HELP,
    WB_LINEAR_QUIT,
    WB_LINEAR_WORD_COUNT
};
struct wb_linear_word_row {
    const char *name;  /* "go" */
    const char *shown; /* ":go N" */
    const char *about;
};
extern const struct wb_linear_word_row wb_linear_words[WB_LINEAR_WORD_COUNT];
extern const size_t wb_linear_word_count;

#endif
