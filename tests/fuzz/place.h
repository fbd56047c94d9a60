/* A data directory of a fuzz target's own, in memory where the system has such; made once, and gone with the program. */
#ifndef WB_TESTS_FUZZ_PLACE_H
#define WB_TESTS_FUZZ_PLACE_H

#include "base/time.h"

struct wb_clock fuzz_clock(void); /* stopped */
const char *fuzz_place(void);
const char *fuzz_file(struct wb_span bytes); /* a file there, written anew; its path */

#endif
