/* Editing one text: caret, selection, soft-wrapped rows, scrolling within a height. It edits by asking its owner to make the
 * change (so that the change is kept before it is shown), and never splits a grapheme cluster. It knows no terminal.
 *
 * Costs of a key do not grow with the text: rows are known only around what was shown. */
#ifndef WB_TERM_EDITOR_H
#define WB_TERM_EDITOR_H

#include "term/cells.h"
#include "term/keys.h"

/* The owner's text and the one way to change it. */
struct wb_editor_owner {
    /* Borrowed until the next change. */
    struct wb_span (*text)(void *data);
    /* Replaces `remove` bytes at `at` by `text`; false refuses (read-only), nothing changed then. */
    bool (*change)(void *data, size_t at, size_t remove, const char *text, size_t len);
    /* The caret jumped, or a step ended: typing that follows is a new undo step. */
    void (*pause)(void *data);
    void *data;
};

struct wb_editor {
    struct wb_editor_owner owner;
    bool one_line; /* Enter is not taken; long lines scroll sideways by wrapping all the same */
    size_t caret, anchor; /* a selection lies between them where they differ */
    int width, height;    /* columns and rows it is shown in */
    int wish;             /* the column that Up and Down keep, -1: none */
    size_t *rows;         /* starts of known rows one after the other; the first begins the text, or far into it a paragraph */
    size_t row_count, row_capacity;
    bool rows_complete;   /* the last known row ends the text */
    int above;            /* rows of the text above the first known one, counted up to some hundreds */
    size_t top;           /* first row shown, counted from the first known one */
};

/* What is shared by all editors of the program: the text last cut or copied. It stays inside the program. */
struct wb_clip {
    struct wb_str text;
};

void wb_editor_init(struct wb_editor *editor, struct wb_editor_owner owner, bool one_line);
void wb_editor_fini(struct wb_editor *editor);
/* Rows needed for the text at this width, at most `most` (an empty text needs one). */
int wb_editor_measure(struct wb_editor *editor, int width, int most);
/* Takes a key; false when it has no meaning here (Up in the first row, Tab, ...), so that the caller may move the focus. */
bool wb_editor_key(struct wb_editor *editor, uint32_t key, struct wb_clip *clip);
bool wb_editor_paste(struct wb_editor *editor, const char *text, size_t len);
void wb_editor_click(struct wb_editor *editor, int row, int col); /* row and column within the area it was drawn in */
void wb_editor_wheel(struct wb_editor *editor, int rows);
void wb_editor_set_caret(struct wb_editor *editor, size_t caret); /* put between clusters where it is not */
void wb_editor_changed(struct wb_editor *editor, size_t from);    /* the owner changed the text from here on (undo, $EDITOR) */
/* Draws at the area's corner, editor->height rows; puts the cursor when `focused`. An empty text shows `empty` dimly. */
void wb_editor_draw(struct wb_editor *editor, const struct wb_area *area, bool focused, enum wb_style style,
                    const char *empty);
bool wb_editor_selected(const struct wb_editor *editor, size_t *from, size_t *to);

#endif
