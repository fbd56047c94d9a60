/* From what one mapping says to a part of the model, with what is wrong in it by itself: what needs the whole workbook
 * is looked at in link.c. Private to the room. */
#ifndef WB_LOAD_FINISH_H
#define WB_LOAD_FINISH_H

#include "keys.h"

typedef void wb_finish(struct loading *to, const struct entry *entry, void *out);
typedef void wb_from_text(struct loading *to, const char *placed, void *out);

wb_finish wb_finish_condition, wb_finish_lowest, wb_finish_word, wb_finish_choice, wb_finish_range, wb_finish_column,
    wb_finish_row, wb_finish_prompt, wb_finish_exercise, wb_finish_turn, wb_finish_section, wb_finish_workbook;
wb_from_text wb_choice_from_text, wb_column_from_text, wb_row_from_text;

/* The type of a prompt of which nothing is known, because the file names none that there is: later checks pass it over.
 */
#define WB_TYPE_UNKNOWN WB_TYPE_COUNT

/* Says which of the texts stands there a second time: "two choices have the id X". Texts that are "" are passed over.
 */
void wb_refuse_twice(struct loading *to, const char *const *ids, size_t count, const char *what);

/* The same for the ids of structures that begin with their id. */
void wb_refuse_twice_in(struct loading *to, const void *list, size_t count, size_t size, const char *what);

/* A text that is not there is empty: that it lacks is said already, and what follows need not ask each time. */
const char *wb_or_empty(struct loading *to, const char *text, struct wb_mark mark);
/* What a mapping lacks; nothing where a part of it could not be read. */
__attribute__((format(printf, 4, 5))) void wb_load_lack(struct loading *to, const struct entry *entry,
                                                        struct wb_mark mark, const char *format, ...);
/* "range or ratings", for types given as bits. Lives with the faults. */
const char *wb_types_text(struct loading *to, unsigned types);
/* Keys that mean nothing on the type; what is wrong in its field by itself. */
void wb_refuse_keys_of_other_types(struct loading *to, const struct entry *entry, enum wb_type type);
void wb_check_field(struct loading *to, struct wb_mark mark, const struct wb_field *field);

#endif
