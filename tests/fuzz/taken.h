/* A session over the shipped workbooks that takes a file in, shows what it brought on every sink, and forgets it again. */
#ifndef WB_TESTS_FUZZ_TAKEN_H
#define WB_TESTS_FUZZ_TAKEN_H

#include "base/json.h"
#include "session/session.h"

struct wb_session *fuzz_session(void); /* opened once */
/* Writes a digest that fits into an export. */
void fuzz_sign(json_t *json);
/* True where it was taken in. */
bool fuzz_take_in(json_t *json);

#endif
