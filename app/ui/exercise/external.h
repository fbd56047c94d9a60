/* An answer in the person's own editor ($VISUAL, $EDITOR). */
#ifndef WB_APP_UI_EXERCISE_EXTERNAL_H
#define WB_APP_UI_EXERCISE_EXTERNAL_H

#include "ui/ui.h"

/* Hands the text of a prompt to the editor and takes it back as one change. */
void wb_external_edit(struct wb_ui *ui, const struct wb_prompt *prompt);

/* Takes back what an editor still had when the program was killed, and says so. True: the screen is to be drawn anew. */
bool wb_external_recover(struct wb_ui *ui);

#endif
