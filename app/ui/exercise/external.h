/* An answer in the person's own editor ($VISUAL, $EDITOR). */
#ifndef WB_APP_UI_EXERCISE_EXTERNAL_H
#define WB_APP_UI_EXERCISE_EXTERNAL_H

#include "ui/ui.h"

/* Hands the text of a prompt to the editor and takes it back as one change. The file it needs is private, lies in the
 * runtime directory (memory) where there is one, and is overwritten and removed afterwards. */
void wb_external_edit(struct wb_ui *ui, const struct wb_prompt *prompt);

#endif
