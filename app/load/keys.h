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
    bool required;
    size_t at;                     /* where in the raw structure */
    const struct kind *kind;       /* of mappings and lists */
    const char *(*name_at)(int i); /* the names of AS_NAME, NULL behind the last */
    int least;                     /* of AS_WHOLE */
    size_t most;                   /* of lists; 0: no bound of its own */
    const char *example;           /* what to write instead */
    unsigned types;                /* of a prompt or column: which types it makes sense on, as bits; 0: all */
};

struct kind {
    const char *what; /* "a prompt" */
    const struct key *keys;
    size_t key_count;
    const struct key *others; /* AS_PAIRS, or NULL: other keys are faults */
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
};

enum { MOST_KEYS = 48 };

extern const struct kind wb_kind_workbook, wb_kind_word, wb_kind_section, wb_kind_turn, wb_kind_lowest,
    wb_kind_exercise, wb_kind_prompt, wb_kind_choice, wb_kind_range, wb_kind_column, wb_kind_row, wb_kind_condition;

/* The index of a key in its kind's table, or -1. */
int wb_key_find(const struct kind *kind, const char *name, size_t len);
/* The kind that has a key of this name, from the workbook down; NULL: none. */
const struct kind *wb_kind_with_key(const char *name);
/* Whether the entry has the key; the name must stand in the table. */
bool wb_entry_has(const struct entry *entry, const char *name);
struct wb_mark wb_entry_mark(const struct entry *entry, const char *name);

#endif
