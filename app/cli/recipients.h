/* For whom an export is encrypted. It knows where their keys stand; age knows what a key is. */
#ifndef WB_CLI_RECIPIENTS_H
#define WB_CLI_RECIPIENTS_H

#include "base/error.h"

/* The recipients that --encrypt-to names: what is written there itself, or where that is "coach", those of coach.yaml
 * in the configuration directory. Each was tried with age. NULL-ended, freed with wb_recipients_free; NULL and `err`
 * (WB_CIPHER) where one is not right. */
char **wb_recipients(const char *named, struct wb_error *err);
void wb_recipients_free(char **recipients);

#endif
