/* A person who answers everything: what they would say to each prompt, as the JSON value it is kept as. They do not
 * know keys, lines or screens. Each is the same in every run. */
#ifndef WB_TESTS_PERSON_H
#define WB_TESTS_PERSON_H

#include "base/json.h"
#include "workbook/asked.h"

/* What they say in words; "%s" in each is what it is about. */
struct sayings {
    const char *const *texts, *const *lines;
    unsigned text_count, line_count;
};

struct person {
    const char *name;
    struct {
        const char *key, *value; /* what they are: JSON */
    } is[8];
    unsigned seed;             /* of all else they say */
    const struct sayings *say; /* NULL: what looks like commands, keys and markup, in every script */
};
enum { PEOPLE = 3 };
extern const struct person people[PEOPLE];

/* What they answer; NULL: nothing. Rows of their own have no id. A new reference. */
json_t *value_for(const struct person *person, const struct wb_asked *asked);
/* The value of a starter row's cell as it is suggested; NULL: empty. A new reference. */
json_t *suggested(const struct wb_asked *asked, size_t row, size_t column, struct wb_day today);

/* What else they do at a prompt. */
struct manner {
    enum wb_state state;
    bool turns_sharing; /* private, or what the author set */
    bool consents;      /* to be quoted */
};
struct manner manner_for(const struct person *person, const struct wb_prompt *prompt);

/* A number that only depends on its arguments. */
unsigned draw(const struct person *person, const struct wb_prompt *prompt, const char *what, unsigned below);

#endif
