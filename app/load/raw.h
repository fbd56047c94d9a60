/* What one mapping of the file says, before it becomes part of the model. Filled by read.c from the tables of keys.c,
 * turned into the model by finish.c and expand.c. Private to the room.
 *
 * Every text that comes from the file has its place in front of it (wb_text_mark), so that whoever finds fault with it
 * later can say where it stands without the model carrying places. */
#ifndef WB_LOAD_RAW_H
#define WB_LOAD_RAW_H

#include "events.h"
#include "mend.h"

enum {
    WB_PROMPTS = 20000,        /* of one workbook, turns counted */
    WB_CHOICES = 1000,         /* choices, items, starter rows of one prompt */
    WB_COLUMNS = 50,           /* of one table */
    WB_TURNS = 100,            /* of one repeated section */
    WB_KEPT_BYTES = 32 * 1024, /* of one text */
    WB_ID_BYTES = 64,
    WB_WORDS = 1000,     /* of one workbook */
    WB_ENTRIES = 400000, /* of all lists together, turns counted */
    WB_ERRORS = 5000,    /* after so many nobody reads on, and neither do we */
};

struct raw_texts {
    const char *const *list;
    size_t count;
};
struct raw_pair { /* a key that the author chose, and its text */
    const char *key, *text;
};
struct raw_pairs {
    struct raw_pair *list;
    size_t count;
};
struct raw_refs {
    struct wb_ref *list;
    size_t count;
};
struct raw_conditions {
    struct wb_condition *list;
    size_t count;
};

struct raw_condition {
    struct wb_ref prompt;
    const char *item;
    struct raw_texts is, is_not, includes;
    double at_least, at_most;
    bool answered;
    struct raw_conditions all, any;
    const struct wb_condition * not ;
};

struct raw_word {
    struct wb_ref by, lowest_of, among, answer;
    const char *otherwise;
    struct raw_pairs cases;
};

struct raw_choice {
    const char *id, *label;
    const struct wb_condition *relevant;
    bool alone;
};
struct raw_choices {
    struct wb_choice *list;
    size_t count;
};

struct raw_range {
    double start, end, step;
    const char *low, *high;
};

struct raw_column {
    const char *id, *label, *hint;
    int type;
    struct raw_choices choices;
    struct wb_range range;
    double min, max;
    int length;
    bool or_other;
};
struct raw_columns {
    struct wb_field *list;
    size_t count;
};

struct raw_row { /* becomes itself: its cells wait for the columns */
    const char *id;
    const struct wb_condition *relevant;
    struct raw_pairs cells; /* key NULL: the first column */
    struct wb_mark mark;
};
struct raw_rows {
    struct raw_row *list;
    size_t count;
};

struct raw_prompt {
    const char *id, *label, *hint, *guidance, *not_applicable, *opens_with;
    int type, sharing, appearance, required, page;
    const struct wb_condition *relevant;
    struct raw_refs recall;
    struct wb_ref rerate, looking_back, choices_from, among, rows_from;
    struct raw_choices choices, items;
    struct raw_columns columns;
    struct raw_rows rows;
    struct wb_range range;
    double min, max;
    int length, min_rows, max_rows, top;
    struct raw_texts was;
    bool short_route, quotable, retired, rows_fixed, show_values, or_other;
};

struct raw_exercise { /* becomes itself: the section decides which turns it stands in */
    struct wb_exercise exercise;
    struct raw_texts only;
};
struct raw_exercise_keys {
    const char *id, *title, *method, *why, *coach_reads;
    int minutes;
    bool short_route;
    struct raw_texts only;
    const struct wb_condition *relevant;
    struct {
        struct wb_prompt *list;
        size_t count;
    } prompts;
};

struct raw_turn {
    const char *id, *title;
    int opens;
};
struct raw_section {
    const char *id, *title, *about;
    int opens;
    bool optional;
    const struct wb_lowest *suggest_when;
    const struct wb_condition *relevant;
    struct {
        struct raw_turn *list;
        size_t count;
    } repeat;
    struct {
        struct raw_exercise *list;
        size_t count;
    } exercises;
    size_t entries; /* of its lists, which each turn has again */
};

struct raw_lowest {
    struct wb_ref lowest_of, among;
    const char *item;
};

struct raw_workbook {
    const char *id, *title, *language, *about;
    int version;
    struct {
        struct wb_word *list;
        size_t count;
    } words;
    struct {
        struct raw_section *list;
        size_t count;
    } sections;
};

/* One file on its way to a workbook. */
struct loading {
    struct wb_events events;
    struct wb_workbook *book;
    struct wb_faults *faults;
    const char *file;
    size_t prompts, entries;
    bool too_many;                /* said once */
    struct wb_line looked_at;     /* the line that a text was last looked up in */
    const struct wb_holes *holes; /* of a mended text; else NULL */
    const char **with_words;      /* texts that hold a brace, to be looked through once all words are known */
    size_t with_words_count, with_words_capacity;
};

/* A text in the workbook's arena with its place in front. */
const char *wb_text_placed(struct loading *to, struct wb_mark mark, const char *text, size_t len);
struct wb_mark wb_text_mark(const char *placed);

__attribute__((format(printf, 3, 4))) void wb_load_fault(struct loading *to, struct wb_mark mark, const char *format,
                                                         ...);
__attribute__((format(printf, 3, 4))) void wb_load_warn(struct loading *to, struct wb_mark mark, const char *format,
                                                        ...);
/* A fault about a name that nothing has, unless it may stand in what could not be read. */
__attribute__((format(printf, 4, 5))) void wb_load_unknown(struct loading *to, struct wb_mark mark, const char *name,
                                                           const char *format, ...);
/* Says once that there are more than `most` of something, and ends the reading. */
void wb_load_too_many(struct loading *to, struct wb_mark mark, int most, const char *what);
const char *wb_load_quoted(struct loading *to, const char *text);

/* A label as an id: lower case, what else stands there joined into hyphens. Empty where nothing is left. */
void wb_slug(const char *label, char out[static WB_ID_BYTES + 1]);
bool wb_id_good(const char *id);

#endif
