/* The workbook as its author wrote it: sections, exercises, prompts. It does not know files, answers' storage or
 * screens.
 *
 * Everything here belongs to the workbook's arena and never changes after loading. A repeated section is expanded when
 * loaded: each turn is a section of its own, and its prompts have keys of their own (gap-1.helped), so that nothing
 * above has to know about turns. */
#ifndef WB_WORKBOOK_MODEL_H
#define WB_WORKBOOK_MODEL_H

#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>

enum wb_type {
    WB_NOTE,
    WB_TEXT,
    WB_LINE,
    WB_INTEGER,
    WB_DECIMAL,
    WB_RANGE,
    WB_DATE,
    WB_SELECT_ONE,
    WB_SELECT_MULTIPLE,
    WB_RANK,
    WB_RATINGS,
    WB_TABLE,
    WB_CHECK,
    WB_COMMITMENT,
    WB_COMMITMENTS_REVIEW,
    WB_LETTER,
    WB_TYPE_COUNT
};

enum wb_sharing { WB_PRIVATE, WB_COACH, WB_REPORT, WB_SHARING_COUNT };
extern const char *const wb_sharing_names[WB_SHARING_COUNT]; /* as in files: private, coach, report */

/* When a section opens. Nothing is locked: it is what home and contents say. */
enum wb_opens {
    WB_FROM_THE_START,
    WB_WORKSHOP,
    WB_SESSION_1,
    WB_SESSION_2,
    WB_SESSION_3,
    WB_SESSION_4,
    WB_TWELVE_WEEKS,
    WB_OPENS_COUNT
};
extern const char *const wb_opens_names[WB_OPENS_COUNT]; /* "", workshop, session-1 ... twelve-weeks */

/* A place in the author's file, lines and columns from 1; 0 where there is none. */
struct wb_mark {
    int line, column;
};

struct wb_prompt;
struct wb_section;
struct wb_workbook;

/* A reference to a prompt. `prompt` is NULL where the workbook named is not loaded, and where `nothing` is set: the
 * turn before the first, or a turn that leaves that prompt out; it counts as unanswered. `key` NULL: no reference. */
struct wb_ref {
    const char *workbook, *key;
    const struct wb_prompt *prompt;
    bool nothing;
    struct wb_mark mark;
};

enum wb_test {
    WB_TEST_ALL, /* parts */
    WB_TEST_ANY, /* parts */
    WB_TEST_NOT, /* parts[0] */
    WB_TEST_IS,  /* values */
    WB_TEST_IS_NOT,
    WB_TEST_AT_LEAST, /* number */
    WB_TEST_AT_MOST,
    WB_TEST_INCLUDES, /* values: one of them is enough */
    WB_TEST_ANSWERED, /* answered */
};
struct wb_condition {
    enum wb_test test;
    bool answered;
    struct wb_ref ref;
    const char *item; /* one item of ratings, or one column; NULL: the whole value */
    const char *const *values;
    size_t value_count;
    double number;
    const struct wb_condition *parts;
    size_t part_count;
    struct wb_mark mark;
};

/* The lowest rating, among what was chosen elsewhere: `among.key` NULL means among all. */
struct wb_lowest {
    struct wb_ref of, among;
    const char *item; /* of suggest_when: the item that must be the lowest; NULL in a word */
};

enum wb_word_kind { WB_WORD_BY, WB_WORD_LOWEST, WB_WORD_ANSWER };
struct wb_word_case {
    const char *id, *text;
};
struct wb_word {
    const char *name;
    enum wb_word_kind kind;
    struct wb_ref of;        /* BY: the choice that decides; ANSWER: whose text stands here */
    struct wb_lowest lowest; /* LOWEST */
    const struct wb_word_case *cases;
    size_t case_count;
    const char *otherwise; /* never NULL */
};

struct wb_choice { /* a choice, or an item of ratings */
    const char *id, *label;
    const struct wb_condition *relevant; /* NULL: always */
    bool alone;                          /* chosen, it excludes the others */
};

struct wb_range {
    bool given;
    double start, end, step; /* step > 0; start < end */
    const char *low, *high;  /* what the ends mean; NULL: nothing said */
};

