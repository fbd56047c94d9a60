/* The soft-wrapped rows of an editor's text: known around where anyone has looked, forgotten from an edit on. It does
 * not know keys or drawing.
 *
 * Rows are counted from the first known one. That begins the text or, far from the start of a large one, a paragraph;
 * finding an offset may move it, and counts taken before then mean nothing any more.
 *
 * Text is wrapped one column short of the width, so that the caret after a full row still has a column to stand in. */
#ifndef WB_TERM_EDITOR_ROWS_H
#define WB_TERM_EDITOR_ROWS_H

#include "term/editor.h"

struct wb_span wb_editor_rows_text(const struct wb_editor *editor);
void wb_editor_rows_width(struct wb_editor *editor, int width);    /* forgets all rows where it differs */
void wb_editor_rows_forget(struct wb_editor *editor, size_t from); /* text from this offset on has changed */

/* Lays out until this row is known; false where the text ends before it. */
bool wb_editor_rows_reach(struct wb_editor *editor, size_t row);
size_t wb_editor_rows_find(struct wb_editor *editor, size_t offset); /* the row in which a caret at `offset` stands */
/* Lays out some of the text above the first known row; returns how many rows came before it, 0 at the text's start. */
size_t wb_editor_rows_above(struct wb_editor *editor);

size_t wb_editor_rows_start(const struct wb_editor *editor, size_t row);
size_t wb_editor_rows_end(struct wb_editor *editor, size_t row);  /* start of the next row, or the text's end */
size_t wb_editor_rows_stop(struct wb_editor *editor, size_t row); /* the last place for a caret in this row */

int wb_editor_rows_column(struct wb_editor *editor, size_t row, size_t offset); /* where a caret is shown */
size_t wb_editor_rows_offset(struct wb_editor *editor, size_t row, int column); /* the cluster at a column */

#endif
