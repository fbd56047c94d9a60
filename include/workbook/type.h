/* What each type of prompt means: one file a type, one row in the table. Nothing outside this table and the widgets' table in
 * ui tells types apart. */
#ifndef WB_WORKBOOK_TYPE_H
#define WB_WORKBOOK_TYPE_H

#include "workbook/asked.h"

struct wb_type_ops {
    const char *name;  /* as in a workbook file */
    bool asks;         /* false: a note */
    bool column;       /* may be a column of a table */
    bool edited;       /* its value is one string that an editor edits */
    bool many_lines;
    unsigned json;     /* the JSON kinds of its values, as bits 1 << json_type */

    /* What an author may have got wrong in one field; NULL: nothing to check. */
    bool (*check)(const struct wb_field *field, struct wb_error *err);
    /* Whether a value is of this type at all (an import, a changed workbook): shape, ids known, bounds of its own. */
    bool (*fits)(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
    /* What a person is told softly about a value that fits ("Choose at most 3"); false with the sentence in `why`. */
    bool (*advise)(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
    bool (*empty)(const json_t *value);
    /* The value in plain words: one line for simple types, lines ended by newlines for the others. */
    void (*to_text)(const struct wb_asked *asked, const json_t *value, struct wb_str *out);
    /* A value from one typed line ("3 dec", "2 5 other: time"); NULL where a type is not typed as one line. */
    bool (*parse)(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                  struct wb_error *why);
};

extern const struct wb_type_ops wb_types[WB_TYPE_COUNT];

bool wb_type_find(const char *name, enum wb_type *out);
static inline const struct wb_type_ops *wb_type_of(const struct wb_asked *asked)
{
    return &wb_types[asked->field->type];
}

/* A value where the scale or type has changed since it was given: whether it may stand in the prompt as it is now. */
bool wb_value_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
/* The same, to say it to the person who typed it: what does not read as a number or a day yet is kept as it was typed,
 * and the sentence says what it lacks. */
bool wb_value_fits_as_typed(const struct wb_asked *asked, const json_t *value, struct wb_day today,
                            struct wb_error *why);
/* Whether it is JSON of the type's kind; the rest of what wb_value_fits asks is not looked at. NULL is not. */
bool wb_value_shape(enum wb_type type, const json_t *value);
bool wb_value_empty(enum wb_type type, const json_t *value); /* NULL and other kinds of JSON are empty */
void wb_value_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);

/* Whether a check is several boxes, which its choices or other answers give, and not a single one. */
bool wb_check_has_boxes(const struct wb_asked *asked);

/* A number as people write it: no trailing zeros, a point whatever the locale; and back, the whole text or nothing.
 * What is beyond 10^15 either way is not read: it would not be kept to the digit. So what is read is also read again
 * as it is written. */
void wb_number_text(double number, struct wb_str *out);
bool wb_number_read(const char *text, double *out);

#endif
