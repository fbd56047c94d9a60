/* Which keys each kind of mapping has, and what their values must be: the one description of the format that the reader
 * works from and that the schema for editors is tested against. Private to the room. */
#ifndef WB_LOAD_KEYS_H
#define WB_LOAD_KEYS_H

#include "raw.h"

#include <stdint.h>

enum shape {
    AS_TEXT,    /* const char *, Markdown or not */
    AS_ID,      /* const char * */
    AS_FLAG,    /* bool */
    AS_WHOLE,   /* int, not below `least` */
    AS_NUMBER,  /* double */
    AS_NAME,    /* int: which of the names */
    AS_REF,     /* struct wb_ref, still as written */
    AS_REFS,    /* struct raw_refs */
    AS_TEXTS,   /* struct raw_texts: one scalar or a list */
    AS_IDS,     /* struct raw_texts: the same, of ids */
    AS_MAPPING, /* what the kind makes, in place */
    AS_POINTER, /* the same, behind a pointer */
    AS_LIST,    /* pointer and count of what the kind makes */
    AS_NAMED,   /* the same, from a mapping of names; what is made begins with its name */
    AS_PAIRS,   /* struct raw_pairs: the keys that no row of the table names */
};

struct kind;
struct entry;

struct key {
    const char *name;
    size_t len;
    enum shape shape;
    unsigned types; /* of a prompt or column: which types it makes sense on, as bits; 0: all */
    int least;      /* of AS_WHOLE */
    bool required;
    size_t at;                     /* where in the raw structure */
    const struct kind *kind;       /* of mappings and lists */
    const char *(*name_at)(int i); /* the names of AS_NAME, NULL behind the last */
    size_t most;                   /* of lists; 0: no bound of its own */
    const char *example;           /* what to write instead */
};

struct kind {
    const char *what; /* "a prompt" */
    const struct key *keys;
    size_t key_count;
    const struct key *others; /* AS_PAIRS, or NULL: other keys are faults */
    size_t raw_size;          /* of what is read */
    size_t size;              /* of what finish makes */
    /* Makes `out` (zeroed) of what was read, saying what is wrong with it. */
    void (*finish)(struct loading *to, const struct entry *entry, void *out);
    /* Makes it of a plain string; NULL: only a mapping will do. */
    void (*from_text)(struct loading *to, const char *placed, void *out);
};

/* What was read of one mapping. */
struct entry {
    const struct kind *kind;
    const void *raw;
    uint64_t seen;               /* bits of the kind's keys */
    const struct wb_mark *marks; /* of the keys seen */
    struct wb_mark mark;         /* of the mapping */
    size_t entries;              /* of the lists within it */
    bool holed;                  /* a part of it could not be read */
    uint64_t hurt;               /* keys whose values have faults: nothing follows from these */
};

enum { MOST_KEYS = 48 };

