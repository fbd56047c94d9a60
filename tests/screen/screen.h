/* Screens compared with text files: tests/screen/NAME.txt. With UPDATE_SCREENS set in the environment the files are written anew, and
 * git shows what has changed. */
#ifndef WB_TESTS_SCREEN_H
#define WB_TESTS_SCREEN_H

#include "term/cells.h"

/* Ends the test where the cells, their styles and the cursor are not as the file has them; says the first row that differs. */
void expect_screen(const struct wb_cells *cells, const char *name);

#endif
