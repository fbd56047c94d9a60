/* The rows of an answer that is a list of rows: those the author suggests, those in the answer, those begun and still
 * empty. A row gets into the answer with the first thing written in it, and stays in its place. It does not draw. */
#ifndef WB_APP_UI_WIDGETS_ENTRIES_H
#define WB_APP_UI_WIDGETS_ENTRIES_H

#include "ui/widget.h"

struct wb_entry {
    char *id;                           /* owned */
    const char *label;                  /* what it stands for, or NULL; `asked`'s */
    const struct wb_asked_row *starter; /* as suggested; NULL: the person's own row */
    bool kept;                          /* in the answer */
    size_t at;                          /* where it stood in the answer when that was read */
};

struct wb_entries {
    struct wb_widget *widget; /* of the whole answer */
    const char *id_key;       /* "id", or "of" in a review */
    const char *prefix;       /* of the ids of new rows: "r", "c" */
    bool fixed;               /* the rows asked for and no others */
    int least, most;          /* rows shown, at least; rows there may be (0: open) */
    struct wb_entry *list;
    size_t count;
    long highest;  /* number of the last new row: an id is not given twice */
    json_t *shown; /* suggestions that were lent, by path, until the next reading */
};

void wb_entries_read(struct wb_entries *entries); /* anew; rows begun and still empty stay where they are */
void wb_entries_fini(struct wb_entries *entries);
size_t wb_entries_find(const struct wb_entries *entries, const char *id); /* count: none */

bool wb_entries_may_add(const struct wb_entries *entries);
size_t wb_entries_add(struct wb_entries *entries, size_t before); /* an empty row; its index */
/* Takes a row out of the answer (a suggested one is again as suggested). False where there was nothing to take. */
bool wb_entries_remove(struct wb_entries *entries, size_t index);
bool wb_entries_move(struct wb_entries *entries, size_t index, int by);

/* For the widget of a cell. */
bool wb_entry_kept(const struct wb_entries *entries, const char *id);
const json_t *wb_entry_cell(struct wb_entries *entries, size_t index, size_t column); /* what stands there, or NULL */
const json_t *wb_entry_starter(struct wb_entries *entries,
                               struct wb_widget *cell); /* what is suggested there, or NULL */
/* Puts a row into the answer, with what is suggested in its other cells and `value` in this one. */
bool wb_entry_put(struct wb_entries *entries, struct wb_widget *cell, const json_t *value, struct wb_error *err);

#endif