/* The rows of the tables, by name. */
enum { /* keys of condition */
       CONDITION_PROMPT,
       CONDITION_ITEM,
       CONDITION_IS,
       CONDITION_IS_NOT,
       CONDITION_INCLUDES,
       CONDITION_AT_LEAST,
       CONDITION_AT_MOST,
       CONDITION_ANSWERED,
       CONDITION_ALL,
       CONDITION_ANY,
       CONDITION_NOT,
};
enum { /* keys of lowest */
       LOWEST_LOWEST_OF,
       LOWEST_AMONG,
       LOWEST_ITEM,
};
enum { /* keys of word */
       WORD_BY,
       WORD_LOWEST_OF,
       WORD_AMONG,
       WORD_ANSWER,
       WORD_OTHERWISE,
};
enum { /* keys of choice */
       CHOICE_ID,
       CHOICE_LABEL,
       CHOICE_RELEVANT,
       CHOICE_ALONE,
};
enum { /* keys of range */
       RANGE_START,
       RANGE_END,
       RANGE_STEP,
       RANGE_LOW,
       RANGE_HIGH,
};
enum { /* keys of column */
       COLUMN_ID,
       COLUMN_LABEL,
       COLUMN_TYPE,
       COLUMN_HINT,
       COLUMN_CHOICES,
       COLUMN_OR_OTHER,
       COLUMN_RANGE,
       COLUMN_MIN,
       COLUMN_MAX,
       COLUMN_LENGTH,
};
enum { /* keys of row */
       ROW_ID,
       ROW_RELEVANT,
};
enum { /* keys of prompt */
       PROMPT_ID,
       PROMPT_TYPE,
       PROMPT_LABEL,
       PROMPT_HINT,
       PROMPT_GUIDANCE,
       PROMPT_CHOICES,
       PROMPT_OR_OTHER,
       PROMPT_CHOICES_FROM,
       PROMPT_AMONG,
       PROMPT_SHOW_VALUES,
       PROMPT_ITEMS,
       PROMPT_RANGE,
       PROMPT_NOT_APPLICABLE,
       PROMPT_APPEARANCE,
       PROMPT_COLUMNS,
       PROMPT_ROWS,
       PROMPT_ROWS_FROM,
       PROMPT_ROWS_FIXED,
       PROMPT_MIN_ROWS,
       PROMPT_MAX_ROWS,
       PROMPT_MIN,
       PROMPT_MAX,
       PROMPT_TOP,
       PROMPT_LENGTH,
       PROMPT_OPENS_WITH,
       PROMPT_RERATE,
       PROMPT_LOOKING_BACK,
       PROMPT_RECALL,
       PROMPT_RELEVANT,
       PROMPT_SHARING,
       PROMPT_REQUIRED,
       PROMPT_QUOTABLE,
       PROMPT_PAGE,
       PROMPT_SHORT_ROUTE,
       PROMPT_WAS,
       PROMPT_RETIRED,
};
enum { /* keys of exercise */
       EXERCISE_ID,
       EXERCISE_TITLE,
       EXERCISE_MINUTES,
       EXERCISE_SHORT_ROUTE,
       EXERCISE_ONLY,
       EXERCISE_METHOD,
       EXERCISE_WHY,
       EXERCISE_COACH_READS,
       EXERCISE_RELEVANT,
       EXERCISE_PROMPTS,
};
enum { /* keys of turn */
       TURN_ID,
       TURN_TITLE,
       TURN_OPENS,
};
enum { /* keys of section */
       SECTION_ID,
       SECTION_TITLE,
       SECTION_ABOUT,
       SECTION_OPENS,
       SECTION_OPTIONAL,
       SECTION_SUGGEST_WHEN,
       SECTION_RELEVANT,
       SECTION_REPEAT,
       SECTION_EXERCISES,
};
enum { /* keys of workbook */
       WORKBOOK_WORKBOOK,
       WORKBOOK_VERSION,
       WORKBOOK_TITLE,
       WORKBOOK_LANGUAGE,
       WORKBOOK_ABOUT,
       WORKBOOK_WORDS,
       WORKBOOK_SECTIONS,
};

extern const struct kind wb_kind_workbook, wb_kind_word, wb_kind_section, wb_kind_turn, wb_kind_lowest,
    wb_kind_exercise, wb_kind_prompt, wb_kind_choice, wb_kind_range, wb_kind_column, wb_kind_row, wb_kind_condition;

/* The index of a key in its kind's table, or -1. */
int wb_key_find(const struct kind *kind, const char *name, size_t len);
/* The index of the key that another word was meant for, or -1: a slip of the keys, or another word for the same. */
int wb_key_meant(const struct kind *kind, const char *name);
const char *wb_type_name(int i); /* NULL behind the last */
/* The type, or two, that another word was meant for; NULL: none. */
const char *wb_type_meant(const char *name);
/* The kind that has a key of this name, from the workbook down; NULL: none. */
const struct kind *wb_kind_with_key(const char *name);
/* The key of this name, or the one that was meant, in the first kind that has one; NULL: none. */
const struct key *wb_key_named(const char *name);
/* The key of a prompt that holds the list of its type: choices, items, columns; NULL: it has none. */
const char *wb_key_of_list(const char *type);
/* Whether the entry has a key of its kind, and where; where it has not, the mapping's own place. */
static inline bool wb_entry_has(const struct entry *entry, int key)
{
    return (entry->seen >> key & 1) != 0;
}

/* Whether what the field of a prompt or column says can be looked at: given as it should be, or not at all. */
static inline bool wb_entry_sound(const struct entry *entry, uint64_t keys)
{
    return (entry->hurt & keys) == 0 && !(entry->holed && (entry->seen & keys) == 0);
}

static inline struct wb_mark wb_entry_mark(const struct entry *entry, int key)
{
    return wb_entry_has(entry, key) ? entry->marks[key] : entry->mark;
}

#endif