/* What one value may be: of a whole prompt, or of one column of a table. */
struct wb_field {
    const char *id, *label, *hint;
    enum wb_type type;
    const struct wb_choice *choices; /* choices, or items of ratings */
    size_t choice_count;
    struct wb_range range;
    double min, max; /* numbers: the value; select_multiple: how many; NAN: open */
    int length;      /* of texts: advice in characters, never a cut; 0: none */
    bool or_other;
};

struct wb_row { /* a starter row of a table */
    const char *id;
    const char *const *cells; /* one for each column; NULL: empty */
    const struct wb_condition *relevant;
};

struct wb_prompt {
    struct wb_field field; /* field.id is the author's id */
    const char *key;       /* what the answer is kept under: the id, or TURN.id */
    const struct wb_workbook *workbook;
    const struct wb_section *section;
    const struct wb_exercise *exercise;
    size_t order; /* position among the workbook's prompts */
    struct wb_mark mark;

    const char *guidance;       /* longer help; NULL: none */
    const char *not_applicable; /* of ratings: the words for "not mine to say"; NULL: not offered */
    enum wb_sharing sharing;    /* the author's default */
    const struct wb_condition *relevant;
    const struct wb_ref *recall;
    size_t recall_count;
    struct wb_ref rerate, looking_back, choices_from, among, rows_from; /* key NULL: not given */
    const struct wb_prompt *root;  /* the first of the ratings that this one repeats or looks back on; else itself */
    const char *const *items_only; /* of a re-rating: narrowed to these items; NULL: all */
    size_t items_only_count;
    const struct wb_field *columns;
    size_t column_count;
    const struct wb_row *rows;
    size_t row_count;
    int min_rows, max_rows; /* max_rows 0: open */
    int top;                /* of a rank: how many count; 0: all */
    int most;               /* of a commitment: how many; at least 1 */
    const char *opens_with; /* of a letter: the id of the section that opens it */
    const char *const *was; /* earlier keys */
    size_t was_count;
    bool short_route, quotable, required, retired, wheel, on_head_page, rows_fixed, show_values;
    bool choices_from_commitments;
    bool inherits; /* type, items, range and choices are those of the prompt that it repeats */
};

struct wb_exercise {
    const char *id, *title, *method, *why, *coach_reads;
    int minutes;
    bool short_route;
    const struct wb_condition *relevant;
    const struct wb_section *section;
    const struct wb_prompt *prompts;
    size_t prompt_count;
};

struct wb_section {
    const char *id, *title, *about; /* about: Markdown, or NULL */
    enum wb_opens opens;
    bool optional;
    const struct wb_lowest *suggest_when;
    const struct wb_condition *relevant;
    const char *turn_of; /* the author's id of the repeated section this is a turn of, else NULL */
    int turn;            /* from 0 */
    const struct wb_workbook *workbook;
    const struct wb_exercise *exercises;
    size_t exercise_count;
};

struct wb_workbook {
    const char *id, *title, *language, *about;
    int version;
    const struct wb_word *words; /* sorted by name */
    size_t word_count;
    const struct wb_section *sections;
    size_t section_count;
    const struct wb_prompt **prompts; /* all, in order */
    size_t prompt_count;
    const struct wb_prompt **by_key; /* the same, sorted by key */
    const char *source;              /* the file's text, which the store keeps a copy of */
    size_t source_len;
    char *source_owned; /* the same where it is freed with the workbook, else NULL */
    const char *file;   /* its name for messages; "built in" */
    struct wb_arena arena;
};

const struct wb_prompt *wb_workbook_prompt(const struct wb_workbook *workbook, const char *key);  /* NULL: none */
const struct wb_prompt *wb_workbook_was(const struct wb_workbook *workbook, const char *old_key); /* by `was` */
const struct wb_section *wb_workbook_section(const struct wb_workbook *workbook, const char *id);
const struct wb_exercise *wb_section_exercise(const struct wb_section *section, const char *id);
void wb_workbook_free(struct wb_workbook *workbook);

/* The workbooks that are loaded, in the order of their use. Owns them. */
struct wb_library {
    struct wb_workbook **books;
    size_t count, capacity;
};
void wb_library_add(struct wb_library *library, struct wb_workbook *workbook);
struct wb_workbook *wb_library_book(const struct wb_library *library, const char *id);
const struct wb_prompt *wb_library_prompt(const struct wb_library *library, const char *workbook, const char *key);
void wb_library_fini(struct wb_library *library);

#endif
