/* A line of one's own to type into, where it is not an answer: a name, a path, a word. It owns the text that its editor
 * edits. */
#ifndef WB_APP_UI_SCREENS_TYPED_H
#define WB_APP_UI_SCREENS_TYPED_H

#include "ui/ui.h"

struct wb_typed {
    struct wb_str text;
    struct wb_editor editor;
    bool read_only;
};
/* `typed` must stay where it is: the editor points to it. */
void wb_typed_init(struct wb_typed *typed, const char *initial);
void wb_typed_fini(struct wb_typed *typed);
void wb_typed_set(struct wb_typed *typed, const char *text); /* caret at the end */

#endif
