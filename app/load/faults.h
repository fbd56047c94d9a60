/* Adding faults to the list. Private to the room. */
#ifndef WB_LOAD_FAULTS_H
#define WB_LOAD_FAULTS_H

#include "load/load.h"

/* `format` makes "what is wrong; what to write instead". File name and text are cleaned for the terminal. */
__attribute__((format(printf, 5, 6))) void wb_fault(struct wb_faults *faults, const char *file, struct wb_mark mark,
                                                    bool warning, const char *format, ...);

/* Whether a further fault would only be counted: then nobody needs its words. */
static inline bool wb_faults_full(const struct wb_faults *faults)
{
    return faults->count >= WB_FAULTS_LISTED;
}

/* A text of the file as part of a fault: in quotation marks, on one line, not too long. Lives with the faults. */
const char *wb_quoted(struct wb_faults *faults, const char *text);

/* "; did you mean "X"?" where a word of the NULL-ended list is near, else `otherwise`. Lives with the faults. */
const char *wb_meant(struct wb_faults *faults, const char *typed, const char *const *words, const char *otherwise);

/* Whether a file has errors, and not warnings alone. */
bool wb_faults_of(const struct wb_faults *faults, const char *file);

/* Gives the faults of a file their lines, taken from its text. */
void wb_faults_lines(struct wb_faults *faults, const char *file, const char *data, size_t len);

#endif
